# Attestations: the paper (PDF) and its pages, in French. On the paper the Arabic twin stands beside it.
paper-page = Page { $page } / { $pages }

attest-heading-standing = ATTESTATION DE RÉGULARITÉ
attest-heading-affiliation = ATTESTATION D’AFFILIATION
attest-heading-wages = ATTESTATION DE DÉCLARATION DE SALAIRES
attest-heading-payroll = ATTESTATION DE MASSE SALARIALE ET D’EFFECTIF
attest-heading-own-wages = ATTESTATION DE SALAIRES DÉCLARÉS
attest-heading-registration = ATTESTATION D’IMMATRICULATION

attest-title-standing = Attestation de régularité { $number }
attest-title-affiliation = Attestation d’affiliation { $number }
attest-title-wages = Attestation de déclaration de salaires { $number }
attest-title-payroll = Attestation de masse salariale et d’effectif { $number }
attest-title-own-wages = Attestation de salaires déclarés { $number }
attest-title-registration = Attestation d’immatriculation { $number }

attest-number = N° { $number }  ·  Délivrée le { $date }
attest-specimen = SPÉCIMEN SANS VALEUR · clé de démonstration

attest-employer = Employeur
attest-person = Salarié(e)
attest-affiliate = N° d’affiliation
attest-ice = ICE
attest-activity = Activité principale
attest-address = Siège social
attest-insured = N° d’immatriculation
attest-born-on = Date de naissance

# $month is written “de mars 2026”, $since, $from and $to_of likewise; $to is “mars 2026”.
attest-says-standing = Il est attesté que l’employeur désigné ci-dessus, affilié sous le numéro { $affiliate }, a déposé ses déclarations de salaires et réglé toutes les sommes exigibles jusqu’au mois { $month } inclus. Il est en situation régulière à la date du { $date }.
attest-says-standing-new = Il est attesté que l’employeur désigné ci-dessus, affilié sous le numéro { $affiliate }, n’a encore aucune déclaration ni aucune somme exigible. Il est en situation régulière à la date du { $date }.
attest-says-plan = Il est attesté que l’employeur désigné ci-dessus, affilié sous le numéro { $affiliate }, a déposé ses déclarations de salaires jusqu’au mois { $month } inclus et respecte l’échéancier de paiement qui lui a été accordé. Il est en situation régulière à la date du { $date }.
attest-says-affiliation = Il est attesté que l’employeur désigné ci-dessus est affilié sous le numéro { $affiliate } et tenu de déclarer ses salariés à partir du mois { $since }. Sa dernière déclaration, pour { $month }, porte sur { $employees ->
        [one] { $employees_shown } salarié
       *[other] { $employees_shown } salariés
    }.
attest-says-affiliation-new = Il est attesté que l’employeur désigné ci-dessus est affilié sous le numéro { $affiliate } et tenu de déclarer ses salariés à partir du mois { $since }.
attest-says-wages = Il est attesté que l’employeur désigné ci-dessus, affilié sous le numéro { $affiliate }, a déposé une déclaration de salaires pour chacun des mois { $from } à { $to } ({ $months ->
        [one] { $months_shown } mois
       *[other] { $months_shown } mois
    }), comme le détaille le tableau ci-dessous.
attest-says-payroll = Il est attesté que la masse salariale déclarée par l’employeur désigné ci-dessus, affilié sous le numéro { $affiliate }, du mois { $from } au mois { $to_of }, s’élève à { $gross } DH. Son effectif déclaré pour { $to } est de { $employees ->
        [one] { $employees_shown } salarié
       *[other] { $employees_shown } salariés
    }.
attest-says-own-wages = Il est attesté que les salaires détaillés ci-dessous ont été déclarés au nom de la personne désignée ci-dessus, immatriculée sous le numéro { $insured }, du mois { $from } au mois { $to_of } : { $gross } DH au total, pour { $days ->
        [one] { $days_shown } jour déclaré
       *[other] { $days_shown } jours déclarés
    }.
attest-says-registration = Il est attesté que la personne désignée ci-dessus est immatriculée sous le numéro { $insured } depuis le { $date }. Le tableau ci-dessous détaille les emplois connus à ce jour.
attest-says-registration-alone = Il est attesté que la personne désignée ci-dessus est immatriculée sous le numéro { $insured } depuis le { $date }.

attest-closing = La présente attestation est délivrée à la demande de l’intéressé pour servir et valoir ce que de droit. Elle est valable jusqu’au { $until } inclus.
attest-closing-standing = La présente attestation est délivrée à la demande de l’intéressé pour servir et valoir ce que de droit, notamment pour les marchés publics (décret n° { $decree }, articles 27 et 28 : datée de moins d’un an). Elle est valable jusqu’au { $until } inclus.

attest-month = Mois
attest-unit = Montants en dirhams (DH)
attest-total = Total
attest-filed-on = Déclaré le
attest-due = Sommes dues
attest-paid = Sommes payées
attest-employees = Salariés
attest-days = Jours
attest-gross = Salaires réels
attest-capped = Salaires plafonnés
attest-gross-own = Salaire réel
attest-capped-own = Salaire plafonné
attest-employer-both = Employeur · المشغل
attest-hired-on = Entrée
attest-left-on = Sortie

attest-check = Vérifiez cette attestation en scannant le code QR, ou en saisissant le code ci-dessus sur le portail.
attest-signature = Signature électronique
attest-signed-on = Signée le { $date }
attest-meaning = Toute altération invalide ce document. Seule la version électronique signée fait foi ; son contenu se vérifie sur le portail Tasrih.

# Pages.
room-attestations = Attestations
attestations-title = Attestations
attestations-lead = Choisissez le type, téléchargez le document signé. Il se vérifie avec un téléphone.
attestations-ask = Demander une attestation
attestations-ask-about = Attestation pour
attestations-kind = Type d’attestation
attestation-kind-standing = Attestation de régularité
attestation-kind-words-standing = Tous les mois exigibles sont déclarés et payés ; pour les marchés publics et les banques.
attestation-kind-affiliation = Attestation d’affiliation
attestation-kind-words-affiliation = L’entreprise est affiliée, depuis quand et sous quel numéro.
attestation-kind-wages = Attestation de déclaration de salaires
attestation-kind-words-wages = Chaque mois de la période est déclaré, et à quelle date.
attestation-kind-payroll = Attestation de masse salariale et d’effectif
attestation-kind-words-payroll = Salaires et nombre de salariés de chaque mois de la période.
attestation-kind-own-wages = Attestation de salaires déclarés
attestation-kind-words-own-wages = Jours et salaires déclarés, mois par mois.
attestation-kind-registration = Attestation d’immatriculation
attestation-kind-words-registration = Le numéro d’immatriculation et les emplois connus.
attestations-from = Du mois
attestations-to = Au mois
attestations-period-hint = La période ne sert que pour les salaires, la masse salariale et l’effectif.
attestations-issue = Obtenir l’attestation
attestations-issued = Attestations délivrées
attestations-none = Aucune attestation n’a encore été délivrée.
attestations-refused = L’attestation ne peut pas encore être délivrée
attestations-refused-words = Voici ce qui manque, et comment y remédier :
attestation-until = jusqu’au { $date }
attestation-looked = { $count ->
        [one] vérifiée une fois
       *[other] vérifiée { $count_shown } fois
    }
attestation-pdf = PDF
attestation-current = En cours de validité
attestation-expired = Expirée
attestation-revoked = Révoquée
attestation-replaced = Remplacée
attestation-back = Toutes les attestations
attestation-download = Télécharger le PDF signé
attestation-number = Numéro
attestation-holder = Titulaire
attestation-period = Période
attestation-issued-at = Délivrée le
attestation-valid-until = Valable jusqu’au
attestation-tenders = Pour un marché public, une attestation de régularité de plus d’un an ne vaut plus rien.
attestation-code = Code de vérification
attestation-looks = Vérifications
attestation-looks-words = Chaque vérification en ligne est notée ici. L’identité de la personne qui vérifie n’est pas demandée.
attestation-looks-none = Personne ne l’a encore vérifiée.
attestation-look-code = Vérifiée par son code ou son code QR
attestation-look-file = Vérifiée par son fichier
attestation-revoke-title = Révoquer cette attestation
attestation-revoke-words = Toute vérification dira qu’elle est révoquée. On ne revient pas en arrière.
attestation-revoke-action = Révoquer l’attestation
own-attestations-title = Mes attestations
own-attestations-lead = Vos salaires déclarés et votre immatriculation, sur un document signé que chacun peut vérifier.
own-attestations-none = Vous n’avez encore aucune attestation.
employee-attestations = Attestations pour cette personne

obstacle-not-declared = Le mois { $month_of } n’est pas déclaré.
obstacle-nothing-declared = Aucun salaire n’a été déclaré pour cette personne dans cette période. Choisissez une autre période.
obstacle-not-registered = L’identité de cette personne n’est pas encore enregistrée à la CNSS : son numéro n’est connu que par les déclarations. Son employeur ou une agence peut compléter son dossier.
refused-period-missing = Choisissez le premier et le dernier mois.
refused-period-backwards = Le premier mois vient après le dernier : choisissez-les dans l’ordre.
refused-period-long = La période dépasse dix ans : demandez-en deux.
refused-period-early = Rien n’était à déclarer ici avant { $month } : commencez la période à ce mois.
refused-period-open = Le dernier mois n’est pas terminé : choisissez un mois passé.
refused-order-empty = Aucune entreprise ne vous a donné mandat de demander ses attestations.

check-title = Vérifier une attestation
check-lead = Tapez le code imprimé sur l’attestation, ou déposez son fichier PDF.
check-current = Attestation authentique et en cours de validité
check-current-words = Comparez ces informations avec celles du document que vous tenez.
check-expired = Attestation authentique, mais expirée
check-expired-words = Demandez au titulaire une attestation récente.
check-revoked = Attestation authentique, mais révoquée
check-revoked-words = Elle a été révoquée le { $at }. Demandez au titulaire une attestation à jour.
check-replaced = Attestation authentique, mais remplacée
check-replaced-words = Une attestation délivrée le { $at } donne d’autres chiffres pour la même période. Demandez-la au titulaire.
check-unknown = Attestation non reconnue
check-unknown-words = Vérifiez chaque caractère. Si le code est bien celui du document, il ne vient pas de ce service.
check-specimen = Ce service de démonstration signe avec une clé sans valeur.
check-kind = Attestation
check-file = Fichier de l’attestation
check-file-hint = Le PDF signé, ou un fichier texte contenant ce que dit le code QR. Rien n’en est gardé.
check-file-unreadable = Ce fichier n’est ni une attestation PDF signée ni le texte d’un code QR.
check-file-altered = Ce fichier a été modifié après sa signature : il ne vaut rien.
check-file-unknown-key = Ce fichier est signé par une clé que ce service n’a jamais utilisée.
check-file-not-found = La signature est bonne, mais cette attestation n’a pas été délivrée ici.
check-too-many = Trop de vérifications depuis votre adresse. Réessayez dans une heure.
check-offline = Sans réseau, le document et son code QR se vérifient avec la commande « tasrih certificate verify » et les clés publiques :
check-keys = télécharger les clés publiques
check-receipt = Vérifier plutôt le récépissé d’une déclaration
footer-verify = Vérifier une attestation

portfolio-attestations = Attestations de régularité de tous vos clients
standing-attest = Obtenir l’attestation de régularité
orders-title = Attestations de régularité de vos clients
orders-lead = Une attestation pour chaque entreprise qui vous a donné mandat, en une seule archive.
orders-back = Retour à l’accueil
orders-action = Demander toutes les attestations
orders-before = Demandes précédentes
orders-all = Toutes les demandes
orders-one = Demande du { $at }
orders-issued = { $count ->
        [one] { $count_shown } attestation délivrée sur { $total_shown }
       *[other] { $count_shown } attestations délivrées sur { $total_shown }
    }
orders-refused = { $count ->
        [one] { $count_shown } refusée
       *[other] { $count_shown } refusées
    }
orders-finished = Terminée
orders-running = En cours
orders-archive = Télécharger l’archive (ZIP)
orders-leave = Vous pouvez quitter cette page : la demande continue sans vous.
orders-company-issued = Délivrée
orders-company-refused = Non délivrée
orders-why = Pourquoi et que faire

attestation-office-title = Révoquer une attestation
attestation-office-lead = Retrouvez l’attestation par son numéro, imprimé sous son titre.
attestation-office-hint = Par exemple AR-2026-000123
attestation-office-unknown = Aucune attestation n’a ce numéro.
attestation-office-back = Chercher une autre attestation
office-place-attestations = Attestations
office-place-words-attestations = Retrouver une attestation par son numéro, la révoquer.

audit-attestation-issued = Une attestation a été délivrée
audit-attestation-revoked = Une attestation a été révoquée
audit-attestations-ordered = Des attestations ont été demandées pour plusieurs entreprises
