"""A thousand spoilt files: each is refused in a clear sentence or read rightly, none breaks."""

from __future__ import annotations

import datetime as dt
import io
import json
import random
import re
import zipfile
from collections.abc import Callable
from typing import Any

import fuzzy
from data import DataError, Dataset, load_texts, table_texts
from data.workbook import WorkbookError, read_workbook
from reports.table_set import table_set_workbook
from tests.reports.small_set import small_set
from ui.board import make_board
from ui.document import DocumentError, from_file, to_file
from ui.i18n import LANGUAGES, words
from ui.scenario import default_scenario

DATASET = small_set()
CONTENT = table_set_workbook(DATASET, words("en"), dt.date(2026, 11, 27))
SCENARIO = default_scenario(DATASET, "en")
FILE = to_file(SCENARIO, DATASET, name="plan", note="note", author="زهرا")

BYTES_SPOILT, MARKUP_SPOILT, CELLS_SPOILT, SCENARIOS_SPOILT = 250, 200, 250, 300
JUNK = (
    *("", " ", "0", "-1", "1e309", "-1e309", "NaN", "inf", "9" * 400, "1_000", "0x10", "TRUE"),
    *("=1+1", "#REF!", "@x", "۱۲", "٤٥", "12,5", "x" * 3000, "\u202e", "خوشه", "a b", "A-B"),
    *("a--b", "&#0;", "&amp;", "<b/>", "../../x", "fisheries fisheries", "2026-01-01"),
)
NUMBER, TEXT = re.compile(rb"<v>[^<]*</v>"), re.compile(rb"<t[^>]*>[^<]*</t>")


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(CONTENT)) as package:
        return {name: package.read(name) for name in package.namelist()}


PARTS = parts()
WITH_CELLS = [name for name in PARTS if name.startswith("xl/worksheets/sheet")]


def packed(changed: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in {**PARTS, **changed}.items():
            package.writestr(name, content)
    return target.getvalue()


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """Flip, drop, double or put in some bytes."""
    spoiling = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(spoiling))
        end = min(len(spoiling), start + chance.choice((1, 1, 4, 50, 2000)))
        match chance.randrange(4):
            case 0:
                spoiling[start] ^= 1 << chance.randrange(8)
            case 1:
                del spoiling[start:end]
            case 2:
                spoiling[start:start] = spoiling[start:end]
            case _:
                spoiling[start:end] = chance.randbytes(end - start)
        if not spoiling:
            spoiling = bytearray(b"x")
    return bytes(spoiling)


def with_spoilt_bytes(chance: random.Random) -> bytes:
    return spoilt(CONTENT, chance)


def with_spoilt_markup(chance: random.Random) -> bytes:
    name = chance.choice(list(PARTS))
    return packed({name: spoilt(PARTS[name], chance)})


def with_spoilt_cells(chance: random.Random) -> bytes:
    """Put other values into a few cells, as a person or a program might."""
    name = chance.choice([*WITH_CELLS, "xl/sharedStrings.xml", "xl/sharedStrings.xml"])
    pattern = TEXT if name.endswith("Strings.xml") else NUMBER
    content = PARTS[name]
    for _ in range(chance.randint(1, 3)):
        cells = list(pattern.finditer(content))
        if not cells:
            break
        cell, value = chance.choice(cells), chance.choice(JUNK).encode()
        tag = b"t" if pattern is TEXT else b"v"
        new = b"<" + tag + b">" + value.replace(b"<", b"&lt;") + b"</" + tag + b">"
        content = content[: cell.start()] + new + content[cell.end() :]
    return packed({name: content})


def check_told(refused: WorkbookError | DataError) -> None:
    """Look for a sentence in both languages, naming the sheet where one is at fault."""
    if isinstance(refused, WorkbookError):
        for lang in LANGUAGES:
            assert words(lang)(f"tables-refused-{refused.reason}", limit="1")
        return
    assert refused.problems
    for problem in refused.problems:
        assert problem.sentence("en").startswith("sheet ")
        assert problem.sentence("fa").startswith("برگهٔ ")


def check_taken(found: Dataset) -> None:
    """Look whether tables can be kept, and be ranked or refused in words."""
    assert load_texts(table_texts(found)).version == found.version
    try:
        board = make_board(found, default_scenario(found))
    except fuzzy.ProblemError:
        return
    assert len(board.rows) == len(found.clusters)


def check_workbook(content: bytes) -> bool:
    """Read a workbook; tell whether it was taken, and look at what came of it."""
    try:
        found = read_workbook(content).dataset
    except (WorkbookError, DataError) as refused:
        check_told(refused)
        return False
    check_taken(found)
    return True


def check_all(count: int, make: Callable[[random.Random], bytes]) -> list[bool]:
    return [check_workbook(make(random.Random(seed))) for seed in range(count)]


def test_workbooks_with_spoilt_bytes() -> None:
    assert not all(check_all(BYTES_SPOILT, with_spoilt_bytes))


def test_workbooks_with_spoilt_markup() -> None:
    assert not all(check_all(MARKUP_SPOILT, with_spoilt_markup))


def test_workbooks_with_spoilt_cells() -> None:
    taken = check_all(CELLS_SPOILT, with_spoilt_cells)
    assert any(taken)
    assert not all(taken)


def junk(chance: random.Random) -> Any:
    return chance.choice(
        (None, True, -1, 0, 10**400, 1.5, "", "x", *JUNK, [], {}, [[]], {"x": {}}, [1, 2, 3])
    )


def with_spoilt_value(chance: random.Random) -> bytes:
    """Put junk somewhere into the JSON of a scenario, or take something away."""
    document = json.loads(FILE)
    place: Any = document
    while True:
        key = chance.choice(list(place) if isinstance(place, dict) else range(len(place)))
        inner = place[key]
        if not isinstance(inner, dict | list) or not inner or chance.random() < 0.3:
            break
        place = inner
    if chance.random() < 0.2:
        del place[key]
    else:
        place[key] = junk(chance)
    return json.dumps(document, ensure_ascii=chance.random() < 0.5).encode("utf-8", "replace")


def test_scenario_files_with_spoilt_values_and_bytes() -> None:
    opened = 0
    told: set[str] = set()
    for seed in range(SCENARIOS_SPOILT):
        chance = random.Random(seed)
        content = with_spoilt_value(chance) if seed % 3 else spoilt(FILE, chance)
        try:
            found = from_file(content, DATASET, "en")
        except DocumentError as refused:
            told.add(refused.key)
            continue
        assert from_file(to_file(found.scenario, DATASET), DATASET, "en").scenario == found.scenario
        opened += 1
    assert 0 < opened < SCENARIOS_SPOILT
    assert all(words(lang)(key) for key in told for lang in LANGUAGES)
