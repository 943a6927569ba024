"""Steps back and forward, the words for them, and the state kept against a reload."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from data import Dataset
from tests.ui.making import scenario_with
from ui.document import Opened, from_document
from ui.history import MOST_STEPS, History, Step, taken
from ui.i18n import words
from ui.scenario import Scenario, default_weights
from ui.story import story
from ui.working import STEPS_KEPT, Working, from_working_document, to_working_document

START = datetime(2026, 3, 21, 12, 0, tzinfo=UTC)


def reading(dataset: Dataset) -> Callable[[Mapping[str, Any]], Opened]:
    """Return the way to open documents with one set of tables."""
    return lambda document: from_document(document, dataset, "en")


def plain(text: str) -> str:
    """Return a sentence without the marks that isolate directions."""
    return text.replace("\u2068", "").replace("\u2069", "")


@pytest.fixture
def states(dataset: Dataset, default: Scenario) -> list[Scenario]:
    return [default, *(replace(default, cluster=cluster.id) for cluster in dataset.clusters[:3])]


@pytest.fixture
def history(states: list[Scenario]) -> History:
    kept = History((Step(START, states[0]),), 0)
    for minute, state in enumerate(states[1:], start=1):
        kept = kept.note(state, START + timedelta(minutes=minute))
    return kept


def test_undo_and_redo_walk_the_steps(history: History, states: list[Scenario]) -> None:
    assert history.present == states[3]
    assert (history.can_undo, history.can_redo) == (True, False)
    back = history.at(1)
    assert back.present == states[1]
    assert back.can_redo
    assert back.at(3).present == states[3]


def test_a_new_step_ends_what_was_undone(history: History, states: list[Scenario]) -> None:
    other = replace(states[0], tiles=True)
    branched = history.at(1).note(other, START)
    assert [step.scenario for step in branched.steps] == [*states[:2], other]
    assert not branched.can_redo


def test_another_language_is_no_step(history: History) -> None:
    assert history.note(replace(history.present, lang="fa"), START) is history


def test_taking_back_a_step_keeps_the_language(states: list[Scenario]) -> None:
    now = replace(states[2], lang="fa")
    assert taken(states[1], into=now) == replace(states[1], lang="fa")


def test_a_long_session_forgets_its_oldest_steps(history: History, default: Scenario) -> None:
    for number in range(MOST_STEPS + 10):
        weights = {**default.setting.weights, "social": (0.0, 1.0 + number / 4, 100.0)}
        setting = replace(default.setting, weights=weights)
        history = history.note(replace(default, setting=setting), START)
    assert len(history.steps) == MOST_STEPS
    assert history.position == MOST_STEPS - 1


def test_a_step_is_told_in_words(dataset: Dataset, default: Scenario) -> None:
    before = default.setting.weights["social"][1]
    after = scenario_with(dataset, {"social": (20.0, 82.5, 90.0)}, locks=frozenset({"jobs"}))
    told = plain(story(default, after, dataset, words("en")))
    assert told == f"Social {before:g} → 82.5, Jobs locked"
    assert plain(story(after, default, dataset, words("en"))).endswith("Jobs released")
    assert "۸۲٫۵" in plain(story(default, after, dataset, words("fa")))


def test_moved_feet_are_told_too(dataset: Dataset, default: Scenario) -> None:
    peak = default.setting.weights["social"][1]
    after = scenario_with(dataset, {"social": (1.0, peak, 99.0)})
    assert plain(story(default, after, dataset, words("en"))) == "Social between 1 and 99"


def test_many_weights_are_counted(dataset: Dataset, default: Scenario) -> None:
    all_weights = dict.fromkeys(default_weights(dataset), (1.0, 2.0, 3.0))
    told = plain(story(default, scenario_with(dataset, all_weights), dataset, words("en")))
    assert told.endswith(f"{len(all_weights) - 3} more weights")


@pytest.mark.parametrize("lang", ["en", "fa"])
@pytest.mark.parametrize(
    "fields",
    [
        {"cluster": "dates"},
        {"rival": "dates"},
        {"city": "zabol"},
        {"tiles": True},
        {"sectors": frozenset({"food"})},
        {"cities": frozenset({"zabol"})},
        {"committees": None},
        {"stages": None},
        {"layers": None},
        {"locks": frozenset({"social"})},
    ],
)
def test_every_change_and_its_undoing_have_words(
    dataset: Dataset, default: Scenario, lang: str, fields: dict[str, object]
) -> None:
    first = {
        "committees": frozenset({dataset.committees[0].id}),
        "stages": frozenset({dataset.stages[0].id}),
        "layers": frozenset({dataset.infrastructure_kinds[0].id}),
    }
    chosen = {name: first[name] if value is None else value for name, value in fields.items()}
    after = replace(default, **chosen)  # type: ignore[arg-type]
    nothing = words(lang)("story-nothing")
    assert story(default, after, dataset, words(lang)) != nothing
    if "rival" not in fields:
        assert story(after, default, dataset, words(lang)) != nothing


def test_a_working_state_comes_back_with_its_steps(
    dataset: Dataset, default: Scenario, history: History
) -> None:
    dragged = scenario_with(dataset, {"social": (20.0, 82.567, 90.0)})
    working = Working(dragged, {"lang": "en"}, history.at(2))
    document = json.loads(json.dumps(to_working_document(working, lambda _: dataset)))
    assert from_working_document(document, reading(dataset)) == working


@pytest.mark.parametrize("position", [0, 5, 60, 99])
def test_of_a_long_session_the_steps_around_the_present_are_kept(
    dataset: Dataset, default: Scenario, position: int
) -> None:
    steps = tuple(
        Step(START, replace(default, tiles=number % 2 == 0, rival="dates" if number > 50 else None))
        for number in range(100)
    )
    history = History(steps, position)
    document = to_working_document(Working(default, {}, history), lambda _: dataset)
    found = from_working_document(document, reading(dataset))
    assert found is not None
    assert len(found.history.steps) <= STEPS_KEPT
    assert found.history.present == history.present


@pytest.mark.parametrize("document", [{}, {"steps": []}, {"steps": [1], "position": 0}])
def test_a_working_state_of_no_use_is_left_alone(
    dataset: Dataset, document: dict[str, object]
) -> None:
    assert from_working_document(document, reading(dataset)) is None
