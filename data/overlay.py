"""What one scenario adds to the tables: changed ratings, candidate clusters, further cities.

The tables themselves stay as they are; :func:`overlaid` gives a new data set that lies over them.
Everything in an overlay is the word of whoever typed it, in the language it was typed in, and is
marked as such wherever a reader meets it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from functools import lru_cache
from typing import Any, Final, TypeVar

from data.dataset import Dataset
from data.records import City, Cluster, ClusterCity, Rating, Stage, Text

MOST_CLUSTERS: Final = 20
MOST_CITIES: Final = 20
LONGEST_NAME: Final = 80
LONGEST_LABEL: Final = 18
LONGEST_TEXT: Final = 600
LARGEST_POPULATION: Final = 100_000_000

OWN_STAGE: Final = Stage(
    "own-candidate",
    0,
    Text("Candidate of this scenario", "نامزد این سناریو"),
    Text("Added in this scenario; no table has it.", "در این سناریو افزوده شده و در جدول‌ها نیست."),
    "",
)
_UNRATED: Final = Text(
    "Not rated yet: the triangle spans the whole scale.",
    "هنوز امتیاز نگرفته است: مثلث همهٔ مقیاس را می‌گیرد.",
)
_NO_SUCH_NAME: Final = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_KEY: Final = re.compile("own-[0-9]{1,3}")


@dataclass(frozen=True)
class OwnRating:
    """A rating of this scenario in place of the tables' own, with the reason as typed."""

    cluster: str
    criterion: str
    term: str
    uncertainty: str
    rationale: str


@dataclass(frozen=True)
class OwnCluster:
    """A candidate cluster; its ratings stand among the overlay's ratings."""

    id: str
    name: str
    sector: str
    committee: str
    cities: tuple[str, ...]
    description: str = ""


@dataclass(frozen=True)
class OwnCity:
    """A further city; ``population`` is a figure as typed, with its source, never a census."""

    id: str
    name: str
    lat: float
    lon: float
    population: int | None = None
    source: str = ""


@dataclass(frozen=True)
class Overlay:
    """What a scenario adds; the empty one changes nothing.

    Attributes
    ----------
    ratings : tuple of OwnRating
        At most one for each cluster and sub-criterion.
    clusters : tuple of OwnCluster
    cities : tuple of OwnCity
    """

    ratings: tuple[OwnRating, ...] = ()
    clusters: tuple[OwnCluster, ...] = ()
    cities: tuple[OwnCity, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is added."""
        return bool(self.ratings or self.clusters or self.cities)

    def with_rating(self, rating: OwnRating) -> Overlay:
        """Return the overlay with one rating set."""
        return replace(self, ratings=(*self._ratings_but(rating.cluster, rating.criterion), rating))

    def without_rating(self, cluster: str, criterion: str) -> Overlay:
        """Return the overlay with one rating as the tables have it."""
        return replace(self, ratings=self._ratings_but(cluster, criterion))

    def without_cluster(self, cluster: str) -> Overlay:
        """Return the overlay without a candidate and its ratings."""
        return replace(
            self,
            clusters=tuple(each for each in self.clusters if each.id != cluster),
            ratings=tuple(each for each in self.ratings if each.cluster != cluster),
        )

    def without_city(self, city: str) -> Overlay:
        """Return the overlay without a city; a candidate that has no other goes with it."""
        kept = replace(self, cities=tuple(each for each in self.cities if each.id != city))
        for cluster in self.clusters:
            if cluster.cities == (city,):
                kept = kept.without_cluster(cluster.id)
        homes = tuple(
            replace(each, cities=tuple(home for home in each.cities if home != city))
            for each in kept.clusters
        )
        return replace(kept, clusters=homes)

    def _ratings_but(self, cluster: str, criterion: str) -> tuple[OwnRating, ...]:
        return tuple(
            each for each in self.ratings if (each.cluster, each.criterion) != (cluster, criterion)
        )


NOTHING: Final = Overlay()


def free_key(taken: Iterable[str]) -> str:
    """Return an id for something added: ``own-1``, ``own-2`` ..."""
    used = set(taken)
    return next(key for key in (f"own-{k}" for k in range(1, 1000)) if key not in used)


@lru_cache(maxsize=32)
def overlaid(dataset: Dataset, overlay: Overlay) -> Dataset:
    """Return the data set with what a scenario adds.

    Parameters
    ----------
    dataset : Dataset
        The tables; of one that is overlaid already, the tables beneath are taken.
    overlay : Overlay
        Sound for these tables, as :func:`read_overlay` gives it.
    """
    base = dataset.base or dataset
    if not overlay:
        return base
    changed = {(each.cluster, each.criterion): each for each in overlay.ratings}
    ratings = [_rating(each, changed.get((each.cluster, each.criterion))) for each in base.ratings]
    for cluster in overlay.clusters:
        ratings += [
            _rating(
                _unrated(cluster.id, criterion.id, base), changed.get((cluster.id, criterion.id))
            )
            for criterion in base.criteria
        ]
    first = max((cluster.number for cluster in base.clusters), default=0) + 1
    return replace(
        base,
        base=base,
        clusters=(
            *base.clusters,
            *(_cluster(each, first + k) for k, each in enumerate(overlay.clusters)),
        ),
        cluster_cities=(
            *base.cluster_cities,
            *(
                ClusterCity(each.id, city, Text("", ""))
                for each in overlay.clusters
                for city in each.cities
            ),
        ),
        cities=(*base.cities, *map(_city, overlay.cities)),
        stages=(*base.stages, OWN_STAGE) if overlay.clusters else base.stages,
        ratings=tuple(ratings),
    )


def to_json(overlay: Overlay) -> dict[str, list[dict[str, Any]]]:
    """Write an overlay as plain JSON."""
    return {
        part.name: [asdict(each) for each in getattr(overlay, part.name)]
        for part in fields(overlay)
    }


def read_overlay(given: object, dataset: Dataset) -> tuple[Overlay, tuple[str, ...]]:
    """Read an overlay that came from a file, an address or a form.

    Parameters
    ----------
    given : object
        Anything that came out of JSON.
    dataset : Dataset
        The tables it is for.

    Returns
    -------
    Overlay
        What can be used.
    tuple of str
        What cannot, each by its name or id.
    """
    base = dataset.base or dataset
    parts = given if isinstance(given, Mapping) else {}
    odd: list[str] = [] if isinstance(given, Mapping) or given is None else [str(given)[:40]]
    cities = _sound(parts.get("cities"), _read_city, MOST_CITIES, odd)
    places = {city.id for city in base.cities} | {city.id for city in cities}
    clusters = _sound(
        parts.get("clusters"), lambda row: _read_cluster(row, base, places), MOST_CLUSTERS, odd
    )
    known = {cluster.id for cluster in base.clusters} | {cluster.id for cluster in clusters}
    most = len(known) * len(base.criteria)
    ratings = _sound(
        parts.get("ratings"), lambda row: _read_rating(row, base, known), most, odd, _cell
    )
    return Overlay(ratings, clusters, cities), tuple(odd)


def line(text: object, longest: int) -> str:
    """Return a typed text on one line, without signs that no reader sees, at most so long."""
    typed = text if isinstance(text, str) else ""
    return " ".join(_NO_SUCH_NAME.sub(" ", typed).split())[:longest]


_Part = TypeVar("_Part", OwnRating, OwnCluster, OwnCity)


def _id(part: OwnCluster | OwnCity) -> str:
    return part.id


def _cell(part: OwnRating) -> str:
    return f"{part.cluster} {part.criterion}"


def _sound(
    rows: object,
    read: Callable[[Mapping[str, Any]], _Part | None],
    most: int,
    odd: list[str],
    name: Callable[[Any], str] = _id,
) -> tuple[_Part, ...]:
    """Read rows one by one; what cannot be read, comes twice or is too much is told."""
    found: dict[str, _Part] = {}
    for row in rows if isinstance(rows, list | tuple) else []:
        part = read(row) if isinstance(row, Mapping) else None
        if part is None or name(part) in found or len(found) >= most:
            odd.append(_name_of(row))
        else:
            found[name(part)] = part
    return tuple(found.values())


def _name_of(row: object) -> str:
    """Return what a row that cannot be used calls itself."""
    if not isinstance(row, Mapping):
        return str(row)[:40]
    parts = [row.get(key) for key in ("name", "id", "cluster", "criterion")]
    return " ".join(str(part) for part in parts if part)[:60] or "?"


def _read_rating(row: Mapping[str, Any], base: Dataset, clusters: set[str]) -> OwnRating | None:
    found = OwnRating(
        str(row.get("cluster")),
        str(row.get("criterion")),
        str(row.get("term")),
        str(row.get("uncertainty")),
        line(row.get("rationale"), LONGEST_TEXT),
    )
    terms = {term.id for term in base.scale("five")}
    is_sound = (
        found.cluster in clusters
        and found.criterion in base.criterion_by_id
        and found.term in terms
        and found.uncertainty in base.uncertainty_by_id
        and found.rationale
    )
    return found if is_sound else None


def _read_cluster(row: Mapping[str, Any], base: Dataset, places: set[str]) -> OwnCluster | None:
    cities = row.get("cities")
    found = OwnCluster(
        str(row.get("id")),
        line(row.get("name"), LONGEST_NAME),
        str(row.get("sector")),
        str(row.get("committee")),
        tuple(dict.fromkeys(map(str, cities))) if isinstance(cities, list | tuple) else (),
        line(row.get("description"), LONGEST_TEXT),
    )
    is_sound = (
        _KEY.fullmatch(found.id)
        and found.id not in base.cluster_by_id
        and found.name
        and found.sector in base.sector_by_id
        and found.committee in base.committee_by_id
        and found.cities
        and set(found.cities) <= places
    )
    return found if is_sound else None


def _read_city(row: Mapping[str, Any]) -> OwnCity | None:
    lat, lon = _number(row.get("lat"), -90, 90), _number(row.get("lon"), -180, 180)
    people = row.get("population")
    count = None if people is None else _number(people, 0, LARGEST_POPULATION)
    source = line(row.get("source"), LONGEST_TEXT)
    if lat is None or lon is None or (people is not None and (count is None or not source)):
        return None
    found = OwnCity(
        str(row.get("id")),
        line(row.get("name"), LONGEST_NAME),
        lat,
        lon,
        None if count is None else int(count),
        source,
    )
    return found if _KEY.fullmatch(found.id) and found.name else None


def _number(value: object, low: float, high: float) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if low <= value <= high else None


def _rating(shipped: Rating, own: OwnRating | None) -> Rating:
    """Put a rating of the scenario in the place of another; the evidence stays what it was."""
    if own is None:
        return shipped
    return replace(
        shipped,
        term=own.term,
        uncertainty=own.uncertainty,
        rationale=Text(own.rationale, own.rationale),
    )


def _unrated(cluster: str, criterion: str, base: Dataset) -> Rating:
    """Return a rating that says nothing: the middle term at the widest uncertainty."""
    terms = base.scale("five")
    widest = max(base.uncertainties, key=lambda step: step.widening)
    return Rating(cluster, criterion, terms[len(terms) // 2].id, widest.id, _UNRATED, ())


def _cluster(own: OwnCluster, number: int) -> Cluster:
    label = own.name if len(own.name) <= LONGEST_LABEL else f"{own.name[: LONGEST_LABEL - 1]}…"
    return Cluster(
        id=own.id,
        number=number,
        name=Text(own.name, own.name),
        label=Text(label, label),
        product=Text(own.name, own.name),
        sector=own.sector,
        committee=own.committee,
        description=Text(own.description, own.description),
        stage=OWN_STAGE.id,
        stage_note=Text("", ""),
        stage_source="",
    )


def _city(own: OwnCity) -> City:
    note = ""
    if own.population is not None:
        note = f"{own.population} ({own.source})"
    return City(
        id=own.id,
        name=Text(own.name, own.name),
        kind="city",
        county=Text("", ""),
        lat=own.lat,
        lon=own.lon,
        coord_quality="own",
        elevation=None,
        population_2016=None,
        population_geonames=None,
        households=None,
        county_population_2016=None,
        county_households_2016=None,
        note=Text(note, note),
        sources=(),
    )
