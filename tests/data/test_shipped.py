"""The shipped tables say what the facts say, in both languages."""

from __future__ import annotations

import re

import pandas as pd
import pytest

import data
from data.records import Text
from data.schema import TABLES

SOURCE_ORDER = [
    "fisheries",
    "dates",
    "granite",
    "carpets",
    "livestock",
    "pottery",
    "mineral-artefacts",
    "needlework",
    "jewellery",
    "coin-embroidery",
    "mat-weaving",
]


def test_the_eleven_clusters_come_in_the_order_of_the_source_list(shipped: data.Dataset) -> None:
    assert [cluster.id for cluster in shipped.clusters] == SOURCE_ORDER
    assert [cluster.number for cluster in shipped.clusters] == list(range(1, 12))


def test_three_dimensions_hold_the_fourteen_criteria(shipped: data.Dataset) -> None:
    assert {d.id: [c.id for c in shipped.criteria_of(d.id)] for d in shipped.dimensions} == {
        "economic": ["value-added", "exports", "demand", "start-cost"],
        "industrial": ["firms", "raw-material", "supply-chain", "infrastructure", "skills"],
        "social": ["jobs", "women", "deprived-areas", "heritage", "water"],
    }
    costs = [c.id for c in shipped.criteria if c.direction == "cost"]
    assert costs == ["start-cost", "water"]


def test_every_cluster_is_rated_under_every_criterion_once(shipped: data.Dataset) -> None:
    pairs = {(rating.cluster, rating.criterion) for rating in shipped.ratings}
    assert len(shipped.ratings) == len(pairs) == 11 * 14


def test_a_rating_without_evidence_says_so_and_is_not_certain(shipped: data.Dataset) -> None:
    bare = [rating for rating in shipped.ratings if not rating.evidence]
    assert bare
    for rating in bare:
        assert "No figure" in rating.rationale.en, rating
        assert "our judgement" in rating.rationale.en, rating
        assert "یافت نشد" in rating.rationale.fa, rating
        assert "داوری ما" in rating.rationale.fa, rating
        assert rating.uncertainty in ("medium", "high"), rating


def test_a_certain_rating_rests_on_something_with_a_date(shipped: data.Dataset) -> None:
    for rating in shipped.ratings:
        years = [shipped.piece_of_evidence(each).year for each in rating.evidence]
        assert rating.uncertainty != "low" or any(years), rating


def test_every_piece_of_evidence_has_year_place_and_source(shipped: data.Dataset) -> None:
    for piece in shipped.evidence:
        assert piece.year_text.en, piece
        assert piece.year_text.fa, piece
        assert piece.place, piece
        assert shipped.source(piece.source).title, piece
        assert (piece.value is None) == bool(piece.statement), piece
        assert piece.value is None or piece.unit, piece


def test_a_figure_without_a_date_is_called_weak(shipped: data.Dataset) -> None:
    undated = [piece for piece in shipped.evidence if piece.year is None]
    assert undated
    for piece in undated:
        assert "no date" in piece.year_text.en, piece
        assert "no date" in piece.caution.en, piece
        assert "تاریخ ندارد" in piece.caution.fa, piece


@pytest.mark.parametrize(
    "evidence_id",
    [
        "ev-fisheries-cans-claim",
        "ev-fisheries-jobs-claim",
        "ev-province-craft-people",
        "ev-province-craft-exports-2018",
    ],
)
def test_the_figures_called_weak_carry_that_caution_and_hold_up_no_rating(
    shipped: data.Dataset, evidence_id: str
) -> None:
    piece = shipped.piece_of_evidence(evidence_id)
    assert "weak" in piece.caution.en.lower()
    assert "سست" in piece.caution.fa
    assert all(evidence_id not in rating.evidence for rating in shipped.ratings)


def test_catch_series_of_seven_years(shipped: data.Dataset) -> None:
    series = {
        piece.year: piece.value
        for piece in shipped.evidence_of("fisheries")
        if piece.id.startswith("ev-fisheries-catch-")
    }
    assert series == {
        2015: 231_000,
        2016: 250_000,
        2017: 302_000,
        2018: 328_000,
        2019: 298_000,
        2020: 254_000,
        2021: 260_000,
    }
    assert shipped.piece_of_evidence("ev-fisheries-catch-2021").year_text.fa == "۱۴۰۰"


def test_what_was_really_decided(shipped: data.Dataset) -> None:
    decided = {
        kind: [each.cluster for each in shipped.decisions if each.kind == kind]
        for kind in ("put-forward", "identity-card")
    }
    assert decided == {
        "put-forward": ["fisheries", "carpets", "pottery"],
        "identity-card": ["fisheries", "dates", "granite"],
    }


def test_sistan_livestock_is_at_home_in_the_towns_of_that_region(shipped: data.Dataset) -> None:
    towns = [city.id for city in shipped.cities_of("livestock")]
    assert towns == ["zabol", "zehak", "dust-mohammad", "adimi", "mohammadabad"]


def test_every_cluster_can_be_drawn(shipped: data.Dataset) -> None:
    for cluster in shipped.clusters:
        assert all(city.lat and city.lon for city in shipped.cities_of(cluster.id)), cluster


def test_kalpurgan_is_marked_as_a_computed_point(shipped: data.Dataset) -> None:
    assert shipped.city("kalpurgan").coord_quality == "derived"


def test_census_and_undated_population_stay_apart(shipped: data.Dataset) -> None:
    chabahar = shipped.city("chabahar")
    assert chabahar.population_2016 == 106_739
    assert chabahar.population_geonames == 47_287


def test_a_place_without_a_position_says_so(shipped: data.Dataset) -> None:
    assert shipped.infrastructure
    for place in shipped.infrastructure:
        assert (place.lat is None) == (place.position_quality == "none"), place


def test_every_source_is_used_somewhere(shipped: data.Dataset) -> None:
    used = {piece.source for piece in shipped.evidence}
    used |= {decision.source for decision in shipped.decisions}
    used |= {stage.source for stage in shipped.stages}
    used |= {cluster.stage_source for cluster in shipped.clusters}
    used |= {each for city in shipped.cities for each in city.sources}
    used |= {each for place in shipped.infrastructure for each in place.sources}
    assert {source.id for source in shipped.sources} == used


def test_presets_are_the_agreed_ones(shipped: data.Dataset) -> None:
    assert [preset.id for preset in shipped.presets] == [
        "equal",
        "jobs-first",
        "exports-first",
        "heritage-first",
        "women-first",
        "water-careful",
        "economy-first",
        "social-first",
    ]


@pytest.mark.parametrize("name", list(TABLES))
def test_persian_texts_are_persian_and_english_ones_english(
    shipped: data.Dataset, name: str
) -> None:
    frame: pd.DataFrame = shipped.tables[name]
    for english, persian in TABLES[name].pairs:
        for text in frame[persian][frame[persian] != ""]:
            assert re.search("[\u0600-\u06ff]", text), text
            assert not re.search("[يكى]", text), text
            assert "  " not in text, text
        for text in frame[english][frame[english] != ""]:
            assert not re.search("[\u0600-\u06ff]", text), text
            assert "  " not in text, text


def test_persian_texts_use_persian_digits(shipped: data.Dataset) -> None:
    for name, table in TABLES.items():
        if name == "sources":
            continue
        for _, persian in table.pairs:
            for text in shipped.tables[name][persian]:
                outside_names = re.sub(r"[A-Za-z][\w.-]*", "", text)
                assert not re.search("[0-9]", outside_names), (name, text)


def test_the_notes_that_every_page_needs_are_there(shipped: data.Dataset) -> None:
    assert "7,900" in shipped.outline_note["en"]
    assert "۷۹۰۰" in shipped.outline_note["fa"]
    assert "desk assessment" in shipped.assessment_note["en"]
    assert "دفتری" in shipped.assessment_note["fa"]


def test_a_text_knows_two_languages_only() -> None:
    text = Text("carpet", "فرش")
    assert (text["en"], text["fa"]) == ("carpet", "فرش")
    with pytest.raises(KeyError, match="language 'ar' is unknown"):
        text["ar"]
