# أسماء الحقول والفروع والحالات كما يقرؤها الناس. المفاتيح هي رموز الشيفرة.
# مصطلحات مأخوذة من استمارات ونصوص مغربية: رقم الانخراط، المشغل، رقم البطاقة الوطنية، التعويض عن فقدان الشغل، التأمين الإجباري الأساسي عن المرض.
# U — our own translation, not yet seen in an official text: أجير، رقم التسجيل، الأيام المصرح بها، الأجر الحقيقي، الأجر المسقف، اشتراك، حصة المشغل، حصة الأجير،
# التعويضات العائلية، تعويضات قصيرة / طويلة الأمد، رسم التكوين المهني، التضامن، مغادر، خلل، وأسماء الوضعيات كلها.

## الحقول

field-affiliate_number = رقم الانخراط
field-period = الفترة
field-insured_number = رقم التسجيل
field-surname = الاسم العائلي
field-given_name = الاسم الشخصي
field-full_name = الاسم الكامل
field-cin = رقم البطاقة الوطنية
field-days = الأيام المصرح بها
field-gross_wage = الأجر الحقيقي
field-capped_wage = الأجر المسقف
field-situation = الوضعية
field-children = الأبناء
field-allowance_to_pay = التعويضات العائلية الواجب أداؤها
field-allowance_to_deduct = التعويضات العائلية الواجب خصمها
field-allowance_net = صافي التعويضات العائلية الواجب أداؤها
field-allowance_to_return = التعويضات العائلية الواجب إرجاعها
field-control_sum = مجموع المراقبة
field-share-all-employer = مجموع الاشتراكات – حصة المشغل
field-share-all-employee = مجموع الاشتراكات – حصة الأجير
field-share-all-both = مجموع الاشتراكات – حصتا المشغل والأجير
field-share-social_security-employer = اشتراكات الصندوق الوطني للضمان الاجتماعي – حصة المشغل
field-share-social_security-employee = اشتراكات الصندوق الوطني للضمان الاجتماعي – حصة الأجير
field-share-social_security-both = اشتراكات الصندوق الوطني للضمان الاجتماعي – حصتا المشغل والأجير
field-share-short_term_and_job_loss-employer = التعويضات قصيرة الأمد وفقدان الشغل – حصة المشغل
field-share-short_term_and_job_loss-employee = التعويضات قصيرة الأمد وفقدان الشغل – حصة الأجير
field-share-short_term_and_job_loss-both = التعويضات قصيرة الأمد وفقدان الشغل – حصتا المشغل والأجير
field-share-health-employer = التأمين الإجباري عن المرض (الأساسي والتضامن) – حصة المشغل
field-share-health-employee = التأمين الإجباري عن المرض (الأساسي والتضامن) – حصة الأجير
field-share-health-both = التأمين الإجباري عن المرض (الأساسي والتضامن) – حصتا المشغل والأجير
field-share-family_allowances-employer = التعويضات العائلية – حصة المشغل
field-share-family_allowances-employee = التعويضات العائلية – حصة الأجير
field-share-family_allowances-both = التعويضات العائلية – حصتا المشغل والأجير
field-share-short_term-employer = تعويضات قصيرة الأمد – حصة المشغل
field-share-short_term-employee = تعويضات قصيرة الأمد – حصة الأجير
field-share-short_term-both = تعويضات قصيرة الأمد – حصتا المشغل والأجير
field-share-job_loss-employer = التعويض عن فقدان الشغل – حصة المشغل
field-share-job_loss-employee = التعويض عن فقدان الشغل – حصة الأجير
field-share-job_loss-both = التعويض عن فقدان الشغل – حصتا المشغل والأجير
field-share-long_term-employer = تعويضات طويلة الأمد – حصة المشغل
field-share-long_term-employee = تعويضات طويلة الأمد – حصة الأجير
field-share-long_term-both = تعويضات طويلة الأمد – حصتا المشغل والأجير
field-share-health_basic-employer = التأمين الإجباري الأساسي عن المرض – حصة المشغل
field-share-health_basic-employee = التأمين الإجباري الأساسي عن المرض – حصة الأجير
field-share-health_basic-both = التأمين الإجباري الأساسي عن المرض – حصتا المشغل والأجير
field-share-health_solidarity-employer = التأمين الإجباري عن المرض: التضامن – حصة المشغل
field-share-health_solidarity-employee = التأمين الإجباري عن المرض: التضامن – حصة الأجير
field-share-health_solidarity-both = التأمين الإجباري عن المرض: التضامن – حصتا المشغل والأجير
field-share-training_levy-employer = رسم التكوين المهني – حصة المشغل
field-share-training_levy-employee = رسم التكوين المهني – حصة الأجير
field-share-training_levy-both = رسم التكوين المهني – حصتا المشغل والأجير

## الفروع

branch-family_allowances = التعويضات العائلية
branch-short_term = تعويضات قصيرة الأمد
branch-job_loss = التعويض عن فقدان الشغل
branch-long_term = تعويضات طويلة الأمد
branch-health_basic = التأمين الإجباري الأساسي عن المرض
branch-health_solidarity = التأمين الإجباري عن المرض: التضامن
branch-training_levy = رسم التكوين المهني

## من يؤدي

payer-employer = حصة المشغل
payer-employee = حصة الأجير
payer-both = حصتا المشغل والأجير

## درجات الأهمية

severity-blocking = مانع
severity-warning = تنبيه
severity-notice = معلومة

## حالات التصريح

state-received = تم التوصل به
state-refused = الملف مرفوض
state-checked = يحتاج إلى تصحيح
state-ready = جاهز للإيداع
state-filed = مودع
state-accepted = مقبول من طرف الصندوق
state-superseded = تم استبداله
state-withdrawn = متخلى عنه
state-cancelled = ملغى من طرف الصندوق

## الأحداث

event-file_received = تم التوصل بالملف
event-mapped = تم اختيار الأعمدة أو الورقة
event-facts_learnt = وردت معطيات جديدة، وأعيدت مراقبة الملف
event-edited = تم تعديل قيمة على الموقع
event-file_refused = رُفض الملف
event-faults_found = وُجدت اختلالات
event-checks_passed = نجحت المراقبة
event-filed = أُودع التصريح
event-filed_in_part = أُودعت الأسطر الصحيحة وتُركت الأخرى جانبا
event-acknowledged = قبِله الصندوق
event-replaced = استُبدل بتصريح جديد
event-withdrawn = تم التخلي عن التصريح
event-cancelled = ألغى الصندوق الإيداع

## الوضعيات

situation-normal = شهر عادي
situation-SO = مغادر
situation-DE = متوفى
situation-IT = أمومة
situation-IL = مرض
situation-AT = حادثة شغل
situation-CS = عطلة بدون أجر
situation-MS = محتفظ به بدون أجر
situation-MP = مرض مهني

## صيغ الملفات

format-csv = CSV (نص بفواصل)
format-xlsx = Excel (XLSX)
format-ods = OpenDocument (ODS)
format-xls = صيغة Excel القديمة (XLS)
format-ebds = e-BDS

## النصوص القانونية

law-before-reform-2025 = جريدة L’Économiste (1133026) حول القاعدة السابقة لإصلاح 2025
law-published = { $title }
law-cleiss-2017 = جداول الضمان الاجتماعي المغربي، CLEISS (طبعة 2017)
law-cleiss-2017-2024 = جداول الضمان الاجتماعي المغربي، CLEISS (طبعتا 2017 و2024)
law-cleiss-2024 = جداول الضمان الاجتماعي المغربي، CLEISS (طبعة 2024)
law-dahir-1-72-184 = الظهير الشريف رقم 1.72.184 كما تم تغييره: في أجل أقصاه اليوم 10 من الشهر الموالي لشهر العمل
law-decree-2-14-207 = المرسوم رقم 2.14.207 الصادر في 10 نونبر 2014 بتغيير المرسوم رقم 2.05.734
law-decree-2-19-424 = المرسوم رقم 2.19.424
law-decree-2-22-606 = المرسوم رقم 2.22.606
law-decree-2-23-799 = المرسوم رقم 2.23.799
law-decree-2-24-1122 = المرسوم رقم 2.24.1122
law-decree-2002 = مرسوم سنة 2002 (لم يُعثر على رقمه)
law-draft-2-25-983 = مشروع المرسوم رقم 2.25.983
law-economiste-1133026 = جريدة L’Économiste (1133026)
law-extension-2025-07-first = قرار الصندوق، يوليوز 2025: التمديد الأول
law-extension-2025-07-second = قرار الصندوق، يوليوز 2025: التمديد الثاني
law-law-03-14 = القانون رقم 03.14 (الجريدة الرسمية بتاريخ 11 شتنبر 2014)
law-law-17-02 = الظهير الشريف رقم 1.72.184 كما تم تغييره بالقانون رقم 17.02
law-law-87-17 = القانون رقم 87.17 والمرسوم رقم 2.19.718 الصادر في 3 مارس 2020 (الجريدة الرسمية عدد 6668)
law-reform-2025 = إصلاح الظهير الشريف رقم 1.72.184، كما أوردته جريدة L’Économiste في 14 مارس 2025 (1133026)

## مصدر القاعدة

source-charter = دفتر تحملات e-BDS للصندوق، تبادل الملفات، الإصدار 2 (2006)
source-change-log = سجل تعديلات e-BDS للصندوق، 1.3
source-direct-payment = أداء الصندوق للتعويضات العائلية مباشرة (2007 إلى 2009)
source-company-id = التعريف الموحد للمقاولة: 15 رقما، مضاعف العدد 97
source-reading = «تصريح»: لا شيء يُخمَّن عند القراءة
source-prudence = «تصريح»: ما يتحقق منه محاسب متبصر
source-control = المراقبة { $place }
source-record = التسجيلة { $place }
source-field = الحقل { $place }

## الأجراء المراد تسجيلهم: الأعمدة والخانات

item-surname = الاسم العائلي بالحروف اللاتينية
    .note = الاسم العائلي بالحروف اللاتينية كما في وثيقة الهوية؛ 30 حرفا على الأكثر.
item-given_name = الاسم الشخصي بالحروف اللاتينية
    .note = الاسم الشخصي بالحروف اللاتينية كما في وثيقة الهوية؛ 30 حرفا على الأكثر.
item-surname_ar = الاسم العائلي بالعربية
    .note = الاسم العائلي بالحروف العربية. اتركه فارغا إن كنت لا تعرفه.
item-given_name_ar = الاسم الشخصي بالعربية
    .note = الاسم الشخصي بالحروف العربية. اتركه فارغا إن كنت لا تعرفه.
item-birth_date = تاريخ الازدياد
    .note = يوم/شهر/سنة، اليوم أولا.
item-sex = الجنس
    .note = F للمرأة وM للرجل.
item-nationality = الجنسية
    .note = حرفان (MA أو FR أو SN…) أو كتابة.
item-cin = رقم البطاقة الوطنية
    .note = إلزامي للمغربي: حرف أو حرفان ثم أرقام.
item-passport = رقم جواز السفر
    .note = للأجنبي: جواز السفر أو بطاقة الإقامة.
item-residence_card = رقم بطاقة الإقامة
    .note = للأجنبي: جواز السفر أو بطاقة الإقامة.
item-hire_date = تاريخ التشغيل
    .note = أول يوم عمل، يوم/شهر/سنة.
item-phone = الهاتف
    .note = اختياري: يتوصل فيه الأجير برقمه.
item-email = البريد الإلكتروني
    .note = اختياري: يتوصل فيه الأجير برقمه.
item-rib = التعريف البنكي
    .note = اختياري: 24 رقما.

# كلفة التأخير وما هو مستحق.
late-rule-late-payment = زيادة التأخير في الأداء
late-rule-late-declaration = غرامة التصريح المتأخر
sure-confirmed = أكدته عدة مصادر
sure-single = في انتظار التأكيد: مصدر واحد
sure-uncertain = في انتظار التأكيد: مصادر غير مؤكدة
sure-house = قرار داخلي في انتظار التأكيد
