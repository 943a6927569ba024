"""Scenarios as documents: nothing is lost on the way, and no file breaks the page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import data
from tests.ui.test_scenario import scenarios
from ui.document import DocumentError, from_document, from_file, to_document, to_file
from ui.scenario import Scenario, Setting, default_scenario, default_weights

DATASET = data.load()
SAMPLES = Path(__file__).parent / "samples"
SCENARIO = default_scenario(DATASET, "en")


@st.composite
def exact_scenarios(draw: st.DrawFn) -> Scenario:
    """Return scenarios whose weights have more decimals than the address keeps."""
    scenario = draw(scenarios())
    numbers = st.floats(0.0625, 100)
    triangle = tuple(sorted(draw(st.tuples(numbers, numbers, numbers))))
    target = draw(st.sampled_from(list(default_weights(DATASET))))
    weights: Any = {**scenario.setting.weights, target: triangle}
    return Scenario(
        **{
            **{name: getattr(scenario, name) for name in scenario.__dataclass_fields__},
            "setting": Setting(scenario.setting.method, weights, scenario.setting.options),
        }
    )


@given(exact_scenarios())
def test_a_document_brings_everything_back_exactly(scenario: Scenario) -> None:
    document = json.loads(json.dumps(to_document(scenario, DATASET)))
    opened = from_document(document, DATASET, scenario.lang)
    assert opened.scenario == scenario
    assert opened.repairs == ()
    assert opened.data_version == DATASET.version


@given(exact_scenarios(), st.text(max_size=50), st.text(max_size=50))
def test_a_file_brings_everything_back_exactly(scenario: Scenario, name: str, note: str) -> None:
    content = to_file(scenario, DATASET, name=name, note=note, author="زهرا")
    opened = from_file(content, DATASET, scenario.lang)
    assert opened.scenario == scenario
    assert opened.author == "زهرا"
    if name.isprintable():
        assert opened.name == name


def test_the_first_version_still_opens() -> None:
    content = (SAMPLES / "scenario-v1.khoosheh.json").read_bytes()
    opened = from_file(content, DATASET, "fa")
    scenario = opened.scenario
    assert scenario.setting.method == "topsis"
    assert scenario.setting.weights["social"] == (40.0, 80.125, 90.0)
    assert scenario.baseline is not None
    assert scenario.baseline.weights["social"] == (10.0, 20.0, 30.0)
    assert scenario.locks == {"social"}
    assert scenario.cluster == "dates"
    assert scenario.sectors == {"food", "stone"}
    assert scenario.tiles
    assert (opened.name, opened.note, opened.author) == ("جلسهٔ نخست", "یادداشت", "زهرا")
    assert opened.data_version == "0123456789ab"


def test_the_second_version_still_opens() -> None:
    content = (SAMPLES / "scenario-v2.khoosheh.json").read_bytes()
    opened = from_file(content, DATASET, "fa")
    scenario = opened.scenario
    assert opened.repairs == ()
    assert scenario.setting.options == (("v", 0.7),)
    assert scenario.overlay.ratings[0].term == "vl"
    assert [cluster.name for cluster in scenario.overlay.clusters] == ["گلخانه‌ها"]
    assert scenario.cluster == "own-1"
    assert scenario.annotations[0].text == "از اتحادیه بپرسیم"


def test_what_the_data_do_not_know_is_told_and_left_out() -> None:
    document = to_document(SCENARIO, DATASET)
    document["weights"]["elsewhere"] = [1.0, 2.0, 3.0]
    document["choices"] = {"cluster": "nowhere"}
    document["locks"] = ["nothing"]
    opened = from_document(document, DATASET, "en")
    assert opened.scenario == SCENARIO
    assert {(repair.parameter, repair.value) for repair in opened.repairs} == {
        ("weights", "elsewhere"),
        ("cluster", "nowhere"),
        ("locks", "nothing"),
    }


@pytest.mark.parametrize(
    "weight", [[3, 2, 1], [0, 50, 101], [-1, 2, 3], [1, 2], "50", [True, True, True], [1, None, 3]]
)
def test_a_weight_that_is_none_is_told_and_stands_at_its_default(weight: object) -> None:
    document = to_document(SCENARIO, DATASET)
    document["weights"]["social"] = weight
    opened = from_document(document, DATASET, "en")
    assert opened.scenario == SCENARIO
    assert [repair.value for repair in opened.repairs] == ["social"]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "document-not-json"),
        (b"\xff\xfe", "document-not-json"),
        (b"[" * 100_000, "document-not-json"),
        (b"[]", "document-not-scenario"),
        (b'{"format": "other"}', "document-not-scenario"),
        (b'{"format": "khoosheh-scenario"}', "document-broken"),
        (b'{"format": "khoosheh-scenario", "version": true}', "document-broken"),
        (b'{"format": "khoosheh-scenario", "version": 0}', "document-broken"),
        (b'{"format": "khoosheh-scenario", "version": 99}', "document-too-new"),
        (b" " * 1_000_001, "document-too-large"),
    ],
)
def test_a_file_that_is_no_scenario_is_refused_in_words(content: bytes, key: str) -> None:
    with pytest.raises(DocumentError) as refusal:
        from_file(content, DATASET, "en")
    assert refusal.value.key == key


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(part=st.sampled_from([*to_document(SCENARIO, DATASET), "about"]), junk=JUNK)
def test_any_part_may_be_junk(part: str, junk: object) -> None:
    document = {**to_document(SCENARIO, DATASET), part: junk}
    try:
        opened = from_file(json.dumps(document).encode(), DATASET, "en")
    except DocumentError:
        return
    assert isinstance(opened.scenario, Scenario)
    to_document(opened.scenario, DATASET)
