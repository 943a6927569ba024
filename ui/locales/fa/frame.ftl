language = زبان

page-priorities = اولویت‌ها
page-cluster = خوشه
page-certainty = چه اندازه مطمئنیم؟
page-evidence = داده‌ها و شواهد
page-method = روش
page-scenarios = سناریوها
page-cities = شهرها

# Frame
address-repaired = بخش‌هایی از نشانی قابل استفاده نبود و کنار گذاشته شد: { $parts }
data-refused = جدول‌ها قابل استفاده نیستند
data-refused-hint = هیچ چیزی بارگذاری نشد. این موارد را اصلاح کنید و دوباره اجرا کنید:
see-evidence = همهٔ امتیازها و شواهد آن‌ها
too-hard = این روش نمی‌تواند این خوشه‌ها را رتبه‌بندی کند: { $reason }

# Headline
of-hundred = { $score } از ۱۰۰
lead-first = { $leader } با { $score } در صدر است؛ { $gap } جلوتر از { $second }
lead-shared = { $names } با { $score } در جایگاه نخست مشترک‌اند
lead-alone = { $leader } در { $score } ایستاده است
surety-overlap = بازه‌های فازی دو خوشهٔ نخست روی هم می‌افتند ({ $low } تا { $high } و { $second_low } تا { $second_high })؛ پس صدرنشینی قطعی نیست.
surety-apart = بازه‌های فازی دو خوشهٔ نخست به هم نمی‌رسند ({ $low } تا { $high } و { $second_low } تا { $second_high })؛ پس صدرنشینی روشن است.
surety-no-interval = این روش بازهٔ فازی نمی‌دهد؛ پس دربارهٔ قطعیت صدرنشینی چیزی گفته نمی‌شود.
change-none = هیچ جایگاهی با مبنا فرق ندارد.
change-places = نسبت به مبنا: { $moves }.
change-leader = نسبت به مبنا { $before } صدر را از دست داده است: { $moves }.
change-more = و { $count } خوشهٔ دیگر
decided = از { $all } خوشه‌ای که مطالعهٔ مبدأ پیشنهاد کرد، { $inside } خوشه این‌جا در سه جایگاه نخست جای دارد (جایگاه‌ها: { $places }).

# Ranking and map
axis-priority = اولویت، ۰ تا ۱۰۰
axis-score = امتیاز روش
lower-is-better = کمتر بهتر است
hover-place = جایگاه { $place }، امتیاز { $score }
hover-interval = بازهٔ فازی { $low } تا { $high }
hover-baseline = در مبنا: جایگاه { $place }
gulf-of-oman = دریای عمان
stand-in = در جای نزدیک‌ترین شهر رسم شده است
position-derived = موقعیت محاسبه‌شده و تقریبی است
city-population = { $count } نفر (سرشماری ۱۳۹۵)
city-population-unknown = رقم سرشماری ۱۳۹۵ در دست نیست
tiles-attribution = © مشارکت‌کنندگان OpenStreetMap
chart-failed = تصویر رسم نشد؛ جدول همین محتوا را دارد.
ranking-targets = انتخاب خوشه
map-targets = انتخاب شهر
ranking-alt = نمودار میله‌ای رتبه‌بندی. { $lead }.
map-alt = نقشهٔ سیستان و بلوچستان با خوشه‌ها در شهرهایشان؛ خوشهٔ نخست بزرگ‌تر رسم شده است. { $lead }.
legend-size = اندازهٔ نشان: از آخرین امتیاز (کوچک) تا نخستین (بزرگ)
legend-ghost = مبنا
legend-whisker = بازهٔ فازی

# Tools
method = روش
method-help = شیوهٔ محاسبهٔ جایگاه‌ها؛ صفحهٔ «روش» هر یک را شرح می‌دهد.
filters = پالایش
filters-count = پالایش ({ $count })
filter-sector = بخش
filter-committee = کمیته
filter-stage = مرحلهٔ برنامه
filter-city = شهر
filters-clear = برداشتن همهٔ پالایه‌ها
filters-all = همه
filters-note = { $shown } خوشه از { $all } خوشه نشان داده شده است؛ جایگاه‌ها در میان همه است.
filters-empty = هیچ خوشه‌ای از همهٔ پالایه‌ها نمی‌گذرد.
filters-empty-hint = برای دیدن رتبه‌بندی، یکی از پالایه‌ها را بردارید.
layers = لایه‌ها
layers-infrastructure = زیرساخت
layers-no-position = موقعیت { $count } مورد معلوم نیست و رسم نشده است.
tiles = کاشی‌های برخط نقشه
tiles-help = به‌طور پیش‌فرض خاموش است. تصویر نقشه را از openstreetmap.org می‌گیرد؛ هیچ چیز دیگری از این رایانه بیرون نمی‌رود.
pin = ثبت به‌عنوان مبنا
pin-help = از این پس سایه‌ها و تغییر جایگاه‌ها نسبت به وزن‌های کنونی سنجیده می‌شوند.
unpin = بازگشت به مبنای پیش‌فرض
as-table = جدول
as-table-help = رتبه‌بندی به‌صورت جدول به‌جای میله‌ها.
select-hint = برای پرسش، یک میله، نشان یا شهر را انتخاب کنید.
selected-cluster = { $name }: جایگاه { $place }
why-this-place = چرا این جایگاه؟
selected-city = { $name}: { $facts }

# Weight panel
weights-title = وزن‌های فازی
weights-peak = محتمل‌ترین وزن { $label }
weights-low = کمترین وزن { $label }
weights-high = بیشترین وزن { $label }
weights-peak-short = قله
weights-low-short = کمینه
weights-high-short = بیشینه
weights-value = { $value }، { $share } از گروه خود
weights-global-share = { $share } از کل
weights-numbers = اعداد { $label }: { $low }، { $peak }، { $high }
weights-lock = ثابت نگه داشتن سهم { $label }
weights-unlock = آزاد کردن سهم { $label }
weights-presets = مجموعه‌های آمادهٔ وزن
weights-custom = وزن‌های خودم
weights-reset = بازنشانی
weights-bad-number = عددی از ۰ تا ۱۰۰؛ کمینه ≤ قله ≤ بیشینه.

# Tables
col-place = جایگاه
col-cluster = خوشه
col-score = امتیاز
col-low = کمینه
col-high = بیشینه
col-baseline = جایگاه در مبنا
col-change = تغییر
col-sector = بخش
unknown = نامعلوم
col-cities = شهرها

# Steps back and forward
undo = واگرد
undo-help = آخرین گام را برمی‌گرداند، در هر صفحه‌ای که بوده باشد
undo-nothing = گام پیش‌تری نیست.
undone = برگردانده شد: { $story }
redo = ازنو
redo-help = آنچه را برگردانده شد دوباره انجام می‌دهد
redo-nothing = چیزی برگردانده نشده است.
redone = دوباره انجام شد: { $story }
not-kept = آنچه تنظیم می‌کنید برای بارگذاری دوباره نگه داشته نمی‌شود: { $reason }
moment = { $day}، { $clock } به وقت جهانی
