"""The list of weighting methods: one entry each, with what a page needs to tell about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fuzzy.errors import ProblemError
from fuzzy.registry import Option
from fuzzy.weighting.ahp import PRIORITISATIONS, ahp
from fuzzy.weighting.best_worst import bwm
from fuzzy.weighting.fuzzy_ahp import fahp_buckley, fahp_chang
from fuzzy.weighting.objective import critic, entropy
from fuzzy.weighting.pairwise import RANDOM_INDICES
from fuzzy.weighting.rank_order import equal, rank_reciprocal, rank_sum, roc, swing
from fuzzy.weighting.result import Weighting


@dataclass(frozen=True, eq=False)
class WeightingMethod:
    """Registry entry of a weighting method.

    Parameters
    ----------
    name : str
        Key used in code, JSON and addresses.
    title_en, title_fa : str
    source : str
        The paper whose definition is taken.
    doi : str or None
    about_en, about_fa : str
        What is asked of people (or of the figures), and what is known against it.
    fields : tuple of str
        Names of the data it needs, in the order of the function's parameters.
    run : callable
        The function; options are its keyword arguments.
    options : tuple of Option
    tolerated : tuple of str
        Fields that may come along and play no part.
    """

    name: str
    title_en: str
    title_fa: str
    source: str
    doi: str | None
    about_en: str
    about_fa: str
    fields: tuple[str, ...]
    run: Callable[..., Weighting]
    options: tuple[Option, ...] = ()
    tolerated: tuple[str, ...] = ()


_RANDOM_INDEX = Option(
    "random_index",
    "saaty_1980",
    words=tuple(RANDOM_INDICES),
    about_en="Table of mean consistency indices of random matrices",
    about_fa="جدول میانگین شاخص سازگاری ماتریس‌های تصادفی",
)
_STILLWELL = (
    "Stillwell, Seaver & Edwards 1981, A comparison of weight approximation techniques in "
    "multiattribute utility decision making, Organizational Behavior and Human Performance 28(1)"
)

WEIGHTINGS: dict[str, WeightingMethod] = {
    entry.name: entry
    for entry in (
        WeightingMethod(
            "ahp",
            "Analytic hierarchy process (AHP)",
            "فرایند تحلیل سلسله‌مراتبی (AHP)",
            "Saaty 1977, A scaling method for priorities in hierarchical structures, "
            "Journal of Mathematical Psychology 15(3)",
            "10.1016/0022-2496(77)90033-5",
            "Every pair of criteria is compared; the consistency ratio tells how far the answers "
            "contradict each other. The number of pairs grows with the square of the criteria.",
            "همهٔ معیارها دوبه‌دو سنجیده می‌شوند و نرخ سازگاری نشان می‌دهد پاسخ‌ها چه اندازه با هم "
            "ناسازگارند. شمار مقایسه‌ها با مجذور شمار معیارها بالا می‌رود.",
            ("matrix",),
            ahp,
            (
                Option(
                    "prioritisation",
                    "eigenvector",
                    words=PRIORITISATIONS,
                    about_en="How weights are drawn from the matrix",
                    about_fa="شیوهٔ به دست آوردن وزن‌ها از ماتریس",
                ),
                _RANDOM_INDEX,
            ),
        ),
        WeightingMethod(
            "fahp_buckley",
            "Fuzzy AHP (Buckley)",
            "AHP فازی (باکلی)",
            "Buckley 1985, Fuzzy hierarchical analysis, Fuzzy Sets and Systems 17(3)",
            "10.1016/0165-0114(85)90090-9",
            "Pairs are compared with fuzzy numbers; the weights are fuzzy too, and wide ones for "
            "wide judgements.",
            "مقایسه‌های دوبه‌دو با عددهای فازی است؛ وزن‌ها نیز فازی‌اند و داوری‌های پهن وزن‌های پهن "
            "می‌دهند.",
            ("matrix",),
            fahp_buckley,
            (_RANDOM_INDEX,),
        ),
        WeightingMethod(
            "fahp_chang",
            "Fuzzy AHP by extent analysis (Chang)",
            "AHP فازی با تحلیل گسترش (چانگ)",
            "Chang 1996, Applications of the extent analysis method on fuzzy AHP, "
            "European Journal of Operational Research 95(3)",
            "10.1016/0377-2217(95)00300-2",
            "Pairs are compared with fuzzy numbers. The method can give weight 0 to a criterion "
            "that was judged to matter (Wang, Luo & Hua 2008).",
            "مقایسه‌های دوبه‌دو با عددهای فازی است. این روش گاه به معیاری که مهم شمرده شده وزن صفر "
            "می‌دهد (وانگ، لو و هوا، ۲۰۰۸).",
            ("matrix",),
            fahp_chang,
        ),
        WeightingMethod(
            "bwm",
            "Best-worst method",
            "روش بهترین-بدترین",
            "Rezaei 2016, Best-worst multi-criteria decision-making method: some properties and a "
            "linear model, Omega 64",
            "10.1016/j.omega.2015.12.001",
            "Only the best and the worst criterion are compared with the others: far fewer "
            "questions than in AHP, and fewer checks on the answers.",
            "تنها بهترین و بدترین معیار با دیگران سنجیده می‌شوند: پرسش‌ها بسیار کمتر از AHP است و "
            "آزمون سازگاری پاسخ‌ها نیز کمتر.",
            ("best_to_others", "others_to_worst"),
            bwm,
        ),
        WeightingMethod(
            "roc",
            "Rank order centroid (ROC)",
            "مرکز ثقل رتبه‌ها (ROC)",
            "Barron & Barrett 1996, Decision quality using ranked attribute weights, "
            "Management Science 42(11)",
            "10.1287/mnsc.42.11.1515",
            "Only the order of importance is asked; the weight is the centre of all that fit it. "
            "Steep: the first criterion gets much.",
            "تنها ترتیب اهمیت پرسیده می‌شود و وزن، مرکز همهٔ وزن‌های سازگار با آن است. شیب آن تند "
            "است و معیار نخست سهم بزرگی می‌گیرد.",
            ("ranks",),
            roc,
        ),
        WeightingMethod(
            "rank_sum",
            "Rank sum",
            "جمع رتبه‌ها",
            _STILLWELL,
            "10.1016/0030-5073(81)90015-5",
            "Only the order of importance is asked; weights fall in equal steps.",
            "تنها ترتیب اهمیت پرسیده می‌شود و وزن‌ها با گام‌های برابر کم می‌شوند.",
            ("ranks",),
            rank_sum,
        ),
        WeightingMethod(
            "rank_reciprocal",
            "Rank reciprocal",
            "معکوس رتبه",
            _STILLWELL,
            "10.1016/0030-5073(81)90015-5",
            "Only the order of importance is asked; weights are proportional to 1, 1/2, 1/3 ...",
            "تنها ترتیب اهمیت پرسیده می‌شود و وزن‌ها متناسب با ۱، ۱/۲، ۱/۳ و ... است.",
            ("ranks",),
            rank_reciprocal,
        ),
        WeightingMethod(
            "equal",
            "Equal weights",
            "وزن برابر",
            "Dawes & Corrigan 1974, Linear models in decision making, Psychological Bulletin 81(2)",
            "10.1037/h0037613",
            "Nothing is asked: a baseline to compare with.",
            "چیزی پرسیده نمی‌شود: پایه‌ای برای مقایسه است.",
            ("ranks",),
            equal,
        ),
        WeightingMethod(
            "swing",
            "SWING",
            "وزن‌دهی نوسانی (SWING)",
            "von Winterfeldt & Edwards 1986, Decision Analysis and Behavioral Research, Cambridge",
            None,
            "Points are given to the step from the worst to the best state of each criterion, so "
            "that the range counts and not the name.",
            "به گام از بدترین تا بهترین حالت هر معیار امتیاز داده می‌شود، تا دامنهٔ معیار به حساب "
            "آید و نه نام آن.",
            ("points",),
            swing,
        ),
        WeightingMethod(
            "entropy",
            "Entropy",
            "آنتروپی شانون",
            "Hwang & Yoon 1981, Multiple Attribute Decision Making, Springer",
            "10.1007/978-3-642-48318-9",
            "Figures alone: a criterion weighs the more, the more unevenly it is spread. It says "
            "nothing of what matters to people.",
            "تنها از داده‌ها: هر معیار که ناهموارتر پخش شده باشد وزن بیشتری می‌گیرد و از خواست مردم "
            "چیزی نمی‌گوید.",
            ("matrix",),
            entropy,
            tolerated=("directions",),
        ),
        WeightingMethod(
            "critic",
            "CRITIC",
            "کریتیک (CRITIC)",
            "Diakoulaki, Mavrotas & Papayannakis 1995, Determining objective weights in multiple "
            "criteria problems: the CRITIC method, Computers & Operations Research 22(7)",
            "10.1016/0305-0548(94)00059-H",
            "Figures alone: a criterion weighs the more, the more it varies and the less it "
            "repeats the others. It says nothing of what matters to people.",
            "تنها از داده‌ها: هر معیار که پراکنده‌تر باشد و کمتر تکرار دیگران باشد وزن بیشتری می‌گیرد "
            "و از خواست مردم چیزی نمی‌گوید.",
            ("matrix", "directions"),
            critic,
        ),
    )
}


def weighting_entry(method: object) -> WeightingMethod:
    """Return the registry entry of a weighting method; an unknown one is a ProblemError."""
    entry = WEIGHTINGS.get(method) if isinstance(method, str) else None
    if entry is None:
        raise ProblemError(
            f"unknown method {method!r} for weights: expected one of {', '.join(WEIGHTINGS)}"
        )
    return entry


def weigh(method: str, data: Mapping[str, Any], **options: Any) -> Weighting:
    """Return the weights of the criteria by one of :data:`WEIGHTINGS`.

    Parameters
    ----------
    method : str
    data : mapping
        The method's own ``fields``.
    **options
        The method's own options; unknown names or words are refused.

    Raises
    ------
    ProblemError
    """
    entry = weighting_entry(method)
    for name in entry.fields:
        if name not in data:
            raise ProblemError(f"{name}: missing; expected it in a request for {entry.name}")
    for name in data:
        if name not in (*entry.fields, *entry.tolerated):
            expected = ", ".join(entry.fields)
            raise ProblemError(f"unknown field {name!r} for {entry.name}: expected {expected}")
    known = {option.name: option for option in entry.options}
    for name, value in options.items():
        if name not in known:
            expected = ", ".join(known) or "none"
            raise ProblemError(
                f"unknown option {name!r} for {entry.name}: expected one of {expected}"
            )
        known[name].check(value, entry.name)
    return entry.run(*(data[name] for name in entry.fields), **options)
