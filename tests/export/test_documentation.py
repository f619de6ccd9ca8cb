"""``docs/exports.md`` says what each format holds, as the code has it."""

from dataclasses import fields
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from profparse import Bio, NewsItem, Paper, export
from profparse.export.formats import FORMATS
from profparse.export.losses import OF_THE_READING

TEXT = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf-8")
ITEMS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "papers": (
        Paper, ("bibtex", "csl-json", "ris", "json-resume", "rendercv", "json-ld", "markdown", "hugo", "al-folio",
                "academicpages"),
    ),
    "news": (
        NewsItem, ("json-feed", "atom", "icalendar", "json-resume", "rendercv", "markdown", "hugo", "al-folio",
                   "academicpages"),
    ),
    "bio": (Bio, ("json-resume", "rendercv", "json-ld", "markdown", "hugo", "al-folio", "academicpages")),
}  # fmt: skip


def held(format: str, items: str) -> frozenset[str]:
    """The fields that a format's module says it holds."""
    module = import_module(f"profparse.export.{format.replace('-', '_')}_format")
    if format == "markdown":
        return frozenset(module.HELD["the biography" if items == "bio" else items])
    names = {"papers": ("HELD_OF_PAPERS",), "news": ("HELD_OF_AWARDS", "HELD_OF_NEWS"), "bio": ("HELD_OF_BIO",)}[items]
    return frozenset(next((getattr(module, name) for name in (*names, "HELD") if hasattr(module, name)), ()))


def matrix(items: str) -> str:
    """A table with a row for each field and a column for each format."""
    kind, formats = ITEMS[items]
    rows = [["field", *(f"`{format}`" for format in formats)], ["---"] * (len(formats) + 1)]
    for field in fields(kind):
        if field.name not in OF_THE_READING:
            rows.append([f"`{field.name}`", *("yes" if field.name in held(one, items) else "" for one in formats)])
    return "".join(f"| {' | '.join(row)} |\n".replace("|  |", "| |").replace("|  |", "| |") for row in rows)


@pytest.mark.parametrize("items", ITEMS)
def test_the_page_lists_what_is_held(items: str) -> None:
    """The tables of the page are those of the code."""
    assert matrix(items) in TEXT


def test_the_page_names_every_format_and_function() -> None:
    """Each format has a row and a section, and each function is one of the package."""
    for format in FORMATS:
        name = format.replace("-", "_")
        module = import_module(f"profparse.export.{name}_format")
        assert f"| `{format}` | `export.{name}` |" in TEXT
        assert f"\n## {module.TITLE}\n" in TEXT
        assert callable(getattr(export, name))
