"""The working state of a browser tab, kept outside the session so that nothing is lost with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, Protocol

from data import Dataset
from ui.document import DocumentError, Opened, to_document
from ui.history import History, Step
from ui.scenario import Scenario

STEPS_KEPT: Final = 40


class NotKept(Exception):  # noqa: N818 - it says what happened, not that a program is wrong
    """The working state could not be kept or fetched; the message tells why."""


class WorkingStates(Protocol):
    """Where working states are kept; both methods raise :class:`NotKept`."""

    def keep(self, tab: str, document: Mapping[str, Any]) -> None:
        """Replace the working state of a tab."""

    def fetch(self, tab: str) -> Mapping[str, Any] | None:
        """Return the working state of a tab, None where nothing was kept."""


@dataclass(frozen=True)
class Working:
    """A working state: what was set, where the address stood, and the steps before."""

    scenario: Scenario
    address: Mapping[str, str]
    history: History


def to_working_document(
    working: Working, dataset_of: Callable[[Scenario], Dataset]
) -> dict[str, Any]:
    """Write a working state as plain JSON, with its last steps, each with its own tables."""
    history = working.history
    first = max(0, min(len(history.steps) - STEPS_KEPT, history.position))
    return {
        "address": dict(working.address),
        "scenario": to_document(working.scenario, dataset_of(working.scenario)),
        "steps": [
            {
                "at": step.at.isoformat(),
                "scenario": to_document(step.scenario, dataset_of(step.scenario)),
            }
            for step in history.steps[first : first + STEPS_KEPT]
        ],
        "position": min(history.position - first, STEPS_KEPT - 1),
    }


def from_working_document(
    document: Mapping[str, Any], read: Callable[[Mapping[str, Any]], Opened]
) -> Working | None:
    """Read a working state, or None where it is of no use any more.

    Parameters
    ----------
    document : mapping
    read : function
        Reads the document of one scenario with the tables that it was made with.
    """
    try:
        steps = tuple(
            Step(
                datetime.fromisoformat(step["at"]).astimezone(UTC),
                read(step["scenario"]).scenario,
            )
            for step in document["steps"]
        )
        history = History(steps, 0).at(int(document["position"]))
        scenario = read(document["scenario"]).scenario
        return Working(scenario, dict(document["address"]), history) if steps else None
    except (DocumentError, KeyError, TypeError, ValueError):
        return None
