# الخطوة الثانية من تسجيل الدخول، وأمن الحساب.

## تسجيل الدخول

sign-in-over = طال التحقق أكثر من اللازم أو انقطع. أعيدوا البدء من كلمة المرور.
passkey-sign-in = الدخول بمفتاح المرور
passkey-show = استعمال مفتاح المرور
passkey-fault = لم يستجب مفتاح المرور. حاولوا من جديد، أو استعملوا وسيلة أخرى.
passkey-unable = لا يستطيع هذا المتصفح قراءة مفتاح مروركم، أو أن JavaScript معطلة. استعملوا رمزا مما يلي، أو افتحوا هذه الصفحة في متصفح آخر.
second-title = أكدوا هويتكم
second-lead = كلمة المرور صحيحة. بقيت خطوة تحقق واحدة.
second-code = الرمز المكون من 6 أرقام
second-code-hint = افتحوا تطبيق الرموز واكتبوا الرمز الذي يعرضه لتصريح.
second-action = تأكيد
second-trust = عدم طلب هذه الخطوة على هذا الجهاز لمدة 30 يوما. لا تختاروا ذلك على جهاز مشترك.
second-lost = ليس معي هاتفي
second-recovery = رمز الطوارئ
second-recovery-hint =
    { $count ->
        [one] بقي لكم رمز طوارئ واحد ({ $count }). يصلح كل رمز لمرة واحدة.
        [two] بقي لكم رمزا طوارئ ({ $count }). يصلح كل رمز لمرة واحدة.
        [few] بقيت لكم { $count } رموز طوارئ. يصلح كل رمز لمرة واحدة.
       *[other] بقي لكم { $count } رمز طوارئ. يصلح كل رمز لمرة واحدة.
    }
second-recovery-action = استعمال هذا الرمز
second-nothing-left = لم يبق لكم أي رمز طوارئ. انتظروا حتى تجدوا جهازكم، أو اطلبوا المساعدة من مسؤول في شركتكم أو من وكالة للصندوق الوطني للضمان الاجتماعي.
second-anew = إعادة تسجيل الدخول من البداية

## الأخطاء

fault-second-code = هذا الرمز غير صالح. انتظروا الرمز الموالي في التطبيق واكتبوه
fault-second-recovery = رمز الطوارئ هذا غير موجود أو سبق استعماله
fault-second-passkey = مفتاح المرور هذا غير معروف هنا
fault-second-too-many = محاولات كثيرة. انتظروا 15 دقيقة؛ وقد أخبرنا صاحب الحساب
fault-second-today = عشرون رمزا خاطئا في يوم واحد: رموز التطبيق لا تفتح شيئا لمدة 24 ساعة. استعملوا مفتاح المرور أو رمز الطوارئ
fault-security-password = كلمة المرور غير صحيحة
fault-security-passkey = تعذرت إضافة مفتاح المرور. أعيدوا المحاولة
fault-security-over = انتهت المهلة. أعيدوا المحاولة
refused-second-factor = للعمل كعون للصندوق، أضيفوا أولا تطبيق رموز أو مفتاح مرور في صفحة «أمن حسابي».
refused-totp-exists = لديكم تطبيق رموز مفعّل. أزيلوه أولا لتعويضه.
refused-no-second = رموز الطوارئ بديل عن تطبيق رموز أو مفتاح مرور: أضيفوا أحدهما أولا.
refused-passkeys-many = لديكم 20 مفتاح مرور. أزيلوا واحدا أولا.

## أمن الحساب

security-title = أمن حسابي
security-needs-second = للعمل كعون للصندوق، أضيفوا أولا تطبيق رموز أو مفتاح مرور، ثم عودوا.
security-no-second = كلمة المرور هي حمايتكم الوحيدة. أضيفوا تطبيق رموز أو مفتاح مرور: تكفي دقيقتان.
security-on = مفعّل
security-begin = متابعة
security-your-password = كلمة مروركم
security-remove-action = إزالة
security-password = كلمة المرور
security-password-words = تغييرها يُخرج أجهزتكم الأخرى من حسابكم.
security-password-action = تغيير كلمة المرور
security-totp = تطبيق الرموز
security-totp-words = تطبيق على هاتفكم يعطي رمزا من 6 أرقام عند كل دخول، ويعمل دون شبكة.
security-totp-action = إضافة تطبيق رموز
security-totp-since = مفعّل منذ { $at }.
security-totp-remove = إزالة تطبيق الرموز
security-passkeys = مفاتيح المرور
security-passkeys-words = يُدخلكم مفتاح المرور ببصمتكم أو وجهكم أو رمز جهازكم. لا شيء لحفظه، ولا أحد يستطيع أن ينتزعه منكم.
security-passkey-action = إضافة مفتاح مرور
security-passkey-unnamed = مفتاح دون اسم
security-passkey-added = أضيف في { $at }.
security-passkey-used = استُعمل في { $at }.
security-passkey-change = تغيير الاسم أو الإزالة
security-passkey-rename = تغيير الاسم
security-codes = رموز الطوارئ
security-codes-left =
    { $count ->
        [0] لم يبق لكم أي رمز. أنشئوا رموزا جديدة.
        [one] بقي لكم رمز واحد ({ $count }) من 10.
        [two] بقي لكم رمزان ({ $count }) من 10.
        [few] بقيت لكم { $count } رموز من 10.
       *[other] بقي لكم { $count } رمز من 10.
    }
security-codes-new = إنشاء رموز جديدة
security-codes-words = لن تصلح الرموز السابقة بعد ذلك.
security-codes-action = إنشاء 10 رموز
security-devices = الأجهزة الموثوقة
security-devices-words = تكفي كلمة المرور على هذه الأجهزة.
security-devices-none = لا يوجد أي جهاز.
security-device-until = استُعمل في { $used }. موثوق إلى غاية { $until }.
security-device-forget = إلغاء الثقة
security-sessions = أين أنتم متصلون
security-sessions-words = لا تتعرفون على جهاز؟ أخرجوه من حسابكم وغيّروا كلمة المرور.
security-session-this = هذا الجهاز
security-session-when = متصل منذ { $since }. آخر نشاط في { $seen }.
security-session-end = إنهاء الاتصال
security-sessions-end = إنهاء اتصال كل الأجهزة الأخرى
security-done-password = تم تغيير كلمة المرور، وخرجت أجهزتكم الأخرى من الحساب.
security-done-totp = تطبيق الرموز مفعّل الآن.
security-done-totp-removed = تمت إزالة تطبيق الرموز.
security-done-passkey = تمت إضافة مفتاح المرور.
security-done-passkey-named = تم تغيير اسم مفتاح المرور.
security-done-passkey-removed = تمت إزالة مفتاح المرور. احذفوه من جهازكم أيضا.
security-done-device = لم يعد هذا الجهاز موثوقا.
security-done-session = تم إنهاء اتصال الجهاز.
security-done-sessions = تم إنهاء اتصال كل الأجهزة الأخرى.

## الأجهزة

device-words = { $browser } على { $system }
device-browser-chrome = Chrome
device-browser-edge = Edge
device-browser-firefox = Firefox
device-browser-opera = Opera
device-browser-safari = Safari
device-browser-samsung = Samsung Internet
device-browser-yandex = Yandex
device-browser-program = برنامج
device-browser-other = متصفح
device-system-android = Android
device-system-chromeos = ChromeOS
device-system-ipad = iPad
device-system-iphone = iPhone
device-system-linux = Linux
device-system-mac = Mac
device-system-windows = Windows
device-system-other = جهاز غير معروف

## كلمة المرور

password-title = تغيير كلمة المرور
password-lead = جملة من بضع كلمات يسهل حفظها ويصعب تخمينها.
password-before = كلمة المرور الحالية
password-new = كلمة المرور الجديدة
password-new-hint = 8 أحرف على الأقل، دون شرط الأحرف الكبيرة أو العلامات.
password-action = تغيير

## تطبيق الرموز

totp-title = إضافة تطبيق رموز
totp-lead = للبدء، أكدوا كلمة مروركم.
totp-step-app = افتحوا تطبيق رموز
totp-step-app-words = مثلا Aegis أو FreeOTP أو Google Authenticator أو تطبيق مدير كلمات المرور لديكم.
totp-step-scan = أضيفوا تصريح
totp-step-scan-words = اختاروا في التطبيق إضافة حساب، ووجّهوا الكاميرا إلى هذا المربع.
totp-secret = لا تستطيعون مسحه؟ اكتبوا هذا المفتاح في التطبيق:
totp-step-code = اكتبوا الرمز الظاهر
totp-action = إنهاء

## مفتاح المرور

passkey-title = إضافة مفتاح مرور
passkey-name = اسم المفتاح
passkey-name-hint = لتتعرفوا عليه لاحقا، مثلا «هاتف سلمى».
passkey-create = إنشاء مفتاح المرور
passkey-create-words = سيطلب جهازكم بصمتكم أو وجهكم أو رمزه.
passkey-unable-create = لا يستطيع هذا المتصفح إنشاء مفتاح مرور، أو أن JavaScript معطلة. افتحوا هذه الصفحة في متصفح آخر، أو أضيفوا تطبيق رموز.

## رموز الطوارئ

codes-title = رموز الطوارئ الخاصة بكم
codes-lead = إذا ضاع هاتفكم، يُدخلكم كل رمز من هذه الرموز مرة واحدة بعد كلمة المرور.
codes-once = لن تُعرض مرة أخرى. اطبعوها أو احفظوا الملف في مكان آمن خارج هاتفكم.
codes-file = تنزيل الرموز
codes-print = طباعة
codes-kept = حفظتُها، العودة إلى حسابي
codes-file-title = رموز الطوارئ لتصريح. يصلح كل رمز لمرة واحدة.
