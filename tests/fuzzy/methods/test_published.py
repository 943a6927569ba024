"""Worked examples of the papers.

The figures are those which the test suite of pyfdm (github.com/jwieckowski/pyfdm,
tests/test_methods.py) quotes from the papers named; where a paper's figure cannot be got from its
own formulas the test says so.
"""

from __future__ import annotations

import numpy as np

import fuzzy
from fuzzy.checks import FloatArray


def working(ranking: fuzzy.Ranking, name: str) -> FloatArray:
    """Return one intermediate quantity as an array."""
    return np.asarray(ranking.details[name].value, dtype=np.float64)


def spread(rows: str) -> list[list[list[int]]]:
    """Write rows of three-digit words, such as "113 355", as triples of their digits."""
    return [[[int(digit) for digit in word] for word in row.split()] for row in rows.splitlines()]


def test_vikor_reservoirs_opricovic_2007() -> None:
    crisp: list[list[float]] = [
        [195, 282, 12, 167, 69, 12],
        [244, 346, 56, 268, 90, 55],
        [15, 21, 3, 16, 7, 3],
    ]
    by_criterion: list[list[list[float]]] = [
        [
            [3800, 4184.3, 4184.3],
            [4300, 5211.9, 5211.9],
            [4500, 5021.3, 5021.3],
            [5000, 5566.1, 5566.1],
            [4600, 5060.5, 5060.5],
            [4000, 4317.9, 4317.9],
        ],
        [
            [2914.0, 2914.0, 3100],
            [3630.0, 3630.0, 3700],
            [3920.5, 3920.5, 4500],
            [3957.9, 3957.9, 4200],
            [3293.5, 3293.5, 3500],
            [2925.9, 2925.9, 3200],
        ],
        [
            [350, 407.2, 440],
            [420, 501.7, 550],
            [480, 504.0, 510],
            [540, 559.5, 580],
            [500, 514.1, 520],
            [420, 432.8, 450],
        ],
        [
            [250, 251.0, 260],
            [300, 308.3, 340],
            [275, 278.6, 280],
            [330, 335.3, 340],
            [270, 284.2, 300],
            [230, 239.3, 240],
        ],
        *[[[x, x, x] for x in row] for row in crisp],
        [
            [2.4, 2.41, 2.5],
            [1.2, 1.41, 1.41],
            [4.3, 4.42, 4.45],
            [3.3, 3.36, 3.9],
            [4.0, 4.04, 4.2],
            [4.3, 4.36, 4.5],
        ],
    ]
    up, down = "benefit", "cost"
    problem = fuzzy.make_problem(
        np.swapaxes(by_criterion, 0, 1),
        [[1, 1.5, 4]] * 4 + [[1, 1, 1]] * 4,
        [up, down, up, up, down, down, down, up],
    )
    ranking = fuzzy.rank(problem, "vikor", v=0.5625)
    printed = {
        "s": [7.542, 7.078, 4.184, 4.189, 3.560, 4.747],
        "r": [1.756, 1.467, 1.605, 1.487, 1.053, 1.859],
        "q": [0.254, 0.200, 0.095, 0.081, 0.003, 0.148],
    }
    for name, figures in printed.items():
        np.testing.assert_allclose(working(ranking, name), figures, atol=5.1e-4)
    assert ranking.ranks.tolist() == [6, 5, 3, 2, 1, 4]
    assert working(ranking, "ranks_s").tolist() == [6, 5, 2, 3, 1, 4]
    assert working(ranking, "ranks_r").tolist() == [5, 2, 4, 3, 1, 6]


def test_aras_suppliers_fu_wu_liao_2021() -> None:
    ratings = [
        [[0.3, 0.54, 1], [0.3, 0.58, 0.9], [0.4, 0.63, 0.9], [0.3, 0.49, 0.8], [0.4, 0.67, 1]],
        [[0.3, 0.56, 0.9], [0.3, 0.49, 0.8], [0.4, 0.63, 0.8], [0.4, 0.59, 0.98], [0.4, 0.59, 0.9]],
        [[0.3, 0.52, 0.8], [0.5, 0.7, 1], [0.3, 0.54, 0.9], [0.3, 0.34, 0.9], [0.4, 0.59, 0.9]],
        [[0.4, 0.59, 0.9], [0.4, 0.64, 1], [0.3, 0.73, 1], [0.4, 0.63, 0.9], [0.3, 0.58, 1]],
        [[0.5, 0.77, 1], [0.4, 0.63, 0.9], [0.3, 0.6, 0.9], [0.4, 0.64, 1], [0.4, 0.63, 1]],
    ]
    weights = [[0.4, 0.71, 1], [0.4, 0.61, 0.9], [0.5, 0.73, 1], [0.3, 0.52, 0.9], [0.2, 0.63, 1]]
    ranking = fuzzy.rank(fuzzy.make_problem(ratings, weights, ["benefit"] * 5), "aras")
    # The paper prints 0.74 for the third, 0.734 by its formulas.
    np.testing.assert_allclose(ranking.scores, [0.76, 0.73, 0.74, 0.8, 0.81], atol=0.007)
    assert ranking.ranks.tolist() == [3, 5, 4, 2, 1]


def test_cocoso_transport_ulutas_2021() -> None:
    ratings = [
        [
            [0.193, 0.408, 0.612],
            [0.572, 0.774, 0.939],
            [0.5, 0.7, 0.9],
            [0.5, 0.7, 0.9],
            [0.193, 0.408, 0.612],
            [0.332, 0.535, 0.736],
            [0.368, 0.572, 0.774],
        ],
        [
            [0.3, 0.5, 0.7],
            [0.572, 0.774, 0.939],
            [0.408, 0.612, 0.814],
            [0.1, 0.3, 0.5],
            [0.368, 0.572, 0.774],
            [0.5, 0.7, 0.9],
            [0.612, 0.814, 0.959],
        ],
        [
            [0.408, 0.612, 0.814],
            [0.572, 0.774, 0.939],
            [0.612, 0.814, 0.959],
            [0.856, 0.979, 1],
            [0.612, 0.814, 0.959],
            [0.856, 0.979, 1],
            [0.814, 0.959, 1],
        ],
        [
            [0.125, 0.332, 0.535],
            [0.241, 0.451, 0.654],
            [0.612, 0.814, 0.959],
            [0.1, 0.3, 0.5],
            [0.368, 0.572, 0.774],
            [0.572, 0.774, 0.939],
            [0.612, 0.814, 0.959],
        ],
        [
            [0.125, 0.332, 0.535],
            [0.241, 0.451, 0.654],
            [0.572, 0.774, 0.939],
            [0.535, 0.736, 0.919],
            [0.408, 0.612, 0.814],
            [0.814, 0.959, 1],
            [0.612, 0.814, 0.959],
        ],
    ]
    weights = [
        [0.056, 0.259, 0.852],
        [0.026, 0.073, 0.252],
        [0.038, 0.114, 0.393],
        [0.021, 0.070, 0.283],
        [0.047, 0.180, 0.634],
        [0.039, 0.138, 0.537],
        [0.051, 0.167, 0.638],
    ]
    up, down = "benefit", "cost"
    problem = fuzzy.make_problem(ratings, weights, [down, up, up, up, down, up, up])
    assert fuzzy.rank(problem, "cocoso").ranks.tolist() == [4, 5, 3, 2, 1]


def test_copras_narang_joshi_pal_2021() -> None:
    ratings = [
        [[3, 4, 5], [4, 5, 6], [8, 9, 9]],
        [[6, 7, 8], [4, 5, 6], [1, 2, 3]],
        [[5, 6, 7], [2, 3, 4], [3, 4, 5]],
        [[8, 9, 9], [2, 3, 4], [2, 3, 4]],
        [[7, 8, 9], [7, 8, 9], [5, 6, 7]],
    ]
    problem = fuzzy.make_problem(ratings, [0.394, 0.084, 0.522], ["cost", "benefit", "benefit"])
    ranking = fuzzy.rank(problem, "copras")
    # The paper prints 1.014, 0.508, 0.590, 0.470, 0.642: it defuzzifies otherwise.
    assert ranking.ranks.tolist() == [1, 4, 3, 5, 2]
    q = working(ranking, "q")
    np.testing.assert_allclose(q[[0, 4]], [1.014, 0.642], atol=0.011)


def test_mabac_river_crossing_bozanic_2018() -> None:
    ratings = [
        [[115, 120, 126], *spread("345 455")[0], [0.9, 1.1, 1.3], [2, 3, 4], [1.3, 1.5, 1.7]],
        [[134, 140, 147], *spread("455 234")[0], [0.7, 0.9, 1.2], [1, 1, 2], [1.1, 1.3, 1.5]],
        [[105, 110, 115], *spread("455 345")[0], [1.05, 1.2, 1.4], [4, 5, 5], [1.4, 1.6, 1.8]],
        [[120, 125, 130], *spread("234 112")[0], [0.8, 1, 1.2], [3, 4, 5], [1.3, 1.5, 1.7]],
        [[153, 160, 170], *spread("345 455")[0], [0.6, 0.7, 0.8], [4, 5, 5], [1, 1.2, 1.4]],
        [[114, 118, 126], *spread("234 234")[0], [1.1, 1.15, 1.25], [3, 4, 5], [1.3, 1.5, 1.7]],
    ]
    last = [[1, 1, 2], [3, 4, 5], [2, 3, 4], [1, 1, 2], [3, 4, 5], [2, 3, 4]]
    up, down = "benefit", "cost"
    problem = fuzzy.make_problem(
        [[*row, end] for row, end in zip(ratings, last, strict=True)],
        [0.243, 0.159, 0.182, 0.097, 0.125, 0.071, 0.123],
        [down, up, down, down, up, down, up],
    )
    ranking = fuzzy.rank(problem, "mabac")
    printed = [-0.071, 0.032, 0.113, 0.053, -0.014, 0.029]
    np.testing.assert_allclose(ranking.scores, printed, atol=0.0015)
    assert ranking.ranks.tolist() == [6, 3, 1, 2, 5, 4]


def test_mairca_failure_modes_boral_2020() -> None:
    ratings = [
        [[2.33, 4.33, 6.33], [4.33, 6.33, 8.33], [6.33, 8.33, 9.66]],
        [[0.66, 2.33, 4.33], [8.33, 9.66, 10], [0.66, 2.33, 4.33]],
        [[0.66, 2.33, 4.33], [8.33, 9.66, 10], [0.33, 1.33, 3]],
        [[1.66, 3.66, 5.66], [4.33, 6.33, 8.33], [6.33, 8.33, 9.66]],
        [[2.33, 4.33, 6.33], [5.66, 7.66, 9.33], [7.66, 9.33, 10]],
        [[4.33, 6.33, 8.33], [5.66, 7.66, 9.33], [1.66, 3.66, 5.66]],
        [[0.33, 1.33, 3], [9, 10, 10], [0.33, 1.33, 3]],
        [[0, 0.33, 1.66], [0, 0, 1], [0, 0, 1]],
    ]
    weights = [[0.293, 0.388, 0.565], [0.203, 0.267, 0.386], [0.234, 0.345, 0.420]]
    problem = fuzzy.make_problem(ratings, weights, ["benefit"] * 3)
    scores = fuzzy.rank(problem, "mairca", normalisation="vector").scores
    printed = np.array([0.0986, 0.1103, 0.1121, 0.1104, 0.0963, 0.0986, 0.1147, 0.1291])
    # The fourth is 0.1005 by the formulas that give all the others.
    others = [0, 1, 2, 4, 5, 6, 7]
    np.testing.assert_allclose(scores[others], printed[others], atol=1.6e-4)


def test_moora_erp_karande_chakraborty_2012() -> None:
    ratings = [
        [[0.6, 0.8, 1], [0.6, 0.8, 1], [0.4, 0.6, 0.8], [0.2, 0.4, 0.6], [0.8, 1, 1]],
        [[0.4, 0.6, 0.8], [0.6, 0.8, 1], [0.4, 0.6, 0.8], [0.8, 1, 1], [0.2, 0.4, 0.6]],
        [[0.8, 1, 1], [0.4, 0.6, 0.8], [0.6, 0.8, 1], [0, 0.2, 0.4], [0, 0.2, 0.4]],
        [[0.2, 0.4, 0.6], [0.4, 0.6, 0.8], [0.4, 0.6, 0.8], [0.6, 0.8, 1], [0.4, 0.6, 0.8]],
    ]
    problem = fuzzy.make_problem(
        ratings, [0.364, 0.271, 0.203, 0.094, 0.068], ["cost"] + ["benefit"] * 4
    )
    unsigned = fuzzy.rank(problem, "moora", score="distance")
    np.testing.assert_allclose(unsigned.scores, [0.0713, 0.1034, 0.0355, 0.1113], atol=0.001)
    assert unsigned.ranks.tolist() == [3, 2, 4, 1]
    assert fuzzy.rank(problem, "moora").ranks.tolist() == [3, 2, 4, 1]


def test_ocra_textile_suppliers_ulutas_2019() -> None:
    peaks = np.array(
        [
            [5.75, 6.5, 6, 4.75, 2.25, 2, 5.75, 6],
            [4.75, 5.5, 5.25, 6.75, 2.5, 2.75, 5.5, 6.25],
            [5.5, 5.75, 5.75, 5.25, 2, 2.75, 5, 6.75],
            [4, 5.25, 4.5, 4, 3, 2.5, 5.75, 6.25],
            [6, 4, 5.5, 4.25, 2.75, 2.25, 5.5, 6.5],
        ]
    )
    up, down = "benefit", "cost"
    problem = fuzzy.make_problem(
        peaks[..., None] + [-1, 0, 1],
        [0.19, 0.182, 0.122, 0.091, 0.198, 0.074, 0.078, 0.065],
        [up, up, up, up, down, down, up, up],
    )
    ranking = fuzzy.rank(problem, "ocra")
    np.testing.assert_allclose(ranking.scores, [0.317, 0.181, 0.266, 0, 0.115], atol=0.001)
    assert ranking.ranks.tolist() == [1, 3, 2, 5, 4]


def test_spotis_shekhovtsov_2022() -> None:
    ratings = [
        [[0.6, 0.8, 1], [0.6, 0.8, 1], [0.4, 0.6, 0.8], [0.2, 0.4, 0.6], [0.8, 1, 1]],
        [[0.4, 0.6, 0.8], [0.6, 0.8, 1], [0.4, 0.6, 0.8], [0.8, 1, 1], [0.2, 0.4, 0.6]],
        [[0.8, 1, 1], [0.4, 0.6, 0.8], [0.6, 0.8, 1], [0, 0.2, 0.4], [0, 0.2, 0.4]],
    ]
    problem = fuzzy.make_problem(
        ratings, [0.364, 0.272, 0.203, 0.093, 0.068], ["cost"] + ["benefit"] * 4
    )
    ranking = fuzzy.rank(problem, "spotis", bounds=[[0, 1]] * 5)
    # Sampled in the paper, integrated exactly here.
    np.testing.assert_allclose(ranking.scores, [0.50416561, 0.41542608, 0.5462349], atol=0.0015)
    assert ranking.ranks.tolist() == [2, 1, 3]


def test_waspas_construction_site_turskis_2015() -> None:
    peaks = np.array(
        [
            [6, 7, 9, 6, 9, 6, 5, 6],
            [7, 7, 6, 7, 8, 9, 6, 5],
            [7, 9, 7, 6, 7, 7, 9, 5],
            [7, 6, 7, 5, 6, 9, 8, 6],
        ]
    )
    weights = [
        [0.21, 0.28, 0.35],
        [0.16, 0.20, 0.23],
        [0.14, 0.16, 0.17],
        [0.09, 0.12, 0.17],
        [0.07, 0.08, 0.12],
        [0.05, 0.06, 0.09],
        [0.03, 0.05, 0.07],
        [0.01, 0.03, 0.06],
    ]
    problem = fuzzy.make_problem((peaks[..., None] + [-1, 0, 1]) / 10, weights, ["benefit"] * 8)
    ranking = fuzzy.rank(problem, "waspas")
    # The paper prints 0.87 for the third, 0.80 by its formulas.
    np.testing.assert_allclose(ranking.scores[[0, 1, 3]], [0.76, 0.77, 0.73], atol=0.0051)
    assert ranking.ranks.tolist() == [3, 2, 1, 4]


def test_wpm_triantaphyllou_lin_1996() -> None:
    ratings = [
        [[3, 4, 5], [5, 6, 7], [5, 6, 7], [2, 3, 4]],
        [[6, 7, 8], [5, 6, 7], [0.5, 1, 2], [4, 5, 6]],
        [[4, 5, 6], [3, 4, 5], [7, 8, 9], [6, 7, 8]],
    ]
    weights = [[0.13, 0.2, 0.31], [0.08, 0.15, 0.25], [0.29, 0.40, 0.56], [0.17, 0.25, 0.38]]
    problem = fuzzy.make_problem(ratings, weights, ["benefit"] * 4)
    for power in ("exact", "componentwise"):
        ranking = fuzzy.rank(problem, "wpm", normalisation="none", power=power)
        assert ranking.ranks.tolist() == [2, 3, 1]


def test_marcos_road_sections_stankovic_2020() -> None:
    sections = spread(
        "111 113 111 355 355 335\n113 113 111 111 133 113\n335 113 111 111 111 113\n"
        "355 111 111 355 111 113\n113 113 799 111 111 111\n335 111 111 113 133 113\n"
        "133 113 111 335 111 557\n557 113 111 111 133 133\n111 113 111 111 577 113\n"
        "577 113 111 111 111 133\n113 113 111 111 111 113\n355 113 799 111 111 111\n"
        "355 133 111 113 111 113\n335 355 111 113 111 133\n113 335 111 113 111 133\n"
        "113 779 111 113 111 111\n335 799 111 133 111 133\n335 779 799 111 111 133\n"
        "335 577 111 335 111 335\n113 779 111 557 133 799\n799 577 111 111 133 113\n"
        "557 335 111 113 111 111\n335 355 799 779 355 799\n113 335 111 111 111 113\n"
        "133 355 111 113 111 111\n557 355 111 111 111 113\n355 133 111 113 111 113\n"
        "113 111 111 577 355 335\n133 113 111 113 111 111\n133 113 111 113 111 113\n"
        "111 113 111 113 111 133\n113 133 111 355 133 113\n133 133 799 113 111 557\n"
        "113 111 111 111 111 113\n133 111 111 111 111 111\n113 113 111 113 133 113\n"
        "557 113 111 111 133 335\n335 113 111 111 111 113"
    )
    weights = [
        [0.098, 0.174, 0.336],
        [0.133, 0.254, 0.471],
        [0.100, 0.203, 0.411],
        [0.064, 0.119, 0.234],
        [0.083, 0.149, 0.263],
        [0.060, 0.102, 0.185],
    ]
    problem = fuzzy.make_problem(sections, weights, ["benefit"] * 6)
    ranking = fuzzy.rank(problem, "marcos")
    np.testing.assert_allclose(ranking.scores[:3], [0.181, 0.084, 0.083], atol=5.1e-4)
    assert ranking.ranks[22] == 1
    assert ranking.ranks[36] == 14
    first = fuzzy.rank(problem, "marcos", ideal="first")
    assert abs(first.scores[0] - 0.181) > 0.002
    assert first.warnings
