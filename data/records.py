"""The records that the tables become: frozen, typed, and bilingual where a reader sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TFN = tuple[float, float, float]
"""A triangular fuzzy number (l, m, u) with l <= m <= u."""

Language = Literal["en", "fa"]


@dataclass(frozen=True)
class Text:
    """One text in both languages of the project.

    Attributes
    ----------
    en, fa
        The English and the Persian wording. Either may be empty where a note is optional;
        then both are.
    """

    en: str
    fa: str

    def __getitem__(self, lang: str) -> str:
        """Return the wording in ``lang``.

        Raises
        ------
        KeyError
            When ``lang`` is neither ``"en"`` nor ``"fa"``.
        """
        if lang == "en":
            return self.en
        if lang == "fa":
            return self.fa
        raise KeyError(f"language {lang!r} is unknown; expected 'en' or 'fa'")

    def __bool__(self) -> bool:
        """Tell whether there is any wording at all."""
        return bool(self.en or self.fa)


@dataclass(frozen=True)
class Sector:
    """A group of clusters by what they make; it decides the colour of a cluster."""

    id: str
    name: Text


@dataclass(frozen=True)
class Committee:
    """One of the three committees of the working group.

    ``note`` says that the assignment of clusters to committees is ours.
    """

    id: str
    name: Text
    note: Text


@dataclass(frozen=True)
class Stage:
    """A stage of a cluster programme; ``order`` counts from 1 (earliest)."""

    id: str
    order: int
    name: Text
    definition: Text
    source: str


@dataclass(frozen=True)
class Cluster:
    """An alternative of the ranking: one cluster of the studied list.

    ``number`` is its place in the source list; ``label`` is the short name for charts.
    """

    id: str
    number: int
    name: Text
    label: Text
    product: Text
    sector: str
    committee: str
    description: Text
    stage: str
    stage_note: Text
    stage_source: str


@dataclass(frozen=True)
class ClusterCity:
    """A cluster is at home in this city; ``note`` is filled where the place needs a word."""

    cluster: str
    city: str
    note: Text


@dataclass(frozen=True)
class City:
    """A city, or a village that the map needs.

    Positions are WGS84 degrees, None where no source gave one. ``population_2016`` and
    ``households`` are census figures of the city, the ``county_`` ones those of the county as
    it was in 2016. ``population_geonames`` is undated and must never be shown as a census figure.
    ``elevation`` is in metres.
    """

    id: str
    name: Text
    kind: str
    county: Text
    lat: float | None
    lon: float | None
    coord_quality: str
    elevation: int | None
    population_2016: int | None
    population_geonames: int | None
    households: int | None
    county_population_2016: int | None
    county_households_2016: int | None
    note: Text
    sources: tuple[str, ...]


@dataclass(frozen=True)
class InfrastructureKind:
    """A kind of infrastructure, one layer of the map."""

    id: str
    name: Text


@dataclass(frozen=True)
class Place:
    """A piece of infrastructure.

    ``position_quality`` is ``exact`` (a point of its own), ``stand-in`` (the point of the
    nearest town or village) or ``none`` (then ``lat`` and ``lon`` are None).
    """

    id: str
    name: Text
    kind: str
    lat: float | None
    lon: float | None
    position_quality: str
    year: Text
    note: Text
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Dimension:
    """A dimension of the ranking; ``weight`` is its default importance on 0..100."""

    id: str
    name: Text
    weight: TFN


@dataclass(frozen=True)
class Criterion:
    """A sub-criterion; ``weight`` is its default importance in its dimension on 0..100.

    ``description`` says what the lowest and the highest rating mean.
    """

    id: str
    dimension: str
    name: Text
    label: Text
    direction: Literal["benefit", "cost"]
    weight: TFN
    description: Text


@dataclass(frozen=True)
class Term:
    """A word of a linguistic scale with its TFN on 0..10; ``order`` counts from 1 (lowest)."""

    scale: str
    id: str
    order: int
    name: Text
    tfn: TFN


@dataclass(frozen=True)
class Uncertainty:
    """How far the feet of a rated term move outwards, in points of the scale 0..10."""

    id: str
    name: Text
    widening: float


@dataclass(frozen=True)
class Rating:
    """A rating in words with its reason and the ids of the evidence that it rests on."""

    cluster: str
    criterion: str
    term: str
    uncertainty: str
    rationale: Text
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Evidence:
    """A sourced figure or statement that bears on a rating.

    Either ``value`` (a number in ``unit``) or ``statement`` is filled. ``cluster`` is None for a
    figure of the whole province. ``year`` is the Gregorian year for sorting, None where the
    source shows no date; ``year_text`` is what to show. ``caution`` says what to mind.
    """

    id: str
    cluster: str | None
    indicator: Text
    value: float | None
    statement: Text
    unit: Text
    year: int | None
    year_text: Text
    place: Text
    source: str
    caution: Text


@dataclass(frozen=True)
class Decision:
    """What was really decided about a cluster: ``put-forward`` or ``identity-card``."""

    id: str
    kind: Literal["put-forward", "identity-card"]
    cluster: str
    source: str
    note: Text


@dataclass(frozen=True)
class Source:
    """Where a fact comes from. ``url`` is empty for what has no page, such as a package."""

    id: str
    title: Text
    url: str
    year: str
    note: Text


@dataclass(frozen=True)
class Preset:
    """A named set of weights."""

    id: str
    name: Text


@dataclass(frozen=True)
class PresetWeight:
    """A weight in which a preset differs from the default.

    ``target`` is the id of a dimension or of a criterion.
    """

    preset: str
    target: str
    weight: TFN
