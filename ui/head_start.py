"""The browser's head start: it gets its longest work before the server has loaded the app.

Reading Plotly takes a browser about as long as the first run takes the server. This module is
imported before everything else of ours and therefore needs nothing but Streamlit.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

_PLOTLY_FILE: Final = "app/static/vendor/plotly.min.js"
_LOADER: Final = Path(__file__).parent / "components" / "plotly_load.js"


def plotly_url() -> str:
    """Return where the browser finds Plotly on this server."""
    root = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{root}/{_PLOTLY_FILE}".replace("//", "/")


def send_for_plotly() -> None:
    """Let the browser load Plotly while the server goes on.

    A failure is told by the first chart, which tries again.
    """
    loader = _LOADER.read_text(encoding="utf-8")
    with st.container(key="k_head_start"):
        st.html(
            f"<script>{loader}loadPlotly('{plotly_url()}').catch(() => {{}});</script>",
            unsafe_allow_javascript=True,
        )
