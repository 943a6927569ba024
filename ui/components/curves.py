"""The panel of membership curves: trapezoids that are dragged, and what Python learns of them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from ui.components.assets import script, style, to_json

Corners = tuple[float, float, float, float]

CURVE_WORDS = ("title", "a", "b", "c", "d", "bad_number")
"""Names of the words that `membership_curves` needs; its docstring tells what each says."""

_CURVES = st.components.v2.component(
    "khoosheh_curves",
    js=script("panel.js", "panel_send.js", "curves.js"),
    css=style("curves.css"),
)


@dataclass(frozen=True)
class CurveRow:
    """One curve.

    Attributes
    ----------
    id : str
        Unique in the panel.
    label, unit : str
        What the curve is about and in what its corners are told, in the language of the page.
    top : float
        Where the track ends; it begins at 0.
    corners : tuple of float
        (a, b, c, d): membership rises from a to b, is full to c, and falls to d.
    """

    id: str
    label: str
    unit: str
    top: float
    corners: Corners


@dataclass(frozen=True)
class CurvesState:
    """What the panel shows, as the browser last told it.

    Attributes
    ----------
    curves : dict of str to tuple of float
        The corners of each curve.
    seq : int
        Number of the message.
    resting : bool
        True when finger and keys are up.
    revision : int
        The revision from which the panel had taken its corners.
    """

    curves: dict[str, Corners]
    seq: int
    resting: bool
    revision: int


def membership_curves(
    rows: Sequence[CurveRow],
    words: Mapping[str, str],
    *,
    lang: str,
    revision: int,
    ack: int,
    key: str,
) -> None:
    """Show the panel; read what it sent with `read_curves`, before it is placed.

    It sends while a corner is dragged, one message at a time: the next goes when ``ack`` reaches
    the one before, and the last always comes, marked ``resting``.

    Parameters
    ----------
    rows : sequence of CurveRow
    words : mapping of str to str
        By the names in `CURVE_WORDS`: ``title`` names the panel, ``a`` to ``d`` a corner (may
        hold ``{label}``), ``bad_number`` answers a number that cannot be taken.
    lang : str
        ``"fa"`` mirrors the panel and writes Persian digits; ``"en"``.
    revision : int
        Change it to make the rows' corners replace those on screen.
    ack : int
        ``seq`` of the state that the page has drawn; 0 at first.
    key : str
        Stable name of the panel in the session state.

    Raises
    ------
    ValueError
        If corners are not 0 <= a <= b <= c <= d <= top, an id comes twice or a word is missing.
    """
    _check(rows, words)
    payload = {
        "rows": [
            {
                "id": row.id,
                "label": row.label,
                "unit": row.unit,
                "top": row.top,
                "corners": row.corners,
            }
            for row in rows
        ],
        "words": {name: words[name] for name in CURVE_WORDS},
        "lang": lang,
        "revision": revision,
        "ack": ack,
    }
    _CURVES(key=key, data=to_json(payload), on_curves_change=_no_callback)


def read_curves(key: str, tops: Mapping[str, float]) -> CurvesState | None:
    """Read the panel's state before the panel is placed in this run.

    Parameters
    ----------
    key : str
        The panel's key.
    tops : mapping of str to float
        Where the track of each curve ends; a state with other curves is ignored.
    """
    raw = st.session_state.get(key)
    return parse_curves(raw.get("curves"), tops) if isinstance(raw, Mapping) else None


def parse_curves(raw: object, tops: Mapping[str, float]) -> CurvesState | None:
    """Turn a browser's message into a state, or None when it is not well formed."""
    if not isinstance(raw, Mapping):
        return None
    curves, seq, revision = raw.get("curves"), raw.get("seq"), raw.get("revision")
    resting = raw.get("resting")
    if not isinstance(curves, Mapping) or curves.keys() != tops.keys():
        return None
    if not (_is_whole(seq) and _is_whole(revision) and isinstance(resting, bool)):
        return None
    if not all(_are_corners(corners, tops[name]) for name, corners in curves.items()):
        return None
    taken = {str(name): _as_corners(corners) for name, corners in curves.items()}
    return CurvesState(taken, int(str(seq)), resting, int(str(revision)))


def _as_corners(corners: Sequence[float]) -> Corners:
    a, b, c, d = (float(corner) for corner in corners)
    return a, b, c, d


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _are_corners(value: object, top: float) -> bool:
    if not isinstance(value, Sequence) or isinstance(value, str) or len(value) != 4:
        return False
    if not all(_is_number(corner) for corner in value):
        return False
    a, b, c, d = value
    return bool(0 <= a <= b <= c <= d <= top)


def _check(rows: Sequence[CurveRow], words: Mapping[str, str]) -> None:
    missing = [name for name in CURVE_WORDS if name not in words]
    if missing:
        raise ValueError(f"The panel of curves lacks the words {', '.join(missing)}")
    ids = [row.id for row in rows]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise ValueError(f"Curve ids must be unique, but {', '.join(twice)} came twice")
    for row in rows:
        if not _are_corners(row.corners, row.top):
            raise ValueError(
                f"The curve {row.id} must have 0 <= a <= b <= c <= d <= {row.top:g}, "
                f"not {row.corners}"
            )


def _no_callback() -> None:
    """Let Streamlit list the state in the result; nothing is to be done before the run."""
