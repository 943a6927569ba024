"""Data and evidence: every table with its sources, how far the ratings rest on it, the gaps."""

from __future__ import annotations

import datetime as dt
from typing import Any

import streamlit as st

from data import Dataset
from reports import table_csv, tables_workbook
from ui import browse, places, reading_edge, session, shell
from ui import coverage as cover
from ui import format as fmt
from ui.components import plot
from ui.i18n import Words
from ui.markdown import plain

shell.require_shell("pages/evidence.py")

FIRST_TABLE = "evidence"
TABLE_HEIGHT = 460
ONE_LINE, SEVERAL_LINES, HEADER = 38, 78, 40
MOST_NAMES = 3
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def count_text(count: int, words: Words) -> str:
    """Write a count in the digits of the language."""
    return fmt.number(count, 0, words.lang)


def tell_coverage(dataset: Dataset, words: Words) -> str:
    """Say on how many ratings something was found."""
    covered = cover.covered_ratings(dataset)
    return words(
        "data-covered",
        covered=count_text(covered, words),
        ratings=count_text(len(dataset.ratings), words),
        missing=count_text(len(dataset.ratings) - covered, words),
    )


def show_lead(dataset: Dataset, words: Words) -> None:
    """Say how much is known."""
    lead = words(
        "data-lead",
        ratings=count_text(len(dataset.ratings), words),
        evidence=count_text(len(dataset.evidence), words),
        sources=count_text(len(dataset.sources), words),
    )
    places.title(lead, tell_coverage(dataset, words))


@st.fragment
def show_tables() -> None:
    """Let the reader choose a table, search in it and take it away."""
    dataset, words = session.dataset(), session.current_words()
    choice, search = st.columns([2, 3], gap="small")
    table = choice.selectbox(
        words("data-table"),
        list(dataset.tables),
        index=list(dataset.tables).index(FIRST_TABLE),
        format_func=lambda name: words(f"table-{name}"),
        key="k_table",
    )
    asked = search.text_input(
        words("data-search"),
        help=words("data-search-help"),
        icon=":material/search:",
        key="k_search",
        live=True,
    )
    whole = browse.make_view(table, dataset, words)
    found = browse.find(whole, asked or "")
    counts = {
        "shown": count_text(len(found.frame), words),
        "all": count_text(len(whole.frame), words),
    }
    show_rows(found, words("data-table-alt", table=words(f"table-{table}"), **counts), words)
    reading_edge.begin_at_reading_edge(words.lang, f"{table}_{len(found.frame)}")
    with st.container(key="k_downloads", horizontal=True, vertical_alignment="center"):
        st.caption(words("data-rows", **counts), width="content")
        st.download_button(
            words("data-csv"),
            table_csv(dataset.tables[table]),
            file_name=f"khoosheh-{table}.csv",
            mime="text/csv",
            help=words("data-csv-help"),
            icon=":material/download:",
            on_click="ignore",
            key="k_csv",
        )
        st.download_button(
            words("data-excel"),
            lambda: tables_workbook(dataset, words, dt.date.today()),
            file_name=f"khoosheh-{dataset.version}.xlsx",
            mime=XLSX,
            icon=":material/table_view:",
            on_click="ignore",
            key="k_excel",
        )
        st.caption(words("data-version", version=f"`{dataset.version}`"), width="content")


def show_rows(view: browse.View, alt: str, words: Words) -> None:
    """Show the rows, the first column at the reading edge."""
    if view.frame.empty:
        st.info(words("data-none"))
        return
    headings = list(view.frame.columns)
    row_height = SEVERAL_LINES if view.needs_several_lines() else ONE_LINE
    with st.container(key=reading_edge.FRAME_KEY):
        st.dataframe(
            view.frame.style.format(view.written),
            column_order=headings[::-1] if words.lang == "fa" else headings,
            column_config=column_looks(view, words),
            hide_index=True,
            height=min(TABLE_HEIGHT, (len(view.frame) * row_height) + HEADER),
            row_height=row_height,
            placeholder="–",
            alt=alt,
        )


def column_looks(view: browse.View, words: Words) -> dict[str, Any]:
    """Say how each column is headed and how wide it is."""
    widths = view.widths()
    looks: dict[str, Any] = {}
    for name in view.frame.columns:
        label = fmt.isolate(name, words.lang)
        if name in view.links:
            looks[name] = st.column_config.LinkColumn(label, display_text=browse.SITE)
        else:
            looks[name] = st.column_config.Column(label, width=widths.get(name))
    return looks


def show_coverage(dataset: Dataset, words: Words) -> None:
    """Draw how many pieces of evidence each rating has."""
    st.subheader(words("data-coverage"))
    st.caption(words("data-coverage-explain"))
    plot(
        cover.coverage_chart(dataset, words),
        key="k_coverage",
        alt=words("data-coverage-alt", lead=tell_coverage(dataset, words)),
        lang=words.lang,
        height=cover.coverage_height(dataset),
        on_click=False,
    )
    with st.expander(words("as-table")):
        st.table(cover.coverage_table(dataset, words))


def show_gaps(dataset: Dataset, words: Words) -> None:
    """Say what is missing or in dispute."""
    lang = words.lang
    gaps = cover.find_gaps(dataset)
    st.subheader(words("data-gaps"))
    if gaps.unrated:
        worst = [gap.cluster.name[lang] for gap in gaps.unrated[:MOST_NAMES]]
        count = count_text(gaps.unrated_count, words)
        st.write(plain(words("data-gaps-lead", count=count, names=words.join(worst))))
        with st.expander(words("gap-unrated"), expanded=True):
            st.table(cover.unrated_table(gaps, words))
    else:
        st.write(words("data-gaps-none"))
    if gaps.disputed:
        with st.expander(words("gap-disputed", count=count_text(len(gaps.disputed), words))):
            st.table(cover.disputed_table(gaps, dataset, words))
    lists = {
        "gap-unplaced": [place.name[lang] for place in gaps.unplaced],
        "gap-uncounted": [city.name[lang] for city in gaps.uncounted],
    }
    for key, names in lists.items():
        if names:
            with st.expander(words(key, count=count_text(len(names), words))):
                st.markdown("\n".join(f"- {plain(name)}" for name in names))
    st.write(
        words(
            "gap-undated",
            count=count_text(len(gaps.undated), words),
            all=count_text(len(dataset.evidence), words),
        )
    )


def evidence_page() -> None:
    """Show the page."""
    dataset, words = session.dataset(), session.current_words()
    show_lead(dataset, words)
    show_tables()
    coverage_column, gaps_column = st.columns([58, 42], gap="large")
    with coverage_column:
        show_coverage(dataset, words)
    with gaps_column:
        show_gaps(dataset, words)


evidence_page()
