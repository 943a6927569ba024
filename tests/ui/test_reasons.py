"""Reasons in words: rules, parts and contrasts that add up."""

from __future__ import annotations

import re

import numpy as np
import pytest

import fuzzy
from data import Dataset
from tests.ui.making import board_of
from ui import format as fmt
from ui.i18n import words
from ui.reasons import contrast_sentence, parts_text, rule_sentence, term_names


def bare(text: str) -> str:
    return re.sub("[\u2066-\u2069\u200e]", "", text)


def test_terms_go_from_the_lowest_to_the_highest(dataset: Dataset) -> None:
    assert term_names(dataset, "en")[0].casefold() == "very low"
    assert term_names(dataset, "en")[-1].casefold() == "very high"
    assert len(term_names(dataset, "fa")) == 5


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_a_rule_names_every_dimension_and_its_word(dataset: Dataset, lang: str) -> None:
    board = board_of(dataset, {})
    rules = fuzzy.explain(board.problem, board.ranking, 0).rules
    assert rules
    for rule in rules:
        sentence = bare(rule_sentence(rule, dataset, words(lang)))
        names = term_names(dataset, lang)
        for dimension, level in zip(dataset.dimensions, rule.levels, strict=True):
            assert dimension.name[lang] in sentence
            assert names[level] in sentence
        for term, _ in rule.consequents:
            assert names[term] in sentence


def test_named_parts_and_the_rest_add_up(dataset: Dataset) -> None:
    parts = np.zeros(len(dataset.criteria))
    parts[:6] = [6.04, -1.92, 3.0, 0.5, -0.4, 0.2]
    text = bare(parts_text(parts, dataset, words("en"), 1))
    labels = [criterion.label.en for criterion in dataset.criteria]
    assert text == (
        f"+6.0 from {labels[0]}, +3.0 from {labels[2]}, −1.9 from {labels[1]}, "
        f"+0.5 from {labels[3]}, −0.2 from the others"
    )


def test_parts_that_round_to_nothing_are_not_named(dataset: Dataset) -> None:
    parts = np.zeros(len(dataset.criteria))
    parts[0], parts[1] = 2.0, 0.01
    text = bare(parts_text(parts, dataset, words("en"), 1))
    assert text == f"+2.0 from {dataset.criteria[0].label.en}"


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_the_contrast_turns_around_with_the_pair(dataset: Dataset, lang: str) -> None:
    board = board_of(dataset, {})
    first, last = (dataset.clusters.index(board.rows[place].cluster) for place in (0, -1))
    text = words(lang)

    def said(a: int, b: int) -> str:
        names = (dataset.clusters[a].name[lang], dataset.clusters[b].name[lang])
        found = fuzzy.contrast(board.problem, board.ranking, a, b)
        return bare(contrast_sentence(found, names, dataset, text, board.digits))

    ahead, behind = said(first, last), said(last, first)
    gap = fmt.number(board.rows[0].score - board.rows[-1].score, board.digits, lang)
    assert gap in ahead
    assert gap in behind
    for sentence, key in ((ahead, "contrast-ahead"), (behind, "contrast-behind")):
        pattern = bare(text(key, a="§", b="§", gap="§", parts="§"))
        assert re.fullmatch(re.escape(pattern).replace("§", ".+"), sentence)


def test_a_cluster_is_equal_to_itself(dataset: Dataset) -> None:
    board = board_of(dataset, {})
    same = fuzzy.contrast(board.problem, board.ranking, 2, 2)
    names = (dataset.clusters[2].name.en, dataset.clusters[2].name.en)
    assert "same score" in contrast_sentence(same, names, dataset, words("en"), 1)
