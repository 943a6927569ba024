"""A worked table of fuzzy EDAS.

The figures are those which the test suite of FuzzyPlayground (github.com/jbytecode/FuzzyPlayground,
test/testedas.jl) quotes; it does not name the paper.
"""

from __future__ import annotations

import numpy as np

import fuzzy
from fuzzy.checks import FloatArray

# One row an alternative and criterion: l, m, u; five alternatives one after the other.
RATINGS = """
7.67 9.00 9.67  5.67 7.67 9.33  5.33 6.67 7.67  0.67 2.33 4.33  1.33 2.67 4.33
2.00 3.67 5.67  1.33 3.00 5.00  8.33 9.67 10.0  3.67 5.67 7.33  4.33 6.33 8.00
5.67 7.33 8.33  5.00 7.00 8.33  1.33 3.00 5.00  4.67 6.33 7.67

3.00 5.00 7.00  0.33 1.67 3.67  4.33 6.33 8.33  4.33 6.33 8.33  0.33 1.67 3.67
3.00 5.00 7.00  4.33 6.33 8.33  6.33 8.00 9.33  0.67 2.33 4.33  4.67 6.00 7.33
5.67 7.33 8.33  5.00 6.67 8.00  4.00 5.33 6.67  4.33 6.00 7.33

6.33 8.33 9.67  3.00 5.00 7.00  5.00 7.00 8.67  2.33 4.33 6.33  1.33 2.67 4.33
2.00 3.67 5.67  3.33 5.00 6.67  4.33 6.33 8.33  2.33 4.33 6.33  5.00 7.00 8.33
5.67 7.33 8.67  5.67 7.33 8.33  1.33 3.00 5.00  3.67 5.67 7.33

8.33 9.67 10.0  5.67 7.33 8.67  6.33 8.33 9.67  1.33 3.00 5.00  0.67 2.00 3.67
5.00 7.00 8.67  5.00 6.67 8.00  5.67 7.67 9.33  4.67 5.00 7.33  3.00 5.00 7.00
3.67 5.67 7.33  3.67 5.67 7.33  1.33 3.00 5.00  4.00 5.67 7.33

7.67 9.33 10.0  6.33 8.33 9.67  5.67 7.67 9.00  0.67 2.00 3.67  1.67 3.00 5.00
3.33 5.00 7.00  3.33 5.00 7.00  4.33 6.33 8.33  6.33 8.00 9.33  5.00 7.00 8.33
4.33 6.33 8.00  5.00 7.00 8.33  0.67 2.33 4.33  4.00 5.67 7.33
"""
WEIGHTS = """
0.700 0.900 1.000  0.367 0.567 0.767  0.500 0.700 0.867  0.567 0.767 0.933  0.767 0.933 1.000
0.633 0.833 0.967  0.633 0.833 0.967  0.567 0.733 0.867  0.367 0.567 0.767  0.567 0.767 0.933
0.567 0.733 0.867  0.767 0.933 1.000  0.767 0.933 1.000  0.633 0.800 0.933
"""
DIRECTIONS = ["benefit"] * 3 + ["cost"] * 6 + ["benefit"] * 5


def numbers(text: str, *shape: int) -> FloatArray:
    """Read figures into an array."""
    return np.array(text.split(), dtype=np.float64).reshape(shape)


def test_edas_five_alternatives_fourteen_criteria() -> None:
    ranking = fuzzy.rank(
        fuzzy.make_problem(numbers(RATINGS, 5, 14, 3), numbers(WEIGHTS, 14, 3), DIRECTIONS), "edas"
    )
    printed = {
        "sp": "-2.351 1.229 6.352  -2.010 1.180 5.311  -2.118 0.682 4.839  "
        "-1.636 0.667 3.981  -1.949 1.007 5.166",
        "sn": "-2.046 0.510 3.867  -1.691 1.710 6.461  -2.847 0.484 5.195  "
        "-2.700 1.147 6.572  -2.436 0.914 5.539",
        "nsp": "-1.348 0.705 3.644  -1.153 0.677 3.046  -1.215 0.391 2.776  "
        "-0.939 0.383 2.284  -1.118 0.578 2.963",
        "nsn": "-0.790 0.764 1.947  -1.991 0.208 1.783  -1.405 0.776 2.318  "
        "-2.043 0.469 2.250  -1.564 0.577 2.128",
        "appraisal": "-1.069 0.734 2.795  -1.572 0.442 2.415  -1.310 0.584 2.547  "
        "-1.491 0.426 2.267  -1.341 0.577 2.546",
    }
    for name, figures in printed.items():
        found = np.asarray(ranking.details[name].value, dtype=np.float64)
        np.testing.assert_allclose(found, numbers(figures, 5, 3), atol=1.1e-3)
    np.testing.assert_allclose(ranking.scores, [0.82, 0.43, 0.61, 0.40, 0.59], atol=5.1e-3)
    assert ranking.ranks.tolist() == [1, 4, 2, 5, 3]
