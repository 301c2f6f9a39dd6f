# وضعية المقاولة: الوضعية وأسبابها، وسنتان من السجل، وروابط الاطلاع؛ وجدول عدة مقاولات.

room-standing = الوضعية

standing-title = وضعية المقاولة
standing-regular = وضعية قانونية
standing-regular-under-plan = وضعية قانونية، جدولة محترمة
standing-irregular = وضعية غير قانونية
standing-unknown = لم تحدد بعد
standing-words-regular = إلى غاية { $date }، كل الأشهر المستحقة مصرح بها وكل المبالغ المستحقة مؤداة.
standing-words-regular-under-plan = إلى غاية { $date }، كل الأشهر المستحقة مصرح بها، والمبالغ المستحقة مؤداة أو تشملها جدولة محترمة.
standing-words-irregular = إلى غاية { $date }، وضعية المقاولة غير قانونية. ويمكن رفع كل سبب من الأسباب أدناه من هنا.
standing-reasons =
    { $count ->
        [zero] لا يوجد أي سبب
        [one] السبب وكيفية رفعه
        [two] السببان وكيفية رفعهما
        [few] { $count } أسباب وكيفية رفعها
        [many] { $count } سببا وكيفية رفعها
       *[other] { $count } سبب وكيفية رفعها
    }
reason-not-declared = لم يصرح بشهر { $month_of }. متأخر منذ { $since }.
reason-due = بقي { $amount } درهم للأداء عن شهر { $month_of }. متأخر منذ { $since }.
reason-plan-broken = لم تعد الجدولة محترمة منذ { $since }: ينقص { $missing } درهم.
cure-declare = التصريح بهذا الشهر
cure-pay = أداء هذا المبلغ
cure-pay-plan = أداء ما ينقص
standing-open = الباقي للأداء
standing-overdue = منه متأخر
standing-credit = رصيد دائن
standing-history = سنتان، شهرا بشهر
standing-history-none = لم يحل أجل أي شهر بعد.
standing-chart = المبالغ المستحقة عن كل شهر. يعادل أعلى عمود { $most } درهم.
standing-chart-alt = أعمدة الأشهر الأربعة والعشرين الأخيرة: المؤدى، والباقي للأداء، والأشهر غير المصرح بها. ويقول الجدول الموالي الشيء نفسه.
standing-key-paid = مؤدى
standing-key-open = للأداء، داخل الأجل
standing-key-late = متأخر الأداء
standing-key-missing = غير مصرح به
standing-key-declared-late = مصرح به متأخرا
standing-bar-missing = { $month }: غير مصرح به (المستحق { $due } درهم، الباقي { $open } درهم)
standing-bar-late = { $month }: المستحق { $due } درهم، الباقي { $open } درهم، متأخر
standing-bar-open = { $month }: المستحق { $due } درهم، الباقي للأداء { $open } درهم
standing-bar-nothing = { $month }: لا شيء مستحق ({ $due } درهم، الباقي { $open } درهم)
standing-bar-paid = { $month }: { $due } درهم، مؤداة بالكامل (الباقي { $open } درهم)
standing-table = السجل نفسه في جدول
standing-column-declared = التصريح
standing-column-due = المستحق
standing-column-paid = المؤدى
standing-column-late = المتأخر
standing-declared = صرح به بتاريخ { $date }
standing-declared-late = صرح به متأخرا بتاريخ { $date }
standing-not-declared = غير مصرح به
standing-not-due = يصرح به في أجل أقصاه { $date }

consent-title = روابط الاطلاع
consent-lead = يعرض الرابط وضعيتكم الحالية على من تريدون، دون حساب، للمدة التي تحددونها. ترون كل اطلاع، ويمكنكم سحب الرابط.
consent-none = لم يعط أي رابط.
consent-give = إعطاء رابط
consent-to = لمن
consent-to-hint = لتتذكروا فقط: لا يعرض هذا الاسم على أي أحد آخر.
consent-days = لكم يوما
consent-reasons-label = عرض الأسباب أيضا إذا كانت الوضعية غير قانونية
consent-action = إنشاء الرابط
consent-with-reasons = يعرض الوضعية وأسبابها
consent-without-reasons = يعرض الوضعية وحدها
consent-open = مفتوح إلى غاية { $at }
consent-ended = انتهى بتاريخ { $at }
consent-revoked = سحب بتاريخ { $at }
consent-no-look = لم يطلع عليه أحد بعد
consent-looks =
    { $count ->
        [zero] لم يطلع عليه أحد
        [one] اطلع عليه مرة واحدة
        [two] اطلع عليه مرتين
        [few] اطلع عليه { $count } مرات
        [many] اطلع عليه { $count } مرة
       *[other] اطلع عليه { $count } مرة
    }
consent-revoke = سحب
consent-done-given = أنشئ الرابط. انسخوا عنوانه أدناه.
consent-done-revoked = سحب الرابط: لم يعد يعرض أي شيء.
consent-fault-to = اذكروا لمن تعطون هذا الرابط.
consent-fault-days = اختاروا من يوم واحد إلى { $max } يوما.
consent-fault-many = يوجد { $max } روابط مفتوحة. اسحبوا واحدا منها أولا.
audit-consent-given = إعطاء رابط للاطلاع على الوضعية
audit-consent-revoked = سحب رابط اطلاع
audit-consent-used = اطلاع على الوضعية عبر رابط
audit-portfolio-exported = تصدير جدول المشغلين

look-title = وضعية مقاولة
look-words-regular = إلى غاية { $date }، وضعية هذه المقاولة قانونية: الأشهر المستحقة مصرح بها والمبالغ المستحقة مؤداة.
look-words-regular-under-plan = إلى غاية { $date }، وضعية هذه المقاولة قانونية: الأشهر المستحقة مصرح بها، والمبالغ المستحقة مؤداة أو تشملها جدولة محترمة.
look-words-irregular = إلى غاية { $date }، وضعية هذه المقاولة غير قانونية.
look-until = هذا الرابط مفتوح إلى غاية { $at }. وترى المقاولة كل اطلاع.
look-live = الوضعية المعروضة هي وضعية اليوم، وقد تتغير غدا. وليست هذه شهادة.
look-ended = لم يعد هذا الرابط مفتوحا. اطلبوا رابطا آخر من المقاولة.
look-unknown = لا يوجد هذا الرابط. تأكدوا من أن العنوان كامل.
look-too-many = عدد كبير من الاطلاعات من عنوانكم. أعيدوا المحاولة بعد ساعة.

portfolio-filter = عرض
portfolio-filter-all = الكل
portfolio-filter-late = متأخرون
portfolio-filter-blocked = متوقفون
portfolio-filter-ready = جاهزون للإيداع
portfolio-filter-todo = للإنجاز
portfolio-filter-done = مستوفون
portfolio-filter-owing = للأداء
portfolio-filter-irregular = غير قانونيين
portfolio-sort-balance = الرصيد
portfolio-sort-standing = الوضعية
portfolio-reasons =
    { $count ->
        [zero] بدون سبب
        [one] سبب واحد
        [two] سببان
        [few] { $count } أسباب
        [many] { $count } سببا
       *[other] { $count } سبب
    }
portfolio-export = تصدير هذا الجدول:
portfolio-export-sheet = المشغلون
portfolio-export-affiliate = رقم الانخراط
portfolio-export-name = المشغل
portfolio-export-month = الشهر
portfolio-export-due_on = آخر أجل
portfolio-export-state = الحالة
portfolio-export-last_filed = آخر إيداع
portfolio-export-balance = الباقي للأداء (درهم)
portfolio-export-standing = الوضعية
portfolio-export-reasons = الأسباب
portfolio-state-todo = للإنجاز
portfolio-state-late = متأخر
portfolio-state-done = مستوفى
portfolio-state-received = المراقبة جارية
portfolio-state-refused = ملف مرفوض
portfolio-state-checked = للتصحيح
portfolio-state-ready = جاهز للإيداع
column-balance = للأداء
column-standing = الوضعية
