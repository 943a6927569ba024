"""What a user would take instead: scikit-fuzzy's control system, pyfdm's fuzzy TOPSIS."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from itertools import product
from typing import Any

import numpy as np
from pyfdm.methods import fTOPSIS
from skfuzzy import control, trimf

import fuzzy
from fuzzy.checks import FloatArray
from fuzzy.rulebase import N_TERMS, TERM_SPACING, TOP_LEVEL, consequents

INPUTS = ("economic", "industrial", "social")
INPUT_SAMPLES = 101
OUTPUT_SAMPLES = 1001


def control_system(shares: FloatArray) -> Any:
    """Build the 125 rules of our rule base in scikit-fuzzy, with its operators set to ours.

    Parameters
    ----------
    shares : ndarray, shape (3,)
        Shares of the dimensions, adding up to 1.

    Returns
    -------
    skfuzzy.control.ControlSystem
        AND by product, certainty factors as weights of the consequents, rules with the same
        consequent added, terms clipped, centroid on 1001 samples.
    """
    inputs = [control.Antecedent(np.linspace(0, TOP_LEVEL, INPUT_SAMPLES), n) for n in INPUTS]
    top = TOP_LEVEL * TERM_SPACING
    output = control.Consequent(np.linspace(0, top, OUTPUT_SAMPLES), "priority")
    output.accumulation_method = np.add
    for variable in inputs:
        _add_terms(variable, 1)
    _add_terms(output, TERM_SPACING)
    rules = []
    for levels in product(range(N_TERMS), repeat=len(inputs)):
        first, *others = (v[str(level)] for v, level in zip(inputs, levels, strict=True))
        condition = first
        for other in others:
            condition = condition & other
        then = [output[str(term)] % certainty for term, certainty in consequents(levels, shares)]
        rules.append(control.Rule(condition, then, and_func=np.multiply))
    return control.ControlSystem(rules)


def _add_terms(variable: Any, spacing: float) -> None:
    for k in range(N_TERMS):
        corners = (max(k - 1, 0), k, min(k + 1, TOP_LEVEL))
        variable[str(k)] = trimf(variable.universe, [spacing * corner for corner in corners])


def control_answers(system: Any, points: FloatArray) -> FloatArray:
    """Ask a control system at points of shape (n, 3), in levels 0..4; answers (n,).

    All points go in as arrays in one call, its fastest way: one point a call takes three to
    four times as long.
    """
    simulation = control.ControlSystemSimulation(system)
    with warnings.catch_warnings():
        # It calls NumPy in a way that NumPy 2.4 warns of, once for each call.
        warnings.simplefilter("ignore", DeprecationWarning)
        for name, levels in zip(INPUTS, points.T, strict=True):
            simulation.input[name] = levels
        simulation.compute()
    answers = np.array(simulation.output["priority"])
    # Strengths are kept by the values of the inputs; a second run would add to them.
    simulation.reset()
    return answers


def loop_closeness(problem: fuzzy.Problem, weights: Iterable[FloatArray]) -> FloatArray:
    """Call pyfdm's fuzzy TOPSIS once for each weight vector (C, 3); closeness (S, A)."""
    topsis = fTOPSIS()
    types = np.where(problem.benefit, 1, -1)
    return np.array([topsis(problem.ratings, each, types) for each in weights])
