# ما لم ينجح، وما ينبغي فعله.

error-back = رجوع
error-incident = رقم الحادث، المرجو إعطاؤه للمساعدة:
error-title-not-found = الصفحة غير موجودة
error-words-not-found = هذه الصفحة غير موجودة، أو لا يمكنكم الاطلاع عليها بهذا الحساب.
error-title-bad-request = طلب غير مفهوم
error-words-bad-request = معلومة ناقصة أو ليست بالشكل المطلوب. ارجعوا وأعيدوا المحاولة.
error-title-refused = هذا غير ممكن الآن
error-words-refused = الحالة الراهنة لا تسمح بهذا الإجراء.
error-title-too-large = الملف كبير جدا
error-words-too-large = حجم الملف يتجاوز الحد المقبول ولم يُحتفظ به. احذفوا منه الأوراق والصور غير الضرورية، أو أرسلوه بصيغة CSV.
error-title-changed = تعديل في نافذة أخرى
error-words-changed = ما تطلعون عليه تغيّر في هذه الأثناء، لدى شخص آخر أو في نافذة أخرى. لم يُسجَّل أي شيء مما قمتم به للتو. افتحوا الصفحة من جديد للاطلاع على الحالة الراهنة.
error-title-cross-site = الطلب موقوف
error-words-cross-site = هذا الطلب لم يصدر عن صفحة من صفحات هذه الخدمة. افتحوا الموقع مباشرة وأعيدوا المحاولة.
error-title-too-many = محاولات كثيرة
error-words-too-many = انتظروا بضع دقائق قبل المحاولة من جديد.
error-title-timed-out = استغرق الأمر وقتا طويلا
error-words-timed-out = تأخر الجواب كثيرا. الملف الذي تم التوصل به محفوظ: اطلعوا على تصريحاتكم قبل إعادة المحاولة.
error-title-unavailable = الخدمة غير متاحة مؤقتا
error-words-unavailable = أعيدوا المحاولة بعد بضع دقائق. كل ما تم تأكيده محفوظ.
error-title-incident = مشكل من جانبنا
error-words-incident = ليس هذا بسببكم. كل ما تم تأكيده محفوظ. أعيدوا المحاولة؛ وإذا تكرر الأمر فأعطوا هذا الرقم للمساعدة.

fault-sign-in-wrong = المعرّف أو كلمة المرور غير صحيحة
fault-sign-in-too-many = محاولات كثيرة. انتظروا بضع دقائق قبل المحاولة من جديد
fault-no-file = اختاروا ملفا
fault-file-empty = هذا الملف فارغ. اختاروا ملفا آخر
fault-choose-sheet = اختاروا ورقة
fault-choose-columns = حددوا الأعمدة الناقصة
fault-warning = { $title }: ضعوا علامة في الخانة إذا كان ذلك صحيحا
fault-leave-out = أكدوا ترك الأسطر التي فيها أخطاء جانبا
fault-entry-row = الأجير { $number }: { $message }
fault-entry-empty = أضيفوا أجيرا واحدا على الأقل

refused-month-ahead = لم يبدأ شهر { $month_of } بعد: لا يمكن التصريح به.
refused-month-before = يصرح المشغل هنا ابتداء من { $first_of }؛ أما { $month_of } فيصرح به لدى الصندوق.
refused-month-without-rate = نسب { $month_of } غير مؤكدة. تحسب هذه الخدمة ابتداء من { $first_of }؛ المرجو الاتصال بالصندوق بالنسبة للأشهر الأقدم.
refused-already-filed = تم إيداع تصريح هذا الشهر. لتغييره افتحوا التصريح من «تصريحاتي»: يمكن استبداله هناك.
refused-no-complementary-left = التصريحات التكميلية التسعة لهذا الشهر موجودة كلها. صححوا الملف وأودعوه كاملا، أو استبدلوا أحدها.
refused-nobody-to-file = لا يمكن إيداع أي سطر: صححوا الأخطاء أولا.
refused-row-incomplete = أتمّوا رقم التسجيل (أو رقم البطاقة الوطنية) والأيام والأجر، أو احذفوا هذا الأجير.
refused-nobody-typed = أضيفوا أجيرا واحدا على الأقل.
refused-rows-left-out = في بعض الأسطر خطأ مانع: صححوها، أو أكدوا تركها جانبا.
refused-rows-wait = التصريح التكميلي رقم { $number } لهذا الشهر يحتفظ بالأسطر التي تُركت جانبا عند الإيداع. افتحوه لتصحيحها أو للتخلي عنه، أو أعطوا هذا الملف الرقم { $free }.
refused-rows-wait-everywhere = التصريح التكميلي رقم { $number } لهذا الشهر يحتفظ بالأسطر التي تُركت جانبا عند الإيداع. افتحوه لتصحيحها أو للتخلي عنه.
refused-too-many-to-type =
    عدد الأجراء كبير بالنسبة للإدخال على الشاشة: أرسلوا ملفا.
refused-warnings-not-accepted =
    { $count ->
        [one] هناك تنبيه واحد غير مقبول: تحققوا منه وضعوا علامة في خانته.
        [two] هناك تنبيهان غير مقبولين: تحققوا منهما وضعوا علامة في خانتيهما.
        [few] هناك { $count } تنبيهات غير مقبولة: تحققوا منها وضعوا علامة في خاناتها.
        [many] هناك { $count } تنبيها غير مقبولة: تحققوا منها وضعوا علامة في خاناتها.
       *[other] هناك { $count } تنبيه غير مقبولة: تحققوا منها وضعوا علامة في خاناتها.
    }
refused-ebds-too-large = يتجاوز هذا التصريح ما يمكن أن يتضمنه ملف e-BDS. تبقى الأسطر متاحة بصيغتي CSV وExcel.

refused-document-empty = هذا الملف فارغ. اختاروا ملفا آخر.
refused-document-too-large = حجم هذه الوثيقة يتجاوز { $mebibytes } ميغابايت. صوروها من جديد أو احفظوها بحجم أصغر.
refused-document-unknown = هذا الملف ليس PDF ولا صورة JPEG ولا صورة PNG. صوروا الوثيقة أو احفظوها بصيغة PDF.
refused-too-many-documents = عدد الوثائق في هذا الطلب كبير. احذفوا بعضها قبل إضافة أخرى.

fault-affiliate = رقم الانخراط من 7 أرقام
fault-ice = التعريف الموحد للمقاولة من 15 رقما
fault-own-name = اكتبوا اسمكم الشخصي والعائلي
fault-login = اكتبوا عنوان بريد إلكتروني، أو رقم هاتف مثل 0612345678
fault-password-short =
    { $least ->
        [one] كلمة المرور من حرف واحد على الأقل
        [two] كلمة المرور من حرفين على الأقل
        [few] كلمة المرور من { $least } أحرف على الأقل
        [many] كلمة المرور من { $least } حرفا على الأقل
       *[other] كلمة المرور من { $least } حرف على الأقل
    }
fault-password-long = كلمة المرور هذه طويلة جدا
fault-password-known = كلمة المرور هذه معروفة جدا: هي مما يجرب أولا. اختاروا غيرها، مثلا أربع كلمات لا علاقة بينها
fault-code-shape = الرمز من 8 علامات، مثل AF23-KM58
fault-code-wrong = هذا الرمز غير صحيح أو لم يعد صالحا. تحققوا منه أو اطلبوا غيره
fault-way = اختاروا طريقة
fault-too-soon = أرسل رمز قبل قليل. انتظروا دقيقة قبل طلب غيره
fault-too-many = محاولات كثيرة. أعيدوا المحاولة لاحقا، غدا على أبعد تقدير، أو اختاروا طريقة أخرى

refused-login-taken = فتح حساب بهذا العنوان في هذه الأثناء. ادخلوا، أو اطلبوا كلمة مرور جديدة.
refused-code-too-soon = سلم رمز لهذا العنوان قبل أقل من دقيقة.
refused-own-proposal = أنتم من قدم هذا الاقتراح: يجب أن يبت فيه عون آخر.
refused-proposal-expired = لم يبت أحد خلال سبعة أيام: سقط هذا الاقتراح. قدموا اقتراحا جديدا.
refused-proposal-waits = هناك اقتراح آخر في نفس الموضوع ينتظر البت. يجب البت فيه أولا.
refused-reason-missing = اكتبوا السبب.
refused-deadline-not-later = الأجل محدد أصلا في { $date }: يجب أن يكون التمديد بعده.
refused-rate-too-old = لا يمكن تطبيق قيمة جديدة قبل { $first_of }.
refused-rate-value = اكتبوا نسبة بين 0 و100 % بأربع خانات عشرية على الأكثر، أو سقفا بالدرهم بخانتين عشريتين على الأكثر.
refused-rate-same = هذه القيمة سارية أصلا لهذا الشهر.
refused-switch-same = القاعدة في هذه الحالة أصلا لهذا الشهر.
refused-simulation-day = اختر يوما ابتداء من اليوم، في حدود ثلاث سنوات.
refused-simulation-amount = اكتب مبلغا بالدرهم أكبر من الصفر، مثل 1500,00.
refused-remission-amount = اكتبوا مبلغا بالدرهم أكبر من الصفر، مثل 120,50.
refused-remission-more = لم يبق من هذا المبلغ للأداء إلا { $open } درهم.
refused-remission-nothing = لم يبق من ذلك شيء للأداء.
refused-remission-due = اختاروا موضوع الإعفاء.
refused-source-missing = اذكروا النص أو القرار.
refused-source-address = يجب أن يبدأ العنوان بـ https://
refused-filing-does-not-stand = لم يعد هذا الإيداع قائما: تم استبداله أو إلغاؤه.
refused-cancel-complementary-first = أودع تصريح تكميلي لهذا الشهر. ألغوه أولا.
refused-date-missing = اكتبوا التاريخ، مثلا 2026-12-17.
refused-month-missing = اختاروا ما يتغير وأول شهر، مثلا 2027-01.
refused-address = اكتبوا عنوان بريد إلكتروني، أو رقم هاتف نقال مثل 0612345678.
refused-contact-on-file = هذا العنوان مسجل أصلا في الملف.
refused-contact-not-on-file = لم يعد هذا العنوان في الملف.
refused-not-approved = لم يوافق عون ثان بعد على هذا الرمز.
refused-approval-old = مر على هذه الموافقة أكثر من يوم: اطلبوا رمزا جديدا.
refused-person-search = اكتبوا رقما، أو اسما مع تاريخ الازدياد.
refused-contact-card = ليس هذا رقم الوثيقة المسجلة في الملف. انقلوه من الوثيقة التي يريكم إياها الشخص.
refused-choose-person = اختاروا الشخص الذي سيستعمل رقمه.

refused-pay-on = اختاروا يوما للأداء ابتداء من اليوم، داخل { $days } يوما.
refused-nothing-owed = ما اخترتموه لم يعد مستحقا.
refused-nothing-chosen = ضعوا علامة على سطر واحد على الأقل.
refused-order-not-withdrawn = هذا الأمر مؤدى، أو طُلب اقتطاعه من البنك: لا يمكن التخلي عنه.
refused-order-unknown = ليس لهذا المشغل أمر بهذا المرجع. تحققوا منه أو اتركوا الخانة فارغة.
refused-no-such-employer = لا يوجد مشغل بهذا الرقم للانخراط.
refused-line-not-incoming = هذه الحركة خروج للمال: ليست دفعة من أحد.
refused-line-not-reversed = هذه الحركة لا تسترجع تلك الدفعة.
refused-rib = أدخلوا أرقام التعريف البنكي الأربعة والعشرين أو رقم IBAN المغربي.
refused-rib-key = مفتاح هذا التعريف البنكي غير مناسب. انقلوه من كشف حسابكم.
refused-holder = أدخلوا اسم صاحب الحساب.
refused-mandate-unsigned = ضعوا العلامة في الخانة: بدونها يرفض البنك الاقتطاع.
refused-mandate-stands = يوجد إذن على حساب آخر. اسحبوه أولا.
refused-fund-not-set = لم يُضبط حساب الصندوق: لا يمكن إعداد أي ملف.
refused-collect-on = اختاروا يوما للاقتطاع ابتداء من الغد، داخل { $days } يوما.
refused-nothing-to-collect = لا شيء يُقتطع من هؤلاء المشغلين.
refused-plan-shape = اختاروا من 2 إلى 24 دفعة، أولاها داخل 31 يوما.
refused-nothing-late = لا شيء متأخر: لا حاجة إلى أي جدولة.
refused-plan-waits = يوجد اقتراح في انتظار الجواب. اسحبوه لتقديم غيره.
refused-plan-in-force = توجد جدولة جارية ومحترمة.
refused-plan-begun = مر تاريخ الدفعة الأولى: اطلبوا من المشغل اقتراحا جديدا.
refused-grounds-missing = أدخلوا السبب.
