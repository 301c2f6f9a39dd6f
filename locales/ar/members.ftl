company-about = المقاولة
company-nav = أقسام المقاولة
company-through = بموجب وكالة { $firm }
room-months = التصاريح

audit-employer-seen = اطلع عون من الصندوق على ملف المقاولة
audit-filing-seen = اطلع عون من الصندوق على إيداع
audit-deadline-proposed = تم اقتراح تمديد أجل
audit-rate-proposed = تم اقتراح نسبة جديدة
audit-cancel-proposed = تم اقتراح إلغاء إيداع
audit-counter-proposed = طُلب رمز مسير عند الشباك
audit-proposal-approved = وافق عون ثان على الاقتراح
audit-proposal-refused = رفض عون ثان الاقتراح
audit-declaration-cancelled = ألغى الصندوق إيداعا
