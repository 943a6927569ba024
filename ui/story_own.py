"""What was changed in a scenario's own ratings, clusters, cities and notes, in words."""

from __future__ import annotations

from data import Dataset
from data.overlay import Overlay, OwnCity, OwnCluster, overlaid
from ui import format as fmt
from ui.i18n import Words
from ui.scenario import Scenario

MOST_NAMED = 3


def own_sentence(overlay: Overlay, words: Words) -> str:
    """Say how many ratings and clusters are the scenario's own; nothing where none are."""
    candidates = {cluster.id for cluster in overlay.clusters}
    changed = [rating for rating in overlay.ratings if rating.cluster not in candidates]
    parts = []
    if changed:
        count = fmt.number(len(changed), 0, words.lang)
        parts.append(words("own-note-ratings", count=count, number=len(changed)))
    if overlay.clusters:
        names = words.join([cluster.name for cluster in overlay.clusters])
        parts.append(words("own-note-clusters", names=names))
    return " ".join(parts)


def own_parts(before: Scenario, after: Scenario, dataset: Dataset, words: Words) -> list[str]:
    """Say how the additions of two states differ.

    Parameters
    ----------
    before, after : Scenario
    dataset : Dataset
        The tables of either, with or without additions over them.
    words : Words
    """
    if before.overlay == after.overlay:
        return []
    old, new = (overlaid(dataset, state.overlay) for state in (before, after))
    parts = [
        *_came_and_went(before.overlay.clusters, after.overlay.clusters, words),
        *_came_and_went(before.overlay.cities, after.overlay.cities, words),
    ]
    told = [*_rating_parts(old, new, words)]
    parts += told[:MOST_NAMED]
    if len(told) > MOST_NAMED:
        rest = fmt.number(len(told) - MOST_NAMED, 0, words.lang)
        parts.append(words("story-ratings-more", count=rest))
    return parts or [words("story-own-reworded")]


def note_parts(before: Scenario, after: Scenario, dataset: Dataset, words: Words) -> list[str]:
    """Say how the notes of two states differ."""
    names = {each.id: each.label[words.lang] for each in dataset.clusters}
    parts = [
        words(key, name=names.get(note.cluster, note.cluster), text=note.text)
        for key, here, there in (
            ("story-noted", after, before),
            ("story-note-gone", before, after),
        )
        for note in here.annotations
        if note not in there.annotations
    ]
    if before.notes_shown != after.notes_shown:
        parts.append(words("story-notes-on" if after.notes_shown else "story-notes-off"))
    return parts


def _came_and_went(
    before: tuple[OwnCluster, ...] | tuple[OwnCity, ...],
    after: tuple[OwnCluster, ...] | tuple[OwnCity, ...],
    words: Words,
) -> list[str]:
    old, new = {each.id: each.name for each in before}, {each.id: each.name for each in after}
    return [
        *(words("story-added", name=name) for key, name in new.items() if key not in old),
        *(words("story-removed", name=name) for key, name in old.items() if key not in new),
    ]


def _rating_parts(old: Dataset, new: Dataset, words: Words) -> list[str]:
    """Say which ratings have another word or another uncertainty."""
    parts = []
    for cluster in new.clusters:
        if cluster.id not in old.cluster_by_id:
            continue
        for criterion in new.criteria:
            was, now = (each.rating(cluster.id, criterion.id) for each in (old, new))
            if (was.term, was.uncertainty) != (now.term, now.uncertainty):
                parts.append(
                    words(
                        "story-rating",
                        cluster=cluster.label[words.lang],
                        criterion=criterion.label[words.lang],
                        before=rating_text(old, was.term, was.uncertainty, words),
                        after=rating_text(new, now.term, now.uncertainty, words),
                    )
                )
    return parts


def rating_text(dataset: Dataset, term: str, uncertainty: str, words: Words) -> str:
    """Write a rating: its word and its uncertainty."""
    step = dataset.uncertainty_by_id[uncertainty].name[words.lang]
    return words("rating-text", term=dataset.term(term).name[words.lang], uncertainty=step)
