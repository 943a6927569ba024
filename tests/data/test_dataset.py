"""What others ask of a dataset, checked by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError
from pathlib import Path

import numpy as np
import pytest

import data
import fuzzy

Edit = Callable[[str, str, str], None]


def test_clusters_of_a_city_and_cities_of_a_cluster_agree(shipped: data.Dataset) -> None:
    assert [each.id for each in shipped.clusters_of("zahedan")] == [
        "granite",
        "mineral-artefacts",
        "needlework",
        "jewellery",
        "coin-embroidery",
    ]
    for cluster in shipped.clusters:
        for city in shipped.cities_of(cluster.id):
            assert cluster in shipped.clusters_of(city.id)


def test_a_certain_rating_is_its_term(shipped: data.Dataset) -> None:
    rating = shipped.rating("fisheries", "firms")
    assert (rating.term, rating.uncertainty) == ("vh", "low")
    assert shipped.rating_tfn("fisheries", "firms") == (7.5, 10.0, 10.0)


def test_uncertainty_moves_the_feet_and_not_the_peak(shipped: data.Dataset) -> None:
    rating = shipped.rating("fisheries", "exports")
    assert (rating.term, rating.uncertainty) == ("h", "medium")
    assert shipped.rating_tfn("fisheries", "exports") == (3.75, 7.5, 10.0)


def test_widening_stays_on_the_scale(shipped: data.Dataset) -> None:
    rating = shipped.rating("jewellery", "exports")
    assert (rating.term, rating.uncertainty) == ("l", "high")
    assert shipped.rating_tfn("jewellery", "exports") == (0.0, 2.5, 7.5)


def test_scales_are_those_of_the_literature(shipped: data.Dataset) -> None:
    five = {term.id: term.tfn for term in shipped.scale("five")}
    assert five == {
        "vl": (0, 0, 2.5),
        "l": (0, 2.5, 5),
        "m": (2.5, 5, 7.5),
        "h": (5, 7.5, 10),
        "vh": (7.5, 10, 10),
    }
    seven = [term.tfn for term in shipped.scale("seven")]
    assert seven == [
        (0, 0, 1),
        (0, 1, 3),
        (1, 3, 5),
        (3, 5, 7),
        (5, 7, 9),
        (7, 9, 10),
        (9, 10, 10),
    ]


def test_coverage_counts_ratings_with_evidence(shipped: data.Dataset) -> None:
    assert shipped.coverage["fisheries"] == pytest.approx(12 / 14)
    assert shipped.coverage["jewellery"] == pytest.approx(2 / 14)
    assert list(shipped.coverage) == [cluster.id for cluster in shipped.clusters]


def test_problem_has_the_ratings_in_table_order(shipped: data.Dataset) -> None:
    problem = shipped.problem(*shipped.default_weights())
    assert problem.ratings.shape == (11, 14, 3)
    assert problem.scale == (0.0, 10.0)
    firms = [criterion.id for criterion in shipped.criteria].index("firms")
    np.testing.assert_array_equal(problem.ratings[0, firms], [7.5, 10, 10])
    assert problem.benefit.tolist() == [c.direction == "benefit" for c in shipped.criteria]


def test_equal_weights_share_a_dimension_among_its_criteria(shipped: data.Dataset) -> None:
    problem = shipped.problem(*shipped.preset_weights("equal"))
    peaks = problem.weights[:, 1]
    np.testing.assert_allclose(peaks[:4], 1 / 3 / 4)
    np.testing.assert_allclose(peaks[4:], 1 / 3 / 5)


def test_a_doubled_weight_takes_twice_the_share_of_its_level(shipped: data.Dataset) -> None:
    quarter: data.TFN = (25, 25, 25)
    _, criteria = shipped.default_weights()
    problem = shipped.problem(
        {"economic": (50, 50, 50), "industrial": quarter, "social": quarter}, criteria
    )
    assert problem.weights[:4, 1].sum() == pytest.approx(0.5)
    assert problem.weights[4:9, 1].sum() == pytest.approx(0.25)


def test_problem_of_some_clusters_keeps_the_asked_order(shipped: data.Dataset) -> None:
    some = shipped.problem(*shipped.default_weights(), clusters=["pottery", "fisheries"])
    every = shipped.problem(*shipped.default_weights())
    np.testing.assert_array_equal(some.ratings, every.ratings[[5, 0]])


def test_problem_can_be_ranked(shipped: data.Dataset) -> None:
    ranking = fuzzy.rank(shipped.problem(*shipped.default_weights()), "mamdani")
    assert sorted(ranking.ranks) == list(range(1, 12))


def test_a_preset_changes_only_what_it_names(shipped: data.Dataset) -> None:
    default_dimensions, default_criteria = shipped.default_weights()
    dimensions, criteria = shipped.preset_weights("jobs-first")
    assert dimensions["social"] == (80.0, 90.0, 100.0)
    assert criteria["jobs"] == (80.0, 90.0, 100.0)
    assert {k: v for k, v in dimensions.items() if k != "social"} == {
        k: v for k, v in default_dimensions.items() if k != "social"
    }
    assert {k: v for k, v in criteria.items() if k != "jobs"} == {
        k: v for k, v in default_criteria.items() if k != "jobs"
    }
    assert shipped.preset_weights("equal") == shipped.default_weights()


def test_an_unknown_id_is_named_together_with_the_known_ones(shipped: data.Dataset) -> None:
    with pytest.raises(KeyError, match="cluster 'oil' is unknown; expected one of fisheries"):
        shipped.cluster("oil")
    with pytest.raises(KeyError, match="city 'tehran' is unknown"):
        shipped.clusters_of("tehran")
    with pytest.raises(KeyError, match="preset 'mine' is unknown"):
        shipped.preset_weights("mine")


def test_a_missing_weight_is_named(shipped: data.Dataset) -> None:
    dimensions, criteria = shipped.default_weights()
    del criteria["water"]
    with pytest.raises(KeyError, match="weight of 'water' is missing"):
        shipped.problem(dimensions, criteria)


def test_tables_are_as_shown_and_downloaded(shipped: data.Dataset) -> None:
    cities = shipped.tables["cities"]
    assert len(cities) == len(shipped.cities)
    assert cities["population_2016"].dtype == "Int64"
    assert cities["lat"].dtype == "float64"
    ratings = shipped.tables["ratings"]
    assert list(ratings.columns)[:4] == ["cluster", "criterion", "term", "uncertainty"]
    assert not ratings["evidence"].isna().any()


def test_version_is_stable_and_follows_the_contents(
    shipped: data.Dataset, edit: Edit, tmp_path: Path
) -> None:
    assert data.load().version == shipped.version
    edit("sectors", "Food and farming", "Food")
    assert data.load(tmp_path).version != shipped.version


def test_a_dataset_cannot_be_changed(shipped: data.Dataset) -> None:
    with pytest.raises(FrozenInstanceError):
        shipped.version = "mine"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        shipped.clusters[0].number = 2  # type: ignore[misc]
