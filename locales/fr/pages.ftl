pages-amount-dh = { $amount } DH
pages-days-left =
    { $days ->
        [0] Dernier jour
        [one] { $days } jour restant
       *[other] { $days } jours restants
    }
