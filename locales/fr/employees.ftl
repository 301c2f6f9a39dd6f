register-sheet = Salaries
register-column-insured = N° immatriculation
register-column-surname = Nom
register-column-given_name = Prénom
register-column-surname_ar = Nom en arabe
register-column-given_name_ar = Prénom en arabe
register-column-hired_on = Entré le
register-column-left_on = Sorti le
register-column-situation = Situation de sortie
register-column-last_declared = Dernier mois déclaré

room-employees = Salariés
employees-title = Registre des salariés
employees-hire = Déclarer une embauche
employees-expected = Salariés attendus en { $month }
employees-search = Chercher un salarié
employees-search-hint = Nom en lettres latines ou arabes (toutes les orthographes), numéro ou CIN. Ce que vous cherchez ne figure pas dans l’adresse de la page.
employees-search-end = Effacer la recherche
employees-show-all = Tous
employees-show-present = Présents
employees-show-left = Sortis
employees-show-arrived = Entrés ce mois-ci
employees-show-silent = Sans déclaration depuis deux mois
employees-count = { $count ->
    [0] Aucun salarié
    [one] { $count_shown } salarié
   *[other] { $count_shown } salariés
}
employees-none = Aucun salarié ici. Le registre se remplit par vos déclarations déposées et par les embauches que vous indiquez.
employees-none-found = Personne de ce nom ou de ce numéro. Essayez une partie du nom, ou choisissez « Tous ».
employees-hired-on = Entré le
employees-left-on = Sorti le
employees-present = présent
employees-last-declared = Dernier mois déclaré
employees-never = jamais
employees-silent = deux mois sans déclaration
employees-export = Emporter cette liste :

employee-title = Fiche d’un salarié
employee-back = Registre des salariés
employee-document = Pièce d’identité
employee-stays = Chez vous
employee-since = Depuis le { $date }
employee-until = jusqu’au { $date }
employee-leave = Ce salarié est parti
employee-leave-on = Dernier jour
employee-leave-reason = Raison
employee-leave-hint = La déclaration du mois du départ devra porter la situation SO, ou DE en cas de décès.
employee-leave-action = Enregistrer le départ
employee-return = Ce salarié revient
employee-return-on = Premier jour
employee-return-action = Enregistrer le retour
employee-audit = Chaque consultation de cette fiche est inscrite ; le salarié peut la voir.
employee-silent = Ce salarié est présent et n’a pas été déclaré depuis deux mois. S’il est parti, enregistrez son départ ; sinon, ajoutez-le à votre prochaine déclaration.
employee-done-hired = L’embauche est enregistrée. Ce salarié devra figurer dans la déclaration de ce mois.
employee-done-left = Le départ est enregistré.
employee-done-returned = Le retour est enregistré.
employment-source-declared = connu par vos déclarations
employment-source-registered = immatriculé par vous
employment-source-hired = embauche indiquée par vous
leave-reason-unsaid = parti, sans précision
leave-reason-contract_ended = fin de contrat
leave-reason-resigned = démission
leave-reason-dismissed = licenciement
leave-reason-retired = retraite
leave-reason-deceased = décès

months-title = Mois déclarés
months-month = Mois
months-gap = Manque
months-gaps = { $count ->
    [one] Un mois manque : le salarié était présent et n’a pas été déclaré.
   *[other] { $count_shown } mois manquent : le salarié était présent et n’a pas été déclaré.
}
months-gap-not-on-it = La déclaration de ce mois ne le contient pas.
months-gap-nothing-filed = Aucune déclaration n’a été déposée pour ce mois.
months-none = Aucun mois à montrer.
months-earlier = Mois précédents

hire-title = Déclarer une embauche
hire-lead = Pour une personne qui a déjà un numéro d’immatriculation. Vos autres salariés s’immatriculent d’abord.
hire-identity = Ce qui montre que le numéro est le sien
hire-identity-hint = L’un des deux suffit.
hire-document = Numéro de la CIN, du passeport ou de la carte de séjour
hire-born-on = Date de naissance
hire-on = Premier jour de travail
hire-action = Enregistrer l’embauche

expected-title = Salariés attendus en { $month }
expected-back = Déclaration de { $month }
expected-from-fund = Liste du fichier préétabli de la CNSS que vous avez chargé.
expected-from-register = Liste tirée de votre registre : les salariés présents avant le début du mois. Si vous chargez le fichier préétabli de la CNSS, il passe avant.
expected-download = Télécharger le fichier préétabli (AFFEBDS)
expected-hired = { $count ->
    [one] Une embauche ce mois-ci, à déclarer
   *[other] { $count_shown } embauches ce mois-ci, à déclarer
}
expected-left = { $count ->
    [one] Un départ ce mois-ci, à déclarer avec sa situation
   *[other] { $count_shown } départs ce mois-ci, à déclarer avec leur situation
}
expected-people = { $count ->
    [0] Salariés attendus
    [one] { $count_shown } salarié attendu
   *[other] { $count_shown } salariés attendus
}
expected-none = Personne n’est encore attendu : aucune déclaration déposée ne dit qui travaille chez vous.

home-employees = Salariés
home-employees-arrived = { $count ->
    [0] Personne n’est entré ce mois-ci
    [one] Une entrée ce mois-ci
   *[other] { $count_shown } entrées ce mois-ci
}
home-employees-gone = { $count ->
    [0] aucune sortie
    [one] une sortie
   *[other] { $count_shown } sorties
}

refused-no-day = Indiquez un jour, par exemple 5 mars 2026.
refused-hire-number = Le numéro d’immatriculation a neuf chiffres et commence par 1.
refused-hire-identity = Indiquez le numéro de la pièce d’identité ou la date de naissance.
refused-hire-nobody = Personne ne correspond à ce numéro et à cette pièce d’identité ou date de naissance. Vérifiez les deux ; si la personne n’a jamais été immatriculée, demandez son immatriculation.
refused-too-many-looks = Trop de recherches en une heure. Réessayez plus tard.
refused-already-employed = Cette personne est déjà dans votre registre, depuis le { $on }.
refused-leaves-before-hire = Le dernier jour ne peut pas précéder le premier, le { $on }.
refused-already-left = Un départ est déjà enregistré, au { $on }.
refused-not-left = Cette personne est présente : elle ne peut pas revenir.
refused-returns-before-leave = Le retour ne peut pas précéder le départ, le { $on }.
refused-deceased = Cette personne est déclarée décédée.
refused-too-far-ahead = Ce jour est trop lointain : au plus tard le { $on }.
refused-too-long-ago = Ce jour est trop ancien : au plus tôt le { $on }.

audit-employee-viewed = Fiche du salarié consultée
audit-employee-hired = Embauche enregistrée
audit-employee-left = Départ enregistré
audit-register-exported = Registre des salariés emporté
