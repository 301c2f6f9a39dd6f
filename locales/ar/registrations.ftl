# تسجيل الأجراء: القائمة، الخطوتان، التتبع، لوائح الأشخاص.

## القائمة

room-registrations = التسجيل
registrations-title = تسجيل الأجراء
registrations-task = تسجيل الأجراء الجدد
registrations-task-questions =
    { $count ->
        [zero] لا جواب منتظر
        [one] جواب منتظر منكم
        [two] جوابان منتظران منكم
        [few] { $count } أجوبة منتظرة منكم
        [many] { $count } جوابا منتظرا منكم
       *[other] { $count } جواب منتظر منكم
    }
registrations-task-drafts =
    { $count ->
        [zero] لا مسودات
        [one] مسودة واحدة
        [two] مسودتان
        [few] { $count } مسودات
        [many] { $count } مسودة
       *[other] { $count } مسودة
    }
registrations-task-lists =
    { $count ->
        [zero] لا لوائح
        [one] لائحة غير مكتملة
        [two] لائحتان غير مكتملتين
        [few] { $count } لوائح غير مكتملة
        [many] { $count } لائحة غير مكتملة
       *[other] { $count } لائحة غير مكتملة
    }
registrations-task-words = خلال شهر من التشغيل
registrations-lead = سجّل كل أجير خلال شهر من تشغيله. الحالة البسيطة تحصل على رقمها فورا.
registrations-new = تسجيل أجير
registrations-bulk = تسجيل عدة أجراء
registrations-filter = الطلبات حسب الحالة
registrations-all = الكل
registrations-empty = لا طلب إلى الآن.
registrations-nameless = مسودة بلا اسم
registrations-more = التالي
registrations-batches = آخر اللوائح المرسلة
registration-state-draft = مسودة
registration-state-submitted = قيد الدراسة
registration-state-needs_information = ننتظر جوابك
registration-state-accepted = مسجل
registration-state-refused = مرفوض
registration-state-withdrawn = متخلى عنه
registration-insured = رقم التسجيل

## الخطوة 1

registration-step-2 = التحقق والإرسال
registration-form-title = هوية الأجير
registration-form-lead = انقل ما في وثيقة الهوية. ما تكتبه يُحفظ مسودةً في كل خطوة.
registration-group-names = الاسم العائلي والشخصي
registration-group-person = الشخص ووثيقة هويته
registration-group-work = التشغيل
registration-group-contact = الاتصال والبنك
registration-if-any = (اختياري)
registration-choose = اختر…
registration-hint-surname = بالحروف اللاتينية، كما في وثيقة الهوية.
registration-hint-given_name = بالحروف اللاتينية، كما في وثيقة الهوية.
registration-hint-surname_ar = بالحروف العربية، كما في وثيقة الهوية.
registration-hint-given_name_ar = بالحروف العربية، كما في وثيقة الهوية.
registration-hint-birth_date = اليوم والشهر والسنة.
registration-hint-sex = كما في وثيقة الهوية.
registration-hint-nationality = إن لم تكن في اللائحة فاختر «أخرى».
registration-hint-cin = للمغربي: حرف أو حرفان ثم أرقام، مثلا AB123456.
registration-hint-passport = للأجنبي: جواز السفر أو بطاقة الإقامة.
registration-hint-residence_card = للأجنبي: جواز السفر أو بطاقة الإقامة.
registration-hint-hire_date = أول يوم عمل.
registration-hint-phone = يتوصل فيه الأجير برقمه في رسالة قصيرة.
registration-hint-email = يتوصل فيه الأجير برقمه.
registration-hint-rib = 24 رقما.
registration-use = استعمال «{ $name }»
registration-use-short = استعمال
registration-next = متابعة
registration-later = حفظ المسودة
sex-female = أنثى
sex-male = ذكر

## الخطوة 2

registration-check-title = التحقق والإرسال
registration-answers = مضمون الطلب
registration-value = { $value }
registration-change = تعديل
registration-correct = تصحيح
registration-not-sendable = صحّح أولا ما أُشير إليه: الطلب محفوظ مسودةً.
registration-known-title =
    { $count ->
        [one] هذا الشخص مسجل على الأرجح
        [two] في السجل شخصان يشبهان هذا الشخص
        [few] في السجل { $count } أشخاص يشبهون هذا الشخص
        [many] في السجل { $count } شخصا يشبهون هذا الشخص
       *[other] في السجل { $count } شخص يشبهون هذا الشخص
    }
registration-known-words = يحتفظ الأجير بالرقم نفسه طول حياته. إن كان هو الشخص نفسه فشغّله برقمه: لا شيء آخر مطلوب.
registration-known-maybe = قد يحمل شخصان الاسم نفسه ويولدان في اليوم نفسه: سيقارن عون وثيقتي الهوية.
registration-known-same-paper = وثيقة الهوية نفسها.
registration-known-same-name-and-birth = الاسم نفسه وتاريخ الازدياد نفسه.
registration-known-here = هذا الشخص يعمل عندك بالفعل.
registration-known-hire = إنه هو: تشغيله بهذا الرقم
registration-is-other = ليس أحدا من هؤلاء. سيتحقق عون قبل إعطاء رقم.
registration-proposals-title = الاسم بالحروف الأخرى
registration-proposals-use = استعمال ما اخترته
registration-proposals-type = سأكتبه بنفسي
registration-documents = الوثائق
registration-documents-none = لا وثيقة مرفقة.
registration-document-label = صورة أو PDF لوثيقة الهوية
registration-document-hint = JPEG أو PNG أو PDF، عشرة ميغابايت على الأكثر لكل ملف. كل وثيقة تُحفظ حال وصولها.
registration-document-action = إرفاق
registration-document-remove = إزالة
registration-document-size = { $kibibytes } كيلوبايت
registration-send-title = الإرسال
registration-send-simple = يُعطى رقم التسجيل فورا.
registration-send-agent = سيدرس عون هذا الطلب؛ سنخبرك، وتتبعه هنا برقمه.
registration-send = إرسال الطلب
registration-send-later = لاحقا
registration-withdraw-title = التخلي عن هذا الطلب
registration-withdraw-words = يبقى الطلب ظاهرا في القائمة، ولا يُتخذ بشأنه أي إجراء.
registration-withdraw-action = التخلي

## التتبع

registration-request = الطلب
registration-title = الطلب { $number }
registration-accepted-title = تم تسجيل الأجير
registration-next-draft = مسودة.
registration-next-submitted = الطلب عند عون. سنخبرك بما يليه؛ لا شيء مطلوب منك الآن.
registration-next-needs_information = يحتاج العون إلى توضيح. يُستأنف الطلب حال جوابك.
registration-next-accepted = الأجير في سجلك. صرّح به بهذا الرقم ابتداء من هذا الشهر.
registration-next-refused = رُفض الطلب. يمكنك تقديم طلب جديد مصحح.
registration-next-withdrawn = تم التخلي عن الطلب.
registration-reason = سبب الرفض
registration-question = سؤال العون
registration-answer-label = جوابك
registration-answer-hint = أرفق الوثائق أعلاه أولا.
registration-answer-action = إرسال الجواب
registration-back = كل الطلبات
registration-another = تسجيل أجير آخر
registration-history = المسار
registration-event-saved = حُفظت المسودة
registration-event-documents_changed = تغيرت الوثائق
registration-event-submitted = أُرسل الطلب
registration-event-asked = طُلب توضيح
registration-event-answered = أُرسل الجواب
registration-event-accepted = قُبل التسجيل
registration-event-linked = تشغيل بالرقم الموجود
registration-event-refused = رُفض الطلب
registration-event-withdrawn = تم التخلي عن الطلب
registration-side-employer = مقاولتك
registration-side-office = عون الصندوق
registration-side-gateway = آليا
fault-registration-answer = اكتب جوابك.
fault-registration-other = قل هل هو شخص من السجل، أو ضع علامة أنه ليس أحدا ممن يظهرون.
fault-registration-document = الوثيقة «{ $name }»: { $message }
fault-registration-item = { $item }: { $message }

## أخطاء الخانات

registration-fault-missing = املأ هذه الخانة.
registration-fault-hidden_characters = في النص رموز غير مرئية: اكتبه من جديد.
registration-fault-mixed_script = اختلطت كتابتان: استعمل كتابة واحدة في كل خانة.
registration-fault-not_latin = اكتب هذا الاسم بالحروف اللاتينية؛ وللعربية خانتها.
registration-fault-not_arabic = اكتب هذا الاسم بالحروف العربية؛ وللاتينية خانتها.
registration-fault-name_signs = ليس في الاسم أرقام ولا رموز غير الشرطة والفاصلة العليا والمسافة.
registration-fault-name_too_long = عدد الأحرف { $got }: ملف الصندوق يقبل { $max } على الأكثر.
registration-fault-no_arabic_name = بلا اسم بالعربية لن تحمله الشهادات إلا بالحروف اللاتينية.
registration-fault-not_a_day = ليس هذا تاريخا. اكتب اليوم/الشهر/السنة.
registration-fault-born_in_future = تاريخ الازدياد هذا في المستقبل.
registration-fault-too_old =
    { $age ->
        [zero] السن { $age }: تحقق من سنة الازدياد.
        [one] السن سنة واحدة: تحقق من سنة الازدياد.
        [two] السن سنتان: تحقق من سنة الازدياد.
        [few] السن { $age } سنوات: تحقق من سنة الازدياد.
        [many] السن { $age } سنة: تحقق من سنة الازدياد.
       *[other] السن { $age } سنة: تحقق من سنة الازدياد.
    }
registration-fault-age_doubtful =
    { $age ->
        [one] السن سنة واحدة: تحقق من سنة الازدياد. إن كانت صحيحة أكدها عون.
        [two] السن سنتان: تحقق من سنة الازدياد. إن كانت صحيحة أكدها عون.
        [few] السن { $age } سنوات: تحقق من سنة الازدياد. إن كانت صحيحة أكدها عون.
        [many] السن { $age } سنة: تحقق من سنة الازدياد. إن كانت صحيحة أكدها عون.
       *[other] السن { $age } سنة: تحقق من سنة الازدياد. إن كانت صحيحة أكدها عون.
    }
registration-fault-too_young =
    { $age ->
        [zero] السن عند التشغيل أقل من سنة، دون { $min } سنة (السن الأدنى في مدونة الشغل، في انتظار التأكيد): سيدرس عون الطلب.
        [one] السن عند التشغيل سنة واحدة، دون { $min } سنة (السن الأدنى في مدونة الشغل، في انتظار التأكيد): سيدرس عون الطلب.
        [two] السن عند التشغيل سنتان، دون { $min } سنة (السن الأدنى في مدونة الشغل، في انتظار التأكيد): سيدرس عون الطلب.
        [few] السن عند التشغيل { $age } سنوات، دون { $min } سنة (السن الأدنى في مدونة الشغل، في انتظار التأكيد): سيدرس عون الطلب.
        [many] السن عند التشغيل { $age } سنة، دون { $min } سنة (السن الأدنى في مدونة الشغل، في انتظار التأكيد): سيدرس عون الطلب.
       *[other] السن عند التشغيل { $age } سنة، دون { $min } سنة (السن الأدنى في مدونة الشغل، في انتظار التأكيد): سيدرس عون الطلب.
    }
registration-fault-hired_before_birth = تاريخ التشغيل قبل الازدياد.
registration-fault-hired_too_far_ahead = يُعلن عن التشغيل قبل ثلاثة أشهر على الأكثر، أي إلى غاية { $date }.
registration-fault-registered_late =
    { $days ->
        [one] مر على التشغيل يوم واحد: يُطلب التسجيل خلال شهر.
        [two] مر على التشغيل يومان: يُطلب التسجيل خلال شهر.
        [few] مرت على التشغيل { $days } أيام: يُطلب التسجيل خلال شهر.
        [many] مر على التشغيل { $days } يوما: يُطلب التسجيل خلال شهر.
       *[other] مر على التشغيل { $days } يوم: يُطلب التسجيل خلال شهر.
    }
registration-fault-not_a_sex = اكتب F أو M.
registration-fault-not_a_nationality = هذه الجنسية ليست في اللائحة: اكتب حرفين (MA، FR…) أو «أخرى».
registration-fault-cin_needed = يُسجَّل المغربي برقم بطاقته الوطنية.
registration-fault-paper_needed = يُسجَّل الأجنبي بجواز سفره أو بطاقة إقامته.
registration-fault-cin_shape = حرف أو حرفان ثم أرقام، 8 رموز على الأكثر.
registration-fault-cin_of_foreigner = أجنبي برقم بطاقة وطنية: سيتحقق عون.
registration-fault-paper_shape = حروف لاتينية وأرقام فقط، من 5 إلى 15 رمزا.
registration-fault-phone_shape = ليس هذا رقم هاتف. مثال: 06 12 34 56 78.
registration-fault-email_shape = ليس هذا عنوان بريد إلكتروني. مثال: nom@exemple.ma.
registration-fault-rib_shape =
    { $got ->
        [zero] لا رقم بدل 24 رقما: لن يُحفظ التعريف البنكي.
        [one] رمز واحد بدل 24 رقما: لن يُحفظ التعريف البنكي.
        [two] رمزان بدل 24 رقما: لن يُحفظ التعريف البنكي.
        [few] { $got } رموز بدل 24 رقما: لن يُحفظ التعريف البنكي.
        [many] { $got } رمزا بدل 24 رقما: لن يُحفظ التعريف البنكي.
       *[other] { $got } رمز بدل 24 رقما: لن يُحفظ التعريف البنكي.
    }
registration-fault-rib_key = مفتاح التعريف البنكي لا يوافق: تحقق من الأرقام الأربعة والعشرين.

## عدة أجراء

registrations-bulk-title = تسجيل عدة أجراء
registrations-bulk-label = لائحة الأجراء
registrations-bulk-hint = CSV أو Excel أو LibreOffice، { $mebibytes } ميغابايت و{ $people } شخص على الأكثر. سطر لكل أجير؛ يُراقَب كل سطر قبل أي إرسال.
registrations-bulk-action = مراقبة اللائحة
registrations-template-title = نموذج فارغ
registrations-template-words = العناوين معروفة بثلاث لغات. سطر المثال لا يُقرأ.
registrations-template-fr = الفرنسية:
registrations-template-ar = العربية:
registrations-template-en = الإنجليزية:
registrations-template-sheet = الأجراء
registrations-template-refused = إدخال مرفوض
registrations-template-refused-sex = الجنس F أو M.
list-missing-columns =
    { $count ->
        [one] العمود الناقص في اللائحة:
        [two] العمودان الناقصان في اللائحة:
        [few] الأعمدة الناقصة في اللائحة:
        [many] الأعمدة الناقصة في اللائحة:
       *[other] الأعمدة الناقصة في اللائحة:
    }
list-refused-no-heading = لم يُعرف أي سطر عناوين: انطلق من النموذج الفارغ أو سمّ الأعمدة مثله.
list-refused-missing = تنقص أعمدة.
list-refused-twice = عمودان يقولان الشيء نفسه: { $first } و{ $second }. احتفظ بواحد.
list-refused-nobody = ليس تحت العناوين أحد.
list-refused-too-many = في اللائحة { $max } شخص على الأكثر: قسّمها.
list-refused-no-file = اختر ملفا.
batch-title = مراقبة اللائحة
batch-total = الأشخاص
batch-sent = أُرسلت
batch-sendable = جاهزة
batch-blocked = للتصحيح
batch-known = معروفة من قبل
batch-sending = الإرسال جار:
batch-send-title =
    { $count ->
        [one] يمكن إرسال طلب شخص واحد الآن
        [two] يمكن إرسال طلبي شخصين الآن
        [few] يمكن إرسال طلبات { $count } أشخاص الآن
        [many] يمكن إرسال طلبات { $count } شخصا الآن
       *[other] يمكن إرسال طلبات { $count } شخص الآن
    }
batch-send-words = تبقى الأخرى هنا لتُصحَّح في الملف أو على الشاشة.
batch-send-doubtful =
    { $count ->
        [one] طلب واحد سيمر أولا على عون.
        [two] طلبان سيمران أولا على عون.
        [few] { $count } طلبات ستمر أولا على عون.
        [many] { $count } طلبا ستمر أولا على عون.
       *[other] { $count } طلب ستمر أولا على عون.
    }
batch-send-action =
    { $count ->
        [one] إرسال طلب واحد
        [two] إرسال طلبين
        [few] إرسال { $count } طلبات
        [many] إرسال { $count } طلبا
       *[other] إرسال { $count } طلب
    }
batch-done =
    { $count ->
        [one] أُرسل طلب واحد.
        [two] أُرسل طلبان.
        [few] أُرسلت { $count } طلبات.
        [many] أُرسل { $count } طلبا.
       *[other] أُرسل { $count } طلب.
    }
batch-rows-title = سطور تحتاج إلى نظرك
batch-rows-words = الرقم هو رقم السطر في ملفك.
batch-standing-ready = جاهز
batch-standing-doubtful = يمر على عون
batch-standing-known = معروف من قبل
batch-standing-blocked = للتصحيح
batch-standing-sent = أُرسل
batch-standing-taken_out = صُحح على الشاشة
batch-like = الاسم وتاريخ الازدياد نفسهما في السطر { $row }: سيتحقق عون مما إذا كان الأمر يتعلق بشخص واحد.
batch-same-as = وثيقة الهوية نفسها موجودة في السطر { $row }.
batch-known-words = شخص بوثيقة الهوية هذه مسجل أو مطلوب تسجيله من قبل: افتح السطر لتشغيله برقمه.
batch-row-open = فتح الطلب
batch-row-correct = المعالجة على الشاشة
batch-again = إرسال لائحة أخرى

## السجل

audit-registration-sent = إرسال طلب تسجيل
audit-registration-asked = طلب توضيح بشأن تسجيل
audit-registration-answered = جواب بشأن تسجيل
audit-registration-accepted = قبول تسجيل
audit-registration-linked = تشغيل برقم موجود
audit-registration-refused = رفض تسجيل
audit-registration-withdrawn = التخلي عن طلب تسجيل
audit-registration-document-seen = اطلاع عون على وثيقة طلب تسجيل
audit-registration-seen = اطلاع عون على طلب تسجيل
audit-registrations-read = مراقبة لائحة أجراء للتسجيل
audit-registrations-sent = إرسال لائحة أجراء للتسجيل

## الرفض

refused-registration-faults = ما زالت في الطلب خانات للتصحيح.
refused-registration-known = شخص مشابه مسجل من قبل: افتح الطلب وقل هل هو الشخص نفسه.
refused-registration-hire-date = تاريخ التشغيل غير ممكن.
refused-registration-paper-known = وثيقة الهوية هذه لشخص مسجل من قبل: اقبل برقمه.
refused-registration-no-question = اكتب السؤال.
refused-registration-no-reason = اكتب السبب.
refused-registrations-nobody = لا سطر يمكن إرساله.

## الجنسيات

nationality-MA = مغربية
nationality-DZ = جزائرية
nationality-BE = بلجيكية
nationality-BJ = بنينية
nationality-BF = بوركينابية
nationality-CM = كاميرونية
nationality-CA = كندية
nationality-CF = من أفريقيا الوسطى
nationality-CN = صينية
nationality-KM = قمرية
nationality-CG = كونغولية (برازافيل)
nationality-CD = كونغولية (الكونغو الديمقراطية)
nationality-CI = إيفوارية
nationality-DJ = جيبوتية
nationality-EG = مصرية
nationality-ES = إسبانية
nationality-US = أمريكية
nationality-FR = فرنسية
nationality-GA = غابونية
nationality-GM = غامبية
nationality-DE = ألمانية
nationality-GH = غانية
nationality-GN = غينية
nationality-IN = هندية
nationality-IQ = عراقية
nationality-IT = إيطالية
nationality-JO = أردنية
nationality-LB = لبنانية
nationality-LY = ليبية
nationality-MG = مدغشقرية
nationality-ML = مالية
nationality-MR = موريتانية
nationality-NE = نيجرية
nationality-NG = نيجيرية
nationality-NL = هولندية
nationality-PH = فلبينية
nationality-PS = فلسطينية
nationality-PT = برتغالية
nationality-GB = بريطانية
nationality-SN = سنغالية
nationality-SY = سورية
nationality-TD = تشادية
nationality-TG = طوغولية
nationality-TN = تونسية
nationality-TR = تركية
nationality-YE = يمنية
nationality-XX = أخرى
