"""A Plotly chart that is updated in place and tells what was clicked."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from ui.components.assets import script, style, to_json
from ui.head_start import plotly_url
from ui.palette import ROLES

_PLOT = st.components.v2.component(
    "khoosheh_plot",
    js=script("plotly_load.js", "plot_paint.js", "plot_save.js", "plot_click.js", "plot.js"),
    css=style("plot.css"),
    isolate_styles=False,
)
_BASES_KEPT = 64
_bases: OrderedDict[tuple[str, str], bytes] = OrderedDict()


@dataclass(frozen=True)
class PlotClick:
    """What was clicked, or chosen from the keyboard list.

    Attributes
    ----------
    customdata : Any
        The point's own ``customdata``, or the ``id`` of the chosen target; a list of texts for
        the points that a lasso caught.
    curve : int
        Index of the trace; -1 when chosen from the keyboard list.
    point : int
        Index of the point in its trace; -1 when chosen from the keyboard list or when a
        filled area was hit.
    """

    customdata: Any
    curve: int
    point: int


def plot(
    spec: Mapping[str, Any],
    *,
    key: str,
    alt: str,
    lang: str,
    height: str,
    on_click: bool = True,
) -> PlotClick | None:
    """Show a Plotly figure that keeps its node, hover and zoom through updates.

    The first run draws the figure; later runs with the same ``key`` update it by
    ``Plotly.react`` on the same node. Updates that come faster than the browser draws are
    dropped except the newest. Set ``layout.uirevision`` to keep zoom and pan.

    A picture of which most never changes (a map's outlines and labels) is cheap to update
    when ``base_key`` and ``live`` are given. The traces not in ``live`` are then scenery: a
    second picture beneath the live one, written to JSON once, drawn again only when
    ``base_key``, the theme, the size or the visible range changes, and without hover or
    click. Only the live traces are sent through JSON and Plotly on every run. This is for
    figures with one x and one y axis, explicit ranges and explicit margins. ``base_key`` must
    name everything the scenery depends on (language, layers, filters), for the scenery is
    kept under that name for all who use the app.

    A colour may be a role of `ui.palette` (``"@text"``), also inside a longer string; the
    browser puts in the role's colour on the light or dark ground of the running theme.

    Parameters
    ----------
    spec : Mapping[str, Any]
        ``data`` and ``layout`` of a Plotly figure as plain lists and mappings; optionally

        - ``config``: Plotly's configuration; the mode bar is off unless it says otherwise;
        - ``stamp``: number or text written to the attribute ``data-drawn`` once this
          picture is drawn, and sent with the window event ``khoosheh:drawn``;
        - ``targets``: sequence of ``{"id", "label", "selected"}``, the keyboard's way to
          every click: a button each, seen while focused;
        - ``base_key`` (str) and ``live`` (indices into ``data``): see above;
        - ``picture``: ``{"label", "filename", "title"}`` adds a button, named ``label``, that
          saves the whole picture under its title as PNG, made in the browser;
        - ``saves``: ``name`` of the file, ``title`` and ``note`` written into it, and the labels
          ``png`` and ``svg`` of two buttons below the picture that save it in the browser (for
          figures without ``base_key``);
        - ``words``: ``failed``, shown when Plotly cannot be loaded, and ``targets``, the
          name of the keyboard list.
    key : str
        Stable name of this chart on the page; also its ``data-khoosheh-plot`` attribute.
    alt : str
        What the picture says, in a sentence, for those who do not see it.
    lang : str
        ``"fa"`` or ``"en"``, the language of ``alt`` and of the words.
    height : str
        A CSS length, such as ``"300px"`` or one that follows the window; reserved before
        Plotly is loaded.
    on_click : bool
        Whether clicks are sent; a chart that is only looked at then never starts a run.

    Returns
    -------
    PlotClick | None
        The click that started this run, once; None in every other run.

    Raises
    ------
    ValueError
        If the figure holds NaN, an infinity or something that has no JSON form, or if
        ``live`` names a trace that is not there.
    """
    head, base = _split(spec, key)
    head |= {
        "key": key,
        "alt": alt,
        "lang": lang,
        "height": height,
        "clickable": on_click,
        "plotly_url": plotly_url(),
        "roles": ROLES,
    }
    result = _PLOT(
        key=key,
        data=to_json(head) + b"\n" + base,
        on_click_change=_no_callback,
    )
    return _read_click(result.get("click"))


def _split(spec: Mapping[str, Any], key: str) -> tuple[dict[str, Any], bytes]:
    """Part the figure into what changes on every run and what stays."""
    traces: Sequence[Any] = spec["data"]
    base_key: str | None = spec.get("base_key")
    live = sorted(set(spec.get("live", ())))
    if live and not 0 <= live[0] <= live[-1] < len(traces):
        raise ValueError(f"live names trace {live[-1]}, but the figure has {len(traces)} traces")
    if base_key is None:
        live = []
    base = _base_json(traces, live, (key, base_key) if base_key is not None else None)
    head = {
        "layout": spec["layout"],
        "config": spec.get("config", {}),
        "stamp": spec.get("stamp", ""),
        "targets": list(spec.get("targets", ())),
        "saves": spec.get("saves"),
        "words": {"failed": "", **spec.get("words", {})},
        "picture": spec.get("picture"),
        "base_key": base_key,
        "live": [[index, traces[index]] for index in live],
    }
    return head, base


def _base_json(traces: Sequence[Any], live: list[int], name: tuple[str, str] | None) -> bytes:
    """Write the traces that are not live, once per name."""
    if name is not None and name in _bases:
        _bases.move_to_end(name)
        return _bases[name]
    skipped = set(live)
    base = to_json([trace for index, trace in enumerate(traces) if index not in skipped])
    if name is not None:
        _bases[name] = base
        while len(_bases) > _BASES_KEPT:
            _bases.popitem(last=False)
    return base


def _read_click(raw: object) -> PlotClick | None:
    if not isinstance(raw, Mapping):
        return None
    curve, point = raw.get("curve"), raw.get("point")
    if not isinstance(curve, int) or not isinstance(point, int):
        return None
    return PlotClick(customdata=raw.get("customdata"), curve=curve, point=point)


def _no_callback() -> None:
    """Let Streamlit list the click in the result; nothing is to be done before the run."""
