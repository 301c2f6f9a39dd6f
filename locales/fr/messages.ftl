# Ce que Tasrih écrit aux personnes. De chaque message : la valeur est l’e-mail, .subject son objet, .sms le texte court.
# Le texte court tient en un SMS : 160 caractères de l’alphabet GSM (ni ê, ni ç, ni apostrophe courbe), valeurs comprises.

## Créer un accès

message-sign-up-begun =
    Bonjour,

    Vous avez commencé à créer un accès à Tasrih pour l’entreprise n° { $affiliate }. Cette page vous attend pendant 7 jours, sur cet appareil ou un autre :
    { $link }

    Si aucun code n’arrive, vérifiez d’abord le numéro d’affiliation et l’ICE : ils doivent être ceux d’une même entreprise affiliée. La page propose aussi d’autres moyens. Votre entreprise n’est pas encore affiliée ? Demandez son affiliation depuis la page de connexion.

    Vous n’avez rien demandé ? Ignorez ce message : rien n’est créé sans code.
    .subject = Votre accès à Tasrih : la suite
    .sms = Tasrih : la suite de votre demande : { $link } Rien demandé ? Ignorez ce message.

message-sign-up-known =
    Bonjour,

    Quelqu’un a voulu créer un accès à Tasrih avec votre adresse, mais vous avez déjà un compte. Rien n’a été changé.

    C’était vous ? Connectez-vous avec votre mot de passe actuel, ou demandez-en un autre, puis ajoutez l’entreprise n° { $affiliate } en tapant ce même mot de passe :
    { $site }

    Ce n’était pas vous ? Vous n’avez rien à faire.
    .subject = Vous avez déjà un compte Tasrih
    .sms = Tasrih : on a voulu créer un accès avec votre numéro. Vous avez déjà un compte, rien n'a changé.

message-code-sign-up =
    Bonjour,

    { $name } demande un accès à Tasrih pour votre entreprise, n° d’affiliation { $affiliate }. Cette personne pourra déclarer les salaires et administrer les accès.

    Si vous êtes d’accord, donnez-lui ce code :

    { $code }

    Il est valable { $minutes } minutes et sert une seule fois.

    Vous ne connaissez pas cette personne ? Ne donnez ce code à personne et ignorez ce message.
    .subject = Code pour un accès à Tasrih
    .sms = Tasrih : code d'accès pour l'entreprise { $affiliate } : { $code } ({ $minutes } min). Ne le donnez qu'à qui vous connaissez.

message-sign-up-asked =
    Bonjour,

    { $name } demande un accès à Tasrih pour { $company }. Dites oui ou non, et ce que cette personne pourra faire :
    { $link }

    Vous ne la connaissez pas ? Refusez.
    .subject = Une demande d’accès vous attend
    .sms = Tasrih : { $name } demande un accès. Répondez ici : { $link }

message-sign-up-approved =
    Bonjour,

    Votre demande d’accès à Tasrih est approuvée. Tapez ce code :

    { $code }

    sur la page de votre demande :
    { $link }

    Il est valable { $minutes } minutes et sert une seule fois. Passé ce délai, la page en envoie un autre.
    .subject = Votre accès à Tasrih est approuvé
    .sms = Tasrih : accès approuvé. Code { $code } ({ $minutes } min) : { $link }

message-door-refused =
    Bonjour,

    L’administrateur de { $company } n’a pas approuvé votre demande. Vous pouvez lui en parler, ou prouver votre lien par un autre moyen :
    { $link }
    .subject = Votre demande n’a pas été approuvée
    .sms = Tasrih : demande non approuvée. Autres moyens : { $link }

message-sign-up-done =
    Bonjour { $name },

    Vous avez maintenant accès à { $company } dans Tasrih :
    { $site }

    Ce n’est pas vous qui l’avez demandé ? Changez votre mot de passe et prévenez l’entreprise.
    .subject = Votre accès à Tasrih est prêt
    .sms = Tasrih : votre accès à { $company } est ouvert.

message-member-joined =
    Bonjour,

    { $name } a maintenant accès à { $company } dans Tasrih. Les accès se voient et se retirent sur la page des accès de l’entreprise :
    { $site }
    .subject = Un nouvel accès à votre entreprise
    .sms = Tasrih : { $name } a maintenant accès à { $company }. A vérifier sur { $site }

message-counter-code =
    Bonjour,

    Un code a été remis au guichet de la caisse pour un accès à { $company } dans Tasrih. Si cela vous surprend, prévenez la caisse et vérifiez les accès de l’entreprise :
    { $site }
    .subject = Un code a été remis au guichet
    .sms = Tasrih : code remis au guichet pour { $company }. Cela vous surprend ? Prévenez la caisse.

## Mot de passe oublié

message-code-reset =
    Bonjour,

    Voici le code pour choisir un autre mot de passe :

    { $code }

    Tapez-le ici, avec votre nouveau mot de passe :
    { $link }

    Il est valable { $minutes } minutes et sert une seule fois. Vous n’avez rien demandé ? Ne donnez ce code à personne : votre mot de passe reste le même.
    .subject = Code pour un nouveau mot de passe
    .sms = Tasrih : code { $code } pour changer de mot de passe ({ $minutes } min). Ne le donnez à personne.

message-reset-unknown =
    Bonjour,

    Quelqu’un a demandé un nouveau mot de passe pour cette adresse, mais aucun compte Tasrih ne l’utilise. C’était vous ? Essayez votre autre adresse ou votre numéro de téléphone, ou créez un accès :
    { $site }
    .subject = Aucun compte Tasrih à cette adresse
    .sms = Tasrih : aucun compte n'utilise ce numéro. Essayez votre adresse e-mail.

message-reset-asked =
    Bonjour,

    { $name }, de { $company }, a oublié son mot de passe Tasrih et demande votre aide. Vérifiez de vive voix que c’est bien cette personne, puis répondez ici ; vous lui direz le code affiché :
    { $link }
    .subject = Un collègue a oublié son mot de passe
    .sms = Tasrih : { $name } a oublié son mot de passe. Répondez ici : { $link }

message-reset-approved =
    Bonjour,

    Un administrateur de { $company } a reçu un code pour que vous choisissiez un autre mot de passe. Demandez-le-lui et tapez-le ici :
    { $link }

    Vous n’avez rien demandé ? Prévenez votre entreprise : ce code permettrait de changer votre mot de passe.
    .subject = Votre nouveau mot de passe
    .sms = Tasrih : un administrateur de { $company } a un code pour changer votre mot de passe. Pas vous ? Prévenez-le.

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

message-security-app-blocked =
    Bonjour,

    Quelqu’un qui connaît votre mot de passe a tapé vingt codes faux en un jour. Les codes de votre application n’ouvrent plus rien pendant 24 heures. Vos clés d’accès et vos codes de secours fonctionnent toujours.

    Ce n’était pas vous ? Changez votre mot de passe sans attendre, depuis la page de connexion, « Mot de passe oublié » :
    { $site }sign-in
    .subject = Vingt codes faux sur votre compte
    .sms = Tasrih : vingt codes faux avec votre mot de passe. Pas vous ? Changez-le : { $site }

## Affiliation

message-affiliation-begun =
    Bonjour,

    Une demande d’affiliation a été commencée avec votre adresse (demande n° { $number }). Pour la reprendre, la compléter ou voir où elle en est, ouvrez cette page avec ce numéro et la carte nationale du gérant :
    { $site }affiliation/return

    Vous n’avez rien demandé ? Ignorez ce message.
    .subject = Votre demande d’affiliation { $number }
    .sms = Tasrih : demande { $number }, à reprendre ici : { $site }affiliation/return

message-affiliation-submitted =
    Bonjour,

    La demande d’affiliation n° { $number } de { $name } est envoyée. Un agent de la caisse l’examine et la réponse arrivera à cette adresse. Suivre la demande, avec ce numéro et la carte du gérant :
    { $site }affiliation/return
    .subject = Demande d’affiliation { $number } envoyée
    .sms = Tasrih : demande { $number } envoyée. Suivi : { $site }affiliation/return

message-affiliation-asked =
    Bonjour,

    Un agent de la caisse demande une précision sur la demande d’affiliation n° { $number } de { $name } :

    { $words }

    Répondez sur la page de la demande, avec ce numéro et la carte du gérant :
    { $site }affiliation/return
    .subject = Une précision pour votre demande { $number }
    .sms = Tasrih : l'agent demande une précision sur la demande { $number }. Voir la page de la demande.

message-affiliation-accepted =
    Bonjour,

    { $name } est affiliée sous le numéro { $affiliate }.

    Pour déclarer, créez votre accès avec ce numéro et l’ICE de l’entreprise : le code arrive à cette adresse.
    { $site }sign-up
    .subject = Votre numéro d’affiliation : { $affiliate }
    .sms = Tasrih : numéro d'affiliation { $affiliate }. Accès : { $site }sign-up

message-affiliation-refused =
    Bonjour,

    La demande d’affiliation n° { $number } de { $name } est refusée, pour cette raison :

    { $words }

    Vous pouvez faire une nouvelle demande une fois ce point réglé.
    .subject = Demande d’affiliation { $number } refusée
    .sms = Tasrih : demande { $number } refusée. Le motif est sur la page de la demande.

## Immatriculation

message-registration-accepted =
    Bonjour,

    La demande d’immatriculation { $number } est acceptée. Le numéro du salarié est sur la page de la demande :
    { $site }
    .subject = Demande { $number } : salarié immatriculé
    .sms = Tasrih : demande { $number } acceptée, le salarié est immatriculé. { $site }

message-registration-asked =
    Bonjour,

    Un agent a besoin d’une précision pour la demande d’immatriculation { $number } :

    { $words }

    Répondez sur la page de la demande :
    { $site }
    .subject = Demande { $number } : précision demandée
    .sms = Tasrih : une précision est demandée pour { $number }. Répondez sur { $site }

message-registration-refused =
    Bonjour,

    La demande d’immatriculation { $number } est refusée :

    { $words }

    La page de la demande dit comment continuer :
    { $site }
    .subject = Demande { $number } : refusée
    .sms = Tasrih : la demande { $number } est refusée. Motif sur { $site }

message-registered =
    Bonjour,

    { $employer } vous a immatriculé(e) à la sécurité sociale. Votre numéro d’immatriculation :

    { $insured }

    Gardez-le : il est à vous pour toute votre vie.
    .subject = Votre numéro d’immatriculation
    .sms = { $employer } vous a immatriculé. Votre numéro CNSS, à garder : { $insured }

message-registrations-stopped =
    Bonjour,

    L’envoi de la liste « { $file } » s’est arrêté : vous n’avez plus le droit d’immatriculer pour cet employeur. Les lignes déjà envoyées suivent leur cours ; les autres attendent qu’une personne qui a ce droit les envoie.
    { $site }
    .subject = L’envoi de la liste « { $file } » s’est arrêté
    .sms = Tasrih : la liste en cours n'est plus envoyée, vous n'avez plus ce droit. { $site }
message-registrations-sent =
    Bonjour,

    { $count ->
        [one] { $count } demande d’immatriculation de la liste « { $file } » est envoyée.
       *[other] { $count } demandes d’immatriculation de la liste « { $file } » sont envoyées.
    }
    Les numéros attribués et les demandes à l’étude sont dans la rubrique Immatriculations :
    { $site }
    .subject = Liste « { $file } » envoyée
    .sms = Tasrih : liste envoyée ({ $count }). Suivi sur { $site }
message-filing-cancelled =
    Bonjour,

    La CNSS a annulé le dépôt { $receipt } de votre déclaration { $month_of }. Le mois est de nouveau ouvert : le motif est écrit dans l’historique de la déclaration.

    Voir et déposer de nouveau :
    { $site }
    .subject = Dépôt annulé par la CNSS
    .sms = Tasrih : la CNSS a annulé la déclaration { $receipt }. Le mois est à déclarer de nouveau.

message-remission-surcharge =
    Bonjour,

    La CNSS vous fait remise de { $amount } DH sur la majoration de retard { $month_of }. Référence : { $reference }.

    Le motif est écrit sur votre relevé de compte :
    { $site }
    .subject = Remise d’une majoration de retard
    .sms = Tasrih : la CNSS vous fait remise de { $amount } DH ({ $month }). Réf. { $reference }

message-remission-late_declaration =
    Bonjour,

    La CNSS vous fait remise de { $amount } DH sur l’amende de déclaration tardive { $month_of }. Référence : { $reference }.

    Le motif est écrit sur votre relevé de compte :
    { $site }
    .subject = Remise d’une amende
    .sms = Tasrih : la CNSS vous fait remise de { $amount } DH ({ $month }). Réf. { $reference }

## L’assuré

message-insured-code =
    Bonjour,

    Votre code pour voir vos mois déclarés dans Tasrih : { $code }
    Il est valable 30 minutes, une seule fois. La caisse ne vous le demandera jamais.
    { $site }me
    .subject = Votre code : { $code }
    .sms = Tasrih : votre code est { $code }, valable 30 minutes. Ne le donnez à personne.

message-insured-contact =
    Bonjour,

    Un agent de la caisse vient d’inscrire à votre dossier le téléphone ou l’adresse que vous avez donné, votre carte à la main. Les codes qui ouvrent « Mes mois déclarés » y sont envoyés désormais.

    Ce n’était pas vous ? Passez sans attendre à une agence, avec votre carte.
    .subject = Votre téléphone ou adresse à la caisse
    .sms = Tasrih : un agent a inscrit votre mobile ou e-mail à la caisse. Pas vous ? Passez à une agence avec votre carte.
## Personnes et mandats

message-member-invited =
    Bonjour,

    { $person } vous invite à agir pour { $company } sur Tasrih, avec le rôle « { $role } ».

    Ouvrez ce lien pour accepter. Il sert une seule fois et reste valable { $days } jours :
    { $link }

    Vous ne connaissez pas cette entreprise ? Ignorez ce message.
    .subject = Invitation à agir pour { $company }
    .sms = Tasrih : { $company } vous invite ({ $days } jours) : { $link }
message-member-accepted =
    Bonjour,

    { $person } a accepté votre invitation et agit maintenant pour { $company } avec le rôle « { $role } ».

    Pour voir qui agit pour l’entreprise :
    { $link }
    .subject = { $person } agit maintenant pour { $company }
    .sms = Tasrih : { $person } agit maintenant pour { $company }.
message-member-role =
    Bonjour,

    Votre rôle dans { $company } est maintenant « { $role } ».

    Tasrih : { $site }
    .subject = Votre rôle dans { $company } a changé
    .sms = Tasrih : vous agissez maintenant pour { $company } comme { $role }.
message-member-removed =
    Bonjour,

    Un administrateur a retiré votre accès à { $company }. Votre compte Tasrih reste ouvert.

    Tasrih : { $site }
    .subject = Votre accès à { $company } est retiré
    .sms = Tasrih : votre accès à { $company } est retiré. Votre compte reste ouvert.
message-mandate-asked =
    Bonjour,

    Le cabinet { $other } vous demande un mandat pour agir au nom de { $company }.

    Acceptez ou refusez ici :
    { $link }

    Vous ne connaissez pas ce cabinet ? Refusez : il ne peut rien voir ni faire sans votre accord.
    .subject = { $other } demande un mandat à { $company }
    .sms = Tasrih : { $other } demande un mandat. Votre réponse : { $link }
message-mandate-offered =
    Bonjour,

    { $other } propose un mandat à { $company }.

    Acceptez ou refusez ici :
    { $link }
    .subject = { $other } vous propose un mandat
    .sms = Tasrih : { $other } vous propose un mandat. Acceptez ou refusez : { $link }
message-mandate-accepted =
    Bonjour,

    { $other } a accepté le mandat demandé par { $company }.

    Le mandat et son historique :
    { $link }
    .subject = { $other } a accepté le mandat
    .sms = Tasrih : { $other } a accepté le mandat. { $link }
message-mandate-declined =
    Bonjour,

    { $other } a refusé le mandat demandé par { $company }.

    La demande :
    { $link }
    .subject = { $other } a refusé le mandat
    .sms = Tasrih : { $other } a refusé le mandat.
message-mandate-withdrawn =
    Bonjour,

    { $other } a annulé sa demande de mandat à { $company }. Vous n’avez rien à faire.

    La demande :
    { $link }
    .subject = { $other } a annulé sa demande de mandat
    .sms = Tasrih : { $other } a annulé sa demande de mandat.
message-mandate-revoked =
    Bonjour,

    { $other } a mis fin au mandat avec { $company }. Plus rien ne peut être fait avec ce mandat.

    Son historique :
    { $link }
    .subject = Fin du mandat avec { $other }
    .sms = Tasrih : { $other } a mis fin au mandat avec { $company }.
message-principal-filed =
    Bonjour,

    { $person }, du cabinet { $firm }, a déposé pour { $company } la déclaration des salaires { $month_of }.

    Ce qui a été fait en vertu du mandat :
    { $link }

    Vous n’étiez pas d’accord ? Vous pouvez mettre fin au mandat sur cette page.
    .subject = Déclaration { $month_of } déposée pour { $company }
    .sms = Tasrih : { $firm } a déposé la déclaration de { $month }. { $link }
message-principal-registered =
    Bonjour,

    { $person }, du cabinet { $firm }, a envoyé pour { $company } la demande d’immatriculation { $number }.

    Ce qui a été fait en vertu du mandat :
    { $link }

    Vous n’étiez pas d’accord ? Vous pouvez mettre fin au mandat sur cette page.
    .subject = Demande { $number } envoyée pour { $company }
    .sms = Tasrih : { $firm } a envoyé la demande { $number } pour vous. { $link }
message-principal-registrations =
    Bonjour,

    { $person }, du cabinet { $firm }, a envoyé une liste pour { $company }.
    { $count ->
        [one] { $count } demande d’immatriculation en est partie.
       *[other] { $count } demandes d’immatriculation en sont parties.
    }

    Ce qui a été fait en vertu du mandat :
    { $link }

    Vous n’étiez pas d’accord ? Vous pouvez mettre fin au mandat sur cette page.
    .subject = Liste de salariés envoyée pour { $company }
    .sms = Tasrih : { $firm } a envoyé une liste de salariés pour vous. { $link }
message-principal-hired =
    Bonjour,

    { $person }, du cabinet { $firm }, a signalé l’embauche d’un salarié de { $company }.

    Ce qui a été fait en vertu du mandat :
    { $link }

    Vous n’étiez pas d’accord ? Vous pouvez mettre fin au mandat sur cette page.
    .subject = Embauche signalée pour { $company }
    .sms = Tasrih : { $firm } a signalé une embauche pour vous. { $link }
message-principal-left =
    Bonjour,

    { $person }, du cabinet { $firm }, a signalé le départ d’un salarié de { $company }.

    Ce qui a été fait en vertu du mandat :
    { $link }

    Vous n’étiez pas d’accord ? Vous pouvez mettre fin au mandat sur cette page.
    .subject = Départ signalé pour { $company }
    .sms = Tasrih : { $firm } a signalé un départ pour vous. { $link }
message-contact-changed =
    Bonjour,

    La CNSS vient de changer les adresses au dossier de { $company }. Elles reçoivent les codes d’accès de l’entreprise. Si cela vous surprend, prévenez la caisse et vérifiez les accès :
    { $site }
    .subject = Adresses au dossier changées
    .sms = Tasrih : les adresses au dossier de { $company } ont changé. Cela vous surprend ? Prévenez la caisse.

message-debit-mandate-given =
    Bonjour,

    { $person }, du cabinet { $firm }, a autorisé pour { $company } le prélèvement de ce qui est dû.

    Ce qui a été fait en vertu du mandat :
    { $link }

    Vous n’étiez pas d’accord ? Retirez l’autorisation dans la page « Payer ».
    .subject = Prélèvement autorisé pour { $company }
    .sms = Tasrih : { $firm } a autorisé le prélèvement pour { $company }. { $link }
message-plan-accepted =
    Bonjour,

    L’échéancier proposé pour { $company } est accepté. Payez chaque versement au plus tard à sa date. { $words }

    { $site }
    .subject = Échéancier accepté
    .sms = Tasrih : l'échéancier de { $company } est accepté. { $words } { $site }
message-plan-refused =
    Bonjour,

    L’échéancier proposé pour { $company } est refusé :

    { $words }

    Vous pouvez en proposer un autre :
    { $site }
    .subject = Échéancier refusé
    .sms = Tasrih : l'échéancier de { $company } est refusé : { $words } { $site }
