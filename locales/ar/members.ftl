company-about = المقاولة
company-nav = أقسام المقاولة
company-through = بموجب وكالة { $firm }
room-people = الأشخاص
room-requests = طلبات الولوج
room-mandates = التوكيلات
room-activity = السجل
room-months = التصاريح

audit-employer-seen = اطلع عون من الصندوق على ملف المقاولة
audit-filing-seen = اطلع عون من الصندوق على إيداع
audit-deadline-proposed = تم اقتراح تمديد أجل
audit-rate-proposed = تم اقتراح نسبة جديدة
audit-rule-switch-proposed = تم اقتراح تغيير تطبيق قاعدة للتأخير
audit-account-exported = تم تنزيل كشف الحساب
audit-cancel-proposed = تم اقتراح إلغاء إيداع
audit-remission-proposed = تم اقتراح إعفاء من زيادة أو غرامة
audit-remission-granted = مُنح إعفاء
audit-account-seen = اطلع عون من الصندوق على كلفة تأخيرات المقاولة
audit-counter-proposed = طُلب رمز مسير عند الشباك
audit-proposal-approved = وافق عون ثان على الاقتراح
audit-proposal-refused = رفض عون ثان الاقتراح
audit-declaration-cancelled = ألغى الصندوق إيداعا
# من يتصرف باسم المقاولة، التوكيلات، السجل.

role-administrator = مسيّر الولوج
role-declarant = مصرّح
role-reader = مطّلع
role-words-administrator = يصرّح ويسجّل الأجراء ويقرر من يتصرف باسم المقاولة.
role-words-declarant = يصرّح ويؤدي ويسجّل الأجراء.
role-words-reader = يطّلع دون أن يغيّر شيئاً.
scope-read = الاطلاع
scope-declare = التصريح
scope-pay = الأداء
scope-attest = طلب الشهادات
scope-register = تسجيل الأجراء

## صفحات المقاولة

acting-words = تتصرفون لفائدة { $company }، بموجب التوكيل المؤرخ في { $date }
portfolio-by-mandate = توكيل

## الأشخاص

people-title = من يتصرف باسم المقاولة
people-lead = يدخل كل شخص بحسابه الخاص: لا تُتقاسم أي كلمة سر.

people-members =
    { $count ->
        [one] شخص واحد
        [two] شخصان
        [few] { $count } أشخاص
       *[other] { $count } شخصاً
    }

people-questions =
    { $count ->
        [one] شخص واحد يطلب الولوج: أجيبوه
        [two] شخصان يطلبان الولوج: أجيبوهما
        [few] { $count } أشخاص يطلبون الولوج: أجيبوهم
       *[other] { $count } شخصاً يطلبون الولوج: أجيبوهم
    }

people-me = (أنتم)
people-since = منذ { $date }
people-last = مسيّر الولوج الوحيد: عيّنوا غيره قبل تغيير هذا الدور أو سحبه.
people-change = تغيير
people-role = الدور
people-change-action = تغيير الدور
people-remove-words = يفقد الشخص الولوج إلى هذه المقاولة حالاً. ويبقى ما قام به في السجل.
people-remove-action = سحب الولوج

people-invitations =
    { $count ->
        [one] دعوة واحدة في الانتظار
        [two] دعوتان في الانتظار
        [few] { $count } دعوات في الانتظار
       *[other] { $count } دعوة في الانتظار
    }

people-invited = أُرسل الرابط في { $date }، وهو صالح إلى غاية { $until }
people-invited-over = انتهت صلاحية الرابط في { $date }
people-resend = إعادة إرسال الرابط
people-resend-wait = أُرسل الرابط قبل أقل من دقيقة
people-withdraw = إلغاء
people-invite-title = دعوة شخص
people-invite-words = يتوصل برابط صالح لمدة 7 أيام. يكفيه أن يفتحه، سواء كان له حساب في تصريح أم لا.
people-address = البريد الإلكتروني أو الهاتف المحمول
people-invite-action = إرسال الدعوة
people-read-only = لا يغيّر هذه اللائحة إلا مسيّرو الولوج.
people-done-invited = أُرسلت الدعوة.
people-done-resent = أُرسل رابط جديد. لم يعد الرابط السابق صالحاً.
people-done-withdrawn = أُلغيت الدعوة. لم يعد رابطها صالحاً.
people-done-role = تغيّر الدور. أُخبر الشخص بذلك.
people-done-removed = سُحب الولوج. أُخبر الشخص بذلك.
invitation-title = الالتحاق بـ { $company }
invitation-lead = يدعوكم { $person } إلى التصرف باسم { $company }.
invitation-as = أنتم متصلون باسم { $person }.
invitation-accept = قبول الدعوة
invitation-sign-in-words = يوجد حساب باسم { $address }. سجّلوا الدخول لقبول الدعوة.
invitation-sign-in = تسجيل الدخول لقبول الدعوة
invitation-address = ستسجّلون الدخول بواسطة { $address }.
invitation-name = اسمكم
invitation-password = اختاروا كلمة سر
invitation-password-hint = 8 رموز على الأقل. الجملة أسهل حفظاً من كلمة معقدة.
invitation-join = إنشاء حسابي
fault-member-address = أدخلوا بريداً إلكترونياً أو رقم هاتف محمول
fault-member-already = هذا الشخص يتصرف باسم المقاولة من قبل
fault-member-invited = هذا الشخص مدعو من قبل. أعيدوا إرسال الرابط إليه
fault-member-full = للمقاولة 200 شخص ودعوة. اسحبوا بعضها قبل الإضافة
fault-member-too-many = دعوات كثيرة اليوم. حاولوا غداً
fault-member-name = أدخلوا اسمكم
refused-last-administrator = لا بد من مسيّر للولوج. عيّنوا غيره أولاً
refused-invitation-wait = أُرسل آخر رابط قبل أقل من دقيقة. انتظروا قليلاً قبل إعادة إرساله.
refused-invitation-void = رابط الدعوة هذا استُعمل أو انتهت صلاحيته أو عُوّض بغيره. اطلبوا رابطاً جديداً ممن دعاكم.
refused-invitation-account = يوجد حساب بهذا العنوان. سجّلوا الدخول ثم افتحوا الرابط من جديد.
refused-invitation-member = أنتم تتصرفون باسم هذه المقاولة من قبل. يمكن لمسيّر الولوج تغيير دوركم.

## التوكيلات

mandates-title = التوكيلات
mandates-lead = يتيح التوكيل لمكتب محاسبة أن يتصرف لفائدة مقاولة. يجب أن يقبله الطرفان، ولكل منهما أن ينهيه في أي وقت.
mandates-list-principal = المكاتب التي تتصرف لفائدتكم
mandates-list-firm = الزبناء الذين تتصرفون لفائدتهم
mandates-none-principal = ليس لأي مكتب توكيل.
mandates-none-firm = ليس لديكم زبناء.
mandates-read-only = لا يمنح التوكيل أو يقبله أو ينهيه إلا مسيّرو الولوج.
mandates-done-given = أُرسل الطلب. إذا كان هذا الرقم لمكتب مسجّل، فقد أُخبر مسيّروه.
mandates-done-asked = أُرسل الطلب. إذا كان هذان الرقمان لمقاولة واحدة، فقد أُخبر مسيّروها.
mandates-done-accept = قُبل التوكيل. أُخبر الطرف الآخر.
mandates-done-decline = رُفض الطلب. أُخبر الطرف الآخر.
mandates-done-revoke = انتهى الأمر: لم يعد ممكناً فعل شيء بهذا التوكيل.
mandate-title = توكيل
mandate-state-waits = في انتظار الجواب
mandate-state-to-answer = ينتظر القبول أو الرفض
mandate-state-in-force = ساري المفعول
mandate-state-later = مقبول، لم يسر بعد
mandate-state-over = منتهٍ
mandate-state-declined = مرفوض
mandate-state-revoked = ملغى
mandate-other-principal = المكتب
mandate-other-firm = الزبون
mandate-scopes = ما يتيحه
mandate-days = المدة
mandate-from = ابتداء من { $from }، دون تاريخ نهاية
mandate-from-until = من { $from } إلى { $until }
mandate-asked = الطلب
mandate-asked-by-us = قدّمتموه في { $date }
mandate-asked-by-other = توصلتم به في { $date }
mandate-accept = قبول
mandate-decline = رفض
mandate-take-back = إلغاء الطلب
mandate-revoke = إنهاء التوكيل
mandate-revoke-words-principal = لن يستطيع المكتب حالاً الاطلاع على شيء ولا فعل شيء لفائدتكم. ويبقى السجل.
mandate-revoke-words-firm = لن تستطيعوا حالاً الاطلاع على شيء ولا فعل شيء لفائدة هذا الزبون. ويبقى السجل.
mandate-revoke-action = إنهاؤه الآن
mandate-history = السجل
mandate-history-words = ما آل إليه التوكيل وما تم القيام به بموجبه.
mandate-all = كل التوكيلات
mandate-ask-principal = منح توكيل لمكتب
mandate-ask-firm = طلب توكيل من زبون
mandate-ask-words-principal = يجب أن يقبله المكتب. ويظهر لكم اسمه بعد جوابه.
mandate-ask-words-firm = يجب أن يقبله الزبون. ويظهر لكم اسمه بعد جوابه.
mandate-number-principal = رقم انخراط المكتب
mandate-number-firm = رقم انخراط الزبون
mandate-ice = التعريف الموحد للمقاولة (ICE) الخاص بالزبون
mandate-ice-hint = 15 رقماً. يدل على أنكم تعرفون هذا الزبون.
mandate-first-day = أول يوم
mandate-last-day = آخر يوم (اختياري)
mandate-ask-action-principal = اقتراح التوكيل
mandate-ask-action-firm = طلب التوكيل
fault-mandate-self = هذا الرقم رقمكم
fault-mandate-number = رقم الانخراط من 7 أرقام
fault-mandate-ice = رقم ICE من 15 رقماً
fault-mandate-scopes = اختاروا شيئاً واحداً على الأقل مما يتيحه التوكيل
fault-mandate-from = اكتبوا أول يوم هكذا: 31/12/2026
fault-mandate-until = اكتبوا آخر يوم هكذا: 31/12/2026، أو اتركوه فارغاً
fault-mandate-days = لا يكون أول يوم ماضياً ولا بعد آخر يوم
fault-mandate-exists = يوجد توكيل مع هذا الرقم أو طلب ينتظر الجواب
fault-mandate-too-many = طلبات كثيرة اليوم. حاولوا غداً

## السجل

activity-title = سجل المقاولة
activity-lead = من قام بماذا أو اطلع عليه، لفائدة من وبأي حق. لا يُغيَّر فيه شيء ولا يُمحى.
activity-own-title = ما قام به حسابي
activity-own-lead = لا تعرفون عملية من هذه العمليات؟ غيّروا كلمة السر وأخبروا مسيّر الولوج.
activity-none = لا شيء في الوقت الحالي.
activity-earlier = الأقدم
activity-kind = عرض
activity-kind-all = الكل
activity-kind-declarations = التصريحات
activity-kind-employees = الأجراء
activity-kind-people = الأشخاص والأدوار
activity-kind-mandates = التوكيلات
activity-kind-fund = أعمال الصندوق
right-mandate = توكيل { $firm }
doer-post-counter = عون الصندوق، الشباك
doer-post-registrations = عون الصندوق، التسجيل
doer-post-accounts = عون الصندوق، الانخراط
doer-post-supervisor = عون الصندوق، الإشراف
doer-insured = الشخص المؤمَّن
doer-visitor = شخص بلا حساب
doer-gateway = تصريح
audit-other = عملية
audit-declaration-filed = إيداع تصريح
audit-declaration-filed-in-part = إيداع جزء من تصريح
audit-declaration-replaced = تعويض تصريح
audit-declaration-withdrawn = التخلي عن تصريح
audit-member-invited = إرسال دعوة
audit-member-invitation-resent = إعادة إرسال دعوة
audit-member-invitation-withdrawn = إلغاء دعوة
audit-member-joined = قبول دعوة
audit-member-role-changed = تغيير دور
audit-member-removed = سحب الولوج
audit-mandate-asked = طلب توكيل
audit-mandate-accepted = قبول توكيل
audit-mandate-declined = رفض توكيل
audit-mandate-withdrawn = إلغاء طلب توكيل
audit-mandate-revoked = إنهاء توكيل
audit-sign-up-begun = بدء طلب ولوج
audit-sign-up-vouched = كُتب الرمز المرسل إلى العنوان المسجل في الملف: ينتظر طلب ولوج إثبات عنوان صاحبه
audit-sign-up-approved = قبول طلب ولوج
audit-sign-up-done = إنشاء ولوج
audit-reset-begun = طلب كلمة سر جديدة
audit-reset-approved = قبول طلب كلمة سر جديدة
audit-reset-done = تعويض كلمة السر
audit-door-refused = رفض طلب
audit-counter-code-given = تسليم رمز بالشباك
audit-signed-in = تسجيل الدخول
audit-new-device = تسجيل الدخول من جهاز جديد
audit-password-changed = تغيير كلمة السر
audit-totp-added = إضافة تطبيق الرموز
audit-totp-removed = إزالة تطبيق الرموز
audit-passkey-added = إضافة مفتاح مرور
audit-passkey-removed = إزالة مفتاح مرور
audit-recovery-codes-made = إنشاء رموز الطوارئ
audit-recovery-code-used = استعمال رمز طوارئ
audit-device-trusted = الثقة في جهاز
audit-device-forgotten = نسيان جهاز
audit-second-factor-blocked = توقيف العامل الثاني بعد محاولات كثيرة
audit-app-codes-blocked = توقيف رموز التطبيق ليوم واحد بعد عشرين رمزا خاطئا
audit-session-ended = إغلاق جلسة
audit-affiliation-submitted = إرسال طلب انخراط
audit-affiliation-seen = الاطلاع على طلب انخراط
audit-affiliation-document-seen = الاطلاع على وثيقة انخراط
audit-affiliation-accepted = قبول انخراط
audit-affiliation-refused = رفض انخراط
audit-affiliation-asked = طلب تكملة لملف انخراط
audit-contact-proposed = اقترح عون من الصندوق تغيير عنوان في الملف
audit-contact-added = أضاف عون من الصندوق عنوانا إلى الملف
audit-contact-removed = أزال عون من الصندوق عنوانا من الملف
audit-person-found = ظهرتم في بحث قام به عون من الصندوق
audit-person-seen = اطلع عون من الصندوق على ملفكم
audit-contact-confirmed = سجل عون من الصندوق هاتفكم أو عنوانكم بعد الإدلاء بوثيقتكم
acting-about = التوكيل

audit-order-made = إنشاء أمر بالأداء
audit-order-withdrawn = التخلي عن أمر بالأداء
audit-payment-posted = التوصل بدفعة
audit-payment-reversed = استرجاع البنك لدفعة
audit-statement-imported = استيراد كشف بنكي
audit-line-assigned = أسند عون من الصندوق دفعة إلى المقاولة
audit-line-set-aside = وضع حركة بنكية جانبا
audit-line-released = استرجع عون من الصندوق دفعة مسندة
audit-debit-mandate-given = إعطاء إذن بالاقتطاع
audit-debit-mandate-ended = سحب الإذن بالاقتطاع
audit-debit-asked = طلب الاقتطاع من البنك
audit-debit-file-made = إعداد ملف الاقتطاعات
audit-debit-file-taken = تحميل ملف الاقتطاعات
audit-plan-proposed = اقتراح جدولة
audit-plan-withdrawn = سحب اقتراح الجدولة
audit-plan-seen = اطلع عون من الصندوق على جدولة
audit-plan-accepted = قبول الجدولة
audit-plan-refused = رفض الجدولة
