"""Which tables are computed with: taking them out, bringing others in, choosing a kept set."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Final, Literal

import streamlit as st

from data import DataError, Dataset, table_texts
from data.differences import differences
from data.workbook import TableSet, WorkbookError, read_workbook
from pages.scenario_views import deeds
from pages.scenario_views.away import XLSX
from pages.scenario_views.desk import opened_store
from reports.table_set import GUIDE, table_set_workbook
from store import TableSet as KeptSet
from ui import format as fmt
from ui import session
from ui.i18n import Words
from ui.markdown import plain, plain_table
from ui.moments import moment_text
from ui.scenario import Repair
from ui.table_changes import changes_sentence, changes_table

MOST_PROBLEMS: Final = 100
MOST_DIFFERENCES: Final = 40
TABLE_HEIGHT: Final = 320
PROBLEMS_HEIGHT: Final = 320
ROWS_AT_ONCE: Final = 8
NAME: Final = "k_set_name"


@lru_cache(maxsize=4)
def _opened(content: bytes) -> TableSet:
    """Read a workbook once, however often the page is drawn anew."""
    return read_workbook(content)


def show_tables(dataset: Dataset, words: Words) -> None:
    """Offer the way out and back in, and the sets that are kept."""
    out, back = st.columns([42, 58], gap="large")
    with out:
        _way_out(dataset, words)
        _kept_sets(dataset, words)
    with back:
        _way_in(dataset, words)


def _way_out(dataset: Dataset, words: Words) -> None:
    st.subheader(words("tables-out"))
    st.caption(words("tables-out-explain"))
    st.download_button(
        words("tables-download"),
        lambda: table_set_workbook(dataset, words, dt.date.today()),
        file_name=f"khoosheh-tables-{dataset.version}.xlsx",
        mime=XLSX,
        icon=":material/download:",
        on_click="ignore",
        key="k_tables_out",
    )


def _kept_sets(dataset: Dataset, words: Words) -> None:
    """Show which tables are in use and offer the others."""
    st.subheader(words("tables-sets"))
    served = session.served_dataset().version
    kept = {one.version: one for one in opened_store().table_sets.list()}
    _set_line(served, words("tables-served-name"), None, dataset, words)
    for version, one in kept.items():
        if version != served:
            _set_line(version, one.name, one, dataset, words)


def _set_line(
    version: str, name: str, kept: KeptSet | None, dataset: Dataset, words: Words
) -> None:
    with st.container(border=True, key=f"k_set_{version}", gap="small"):
        st.markdown(f"**{plain(name)}** · `{version}`")
        if kept is not None:
            by = plain(kept.author) or words("somebody")
            st.caption(words("saved-by", author=by, at=moment_text(kept.at, words)))
        if version == dataset.version:
            st.caption(f":material/check: {words('tables-in-use')}")
        else:
            st.button(
                words("tables-use"),
                key=f"k_use_{version}",
                on_click=_use,
                args=(version, name),
            )


def _way_in(dataset: Dataset, words: Words) -> None:
    """Take a file and show what it would change before it is taken."""
    st.subheader(words("tables-in"))
    file = st.file_uploader(words("tables-in-label"), type=["xlsx"], key="k_tables_file")
    if file is None:
        st.caption(words("tables-in-explain"))
        return
    try:
        found = _opened(file.getvalue())
    except WorkbookError as error:
        limit = fmt.number(error.limit, 0, words.lang)
        st.error(words(f"tables-refused-{error.reason}", limit=limit))
        return
    except DataError as error:
        _problems(error, words)
        return
    _preview(found, file.name, dataset, words)


def _problems(error: DataError, words: Words) -> None:
    """List everything that is wrong; nothing was taken."""
    count = len(error.problems)
    st.error(words("tables-problems", count=fmt.number(count, 0, words.lang)))
    with st.container(height=_height(count, PROBLEMS_HEIGHT), key="k_set_problems"):
        for problem in error.problems[:MOST_PROBLEMS]:
            st.text(problem.sentence(words.lang))
    if count > MOST_PROBLEMS:
        rest = fmt.number(count - MOST_PROBLEMS, 0, words.lang)
        st.caption(words("tables-problems-more", count=rest))


def _height(rows: int, most: int) -> int | Literal["content"]:
    """Return the height of a list that scrolls where it is long."""
    return most if rows > ROWS_AT_ONCE else "content"


def _preview(found: TableSet, file: str, dataset: Dataset, words: Words) -> None:
    """Show what would change, and take it on a word."""
    others = [name for name in found.passed_over if name != GUIDE]
    if others:
        st.info(words("tables-passed-over", names=plain(words.join(others))))
    changes = differences(dataset, found.dataset)
    if not changes:
        st.success(words("tables-unchanged"), icon=":material/check:")
        return
    st.warning(plain(changes_sentence(changes, words)), icon=":material/difference:")
    table = changes_table(changes, words, MOST_DIFFERENCES)
    if not table.empty:
        st.caption(words("tables-first"))
        shown = plain_table(table.set_index(words("tables-table")))
        st.table(shown, height=_height(len(table), TABLE_HEIGHT))
    with st.form("k_take_set"):
        st.text_input(words("save-name"), file.removesuffix(".xlsx")[:200], key=NAME, max_chars=200)
        st.form_submit_button(
            words("tables-take"), type="primary", on_click=_take, args=(found.dataset,)
        )


def _take(chosen: Dataset) -> None:
    """Keep a table set and compute with it from now on."""
    words = session.current_words()
    name = str(st.session_state[NAME]).strip() or words("tables-nameless")

    def deed() -> None:
        opened_store().table_sets.keep(
            chosen.version, table_texts(chosen), name=name, author=deeds.author()
        )
        _changed(session.use_tables(chosen), name, words)

    deeds.attempt(deed)


def _use(version: str, name: str) -> None:
    """Compute with a kept set, or with the served tables, from now on."""
    words = session.current_words()
    chosen = session.base_tables(version)
    if chosen is None:
        deeds.say(words("tables-missing", version=version))
        return
    _changed(session.use_tables(chosen), name, words)


def _changed(repairs: tuple[Repair, ...], name: str, words: Words) -> None:
    lines = [words("tables-taken", name=plain(name))]
    if repairs:
        parts = [plain(f"{repair.parameter}: {repair.value}") for repair in repairs]
        lines.append(words("opened-repaired", parts=words.join(parts)))
    deeds.say(" ".join(lines))
