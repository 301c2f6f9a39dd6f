# Receipt of a filed wage declaration (PDF), in French. The Arabic twin stands beside it on the same page.
receipt-issuer = Tasrih
receipt-issuer-line = Portail de déclaration des salaires
receipt-issuer-note = Service en ligne des employeurs
receipt-title = RÉCÉPISSÉ DE DÉCLARATION DE SALAIRES
receipt-document-title = Récépissé de déclaration de salaires { $number }
receipt-number = N° { $number }

# Was it on time? $days counts calendar days after the last day.
receipt-on-time = Déclaration déposée dans les délais
receipt-late = { $days ->
        [one] Déclaration déposée hors délai : un jour de retard
       *[other] Déclaration déposée hors délai : { $days_shown } jours de retard
    }

receipt-employer = Employeur
receipt-affiliate = N° d’affiliation
receipt-ice = ICE
receipt-ice-unknown = non renseigné
receipt-month = Mois déclaré
receipt-kind = Type de déclaration
receipt-kind-main = Déclaration principale
receipt-kind-complementary = Déclaration complémentaire n° { $number }
receipt-filed-at = Date et heure du dépôt
receipt-filed-by = Déposée par
receipt-due-on = Date limite de dépôt
receipt-file = Fichier déposé
receipt-hash = Empreinte SHA-256

receipt-employees = Salariés déclarés
receipt-days = Jours déclarés
receipt-gross = Salaires réels (DH)
receipt-capped = Salaires plafonnés (DH)

receipt-branch = Branche
receipt-base = Assiette
receipt-employer-share = Part patronale
receipt-employee-share = Part salariale
receipt-amount-due = Montant dû
receipt-total = Total
receipt-unit = Montants en dirhams (DH)

receipt-check-code = Code de vérification
receipt-check = Vérifiez ce récépissé en scannant le code QR, ou en saisissant le code ci-dessus sur le portail.
receipt-qr = Code QR menant à la page de vérification de ce récépissé
receipt-meaning = Ce récépissé atteste le dépôt de la déclaration sur le portail Tasrih. Il ne vaut ni paiement ni quittance des cotisations.

# Slip of a payment order (PDF).
slip-title = BORDEREAU DE PAIEMENT
slip-document-title = Bordereau de paiement { $reference }
slip-copy = À remettre à la banque ou à recopier dans le virement
slip-amount = Montant à payer (DH)
slip-reference = Référence à reprendre dans le motif
slip-pay-on = Calculé pour un paiement le
slip-holder = Bénéficiaire
slip-account = Compte à créditer (RIB)
slip-account-unknown = à demander à votre agence
slip-month = Mois travaillé · الشهر
slip-part = Nature
slip-line-amount = Montant
slip-order = Ordre de paiement
slip-check = Scannez le code QR pour suivre cet ordre : ce qui est reçu, ce qui reste à payer.
slip-meaning = Ce bordereau ne vaut pas quittance. Un paiement règle d’abord le mois le plus ancien, et les amendes en dernier.
