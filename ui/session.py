"""The running session's scenario: where it is kept, how it changes, how the address follows."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import streamlit as st

import data
from data import Dataset
from data.overlay import Overlay, overlaid
from ui.cities_wishes import Corners
from ui.components import CurvesState, WeightsState
from ui.document import Opened, fitted, from_document, to_document, version_of
from ui.history import History, Step, taken
from ui.i18n import LANGUAGES, Words, words
from ui.scenario import Repair, Scenario, Weights, default_scenario, from_query, to_query
from ui.table_sets import TableSets, put_at_hand, table_set
from ui.working import NotKept, Working, WorkingStates, from_working_document, to_working_document

DATA_SETTING: Final = "KHOOSHEH_DATA"

_SCENARIO: Final = "k_scenario"
_ADDRESS: Final = "k_address"
_REVISION: Final = "k_weights_revision"
_SEEN: Final = "k_weights_seen"
_REPAIRS: Final = "k_repairs"
_CURVES_SET: Final = "k_curves_set"
_CURVES_SEEN: Final = "k_curves_seen"
_HISTORY: Final = "k_history"
_STATES: Final = "k_working_states"
_TAB: Final = "k_tab_id"
_KEPT: Final = "k_kept"
_KEPT_AT: Final = "k_kept_at"
_FAILURE: Final = "k_not_kept"
_ASKED_FOR: Final = "k_asked_for"
_TABLE_SETS: Final = "k_table_sets"
_TABLES_USED: Final = "k_tables_used"
_TABLES_NAMED: Final = "k_tables_named"

SAVED_PARAMETER: Final = "saved"
"""Names a saved scenario in a link; the rest of such a link is not looked at."""

SECONDS_BETWEEN_KEEPS: Final = 0.5
"""While a weight is dragged; when it rests, the state is kept at once."""


@st.cache_resource(show_spinner=False)
def _load(folder: str | None) -> Dataset:
    """Load the tables once for all sessions; a failure is not kept."""
    return data.load(Path(folder) if folder else None)


def served_dataset() -> Dataset:
    """Return the tables that this server was started with: the shipped ones or a user's folder.

    Raises
    ------
    data.DataError
        With every problem of the tables at once.
    """
    return _load(os.environ.get(DATA_SETTING) or None)


def dataset() -> Dataset:
    """Return the tables as this session sees them."""
    current = st.session_state.get(_SCENARIO)
    return dataset_of(current) if isinstance(current, Scenario) else served_dataset()


def dataset_of(state: Scenario) -> Dataset:
    """Return the tables that a scenario of this session is computed with."""
    return overlaid(base_tables(state.data_version) or served_dataset(), state.overlay)


def base_tables(version: str) -> Dataset | None:
    """Return the tables of a version, None where they are not to be had.

    What this session has used stays in its reach, also when the store no longer answers.
    """
    served = served_dataset()
    if version in ("", served.version):
        return served
    used: dict[str, Dataset] = st.session_state.setdefault(_TABLES_USED, {})
    if version not in used:
        found = table_set(version, st.session_state.get(_TABLE_SETS))
        if found is None:
            return None
        used[version] = found
    return used[version]


def use_tables(chosen: Dataset) -> tuple[Repair, ...]:
    """Compute with other tables from now on, as one step; return what they had no place for."""
    put_at_hand(chosen)
    opened = fitted(scenario(), dataset(), chosen)
    put(replace(opened.scenario, data_version=_name_of(chosen)))
    return opened.repairs


def read_document(document: object) -> Opened:
    """Read a scenario with the tables that it was made with, else with the present ones.

    Raises
    ------
    DocumentError
        If it is no scenario, or of a newer program.
    """
    found = base_tables(version_of(document)) if version_of(document) else None
    tables = dataset().base or dataset() if found is None else found
    opened = from_document(document, tables, language())
    return replace(opened, scenario=replace(opened.scenario, data_version=_name_of(tables)))


def use_overlay(overlay: Overlay) -> None:
    """Set what the scenario adds to the tables, as one step; what named something gone lets go."""
    tables, state = dataset(), replace(scenario(), overlay=overlay)
    opened = from_document(to_document(state, tables), tables, language())
    put(replace(opened.scenario, data_version=state.data_version))


def _name_of(tables: Dataset) -> str:
    """Return what a scenario calls tables: nothing where they are those of the server."""
    return "" if tables.version == served_dataset().version else tables.version


def use_table_sets(kept: TableSets | None) -> None:
    """Say where table sets are kept; None keeps none."""
    st.session_state[_TABLE_SETS] = kept


def tables_named() -> str | None:
    """Return the version of the tables an address named, if not the server's; until a change."""
    named: str | None = st.session_state.get(_TABLES_NAMED)
    return named


def scenario() -> Scenario:
    """Return what is set in this session."""
    current = st.session_state.get(_SCENARIO)
    if not isinstance(current, Scenario):
        current = default_scenario(served_dataset())
        st.session_state[_SCENARIO] = current
    return current


def language() -> str:
    """Return the session's language, even while there is no sound data to make a scenario of."""
    current = st.session_state.get(_SCENARIO)
    if isinstance(current, Scenario):
        return current.lang
    asked = st.query_params.get("lang", LANGUAGES[0])
    return asked if asked in LANGUAGES else LANGUAGES[0]


def current_words() -> Words:
    """Return the words of the session's language."""
    return words(language())


def change(**fields: Any) -> None:
    """Replace parts of the scenario."""
    st.session_state[_SCENARIO] = replace(scenario(), **fields)
    _end_notices()


def _end_notices() -> None:
    """Stop saying what was odd about an address: the state is no longer that of the address."""
    st.session_state.pop(_REPAIRS, None)
    st.session_state.pop(_TABLES_NAMED, None)


def choose_cluster(cluster: str | None) -> None:
    """Select a cluster everywhere; the city selection ends."""
    change(cluster=cluster, city=None)


def choose_city(city: str | None) -> None:
    """Select a city everywhere; the cluster selection ends."""
    change(city=city, cluster=None)


def change_atlas(**fields: Any) -> None:
    """Replace parts of what is set on the page of the cities."""
    change(atlas=replace(scenario().atlas, **fields))


def replace_curves(curves: tuple[tuple[str, Corners], ...]) -> None:
    """Set the curves from the page and not from the finger."""
    change_atlas(curves=curves)
    st.session_state[_CURVES_SET] = int(st.session_state.get(_CURVES_SET, 0)) + 1


def curves_revision() -> int:
    """Return a number that grows whenever the page, not the finger, set the curves."""
    return weights_revision() + int(st.session_state.get(_CURVES_SET, 0))


def take_curves(state: CurvesState | None) -> None:
    """Take over what the panel of curves sent, once for each message; see `take_weights`."""
    if state is None or state.revision != curves_revision():
        return
    if st.session_state.get(_CURVES_SEEN) == (state.revision, state.seq):
        return
    st.session_state[_CURVES_SEEN] = (state.revision, state.seq)
    change_atlas(curves=tuple(state.curves.items()))


def weights_revision() -> int:
    """Return a number that grows whenever the page, not the finger, set the weights."""
    return int(st.session_state.get(_REVISION, 0))


def take_weights(state: WeightsState | None) -> None:
    """Take over what the weight panel sent, once for each message.

    A state of another revision was sent before the page replaced the panel's values.
    """
    if state is None or state.revision != weights_revision():
        return
    if st.session_state.get(_SEEN) == (state.revision, state.seq):
        return
    st.session_state[_SEEN] = (state.revision, state.seq)
    current = scenario()
    weights = {**current.setting.weights, **state.values}
    change(setting=replace(current.setting, weights=weights), locks=state.locks)
    if not state.resting and time.monotonic() - _kept_at() >= SECONDS_BETWEEN_KEEPS:
        _keep()


def replace_weights(weights: Weights) -> None:
    """Set weights from the page, as one step; the panel takes them over.

    Parameters
    ----------
    weights : mapping of str to TFN
        Some or all weights, by dimension or criterion id, on 0..100. A lock on one that changes
        is released, for it says that the share is to stay.
    """
    current = scenario()
    changed = {name for name, tfn in weights.items() if tfn != current.setting.weights[name]}
    setting = replace(current.setting, weights={**current.setting.weights, **weights})
    change(setting=setting, locks=current.locks - changed)
    st.session_state[_REVISION] = weights_revision() + 1


def adopt_address() -> None:
    """Take over an address that did not come from this session: a link, Back, or typing.

    Streamlit clears the parameters on a page switch, so an empty address says nothing and is
    filled again by :func:`write_address`.
    """
    query = st.query_params.to_dict()
    known = st.session_state.get(_ADDRESS)
    if query == known or (not query and known is not None):
        return
    st.session_state[_ASKED_FOR] = query.pop(SAVED_PARAMETER, None)
    version = query.get("data", "")
    tables = base_tables(version) or served_dataset()
    adopted, repairs = from_query(query, tables, language())
    st.session_state.pop(_TABLES_NAMED, None)
    if adopted.data_version not in ("", served_dataset().version):
        st.session_state[_TABLES_NAMED] = adopted.data_version
    st.session_state[_SCENARIO] = replace(adopted, data_version=_name_of(tables))
    st.session_state[_REPAIRS] = repairs
    st.session_state[_REVISION] = weights_revision() + 1


def pop_asked_for() -> str | None:
    """Return the saved scenario that a link asked for, once."""
    asked: str | None = st.session_state.pop(_ASKED_FOR, None)
    return asked


def write_address() -> None:
    """Let the address say what is set, note it as a step, and keep it."""
    query = to_query(scenario(), dataset())
    if st.query_params.to_dict() != query:
        st.query_params.from_dict(query)
    st.session_state[_ADDRESS] = query
    st.session_state[_HISTORY] = history().note(scenario(), datetime.now(UTC))
    _keep()


def repairs() -> tuple[Repair, ...]:
    """Return what was wrong with the address just opened, until something is set."""
    found: tuple[Repair, ...] = st.session_state.get(_REPAIRS, ())
    return found


def history() -> History:
    """Return the steps of this session."""
    kept = st.session_state.get(_HISTORY)
    if not isinstance(kept, History):
        kept = History((Step(datetime.now(UTC), scenario()),), 0)
        st.session_state[_HISTORY] = kept
    return kept


def go_to_step(position: int) -> None:
    """Take the state of a step of the history; the steps behind it can be done again."""
    went = history().at(position)
    st.session_state[_HISTORY] = went
    put(taken(went.present, into=scenario()))


def put(state: Scenario) -> None:
    """Replace the whole scenario, and what the weight panel shows with it."""
    st.session_state[_SCENARIO] = state
    st.session_state.pop(_TABLES_NAMED, None)
    st.session_state[_REVISION] = weights_revision() + 1


def use_working_states(states: WorkingStates | None) -> None:
    """Say where working states are kept; None keeps none."""
    st.session_state[_STATES] = states


def tab() -> str | None:
    """Return the name of this session's browser tab, once it is known."""
    name: str | None = st.session_state.get(_TAB)
    return name


def take_tab(name: str | None) -> None:
    """Learn which browser tab this is; if its last session broke off here, take it up again.

    That was a reload or a lost server when the tab's address is the one kept with the state. With
    another address the tab was led elsewhere, and the address counts.
    """
    if name is None or tab() == name:
        return
    st.session_state[_TAB] = name
    working = _fetch(name)
    if working is None or dict(working.address) != st.session_state.get(_ADDRESS):
        return
    st.session_state[_HISTORY] = working.history
    put(replace(working.scenario, lang=language()))


def pop_failure_to_keep() -> str | None:
    """Return why the working state is not kept, once."""
    failure: str | None = st.session_state.pop(_FAILURE, None)
    return failure


def _kept_at() -> float:
    return float(st.session_state.get(_KEPT_AT, 0.0))


def _fetch(name: str) -> Working | None:
    states: WorkingStates | None = st.session_state.get(_STATES)
    if states is None:
        return None
    try:
        document = states.fetch(name)
    except NotKept as failure:
        _give_up(failure)
        return None
    return None if document is None else from_working_document(document, read_document)


def _keep() -> None:
    """Keep the working state, if it has changed and there is where to."""
    states: WorkingStates | None = st.session_state.get(_STATES)
    name = tab()
    working = Working(scenario(), st.session_state.get(_ADDRESS, {}), history())
    if states is None or name is None or st.session_state.get(_KEPT) == working:
        return
    st.session_state[_KEPT_AT] = time.monotonic()
    try:
        states.keep(name, to_working_document(working, dataset_of))
    except NotKept as failure:
        _give_up(failure)
    st.session_state[_KEPT] = working


def _give_up(failure: NotKept) -> None:
    """Stop asking a store that does not answer, so that the session stays quick."""
    st.session_state[_STATES] = None
    st.session_state[_FAILURE] = str(failure)
