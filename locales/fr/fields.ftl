# Noms des champs, des branches et des états, tels que les personnes les lisent. Les clés sont les codes du domaine.

## Champs

field-affiliate_number = N° d’affiliation
field-period = Période
field-insured_number = N° d’immatriculation
field-surname = Nom
field-given_name = Prénom
field-full_name = Nom et prénom
field-cin = N° CIN
field-days = Jours déclarés
field-gross_wage = Salaire réel
field-capped_wage = Salaire plafonné
field-situation = Situation
field-children = Enfants
field-allowance_to_pay = Allocations familiales à payer
field-allowance_to_deduct = Allocations familiales à déduire
field-allowance_net = Allocations familiales nettes à payer
field-allowance_to_return = Allocations familiales à reverser
field-control_sum = Somme de contrôle
field-share-all-employer = Total des cotisations – part patronale
field-share-all-employee = Total des cotisations – part salariale
field-share-all-both = Total des cotisations – parts patronale et salariale
field-share-social_security-employer = Cotisations CNSS – part patronale
field-share-social_security-employee = Cotisations CNSS – part salariale
field-share-social_security-both = Cotisations CNSS – parts patronale et salariale
field-share-short_term_and_job_loss-employer = Court terme et perte d’emploi – part patronale
field-share-short_term_and_job_loss-employee = Court terme et perte d’emploi – part salariale
field-share-short_term_and_job_loss-both = Court terme et perte d’emploi – parts patronale et salariale
field-share-health-employer = AMO (base et solidarité) – part patronale
field-share-health-employee = AMO (base et solidarité) – part salariale
field-share-health-both = AMO (base et solidarité) – parts patronale et salariale
field-share-family_allowances-employer = Allocations familiales – part patronale
field-share-family_allowances-employee = Allocations familiales – part salariale
field-share-family_allowances-both = Allocations familiales – parts patronale et salariale
field-share-short_term-employer = Prestations à court terme – part patronale
field-share-short_term-employee = Prestations à court terme – part salariale
field-share-short_term-both = Prestations à court terme – parts patronale et salariale
field-share-job_loss-employer = Indemnité pour perte d’emploi – part patronale
field-share-job_loss-employee = Indemnité pour perte d’emploi – part salariale
field-share-job_loss-both = Indemnité pour perte d’emploi – parts patronale et salariale
field-share-long_term-employer = Prestations à long terme – part patronale
field-share-long_term-employee = Prestations à long terme – part salariale
field-share-long_term-both = Prestations à long terme – parts patronale et salariale
field-share-health_basic-employer = AMO de base – part patronale
field-share-health_basic-employee = AMO de base – part salariale
field-share-health_basic-both = AMO de base – parts patronale et salariale
field-share-health_solidarity-employer = AMO solidarité – part patronale
field-share-health_solidarity-employee = AMO solidarité – part salariale
field-share-health_solidarity-both = AMO solidarité – parts patronale et salariale
field-share-training_levy-employer = Taxe de formation professionnelle – part patronale
field-share-training_levy-employee = Taxe de formation professionnelle – part salariale
field-share-training_levy-both = Taxe de formation professionnelle – parts patronale et salariale

## Branches

branch-family_allowances = Allocations familiales
branch-short_term = Prestations à court terme
branch-job_loss = Indemnité pour perte d’emploi
branch-long_term = Prestations à long terme
branch-health_basic = AMO de base
branch-health_solidarity = AMO solidarité
branch-training_levy = Taxe de formation professionnelle

## Qui paie

payer-employer = Part patronale
payer-employee = Part salariale
payer-both = Parts patronale et salariale

## Gravités

severity-blocking = Bloquant
severity-warning = Avertissement
severity-notice = Information

## États d’une déclaration

state-received = Reçue
state-refused = Fichier refusé
state-checked = À corriger
state-ready = Prête à déposer
state-filed = Déposée
state-accepted = Acceptée par la CNSS
state-superseded = Remplacée
state-withdrawn = Abandonnée
state-cancelled = Annulée par la CNSS

## Événements

event-file_received = Fichier reçu
event-mapped = Colonnes ou feuille choisies
event-facts_learnt = Nouvelles données connues, fichier recontrôlé
event-edited = Valeur modifiée en ligne
event-file_refused = Fichier refusé
event-faults_found = Anomalies trouvées
event-checks_passed = Contrôles réussis
event-filed = Déclaration déposée
event-filed_in_part = Lignes valables déposées, les autres mises de côté
event-acknowledged = Acceptée par la CNSS
event-replaced = Remplacée par une nouvelle déclaration
event-withdrawn = Déclaration abandonnée
event-cancelled = Dépôt annulé par la CNSS

## Situations

situation-normal = Mois normal
situation-SO = Sortant
situation-DE = Décédé
situation-IT = Maternité
situation-IL = Maladie
situation-AT = Accident du travail
situation-CS = Congé sans salaire
situation-MS = Maintenu sans salaire
situation-MP = Maladie professionnelle

## Formats

format-csv = CSV (texte à séparateurs)
format-xlsx = Excel (XLSX)
format-ods = OpenDocument (ODS)
format-xls = Ancien Excel (XLS)
format-ebds = e-BDS

## Textes de loi

law-before-reform-2025 = L’Économiste (1133026), sur la règle antérieure à la réforme de 2025
law-published = { $title }
law-cleiss-2017 = CLEISS, tableaux de la sécurité sociale marocaine (édition 2017)
law-cleiss-2017-2024 = CLEISS, tableaux de la sécurité sociale marocaine (éditions 2017 et 2024)
law-cleiss-2024 = CLEISS, tableaux de la sécurité sociale marocaine (édition 2024)
law-dahir-1-72-184 = Dahir n° 1-72-184 modifié : au plus tard le 10 du mois qui suit le mois travaillé
law-decree-2-14-207 = Décret n° 2-14-207 du 10 novembre 2014 modifiant le décret n° 2-05-734
law-decree-2-19-424 = Décret n° 2-19-424
law-decree-2-22-606 = Décret n° 2-22-606
law-decree-2-23-799 = Décret n° 2-23-799
law-decree-2-24-1122 = Décret n° 2-24-1122
law-decree-2002 = Décret de 2002 (numéro non retrouvé)
law-draft-2-25-983 = Projet de décret n° 2-25-983
law-economiste-1133026 = L’Économiste (1133026)
law-extension-2025-07-first = Décision de la CNSS, juillet 2025 : première prorogation
law-extension-2025-07-second = Décision de la CNSS, juillet 2025 : seconde prorogation
law-law-03-14 = Loi n° 03-14 (Bulletin officiel du 11 septembre 2014)
law-law-17-02 = Dahir n° 1-72-184 modifié par la loi n° 17-02
law-law-87-17 = Loi n° 87-17, décret n° 2-19-718 du 3 mars 2020 (Bulletin officiel n° 6668)
law-reform-2025 = Réforme du dahir n° 1-72-184, rapportée le 14 mars 2025 par L’Économiste (1133026)

## D’où vient une règle

source-charter = Cahier des charges e-BDS de la CNSS, échange de fichiers, version 2 (2006)
source-change-log = Journal des modifications e-BDS de la CNSS, 1.3
source-direct-payment = Allocations familiales payées par la CNSS elle-même (2007 à 2009)
source-company-id = Identifiant commun de l’entreprise : 15 chiffres, multiple de 97
source-reading = Tasrih : rien n’est deviné à la lecture
source-prudence = Tasrih : ce que vérifie un comptable prudent
source-control = contrôle { $place }
source-record = enregistrement { $place }
source-field = zone { $place }

## Salariés à immatriculer : colonnes et champs

item-surname = Nom
    .note = Nom de famille en lettres latines, comme sur la pièce d’identité ; 30 caractères au plus.
item-given_name = Prénom
    .note = Prénom en lettres latines, comme sur la pièce d’identité ; 30 caractères au plus.
item-surname_ar = Nom en arabe
    .note = Nom de famille en lettres arabes. Laissez vide si vous ne le connaissez pas.
item-given_name_ar = Prénom en arabe
    .note = Prénom en lettres arabes. Laissez vide si vous ne le connaissez pas.
item-birth_date = Date de naissance
    .note = JJ/MM/AAAA, le jour d’abord.
item-sex = Sexe
    .note = F pour une femme, M pour un homme.
item-nationality = Nationalité
    .note = Deux lettres (MA, FR, SN…) ou en toutes lettres.
item-cin = N° CIN
    .note = Obligatoire pour un Marocain : une ou deux lettres puis des chiffres.
item-passport = N° de passeport
    .note = Pour un étranger : passeport ou carte de séjour.
item-residence_card = N° de carte de séjour
    .note = Pour un étranger : passeport ou carte de séjour.
item-hire_date = Date d’embauche
    .note = Premier jour de travail, JJ/MM/AAAA.
item-phone = Téléphone
    .note = Facultatif : le salarié y reçoit son numéro.
item-email = E-mail
    .note = Facultatif : le salarié y reçoit son numéro.
item-rib = RIB
    .note = Facultatif : 24 chiffres.

# Ce que coûte un retard, et ce qui est dû.
late-rule-late-payment = Majoration de retard de paiement
late-rule-late-declaration = Amende de déclaration tardive
sure-confirmed = Confirmé par plusieurs sources
sure-single = À confirmer : une seule source
sure-uncertain = À confirmer : sources incertaines
sure-house = Décision de la maison, à confirmer
