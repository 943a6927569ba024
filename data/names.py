"""Comparing names however they are typed: Arabic or Persian letters, joined or not."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SAME_LETTERS: Final = str.maketrans(
    {"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ؤ": "و", "ۀ": "ه"}
    | {"\u200c": "", "\u200d": "", "\u00ad": "", "٬": "", ",": "", "٫": "."}
)
_COUNTY: Final = re.compile(r"^(شهرستان|county of)\b|\b(county|shahrestan)$")
_NO_LETTER: Final = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Return `text` in the one form in which texts are compared.

    Arabic and Persian variants of a letter, digits of any script, marks over letters, capitals,
    half-spaces and thousands separators make no difference.
    """
    parts = unicodedata.normalize("NFKD", text.translate(_SAME_LETTERS)).casefold()
    letters = (c for c in parts if not unicodedata.combining(c))
    return "".join(str(unicodedata.digit(c, c)) for c in letters).translate(_SAME_LETTERS)


def county_key(name: str) -> str:
    """Return what two spellings of a county's name have in common.

    Beyond :func:`folded`, spaces and punctuation and the word for "county" are dropped.
    """
    bare = _COUNTY.sub("", folded(name).strip())
    return _NO_LETTER.sub("", bare)
