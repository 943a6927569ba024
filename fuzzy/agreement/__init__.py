"""Agreement between rankings and between weights, and one ranking from many."""

from __future__ import annotations

from fuzzy.agreement.concordance import Concordance, kendalls_w
from fuzzy.agreement.consensus import (
    KEMENY_LIMIT,
    KemenyOrder,
    borda,
    copeland,
    kemeny,
    mean_rank,
    pairwise_votes,
)
from fuzzy.agreement.correlation import (
    goodman_kruskal_gamma,
    kendall_tau,
    kendall_tau_a,
    spearman,
    weighted_spearman,
    ws,
)
from fuzzy.agreement.similarity import wsc, wsc2

__all__ = [
    "KEMENY_LIMIT",
    "Concordance",
    "KemenyOrder",
    "borda",
    "copeland",
    "goodman_kruskal_gamma",
    "kemeny",
    "kendall_tau",
    "kendall_tau_a",
    "kendalls_w",
    "mean_rank",
    "pairwise_votes",
    "spearman",
    "weighted_spearman",
    "ws",
    "wsc",
    "wsc2",
]
