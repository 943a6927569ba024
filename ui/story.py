"""What was changed, in words: the lines of the history, and so of the minutes."""

from __future__ import annotations

from typing import Final

from data import Dataset, Text
from ui import format as fmt
from ui.i18n import Words
from ui.method_options import Options
from ui.scenario import Scenario, Setting
from ui.story_own import note_parts, own_parts
from ui.tools import method_title

MOST_WEIGHTS_NAMED: Final = 3
_FILTERS: Final = {
    "sectors": "filter-sector",
    "committees": "filter-committee",
    "stages": "filter-stage",
    "cities": "filter-city",
}


def story(before: Scenario, after: Scenario, dataset: Dataset, words: Words) -> str:
    """Say what changed from one state to another, e.g. "Social 33 → 50, Jobs locked".

    Other tables are told alone: what changed with them is no deed of anybody.

    Parameters
    ----------
    before, after : Scenario
    dataset : Dataset
        The tables of `after`.
    words : Words
    """
    if before.data_version != after.data_version:
        if not after.data_version:
            return words("story-tables-served")
        return words("story-tables", version=after.data_version)
    parts = own_parts(before, after, dataset, words)
    parts += setting_parts(before.setting, after.setting, dataset, words)
    parts += _lock_parts(before, after, dataset, words)
    if before.baseline != after.baseline:
        parts.append(words("story-unpinned" if after.baseline is None else "story-pinned"))
    parts += _choice_parts(before, after, dataset, words)
    parts += _filter_parts(before, after, dataset, words)
    parts += _map_parts(before, after, dataset, words)
    parts += note_parts(before, after, dataset, words)
    return words.join(parts) if parts else words("story-nothing")


def setting_parts(before: Setting, after: Setting, dataset: Dataset, words: Words) -> list[str]:
    """Say how two settings differ: the method, then the weights, those of dimensions first."""
    parts = []
    if before.method != after.method:
        title = method_title(after.method, words.lang)
        parts.append(words("story-method", method=title))
    elif before.options != after.options:
        parts.append(words("story-options", options=options_text(after.options, words)))
    names = target_names(dataset, words.lang)
    moved = [t for t in names if before.weights[t] != after.weights[t]]
    for target in moved[:MOST_WEIGHTS_NAMED]:
        parts.append(_weight_part(names[target], before, after, target, words))
    rest = len(moved) - MOST_WEIGHTS_NAMED
    if rest > 0:
        parts.append(words("story-weights-more", count=fmt.number(rest, 0, words.lang)))
    return parts


def options_text(options: Options, words: Words) -> str:
    """Write what is set of a method's options."""
    parts = [
        f"{name} = {value if isinstance(value, str) else fmt.natural(value, words.lang)}"
        for name, value in options
    ]
    return words.join(parts) if parts else words("options-default")


def target_names(dataset: Dataset, lang: str) -> dict[str, str]:
    """Return what the weights are called, those of dimensions first."""
    return {
        **{dimension.id: dimension.name[lang] for dimension in dataset.dimensions},
        **{criterion.id: criterion.label[lang] for criterion in dataset.criteria},
    }


def weight_text(weight: float, lang: str) -> str:
    """Write a weight as it is shown."""
    return fmt.natural(round(weight, 1), lang)


def _weight_part(name: str, before: Setting, after: Setting, target: str, words: Words) -> str:
    lang = words.lang
    old, new = before.weights[target], after.weights[target]
    if old[1] != new[1]:
        return words(
            "story-weight",
            name=name,
            before=weight_text(old[1], lang),
            after=weight_text(new[1], lang),
        )
    return words(
        "story-spread",
        name=name,
        low=weight_text(new[0], lang),
        high=weight_text(new[2], lang),
    )


def _lock_parts(before: Scenario, after: Scenario, dataset: Dataset, words: Words) -> list[str]:
    names = target_names(dataset, words.lang)
    held = [words("story-locked", name=names[t]) for t in names if t in after.locks - before.locks]
    free = [
        words("story-unlocked", name=names[t]) for t in names if t in before.locks - after.locks
    ]
    return held + free


def _choice_parts(before: Scenario, after: Scenario, dataset: Dataset, words: Words) -> list[str]:
    lang = words.lang
    parts = []
    if before.cluster != after.cluster and after.cluster is not None:
        name = dataset.cluster(after.cluster).label[lang]
        parts.append(words("story-chosen", name=name))
    if before.city != after.city and after.city is not None:
        parts.append(words("story-chosen", name=dataset.city(after.city).name[lang]))
    ended = (before.cluster, before.city) != (None, None)
    if ended and (after.cluster, after.city) == (None, None):
        parts.append(words("story-unchosen"))
    if before.rival != after.rival and after.rival is not None:
        name = dataset.cluster(after.rival).label[lang]
        parts.append(words("story-rival", name=name))
    return parts


def _filter_parts(before: Scenario, after: Scenario, dataset: Dataset, words: Words) -> list[str]:
    names: dict[str, dict[str, Text]] = {
        "sectors": {each.id: each.name for each in dataset.sectors},
        "committees": {each.id: each.name for each in dataset.committees},
        "stages": {each.id: each.name for each in dataset.stages},
        "cities": {each.id: each.name for each in dataset.cities},
    }
    parts = []
    for field, label in _FILTERS.items():
        chosen = getattr(after, field)
        if chosen == getattr(before, field):
            continue
        if not chosen:
            parts.append(words("story-filter-cleared", filter=words(label)))
            continue
        shown = [name[words.lang] for each, name in names[field].items() if each in chosen]
        parts.append(words("story-filter", filter=words(label), names=words.join(shown)))
    return parts


def _map_parts(before: Scenario, after: Scenario, dataset: Dataset, words: Words) -> list[str]:
    parts = []
    if before.layers != after.layers:
        kinds = dataset.infrastructure_kinds
        shown = [kind.name[words.lang] for kind in kinds if kind.id in after.layers]
        if shown:
            parts.append(words("story-layers", names=words.join(shown)))
        else:
            parts.append(words("story-layers-cleared"))
    if before.tiles != after.tiles:
        parts.append(words("story-tiles-on" if after.tiles else "story-tiles-off"))
    return parts
