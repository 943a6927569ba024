"""Letting a wide table begin at the edge from which the language is read."""

from __future__ import annotations

from typing import Final

import streamlit as st

FRAME_KEY: Final = "k_rows"
_TO_THE_RIGHT: Final = """
<script>
(() => {
  const settle = (triesLeft) => {
    const box = document.querySelector(".st-key-k_rows .dvn-scroller");
    if (box && box.scrollWidth > box.clientWidth) box.scrollLeft = box.scrollWidth;
    else if (triesLeft > 0) setTimeout(() => settle(triesLeft - 1), 100);
  };
  settle(20);
})();
</script>
"""


def begin_at_reading_edge(lang: str, shown: str) -> None:
    """Scroll the table inside the container :data:`FRAME_KEY` to its first column.

    Streamlit draws a data frame on a canvas that always starts at its left end; in Persian the
    first column is at the right. The script is a constant and runs once for each `shown`.

    Parameters
    ----------
    lang : {"fa", "en"}
    shown : str
        A name of our own for what the table shows; a new one makes the script run again, for
        other rows may change the widths.
    """
    if lang == "fa":
        with st.container(key=f"k_edge_{shown}", height=1, border=False):
            st.html(_TO_THE_RIGHT, unsafe_allow_javascript=True)
