"""The rule base that follows the dimension weights, and Mamdani inference on it, in closed form.

Every dimension meets five triangular terms with peaks at 0, 1, 2, 3, 4 (very low .. very high);
the output has five with peaks at 0, 25, 50, 75, 100. There is one rule for each combination of
terms. Its target level is the mean of its antecedent levels, weighted by the dimensions' shares,
and is split between the two neighbouring output terms with certainty factors (1 - fraction,
fraction), so that the rule base moves with the weights without jumps.

A rule's strength is the product of its memberships; the strengths of rules with the same
consequent are added (they add up to 1 over all rules), each output term is cut off at its sum, the
union is their maximum and the answer its exact centroid. Taking the minimum for AND, or the
greatest strength in place of the sum, would let the answer fall where an input rises (Van
Broekhoven & De Baets 2009); with products and sums it does not.

At a point at most two neighbouring terms of each dimension are above 0, so 2 ** D rules fire, and
their targets lie within one level of each other: at most three neighbouring output terms answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from fuzzy.checks import FloatArray, IntArray

N_TERMS = 5
TERM_SPACING = 25.0
TOP_LEVEL = N_TERMS - 1
ROUNDING = 1e-12


@dataclass(frozen=True, eq=False)
class Inference:
    """What the rule base answers at many points.

    Parameters
    ----------
    values : ndarray, shape (A, S), 0..100
    lowest_term : ndarray, shape (A, S), 0..2
        The first of the three neighbouring output terms that may be above 0.
    strengths : tuple of three ndarray, shape (A, S)
        Activation of that term and the two above it; they add up to 1.
    """

    values: FloatArray
    lowest_term: IntArray
    strengths: tuple[FloatArray, FloatArray, FloatArray]


@dataclass(frozen=True)
class FiredRule:
    """A rule with strength above 0.

    Parameters
    ----------
    levels : tuple of int
        Term of each dimension, 0 (very low) to 4 (very high).
    strength : float
        Product of the memberships, 0..1; over all rules they add up to 1.
    consequents : tuple of (term, certainty)
        One or two neighbouring output terms, certainties adding up to 1.
    """

    levels: tuple[int, ...]
    strength: float
    consequents: tuple[tuple[int, float], ...]


def infer(points: FloatArray, shares: FloatArray) -> Inference:
    """Run the rule base at many points.

    Parameters
    ----------
    points : ndarray, shape (D, A, S) or (D, A, 1), 0..4
        Level of each dimension.
    shares : ndarray, shape (D, S) or (D, 1)
        Shares of the dimensions, adding up to 1.
    """
    lower = np.minimum(np.floor(points), TOP_LEVEL - 1)
    upper_membership = points - lower
    memberships = (1 - upper_membership, upper_membership)
    base = np.einsum("das,ds->as", lower, shares, optimize=False)
    lowest = np.minimum(np.floor(base), TOP_LEVEL - 2)
    height = base - lowest
    low = np.zeros(np.broadcast_shapes(height.shape, points.shape[1:]))
    high = np.zeros_like(low)
    for bits in product((0, 1), repeat=len(points)):
        strength = memberships[bits[0]][0]
        for d, bit in enumerate(bits[1:], start=1):
            strength = strength * memberships[bit][d]
        target = height + np.asarray(bits, dtype=np.float64) @ shares
        target -= 1
        high += strength * np.maximum(target, 0)
        low -= strength * np.minimum(target, 0)
    middle = np.maximum(1 - low - high, 0)
    values = TERM_SPACING * (lowest + 1 + _centroid(lowest, low, middle, high))
    return Inference(values, lowest.astype(np.int64), (low, middle, high))


def activations(inference: Inference) -> FloatArray:
    """Return the activation ``(5, A, S)`` of every output term."""
    shape = inference.values.shape
    spread = np.zeros((N_TERMS, *shape))
    place = np.broadcast_to(inference.lowest_term, shape)
    for k, strength in enumerate(inference.strengths):
        np.put_along_axis(spread, (place + k)[None], np.broadcast_to(strength, shape)[None], 0)
    return spread


def fired_rules(point: FloatArray, shares: FloatArray) -> tuple[FiredRule, ...]:
    """Return the rules that fire at one point, the strongest first.

    Parameters
    ----------
    point : ndarray, shape (D,), 0..4
    shares : ndarray, shape (D,), adding up to 1
    """
    lower = np.minimum(np.floor(point), TOP_LEVEL - 1).astype(np.int64)
    upper_membership = point - lower
    rules = []
    for bits in product((0, 1), repeat=len(point)):
        strength = float(np.prod(np.where(bits, upper_membership, 1 - upper_membership)))
        if strength > ROUNDING:
            levels = tuple((lower + bits).tolist())
            rules.append(FiredRule(levels, strength, consequents(levels, shares)))
    return tuple(sorted(rules, key=lambda rule: (-rule.strength, rule.levels)))


def consequents(levels: tuple[int, ...], shares: FloatArray) -> tuple[tuple[int, float], ...]:
    """Return the output terms of a rule with their certainties, which add up to 1.

    Parameters
    ----------
    levels : tuple of int, length D
        The rule's antecedent terms, 0..4.
    shares : ndarray, shape (D,)
        Shares of the dimensions, adding up to 1.
    """
    target = float(np.dot(levels, shares))
    term = min(int(target), TOP_LEVEL - 1)
    certainty = target - term
    both = ((term, 1 - certainty), (term + 1, certainty))
    return tuple((k, c) for k, c in both if c > ROUNDING)


def _centroid(
    lowest: FloatArray, low: FloatArray, middle: FloatArray, high: FloatArray
) -> FloatArray:
    """Return the centroid of three neighbouring clipped terms, from the middle one's peak.

    The unit is the distance between peaks. Each term is a triangle of base 2 clipped at its
    activation, the outermost terms of the universe only half of one; the maximum of two neighbours
    is their sum less their minimum, whose area is symmetric about the middle between the peaks.
    """
    half_low, half_middle, half_high = _half_area(low), _half_area(middle), _half_area(high)
    left = _overlap_area(np.minimum(low, middle))
    right = _overlap_area(np.minimum(middle, high))
    area = 2 * (half_low + half_middle + half_high) - left - right
    moment = 2 * (half_high - half_low) + (left - right) / 2
    at_bottom = lowest == 0
    at_top = lowest == TOP_LEVEL - 2
    area -= at_bottom * half_low + at_top * half_high
    moment += at_bottom * (half_low + _half_moment(low))
    moment -= at_top * (half_high + _half_moment(high))
    return moment / area


def _half_area(height: FloatArray) -> FloatArray:
    """Return the area of min(height, 1 - s) over s in 0..1."""
    return height * (1 - height / 2)


def _half_moment(height: FloatArray) -> FloatArray:
    """Return the integral of s min(height, 1 - s) over s in 0..1."""
    rest = 1 - height
    return (1 - rest * rest * rest) / 6


def _overlap_area(height: FloatArray) -> FloatArray:
    """Return the area of min(height, s, 1 - s) over s in 0..1."""
    height = np.minimum(height, 0.5)
    return height * (1 - height)
