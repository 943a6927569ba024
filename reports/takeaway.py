"""What a meeting takes away of the present scenario: one workbook, the ranking as CSV, the map."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd
import xlsxwriter
from xlsxwriter.workbook import Workbook

import fuzzy
from data import Dataset
from reports.csv_file import table_csv
from reports.saw_sheets import work_out, write_saw
from reports.scenario_sheet import write_scenario
from reports.sheets import OPTIONS, Looks, add_sheet, make_looks, sheet_name, write_text
from ui import format as fmt
from ui.board import Board, Row, make_board
from ui.headline import headline
from ui.i18n import Words
from ui.scenario import Scenario, Setting, default_scenario
from ui.story import story
from ui.story_own import own_sentence

Cell = str | float | None
WIDEST: Final = 70
_WITHOUT_MARKS: Final = {0x2068: None, 0x2069: None}


@dataclass(frozen=True)
class Kept:
    """How the scenario is called where it was saved; empty where it was not."""

    name: str = ""
    note: str = ""
    author: str = ""


def scenario_workbook(
    dataset: Dataset, scenario: Scenario, kept: Kept, words: Words, now: dt.datetime
) -> bytes:
    """Write the present scenario with all that its ranking rests on.

    Parameters
    ----------
    dataset : Dataset
    scenario : Scenario
    kept : Kept
    words : Words
        In Persian all sheets run from the right.
    now : datetime
        In UTC.

    Returns
    -------
    bytes
        An xlsx file: what it is; the ranking of the current method as values; the weights and SAW
        as live formulas; every rating with its reason; the sources.

    Raises
    ------
    fuzzy.ProblemError
        If the current method cannot rank these clusters.
    """
    board = make_board(dataset, scenario)
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        book.set_properties({"title": words("away-title"), "created": now.replace(tzinfo=None)})
        looks = make_looks(book)
        refused = _why_no_saw(dataset, scenario.setting)
        _write_about(
            book, _about(board, dataset, scenario, kept, words, now, refused), words, looks
        )
        _write_rows(book, words("away-ranking"), _ranking(board, dataset, words), words, looks)
        if not refused:
            weights = scenario.setting.weights
            write_saw(book, work_out(dataset, weights), dataset, weights, words, looks)
        _write_rows(book, words("away-ratings"), _ratings(dataset, words), words, looks)
        _write_rows(book, words("table-evidence"), _evidence(dataset, words), words, looks)
        _write_rows(book, words("table-sources"), _sources(dataset, words), words, looks)
        write_scenario(book, scenario, dataset, name=kept.name, note=kept.note, author=kept.author)
    return target.getvalue()


def ranking_csv(board: Board, dataset: Dataset) -> bytes:
    """Write the whole ranking for other programs: English column names, names in both languages."""
    return table_csv(pd.DataFrame([_facts(row, board, dataset) for row in board.rows]))


def clusters_geojson(board: Board, dataset: Dataset) -> bytes:
    """Write every cluster at each of its cities with its score, GeoJSON in WGS84 (RFC 7946).

    A city without a known position has no geometry; it is told all the same.
    """
    features = [
        {
            "type": "Feature",
            "geometry": None
            if city.lon is None or city.lat is None
            else {"type": "Point", "coordinates": [city.lon, city.lat]},
            "properties": {
                "city": city.id,
                "city_en": city.name.en,
                "city_fa": city.name.fa,
                "position_quality": city.coord_quality,
                **_facts(row, board, dataset),
            },
        }
        for row in board.rows
        for city in dataset.cities_of(row.cluster.id)
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, allow_nan=False, indent=1).encode("utf-8")


def _facts(row: Row, board: Board, dataset: Dataset) -> dict[str, Any]:
    """Return what is told of one cluster, by English column names."""
    return {
        "place": row.place,
        "cluster": row.cluster.id,
        "name_en": row.cluster.name.en,
        "name_fa": row.cluster.name.fa,
        "sector": row.cluster.sector,
        "score": row.score,
        "low": row.low,
        "high": row.high,
        "baseline_place": row.baseline_place,
        "places_gained": row.rise,
        "passes_filters": "yes" if row in board.shown else "no",
        "method": board.ranking.method,
        "data_version": dataset.version,
        "ratings_note": dataset.assessment_note.en,
    }


def _why_no_saw(dataset: Dataset, setting: Setting) -> str:
    """Return why SAW cannot rank these clusters; empty where it can."""
    try:
        work_out(dataset, setting.weights)
    except fuzzy.ProblemError as error:
        return str(error)
    return ""


def _about(
    board: Board,
    dataset: Dataset,
    scenario: Scenario,
    kept: Kept,
    words: Words,
    now: dt.datetime,
    refused: str,
) -> list[tuple[str, str]]:
    """Return what the first sheet says, with the name of each line."""
    lang = words.lang
    told = headline(board, dataset, words)
    method = fuzzy.METHODS[board.ranking.method]
    day = fmt.date(now.date(), lang)
    clock = fmt.written(f"{now:%H:%M}", lang)
    lines = [
        (words("away-scenario"), kept.name),
        (words("save-note"), kept.note),
        (words("trail-who"), kept.author),
        (words("away-answer"), " ".join(filter(None, (told.lead, told.surety)))),
        (words("away-changes"), told.change),
        (words("away-decided"), told.decided),
        (words("away-set"), story(_usual(dataset, scenario), scenario, dataset, words)),
        (words("method"), method.title_fa if lang == "fa" else method.title_en),
        ("", method.definition_fa if lang == "fa" else method.definition_en),
        ("", method.source),
        (words("away-taken"), board.ranking.definition),
        (words("away-baseline"), _baseline(scenario, dataset, words)),
        (words("workbook-ratings"), dataset.assessment_note[lang]),
        ("", own_sentence(scenario.overlay, words)),
        (words("away-check"), words("away-check-refused", reason=refused) if refused else ""),
        ("" if refused else words("away-check"), "" if refused else words("away-check-text")),
        (words("workbook-version"), dataset.version),
        (words("workbook-date"), words("moment", day=day, clock=clock)),
    ]
    return [(label, text) for label, text in lines if text]


def _baseline(scenario: Scenario, dataset: Dataset, words: Words) -> str:
    """Say what changes are measured from."""
    if scenario.baseline is None:
        return words("compare-default")
    usual = _usual(dataset, scenario)
    return story(usual, replace(usual, setting=scenario.baseline), dataset, words)


def _usual(dataset: Dataset, scenario: Scenario) -> Scenario:
    """Return the default under the tables of a scenario."""
    usual = default_scenario(dataset, scenario.lang)
    return replace(usual, data_version=scenario.data_version)


def _write_about(
    book: Workbook, lines: Iterable[tuple[str, str]], words: Words, looks: Looks
) -> None:
    sheet = add_sheet(book, sheet_name(words("workbook-about")), words)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 100)
    sheet.write_string(0, 0, words("away-title"), looks.title)
    for row, (label, text) in enumerate(lines, 2):
        write_text(sheet, row, 0, label, looks)
        # Spreadsheets know the marks around names badly, and cells say their direction.
        write_text(sheet, row, 1, text.translate(_WITHOUT_MARKS), looks)


def _write_rows(
    book: Workbook, title: str, rows: Sequence[dict[str, Cell]], words: Words, looks: Looks
) -> None:
    """Write rows of the same columns to a sheet of their own."""
    sheet = add_sheet(book, sheet_name(title), words)
    for column, name in enumerate(rows[0] if rows else ()):
        sheet.write_string(0, column, name, looks.head)
        longest = max(len(str(row[name] or "")) for row in rows)
        sheet.set_column(column, column, min(WIDEST, max(len(name), longest) + 2))
        for step, row in enumerate(rows, 1):
            value = row[name]
            if isinstance(value, str):
                write_text(sheet, step, column, value, looks)
            elif value is not None:
                sheet.write_number(step, column, value, looks.number)
    sheet.freeze_panes(1, 0)


def _ranking(board: Board, dataset: Dataset, words: Words) -> list[dict[str, Cell]]:
    lang = words.lang
    return [
        {
            words("col-place"): row.place,
            words("col-cluster"): row.cluster.name[lang],
            words("col-score"): row.score,
            words("col-low"): row.low,
            words("col-high"): row.high,
            words("col-baseline"): row.baseline_place,
            words("away-baseline-score"): row.baseline_score if board.comparable else None,
            words("col-change"): row.rise,
            words("away-shown"): words("away-yes" if row in board.shown else "away-no"),
            words("col-sector"): dataset.sector_by_id[row.cluster.sector].name[lang],
            words("col-cities"): words.join(
                [city.name[lang] for city in dataset.cities_of(row.cluster.id)]
            ),
        }
        for row in board.rows
    ]


def _ratings(dataset: Dataset, words: Words) -> list[dict[str, Cell]]:
    """Return every rating with its word, its numbers, its reason and what it rests on."""
    lang = words.lang
    rows: list[dict[str, Cell]] = []
    for cluster in dataset.clusters:
        for criterion in dataset.criteria:
            rating = dataset.rating(cluster.id, criterion.id)
            low, peak, high = dataset.rating_tfn(cluster.id, criterion.id)
            rows.append(
                {
                    words("col-cluster"): cluster.name[lang],
                    words("field-dimension"): dataset.dimension(criterion.dimension).name[lang],
                    words("field-criterion"): criterion.name[lang],
                    words("field-direction"): criterion.direction,
                    words("field-term"): dataset.term(rating.term).name[lang],
                    words("field-uncertainty"): dataset.uncertainty_by_id[rating.uncertainty].name[
                        lang
                    ],
                    words("field-l"): low,
                    words("field-m"): peak,
                    words("field-u"): high,
                    words("field-rationale"): rating.rationale[lang],
                    words("field-evidence"): " ".join(rating.evidence),
                }
            )
    return rows


def _evidence(dataset: Dataset, words: Words) -> list[dict[str, Cell]]:
    lang = words.lang
    return [
        {
            words("field-id"): each.id,
            words("field-indicator"): each.indicator[lang],
            words("field-value"): each.value,
            words("field-unit"): each.unit[lang],
            words("field-statement"): each.statement[lang],
            words("field-year_text"): each.year_text[lang],
            words("field-place"): each.place[lang],
            words("field-source"): each.source,
            words("field-caution"): each.caution[lang],
        }
        for each in dataset.evidence
    ]


def _sources(dataset: Dataset, words: Words) -> list[dict[str, Cell]]:
    lang = words.lang
    return [
        {
            words("field-id"): source.id,
            words("field-title"): source.title[lang],
            words("field-year"): source.year,
            words("field-url"): source.url,
            words("field-note"): source.note[lang],
        }
        for source in dataset.sources
    ]
