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
