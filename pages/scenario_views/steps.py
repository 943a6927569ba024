"""The steps of this session in words, each of them a way back."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import streamlit as st

from data import Dataset
from ui import format as fmt
from ui import session
from ui.history import History
from ui.i18n import Words
from ui.markdown import plain
from ui.moments import moment_text
from ui.scenario import Scenario
from ui.story import story

LIST_HEIGHT = 460


def show_steps(words: Words) -> None:
    """List the steps, the newest first, and offer them as a text."""
    history = session.history()
    told = step_texts(history, session.dataset_of, words)
    st.caption(words("steps-explain"))
    with st.container(height=LIST_HEIGHT, key="k_steps"):
        for index in reversed(range(len(told))):
            _line(index, told[index], history, words)
    lines = [
        f"{moment_text(step.at, words)}\t{text}"
        for step, text in zip(history.steps, told, strict=True)
    ]
    st.download_button(
        words("steps-download"),
        "\ufeff" + "\n".join(lines),
        file_name="khoosheh-steps.txt",
        mime="text/plain",
        icon=":material/download:",
        on_click="ignore",
    )


def step_texts(
    history: History, dataset_of: Callable[[Scenario], Dataset], words: Words
) -> list[str]:
    """Return what each step did; the first one is where the history begins."""
    states = [step.scenario for step in history.steps]
    return [
        words("step-first"),
        *(story(before, after, dataset_of(after), words) for before, after in pairwise(states)),
    ]


def _line(index: int, text: str, history: History, words: Words) -> None:
    number = fmt.number(index + 1, 0, words.lang)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            words("step-go", number=number),
            key=f"k_step_{index}",
            disabled=index == history.position,
            on_click=session.go_to_step,
            args=(index,),
        )
        here = f" · **{words('step-here')}**" if index == history.position else ""
        at = moment_text(history.steps[index].at, words)
        st.markdown(f"{plain(text)}{here} · {at}", width="stretch")
