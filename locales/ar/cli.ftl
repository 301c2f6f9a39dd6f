# What the command line says.
cli-fileable = يمكن إيداع هذا الملف.
cli-blocked = الملف مقروء، لكن بعض الأسطر تحتاج إلى تصحيح.
cli-refused = لا يمكن التصريح بهذا الملف على حاله.
cli-counts =
    { $rows ->
        [zero] لم يُقرأ أي أجير
        [one] قُرئ أجير واحد
        [two] قُرئ أجيران
        [few] قُرئ { $rows_shown } أجراء
        [many] قُرئ { $rows_shown } أجيرا
       *[other] قُرئ { $rows_shown } أجير
    }، { $blocking ->
        [zero] دون أي خطأ
        [one] خطأ واحد
        [two] خطآن
        [few] { $blocking_shown } أخطاء
        [many] { $blocking_shown } خطأ
       *[other] { $blocking_shown } خطأ
    }، { $warnings ->
        [zero] دون أي تنبيه
        [one] تنبيه واحد
        [two] تنبيهان
        [few] { $warnings_shown } تنبيهات
        [many] { $warnings_shown } تنبيها
       *[other] { $warnings_shown } تنبيه
    }.
cli-gross = كتلة الأجور: { $amount } درهم
cli-due = المجموع: حصة المشغل { $employer } درهم، حصة الأجير { $employee } درهم، الواجب أداؤه { $due } درهم
cli-more =
    { $count ->
        [one] وواحد آخر…
        [two] واثنان آخران…
        [few] و{ $count_shown } أخرى…
       *[other] و{ $count_shown } أخرى…
    }
cli-converted =
    { $rows ->
        [one] كُتب أجير واحد في { $file }.
        [two] كُتب أجيران في { $file }.
        [few] كُتب { $rows_shown } أجراء في { $file }.
        [many] كُتب { $rows_shown } أجيرا في { $file }.
       *[other] كُتب { $rows_shown } أجير في { $file }.
    }
cli-convert-needs-context = يحمل ملف e-BDS رقم الانخراط والفترة: أضيفوا { "\u200E" }--employer و{ "\u200E" }--period.
cli-convert-blocked =
    { $rows ->
        [one] لم يُكتب أي شيء: سطر واحد لا يمكن التصريح به. انظروا «tasrih check».
        [two] لم يُكتب أي شيء: سطران لا يمكن التصريح بهما. انظروا «tasrih check».
        [few] لم يُكتب أي شيء: { $rows_shown } أسطر لا يمكن التصريح بها. انظروا «tasrih check».
        [many] لم يُكتب أي شيء: { $rows_shown } سطرا لا يمكن التصريح بها. انظروا «tasrih check».
       *[other] لم يُكتب أي شيء: { $rows_shown } سطر لا يمكن التصريح بها. انظروا «tasrih check».
    }
cli-rates-title = النسب والسقوف لشهر { $month }
cli-rates-branch = الفرع
cli-rates-employer = حصة المشغل
cli-rates-employee = حصة الأجير
cli-rates-base = الوعاء
cli-rates-status = الحالة
cli-rates-source = المصدر
cli-rates-whole = الأجر كاملا
cli-rates-capped = مسقف
cli-rates-ceiling = السقف الشهري
cli-rates-minimum = الحد الأدنى للأجر
cli-rates-due = آخر أجل للتصريح والأداء
cli-rates-checked = تمت المقارنة يوم { $date }
cli-status-confirmed = مؤكد
cli-status-single = مصدر واحد
cli-status-uncertain = غير مؤكد
cli-status-house = اختيار «تصريح»
cli-rules-title = قواعد المراقبة
cli-rules-code = الرمز
cli-rules-severity = الأهمية
cli-rules-fault = الخلل
cli-rules-message = الرسالة
cli-rules-help = ما العمل
cli-rules-source = المصدر
cli-rules-status = الحالة
cli-rules-refusals = رفض الملف بأكمله
cli-demo-title = «تصريح» مفتوح على { $url } — مقاولات للتجربة:
cli-demo-password = كلمة المرور للجميع: { $password } — ملفات أجور للإرسال: { $samples } وfixtures/samples
cli-audit-sound =
    { $sealed ->
        [0] السجل سليم: لم يُختم أي حدث بعد.
        [one] السجل سليم: حدث واحد مختوم.
        [two] السجل سليم: حدثان مختومان.
        [few] السجل سليم: { $sealed_shown } أحداث مختومة.
       *[other] السجل سليم: { $sealed_shown } حدثاً مختوماً.
    }

cli-audit-waiting =
    { $waiting ->
        [0] لا حدث ينتظر الختم.
        [one] حدث واحد ينتظر الختم.
        [two] حدثان ينتظران الختم.
        [few] { $waiting_shown } أحداث تنتظر الختم.
       *[other] { $waiting_shown } حدثاً ينتظر الختم.
    }

cli-audit-head = بصمة آخر حدث، تُحفظ خارج هذا النظام: { $hash }

cli-audit-broken =
    { $sound ->
        [0] انقطعت سلسلة السجل من موضعها الأول ({ $place }، الحدث { $event }): غُيّر حدث أو حُذف.
        [one] انقطعت سلسلة السجل في الموضع { $place } (الحدث { $event }): غُيّر حدث أو حُذف. الحدث الذي قبله سليم.
        [two] انقطعت سلسلة السجل في الموضع { $place } (الحدث { $event }): غُيّر حدث أو حُذف. الحدثان اللذان قبله سليمان.
        [few] انقطعت سلسلة السجل في الموضع { $place } (الحدث { $event }): غُيّر حدث أو حُذف. الأحداث الـ{ $sound_shown } التي قبله سليمة.
       *[other] انقطعت سلسلة السجل في الموضع { $place } (الحدث { $event }): غُيّر حدث أو حُذف. ما قبله من الأحداث سليم، وعددها { $sound_shown }.
    }

cli-ledger-read =
    { $employers ->
        [zero] لا مشغل
        [one] مشغل واحد
        [two] مشغلان
        [few] { $employers_shown } مشغلين
        [many] { $employers_shown } مشغلا
       *[other] { $employers_shown } مشغل
    }، { $postings ->
        [zero] لم يُقرأ أي قيد.
        [one] قُرئ قيد واحد.
        [two] قُرئ قيدان.
        [few] قُرئت { $postings_shown } قيود.
        [many] قُرئ { $postings_shown } قيدا.
       *[other] قُرئ { $postings_shown } قيد.
    }
cli-ledger-waiting =
    { $waiting ->
        [zero] لا حساب ينتظر قيودا.
        [one] حساب واحد ينتظر قيوده القادمة.
        [two] حسابان ينتظران قيودهما القادمة.
        [few] { $waiting_shown } حسابات تنتظر قيودها القادمة.
        [many] { $waiting_shown } حسابا تنتظر قيودها القادمة.
       *[other] { $waiting_shown } حساب تنتظر قيودها القادمة.
    }
cli-ledger-unsound = القيد { $posting }: مجموع مبالغه { $sum } درهم بدل الصفر.
cli-ledger-differs = المشغل { $employer }، الحساب { $account }: المقيد { $posted } درهم، وحسب الوقائع { $settled } درهم.
cli-ledger-sound = مجموع كل قيد صفر، وكل حساب مطابق للوقائع.
# tasrih certificate verify
cli-certificate-genuine = شهادة صحيحة وغير معدلة.
cli-certificate-expired = شهادة صحيحة وغير معدلة، لكنها منتهية الصلاحية.
cli-certificate-altered = عدل هذا الملف بعد توقيعه.
cli-certificate-not-signed = لا يحمل ملف PDF هذا أي توقيع.
cli-certificate-unknown-key = توقيع غير معروف: لم يصدر عن أي من المفاتيح المنشورة.
cli-certificate-unreadable = هذا الملف ليس شهادة PDF موقعة ولا نص رمز QR.
cli-certificate-kind = الشهادة
cli-certificate-kind-standing = شهادة الوضعية القانونية
cli-certificate-kind-affiliation = شهادة الانخراط
cli-certificate-kind-wages = شهادة التصريح بالأجور
cli-certificate-kind-payroll = شهادة كتلة الأجور وعدد الأجراء
cli-certificate-kind-own-wages = شهادة الأجور المصرح بها
cli-certificate-kind-registration = شهادة التسجيل
cli-certificate-holder = صاحب الشهادة
cli-certificate-affiliate = رقم الانخراط
cli-certificate-issued = سلمت بتاريخ
cli-certificate-until = صالحة إلى غاية
cli-certificate-period = الفترة
cli-certificate-gross = الأجور الحقيقية
cli-certificate-signed-by = وقعها
cli-certificate-revocation = لا يظهر الإلغاء إلا عبر الإنترنت، بالرمز { $code }.
