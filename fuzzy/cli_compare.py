"""The command ``compare``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from fuzzy import agreement
from fuzzy.agreement.rankings import as_rankings
from fuzzy.agreement.similarity import as_weight_vectors
from fuzzy.checks import FloatArray
from fuzzy.cli_fields import check_fields, check_options, plain, read_options
from fuzzy.errors import ProblemError

_OF_RANKINGS = (
    "tau-b, Spearman on mean ranks, weighted Spearman, WS (row = reference), Kendall's W corrected "
    "for ties, Borda and Copeland of the votes"
)
_OF_WEIGHTS = "wsc and wsc2 of the weight vectors (row = w)"


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Compare the rankings, the weight vectors or both of one request.

    Parameters
    ----------
    request : dict
        `rankings` V x A, `weight_vectors` V x C.

    Returns
    -------
    dict
        `weight_similarity` is null without weight vectors; without rankings all else is.

    Raises
    ------
    ProblemError
    """
    check_fields(request, "compare", (), ("rankings", "weight_vectors", "options"))
    check_options(read_options(request), (), "compare")
    rankings, vectors = request.get("rankings"), request.get("weight_vectors")
    if rankings is None and vectors is None:
        raise ProblemError("rankings: missing; expected rankings, weight_vectors or both")
    warnings: list[str] = []
    definitions: list[str] = []
    results: dict[str, Any] = dict.fromkeys(_RESULTS)
    if rankings is not None:
        definitions.append(_OF_RANKINGS)
        results |= _of_rankings(as_rankings(rankings), warnings)
    if vectors is not None:
        definitions.append(_OF_WEIGHTS)
        results["weight_similarity"] = _of_weights(as_weight_vectors(vectors), warnings)
    named: Mapping[str, Any] = {
        "definition": "; ".join(definitions),
        "warnings": warnings,
        **results,
    }
    return {name: plain(value) for name, value in named.items()}


_RESULTS = (
    *("weight_similarity", "kendall_tau", "spearman", "weighted_spearman", "ws"),
    *("kendall_tau_a", "goodman_kruskal_gamma", "kendalls_w", "kendalls_w_chi2"),
    *("borda", "mean_rank", "copeland", "pairwise", "kemeny"),
)


def _of_rankings(rankings: FloatArray, warnings: list[str]) -> dict[str, Any]:
    """Return all coefficients and votes of the rankings."""
    concordance = agreement.kendalls_w(rankings)
    if concordance.w is None or np.any(rankings.max(axis=1) == rankings.min(axis=1)):
        warnings.append(
            "a ranking ties all alternatives: coefficients that are not defined for it are null"
        )
    return {
        "kendall_tau": agreement.kendall_tau(rankings),
        "spearman": agreement.spearman(rankings),
        "weighted_spearman": agreement.weighted_spearman(rankings),
        "ws": agreement.ws(rankings),
        "kendall_tau_a": agreement.kendall_tau_a(rankings),
        "goodman_kruskal_gamma": agreement.goodman_kruskal_gamma(rankings),
        "kendalls_w": concordance.w,
        "kendalls_w_chi2": concordance.chi2,
        "borda": agreement.borda(rankings),
        "mean_rank": agreement.mean_rank(rankings),
        "copeland": agreement.copeland(rankings),
        "pairwise": agreement.pairwise_votes(rankings),
        "kemeny": _kemeny(rankings, warnings),
    }


def _kemeny(rankings: FloatArray, warnings: list[str]) -> dict[str, Any] | None:
    """Return the Kemeny order and its distance, null where there are too many alternatives."""
    if rankings.shape[1] > agreement.KEMENY_LIMIT:
        warnings.append(
            f"kemeny: {rankings.shape[1]} alternatives are more than the "
            f"{agreement.KEMENY_LIMIT} for which the order is found exactly"
        )
        return None
    found = agreement.kemeny(rankings)
    if found.optima > 1:
        warnings.append(
            f"kemeny: {found.optima} orders reach the least distance; the first by index is given"
        )
    return {"order": list(found.order), "distance": found.distance}


def _of_weights(vectors: FloatArray, warnings: list[str]) -> dict[str, FloatArray]:
    """Return both similarities of the weight vectors."""
    if np.any(np.abs(vectors.sum(axis=1) - 1) > 1e-6):
        warnings.append(
            "weight_vectors: a vector does not add up to 1, for which the similarity is meant; "
            "it is used as given"
        )
    return {"wsc": agreement.wsc(vectors), "wsc2": agreement.wsc2(vectors)}
