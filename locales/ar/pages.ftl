pages-amount-dh = { $amount } درهم
pages-days-left =
    { $days ->
        [0] اليوم آخر أجل
        [one] بقي يوم واحد
        [two] بقي يومان
        [few] بقيت { $days } أيام
       *[other] بقي { $days } يوما
    }
