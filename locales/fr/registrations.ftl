# Immatriculation des salariés : liste, deux étapes, suivi, listes de personnes.

## Liste

room-registrations = Immatriculations
registrations-title = Immatriculation des salariés
registrations-task = Immatriculer les nouveaux salariés
registrations-task-questions =
    { $count ->
        [one] { $count } réponse attendue
       *[other] { $count } réponses attendues
    }
registrations-task-drafts =
    { $count ->
        [one] { $count } brouillon
       *[other] { $count } brouillons
    }
registrations-task-lists =
    { $count ->
        [one] { $count } liste à terminer
       *[other] { $count } listes à terminer
    }
registrations-task-words = Dans le mois de l’embauche
registrations-lead = Déclarez chaque salarié embauché dans le mois. Un cas simple reçoit son numéro tout de suite.
registrations-new = Immatriculer un salarié
registrations-bulk = Immatriculer plusieurs salariés
registrations-filter = Demandes par état
registrations-all = Toutes
registrations-empty = Aucune demande pour le moment.
registrations-nameless = Brouillon sans nom
registrations-more = Suite
registrations-batches = Dernières listes envoyées
registration-state-draft = Brouillon
registration-state-submitted = À l’étude
registration-state-needs_information = Réponse attendue de vous
registration-state-accepted = Immatriculé
registration-state-refused = Refusée
registration-state-withdrawn = Abandonnée
registration-insured = N° d’immatriculation

## Étape 1

registration-step-2 = Vérifier et envoyer
registration-form-title = Identité du salarié
registration-form-lead = Recopiez la pièce d’identité. Ce que vous tapez est gardé en brouillon à chaque étape.
registration-group-names = Nom et prénom
registration-group-person = Personne et pièce d’identité
registration-group-work = Embauche
registration-group-contact = Contact et banque
registration-if-any = (facultatif)
registration-choose = Choisir…
registration-hint-surname = En lettres latines, comme sur la pièce d’identité.
registration-hint-given_name = En lettres latines, comme sur la pièce d’identité.
registration-hint-surname_ar = En lettres arabes, comme sur la pièce d’identité.
registration-hint-given_name_ar = En lettres arabes, comme sur la pièce d’identité.
registration-hint-birth_date = Jour, mois, année.
registration-hint-sex = Comme sur la pièce d’identité.
registration-hint-nationality = Si elle n’est pas dans la liste, choisissez « Autre ».
registration-hint-cin = Pour un Marocain : une ou deux lettres puis des chiffres, par exemple AB123456.
registration-hint-passport = Pour un étranger : passeport ou carte de séjour.
registration-hint-residence_card = Pour un étranger : passeport ou carte de séjour.
registration-hint-hire_date = Premier jour de travail.
registration-hint-phone = Le salarié y reçoit son numéro par SMS.
registration-hint-email = Le salarié y reçoit son numéro.
registration-hint-rib = 24 chiffres.
registration-use = Utiliser « { $name } »
registration-use-short = Utiliser
registration-next = Continuer
registration-later = Garder en brouillon
sex-female = Femme
sex-male = Homme

## Étape 2

registration-check-title = Vérifier et envoyer
registration-answers = Ce qui est demandé
registration-value = { $value }
registration-change = Modifier
registration-correct = Corriger
registration-not-sendable = Corrigez d’abord ce qui est signalé : la demande est gardée en brouillon.
registration-known-title =
    { $count ->
        [one] Cette personne est sans doute déjà immatriculée
       *[other] { $count } personnes du registre ressemblent à celle-ci
    }
registration-known-words = Un salarié garde le même numéro toute sa vie. S’il s’agit de la même personne, embauchez-la sous son numéro : rien d’autre à faire.
registration-known-maybe = Deux personnes peuvent porter le même nom et être nées le même jour : un agent comparera les pièces d’identité.
registration-known-same-paper = Même pièce d’identité.
registration-known-same-name-and-birth = Même nom et même date de naissance.
registration-known-here = Cette personne travaille déjà chez vous.
registration-known-hire = C’est elle : l’embaucher sous ce numéro
registration-is-other = Ce n’est aucune de ces personnes. Un agent vérifiera avant d’attribuer un numéro.
registration-proposals-title = Nom dans l’autre écriture
registration-proposals-use = Utiliser ce que j’ai coché
registration-proposals-type = Je l’écris moi-même
registration-documents = Documents
registration-documents-none = Aucun document joint.
registration-document-label = Photo ou PDF de la pièce d’identité
registration-document-hint = JPEG, PNG ou PDF, 10 Mo au plus par fichier. Chaque document est gardé dès qu’il arrive.
registration-document-action = Joindre
registration-document-remove = Retirer
registration-document-size = { $kibibytes } Ko
registration-send-title = Envoyer
registration-send-simple = Le numéro d’immatriculation est attribué tout de suite.
registration-send-agent = Un agent étudiera la demande ; vous serez prévenu et pourrez la suivre ici par son numéro.
registration-send = Envoyer la demande
registration-send-later = Plus tard
registration-withdraw-title = Abandonner cette demande
registration-withdraw-words = La demande reste visible dans la liste, mais rien n’est plus fait.
registration-withdraw-action = Abandonner

## Suivi

registration-request = Demande
registration-title = Demande { $number }
registration-accepted-title = Salarié immatriculé
registration-next-draft = Brouillon.
registration-next-submitted = La demande est chez un agent. Vous serez prévenu de la suite ; rien à faire pour le moment.
registration-next-needs_information = L’agent a besoin d’une précision. La demande reprend dès votre réponse.
registration-next-accepted = Le salarié est dans votre registre. Déclarez-le avec ce numéro dès ce mois.
registration-next-refused = La demande a été refusée. Vous pouvez en faire une nouvelle, corrigée.
registration-next-withdrawn = La demande a été abandonnée.
registration-reason = Motif du refus
registration-question = Question de l’agent
registration-answer-label = Votre réponse
registration-answer-hint = Joignez les documents ci-dessus d’abord.
registration-answer-action = Répondre
registration-back = Toutes les demandes
registration-another = Immatriculer un autre salarié
registration-history = Historique
registration-event-saved = Brouillon enregistré
registration-event-documents_changed = Documents modifiés
registration-event-submitted = Demande envoyée
registration-event-asked = Précision demandée
registration-event-answered = Réponse envoyée
registration-event-accepted = Immatriculation acceptée
registration-event-linked = Embauche sous le numéro existant
registration-event-refused = Demande refusée
registration-event-withdrawn = Demande abandonnée
registration-side-employer = votre entreprise
registration-side-office = agent de la Caisse
registration-side-gateway = automatique
fault-registration-answer = Écrivez votre réponse.
fault-registration-other = Dites si c’est une personne du registre, ou cochez que ce n’est aucune de celles qui sont montrées.
fault-registration-document = Document « { $name } » : { $message }
fault-registration-item = { $item } : { $message }

## Fautes d’un champ

registration-fault-missing = À remplir.
registration-fault-hidden_characters = Des caractères invisibles se sont glissés dans le texte : tapez-le de nouveau.
registration-fault-mixed_script = Deux écritures sont mélangées : gardez une seule écriture par champ.
registration-fault-not_latin = Écrivez ce nom en lettres latines ; l’arabe a son propre champ.
registration-fault-not_arabic = Écrivez ce nom en lettres arabes ; le latin a son propre champ.
registration-fault-name_signs = Un nom n’a ni chiffre ni signe autre que le trait d’union, l’apostrophe et l’espace.
registration-fault-name_too_long = { $got } caractères : le fichier de la Caisse en prend { $max } au plus.
registration-fault-no_arabic_name = Sans nom en arabe, les attestations ne l’auront qu’en lettres latines.
registration-fault-not_a_day = Ce n’est pas une date. Écrivez JJ/MM/AAAA.
registration-fault-born_in_future = Cette date de naissance est dans le futur.
registration-fault-too_old =
    { $age ->
        [one] { $age } an : vérifiez l’année de naissance.
       *[other] { $age } ans : vérifiez l’année de naissance.
    }
registration-fault-age_doubtful =
    { $age ->
        [one] { $age } an : vérifiez l’année de naissance. Si elle est juste, un agent la confirmera.
       *[other] { $age } ans : vérifiez l’année de naissance. Si elle est juste, un agent la confirmera.
    }
registration-fault-too_young =
    { $age ->
        [one] { $age } an à l’embauche, moins que { $min } ans (âge minimal du Code du travail, à confirmer) : un agent étudiera la demande.
       *[other] { $age } ans à l’embauche, moins que { $min } ans (âge minimal du Code du travail, à confirmer) : un agent étudiera la demande.
    }
registration-fault-hired_before_birth = L’embauche est avant la naissance.
registration-fault-hired_too_far_ahead = Une embauche s’annonce trois mois à l’avance au plus, soit jusqu’au { $date }.
registration-fault-registered_late =
    { $days ->
        [one] Embauche il y a { $days } jour : l’immatriculation se demande dans le mois.
       *[other] Embauche il y a { $days } jours : l’immatriculation se demande dans le mois.
    }
registration-fault-not_a_sex = Écrivez F ou M.
registration-fault-not_a_nationality = Cette nationalité n’est pas dans la liste : écrivez deux lettres (MA, FR…) ou « Autre ».
registration-fault-cin_needed = Un Marocain s’immatricule avec son N° CIN.
registration-fault-paper_needed = Un étranger s’immatricule avec son passeport ou sa carte de séjour.
registration-fault-cin_shape = Une ou deux lettres puis des chiffres, 8 caractères au plus.
registration-fault-cin_of_foreigner = Un étranger avec un N° CIN : un agent vérifiera.
registration-fault-paper_shape = Lettres et chiffres seulement, 5 à 15 caractères.
registration-fault-phone_shape = Ce n’est pas un numéro de téléphone. Exemple : 06 12 34 56 78.
registration-fault-email_shape = Ce n’est pas une adresse e-mail. Exemple : nom@exemple.ma.
registration-fault-rib_shape =
    { $got ->
        [one] { $got } caractère au lieu de 24 chiffres : le RIB ne sera pas gardé.
       *[other] { $got } caractères au lieu de 24 chiffres : le RIB ne sera pas gardé.
    }
registration-fault-rib_key = La clé du RIB ne correspond pas : vérifiez les 24 chiffres.

## Plusieurs salariés

registrations-bulk-title = Immatriculer plusieurs salariés
registrations-bulk-label = Liste des salariés
registrations-bulk-hint = CSV, Excel ou LibreOffice, { $mebibytes } Mo et { $people } personnes au plus. Une ligne par salarié ; chaque ligne est contrôlée avant tout envoi.
registrations-bulk-action = Contrôler la liste
registrations-template-title = Modèle vide
registrations-template-words = Les en-têtes sont reconnus en trois langues. La ligne d’exemple est ignorée à la lecture.
registrations-template-fr = Français :
registrations-template-ar = Arabe :
registrations-template-en = Anglais :
registrations-template-sheet = Salariés
registrations-template-refused = Saisie refusée
registrations-template-refused-sex = Le sexe est F ou M.
list-missing-columns =
    { $count ->
        [one] Colonne qui manque dans la liste :
       *[other] Colonnes qui manquent dans la liste :
    }
list-refused-no-heading = Aucune ligne d’en-têtes reconnue : partez du modèle vide, ou nommez les colonnes comme lui.
list-refused-missing = Il manque des colonnes.
list-refused-twice = Deux colonnes disent la même chose : { $first } et { $second }. Gardez-en une.
list-refused-nobody = La liste n’a personne sous ses en-têtes.
list-refused-too-many = Une liste a { $max } personnes au plus : partagez-la.
list-refused-no-file = Choisissez un fichier.
batch-title = Contrôle de la liste
batch-total = Personnes
batch-sent = Envoyées
batch-sendable = Prêtes
batch-blocked = À corriger
batch-known = Déjà connues
batch-sending = Envoi en cours :
batch-send-title =
    { $count ->
        [one] { $count } personne peut partir maintenant
       *[other] { $count } personnes peuvent partir maintenant
    }
batch-send-words = Les autres restent ici, à corriger dans le fichier ou à l’écran.
batch-send-doubtful =
    { $count ->
        [one] { $count } demande ira d’abord à un agent.
       *[other] { $count } demandes iront d’abord à un agent.
    }
batch-send-action =
    { $count ->
        [one] Envoyer { $count } demande
       *[other] Envoyer { $count } demandes
    }
batch-done =
    { $count ->
        [one] { $count } demande envoyée.
       *[other] { $count } demandes envoyées.
    }
batch-rows-title = Lignes à regarder
batch-rows-words = Le numéro est celui de la ligne dans votre fichier.
batch-standing-ready = Prête
batch-standing-doubtful = Ira à un agent
batch-standing-known = Déjà connue
batch-standing-blocked = À corriger
batch-standing-sent = Envoyée
batch-standing-taken_out = Corrigée à l’écran
batch-like = Même nom et même date de naissance qu’à la ligne { $row } : un agent vérifiera s’il s’agit d’une seule personne.
batch-same-as = La même pièce d’identité est déjà à la ligne { $row }.
batch-known-words = Une personne avec cette pièce d’identité est déjà immatriculée ou demandée : ouvrez la ligne pour l’embaucher sous son numéro.
batch-row-open = Ouvrir la demande
batch-row-correct = Traiter à l’écran
batch-again = Envoyer une autre liste

## Journal

audit-registration-sent = Demande d’immatriculation envoyée
audit-registration-asked = Précision demandée sur une immatriculation
audit-registration-answered = Réponse sur une immatriculation
audit-registration-accepted = Immatriculation acceptée
audit-registration-linked = Embauche sous un numéro existant
audit-registration-refused = Immatriculation refusée
audit-registration-withdrawn = Demande d’immatriculation abandonnée
audit-registration-document-seen = Document d’une demande d’immatriculation consulté par un agent
audit-registration-seen = Demande d’immatriculation consultée par un agent
audit-registrations-read = Liste de salariés à immatriculer contrôlée
audit-registrations-sent = Liste de salariés à immatriculer envoyée

## Refus

refused-registration-faults = La demande a encore des champs à corriger.
refused-registration-known = Une personne semblable est déjà immatriculée : ouvrez la demande et dites si c’est elle.
refused-registration-hire-date = La date d’embauche n’est pas possible.
refused-registration-paper-known = Cette pièce d’identité appartient à une personne déjà immatriculée : acceptez sous son numéro.
refused-registration-no-question = Écrivez la question.
refused-registration-no-reason = Écrivez le motif.
refused-registrations-nobody = Aucune ligne ne peut partir.

## Nationalités

nationality-MA = Marocaine
nationality-DZ = Algérienne
nationality-BE = Belge
nationality-BJ = Béninoise
nationality-BF = Burkinabè
nationality-CM = Camerounaise
nationality-CA = Canadienne
nationality-CF = Centrafricaine
nationality-CN = Chinoise
nationality-KM = Comorienne
nationality-CG = Congolaise (Brazzaville)
nationality-CD = Congolaise (RDC)
nationality-CI = Ivoirienne
nationality-DJ = Djiboutienne
nationality-EG = Égyptienne
nationality-ES = Espagnole
nationality-US = Américaine
nationality-FR = Française
nationality-GA = Gabonaise
nationality-GM = Gambienne
nationality-DE = Allemande
nationality-GH = Ghanéenne
nationality-GN = Guinéenne
nationality-IN = Indienne
nationality-IQ = Irakienne
nationality-IT = Italienne
nationality-JO = Jordanienne
nationality-LB = Libanaise
nationality-LY = Libyenne
nationality-MG = Malgache
nationality-ML = Malienne
nationality-MR = Mauritanienne
nationality-NE = Nigérienne
nationality-NG = Nigériane
nationality-NL = Néerlandaise
nationality-PH = Philippine
nationality-PS = Palestinienne
nationality-PT = Portugaise
nationality-GB = Britannique
nationality-SN = Sénégalaise
nationality-SY = Syrienne
nationality-TD = Tchadienne
nationality-TG = Togolaise
nationality-TN = Tunisienne
nationality-TR = Turque
nationality-YE = Yéménite
nationality-XX = Autre
