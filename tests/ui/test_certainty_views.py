"""The views of the page on certainty: pictures that Plotly takes, sentences that are true."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from data import Dataset
from fuzzy.robustness import SetAcceptability, Smaa, StabilityInterval, smaa
from tests.ui.conftest import HOSTILE
from tests.ui.making import board_of, figure, scenario_with
from ui import certainty as sure
from ui import certainty_acceptability as accept
from ui import certainty_decided as decided
from ui import certainty_marks as marks
from ui import certainty_matters as matters
from ui import certainty_methods as methods
from ui import certainty_methods_view as methods_view
from ui import certainty_regions as regions
from ui import certainty_reverse as reverse
from ui import certainty_triangle as triangle
from ui.certainty import Question
from ui.certainty_marks import SavedPoint
from ui.certainty_page import readable
from ui.i18n import Words, words
from ui.palette import PLACES_SHOWN, ROLES, luminance, on_place_color, place_color, region_color
from ui.spec import Spec

BOTH = pytest.mark.parametrize("lang", ["en", "fa"])


@pytest.fixture(scope="module")
def asked(dataset: Dataset) -> Question:
    return sure.question_of(dataset, scenario_with(dataset, {}).setting)


@pytest.fixture(scope="module")
def linear(dataset: Dataset) -> Question:
    return sure.question_of(dataset, scenario_with(dataset, {}, method="saw").setting)


@pytest.fixture(scope="module")
def found(asked: Question) -> Smaa:
    return smaa(sure.model_of(asked, "any"), sure.law_of(asked, "any"), samples=500)


def drawn(spec: Spec, table: pd.DataFrame) -> None:
    """Check that Plotly takes a picture and that its twin says something in every cell."""
    assert figure(spec).data
    assert len(table)
    assert table.notna().to_numpy().all()


@BOTH
def test_every_share_of_a_row_adds_up(dataset: Dataset, found: Smaa, lang: str) -> None:
    spec = accept.acceptability_chart(found, dataset, words(lang), selected="carpets")
    bars = [trace for trace in spec["data"] if trace["type"] == "bar"]
    assert np.sum([bar["x"] for bar in bars], axis=0) == pytest.approx(1.0)
    drawn(spec, accept.acceptability_table(found, dataset, words(lang)))
    ids = [dataset.clusters[i].id for i in accept.order_of(found)]
    assert [target["id"] for target in spec["targets"]] == ids
    assert [t["id"] for t in spec["targets"] if t["selected"]] == ["carpets"]


def test_the_answer_names_who_is_first_most_often(dataset: Dataset, found: Smaa) -> None:
    best = accept.favourite(found)
    said = accept.answer(found, dataset, words("en"))
    assert dataset.clusters[best].name.en in said
    assert sure.share_text(float(found.rank_acceptability[best, 0]), "en") in said


def test_the_interval_holds_nine_tenths_of_the_draws(found: Smaa) -> None:
    for cluster, row in enumerate(found.rank_acceptability):
        low, high = accept.place_interval(found, cluster)
        assert row[: low - 1].sum() <= accept.TAIL + 1e-9
        assert row[high:].sum() <= accept.TAIL + 1e-9


def test_the_assumption_says_what_was_drawn(found: Smaa) -> None:
    said = accept.assumption(found, "any-ratings", words("en"))
    assert words("en")("sure-vary-any-means") in said
    assert words("en")("sure-vary-ratings-drawn") in said
    assert "500" in said


@pytest.mark.parametrize("kind", ["leaders", "threes"])
@BOTH
def test_the_regions_fill_the_triangle(
    dataset: Dataset, asked: Question, linear: Question, kind: str, lang: str
) -> None:
    for question in (asked, linear):
        parts = regions.triangle_map(question, kind)
        assert parts.exact == (question is linear)
        assert sum(region.share for region in parts.regions) == pytest.approx(1.0, abs=1e-6)
        scenario = scenario_with(dataset, {}, lang=lang)
        spec = triangle.triangle_chart(parts, scenario, dataset, words(lang))
        drawn(spec, triangle.triangle_table(parts, dataset, words(lang)))
        assert len(spec["targets"]) == len(parts.regions)


def test_the_leader_of_a_region_leads_at_its_middle(asked: Question, linear: Question) -> None:
    for question in (asked, linear):
        for region in regions.triangle_map(question, "leaders").regions:
            if region.share < 0.01:
                continue
            shares = triangle.shares_at(question, region.middle)
            weights = tuple(sorted(sure.weights_at(question, shares).items()))
            there = sure.scores_now(Question(question.dataset, question.method, weights))
            assert region.members == (int(there.ranks.argmin()),)


def test_a_click_is_read_and_nonsense_is_not() -> None:
    point = np.array([0.25, 0.25, 0.5])
    assert marks.clicked_point(marks.point_id(point)) == pytest.approx(point)
    for odd in (None, 3, "fisheries", "w:", "w:1_2", "w:nan_1_1", "w:0_0_0", "w:a_b_c"):
        assert marks.clicked_point(odd) is None


@BOTH
def test_saved_points_stand_at_their_balance_and_are_found_again(
    dataset: Dataset, linear: Question, lang: str
) -> None:
    weights = scenario_with(dataset, {"social": (0, 0, 0), "industrial": (0, 0, 0)}).setting.weights
    saved = [SavedPoint("a", HOSTILE, weights), SavedPoint("b", "%{x} second", weights)]
    scenario = scenario_with(dataset, {}, lang=lang)
    parts = regions.triangle_map(linear, "leaders")
    spec = triangle.triangle_chart(parts, scenario, dataset, words(lang), saved=saved)
    figure(spec)
    (trace,) = [t for t in spec["data"] if t.get("marker", {}).get("symbol") == "triangle-up"]
    corner = [d.id for d in dataset.dimensions].index("economic")
    assert [*trace["x"], *trace["y"]] == pytest.approx(regions.to_plane(np.eye(3)[corner]).tolist())
    assert "<img" not in trace["text"][0]
    (unseen,) = [t for t in spec["data"] if t.get("marker", {}).get("size") == 12]
    apart = np.hypot(np.subtract(unseen["x"], trace["x"]), np.subtract(unseen["y"], trace["y"]))
    assert apart.min() > 0.03
    assert marks.clicked_saved(trace["customdata"][0], saved) == saved[0]
    by_keyboard = [marks.clicked_saved(target["id"], saved) for target in spec["targets"]]
    assert [each.id for each in by_keyboard if each] == ["a", "b"]
    assert marks.clicked_saved("s:gone", saved) is None


def test_the_plane_and_the_weights_are_one_another_s_reverse() -> None:
    points = np.random.default_rng(0).dirichlet(np.ones(3), size=20)
    assert regions.to_weights(regions.to_plane(points)) == pytest.approx(points)


def test_the_spread_is_a_point_for_crisp_weights_and_holds_the_present_ones() -> None:
    crisp = regions.spread([(1.0, 1.0, 1.0)] * 3)
    assert np.ptp(crisp, axis=0) == pytest.approx([0, 0], abs=1e-12)
    wide = regions.spread([(35.0, 50.0, 65.0)] * 3)
    assert np.ptp(wide, axis=0).min() > 0.1


def test_the_nearest_border_is_the_smallest_move(dataset: Dataset) -> None:
    intervals = (
        StabilityInterval(0, 0.3, 0.1, 0.9, 1, 2, exact=True),
        StabilityInterval(1, 0.3, 0.0, 0.34, None, 3, exact=True),
        StabilityInterval(2, 0.4, 0.0, 1.0, None, None, exact=True),
    )
    said = triangle.nearest_border(intervals, dataset, words("en"))
    assert dataset.clusters[3].label.en in said
    assert "4.0" in said
    nowhere = triangle.nearest_border(intervals[2:], dataset, words("en"))
    assert nowhere == words("en")("sure-border-none")


@pytest.mark.parametrize("level", ["dimensions", "criteria"])
def test_taking_the_answer_makes_it_come_true(
    dataset: Dataset, linear: Question, level: str
) -> None:
    fisheries = dataset.clusters.index(dataset.cluster("fisheries"))
    answer = next(sure.reverse(linear, level, (fisheries,)))
    assert reverse.reached(answer)
    weights = tuple(sorted(sure.weights_at(linear, answer.shares).items()))
    after = sure.scores_now(Question(dataset, "saw", weights))
    assert after.ranks[fisheries] == 1
    rounded = tuple((name, tuple(round(x, 1) for x in tfn)) for name, tfn in weights)
    shared = sure.scores_now(Question(dataset, "saw", rounded))  # type: ignore[arg-type]
    assert shared.ranks[fisheries] == 1


@BOTH
def test_what_it_would_take_is_said_and_drawn(
    dataset: Dataset, linear: Question, lang: str
) -> None:
    said = words(lang)
    for cluster in ("fisheries", "granite", "needlework"):
        index = dataset.clusters.index(dataset.cluster(cluster))
        answer = next(sure.reverse(linear, "dimensions", (index,)))
        sentence = reverse.answer(answer, dataset, said)
        assert dataset.clusters[index].name[lang] in sentence
        assert answer.status != "impossible" or reverse.details(answer, "dimensions", dataset, said)
        spec = reverse.reverse_chart(answer, "dimensions", dataset, said)
        drawn(spec, reverse.reverse_table(answer, "dimensions", dataset, said))
        rails, before, after = spec["data"]
        assert before["y"] == after["y"] == rails["y"][::3]
        assert len(after["x"]) == len(dataset.dimensions)


def test_an_impossible_wish_names_who_is_always_ahead(dataset: Dataset, linear: Question) -> None:
    granite = dataset.clusters.index(dataset.cluster("granite"))
    answer = next(sure.reverse(linear, "dimensions", (granite,)))
    assert answer.status == "impossible"
    details = reverse.details(answer, "dimensions", dataset, words("en"))
    for blocker in answer.always_ahead:
        assert dataset.clusters[blocker].label.en in details


@pytest.mark.parametrize("level", ["dimensions", "criteria"])
@BOTH
def test_weights_that_matter(dataset: Dataset, asked: Question, level: str, lang: str) -> None:
    said = words(lang)
    tornado, bands = sure.weight_tornado(asked, level), sure.stability(asked, level)
    spec = matters.tornado_chart(tornado, tornado.bars, level, dataset, said, digits=2)
    table = matters.weights_table(tornado, bands, level, dataset, said, digits=2)
    drawn(spec, table)
    drawn(matters.stability_chart(bands, level, dataset, said), table)
    assert len(table) == len(bands)
    sentence = matters.weights_answer(tornado, level, dataset, said)
    assert dataset.clusters[tornado.leader].name[lang] in sentence


def test_ratings_that_matter_carry_their_evidence(dataset: Dataset, linear: Question) -> None:
    tornado = next(sure.rating_tornado(linear))
    bars = tornado.bars[: matters.RATINGS_SHOWN]
    table = matters.ratings_table(tornado, bars, dataset, words("en"), digits=2)
    assert len(table) == matters.RATINGS_SHOWN
    for bar, cell in zip(bars, table[words("en")("col-evidence")], strict=True):
        assert bar.alternative is not None
        cluster, criterion = dataset.clusters[bar.alternative], dataset.criteria[bar.index]
        evidence = dataset.rating(cluster.id, criterion.id).evidence
        names = [dataset.piece_of_evidence(each).indicator.en for each in evidence]
        assert cell == (", ".join(names) or words("en")("sure-no-evidence"))
    turning = matters.deciding(tornado)
    for bar in turning:
        assert min(bar.margin_low, bar.margin_high) <= 1e-9
    assert matters.ratings_answer(tornado, dataset, words("en"))


@BOTH
def test_methods_side_by_side(dataset: Dataset, asked: Question, lang: str) -> None:
    said = words(lang)
    together = methods.compare_methods(asked)
    assert together.methods[0] == "mamdani"
    assert set(together.methods).isdisjoint(name for name, _ in together.refused)
    spec = methods_view.slopes_chart(together, dataset, said, selected="pottery")
    assert len(spec["data"]) == len(dataset.clusters)
    drawn(spec, methods_view.places_table(together, dataset, said))
    drawn(methods_view.tau_chart(together, said), methods_view.tau_table(together, said))
    consensus = methods_view.consensus_table(together, dataset, said)
    assert list(consensus.index) == [dataset.clusters[i].name[lang] for i in together.kemeny]


def test_a_dispute_counts_the_methods_of_both_sides(dataset: Dataset, asked: Question) -> None:
    together = methods.compare_methods(asked)
    for dispute in methods.disputes(together):
        places = dict(zip(together.methods, together.places, strict=True))
        assert all(places[m][dispute.first] < places[m][dispute.second] for m in dispute.for_first)
        assert all(places[m][dispute.first] > places[m][dispute.second] for m in dispute.for_second)
        assert len(dispute.for_first) >= len(dispute.for_second) > 0
        assert methods.dispute_text(dispute, asked, words("en"))


def test_what_was_decided_is_judged_by_the_model(dataset: Dataset) -> None:
    board = board_of(dataset, {})
    first = tuple(sorted(dataset.clusters.index(row.cluster) for row in board.rows[:3]))
    last = tuple(sorted(dataset.clusters.index(row.cluster) for row in board.rows[-3:]))

    def said(members: tuple[int, ...], share: float) -> str:
        counted = SetAcceptability(members, share, 0.0, 100)
        return decided.answer("put-forward", board, counted, dataset, words("en"))

    assert said(first, 0.8).startswith("With the present weights the model supports")
    assert "does not support" in said(last, 0.25)
    assert "25%" in said(last, 0.25)
    assert said(last, 0.0).startswith("The model does not support")


@BOTH
def test_decisions_beside_places_and_chances(dataset: Dataset, found: Smaa, lang: str) -> None:
    kinds = decided.kinds_of(dataset)
    sets = {kind: sure.decided_set(dataset, kind) for kind in kinds}
    shares = {kind: SetAcceptability(sets[kind], 0.1, 0.01, 100) for kind in kinds}
    table = decided.decided_table(board_of(dataset, {}), found, shares, dataset, words(lang))
    assert len(table) == sum(map(len, sets.values()))
    places = decided.places_text(board_of(dataset, {}), sets["put-forward"], dataset, words(lang))
    for index in sets["put-forward"]:
        assert dataset.clusters[index].label[lang] in places


def test_a_hostile_name_stays_text(hostile: Dataset) -> None:
    question = sure.question_of(hostile, scenario_with(hostile, {}, method="saw").setting)
    counted = sure.coarse(question, "around")
    said: Words = words("en")
    table = readable(accept.acceptability_table(counted, hostile, said))
    shown = " ".join(map(str, table.index))
    assert HOSTILE not in shown
    assert "\\<img" in shown


def test_text_stands_out_on_every_place_and_region() -> None:
    def contrast(one: str, other: str) -> float:
        light, dark = sorted((luminance(one), luminance(other)), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    for theme in (0, 1):
        for place in range(1, PLACES_SHOWN + 1):
            ground, text = ROLES[place_color(place)][theme], ROLES[on_place_color(place)][theme]
            assert contrast(ground, text) >= 4.5
        for index in range(8):
            assert contrast(ROLES[region_color(index)][theme], ROLES["@text"][theme]) >= 4.5
