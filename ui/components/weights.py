"""The panel of fuzzy weights: triangles that are dragged, and what Python learns from them."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from ui.components.assets import script, style, to_json

TFN = tuple[float, float, float]

WORDS = (
    "title",
    "peak",
    "low",
    "high",
    "peak_short",
    "low_short",
    "high_short",
    "value",
    "global_share",
    "numbers",
    "lock",
    "unlock",
    "presets",
    "custom",
    "reset",
    "bad_number",
)
"""Names of the words `fuzzy_weights` needs; its docstring tells what each says."""

_WEIGHTS = st.components.v2.component(
    "khoosheh_weights",
    js=script("panel.js", "weights_model.js", "panel_send.js", "weights_view.js", "weights.js"),
    css=style("weights.css"),
)


@dataclass(frozen=True)
class WeightRow:
    """One weight: a dimension with its sub-criteria, or a sub-criterion.

    Attributes
    ----------
    id : str
        Name of the weight, unique in the panel.
    label : str
        Its name in the language of the page.
    tfn : tuple of float
        (low, peak, high) on 0..100.
    default : tuple of float
        The triangle that reset brings back.
    locked : bool
        Whether its share of its group stays while others move.
    children : tuple of WeightRow
        Rows that the disclosure opens.
    hint : str
        Longer words, shown when the pointer rests on the label.
    open : bool
        Whether the children are shown at first.
    """

    id: str
    label: str
    tfn: TFN
    default: TFN
    locked: bool = False
    children: tuple[WeightRow, ...] = ()
    hint: str = ""
    open: bool = False


@dataclass(frozen=True)
class PresetButton:
    """A named set of weights.

    Attributes
    ----------
    id : str
        Name of the preset; not empty.
    label : str
        Its name in the language of the page.
    values : Mapping[str, tuple of float]
        The triangle of every row, by row id.
    """

    id: str
    label: str
    values: Mapping[str, TFN]


@dataclass(frozen=True)
class WeightsState:
    """What the panel shows, as the browser last told it.

    Attributes
    ----------
    values : dict of str to tuple of float
        (low, peak, high) of every row, by row id.
    locks : frozenset of str
        Rows whose share is kept.
    open : frozenset of str
        Dimensions whose sub-criteria are shown.
    seq : int
        Number of the message; grows by one each time.
    resting : bool
        True when finger and keys are up, so this is not a passing state.
    revision : int
        The revision the panel had taken its values from; a state of an older revision than
        the page's own is out of date.
    """

    values: dict[str, TFN]
    locks: frozenset[str]
    open: frozenset[str]
    seq: int
    resting: bool
    revision: int


def fuzzy_weights(
    rows: Sequence[WeightRow],
    presets: Sequence[PresetButton],
    words: Mapping[str, str],
    *,
    lang: str,
    revision: int,
    ack: int,
    key: str,
    max_height: int = 420,
) -> WeightsState | None:
    """Show the panel of fuzzy weights and tell what it shows.

    The panel sends while a triangle is dragged. One message is under way at a time: the next
    is sent when ``ack`` reaches it (or after 400 ms), so a slow page gets fewer messages and
    never a queue, and the last one always comes, marked ``resting``. Read the state with
    `read_weights` first, draw what follows from it, and call this last with that state's
    ``seq`` as ``ack``.

    Locked rows keep their share of their group: when others move, a locked peak becomes
    ``share / (1 - locked shares) * sum of free peaks``, its feet in proportion; if a peak
    would pass 100, the whole group is scaled down, which changes no share. Feet are cut off
    at 0 and 100. The peaks of a group never sum to less than 1.

    Parameters
    ----------
    rows : Sequence[WeightRow]
        The dimensions in order, with their sub-criteria as children.
    presets : Sequence[PresetButton]
        Sets of weights offered in a list; the list names the one that is in force.
    words : Mapping[str, str]
        Every word of the panel, by the names in `WORDS`: ``title`` names the panel;
        ``peak``, ``low``, ``high`` name a handle (may hold ``{label}``), ``peak_short`` and
        so on its number field; ``value`` is the spoken value (``{value}``, ``{share}``);
        ``global_share`` the share of the whole (``{share}``); ``numbers`` the button with
        the three numbers (``{label}``, ``{low}``, ``{peak}``, ``{high}``); ``lock`` and
        ``unlock`` (``{label}``); ``presets`` names the list, ``custom`` its entry for weights
        of one's own; ``reset``; ``bad_number`` answers a number that cannot be taken.
    lang : str
        ``"fa"`` mirrors the panel and writes Persian digits; ``"en"``.
    revision : int
        Change it to make the rows' values replace those on screen (an opened address, undo);
        while it stays, the panel keeps what the user did.
    ack : int
        ``seq`` of the state that the page has drawn; 0 at first.
    key : str
        Stable name of the panel in the session state.
    max_height : int
        Height in CSS pixels beyond which the rows scroll; the closed panel needs about 190.

    Returns
    -------
    WeightsState | None
        The state sent last, or None when nothing (or nothing well formed) came yet.

    Raises
    ------
    ValueError
        If a row's triangle is not 0 <= low <= peak <= high <= 100, an id is used twice, a
        group is locked as a whole or has only zero peaks, a preset lacks a row or has no id,
        or a word is missing.
    """
    _check(rows, presets, words)
    payload = {
        "rows": [_row_data(row) for row in rows],
        "presets": [
            {"id": preset.id, "label": preset.label, "values": dict(preset.values)}
            for preset in presets
        ],
        "words": {name: words[name] for name in WORDS},
        "lang": lang,
        "revision": revision,
        "ack": ack,
        "max_height": max_height,
    }
    result = _WEIGHTS(key=key, data=to_json(payload), on_weights_change=_no_callback)
    return parse_weights(result.get("weights"), {row.id for row in _flat(rows)})


def read_weights(key: str, ids: Collection[str] | None = None) -> WeightsState | None:
    """Read the panel's state before the panel is placed in this run.

    Parameters
    ----------
    key : str
        The panel's key.
    ids : Collection[str] | None
        Ids of all rows; a state with other rows is ignored. None takes any ids.

    Returns
    -------
    WeightsState | None
        The state sent last, or None when nothing well formed came yet.
    """
    raw = st.session_state.get(key)
    if not isinstance(raw, Mapping):
        return None
    return parse_weights(raw.get("weights"), ids)


def parse_weights(raw: object, ids: Collection[str] | None = None) -> WeightsState | None:
    """Turn a browser's message into a state, or None when it is not well formed.

    Parameters
    ----------
    raw : object
        The message as it came.
    ids : Collection[str] | None
        Ids of all rows; None takes any ids.

    Returns
    -------
    WeightsState | None
        The state; None when a value is not finite, not ordered or outside 0..100, when an id
        is unknown or missing, or when a field has another type.
    """
    if not isinstance(raw, Mapping):
        return None
    values = _parse_values(raw.get("values"))
    locks, opened = _parse_ids(raw.get("locks")), _parse_ids(raw.get("open"))
    seq, revision, resting = _whole(raw.get("seq")), _whole(raw.get("revision")), raw.get("resting")
    if values is None or locks is None or opened is None:
        return None
    if seq is None or revision is None or not isinstance(resting, bool):
        return None
    if ids is not None and values.keys() != set(ids):
        return None
    if not (locks | opened) <= values.keys():
        return None
    return WeightsState(values, locks, opened, seq, resting, revision)


def _flat(rows: Sequence[WeightRow]) -> Iterator[WeightRow]:
    for row in rows:
        yield row
        yield from row.children


def _row_data(row: WeightRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "label": row.label,
        "tfn": row.tfn,
        "default": row.default,
        "locked": row.locked,
        "hint": row.hint,
        "open": row.open,
        "children": [_row_data(child) for child in row.children],
    }


def _check(
    rows: Sequence[WeightRow], presets: Sequence[PresetButton], words: Mapping[str, str]
) -> None:
    missing = [name for name in WORDS if name not in words]
    if missing:
        raise ValueError(f"The panel of weights lacks the words {', '.join(missing)}")
    flat = list(_flat(rows))
    ids = [row.id for row in flat]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise ValueError(f"Row ids must be unique, but {', '.join(twice)} came twice")
    for row in flat:
        for name, triangle in (("weight", row.tfn), ("default", row.default)):
            if not _is_triangle(triangle):
                raise ValueError(
                    f"The {name} of {row.id} must be 0 <= low <= peak <= high <= 100, "
                    f"not {triangle}"
                )
    _check_group("dimensions", rows)
    for row in rows:
        if row.children:
            _check_group(row.id, row.children)
    for preset in presets:
        _check_preset(preset, ids)


def _check_group(name: str, rows: Sequence[WeightRow]) -> None:
    if all(row.locked for row in rows):
        raise ValueError(f"Every row of {name} is locked; one must stay free")
    if sum(row.tfn[1] for row in rows if not row.locked) <= 0:
        raise ValueError(f"The free rows of {name} have no weight above zero")


def _check_preset(preset: PresetButton, ids: Collection[str]) -> None:
    if not preset.id:
        raise ValueError("A preset needs an id")
    for row_id in ids:
        if row_id not in preset.values:
            raise ValueError(f"The preset {preset.id} lacks the row {row_id}")
        if not _is_triangle(preset.values[row_id]):
            raise ValueError(
                f"The preset {preset.id} gives {row_id} {preset.values[row_id]}, "
                "not 0 <= low <= peak <= high <= 100"
            )


def _whole(value: object) -> int | None:
    """Return the value if it is a whole number from 0 up."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        return None
    return value


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_triangle(value: object) -> bool:
    if not isinstance(value, Sequence) or isinstance(value, str) or len(value) != 3:
        return False
    if not all(_is_number(number) for number in value):
        return False
    low, peak, high = value
    return bool(0 <= low <= peak <= high <= 100)


def _parse_values(raw: object) -> dict[str, TFN] | None:
    if not isinstance(raw, Mapping) or not raw:
        return None
    if not all(isinstance(name, str) and _is_triangle(value) for name, value in raw.items()):
        return None
    return {name: (float(low), float(peak), float(high)) for name, (low, peak, high) in raw.items()}


def _parse_ids(raw: object) -> frozenset[str] | None:
    if not isinstance(raw, Sequence) or isinstance(raw, str):
        return None
    if not all(isinstance(name, str) for name in raw):
        return None
    return frozenset(raw)


def _no_callback() -> None:
    """Let Streamlit list the state in the result; nothing is to be done before the run."""
