# Ce qui n'a pas marché, et quoi faire.

error-back = Revenir en arrière
error-incident = Numéro de l’incident, à communiquer à l’assistance :
error-title-not-found = Page introuvable
error-words-not-found = Cette page n’existe pas, ou elle ne vous est pas accessible avec ce compte.
error-title-bad-request = Demande incomprise
error-words-bad-request = Une information manque ou n’a pas la forme attendue. Revenez en arrière et recommencez.
error-title-refused = Ce n’est pas possible maintenant
error-words-refused = La situation actuelle ne permet pas cette action.
error-title-too-large = Fichier trop volumineux
error-words-too-large = Le fichier dépasse la taille acceptée et n’a pas été gardé. Enlevez-en les feuilles ou les images inutiles, ou envoyez-le en CSV.
error-title-changed = Modification dans une autre fenêtre
error-words-changed = Ce que vous regardez a changé entre-temps, chez une autre personne ou dans une autre fenêtre. Rien de ce que vous venez de faire n’a été enregistré. Ouvrez de nouveau la page pour voir l’état actuel.
error-title-cross-site = Demande bloquée
error-words-cross-site = Cette demande ne vient pas d’une page de Tasrih. Ouvrez le service directement et recommencez.
error-title-too-many = Trop d’essais
error-words-too-many = Attendez quelques minutes avant d’essayer de nouveau.
error-title-timed-out = C’est trop long
error-words-timed-out = La réponse a pris trop de temps. Un fichier déjà reçu est gardé : regardez dans vos déclarations avant de recommencer.
error-title-unavailable = Service momentanément indisponible
error-words-unavailable = Réessayez dans quelques minutes. Ce qui a été confirmé est gardé.
error-title-incident = Un problème de notre côté
error-words-incident = Ce n’est pas votre fait. Ce qui a été confirmé est gardé. Réessayez ; si cela recommence, communiquez ce numéro.

fault-sign-in-wrong = Identifiant ou mot de passe incorrect
fault-sign-in-too-many = Trop d’essais. Attendez quelques minutes avant d’essayer de nouveau
fault-no-file = Choisissez un fichier
fault-file-empty = Ce fichier est vide. Choisissez-en un autre
fault-choose-sheet = Choisissez une feuille
fault-choose-columns = Indiquez les colonnes qui manquent
fault-warning = { $title } : cochez la case si c’est exact
fault-leave-out = Confirmez que les lignes en erreur restent de côté
fault-entry-row = Salarié { $number } : { $message }
fault-entry-empty = Ajoutez au moins un salarié

refused-month-ahead = Le mois { $month_of } n’a pas encore commencé : il ne peut pas être déclaré.
refused-month-before = L’employeur déclare ici à partir { $first_of } ; le mois { $month_of } se déclare auprès de la CNSS.
refused-month-without-rate = Les taux { $month_of } ne sont pas confirmés. Ce service calcule à partir { $first_of } ; adressez-vous à la CNSS pour les mois plus anciens.
refused-already-filed = Ce mois est déjà déposé. Pour le changer, ouvrez la déclaration dans « Mes déclarations » : elle peut y être remplacée.
refused-no-complementary-left = Les neuf déclarations complémentaires de ce mois existent déjà. Corrigez le fichier et déposez-le en entier, ou remplacez l’une d’elles.
refused-nobody-to-file = Aucune ligne ne peut être déposée : corrigez d’abord les erreurs.
refused-row-incomplete = Complétez le numéro (ou la CIN), les jours et le salaire, ou retirez ce salarié.
refused-nobody-typed = Ajoutez au moins un salarié.
refused-rows-left-out = Des lignes ont une erreur bloquante : corrigez-les, ou confirmez qu’elles restent de côté.
refused-rows-wait = La déclaration complémentaire n° { $number } de ce mois garde les lignes laissées de côté lors du dépôt. Ouvrez-la pour les corriger ou pour l’abandonner, ou donnez le n° { $free } à ce fichier.
refused-rows-wait-everywhere = La déclaration complémentaire n° { $number } de ce mois garde les lignes laissées de côté lors du dépôt. Ouvrez-la pour les corriger ou pour l’abandonner.
refused-too-many-to-type =
    Il y a trop de salariés pour la saisie à l’écran : envoyez un fichier.
refused-warnings-not-accepted =
    { $count ->
        [one] { $count } avertissement n’est pas accepté : vérifiez-le et cochez sa case.
       *[other] { $count } avertissements ne sont pas acceptés : vérifiez-les et cochez leurs cases.
    }
refused-ebds-too-large = Cette déclaration dépasse ce que le fichier e-BDS peut contenir. Les lignes restent disponibles en CSV et en Excel.

refused-document-empty = Ce fichier est vide. Choisissez-en un autre.
refused-document-too-large = Ce document dépasse { $mebibytes } Mo. Photographiez-le de nouveau ou enregistrez-le en plus petit.
refused-document-unknown = Ce fichier n’est ni un PDF, ni une photo JPEG, ni une image PNG. Photographiez le document ou enregistrez-le en PDF.
refused-too-many-documents = Il y a trop de documents sur cette demande. Retirez-en avant d’en ajouter.

fault-affiliate = Le numéro d’affiliation a 7 chiffres
fault-ice = L’ICE a 15 chiffres
fault-own-name = Indiquez votre nom et votre prénom
fault-login = Indiquez une adresse e-mail, ou un numéro de téléphone comme 06 12 34 56 78
fault-password-short =
    { $least ->
        [one] Le mot de passe a au moins { $least } caractère
       *[other] Le mot de passe a au moins { $least } caractères
    }
fault-password-long = Ce mot de passe est trop long
fault-password-known = Ce mot de passe est trop connu : il figure parmi ceux que l’on essaie en premier. Choisissez-en un autre, par exemple quatre mots sans rapport
fault-code-shape = Un code a 8 signes, comme AF23-KM58
fault-code-wrong = Ce code n’est pas le bon, ou n’est plus valable. Vérifiez-le, ou demandez-en un autre
fault-way = Choisissez un moyen
fault-too-soon = Un code vient d’être envoyé. Attendez une minute avant d’en demander un autre
fault-too-many = Trop d’essais. Réessayez plus tard, demain au plus tard, ou choisissez un autre moyen

refused-login-taken = Un compte a été créé entre-temps avec cette adresse. Connectez-vous, ou demandez un nouveau mot de passe.
refused-code-too-soon = Un code a été remis pour cette adresse il y a moins d’une minute.
refused-own-proposal = Vous avez fait cette proposition : un autre agent doit la décider.
refused-proposal-expired = Personne n’a décidé en sept jours : cette proposition est caduque. Faites-en une nouvelle.
refused-proposal-waits = Une autre proposition sur le même sujet attend déjà une décision. Elle doit être décidée d’abord.
refused-reason-missing = Écrivez le motif.
refused-deadline-not-later = La date limite est déjà le { $date } : une prolongation doit être plus tardive.
refused-rate-too-old = Une nouvelle valeur peut s’appliquer au plus tôt à partir { $first_of }.
refused-rate-value = Écrivez un taux entre 0 et 100 % avec quatre décimales au plus, ou un plafond en dirhams avec deux décimales au plus.
refused-rate-same = Cette valeur est déjà en vigueur pour ce mois.
refused-switch-same = La règle est déjà dans cet état pour ce mois.
refused-simulation-day = Choisissez un jour à partir d’aujourd’hui, trois ans au plus.
refused-simulation-amount = Écrivez un montant en dirhams au-dessus de zéro, comme 1 500,00.
refused-remission-amount = Écrivez un montant en dirhams au-dessus de zéro, comme 120,50.
refused-remission-more = Il ne reste que { $open } DH à payer de cette somme.
refused-remission-nothing = De cela, il ne reste rien à payer.
refused-remission-due = Choisissez ce qui est remis.
refused-source-missing = Nommez le texte ou la décision.
refused-source-address = L’adresse doit commencer par https://
refused-filing-does-not-stand = Ce dépôt n’est plus en vigueur : il a été remplacé ou annulé.
refused-cancel-complementary-first = Une déclaration complémentaire est déposée pour ce mois. Annulez-la d’abord.
refused-date-missing = Écrivez la date, par exemple 2026-12-17.
refused-month-missing = Choisissez ce qui change et le premier mois, par exemple 2027-01.
refused-address = Écrivez une adresse e-mail, ou un numéro de mobile comme 0612345678.
refused-contact-on-file = Cette adresse est déjà au dossier.
refused-contact-not-on-file = Cette adresse n’est plus au dossier.
refused-not-approved = Un second agent n’a pas encore approuvé ce code.
refused-approval-old = Cet accord date de plus d’un jour : demandez un nouveau code.
refused-person-search = Écrivez un numéro, ou un nom avec une date de naissance.
refused-contact-card = Ce n’est pas le numéro de la pièce qui est au dossier. Recopiez-le de la pièce que la personne vous montre.
refused-choose-person = Choisissez la personne dont le numéro sera utilisé.

refused-pay-on = Choisissez un jour de paiement à partir d’aujourd’hui, dans les { $days } jours.
refused-nothing-owed = Ce que vous avez choisi n’est plus dû.
refused-nothing-chosen = Cochez au moins une ligne.
refused-order-not-withdrawn = Cet ordre est payé, ou son prélèvement est déjà demandé à la banque : il ne peut plus être abandonné.
refused-order-unknown = Cet employeur n’a pas d’ordre avec cette référence. Vérifiez-la, ou laissez ce champ vide.
refused-no-such-employer = Aucun employeur n’a ce numéro d’affilié.
refused-line-not-incoming = Ce mouvement est une sortie d’argent : il n’est le paiement de personne.
refused-line-not-reversed = Ce mouvement ne reprend pas ce paiement.
refused-rib = Saisissez les 24 chiffres du RIB, ou l’IBAN marocain.
refused-rib-key = La clé de ce RIB ne convient pas. Recopiez-le depuis votre relevé.
refused-holder = Indiquez le titulaire du compte.
refused-mandate-unsigned = Cochez la case : sans elle, la banque refuserait le prélèvement.
refused-mandate-stands = Une autorisation existe déjà pour un autre compte. Retirez-la d’abord.
refused-fund-not-set = Le compte de la caisse n’est pas réglé : aucun fichier ne peut être fait.
refused-collect-on = Choisissez un jour de prélèvement à partir de demain, dans les { $days } jours.
refused-nothing-to-collect = Rien n’est à prélever pour ces employeurs.
refused-plan-shape = Choisissez de 2 à 24 versements, le premier dans les 31 jours.
refused-nothing-late = Rien n’est en retard : aucun échéancier n’est utile.
refused-plan-waits = Une proposition attend déjà une réponse. Retirez-la pour en faire une autre.
refused-plan-in-force = Un échéancier est déjà en cours et respecté.
refused-plan-begun = Le premier versement est déjà passé : demandez à l’employeur une nouvelle proposition.
refused-grounds-missing = Indiquez le motif.
