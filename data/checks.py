"""What must hold between the tables: references, complete ratings, usable weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from data.errors import TableProblem
from data.reading import ReadTable, Row
from data.schema import TABLES

_LONGEST_LIST = 16

Rows = Mapping[str, tuple[Row, ...]]


def cross_problems(tables: Mapping[str, ReadTable]) -> Iterator[TableProblem]:
    """Yield everything that is wrong between tables which are each read.

    Parameters
    ----------
    tables
        All tables by name. A table that has problems of its own is not used to judge the others,
        so that one mistake is not reported twice.
    """
    sound = {name: read.rows for name, read in tables.items() if not read.problems}
    valid = {name: read.rows for name, read in tables.items()}
    yield from _dangling(valid, sound)
    yield from _preset_targets(sound)
    yield from _unrated(sound)
    yield from _homeless(sound)
    yield from _weightless_dimensions(sound)
    yield from _positions(sound)
    yield from _valueless_evidence(sound)
    yield from _missing_notes(sound)


def _ids(rows: Rows, name: str) -> list[str]:
    return [row.text("id") for row in rows[name]]


def _one_of(names: list[str], table: str) -> tuple[str, str]:
    shown = f" ({', '.join(names)})" if len(names) <= _LONGEST_LIST else ""
    return f"an id of {table}.csv{shown}", f"شناسه‌ای از {table}.csv{shown}"


def _dangling(rows: Rows, sound: Rows) -> Iterator[TableProblem]:
    """Find references of valid rows, of whichever table, to nothing in a sound one."""
    for name, table_rows in rows.items():
        for column in TABLES[name].columns:
            if column.refers is None or column.refers not in sound:
                continue
            known = _ids(sound, column.refers)
            expected = _one_of(known, column.refers)
            known_set = set(known)
            for row in table_rows:
                for each in row.ids(column.name):
                    if each not in known_set:
                        yield TableProblem(f"{name}.csv", row.line, column.name, each, *expected)


def _preset_targets(rows: Rows) -> Iterator[TableProblem]:
    if not {"preset_weights", "dimensions", "criteria"} <= rows.keys():
        return
    known = set(_ids(rows, "dimensions")) | set(_ids(rows, "criteria"))
    for row in rows["preset_weights"]:
        if row.text("target") not in known:
            yield TableProblem(
                "preset_weights.csv",
                row.line,
                "target",
                row.text("target"),
                "an id of dimensions.csv or criteria.csv",
                "شناسه‌ای از dimensions.csv یا criteria.csv",
            )


def _unrated(rows: Rows) -> Iterator[TableProblem]:
    if not {"ratings", "clusters", "criteria"} <= rows.keys():
        return
    rated = {(row.text("cluster"), row.text("criterion")) for row in rows["ratings"]}
    for cluster in _ids(rows, "clusters"):
        for criterion in _ids(rows, "criteria"):
            if (cluster, criterion) not in rated:
                yield TableProblem(
                    "ratings.csv",
                    None,
                    "cluster + criterion",
                    "",
                    f"a row for {cluster}, {criterion}",
                    f"ردیفی برای {cluster}, {criterion}",
                )


def _homeless(rows: Rows) -> Iterator[TableProblem]:
    if not {"cluster_cities", "clusters"} <= rows.keys():
        return
    housed = {row.text("cluster") for row in rows["cluster_cities"]}
    for cluster in _ids(rows, "clusters"):
        if cluster not in housed:
            yield TableProblem(
                "cluster_cities.csv",
                None,
                "cluster",
                "",
                f"at least one city for {cluster}",
                f"دست‌کم یک شهر برای {cluster}",
            )


def _weightless_dimensions(rows: Rows) -> Iterator[TableProblem]:
    if not {"dimensions", "criteria"} <= rows.keys():
        return
    weighed = {row.text("dimension") for row in rows["criteria"] if row.number("weight_m")}
    for dimension in _ids(rows, "dimensions"):
        if dimension not in weighed:
            yield TableProblem(
                "criteria.csv",
                None,
                "dimension",
                "",
                f"at least one criterion of {dimension} with a weight_m above 0",
                f"دست‌کم یک معیار برای {dimension} با weight_m بزرگ‌تر از صفر",
            )


def _positions(rows: Rows) -> Iterator[TableProblem]:
    for name, quality in (("cities", "coord_quality"), ("infrastructure", "position_quality")):
        for row in rows.get(name, ()):
            placed = row.number("lat") is not None and row.number("lon") is not None
            empty = row.number("lat") is None and row.number("lon") is None
            stated = row.text(quality) != "none"
            if (placed and stated) or (empty and not stated):
                continue
            yield TableProblem(
                f"{name}.csv",
                row.line,
                quality,
                row.text(quality),
                '"none" without lat and lon, another word with both',
                "«none» بی lat و lon و واژه‌ای دیگر با هر دو",
            )


def _valueless_evidence(rows: Rows) -> Iterator[TableProblem]:
    for row in rows.get("evidence", ()):
        number, statement = row.number("value"), row.both("statement")
        if (number is None) != bool(statement):
            yield TableProblem(
                "evidence.csv",
                row.line,
                "value",
                "" if number is None else f"{number:g}",
                "either a number or a statement",
                "یا یک عدد یا یک گزاره",
            )
        elif number is not None and not row.both("unit"):
            yield TableProblem(
                "evidence.csv", row.line, "unit_en", "", "the unit of the number", "یکای این عدد"
            )


def _missing_notes(rows: Rows) -> Iterator[TableProblem]:
    if "notes" not in rows:
        return
    present = _ids(rows, "notes")
    for needed in ("outline", "assessment"):
        if needed not in present:
            yield TableProblem(
                "notes.csv", None, "id", "", f"a row {needed}", f"ردیفی با شناسهٔ {needed}"
            )
