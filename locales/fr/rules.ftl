# Ce que chaque contrôle dit à l’employeur. « rule-CODE » est la phrase, « .title » le nom de l’anomalie, « .help » ce qu’il faut faire.
# Les codes sont ceux de Tasrih : la numérotation officielle des erreurs de la CNSS n’a pas été trouvée.

## Cohérence d’une ligne

rule-C004 = Le dernier chiffre du numéro d’affiliation { $affiliate } ne correspond pas aux chiffres qui le précèdent.
    .title = Numéro d’affiliation douteux
    .help = Comparez ce numéro avec celui de votre attestation d’affiliation. S’il est exact, acceptez l’avertissement.

rule-C005 = Le numéro { $number } ne commence pas par 1, alors que tous les numéros d’immatriculation commencent par 1.
    .title = Numéro d’immatriculation impossible
    .help = Recopiez le numéro de la carte d’immatriculation du salarié. S’il n’en a pas encore, laissez la cellule vide et indiquez son numéro de CIN.

rule-C007 = Le salaire plafonné ({ $capped } DH) dépasse le salaire réel ({ $gross } DH).
    .title = Salaire plafonné supérieur au salaire réel
    .help = Corrigez celui des deux montants qui est faux : le salaire plafonné ne dépasse jamais le salaire réel.

rule-C008 =
    La situation { $situation } veut dire que rien n’est payé, mais la ligne déclare { $days ->
        [one] { $days_shown } jour
       *[other] { $days_shown } jours
    } et { $wage } DH.
    .title = Jours ou salaire pendant une absence non payée
    .help = Mettez les jours et les salaires à zéro, ou videz la situation si le salarié a travaillé.

rule-C011 =
    Avec la situation { $situation }, on ne déclare en principe ni jour ni salaire ; la ligne déclare { $days ->
        [one] { $days_shown } jour
       *[other] { $days_shown } jours
    } et { $wage } DH.
    .title = Jours ou salaire pendant une maladie professionnelle
    .help = Vérifiez que ces jours ont bien été travaillés. Si c’est le cas, acceptez l’avertissement ; sinon, mettez zéro.

rule-C012 = Le salaire plafonné ({ $capped } DH) dépasse le plafond du mois ({ $ceiling } DH).
    .title = Salaire plafonné au-dessus du plafond
    .help = Écrivez au plus { $ceiling } dans la colonne du salaire plafonné.

rule-C014 = Le nom de ce salarié manque.
    .title = Nom manquant
    .help = Écrivez son nom et son prénom comme sur sa carte d’identité, en lettres latines.

rule-C015 = Le salarié est parti ou décédé : ses allocations familiales nettes ({ $net } DH) sont à reverser en entier, et la ligne n’en reverse que { $found } DH.
    .title = Allocations d’un sortant non reversées
    .help = Écrivez { $net } dans « allocations familiales à reverser ».

rule-C016 = Cette ligne ne déclare ni jour ni salaire, et aucune situation ne dit pourquoi.
    .title = Rien de déclaré et aucune situation
    .help = Indiquez la situation du salarié (SO s’il est parti, IL s’il est malade, CS s’il est en congé sans salaire…), ou ses jours et son salaire.

rule-C017 = Les allocations familiales à reverser ({ $found } DH) dépassent les allocations nettes ({ $net } DH).
    .title = Allocations reversées au-delà du net
    .help = Écrivez au plus { $net } dans « allocations familiales à reverser ».

rule-C019 = Un nouveau salarié se déclare avec 1 à 26 jours ; cette ligne n’en déclare aucun.
    .title = Nouveau salarié sans jour déclaré
    .help = Indiquez ses jours travaillés, ou retirez la ligne s’il n’a pas commencé ce mois-ci.

rule-C020 = Ce salarié n’a pas de numéro d’immatriculation : son numéro de CIN est obligatoire.
    .title = CIN manquante
    .help = Écrivez le numéro de sa carte nationale, ou son numéro d’immatriculation s’il en a un.

rule-C021 = Le salaire plafonné ({ $capped } DH) devrait être de { $expected } DH : le salaire réel, limité au plafond du mois.
    .title = Salaire plafonné trop bas
    .help = Écrivez { $expected } dans la colonne du salaire plafonné.

rule-C022 = Un salaire de { $wage } DH est déclaré, mais aucun jour de travail.
    .title = Salaire sans jour
    .help = Indiquez les jours travaillés, ou la situation du salarié s’il était absent.

rule-C023 =
    { $days ->
        [one] { $days_shown } jour
       *[other] { $days_shown } jours
    } sans salaire : un mois normal se déclare avec son salaire.
    .title = Jours sans salaire
    .help = Indiquez le salaire, ou la situation CS ou MS (et zéro jour) si le salarié n’a pas été payé.

rule-C024 = Le numéro { $number } n’est celui de personne et la CNSS le refuse.
    .title = Numéro refusé par la CNSS
    .help = Recopiez le vrai numéro. Si le salarié n’en a pas encore, laissez la cellule vide et indiquez son numéro de CIN.

rule-C025 = Le dernier chiffre du numéro { $number } ne correspond pas aux chiffres qui le précèdent : il y a peut-être une faute de frappe.
    .title = Numéro d’immatriculation douteux
    .help = Comparez avec la carte d’immatriculation. Si le numéro est exact, acceptez l’avertissement.

rule-C026 = Le nom manque ; seul le numéro dit de quel salarié il s’agit.
    .title = Nom manquant d’un salarié connu
    .help = Ajoutez le nom : une faute dans le numéro se verrait alors.

rule-C027 = Le nom est écrit, mais pas le prénom.
    .title = Prénom manquant
    .help = Ajoutez le prénom. Si la personne n’a qu’un nom, acceptez l’avertissement.

rule-C028 = Le numéro { $number } ne désigne personne de connu : il n’a pas sa place parmi les salariés attendus par la CNSS.
    .title = Numéro spécial parmi les salariés connus
    .help = Déplacez cette ligne parmi les entrants, ou recopiez le vrai numéro du salarié.

rule-C029 = La ligne porte { $found } DH d’allocations familiales, alors que la CNSS les paie elle-même.
    .title = Allocations familiales déclarées
    .help = Mettez zéro dans les colonnes d’allocations familiales, sauf si la CNSS vous a demandé de les remplir.

rule-C030 =
    La situation { $situation } dit que le salarié était absent, et { $days ->
        [one] { $days_shown } jour
       *[other] { $days_shown } jours
    } sont déclarés.
    .title = Mois complet malgré une absence
    .help = Vérifiez les jours réellement travaillés ; s’ils sont exacts, il n’y a rien à faire.

rule-C031 =
    { $wage } DH pour { $days ->
        [one] { $days_shown } jour
       *[other] { $days_shown } jours
    } : c’est moins que le minimum légal ({ $minimum } DH).
    .title = Salaire inférieur au minimum légal
    .help = Vérifiez le salaire et le nombre de jours. S’ils sont exacts (temps partiel, apprentissage…), acceptez l’avertissement.

rule-C032 = Un salaire de { $wage } DH pour un mois est inhabituel : il est peut-être écrit en centimes.
    .title = Salaire inhabituellement élevé
    .help = Vérifiez le montant : il s’écrit en dirhams. S’il est exact, acceptez l’avertissement.

rule-C033 = La situation { $situation } ne peut pas être transmise pour un nouveau salarié : le fichier de la CNSS ne prévoit pas de situation sur sa ligne.
    .title = Situation d’un nouveau salarié
    .help = Videz la situation ce mois-ci. Vous l’indiquerez le mois prochain si elle dure.

rule-C034 = Les chiffres de l’ICE { $ice } de l’employeur ne s’accordent pas entre eux : il y a peut-être une faute de frappe.
    .title = ICE douteux
    .help = Comparez-le avec votre certificat d’ICE. S’il est exact, acceptez l’avertissement.

## Doublons

rule-D001 = Le numéro { $number } figure déjà à la ligne { $first }.
    .title = Numéro d’immatriculation en double
    .help = Gardez une seule ligne par salarié, avec ses jours et son salaire réunis, ou corrigez le numéro.

rule-D002 = La CIN { $cin } figure aussi à la ligne { $first }, sous le numéro d’immatriculation { $number }.
    .title = Même CIN sous deux numéros
    .help = Corrigez la CIN ou le numéro d’immatriculation qui est faux : une personne n’a qu’un numéro.

rule-D003 = Ce salarié n’a pas de numéro d’immatriculation, et sa CIN { $cin } figure déjà à la ligne { $first }.
    .title = Même personne deux fois
    .help = Gardez une seule ligne pour cette personne, ou corrigez la CIN.

rule-D004 = La ligne { $first } porte les mêmes nom et prénom, avec un numéro presque identique ({ $number }).
    .title = Mêmes noms, numéros presque égaux
    .help = Vérifiez qu’il s’agit bien de deux personnes.

## Valeur d’un champ

rule-F001 = « { $field } » : la cellule est vide.
    .title = Valeur manquante
    .help = Écrivez la valeur qui manque.

rule-F002 = « { $field } » : la cellule affiche une erreur du tableur.
    .title = Erreur de calcul du tableur
    .help = Corrigez la formule dans le tableur, ou tapez la valeur à sa place.

rule-F003 = « { $field } » : la cellule contient une formule dont le résultat n’a pas été enregistré.
    .title = Formule sans résultat
    .help = Ouvrez le fichier dans votre tableur, enregistrez-le, puis envoyez-le de nouveau.

rule-F004 = « { $field } » : la cellule contient une date.
    .title = Date à la place d’un nombre
    .help = Donnez à la cellule le format « nombre » dans le tableur, puis retapez la valeur.

rule-F005 = « { $field } » : la cellule contient VRAI ou FAUX.
    .title = Vrai ou faux à la place d’une valeur
    .help = Tapez la valeur à sa place.

rule-F006 = « { $field } » : le tableur a remplacé le nombre par une écriture arrondie (comme 1,23E+08) ; ses derniers chiffres sont perdus.
    .title = Nombre arrondi par le tableur
    .help = Dans le tableur, donnez à la colonne le format « texte » et retapez le numéro complet.

rule-F007 = « { $field } » : ce n’est pas un montant.
    .title = Montant illisible
    .help = Écrivez le montant en dirhams, avec des chiffres et deux décimales au plus : 4500,00.

rule-F008 = « { $field } » : le montant peut se lire { $first } DH ou { $second } DH.
    .title = Montant à double sens
    .help = Écrivez le montant sans séparateur de milliers et avec deux décimales.

rule-F009 = « { $field } » : le montant a plus de deux décimales ; un montant s’arrête au centime.
    .title = Plus de deux décimales
    .help = Arrondissez le montant au centime, avec la fonction ARRONDI du tableur par exemple.

rule-F010 = « { $field } » : le montant est inférieur à zéro.
    .title = Montant négatif
    .help = Écrivez un montant positif, ou zéro. Une retenue sur un mois passé se corrige dans la déclaration de ce mois-là.

rule-F011 = « { $field } » : le montant dépasse ce que la déclaration peut contenir ({ $max } DH).
    .title = Montant trop grand
    .help = Vérifiez le montant : il s’écrit en dirhams, pas en centimes.

rule-F012 = « { $field } » : la cellule contient autre chose que des chiffres.
    .title = Numéro avec d’autres signes que des chiffres
    .help = Écrivez les 9 chiffres de la carte d’immatriculation. Si le salarié n’a pas encore de numéro, laissez la cellule vide et indiquez sa CIN.

rule-F013 =
    « { $field } » : le numéro a { $got ->
        [one] { $got_shown } chiffre
       *[other] { $got_shown } chiffres
    } au lieu de 9.
    .title = Numéro qui n’a pas 9 chiffres
    .help = Recopiez les 9 chiffres de la carte d’immatriculation.

rule-F014 = « { $field } » : ce n’est pas un numéro de 7 chiffres.
    .title = Numéro d’affiliation illisible
    .help = Écrivez les 7 chiffres de votre numéro d’affiliation.

rule-F015 = « { $field } » : ce n’est pas un mois.
    .title = Période illisible
    .help = Écrivez l’année et le mois, par exemple 2026-03.

rule-F016 = « { $field } » : ce n’est pas un nombre de jours.
    .title = Jours illisibles
    .help = Écrivez un nombre entier de 0 à 26.

rule-F017 = « { $field } » : ce n’est pas un nombre entier.
    .title = Jours avec une fraction
    .help = Arrondissez à des jours entiers : les demi-journées ne se déclarent pas.

rule-F018 = « { $field } » : le nombre doit aller de 0 à { $max }.
    .title = Jours hors limites
    .help = Corrigez le nombre de jours : un mois complet compte { $max } jours, quel que soit le mois.

rule-F019 = « { $field } » : ce code n’est pas connu.
    .title = Situation inconnue
    .help = Laissez la cellule vide pour un mois normal, ou écrivez SO, DE, IT, IL, AT, CS, MS ou MP.

rule-F020 = « { $field } » : la cellule contient des lettres qui ne sont pas latines ; le fichier de la CNSS n’accepte que A à Z.
    .title = Nom en lettres non latines
    .help = Écrivez le nom en lettres latines, comme sur la carte d’identité.

rule-F021 = « { $field } » : la cellule contient des signes qui n’ont pas leur place dans un nom.
    .title = Signes interdits dans un nom
    .help = Ne gardez que les lettres et les espaces.

rule-F022 =
    « { $field } » : le nom a { $got ->
        [one] { $got_shown } caractère
       *[other] { $got_shown } caractères
    } ; la limite est de { $max }.
    .title = Nom trop long
    .help = Abrégez le nom en gardant son début.

rule-F023 = « { $field } » : la cellule contient des signes qui n’ont pas leur place dans un numéro de CIN.
    .title = Signes interdits dans la CIN
    .help = Écrivez une ou deux lettres puis des chiffres, sans autre signe : AB123456.

rule-F024 = « { $field } » : la valeur n’a pas la forme d’une CIN (une ou deux lettres, puis des chiffres).
    .title = CIN de forme inhabituelle
    .help = Vérifiez le numéro. Si c’est celui d’une carte de séjour ou d’un passeport, acceptez l’avertissement.

rule-F025 = « { $field } » : ce n’est pas un nombre entier.
    .title = Nombre entier attendu
    .help = Écrivez un nombre entier, sans décimale.

rule-F026 =
    « { $field } » : le numéro a { $got ->
        [one] { $got_shown } caractère
       *[other] { $got_shown } caractères
    } ; la limite est de { $max }.
    .title = CIN trop longue
    .help = Recopiez le numéro de la carte sans espace ni texte ajouté.

## Fichier e-BDS

rule-L001 =
    Cette ligne compte { $found ->
        [one] { $found_shown } caractère
       *[other] { $found_shown } caractères
    } ; elle doit en compter exactement 260.
    .title = Ligne trop longue
    .help = Recréez le fichier avec votre logiciel de paie, sans le modifier à la main.

rule-L002 =
    Les espaces à la fin des lignes ont été coupés ({ $count ->
        [one] { $count_shown } ligne
       *[other] { $count_shown } lignes
    }) ; les données sont complètes.
    .title = Espaces coupés en fin de ligne
    .help = Rien à faire ici. Réglez votre logiciel pour qu’il n’enlève pas les espaces : la CNSS attend 260 caractères par ligne.

rule-L003 =
    Cette ligne s’arrête après { $found ->
        [one] { $found_shown } caractère
       *[other] { $found_shown } caractères
    } : il manque des données.
    .title = Ligne trop courte
    .help = Recréez le fichier avec votre logiciel de paie.

rule-L004 = Une ligne commence par « { $record } », qui n’est pas un type de ligne de ce fichier.
    .title = Type de ligne inconnu
    .help = Recréez le fichier, ou retirez cette ligne si elle a été ajoutée à la main.

rule-L005 = La ligne { $record } n’est pas à sa place : l’ordre est 00, 01, 02, 03, 04, 05, 06.
    .title = Ligne hors de sa place
    .help = Recréez le fichier avec votre logiciel de paie.

rule-L006 = La ligne { $record } manque.
    .title = Ligne manquante
    .help = Le fichier est incomplet : recréez-le avec votre logiciel de paie.

rule-L007 = La ligne { $record } ne doit figurer qu’une fois.
    .title = Ligne répétée
    .help = Recréez le fichier : deux déclarations ont peut-être été collées bout à bout.

rule-L008 = Cette ligne porte le numéro d’affiliation { $found } au lieu de { $expected }.
    .title = Autre affilié sur une ligne
    .help = Un fichier ne concerne qu’un employeur : séparez les déclarations.

rule-L009 = Cette ligne porte la période { $found } au lieu de { $expected }.
    .title = Autre période sur une ligne
    .help = Un fichier ne concerne qu’un mois : séparez les déclarations.

rule-L010 = La catégorie « { $found } » ne correspond pas aux lignes du fichier.
    .title = Catégorie sans rapport avec le fichier
    .help = Choisissez dans votre logiciel le bon type de déclaration (principale ou complémentaire) et recréez le fichier.

rule-L011 = Le nom du fichier ne correspond pas à son contenu ; le nom attendu est { $expected }.
    .title = Nom de fichier inattendu
    .help = Rien d’obligatoire : c’est le contenu qui compte. Vérifiez seulement que vous avez choisi le bon fichier.

rule-L012 = Cette zone ne doit contenir que des chiffres, complétés par des zéros à gauche.
    .title = Chiffres attendus
    .help = Recréez le fichier avec votre logiciel de paie.

rule-L013 =
    Des textes contenaient des minuscules, des accents ou d’autres signes ; ils ont été remis en lettres A à Z ({ $count ->
        [one] { $count_shown } ligne
       *[other] { $count_shown } lignes
    }).
    .title = Textes remis en majuscules simples
    .help = Vérifiez les noms concernés. Rien d’autre à faire.

rule-L014 =
    La fin des lignes devrait rester vide, mais elle contient quelque chose ({ $count ->
        [one] { $count_shown } ligne
       *[other] { $count_shown } lignes
    }) ; ce n’est pas lu.
    .title = Fin de ligne non vide
    .help = Vérifiez que votre logiciel n’a pas décalé des données.

rule-L015 = La somme de contrôle de cette ligne est { $found } ; le calcul donne { $expected }.
    .title = Somme de contrôle fausse
    .help = La ligne a été modifiée après coup : recréez le fichier avec votre logiciel de paie.

rule-L016 = Un total de la ligne { $record } est { $found } ; la somme des lignes donne { $expected }.
    .title = Total faux
    .help = Une ligne manque ou a été modifiée : recréez le fichier avec votre logiciel de paie.

rule-L017 = Le total des numéros d’immatriculation et celui des allocations à reverser sont intervertis dans la ligne 03.
    .title = Deux totaux intervertis
    .help = C’est une erreur connue de certains logiciels : demandez une mise à jour à votre éditeur, puis recréez le fichier.

rule-L018 = Un total de la ligne { $record } est complété par des zéros à droite : { $found } au lieu de { $expected }.
    .title = Total complété du mauvais côté
    .help = C’est une erreur connue de certains logiciels : demandez une mise à jour à votre éditeur, puis recréez le fichier.

rule-L019 = L’en-tête n’a pas la zone « activité » : tout ce qui suit est décalé de 40 caractères.
    .title = Activité absente de l’en-tête
    .help = C’est une erreur connue de certains logiciels. L’employeur et le mois restent lisibles ; signalez-la à votre éditeur.

rule-L020 = Cette déclaration porte un nom de fichier préétabli (AFFEBDS…).
    .title = Déclaration nommée comme un préétabli
    .help = Rien d’obligatoire : le contenu compte. Renommez-la en DS… pour ne pas la confondre.

rule-L021 =
    Les lignes ne sont pas triées par numéro d’immatriculation croissant ({ $count ->
        [one] { $count_shown } ligne
       *[other] { $count_shown } lignes
    } hors de l’ordre).
    .title = Lignes non triées
    .help = Rien d’obligatoire ici : le fichier transmis sera trié. Signalez-le à votre éditeur.

rule-L022 = Cette ligne n’a ni numéro ni nom, mais elle contient des jours ou des montants.
    .title = Ligne « vide » qui ne l’est pas
    .help = Indiquez de quel salarié il s’agit, ou mettez ces valeurs à zéro.

rule-L023 = Il n’y a pas d’entrant, et la ligne 04 vide qui doit le dire manque.
    .title = Ligne vide des entrants absente
    .help = Rien d’obligatoire ici : le fichier transmis l’aura. Signalez-le à votre éditeur.

rule-L024 = Une déclaration complémentaire ne contient que des entrants ; cette ligne est celle d’un salarié connu.
    .title = Salarié connu dans une complémentaire
    .help = Déplacez la ligne parmi les entrants, ou corrigez la déclaration principale.

rule-L025 = « { $found } » n’est pas une date : on attend l’année, le mois et le jour, par exemple 20260310.
    .title = Date d’en-tête impossible
    .help = Corrigez la date dans votre logiciel de paie.

rule-L026 = « { $found } » n’est pas un mois : on attend l’année puis le mois, par exemple 202603.
    .title = Mois d’en-tête impossible
    .help = Recréez le fichier pour le bon mois dans votre logiciel de paie.

## Mois précédent et déclaration principale

rule-M001 = Salarié déclaré le mois dernier et absent du fichier : { $name } (n° { $number }).
    .title = Salarié du mois précédent absent
    .help = S’il est parti, ajoutez-le avec la situation SO ; s’il est absent, avec sa situation. Sinon, acceptez l’avertissement.

rule-M002 = Le salaire passe de { $before } DH le mois dernier à { $now } DH.
    .title = Salaire très différent du mois précédent
    .help = Vérifiez le montant ; s’il est exact, il n’y a rien à faire.

rule-M003 = Le numéro { $number } est déjà dans une autre déclaration déposée pour ce mois.
    .title = Salarié déjà déclaré ce mois-ci
    .help = Retirez cette ligne ; si les chiffres déjà déposés sont faux, remplacez la déclaration qui les porte.

rule-M004 = Ce salarié a été déclaré décédé (DE) le mois dernier.
    .title = Salarié déclaré décédé le mois dernier
    .help = Vérifiez le numéro d’immatriculation ; si le mois dernier était une erreur, corrigez sa déclaration.

rule-M005 = Ce salarié a été déclaré sortant (SO) le mois dernier.
    .title = Salarié sorti le mois dernier
    .help = S’il est revenu, il n’y a rien à faire ; sinon, retirez la ligne.

rule-M006 = Le mois dernier, ce numéro portait le nom { $expected }.
    .title = Nom différent du mois précédent
    .help = Vérifiez le numéro d’immatriculation : il est peut-être celui d’un autre salarié.

rule-M007 = Le mois déclaré ({ $month }) n’est pas terminé.
    .title = Mois non terminé
    .help = Vérifiez le mois. Des jours ou des salaires peuvent encore changer.

## Ce qui a été changé en lisant, et ce qui n’a pas pu être contrôlé

rule-N001 =
    « { $field } » : des espaces ou des séparateurs ont été retirés de nombres ({ $count ->
        [one] { $count_shown } ligne
       *[other] { $count_shown } lignes
    }).
    .title = Séparateurs retirés
    .help = Rien à faire si les montants lus sont exacts.

rule-N002 =
    « { $field } » : la monnaie écrite à côté du montant a été retirée ({ $count ->
        [one] { $count_shown } ligne
       *[other] { $count_shown } lignes
    }).
    .title = Monnaie retirée
    .help = Rien à faire.

rule-N003 =
    « { $field } » : des chiffres ٠١٢٣ ont été lus comme 0123 ({ $count ->
        [one] { $count_shown } ligne
       *[other] { $count_shown } lignes
    }).
    .title = Chiffres arabes orientaux lus
    .help = Rien à faire.

rule-N004 =
    « { $field } » : des zéros perdus à gauche d’un numéro ont été remis ({ $count ->
        [one] { $count_shown } ligne
       *[other] { $count_shown } lignes
    }).
    .title = Zéros remis à gauche
    .help = Vérifiez les numéros. Dans le tableur, le format « texte » garde les zéros.

rule-N005 =
    « { $field } » : minuscules, accents, apostrophes ou tirets ont été remplacés ({ $count ->
        [one] { $count_shown } ligne
       *[other] { $count_shown } lignes
    }).
    .title = Noms remis en majuscules simples
    .help = Rien à faire : le fichier de la CNSS n’accepte que les lettres A à Z.

rule-N006 =
    « { $field } » : le premier mot a été pris comme nom, le reste comme prénom ({ $count ->
        [one] { $count_shown } ligne
       *[other] { $count_shown } lignes
    }).
    .title = Noms complets séparés
    .help = Vérifiez les noms composés. Deux colonnes, nom et prénom, évitent toute erreur.

rule-N007 =
    « { $field } » : espaces, tirets ou minuscules ont été remplacés ({ $count ->
        [one] { $count_shown } ligne
       *[other] { $count_shown } lignes
    }).
    .title = CIN remise en forme
    .help = Rien à faire.

rule-N008 =
    « { $field } » : une situation écrite autrement (CO, ML, MT ou en toutes lettres) a été lue comme son code ({ $count ->
        [one] { $count_shown } ligne
       *[other] { $count_shown } lignes
    }).
    .title = Situation traduite en code
    .help = Vérifiez les situations lues.

rule-N009 =
    « { $field } » : le tableur avait ajouté un écart infime, inférieur au milliardième ; il a été retiré ({ $count ->
        [one] { $count_shown } ligne
       *[other] { $count_shown } lignes
    }).
    .title = Écart de calcul retiré
    .help = Rien à faire.

rule-N010 = Le mois déclaré n’est pas connu : plafond, salaire minimum et cotisations n’ont pas été contrôlés.
    .title = Mois non indiqué
    .help = Indiquez le mois pour un contrôle complet.

rule-N011 = L’employeur n’est pas connu : ce qui dépend de lui n’a pas été contrôlé.
    .title = Employeur non indiqué
    .help = Indiquez le numéro d’affiliation pour un contrôle complet.

rule-N012 =
    L’anomalie { $code } se répète encore, sans être affichée, sur { $count ->
        [one] { $count_shown } ligne
       *[other] { $count_shown } lignes
    }.
    .title = Anomalies non affichées
    .help = Corrigez d’abord la cause commune dans votre logiciel de paie, puis envoyez le fichier de nouveau.

## Fichier préétabli de la CNSS

rule-P001 = Salarié présent dans le fichier préétabli et absent de votre fichier : { $name } (n° { $number }).
    .title = Salarié attendu par la CNSS absent
    .help = Ajoutez ce salarié : avec ses jours et son salaire, ou avec sa situation (SO s’il est parti, CS, IL…) et zéro.

rule-P002 = Pour ce numéro, la CNSS connaît le nom { $expected }.
    .title = Nom différent de celui de la CNSS
    .help = Vérifiez le numéro. Si le nom de la CNSS est faux, faites-le corriger dans son agence : il ne se change pas par la déclaration.

rule-P003 = « { $field } » : la valeur est { $found }, celle du fichier préétabli { $expected }.
    .title = Donnée de la CNSS modifiée
    .help = Recopiez la valeur du fichier préétabli.

rule-P004 = Ce salarié est parmi les salariés connus, mais le fichier préétabli ne le contient pas.
    .title = Salarié inconnu parmi les connus
    .help = Déplacez la ligne parmi les entrants, ou vérifiez le numéro.

rule-P005 = Ce salarié est parmi les entrants, mais le fichier préétabli le contient déjà.
    .title = Salarié connu parmi les entrants
    .help = Déplacez la ligne parmi les salariés connus.

rule-P006 = Ce salarié n’est pas dans le fichier préétabli : il sera déclaré comme entrant.
    .title = Salarié déclaré comme entrant
    .help = Rien à faire s’il est nouveau ; sinon, vérifiez son numéro.

rule-P007 = L’identifiant de transfert est { $found } ; le fichier préétabli donne { $expected }.
    .title = Identifiant de transfert différent
    .help = Reprenez le dernier fichier préétabli de ce mois dans votre logiciel de paie et recréez la déclaration.

rule-P008 = Le fichier préétabli est celui de l’affilié { $affiliate } pour { $period } : il n’a pas été comparé.
    .title = Fichier préétabli d’un autre mois ou employeur
    .help = Choisissez le fichier préétabli de cet employeur et de ce mois.

rule-P009 = Vous avez indiqué l’embauche de { $name } (n° { $number }) ce mois-ci ; votre fichier ne contient pas ce salarié.
    .title = Salarié embauché ce mois-ci absent
    .help = Ajoutez-le avec ses jours et son salaire. S’il sera déclaré dans une complémentaire, acceptez l’avertissement ; si l’embauche n’a pas eu lieu, corrigez le registre des salariés.

rule-P010 = Vous avez indiqué le départ de { $name } ce mois-ci ; la situation { $expected } manque.
    .title = Départ sans situation
    .help = Mettez { $expected } dans la colonne « situation ». Si ce salarié n’est pas parti, corrigez le registre des salariés.

rule-P011 = Présent dans votre registre des salariés et absent de votre fichier : { $name } (n° { $number }).
    .title = Salarié du registre absent
    .help = Ajoutez-le avec ses jours et son salaire, ou avec sa situation et zéro. S’il est parti avant ce mois, enregistrez son départ dans le registre des salariés.

## Structure du tableau

rule-S001 = Le fichier ne dit pas comment ses lettres sont écrites ; il a été lu comme { $encoding }.
    .title = Écriture des lettres devinée
    .help = Vérifiez que les accents et les lettres arabes sont bien lus. Sinon, choisissez le type « CSV UTF-8 » en enregistrant le fichier dans votre tableur.

rule-S002 =
    Caractères illisibles, remplacés par � : { $count ->
        [one] { $count_shown } caractère
       *[other] { $count_shown } caractères
    }.
    .title = Caractères illisibles
    .help = Enregistrez le fichier dans votre tableur avec le type « CSV UTF-8 » et envoyez-le de nouveau, ou corrigez les cellules touchées.

rule-S003 = La première ligne dit seulement quel séparateur est employé ; elle a été ignorée.
    .title = Ligne « sep= » ignorée
    .help = Rien à faire.

rule-S004 =
    Lignes vides ignorées : { $count ->
        [one] { $count_shown } ligne
       *[other] { $count_shown } lignes
    }.
    .title = Lignes vides ignorées
    .help = Rien à faire.

rule-S005 =
    Les titres des colonnes sont répétés plus bas ; ces lignes ont été ignorées ({ $count ->
        [one] { $count_shown } ligne
       *[other] { $count_shown } lignes
    }).
    .title = Titres répétés ignorés
    .help = Rien à faire.

rule-S006 =
    Au-dessus des titres de colonnes, du texte a été pris pour un titre du document ({ $count ->
        [one] { $count_shown } ligne
       *[other] { $count_shown } lignes
    }).
    .title = Lignes de titre ignorées
    .help = Rien à faire s’il n’y a pas de salarié dans ces lignes.

rule-S007 = Les titres des colonnes tiennent sur deux lignes ; elles ont été réunies.
    .title = Titres sur deux lignes
    .help = Rien à faire si les colonnes sont bien reconnues.

rule-S008 = Cette ligne est un total ; elle a été comparée à la somme des salariés et n’est pas comptée comme un salarié.
    .title = Ligne de total mise à part
    .help = Rien à faire.

rule-S009 = Le total du fichier est { $found } ; la somme des lignes donne { $expected }.
    .title = Total différent de la somme
    .help = Une ligne manque peut-être, ou un montant a été changé sans refaire le total. Vérifiez avant de déposer.

rule-S010 =
    Des lignes ont moins de cellules que le tableau n’a de colonnes ({ $count ->
        [one] { $count_shown } ligne
       *[other] { $count_shown } lignes
    }) ; les cellules absentes sont lues comme vides.
    .title = Lignes plus courtes que les titres
    .help = Rien à faire si ces cellules sont vides dans votre tableau.

rule-S011 =
    Des lignes ont du texte au-delà de la dernière colonne ({ $count ->
        [one] { $count_shown } ligne
       *[other] { $count_shown } lignes
    }) ; il n’est pas lu.
    .title = Texte au-delà des colonnes
    .help = Un séparateur en trop a peut-être décalé la ligne : vérifiez-la, ou mettez les textes entre guillemets.

rule-S012 = Un guillemet ouvert dans cette cellule n’est jamais fermé : cette ligne ne peut pas être lue sûrement. Les lignes suivantes sont lues.
    .title = Guillemet jamais fermé
    .help = Fermez ou retirez ce guillemet, puis envoyez le fichier de nouveau.

rule-S013 = La colonne « { $header } » n’est pas reconnue et n’est pas utilisée.
    .title = Colonne non utilisée
    .help = Rien à faire si elle ne sert pas à la déclaration. Sinon, dites ce qu’elle contient en choisissant les colonnes.

rule-S014 =
    Du texte se trouve dans une colonne sans titre et n’est pas lu ({ $count ->
        [one] { $count_shown } ligne
       *[other] { $count_shown } lignes
    }).
    .title = Colonne sans titre
    .help = Rien à faire s’il s’agit de remarques. Sinon, donnez un titre à la colonne.

rule-S015 = Cette ligne n’est ni un salarié ni un total ; elle n’est pas lue.
    .title = Ligne incomprise
    .help = Si c’est un salarié, complétez son numéro, ses jours et son salaire ; si c’est une remarque, retirez-la ou acceptez l’avertissement.

rule-S016 =
    Le tableau contient des lignes masquées ({ $count ->
        [one] { $count_shown } ligne
       *[other] { $count_shown } lignes
    }) ; elles ont été lues comme les autres.
    .title = Lignes masquées lues
    .help = Affichez-les dans le tableur et retirez celles qui ne doivent pas être déclarées.

rule-S017 =
    Le tableau contient des colonnes masquées ({ $count ->
        [one] { $count_shown } colonne
       *[other] { $count_shown } colonnes
    }) ; elles ont été lues comme les autres.
    .title = Colonnes masquées lues
    .help = Affichez-les dans le tableur et vérifiez leur contenu.

rule-S018 =
    Le classeur contient des feuilles masquées avec des données ({ $count ->
        [one] { $count_shown } feuille
       *[other] { $count_shown } feuilles
    }) ; elles n’ont pas été lues.
    .title = Feuilles masquées non lues
    .help = Rien à faire si les salariés sont tous dans la feuille lue.

rule-S019 =
    Seule la feuille « { $sheet } » a été lue ; d’autres ont du contenu ({ $count ->
        [one] { $count_shown } feuille
       *[other] { $count_shown } feuilles
    }).
    .title = Autres feuilles non lues
    .help = Rien à faire si les salariés sont tous dans cette feuille. Sinon, choisissez une autre feuille.

rule-S020 = Le fichier donne deux valeurs pour cette même cellule.
    .title = Deux valeurs à la même place
    .help = Ouvrez le fichier dans votre tableur, vérifiez la cellule, enregistrez-le et envoyez-le de nouveau.

rule-S021 =
    Le tableau contient des cellules fusionnées ({ $count ->
        [one] { $count_shown } zone fusionnée
       *[other] { $count_shown } zones fusionnées
    }) : seule la première porte la valeur.
    .title = Cellules fusionnées
    .help = Défusionnez ces cellules dans le tableur et répétez la valeur là où il faut.

rule-S022 = Ce fichier compte les dates depuis 1904, comme d’anciens Mac ; elles ont été lues ainsi.
    .title = Dates comptées depuis 1904
    .help = Rien à faire.

rule-S023 = Cette ligne se trouve sous un autre en-tête (ligne { $heading }), dont les colonnes ne sont pas celles du premier : ses valeurs ne peuvent pas être lues sûrement.
    .title = Ligne sous un autre en-tête
    .help = Donnez aux deux tableaux le même ordre de colonnes, ou réunissez-les en un seul, puis renvoyez le fichier.

## Cotisations

rule-T001 = « { $field } » : le fichier dit { $found } DH, le calcul donne { $expected } DH.
    .title = Cotisation différente
    .help = Vérifiez le taux et le salaire dans votre logiciel de paie. Les montants à payer sont ceux que calcule Tasrih.

rule-T002 =
    « { $field } » : le montant est arrondi autrement ({ $count ->
        [one] { $count_shown } ligne
       *[other] { $count_shown } lignes
    }) : par exemple { $found } DH au lieu de { $expected } DH.
    .title = Cotisation arrondie autrement
    .help = Rien à faire : l’écart ne vient que de l’arrondi au centime.

## Refus du fichier entier

refusal-R001 = Le fichier n’a pas pu être ouvert.
    .title = Fichier impossible à ouvrir
    .help = Vérifiez qu’il existe encore et qu’il n’est pas ouvert ailleurs, puis recommencez.

refusal-R002 = Le fichier ne contient aucune donnée.
    .title = Fichier vide
    .help = Vérifiez que vous avez choisi le bon fichier et qu’il a bien été enregistré.

refusal-R003 = Le fichier dépasse { $max } Mo.
    .title = Fichier trop gros
    .help = Retirez les feuilles et les images inutiles, ou enregistrez le tableau en CSV.

refusal-R004 =
    { $found ->
        [unknown] Ce fichier n’est ni un tableau (CSV, Excel, OpenDocument) ni un fichier e-BDS.
        [HTML] Ce fichier est une page web (HTML), même si son nom est celui d’un classeur.
        [XLSB] Ce fichier est un classeur Excel binaire (XLSB), qui n’est pas lu ici.
        [ZIP] Ce fichier est une archive (ZIP) et non un tableau.
       *[other] Ce fichier est au format { $found } : ce n’est ni un tableau (CSV, Excel, OpenDocument) ni un fichier e-BDS.
    }
    .title = Format non reconnu
    .help =
        { $found ->
            [HTML] Ouvrez-le dans Excel ou LibreOffice, enregistrez-le au format Excel (.xlsx) et envoyez cette copie.
            [XLSB] Ouvrez-le dans Excel, enregistrez-le au format Excel (.xlsx) et envoyez cette copie.
            [XML] Ouvrez-le dans Excel ou LibreOffice, enregistrez-le au format Excel (.xlsx) et envoyez cette copie.
            [ZIP] Sortez le fichier des salariés de l’archive, puis envoyez-le seul.
           *[other] Depuis le programme qui l’a fait, exportez les salariés en Excel (.xlsx), en CSV ou en e-BDS.
        }

refusal-R005 = Le fichier est protégé par un mot de passe.
    .title = Fichier protégé
    .help = Enregistrez-le sans mot de passe, puis envoyez-le de nouveau.

refusal-R006 = Le fichier est abîmé ou incomplet ; ses données ne sont pas sûres.
    .title = Fichier abîmé
    .help = Ouvrez-le dans votre tableur, enregistrez-le sous un nouveau nom et envoyez cette copie.

refusal-R007 = Le fichier contient bien plus de données qu’une paie.
    .title = Contenu démesuré
    .help = Copiez les seules lignes des salariés dans un nouveau fichier et envoyez celui-ci.

refusal-R008 = Les parties du classeur se contredisent ; il ne peut pas être lu sûrement.
    .title = Classeur incohérent
    .help = Ouvrez-le dans votre tableur, enregistrez-le sous un nouveau nom et envoyez cette copie.

refusal-R009 = Le classeur contient des instructions qui n’ont pas leur place dans une paie.
    .title = Contenu interdit
    .help = Enregistrez-le de nouveau avec votre tableur et envoyez cette copie.

refusal-R010 = Le texte du fichier est coupé, ou ses lettres sont écrites de plusieurs façons qui ne peuvent pas être lues ensemble.
    .title = Texte illisible
    .help = Enregistrez le tableau dans votre tableur avec le type « CSV UTF-8 », puis envoyez-le de nouveau.

refusal-R011 = Aucune ligne de titres de colonnes n’a été trouvée.
    .title = Aucun tableau trouvé
    .help = Mettez au-dessus des salariés une ligne de titres : n° d’immatriculation, nom, prénom, jours, salaire réel. Le modèle vide peut vous aider.

refusal-R012 = Le fichier ne contient aucun salarié.
    .title = Aucun salarié
    .help = Vérifiez que vous avez choisi le bon fichier et la bonne feuille.

refusal-R013 =
    { $count ->
        [one] La colonne « { $field } » n’a pas été trouvée.
       *[other] { $count_shown } colonnes nécessaires n’ont pas été trouvées, dont « { $field } ».
    }
    .title = Colonne manquante
    .help =
        { $count ->
            [one] Ajoutez-la, ou dites quelle colonne du fichier la contient.
           *[other] Ajoutez-les, ou dites quelles colonnes du fichier les contiennent. Vérifiez aussi que c’est le bon fichier.
        }

refusal-R014 = Deux colonnes ({ $first } et { $second }) semblent contenir « { $field } ».
    .title = Colonne en double
    .help = Renommez ou retirez l’une des deux, ou dites laquelle compte.

refusal-R015 =
    La paie peut se trouver dans { $count ->
        [one] { $count_shown } feuille
       *[other] { $count_shown } feuilles
    } : { $sheets }.
    .title = Plusieurs feuilles possibles
    .help = Choisissez la feuille à lire.

refusal-R016 = Le classeur n’a pas de feuille « { $sheet } ».
    .title = Feuille introuvable
    .help = Choisissez une des feuilles du classeur.

refusal-R017 = Le nombre de lignes du fichier dépasse la limite ({ $max_shown }).
    .title = Trop de lignes
    .help = Vérifiez que le tableau ne contient que les salariés d’un mois.

refusal-R018 = Le nombre de colonnes du tableau dépasse la limite ({ $max_shown }).
    .title = Trop de colonnes
    .help = Retirez les colonnes qui ne servent pas à la déclaration.

refusal-R019 = Une cellule contient beaucoup trop de texte pour une paie.
    .title = Cellule démesurée
    .help = Cherchez un guillemet oublié ou un texte collé par erreur, retirez-le et envoyez le fichier de nouveau.

refusal-R021 = Ce fichier est celui de l’affilié { $found }, pas celui de l’affilié { $expected }.
    .title = Fichier d’un autre employeur
    .help = Choisissez le fichier de cet employeur, ou changez d’employeur avant de l’envoyer.

refusal-R022 = Ce fichier est celui { $found_of }, pas celui { $expected_of }.
    .title = Fichier d’un autre mois
    .help = Choisissez le fichier du bon mois, ou ouvrez la déclaration { $found_of }.

refusal-R023 = Le fichier nomme deux employeurs : { $first } et { $second }.
    .title = Plusieurs employeurs
    .help = Faites un fichier par employeur.

refusal-R024 = Le fichier contient deux mois : { $first } et { $second }.
    .title = Plusieurs mois
    .help = Faites un fichier par mois.

refusal-R025 = Ce fichier est le préétabli envoyé par la CNSS, pas votre déclaration.
    .title = Fichier préétabli de la CNSS
    .help = Complétez-le dans votre logiciel de paie et envoyez le fichier DS obtenu.

refusal-R026 = Ce fichier n’est pas un préétabli de la CNSS.
    .title = Pas un fichier préétabli
    .help = Choisissez le fichier AFFEBDS que vous avez téléchargé du portail de la CNSS.

refusal-R027 = Le début du fichier e-BDS manque : on ne sait ni quel employeur ni quel mois il concerne.
    .title = Fichier e-BDS sans en-tête
    .help = Recréez le fichier avec votre logiciel de paie.

refusal-R028 = La somme des salaires dépasse ce qu’une déclaration peut contenir ({ $max } DH).
    .title = Total démesuré
    .help = Vérifiez que les montants sont en dirhams et que chaque salarié n’a qu’un salaire.

refusal-R029 = Aucun taux de cotisation confirmé n’est connu pour { $month } ; les premiers sont ceux { $first_of }.
    .title = Mois sans taux confirmé
    .help = Vérifiez le mois. Pour un mois plus ancien, adressez-vous à votre agence CNSS.
