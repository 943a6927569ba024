"""Random ranking problems for property tests."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

import fuzzy
from fuzzy.checks import FloatArray


@dataclass(frozen=True)
class Case:
    """Ratings and two levels of weights on the scale 0..10, all above 0."""

    ratings: FloatArray
    dimension_weights: FloatArray
    criterion_weights: FloatArray
    directions: tuple[str, ...]
    groups: tuple[int, ...]

    def problem(self, ratings: FloatArray | None = None) -> fuzzy.Problem:
        """Return the case as a problem, with other ratings if given."""
        hierarchy = fuzzy.make_hierarchy(
            self.groups, self.dimension_weights, self.criterion_weights
        )
        return fuzzy.make_problem(
            self.ratings if ratings is None else ratings,
            fuzzy.hierarchical_weights(hierarchy),
            self.directions,
            hierarchy=hierarchy,
            scale=[0, 10],
        )


@st.composite
def cases(draw: st.DrawFn, costs: bool = True) -> Case:
    """Draw a case of 2 to 6 alternatives, 2 to 7 criteria in up to 3 dimensions."""
    n_alternatives = draw(st.integers(2, 6))
    n_criteria = draw(st.integers(2, 7))
    n_dimensions = draw(st.integers(1, min(3, n_criteria)))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    ratings = np.sort(rng.uniform(0.25, 10, (n_alternatives, n_criteria, 3)), axis=-1)
    if draw(st.booleans()):
        ratings = np.maximum(np.round(ratings * 2) / 2, 0.5)
    groups = [*range(n_dimensions), *rng.integers(0, n_dimensions, n_criteria - n_dimensions)]
    words = ("benefit", "cost") if costs else ("benefit",)
    return Case(
        ratings=ratings,
        dimension_weights=np.sort(rng.uniform(0, 1, (n_dimensions, 3)), axis=-1),
        criterion_weights=np.sort(rng.uniform(0, 1, (n_criteria, 3)), axis=-1),
        directions=tuple(rng.choice(words, n_criteria).tolist()),
        groups=tuple(int(g) for g in groups),
    )
