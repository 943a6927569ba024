"""The two languages say the same things, and every word is used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, SelectExpression, TextElement, VariableReference
from fluent.syntax.visitor import Visitor

from ui import i18n
from ui.i18n import Words, message_ids, words

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("ui", "pages", "reports")
TELLS_OF_LETTERS = "data-search-help"
SAME_IN_BOTH = {"method-theirs"}
"""Names of programs."""


class Parts(Visitor):
    """Collects the plain texts of a message and the variables that a reader sees."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.variables: set[str] = set()

    def visit_TextElement(self, node: TextElement) -> None:  # noqa: N802  # the library's name
        self.texts.append(node.value)

    def visit_SelectExpression(self, node: SelectExpression) -> None:  # noqa: N802
        # What chooses between singular and plural is not seen, and Persian needs no choice.
        for variant in node.variants:
            self.visit(variant)

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802
        self.variables.add(node.id.name)


def messages(lang: str) -> dict[str, Parts]:
    files = sorted((ROOT / "ui" / "locales" / lang).glob("*.ftl"))
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    found = {}
    for entry in FluentParser().parse(text).body:
        if isinstance(entry, Message):
            assert entry.id.name not in found, f"{entry.id.name} is there twice"
            found[entry.id.name] = Parts()
            found[entry.id.name].visit(entry)
    return found


def strings_in_code() -> tuple[set[str], set[str]]:
    """Return the texts of the program, and the patterns of those with parts put in."""
    plain: set[str] = set()
    patterns: set[str] = set()
    for room in ROOMS:
        for file in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    plain.add(node.value)
                if isinstance(node, ast.JoinedStr):
                    patterns.add("".join(pieces(node)))
    return plain, patterns


def pieces(node: ast.JoinedStr) -> Iterator[str]:
    for part in node.values:
        yield re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"


def called_keys() -> Iterator[tuple[str, str]]:
    """Yield each key given literally to something called words or text, with its file."""
    for room in ROOMS:
        for file in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Name)
                    and node.func.id in {"words", "text"}
                    and node.args
                    and isinstance(node.args[0], ast.Constant)
                ):
                    yield str(node.args[0].value), file.name


def test_both_languages_have_the_same_keys_and_variables() -> None:
    fa, en = messages("fa"), messages("en")
    assert fa.keys() == en.keys() == message_ids("fa") == message_ids("en")
    different = {key for key in en if fa[key].variables != en[key].variables}
    assert different == set()


def test_every_key_in_the_program_exists() -> None:
    known = message_ids("en")
    missing = sorted(
        {f"{key} ({file})" for key, file in called_keys() if key not in known | {"fa", "en"}}
    )
    assert missing == []


def test_every_key_is_used() -> None:
    plain, patterns = strings_in_code()
    useful = [pattern for pattern in patterns if len(pattern.replace(".+", "")) >= 4]
    unused = sorted(
        key
        for key in message_ids("en") - plain
        if not any(re.fullmatch(pattern, key) for pattern in useful)
    )
    assert unused == []


def test_persian_texts_use_persian_digits_letters_and_marks() -> None:
    odd = {
        key: text
        for key, parts in messages("fa").items()
        for text in parts.texts
        if re.search(r"[0-9,;?]", text) or (key != TELLS_OF_LETTERS and re.search("[يك]", text))
    }
    assert odd == {}


def test_persian_texts_are_persian_and_english_texts_english() -> None:
    persian = re.compile(r"[آ-ی]")
    names = {key for key in message_ids("en") if key.startswith("lang")}
    not_persian = {
        key
        for key, parts in messages("fa").items()
        if key not in SAME_IN_BOTH
        and any(re.search(r"[a-z]{3}", text) for text in parts.texts)
        and not any(persian.search(text) for text in parts.texts)
    }
    not_english = {
        key
        for key, parts in messages("en").items()
        if key not in names and any(persian.search(text) for text in parts.texts)
    }
    assert (not_persian, not_english) == (set(), set())


def test_values_are_isolated_in_a_sentence() -> None:
    assert words("fa")("city-population", count="۱۲").startswith("\u2068۱۲\u2069")


def test_lists_are_joined_as_each_language_does() -> None:
    assert words("fa").join(["الف", "ب"]) == "الف، ب"
    assert words("en").join(["a", "b"]) == "a, b"


def test_a_missing_key_or_value_is_named() -> None:
    with pytest.raises(KeyError, match="no-such-key"):
        words("en")("no-such-key")
    with pytest.raises(KeyError, match="filters-count"):
        words("en")("filters-count")


def test_a_third_language_is_refused() -> None:
    with pytest.raises(KeyError, match="expected one of fa, en"):
        Words("de")


def test_every_language_has_a_name_and_a_direction() -> None:
    assert set(i18n.LANGUAGE_NAMES) == set(i18n.DIRECTIONS) == set(i18n.LANGUAGES)
    assert (words("fa").direction, words("en").direction) == ("rtl", "ltr")
