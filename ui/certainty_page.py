"""What the views of the page on certainty share: their moment, controls, pictures and files."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import streamlit as st

from data import Dataset
from ui import background, session
from ui.background import Job
from ui.certainty import WITH_RATINGS, Question, chosen
from ui.components import PlotClick, plot
from ui.i18n import Words
from ui.markdown import plain
from ui.scenario import VIEWS, Scenario
from ui.spec import Saves, Spec

VARIES: Final = ("around", "order", "any")
_ALL: Final = "k_sure_"

Write = Callable[[pd.DataFrame], bytes]


@dataclass(frozen=True)
class Moment:
    """What one run of the page works with.

    Attributes
    ----------
    question : Question
        The present method and weights.
    stamp : int
        Number of the panel's last message, written on every picture.
    resting : bool
        Whether no weight is being dragged, so that there is time for the full answer.
    """

    dataset: Dataset
    scenario: Scenario
    words: Words
    question: Question
    stamp: int
    resting: bool


@dataclass(frozen=True)
class Told:
    """What a view says: the answer, what follows it, and what was assumed."""

    lead: str
    rest: tuple[str, ...]
    note: str


def choose(field: str, options: tuple[str, ...], words: Words, *, label: str) -> None:
    """Offer one part of the view as a row of buttons and keep it in the scenario."""
    key = _ALL + field
    current = chosen(session.scenario(), field)
    st.session_state[key] = current if current in options else options[0]
    st.segmented_control(
        label,
        options,
        format_func=lambda option: words(f"sure-{field}-{option}"),
        key=key,
        on_change=lambda: session.change(**{field: _unless_first(field, st.session_state[key])}),
        label_visibility="collapsed",
        required=True,
    )


def choose_variation(words: Words, *, with_ratings: bool) -> str:
    """Offer what varies, and return it; `with_ratings` offers to draw the ratings too."""
    key, ratings_key = f"{_ALL}vary", f"{_ALL}ratings"
    base, _, ratings = chosen(session.scenario(), "vary").partition("-")
    st.session_state[key] = base
    st.session_state[ratings_key] = bool(ratings)

    def take() -> None:
        also = WITH_RATINGS if st.session_state.get(ratings_key) else ""
        session.change(vary=_unless_first("vary", st.session_state[key] + also))

    st.segmented_control(
        words("sure-vary"),
        VARIES,
        format_func=lambda option: words(f"sure-vary-{option}"),
        key=key,
        on_change=take,
        label_visibility="collapsed",
        required=True,
    )
    if not with_ratings:
        return base
    st.toggle(words("sure-vary-ratings"), key=ratings_key, on_change=take)
    return chosen(session.scenario(), "vary")


def _unless_first(field: str, option: str) -> str | None:
    """Return the option, or None for the one that an address without the field means."""
    return None if option == VIEWS[field][0] else option


def picture(
    moment: Moment,
    spec: Spec,
    told: Told,
    *,
    key: str,
    height: str,
    on_click: bool = False,
) -> PlotClick | None:
    """Draw a picture with its assumptions beneath and its files to take away."""
    words = moment.words
    spec["stamp"] = moment.stamp
    spec["saves"] = Saves(
        name=f"khoosheh-{key}",
        title=told.lead,
        note=told.note,
        png=words("sure-save-png"),
        svg=words("sure-save-svg"),
    )
    alt = " ".join([told.lead, *told.rest])
    clicked = plot(
        spec, key=f"{_ALL}{key}", alt=alt, lang=words.lang, height=height, on_click=on_click
    )
    st.caption(plain(told.note))
    return clicked


def twin(table: pd.DataFrame, key: str, words: Words, write: Write) -> None:
    """Show a picture's content as a table, to read and to take away.

    Parameters
    ----------
    table : DataFrame
    key : str
        Name of the table and of its file.
    words : Words
    write : callable
        Turns a table into the bytes of a CSV file.
    """
    with st.expander(words("as-table")):
        open_table(table, key, words, write)


def open_table(table: pd.DataFrame, key: str, words: Words, write: Write) -> None:
    """Show a table with the way to take it away."""
    st.table(readable(table))
    st.download_button(
        words("data-csv"),
        write(table.reset_index()),
        file_name=f"khoosheh-{key}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        key=f"{_ALL}csv_{key}",
    )


def readable(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose texts Markdown shows as they stand."""
    shown = table.map(lambda cell: plain(str(cell)))
    shown.columns = pd.Index([plain(str(name)) for name in table.columns])
    names = [plain(str(name)) for name in table.index]
    shown.index = pd.Index(names, name=plain(str(table.index.name)))
    return shown


def worked_out(
    moment: Moment, slot: str, key: Hashable, steps: Callable[[], Iterator[Any]]
) -> Job | None:
    """Return the job for a question that takes longer, or None while a weight is dragged.

    Raises
    ------
    fuzzy.ProblemError
        If the engine refused the question.
    """
    if not moment.resting:
        background.forget(slot)
        return None
    work = background.job(slot, key, steps)
    work.wait()
    work.seen()
    if work.failure is not None:
        raise work.failure
    return work


def show_progress(slot: str, work: Job, part: float | None, words: Words) -> None:
    """Say how far a job is, let it be cancelled, and look for its news."""
    if work.done:
        return
    with st.container(key=f"{_ALL}busy_{slot}", horizontal=True, vertical_alignment="center"):
        if part is None:
            st.caption(words("sure-working"), width="content")
        else:
            st.progress(min(1.0, part), text=words("sure-refining"), width=260)
        st.button(words("sure-cancel"), key=f"{_ALL}cancel_{slot}", on_click=work.cancel)
    background.watch(slot)
