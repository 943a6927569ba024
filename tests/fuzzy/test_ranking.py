from __future__ import annotations

import numpy as np
import pytest

import fuzzy
from fuzzy import METHODS, ProblemError
from fuzzy.ranking import mean_ranks

PROBLEM = fuzzy.make_problem([[5, 5], [4, 6]], [1, 1], ["benefit", "benefit"], scale=[0, 10])


def test_equal_scores_share_the_mean_of_their_places() -> None:
    ranks = mean_ranks(np.array([0.2, 0.9, 0.2, 0.5]), higher_is_better=True)
    assert ranks.tolist() == [3.5, 1, 3.5, 2]
    ranks = mean_ranks(np.array([0.2, 0.9, 0.2, 0.5]), higher_is_better=False)
    assert ranks.tolist() == [1.5, 4, 1.5, 3]


def test_rounding_in_the_last_bit_decides_no_place() -> None:
    assert mean_ranks(np.array([0.1 + 0.2, 0.3]), higher_is_better=True).tolist() == [1.5, 1.5]


def test_mamdani_is_the_default_and_comes_first() -> None:
    assert next(iter(METHODS)) == "mamdani"
    assert fuzzy.rank(PROBLEM).method == "mamdani"


def test_a_ranking_remembers_the_options_taken() -> None:
    ranking = fuzzy.rank(PROBLEM, "topsis", ideal="scalar")
    assert ranking.options == {"normalisation": "linear", "ideal": "scalar"}


def test_unknown_methods_options_and_words_are_refused() -> None:
    with pytest.raises(ProblemError, match=r"^unknown method 'best' for rank: expected one of mam"):
        fuzzy.rank(PROBLEM, "best")
    with pytest.raises(ProblemError, match=r"^unknown option 'colour' for saw"):
        fuzzy.rank(PROBLEM, "saw", colour="red")
    with pytest.raises(
        ProblemError, match=r"^unknown ideal 'far' for topsis: expected one of unit"
    ):
        fuzzy.rank(PROBLEM, "topsis", ideal="far")


@pytest.mark.parametrize("name", ["mamdani", "saw", "topsis", "fwa"])
def test_every_entry_tells_its_source_and_weaknesses_in_both_languages(name: str) -> None:
    entry = METHODS[name]
    for text in (entry.title_en, entry.definition_en, entry.weaknesses_en, entry.source):
        assert text
    for text in (entry.title_fa, entry.definition_fa, entry.weaknesses_fa):
        assert any("\u0600" <= letter <= "\u06ff" for letter in text)
    for option in entry.options:
        assert option.about_en
        assert option.about_fa
