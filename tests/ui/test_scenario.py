"""The address: what is set goes into it and comes back, and no address breaks the page."""

from __future__ import annotations

from datetime import UTC
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import data
import fuzzy
from data.overlay import Overlay, OwnCity, OwnCluster, OwnRating, overlaid
from fuzzy.registry import Option
from ui.annotations import Annotation
from ui.method_options import settable, sound_options
from ui.scenario import (
    ADDRESS_PARAMETERS,
    VIEWS,
    Repair,
    Scenario,
    Setting,
    default_scenario,
    default_weights,
    from_query,
    preset_weights,
    to_query,
)

DATASET = data.load()
TARGETS = tuple(default_weights(DATASET))
METHODS = tuple(fuzzy.METHODS)


def ids(records: Any) -> list[str]:
    return [record.id for record in records]


@st.composite
def triangles(draw: st.DrawFn) -> tuple[float, float, float]:
    low, peak, high = sorted(draw(st.lists(st.integers(0, 1000), min_size=3, max_size=3)))
    return low / 10, max(peak, 1) / 10, max(high, 1) / 10


def settings_of(draw: st.DrawFn) -> Setting:
    changed = draw(st.dictionaries(st.sampled_from(TARGETS), triangles(), max_size=6))
    method = draw(st.sampled_from(METHODS))
    given = {option.name: draw(value_of(option)) for option in settable(method)}
    options, odd = sound_options(method, given)
    assert odd == ()
    return Setting(method, {**default_weights(DATASET), **changed}, options)


def value_of(option: Option) -> st.SearchStrategy[Any]:
    """Return values that an option takes."""
    named = [st.sampled_from(option.words)] if option.words else []
    if option.interval is None:
        return named[0]
    low, high = option.interval
    return st.one_of(*named, st.floats(low, min(high, 1e9)))


# What a person can type, without the signs that no line shows; a reader trims it.
TYPED = (
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
    | st.sampled_from(["نمونهٔ ي و ك", "a b", "<b>x</b>", "=1+1", "~_-!"])
)  # fmt: skip


@st.composite
def overlays(draw: st.DrawFn) -> Overlay:
    """Return additions to the tables: cities, candidates in them, ratings of any cluster."""
    cities = tuple(
        OwnCity(f"own-{k}", draw(TYPED), draw(st.floats(25, 31)), draw(st.floats(58, 63)), *figure)
        for k in range(1, draw(st.integers(0, 2)) + 1)
        for figure in [draw(st.sampled_from([(None, ""), (12_000, "own count")]))]
    )
    places = [*ids(DATASET.cities), *ids(cities)]
    clusters = tuple(
        OwnCluster(
            f"own-{k}",
            draw(TYPED),
            draw(st.sampled_from(ids(DATASET.sectors))),
            draw(st.sampled_from(ids(DATASET.committees))),
            tuple(draw(st.lists(st.sampled_from(places), min_size=1, max_size=3, unique=True))),
            draw(st.just("") | TYPED),
        )
        for k in range(1, draw(st.integers(0, 2)) + 1)
    )
    cells = draw(
        st.lists(
            st.tuples(
                st.sampled_from([*ids(DATASET.clusters), *ids(clusters)]),
                st.sampled_from(ids(DATASET.criteria)),
            ),
            max_size=4,
            unique=True,
        )
    )
    ratings = tuple(
        OwnRating(
            *cell,
            draw(st.sampled_from(ids(DATASET.scale("five")))),
            draw(st.sampled_from(ids(DATASET.uncertainties))),
            draw(TYPED),
        )
        for cell in cells
    )
    return Overlay(ratings, clusters, cities)


def annotations_on(clusters: list[str]) -> st.SearchStrategy[tuple[Annotation, ...]]:
    moments = st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.isoformat())
    note = st.builds(Annotation, st.sampled_from(clusters), TYPED, st.just("") | TYPED, moments)
    return st.lists(note, max_size=3).map(tuple)


def some_of(records: Any) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(ids(records)))


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    overlay = draw(overlays())
    own = ids(overlaid(DATASET, overlay).clusters)
    clusters = st.none() | st.sampled_from(own)
    return Scenario(
        lang=draw(st.sampled_from(["fa", "en"])),
        setting=settings_of(draw),
        baseline=settings_of(draw) if draw(st.booleans()) else None,
        # One lock leaves every group a free row, as the panel itself does.
        locks=draw(st.frozensets(st.sampled_from(TARGETS), max_size=1)),
        cluster=draw(clusters),
        rival=draw(clusters),
        city=draw(st.none() | st.sampled_from(ids(DATASET.cities))),
        sectors=draw(some_of(DATASET.sectors)),
        committees=draw(some_of(DATASET.committees)),
        cities=draw(some_of(DATASET.cities)),
        stages=draw(some_of(DATASET.stages)),
        layers=draw(some_of(DATASET.infrastructure_kinds)),
        tiles=draw(st.booleans()),
        view=draw(st.none() | st.sampled_from(VIEWS["view"])),
        vary=draw(st.none() | st.sampled_from(VIEWS["vary"])),
        regions=draw(st.none() | st.sampled_from(VIEWS["regions"])),
        level=draw(st.none() | st.sampled_from(VIEWS["level"])),
        goal=draw(st.none() | st.sampled_from(VIEWS["goal"])),
        data_version=draw(st.sampled_from(["", "0123456789ab"])),
        overlay=overlay,
        annotations=draw(annotations_on(own)),
        notes_shown=draw(st.booleans()),
    )


@given(scenarios())
def test_a_link_opens_the_same_view(scenario: Scenario) -> None:
    opened, repairs = from_query(to_query(scenario, DATASET), DATASET)
    assert opened == scenario
    assert repairs == ()


@given(scenarios())
def test_an_address_needs_no_percent_signs(scenario: Scenario) -> None:
    query = to_query(scenario, DATASET)
    assert set(query) <= ADDRESS_PARAMETERS
    assert all(c.isascii() and (c.isalnum() or c in "-_.!~") for v in query.values() for c in v)


def test_the_default_view_has_a_short_address() -> None:
    assert to_query(default_scenario(DATASET), DATASET) == {"lang": "fa"}


def test_only_what_was_changed_is_written() -> None:
    weights = {**default_weights(DATASET), "jobs": (20.0, 40.04, 90.5)}
    scenario = Scenario(lang="en", setting=Setting("topsis", weights))
    assert to_query(scenario, DATASET) == {
        "lang": "en",
        "method": "topsis",
        "w": "jobs_20-40-90.5",
    }


@given(st.dictionaries(st.sampled_from(sorted(ADDRESS_PARAMETERS)) | st.text(), st.text()))
def test_no_address_raises(query: dict[str, str]) -> None:
    scenario, repairs = from_query(query, DATASET)
    again, none_left = from_query(to_query(scenario, DATASET), DATASET)
    assert none_left == ()
    assert again == scenario
    unknown = set(query) - ADDRESS_PARAMETERS
    assert {repair.parameter for repair in repairs} >= unknown


NUMBERS = st.sampled_from(
    ["0", "50", "100", "-1", "101", "nan", "inf", "1e2", "", "x", "٥٠", "0.01"]
)
PARTS = st.builds(
    lambda target, numbers: f"{target}_{'-'.join(numbers)}",
    st.sampled_from([*TARGETS, "", "stranger"]),
    st.lists(NUMBERS, max_size=4),
)


@given(st.lists(PARTS, max_size=5).map("~".join))
def test_weights_in_an_address_are_always_usable(text: str) -> None:
    scenario, _ = from_query({"w": text}, DATASET)
    weights = scenario.setting.weights
    assert set(weights) == set(TARGETS)
    assert all(0 <= low <= peak <= high <= 100 for low, peak, high in weights.values())
    for group in (DATASET.dimensions, *groups()):
        assert sum(weights[each.id][1] for each in group) > 0


def groups() -> list[list[Any]]:
    return [
        [c for c in DATASET.criteria if c.dimension == dimension.id]
        for dimension in DATASET.dimensions
    ]


@pytest.mark.parametrize(
    ("query", "repairs"),
    [
        ({"lang": "de"}, [("lang", "de")]),
        ({"method": "guessing"}, [("method", "guessing")]),
        ({"w": "jobs_50"}, [("w", "jobs_50")]),
        ({"w": "jobs_70-50-60"}, [("w", "jobs_70-50-60")]),
        ({"w": "jobs_10-50-101"}, [("w", "jobs_10-50-101")]),
        ({"w": "jobs_10-nan-60"}, [("w", "jobs_10-nan-60")]),
        ({"w": "tourism_10-50-60"}, [("w", "tourism_10-50-60")]),
        ({"w": "jobs_10-50-60~x~exports_1-2-3"}, [("w", "x")]),
        ({"base": "jobs_10-50-60"}, [("base", "jobs_10-50-60")]),
        ({"base": "guessing!"}, [("base", "guessing!")]),
        ({"base": "topsis!jobs_9"}, [("base", "jobs_9")]),
        ({"sector": "food~toys"}, [("sector", "toys")]),
        ({"committee": "toys"}, [("committee", "toys")]),
        ({"place": "zabol~atlantis~zahedan"}, [("place", "atlantis")]),
        ({"stage": "toys"}, [("stage", "toys")]),
        ({"layer": "toys"}, [("layer", "toys")]),
        ({"lock": "toys"}, [("lock", "toys")]),
        ({"cluster": "toys"}, [("cluster", "toys")]),
        ({"rival": "toys"}, [("rival", "toys")]),
        ({"city": "atlantis"}, [("city", "atlantis")]),
        ({"tiles": "yes"}, [("tiles", "yes")]),
        ({"data": "latest"}, [("data", "latest")]),
        ({"utm_source": "mail"}, [("utm_source", "mail")]),
    ],
)
def test_a_broken_part_is_reported_and_left_out(
    query: dict[str, str], repairs: list[tuple[str, str]]
) -> None:
    scenario, found = from_query(query, DATASET)
    assert found == tuple(Repair(*each) for each in repairs)
    again, none_left = from_query(to_query(scenario, DATASET), DATASET)
    assert (again, none_left) == (scenario, ())


def test_the_sound_parts_of_a_broken_address_are_kept() -> None:
    query = {"w": "jobs_10-50-60~x", "sector": "food~toys", "method": "guessing", "lang": "en"}
    scenario, repairs = from_query(query, DATASET)
    assert scenario.setting.weights["jobs"] == (10.0, 50.0, 60.0)
    assert scenario.sectors == {"food"}
    assert scenario.setting.method == "mamdani"
    assert scenario.lang == "en"
    assert {repair.parameter for repair in repairs} == {"w", "sector", "method"}


def test_a_group_without_any_weight_falls_back_and_is_reported() -> None:
    zeros = "~".join(f"{d.id}_0-0-10" for d in DATASET.dimensions)
    scenario, repairs = from_query({"w": zeros + "~jobs_1-2-3"}, DATASET)
    defaults = default_weights(DATASET)
    for dimension in DATASET.dimensions:
        assert scenario.setting.weights[dimension.id] == defaults[dimension.id]
    assert scenario.setting.weights["jobs"] == (1.0, 2.0, 3.0)
    assert [repair.parameter for repair in repairs] == ["w"]


def test_language_comes_from_the_session_when_the_address_names_none() -> None:
    assert from_query({}, DATASET, "en")[0].lang == "en"
    assert from_query({"lang": "fa"}, DATASET, "en")[0].lang == "fa"


LOCKED_WHOLE = [
    {"lock": "~".join(ids(DATASET.dimensions))},
    {"lock": "~".join(each.id for each in groups()[0])},
    {"lock": "economic", "w": "industrial_0-0-5~social_0-0-5"},
]


@pytest.mark.parametrize("query", LOCKED_WHOLE)
def test_locks_that_leave_nothing_free_are_repaired(query: dict[str, str]) -> None:
    scenario, repairs = from_query(query, DATASET)
    assert "lock" in {repair.parameter for repair in repairs}
    for group in (DATASET.dimensions, *groups()):
        free = [each.id for each in group if each.id not in scenario.locks]
        assert sum(scenario.setting.weights[each][1] for each in free) > 0


@pytest.mark.parametrize("preset", ids(DATASET.presets))
def test_presets_fit_into_an_address(preset: str) -> None:
    scenario = Scenario(lang="fa", setting=Setting("mamdani", preset_weights(DATASET, preset)))
    assert from_query(to_query(scenario, DATASET), DATASET) == (scenario, ())
