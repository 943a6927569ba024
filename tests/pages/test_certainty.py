"""The page on certainty: what is asked decides what is shown, and the address says it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data import Dataset
from pages.scenario_views.desk import opened_store
from tests.pages.conftest import Open, drawn, headline, send_weights
from ui.document import to_document
from ui.i18n import words
from ui.scenario import VIEWS, default_scenario

BOTH = pytest.mark.parametrize("lang", ["fa", "en"])
INDUSTRIAL = {"industrial": (70.0, 90.0, 95.0), "economic": (5.0, 10.0, 15.0)}
PICTURES = {
    "acceptability": {"acceptability"},
    "triangle": {"triangle"},
    "reverse": {"reverse"},
    "matters": {"tornado", "bands", "ratings"},
    "methods": {"methods", "tau"},
    "decided": {"reverse"},
}


pytestmark = pytest.mark.usefixtures("own_store")


def finished(app: AppTest) -> AppTest:
    """Run until what is worked out beside the page has come."""
    for _ in range(200):
        assert not app.exception
        waiting = [b for b in app.button if (b.key or "").startswith("k_sure_cancel_")]
        if not waiting:
            return app
        app.run()
    pytest.fail("the answer never came")


def ask(open_app: Open, view: str, **query: str) -> AppTest:
    return finished(open_app("certainty", view=view, **query))


def said(app: AppTest) -> str:
    return re.sub("[\u2066-\u2069]", "", headline(app))


def save(dataset: Dataset, name: str) -> str:
    usual = default_scenario(dataset, "en")
    weights = {**usual.setting.weights, **INDUSTRIAL}
    scenario = replace(usual, setting=replace(usual.setting, weights=weights))
    return opened_store().scenarios.add(name, to_document(scenario, dataset)).id


def targets(app: AppTest) -> list[str]:
    spec = drawn(app, "k_sure_triangle")
    assert spec is not None
    return [target["id"] for target in spec["targets"]]


def test_every_view_is_tried() -> None:
    assert set(PICTURES) == set(VIEWS["view"])


@BOTH
@pytest.mark.parametrize("view", list(PICTURES))
def test_every_view_answers_in_a_sentence_with_pictures_and_a_table(
    open_app: Open, view: str, lang: str
) -> None:
    app = ask(open_app, view, lang=lang, method="saw")
    assert "<h1>" in headline(app)
    assert len(said(app)) > 30
    for name in PICTURES[view]:
        spec = drawn(app, f"k_sure_{name}")
        assert spec is not None
        assert spec["saves"]["note"]
    assert app.table
    assert [d for d in app.get("download_button") if d.proto.label == words(lang)("data-csv")]


def test_the_view_and_what_varies_go_into_the_address(open_app: Open) -> None:
    app = ask(open_app, "acceptability", lang="en")
    app.button_group(key="k_sure_vary").set_value("any").run()
    finished(app)
    assert app.query_params["vary"] == "any"
    app.toggle(key="k_sure_ratings").set_value(True).run()
    finished(app)
    assert app.query_params["vary"] == "any-ratings"
    app.button_group(key="k_sure_view").set_value("triangle").run()
    assert app.query_params["view"] == "triangle"


def test_other_weights_give_another_answer(open_app: Open, dataset: Dataset) -> None:
    app = ask(open_app, "acceptability", lang="en")
    before = said(app)
    finished(send_weights(app, dataset, INDUSTRIAL))
    assert said(app) != before


@BOTH
def test_applying_the_smallest_change_makes_the_wish_true(open_app: Open, lang: str) -> None:
    app = ask(open_app, "reverse", lang=lang, method="saw", cluster="fisheries")
    before = said(app)
    app.button(key="k_sure_apply").click().run()
    finished(app)
    assert said(app) != before
    assert "w" in app.query_params
    assert not [b for b in app.button if b.key == "k_sure_apply"]


def test_a_wish_that_cannot_be_is_refused_with_its_blockers(
    open_app: Open, dataset: Dataset
) -> None:
    app = ask(open_app, "reverse", lang="en", method="saw", cluster="granite")
    assert dataset.cluster("granite").name.en in said(app)
    assert words("en")("sure-apply") not in [b.label for b in app.button]


def test_a_method_of_the_comparison_can_be_taken(open_app: Open) -> None:
    app = ask(open_app, "methods", lang="en")
    app.button_group(key="k_sure_definition").set_value("topsis").run()
    app.button(key="k_sure_use").click().run()
    assert app.query_params["method"] == "topsis"


@BOTH
def test_saved_scenarios_are_points_of_the_triangle(
    open_app: Open, dataset: Dataset, lang: str
) -> None:
    kept = save(dataset, "Plan B")
    broken = opened_store().scenarios.add("Broken", {"format": "something else"}).id
    app = ask(open_app, "triangle", lang=lang)
    assert f"s:{kept}" in targets(app)
    assert f"s:{broken}" not in targets(app)


def test_a_store_that_does_not_answer_costs_only_the_saved_points(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_store().close()
    st.cache_resource.clear()
    monkeypatch.setenv("KHOOSHEH_DATABASE_URL", "nonsense://nowhere")
    app = ask(open_app, "triangle", lang="en")
    assert app.warning
    assert targets(app)
    monkeypatch.delenv("KHOOSHEH_DATABASE_URL")
    st.cache_resource.clear()
