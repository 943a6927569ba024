"""The engine: fuzzy ranking as pure functions on NumPy arrays."""

from __future__ import annotations

import fuzzy.methods  # noqa: F401  (registers the methods)
from fuzzy.errors import ProblemError
from fuzzy.explain import Contrast, Explanation, contrast, explain
from fuzzy.orientation import reverse_costs
from fuzzy.problem import (
    Hierarchy,
    Problem,
    hierarchical_weights,
    make_hierarchy,
    make_problem,
    with_weights,
)
from fuzzy.ranking import Detail, Ranking
from fuzzy.registry import METHODS, Method, rank
from fuzzy.rulebase import FiredRule

__all__ = [
    "METHODS",
    "Contrast",
    "Detail",
    "Explanation",
    "FiredRule",
    "Hierarchy",
    "Method",
    "Problem",
    "ProblemError",
    "Ranking",
    "contrast",
    "explain",
    "hierarchical_weights",
    "make_hierarchy",
    "make_problem",
    "rank",
    "reverse_costs",
    "with_weights",
]
