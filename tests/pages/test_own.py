"""Own ratings, candidates, cities, notes and options: set, shown at once, taken back."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from data import Dataset
from tests.pages.conftest import HOSTILE, Open, drawn, headline, order
from ui.i18n import words
from ui.scenario import Scenario

pytestmark = pytest.mark.usefixtures("own_store")


def go(app: AppTest, page: str) -> AppTest:
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    return app


def rate(app: AppTest, cluster: str, criterion: str, term: str, reason: str) -> None:
    """Give a rating on the Cluster page."""
    app.selectbox(key="k_own_criterion").set_value(criterion).run()
    mark = f"{cluster}_{criterion}"
    app.button_group(key=f"k_own_term_{mark}").set_value(term)
    app.text_area(key=f"k_own_why_{mark}").set_value(reason)
    next(b for b in app.button if b.form_id == f"k_own_form_{mark}").click().run()
    assert not app.exception


def state(app: AppTest) -> Scenario:
    """Return what is set; a page without its frame, as tests run it, writes no address."""
    found = app.session_state["k_scenario"]
    assert isinstance(found, Scenario)
    return found


def own_view(app: AppTest) -> None:
    app.button_group(key="k_scenario_view").set_value("own").run()
    assert not app.exception


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_a_changed_rating_moves_its_cluster(open_app: Open, dataset: Dataset, lang: str) -> None:
    app = go(open_app(lang=lang, cluster="fisheries"), "cluster")
    before = order(go(app, "priorities"))
    go(app, "cluster")
    rate(app, "fisheries", "jobs", "vl", "The plants closed")
    assert [each.term for each in state(app).overlay.ratings] == ["vl"]
    go(app, "priorities")
    assert "own" in app.query_params
    assert order(app) != before


def test_a_rating_without_a_reason_is_refused_in_words(open_app: Open) -> None:
    app = go(open_app(lang="en", cluster="fisheries"), "cluster")
    rate(app, "fisheries", "jobs", "vl", "   ")
    assert [error.value for error in app.error] == [words("en")("own-why-missing")]
    assert not state(app).overlay


def test_a_changed_rating_goes_back_to_the_tables(open_app: Open) -> None:
    app = go(open_app(lang="en", cluster="fisheries"), "cluster")
    rate(app, "fisheries", "jobs", "vl", "The plants closed")
    app.button(key="k_own_back").click().run()
    assert not app.exception
    assert not state(app).overlay


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_a_candidate_is_added_ranked_noted_and_removed(open_app: Open, lang: str) -> None:
    app = go(open_app(lang=lang), "scenarios")
    own_view(app)
    app.text_input(key="k_own_name").set_value(HOSTILE)
    app.multiselect(key="k_own_homes").set_value(["khash"])
    next(b for b in app.button if b.form_id == "k_own_cluster").click().run()
    assert not app.exception
    assert not app.error
    app.button(key="k_own_rate_own-1").click().run()
    go(app, "cluster")
    assert "<img" not in headline(app)
    app.text_area(key="k_note_own-1").set_value("Ask the union")
    app.text_input(key="k_note_by_own-1").set_value("RM")
    next(b for b in app.button if b.form_id == "k_note_form_own-1").click().run()
    assert [note.author for note in state(app).annotations] == ["RM"]
    go(app, "priorities")
    assert "own-1" in order(app)
    spec = drawn(app, "k_map")
    assert spec is not None
    marked = [trace["customdata"] for _, trace in spec["live"] if "customdata" in trace]
    assert any("own-1" in ids for ids in marked)
    assert any("Ask the union" in caption.value for caption in app.caption)
    own_view(go(app, "scenarios"))
    app.button(key="k_own_gone_own-1").click().run()
    assert not app.exception
    assert not state(app).overlay
    assert state(app).annotations == ()
    assert state(app).cluster is None


def test_a_candidate_without_a_place_and_a_city_without_a_source_are_refused(
    open_app: Open,
) -> None:
    app = go(open_app(lang="en"), "scenarios")
    own_view(app)
    app.text_input(key="k_own_name").set_value("Greenhouses")
    next(b for b in app.button if b.form_id == "k_own_cluster").click().run()
    assert [error.value for error in app.error] == [words("en")("own-cluster-refused")]
    app.text_input(key="k_own_city_name").set_value("Bampur")
    app.number_input(key="k_own_lat").set_value(27.2)
    app.number_input(key="k_own_lon").set_value(60.45)
    app.number_input(key="k_own_population").set_value(12000)
    next(b for b in app.button if b.form_id == "k_own_city").click().run()
    assert [error.value for error in app.error] == [words("en")("own-city-refused")]
    app.text_input(key="k_own_source").set_value("own count, 2026")
    next(b for b in app.button if b.form_id == "k_own_city").click().run()
    assert not app.error
    go(app, "cities")


def test_an_option_belongs_to_its_method_and_stands_in_the_address(open_app: Open) -> None:
    app = go(open_app(lang="en", method="vikor"), "method")
    app.number_input(key="k_option_v").set_value(0.9).run()
    assert not app.exception
    assert state(app).setting.options == (("v", 0.9),)
    go(app, "priorities")
    assert app.query_params["opt"] == "v_0.9"
    go(app, "method")
    app.button(key="k_options_reset").click().run()
    assert state(app).setting.options == ()
    app.number_input(key="k_option_v").set_value(0.2).run()
    app.button(key="k_use_topsis").click().run()
    assert state(app).setting.options == ()


@pytest.mark.parametrize("method", ["waspas", "promethee", "codas", "cocoso", "multimoora"])
def test_every_kind_of_option_has_its_control(open_app: Open, method: str) -> None:
    app = go(open_app(lang="fa", method=method), "method")
    assert not app.exception
    assert words("fa")("options") in [each.value for each in app.subheader]
