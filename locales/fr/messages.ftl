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

message-security-new-device =
    Bonjour,

    Une connexion à votre compte vient d’avoir lieu sur un nouvel appareil : { $device }.

    C’était vous ? Il n’y a rien à faire. Sinon, changez votre mot de passe et déconnectez cet appareil :
    { $site }account/security
    .subject = Connexion sur un nouvel appareil
    .sms = Tasrih : nouvelle connexion ({ $device }). Pas vous ? Changez votre mot de passe : { $site }

message-security-password =
    Bonjour,

    Le mot de passe de votre compte Tasrih vient d’être changé. Vos autres appareils sont déconnectés et plus aucun n’est de confiance.

    Ce n’était pas vous ? Reprenez votre compte depuis la page de connexion, « Mot de passe oublié » :
    { $site }sign-in
    .subject = Votre mot de passe a été changé
    .sms = Tasrih : votre mot de passe vient de changer. Pas vous ? Reprenez votre compte : { $site }

message-security-totp-added =
    Bonjour,

    Une application de codes protège maintenant votre compte Tasrih.

    Ce n’était pas vous ? Changez votre mot de passe et retirez-la :
    { $site }account/security
    .subject = Application de codes ajoutée
    .sms = Tasrih : une application de codes est en place. Pas vous ? Changez votre mot de passe : { $site }

message-security-totp-removed =
    Bonjour,

    L’application de codes de votre compte Tasrih vient d’être retirée.

    Ce n’était pas vous ? Changez votre mot de passe et ajoutez-en une :
    { $site }account/security
    .subject = Application de codes retirée
    .sms = Tasrih : votre application de codes est retirée. Pas vous ? Changez votre mot de passe : { $site }

message-security-passkey-added =
    Bonjour,

    Une clé d’accès vient d’être ajoutée à votre compte Tasrih : elle permet de s’y connecter.

    Ce n’était pas vous ? Changez votre mot de passe et retirez-la :
    { $site }account/security
    .subject = Clé d’accès ajoutée
    .sms = Tasrih : une clé de connexion est ajoutée. Pas vous ? Changez votre mot de passe : { $site }

message-security-passkey-removed =
    Bonjour,

    Une clé d’accès de votre compte Tasrih vient d’être retirée.

    Ce n’était pas vous ? Changez votre mot de passe :
    { $site }account/security
    .subject = Clé d’accès retirée
    .sms = Tasrih : une clé de connexion est retirée. Pas vous ? Changez votre mot de passe : { $site }

message-security-codes-made =
    Bonjour,

    De nouveaux codes de secours viennent d’être faits pour votre compte Tasrih. Les anciens ne servent plus.

    Ce n’était pas vous ? Changez votre mot de passe :
    { $site }account/security
    .subject = Nouveaux codes de secours
    .sms = Tasrih : nouveaux codes de secours. Pas vous ? Changez votre mot de passe : { $site }

message-security-code-used =
    Bonjour,

    Une connexion à votre compte Tasrih vient d’utiliser un code de secours.
    { $count ->
        [0] Il ne vous en reste aucun : faites-en de nouveaux.
        [one] Il vous en reste { $count }.
       *[other] Il vous en reste { $count }.
    }

    Ce n’était pas vous ? Changez votre mot de passe et faites de nouveaux codes :
    { $site }account/security
    .subject = Un code de secours a servi
    .sms = Tasrih : un code de secours a servi, reste { $count }. Pas vous ? Changez votre mot de passe : { $site }

message-security-device-trusted =
    Bonjour,

    Pendant 30 jours, votre mot de passe suffira pour vous connecter sur cet appareil : { $device }.

    Ce n’était pas vous ? Changez votre mot de passe :
    { $site }account/security
    .subject = Un appareil de confiance de plus
    .sms = Tasrih : appareil de confiance ajouté ({ $device }). Pas vous ? Changez votre mot de passe : { $site }

message-security-blocked =
    Bonjour,

    Quelqu’un qui connaît votre mot de passe a tapé cinq codes faux. La vérification est fermée pendant 15 minutes.

    Ce n’était pas vous ? Changez votre mot de passe sans attendre, depuis la page de connexion, « Mot de passe oublié » :
    { $site }sign-in
    .subject = Cinq codes faux sur votre compte
    .sms = Tasrih : cinq codes faux avec votre mot de passe. Pas vous ? Changez-le : { $site }
