"""Text from tables and addresses, made safe to stand in Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    import pandas as pd

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]()#+!|<>~$:-])")
_LINK_SAFE: Final = "%/:?#@!&',;=+$-._~"


def plain(text: str) -> str:
    """Return `text` so that Markdown shows it as it stands, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def plain_table(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table of texts so that Markdown shows every cell as it stands."""
    safe = table.map(plain)
    safe.index = safe.index.map(plain)
    return safe.rename(columns=plain)


def link(text: str, url: str) -> str:
    """Return a link to a web page; anything but http and https stays plain text."""
    if urlsplit(url).scheme not in ("http", "https"):
        return plain(text)
    return f"[{plain(text)}]({quote(url, safe=_LINK_SAFE)})"
