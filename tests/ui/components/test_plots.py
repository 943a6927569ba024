"""What `plot` sends to the browser, and what it refuses to send."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from ui.components import plot


def app(spec):  # type: ignore[no-untyped-def]  # runs as text without this file's imports
    from ui.components import plot

    plot(spec, key="chart", alt="A chart", lang="en", height="100px")


def sent(spec: dict[str, Any]) -> tuple[dict[str, Any], list[Any]]:
    """Return the changing part and the scenery that went to the browser."""
    ran = AppTest.from_function(app, args=(spec,), default_timeout=30).run()
    head, _, base = ran.get("bidi_component")[0].proto.bytes.partition(b"\n")
    return json.loads(head), json.loads(base)


def trace(*numbers: float) -> dict[str, Any]:
    return {"type": "scatter", "y": list(numbers)}


def test_figure_without_a_base_goes_whole() -> None:
    head, base = sent({"data": [trace(1), trace(2)], "layout": {"title": "t"}})
    assert base == [trace(1), trace(2)]
    assert (head["live"], head["base_key"], head["layout"]) == ([], None, {"title": "t"})
    assert (head["key"], head["alt"], head["lang"]) == ("chart", "A chart", "en")
    assert head["plotly_url"] == "/app/static/vendor/plotly.min.js"


def test_live_traces_are_parted_from_the_scenery() -> None:
    spec = {"data": [trace(1), trace(2), trace(3)], "layout": {}, "live": [2, 0], "base_key": "a"}
    head, base = sent(spec)
    assert head["live"] == [[0, trace(1)], [2, trace(3)]]
    assert base == [trace(2)]


def test_scenery_is_kept_under_its_name_and_live_traces_are_not() -> None:
    def spec(name: str, number: float) -> dict[str, Any]:
        return {
            "data": [trace(number), trace(number)],
            "layout": {},
            "live": [1],
            "base_key": f"kept {name}",
        }

    sent(spec("a", 1))
    head, base = sent(spec("a", 2))
    assert base == [trace(1)]
    assert head["live"] == [[1, trace(2)]]
    assert sent(spec("b", 2))[1] == [trace(2)]


def test_persian_text_and_numpy_arrays_go_through() -> None:
    spec = {"data": [{"y": np.array([1.5, 2.5]), "name": "خوشه‌ها"}], "layout": {}}
    _, base = sent(spec)
    assert base == [{"y": [1.5, 2.5], "name": "خوشه‌ها"}]


@pytest.mark.parametrize(
    ("spec", "sentence"),
    [
        ({"data": [trace(float("nan"))], "layout": {}}, "cannot be sent to the browser as JSON"),
        ({"data": [], "layout": {"title": {1, 2}}}, "set is not a JSON value"),
        ({"data": [trace(1)], "layout": {}, "live": [1], "base_key": "c"}, "has 1 traces"),
    ],
)
def test_what_cannot_be_drawn_is_named(spec: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        plot(spec, key="chart", alt="A chart", lang="en", height="100px")
