# La porte : créer un accès, retrouver son mot de passe, répondre aux collègues.

## Connexion

door-forgotten = Mot de passe oublié
door-new = Créer un accès pour mon entreprise
door-affiliate = Mon entreprise n’est pas encore affiliée
door-mailbox = Démonstration : les e-mails et SMS ne partent pas, ils se lisent dans
door-mailbox-link = la boîte aux lettres
door-sign-in = J’ai déjà un compte : me connecter
door-continue = Continuer
door-login = Adresse e-mail ou téléphone mobile
door-password-hint =
    { $least ->
        [one] { $least } caractère au moins, sans autre règle. Une phrase de quelques mots convient.
       *[other] { $least } caractères au moins, sans autre règle. Une phrase de quelques mots convient.
    }
door-company = Entreprise n° { $number }
door-kept = Vous pouvez fermer cette page : elle reste valable 7 jours, à la même adresse.

## Première étape

sign-up-title = Créer un accès pour mon entreprise
sign-up-lead = Trois étapes, aujourd’hui : qui vous êtes, la preuve de votre lien avec l’entreprise, et c’est prêt.
sign-up-affiliate = N° d’affiliation de l’entreprise
sign-up-affiliate-hint = 7 chiffres, sur les courriers de la caisse.
sign-up-ice = ICE
sign-up-ice-hint = 15 chiffres, sur les factures de l’entreprise.
sign-up-name = Vos nom et prénom
sign-up-login-hint = La vôtre : vous vous connecterez avec. Vous avez déjà un compte ? Mettez la même adresse et le même mot de passe pour y ajouter l’entreprise.
sign-up-password = Mot de passe
reset-title = Mot de passe oublié
reset-lead = Indiquez l’adresse ou le numéro avec lequel vous vous connectez. Un code y sera envoyé.
reset-action = Recevoir un code
reset-password = Nouveau mot de passe
reset-finish = Changer le mot de passe

## Moyens

ways-title = Prouver votre lien
ways-lead = Choisissez le moyen qui vous convient. Vous pourrez en changer.
ways-lead-reset = Choisissez un autre moyen. Vous pourrez en changer.
ways-legend = Comment ?
ways-other = Choisir un autre moyen
ways-none-on-file = La caisse n’a pas d’adresse pour cette entreprise : les deux moyens ci-dessus restent possibles.
way-email = Un code par e-mail à
way-sms = Un code par SMS au
way-on-file-hint = L’adresse que la caisse a pour l’entreprise. Quelqu’un de l’entreprise vous lira le code si ce n’est pas vous.
way-colleague = L’accord d’un administrateur de l’entreprise
way-colleague-hint = La personne qui administre déjà les accès répond en un clic.
way-counter = Un code remis au guichet
way-counter-hint = Dans toute agence de la caisse, avec votre carte nationale et un document de l’entreprise. Donnez au guichet l’adresse que vous venez d’indiquer.

## Code

code-title = Tapez le code
code-label = Code
code-hint = 8 signes, comme AF23-KM58. Valable { $minutes } minutes.
code-action = Valider et entrer
code-lead-on-file = Si la caisse connaît cette entreprise, un code vient d’être envoyé à l’adresse qu’elle a pour elle.
code-lead-own = Si un compte existe avec { $login }, un code vient d’y être envoyé.
code-lead-counter = Demandez un code au guichet d’une agence pour { $login }, puis tapez-le ici.
code-lead-approved = Votre demande est approuvée. Un code vient d’être envoyé à { $login }.
code-lead-colleague = Votre demande est approuvée. Demandez le code à l’administrateur de votre entreprise, de vive voix.
nothing-title = Vous n’avez pas de code ?
nothing-on-file = Attendez une minute et regardez dans les courriers indésirables. Vérifiez que le n° d’affiliation et l’ICE sont bien ceux de l’entreprise. Puis demandez un autre code, ou choisissez un autre moyen.
nothing-own = Attendez une minute et regardez dans les courriers indésirables. Puis demandez un autre code, ou choisissez un autre moyen.
nothing-counter = Les agences reçoivent sans rendez-vous. Un collègue qui administre les accès peut aussi vous répondre tout de suite.
nothing-approved = Attendez une minute et regardez dans les courriers indésirables. Puis demandez un autre code, ou choisissez un autre moyen.
nothing-colleague = Le code est valable 30 minutes. Passé ce délai, demandez de nouveau l’accord de votre collègue, ou choisissez un autre moyen.
again-wait =
    { $seconds ->
        [one] Un autre code peut être demandé dans { $seconds } seconde.
       *[other] Un autre code peut être demandé dans { $seconds } secondes.
    }
again-now = Un autre code peut être demandé maintenant. Il remplace le premier.
again-action = Envoyer un autre code
door-asked-title = Demande transmise
door-asked-words = Si l’entreprise a des administrateurs dans Tasrih, ils viennent d’être prévenus.
door-asked-next = Dès que l’un d’eux accepte, un code vous est envoyé à { $login }.
door-asked-next-reset = L’un d’eux vous donnera un code de vive voix. Rouvrez alors cette page.
door-look-again = Voir s’il y a une réponse
door-refused = Votre demande n’a pas été approuvée. Vous pouvez en parler avec votre collègue, ou choisir un autre moyen.
door-done-title = C’est prêt
door-done-words = Connectez-vous avec votre mot de passe.

## Réponse d’un administrateur

questions-title = Demandes de vos collègues
questions-none = Personne n’attend votre réponse.
questions-answered = Réponse enregistrée. La personne est prévenue.
questions-code = Donnez ce code de vive voix à votre collègue, après avoir vérifié que c’est bien cette personne :
questions-code-once = Il ne sera plus affiché. Il est valable 30 minutes et sert une seule fois.
questions-back = Retour aux demandes
question-sign-up = demande un accès à votre entreprise.
question-reset = a oublié son mot de passe.
question-role = Cette personne pourra
question-role-administrator = tout faire, et administrer les accès
question-role-declarant = déclarer, payer, inscrire les salariés
question-role-reader = consulter seulement
question-approve = Accepter
question-refuse = Refuser

## Boîte aux lettres de la démonstration

mailbox-title = Boîte aux lettres de la démonstration
mailbox-words = Ici, les e-mails et SMS ne partent pas : ils s’affichent sur cette page, le plus récent en premier. Un service réel n’a pas cette page.
mailbox-look-again = Relever le courrier
mailbox-empty = Aucun message pour le moment.
mailbox-email = E-mail
mailbox-sms = SMS
mailbox-open = Ouvrir le lien
