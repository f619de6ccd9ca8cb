"""Fixture pages of sites through every converter: the records that each text should give, and those that it gives."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from profparse import Paper, parse
from tests.declared.converters import CONVERTERS, installed

#: The converters that are installed.
PRESENT = [name for name in CONVERTERS if installed(name)]

#: Pages and converters by name, each with what the converter's text lost, or what is read of it with a fault.
Faults = Mapping[tuple[str, str], str]


def faults(*rows: tuple[str, str, str]) -> Faults:
    """Rows of a page, the names of converters, and a reason, by page and converter."""
    return {(page, name): reason for page, names, reason in rows for name in names.split()}


def cases(pages: Iterable[Path], known: Faults) -> list[Any]:
    """Each page with each converter that is installed; those with a known fault have to fail."""
    return [
        pytest.param(
            page, name, id=f"{page.stem} {name}",
            marks=[pytest.mark.xfail(strict=True, reason=known[page.stem, name])] if (page.stem, name) in known else [],
        )
        for page in pages for name in PRESENT
    ]  # fmt: skip


def converted(page: Path, name: str) -> str:
    """The text that a converter makes of a page."""
    convert = installed(name)
    assert convert is not None
    return convert(page.read_text("utf-8"))


def assert_gives_its_records(page: Path, name: str) -> set[str | None]:
    """The papers of a page's text are those beside the page, as far as the text holds them; returns their layouts."""
    text = converted(page, name)
    expected = json.loads(page.with_suffix(".json").read_text("utf-8"))
    records = [record for record in (wanted(one, text) for one in expected) if record is not None]
    papers = parse(text).papers
    assert [short(paper, record) for paper, record in zip(papers, records, strict=False)] == records
    assert len(papers) == len(records)
    return {paper.layout for paper in papers}


def letters(text: str | None) -> str:
    """The letters and digits of a text, by which values are compared: converters differ in blanks and dashes."""
    return "".join(sign for sign in (text or "").casefold() if sign.isalnum())


def short(paper: Paper, fields: dict[str, Any]) -> dict[str, Any]:
    """A paper in the short form of the expectation, its fields alone."""
    identifiers = {one.scheme: one.value for one in paper.identifiers}
    whole: dict[str, Any] = {
        "title": letters(paper.title),
        "authors": [letters(author.name) for author in paper.authors],
        "year": (paper.date.edtf or "")[:4] if paper.date else "",
        "venue": letters(paper.venue),
        "identifiers": {name: identifiers.get(name) for name in fields.get("identifiers", ())},
    }
    return {name: whole[name] for name in fields}


def wanted(record: dict[str, Any], text: str) -> dict[str, Any] | None:
    """A record of the expectation as far as the text holds it; None where it does not even hold the title."""
    there = letters(text)
    if letters(record["title"]) not in there:
        return None
    out: dict[str, Any] = {"title": letters(record["title"])}
    if all(letters(name) in there for name in record["authors"]):
        out["authors"] = [letters(name) for name in record["authors"]]
    if record["year"] and record["year"] in there:
        out["year"] = record["year"]
    if letters(record.get("venue")) and letters(record["venue"]) in there:
        out["venue"] = letters(record["venue"])
    found = {name: value for name, value in record.get("identifiers", {}).items() if value in text}
    if found:
        out["identifiers"] = found
    return out
