"""The frame around every page: navigation, language, notices, and the note on the ratings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

import streamlit as st

from data import DataError
from ui import session
from ui.components import browser_tab
from ui.i18n import LANGUAGE_NAMES, LANGUAGES, words
from ui.markdown import plain
from ui.story import story
from ui.story_own import own_sentence
from ui.table_changes import tables_told
from ui.table_sets import TableSets
from ui.theme import apply_theme
from ui.upkeep import settle_memory
from ui.working import WorkingStates

_RAN: Final = "k_shell_ran"
_WANTED: Final = "k_wanted_page"
_LANGUAGE: Final = "k_language"


@dataclass(frozen=True)
class PageSpec:
    """One page: its file, the key of its title, its icon."""

    path: str
    title: str
    icon: str

    @property
    def url(self) -> str:
        """Address of the page: the name of its file.

        Streamlit's old page discovery, which answers a link opened before the frame has run,
        knows a page by that name only; under any other it says that there is no such page.
        """
        return PurePosixPath(self.path).stem


PAGES: Final = (
    PageSpec("pages/priorities.py", "page-priorities", ":material/leaderboard:"),
    PageSpec("pages/cluster.py", "page-cluster", ":material/category:"),
    PageSpec("pages/certainty.py", "page-certainty", ":material/verified:"),
    PageSpec("pages/cities.py", "page-cities", ":material/map:"),
    PageSpec("pages/scenarios.py", "page-scenarios", ":material/bookmarks:"),
    PageSpec("pages/evidence.py", "page-evidence", ":material/table_view:"),
    PageSpec("pages/method.py", "page-method", ":material/function:"),
)


def require_shell(path: str) -> None:
    """Send a visitor who opened a page before the frame ran through the frame first.

    On a server that has not yet run ``app.py``, Streamlit takes the files of ``pages/`` for its
    old page discovery and runs the page alone, without language, state or navigation. The wanted
    page and its address are remembered, and ``app.py`` goes on to it.

    Parameters
    ----------
    path : str
        The page's own file, as in :data:`PAGES`.
    """
    if not st.session_state.get(_RAN):
        st.session_state[_WANTED] = (path, st.query_params.to_dict())
        st.switch_page("app.py")


def run(working_states: WorkingStates | None, table_sets: TableSets | None = None) -> None:
    """Draw the frame and the page that was asked for.

    Parameters
    ----------
    working_states : WorkingStates or None
        Where the working state of each browser tab is kept; None keeps none.
    table_sets : TableSets or None
        Where imported tables are kept; None knows the served ones alone.
    """
    try:
        session.served_dataset()
    except DataError as error:
        _refuse_data(error)
        return
    _go_on_to_wanted_page()
    if session.tab() is None:
        session.use_working_states(working_states)
        session.use_table_sets(table_sets)
    session.adopt_address()
    apply_theme(session.language())
    page = _navigation(session.language())
    st.session_state[_RAN] = True
    session.take_tab(browser_tab(session.tab(), key="k_tab"))
    _top_bar()
    _tell_repairs()
    session.write_address()
    _tell_failure_to_keep()
    page.run()
    _assessment_note()
    settle_memory(page.url_path)


def _navigation(lang: str) -> st.Page:
    """Build the navigation in the session's language."""
    return st.navigation(
        [
            st.Page(
                spec.path,
                title=words(lang)(spec.title),
                url_path=spec.url,
                icon=spec.icon,
                default=spec is PAGES[0],
            )
            for spec in PAGES
        ],
        position="top",
    )


def _go_on_to_wanted_page() -> None:
    """Open the page a cold link asked for, with its address."""
    wanted = st.session_state.pop(_WANTED, None)
    if wanted is not None:
        st.session_state[_RAN] = True
        _navigation(session.language())
        path, query = wanted
        st.switch_page(path, query_params=query)


def _top_bar() -> None:
    """Offer a step back and forward, and the languages, each in its own name."""
    with st.container(key="k_topbar", horizontal=True, vertical_alignment="center", gap="small"):
        _steps()
        st.session_state[_LANGUAGE] = session.language()
        st.segmented_control(
            session.current_words()("language"),
            LANGUAGES,
            format_func=lambda lang: LANGUAGE_NAMES[lang],
            key=_LANGUAGE,
            on_change=_switch_language,
            label_visibility="collapsed",
            required=True,
        )


def _steps() -> None:
    """Offer the step back and the step forward, by keyboard too.

    They are never greyed out: a dragged weight makes a step without drawing the frame anew.
    """
    text = session.current_words()
    for key, icon, shortcut, by in (
        ("undo", ":material/undo:", "Mod+Z", -1),
        ("redo", ":material/redo:", "Mod+Shift+Z", 1),
    ):
        st.button(
            text(key),
            key=f"k_{key}",
            icon=icon,
            help=text(f"{key}-help"),
            shortcut=shortcut,
            type="tertiary",
            on_click=_step,
            args=(by,),
        )


def _step(by: int) -> None:
    """Go a step back or forward and say what that did."""
    history, text = session.history(), session.current_words()
    target = history.position + by
    if not 0 <= target < len(history.steps):
        st.toast(text("undo-nothing" if by < 0 else "redo-nothing"))
        return
    earlier, later = sorted((history.position, target))
    before, after = history.steps[earlier].scenario, history.steps[later].scenario
    told = story(before, after, session.dataset_of(after), text)
    session.go_to_step(target)
    st.toast(text("undone" if by < 0 else "redone", story=plain(told)))


def _tell_failure_to_keep() -> None:
    """Say once that the working state is not kept, and why."""
    failure = session.pop_failure_to_keep()
    if failure:
        text = session.current_words()
        st.warning(text("not-kept", reason=plain(failure)), icon=":material/cloud_off:")


def _switch_language() -> None:
    """Change the language and keep everything else."""
    session.change(lang=st.session_state[_LANGUAGE])


def _tell_repairs() -> None:
    """Say what in the address could not be used, and what is different in its tables."""
    named = session.tables_named()
    if named is not None:
        served, found = session.served_dataset(), session.base_tables(named)
        told = tables_told(named, served, found, session.current_words())
        st.warning(plain(told), icon=":material/table_view:")
    repairs = session.repairs()
    if repairs:
        text = session.current_words()
        parts = [f"`{repair.parameter}={_plain(repair.value)}`" for repair in repairs]
        st.warning(text("address-repaired", parts=text.join(parts)), icon=":material/link_off:")


def _plain(value: str) -> str:
    """Return text from an address without the signs that Markdown would act on."""
    return "".join(c if c.isalnum() or c in "-_.!~ " else "?" for c in value)[:60]


def _assessment_note() -> None:
    """Say on every page that the ratings are a desk assessment, and lead to them."""
    text = session.current_words()
    with st.container(key="k_note", horizontal=True, vertical_alignment="center", gap="small"):
        told = session.dataset().assessment_note[text.lang]
        own = own_sentence(session.scenario().overlay, text)
        st.caption(plain(f"{told} {own}".strip()), width="content")
        if session.scenario().data_version:
            other = text("tables-other", version=f"`{session.scenario().data_version}`")
            st.caption(f":material/table_view: {other}", width="content")
        st.page_link("pages/evidence.py", label=text("see-evidence"), width="content")


def _refuse_data(error: DataError) -> None:
    """Show every problem of the tables; the app does not start half-loaded.

    Without tables there is no scenario and so no language switch: both languages are shown, the
    one asked for first.
    """
    asked = session.language()
    apply_theme(asked)

    def page() -> None:
        for lang in sorted(LANGUAGES, key=lambda lang: lang != asked):
            text = words(lang)
            with st.container(key=f"k_refused_{lang}"):
                st.title(text("data-refused"))
                st.write(text("data-refused-hint"))
                for problem in error.problems:
                    st.text(problem.sentence(lang))

    title = words(asked)("data-refused")
    st.navigation([st.Page(page, title=title, default=True)], position="hidden").run()
