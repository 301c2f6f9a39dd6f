# Ce que Tasrih écrit aux personnes. De chaque message : la valeur est l’e-mail, .subject son objet, .sms le texte court.
# Le texte court tient en un SMS : 160 caractères de l’alphabet GSM (ni ê, ni ç, ni apostrophe courbe), valeurs comprises.

message-code-sign-up =
    Bonjour,

    Votre code pour créer votre accès à Tasrih :

    { $code }

    Il est valable { $minutes } minutes et sert une seule fois. Tapez-le sur la page restée ouverte, ou reprenez ici :
    { $link }

    Vous n’avez rien demandé ? Ne donnez ce code à personne et ignorez ce message.
    .subject = Votre code Tasrih
    .sms = Tasrih : votre code est { $code } (valable { $minutes } min). Ne le donnez à personne.
