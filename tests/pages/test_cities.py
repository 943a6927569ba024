"""The page of the cities: what each has and lacks, side by side, where a cluster would fit."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data import Dataset
from data.loader import SHIPPED_TABLES
from tests.pages.conftest import HOSTILE, Open, drawn, headline, picture
from ui.board import make_board
from ui.cities_choice import VIEWS, curves_of, measures
from ui.cities_measures import measure_title
from ui.cities_wishes import Corners, default_corners, find_wish
from ui.i18n import words
from ui.scenario import Scenario, from_query

LANGUAGES = ["fa", "en"]
MAP = "k_cities_map"
RING = [[60, 29], [61.5, 29], [61.5, 30.2], [60, 30.2], [60, 29]]


def bare(text: str) -> str:
    """Return a text without escapes and isolates."""
    return re.sub("[\\\\\u2066-\u2069\u200e\u200f]", "", text)


def said(app: AppTest) -> str:
    """Return every sentence beside the map."""
    kinds = (app.markdown, app.caption, app.subheader, app.info, app.error, app.warning)
    return bare("\n".join(element.value for kind in kinds for element in kind))


def lead(app: AppTest) -> str:
    """Return the computed sentences as they are read."""
    return html.unescape(bare(headline(app)))


def state(app: AppTest) -> Scenario:
    """Return what is set; a page without its frame, as tests run it, writes no address."""
    found = app.session_state["k_scenario"]
    assert isinstance(found, Scenario)
    return found


def cells(table: pd.DataFrame) -> set[str]:
    """Return every text of a table, its headings too."""
    flat = [*table.index, *table.columns, *table.to_numpy().ravel()]
    return {bare(str(cell)) for cell in flat}


def column(app: AppTest, heading: str) -> list[str]:
    """Return a column of the list of all cities."""
    table = app.dataframe[0].value
    return [str(value) for value in table[heading]]


def drag(app: AppTest, curves: Mapping[str, Corners], *, seq: int = 1, back: int = 0) -> AppTest:
    """Let the panel of curves send, as the browser does; `back` revisions ago."""
    panel = drawn(app, "k_curves")
    assert panel is not None
    corners = {row["id"]: row["corners"] for row in panel["rows"]}
    message = {
        "curves": {**corners, **{name: list(curve) for name, curve in curves.items()}},
        "seq": seq,
        "resting": True,
        "revision": panel["revision"] - back,
    }
    app.session_state["k_curves"] = {"curves": message}
    app.run()
    assert not app.exception
    return app


def counties(*names: str) -> bytes:
    """Return boundaries in which every county is the same square."""
    features = [
        {
            "type": "Feature",
            "properties": {"county": name},
            "geometry": {"type": "Polygon", "coordinates": [RING]},
        }
        for name in names
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def bring(app: AppTest, name: str, content: bytes) -> AppTest:
    """Load boundaries of one's own."""
    app.file_uploader(key="k_boundary_file").set_value((name, content, "")).run()
    assert not app.exception
    return app


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_answers_first_and_draws_the_map(open_app: Open, lang: str, view: str) -> None:
    app = open_app("cities", lang=lang, look=view)
    assert not app.exception
    assert lead(app)
    spec = drawn(app, MAP)
    assert spec is not None
    assert spec["alt"]
    assert spec["words"]["failed"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_views_are_changed_on_the_page(open_app: Open, lang: str) -> None:
    app = open_app("cities", lang=lang)
    for view in ("compare", "fit", "facts"):
        app.button_group(key="k_city_view").set_value(view).run()
        assert not app.exception
        assert state(app).atlas.view == view


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_measure_colours_the_map_and_orders_the_list(
    open_app: Open, dataset: Dataset, lang: str
) -> None:
    app = open_app("cities", lang=lang)
    told = words(lang)
    for measure in measures(dataset):
        app.selectbox(key="k_measure").set_value(measure).run()
        assert not app.exception, measure
        title = measure_title(measure, dataset, told)
        assert bare(title) in lead(app)
        assert title in app.dataframe[0].value.columns
        assert len(app.dataframe[0].value) == len(dataset.cities)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_undated_populations_are_never_shown_as_census(
    open_app: Open, dataset: Dataset, lang: str
) -> None:
    app = open_app("cities", lang=lang, measure="population")
    told = words(lang)
    values = dict(
        zip(
            column(app, told("col-city")),
            column(app, measure_title("population", dataset, told)),
            strict=True,
        )
    )
    uncounted = [city for city in dataset.cities if city.population_2016 is None]
    assert uncounted
    assert {values[city.name[lang]] for city in uncounted} == {told("measure-missing")}
    names = [bare(trace.get("name") or "") for trace in picture(app, MAP)]
    assert told("legend-missing") in names


@pytest.mark.parametrize("lang", LANGUAGES)
def test_places_of_unknown_position_are_named_and_not_drawn(
    open_app: Open, dataset: Dataset, lang: str
) -> None:
    app = open_app("cities", lang=lang)
    drawn_cities = {
        str(mark) for trace in picture(app, MAP) for mark in trace.get("customdata") or []
    }
    for city in dataset.cities:
        assert (f"city:{city.id}" in drawn_cities) == (city.lat is not None)
        if city.lat is None:
            assert city.name[lang] in said(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nearest_city_areas_say_that_they_are_no_borders(open_app: Open, lang: str) -> None:
    app = open_app("cities", lang=lang)
    note = bare(words(lang)("nearest-note"))
    assert note not in said(app)
    without = len(picture(app, MAP))
    app.selectbox(key="k_areas").set_value("nearest").run()
    assert note in said(app)
    assert len(picture(app, MAP)) > without
    app.selectbox(key="k_areas").set_value(None).run()
    assert note not in said(app)
    assert state(app).atlas.areas is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_city_shows_its_clusters_facts_and_what_it_lacks(
    open_app: Open, dataset: Dataset, lang: str
) -> None:
    app = open_app("cities", lang=lang)
    app.selectbox(key="k_city").set_value("zahedan").run()
    assert not app.exception
    told = words(lang)
    assert dataset.city("zahedan").name[lang] in lead(app)
    clusters, facts = (cells(table.value) for table in app.table)
    for cluster in dataset.clusters_of("zahedan"):
        assert cluster.name[lang] in clusters
    assert bare(told("fact-population")) in facts
    assert bare(told("geodesic-note")) in said(app)
    port = next(kind for kind in dataset.infrastructure_kinds if kind.id == "port")
    assert port.name[lang] in said(app)
    app.selectbox(key="k_city").set_value(None).run()
    assert len(app.dataframe[0].value) == len(dataset.cities)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_two_cities_are_asked_for_then_compared(
    open_app: Open, dataset: Dataset, lang: str
) -> None:
    app = open_app("cities", lang=lang, look="compare")
    hint = bare(words(lang)("compare-hint"))
    assert hint in said(app)
    app.multiselect(key="k_picked").set_value(["iranshahr"]).run()
    assert hint in said(app)
    app.multiselect(key="k_picked").set_value(["iranshahr", "saravan"]).run()
    assert not app.exception
    assert hint not in said(app)
    names = {dataset.city(city).name[lang] for city in ("iranshahr", "saravan")}
    assert all(name in lead(app) for name in names)
    assert names <= cells(app.table[0].value)
    shared = {c.id for c in dataset.clusters_of("iranshahr")} & {
        c.id for c in dataset.clusters_of("saravan")
    }
    assert shared
    assert all(dataset.cluster(cluster).label[lang] in lead(app) for cluster in shared)
    multiples = drawn(app, "k_multiples")
    assert multiples is not None
    assert multiples["alt"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lines_in_which_the_cities_differ_come_first(open_app: Open, lang: str) -> None:
    app = open_app("cities", lang=lang, look="compare", pick="zabol~chabahar")
    rows = [
        [re.sub(r"\[.*?\]|\(.*?\)", "", bare(str(cell))) for cell in row]
        for row in app.table[0].value.to_numpy()
    ]
    told = words(lang)
    kind = list(app.table[0].value.index).index(told("fact-kind"))
    population = list(app.table[0].value.index).index(told("fact-population"))
    assert rows[population][0] != rows[population][1]
    assert rows[kind][0] == rows[kind][1]
    assert population < kind


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_longer_reach_leaves_less_to_lack(open_app: Open, dataset: Dataset, lang: str) -> None:
    app = open_app("cities", lang=lang, look="compare", pick="zahedan~iranshahr")

    def lacked() -> int:
        sentence = bare(app.markdown[0].value)
        return sum(sentence.count(kind.name[lang]) for kind in dataset.infrastructure_kinds)

    near = lacked()
    app.number_input(key="k_reach").set_value(300).run()
    assert not app.exception
    assert state(app).atlas.reach == 300
    assert lacked() < near


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_odd_address_is_repaired_and_told(open_app: Open, lang: str) -> None:
    seven = "zahedan~zabol~iranshahr~chabahar~saravan~khash~konarak"
    app = open_app("cities", lang=lang, look="compare", pick=f"atlantis~{seven}", measure="joy")
    assert not app.exception
    assert state(app).atlas.picked == tuple(seven.split("~")[:6])
    assert state(app).atlas.measure == "best"
    assert all(odd in said(app) for odd in ("atlantis", "konarak", "joy"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_a_cluster_would_fit_is_said_listed_and_called_a_screening_aid(
    open_app: Open, dataset: Dataset, lang: str
) -> None:
    app = open_app("cities", lang=lang, look="fit", fit="fisheries", pick="zahedan")
    told = words(lang)
    assert dataset.cluster("fisheries").name[lang] in lead(app)
    assert bare(told("screening-aid")) in lead(app)
    first = column(app, told("col-city"))[0]
    assert first == dataset.city("chabahar").name[lang]
    assert first in lead(app)
    already = dict(
        zip(column(app, told("col-city")), column(app, told("col-already")), strict=True)
    )
    homes = {city.name[lang] for city in dataset.cities_of("fisheries")}
    assert {city for city, mark in already.items() if mark} == homes
    assert dataset.city("zahedan").name[lang] in bare(app.markdown[0].value)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_dragged_curve_changes_map_list_and_answer(
    open_app: Open, dataset: Dataset, lang: str
) -> None:
    app = open_app("cities", lang=lang, look="fit", fit="fisheries")
    told = words(lang)
    before = lead(app), column(app, told("col-city")), picture(app, MAP)
    far_inland = (400.0, 600.0, 800.0, 800.0)
    drag(app, {"raw": far_inland, "near.port": far_inland})
    after = lead(app), column(app, told("col-city")), picture(app, MAP)
    assert all(old != new for old, new in zip(before, after, strict=True))
    zabol = column(app, told("col-city")).index(dataset.city("zabol").name[lang])
    chabahar = column(app, told("col-city")).index(dataset.city("chabahar").name[lang])
    assert zabol < chabahar
    kept = dict(state(app).atlas.curves)
    assert kept["raw"] == kept["near.port"] == far_inland


def test_the_map_acknowledges_what_the_finger_sent(open_app: Open) -> None:
    app = open_app("cities", lang="en", look="fit")
    drag(app, {"raw": (0, 0, 100, 200)}, seq=7)
    panel, spec = drawn(app, "k_curves"), drawn(app, MAP)
    assert panel is not None
    assert spec is not None
    assert panel["ack"] == spec["stamp"] == 7


@pytest.mark.parametrize(
    "curve", [(300, 200, 100, 0), (0, 0, 0, 9e9), (0, 0, float("nan"), 1), (0, 1, 2)]
)
def test_an_impossible_curve_is_not_taken(open_app: Open, curve: Any) -> None:
    app = open_app("cities", lang="en", look="fit")
    answer = lead(app)
    drag(app, {"raw": curve})
    assert lead(app) == answer
    assert state(app).atlas.curves == ()


def test_reset_brings_the_usual_curves_and_a_late_finger_does_not_undo_it(
    open_app: Open, dataset: Dataset
) -> None:
    app = open_app("cities", lang="en", look="fit")
    usual = lead(app)
    drag(app, {"raw": (400, 600, 800, 800)})
    assert lead(app) != usual
    reset = words("en")("curves-reset")
    next(button for button in app.button if button.label == reset).click().run()
    assert lead(app) == usual
    drag(app, {"raw": (400, 600, 800, 800)}, seq=2, back=1)
    assert lead(app) == usual
    raw = find_wish("raw", dataset)
    assert dict(curves_of(state(app).atlas, dataset))[raw] == default_corners(raw)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_operator_is_chosen_and_explained(open_app: Open, lang: str) -> None:
    app = open_app("cities", lang=lang, look="fit", fit="fisheries")
    assert "k_gamma" in {number.key for number in app.number_input}
    told = words(lang)
    answers = {lead(app)}
    for operator in ("and", "or", "product", "sum"):
        app.selectbox(key="k_operator").set_value(operator).run()
        assert not app.exception
        assert bare(told(f"operator-{operator}-explain", gamma="")) in said(app)
        assert "k_gamma" not in {number.key for number in app.number_input}
        answers.add(lead(app))
    assert len(answers) > 3


def test_gamma_goes_from_the_product_to_the_sum(open_app: Open) -> None:
    app = open_app("cities", lang="en", look="fit", fit="fisheries", join="gamma_0")
    product = open_app("cities", lang="en", look="fit", fit="fisheries", join="product")
    heading = words("en")("col-suitability")
    assert column(app, heading) == column(product, heading)
    app.number_input(key="k_gamma").set_value(1.0).run()
    total = open_app("cities", lang="en", look="fit", fit="fisheries", join="sum")
    assert column(app, heading) == column(total, heading)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_wishes_come_and_go_and_none_brings_the_usual(
    open_app: Open, dataset: Dataset, lang: str
) -> None:
    app = open_app("cities", lang=lang, look="fit", fit="fisheries")
    drag(app, {"raw": (0, 0, 100, 200)})
    app.multiselect(key="k_wishes").set_value(["raw", "related"]).run()
    assert not app.exception
    kept = dict(state(app).atlas.curves)
    assert kept == {
        "raw": (0, 0, 100, 200),
        "related": default_corners(find_wish("related", dataset)),
    }
    assert "k_reach" in {number.key for number in app.number_input}
    app.multiselect(key="k_wishes").set_value([]).run()
    assert not app.exception
    assert app.multiselect(key="k_wishes").value == ["raw", "near.port", "population"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_places_of_raw_material_can_be_said(
    open_app: Open, dataset: Dataset, lang: str
) -> None:
    app = open_app("cities", lang=lang, look="fit", fit="fisheries", wish="raw_0!0!10!20")
    told = words(lang)
    homes = [city.name[lang] for city in dataset.cities_of("fisheries")]
    assert bare(told("raw-homes", cities=told.join(homes))) in said(app)
    app.multiselect(key="k_raw").set_value(["zabol"]).run()
    assert column(app, told("col-city"))[0] == dataset.city("zabol").name[lang]
    assert bare(told("raw-chosen", cities=dataset.city("zabol").name[lang])) in said(app)


@pytest.mark.parametrize("method", ["mamdani", "topsis", "vikor"])
def test_weights_and_method_are_those_of_the_ranking(
    open_app: Open, dataset: Dataset, method: str
) -> None:
    query = {"lang": "en", "w": "social_90-100-100", "method": method, "city": "zahedan"}
    app = open_app("cities", **query)
    board = make_board(dataset, from_query(query, dataset)[0])
    here = {cluster.id for cluster in dataset.clusters_of("zahedan")}
    first = next(row for row in board.rows if row.cluster.id in here)
    assert first.cluster.name.en in lead(app)
    app.button_group(key="k_city_view").set_value("fit").run()
    assert board.leader.cluster.name.en in lead(app)


def test_a_method_that_cannot_rank_says_so(open_app: Open) -> None:
    app = open_app("cities", lang="en", method="ocra")
    assert not app.exception
    assert app.error


@pytest.mark.parametrize("lang", LANGUAGES)
def test_own_boundaries_are_joined_and_strangers_named(open_app: Open, lang: str) -> None:
    app = open_app("cities", lang=lang, measure="population")
    assert app.selectbox(key="k_areas").options == [words(lang)("areas-nearest")]
    bring(app, "mine.geojson", counties("زاهدان", "Atlantis"))
    assert state(app).atlas.areas == "own"
    told = words(lang)
    assert "Atlantis" in said(app)
    assert bare(told("own-note")) in said(app)
    remove = told("boundaries-remove")
    next(button for button in app.button if button.label == remove).click().run()
    assert not app.exception
    assert state(app).atlas.areas is None
    assert "Atlantis" not in said(app)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("torn.gpkg", b"no", "boundary-unreadable"),
        ("list.geojson", b'{"type": "FeatureCollection", "features": []}', "boundary-empty"),
        ("torn.zip", b"PK\x03\x04", "boundary-unreadable"),
    ],
)
def test_a_broken_file_is_refused_in_a_sentence_and_changes_nothing(
    open_app: Open, lang: str, name: str, content: bytes, reason: str
) -> None:
    app = bring(open_app("cities", lang=lang), "mine.geojson", counties("زاهدان"))
    before = picture(app, MAP)
    bring(app, name, content)
    assert [bare(error.value) for error in app.error] == [bare(words(lang)(reason))]
    assert "mine.geojson" in said(app)
    assert picture(app, MAP) == before


def test_a_malicious_county_stays_text(open_app: Open) -> None:
    app = bring(open_app("cities", lang="en"), "mine.geojson", counties("زاهدان", HOSTILE))
    sent = "\n".join(element.value for element in app.markdown)
    assert "<img" not in sent.replace("\\<img", "")
    assert "[x](" not in sent


def test_a_malicious_city_stays_text(open_app: Open, tmp_path: Path) -> None:
    table = pd.read_csv(SHIPPED_TABLES / "cities.csv", dtype=str, keep_default_na=False)
    table.loc[table["id"] == "zahedan", ["name_en", "name_fa"]] = HOSTILE
    table.to_csv(tmp_path / "cities.csv", index=False)
    for view in VIEWS:
        app = open_app(
            "cities", data=tmp_path, lang="en", city="zahedan", look=view, pick="zahedan~zabol"
        )
        assert not app.exception
        sent = "\n".join(e.value for kind in (app.markdown, app.caption) for e in kind)
        assert "[x](" not in sent
        assert "<img" not in headline(app)
        assert "<img" not in sent.replace("\\<img", "")
