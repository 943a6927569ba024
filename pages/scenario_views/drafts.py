"""Working states in the store, which is opened when the first one is kept or asked for.

The store is imported inside the methods: the first picture of the app needs none of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ui.working import NotKept


class Drafts:
    """Keeps the working state of each browser tab; see :class:`ui.working.WorkingStates`."""

    def keep(self, tab: str, document: Mapping[str, Any]) -> None:
        """Replace the working state of a tab.

        Raises
        ------
        NotKept
            If the store does not take it.
        """
        from pages.scenario_views.desk import opened_store
        from store import StoreError

        try:
            opened_store().drafts.keep(tab, document)
        except StoreError as error:
            raise NotKept(str(error)) from error

    def fetch(self, tab: str) -> Mapping[str, Any] | None:
        """Return the working state of a tab, None where nothing was kept.

        Raises
        ------
        NotKept
            If the store does not answer.
        """
        from pages.scenario_views.desk import opened_store
        from store import StoreError

        try:
            draft = opened_store().drafts.get(tab)
        except StoreError as error:
            raise NotKept(str(error)) from error
        return None if draft is None else draft.document
