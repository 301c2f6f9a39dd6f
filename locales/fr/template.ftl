# Mots du modèle vide et des fichiers rendus : en-têtes, notes et motifs de refus d'une saisie.
# Les en-têtes sont reconnus par le lecteur de fichiers ; un essai le vérifie.

template-sheet = Paie
template-heading-insured_number = N° d’immatriculation CNSS
template-heading-surname = Nom
template-heading-given_name = Prénom
template-heading-cin = N° CIN
template-heading-days = Jours déclarés
template-heading-gross_wage = Salaire réel
template-heading-capped_wage = Salaire plafonné
template-heading-situation = Situation
template-note-insured_number = 9 chiffres. Laissez vide si le salarié n’a pas encore de numéro : le N° CIN est alors obligatoire.
template-note-surname = Nom de famille en lettres latines, 30 caractères au plus.
template-note-given_name = Prénom en lettres latines, 30 caractères au plus.
template-note-cin = Une ou deux lettres puis des chiffres, 8 caractères au plus.
template-note-days = Nombre entier de 0 à 26.
template-note-gross_wage = Salaire réel (brut) du mois en dirhams, deux décimales au plus.
template-note-capped_wage = Facultatif : si la colonne est vide, le plafond du mois est appliqué.
template-note-situation = Vide pour un mois travaillé. SO sortant, DE décédé, IT maternité, IL maladie, AT accident du travail, CS congé sans salaire, MS maintenu sans salaire, MP maladie professionnelle.
template-refused = Saisie refusée
template-refused-days = Les jours déclarés sont un nombre entier de 0 à 26.
template-refused-amount = Le salaire est un montant en dirhams, zéro ou plus.
template-refused-situation = La situation est vide ou l’un des codes SO, DE, IT, IL, AT, CS, MS, MP.

# Fichier rendu avec ses anomalies
annotated-author = Contrôle de la déclaration
annotated-status = Contrôle
annotated-columns = Colonnes
annotated-message = Anomalies
annotated-line = Ligne
annotated-position = Position
annotated-field = Champ
annotated-value = Valeur
