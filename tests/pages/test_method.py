"""The page on the method: steps, settings, working, second opinion, other methods."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import fuzzy
from data import Dataset
from tests.pages.conftest import Open
from ui.formulas import FIRST_STEPS, METHOD_STEPS
from ui.i18n import LANGUAGES, words
from ui.tools import method_title


def headings(app: AppTest) -> list[str]:
    return [heading.value for heading in app.subheader]


def page_text(app: AppTest) -> str:
    return " ".join(part.proto.body for part in app.main.get("html"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_method_has_its_page_and_a_button_that_takes_it(open_app: Open, lang: str) -> None:
    app = open_app("method", lang=lang)

    for method in reversed(fuzzy.METHODS):
        app.button(key=f"k_use_{method}").click().run()

        title = words(lang)("method-computed-by", method=method_title(method, lang))
        assert not app.exception, method
        assert len(app.latex) == len(FIRST_STEPS) + len(METHOD_STEPS[method])
        assert f"<h1>{title}</h1>" in page_text(app)


def test_the_second_opinion_agrees_better_with_more_points(open_app: Open) -> None:
    app = open_app("method", lang="en")

    table = next(t.value for t in app.table if "scikit-fuzzy" in t.value.columns)

    differences = [
        abs(float(text.strip("\u200e").replace("−", "-"))) for text in table["Difference"]
    ]
    assert differences[0] >= differences[1] >= differences[2]
    assert differences[2] < 1e-4


def test_methods_without_rules_have_no_second_opinion(open_app: Open) -> None:
    app = open_app("method", lang="en", method="topsis")

    assert words("en")("method-second-opinion") not in headings(app)


def test_a_method_that_refuses_the_ratings_says_why_and_still_explains_itself(
    open_app: Open,
) -> None:
    app = open_app("method", lang="en", method="ocra")

    assert len(app.error) == 1
    assert "OCRA" in app.error[0].value
    assert words("en")("method-details") not in headings(app)
    assert len(app.latex) == len(FIRST_STEPS) + len(METHOD_STEPS["ocra"])


def test_weights_that_are_all_zero_do_not_break_the_page(open_app: Open, dataset: Dataset) -> None:
    zero = "~".join(f"{dimension.id}_0-0-0" for dimension in dataset.dimensions)

    app = open_app("method", lang="fa", w=zero)

    assert not app.exception
    assert words("fa")("method-limits") in headings(app)


def test_another_method_is_taken_and_the_weights_stay(open_app: Open) -> None:
    app = open_app("method", lang="en", w="economic_10-20-30")

    app.button(key="k_use_topsis").click().run()

    setting = app.session_state["k_scenario"].setting
    assert setting.method == "topsis"
    assert setting.weights["economic"] == (10.0, 20.0, 30.0)
    assert "k_use_mamdani" in {button.key for button in app.button}


def test_weights_set_by_hand_change_the_table_of_global_weights(open_app: Open) -> None:
    def share(app: AppTest) -> str:
        table = next(t.value for t in app.table if "Share" in t.value.columns)
        return str(table.loc["Value added and income", "Share"])

    assert share(open_app("method", lang="en")) == "8.3%"
    # Economic 0, the others 50: its sub-criteria weigh nothing.
    assert share(open_app("method", lang="en", w="economic_0-0-0")) == "0.0%"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_how_the_ratings_were_made_and_what_a_ranking_cannot_tell(
    open_app: Open, lang: str
) -> None:
    told = headings(open_app("method", lang=lang))

    assert {words(lang)("method-ratings-made"), words(lang)("method-limits")} <= set(told)


def test_a_malicious_name_stays_text(open_app: Open, hostile_data: Path) -> None:
    app = open_app("method", data=hostile_data, lang="en")

    assert not app.exception
    for part in (*app.markdown, *app.caption):
        assert "<img" not in part.value.replace("\\<img", "")
