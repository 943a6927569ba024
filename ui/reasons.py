"""Reasons in words: which rules fired, and from what one cluster is ahead of another."""

from __future__ import annotations

from typing import Final

from data import Dataset
from fuzzy.checks import FloatArray
from fuzzy.explain import Contrast
from fuzzy.rulebase import FiredRule
from ui import format as fmt
from ui.i18n import Words

FIVE_TERMS: Final = "five"
MOST_PARTS: Final = 4


def term_names(dataset: Dataset, lang: str) -> list[str]:
    """Return the five words from the lowest to the highest."""
    terms = sorted((t for t in dataset.terms if t.scale == FIVE_TERMS), key=lambda t: t.order)
    return [term.name[lang] for term in terms]


def rule_sentence(rule: FiredRule, dataset: Dataset, words: Words) -> str:
    """Write a fired rule as a sentence."""
    lang = words.lang
    names = term_names(dataset, lang)
    conditions = f" {words('and')} ".join(
        words("rule-condition", dimension=dimension.name[lang], term=names[level])
        for dimension, level in zip(dataset.dimensions, rule.levels, strict=True)
    )
    consequents = f" {words('or')} ".join(
        words("rule-consequent", term=names[term], certainty=fmt.percent(certainty, lang))
        if len(rule.consequents) > 1
        else names[term]
        for term, certainty in rule.consequents
    )
    return words("rule-sentence", conditions=conditions, consequents=consequents)


def parts_text(contributions: FloatArray, dataset: Dataset, words: Words, digits: int) -> str:
    """Write the largest contributions, signed, and the sum of the others."""
    lang = words.lang
    order = sorted(range(len(contributions)), key=lambda i: -abs(contributions[i]))
    named = [i for i in order[:MOST_PARTS] if round(float(contributions[i]), digits) != 0]
    parts = [
        words(
            "contrast-part",
            amount=fmt.signed(float(contributions[i]), digits, lang),
            criterion=dataset.criteria[i].label[lang],
        )
        for i in named
    ]
    rest = float(sum(contributions[i] for i in order if i not in named))
    if round(rest, digits) != 0:
        parts.append(words("contrast-rest", amount=fmt.signed(rest, digits, lang)))
    return words.join(parts)


def contrast_sentence(
    contrast: Contrast, names: tuple[str, str], dataset: Dataset, words: Words, digits: int
) -> str:
    """Say from what one cluster is ahead of, or behind, another.

    Parameters
    ----------
    contrast : Contrast
    names : (str, str)
        Of the first and the second cluster.
    dataset : Dataset
    words : Words
    digits : int
    """
    first, second = names
    if round(contrast.difference, digits) == 0:
        return words("contrast-equal", a=first, b=second)
    key = "contrast-ahead" if contrast.difference > 0 else "contrast-behind"
    return words(
        key,
        a=first,
        b=second,
        gap=fmt.number(abs(contrast.difference), digits, words.lang),
        parts=parts_text(contrast.contributions, dataset, words, digits),
    )
