"""What is offered is described: methods, options, commands, in docs/methods and the registries."""

from __future__ import annotations

import doctest
import importlib
import re
from pathlib import Path

import pytest

from fuzzy import METHODS
from fuzzy.cli import COMMANDS
from fuzzy.weighting import WEIGHTINGS

NOTES = Path(__file__).parents[2] / "docs" / "methods"
INDEX = (NOTES / "README.md").read_text(encoding="utf-8")
PAGES = sorted(path.stem for path in NOTES.glob("*.md") if path.stem != "README")
DOI = re.compile(r"10\.\d{4,}/\S+")


def note(name: str) -> str:
    """Return the text of a page."""
    return (NOTES / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("method", METHODS)
def test_a_methods_page_names_its_source_and_every_option_and_word(method: str) -> None:
    entry, page = METHODS[method], note(method)
    assert f"`{method}`" in page
    author = re.split(r"[,&(]| and ", entry.source)[0].strip()
    assert author in page
    assert entry.doi is None or entry.doi in page
    for option in entry.options:
        assert f"`{option.name}`" in page, option.name
        assert all(word in page for word in option.words), option.name


@pytest.mark.parametrize("method", METHODS)
def test_a_method_is_described_in_both_languages(method: str) -> None:
    entry = METHODS[method]
    assert entry.doi is None or DOI.fullmatch(entry.doi)
    for text in (entry.title_en, entry.definition_en, entry.weaknesses_en):
        assert re.search("[a-z]", text)
    for text in (entry.title_fa, entry.definition_fa, entry.weaknesses_fa):
        assert re.search("[آ-ی]", text)
    for option in entry.options:
        assert re.search("[a-z]", option.about_en)
        assert re.search("[آ-ی]", option.about_fa)


@pytest.mark.parametrize("method", WEIGHTINGS)
def test_a_weighting_method_is_described_on_its_page_and_in_both_languages(method: str) -> None:
    entry, page = WEIGHTINGS[method], note("weighting")
    assert method in page or entry.title_en in page
    assert re.search("[a-z]", entry.about_en)
    assert re.search("[آ-ی]", entry.about_fa)


@pytest.mark.parametrize("command", [*COMMANDS, "template"])
def test_the_index_lists_every_command(command: str) -> None:
    assert f"| `{command}` |" in INDEX


@pytest.mark.parametrize("page", PAGES)
def test_the_index_links_every_page(page: str) -> None:
    assert f"]({page}.md)" in INDEX


def test_every_link_between_the_pages_leads_somewhere() -> None:
    for page in [*PAGES, "README"]:
        for target in re.findall(r"\]\(([^)#:]+)\)", note(page)):
            assert (NOTES / target).exists(), (page, target)


def test_the_names_of_the_index_can_be_imported() -> None:
    for name in set(re.findall(r"`(fuzzy(?:\.\w+)+)`", INDEX)):
        module, _, attribute = name.rpartition(".")
        try:
            importlib.import_module(name)
        except ModuleNotFoundError:
            assert hasattr(importlib.import_module(module), attribute), name


def test_the_example_of_the_index_comes_out_as_written() -> None:
    block = "".join(re.findall(r"```pycon\n(.*?)```", INDEX, re.DOTALL))
    example = doctest.DocTestParser().get_doctest(block, {}, "README", None, 0)
    failures: list[str] = []
    assert example.examples
    result = doctest.DocTestRunner(verbose=False).run(example, out=failures.append)
    assert result.failed == 0, "".join(failures)
