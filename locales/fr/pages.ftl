# Les pages, dans l'ordre où on les rencontre.

## Cadre

site-name = Tasrih
site-tagline = Déclaration des salaires
site-nav = Navigation principale
site-skip = Aller au contenu
nav-home = Mes déclarations
nav-help = Aide
nav-other-language = العربية
nav-sign-out = Se déconnecter
footer-words = Tasrih vérifie votre fichier de paie, calcule les cotisations et dépose la déclaration des salaires.
footer-formats = Fichiers acceptés
footer-rules = Règles de contrôle
footer-check = Vérifier un récépissé
unit-dh = DH
pages-amount-dh = { $amount } DH
pages-days-left =
    { $days ->
        [0] Dernier jour
        [one] { $days } jour restant
       *[other] { $days } jours restants
    }
pages-days-past =
    { $days ->
        [one] { $days } jour de retard
       *[other] { $days } jours de retard
    }
action-home = Retour à mes déclarations
action-show = Afficher
action-search = Chercher
action-next-rows = Lignes suivantes
action-other-file = Choisir un autre fichier
about-affiliate = N° d’affiliation
kind-main = Déclaration principale
kind-complementary = Déclaration complémentaire n° { $number }
column-action = Action
column-due = Date limite
column-employer = Employeur
column-month = Mois
column-person = Salarié
column-state = État
faults-title = Il y a un problème
faults-prefix = Erreur :

## Étapes

stepper-now = Étape { $step } sur { $steps }
stepper-next = Ensuite :
stepper-2 = contrôle du fichier
stepper-3 = vérification des montants
stepper-4 = récépissé

## Connexion

sign-in-title = Connexion
sign-in-lead = Déclarez les salaires du mois, du fichier de paie jusqu’au récépissé.
sign-in-expired = Votre session est terminée. Reconnectez-vous pour reprendre là où vous étiez ; rien n’est perdu.
sign-in-email = Adresse e-mail ou téléphone
sign-in-password = Mot de passe
sign-in-action = Se connecter

## Accueil

home-title = Mes déclarations
home-declare = Déclarer { $month }
home-due = À déposer au plus tard le { $date }
home-withdrawn = Déclaration abandonnée. Rien n’a été déposé.
home-nothing = Tout est à jour : il n’y a rien à déclarer pour le moment.
home-months = Mois par mois
home-task = Salaires { $month_of }
task-todo = À déclarer
task-late = En retard
task-checking = Contrôle en cours
task-refused = Fichier refusé
task-faults =
    { $count ->
        [one] { $count } erreur à corriger
       *[other] { $count } erreurs à corriger
    }
task-ready = Prête à déposer
task-superseded = Remplacée
task-withdrawn = Abandonnée
task-cancelled = Annulée par la CNSS
task-filed = Déposée le { $date }
task-filed-late = Déposée en retard le { $date }
task-action-begin = Commencer
task-action-continue = Continuer
task-action-file = Vérifier et déposer
task-action-see = Consulter
task-not-begun = Non commencé
portfolio-title = Mes employeurs
portfolio-lead =
    { $open ->
        [0] { $count } employeurs, aucune déclaration à faire pour le moment.
        [one] { $count } employeurs, dont { $open } a une déclaration à faire.
       *[other] { $count } employeurs, dont { $open } ont une déclaration à faire.
    }
portfolio-search = Chercher un employeur
portfolio-sort = Trier par
portfolio-sort-deadline = Date limite
portfolio-sort-name = Nom
portfolio-empty = Aucun employeur ne correspond.

## Fichier

upload-title = Votre fichier de paie
upload-label = Fichier de paie du mois
upload-limits = Excel, OpenDocument, CSV ou e-BDS. { $mebibytes } Mo et { $rows } lignes au plus.
upload-drop = Glissez le fichier ici, ou choisissez-le
upload-choose = Choisir un fichier
upload-dragging = Relâchez pour choisir ce fichier
upload-too-large = Ce fichier dépasse { $mebibytes } Mo. Choisissez-en un plus petit.
upload-sending = Envoi en cours…
upload-action = Envoyer et contrôler
upload-again = Envoyer ce fichier
upload-kept = Rien n’est déposé à cette étape : vous verrez d’abord les erreurs et les montants.
upload-correcting = Ce fichier remplacera la déclaration déjà déposée pour ce mois. Elle reste valable jusqu’au dépôt de la nouvelle.
upload-filed = La déclaration de ce mois est déposée.
upload-filed-link = La consulter ou la remplacer
upload-read-only = Vous pouvez consulter les déclarations de cet employeur, mais pas en préparer.
upload-existing = Une déclaration est déjà commencée pour ce mois.
upload-existing-link = La reprendre
upload-entry-title = Peu de salariés ?
upload-entry-words =
    { $count ->
        [one] Reprenez le salarié du mois dernier et changez ce qui a changé, sans fichier.
       *[other] Reprenez les { $count } salariés du mois dernier et changez ce qui a changé, sans fichier.
    }
upload-entry-empty = Saisissez vos salariés à l’écran, sans fichier.
upload-entry-action = Saisir à l’écran
upload-template-title = Modèle de fichier
upload-template-words = Un fichier vide avec les bonnes colonnes, si votre logiciel n’en produit pas.
upload-template-xlsx = Modèle Excel (XLSX)
upload-template-csv = Modèle CSV
upload-pre-title = Fichier préétabli de la CNSS
upload-pre-known =
    { $count ->
        [one] Le préétabli de ce mois est reçu : { $count } salarié attendu. Un nouveau fichier le remplacera.
       *[other] Le préétabli de ce mois est reçu : { $count } salariés attendus. Un nouveau fichier le remplacera.
    }
upload-pre-loaded =
    { $count ->
        [one] Préétabli reçu : la CNSS attend { $count } salarié ce mois-ci.
       *[other] Préétabli reçu : la CNSS attend { $count } salariés ce mois-ci.
    }
upload-pre-words = Envoyez-le pour vérifier que chaque salarié attendu est bien déclaré.
upload-pre-label = Fichier AFFEBDS
upload-pre-action = Envoyer le préétabli
progress-title = Contrôle du fichier
progress-rows = Lignes contrôlées :
progress-waiting = Lecture du fichier…
progress-leave = Vous pouvez quitter cette page : le contrôle continue et le résultat vous attend dans « Mes déclarations ».
progress-refresh = Actualiser
mapping-title = Que contiennent vos colonnes ?
mapping-lead = Dites ce que contient chaque colonne de votre fichier. Laissez « Non utilisée » pour les autres.
mapping-missing =
    { $count ->
        [one] Il manque une information indispensable :
       *[other] Il manque { $count } informations indispensables :
    }
mapping-column = Colonne
mapping-heading = Titre dans votre fichier
mapping-meaning = Contenu
mapping-no-heading = sans titre
mapping-samples = Par exemple :
mapping-select = Contenu de la colonne « { $heading } »
mapping-unused = Non utilisée
mapping-remembered = Votre choix sera retenu pour les prochains fichiers de cet employeur.
mapping-action = Contrôler avec ces colonnes
sheet-title = Dans quelle feuille se trouve la paie ?
sheet-lead = Plusieurs feuilles de votre classeur pourraient convenir.
sheet-action = Contrôler cette feuille
refused-title = Ce fichier ne peut pas être déclaré
refused-code = Code
refused-map = Indiquer les colonnes
refused-headings = Titres trouvés dans votre fichier
refused-again = Envoyer un autre fichier

## Résultat du contrôle

verdict-title = Résultat du contrôle
verdict-blocked =
    { $rows ->
        [one] { $rows } ligne à corriger
       *[other] { $rows } lignes à corriger
    }
verdict-clear = Votre fichier peut être déposé
verdict-employees = Salariés
verdict-blocking = Erreurs bloquantes
verdict-warnings = Avertissements
verdict-gross = Salaires réels
verdict-file = Fichier :
verdict-sheet = feuille
verdict-other-file = Changer de fichier
verdict-columns = Revoir le sens des colonnes
verdict-entry = Modifier les lignes à l’écran
verdict-correction = Cette déclaration remplacera celle qui est déposée pour ce mois, qui reste valable jusque-là. Changez ce qui est faux, puis déposez.
verdict-groups = Ce qui a été trouvé
verdict-group-count =
    { $count ->
        [one] { $count } fois
       *[other] { $count } fois
    }
verdict-group-first = première ligne :
verdict-file-messages =
    { $count ->
        [one] { $count } remarque sur le fichier
       *[other] { $count } remarques sur le fichier
    }
verdict-all-good =
    { $count ->
        [one] La ligne du fichier a été contrôlée : rien à corriger.
       *[other] Les { $count } lignes du fichier ont été contrôlées : rien à corriger.
    }
verdict-rows = Lignes concernées
verdict-filter = Afficher
verdict-filter-all = Tout
verdict-filter-clear = Enlever les filtres
severities-blocking = Erreurs bloquantes
severities-warning = Avertissements
severities-notice = Informations
verdict-row = Ligne
verdict-empty = vide
verdict-none = Aucune ligne ne correspond à ce filtre.
verdict-edit-action = Corriger
verdict-edit-label = { $heading }, ligne { $row }
verdict-again-title = Corriger dans votre logiciel
verdict-again-words = Téléchargez votre fichier : les cellules à corriger y sont marquées, avec l’explication. Corrigez-le puis envoyez-le de nouveau.
verdict-annotated = Télécharger mon fichier annoté
verdict-annotated-short = Fichier annoté
verdict-sticky-blocked =
    { $valid ->
        [0] Aucune ligne ne peut être déposée.
        [one] { $valid } ligne sur { $rows } peut être déposée.
       *[other] { $valid } lignes sur { $rows } peuvent être déposées.
    }
verdict-sticky-clear =
    { $count ->
        [one] { $count } ligne prête à être déposée.
       *[other] { $count } lignes prêtes à être déposées.
    }
verdict-part = Déposer seulement les lignes valables
withdraw-title = Abandonner cette déclaration
withdraw-words = Le fichier et ses corrections seront mis de côté. Rien ne sera déposé ; vous pourrez recommencer ce mois quand vous voudrez.
withdraw-action = Oui, abandonner
verdict-continue = Vérifier les montants

## Vérification des montants

answers-title = Vérifiez avant de déposer
answers-late =
    { $days ->
        [one] La date limite ({ $date }) est dépassée de { $days } jour. Vous pouvez encore déposer.
       *[other] La date limite ({ $date }) est dépassée de { $days } jours. Vous pouvez encore déposer.
    }
answers-totals = Totaux
answers-days = Jours déclarés
answers-due = Total à payer
answers-change-file = Changer le fichier ou une valeur
due-title = Cotisations par branche
due-branch = Branche
due-base = Assiette
due-employer = Part patronale
due-employee = Part salariale
due-total = Total
due-sum = Ensemble
due-note = Montants en DH. Chaque part est calculée sur le total des salaires, puis arrondie une seule fois au centime.
compare-title = Comparaison avec le mois précédent
compare-lead = Par rapport à { $month }.
compare-none = Il n’y a pas de déclaration précédente à comparer.
compare-joined =
    { $count ->
        [0] Aucun nouveau salarié
        [one] { $count } nouveau salarié
       *[other] { $count } nouveaux salariés
    }
compare-left =
    { $count ->
        [0] Aucun départ
        [one] { $count } salarié ne figure plus
       *[other] { $count } salariés ne figurent plus
    }
compare-changed =
    { $count ->
        [0] Aucun salaire changé
        [one] { $count } salaire a changé
       *[other] { $count } salaires ont changé
    }
compare-becomes = devient
warnings-title =
    { $count ->
        [one] { $count } avertissement à accepter
       *[other] { $count } avertissements à accepter
    }
warnings-lead = Ces points n’empêchent pas le dépôt. Confirmez chacun d’eux après l’avoir vérifié.
warnings-all = Voir les { $count } lignes
warnings-accept = J’ai vérifié, c’est exact
warnings-reason = Motif (facultatif)
warnings-not-accepted = Cochez cette case si c’est exact, ou corrigez le fichier
left-title =
    { $count ->
        [one] { $count } ligne ne sera pas déposée
       *[other] { $count } lignes ne seront pas déposées
    }
left-words = Ces lignes ont une erreur bloquante. Vous pourrez les corriger puis les déposer dans une déclaration complémentaire.
left-all = Voir les { $count } lignes
left-accept =
    { $left ->
        [one] Je dépose les lignes valables ({ $filed }) et je laisse { $left } ligne de côté
       *[other] Je dépose les lignes valables ({ $filed }) et je laisse { $left } lignes de côté
    }
left-not-said = Confirmez que ces lignes restent de côté, ou corrigez-les d’abord
declare-title = Déposer la déclaration
declare-words = Moi, { $person }, je certifie que cette déclaration est sincère et complète. Je la dépose pour { $employer }, affiliation n° { $affiliate }, au titre { $month_of }.
declare-words-mandate = Moi, { $person }, du cabinet { $firm }, je certifie que cette déclaration est sincère et complète. Je la dépose pour { $employer }, affiliation n° { $affiliate }, au titre { $month_of }, en vertu du mandat du { $date }.
declare-action =
    { $count ->
        [one] Déposer la déclaration ({ $count } salarié)
       *[other] Déposer la déclaration ({ $count } salariés)
    }
answers-read-only = Vous pouvez consulter ces montants, mais pas déposer pour cet employeur.
declare-later = Déposer plus tard
late-title = La date limite est dépassée
late-words =
    { $days ->
        [one] La déclaration { $month_of } était attendue au plus tard le { $date }, il y a { $days } jour. Elle sera marquée « en retard » sur le récépissé.
       *[other] La déclaration { $month_of } était attendue au plus tard le { $date }, il y a { $days } jours. Elle sera marquée « en retard » sur le récépissé.
    }
late-rule-title = Ce que prévoit la loi
late-rule = Une déclaration en retard est passible d’une amende par salarié, plafonnée. Pour cette déclaration : { $fine } DH. La même somme s’ajoute pour chaque mois ou partie de mois suivant.
late-rule-advice = Déposer maintenant arrête ce décompte. La CNSS seule fixe le montant dû.
late-action = Déposer maintenant
late-back = Revenir en arrière

## Dépôt

filed-title = Déclaration déposée
filed-number = Numéro du récépissé
filed-when = Le { $at }, par { $person }
filed-on-time = Dans les délais
filed-late = En retard
filed-due = Date limite : { $date }
filed-next = Et maintenant ?
filed-next-pay = Payez { $amount } DH à la CNSS au plus tard le { $date }.
filed-next-pay-late = Payez { $amount } DH à la CNSS sans attendre : la date limite était le { $date }.
filed-next-keep = Gardez le récépissé : il prouve le dépôt et sa date.
filed-next-left =
    { $count ->
        [one] { $count } ligne reste à corriger et à déposer dans une déclaration complémentaire.
       *[other] { $count } lignes restent à corriger et à déposer dans une déclaration complémentaire.
    }
filed-next-left-link = La continuer
filed-next-wrong = Une erreur ? Vous pourrez remplacer cette déclaration par une nouvelle.
filed-see = Voir la déclaration
filed-check-title = Faire vérifier le récépissé
filed-check-words = Toute personne qui tient le récépissé peut vérifier en ligne qu’il est authentique, avec le code QR qui y est imprimé.
filed-check-link = Ouvrir la page de vérification
downloads-title = Téléchargements
download-receipt = Récépissé
download-ebds = Fichier e-BDS
download-csv = Lignes déclarées, CSV
download-xlsx = Lignes déclarées, Excel
download-original = Votre fichier d’origine
download-annotated = Votre fichier annoté

## Une déclaration

show-title = Salaires { $month_of }
show-replaced = Cette déclaration a été remplacée.
show-replaced-link = Voir celle qui la remplace
show-receipt = Numéro du récépissé
show-filed-at = Déposée le
show-file = Fichier
show-hash = Empreinte du fichier (SHA-256)
history-title = Historique
correct-title = Une erreur ?
correct-words = Préparez une déclaration qui remplacera celle-ci. Celle-ci reste valable jusque-là, puis elle est gardée dans l’historique.
correct-action = Corriger des valeurs
correct-file = Envoyer un nouveau fichier
lines-title =
    { $count ->
        [one] { $count } salarié
       *[other] { $count } salariés
    }
lines-search = Nom ou n° d’immatriculation
lines-none = Aucun salarié ne correspond.
lines-explain = Détail du calcul
line-title = Détail du calcul
line-back = Retour à la déclaration
line-row = Ligne du fichier
line-how = Comment les parts sont calculées
line-rounding = Ces parts expliquent le calcul pour une personne. Le montant dû est calculé sur le total des salaires : la somme des parts peut s’en écarter de quelques centimes.
line-rounded = arrondi à
line-capped = Salaire plafonné à { $ceiling } DH par mois
line-whole = Salaire entier, sans plafond
line-source = Source :
line-unconfirmed = À confirmer

## Saisie à l’écran

entry-title = Saisie à l’écran
entry-from-last-month = Vos salariés du mois dernier sont déjà là. Changez seulement ce qui a changé.
entry-from-preestablished = Les salariés attendus par la CNSS sont déjà là. Indiquez les jours et les salaires.
entry-from-nothing = Ajoutez vos salariés un par un.
entry-from-typed = Votre saisie est gardée. Corrigez ce qui est signalé.
entry-person = Salarié
entry-remove = Retirer
entry-add = Ajouter un salarié
entry-empty = Aucun salarié pour le moment.
entry-count =
    { $count ->
        [one] { $count } salarié
       *[other] { $count } salariés
    }
entry-summary =
    { $count ->
        [one] { $count } salarié, { $gross } DH de salaires, { $due } DH à payer
       *[other] { $count } salariés, { $gross } DH de salaires, { $due } DH à payer
    }
entry-checking = Contrôle…
entry-action = Contrôler et continuer
entry-upload = Envoyer plutôt un fichier

## Vérification d’un récépissé

verify-title = Vérifier un récépissé
verify-lead = Tapez le code imprimé sous le code QR du récépissé.
verify-code = Code de vérification
verify-code-hint = Lettres et chiffres, avec ou sans tirets
verify-action = Vérifier
verify-kind = Type de déclaration
verify-genuine = Ce récépissé est authentique
verify-genuine-words = Comparez ces informations avec celles du document que vous tenez.
verify-replaced = Récépissé authentique, mais remplacé
verify-replaced-words = L’employeur a déposé depuis une nouvelle déclaration pour ce mois. Demandez-lui le récépissé à jour.
verify-cancelled = Récépissé authentique, mais dépôt annulé
verify-cancelled-words = La CNSS a annulé ce dépôt. Il ne vaut plus déclaration : demandez à l’employeur le récépissé à jour.
verify-unknown = Ce code n’est pas reconnu
verify-unknown-words = Vérifiez chaque caractère. Si le code est bien celui du document, le récépissé ne vient pas de ce service.

## Aide

formats-title = Fichiers acceptés
formats-lead = Envoyez le fichier que votre logiciel de paie produit déjà. Le format est reconnu d’après son contenu.
formats-table-title = Tableaux : Excel, OpenDocument et CSV
formats-table-words = Une ligne par salarié, avec des titres de colonnes en français, en arabe ou en anglais :
formats-column-insured = N° d’immatriculation à 9 chiffres (ou N° CIN pour un salarié sans numéro)
formats-column-name = Nom et prénom, en une ou deux colonnes
formats-column-days = Jours déclarés, de 0 à 26
formats-column-gross = Salaire réel (brut) du mois
formats-column-capped = Salaire plafonné (facultatif, calculé sinon)
formats-column-situation = Situation (facultatif), avec un code du tableau plus bas
formats-table-tolerant = L’ordre des colonnes est libre. Les titres au-dessus du tableau, les lignes vides et la ligne de total sont reconnus et laissés de côté. Une colonne au titre inconnu peut être indiquée à l’écran, une fois pour toutes.
formats-ebds-title = Fichiers e-BDS
formats-ebds-words = Les fichiers DS (déclaration principale) et DSC (complémentaire) sont lus et contrôlés en entier : longueur des lignes, ordre, sommes de contrôle, totaux. Le préétabli AFFEBDS sert à comparer ; ce n’est pas une déclaration.
formats-situations = Codes de situation
formats-code = Code
formats-meaning = Signification
formats-limits = Limites
rules-title = Règles de contrôle
rules-lead = Chaque contrôle a un code permanent, propre à Tasrih. Une erreur bloquante empêche de déposer la ligne, un avertissement doit être accepté, une information ne demande rien.
rules-search = Chercher une règle
rules-fault = Anomalie
rules-severity = Gravité
rules-source = Source
