# La deuxième étape de la connexion, et la sécurité du compte.

## Connexion

sign-in-over = La vérification a duré trop longtemps ou a été interrompue. Reprenez depuis votre mot de passe.
passkey-sign-in = Se connecter avec une clé d’accès
passkey-show = Utiliser ma clé d’accès
passkey-fault = La clé d’accès n’a pas répondu. Essayez de nouveau, ou utilisez un autre moyen.
passkey-unable = Ce navigateur ne peut pas lire votre clé d’accès, ou JavaScript est désactivé. Utilisez un code ci-dessous, ou ouvrez cette page dans un autre navigateur.
second-title = Confirmez que c’est vous
second-lead = Votre mot de passe est juste. Il reste une vérification.
second-code = Code à 6 chiffres
second-code-hint = Ouvrez votre application de codes et recopiez le code affiché pour Tasrih.
second-action = Confirmer
second-trust = Ne plus demander sur cet appareil pendant 30 jours. Ne cochez pas sur un appareil partagé.
second-lost = Je n’ai pas mon téléphone
second-recovery = Code de secours
second-recovery-hint =
    { $count ->
        [one] Il vous reste { $count } code de secours. Chaque code ne sert qu’une fois.
       *[other] Il vous reste { $count } codes de secours. Chaque code ne sert qu’une fois.
    }
second-recovery-action = Utiliser ce code
second-nothing-left = Il ne vous reste aucun code de secours. Attendez de retrouver votre appareil, ou demandez à un administrateur de votre entreprise ou à une agence de la CNSS.
second-anew = Recommencer la connexion

## Erreurs

fault-second-code = Ce code n’est pas valable. Attendez le prochain code de l’application et recopiez-le
fault-second-recovery = Ce code de secours n’existe pas ou a déjà servi
fault-second-passkey = Cette clé d’accès n’est pas reconnue ici
fault-second-too-many = Trop d’essais. Attendez 15 minutes ; nous avons prévenu le titulaire du compte
fault-second-today = Vingt codes faux en un jour : les codes de l’application n’ouvrent plus rien pendant 24 heures. Prenez une clé d’accès ou un code de secours
fault-security-password = Mot de passe incorrect
fault-security-passkey = La clé d’accès n’a pas pu être ajoutée. Recommencez
fault-security-over = Le délai est dépassé. Recommencez
refused-second-factor = Pour travailler comme agent, ajoutez d’abord une application de codes ou une clé d’accès sur la page « Sécurité de mon compte ».
refused-totp-exists = Une application de codes est déjà en place. Retirez-la d’abord pour la remplacer.
refused-no-second = Les codes de secours remplacent une application de codes ou une clé d’accès : ajoutez-en une d’abord.
refused-passkeys-many = Vous avez déjà 20 clés d’accès. Retirez-en une d’abord.

## Sécurité du compte

security-title = Sécurité de mon compte
security-needs-second = Pour travailler comme agent, ajoutez d’abord une application de codes ou une clé d’accès, puis revenez.
security-no-second = Votre mot de passe est votre seule protection. Ajoutez une application de codes ou une clé d’accès : deux minutes suffisent.
security-on = Active
security-begin = Continuer
security-your-password = Votre mot de passe
security-remove-action = Retirer
security-password = Mot de passe
security-password-words = Le changer déconnecte vos autres appareils.
security-password-action = Changer mon mot de passe
security-totp = Application de codes
security-totp-words = Une application sur votre téléphone donne un code à 6 chiffres à chaque connexion. Elle fonctionne sans réseau.
security-totp-action = Ajouter une application de codes
security-totp-since = En place depuis le { $at }.
security-totp-remove = Retirer l’application de codes
security-passkeys = Clés d’accès
security-passkeys-words = Une clé d’accès vous connecte avec votre empreinte, votre visage ou le code de votre appareil. Rien à retenir, et personne ne peut vous la soutirer.
security-passkey-action = Ajouter une clé d’accès
security-passkey-unnamed = Clé sans nom
security-passkey-added = Ajoutée le { $at }.
security-passkey-used = Utilisée le { $at }.
security-passkey-change = Renommer ou retirer
security-passkey-rename = Renommer
security-codes = Codes de secours
security-codes-left =
    { $count ->
        [0] Il ne vous reste aucun code. Faites-en de nouveaux.
        [one] Il vous reste { $count } code sur 10.
       *[other] Il vous reste { $count } codes sur 10.
    }
security-codes-new = Faire de nouveaux codes
security-codes-words = Les codes d’avant ne serviront plus.
security-codes-action = Faire 10 codes
security-devices = Appareils de confiance
security-devices-words = Sur ces appareils, le mot de passe suffit.
security-devices-none = Aucun appareil.
security-device-until = Utilisé le { $used }. De confiance jusqu’au { $until }.
security-device-forget = Ne plus faire confiance
security-sessions = Où vous êtes connecté
security-sessions-words = Vous ne reconnaissez pas un appareil ? Déconnectez-le et changez votre mot de passe.
security-session-this = Cet appareil
security-session-when = Connecté le { $since }. Vu le { $seen }.
security-session-end = Déconnecter
security-sessions-end = Déconnecter tous les autres
security-done-password = Votre mot de passe est changé. Vos autres appareils sont déconnectés.
security-done-totp = L’application de codes est en place.
security-done-totp-removed = L’application de codes est retirée.
security-done-passkey = La clé d’accès est ajoutée.
security-done-passkey-named = La clé d’accès est renommée.
security-done-passkey-removed = La clé d’accès est retirée. Supprimez-la aussi de votre appareil.
security-done-device = Cet appareil n’est plus de confiance.
security-done-session = L’appareil est déconnecté.
security-done-sessions = Tous les autres appareils sont déconnectés.

## Appareils

device-words = { $browser } sur { $system }
device-browser-chrome = Chrome
device-browser-edge = Edge
device-browser-firefox = Firefox
device-browser-opera = Opera
device-browser-safari = Safari
device-browser-samsung = Samsung Internet
device-browser-yandex = Yandex
device-browser-program = un programme
device-browser-other = un navigateur
device-system-android = Android
device-system-chromeos = ChromeOS
device-system-ipad = iPad
device-system-iphone = iPhone
device-system-linux = Linux
device-system-mac = Mac
device-system-windows = Windows
device-system-other = un appareil inconnu

## Mot de passe

password-title = Changer mon mot de passe
password-lead = Une phrase de quelques mots est facile à retenir et difficile à deviner.
password-before = Mot de passe actuel
password-new = Nouveau mot de passe
password-new-hint = Au moins 8 caractères. Ni majuscule ni signe obligatoire.
password-action = Changer

## Application de codes

totp-title = Ajouter une application de codes
totp-lead = Pour commencer, confirmez votre mot de passe.
totp-step-app = Ouvrez une application de codes
totp-step-app-words = Par exemple Aegis, FreeOTP, Google Authenticator ou celle de votre gestionnaire de mots de passe.
totp-step-scan = Ajoutez Tasrih
totp-step-scan-words = Dans l’application, choisissez d’ajouter un compte et visez ce carré.
totp-secret = Vous ne pouvez pas le viser ? Tapez cette clé dans l’application :
totp-step-code = Recopiez le code affiché
totp-action = Terminer

## Clé d’accès

passkey-title = Ajouter une clé d’accès
passkey-name = Nom de la clé
passkey-name-hint = Pour la reconnaître plus tard, par exemple « téléphone de Salma ».
passkey-create = Créer la clé d’accès
passkey-create-words = Votre appareil va vous demander votre empreinte, votre visage ou son code.
passkey-unable-create = Ce navigateur ne peut pas créer de clé d’accès, ou JavaScript est désactivé. Ouvrez cette page dans un autre navigateur, ou ajoutez une application de codes.

## Codes de secours

codes-title = Vos codes de secours
codes-lead = Si vous perdez votre téléphone, chacun de ces codes vous connecte une fois, après votre mot de passe.
codes-once = Ils ne seront plus affichés. Imprimez-les ou rangez le fichier en lieu sûr, hors de votre téléphone.
codes-file = Télécharger les codes
codes-print = Imprimer
codes-kept = C’est fait, retour à mon compte
codes-file-title = Codes de secours Tasrih. Chaque code sert une fois.
