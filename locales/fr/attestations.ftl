# Attestations: the paper (PDF) and its pages, in French. On the paper the Arabic twin stands beside it.
paper-page = Page { $page } / { $pages }

attest-heading-standing = ATTESTATION DE RÉGULARITÉ
attest-heading-affiliation = ATTESTATION D’AFFILIATION
attest-heading-wages = ATTESTATION DE DÉCLARATION DE SALAIRES
attest-heading-payroll = ATTESTATION DE MASSE SALARIALE ET D’EFFECTIF
attest-heading-own-wages = ATTESTATION DE SALAIRES DÉCLARÉS
attest-heading-registration = ATTESTATION D’IMMATRICULATION

attest-title-standing = Attestation de régularité { $number }
attest-title-affiliation = Attestation d’affiliation { $number }
attest-title-wages = Attestation de déclaration de salaires { $number }
attest-title-payroll = Attestation de masse salariale et d’effectif { $number }
attest-title-own-wages = Attestation de salaires déclarés { $number }
attest-title-registration = Attestation d’immatriculation { $number }

attest-number = N° { $number }  ·  Délivrée le { $date }
attest-specimen = SPÉCIMEN SANS VALEUR · clé de démonstration

attest-employer = Employeur
attest-person = Salarié(e)
attest-affiliate = N° d’affiliation
attest-ice = ICE
attest-activity = Activité principale
attest-address = Siège social
attest-insured = N° d’immatriculation
attest-born-on = Date de naissance

# $month is written “de mars 2026”, $since, $from and $to_of likewise; $to is “mars 2026”.
attest-says-standing = Il est attesté que l’employeur désigné ci-dessus, affilié sous le numéro { $affiliate }, a déposé ses déclarations de salaires et réglé toutes les sommes exigibles jusqu’au mois { $month } inclus. Il est en situation régulière à la date du { $date }.
attest-says-standing-new = Il est attesté que l’employeur désigné ci-dessus, affilié sous le numéro { $affiliate }, n’a encore aucune déclaration ni aucune somme exigible. Il est en situation régulière à la date du { $date }.
attest-says-plan = Il est attesté que l’employeur désigné ci-dessus, affilié sous le numéro { $affiliate }, a déposé ses déclarations de salaires jusqu’au mois { $month } inclus et respecte l’échéancier de paiement qui lui a été accordé. Il est en situation régulière à la date du { $date }.
attest-says-affiliation = Il est attesté que l’employeur désigné ci-dessus est affilié sous le numéro { $affiliate } et tenu de déclarer ses salariés à partir du mois { $since }. Sa dernière déclaration, pour { $month }, porte sur { $employees ->
        [one] { $employees_shown } salarié
       *[other] { $employees_shown } salariés
    }.
attest-says-affiliation-new = Il est attesté que l’employeur désigné ci-dessus est affilié sous le numéro { $affiliate } et tenu de déclarer ses salariés à partir du mois { $since }.
attest-says-wages = Il est attesté que l’employeur désigné ci-dessus, affilié sous le numéro { $affiliate }, a déposé une déclaration de salaires pour chacun des mois { $from } à { $to } ({ $months ->
        [one] { $months_shown } mois
       *[other] { $months_shown } mois
    }), comme le détaille le tableau ci-dessous.
attest-says-payroll = Il est attesté que la masse salariale déclarée par l’employeur désigné ci-dessus, affilié sous le numéro { $affiliate }, du mois { $from } au mois { $to_of }, s’élève à { $gross } DH. Son effectif déclaré pour { $to } est de { $employees ->
        [one] { $employees_shown } salarié
       *[other] { $employees_shown } salariés
    }.
attest-says-own-wages = Il est attesté que les salaires détaillés ci-dessous ont été déclarés au nom de la personne désignée ci-dessus, immatriculée sous le numéro { $insured }, du mois { $from } au mois { $to_of } : { $gross } DH au total, pour { $days ->
        [one] { $days_shown } jour déclaré
       *[other] { $days_shown } jours déclarés
    }.
attest-says-registration = Il est attesté que la personne désignée ci-dessus est immatriculée sous le numéro { $insured } depuis le { $date }. Le tableau ci-dessous détaille les emplois connus à ce jour.
attest-says-registration-alone = Il est attesté que la personne désignée ci-dessus est immatriculée sous le numéro { $insured } depuis le { $date }.

attest-closing = La présente attestation est délivrée à la demande de l’intéressé pour servir et valoir ce que de droit. Elle est valable jusqu’au { $until } inclus.
attest-closing-standing = La présente attestation est délivrée à la demande de l’intéressé pour servir et valoir ce que de droit, notamment pour les marchés publics (décret n° { $decree }, articles 27 et 28 : datée de moins d’un an). Elle est valable jusqu’au { $until } inclus.

attest-month = Mois
attest-unit = Montants en dirhams (DH)
attest-total = Total
attest-filed-on = Déclaré le
attest-due = Sommes dues
attest-paid = Sommes payées
attest-employees = Salariés
attest-days = Jours
attest-gross = Salaires réels
attest-capped = Salaires plafonnés
attest-gross-own = Salaire réel
attest-capped-own = Salaire plafonné
attest-employer-both = Employeur · المشغل
attest-hired-on = Entrée
attest-left-on = Sortie

attest-check = Vérifiez cette attestation en scannant le code QR, ou en saisissant le code ci-dessus sur le portail.
attest-signature = Signature électronique
attest-signed-on = Signée le { $date }
attest-meaning = Toute altération invalide ce document. Seule la version électronique signée fait foi ; son contenu se vérifie sur le portail Tasrih.
