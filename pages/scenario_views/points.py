"""The weights of saved scenarios, for a figure that marks them."""

from __future__ import annotations

from typing import Final

import streamlit as st

from data import Dataset
from ui.certainty_marks import SavedPoint
from ui.document import DocumentError, from_document
from ui.i18n import Words

MOST: Final = 40
"""The newest so many: more marks than this hide one another."""


def saved_points(dataset: Dataset, words: Words) -> tuple[SavedPoint, ...]:
    """Return the weights of the newest saved scenarios that fit these tables.

    A store that does not answer is told, and costs the figure nothing but these marks.
    """
    # The store is imported here: the first picture of this page needs none of it.
    from pages.scenario_views.desk import opened_store, problem_text
    from store import StoreError

    try:
        newest = opened_store().scenarios.list()[:MOST]
    except StoreError as error:
        st.warning(problem_text(error, words))
        return ()
    points = (_point(one.id, one.name, one.document, dataset) for one in newest)
    return tuple(point for point in points if point is not None)


def _point(identity: str, name: str, document: object, dataset: Dataset) -> SavedPoint | None:
    """Return a scenario's weights, or None where some of them are not to be read."""
    try:
        opened = from_document(document, dataset)
    except DocumentError:
        return None
    if any(repair.parameter == "weights" for repair in opened.repairs):
        return None
    return SavedPoint(identity, name, opened.scenario.setting.weights)
