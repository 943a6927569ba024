"""Weights of the criteria: from judgements, from orders, from points, from the figures."""

from __future__ import annotations

from fuzzy.weighting.ahp import ahp, priorities, worst_judgement
from fuzzy.weighting.best_worst import bwm
from fuzzy.weighting.fuzzy_ahp import fahp_buckley, fahp_chang, possibility_degrees
from fuzzy.weighting.group import group_judgements, group_priorities
from fuzzy.weighting.objective import critic, entropy
from fuzzy.weighting.rank_order import (
    equal,
    rank_reciprocal,
    rank_sum,
    roc,
    roc_weights,
    swing,
)
from fuzzy.weighting.registry import WEIGHTINGS, WeightingMethod, weigh, weighting_entry
from fuzzy.weighting.result import Weighting

__all__ = [
    "WEIGHTINGS",
    "Weighting",
    "WeightingMethod",
    "ahp",
    "bwm",
    "critic",
    "entropy",
    "equal",
    "fahp_buckley",
    "fahp_chang",
    "group_judgements",
    "group_priorities",
    "possibility_degrees",
    "priorities",
    "rank_reciprocal",
    "rank_sum",
    "roc",
    "roc_weights",
    "swing",
    "weigh",
    "weighting_entry",
    "worst_judgement",
]
