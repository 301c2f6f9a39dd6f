company-about = Entreprise
company-nav = Rubriques de l’entreprise
company-through = par le mandat de { $firm }
room-people = Personnes
room-requests = Demandes d’accès
room-mandates = Mandats
room-activity = Journal
room-months = Déclarations

audit-employer-seen = Un agent de la CNSS a consulté le dossier de l’entreprise
audit-filing-seen = Un agent de la CNSS a consulté un dépôt
audit-deadline-proposed = Une prolongation de délai a été proposée
audit-rate-proposed = Un nouveau taux a été proposé
audit-rule-switch-proposed = L’application d’une règle de retard a été proposée
audit-account-exported = Le relevé de compte a été téléchargé
audit-cancel-proposed = L’annulation d’un dépôt a été proposée
audit-remission-proposed = Une remise de majoration ou d’amende a été proposée
audit-remission-granted = Une remise a été accordée
audit-account-seen = Un agent de la CNSS a consulté ce que les retards ont coûté à l’entreprise
audit-counter-proposed = Un code d’administrateur au guichet a été demandé
audit-proposal-approved = Un second agent a approuvé la proposition
audit-proposal-refused = Un second agent a refusé la proposition
audit-declaration-cancelled = Un dépôt a été annulé par la CNSS
# Qui agit pour une entreprise, mandats, journal.

role-administrator = Administrateur
role-declarant = Déclarant
role-reader = Lecteur
role-words-administrator = Déclare, inscrit les salariés et décide qui peut agir pour l’entreprise.
role-words-declarant = Déclare, paie et inscrit les salariés.
role-words-reader = Consulte, sans rien changer.
scope-read = Consulter
scope-declare = Déclarer
scope-pay = Payer
scope-attest = Demander des attestations
scope-register = Inscrire les salariés

## Pages d'une entreprise

acting-words = Vous agissez pour { $company }, en vertu du mandat du { $date }
portfolio-by-mandate = Mandat

## Personnes

people-title = Qui peut agir pour l’entreprise
people-lead = Chacun se connecte avec son propre accès : aucun mot de passe ne se partage.
people-members =
    { $count ->
        [one] { $count } personne
       *[other] { $count } personnes
    }
people-questions =
    { $count ->
        [one] { $count } personne demande un accès : répondre
       *[other] { $count } personnes demandent un accès : répondre
    }
people-me = (vous)
people-since = Depuis le { $date }
people-last = Seul administrateur : nommez-en un autre avant de changer ou de retirer ce rôle.
people-change = Changer
people-role = Rôle
people-change-action = Changer le rôle
people-remove-words = La personne perd l’accès à cette entreprise tout de suite. Ce qu’elle a fait reste au journal.
people-remove-action = Retirer l’accès
people-invitations =
    { $count ->
        [one] { $count } invitation en attente
       *[other] { $count } invitations en attente
    }
people-invited = Lien envoyé le { $date }, valable jusqu’au { $until }
people-invited-over = Lien expiré le { $date }
people-resend = Renvoyer le lien
people-resend-wait = Lien envoyé il y a moins d’une minute
people-withdraw = Annuler
people-invite-title = Inviter une personne
people-invite-words = Elle reçoit un lien valable 7 jours. Avec ou sans compte Tasrih, il lui suffit de l’ouvrir.
people-address = E-mail ou téléphone mobile
people-invite-action = Envoyer l’invitation
people-read-only = Seuls les administrateurs peuvent changer cette liste.
people-done-invited = Invitation envoyée.
people-done-resent = Nouveau lien envoyé. Le précédent ne fonctionne plus.
people-done-withdrawn = Invitation annulée. Son lien ne fonctionne plus.
people-done-role = Rôle changé. La personne en est informée.
people-done-removed = Accès retiré. La personne en est informée.
invitation-title = Rejoindre { $company }
invitation-lead = { $person } vous invite à agir pour { $company }.
invitation-as = Vous êtes connecté en tant que { $person }.
invitation-accept = Accepter l’invitation
invitation-sign-in-words = Un compte existe pour { $address }. Connectez-vous pour accepter.
invitation-sign-in = Se connecter pour accepter
invitation-address = Vous vous connecterez avec { $address }.
invitation-name = Votre nom
invitation-password = Choisissez un mot de passe
invitation-password-hint = Au moins 8 caractères. Une phrase se retient mieux qu’un mot compliqué.
invitation-join = Créer mon accès
fault-member-address = Saisissez une adresse e-mail ou un numéro de mobile
fault-member-already = Cette personne agit déjà pour l’entreprise
fault-member-invited = Cette personne est déjà invitée. Renvoyez-lui plutôt le lien
fault-member-full = L’entreprise a déjà 200 personnes et invitations. Retirez-en avant d’en ajouter
fault-member-too-many = Trop d’invitations aujourd’hui. Réessayez demain
fault-member-name = Saisissez votre nom
refused-last-administrator = Il faut toujours un administrateur. Nommez-en un autre d’abord
refused-invitation-wait = Le dernier lien est parti il y a moins d’une minute. Attendez un peu avant de le renvoyer.
refused-invitation-void = Ce lien d’invitation a déjà servi, a expiré ou a été remplacé. Demandez-en un nouveau à la personne qui vous a invité.
refused-invitation-account = Un compte existe déjà pour cette adresse. Connectez-vous, puis ouvrez de nouveau le lien.
refused-invitation-member = Vous agissez déjà pour cette entreprise. Un administrateur peut changer votre rôle.

## Mandats

mandates-title = Mandats
mandates-lead = Un mandat permet à un cabinet d’agir pour une entreprise. Les deux doivent l’accepter, chacun peut y mettre fin à tout moment.
mandates-list-principal = Cabinets qui agissent pour vous
mandates-list-firm = Clients pour qui vous agissez
mandates-none-principal = Aucun cabinet n’a de mandat.
mandates-none-firm = Vous n’avez pas de client.
mandates-read-only = Seuls les administrateurs peuvent donner, accepter ou révoquer un mandat.
mandates-done-given = Demande envoyée. Si ce numéro est celui d’un cabinet inscrit, ses administrateurs sont prévenus.
mandates-done-asked = Demande envoyée. Si ces numéros sont ceux d’une même entreprise, ses administrateurs sont prévenus.
mandates-done-accept = Mandat accepté. L’autre partie est prévenue.
mandates-done-decline = Demande refusée. L’autre partie est prévenue.
mandates-done-revoke = C’est fini : plus rien ne peut être fait avec ce mandat.
mandate-title = Mandat
mandate-state-waits = Attend la réponse
mandate-state-to-answer = À accepter ou refuser
mandate-state-in-force = En vigueur
mandate-state-later = Accepté, pas encore en vigueur
mandate-state-over = Terminé
mandate-state-declined = Refusé
mandate-state-revoked = Révoqué
mandate-other-principal = Cabinet
mandate-other-firm = Client
mandate-scopes = Ce qu’il permet
mandate-days = Durée
mandate-from = À partir du { $from }, sans date de fin
mandate-from-until = Du { $from } au { $until }
mandate-asked = Demande
mandate-asked-by-us = Faite par vous le { $date }
mandate-asked-by-other = Reçue le { $date }
mandate-accept = Accepter
mandate-decline = Refuser
mandate-take-back = Annuler la demande
mandate-revoke = Mettre fin au mandat
mandate-revoke-words-principal = Le cabinet ne pourra plus rien voir ni faire pour vous, tout de suite. L’historique reste.
mandate-revoke-words-firm = Vous ne pourrez plus rien voir ni faire pour ce client, tout de suite. L’historique reste.
mandate-revoke-action = Mettre fin maintenant
mandate-history = Historique
mandate-history-words = Ce qu’il est advenu du mandat et ce qui a été fait en son nom.
mandate-all = Tous les mandats
mandate-ask-principal = Donner un mandat à un cabinet
mandate-ask-firm = Demander un mandat à un client
mandate-ask-words-principal = Le cabinet doit l’accepter. Son nom vous est montré dès qu’il a répondu.
mandate-ask-words-firm = Le client doit l’accepter. Son nom vous est montré dès qu’il a répondu.
mandate-number-principal = N° d’affiliation du cabinet
mandate-number-firm = N° d’affiliation du client
mandate-ice = ICE du client
mandate-ice-hint = 15 chiffres. Il montre que vous connaissez ce client.
mandate-first-day = Premier jour
mandate-last-day = Dernier jour (facultatif)
mandate-ask-action-principal = Proposer le mandat
mandate-ask-action-firm = Demander le mandat
fault-mandate-self = Ce numéro est le vôtre
fault-mandate-number = Le numéro d’affiliation a 7 chiffres
fault-mandate-ice = L’ICE a 15 chiffres
fault-mandate-scopes = Cochez au moins une chose que le mandat permet
fault-mandate-from = Écrivez le premier jour comme 31/12/2026
fault-mandate-until = Écrivez le dernier jour comme 31/12/2026, ou laissez vide
fault-mandate-days = Le premier jour ne peut pas être passé, ni suivre le dernier
fault-mandate-exists = Un mandat avec ce numéro existe déjà ou attend une réponse
fault-mandate-too-many = Trop de demandes aujourd’hui. Réessayez demain

## Journal

activity-title = Journal de l’entreprise
activity-lead = Qui a fait ou consulté quoi, pour qui et en vertu de quoi. Rien n’y est modifié ni effacé.
activity-own-title = Ce que mon compte a fait
activity-own-lead = Vous ne reconnaissez pas une action ? Changez votre mot de passe et prévenez l’administrateur.
activity-none = Rien pour le moment.
activity-earlier = Plus ancien
activity-kind = Montrer
activity-kind-all = Tout
activity-kind-declarations = Déclarations
activity-kind-employees = Salariés
activity-kind-people = Personnes et rôles
activity-kind-mandates = Mandats
activity-kind-fund = Actes de la caisse
right-mandate = mandat de { $firm }
doer-post-counter = Agent de la caisse, guichet
doer-post-registrations = Agent de la caisse, immatriculations
doer-post-accounts = Agent de la caisse, affiliations
doer-post-supervisor = Agent de la caisse, supervision
doer-insured = La personne assurée
doer-visitor = Quelqu’un sans compte
doer-gateway = Tasrih
audit-other = Action
audit-declaration-filed = Déclaration déposée
audit-declaration-filed-in-part = Déclaration déposée en partie
audit-declaration-replaced = Déclaration remplacée
audit-declaration-withdrawn = Déclaration abandonnée
audit-member-invited = Invitation envoyée
audit-member-invitation-resent = Invitation renvoyée
audit-member-invitation-withdrawn = Invitation annulée
audit-member-joined = Invitation acceptée
audit-member-role-changed = Rôle changé
audit-member-removed = Accès retiré
audit-mandate-asked = Mandat demandé
audit-mandate-accepted = Mandat accepté
audit-mandate-declined = Mandat refusé
audit-mandate-withdrawn = Demande de mandat annulée
audit-mandate-revoked = Fin du mandat
audit-sign-up-begun = Demande d’accès commencée
audit-sign-up-vouched = Le code envoyé à l’adresse au dossier a été tapé : une demande d’accès attend la preuve de l’adresse de la personne
audit-sign-up-approved = Demande d’accès acceptée
audit-sign-up-done = Accès créé
audit-reset-begun = Nouveau mot de passe demandé
audit-reset-approved = Demande de nouveau mot de passe acceptée
audit-reset-done = Mot de passe remplacé
audit-door-refused = Demande refusée
audit-counter-code-given = Code donné au guichet
audit-signed-in = Connexion
audit-new-device = Connexion depuis un nouvel appareil
audit-password-changed = Mot de passe changé
audit-totp-added = Application de codes ajoutée
audit-totp-removed = Application de codes retirée
audit-passkey-added = Clé d’accès ajoutée
audit-passkey-removed = Clé d’accès retirée
audit-recovery-codes-made = Codes de secours créés
audit-recovery-code-used = Code de secours utilisé
audit-device-trusted = Appareil reconnu
audit-device-forgotten = Appareil oublié
audit-second-factor-blocked = Second facteur bloqué après trop d’essais
audit-app-codes-blocked = Codes de l’application bloqués pour un jour après vingt codes faux
audit-session-ended = Session fermée
audit-affiliation-submitted = Demande d’affiliation envoyée
audit-affiliation-seen = Demande d’affiliation consultée
audit-affiliation-document-seen = Document d’affiliation consulté
audit-affiliation-accepted = Affiliation acceptée
audit-affiliation-refused = Affiliation refusée
audit-affiliation-asked = Complément d’affiliation demandé
audit-contact-proposed = Un agent de la CNSS a proposé de changer une adresse au dossier
audit-contact-added = Un agent de la CNSS a ajouté une adresse au dossier
audit-contact-removed = Un agent de la CNSS a retiré une adresse du dossier
audit-person-found = Un agent de la CNSS vous a trouvé dans une recherche
audit-person-seen = Un agent de la CNSS a consulté votre dossier
audit-contact-confirmed = Un agent de la CNSS a inscrit votre téléphone ou votre adresse, sur présentation de votre pièce
acting-about = Mandat

audit-order-made = Ordre de paiement créé
audit-order-withdrawn = Ordre de paiement abandonné
audit-payment-posted = Paiement reçu
audit-payment-reversed = Paiement repris par la banque
audit-statement-imported = Relevé bancaire importé
audit-line-assigned = Un agent de la CNSS a attribué un paiement à l’entreprise
audit-line-set-aside = Mouvement bancaire mis de côté
audit-line-released = Un agent de la CNSS a repris un paiement attribué
audit-debit-mandate-given = Autorisation de prélèvement donnée
audit-debit-mandate-ended = Autorisation de prélèvement retirée
audit-debit-asked = Prélèvement demandé à la banque
audit-debit-file-made = Fichier de prélèvements fait
audit-debit-file-taken = Fichier de prélèvements téléchargé
audit-plan-proposed = Échéancier proposé
audit-plan-withdrawn = Proposition d’échéancier retirée
audit-plan-seen = Un agent de la CNSS a consulté un échéancier
audit-plan-accepted = Échéancier accepté
audit-plan-refused = Échéancier refusé
