"""Khoosheh: which industrial clusters of a region should be developed first."""

from __future__ import annotations

import streamlit as st

from ui.head_start import give_head_start

st.set_page_config(
    page_title="خوشه · Khoosheh",
    page_icon="static/icon.svg",
    layout="wide",
    initial_sidebar_state="collapsed",
)
give_head_start()

# Only now the rest is loaded: on a new server that takes as long as the browser needs for Plotly.
from pages.scenario_views.drafts import Drafts  # noqa: E402
from pages.scenario_views.table_sets import KeptTables  # noqa: E402
from ui import shell  # noqa: E402

shell.run(Drafts(), KeptTables())
