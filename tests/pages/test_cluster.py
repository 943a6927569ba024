"""The page of one cluster: why this place, said, drawn, tabled and sourced."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from data import Dataset
from tests.pages.conftest import Open, drawn, headline, picture
from ui.board import make_board
from ui.scenario import from_query


def bare(text: str) -> str:
    """Return a text without escapes and isolates."""
    return re.sub("[\\\\\u2066-\u2069\u200e]", "", text)


def said(app: AppTest) -> str:
    texts = [
        element.value for kind in (app.markdown, app.caption, app.subheader) for element in kind
    ]
    return bare("\n".join(texts))


@pytest.mark.parametrize("lang", ["fa", "en"])
@pytest.mark.parametrize("cluster", ["fisheries", "pottery", "livestock"])
def test_the_page_answers_why_for_a_cluster(
    open_app: Open, dataset: Dataset, cluster: str, lang: str
) -> None:
    app = open_app("cluster", lang=lang, cluster=cluster)
    assert not app.exception
    assert dataset.cluster(cluster).name[lang] in headline(app)
    for key in ("k_contributions", "k_dimensions", "k_contrast", "k_small_map"):
        spec = drawn(app, key)
        assert spec is not None, key
        assert spec["alt"]
        assert spec["words"]["failed"]


def test_the_leader_and_the_next_stand_in_when_nothing_is_chosen(
    open_app: Open, dataset: Dataset
) -> None:
    app = open_app("cluster", lang="en")
    scenario, _ = from_query({"lang": "en"}, dataset)
    first, second = make_board(dataset, scenario).rows[:2]
    assert app.selectbox(key="k_cluster").value == first.cluster.id
    assert app.selectbox(key="k_rival").value == second.cluster.id


def test_place_and_score_are_those_of_the_ranking(open_app: Open, dataset: Dataset) -> None:
    query = {"lang": "en", "w": "social_90-100-100", "cluster": "carpets"}
    app = open_app("cluster", **query)
    row = make_board(dataset, from_query(query, dataset)[0]).row("carpets")
    assert f"Place {row.place:.0f} of 11 with {row.score:.1f} of 100" in bare(headline(app))


def test_contributions_add_up_to_the_difference_from_the_mean(
    open_app: Open, dataset: Dataset
) -> None:
    app = open_app("cluster", lang="en", cluster="dates")
    scores = [row.score for row in make_board(dataset, from_query({}, dataset)[0]).rows]
    score = make_board(dataset, from_query({}, dataset)[0]).row("dates").score
    total = sum(picture(app, "k_contributions")[0]["x"])
    assert total == pytest.approx(score - sum(scores) / len(scores), abs=1e-6)


def test_the_rival_is_chosen_and_never_the_cluster_itself(open_app: Open, dataset: Dataset) -> None:
    app = open_app("cluster", lang="en", cluster="dates")
    app.selectbox(key="k_rival").set_value("granite").run()
    assert dataset.cluster("granite").name.en in said(app)
    app.selectbox(key="k_cluster").set_value("granite").run()
    assert not app.exception
    assert app.selectbox(key="k_rival").value != "granite"


def test_a_contrast_of_equal_scores_says_so(open_app: Open) -> None:
    weights = "economic_0-0-0~social_0-0-0~industrial_50-50-50"
    app = open_app("cluster", lang="en", w=weights, cluster="dates")
    assert not app.exception


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_rules_are_told_in_words_for_the_rule_method_only(
    open_app: Open, dataset: Dataset, lang: str
) -> None:
    rules = open_app("cluster", lang=lang, cluster="dates")
    terms = [term.name[lang] for term in dataset.terms if term.scale == "five"]
    lines = [text.value for text in rules.markdown if text.value.startswith("- ")]
    told = [line for line in lines if all(d.name[lang] in bare(line) for d in dataset.dimensions)]
    assert told
    assert all(any(term in bare(line) for term in terms) for line in told)
    other = open_app("cluster", lang=lang, cluster="dates", method="saw")
    assert not other.exception
    assert drawn(other, "k_contributions") is not None


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_pictures_have_table_twins(open_app: Open, dataset: Dataset, lang: str) -> None:
    app = open_app("cluster", lang=lang, cluster="dates")
    criteria = {criterion.name[lang] for criterion in dataset.criteria}
    tabled = [{bare(str(cell)) for cell in table.value.index} for table in app.table]
    assert sum(names == criteria for names in tabled) >= 3


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_every_rating_is_shown_with_its_reason(open_app: Open, dataset: Dataset, lang: str) -> None:
    app = open_app("cluster", lang=lang, cluster="pottery")
    cells = {bare(str(cell)) for table in app.table for cell in table.value.to_numpy().ravel()}
    text = " ".join(cells)
    if lang == "en":
        for criterion in dataset.criteria:
            reason = dataset.rating("pottery", criterion.id).rationale.en
            assert " ".join(reason.split()) in text
    terms = {term.name[lang] for term in dataset.terms if term.scale == "five"}
    assert cells & terms


def test_every_fact_has_its_source_as_a_link(open_app: Open, dataset: Dataset) -> None:
    app = open_app("cluster", lang="en", cluster="fisheries")
    cells = [str(cell) for table in app.table for cell in table.value.to_numpy().ravel()]
    links = [cell for cell in cells if cell.startswith("[") and "](http" in cell]
    assert len(links) == len(dataset.evidence_of("fisheries"))


def test_its_cities_are_on_the_small_map(open_app: Open, dataset: Dataset) -> None:
    app = open_app("cluster", lang="en", cluster="dates")
    marks = picture(app, "k_small_map")[-1]
    assert set(marks["customdata"]) == {"dates"}
    for city in dataset.cities_of("dates"):
        assert city.name.en in said(app)


@pytest.mark.parametrize("kind", ["put-forward", "identity-card"])
def test_what_was_decided_is_said(open_app: Open, dataset: Dataset, kind: str) -> None:
    decided = next(d.cluster for d in dataset.decisions if d.kind == kind)
    app = open_app("cluster", lang="en", cluster=decided)
    wording = {"put-forward": "Put forward", "identity-card": "Identity card asked for"}
    assert wording[kind] in said(app)


def test_a_method_that_cannot_rank_says_so(open_app: Open) -> None:
    app = open_app("cluster", lang="en", method="ocra")
    assert not app.exception
    assert app.error or drawn(app, "k_contributions") is not None
