"""Keeping the running server quick."""

from __future__ import annotations

import gc

import streamlit as st


@st.cache_resource(show_spinner=False, max_entries=32)
def settle_memory(page: str) -> str:
    """Set aside what is loaded by now, so that collecting garbage does not walk through it.

    Streamlit collects garbage after every run of a script, holding up the messages of that very
    run. With pandas, Plotly and the tables in memory that takes longer than everything else a
    drag of a weight asks for. What a page brought along on its first run stays for good anyway.

    Parameters
    ----------
    page : str
        Address of the page; each is settled once in the life of the server.
    """
    gc.collect()
    gc.freeze()
    return page
