"""Ranking many tables of crisp ratings, each under weights of its own."""

from __future__ import annotations

import dataclasses

import numpy as np

from fuzzy.checks import FloatArray
from fuzzy.methods.mamdani import crisp_scores
from fuzzy.problem import Problem
from fuzzy.registry import fill_options, method_entry, scored
from fuzzy.robustness.evaluate import Evaluator, with_crisp_weights, with_ratings


def goodness_of_tables(evaluator: Evaluator, weights: FloatArray, tables: FloatArray) -> FloatArray:
    """Return the goodness of the alternatives of each table, shape (n, A); higher is better.

    Parameters
    ----------
    evaluator : Evaluator
    weights : ndarray, shape (n, C)
        Crisp, a row for each table.
    tables : ndarray, shape (n, A, C)
        Crisp ratings.
    """
    batch = with_crisp_weights(evaluator.problem, weights)
    entry = method_entry(evaluator.method)
    options = fill_options(entry, evaluator.options)
    if entry.name == "mamdani":
        return crisp_scores(batch, tables, options)
    scores = np.empty(tables.shape[:2])
    for i, table in enumerate(tables):
        problem = with_ratings(_scenario(batch, i), table)
        scores[i] = scored(problem, entry, options).scores[0]
    return scores if entry.higher_is_better else -scores


def _scenario(batch: Problem, index: int) -> Problem:
    """Return one scenario of a batch, itself a batch of one."""
    weights = batch.weights[index : index + 1]
    if batch.hierarchy is None:
        return dataclasses.replace(batch, weights=weights)
    hierarchy = dataclasses.replace(
        batch.hierarchy,
        dimension_weights=batch.hierarchy.dimension_weights[index : index + 1],
        criterion_weights=batch.hierarchy.criterion_weights[index : index + 1],
    )
    return dataclasses.replace(batch, weights=weights, hierarchy=hierarchy)
