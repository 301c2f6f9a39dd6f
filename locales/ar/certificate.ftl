# وصل التصريح بالأجور (ملف PDF) بالعربية. يقابله النص الفرنسي في الصفحة نفسها.
receipt-issuer = تصريح
receipt-issuer-line = بوابة التصريح بالأجور
receipt-issuer-note = خدمة إلكترونية للمشغلين
receipt-title = وصل التصريح بالأجور
receipt-document-title = وصل التصريح بالأجور { $number }
receipt-number = رقم { $number }

# Was it on time? $days counts calendar days after the last day.
receipt-on-time = تم إيداع التصريح داخل الأجل
receipt-late = { $days ->
        [one] تم إيداع التصريح خارج الأجل: تأخير بيوم واحد
        [two] تم إيداع التصريح خارج الأجل: تأخير بيومين
        [few] تم إيداع التصريح خارج الأجل: تأخير بـ { $days_shown } أيام
        [many] تم إيداع التصريح خارج الأجل: تأخير بـ { $days_shown } يوما
       *[other] تم إيداع التصريح خارج الأجل: تأخير بـ { $days_shown } يوم
    }

receipt-employer = المشغل
receipt-affiliate = رقم الانخراط
receipt-ice = التعريف الموحد للمقاولة
receipt-ice-unknown = غير مدلى به
receipt-month = الشهر المصرح به
receipt-kind = نوع التصريح
receipt-kind-main = تصريح رئيسي
receipt-kind-complementary = تصريح تكميلي رقم { $number }
receipt-filed-at = تاريخ وساعة الإيداع
receipt-filed-by = تم الإيداع من طرف
receipt-due-on = آخر أجل للإيداع
receipt-file = الملف المودع
receipt-hash = بصمة الملف (SHA-256)

receipt-employees = الأجراء المصرح بهم
receipt-days = الأيام المصرح بها
receipt-gross = الأجور الحقيقية (درهم)
receipt-capped = الأجور المسقفة (درهم)

receipt-branch = الفرع
receipt-base = الوعاء
receipt-employer-share = حصة المشغل
receipt-employee-share = حصة الأجير
receipt-amount-due = الواجب أداؤه
receipt-total = المجموع
receipt-unit = المبالغ بالدرهم

receipt-check-code = رمز التحقق
receipt-check = للتحقق من هذا الوصل، امسحوا رمز QR أو أدخلوا الرمز أعلاه في البوابة.
receipt-qr = رمز QR يؤدي إلى صفحة التحقق من هذا الوصل
receipt-meaning = يثبت هذا الوصل إيداع التصريح عبر بوابة التصريح بالأجور، ولا يقوم مقام أداء الاشتراكات ولا مقام إبراء الذمة منها.

# ورقة أمر بالأداء (PDF). «ورقة الأداء» ترجمة من عندنا لـ bordereau de paiement (U).
slip-title = ورقة الأداء
slip-document-title = ورقة الأداء { $reference }
slip-copy = تُسلم إلى البنك أو تُنقل في التحويل
slip-amount = المبلغ الواجب أداؤه (درهم)
slip-reference = المرجع الواجب نقله في سبب التحويل
slip-pay-on = محتسب لأداء بتاريخ
slip-holder = المستفيد
slip-account = الحساب الدائن (التعريف البنكي)
slip-account-unknown = يُطلب من وكالتكم
slip-month = الشهر
slip-part = النوع
slip-line-amount = المبلغ
slip-order = أمر بالأداء
slip-check = امسحوا رمز QR لتتبع هذا الأمر: ما تم التوصل به وما بقي للأداء.
slip-meaning = لا تعد هذه الورقة مخالصة. يؤدي كل مبلغ أقدم شهر أولا، والغرامات في الأخير.
