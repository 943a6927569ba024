"""Ranking a filled-in template: what counts, and how each mistake is told."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from fuzzy import METHODS, ProblemError
from fuzzy.cli import answer
from fuzzy.cli_spreadsheet import rank_file, template
from fuzzy.scales import FIVE_TERMS, SEVEN_TERMS
from fuzzy.spreadsheet import SpreadsheetError
from fuzzy.spreadsheet.template import template_bytes

Cells = dict[str, Any]
ROOT = Path(__file__).parents[2]
TEMPLATE = template_bytes()
# The example of the template as the JSON command would be asked.
EXAMPLE: dict[str, Any] = {
    "method": "topsis",
    "ratings": [
        [[5, 7.5, 10], [4, 6, 7], 5],
        [[2.5, 5, 7.5], [6, 8, 9], 3],
        [[7.5, 10, 10], [2, 3, 5], 8],
    ],
    "weights": [[0.4, 0.5, 0.6], 0.3, 0.2],
    "directions": ["benefit", "benefit", "cost"],
}


def filled(folder: Path, ratings: Cells, settings: Cells | None = None) -> str:
    """Write the template with some cells changed; return the file's name."""
    file = folder / "mine.xlsx"
    workbook = openpyxl.load_workbook(io.BytesIO(TEMPLATE))
    for name, cells in (("ratings", ratings), ("settings", settings or {})):
        for address, value in cells.items():
            workbook[name][address] = value
    workbook.save(file)
    return str(file)


def refusal(file: str) -> tuple[str, ...]:
    """Return the lines that refuse a file, its folder left out."""
    with pytest.raises(SpreadsheetError) as refused:
        rank_file(file)
    folder = f"{Path(file).parent}/"
    return tuple(line.replace(folder, "") for line in refused.value.mistakes)


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a folder."""
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    code += "from fuzzy.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, str(ROOT), *words]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_template_as_it_comes_is_ranked_like_its_json(tmp_path: Path) -> None:
    found = rank_file(filled(tmp_path, {}))
    assert [name.partition(" /")[0] for name in found.pop("alternatives")] == [
        "example A",
        "example B",
        "example C",
    ]
    assert found == answer("rank", EXAMPLE)


def test_the_template_says_that_its_numbers_are_made_up_in_both_languages(tmp_path: Path) -> None:
    sheets = openpyxl.load_workbook(filled(tmp_path, {}))
    assert sheets.sheetnames == ["read me", "ratings", "settings", "terms", "methods"]
    for note in (sheets["ratings"]["A1"].value, sheets["read me"]["A3"].value):
        assert "made" in note
    assert "ساختگی" in sheets["ratings"]["A1"].value
    assert "ساختگی" in sheets["read me"]["B3"].value
    assert {row[0].value for row in sheets["methods"].iter_rows(min_row=2)} == set(METHODS)


def test_the_command_writes_a_template_once_and_ranks_it(tmp_path: Path) -> None:
    first = run(tmp_path, "template")
    assert (first.returncode, first.stderr) == (0, "")
    assert json.loads(first.stdout) == {"template": "fuzzy-template.xlsx"}
    before = (tmp_path / "fuzzy-template.xlsx").read_bytes()
    again = run(tmp_path, "template")
    assert (again.returncode, again.stdout) == (2, "")
    assert again.stderr == (
        "fuzzy-template.xlsx: exists already; expected the name of a new file\n"
    )
    assert (tmp_path / "fuzzy-template.xlsx").read_bytes() == before
    ranked = run(tmp_path, "rank", "--xlsx", "fuzzy-template.xlsx")
    assert (ranked.returncode, ranked.stderr) == (0, "")
    assert json.loads(ranked.stdout)["ranks"] == [2, 1, 3]


def test_two_mistakes_are_two_lines_and_no_answer(tmp_path: Path) -> None:
    filled(tmp_path, {"B7": "hugh", "E6": 5})
    ended = run(tmp_path, "rank", "--xlsx", "mine.xlsx")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.splitlines() == [
        "mine.xlsx, sheet ratings, row 6, column E: 5; expected u not below m = 6",
        "mine.xlsx, sheet ratings, row 7, column B: 'hugh'; expected a number, three ascending "
        'numbers such as "2 3 4", or one of very low, low, medium, high, very high',
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("rank", "--xlsx"), "--xlsx: 0 words given; expected one file name"),
        (("rank", "--xlsx", "a.xlsx", "b.xlsx"), "--xlsx: 2 words given; expected one file name"),
        (("rank", "--xlsx", "a.xlsx"), "a.xlsx: not found; expected an xlsx workbook"),
        (("rank", "--csv", "a"), "unknown option '--csv' for rank: expected --xlsx FILE"),
        (("infer", "--xlsx", "a"), "unknown option '--xlsx' for infer: expected none"),
        (("template", "a.xlsx", "b"), "template: 2 words given; expected one file name"),
        (("template", "a.csv"), "a.csv: expected a file name that ends in .xlsx"),
        (
            ("template", "no/a.xlsx"),
            "no/a.xlsx: cannot be written (No such file or directory)",
        ),
    ],
)
def test_wrong_words_are_refused_in_one_line(
    tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    ended = run(tmp_path, *words)
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", sentence + "\n")


@pytest.mark.parametrize(
    "text",
    ["7.5", "۷٫۵", "۷/۵", "٧٫٥", " ۷٫۵\u200f", "7.5 7.5 7.5", "۷٫۵؛ ۷٫۵؛ ۷٫۵", "7.5, 7.5, 7.5"],
)
def test_numbers_in_text_cells_count_in_both_scripts(tmp_path: Path, text: str) -> None:
    typed = rank_file(filled(tmp_path, {"B6": text}))
    request = {**EXAMPLE, "ratings": [[7.5, [4, 6, 7], 5], *EXAMPLE["ratings"][1:]]}
    assert typed["scores"] == answer("rank", request)["scores"]


def test_grouped_persian_digits_are_one_number(tmp_path: Path) -> None:
    typed = rank_file(filled(tmp_path, {"F6": "۱۲٬۵۰۰", "F7": 12500, "F8": "12500"}))
    ratings = [[*row[:2], 12500] for row in EXAMPLE["ratings"]]
    assert typed["scores"] == answer("rank", {**EXAMPLE, "ratings": ratings})["scores"]


@pytest.mark.parametrize(
    "text", ["7,5", "1/2", "7.5.1", "3 2 1", "1 2", "1 2 3 4", "۱٬۰", "=", "-"]
)
def test_texts_that_could_mean_two_things_are_refused(tmp_path: Path, text: str) -> None:
    lines = refusal(filled(tmp_path, {"B6": text}))
    assert len(lines) == 1
    assert lines[0].startswith("mine.xlsx, sheet ratings, row 6, column B: ")


@pytest.mark.parametrize(
    ("scale", "words", "numbers"),
    [
        ("five", ("very low", "LOW", "medium", "very_high"), (0, 1, 2, 4)),
        ("پنج", ("خیلی کم", "كم", "متوسط", "خیلی‌زیاد"), (0, 1, 2, 4)),
        ("seven", ("very poor", "fair", "Medium Good", "very high"), (0, 3, 4, 6)),
        (7, ("خیلی ضعیف", "متوسط", "نسبتا خوب", "خیلی زیاد"), (0, 3, 4, 6)),
    ],
)
def test_words_of_both_scales_in_both_languages(
    tmp_path: Path, scale: object, words: tuple[str, ...], numbers: tuple[int, ...]
) -> None:
    cells: Cells = {f"A{row}": f"place {row}" for row in range(6, 10)}
    cells |= {f"{column}{row}": 4 for column in "CDEF" for row in range(6, 10)}
    cells |= {f"B{row}": word for row, word in zip(range(6, 10), words, strict=True)}
    scale_terms = list((FIVE_TERMS if scale in ("five", "پنج") else SEVEN_TERMS).values())
    ratings = [[scale_terms[number], 4, 4] for number in numbers]
    request = {**EXAMPLE, "method": "saw", "ratings": ratings}
    ranked = rank_file(filled(tmp_path, cells, {"B2": "saw", "B3": scale}))
    assert ranked["fuzzy_scores"] == answer("rank", request)["fuzzy_scores"]


def test_options_of_the_method_come_from_the_settings(tmp_path: Path) -> None:
    settings = {"A4": "Ideal", "B4": "scalar", "A5": "normalisation", "B5": None}
    request = {**EXAMPLE, "options": {"ideal": "scalar"}}
    assert (
        rank_file(filled(tmp_path, {}, settings))["scores"] == (answer("rank", request)["scores"])
    )


@pytest.mark.parametrize("alphas", ["[0, 0.25, 1]", "0 0.25 1", "۰؛ ۰٫۲۵؛ ۱"])
def test_an_option_that_is_a_list(tmp_path: Path, alphas: str) -> None:
    cells = {"F3": "سود"}
    settings = {"B2": "fwa", "A4": "alphas", "B4": alphas}
    assert rank_file(filled(tmp_path, cells, settings))["details"]["alphas"] == [0, 0.25, 1]


def test_empty_rows_and_columns_are_passed_over(tmp_path: Path) -> None:
    cells: Cells = {f"{column}{row}": None for column in "ABCDEF" for row in (7, 8)}
    cells |= {"A20": "last", "B20": 9, "C20": 1, "D20": 2, "E20": 3, "F20": 4}
    ranked = rank_file(filled(tmp_path, cells))
    assert ranked["alternatives"][1:] == ["last"]
    ratings = [EXAMPLE["ratings"][0], [9, [1, 2, 3], 4]]
    assert ranked["scores"] == answer("rank", {**EXAMPLE, "ratings": ratings})["scores"]


RATING = (
    'a number, three ascending numbers such as "2 3 4", or one of very low, low, medium, high, '
    "very high"
)


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        ({"B6": None}, f"row 6, column B: empty; expected {RATING}"),
        ({"D6": None}, "row 6, column D: empty; expected a number"),
        ({"D6": "high"}, "row 6, column D: 'high'; expected a number"),
        ({"C6": 6.5}, "row 6, column D: 6; expected m not below l = 6.5"),
        ({"A7": None}, "row 7, column A: empty; expected the alternative's name"),
        (
            {"A8": "example A / نمونهٔ الف"},
            "row 8, column A: 'example A / نمونهٔ الف'; expected a name of its own (it stands in "
            "row 6 too)",
        ),
        ({"B2": None}, "row 2, column B: empty; expected the criterion's name"),
        ({"B3": "best"}, """row 3, column B: 'best'; expected "benefit" or "cost\""""),
        (
            {"B4": "much"},
            "row 4, column B: 'much'; expected a number or three ascending numbers such as "
            '"2 3 4"',
        ),
        ({"B4": "-1 0 1"}, "row 4, column B: '-1 0 1'; expected no value below 0"),
        ({"A4": "wieght"}, "row 4, column A: 'wieght'; expected the word weight"),
        ({"B5": "x"}, "row 5, column B: 'x'; expected one of value, l, m, u"),
        ({"D5": "u"}, "row 5, column D: 'u'; expected m (l, m and u stand side by side)"),
        ({"B5": "m"}, "row 5, column B: 'm'; expected l before m, and m before u"),
        (
            {"H7": 3},
            "row 7, column H: 3; expected nothing, since row 2 names no criterion above it",
        ),
        ({"B6": True}, f"row 6, column B: TRUE; expected {RATING}"),
        ({"F7": 0}, "row 7, column F: 0; reaches 0 on a cost, by which linear normalisation "),
        (
            {"B6": "=1+1"},
            "row 6, column B: a formula without a stored result (open and save it in a "
            f"spreadsheet); expected {RATING}",
        ),
        ({"B6": "#DIV/0!"}, f"row 6, column B: the error #DIV/0!; expected {RATING}"),
        ({"B6": 1e101}, "row 6, column B: 1e+101; expected a number of at most 1e+100 in size"),
    ],
)
def test_a_mistake_in_the_ratings_names_the_cell(tmp_path: Path, cells: Cells, line: str) -> None:
    found = refusal(filled(tmp_path, cells))
    assert len(found) == 1
    assert found[0].startswith(f"mine.xlsx, sheet ratings, {line}")


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        ({"B2": "best"}, "unknown method 'best' for rank: expected one of mamdani, "),
        ({"A4": "alphas", "B4": 1}, "unknown option 'alphas' for topsis: expected one of "),
        ({"A4": "ideal", "B4": "far"}, "unknown ideal 'far' for topsis: expected one of unit"),
        (
            {"B3": "six"},
            "mine.xlsx, sheet settings, row 3, column B: 'six'; expected five or seven",
        ),
        ({"B4": 3}, "mine.xlsx, sheet settings, row 4, column A: empty; expected the name of "),
        (
            {"A4": "method", "B4": "saw"},
            "mine.xlsx, sheet settings, row 4, column A: 'method'; expected each setting once",
        ),
        ({"B2": None}, "mine.xlsx: sheet settings: no method; expected a row that names one"),
    ],
)
def test_a_mistake_in_the_settings_names_the_cell(tmp_path: Path, cells: Cells, line: str) -> None:
    found = refusal(filled(tmp_path, {}, cells))
    assert len(found) == 1
    assert found[0].startswith(line)


def test_an_unknown_option_names_its_cell_too(tmp_path: Path) -> None:
    (line,) = refusal(filled(tmp_path, {}, {"A5": "v", "B5": 0.5}))
    assert line.endswith("(in mine.xlsx, sheet settings, row 5, column B)")


def test_many_mistakes_are_counted_after_the_first_twenty(tmp_path: Path) -> None:
    cells: Cells = {f"B{row}": "?" for row in range(6, 36)} | {
        f"A{row}": f"n{row}" for row in range(6, 36)
    }
    cells |= {f"{column}{row}": 4 for column in "CDEF" for row in range(6, 36)}
    lines = refusal(filled(tmp_path, cells))
    assert len(lines) == 21
    assert lines[-1] == "... and 10 more mistakes"


def test_missing_sheets_and_labels(tmp_path: Path) -> None:
    file = tmp_path / "mine.xlsx"
    workbook = openpyxl.Workbook()
    workbook.save(file)
    assert refusal(str(file)) == (
        "mine.xlsx: sheet ratings missing, found 'Sheet'; expected the template's",
        "mine.xlsx: sheet settings missing, found 'Sheet'; expected the template's",
    )
    workbook.active.title = "Ratings "
    workbook.create_sheet("SETTINGS").append(["method", "saw"])
    workbook.save(file)
    assert refusal(str(file)) == (
        "mine.xlsx: sheet Ratings : no row labelled criterion in column A; expected the "
        "template's rows",
    )


def zipped(**parts: bytes) -> bytes:
    """Return a zip archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "not a workbook; expected an xlsx workbook"),
        (b"a,b\n1,2\n", "not a workbook; expected an xlsx workbook"),
        (zipped(a=b"1"), "not an Excel workbook; expected an xlsx workbook"),
        (zipped(**{"xl/workbook.xml": b"<a"}), "damaged, it cannot be read; expected an xlsx"),
        (
            zipped(**{"xl/workbook.xml": b"", "xl/vbaProject.bin": b""}),
            "holds macros; expected an xlsx workbook without macros",
        ),
        (
            OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"),
            "locked with a password; expected an xlsx workbook without a password",
        ),
        (OLD_OFFICE + bytes(9), "an old Office file, such as xls; expected an xlsx workbook"),
        (bytes(20_000_001), "larger than 20 MB; expected a smaller workbook"),
    ],
)
def test_other_files_are_told_apart(tmp_path: Path, content: bytes, sentence: str) -> None:
    file = tmp_path / "mine.xlsx"
    file.write_bytes(content)
    (line,) = refusal(str(file))
    assert line.startswith(f"mine.xlsx: {sentence}")


def test_a_workbook_that_unpacks_to_too_much_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "mine.xlsx"
    file.write_bytes(zipped(**{"xl/workbook.xml": b"", "xl/big.xml": bytes(200_000_001)}))
    assert refusal(str(file)) == (
        "mine.xlsx: larger than 200 MB unpacked; expected a smaller workbook",
    )


def test_a_value_far_below_is_refused_by_the_number_of_its_row(tmp_path: Path) -> None:
    (line,) = refusal(filled(tmp_path, {"A20001": "far"}))
    assert line == (
        "mine.xlsx, sheet ratings: reaches row 20001, 1 columns; expected at most 20000 rows "
        "and 2000 columns"
    )


def test_stored_results_of_formulas_count(tmp_path: Path) -> None:
    file = Path(filled(tmp_path, {"B6": "=5+2"}))
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = next(name for name in parts if b"<f>5+2</f>" in parts[name])
    parts[sheet] = parts[sheet].replace(b"<f>5+2</f><v />", b"<f>5+2</f><v>7</v>")
    parts[sheet] = parts[sheet].replace(b"<f>5+2</f><v/>", b"<f>5+2</f><v>7</v>")
    file.write_bytes(zipped(**parts))
    request = {**EXAMPLE, "ratings": [[7, [4, 6, 7], 5], *EXAMPLE["ratings"][1:]]}
    assert rank_file(str(file))["scores"] == answer("rank", request)["scores"]


def test_without_openpyxl_one_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = filled(tmp_path, {})
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    sentence = "^openpyxl: not installed; expected it beside NumPy for spreadsheets"
    with pytest.raises(ProblemError, match=sentence):
        rank_file(file)
    with pytest.raises(ProblemError, match=sentence):
        template(str(tmp_path / "new.xlsx"))
    assert not (tmp_path / "new.xlsx").exists()
