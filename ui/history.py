"""What was set, step by step: back, forward, and to any step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from ui.scenario import Scenario

MOST_STEPS: Final = 200
TOLD: Final = (
    "data_version",
    "overlay",
    "annotations",
    "notes_shown",
    "setting",
    "baseline",
    "locks",
    "cluster",
    "rival",
    "city",
    "sectors",
    "committees",
    "cities",
    "stages",
    "layers",
    "tiles",
)
"""The parts of a scenario that make a step; the others, such as the language, are only views."""


@dataclass(frozen=True)
class Step:
    """A state and the moment it was reached, in UTC."""

    at: datetime
    scenario: Scenario


@dataclass(frozen=True)
class History:
    """The steps of a session and where it stands among them.

    Attributes
    ----------
    steps : tuple of Step
        At least one, the oldest first.
    position : int
        Index of the present step; those behind it were undone and can be done again.
    """

    steps: tuple[Step, ...]
    position: int

    @property
    def present(self) -> Scenario:
        """The state the session stands at."""
        return self.steps[self.position].scenario

    @property
    def can_undo(self) -> bool:
        """Whether there is an earlier step."""
        return self.position > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone step."""
        return self.position < len(self.steps) - 1

    def note(self, scenario: Scenario, at: datetime) -> History:
        """Return the history with a new state; the undone steps end, and the oldest drop out."""
        if same(scenario, self.present):
            return self
        kept = (*self.steps[: self.position + 1], Step(at, scenario))[-MOST_STEPS:]
        return History(kept, len(kept) - 1)

    def at(self, position: int) -> History:
        """Return the history standing at a step, the nearest one where there is no such."""
        return replace(self, position=min(max(position, 0), len(self.steps) - 1))


def same(one: Scenario, other: Scenario) -> bool:
    """Tell whether two states differ in nothing that makes a step."""
    return all(getattr(one, field) == getattr(other, field) for field in TOLD)


def taken(state: Scenario, into: Scenario) -> Scenario:
    """Return `into` with everything that makes a step taken from `state`.

    With other tables everything is: what is set on a page may name what those do not have.
    """
    if state.data_version != into.data_version:
        return replace(state, lang=into.lang)
    return replace(into, **{field: getattr(state, field) for field in TOLD})
