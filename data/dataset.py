"""Everything that is known, in one frozen value with the questions that others ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from data.reading import ReadTable
from data.records import (
    TFN,
    City,
    Cluster,
    ClusterCity,
    Committee,
    Criterion,
    Decision,
    Dimension,
    Evidence,
    InfrastructureKind,
    Place,
    Preset,
    PresetWeight,
    Rating,
    Sector,
    Source,
    Stage,
    Term,
    Text,
    Uncertainty,
)
from fuzzy import Problem, hierarchical_weights, make_hierarchy, make_problem

if TYPE_CHECKING:
    import pandas as pd

RATING_SCALE = "five"
SCALE_ENDS = (0.0, 10.0)

GeoJSON = dict[str, Any]
LevelWeights = tuple[dict[str, TFN], dict[str, TFN]]
"""Weights of the dimensions and of the criteria, by id."""


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_Record = TypeVar("_Record", bound=_HasId)


def _by_id(records: Iterable[_Record]) -> dict[str, _Record]:
    return {record.id: record for record in records}


def _found(records: Mapping[str, _Record], each: str, what: str) -> _Record:
    try:
        return records[each]
    except KeyError:
        known = ", ".join(records)
        raise KeyError(f"{what} {each!r} is unknown; expected one of {known}") from None


@dataclass(frozen=True, eq=False)
class Dataset:
    """The tables as records, and what follows from them.

    Build it with :func:`data.load`, which checks every table first; the methods below therefore
    fail only for an id that the caller made up, with a ``KeyError`` that names it.

    Attributes
    ----------
    clusters
        In the order of the source list.
    dimensions, criteria
        In the order of the tables; a ranking keeps this order.
    terms
        The words of both scales; ratings use the five-term one.
    read_tables
        Each table as it was read, row by row.
    outlines
        ``province`` and ``neighbours`` as GeoJSON feature collections, WGS84 degrees.
    outline_note, assessment_note
        What every map, and every page that uses the ratings, has to say.
    version
        The first characters of a SHA-256 over the contents of all tables and outlines.
    base
        The tables beneath, where a scenario's own additions lie over them; see
        :func:`data.overlay.overlaid`.
    """

    clusters: tuple[Cluster, ...]
    cluster_cities: tuple[ClusterCity, ...]
    sectors: tuple[Sector, ...]
    committees: tuple[Committee, ...]
    stages: tuple[Stage, ...]
    cities: tuple[City, ...]
    infrastructure: tuple[Place, ...]
    infrastructure_kinds: tuple[InfrastructureKind, ...]
    dimensions: tuple[Dimension, ...]
    criteria: tuple[Criterion, ...]
    terms: tuple[Term, ...]
    uncertainties: tuple[Uncertainty, ...]
    ratings: tuple[Rating, ...]
    evidence: tuple[Evidence, ...]
    decisions: tuple[Decision, ...]
    sources: tuple[Source, ...]
    presets: tuple[Preset, ...]
    changed_weights: tuple[PresetWeight, ...]
    notes: Mapping[str, Text]
    outlines: Mapping[str, GeoJSON]
    read_tables: Mapping[str, ReadTable]
    version: str
    base: Dataset | None = None

    @property
    def outline_note(self) -> Text:
        """What is generalised or wrong in the outlines."""
        return self.notes["outline"]

    @property
    def assessment_note(self) -> Text:
        """That the shipped ratings are a desk assessment."""
        return self.notes["assessment"]

    @cached_property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """Each table as a data frame with the columns of its file, for showing and downloading."""
        from data.frames import frame  # pandas is slow to import and most pages need no table

        return {name: frame(table) for name, table in self.read_tables.items()}

    @cached_property
    def cluster_by_id(self) -> Mapping[str, Cluster]:
        """The clusters by id."""
        return _by_id(self.clusters)

    @cached_property
    def city_by_id(self) -> Mapping[str, City]:
        """The cities by id."""
        return _by_id(self.cities)

    @cached_property
    def sector_by_id(self) -> Mapping[str, Sector]:
        """The sectors by id."""
        return _by_id(self.sectors)

    @cached_property
    def committee_by_id(self) -> Mapping[str, Committee]:
        """The committees by id."""
        return _by_id(self.committees)

    @cached_property
    def stage_by_id(self) -> Mapping[str, Stage]:
        """The stages by id."""
        return _by_id(self.stages)

    @cached_property
    def dimension_by_id(self) -> Mapping[str, Dimension]:
        """The dimensions by id."""
        return _by_id(self.dimensions)

    @cached_property
    def criterion_by_id(self) -> Mapping[str, Criterion]:
        """The criteria by id."""
        return _by_id(self.criteria)

    @cached_property
    def evidence_by_id(self) -> Mapping[str, Evidence]:
        """The pieces of evidence by id."""
        return _by_id(self.evidence)

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        """The sources by id."""
        return _by_id(self.sources)

    @cached_property
    def uncertainty_by_id(self) -> Mapping[str, Uncertainty]:
        """The steps of uncertainty by id."""
        return _by_id(self.uncertainties)

    @cached_property
    def preset_by_id(self) -> Mapping[str, Preset]:
        """The presets by id."""
        return _by_id(self.presets)

    def cluster(self, cluster_id: str) -> Cluster:
        """Return a cluster."""
        return _found(self.cluster_by_id, cluster_id, "cluster")

    def city(self, city_id: str) -> City:
        """Return a city."""
        return _found(self.city_by_id, city_id, "city")

    def sector(self, sector_id: str) -> Sector:
        """Return a sector."""
        return _found(self.sector_by_id, sector_id, "sector")

    def committee(self, committee_id: str) -> Committee:
        """Return a committee."""
        return _found(self.committee_by_id, committee_id, "committee")

    def stage(self, stage_id: str) -> Stage:
        """Return a programme stage."""
        return _found(self.stage_by_id, stage_id, "stage")

    def dimension(self, dimension_id: str) -> Dimension:
        """Return a dimension."""
        return _found(self.dimension_by_id, dimension_id, "dimension")

    def criterion(self, criterion_id: str) -> Criterion:
        """Return a sub-criterion."""
        return _found(self.criterion_by_id, criterion_id, "criterion")

    def source(self, source_id: str) -> Source:
        """Return a source."""
        return _found(self.source_by_id, source_id, "source")

    def piece_of_evidence(self, evidence_id: str) -> Evidence:
        """Return one piece of evidence."""
        return _found(self.evidence_by_id, evidence_id, "evidence")

    def cities_of(self, cluster_id: str) -> tuple[City, ...]:
        """Return the cities of a cluster in the order of the table."""
        cluster = self.cluster(cluster_id)
        return tuple(
            self.city(link.city) for link in self.cluster_cities if link.cluster == cluster.id
        )

    def clusters_of(self, city_id: str) -> tuple[Cluster, ...]:
        """Return the clusters of a city in the order of the source list."""
        home = self.city(city_id)
        here = {link.cluster for link in self.cluster_cities if link.city == home.id}
        return tuple(cluster for cluster in self.clusters if cluster.id in here)

    def criteria_of(self, dimension_id: str) -> tuple[Criterion, ...]:
        """Return the sub-criteria of a dimension."""
        dimension = self.dimension(dimension_id)
        return tuple(each for each in self.criteria if each.dimension == dimension.id)

    def scale(self, scale_id: str) -> tuple[Term, ...]:
        """Return the terms of a scale (``five`` or ``seven``), lowest first."""
        terms = sorted((t for t in self.terms if t.scale == scale_id), key=lambda t: t.order)
        if not terms:
            raise KeyError(f"scale {scale_id!r} is unknown")
        return tuple(terms)

    def term(self, term_id: str) -> Term:
        """Return a term of the five-term scale that ratings use."""
        return _found(_by_id(self.scale(RATING_SCALE)), term_id, "term")

    @cached_property
    def _ratings(self) -> Mapping[tuple[str, str], Rating]:
        return {(rating.cluster, rating.criterion): rating for rating in self.ratings}

    def rating(self, cluster_id: str, criterion_id: str) -> Rating:
        """Return the rating of a cluster under a sub-criterion."""
        cluster, criterion = self.cluster(cluster_id), self.criterion(criterion_id)
        return self._ratings[cluster.id, criterion.id]

    def rating_tfn(self, cluster_id: str, criterion_id: str) -> TFN:
        """Return the rating as a TFN on 0..10.

        The peak is that of the rated term; the feet are the term's, moved outwards by the
        widening of the rating's uncertainty and kept on the scale. Under a cost criterion a high
        number means a high cost.
        """
        rating = self.rating(cluster_id, criterion_id)
        return self._widened[rating.term, rating.uncertainty]

    @cached_property
    def _widened(self) -> Mapping[tuple[str, str], TFN]:
        lowest, highest = SCALE_ENDS
        return {
            (term.id, step.id): (
                max(lowest, term.tfn[0] - step.widening),
                term.tfn[1],
                min(highest, term.tfn[2] + step.widening),
            )
            for term in self.scale(RATING_SCALE)
            for step in self.uncertainties
        }

    def evidence_of(self, cluster_id: str) -> tuple[Evidence, ...]:
        """Return the evidence about a cluster, without that about the whole province."""
        cluster = self.cluster(cluster_id)
        return tuple(each for each in self.evidence if each.cluster == cluster.id)

    @cached_property
    def coverage(self) -> Mapping[str, float]:
        """Share (0..1) of a cluster's ratings that rest on at least one piece of evidence."""
        return {
            cluster.id: sum(
                bool(self.rating(cluster.id, criterion.id).evidence) for criterion in self.criteria
            )
            / len(self.criteria)
            for cluster in self.clusters
        }

    def default_weights(self) -> LevelWeights:
        """Return the default weights of the dimensions and of the criteria, on 0..100."""
        return (
            {dimension.id: dimension.weight for dimension in self.dimensions},
            {criterion.id: criterion.weight for criterion in self.criteria},
        )

    def preset_weights(self, preset_id: str) -> LevelWeights:
        """Return all weights of a preset: the defaults with what the preset changes."""
        preset = _found(self.preset_by_id, preset_id, "preset")
        dimensions, criteria = self.default_weights()
        for changed in self.changed_weights:
            if changed.preset == preset.id:
                level = dimensions if changed.target in dimensions else criteria
                level[changed.target] = changed.weight
        return dimensions, criteria

    def problem(
        self,
        dimension_weights: Mapping[str, TFN],
        criterion_weights: Mapping[str, TFN],
        clusters: Sequence[str] | None = None,
    ) -> Problem:
        """Return the ranking problem for these weights.

        Parameters
        ----------
        dimension_weights, criterion_weights
            A weight for each dimension and each sub-criterion, in any unit; the engine divides
            each level by the sum of its peaks.
        clusters
            Ids of the clusters to rank, in the order of the rows; None ranks all.

        Returns
        -------
        fuzzy.Problem
            Ratings of shape (A, C, 3) on 0..10 with the global weights of shape (C, 3).

        Raises
        ------
        KeyError
            When a weight is missing or a cluster is unknown.
        fuzzy.ProblemError
            When a weight is not a TFN of numbers from 0 up, or those of a level are all zero.
        """
        chosen = [each.id for each in self.clusters] if clusters is None else list(clusters)
        places = {dimension.id: place for place, dimension in enumerate(self.dimensions)}
        hierarchy = make_hierarchy(
            [places[criterion.dimension] for criterion in self.criteria],
            [_weight(dimension_weights, each.id) for each in self.dimensions],
            [_weight(criterion_weights, each.id) for each in self.criteria],
        )
        return make_problem(
            [[self.rating_tfn(each, c.id) for c in self.criteria] for each in chosen],
            hierarchical_weights(hierarchy),
            [criterion.direction for criterion in self.criteria],
            hierarchy=hierarchy,
            scale=SCALE_ENDS,
        )


def _weight(weights: Mapping[str, TFN], each: str) -> TFN:
    try:
        return weights[each]
    except KeyError:
        raise KeyError(f"the weight of {each!r} is missing") from None
