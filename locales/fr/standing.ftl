# Où en est une entreprise : la situation, ses raisons, deux ans d’historique, les liens de consultation ; et le
# tableau de plusieurs entreprises.

room-standing = Situation

standing-title = Situation de l’entreprise
standing-regular = En règle
standing-regular-under-plan = En règle, échéancier respecté
standing-irregular = Pas en règle
standing-unknown = À établir
standing-words-regular = Au { $date }, tous les mois échus sont déclarés et toutes les sommes échues sont payées.
standing-words-regular-under-plan = Au { $date }, tous les mois échus sont déclarés, et les sommes échues sont payées ou couvertes par un échéancier respecté.
standing-words-irregular = Au { $date }, l’entreprise n’est pas en règle. Chaque raison ci-dessous peut être levée ici.
standing-reasons =
    { $count ->
        [one] La raison, et comment la lever
       *[other] Les { $count } raisons, et comment les lever
    }
reason-not-declared = Le mois { $month_of } n’est pas déclaré. En retard depuis le { $since }.
reason-due = Il reste { $amount } DH à payer pour le mois { $month_of }. En retard depuis le { $since }.
reason-plan-broken = L’échéancier n’est pas respecté depuis le { $since } : il manque { $missing } DH.
cure-declare = Déclarer ce mois
cure-pay = Payer cette somme
cure-pay-plan = Payer ce qui manque
standing-open = Reste à payer
standing-overdue = dont en retard
standing-credit = Crédit
standing-history = Deux ans, mois par mois
standing-history-none = Aucun mois n’est encore échu.
standing-chart = Sommes dues par mois. La barre la plus haute vaut { $most } DH.
standing-chart-alt = Barres des 24 derniers mois : ce qui est payé, ce qui reste à payer, les mois non déclarés. Le tableau qui suit dit la même chose.
standing-key-paid = Payé
standing-key-open = À payer, dans les délais
standing-key-late = En retard de paiement
standing-key-missing = Non déclaré
standing-key-declared-late = Déclaré en retard
standing-bar-missing = { $month } : non déclaré ({ $due } DH dus, { $open } DH restant)
standing-bar-late = { $month } : { $due } DH dus, { $open } DH restant à payer, en retard
standing-bar-open = { $month } : { $due } DH dus, { $open } DH restant à payer
standing-bar-nothing = { $month } : rien n’est dû ({ $due } DH, { $open } DH restant)
standing-bar-paid = { $month } : { $due } DH, tout est payé (reste { $open } DH)
standing-table = Le même historique en tableau
standing-column-declared = Déclaration
standing-column-due = Dû
standing-column-paid = Payé
standing-column-late = En retard
standing-declared = Déclaré le { $date }
standing-declared-late = Déclaré en retard, le { $date }
standing-not-declared = Non déclaré
standing-not-due = À déclarer avant le { $date } inclus

consent-title = Liens de consultation
consent-lead = Un lien montre votre situation du jour à qui vous voulez, sans compte, pour le temps que vous fixez. Vous voyez chaque consultation, et vous pouvez le retirer.
consent-none = Aucun lien n’a été donné.
consent-give = Donner un lien
consent-to = À qui
consent-to-hint = Pour vous en souvenir : ce nom n’est montré à personne d’autre.
consent-days = Pour combien de jours
consent-reasons-label = Montrer aussi les raisons, si l’entreprise n’est pas en règle
consent-action = Créer le lien
consent-with-reasons = Montre la situation et ses raisons
consent-without-reasons = Montre la situation seule
consent-open = Ouvert jusqu’au { $at }
consent-ended = Terminé le { $at }
consent-revoked = Retiré le { $at }
consent-no-look = Pas encore consulté
consent-looks =
    { $count ->
        [one] Consulté { $count } fois
       *[other] Consulté { $count } fois
    }
consent-revoke = Retirer
consent-done-given = Le lien est créé. Copiez son adresse ci-dessous.
consent-done-revoked = Le lien est retiré : il ne montre plus rien.
consent-fault-to = Dites à qui vous donnez ce lien.
consent-fault-days = Choisissez de 1 à { $max } jours.
consent-fault-many = { $max } liens sont déjà ouverts. Retirez-en un d’abord.
audit-consent-given = Lien de consultation de la situation donné
audit-consent-revoked = Lien de consultation retiré
audit-consent-used = Situation consultée par un lien
audit-portfolio-exported = Tableau des employeurs exporté

look-title = Situation d’une entreprise
look-words-regular = Au { $date }, cette entreprise est en règle : mois échus déclarés, sommes échues payées.
look-words-regular-under-plan = Au { $date }, cette entreprise est en règle : mois échus déclarés, sommes échues payées ou couvertes par un échéancier respecté.
look-words-irregular = Au { $date }, cette entreprise n’est pas en règle.
look-until = Ce lien est ouvert jusqu’au { $at }. L’entreprise voit chaque consultation.
look-live = La situation affichée est celle du jour ; elle peut changer demain. Ce n’est pas une attestation.
look-ended = Ce lien n’est plus ouvert. Demandez-en un autre à l’entreprise.
look-unknown = Ce lien n’existe pas. Vérifiez que l’adresse est complète.
look-too-many = Trop de consultations depuis votre adresse. Réessayez dans une heure.

portfolio-filter = Afficher
portfolio-filter-all = Tous
portfolio-filter-late = En retard
portfolio-filter-blocked = Bloqués
portfolio-filter-ready = Prêts à déposer
portfolio-filter-todo = À faire
portfolio-filter-done = À jour
portfolio-filter-owing = À payer
portfolio-filter-irregular = Pas en règle
portfolio-sort-balance = Solde
portfolio-sort-standing = Situation
portfolio-reasons =
    { $count ->
        [one] { $count } raison
       *[other] { $count } raisons
    }
portfolio-export = Exporter ce tableau :
portfolio-export-sheet = Employeurs
portfolio-export-affiliate = N° d’affiliation
portfolio-export-name = Employeur
portfolio-export-month = Mois
portfolio-export-due_on = Date limite
portfolio-export-state = État
portfolio-export-last_filed = Dernier dépôt
portfolio-export-balance = Solde à payer (DH)
portfolio-export-standing = Situation
portfolio-export-reasons = Raisons
portfolio-state-todo = À faire
portfolio-state-late = En retard
portfolio-state-done = À jour
portfolio-state-received = Contrôle en cours
portfolio-state-refused = Fichier refusé
portfolio-state-checked = À corriger
portfolio-state-ready = Prêt à déposer
column-balance = À payer
column-standing = Situation
