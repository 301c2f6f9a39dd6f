# Le guichet interne des agents de la CNSS.
office-title = Espace agents
office-lead =
    { $count ->
        [0] Rien ne vous attend.
        [one] Un dossier vous attend.
       *[other] { $count_shown } dossiers vous attendent.
    }
office-queues = À traiter
office-places = Consulter
office-waiting =
    { $count ->
        [one] { $count_shown } en attente
       *[other] { $count_shown } en attente
    }
office-nothing-waits = Rien en attente
office-keys = Au clavier : j et k passent d’une ligne à l’autre, Entrée ouvre, / va à la recherche.
office-back = Espace agents
office-all = Tous
office-post-counter = Guichet
office-post-registrations = Immatriculations
office-post-accounts = Affiliations et dossiers
office-post-supervisor = Supervision
office-queue-approvals = Propositions à décider
office-queue-words-approvals = Ce qu’un autre agent propose et que vous pouvez approuver ou refuser.
office-place-employers = Employeurs
office-place-words-employers = Le dossier d’un employeur : identité, personnes, mandats, déclarations.
office-place-deadlines = Dates limites
office-place-words-deadlines = La date limite de chaque mois et les prolongations.
office-place-rates = Taux et plafond
office-place-words-rates = Les taux de chaque mois, leur texte, et les valeurs à venir.
office-place-late-rules = Coût des retards
office-place-words-late-rules = Majorations et amendes : leur texte, leur certitude, et si elles sont appliquées.
office-employer-unknown = un employeur

office-approvals-title = Propositions
office-approvals-lead = Chaque acte sensible est proposé par un agent et décidé par un autre, dans les sept jours.
office-approvals-none = Aucune proposition.
office-approvals-back = Propositions
office-proposal = Proposition
office-act = Acte
office-act-deadline = Date limite
office-act-rate = Taux ou plafond
office-act-rule-switch = Règle de retard
office-act-cancel-filing = Annulation d’un dépôt
office-act-counter-administrator = Administrateur au guichet
office-act-contact = Adresse au dossier
office-act-remission = Remise gracieuse
office-approval-waiting = En attente
office-approval-approved = Approuvée
office-approval-refused = Refusée
office-approval-expired = Caduque
office-asked-by = Proposée par
office-asked-at = Le
office-decided-by = Décidée par
office-expires = Caduque le
office-proposal-due-on = Date limite { $month_of } portée au { $date }
office-proposal-share = { $branch }, { $payer } : { $rate } à partir { $month_of }
office-proposal-ceiling = Plafond : { $amount } DH à partir { $month_of }
office-proposal-switch-on = { $rule } : appliquer à partir { $month_of }
office-proposal-switch-off = { $rule } : ne plus appliquer à partir { $month_of }
office-switch-on = Appliquée
office-switch-off = Montrée, non appliquée
office-proposal-cancel-filing = Annuler un dépôt de { $employer }
office-proposal-counter = Donner au guichet un code d’administrateur de { $employer }
office-proposal-contact-add = Ajouter une adresse au dossier de { $employer }
office-proposal-contact-remove = Retirer une adresse du dossier de { $employer }
office-proposal-remission = Remise de { $amount } DH à { $employer } – { $of }, { $month }
office-grounds = Texte ou motif
office-change-title = Ce qui change
office-change-what = Quoi
office-change-before = Avant
office-change-after = Après
office-change-difference = Écart
office-due-of = Date limite { $month_of }
office-filing-of = Déclaration { $month_of }
office-nothing-declared = rien de déclaré
office-effect-deadline = Dès l’approbation, les tâches des employeurs et les amendes de retard suivent la nouvelle date. Ce qui est déjà déposé garde la date sous laquelle il l’a été.
office-effect-rate = Les déclarations à partir de ce mois sont contrôlées et calculées avec la nouvelle valeur ; celles qui sont en préparation sont contrôlées de nouveau. Les mois d’avant, et ce qui est déposé, ne changent pas.
office-effect-switch = Dès l’approbation, les comptes de tous les employeurs sont recalculés : ce qui commence à partir de ce mois suit la règle, et la différence est inscrite au compte. Rien de ce qui est inscrit n’est effacé.
office-effect-cancel = Le dépôt ne vaut plus déclaration : son récépissé le dira à qui le vérifie, l’employeur est prévenu, et le mois est de nouveau à déclarer. Si la date limite est passée, la nouvelle déclaration sera en retard.
office-effect-counter = L’agent pourra donner à cette personne un code qui ouvre un accès d’administrateur à l’entreprise. Les administrateurs actuels en sont prévenus.
office-effect-contact = Les codes d’accès de l’entreprise sont envoyés aux adresses de son dossier. Dès l’approbation, les adresses actuelles, même celle qui est retirée, et les administrateurs sont prévenus.
office-effect-remission = Dès l’approbation, cette somme n’est plus due : la remise est inscrite au compte de l’employeur avec son motif, et ses administrateurs en sont prévenus. Si un paiement arrivé entre-temps l’a réglée, elle ne peut plus être remise.
office-contact-on-file = au dossier
office-contact-off-file = hors du dossier
office-impact-title = Si cette valeur avait valu en { $month }
office-impact-words =
    { $declarations ->
        [0] Aucune déclaration n’est déposée pour ce mois.
        [one] Calculé sur la déclaration déposée pour ce mois ({ $employees_shown } salariés).
       *[other] Calculé sur les { $declarations_shown } déclarations déposées pour ce mois ({ $employees_shown } salariés).
    }
office-impact-note = Parts patronale et salariale ensemble, sur la somme des salaires : à l’arrondi de chaque déclaration près.
office-late-title = Mois déjà déposés
office-late-words = Cette valeur commence dans un mois pour lequel des déclarations sont déposées. Elles gardent leurs montants : aucune n’est recalculée. Une déclaration déposée ou rectifiée après l’approbation est calculée avec la nouvelle valeur. L’écart n’est ni réclamé ni rendu par ce seul changement.
office-late-declarations = Déclarations
office-late-filed = Déposé
office-late-would = Avec la valeur
office-decide-title = Votre décision
office-decide-reason = Motif
office-decide-hint = Nécessaire pour un refus. L’agent qui propose le lira.
office-approve = Approuver
office-refuse = Refuser
office-own-proposal = Vous avez fait cette proposition : un autre agent doit la décider.

office-deadlines-title = Dates limites
office-deadlines-lead = La date limite d’un mois est fixée par la règle générale, ou déplacée par une décision qui porte son texte.
office-deadline-propose = Proposer une prolongation
office-moved-from = au lieu du { $date }
office-month = Mois
office-new-date = Nouvelle date limite
office-title-of-text = Texte ou décision
office-title-hint = Son nom, son numéro et sa date, comme chacun le lira.
office-url = Adresse du texte (facultative)
office-second-agent = Rien ne change avant l’accord d’un second agent.
office-propose = Proposer
office-published = Décisions publiées
office-published-none = Aucune décision publiée.
office-decision = Décision
office-source = Texte
office-published-on = Publiée le

office-rates-title = Taux et plafond
office-rates-lead = Les valeurs en vigueur pour un mois travaillé, avec le texte où chacune a été lue.
office-rates-of = Valeurs { $month_of }
office-base = Assiette
office-base-gross = Salaire entier
office-base-capped = Salaire plafonné
office-ceiling = Plafond
office-ceiling-unit = DH par salarié et par mois
office-rate-propose = Proposer une nouvelle valeur
office-rate-item = Ce qui change
office-from = Premier mois
office-from-hint = Au plus tôt { $month }. Pour un texte paru en retard, un mois déjà commencé ou passé : ce qui est déposé garde ses montants.
office-value = Nouvelle valeur
office-value-hint = En pour cent pour un taux (4,48), en dirhams pour le plafond (6000).

office-employers-title = Employeurs
office-employers-search = Numéro d’affilié ou nom
office-employers-none = Aucun employeur trouvé.
office-employers-back = Employeurs
office-employer-back = Dossier de l’employeur
office-city = Ville
office-activity = Activité
office-view-is-seen = Cette consultation est inscrite, et l’employeur la voit.
office-filings = Déclarations
office-filings-none = Aucune déclaration.
office-employees = Salariés
office-gross = Salaires
office-cancel-link = Annuler
office-members = Personnes
office-members-none = Personne n’a encore d’accès.
office-name = Nom
office-role = Rôle
office-role-administrator = Administrateur
office-role-declarant = Déclarant
office-role-reader = Lecteur
office-since = Depuis
office-mandates = Mandats
office-mandates-none = Aucun mandat.
office-mandate-with = Avec
office-mandate-given = Mandat donné
office-mandate-held = Mandat reçu
office-mandate-asked = Demandé
office-mandate-accepted = Accepté
office-mandate-declined = Décliné
office-mandate-revoked = Révoqué
office-from-day = Du
office-until-day = Au
office-identity = Identité
office-address = Adresse
office-declares-from = Déclare ici depuis
office-health = Maladie
office-health-own = Couverture propre d’avant l’AMO
office-sector = Secteur
office-agricultural = Agricole
office-acts = Derniers actes
office-acts-none = Aucun acte.

office-cancel-title = Annuler un dépôt
office-cancel-reason = Motif de l’annulation
office-cancel-hint = L’employeur le lira dans l’historique de sa déclaration.
office-cancel-propose = Proposer l’annulation
office-place-people = Assurés
office-place-words-people = Le dossier d’un assuré : identité, emplois, mois déclarés.

office-contacts = Adresses au dossier
office-contacts-none = Aucune adresse : un code ne peut être envoyé à l’entreprise.
office-contact-new = Nouvelle adresse
office-contact-hint = E-mail ou téléphone mobile. Rien ne change avant l’accord d’un second agent ; les adresses et les administrateurs actuels en sont alors prévenus.
office-contact-add = Proposer l’ajout
office-contact-remove = Proposer le retrait
office-code-title = Code au guichet
office-code-address = E-mail ou mobile de la personne
office-code-hint = Après contrôle de sa pièce et de son pouvoir. Le code en fait un administrateur : un second agent l’approuve d’abord.
office-code-ask = Demander un code
office-slip-title = Code à remettre
office-slip-once = Ce code n’est montré qu’une fois et n’est gardé nulle part. Imprimez cette page et remettez-la.
office-slip-code = Code
office-slip-heading = Votre accès à Tasrih
office-slip-address = Adresse de connexion
office-slip-words = Ce code est valable { $minutes } minutes et sert une seule fois, avec cette adresse. Ouvrez Tasrih, choisissez « Créer un accès pour mon entreprise », puis « Un code remis au guichet ».
office-slip-draw = Remettre le code
office-slip-draw-words = Le second agent a approuvé. Le code s’affiche une fois, la personne devant vous ; tirez-en un autre s’il s’est perdu.

office-people-title = Assurés
office-people-lead = Cherchez par numéro, ou par nom et date de naissance. Chaque consultation est inscrite, et la personne la voit.
office-person-number = Numéro d’immatriculation ou CIN
office-person-or = ou
office-person-name = Nom et prénom
office-born-on = Date de naissance
office-people-found =
    { $count ->
        [0] Personne ne correspond
        [one] Une personne
       *[other] { $count_shown } personnes
    }
office-person-is-seen = Cette consultation est inscrite, et la personne la voit.
office-name-ar = Nom en arabe
office-sex = Sexe
office-sex-female = Femme
office-sex-male = Homme
office-nationality = Nationalité
office-document-cin = CIN
office-document-passport = Passeport
office-document-residence_card = Carte de séjour
office-known-by = Identité
office-known-registered = Contrôlée à l’immatriculation
office-known-declared = Connue par les déclarations seulement
office-person-nothing = Aucun emploi connu.
office-person-contact = Téléphone ou adresse de la personne
office-person-contact-none = Rien au dossier : la personne ne peut pas recevoir de code.
office-person-contact-typed = Donné par { $employer }, pas par la personne. Un code envoyé là ne montre que ce que cet employeur a déclaré.
office-person-contact-hint = La personne est devant vous et montre sa pièce. Recopiez-en le numéro, puis tapez le téléphone ou l’adresse qu’elle vous dit : il remplace ce qui est au dossier et reçoit les codes qui ouvrent tous ses mois.
office-person-contact-card = Numéro de la pièce montrée
office-person-contact-address = Mobile ou e-mail que la personne vous dit
office-person-contact-action = Inscrire au dossier
office-still-there = toujours en poste
office-months-declared = Mois déclarés
office-queue-affiliations = Demandes d’affiliation
office-queue-words-affiliations = Les nouveaux employeurs qui attendent leur numéro.
office-affiliations-title = Demandes d’affiliation
office-affiliations-none = Aucune demande dans cet état.
office-affiliation-title = Demande n° { $number }
office-affiliation-said = Ce que l’entreprise a déclaré
office-affiliation-accept = Affilier
office-ask = Demander une précision
office-words = Question ou motif
office-words-hint = Nécessaire pour demander ou pour refuser. L’entreprise le lira.
office-same-ice = Le même ICE est déjà affilié
office-changed-at = Dernier changement
office-queue-registrations = Immatriculations
office-queue-words-registrations = Les salariés dont l’immatriculation demande un regard.
office-registrations-title = Immatriculations
office-registrations-none = Aucune demande dans cet état.
office-registration-number = N° de demande
office-registration-not-found = Aucune demande ne porte ce numéro.
office-registration-submitted = À décider
office-registration-needs_information = Précision attendue
office-registration-accepted = Immatriculé
office-registration-refused = Refusée
office-registration-withdrawn = Abandonnée
office-registration-draft = Brouillon
office-registration-accept = Immatriculer
office-registration-link = C’est cette personne : utiliser son numéro
office-registration-words-hint = Nécessaire pour demander ou pour refuser. L’employeur le lira.
office-sent-at = Envoyée le
office-alike-title = Déjà connus, peut-être la même personne
office-alike-none = Personne de semblable dans le fichier ni dans les demandes.
office-documents-none = Aucun document joint.
office-paper = Pièce d’identité

# Ce que coûte un retard.
office-lateness-title = Coût des retards
office-lateness-lead = Une règle confirmée par plusieurs sources est appliquée d’office. Une règle lue dans une seule source est montrée aux employeurs avec la mention « à confirmer », et n’est inscrite à leur compte que si deux agents l’ont décidé.
office-lateness-rule = Règle
office-lateness-value = Ce qu’elle coûte
office-lateness-payment = { $first } le premier mois entamé, puis { $further } par mois entamé, sur les cotisations impayées
office-lateness-declaration = { $each } DH par salarié, au plus { $most } DH, puis autant par mois entamé
office-lateness-since = Valeur depuis { $month }
office-lateness-state = Application
office-lateness-propose = Proposer un changement
office-lateness-turn-on = Appliquer
office-lateness-turn-off = Ne plus appliquer
office-lateness-from = À partir du mois
office-lateness-from-hint = Ce qui commence dans ce mois ou après suit la décision. Un mois passé fait recalculer les comptes.

# Remises de majorations et d’amendes.
office-remission-title = Remises gracieuses
office-remission-words = Majorations et amendes de retard qui peuvent être remises, en tout ou en partie.
office-remission-see = Voir et proposer une remise
office-remission-lead = Ce qu’un retard a coûté à l’employeur et qui reste à payer. Une remise en lève tout ou partie ; ce qui est déjà payé n’est pas rendu, et une cotisation n’est jamais remise.
office-remission-none = Aucune majoration ni amende n’est à payer.
office-remission-propose = Proposer une remise
office-remission-due = Ce qui est remis
office-remission-amount = Montant en dirhams
office-remission-amount-hint = Laissez vide pour remettre tout ce qui reste.
office-remission-reason = Motif
office-remission-reason-hint = L’employeur le lira sur son relevé de compte.
