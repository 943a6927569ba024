"""Where the pages meet the store: one store for the whole program, its problems in words."""

from __future__ import annotations

import streamlit as st

import store
from store import Store, StoreError
from ui.i18n import Words
from ui.markdown import plain


@st.cache_resource(show_spinner=False)
def opened_store() -> Store:
    """Open the store once for all sessions; a failure is not kept.

    Raises
    ------
    StoreError
        If there is no way to the database.
    """
    return store.open_store()


def problem_text(error: StoreError, words: Words) -> str:
    """Word why the store did not do what was asked."""
    kind = type(error).__name__.lower()
    return words("store-problem", what=words(f"store-{kind}"), reason=plain(str(error)))
