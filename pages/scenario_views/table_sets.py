"""Table sets in the store, which is opened when the first one is asked for."""

from __future__ import annotations

from collections.abc import Mapping

from ui.working import NotKept


class KeptTables:
    """Fetches table sets; see :class:`ui.table_sets.TableSets`."""

    def fetch(self, version: str) -> Mapping[str, str] | None:
        """Return the tables of a version as texts, None where they are not kept.

        Raises
        ------
        NotKept
            If the store does not answer.
        """
        from pages.scenario_views.desk import opened_store
        from store import StoreError

        try:
            kept = opened_store().table_sets.get(version)
        except StoreError as error:
            raise NotKept(str(error)) from error
        return None if kept is None else kept.tables
