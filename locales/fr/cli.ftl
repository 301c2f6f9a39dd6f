# What the command line says.
cli-fileable = Ce fichier peut être déposé.
cli-blocked = Ce fichier est lisible, mais certaines lignes sont à corriger.
cli-refused = Ce fichier ne peut pas être déclaré tel quel.
cli-counts =
    { $rows ->
        [one] { $rows_shown } salarié lu
       *[other] { $rows_shown } salariés lus
    }, { $blocking ->
        [0] aucune erreur
        [one] { $blocking_shown } erreur
       *[other] { $blocking_shown } erreurs
    }, { $warnings ->
        [0] aucun avertissement
        [one] { $warnings_shown } avertissement
       *[other] { $warnings_shown } avertissements
    }.
cli-gross = Masse salariale : { $amount } DH
cli-due = Total : part patronale { $employer } DH, part salariale { $employee } DH, à payer { $due } DH
cli-more =
    { $count ->
        [one] et { $count_shown } autre…
       *[other] et { $count_shown } autres…
    }
cli-converted =
    { $rows ->
        [one] { $rows_shown } salarié écrit dans { $file }.
       *[other] { $rows_shown } salariés écrits dans { $file }.
    }
cli-convert-needs-context = Un fichier e-BDS porte le numéro d’affiliation et la période : ajoutez --employer et --period.
cli-convert-blocked =
    { $rows ->
        [one] Rien n’a été écrit : { $rows_shown } ligne ne peut pas être déclarée. Voyez « tasrih check ».
       *[other] Rien n’a été écrit : { $rows_shown } lignes ne peuvent pas être déclarées. Voyez « tasrih check ».
    }
cli-rates-title = Taux et plafonds pour { $month }
cli-rates-branch = Branche
cli-rates-employer = Part patronale
cli-rates-employee = Part salariale
cli-rates-base = Assiette
cli-rates-status = État
cli-rates-source = Source
cli-rates-whole = salaire entier
cli-rates-capped = plafonnée
cli-rates-ceiling = Plafond mensuel
cli-rates-minimum = Salaire minimum
cli-rates-due = À déclarer et payer au plus tard le
cli-rates-checked = comparé le { $date }
cli-status-confirmed = confirmé
cli-status-single = une seule source
cli-status-uncertain = incertain
cli-status-house = choix de Tasrih
cli-rules-title = Règles de contrôle
cli-rules-code = Code
cli-rules-severity = Gravité
cli-rules-fault = Anomalie
cli-rules-message = Message
cli-rules-help = Que faire
cli-rules-source = Source
cli-rules-status = État
cli-rules-refusals = Refus du fichier entier
cli-demo-title = Tasrih est ouvert sur { $url } — entreprises de démonstration :
cli-demo-password = Mot de passe pour tous : { $password } — fichiers de paie à envoyer : { $samples } et fixtures/samples
cli-audit-sound =
    { $sealed ->
        [0] Le journal est intact : aucun acte n’est encore scellé.
        [one] Le journal est intact : { $sealed_shown } acte scellé.
       *[other] Le journal est intact : { $sealed_shown } actes scellés.
    }
cli-audit-waiting =
    { $waiting ->
        [0] Aucun acte n’attend d’être scellé.
        [one] { $waiting_shown } acte attend d’être scellé.
       *[other] { $waiting_shown } actes attendent d’être scellés.
    }
cli-audit-head = Empreinte du dernier acte, à conserver hors de ce système : { $hash }
cli-audit-broken =
    { $sound ->
        [0] LE JOURNAL EST ROMPU dès sa première place ({ $place }, acte { $event }) : un acte a été modifié ou retiré.
        [one] LE JOURNAL EST ROMPU à la place { $place } (acte { $event }) : un acte a été modifié ou retiré. { $sound_shown } acte avant lui est intact.
       *[other] LE JOURNAL EST ROMPU à la place { $place } (acte { $event }) : un acte a été modifié ou retiré. Les { $sound_shown } actes avant lui sont intacts.
    }

cli-ledger-read =
    { $employers ->
        [one] { $employers_shown } employeur
       *[other] { $employers_shown } employeurs
    }, { $postings ->
        [one] { $postings_shown } écriture lue.
       *[other] { $postings_shown } écritures lues.
    }
cli-ledger-waiting =
    { $waiting ->
        [one] { $waiting_shown } compte attend ses prochaines écritures.
       *[other] { $waiting_shown } comptes attendent leurs prochaines écritures.
    }
cli-ledger-unsound = Écriture { $posting } : ses montants font { $sum } DH au lieu de zéro.
cli-ledger-differs = Employeur { $employer }, compte { $account } : { $posted } DH inscrits, { $settled } DH selon les faits.
cli-ledger-sound = Chaque écriture fait zéro, et chaque compte suit des faits.
# tasrih certificate verify
cli-certificate-genuine = Attestation authentique et non modifiée.
cli-certificate-expired = Attestation authentique et non modifiée, mais expirée.
cli-certificate-altered = Ce fichier a été modifié après sa signature.
cli-certificate-not-signed = Ce PDF ne porte aucune signature.
cli-certificate-unknown-key = Signature inconnue : elle ne vient d’aucune des clés publiées.
cli-certificate-unreadable = Ce fichier n’est ni une attestation PDF signée ni le texte d’un code QR.
cli-certificate-kind = Attestation
cli-certificate-kind-standing = de régularité
cli-certificate-kind-affiliation = d’affiliation
cli-certificate-kind-wages = de déclaration de salaires
cli-certificate-kind-payroll = de masse salariale et d’effectif
cli-certificate-kind-own-wages = de salaires déclarés
cli-certificate-kind-registration = d’immatriculation
cli-certificate-holder = Titulaire
cli-certificate-affiliate = N° d’affiliation
cli-certificate-issued = Délivrée le
cli-certificate-until = Valable jusqu’au
cli-certificate-period = Période
cli-certificate-gross = Salaires réels
cli-certificate-signed-by = Signée par
cli-certificate-revocation = Une révocation ne se voit qu’en ligne, avec le code { $code }.
