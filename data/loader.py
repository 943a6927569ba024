"""The way in: a folder of tables becomes a Dataset, or a list of everything that is wrong."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from data.build import records
from data.checks import cross_problems
from data.dataset import Dataset, GeoJSON
from data.errors import DataError, TableProblem
from data.reading import ReadTable, csv_text, read_table, read_text
from data.schema import TABLES

ROOM = Path(__file__).parent
SHIPPED_TABLES = ROOM / "tables"
OUTLINES = ROOM / "outlines"
OUTLINE_NAMES = ("province", "neighbours")
_VERSION_LENGTH = 12


def load(folder: Path | None = None) -> Dataset:
    """Read, check and connect all tables.

    Parameters
    ----------
    folder
        A folder with some or all of the tables; those that it does not hold come from the
        shipped ones. None takes the shipped ones alone.

    Returns
    -------
    Dataset
        Complete and consistent.

    Raises
    ------
    DataError
        With all problems of all tables at once; then nothing is loaded.
    """
    if folder is not None and not folder.is_dir():
        raise DataError([_not_a_folder(folder)])
    files = {name: _file_of(name, folder) for name in TABLES}
    read = {name: read_table(path, TABLES[name]) for name, path in files.items()}
    return from_tables(read, [] if folder is None else list(_folder_problems(folder)))


def load_texts(texts: Mapping[str, str]) -> Dataset:
    """Read, check and connect tables that are kept as CSV texts.

    Parameters
    ----------
    texts
        Every table by name, as :func:`table_texts` gives them.

    Raises
    ------
    DataError
        With all problems of all tables at once.
    """
    return from_tables({name: read_text(texts.get(name, ""), TABLES[name]) for name in TABLES})


def table_texts(dataset: Dataset) -> dict[str, str]:
    """Return every table as CSV text, always written in the same way."""
    return {name: csv_text(read) for name, read in dataset.read_tables.items()}


def from_tables(read: Mapping[str, ReadTable], found: Iterable[TableProblem] = ()) -> Dataset:
    """Connect tables that are each read; `found` are problems known before.

    Raises
    ------
    DataError
        With all problems of all tables at once.
    """
    problems = [*found, *(problem for table in read.values() for problem in table.problems)]
    problems.extend(cross_problems(read))
    if problems:
        raise DataError(problems)
    outlines = {name: OUTLINES / f"{name}.geojson" for name in OUTLINE_NAMES}
    return Dataset(
        **records({name: table.rows for name, table in read.items()}),
        outlines={name: _outline(path) for name, path in outlines.items()},
        read_tables=read,
        version=_version(read, outlines.values()),
    )


def _file_of(name: str, folder: Path | None) -> Path:
    if folder is not None:
        own = folder / f"{name}.csv"
        if own.exists():
            return own
    return SHIPPED_TABLES / f"{name}.csv"


def _not_a_folder(folder: Path) -> TableProblem:
    return TableProblem(
        str(folder), None, None, "", "a folder with tables", "پوشه‌ای که جدول‌ها در آن باشند"
    )


def _folder_problems(folder: Path) -> Iterable[TableProblem]:
    """Find misnamed tables; what is no CSV is none of ours and may lie there."""
    names = ", ".join(f"{name}.csv" for name in TABLES)
    found = [
        path
        for path in sorted(folder.iterdir())
        if path.suffix.lower() == ".csv" and not path.name.startswith(".")
    ]
    if not found:
        yield TableProblem(
            str(folder), None, None, "", f"some of the tables {names}", f"چند تا از جدول‌های {names}"
        )
    for path in found:
        if path.name not in {f"{name}.csv" for name in TABLES}:
            yield TableProblem(
                path.name,
                None,
                None,
                path.name,
                f"only the tables {names}",
                f"فقط جدول‌های {names}",
            )


def _outline(path: Path) -> GeoJSON:
    outline: GeoJSON = json.loads(path.read_text(encoding="utf-8"))
    return outline


def _version(read: Mapping[str, ReadTable], outlines: Iterable[Path]) -> str:
    """Return the hash of what the tables say, however the files that say it are written."""
    digest = hashlib.sha256()
    for name, table in read.items():
        digest.update(name.encode())
        digest.update(csv_text(table).encode())
    for path in outlines:
        digest.update(path.name.encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:_VERSION_LENGTH]
