"""SAW with live formulas: two sheets in which a reader can follow every step and change a number.

The formulas are those of the engine's method ``saw`` after costs are read from the other end of
the rating scale, as everywhere in the app. The results that stand beside the formulas are the
engine's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

import fuzzy
from data import Dataset
from data.dataset import SCALE_ENDS
from fuzzy.checks import FloatArray
from fuzzy.normalise import column_maximum
from reports.sheets import Looks, add_sheet, sheet_name, write_line, write_text
from ui.board import problem_of
from ui.i18n import Words
from ui.scenario import Weights

PARTS: Final = ("l", "m", "u")
_NAME_WIDTH: Final = 30
_FIRST: Final = 4
"""Row of the first weight, and on the other sheet of the names over the blocks."""


@dataclass(frozen=True)
class Working:
    """Everything the sheets show, as the engine computed it."""

    raw: FloatArray
    problem: fuzzy.Problem
    ranking: fuzzy.Ranking


def work_out(dataset: Dataset, weights: Weights) -> Working:
    """Return the steps of SAW for given weights.

    Raises
    ------
    fuzzy.ProblemError
        If SAW cannot rank this problem.
    """
    problem = problem_of(dataset, weights)
    rated = [[dataset.rating_tfn(a.id, c.id) for c in dataset.criteria] for a in dataset.clusters]
    return Working(np.asarray(rated), problem, fuzzy.rank(problem, "saw"))


def write_saw(
    book: Workbook, working: Working, dataset: Dataset, weights: Weights, words: Words, looks: Looks
) -> None:
    """Add the sheet of the weights and the sheet of the steps."""
    name = sheet_name(words("away-weights"))
    levels = _WeightSheet(add_sheet(book, name, words), name, dataset, weights, words, looks)
    levels.write(working.problem)
    steps = _StepSheet(
        add_sheet(book, sheet_name(words("away-saw")), words), working, dataset, words, looks
    )
    steps.write(levels)


class _WeightSheet:
    """Weights of both levels, each divided by the peaks of its level, and their products."""

    def __init__(
        self,
        sheet: Worksheet,
        name: str,
        dataset: Dataset,
        weights: Weights,
        words: Words,
        looks: Looks,
    ) -> None:
        self._sheet = sheet
        self._name = name
        self._dataset = dataset
        self._weights = weights
        self._words = words
        self._looks = looks
        self._criteria_row = _FIRST + len(dataset.dimensions) + 3

    def write(self, problem: fuzzy.Problem) -> None:
        """Write both tables."""
        sheet, words, looks = self._sheet, self._words, self._looks
        sheet.set_column(0, 1, _NAME_WIDTH)
        sheet.set_column(2, 12, 12)
        sheet.write_string(0, 0, words("away-weights"), looks.title)
        write_line(sheet, 1, 9, words("away-weights-explain"), looks)
        self._write_dimensions()
        self._write_criteria(problem)

    def global_weight(self, criterion: int, part: int) -> str:
        """Return the reference to a global weight, for the other sheet."""
        cell = xl_rowcol_to_cell(self._criteria_row + criterion, 10 + part, True, True)
        return f"'{self._name}'!{cell}"

    def _head(self, row: int, keys: tuple[str, ...]) -> None:
        for column, text in enumerate(keys):
            self._sheet.write_string(row, column, text, self._looks.head)

    def _triangles(self, *keys: str) -> tuple[str, ...]:
        return tuple(f"{self._words(key)} {part}" for key in keys for part in PARTS)

    def _write_dimensions(self) -> None:
        """Write the weights of the dimensions, and each over the sum of their peaks."""
        sheet, looks, dimensions = self._sheet, self._looks, self._dataset.dimensions
        first, last = _FIRST, _FIRST + len(dimensions) - 1
        blank = self._words("field-dimension")
        self._head(first - 1, (blank, "", *self._triangles("away-given", "away-normalised")))
        peaks = xl_range_abs(first, 3, last, 3)
        total = sum(self._weights[each.id][1] for each in dimensions)
        for row, dimension in enumerate(dimensions, first):
            write_text(sheet, row, 0, dimension.name[self._words.lang], looks)
            for part, value in enumerate(self._weights[dimension.id]):
                sheet.write_number(row, 2 + part, value, looks.given)
                own = xl_rowcol_to_cell(row, 2 + part)
                formula = f"={own}/SUM({peaks})"
                sheet.write_formula(row, 5 + part, formula, looks.step, value / total)

    def _write_criteria(self, problem: fuzzy.Problem) -> None:
        """Write the weights of the criteria, their shares and the global weights."""
        sheet, looks, dataset = self._sheet, self._looks, self._dataset
        first, words = self._criteria_row, self._words
        self._head(
            first - 1,
            (
                words("field-dimension"),
                words("field-criterion"),
                *self._triangles("away-given"),
                words("away-peaks"),
                *(f"{words('away-normalised')} {part}" for part in PARTS),
                "",
                *self._triangles("away-global"),
            ),
        )
        rows = {each.id: row for row, each in enumerate(dataset.dimensions, _FIRST)}
        for index, criterion in enumerate(dataset.criteria):
            row, given = first + index, self._weights[criterion.id]
            dimension = dataset.dimension(criterion.dimension)
            write_text(sheet, row, 0, dimension.name[words.lang], looks)
            write_text(sheet, row, 1, criterion.name[words.lang], looks)
            total = sum(self._weights[c.id][1] for c in dataset.criteria_of(dimension.id))
            peaks = "+".join(
                xl_rowcol_to_cell(first + place, 3)
                for place, other in enumerate(dataset.criteria)
                if other.dimension == dimension.id
            )
            sheet.write_formula(row, 5, f"={peaks}", looks.step, total)
            for part in range(3):
                sheet.write_number(row, 2 + part, given[part], looks.given)
                own, sum_cell = xl_rowcol_to_cell(row, 2 + part), xl_rowcol_to_cell(row, 5)
                sheet.write_formula(
                    row, 6 + part, f"={own}/{sum_cell}", looks.step, given[part] / total
                )
                upper = xl_rowcol_to_cell(rows[dimension.id], 5 + part)
                within = xl_rowcol_to_cell(row, 6 + part)
                value = float(problem.weights[index, part])
                sheet.write_formula(row, 10 + part, f"={upper}*{within}", looks.step, value)


class _StepSheet:
    """Blocks under each other, a row for each cluster and three columns for each criterion."""

    def __init__(
        self, sheet: Worksheet, working: Working, dataset: Dataset, words: Words, looks: Looks
    ) -> None:
        self._sheet = sheet
        self._working = working
        self._dataset = dataset
        self._words = words
        self._looks = looks
        self._width = 3 * len(dataset.criteria)
        self._height = len(dataset.clusters) + 3
        self._direction_row = _FIRST + 1
        self._weight_row = _FIRST + 3

    def write(self, levels: _WeightSheet) -> None:
        """Write the head and the blocks."""
        sheet, words = self._sheet, self._words
        sheet.set_column(0, 0, _NAME_WIDTH)
        sheet.write_string(0, 0, words("away-saw"), self._looks.title)
        write_line(sheet, 1, 13, words("away-saw-explain"), self._looks)
        sheet.freeze_panes(_FIRST + 4, 1)
        self._write_head(levels)
        rated = self._block(0, "away-rated")
        turned = self._block(1, "away-turned")
        normal = self._block(2, "away-normalised")
        weighted = self._block(3, "away-weighted")
        self._write_given(rated)
        self._write_turned(rated, turned)
        self._write_normalised(turned, normal)
        self._write_weighted(normal, weighted)
        self._write_result(weighted)

    def _block(self, number: int, title: str) -> int:
        """Head a block and return the row of its first cluster."""
        top = self._weight_row + 2 + number * self._height
        self._sheet.write_string(top, 0, self._words(title), self._looks.head)
        for row, cluster in enumerate(self._dataset.clusters, top + 1):
            write_text(self._sheet, row, 0, cluster.name[self._words.lang], self._looks)
        return top + 1

    def _write_head(self, levels: _WeightSheet) -> None:
        """Write above every column its criterion, direction, part and global weight."""
        sheet, words, looks = self._sheet, self._words, self._looks
        for row, key in enumerate(
            ("field-criterion", "field-direction", "away-part", "away-global"), _FIRST
        ):
            sheet.write_string(row, 0, words(key), looks.head)
        for j, criterion in enumerate(self._dataset.criteria):
            for part, letter in enumerate(PARTS):
                column = 1 + 3 * j + part
                sheet.write_string(_FIRST, column, criterion.label[words.lang], looks.head)
                sheet.write_string(self._direction_row, column, criterion.direction, looks.given)
                sheet.write_string(_FIRST + 2, column, letter, looks.column)
                reference = f"={levels.global_weight(j, part)}"
                value = float(self._working.problem.weights[j, part])
                sheet.write_formula(self._weight_row, column, reference, looks.step, value)

    def _write_given(self, first: int) -> None:
        for i, row in enumerate(self._working.raw):
            for column, value in enumerate(row.reshape(-1), 1):
                self._sheet.write_number(first + i, column, float(value), self._looks.given)

    def _write_turned(self, source: int, target: int) -> None:
        """Read costs from the other end of the scale: (lo + hi - u, lo + hi - m, lo + hi - l)."""
        low, high = SCALE_ENDS
        for i, row in enumerate(self._working.problem.ratings):
            for index, value in enumerate(row.reshape(-1)):
                column, part = 1 + index, index % 3
                direction = xl_rowcol_to_cell(self._direction_row, column, True, False)
                same = xl_rowcol_to_cell(source + i, column)
                mirror = xl_rowcol_to_cell(source + i, column + 2 - 2 * part)
                formula = f'=IF({direction}="cost",{low + high:g}-{mirror},{same})'
                self._sheet.write_formula(
                    target + i, column, formula, self._looks.step, float(value)
                )

    def _write_normalised(self, source: int, target: int) -> None:
        """Divide by the greatest u of the criterion."""
        ratings = self._working.problem.ratings
        shares = ratings / column_maximum(ratings)[:, None]
        last = source + len(ratings) - 1
        for i, row in enumerate(shares):
            for index, value in enumerate(row.reshape(-1)):
                column = 1 + index
                upper = xl_range_abs(source, column + 2 - index % 3, last, column + 2 - index % 3)
                formula = f"={xl_rowcol_to_cell(source + i, column)}/MAX({upper})"
                self._sheet.write_formula(
                    target + i, column, formula, self._looks.step, float(value)
                )

    def _write_weighted(self, source: int, target: int) -> None:
        """Multiply by the global weight."""
        ratings = self._working.problem.ratings
        products = ratings / column_maximum(ratings)[:, None] * self._working.problem.weights
        for i, row in enumerate(products):
            for column, value in enumerate(row.reshape(-1), 1):
                weight = xl_rowcol_to_cell(self._weight_row, column, True, False)
                formula = f"={xl_rowcol_to_cell(source + i, column)}*{weight}"
                self._sheet.write_formula(
                    target + i, column, formula, self._looks.step, float(value)
                )

    def _write_result(self, source: int) -> None:
        """Sum up each part, take the centroid and the place, beside the engine's own answer."""
        sheet, words, looks, ranking = self._sheet, self._words, self._looks, self._working.ranking
        left = self._width + 2
        heads = (
            *(f"{words('away-sum')} {part}" for part in PARTS),
            words("away-centroid"),
            words("col-place"),
            words("away-engine-score"),
            words("away-engine-place"),
        )
        for column, text in enumerate(heads, left):
            sheet.write_string(source - 1, column, text, looks.head)
        sheet.set_column(left, left + len(heads), 14)
        last = source + len(ranking.scores) - 1
        letters = xl_range_abs(_FIRST + 2, 1, _FIRST + 2, self._width)
        scores = xl_range_abs(source, left + 3, last, left + 3)
        # As in the engine, a difference in the last bit is a tie.
        slack = f"1E-12*MAX({scores})"
        sums = ranking.fuzzy_scores
        assert sums is not None
        for i, score in enumerate(ranking.scores):
            row = source + i
            products = f"{xl_rowcol_to_cell(row, 1, False, True)}:{_end(row, self._width)}"
            for part, letter in enumerate(PARTS):
                formula = f'=SUMIF({letters},"{letter}",{products})'
                sheet.write_formula(row, left + part, formula, looks.step, float(sums[i, part]))
            parts = f"{xl_rowcol_to_cell(row, left)}:{xl_rowcol_to_cell(row, left + 2)}"
            sheet.write_formula(row, left + 3, f"=SUM({parts})/3", looks.result, float(score))
            own = xl_rowcol_to_cell(row, left + 3)
            place = (
                f"=SUMPRODUCT(--({scores}>{own}+{slack}))"
                f"+(SUMPRODUCT(--(ABS({scores}-{own})<={slack}))+1)/2"
            )
            rank = float(ranking.ranks[i])
            sheet.write_formula(row, left + 4, place, looks.number, rank)
            sheet.write_number(row, left + 5, float(score), looks.step)
            sheet.write_number(row, left + 6, rank, looks.number)


def _end(row: int, column: int) -> str:
    return str(xl_rowcol_to_cell(row, column, False, True))
