# الشهادات: الوثيقة (ملف PDF) وصفحاتها بالعربية. يقابل النص الفرنسي في الوثيقة نفسها.
paper-page = صفحة { $page } / { $pages }

attest-heading-standing = شهادة الوضعية القانونية
attest-heading-affiliation = شهادة الانخراط
attest-heading-wages = شهادة التصريح بالأجور
attest-heading-payroll = شهادة كتلة الأجور وعدد الأجراء
attest-heading-own-wages = شهادة الأجور المصرح بها
attest-heading-registration = شهادة التسجيل

attest-title-standing = شهادة الوضعية القانونية { $number }
attest-title-affiliation = شهادة الانخراط { $number }
attest-title-wages = شهادة التصريح بالأجور { $number }
attest-title-payroll = شهادة كتلة الأجور وعدد الأجراء { $number }
attest-title-own-wages = شهادة الأجور المصرح بها { $number }
attest-title-registration = شهادة التسجيل { $number }

attest-number = رقم { $number }  ·  سلمت بتاريخ { $date }
attest-specimen = نموذج بدون قيمة · مفتاح للعرض فقط

attest-employer = المشغل
attest-person = الأجير(ة)
attest-affiliate = رقم الانخراط
attest-ice = التعريف الموحد للمقاولة
attest-activity = النشاط الرئيسي
attest-address = المقر الاجتماعي
attest-insured = رقم التسجيل
attest-born-on = تاريخ الازدياد

# $month and $since are written “mars 2026” in Arabic.
attest-says-standing = يشهد بأن المشغل المذكور أعلاه، المنخرط تحت رقم { $affiliate }، قد أودع تصريحاته بالأجور وأدى جميع المبالغ المستحقة إلى غاية شهر { $month }، وأنه في وضعية قانونية بتاريخ { $date }.
attest-says-standing-new = يشهد بأن المشغل المذكور أعلاه، المنخرط تحت رقم { $affiliate }، لم يحل بعد أجل أي تصريح أو أداء عليه، وأنه في وضعية قانونية بتاريخ { $date }.
attest-says-plan = يشهد بأن المشغل المذكور أعلاه، المنخرط تحت رقم { $affiliate }، قد أودع تصريحاته بالأجور إلى غاية شهر { $month } ويحترم جدولة الديون الممنوحة له، وأنه في وضعية قانونية بتاريخ { $date }.
attest-says-affiliation = يشهد بأن المشغل المذكور أعلاه منخرط تحت رقم { $affiliate } وملزم بالتصريح بأجرائه ابتداء من شهر { $since }. ويشمل آخر تصريح له، برسم شهر { $month }، { $employees ->
        [zero] أي أجير
        [one] أجيرا واحدا
        [two] أجيرين
        [few] { $employees_shown } أجراء
        [many] { $employees_shown } أجيرا
       *[other] { $employees_shown } أجير
    }.
attest-says-affiliation-new = يشهد بأن المشغل المذكور أعلاه منخرط تحت رقم { $affiliate } وملزم بالتصريح بأجرائه ابتداء من شهر { $since }.
attest-says-wages = يشهد بأن المشغل المذكور أعلاه، المنخرط تحت رقم { $affiliate }، قد أودع تصريحا بالأجور عن كل شهر من { $from } إلى { $to } ({ $months ->
        [one] شهر واحد
        [two] شهران
        [few] { $months_shown } أشهر
        [many] { $months_shown } شهرا
       *[other] { $months_shown } شهر
    })، كما هو مفصل في الجدول أدناه.
attest-says-payroll = يشهد بأن كتلة الأجور التي صرح بها المشغل المذكور أعلاه، المنخرط تحت رقم { $affiliate }، من شهر { $from } إلى شهر { $to_of }، تبلغ { $gross } درهم. وقد صرح برسم شهر { $to } بما عدده { $employees ->
        [zero] أي أجير
        [one] أجير واحد
        [two] أجيران
        [few] { $employees_shown } أجراء
        [many] { $employees_shown } أجيرا
       *[other] { $employees_shown } أجير
    }.
attest-says-own-wages = يشهد بأن الأجور المفصلة أدناه قد صرح بها باسم الشخص المذكور أعلاه، المسجل تحت رقم { $insured }، من شهر { $from } إلى شهر { $to_of }: المجموع { $gross } درهم، عن { $days ->
        [zero] أي يوم
        [one] يوم واحد مصرح به
        [two] يومين مصرح بهما
        [few] { $days_shown } أيام مصرح بها
        [many] { $days_shown } يوما مصرحا به
       *[other] { $days_shown } يوم مصرح به
    }.
attest-says-registration = يشهد بأن الشخص المذكور أعلاه مسجل تحت رقم { $insured } منذ { $date }. ويفصل الجدول أدناه مناصب الشغل المعروفة إلى يومه.
attest-says-registration-alone = يشهد بأن الشخص المذكور أعلاه مسجل تحت رقم { $insured } منذ { $date }.

attest-closing = سلمت هذه الشهادة بطلب من المعني بالأمر للإدلاء بها عند الاقتضاء، وتبقى صالحة إلى غاية { $until }.
attest-closing-standing = سلمت هذه الشهادة بطلب من المعني بالأمر للإدلاء بها عند الاقتضاء، ولا سيما في إطار الصفقات العمومية (المرسوم رقم { $decree }، المادتان 27 و28: شهادة مسلمة منذ أقل من سنة)، وتبقى صالحة إلى غاية { $until }.

attest-month = الشهر
attest-unit = المبالغ بالدرهم
attest-total = المجموع
attest-filed-on = تاريخ التصريح
attest-due = المبالغ الواجبة
attest-paid = المبالغ المؤداة
attest-employees = الأجراء
attest-days = الأيام
attest-gross = الأجور الحقيقية
attest-capped = الأجور المسقفة
attest-gross-own = الأجر الحقيقي
attest-capped-own = الأجر المسقف
attest-employer-both = المشغل · Employeur
attest-hired-on = تاريخ التشغيل
attest-left-on = تاريخ المغادرة

attest-check = للتحقق من هذه الشهادة، امسحوا رمز QR أو أدخلوا الرمز أعلاه في البوابة.
attest-signature = توقيع إلكتروني
attest-signed-on = وقعت بتاريخ { $date }
attest-meaning = كل تحريف يبطل هذه الوثيقة. النسخة الإلكترونية الموقعة وحدها هي المعتمدة، ويمكن التحقق من مضمونها في بوابة التصريح بالأجور.
