# الفضاء الداخلي لأعوان الصندوق.
office-title = فضاء الأعوان
office-lead =
    { $count ->
        [0] لا شيء في انتظاركم.
        [one] ملف واحد في انتظاركم.
        [two] ملفان في انتظاركم.
        [few] { $count_shown } ملفات في انتظاركم.
       *[other] { $count_shown } ملفا في انتظاركم.
    }
office-queues = للمعالجة
office-places = للاطلاع
office-waiting =
    { $count ->
        [one] واحد في الانتظار
        [two] اثنان في الانتظار
        [few] { $count_shown } في الانتظار
       *[other] { $count_shown } في الانتظار
    }
office-nothing-waits = لا شيء في الانتظار
office-keys = بلوحة المفاتيح: j و k للتنقل بين الأسطر، Enter للفتح، و / للبحث.
office-back = فضاء الأعوان
office-all = الكل
office-post-counter = الشباك
office-post-registrations = التسجيل
office-post-accounts = الانخراط والملفات
office-post-supervisor = الإشراف
office-queue-approvals = اقتراحات للبت
office-queue-words-approvals = ما يقترحه عون آخر ويمكنكم الموافقة عليه أو رفضه.
office-place-employers = المشغلون
office-place-words-employers = ملف المشغل: الهوية والأشخاص والوكالات والتصاريح.
office-place-deadlines = الآجال
office-place-words-deadlines = أجل كل شهر والتمديدات.
office-place-rates = النسب والسقف
office-place-words-rates = نسب كل شهر ونصها والقيم المقبلة.
office-place-late-rules = كلفة التأخير
office-place-words-late-rules = الزيادات والغرامات: نصها ودرجة تأكدها وهل هي مطبقة.
office-employer-unknown = مشغل

office-approvals-title = الاقتراحات
office-approvals-lead = كل إجراء حساس يقترحه عون ويبت فيه عون آخر خلال سبعة أيام.
office-approvals-none = لا يوجد أي اقتراح.
office-approvals-back = الاقتراحات
office-proposal = الاقتراح
office-act = الإجراء
office-act-deadline = الأجل
office-act-rate = نسبة أو سقف
office-act-rule-switch = قاعدة التأخير
office-act-cancel-filing = إلغاء إيداع
office-act-counter-administrator = مسير عند الشباك
office-act-contact = عنوان في الملف
office-act-remission = إعفاء استعطافي
office-approval-waiting = في الانتظار
office-approval-approved = تمت الموافقة
office-approval-refused = مرفوض
office-approval-expired = ساقط
office-asked-by = صاحب الاقتراح
office-asked-at = بتاريخ
office-decided-by = صاحب القرار
office-expires = يسقط بتاريخ
office-proposal-due-on = أجل { $month_of }: تأجيله إلى { $date }
office-proposal-share = { $branch }، { $payer }: { $rate } ابتداء من { $month_of }
office-proposal-ceiling = السقف: { $amount } درهم ابتداء من { $month_of }
office-proposal-switch-on = { $rule }: تطبق ابتداء من { $month_of }
office-proposal-switch-off = { $rule }: لا تطبق ابتداء من { $month_of }
office-switch-on = مطبقة
office-switch-off = معروضة وغير مطبقة
office-proposal-cancel-filing = إلغاء إيداع لـ { $employer }
office-proposal-counter = إعطاء رمز مسير لـ { $employer } عند الشباك
office-proposal-contact-add = إضافة عنوان إلى ملف { $employer }
office-proposal-contact-remove = إزالة عنوان من ملف { $employer }
office-proposal-remission = إعفاء { $employer } من { $amount } درهم – { $of }، { $month }
office-grounds = النص أو السبب
office-change-title = ما الذي يتغير
office-change-what = الموضوع
office-change-before = قبل
office-change-after = بعد
office-change-difference = الفرق
office-due-of = أجل { $month_of }
office-filing-of = تصريح { $month_of }
office-nothing-declared = لا شيء مصرح به
office-effect-deadline = فور الموافقة تتبع مهام المشغلين وغرامات التأخير التاريخ الجديد. ما تم إيداعه يحتفظ بالأجل الذي أودع في ظله.
office-effect-rate = التصاريح ابتداء من هذا الشهر تراقب وتحتسب بالقيمة الجديدة، وما هو قيد الإعداد يراقب من جديد. الأشهر السابقة وما تم إيداعه لا يتغير.
office-effect-switch = فور الموافقة يعاد احتساب حسابات جميع المشغلين: ما يبدأ ابتداء من هذا الشهر يتبع القاعدة، ويُقيد الفرق في الحساب. لا يُمحى شيء مما قُيد.
office-effect-cancel = لن يبقى الإيداع تصريحا معتمدا: سيقول وصله ذلك لمن يتحقق منه، ويُخبر المشغل، ويصبح الشهر واجب التصريح من جديد. إذا فات الأجل فسيكون التصريح الجديد متأخرا.
office-effect-counter = سيتمكن العون من إعطاء هذا الشخص رمزا يفتح حساب مسير للمقاولة. ويُخبر بذلك المسيرون الحاليون.
office-effect-contact = ترسل رموز الولوج إلى المقاولة إلى العناوين المسجلة في ملفها. فور الموافقة تُخبر العناوين الحالية، ومنها العنوان المزال، والمسيرون.
office-effect-remission = فور الموافقة لا يبقى هذا المبلغ مستحقا: يُقيد الإعفاء مع سببه في حساب المشغل ويُخبر به مسيروه. وإذا سدده أداء وصل في هذه الأثناء فلا يمكن الإعفاء منه.
office-contact-on-file = في الملف
office-contact-off-file = خارج الملف
office-impact-title = لو سرت هذه القيمة في { $month }
office-impact-words =
    { $declarations ->
        [0] لم يودع أي تصريح عن هذا الشهر.
        [one] محسوب على التصريح الوحيد المودع عن هذا الشهر (عدد الأجراء: { $employees_shown }).
        [two] محسوب على التصريحين المودعين عن هذا الشهر (عدد الأجراء: { $employees_shown }).
        [few] محسوب على { $declarations_shown } تصاريح مودعة عن هذا الشهر (عدد الأجراء: { $employees_shown }).
       *[other] محسوب على { $declarations_shown } تصريحا مودعا عن هذا الشهر (عدد الأجراء: { $employees_shown }).
    }
office-impact-note = حصتا المشغل والأجير معا، على مجموع الأجور: في حدود تدوير كل تصريح.
office-late-title = أشهر تم إيداعها
office-late-words = تبدأ هذه القيمة في شهر أودعت عنه تصاريح. تحتفظ هذه التصاريح بمبالغها ولا يعاد احتساب أي منها. أما التصريح الذي يودع أو يصحح بعد الموافقة فيحتسب بالقيمة الجديدة. هذا التغيير وحده لا يطالب بالفرق ولا يرده.
office-late-declarations = التصاريح
office-late-filed = المودع
office-late-would = بالقيمة الجديدة
office-decide-title = قراركم
office-decide-reason = السبب
office-decide-hint = ضروري عند الرفض. سيقرؤه صاحب الاقتراح.
office-approve = موافقة
office-refuse = رفض
office-own-proposal = أنتم من قدم هذا الاقتراح: يجب أن يبت فيه عون آخر.

office-deadlines-title = الآجال
office-deadlines-lead = أجل كل شهر تحدده القاعدة العامة، أو يغيره قرار يحمل نصه.
office-deadline-propose = اقتراح تمديد
office-moved-from = بدلا من { $date }
office-month = الشهر
office-new-date = الأجل الجديد
office-title-of-text = النص أو القرار
office-title-hint = اسمه ورقمه وتاريخه كما سيقرؤه الجميع.
office-url = عنوان النص (اختياري)
office-second-agent = لا شيء يتغير قبل موافقة عون ثان.
office-propose = اقتراح
office-published = القرارات المنشورة
office-published-none = لا يوجد أي قرار منشور.
office-decision = القرار
office-source = النص
office-published-on = نشر بتاريخ

office-rates-title = النسب والسقف
office-rates-lead = القيم السارية لشهر عمل، مع النص الذي قرئت فيه كل قيمة.
office-rates-of = قيم { $month_of }
office-base = الوعاء
office-base-gross = الأجر كله
office-base-capped = الأجر المسقف
office-ceiling = السقف
office-ceiling-unit = درهم لكل أجير في الشهر
office-rate-propose = اقتراح قيمة جديدة
office-rate-item = ما الذي يتغير
office-from = أول شهر
office-from-hint = لا قبل { $month }. إذا صدر النص متأخرا فيمكن اختيار شهر بدأ أو مضى: ما تم إيداعه يحتفظ بمبالغه.
office-value = القيمة الجديدة
office-value-hint = بالمائة للنسبة (4,48) وبالدرهم للسقف (6000).

office-employers-title = المشغلون
office-employers-search = رقم الانخراط أو الاسم
office-employers-none = لم يعثر على أي مشغل.
office-employers-back = المشغلون
office-employer-back = ملف المشغل
office-city = المدينة
office-activity = النشاط
office-view-is-seen = هذا الاطلاع مسجل، والمشغل يراه.
office-filings = التصاريح
office-filings-none = لا يوجد أي تصريح.
office-employees = الأجراء
office-gross = الأجور
office-cancel-link = إلغاء
office-members = الأشخاص
office-members-none = لا أحد له حساب بعد.
office-name = الاسم
office-role = الدور
office-role-administrator = مسيّر الولوج
office-role-declarant = مصرّح
office-role-reader = مطّلع
office-since = منذ
office-mandates = الوكالات
office-mandates-none = لا توجد أي وكالة.
office-mandate-with = مع
office-mandate-given = وكالة ممنوحة
office-mandate-held = وكالة مقبولة
office-mandate-asked = مطلوبة
office-mandate-accepted = مقبولة
office-mandate-declined = مرفوضة
office-mandate-revoked = ملغاة
office-from-day = من
office-until-day = إلى
office-identity = الهوية
office-address = العنوان
office-declares-from = يصرح هنا منذ
office-health = المرض
office-health-own = تغطية خاصة سابقة للتأمين الإجباري
office-sector = القطاع
office-agricultural = فلاحي
office-acts = آخر الإجراءات
office-acts-none = لا يوجد أي إجراء.

office-cancel-title = إلغاء إيداع
office-cancel-reason = سبب الإلغاء
office-cancel-hint = سيقرؤه المشغل في تاريخ تصريحه.
office-cancel-propose = اقتراح الإلغاء
office-place-people = المؤمن لهم
office-place-words-people = ملف المؤمن له: الهوية والوظائف والأشهر المصرح بها.

office-contacts = العناوين في الملف
office-contacts-none = لا يوجد أي عنوان: لا يمكن إرسال رمز إلى المقاولة.
office-contact-new = عنوان جديد
office-contact-hint = بريد إلكتروني أو هاتف نقال. لا شيء يتغير قبل موافقة عون ثان، وتُخبر بعدها العناوين الحالية والمسيرون الحاليون.
office-contact-add = اقتراح الإضافة
office-contact-remove = اقتراح الإزالة
office-code-title = رمز عند الشباك
office-code-address = البريد الإلكتروني أو الهاتف النقال للشخص
office-code-hint = بعد مراقبة بطاقته وصفته. يجعله الرمز مسيرا: يوافق عليه عون ثان أولا.
office-code-ask = طلب رمز
office-slip-title = رمز للتسليم
office-slip-once = لا يظهر هذا الرمز إلا مرة واحدة ولا يحفظ في أي مكان. اطبعوا هذه الصفحة وسلموها.
office-slip-code = الرمز
office-slip-heading = حسابكم على «تصريح»
office-slip-address = عنوان الدخول
office-slip-words = يصلح هذا الرمز لمدة { $minutes } دقيقة ولمرة واحدة، مع هذا العنوان. افتحوا «تصريح» واختاروا «فتح حساب لمقاولتي» ثم «رمز يسلم في الشباك».
office-slip-draw = تسليم الرمز
office-slip-draw-words = وافق العون الثاني. يظهر الرمز مرة واحدة والشخص أمامكم؛ اسحبوا رمزا آخر إذا ضاع.

office-people-title = المؤمن لهم
office-people-lead = ابحثوا بالرقم، أو بالاسم وتاريخ الازدياد. كل اطلاع مسجل، والشخص يراه.
office-person-number = رقم التسجيل أو رقم البطاقة الوطنية
office-person-or = أو
office-person-name = الاسم العائلي والشخصي
office-born-on = تاريخ الازدياد
office-people-found =
    { $count ->
        [0] لا أحد يطابق
        [one] شخص واحد
        [two] شخصان
        [few] { $count_shown } أشخاص
       *[other] { $count_shown } شخصا
    }
office-person-is-seen = هذا الاطلاع مسجل، والشخص يراه.
office-name-ar = الاسم بالعربية
office-sex = الجنس
office-sex-female = أنثى
office-sex-male = ذكر
office-nationality = الجنسية
office-document-cin = البطاقة الوطنية
office-document-passport = جواز السفر
office-document-residence_card = بطاقة الإقامة
office-known-by = الهوية
office-known-registered = مراقبة عند التسجيل
office-known-declared = معروفة من التصاريح فقط
office-person-nothing = لا توجد أي وظيفة معروفة.
office-person-contact = هاتف الشخص أو عنوانه
office-person-contact-none = لا شيء في الملف: لا يمكن للشخص أن يتوصل برمز.
office-person-contact-typed = أعطاه { $employer } وليس الشخص. الرمز المرسل إليه لا يظهر سوى ما صرح به هذا المشغل.
office-person-contact-hint = الشخص أمامكم ويريكم وثيقته. انقلوا رقمها، ثم اكتبوا الهاتف أو العنوان الذي يقوله لكم: يحل محل ما في الملف ويتوصل بالرموز التي تفتح كل شهوره.
office-person-contact-card = رقم الوثيقة المعروضة
office-person-contact-address = الهاتف النقال أو البريد الإلكتروني الذي يقوله لكم الشخص
office-person-contact-action = التسجيل في الملف
office-still-there = لا يزال يعمل
office-months-declared = الأشهر المصرح بها
office-queue-affiliations = طلبات الانخراط
office-queue-words-affiliations = المشغلون الجدد الذين ينتظرون رقمهم.
office-affiliations-title = طلبات الانخراط
office-affiliations-none = لا يوجد أي طلب في هذه الحالة.
office-affiliation-title = الطلب رقم { $number }
office-affiliation-said = ما صرحت به المقاولة
office-affiliation-accept = قبول الانخراط
office-ask = طلب توضيح
office-words = السؤال أو السبب
office-words-hint = ضروري لطلب توضيح أو للرفض. ستقرؤه المقاولة.
office-same-ice = نفس التعريف الموحد منخرط أصلا
office-changed-at = آخر تغيير
office-queue-registrations = طلبات التسجيل
office-queue-words-registrations = الأجراء الذين يحتاج تسجيلهم إلى نظر.
office-registrations-title = طلبات التسجيل
office-registrations-none = لا يوجد أي طلب في هذه الحالة.
office-registration-number = رقم الطلب
office-registration-not-found = لا يوجد طلب بهذا الرقم.
office-registration-submitted = في انتظار القرار
office-registration-needs_information = في انتظار توضيح
office-registration-accepted = مسجل
office-registration-refused = مرفوض
office-registration-withdrawn = متخلى عنه
office-registration-draft = مسودة
office-registration-accept = تسجيل
office-registration-link = هو هذا الشخص: استعمال رقمه
office-registration-words-hint = ضروري لطلب توضيح أو للرفض. سيقرؤه المشغل.
office-sent-at = أرسل بتاريخ
office-alike-title = معروفون، ربما نفس الشخص
office-alike-none = لا أحد مشابه في الملف ولا في الطلبات.
office-documents-none = لا توجد أي وثيقة مرفقة.
office-paper = وثيقة الهوية

# كلفة التأخير.
office-lateness-title = كلفة التأخير
office-lateness-lead = القاعدة التي تؤكدها عدة مصادر تطبق تلقائيا. أما القاعدة المقروءة في مصدر واحد فتُعرض على المشغلين بعبارة «في انتظار التأكيد»، ولا تُقيد في حساباتهم إلا بقرار عونين.
office-lateness-rule = القاعدة
office-lateness-value = الكلفة
office-lateness-payment = { $first } عن الشهر الأول ولو كان جزئيا، ثم { $further } عن كل شهر أو جزء منه، على الاشتراكات غير المؤداة
office-lateness-declaration = { $each } درهم عن كل أجير، في حدود { $most } درهم، ومثلها عن كل شهر أو جزء منه بعد الأول
office-lateness-since = القيمة سارية منذ { $month }
office-lateness-state = التطبيق
office-lateness-propose = اقتراح تغيير
office-lateness-turn-on = تطبيق القاعدة
office-lateness-turn-off = وقف التطبيق
office-lateness-from = ابتداء من شهر
office-lateness-from-hint = ما يبدأ في هذا الشهر أو بعده يتبع القرار. واختيار شهر مضى يعيد احتساب الحسابات.

# الإعفاء من زيادات وغرامات التأخير.
office-remission-title = الإعفاءات الاستعطافية
office-remission-words = زيادات وغرامات التأخير التي يمكن الإعفاء منها كليا أو جزئيا.
office-remission-see = الاطلاع واقتراح إعفاء
office-remission-lead = ما ترتب على المشغل بسبب التأخير ولم يؤد بعد. يرفع الإعفاء كله أو جزءا منه؛ وما أُدي لا يُرد، ولا إعفاء من الاشتراكات أبدا.
office-remission-none = لا زيادة ولا غرامة باقية للأداء.
office-remission-propose = اقتراح إعفاء
office-remission-due = موضوع الإعفاء
office-remission-amount = المبلغ بالدرهم
office-remission-amount-hint = اتركوه فارغا للإعفاء من كل ما بقي.
office-remission-reason = السبب
office-remission-reason-hint = سيقرؤه المشغل في كشف حسابه.
