"""The running session's scenario: where it is kept, how it changes, how the address follows."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import streamlit as st

import data
from data import Dataset
from ui.components import WeightsState
from ui.i18n import LANGUAGES, Words, words
from ui.scenario import Repair, Scenario, Weights, default_scenario, from_query, to_query

DATA_SETTING: Final = "KHOOSHEH_DATA"

_SCENARIO: Final = "k_scenario"
_ADDRESS: Final = "k_address"
_REVISION: Final = "k_weights_revision"
_SEEN: Final = "k_weights_seen"
_REPAIRS: Final = "k_repairs"


@st.cache_resource(show_spinner=False)
def _load(folder: str | None) -> Dataset:
    """Load the tables once for all sessions; a failure is not kept."""
    return data.load(Path(folder) if folder else None)


def dataset() -> Dataset:
    """Return the tables: the shipped ones, or those of the folder named by the setting.

    Raises
    ------
    data.DataError
        With every problem of the tables at once.
    """
    return _load(os.environ.get(DATA_SETTING) or None)


def scenario() -> Scenario:
    """Return what is set in this session."""
    current = st.session_state.get(_SCENARIO)
    if not isinstance(current, Scenario):
        current = default_scenario(dataset())
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


def choose_cluster(cluster: str | None) -> None:
    """Select a cluster everywhere; the city selection ends."""
    change(cluster=cluster, city=None)


def choose_city(city: str | None) -> None:
    """Select a city everywhere; the cluster selection ends."""
    change(city=city, cluster=None)


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
    adopted, repairs = from_query(query, dataset(), language())
    st.session_state[_SCENARIO] = adopted
    st.session_state[_REPAIRS] = repairs
    st.session_state[_REVISION] = weights_revision() + 1


def write_address() -> None:
    """Let the address say what is set."""
    query = to_query(scenario(), dataset())
    if st.query_params.to_dict() != query:
        st.query_params.from_dict(query)
    st.session_state[_ADDRESS] = query


def pop_repairs() -> tuple[Repair, ...]:
    """Return what was wrong with the address just opened, once."""
    repairs: tuple[Repair, ...] = st.session_state.pop(_REPAIRS, ())
    return repairs
