"""A table of the data as people read it, in one language, and searching in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from data import Dataset
from data.kinds import Address, Choice, Identifiers, Number, Whole
from data.names import folded
from data.schema import Column
from ui import format as fmt
from ui.fields import columns_in, heading
from ui.i18n import Words

NAMING_COLUMNS: Final = ("name", "title", "indicator")
"""By what a row of another table is named, the first that the table has."""

ITEM_MARKS: Final = {"fa": "؛ ", "en": "; "}
LINK: Final = "url"
LONG: Final = 70
"""From how many characters on a usual text of a column is given several lines."""

NARROWEST, WIDEST = 80, 280
PIXELS_PER_LETTER, PADDING = 7, 24
"""For the width of a column of texts: three of four fit, within limits."""

SITE: Final = r"https?://(?:www\.)?([^/]+)"
"""The part of an address that is shown: whose page it is."""


@dataclass(frozen=True)
class View:
    """A table in one language.

    Attributes
    ----------
    frame : DataFrame
        Headings in words; numbers as numbers, so that they sort, everything else as text.
    written : mapping of str to callable
        For each heading of numbers, how one is written; for missing ones see :func:`texts`.
    links : tuple of str
        Headings of the columns that hold addresses of web pages.
    """

    frame: pd.DataFrame
    written: Mapping[str, Callable[[Any], str]]
    links: tuple[str, ...]

    def texts(self) -> pd.DataFrame:
        """Return every cell as the text a reader sees."""
        return pd.DataFrame(
            {
                name: self.frame[name].map(self.written.get(name, str))
                for name in self.frame.columns
            },
            index=self.frame.index,
            dtype=object,
        )

    def needs_several_lines(self) -> bool:
        """Tell whether the usual text of some column is a long one."""
        return any(self.frame[name].str.len().median() > LONG for name in self._plain_texts())

    def widths(self) -> dict[str, int]:
        """Return a width in pixels for each column of texts."""
        return {
            name: int(
                min(
                    WIDEST,
                    max(NARROWEST, self._usual_length(name) * PIXELS_PER_LETTER + PADDING),
                )
            )
            for name in self._plain_texts()
        }

    def _plain_texts(self) -> list[str]:
        """Return the headings of the columns that hold neither numbers nor addresses."""
        return [
            name
            for name in self.frame.columns
            if name not in self.written and name not in self.links
        ]

    def _usual_length(self, name: str) -> float:
        """Return a length that three of four texts of a column, and its heading, do not exceed."""
        return max(float(self.frame[name].str.len().quantile(0.75)), len(name))


def make_view(table: str, dataset: Dataset, words: Words) -> View:
    """Return a table in the language of `words`.

    An id of another table becomes the name it stands for, a coded word becomes words, and a row
    with a single source gets the source's address.

    Parameters
    ----------
    table : str
        A key of ``dataset.tables``.
    dataset : Dataset
    words : Words
    """
    raw = dataset.tables[table]
    cells: dict[str, pd.Series] = {}
    written: dict[str, Callable[[Any], str]] = {}
    links: list[str] = []
    for column in columns_in(table, words.lang):
        name = heading(table, column.name, words)
        cells[name] = _readable(raw[column.name], column, dataset, words)
        if isinstance(column.kind, Number | Whole):
            written[name] = _year_text(words) if column.name == "year" else _number_text(words)
        if isinstance(column.kind, Address):
            links.append(name)
        if column.refers == "sources" and not isinstance(column.kind, Identifiers):
            urls = {source.id: source.url for source in dataset.sources}
            link = words(f"field-{LINK}")
            cells[link] = raw[column.name].map(lambda key, urls=urls: urls.get(key, ""))
            links.append(link)
    return View(pd.DataFrame(cells), written, tuple(links))


def find(view: View, asked: str) -> View:
    """Return the rows that contain every word of `asked`.

    Capitals, Arabic and Persian forms of a letter, Persian and Latin digits, marks over letters
    and marks between thousands make no difference.

    Parameters
    ----------
    view : View
    asked : str
        Words apart by blanks; nothing asked finds everything.
    """
    wanted = folded(asked).split()
    if not wanted:
        return view
    rows = view.texts().agg(" \n ".join, axis=1)
    hits = rows.map(folded).map(lambda row: all(word in row for word in wanted)).astype(bool)
    return View(view.frame[hits], view.written, view.links)


def _readable(values: pd.Series, column: Column, dataset: Dataset, words: Words) -> pd.Series:
    """Return the cells of a column as a reader wants them."""
    lang = words.lang
    if isinstance(column.kind, Number | Whole):
        return values
    texts = values.fillna("").astype(str)
    if column.name == "target":
        names = _names("dimensions", dataset, lang) | _names("criteria", dataset, lang)
        return texts.map(lambda key: names.get(key, key))
    if column.name == "term" and isinstance(column.kind, Choice):
        return texts.map(lambda key: dataset.term(key).name[lang])
    if isinstance(column.kind, Choice):
        return texts.map(lambda word: words(f"choice-{word}"))
    if column.refers is not None:
        names = _names(column.refers, dataset, lang)
        mark = ITEM_MARKS[lang]
        return texts.map(lambda keys: mark.join(names.get(key, key) for key in keys.split()))
    if isinstance(column.kind, Address) or column.name == "id":
        return texts
    return texts.map(lambda text: fmt.written(text, lang))


def _names(table: str, dataset: Dataset, lang: str) -> dict[str, str]:
    """Return what the rows of a table are called."""
    rows = dataset.tables[table]
    column = next(f"{each}_{lang}" for each in NAMING_COLUMNS if f"{each}_{lang}" in rows.columns)
    return dict(zip(rows["id"], rows[column], strict=True))


def _number_text(words: Words) -> Callable[[Any], str]:
    """Return how a figure is written."""
    return lambda value: "" if pd.isna(value) else fmt.natural(float(value), words.lang)


def _year_text(words: Words) -> Callable[[Any], str]:
    """Return how a year is written: without a mark between thousands."""
    return lambda value: "" if pd.isna(value) else fmt.written(str(int(value)), words.lang)
