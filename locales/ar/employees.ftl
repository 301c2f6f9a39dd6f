register-sheet = الأجراء
register-column-insured = رقم التسجيل
register-column-surname = الاسم العائلي
register-column-given_name = الاسم الشخصي
register-column-surname_ar = الاسم العائلي بالعربية
register-column-given_name_ar = الاسم الشخصي بالعربية
register-column-hired_on = تاريخ الدخول
register-column-left_on = تاريخ المغادرة
register-column-situation = وضعية المغادرة
register-column-last_declared = آخر شهر مصرح به

room-employees = الأجراء
employees-title = سجل الأجراء
employees-hire = التصريح بتشغيل
employees-expected = الأجراء المنتظرون في { $month }
employees-search = البحث عن أجير
employees-search-hint = الاسم بالحروف اللاتينية أو العربية (كيفما كُتب)، أو الرقم، أو رقم البطاقة الوطنية. ما تبحثون عنه لا يظهر في عنوان الصفحة.
employees-search-end = مسح البحث
employees-show-all = الكل
employees-show-present = الحاضرون
employees-show-left = المغادرون
employees-show-arrived = الداخلون هذا الشهر
employees-show-silent = بدون تصريح منذ شهرين
employees-count = { $count ->
    [0] لا أجير
    [one] أجير واحد
    [two] أجيران
    [few] { $count_shown } أجراء
    [many] { $count_shown } أجيرا
   *[other] { $count_shown } أجير
}
employees-none = لا أحد هنا. يمتلئ السجل بتصريحاتكم المودعة وبالتشغيلات التي تبلغون عنها.
employees-none-found = لا أحد بهذا الاسم أو الرقم. جربوا جزءا من الاسم، أو اختاروا «الكل».
employees-hired-on = دخل في
employees-left-on = غادر في
employees-present = حاضر
employees-last-declared = آخر شهر مصرح به
employees-never = أبدا
employees-silent = شهران بدون تصريح
employees-export = تحميل هذه اللائحة:

employee-title = بطاقة أجير
employee-back = سجل الأجراء
employee-document = وثيقة الهوية
employee-stays = لديكم
employee-since = منذ { $date }
employee-until = إلى غاية { $date }
employee-leave = غادر هذا الأجير
employee-leave-on = آخر يوم
employee-leave-reason = السبب
employee-leave-hint = يجب أن يحمل تصريح شهر المغادرة الوضعية SO، أو DE في حالة الوفاة.
employee-leave-action = تسجيل المغادرة
employee-return = عاد هذا الأجير
employee-return-on = أول يوم
employee-return-action = تسجيل العودة
employee-audit = كل اطلاع على هذه البطاقة يُدوَّن، ويمكن للأجير أن يراه.
employee-silent = هذا الأجير حاضر ولم يصرَّح به منذ شهرين. إذا غادر فسجلوا مغادرته، وإلا فأضيفوه إلى تصريحكم القادم.
employee-done-hired = سُجل التشغيل. يجب أن يظهر هذا الأجير في تصريح هذا الشهر.
employee-done-left = سُجلت المغادرة.
employee-done-returned = سُجلت العودة.
employment-source-declared = معروف من تصريحاتكم
employment-source-registered = سجلتموه لدى الصندوق
employment-source-hired = تشغيل أبلغتم عنه
leave-reason-unsaid = غادر، بدون تفصيل
leave-reason-contract_ended = نهاية العقد
leave-reason-resigned = استقالة
leave-reason-dismissed = فصل
leave-reason-retired = تقاعد
leave-reason-deceased = وفاة

months-title = الشهور المصرح بها
months-month = الشهر
months-gap = ناقص
months-gaps = { $count ->
    [one] شهر واحد ناقص: كان الأجير حاضرا ولم يصرَّح به.
    [two] شهران ناقصان: كان الأجير حاضرا ولم يصرَّح به.
    [few] { $count_shown } أشهر ناقصة: كان الأجير حاضرا ولم يصرَّح به.
    [many] { $count_shown } شهرا ناقصا: كان الأجير حاضرا ولم يصرَّح به.
   *[other] { $count_shown } شهر ناقص: كان الأجير حاضرا ولم يصرَّح به.
}
months-gap-not-on-it = تصريح هذا الشهر لا يتضمنه.
months-gap-nothing-filed = لم يودع أي تصريح عن هذا الشهر.
months-none = لا شهر يمكن عرضه.
months-earlier = الشهور السابقة

hire-title = التصريح بتشغيل
hire-lead = لشخص له رقم تسجيل من قبل. أما غيره فيُسجَّل أولا لدى الصندوق.
hire-identity = ما يبين أن الرقم رقمه
hire-identity-hint = يكفي أحد الاثنين.
hire-document = رقم البطاقة الوطنية أو جواز السفر أو بطاقة الإقامة
hire-born-on = تاريخ الازدياد
hire-on = أول يوم عمل
hire-action = تسجيل التشغيل

expected-title = الأجراء المنتظرون في { $month }
expected-back = تصريح { $month }
expected-from-fund = لائحة التصريح المعد مسبقا من الصندوق الذي حملتموه.
expected-from-register = لائحة مأخوذة من سجلكم: الأجراء الحاضرون قبل بداية الشهر. إذا حملتم التصريح المعد مسبقا من الصندوق فهو المعتمد.
expected-download = تحميل التصريح المعد مسبقا (AFFEBDS)
expected-hired = { $count ->
    [one] تشغيل واحد هذا الشهر، يجب التصريح به
    [two] تشغيلان هذا الشهر، يجب التصريح بهما
    [few] { $count_shown } تشغيلات هذا الشهر، يجب التصريح بها
    [many] { $count_shown } تشغيلا هذا الشهر، يجب التصريح بها
   *[other] { $count_shown } تشغيل هذا الشهر، يجب التصريح بها
}
expected-left = { $count ->
    [one] مغادرة واحدة هذا الشهر، يجب التصريح بها مع وضعيتها
    [two] مغادرتان هذا الشهر، يجب التصريح بهما مع وضعيتهما
    [few] { $count_shown } مغادرات هذا الشهر، يجب التصريح بها مع وضعيتها
    [many] { $count_shown } مغادرة هذا الشهر، يجب التصريح بها مع وضعيتها
   *[other] { $count_shown } مغادرة هذا الشهر، يجب التصريح بها مع وضعيتها
}
expected-people = { $count ->
    [0] الأجراء المنتظرون
    [one] أجير واحد منتظر
    [two] أجيران منتظران
    [few] { $count_shown } أجراء منتظرين
    [many] { $count_shown } أجيرا منتظرا
   *[other] { $count_shown } أجير منتظر
}
expected-none = لا أحد منتظر بعد: لا يوجد تصريح مودع يبين من يعمل لديكم.

home-employees = الأجراء
home-employees-arrived = { $count ->
    [0] لم يدخل أحد هذا الشهر
    [one] دخول واحد هذا الشهر
    [two] دخولان هذا الشهر
    [few] { $count_shown } عمليات دخول هذا الشهر
    [many] { $count_shown } عملية دخول هذا الشهر
   *[other] { $count_shown } عملية دخول هذا الشهر
}
home-employees-gone = { $count ->
    [0] بدون مغادرة
    [one] مغادرة واحدة
    [two] مغادرتان
    [few] { $count_shown } مغادرات
    [many] { $count_shown } مغادرة
   *[other] { $count_shown } مغادرة
}

refused-no-day = أدخلوا يوما، مثلا 5 مارس 2026.
refused-hire-number = رقم التسجيل من تسعة أرقام ويبدأ بـ 1.
refused-hire-identity = أدخلوا رقم وثيقة الهوية أو تاريخ الازدياد.
refused-hire-nobody = لا أحد يطابق هذا الرقم مع هذه الوثيقة أو تاريخ الازدياد. تحققوا منهما معا؛ وإذا لم يسبق تسجيل الشخص فاطلبوا تسجيله.
refused-too-many-looks = عمليات بحث كثيرة في ساعة واحدة. أعيدوا المحاولة لاحقا.
refused-already-employed = هذا الشخص موجود في سجلكم منذ { $on }.
refused-leaves-before-hire = لا يمكن أن يسبق آخر يوم أول يوم، وهو { $on }.
refused-already-left = سبق تسجيل مغادرة في { $on }.
refused-not-left = هذا الشخص حاضر: لا يمكن أن يعود.
refused-returns-before-leave = لا يمكن أن تسبق العودة المغادرة، وهي في { $on }.
refused-deceased = صُرح بوفاة هذا الشخص.
refused-too-far-ahead = هذا اليوم بعيد جدا: في { $on } على أبعد تقدير.
refused-too-long-ago = هذا اليوم قديم جدا: في { $on } كأقدم تاريخ.

audit-employee-viewed = الاطلاع على بطاقة الأجير
audit-employee-hired = تسجيل تشغيل
audit-employee-left = تسجيل مغادرة
audit-register-exported = تحميل سجل الأجراء
