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
office-employer-unknown = un employeur

office-approvals-title = Propositions
office-approvals-lead = Chaque acte sensible est proposé par un agent et décidé par un autre, dans les sept jours.
office-approvals-none = Aucune proposition.
office-approvals-back = Propositions
office-proposal = Proposition
office-act = Acte
office-act-deadline = Date limite
office-act-rate = Taux ou plafond
office-act-cancel-filing = Annulation d’un dépôt
office-act-counter-administrator = Administrateur au guichet
office-approval-waiting = En attente
office-approval-approved = Approuvée
office-approval-refused = Refusée
office-approval-expired = Caduque
office-asked-by = Proposée par
office-asked-at = Le
office-decided-by = Décidée par
office-expires = Caduque le
office-proposal-due-on = { $month } : date limite portée au { $date }
office-proposal-share = { $branch }, { $payer } : { $rate } à partir { $month_of }
office-proposal-ceiling = Plafond : { $amount } DH à partir { $month_of }
office-proposal-cancel-filing = Annuler un dépôt de { $employer }
office-proposal-counter = Donner au guichet un code d’administrateur de { $employer }
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
office-effect-rate = Les déclarations à partir de ce mois sont contrôlées et calculées avec la nouvelle valeur. Les mois d’avant, et ce qui est déposé, ne changent pas.
office-effect-cancel = Le dépôt ne vaut plus déclaration : son récépissé le dira à qui le vérifie, l’employeur est prévenu, et le mois est de nouveau à déclarer. Si la date limite est passée, la nouvelle déclaration sera en retard.
office-effect-counter = L’agent pourra donner à cette personne un code qui ouvre un accès d’administrateur à l’entreprise. Les administrateurs actuels en sont prévenus.
office-impact-title = Si cette valeur avait valu en { $month }
office-impact-words =
    { $declarations ->
        [0] Aucune déclaration n’est déposée pour ce mois.
        [one] Calculé sur la déclaration déposée pour ce mois ({ $employees_shown } salariés).
       *[other] Calculé sur les { $declarations_shown } déclarations déposées pour ce mois ({ $employees_shown } salariés).
    }
office-impact-note = Parts patronale et salariale ensemble, sur la somme des salaires : à l’arrondi de chaque déclaration près.
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
office-from-hint = Au plus tôt { $month }.
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
