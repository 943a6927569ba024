"""The builders behind the page of the cities: measures, classes, tables, wishes, pictures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import box

from data import Dataset
from data.boundaries import Boundaries
from fuzzy.overlay import Overlay
from tests.ui.making import board_of, figure
from ui.board import Board, make_board
from ui.cities_charts import compared_rows, multiples_chart
from ui.cities_choice import CityChoice, curves_of, from_query, measures, to_query
from ui.cities_fit import explain_city, fit_classes, fit_sentence, fit_table
from ui.cities_headline import answer_lines, notes
from ui.cities_map import cities_map, curves, named_cities
from ui.cities_measures import (
    city_index,
    city_values,
    classify,
    county_values,
    dimension_values,
    measure_title,
)
from ui.cities_paint import fitted, measured, own_boundaries
from ui.cities_tables import (
    city_facts,
    compare_table,
    lacks,
    lacks_sentence,
    overview_table,
    shared_sentence,
    weakness,
)
from ui.cities_wishes import (
    default_corners,
    find_wish,
    fit,
    opened,
    quantity,
    rounded_up,
    wishes,
)
from ui.i18n import LANGUAGES, words
from ui.scenario import Scenario, default_scenario
from ui.scenario import from_query as scenario_from
from ui.scenario import to_query as scenario_to

EN = words("en")


@pytest.fixture(scope="session")
def board(dataset: Dataset) -> Board:
    return board_of(dataset, {})


@pytest.fixture(scope="session")
def scores(dataset: Dataset, default: Scenario) -> np.ndarray:
    return dimension_values(dataset, default)


def value(measure: str, city: str, board: Board, dataset: Dataset, scores: np.ndarray) -> object:
    return city_values(measure, board, dataset, scores)[city_index(city, dataset)]


def test_measures_of_a_city_follow_from_its_clusters(
    dataset: Dataset, board: Board, scores: np.ndarray
) -> None:
    here = [row for row in board.rows if row.cluster in dataset.clusters_of("zahedan")]
    assert value("count", "zahedan", board, dataset, scores) == len(here)
    assert value("sum", "zahedan", board, dataset, scores) == pytest.approx(
        sum(row.score for row in here)
    )
    assert value("best", "zahedan", board, dataset, scores) == max(row.score for row in here)
    assert value("best", "khash", board, dataset, scores) is None
    assert value("count", "khash", board, dataset, scores) == 0
    assert value("population", "zahedan", board, dataset, scores) == 587730
    assert value("to.port", "chabahar", board, dataset, scores) == pytest.approx(2.8, abs=0.1)


def test_best_of_a_method_whose_low_scores_are_good_is_the_first_in_place(
    dataset: Dataset, scores: np.ndarray
) -> None:
    board = board_of(dataset, {}, method="vikor")
    here = [row for row in board.rows if row.cluster in dataset.clusters_of("zahedan")]
    first = min(here, key=lambda row: row.place)
    assert value("best", "zahedan", board, dataset, scores) == first.score


def test_filters_take_clusters_out_of_the_measures(
    dataset: Dataset, default: Scenario, scores: np.ndarray
) -> None:
    narrow = make_board(dataset, replace(default, sectors=frozenset({"food"})))
    assert value("count", "zabol", narrow, dataset, scores) == len(
        [c for c in dataset.clusters_of("zabol") if c.sector == "food"]
    )


def test_an_undated_population_is_never_a_value(
    dataset: Dataset, board: Board, scores: np.ndarray
) -> None:
    values = city_values("population", board, dataset, scores)
    for city, people in zip(dataset.cities, values, strict=True):
        assert people == city.population_2016
    undated = next(c for c in dataset.cities if c.population_2016 is None and c.population_geonames)
    told = {fact.name: fact for fact in city_facts(undated, board, dataset, EN)}
    assert told["Population, census 2016"].value == "no 2016 census figure"
    assert told["Population, GeoNames"].note == "not a census figure"
    assert told["Population, GeoNames"].year == "undated"


def test_a_county_counts_each_cluster_once_and_takes_its_own_census_figure(
    dataset: Dataset, board: Board, scores: np.ndarray
) -> None:
    counts = county_values("count", board, dataset, scores)
    in_saravan = {
        cluster.id
        for city in dataset.cities
        if city.county.en == "Saravan"
        for cluster in dataset.clusters_of(city.id)
    }
    assert counts["saravan"] == len(in_saravan)
    people = county_values("population", board, dataset, scores)
    assert people["zahedan"] == 672589
    assert people["iranshahr"] is None
    port = county_values("to.port", board, dataset, scores)
    assert port["zahedan"] == pytest.approx(467.4, abs=0.1)


@given(st.lists(st.one_of(st.none(), st.floats(-1e6, 1e6)), max_size=40))
def test_classes_are_five_at_most_in_order_and_miss_nothing(values: list[float | None]) -> None:
    classes = classify(values)
    assert len(classes.edges) <= 5
    for number, group in zip(values, classes.of, strict=True):
        assert (number is None) == (group is None)
        if number is not None and group is not None:
            low, high = classes.edges[group]
            assert low <= number <= high
    ends = [end for pair in classes.edges for end in pair]
    assert ends == sorted(ends)


def test_equal_counts_by_hand() -> None:
    classes = classify([float(n) for n in range(10)])
    assert list(classes.edges) == [(0, 1), (2, 3), (4, 5), (6, 7), (8, 9)]
    assert list(classify([3, 3, None, 7]).of) == [0, 0, None, 1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_measure_draws_a_valid_map_with_a_legend(
    dataset: Dataset, default: Scenario, board: Board, lang: str
) -> None:
    for measure in measures(dataset):
        choice = CityChoice(measure=measure, areas="nearest", picked=("zabol",))
        scenario = replace(default, lang=lang, atlas=choice)
        picture = measured(scenario, board, dataset, words(lang), None)
        spec = cities_map(
            picture.painted,
            dataset,
            words(lang),
            picked=("zabol",),
            areas=picture.areas,
            layers=frozenset({"port", "airport"}),
            tiles=False,
        )
        for theme in (0, 1):
            figure(spec, theme)
        assert len(picture.painted.labels) <= 5
        named = [trace["name"] for trace in spec["data"] if "name" in trace]
        title = spec["layout"]["legend"]["title"]["text"]
        assert measure_title(measure, dataset, words(lang)) in title
        drawn = [item for trace in spec["data"] for item in trace.get("customdata", ())]
        assert sorted(drawn) == sorted(
            f"city:{city.id}" for city in dataset.cities if city.lat is not None
        )
        groups = zip(dataset.cities, picture.painted.of, strict=True)
        if any(group is None for city, group in groups if city.lat is not None):
            assert any(words(lang)("legend-missing") in name for name in named)


def test_missing_areas_are_hatched(dataset: Dataset, default: Scenario, board: Board) -> None:
    scenario = replace(default, atlas=CityChoice(areas="nearest"))
    picture = measured(scenario, board, dataset, EN, None)
    spec = cities_map(
        picture.painted,
        dataset,
        EN,
        picked=(),
        areas=picture.areas,
        layers=frozenset(),
        tiles=False,
    )
    hatched = [trace for trace in spec["data"] if "fillpattern" in trace]
    assert [trace["fillpattern"]["shape"] for trace in hatched] == ["/"]
    assert hatched[0]["name"] == EN("area-missing")


def test_own_boundaries_are_coloured_by_county(
    dataset: Dataset, default: Scenario, board: Board
) -> None:
    brought = Boundaries(
        (box(60, 29, 61, 30), box(0, 0, 1, 1)), {"n": ("زاهدان", "Atlantis")}, 0, "WGS 84"
    )
    own = own_boundaries("x.geojson", brought, dataset)
    scenario = replace(default, atlas=CityChoice(areas="own", measure="population"))
    picture = measured(scenario, board, dataset, EN, own)
    zahedan, stranger = picture.areas
    assert zahedan.group == len(picture.painted.labels) - 1
    assert stranger.group is None
    assert own.join.strangers == ("Atlantis",)


def test_curves_keep_rings_apart() -> None:
    xs, ys = curves((box(60, 27, 61, 28), box(62, 27, 63, 28)))
    assert xs.count(None) == ys.count(None) == 2
    assert len(xs) == 12


def test_picked_cities_are_always_named(dataset: Dataset) -> None:
    assert {"tis", "ramin"} <= {city.id for city in named_cities(dataset, ("tis", "ramin"))}


def test_what_a_city_lacks_within_reach(dataset: Dataset) -> None:
    zahedan = dataset.city("zahedan")
    assert "airport" not in lacks(zahedan, 50, dataset)
    assert "port" in lacks(zahedan, 300, dataset)
    assert "port" not in lacks(zahedan, 470, dataset)
    told = lacks_sentence(zahedan, 50, dataset, EN)
    assert "Railway" not in told
    assert "of unknown position" in told
    nowhere = dataset.city("nukabad")
    assert lacks(nowhere, 50, dataset) == []
    assert "not known" in lacks_sentence(nowhere, 50, dataset, EN)


def test_comparison_puts_differences_first(dataset: Dataset, board: Board) -> None:
    cities = [dataset.city(name) for name in ("chabahar", "iranshahr")]
    table = compare_table(cities, board, dataset, EN)
    same = [len(set(row)) == 1 for row in table.itertuples(index=False)]
    assert same == sorted(same)
    assert "2016" in table.loc["Population, census 2016", "Chabahar"]
    assert table.loc["Kind"].nunique() == 1


def test_shared_clusters_are_named_with_their_cities(dataset: Dataset, board: Board) -> None:
    cities = [dataset.city(name) for name in ("saravan", "iranshahr", "zabol")]
    told = shared_sentence(cities, board, dataset, EN)
    assert "Dates" in told
    assert "Zabol" not in told
    apart = shared_sentence([dataset.city("zabol"), dataset.city("chabahar")], board, dataset, EN)
    assert apart == EN("shared-none")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_small_multiples_are_valid_and_show_each_city_its_own_clusters(
    dataset: Dataset, board: Board, scores: np.ndarray, lang: str
) -> None:
    cities = [dataset.city(name) for name in ("chabahar", "saravan")]
    figure(multiples_chart(cities, board, scores, dataset, words(lang)))
    rows = compared_rows(cities, board, dataset)
    assert {row.cluster.id for row in rows} == {
        cluster.id for city in cities for cluster in dataset.clusters_of(city.id)
    }
    spec = multiples_chart(cities, board, scores, dataset, words(lang))
    first = [trace for trace in spec["data"] if trace["xaxis"] == "x"]
    assert all(len(trace["x"]) == len(dataset.clusters_of("chabahar")) for trace in first)


def test_weak_data_are_told(dataset: Dataset, board: Board, scores: np.ndarray) -> None:
    assert "derived" in weakness(dataset.city("kalpurgan"), EN) or "computed" in weakness(
        dataset.city("kalpurgan"), EN
    )
    assert EN("not-on-map") in weakness(dataset.city("polan"), EN)
    table = overview_table("best", city_values("best", board, dataset, scores), board, dataset, EN)
    assert len(table) == len(dataset.cities)
    assert any("Polan" in line for line in notes(default_scenario(dataset, "en"), dataset, EN))


def test_round_ends_of_tracks() -> None:
    assert [rounded_up(x) for x in (642.7, 150, 0, 0.7, 1)] == [800, 150, 1, 0.8, 1]


def test_a_curve_at_an_end_of_the_track_is_open() -> None:
    assert opened((0, 0, 80, 280), 800)[:2] == (-np.inf, -np.inf)
    assert opened((10, 50, 100, 100), 100)[2:] == (np.inf, np.inf)
    assert opened((1, 2, 3, 4), 100) == (1, 2, 3, 4)


def test_what_wishes_ask_about(dataset: Dataset) -> None:
    def asked(name: str, city: str, cluster: str, raw: frozenset[str] = frozenset()) -> float:
        found = quantity(find_wish(name, dataset), cluster, raw, 50, dataset)
        return float(found[city_index(city, dataset)])

    assert asked("population", "zabol", "dates") == 134950
    assert asked("raw", "saravan", "dates") == 0
    assert asked("raw", "saravan", "dates", frozenset({"zabol"})) > 300
    assert asked("near.port", "chabahar", "dates") == pytest.approx(2.8, abs=0.1)
    sector = dataset.cluster("needlework").sector if "needlework" in dataset.cluster_by_id else None
    if sector is not None:
        assert asked("related", "saravan", "needlework") >= 1
    assert np.isnan(asked("near.port", "polan", "dates"))
    assert np.isnan(asked("related", "polan", "dates"))


def test_fit_of_a_city_by_hand(dataset: Dataset) -> None:
    port = find_wish("near.port", dataset)
    people = find_wish("population", dataset)
    wanted = ((port, (0.0, 0.0, 80.0, 280.0)), (people, (15000.0, 52500.0, 150000.0, 150000.0)))
    result = fit(wanted, Overlay("and"), "dates", frozenset(), 50, dataset)
    nikshahr = city_index("nikshahr", dataset)
    km = result.quantities[nikshahr, 0]
    assert result.memberships[nikshahr, 0] == pytest.approx((280 - km) / 200)
    assert result.memberships[nikshahr, 1] == pytest.approx((17732 - 15000) / 37500)
    assert result.low[nikshahr] == result.memberships[nikshahr].min()


def test_missing_data_leave_a_suitability_open_or_do_not_matter(dataset: Dataset) -> None:
    port, people = find_wish("near.port", dataset), find_wish("population", dataset)
    wanted = tuple((wish, default_corners(wish)) for wish in (port, people))
    result = fit(wanted, Overlay("and"), "dates", frozenset(), 50, dataset)
    near_without_census = city_index("qasr-e-qand", dataset)
    assert (result.low[near_without_census], result.high[near_without_census] > 0.5) == (0, True)
    assert fit_classes(result)[near_without_census] is None
    far_without_census = city_index("adimi", dataset)
    assert result.low[far_without_census] == result.high[far_without_census] == 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_fit_is_told_drawn_and_listed(dataset: Dataset, default: Scenario, lang: str) -> None:
    said = words(lang)
    scenario = replace(default, lang=lang, atlas=CityChoice(view="fit", areas="nearest"))
    picture = fitted(scenario, "fisheries", dataset, said, None)
    assert picture.fit is not None
    wanted = curves_of(scenario.atlas, dataset)
    name = dataset.city("chabahar").name[lang]
    assert name in fit_sentence("fisheries", picture.fit, dataset, said)
    assert fit_table("fisheries", picture.fit, wanted, dataset, said).iloc[0, 0] == name
    index = city_index("chabahar", dataset)
    told = explain_city(index, picture.fit, wanted, dataset, said)
    assert said("wish-raw") in told
    figure(
        cities_map(
            picture.painted,
            dataset,
            said,
            picked=(),
            areas=picture.areas,
            layers=frozenset(),
            tiles=False,
        )
    )
    lines = answer_lines(picture, make_board(dataset, scenario), dataset, scenario, said)
    assert said("screening-aid") in lines


CORNERS = st.lists(st.integers(0, 100), min_size=4, max_size=4).map(sorted)


@given(data=st.data())
def test_the_choice_survives_the_address(dataset: Dataset, data: st.DataObject) -> None:
    cities = [city.id for city in dataset.cities]
    known = list(wishes(dataset))
    chosen = data.draw(st.lists(st.sampled_from(known), unique=True, max_size=4))
    corners = [data.draw(CORNERS) for _ in chosen]
    choice = CityChoice(
        view=data.draw(st.sampled_from(["facts", "compare", "fit"])),
        measure=data.draw(st.sampled_from(measures(dataset))),
        areas=data.draw(st.sampled_from([None, "nearest", "own"])),
        picked=tuple(data.draw(st.lists(st.sampled_from(cities), unique=True, max_size=6))),
        reach=data.draw(st.integers(10, 300)),
        kind=data.draw(st.sampled_from([None, "dates"])),
        how=Overlay(
            data.draw(st.sampled_from(["and", "or", "gamma"])),
            data.draw(st.sampled_from([0.0, 0.25, 0.7, 1.0])),
        ),
        curves=tuple(
            (wish.id, tuple(c / 100 * wish.top for c in four))  # type: ignore[misc]
            for wish, four in zip(chosen, corners, strict=True)
        ),
        raw=frozenset(data.draw(st.lists(st.sampled_from(cities), max_size=3))),
    )
    again, odd = from_query(to_query(choice, dataset), dataset)
    assert odd == ()
    assert replace(again, curves=()) == replace(choice, curves=())
    for (name, now), (before, then) in zip(again.curves, choice.curves, strict=True):
        assert name == before
        assert now == pytest.approx(then, rel=1e-5)


@pytest.mark.parametrize(
    ("parameter", "text"),
    [
        ("look", "sideways"),
        ("measure", "to.moon"),
        ("areas", "county"),
        ("pick", "atlantis"),
        ("km", "5"),
        ("km", "٥٠"),
        ("fit", "gold"),
        ("join", "xor"),
        ("join", "gamma_2"),
        ("wish", "population_4!3!2!1"),
        ("wish", "population_1!2!3"),
        ("wish", "moon_1!2!3!4"),
        ("raw", "atlantis"),
    ],
)
def test_odd_addresses_are_repaired_and_told(dataset: Dataset, parameter: str, text: str) -> None:
    choice, odd = from_query({parameter: text}, dataset)
    assert choice == CityChoice()
    assert [name for name, _ in odd] == [parameter]


def test_the_address_of_a_scenario_carries_the_choice(dataset: Dataset, default: Scenario) -> None:
    changed = replace(default, atlas=CityChoice(view="compare", picked=("zabol", "khash")))
    again, repairs = scenario_from(scenario_to(changed, dataset), dataset)
    assert (again.atlas, repairs) == (changed.atlas, ())
