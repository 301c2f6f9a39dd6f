# Plusieurs fichiers déposés en une fois.

portfolio-drop = Déposer plusieurs fichiers à la fois
delivery-drop-title = Plusieurs fichiers à la fois
delivery-drop-lead = Déposez les fichiers de paie de vos clients, ou un ZIP : chacun va à l’entreprise dont il porte le numéro d’affiliation.
delivery-month = { $month }
delivery-month-label = Mois déclaré
delivery-month-hint = Pour les fichiers qui n’indiquent pas le leur.
delivery-files-label = Fichiers de paie ou archive ZIP
delivery-files-hint = Excel, OpenDocument, CSV, e-BDS ou ZIP. { $files } fichiers et { $mebibytes } Mo au plus.
delivery-drop = Glissez vos fichiers ici
delivery-dragging = Lâchez les fichiers
delivery-choose = Choisir des fichiers
delivery-chosen = Fichiers choisis :
delivery-action = Envoyer et contrôler
delivery-latest = Envois précédents
delivery-latest-one = Envoi du { $at }
delivery-latest-files =
    { $count ->
        [one] { $count } fichier
       *[other] { $count } fichiers
    }
delivery-title = Vos fichiers, entreprise par entreprise
delivery-lead =
    { $count ->
        [one] { $count } fichier envoyé le { $at }.
       *[other] { $count } fichiers envoyés le { $at }.
    }
delivery-busy = Contrôle en cours. Fichiers traités sur { $total } :
delivery-filter = Afficher
delivery-filter-all = Tous
delivery-filter-asked = À préciser
delivery-filter-faulty = À corriger
delivery-filter-ready = Prêts
delivery-filter-filed = Déposés
delivery-filter-checking = En cours
delivery-column-company = Entreprise et fichier
delivery-column-verdict = Résultat
delivery-empty = Aucun fichier ici.
delivery-more = Fichiers suivants
delivery-again = Envoyer d’autres fichiers
delivery-see = Voir la déclaration
delivery-confirm = Confirmer
delivery-tag-asked = À préciser
delivery-tag-refused = Non pris
delivery-tag-clean = Sans anomalie
delivery-tag-ready = Prête
delivery-tag-warnings =
    { $count ->
        [one] { $count } alerte à accepter
       *[other] { $count } alertes à accepter
    }
delivery-late-since = Attendue le { $date } au plus tard.
delivery-no-right = Votre mandat ne permet pas de déposer pour cette entreprise.
delivery-lost = Vous n’avez plus de mandat pour cette entreprise.
delivery-together-title =
    { $count ->
        [one] { $count } déclaration sans anomalie
       *[other] { $count } déclarations sans anomalie
    }
delivery-together-companies = Déclarations
delivery-together-words =
    { $count ->
        [one] Moi, { $person }, je certifie que cette déclaration est sincère et complète, et je la dépose en vertu du mandat ou du rôle que l’entreprise m’a donné.
       *[other] Moi, { $person }, je certifie que ces { $count } déclarations sont sincères et complètes, et je les dépose chacune en vertu du mandat ou du rôle que l’entreprise m’a donné.
    }
delivery-together-action =
    { $count ->
        [one] Déposer la déclaration sans anomalie
       *[other] Déposer les { $count } déclarations sans anomalie
    }
delivery-late =
    { $count ->
        [one] Pour { $count } de ces déclarations, la date limite est dépassée. La loi prévoit une amende, ici de { $fines } DH, et autant pour chaque mois ou partie de mois suivant. La CNSS seule fixe le montant dû.
       *[other] Pour { $count } de ces déclarations, la date limite est dépassée. La loi prévoit des amendes, ici de { $fines } DH en tout, et autant pour chaque mois ou partie de mois suivant. La CNSS seule fixe les montants dus.
    }
delivery-late-seen = J’ai vu que des déclarations sont en retard.

delivery-asks-number = Ni le fichier ni son nom n’indique un numéro d’affiliation. De quelle entreprise est-il ?
delivery-asks-name = Le fichier n’indique pas son entreprise ; seul son nom porte un numéro. Est-ce le bon ?
delivery-asks-month = Le nom du fichier parle du mois { $named_of }, mais vous avez choisi { $chosen }. Lequel est le bon ?
delivery-asks-theirs = Vous ne préparez pas de déclarations pour le n° { $affiliate }. Corrigez le numéro, ou demandez un mandat à cette entreprise.
delivery-asks-edited = Une déclaration de ce mois est en préparation et des cellules y ont été corrigées à l’écran. Confirmez pour la remplacer par ce fichier.
delivery-refused-companies = Le fichier nomme plusieurs entreprises ({ $first }, { $second }). Envoyez un fichier par entreprise.
delivery-refused-months = Le fichier porte sur plusieurs mois. Envoyez un fichier par mois.
delivery-refused-twice = Un autre fichier de cet envoi est déjà pris pour la même entreprise et le même mois : { $file }. Gardez un seul des deux.
delivery-refused-changed = Cette déclaration a été modifiée au même moment. Envoyez le fichier de nouveau.
delivery-refused-kept = Le fichier n’a pas pu être conservé. Envoyez-le de nouveau.
delivery-refused-file-large = Le fichier est trop grand.
delivery-refused-large = Les fichiers de l’archive font plus de { $mebibytes } Mo en tout. Envoyez-les en plusieurs fois.
delivery-refused-many = Un envoi a { $max } fichiers au plus. Envoyez-les en plusieurs fois.
delivery-refused-empty = L’archive ne contient aucun fichier.
delivery-refused-month = Ce mois ne peut pas être choisi ici.
delivery-refused-nothing-clean = Aucune déclaration n’est prête à être déposée sans autre vérification.
delivery-refused-late-unseen = Dites que vous avez vu les déclarations en retard.
delivery-held-changed = Non déposée : la déclaration a changé entre-temps. Vérifiez-la de nouveau.
delivery-held-right = Non déposée : votre mandat ne le permet plus.
delivery-fault-number = Le numéro d’affiliation a 7 chiffres.
audit-delivery-received = Plusieurs fichiers envoyés
audit-delivery-filed = Plusieurs déclarations déposées en une fois
