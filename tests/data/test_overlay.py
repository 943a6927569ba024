"""What a scenario adds to the tables: it lies over them, and what is unsound is told, not taken."""

from __future__ import annotations

import pytest

import data
from data.overlay import (
    NOTHING,
    Overlay,
    OwnCity,
    OwnCluster,
    OwnRating,
    free_key,
    overlaid,
    read_overlay,
    to_json,
)

RATING = OwnRating("fisheries", "jobs", "vl", "low", "The plants closed")
CITY = OwnCity("own-1", "Bampur", 27.2, 60.45, 12_000, "own count, 2026")
CLUSTER = OwnCluster("own-1", "Greenhouses", "food", "agriculture-fisheries", ("zahedan", "own-1"))
FULL = Overlay((RATING, OwnRating("own-1", "jobs", "h", "low", "Many hands")), (CLUSTER,), (CITY,))


def test_a_changed_rating_has_its_own_word_and_reason_and_keeps_its_evidence(
    shipped: data.Dataset,
) -> None:
    over = overlaid(shipped, Overlay((RATING,)))
    assert over.rating_tfn("fisheries", "jobs") == (0.0, 0.0, 2.5)
    rating = over.rating("fisheries", "jobs")
    assert rating.rationale["fa"] == rating.rationale["en"] == RATING.rationale
    assert rating.evidence == shipped.rating("fisheries", "jobs").evidence
    assert over.rating("fisheries", "exports") == shipped.rating("fisheries", "exports")
    assert shipped.rating("fisheries", "jobs").term != "vl"


def test_a_candidate_is_ranked_with_whole_scale_ratings_until_they_are_given(
    shipped: data.Dataset,
) -> None:
    over = overlaid(shipped, FULL)
    candidate = over.cluster("own-1")
    assert candidate.number == len(shipped.clusters) + 1
    assert [city.id for city in over.cities_of("own-1")] == ["zahedan", "own-1"]
    assert over.rating_tfn("own-1", "exports") == (0.0, 5.0, 10.0)
    assert over.rating_tfn("own-1", "jobs") == (5.0, 7.5, 10.0)
    problem = over.problem(*over.default_weights())
    assert problem.n_alternatives == len(shipped.clusters) + 1


def test_an_added_city_never_has_a_census_figure(shipped: data.Dataset) -> None:
    city = overlaid(shipped, FULL).city("own-1")
    assert city.population_2016 is None
    assert city.population_geonames is None
    assert "12000" in city.note.en
    assert "own count, 2026" in city.note.fa


def test_an_overlay_replaces_another_and_nothing_gives_the_tables_back(
    shipped: data.Dataset,
) -> None:
    once = overlaid(shipped, FULL)
    assert overlaid(once, Overlay((RATING,))).clusters == shipped.clusters
    assert overlaid(once, NOTHING) is shipped
    assert once.version == shipped.version


def test_what_was_written_is_read_again(shipped: data.Dataset) -> None:
    assert read_overlay(to_json(FULL), shipped) == (FULL, ())


@pytest.mark.parametrize(
    ("part", "row", "told"),
    [
        ("ratings", {"cluster": "nobody", "criterion": "jobs"}, "nobody jobs"),
        (
            "ratings",
            to_json(Overlay((RATING,)))["ratings"][0] | {"rationale": " "},
            "fisheries jobs",
        ),
        ("ratings", to_json(Overlay((RATING,)))["ratings"][0] | {"term": "xx"}, "fisheries jobs"),
        ("clusters", {"id": "own-1", "name": "", "cities": ["zahedan"]}, "own-1"),
        ("clusters", {"id": "fisheries", "name": "F", "cities": ["zahedan"]}, "F fisheries"),
        ("clusters", to_json(FULL)["clusters"][0] | {"cities": ["nowhere"]}, "Greenhouses own-1"),
        ("cities", to_json(FULL)["cities"][0] | {"lat": 91}, "Bampur own-1"),
        ("cities", to_json(FULL)["cities"][0] | {"source": ""}, "Bampur own-1"),
        ("cities", "Bampur", "Bampur"),
    ],
)
def test_an_unsound_part_is_told_and_left_out(
    shipped: data.Dataset, part: str, row: object, told: str
) -> None:
    found, odd = read_overlay({part: [row]}, shipped)
    assert found == NOTHING
    assert odd == (told,)


def test_anything_at_all_is_read_without_harm(shipped: data.Dataset) -> None:
    samples: list[object] = [None, [], 7, "x", {"ratings": 3}, {"cities": [None, [], {}]}]
    for given in samples:
        found, _ = read_overlay(given, shipped)
        assert found == NOTHING


def test_what_goes_takes_along_what_hangs_on_it() -> None:
    assert FULL.without_cluster("own-1") == Overlay((RATING,), (), (CITY,))
    assert FULL.without_city("own-1").clusters[0].cities == ("zahedan",)
    alone = Overlay((), (OwnCluster("own-2", "X", "food", "c", ("own-1",)),), (CITY,))
    assert alone.without_city("own-1") == NOTHING
    assert free_key(["own-1", "own-3"]) == "own-2"
