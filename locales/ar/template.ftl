# كلمات النموذج الفارغ والملفات المعادة: العناوين والملاحظات وأسباب رفض الإدخال.
# U: ترجمة من عندنا ما لم ترد في استمارة رسمية. العناوين يتعرف عليها قارئ الملفات، ويتحقق من ذلك اختبار.

template-sheet = الأجور
template-heading-insured_number = رقم التسجيل
template-heading-surname = الاسم العائلي
template-heading-given_name = الاسم الشخصي
template-heading-cin = رقم البطاقة الوطنية
template-heading-days = الأيام المصرح بها
template-heading-gross_wage = الأجر الحقيقي
template-heading-capped_wage = الأجر المسقف
template-heading-situation = الوضعية
template-note-insured_number = 9 أرقام. يترك فارغا إذا لم يحصل الأجير بعد على رقم، ويصبح رقم البطاقة الوطنية إلزاميا.
template-note-surname = الاسم العائلي بالحروف اللاتينية، 30 حرفا على الأكثر.
template-note-given_name = الاسم الشخصي بالحروف اللاتينية، 30 حرفا على الأكثر.
template-note-cin = حرف أو حرفان ثم أرقام، 8 حروف وأرقام على الأكثر.
template-note-days = عدد صحيح من 0 إلى 26.
template-note-gross_wage = الأجر الحقيقي (الخام) للشهر بالدرهم، برقمين بعد الفاصلة على الأكثر.
template-note-capped_wage = اختياري: إذا ترك العمود فارغا يطبق سقف الشهر.
template-note-situation = يترك فارغا لشهر عمل عادي. SO مغادر، DE متوفى، IT أمومة، IL مرض، AT حادثة شغل، CS عطلة بدون أجر، MS محتفظ به بدون أجر، MP مرض مهني.
template-refused = إدخال مرفوض
template-refused-days = الأيام المصرح بها عدد صحيح من 0 إلى 26.
template-refused-amount = الأجر مبلغ بالدرهم، صفر أو أكثر.
template-refused-situation = الوضعية فارغة أو أحد الرموز: SO، DE، IT، IL، AT، CS، MS، MP.

# الملف المعاد مع اختلالاته
annotated-author = مراقبة التصريح
annotated-status = المراقبة
annotated-columns = الأعمدة
annotated-message = الاختلالات
annotated-line = السطر
annotated-position = الموضع
annotated-field = الحقل
annotated-value = القيمة
