"""The page of scenarios without a browser: what is saved keeps its tables, the trail tells."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

import data
from data import Dataset
from pages.scenario_views.desk import opened_store
from tests.pages.conftest import Open
from tests.reports.small_set import small_set
from ui.document import to_document
from ui.scenario import Setting, default_scenario

pytestmark = pytest.mark.usefixtures("own_store")


def alerts(app: AppTest) -> str:
    told = (*app.success, *app.warning, *app.error)
    shown = "\n".join(element.value for element in told)
    return re.sub("[\u2068\u2069\\\\]", "", shown)


def other_tables(dataset: Dataset) -> Dataset:
    """Return the shipped tables with one other rating."""
    texts = data.table_texts(dataset)
    row = "fisheries,value-added,"
    assert f"{row}h," in texts["ratings"]
    return data.load_texts({**texts, "ratings": texts["ratings"].replace(f"{row}h,", f"{row}vl,")})


def test_a_saved_scenario_keeps_the_tables_it_was_computed_with(
    open_app: Open, dataset: Dataset
) -> None:
    app = open_app("scenarios", lang="en")
    app.text_input(key="k_save_name").set_value("Plan")
    next(button for button in app.button if button.label == "Save as new").click().run()
    assert "Saved: Plan" in alerts(app)
    kept = opened_store().table_sets.get(dataset.version)
    assert kept is not None
    assert data.load_texts(kept.tables).version == dataset.version


def test_a_scenario_made_with_kept_tables_opens_with_them_and_says_what_differs(
    open_app: Open, dataset: Dataset
) -> None:
    tables = other_tables(dataset)
    store = opened_store()
    store.table_sets.keep(tables.version, data.table_texts(tables), name="panel")
    saved = store.scenarios.add("Plan", to_document(default_scenario(tables, "en"), tables))
    app = open_app("scenarios", lang="en")
    app.button(key=f"k_open_{saved.id}").click().run()
    told = alerts(app)
    assert f"computed with the tables that it was made with ({tables.version})" in told
    assert "Ratings: 1 row changed" in told
    assert app.session_state["k_scenario"].data_version == tables.version


def test_a_scenario_whose_tables_are_not_kept_is_computed_with_the_present_ones(
    open_app: Open, dataset: Dataset
) -> None:
    document = to_document(default_scenario(dataset, "en"), dataset)
    saved = opened_store().scenarios.add("Plan", {**document, "data_version": "0123456789ab"})
    app = open_app("scenarios", lang="en")
    app.button(key=f"k_open_{saved.id}").click().run()
    assert "0123456789ab that this was made with are not kept here" in alerts(app)
    assert app.session_state["k_scenario"].data_version == ""


def test_the_trail_tells_what_was_set_differently(open_app: Open, dataset: Dataset) -> None:
    scenario = default_scenario(dataset, "en")
    weights = {**scenario.setting.weights, "social": (10.0, 33.0, 50.0)}
    after = replace(scenario, setting=Setting("topsis", weights))
    scenarios = opened_store().scenarios
    saved = scenarios.add("Plan", to_document(scenario, dataset), author="Anna")
    scenarios.save(saved.id, 1, to_document(after, dataset), author="=Ben")
    scenarios.describe(saved.id, 2, name="Plan B", note="", tags=["x"], author="Carl")
    app = open_app("scenarios", lang="en")
    app.session_state["k_scenario_view"] = "safety"
    app.run()
    (table,) = (element.value for element in app.table)
    told = table.iloc[:, -1].str.replace("[\u2068\u2069\\\\]", "", regex=True).tolist()
    assert told[0] == "Plan → Plan B, – → x"
    assert "Social 50 → 33" in told[1]
    assert told[2] == ""
    assert table.iloc[:, 0].tolist() == ["Carl", "=Ben", "Anna"]


@pytest.mark.parametrize("lang", ["fa", "en"])
@pytest.mark.parametrize("view", ["list", "steps", "compare", "share", "away", "tables", "safety"])
def test_every_view_opens_with_other_tables_in_use(
    open_app: Open, dataset: Dataset, view: str, lang: str
) -> None:
    tables = other_tables(dataset)
    opened_store().table_sets.keep(tables.version, data.table_texts(tables), name="panel")
    app = open_app("scenarios", lang=lang)
    app.session_state["k_scenario_view"] = "tables"
    app.run()
    app.button(key=f"k_use_{tables.version}").click().run()
    app.session_state["k_scenario_view"] = view
    app.run()
    assert not app.exception
    assert app.session_state["k_scenario"].data_version == tables.version


@pytest.mark.parametrize("page", ["cluster", "certainty", "cities", "evidence", "method"])
def test_every_page_opens_with_tables_that_lack_what_was_chosen(
    open_app: Open, dataset: Dataset, page: str
) -> None:
    tables = small_set()
    opened_store().table_sets.keep(tables.version, data.table_texts(tables), name="small")
    last = dataset.clusters[-1].id
    chosen = {"cluster": last, "rival": "dates", "place": "zahedan", "lock": "jobs"}
    app = open_app("scenarios", lang="en", w="women_1-2-3", base="saw!women_4-5-6", **chosen)
    app.session_state["k_scenario_view"] = "tables"
    app.run()
    app.button(key=f"k_use_{tables.version}").click().run()
    assert f"cluster: {last}" in alerts(app)
    assert "weights: women" in alerts(app)
    assert "exports" not in alerts(app)
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    assert app.session_state["k_scenario"].data_version == tables.version
    app.session_state["k_wanted_page"] = ("pages/priorities.py", {})
    app.run()
    assert not app.exception
