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

# الصفحات.
room-attestations = الشهادات
attestations-title = الشهادات
attestations-lead = اختاروا نوع الشهادة ثم حملوا الوثيقة الموقعة. يمكن التحقق منها بالهاتف.
attestations-ask = طلب شهادة
attestations-ask-about = شهادة تخص
attestations-kind = نوع الشهادة
attestation-kind-standing = شهادة الوضعية القانونية
attestation-kind-words-standing = كل الشهور المستحقة مصرح بها ومؤداة؛ للصفقات العمومية والأبناك.
attestation-kind-affiliation = شهادة الانخراط
attestation-kind-words-affiliation = المقاولة منخرطة، منذ متى وتحت أي رقم.
attestation-kind-wages = شهادة التصريح بالأجور
attestation-kind-words-wages = كل شهر من الفترة مصرح به، وفي أي تاريخ.
attestation-kind-payroll = شهادة كتلة الأجور وعدد الأجراء
attestation-kind-words-payroll = الأجور وعدد الأجراء عن كل شهر من الفترة.
attestation-kind-own-wages = شهادة الأجور المصرح بها
attestation-kind-words-own-wages = الأيام والأجور المصرح بها شهرا بشهر.
attestation-kind-registration = شهادة التسجيل
attestation-kind-words-registration = رقم التسجيل ومناصب الشغل المعروفة.
attestations-from = من شهر
attestations-to = إلى شهر
attestations-period-hint = لا تعني الفترة إلا شهادات الأجور وكتلة الأجور وعدد الأجراء.
attestations-issue = الحصول على الشهادة
attestations-issued = الشهادات المسلمة
attestations-none = لم تسلم أي شهادة بعد.
attestations-refused = لا يمكن تسليم الشهادة بعد
attestations-refused-words = إليكم ما ينقص وكيفية تداركه:
attestation-until = إلى غاية { $date }
attestation-looked = { $count ->
        [zero] لم يتم التحقق منها
        [one] تم التحقق منها مرة واحدة
        [two] تم التحقق منها مرتين
        [few] تم التحقق منها { $count_shown } مرات
       *[other] تم التحقق منها { $count_shown } مرة
    }
attestation-pdf = ملف PDF
attestation-current = سارية الصلاحية
attestation-expired = منتهية الصلاحية
attestation-revoked = ملغاة
attestation-replaced = معوضة
attestation-back = كل الشهادات
attestation-download = تحميل ملف PDF الموقع
attestation-number = الرقم
attestation-holder = صاحب الشهادة
attestation-period = الفترة
attestation-issued-at = سلمت بتاريخ
attestation-valid-until = صالحة إلى غاية
attestation-tenders = في الصفقات العمومية، لا قيمة لشهادة الوضعية القانونية إذا مر على تسليمها أكثر من سنة.
attestation-code = رمز التحقق
attestation-looks = عمليات التحقق
attestation-looks-words = تسجل هنا كل عملية تحقق عبر الإنترنت. لا تطلب هوية من يتحقق.
attestation-looks-none = لم يتحقق منها أحد بعد.
attestation-look-code = تم التحقق منها برمزها أو برمز QR
attestation-look-file = تم التحقق منها بملفها
attestation-revoke-title = إلغاء هذه الشهادة
attestation-revoke-words = سيظهر عند كل تحقق أنها ملغاة. لا يمكن التراجع عن الإلغاء.
attestation-revoke-action = إلغاء الشهادة
own-attestations-title = شهاداتي
own-attestations-lead = أجوركم المصرح بها وتسجيلكم في وثيقة موقعة يمكن لأي كان التحقق منها.
own-attestations-none = ليست لديكم أي شهادة بعد.
employee-attestations = شهادات تخص هذا الشخص

obstacle-not-declared = شهر { $month_of } غير مصرح به.
obstacle-nothing-declared = لم يصرح بأي أجر لهذا الشخص في هذه الفترة. اختاروا فترة أخرى.
obstacle-not-registered = هوية هذا الشخص غير مسجلة بعد لدى الصندوق: لا يعرف رقمه إلا من التصاريح. يمكن لمشغله أو لوكالة من الوكالات استكمال ملفه.
refused-period-missing = اختاروا أول شهر وآخر شهر.
refused-period-backwards = الشهر الأول يأتي بعد الأخير: اختاروهما بالترتيب.
refused-period-long = الفترة تتجاوز عشر سنوات: اطلبوا شهادتين.
refused-period-early = لم يكن هناك ما يصرح به هنا قبل { $month }: ابدؤوا الفترة بهذا الشهر.
refused-period-open = الشهر الأخير لم ينته بعد: اختاروا شهرا مضى.
refused-order-empty = لم توكلكم أي مقاولة لطلب شهاداتها.

check-title = التحقق من شهادة
check-lead = اكتبوا الرمز المطبوع على الشهادة أو أدرجوا ملفها.
check-current = شهادة صحيحة وسارية الصلاحية
check-current-words = قارنوا هذه المعلومات بما في الوثيقة التي بين أيديكم.
check-expired = شهادة صحيحة لكنها منتهية الصلاحية
check-expired-words = اطلبوا من صاحبها شهادة حديثة.
check-revoked = شهادة صحيحة لكنها ملغاة
check-revoked-words = ألغيت بتاريخ { $at }. اطلبوا من صاحبها شهادة محينة.
check-replaced = شهادة صحيحة لكنها معوضة
check-replaced-words = شهادة سلمت بتاريخ { $at } تتضمن أرقاما أخرى عن الفترة نفسها. اطلبوها من صاحبها.
check-unknown = شهادة غير معروفة
check-unknown-words = تحققوا من كل حرف. إذا كان الرمز مطابقا للوثيقة فهي لم تصدر عن هذه الخدمة.
check-specimen = خدمة العرض هذه توقع بمفتاح لا قيمة له.
check-kind = الشهادة
check-file = ملف الشهادة
check-file-hint = ملف PDF الموقع، أو ملف نصي فيه ما يقوله رمز QR. لا يحتفظ بأي شيء منه.
check-file-unreadable = هذا الملف ليس شهادة PDF موقعة ولا نص رمز QR.
check-file-altered = غير هذا الملف بعد توقيعه: لا قيمة له.
check-file-unknown-key = هذا الملف موقع بمفتاح لم تستعمله هذه الخدمة قط.
check-file-not-found = التوقيع سليم، لكن هذه الشهادة لم تسلم هنا.
check-too-many = عدد كبير من عمليات التحقق من عنوانكم. أعيدوا المحاولة بعد ساعة.
check-offline = بدون إنترنت، يمكن التحقق من الوثيقة ومن رمز QR بالأمر «tasrih certificate verify» وبالمفاتيح العمومية:
check-keys = تحميل المفاتيح العمومية
check-receipt = التحقق من وصل تصريح
footer-verify = التحقق من شهادة

portfolio-attestations = شهادات الوضعية القانونية لكل زبنائكم
standing-attest = الحصول على شهادة الوضعية القانونية
orders-title = شهادات الوضعية القانونية لزبنائكم
orders-lead = شهادة لكل مقاولة وكلتكم، في ملف مضغوط واحد.
orders-back = العودة إلى الاستقبال
orders-action = طلب كل الشهادات
orders-before = الطلبات السابقة
orders-all = كل الطلبات
orders-one = طلب { $at }
orders-issued = { $count ->
        [zero] لم تسلم أي شهادة من أصل { $total_shown }
        [one] سلمت شهادة واحدة من أصل { $total_shown }
        [two] سلمت شهادتان من أصل { $total_shown }
        [few] سلمت { $count_shown } شهادات من أصل { $total_shown }
       *[other] سلمت { $count_shown } شهادة من أصل { $total_shown }
    }
orders-refused = { $count ->
        [zero] لم ترفض أي شهادة
        [one] رفضت شهادة واحدة
        [two] رفضت شهادتان
        [few] رفضت { $count_shown } شهادات
       *[other] رفضت { $count_shown } شهادة
    }
orders-finished = انتهى
orders-running = قيد المعالجة
orders-archive = تحميل الملف المضغوط (ZIP)
orders-leave = يمكنكم مغادرة هذه الصفحة: يستمر الطلب بدونكم.
orders-company-issued = سلمت
orders-company-refused = لم تسلم
orders-why = السبب وما يجب فعله

attestation-office-title = إلغاء شهادة
attestation-office-lead = ابحثوا عن الشهادة برقمها المطبوع تحت عنوانها.
attestation-office-hint = مثلا AR-2026-000123
attestation-office-unknown = لا توجد شهادة بهذا الرقم.
attestation-office-back = البحث عن شهادة أخرى
office-place-attestations = الشهادات
office-place-words-attestations = البحث عن شهادة برقمها وإلغاؤها.

audit-attestation-issued = سلمت شهادة
audit-attestation-revoked = ألغيت شهادة
audit-attestations-ordered = طلبت شهادات لعدة مقاولات
