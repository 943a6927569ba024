"""The look that Streamlit's own theme cannot give: direction, digits, print, one-screen layout."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

from ui.i18n import DIRECTIONS

_STYLES: Final = Path(__file__).parent / "styles"


def apply_theme(lang: str) -> None:
    """Put the style sheets of the language on the page and name the language to the browser.

    Parameters
    ----------
    lang : {"fa", "en"}
        One of our own constants, never text from outside: it is written into a script.
    """
    sheets = [_STYLES / "common.css", _STYLES / f"{DIRECTIONS[lang]}.css"]
    css = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    with st.container(key="k_theme"):
        st.html(f"<style>{css}</style>")
        st.html(
            f"<script>document.documentElement.lang = '{lang}';</script>",
            unsafe_allow_javascript=True,
        )
