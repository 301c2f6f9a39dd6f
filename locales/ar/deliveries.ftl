# عدة ملفات دفعة واحدة.

portfolio-drop = إيداع عدة ملفات دفعة واحدة
delivery-drop-title = عدة ملفات دفعة واحدة
delivery-drop-lead = أودعوا ملفات أجور زبنائكم أو أرشيف ZIP: يوجَّه كل ملف إلى المقاولة التي يحمل رقم انخراطها.
delivery-month = { $month }
delivery-month-label = الشهر المصرح به
delivery-month-hint = للملفات التي لا تذكر شهرها.
delivery-files-label = ملفات الأجور أو أرشيف ZIP
delivery-files-hint = Excel أو OpenDocument أو CSV أو e-BDS أو ZIP. في حدود { $files } ملف و{ $mebibytes } ميغابايت.
delivery-drop = اسحبوا ملفاتكم إلى هنا
delivery-dragging = أفلتوا الملفات
delivery-choose = اختيار الملفات
delivery-chosen = عدد الملفات المختارة:
delivery-action = الإرسال والمراقبة
delivery-latest = الإرسالات السابقة
delivery-latest-one = إرسال { $at }
delivery-latest-files =
    { $count ->
        [zero] بدون ملف
        [one] ملف واحد
        [two] ملفان
        [few] { $count } ملفات
        [many] { $count } ملفا
       *[other] { $count } ملف
    }
delivery-title = ملفاتكم، مقاولة بمقاولة
delivery-lead =
    { $count ->
        [zero] لم يرسل أي ملف بتاريخ { $at }.
        [one] أرسل ملف واحد بتاريخ { $at }.
        [two] أرسل ملفان بتاريخ { $at }.
        [few] أرسلت { $count } ملفات بتاريخ { $at }.
        [many] أرسل { $count } ملفا بتاريخ { $at }.
       *[other] أرسل { $count } ملف بتاريخ { $at }.
    }
delivery-busy = المراقبة جارية. الملفات المعالجة من أصل { $total }:
delivery-filter = عرض
delivery-filter-all = الكل
delivery-filter-asked = للتوضيح
delivery-filter-faulty = للتصحيح
delivery-filter-ready = جاهزة
delivery-filter-filed = مودعة
delivery-filter-checking = قيد المراقبة
delivery-column-company = المقاولة والملف
delivery-column-verdict = النتيجة
delivery-empty = لا يوجد أي ملف هنا.
delivery-more = الملفات الموالية
delivery-again = إرسال ملفات أخرى
delivery-see = عرض التصريح
delivery-confirm = تأكيد
delivery-tag-asked = للتوضيح
delivery-tag-refused = لم يؤخذ
delivery-tag-clean = بدون خلل
delivery-tag-ready = جاهز
delivery-tag-warnings =
    { $count ->
        [zero] بدون تنبيه
        [one] تنبيه واحد للقبول
        [two] تنبيهان للقبول
        [few] { $count } تنبيهات للقبول
        [many] { $count } تنبيها للقبول
       *[other] { $count } تنبيه للقبول
    }
delivery-late-since = كان آخر أجل له { $date }.
delivery-no-right = لا تسمح وكالتكم بالإيداع لفائدة هذه المقاولة.
delivery-lost = لم تعد لكم وكالة عن هذه المقاولة.
delivery-together-title =
    { $count ->
        [zero] لا يوجد تصريح بدون خلل
        [one] تصريح واحد بدون خلل
        [two] تصريحان بدون خلل
        [few] { $count } تصريحات بدون خلل
        [many] { $count } تصريحا بدون خلل
       *[other] { $count } تصريح بدون خلل
    }
delivery-together-companies = التصريحات
delivery-together-words =
    { $count ->
        [zero] لا يوجد ما يودع، { $person }.
        [one] أنا، { $person }، أشهد بأن هذا التصريح صادق وكامل، وأودعه بموجب الوكالة أو الصفة التي منحتني إياها المقاولة.
        [two] أنا، { $person }، أشهد بأن هذين التصريحين صادقان وكاملان، وأودع كلا منهما بموجب الوكالة أو الصفة التي منحتني إياها المقاولة.
        [few] أنا، { $person }، أشهد بأن هذه التصريحات وعددها { $count } صادقة وكاملة، وأودع كلا منها بموجب الوكالة أو الصفة التي منحتني إياها المقاولة.
        [many] أنا، { $person }، أشهد بأن هذه التصريحات وعددها { $count } صادقة وكاملة، وأودع كلا منها بموجب الوكالة أو الصفة التي منحتني إياها المقاولة.
       *[other] أنا، { $person }، أشهد بأن هذه التصريحات وعددها { $count } صادقة وكاملة، وأودع كلا منها بموجب الوكالة أو الصفة التي منحتني إياها المقاولة.
    }
delivery-together-action =
    { $count ->
        [zero] لا شيء للإيداع
        [one] إيداع التصريح الخالي من الخلل
        [two] إيداع التصريحين الخاليين من الخلل
        [few] إيداع { $count } تصريحات بدون خلل
        [many] إيداع { $count } تصريحا بدون خلل
       *[other] إيداع { $count } تصريح بدون خلل
    }
delivery-late =
    { $count ->
        [zero] لا يوجد تصريح متأخر (الغرامات: { $fines } درهم).
        [one] انقضى آخر أجل تصريح واحد منها. ينص القانون على غرامة، قدرها هنا { $fines } درهم، ونفس المبلغ عن كل شهر أو جزء من شهر بعد ذلك. والصندوق وحده هو الذي يحدد المبلغ الواجب أداؤه.
        [two] انقضى آخر أجل تصريحين منها. ينص القانون على غرامات، قدرها هنا { $fines } درهم في المجموع، ونفس المبلغ عن كل شهر أو جزء من شهر بعد ذلك. والصندوق وحده هو الذي يحدد المبالغ الواجب أداؤها.
        [few] انقضى آخر أجل { $count } تصريحات منها. ينص القانون على غرامات، قدرها هنا { $fines } درهم في المجموع، ونفس المبلغ عن كل شهر أو جزء من شهر بعد ذلك. والصندوق وحده هو الذي يحدد المبالغ الواجب أداؤها.
        [many] انقضى آخر أجل { $count } تصريحا منها. ينص القانون على غرامات، قدرها هنا { $fines } درهم في المجموع، ونفس المبلغ عن كل شهر أو جزء من شهر بعد ذلك. والصندوق وحده هو الذي يحدد المبالغ الواجب أداؤها.
       *[other] انقضى آخر أجل { $count } تصريح منها. ينص القانون على غرامات، قدرها هنا { $fines } درهم في المجموع، ونفس المبلغ عن كل شهر أو جزء من شهر بعد ذلك. والصندوق وحده هو الذي يحدد المبالغ الواجب أداؤها.
    }
delivery-late-seen = اطلعت على وجود تصريحات متأخرة.

delivery-asks-number = لا يذكر الملف ولا اسمه رقم انخراط. لأي مقاولة هو؟
delivery-asks-name = لا يذكر الملف مقاولته، واسمه وحده يحمل رقما. هل هو الرقم الصحيح؟
delivery-asks-month = يذكر اسم الملف شهر { $named_of }، لكنكم اخترتم { $chosen }. أيهما الصحيح؟
delivery-asks-theirs = لا تهيئون تصريحات لفائدة الرقم { $affiliate }. صححوا الرقم، أو اطلبوا وكالة من هذه المقاولة.
delivery-asks-edited = يوجد تصريح لهذا الشهر قيد التهيئة، وقد صححت فيه خانات على الشاشة. أكدوا لتعويضه بهذا الملف.
delivery-refused-companies = يذكر الملف عدة مقاولات ({ $first }، { $second }). أرسلوا ملفا لكل مقاولة.
delivery-refused-months = يهم الملف عدة أشهر. أرسلوا ملفا لكل شهر.
delivery-refused-twice = أخذ ملف آخر من هذا الإرسال لنفس المقاولة ونفس الشهر: { $file }. احتفظوا بواحد منهما.
delivery-refused-changed = غُيّر هذا التصريح في نفس اللحظة. أعيدوا إرسال الملف.
delivery-refused-kept = تعذر حفظ الملف. أعيدوا إرساله.
delivery-refused-file-large = الملف كبير جدا.
delivery-refused-large = يفوق حجم ملفات الأرشيف { $mebibytes } ميغابايت في المجموع. أرسلوها على دفعات.
delivery-refused-many = يضم الإرسال الواحد { $max } ملف على الأكثر. أرسلوها على دفعات.
delivery-refused-empty = لا يضم الأرشيف أي ملف.
delivery-refused-month = لا يمكن اختيار هذا الشهر هنا.
delivery-refused-nothing-clean = لا يوجد تصريح جاهز للإيداع دون تحقق إضافي.
delivery-refused-late-unseen = أكدوا أنكم اطلعتم على التصريحات المتأخرة.
delivery-held-changed = لم يودع: تغير التصريح في هذه الأثناء. تحققوا منه من جديد.
delivery-held-right = لم يودع: لم تعد وكالتكم تسمح بذلك.
delivery-fault-number = يتكون رقم الانخراط من 7 أرقام.
audit-delivery-received = إرسال عدة ملفات
audit-delivery-filed = إيداع عدة تصريحات دفعة واحدة
