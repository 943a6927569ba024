"""The page of priorities: what is set decides what is drawn, and the address says it."""

from __future__ import annotations

import pytest

from data import Dataset
from tests.pages.conftest import Open, drawn, headline, order, picture, send_weights
from ui.board import make_board
from ui.i18n import words
from ui.scenario import from_query

SOCIAL = {"social": (90.0, 100.0, 100.0), "economic": (0.0, 5.0, 10.0)}


def expected(dataset: Dataset, **query: str) -> list[str]:
    scenario, repairs = from_query(query, dataset)
    assert repairs == ()
    return [row.cluster.id for row in make_board(dataset, scenario).shown]


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_the_page_shows_answer_ranking_map_and_weights(
    open_app: Open, dataset: Dataset, lang: str
) -> None:
    app = open_app(lang=lang)
    assert not app.exception
    assert order(app) == expected(dataset, lang=lang)
    leader = dataset.cluster(order(app)[0])
    assert leader.name[lang] in headline(app)
    marks = picture(app, "k_map")[-1]
    assert set(marks["customdata"]) == {cluster.id for cluster in dataset.clusters}
    panel = drawn(app, "k_weights")
    assert panel is not None
    assert [row["id"] for row in panel["rows"]] == [d.id for d in dataset.dimensions]
    assert [row["label"] for row in panel["rows"]] == [d.name[lang] for d in dataset.dimensions]
    assert panel["lang"] == lang


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_pictures_say_in_words_who_leads(open_app: Open, dataset: Dataset, lang: str) -> None:
    app = open_app(lang=lang)
    for key in ("k_ranking", "k_map"):
        spec = drawn(app, key)
        assert spec is not None
        assert dataset.cluster(order(app)[0]).name[lang] in spec["alt"]
        assert spec["words"]["failed"]


def test_weights_from_the_panel_change_order_address_and_ghosts(
    open_app: Open, dataset: Dataset
) -> None:
    app = open_app(lang="en")
    before = order(app)
    send_weights(app, dataset, SOCIAL)
    assert not app.exception
    assert order(app) != before
    assert order(app) == expected(dataset, w="economic_0-5-10~social_90-100-100")
    assert app.query_params["w"] == "economic_0-5-10~social_90-100-100"
    assert picture(app, "k_ranking")[1]["x"]


def test_each_picture_tells_which_message_it_shows(open_app: Open, dataset: Dataset) -> None:
    app = send_weights(open_app(lang="en"), dataset, SOCIAL, seq=7)
    stamps = {key: drawn(app, key) for key in ("k_ranking", "k_map")}
    assert [spec and spec["stamp"] for spec in stamps.values()] == [7, 7]
    panel = drawn(app, "k_weights")
    assert panel is not None
    assert panel["ack"] == 7


def test_a_method_is_chosen_and_named_in_the_address(open_app: Open, dataset: Dataset) -> None:
    app = open_app(lang="en")
    app.selectbox(key="k_method").set_value("vikor").run()
    assert app.query_params["method"] == "vikor"
    assert order(app) == expected(dataset, method="vikor")
    assert "of 100" not in headline(app)


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_a_method_that_cannot_rank_says_so_and_another_can_be_chosen(
    open_app: Open, dataset: Dataset, lang: str
) -> None:
    app = open_app(lang=lang, method="ocra")
    assert not app.exception
    if drawn(app, "k_ranking") is None:
        assert app.error
        assert "\n" not in app.error[0].value
        app.selectbox(key="k_method").set_value("saw").run()
    assert len(order(app)) == len(dataset.clusters)


def test_filters_hide_bars_and_marks(open_app: Open, dataset: Dataset) -> None:
    app = open_app(lang="en")
    app.multiselect(key="k_filter_sectors").set_value(["textile"]).run()
    assert app.query_params["sector"] == "textile"
    assert order(app) == expected(dataset, sector="textile")
    assert set(picture(app, "k_map")[-1]["customdata"]) == set(order(app))
    assert any("Showing" in caption.value for caption in app.caption)


def test_filters_that_leave_nothing_are_explained_and_can_be_cleared(
    open_app: Open, dataset: Dataset
) -> None:
    app = open_app(lang="fa", sector="stone", place="chabahar")
    assert not app.exception
    assert drawn(app, "k_ranking") is None
    assert app.info
    assert drawn(app, "k_weights") is not None
    clear = words("fa")("filters-clear")
    next(button for button in app.button if button.label == clear).click().run()
    assert len(order(app)) == len(dataset.clusters)
    assert "sector" not in app.query_params


def test_pinning_moves_the_baseline_and_unpinning_restores_it(
    open_app: Open, dataset: Dataset
) -> None:
    app = send_weights(open_app(lang="en"), dataset, SOCIAL)
    assert "Since the baseline" in headline(app)
    app.button(key="k_pin").click().run()
    assert "No place differs" in headline(app)
    assert app.query_params["base"] == "mamdani!economic_0-5-10~social_90-100-100"
    app.button(key="k_unpin").click().run()
    assert "Since the baseline" in headline(app)
    assert "base" not in app.query_params


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_the_ranking_has_a_table_twin(open_app: Open, dataset: Dataset, lang: str) -> None:
    app = open_app(lang=lang)
    names = [dataset.cluster(each).name[lang] for each in order(app)]
    app.toggle(key="k_as_table").set_value(True).run()
    assert drawn(app, "k_ranking") is None
    table = app.table[0].value
    assert [text.replace("\\", "") for text in table.iloc[:, 0]] == names
    assert list(table.index)[:2] == (["۱", "۲"] if lang == "fa" else ["1", "2"])


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_a_selected_cluster_is_named_with_the_way_to_its_reasons(
    open_app: Open, dataset: Dataset, lang: str
) -> None:
    app = open_app(lang=lang, cluster="pottery")
    assert any(dataset.cluster("pottery").name[lang] in text.value for text in app.markdown)
    spec = drawn(app, "k_ranking")
    assert spec is not None
    assert [target["id"] for target in spec["targets"] if target["selected"]] == ["pottery"]
    links = [link.proto.page for link in app.get("page_link")]
    assert "cluster" in links


def test_a_selected_city_outlines_its_clusters(open_app: Open, dataset: Dataset) -> None:
    app = open_app(lang="en", city="zabol")
    spec = drawn(app, "k_ranking")
    assert spec is not None
    chosen = {target["id"] for target in spec["targets"] if target["selected"]}
    assert chosen == {cluster.id for cluster in dataset.clusters_of("zabol")}
    assert any(dataset.city("zabol").name.en in text.value for text in app.markdown)


def test_layers_are_drawn_and_kept_in_the_address(open_app: Open, dataset: Dataset) -> None:
    app = open_app(lang="en")
    before = len(picture(app, "k_map"))
    kind = next(place.kind for place in dataset.infrastructure if place.lat is not None)
    app.button_group(key="k_layers").set_value([kind]).run()
    assert len(picture(app, "k_map")) == before + 1
    assert app.query_params["layer"] == kind


def test_tiles_come_only_when_asked_for(open_app: Open) -> None:
    app = open_app(lang="en")
    spec = drawn(app, "k_map")
    assert spec is not None
    assert spec["layout"]["images"] == []
    app.toggle(key="k_tiles").set_value(True).run()
    spec = drawn(app, "k_map")
    assert spec is not None
    assert all("openstreetmap.org" in image["source"] for image in spec["layout"]["images"])
    assert app.query_params["tiles"] == "1"
