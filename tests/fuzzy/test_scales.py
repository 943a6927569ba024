from __future__ import annotations

import numpy as np
import pytest

from fuzzy import ProblemError
from fuzzy.numbers import membership
from fuzzy.scales import FIVE_TERMS, SEVEN_TERMS, term_numbers, widen


def test_the_five_terms_add_up_to_one_everywhere() -> None:
    x = np.linspace(0, 10, 101)
    total = sum(membership(x, term) for term in FIVE_TERMS.values())
    np.testing.assert_allclose(total, 1)


@pytest.mark.parametrize("scale", [FIVE_TERMS, SEVEN_TERMS])
def test_terms_ascend_and_stay_on_the_scale(scale: dict[str, tuple[float, float, float]]) -> None:
    numbers = term_numbers(scale)  # type: ignore[arg-type]
    assert numbers.min() == 0
    assert numbers.max() == 10
    assert np.all(np.diff(numbers, axis=1) >= 0)
    assert np.all(np.diff(numbers[:, 1]) > 0)


def test_chens_fair_is_the_middle_of_seven() -> None:
    assert list(SEVEN_TERMS)[3] == "fair"
    assert SEVEN_TERMS["fair"] == (3, 5, 7)


def test_doubt_moves_the_feet_but_never_off_the_scale() -> None:
    wide = widen(np.array([[0.0, 2.5, 5.0], [7.5, 10.0, 10.0]]), 1.5)
    np.testing.assert_array_equal(wide, [[0, 2.5, 6.5], [6, 10, 10]])
    with pytest.raises(ProblemError, match="by: -1"):
        widen(np.array([1.0, 2.0, 3.0]), -1)
