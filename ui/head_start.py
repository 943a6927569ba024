"""What the browser gets before the server has loaded the app.

Reading Plotly takes a browser about as long as the first run takes the server. This module is
imported before everything else of ours and therefore needs nothing but Streamlit.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

_PLOTLY_FILE: Final = "app/static/vendor/plotly.min.js"
_SCRIPTS: Final = Path(__file__).parent / "components"


def plotly_url() -> str:
    """Return where the browser finds Plotly on this server."""
    root = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{root}/{_PLOTLY_FILE}".replace("//", "/")


def give_head_start() -> None:
    """Let the browser load Plotly while the server goes on, and keep its history in order.

    A failure to load is told by the first chart, which tries again.
    """
    calls = f"keepStepsSingle();loadPlotly('{plotly_url()}').catch(() => {{}});"
    with st.container(key="k_head_start"):
        st.html(
            f"<script>{_script('plotly_load.js')}{_script('single_step.js')}{calls}</script>",
            unsafe_allow_javascript=True,
        )


def _script(name: str) -> str:
    return (_SCRIPTS / name).read_text(encoding="utf-8")
