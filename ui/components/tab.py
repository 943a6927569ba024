"""Learns which browser tab a session belongs to, so that a reload can be told from a newcomer."""

from __future__ import annotations

import re
from typing import Final

import streamlit as st

from ui.components.assets import script

_TAB: Final = st.components.v2.component("khoosheh_tab", js=script("tab.js"))
_NAME: Final = re.compile(r"[0-9a-f]{32}")


def browser_tab(known: str | None, *, key: str) -> str | None:
    """Return the name of the browser tab.

    Parameters
    ----------
    known : str or None
        What an earlier run returned; the browser then stays silent.
    key : str
        Stable name of the component on the page.

    Returns
    -------
    str or None
        32 hexadecimal digits; None until the browser has told, or where it keeps nothing.
    """
    sent = _TAB(key=key, data=(known or "").encode("ascii"), on_tab_change=_no_callback).get("tab")
    return sent if isinstance(sent, str) and _NAME.fullmatch(sent) else None


def _no_callback() -> None:
    """Let Streamlit list the name in the result; nothing is to be done before the run."""
