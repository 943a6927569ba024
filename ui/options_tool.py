"""The controls for the options of the chosen ranking method."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import streamlit as st

from fuzzy.registry import Option
from ui import format as fmt
from ui import session
from ui.i18n import Words
from ui.method_options import NO_OPTIONS, settable, sound_options
from ui.scenario import Setting

NUMBER_STEP = 0.05


def options_tool(setting: Setting, words: Words) -> None:
    """Offer every option of the method that has a choice; each change is a step of its own."""
    offered = settable(setting.method)
    if not offered:
        return
    given = dict(setting.options)
    st.subheader(words("options"))
    st.caption(words("options-explain"))
    with st.container(key="k_options", horizontal=True, vertical_alignment="bottom"):
        for option in offered:
            value = given.get(option.name, option.default)
            if option.interval is None:
                _words_choice(option, value, words)
            else:
                _number_choice(option, value, words)
        if given:
            st.button(words("options-reset"), key="k_options_reset", on_click=_set, args=(None, 0))


def _words_choice(option: Option, value: Any, words: Words) -> None:
    key = f"k_option_{option.name}"
    st.session_state[key] = value
    st.selectbox(
        option.name,
        option.words,
        key=key,
        help=_about(option, words),
        on_change=lambda: _set(option.name, st.session_state[key]),
        width=220,
    )


def _number_choice(option: Option, value: Any, words: Words) -> None:
    key = f"k_option_{option.name}"
    low, high = option.interval or (0.0, 1.0)
    label = words("option-number-open", name=option.name, low=fmt.natural(low, words.lang))
    if math.isfinite(high):
        ends = {"low": fmt.natural(low, words.lang), "high": fmt.natural(high, words.lang)}
        label = words("option-number", name=option.name, **ends)
    by_itself = isinstance(value, str)
    if option.words:
        st.session_state[f"{key}_word"] = by_itself
        st.toggle(
            words("option-auto", name=option.name),
            key=f"{key}_word",
            on_change=lambda: _set(
                option.name, option.words[0] if st.session_state[f"{key}_word"] else 0.5
            ),
        )
    if by_itself:
        return
    st.session_state[key] = float(value)
    st.number_input(
        label,
        low,
        high if math.isfinite(high) else None,
        step=NUMBER_STEP,
        key=key,
        help=_about(option, words),
        on_change=lambda: _set(option.name, st.session_state[key]),
        width=220,
    )


def _about(option: Option, words: Words) -> str:
    return option.about_fa if words.lang == "fa" else option.about_en


def _set(name: str | None, value: Any) -> None:
    """Set one option; without a name, all go back to their defaults."""
    setting = session.scenario().setting
    if name is None:
        session.change(setting=replace(setting, options=NO_OPTIONS))
        return
    wanted = {**dict(setting.options), name: value}
    options, _ = sound_options(setting.method, wanted)
    session.change(setting=replace(setting, options=options))
