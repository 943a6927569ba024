"""Notes that people pin to a cluster: text, who, when; part of the scenario."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from data import Dataset
from data.overlay import line

LONGEST_NOTE: Final = 400
LONGEST_AUTHOR: Final = 40
MOST_NOTES: Final = 100


@dataclass(frozen=True)
class Annotation:
    """A note on a cluster; ``at`` is the moment in UTC as ISO text, ``author`` as typed."""

    cluster: str
    text: str
    author: str
    at: str


def notes_of(cluster: str, annotations: tuple[Annotation, ...]) -> tuple[Annotation, ...]:
    """Return the notes on a cluster in the order they were pinned."""
    return tuple(note for note in annotations if note.cluster == cluster)


def annotations_json(annotations: tuple[Annotation, ...]) -> list[dict[str, Any]]:
    """Write annotations as plain JSON."""
    return [asdict(note) for note in annotations]


def read_annotations(
    given: object, dataset: Dataset
) -> tuple[tuple[Annotation, ...], tuple[str, ...]]:
    """Read annotations that came out of JSON; what cannot be used is told by its text."""
    found: list[Annotation] = []
    odd: list[str] = []
    for row in given if isinstance(given, list | tuple) else []:
        note = _read(row, dataset) if isinstance(row, Mapping) else None
        if note is None or len(found) >= MOST_NOTES:
            odd.append(str(row.get("text", "?") if isinstance(row, Mapping) else row)[:40])
        else:
            found.append(note)
    return tuple(found), tuple(odd)


def _read(row: Mapping[str, Any], dataset: Dataset) -> Annotation | None:
    note = Annotation(
        str(row.get("cluster")),
        line(row.get("text"), LONGEST_NOTE),
        line(row.get("author"), LONGEST_AUTHOR),
        str(row.get("at")),
    )
    is_sound = note.cluster in dataset.cluster_by_id and note.text and _is_moment(note.at)
    return note if is_sound else None


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
