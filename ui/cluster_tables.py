"""The tables of one cluster: its ratings with their reasons, its facts with their sources."""

from __future__ import annotations

import pandas as pd

from data import Dataset
from data.records import Cluster, Evidence
from fuzzy.checks import FloatArray
from ui import format as fmt
from ui.i18n import Words
from ui.markdown import link, plain


def contribution_table(
    contributions: FloatArray, dataset: Dataset, words: Words, digits: int
) -> pd.DataFrame:
    """Return the contributions of the sub-criteria, largest first."""
    lang = words.lang
    dimensions = {dimension.id: dimension.name[lang] for dimension in dataset.dimensions}
    order = sorted(range(len(contributions)), key=lambda i: -contributions[i])
    return pd.DataFrame(
        [
            {
                words("col-criterion"): plain(dataset.criteria[i].name[lang]),
                words("col-dimension"): plain(dimensions[dataset.criteria[i].dimension]),
                words("col-contribution"): fmt.signed(float(contributions[i]), digits, lang),
            }
            for i in order
        ]
    ).set_index(words("col-criterion"))


def ratings_table(cluster: Cluster, dataset: Dataset, words: Words) -> pd.DataFrame:
    """Return the ratings of a cluster in words, with reason and number of pieces of evidence."""
    lang = words.lang
    terms = {term.id: term.name[lang] for term in dataset.terms if term.scale == "five"}
    uncertainties = {item.id: item.name[lang] for item in dataset.uncertainties}
    ratings = [dataset.rating(cluster.id, criterion.id) for criterion in dataset.criteria]
    return pd.DataFrame(
        [
            {
                words("col-criterion"): plain(criterion.name[lang]),
                words("col-rating"): plain(terms[rating.term]),
                words("col-uncertainty"): plain(uncertainties[rating.uncertainty]),
                words("col-rationale"): plain(fmt.written(rating.rationale[lang], lang)),
                words("col-evidence"): fmt.number(len(rating.evidence), 0, lang),
            }
            for criterion, rating in zip(dataset.criteria, ratings, strict=True)
        ]
    ).set_index(words("col-criterion"))


def facts_table(cluster: Cluster, dataset: Dataset, words: Words) -> pd.DataFrame | None:
    """Return what is known of a cluster, each figure with year, place, source and caution."""
    lang = words.lang
    facts = dataset.evidence_of(cluster.id)
    if not facts:
        return None
    sources = {source.id: source for source in dataset.sources}
    return pd.DataFrame(
        [
            {
                words("col-indicator"): plain(fact.indicator[lang]),
                words("col-value"): plain(fact_value(fact, lang)),
                words("col-year"): plain(fmt.written(fact.year_text[lang], lang)),
                words("col-place-name"): plain(fact.place[lang]),
                words("col-source"): link(
                    sources[fact.source].title[lang], sources[fact.source].url
                ),
                words("col-caution"): plain(fmt.written(fact.caution[lang], lang)),
            }
            for fact in facts
        ]
    ).set_index(words("col-indicator"))


def fact_value(fact: Evidence, lang: str) -> str:
    """Write a figure with its unit, or the statement."""
    if fact.value is None:
        return fact.statement[lang]
    return f"{fmt.natural(fact.value, lang)} {fact.unit[lang]}".strip()
