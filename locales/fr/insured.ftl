me-sign-in-title = Mes mois déclarés
me-sign-in-lead = Voyez ce que vos employeurs ont déclaré pour vous. Il vous faut votre carte d’identité et votre numéro d’immatriculation.
me-cin = Numéro de la carte nationale (CIN)
me-number-hint = Neuf chiffres, sur votre carte d’immatriculation ou votre bulletin de paie.
me-sign-in-action = Recevoir un code
me-code-title = Tapez le code reçu
me-code-lead = Si votre carte et votre numéro vont ensemble et que la caisse connaît votre téléphone ou votre adresse, un code vient de partir. Il est valable 30 minutes, une seule fois.
me-code = Code
me-code-action = Voir mes mois
me-code-nothing = Rien ne vient ?
me-code-nothing-words = Attendez une minute, puis demandez un autre code. Si la caisse ne connaît pas votre téléphone, passez à une agence avec votre carte : elle l’enregistre.
me-code-again = Envoyer un autre code
me-title = Mes mois déclarés
me-sign-out = Fermer
me-days = Jours déclarés dans les mois affichés
me-gaps = { $count ->
    [one] Un mois manque. Dites-le nous : un geste suffit, à côté du mois.
   *[other] { $count_shown } mois manquent. Dites-le nous : un geste suffit, à côté de chaque mois.
}
me-gap-not-on-it = Votre employeur a déclaré ce mois sans vous.
me-gap-nothing-filed = Votre employeur n’a rien déclaré pour ce mois.
me-none = Aucun employeur ne vous a encore déclaré ici.
me-only = Vous voyez seulement ce que { $employer } a déclaré.
me-only-why = Le code est parti au téléphone ou à l’adresse que { $employer } nous a donné pour vous. Un autre que vous pourrait le lire : vos autres employeurs restent donc cachés.
me-only-how = Pour tout voir : passez à une agence avec votre carte et donnez votre téléphone ou votre adresse. L’agent l’inscrit, puis demandez un nouveau code.
me-only-looks = Vous voyez seulement ce que { $employer } et vous-même avez fait.
me-wrong = C’est faux
me-back = Mes mois déclarés
me-looks-link = Qui a vu mes données ?
me-looks-title = Qui a vu mes données
me-looks-lead = Chaque consultation et chaque changement sont inscrits ici et ne peuvent pas être effacés.
me-looks-none = Personne n’a encore consulté vos données.
me-seer-oneself = Vous
me-seer-agent = Un agent de la caisse
me-report-title = Signaler une erreur
me-report-days = Jours déclarés ce mois-ci : { $days }.
me-report-said = Ce qui est faux
me-report-hint = Corrigez le texte si vous voulez, puis envoyez. Vous recevez un numéro. Vous pouvez aussi porter ce texte à une agence ; la réclamation en ligne, avec ses pièces, viendra plus tard.
me-report-action = Envoyer
me-report-text-gap = J’ai travaillé pour { $employer } en { $month } et ce mois n’a pas été déclaré pour moi.
me-report-text-days = J’ai travaillé pour { $employer } en { $month }. { $days ->
    [0] Aucun jour n’est déclaré
    [one] Un jour est déclaré
   *[other] { $days_shown } jours sont déclarés
} ; ce n’est pas juste.
me-reported-title = Votre signalement est enregistré
me-reported-words = Gardez ce numéro. Les agents de la caisse voient votre signalement ; ils vous répondront à l’adresse ou au téléphone qu’ils ont pour vous.
refused-insured-too-many = Trop d’essais. Attendez, ou passez à une agence avec votre carte.
refused-insured-code = Ce n’est pas le bon code, ou il n’est plus valable. Vérifiez-le, ou demandez-en un autre.
refused-insured-empty = Tapez le numéro de votre carte et votre numéro d’immatriculation.
refused-insured-in-part = Vous voyez seulement un employeur. Pour tout voir, passez à une agence avec votre carte et donnez votre téléphone ou votre adresse.
refused-nothing-said = Dites en quelques mots ce qui est faux.
audit-insured-signed-in = Connexion à la page « Mes mois déclarés »
audit-month-reported = Erreur signalée
