# الصفحات بترتيب ظهورها. ما لم يوجد في نص رسمي صيغ هنا (U): التصريح بالأجور، مؤمن له، الأجر المسقف، وصل الإيداع.

## الإطار

site-name = تصريح
site-tagline = التصريح بالأجور
site-nav = القائمة الرئيسية
site-skip = الانتقال إلى المحتوى
nav-home = تصريحاتي
nav-help = المساعدة
nav-other-language = Français
nav-sign-out = تسجيل الخروج
footer-words = يراقب «تصريح» ملف الأجور ويحسب الاشتراكات ويودع التصريح بالأجور.
footer-formats = الملفات المقبولة
footer-rules = قواعد المراقبة
footer-check = التحقق من وصل
unit-dh = درهم
pages-amount-dh = { $amount } درهم
pages-days-left =
    { $days ->
        [0] اليوم آخر أجل
        [one] بقي يوم واحد
        [two] بقي يومان
        [few] بقيت { $days } أيام
        [many] بقي { $days } يوما
       *[other] بقي { $days } يوم
    }
pages-days-past =
    { $days ->
        [one] تأخير بيوم واحد
        [two] تأخير بيومين
        [few] تأخير بـ { $days } أيام
        [many] تأخير بـ { $days } يوما
       *[other] تأخير بـ { $days } يوم
    }
action-home = الرجوع إلى تصريحاتي
action-show = عرض
action-search = بحث
action-next-rows = الأسطر الموالية
action-other-file = اختيار ملف آخر
about-affiliate = رقم الانخراط
kind-main = تصريح رئيسي
kind-complementary = تصريح تكميلي رقم { $number }
column-action = إجراء
column-due = آخر أجل
column-employer = المشغل
column-month = الشهر
column-person = الأجير
column-state = الحالة
faults-title = هناك مشكل
faults-prefix = خطأ:

## المراحل

stepper-now = المرحلة { $step } من { $steps }
stepper-next = ثم:
stepper-2 = مراقبة الملف
stepper-3 = التحقق من المبالغ
stepper-4 = الوصل

## تسجيل الدخول

sign-in-title = تسجيل الدخول
sign-in-lead = صرّحوا بأجور الشهر، من ملف الأجور إلى وصل الإيداع.
sign-in-expired = انتهت مدة جلستكم. سجّلوا الدخول من جديد للمتابعة من حيث توقفتم؛ لم تفقدوا أي شيء.
sign-in-email = البريد الإلكتروني أو الهاتف
sign-in-password = كلمة المرور
sign-in-action = تسجيل الدخول

## الاستقبال

home-title = تصريحاتي
home-declare = التصريح بأجور { $month }
home-due = يودع في أجل أقصاه { $date }
home-withdrawn = تم التخلي عن التصريح. لم يودع أي شيء.
home-nothing = كل شيء محيّن: لا يوجد ما يصرّح به حاليا.
home-months = شهرا بشهر
home-task = أجور { $month_of }
task-todo = في انتظار التصريح
task-late = متأخر
task-checking = المراقبة جارية
task-refused = الملف مرفوض
task-faults =
    { $count ->
        [one] خطأ واحد ينبغي تصحيحه
        [two] خطآن ينبغي تصحيحهما
        [few] { $count } أخطاء ينبغي تصحيحها
        [many] { $count } خطأ ينبغي تصحيحها
       *[other] { $count } خطأ ينبغي تصحيحها
    }
task-ready = جاهز للإيداع
task-superseded = تم استبداله
task-withdrawn = متخلى عنه
task-cancelled = ملغى من طرف الصندوق
task-filed = أودع بتاريخ { $date }
task-filed-late = أودع متأخرا بتاريخ { $date }
task-action-begin = بدء
task-action-continue = متابعة
task-action-file = التحقق والإيداع
task-action-see = الاطلاع
task-not-begun = لم يبدأ بعد
portfolio-title = المشغلون
portfolio-lead =
    { $open ->
        [0] عدد المشغلين: { $count }. لا يوجد ما يصرّح به حاليا.
        [one] عدد المشغلين: { $count }، واحد منهم ينبغي أن يودع تصريحا.
        [two] عدد المشغلين: { $count }، اثنان منهم ينبغي أن يودعا تصريحا.
        [few] عدد المشغلين: { $count }، { $open } منهم ينبغي أن يودعوا تصريحا.
       *[other] عدد المشغلين: { $count }، { $open } منهم ينبغي أن يودعوا تصريحا.
    }
portfolio-search = البحث عن مشغل
portfolio-sort = الترتيب حسب
portfolio-sort-deadline = آخر أجل
portfolio-sort-name = الاسم
portfolio-empty = لا يوجد مشغل مطابق.

## الملف

upload-title = ملف الأجور
upload-label = ملف أجور الشهر
upload-limits = Excel أو OpenDocument أو CSV أو e-BDS. الحد الأقصى { $mebibytes } ميغابايت و{ $rows } سطر.
upload-drop = ضعوا الملف هنا أو اختاروه
upload-choose = اختيار ملف
upload-dragging = أفلتوا لاختيار هذا الملف
upload-too-large = حجم هذا الملف أكبر من { $mebibytes } ميغابايت. اختاروا ملفا أصغر.
upload-sending = الإرسال جارٍ…
upload-action = إرسال ومراقبة
upload-again = إرسال هذا الملف
upload-kept = لا يودع أي شيء في هذه المرحلة: ستطلعون أولا على الأخطاء والمبالغ.
upload-correcting = سيحل هذا الملف محل التصريح المودع لهذا الشهر، الذي يبقى صالحا إلى حين إيداع التصريح الجديد.
upload-filed = تم إيداع تصريح هذا الشهر.
upload-filed-link = الاطلاع عليه أو استبداله
upload-read-only = يمكنكم الاطلاع على تصريحات هذا المشغل دون إعدادها.
upload-existing = هناك تصريح قيد الإنجاز لهذا الشهر.
upload-existing-link = متابعته
upload-entry-title = عدد الأجراء قليل؟
upload-entry-words =
    { $count ->
        [one] انطلقوا من لائحة الشهر الماضي (أجير واحد) وغيّروا ما تغيّر فقط، بدون ملف.
        [two] انطلقوا من لائحة الشهر الماضي (أجيران) وغيّروا ما تغيّر فقط، بدون ملف.
        [few] انطلقوا من لائحة الشهر الماضي ({ $count } أجراء) وغيّروا ما تغيّر فقط، بدون ملف.
        [many] انطلقوا من لائحة الشهر الماضي ({ $count } أجيرا) وغيّروا ما تغيّر فقط، بدون ملف.
       *[other] انطلقوا من لائحة الشهر الماضي ({ $count } أجير) وغيّروا ما تغيّر فقط، بدون ملف.
    }
upload-entry-empty = أدخلوا أجراءكم على الشاشة، بدون ملف.
upload-entry-action = الإدخال على الشاشة
upload-template-title = نموذج ملف
upload-template-words = ملف فارغ بالأعمدة المطلوبة، إذا كان برنامجكم لا ينتج ملفا.
upload-template-xlsx = نموذج Excel (XLSX)
upload-template-csv = نموذج CSV
upload-pre-title = التصريح المعد مسبقا من طرف الصندوق
upload-pre-known =
    { $count ->
        [one] تم التوصل بالتصريح المعد مسبقا لهذا الشهر، وينتظر فيه الصندوق أجيرا واحدا. وسيحل محله أي ملف جديد.
        [two] تم التوصل بالتصريح المعد مسبقا لهذا الشهر، وينتظر فيه الصندوق أجيرين. وسيحل محله أي ملف جديد.
        [few] تم التوصل بالتصريح المعد مسبقا لهذا الشهر، وينتظر فيه الصندوق { $count } أجراء. وسيحل محله أي ملف جديد.
        [many] تم التوصل بالتصريح المعد مسبقا لهذا الشهر، وينتظر فيه الصندوق { $count } أجيرا. وسيحل محله أي ملف جديد.
       *[other] تم التوصل بالتصريح المعد مسبقا لهذا الشهر، وينتظر فيه الصندوق { $count } أجير. وسيحل محله أي ملف جديد.
    }
upload-pre-loaded =
    { $count ->
        [one] تم التوصل بالتصريح المعد مسبقا: ينتظر الصندوق أجيرا واحدا هذا الشهر.
        [two] تم التوصل بالتصريح المعد مسبقا: ينتظر الصندوق أجيرين هذا الشهر.
        [few] تم التوصل بالتصريح المعد مسبقا: ينتظر الصندوق { $count } أجراء هذا الشهر.
        [many] تم التوصل بالتصريح المعد مسبقا: ينتظر الصندوق { $count } أجيرا هذا الشهر.
       *[other] تم التوصل بالتصريح المعد مسبقا: ينتظر الصندوق { $count } أجير هذا الشهر.
    }
upload-pre-words = أرسلوه للتأكد من التصريح بكل أجير ينتظره الصندوق.
upload-pre-label = ملف AFFEBDS
upload-pre-action = إرسال التصريح المعد مسبقا
progress-title = مراقبة الملف
progress-rows = الأسطر التي تمت مراقبتها:
progress-waiting = قراءة الملف جارية…
progress-leave = يمكنكم مغادرة هذه الصفحة: تستمر المراقبة وتجدون النتيجة في «تصريحاتي».
progress-refresh = تحديث
mapping-title = ماذا تتضمن أعمدة ملفكم؟
mapping-lead = حددوا مضمون كل عمود من ملفكم. اتركوا «غير مستعمل» لباقي الأعمدة.
mapping-missing =
    { $count ->
        [one] تنقص معلومة ضرورية:
        [two] تنقص معلومتان ضروريتان:
        [few] تنقص { $count } معلومات ضرورية:
       *[other] تنقص { $count } معلومة ضرورية:
    }
mapping-column = العمود
mapping-heading = العنوان في ملفكم
mapping-meaning = المضمون
mapping-no-heading = بدون عنوان
mapping-samples = مثلا:
mapping-select = مضمون العمود «{ $heading }»
mapping-unused = غير مستعمل
mapping-remembered = سيُحتفظ باختياركم للملفات المقبلة لهذا المشغل.
mapping-action = المراقبة بهذه الأعمدة
sheet-title = في أي ورقة توجد الأجور؟
sheet-lead = في مصنفكم عدة أوراق يمكن أن تكون هي المقصودة.
sheet-action = مراقبة هذه الورقة
refused-title = لا يمكن التصريح بهذا الملف
refused-code = الرمز
refused-map = تحديد الأعمدة
refused-headings = العناوين الموجودة في ملفكم
refused-again = إرسال ملف آخر

## نتيجة المراقبة

verdict-title = نتيجة المراقبة
verdict-blocked =
    { $rows ->
        [one] سطر واحد ينبغي تصحيحه
        [two] سطران ينبغي تصحيحهما
        [few] { $rows } أسطر ينبغي تصحيحها
        [many] { $rows } سطرا ينبغي تصحيحها
       *[other] { $rows } سطر ينبغي تصحيحها
    }
verdict-clear = يمكن إيداع ملفكم
verdict-employees = الأجراء
verdict-blocking = أخطاء مانعة
verdict-warnings = تنبيهات
verdict-gross = الأجور الحقيقية
verdict-file = الملف:
verdict-sheet = الورقة
verdict-other-file = تغيير الملف
verdict-columns = مراجعة معنى الأعمدة
verdict-entry = تعديل الأسطر على الشاشة
verdict-correction = سيحل هذا التصريح محل التصريح المودع لهذا الشهر، الذي يبقى صالحا إلى ذلك الحين. غيّروا ما هو خاطئ ثم أودعوا التصريح.
verdict-groups = ما وُجد في الملف
verdict-group-count =
    { $count ->
        [one] مرة واحدة
        [two] مرتان
        [few] { $count } مرات
       *[other] { $count } مرة
    }
verdict-group-first = أول سطر:
verdict-file-messages =
    { $count ->
        [one] ملاحظة واحدة حول الملف
        [two] ملاحظتان حول الملف
        [few] { $count } ملاحظات حول الملف
       *[other] { $count } ملاحظة حول الملف
    }
verdict-all-good =
    { $count ->
        [one] تمت مراقبة سطر الملف: لا شيء ينبغي تصحيحه.
        [two] تمت مراقبة سطري الملف: لا شيء ينبغي تصحيحه.
        [few] تمت مراقبة { $count } أسطر: لا شيء ينبغي تصحيحه.
        [many] تمت مراقبة { $count } سطرا: لا شيء ينبغي تصحيحه.
       *[other] تمت مراقبة { $count } سطر: لا شيء ينبغي تصحيحه.
    }
verdict-rows = الأسطر المعنية
verdict-filter = عرض
verdict-filter-all = الكل
verdict-filter-clear = إزالة التصفية
severities-blocking = الأخطاء المانعة
severities-warning = التنبيهات
severities-notice = المعلومات
verdict-row = السطر
verdict-empty = فارغ
verdict-none = لا يوجد سطر مطابق.
verdict-edit-action = تصحيح
verdict-edit-label = { $heading }، السطر { $row }
verdict-again-title = التصحيح في برنامجكم
verdict-again-words = نزّلوا ملفكم: الخانات التي ينبغي تصحيحها معلّمة فيه مع الشرح. صححوه ثم أرسلوه من جديد.
verdict-annotated = تنزيل ملفي مع الملاحظات
verdict-annotated-short = الملف مع الملاحظات
verdict-sticky-blocked =
    { $valid ->
        [zero] لا يمكن إيداع أي سطر.
        [one] يمكن إيداع سطر واحد من أصل { $rows }.
        [two] يمكن إيداع سطرين من أصل { $rows }.
        [few] يمكن إيداع { $valid } أسطر من أصل { $rows }.
        [many] يمكن إيداع { $valid } سطرا من أصل { $rows }.
       *[other] يمكن إيداع { $valid } سطر من أصل { $rows }.
    }
verdict-sticky-clear =
    { $count ->
        [one] سطر واحد جاهز للإيداع.
        [two] سطران جاهزان للإيداع.
        [few] { $count } أسطر جاهزة للإيداع.
        [many] { $count } سطرا جاهزة للإيداع.
       *[other] { $count } سطر جاهزة للإيداع.
    }
verdict-part = إيداع الأسطر الصحيحة فقط
withdraw-title = التخلي عن هذا التصريح
withdraw-words = سيوضع الملف وتصحيحاته جانبا ولن يودع أي شيء. ويمكنكم البدء من جديد في تصريح هذا الشهر متى شئتم.
withdraw-action = نعم، التخلي عنه
verdict-continue = التحقق من المبالغ

## التحقق من المبالغ

answers-title = تحققوا قبل الإيداع
answers-late =
    { $days ->
        [one] انقضى آخر أجل ({ $date }) منذ يوم واحد. ما زال بإمكانكم الإيداع.
        [two] انقضى آخر أجل ({ $date }) منذ يومين. ما زال بإمكانكم الإيداع.
        [few] انقضى آخر أجل ({ $date }) منذ { $days } أيام. ما زال بإمكانكم الإيداع.
        [many] انقضى آخر أجل ({ $date }) منذ { $days } يوما. ما زال بإمكانكم الإيداع.
       *[other] انقضى آخر أجل ({ $date }) منذ { $days } يوم. ما زال بإمكانكم الإيداع.
    }
answers-totals = المجاميع
answers-days = الأيام المصرح بها
answers-due = المجموع الواجب أداؤه
answers-change-file = تغيير الملف أو إحدى القيم
due-title = الاشتراكات حسب الفرع
due-branch = الفرع
due-base = الوعاء
due-employer = حصة المشغل
due-employee = حصة الأجير
due-total = المجموع
due-sum = الكل
due-note = المبالغ بالدرهم. تُحسب كل حصة على مجموع الأجور ثم تُقرّب مرة واحدة إلى السنتيم.
compare-title = المقارنة مع الشهر السابق
compare-lead = بالمقارنة مع { $month }.
compare-none = لا يوجد تصريح سابق للمقارنة.
compare-joined =
    { $count ->
        [0] لا يوجد أجير جديد
        [one] أجير جديد واحد
        [two] أجيران جديدان
        [few] { $count } أجراء جدد
        [many] { $count } أجيرا جديدا
       *[other] { $count } أجير جديد
    }
compare-left =
    { $count ->
        [0] لم يغادر أي أجير
        [one] أجير واحد لم يعد مذكورا
        [two] أجيران لم يعودا مذكورين
        [few] { $count } أجراء لم يعودوا مذكورين
        [many] { $count } أجيرا لم يعودوا مذكورين
       *[other] { $count } أجير لم يعودوا مذكورين
    }
compare-changed =
    { $count ->
        [0] لم يتغير أي أجر
        [one] أجر واحد تغيّر
        [two] أجران تغيّرا
        [few] { $count } أجور تغيّرت
        [many] { $count } أجرا تغيّرت
       *[other] { $count } أجر تغيّرت
    }
compare-becomes = أصبح
warnings-title =
    { $count ->
        [one] تنبيه واحد ينبغي قبوله
        [two] تنبيهان ينبغي قبولهما
        [few] { $count } تنبيهات ينبغي قبولها
        [many] { $count } تنبيها ينبغي قبولها
       *[other] { $count } تنبيه ينبغي قبولها
    }
warnings-lead = هذه النقط لا تمنع الإيداع. أكدوا كل واحدة منها بعد التحقق منها.
warnings-all = الاطلاع على كل الأسطر ({ $count })
warnings-accept = تحققت من ذلك وهو صحيح
warnings-reason = السبب (اختياري)
warnings-not-accepted = ضعوا علامة في هذه الخانة إذا كان ذلك صحيحا، أو صححوا الملف
left-title =
    { $count ->
        [one] سطر واحد لن يودع
        [two] سطران لن يودعا
        [few] { $count } أسطر لن تودع
        [many] { $count } سطرا لن تودع
       *[other] { $count } سطر لن تودع
    }
left-words = في هذه الأسطر خطأ مانع. يمكنكم تصحيحها ثم إيداعها في تصريح تكميلي.
left-all = الاطلاع على كل الأسطر ({ $count })
left-accept =
    { $left ->
        [one] أودع الأسطر الصحيحة ({ $filed }) وأترك سطرا واحدا جانبا
        [two] أودع الأسطر الصحيحة ({ $filed }) وأترك سطرين جانبا
        [few] أودع الأسطر الصحيحة ({ $filed }) وأترك { $left } أسطر جانبا
        [many] أودع الأسطر الصحيحة ({ $filed }) وأترك { $left } سطرا جانبا
       *[other] أودع الأسطر الصحيحة ({ $filed }) وأترك { $left } سطر جانبا
    }
left-not-said = أكدوا ترك هذه الأسطر جانبا، أو صححوها أولا
declare-title = إيداع التصريح
declare-words = أنا، { $person }، أشهد أن هذا التصريح صادق وكامل. وأودعه لفائدة { $employer }، رقم الانخراط { $affiliate }، برسم { $month_of }.
declare-words-mandate = أنا، { $person }، من مكتب { $firm }، أشهد أن هذا التصريح صادق وكامل. وأودعه لفائدة { $employer }، رقم الانخراط { $affiliate }، برسم { $month_of }، بموجب التوكيل المؤرخ في { $date }.
declare-action =
    { $count ->
        [one] إيداع التصريح (أجير واحد)
        [two] إيداع التصريح (أجيران)
        [few] إيداع التصريح ({ $count } أجراء)
        [many] إيداع التصريح ({ $count } أجيرا)
       *[other] إيداع التصريح ({ $count } أجير)
    }
answers-read-only = يمكنكم الاطلاع على هذه المبالغ، دون الإيداع لفائدة هذا المشغل.
declare-later = الإيداع لاحقا
late-title = انقضى آخر أجل
late-words =
    { $days ->
        [one] كان ينبغي إيداع تصريح { $month_of } في أجل أقصاه { $date }، أي منذ يوم واحد. وسيذكر التأخير في الوصل.
        [two] كان ينبغي إيداع تصريح { $month_of } في أجل أقصاه { $date }، أي منذ يومين. وسيذكر التأخير في الوصل.
        [few] كان ينبغي إيداع تصريح { $month_of } في أجل أقصاه { $date }، أي منذ { $days } أيام. وسيذكر التأخير في الوصل.
        [many] كان ينبغي إيداع تصريح { $month_of } في أجل أقصاه { $date }، أي منذ { $days } يوما. وسيذكر التأخير في الوصل.
       *[other] كان ينبغي إيداع تصريح { $month_of } في أجل أقصاه { $date }، أي منذ { $days } يوم. وسيذكر التأخير في الوصل.
    }
late-rule-title = ما ينص عليه القانون
late-rule = يعرّض التأخير في التصريح المشغلَ لغرامة عن كل أجير، في حدود سقف معين. بالنسبة لهذا التصريح: { $fine } درهم. ويضاف نفس المبلغ عن كل شهر أو جزء من شهر بعد ذلك.
late-rule-advice = الإيداع الآن يوقف هذا الاحتساب. والصندوق وحده هو الذي يحدد المبلغ الواجب أداؤه.
late-action = الإيداع الآن
late-back = رجوع

## الإيداع

filed-title = تم إيداع التصريح
filed-number = رقم الوصل
filed-when = بتاريخ { $at }، من طرف { $person }
filed-on-time = داخل الأجل
filed-late = متأخر
filed-due = آخر أجل: { $date }
filed-next = وماذا الآن؟
filed-next-pay = أدّوا { $amount } درهم إلى الصندوق في أجل أقصاه { $date }.
filed-next-pay-late = أدّوا { $amount } درهم إلى الصندوق دون انتظار: كان آخر أجل { $date }.
filed-next-keep = احتفظوا بالوصل: فهو يثبت الإيداع وتاريخه.
filed-next-left =
    { $count ->
        [one] بقي سطر واحد ينبغي تصحيحه وإيداعه في تصريح تكميلي.
        [two] بقي سطران ينبغي تصحيحهما وإيداعهما في تصريح تكميلي.
        [few] بقيت { $count } أسطر ينبغي تصحيحها وإيداعها في تصريح تكميلي.
        [many] بقي { $count } سطرا ينبغي تصحيحها وإيداعها في تصريح تكميلي.
       *[other] بقي { $count } سطر ينبغي تصحيحها وإيداعها في تصريح تكميلي.
    }
filed-next-left-link = متابعته
filed-next-wrong = هناك خطأ؟ يمكنكم استبدال هذا التصريح بتصريح جديد.
filed-see = الاطلاع على التصريح
filed-check-title = التحقق من الوصل
filed-check-words = يمكن لكل من يحمل الوصل أن يتحقق على الموقع من صحته، بواسطة رمز QR المطبوع عليه.
filed-check-link = فتح صفحة التحقق
downloads-title = التنزيلات
download-receipt = وصل الإيداع
download-ebds = ملف e-BDS
download-csv = الأسطر المصرح بها، CSV
download-xlsx = الأسطر المصرح بها، Excel
download-original = ملفكم الأصلي
download-annotated = ملفكم مع الملاحظات

## تصريح

show-title = أجور { $month_of }
show-replaced = تم استبدال هذا التصريح.
show-replaced-link = الاطلاع على التصريح الذي حل محله
show-receipt = رقم الوصل
show-filed-at = تاريخ الإيداع
show-file = الملف
show-hash = بصمة الملف (SHA-256)
history-title = سجل التصريح
correct-title = هناك خطأ؟
correct-words = أعدّوا تصريحا يحل محل هذا التصريح، الذي يبقى صالحا إلى ذلك الحين ثم يُحفظ في السجل.
correct-action = تصحيح بعض القيم
correct-file = إرسال ملف جديد
lines-title =
    { $count ->
        [zero] لا يوجد أجراء
        [one] أجير واحد
        [two] أجيران
        [few] { $count } أجراء
        [many] { $count } أجيرا
       *[other] { $count } أجير
    }
lines-search = الاسم أو رقم التسجيل
lines-none = لا يوجد أجير مطابق.
lines-explain = تفصيل الحساب
line-title = تفصيل الحساب
line-back = الرجوع إلى التصريح
line-row = السطر في الملف
line-how = كيف تحسب الحصص
line-rounding = توضح هذه الحصص الحساب بالنسبة لأجير واحد. أما المبلغ الواجب أداؤه فيُحسب على مجموع الأجور: وقد يختلف مجموع الحصص عنه ببضعة سنتيمات.
line-rounded = بعد التقريب
line-capped = الأجر المسقف في { $ceiling } درهم شهريا
line-whole = الأجر كاملا، بدون سقف
line-source = المصدر:
line-unconfirmed = في انتظار التأكيد

## الإدخال على الشاشة

entry-title = الإدخال على الشاشة
entry-from-last-month = أجراء الشهر الماضي مدرجون هنا. غيّروا ما تغيّر فقط.
entry-from-preestablished = الأجراء الذين ينتظرهم الصندوق مدرجون هنا. أدخلوا الأيام والأجور.
entry-from-nothing = أضيفوا أجراءكم واحدا واحدا.
entry-from-typed = تم الاحتفاظ بما أدخلتم. صححوا ما تمت الإشارة إليه.
entry-person = الأجير
entry-remove = حذف
entry-add = إضافة أجير
entry-empty = لا يوجد أي أجير حاليا.
entry-count =
    { $count ->
        [zero] لا يوجد أجراء
        [one] أجير واحد
        [two] أجيران
        [few] { $count } أجراء
        [many] { $count } أجيرا
       *[other] { $count } أجير
    }
entry-summary =
    { $count ->
        [one] أجير واحد، الأجور { $gross } درهم، الواجب أداؤه { $due } درهم
        [two] أجيران، الأجور { $gross } درهم، الواجب أداؤه { $due } درهم
        [few] { $count } أجراء، الأجور { $gross } درهم، الواجب أداؤه { $due } درهم
        [many] { $count } أجيرا، الأجور { $gross } درهم، الواجب أداؤه { $due } درهم
       *[other] { $count } أجير، الأجور { $gross } درهم، الواجب أداؤه { $due } درهم
    }
entry-checking = المراقبة جارية…
entry-action = مراقبة ومتابعة
entry-upload = إرسال ملف بدل الإدخال

## التحقق من وصل

verify-title = التحقق من وصل
verify-lead = أدخلوا الرمز المطبوع تحت رمز QR في الوصل.
verify-code = رمز التحقق
verify-code-hint = حروف وأرقام، مع الشرطات أو بدونها
verify-action = التحقق
verify-kind = نوع التصريح
verify-genuine = هذا الوصل صحيح
verify-genuine-words = قارنوا هذه المعلومات مع الوثيقة التي بين أيديكم.
verify-replaced = الوصل صحيح لكن تم استبداله
verify-replaced-words = أودع المشغل بعده تصريحا جديدا لهذا الشهر. اطلبوا منه الوصل المحيّن.
verify-cancelled = الوصل صحيح لكن الإيداع ملغى
verify-cancelled-words = ألغى الصندوق هذا الإيداع، فلم يعد تصريحا معتمدا. اطلبوا من المشغل الوصل المحيّن.
verify-unknown = هذا الرمز غير معروف
verify-unknown-words = تحققوا من كل حرف ورقم. إذا كان الرمز مطابقا للوثيقة، فإن الوصل ليس صادرا عن هذه الخدمة.

## المساعدة

formats-title = الملفات المقبولة
formats-lead = أرسلوا الملف الذي ينتجه برنامج الأجور كما هو. تُعرف صيغته من مضمونه.
formats-table-title = الجداول: Excel وOpenDocument وCSV
formats-table-words = سطر لكل أجير، مع عناوين للأعمدة بالعربية أو الفرنسية أو الإنجليزية:
formats-column-insured = رقم التسجيل من 9 أرقام (أو رقم البطاقة الوطنية لأجير بدون رقم)
formats-column-name = الاسم العائلي والاسم الشخصي، في عمود أو عمودين
formats-column-days = الأيام المصرح بها، من 0 إلى 26
formats-column-gross = الأجر الحقيقي (الخام) للشهر
formats-column-capped = الأجر المسقف (اختياري، وإلا يُحسب)
formats-column-situation = الوضعية (اختياري)، برمز من الجدول أسفله
formats-table-tolerant = ترتيب الأعمدة حر. العناوين الموجودة فوق الجدول والأسطر الفارغة وسطر المجموع معروفة وتُترك جانبا. وإذا كان عنوان أحد الأعمدة مجهولا، يمكن تحديد مضمونه على الشاشة مرة واحدة ونهائيا.
formats-ebds-title = ملفات e-BDS
formats-ebds-words = تُقرأ وتُراقب بالكامل ملفات DS (التصريح الرئيسي) وDSC (التصريح التكميلي): طول الأسطر والترتيب ومجاميع المراقبة والمجاميع. أما التصريح المعد مسبقا (AFFEBDS) فيُستعمل للمقارنة فقط، ولا يقوم مقام تصريحكم.
formats-situations = رموز الوضعيات
formats-code = الرمز
formats-meaning = المعنى
formats-limits = الحدود
rules-title = قواعد المراقبة
rules-lead = لكل مراقبة رمز دائم خاص بـ«تصريح». الخطأ المانع يمنع إيداع السطر، والتنبيه ينبغي قبوله، والمعلومة لا تتطلب أي إجراء.
rules-search = البحث عن قاعدة
rules-fault = الخلل
rules-severity = الأهمية
rules-source = المصدر
