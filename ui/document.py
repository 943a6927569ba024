"""A scenario as a document: plain JSON with a version, for the store and for files.

The weights stand there at full precision; everything else in the same short form as in the
address, so that both are read, checked and mended by the same rules.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import fuzzy
from data import Dataset
from data.overlay import overlaid, read_overlay, to_json
from data.records import TFN
from ui.annotations import annotations_json, read_annotations
from ui.i18n import DEFAULT_LANGUAGE
from ui.method_options import sound_options
from ui.packing import pack
from ui.scenario import (
    HIGHEST_WEIGHT,
    LOWEST_WEIGHT,
    Repair,
    Scenario,
    Setting,
    Weights,
    default_weights,
    from_query,
    mend_levels,
    tenable_locks,
    to_query,
)

FORMAT: Final = "khoosheh-scenario"
VERSION: Final = 2
FILE_ENDING: Final = ".khoosheh.json"
LARGEST_FILE: Final = 1_000_000

Migration = Callable[[dict[str, Any]], dict[str, Any]]

MIGRATIONS: Final[dict[int, Migration]] = {
    # Version 1 knew no options, no additions to the tables and no notes: all of them at rest.
    1: lambda document: {**document, "version": 2},
}
"""How a document of a version becomes one of the next; by the version it starts from."""

_ELSEWHERE: Final = frozenset({"method", "opt", "w", "base", "lock", "own", "notes"})
"""Address parameters that a document has in a form of its own."""


class DocumentError(Exception):
    """A document that cannot be opened.

    Attributes
    ----------
    key : str
        The wording that tells why.
    """

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True)
class Opened:
    """A scenario read from a document.

    Attributes
    ----------
    scenario : Scenario
    repairs : tuple of Repair
        What could not be used and stands at its default.
    data_version : str
        The version of the tables that it was made with.
    name, note, author : str
        From a file; empty for a document of the store, which keeps them apart.
    """

    scenario: Scenario
    repairs: tuple[Repair, ...]
    data_version: str
    name: str = ""
    note: str = ""
    author: str = ""


def to_document(scenario: Scenario, dataset: Dataset) -> dict[str, Any]:
    """Write a scenario as plain JSON of the newest version; the language stays out of it."""
    short = to_query(scenario, dataset)
    return {
        "format": FORMAT,
        "version": VERSION,
        "data_version": dataset.version,
        **_setting_json(scenario.setting),
        "baseline": None if scenario.baseline is None else _setting_json(scenario.baseline),
        "locks": sorted(scenario.locks),
        "own": to_json(scenario.overlay),
        "annotations": annotations_json(scenario.annotations),
        "choices": {
            name: value
            for name, value in short.items()
            if name not in _ELSEWHERE and name != "lang"
        },
    }


def from_document(document: object, dataset: Dataset, lang: str = DEFAULT_LANGUAGE) -> Opened:
    """Read a scenario from a document of this or an older version.

    Parameters
    ----------
    document : mapping
        Anything that came out of JSON.
    dataset : Dataset
        What the ids are looked up in; an unknown one is reported and left out.
    lang : str
        The language that the scenario gets.

    Raises
    ------
    DocumentError
        If it is no scenario, or of a newer program.
    """
    newest = _migrated(document)
    choices = newest.get("choices", {})
    if not isinstance(choices, Mapping):
        raise DocumentError("document-broken")
    overlay, odd_own = read_overlay(newest.get("own"), dataset)
    dataset = overlaid(dataset, overlay)
    annotations, odd_notes = read_annotations(newest.get("annotations"), dataset)
    query = {str(name): str(value) for name, value in choices.items() if name not in _ELSEWHERE}
    query |= {"own": pack(to_json(overlay))} if overlay else {}
    chosen, found = from_query({**query, "lang": lang}, dataset, lang)
    repairs = [*found, *(Repair("own", name) for name in odd_own)]
    repairs += [Repair("annotations", text) for text in odd_notes]
    setting = _setting(newest, "", dataset, repairs)
    base = newest.get("baseline")
    locks = _known_locks(newest.get("locks", []), dataset, repairs)
    scenario = replace(
        chosen,
        setting=setting,
        baseline=None if base is None else _setting(base, "baseline ", dataset, repairs),
        locks=tenable_locks(locks, setting.weights, dataset, repairs),
        annotations=annotations,
    )
    return Opened(scenario, tuple(repairs), str(newest.get("data_version", "")))


def version_of(document: object) -> str:
    """Return the version of the tables that a document was made with; empty where it says none."""
    found = document.get("data_version") if isinstance(document, Mapping) else None
    return found if isinstance(found, str) else ""


def fitted(scenario: Scenario, before: Dataset, after: Dataset) -> Opened:
    """Return a scenario for other tables; what was set and they do not know is told."""
    document = to_document(replace(scenario, data_version=""), before)
    opened = from_document(document, after, scenario.lang)
    settings = [each for each in (scenario.setting, scenario.baseline) if each is not None]
    usual = default_weights(before)
    moved = {t for each in settings for t in usual if each.weights[t] != usual[t]}
    told = [
        repair
        for repair in opened.repairs
        if not repair.parameter.endswith("weights") or repair.value in moved
    ]
    return replace(opened, repairs=tuple(told), data_version=after.version)


def to_file(
    scenario: Scenario, dataset: Dataset, *, name: str = "", note: str = "", author: str = ""
) -> bytes:
    """Write a scenario as a file to mail."""
    about = {"name": name, "note": note, "author": author}
    content = {**to_document(scenario, dataset), "about": about}
    return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def from_file(content: bytes, dataset: Dataset, lang: str = DEFAULT_LANGUAGE) -> Opened:
    """Read a scenario from a file.

    Raises
    ------
    DocumentError
        If it is too large, no JSON, no scenario, or of a newer program.
    """
    document = read_file(content)
    return about_of(document, from_document(document, dataset, lang))


def read_file(content: bytes) -> Any:
    """Return the JSON of a file.

    Raises
    ------
    DocumentError
        If it is too large or no JSON.
    """
    if len(content) > LARGEST_FILE:
        raise DocumentError("document-too-large")
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise DocumentError("document-not-json") from None


def about_of(document: Mapping[str, Any], opened: Opened) -> Opened:
    """Return what was opened with the name, note and author that its file has."""
    about = document.get("about")
    if not isinstance(about, Mapping):
        return opened
    return replace(
        opened,
        name=_line(about.get("name")),
        note=_line(about.get("note")),
        author=_line(about.get("author")),
    )


def _migrated(document: object) -> dict[str, Any]:
    """Bring a document to the newest version."""
    if not isinstance(document, Mapping) or document.get("format") != FORMAT:
        raise DocumentError("document-not-scenario")
    version = document.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise DocumentError("document-broken")
    if version > VERSION:
        raise DocumentError("document-too-new")
    newest = dict(document)
    for step in range(version, VERSION):
        newest = MIGRATIONS[step](newest)
    return newest


def _setting_json(setting: Setting) -> dict[str, Any]:
    weights = {target: list(weight) for target, weight in setting.weights.items()}
    return {"method": setting.method, "options": dict(setting.options), "weights": weights}


def _setting(part: object, where: str, dataset: Dataset, repairs: list[Repair]) -> Setting:
    """Read a method and weights; what cannot be used stands at its default and is reported."""
    if not isinstance(part, Mapping):
        raise DocumentError("document-broken")
    method = part.get("method")
    if not isinstance(method, str) or method not in fuzzy.METHODS:
        raise DocumentError("document-unknown-method")
    given = part.get("options", {})
    if not isinstance(given, Mapping):
        raise DocumentError("document-broken")
    options, odd = sound_options(method, given)
    repairs.extend(Repair(f"{where}options", name) for name in odd)
    return Setting(method, _weights(part.get("weights"), where, dataset, repairs), options)


def _weights(given: object, where: str, dataset: Dataset, repairs: list[Repair]) -> Weights:
    if not isinstance(given, Mapping):
        raise DocumentError("document-broken")
    weights = default_weights(dataset)
    for target, numbers in given.items():
        weight = _tfn(numbers)
        if target in weights and weight is not None:
            weights[target] = weight
        else:
            repairs.append(Repair(f"{where}weights", str(target)))
    for target in weights:
        if target not in given:
            repairs.append(Repair(f"{where}weights", target))
    for level in mend_levels(weights, dataset):
        repairs.append(Repair(f"{where}weights", " ".join(level)))
    return weights


def _tfn(numbers: object) -> TFN | None:
    """Read three numbers on 0..100 in order, or return None."""
    if not isinstance(numbers, list | tuple) or len(numbers) != 3:
        return None
    if any(isinstance(x, bool) or not isinstance(x, int | float) for x in numbers):
        return None
    if not all(LOWEST_WEIGHT <= x <= HIGHEST_WEIGHT and math.isfinite(x) for x in numbers):
        return None
    low, peak, high = (float(x) for x in numbers)
    return (low, peak, high) if low <= peak <= high else None


def _known_locks(given: object, dataset: Dataset, repairs: list[Repair]) -> frozenset[str]:
    if not isinstance(given, list | tuple):
        raise DocumentError("document-broken")
    known = default_weights(dataset)
    names = [str(lock) for lock in given]
    repairs.extend(Repair("locks", name) for name in names if name not in known)
    return frozenset(name for name in names if name in known)


def _line(value: object) -> str:
    """Return a text of a file without what no database takes."""
    text = value if isinstance(value, str) else ""
    return "".join(c for c in text if c != "\x00" and not "\ud800" <= c <= "\udfff")[:10_000]
