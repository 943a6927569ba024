"""How far the ratings rest on evidence: counts, the grid of them, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from data import Dataset
from data.names import folded
from data.records import City, Cluster, Criterion, Evidence, Place
from ui import format as fmt
from ui.cluster_tables import fact_value
from ui.fields import distinct
from ui.i18n import Words
from ui.markdown import link, plain
from ui.palette import ACCENT, BORDER, GRID, MUTED, ON_SECTOR, TEXT
from ui.spec import Spec, base_layout

ROW: Final = 29
HEAD_AND_FOOT: Final = 120
SQUARE: Final = 23
LEANING: Final = 52
"""Room at the right, over which the last slanted name leans."""

DISAGREEMENT: Final = (
    "contradict",
    "another report",
    "another page",
    "other reports",
    "reports give",
    "does not fit",
    "far above",
    "above the capacity",
    "با هم نمی‌خوان",
    "نمی‌خواند",
    "گزارش دیگری",
    "صفحهٔ دیگری",
    "گزارش‌های دیگر",
    "گزارش‌ها از",
    "بسیار بیش از",
    "بیش از ظرفیت",
)
"""Words by which a caution says that other figures disagree with the one it stands at."""


@dataclass(frozen=True)
class _Look:
    """How a square is drawn: its fill, its edge, and the number in it."""

    fill: str
    edge: str
    number: str


_FULL: Final = _Look(ACCENT, ACCENT, ON_SECTOR)
_OPEN: Final = _Look("rgba(0,0,0,0)", BORDER, MUTED)


@dataclass(frozen=True)
class ClusterGap:
    """A cluster and the sub-criteria on which nothing was found."""

    cluster: Cluster
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class Gaps:
    """What is not known.

    Attributes
    ----------
    unrated : tuple of ClusterGap
        Ratings that rest on no figure or statement, most of them first.
    unplaced : tuple of Place
        Infrastructure without a position.
    uncounted : tuple of City
        Cities without a census figure of 2016.
    undated : tuple of Evidence
        Figures and statements of which the source shows no year.
    disputed : tuple of Evidence
        Figures whose caution says that others disagree.
    """

    unrated: tuple[ClusterGap, ...]
    unplaced: tuple[Place, ...]
    uncounted: tuple[City, ...]
    undated: tuple[Evidence, ...]
    disputed: tuple[Evidence, ...]

    @property
    def unrated_count(self) -> int:
        """Number of ratings that rest on nothing found."""
        return sum(len(gap.criteria) for gap in self.unrated)


def evidence_counts(dataset: Dataset) -> list[list[int]]:
    """Return the number of pieces of evidence, a row per sub-criterion, a column per cluster."""
    return [
        [len(dataset.rating(cluster.id, criterion.id).evidence) for cluster in dataset.clusters]
        for criterion in dataset.criteria
    ]


def covered_ratings(dataset: Dataset) -> int:
    """Return how many ratings rest on at least one piece of evidence."""
    return sum(count > 0 for row in evidence_counts(dataset) for count in row)


def find_gaps(dataset: Dataset) -> Gaps:
    """Return what is missing or in dispute."""
    unrated = [
        ClusterGap(
            cluster,
            tuple(
                criterion
                for criterion in dataset.criteria
                if not dataset.rating(cluster.id, criterion.id).evidence
            ),
        )
        for cluster in dataset.clusters
    ]
    unrated.sort(key=lambda gap: -len(gap.criteria))
    return Gaps(
        unrated=tuple(gap for gap in unrated if gap.criteria),
        unplaced=tuple(place for place in dataset.infrastructure if place.lat is None),
        uncounted=tuple(city for city in dataset.cities if city.population_2016 is None),
        undated=tuple(fact for fact in dataset.evidence if fact.year is None),
        disputed=tuple(fact for fact in dataset.evidence if is_disputed(fact)),
    )


def is_disputed(fact: Evidence) -> bool:
    """Tell whether the caution at a figure says that others disagree with it."""
    caution = folded(f"{fact.caution.en} {fact.caution.fa}")
    return any(folded(mark) in caution for mark in DISAGREEMENT)


def coverage_height(dataset: Dataset) -> str:
    """Return a height that gives each sub-criterion a row, as a CSS length."""
    return f"{ROW * len(dataset.criteria) + HEAD_AND_FOOT}px"


def coverage_chart(dataset: Dataset, words: Words) -> Spec:
    """Draw a square for each rating with the number of pieces of evidence in it.

    A full square holds a number above 0; an open one stands for a rating that rests on nothing
    found, so the difference does not hang on the colour.
    """
    lang = words.lang
    counts = evidence_counts(dataset)
    cells = [(x, y, n) for y, row in enumerate(counts, 1) for x, n in enumerate(row, 1)]
    layout = base_layout(lang)
    layout |= {
        "margin": {"l": 4, "r": LEANING, "t": 4, "b": 4},
        "xaxis": _clusters_axis(dataset, lang),
        "yaxis": _criteria_axis(dataset, lang),
    }
    return {
        "data": [
            _squares([cell for cell in cells if cell[2]], _FULL, dataset, words),
            _squares([cell for cell in cells if not cell[2]], _OPEN, dataset, words),
        ],
        "layout": layout,
        "words": {"failed": words("chart-failed")},
    }


def _squares(
    cells: list[tuple[int, int, int]], look: _Look, dataset: Dataset, words: Words
) -> dict[str, Any]:
    """Draw squares of one look, each cell as (cluster, criterion, count), counted from 1."""
    lang = words.lang
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [x for x, _, _ in cells],
        "y": [y for _, y, _ in cells],
        "text": [fmt.number(count, 0, lang) for _, _, count in cells],
        "textfont": {"size": 13, "color": look.number},
        "textposition": "middle center",
        "marker": {
            "symbol": "square",
            "size": SQUARE,
            "opacity": 1,
            "color": look.fill,
            "line": {"width": 1, "color": look.edge},
        },
        "cliponaxis": False,
        "hovertemplate": [
            fmt.isolate(
                words(
                    "coverage-hover",
                    cluster=dataset.clusters[x - 1].name[lang],
                    criterion=dataset.criteria[y - 1].name[lang],
                    count=fmt.number(count, 0, lang),
                ),
                lang,
            )
            + "<extra></extra>"
            for x, y, count in cells
        ],
    }


def _clusters_axis(dataset: Dataset, lang: str) -> dict[str, Any]:
    """Return an axis with the clusters from the reading edge on."""
    ends = [0.4, len(dataset.clusters) + 0.6]
    return _names_axis([cluster.label[lang] for cluster in dataset.clusters], lang) | {
        "range": ends[::-1] if lang == "fa" else ends,
        "side": "top",
        "tickangle": -60,
        "ticklabeloverflow": "allow",
        "automargin": "height",
    }


def _criteria_axis(dataset: Dataset, lang: str) -> dict[str, Any]:
    """Return an axis with the sub-criteria from the top on."""
    return _names_axis([criterion.label[lang] for criterion in dataset.criteria], lang) | {
        "range": [len(dataset.criteria) + 0.6, 0.4],
        "side": "right" if lang == "fa" else "left",
        "automargin": "width",
    }


def _names_axis(names: list[str], lang: str) -> dict[str, Any]:
    """Return what both axes share."""
    return {
        "tickvals": list(range(1, len(names) + 1)),
        "ticktext": [fmt.isolate(name, lang) for name in names],
        "tickfont": {"size": 13, "color": TEXT},
        "gridcolor": GRID,
        "zeroline": False,
        "fixedrange": True,
    }


def coverage_table(dataset: Dataset, words: Words) -> pd.DataFrame:
    """Return the grid as a table: sub-criteria down, clusters across."""
    lang = words.lang
    labels = distinct([plain(cluster.label[lang]) for cluster in dataset.clusters])
    rows = [
        {words("col-criterion"): plain(criterion.name[lang])}
        | {label: fmt.number(count, 0, lang) for label, count in zip(labels, counts, strict=True)}
        for criterion, counts in zip(dataset.criteria, evidence_counts(dataset), strict=True)
    ]
    return pd.DataFrame(rows).set_index(words("col-criterion"))


def unrated_table(gaps: Gaps, words: Words) -> pd.DataFrame:
    """Return the clusters with the sub-criteria on which nothing was found."""
    lang = words.lang
    return pd.DataFrame(
        [
            {
                words("col-cluster"): plain(gap.cluster.name[lang]),
                words("col-missing"): fmt.number(len(gap.criteria), 0, lang),
                words("col-criteria"): plain(
                    words.join([each.label[lang] for each in gap.criteria])
                ),
            }
            for gap in gaps.unrated
        ]
    ).set_index(words("col-cluster"))


def disputed_table(gaps: Gaps, dataset: Dataset, words: Words) -> pd.DataFrame:
    """Return the figures with which others disagree, each with its source and caution."""
    lang = words.lang
    return pd.DataFrame(
        [
            {
                words("col-indicator"): plain(fact.indicator[lang]),
                words("col-value"): plain(fact_value(fact, lang)),
                words("col-year"): plain(fmt.written(fact.year_text[lang], lang)),
                words("col-caution"): plain(fmt.written(fact.caution[lang], lang)),
                words("col-source"): link(
                    dataset.source(fact.source).title[lang], dataset.source(fact.source).url
                ),
            }
            for fact in gaps.disputed
        ]
    ).set_index(words("col-indicator"))
