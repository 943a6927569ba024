"""Khoosheh: which industrial clusters of a region should be developed first."""

from __future__ import annotations

import streamlit as st

from pages.scenario_views.drafts import Drafts
from pages.scenario_views.table_sets import KeptTables
from ui import shell

st.set_page_config(
    page_title="خوشه · Khoosheh",
    page_icon="static/icon.svg",
    layout="wide",
    initial_sidebar_state="collapsed",
)
shell.run(Drafts(), KeptTables())
