"""What the template says about itself, in both languages."""

from __future__ import annotations

RATINGS_NOTE = (
    "Example with made-up numbers; write your own over it. / "
    "نمونه با عددهای ساختگی؛ داده‌های خود را به‌جای آن بنویسید."
)

SETTINGS_NOTE = (
    "Options of the method go below, name and value (sheet methods lists them); what is left "
    "empty takes its default. / گزینه‌های روش را در ردیف‌های زیر بنویسید، نام و مقدار (فهرست آن‌ها در "
    "برگهٔ methods است)؛ هر چه خالی بماند مقدار پیش‌فرض را می‌گیرد."
)

ABOUT: tuple[tuple[str, str], ...] = (
    (
        "Ranking with fuzzy numbers: fill in the sheets ratings and settings, save as xlsx, then",
        "رتبه‌بندی با عددهای فازی: برگه‌های ratings و settings را پر کنید، "
        "با قالب xlsx ذخیره کنید و سپس",
    ),
    ("python -m fuzzy rank --xlsx FILE", "python -m fuzzy rank --xlsx FILE"),
    (
        "The example is made up: three alternatives, three criteria.",
        "نمونه ساختگی است: سه گزینه و سه معیار.",
    ),
    (
        "Sheet ratings, the four rows above the alternatives. criterion: its name. direction: "
        "benefit (more is better) or cost (less is better). weight: a number, or three ascending "
        'numbers such as "0.4 0.5 0.6"; weights need not add up to 1. part: value for one column, '
        "or l, m and u for three columns side by side (lowest, most plausible, highest); name, "
        "direction and weight then stand over l.",
        "برگهٔ ratings، چهار ردیف بالای گزینه‌ها. criterion: نام معیار. direction: سود (بیشتر بهتر "
        "است، benefit) یا هزینه (کمتر بهتر است، cost). weight: یک عدد یا سه عدد صعودی "
        "مانند «۰٫۴ ۰٫۵ ۰٫۶»؛ لازم نیست جمع وزن‌ها ۱ شود. part: مقدار برای یک ستون، "
        "یا پایین، میانه و بالا برای سه ستون کنار هم؛ نام، جهت و وزن بالای ستون نخست می‌آید.",
    ),
    (
        "Below them each row is an alternative: its name in column A, then its ratings. A value "
        "is a number, three ascending numbers, or a word of the scale (sheet terms). Empty rows "
        "are passed over; an empty rating is not.",
        "زیر آن‌ها هر ردیف یک گزینه است: نام در ستون A و سپس امتیازها. هر مقدار یک عدد، "
        "سه عدد صعودی یا واژه‌ای از مقیاس (برگهٔ terms) است. "
        "ردیف خالی خوانده نمی‌شود؛ امتیاز خالی پذیرفته نیست.",
    ),
    (
        "Words are numbers on 0 to 10; terms in the sheet settings chooses the scale of five or of "
        "seven words.",
        "هر واژه عددی روی ۰ تا ۱۰ است؛ تنظیم terms در برگهٔ settings مقیاس پنج‌واژه‌ای (five) یا "
        "هفت‌واژه‌ای (seven) را برمی‌گزیند.",
    ),
    (
        "Digits may be Latin or Persian, the decimal mark . or ٫ (in Persian digits / too); a "
        "formula counts by its stored result.",
        "رقم‌ها می‌توانند فارسی یا لاتین باشند و ممیز «٫» یا «.» (با رقم فارسی «/» هم)؛ "
        "از فرمول، نتیجهٔ ذخیره‌شده‌اش خوانده می‌شود.",
    ),
    (
        "The sheets read me, terms and methods are for reading; they are not computed with.",
        "برگه‌های read me، terms و methods برای خواندن‌اند و در محاسبه نمی‌آیند.",
    ),
)
