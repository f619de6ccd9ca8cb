"""Whole entries, as lists print them, read into their fields."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from profparse.fields.citation import Entry, entry_likeness, read_entries, read_entry
from profparse.pieces import read_page

ROWS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[3] / "fixtures" / "fields" / "citations.json").read_text("utf-8")
)


#: Rows that the fitted weights do not read as they stand: forms that no data of the fit shows often enough.
MISREAD = frozenset(json.loads((Path(__file__).parent / "misread.json").read_text("utf-8"))["fields"])
UNTOLD = frozenset(json.loads((Path(__file__).parent / "misread.json").read_text("utf-8"))["entry"])


def rows(known: frozenset[str], chosen: list[dict[str, Any]]) -> list[Any]:
    """Rows as parameters; those that are known to be misread are expected to fail, strictly."""
    reason = "a form that the data of the fit seldom shows"
    return [
        pytest.param(row, id=row["name"], marks=[pytest.mark.xfail(reason=reason)] if row["name"] in known else [])
        for row in chosen
    ]


def entry_of(row: dict[str, Any]) -> Entry:
    """The entry that a row's text is read as."""
    return read_entry(read_page(row["text"], row["format"]).lines)


def shown(entry: Entry, names: list[str]) -> dict[str, Any]:
    """The named fields of an entry as plain values; ``links`` is their count."""
    values = entry.draft.values
    plain: dict[str, Any] = {
        "authors": [author.name for author in values.get("authors", ())],
        "marks": [list(author.marks) for author in values.get("authors", ())],
        "links": len(values.get("links", ())),
        "badges": list(values.get("badges", ())),
        "identifiers": [[one.scheme, one.value] for one in values.get("identifiers", ())],
        "year": entry.draft.date.reading.edtf[:4] if entry.draft.date else None,
    }
    return {name: plain[name] if name in plain else values.get(name) for name in names}


@pytest.mark.parametrize("row", rows(MISREAD, ROWS))
def test_fields_of_an_entry(row: dict[str, Any]) -> None:
    """Each field of a row comes out as the row expects it."""
    assert shown(entry_of(row), list(row["expect"])) == row["expect"]


def letters(text: str) -> str:
    """The letters and digits of a text, case-folded."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_values_quote_the_page(row: dict[str, Any]) -> None:
    """The spans of every text field, and of each author and badge, hold exactly its letters and digits."""
    draft, text = entry_of(row).draft, row["text"]
    for name, spans in draft.spans.items():
        value = draft.values[name]
        quoted = [text[a:b] for a, b in spans]
        if isinstance(value, str):
            assert letters("".join(quoted)) == letters(value), name
        else:
            assert [letters(part) for part in quoted] == [letters(part) for part in value], name
    for author in draft.values.get("authors", ()):
        quoted_name = text[slice(*author.span)]
        assert letters(author.name) == letters(quoted_name) or "<" in quoted_name or "*" in quoted_name


@pytest.mark.parametrize("row", rows(UNTOLD, [row for row in ROWS if len(row["expect"]["authors"]) > 1]))
def test_entries_are_told_as_such(row: dict[str, Any]) -> None:
    """An entry with authors is more likely than not a publication."""
    assert entry_of(row).probability > 0.5


@pytest.mark.parametrize(
    "text",
    [
        "- [5/2024] Our paper on kettles was accepted to ICLR 2024. See you in Vienna!",
        "- Received the Best Student Award of the Lamp Society, 2021",
        "- Research intern at Northern Lamps Inc., May 2020 - Aug 2020, with Dr. Bo Tarn",
        "- I gave a talk about moss at the University of Muster.",
        "- Reviewer for NeurIPS, ICML, ICLR, ACL and EMNLP",
        "I am a second-year student who likes bread, long walks and category theory.",
        "- CS 101: Introduction to Lamps, Fall 2019 (teaching assistant)",
        r"\* Equal contribution",
    ],
)
def test_other_lines_are_not(text: str) -> None:
    """News, awards, jobs, talks, service, prose and notes have a low probability and a low likeness."""
    lines = read_page(text, "markdown").lines
    assert read_entry(lines).probability < 0.5
    assert entry_likeness(lines[0]) < 0.5


def test_empty_lines_give_an_empty_draft() -> None:
    """Lines without words give no title, a low probability, and still count as taken."""
    entry = read_entry(read_page("[![](a.png)](https://example.org)", "markdown").lines)
    assert "title" not in entry.draft.values
    assert entry.probability < 0.1
    assert entry.draft.extents


def test_the_owner_tips_the_scale() -> None:
    """A name alone that is the owner's is read as the author."""
    lines = read_page("Ada Quill. Summer Rain. *Journal of Rain*, 2020.", "markdown").lines
    assert shown(read_entry(lines), ["authors", "title"]) == {
        "authors": ["Ada Quill"],
        "title": "Summer Rain",
    }


def test_reasons_name_the_signs() -> None:
    """The reasons say in words what spoke for the entry."""
    reasons = read_entry(read_page(ROWS[2]["text"], "markdown").lines).reasons
    assert "a list of names" in reasons
    assert "volume or pages" in reasons


ODD = (
    "Text-to-Cloth Generation\nAda Lane, Bo Reed, Jun Sato, Mira Holt, Theo Okafor, Ines Duarte, "
    "Lena Okonkwo, Helga Brandt\nICCV, 2023\nproject page / arXiv\n"
    "Combining LoomBooth (weaving) and LoomFusion (text-to-3D) yields high-quality, thread-specific 3D cloth with "
    "text-driven modifications"
)
USUAL = """\
Learning Looms for Everyone from a Single Video
Ada Lane, Bo Reed
ICCV, 2023
project page / arXiv
We learn how a loom is built from one video of it, and weave with what was learned."""


def test_an_entry_is_read_as_the_others_of_its_list() -> None:
    """A title that could be a venue's name, and a description without a stop, do not trade places."""
    alone = read_entry(read_page(ODD, "text").lines)
    *_, last = read_entries([read_page(text, "text").lines for text in (*[USUAL] * 30, ODD)], [None] * 31)
    assert alone.draft.values["title"].startswith("Combining")
    assert last.draft.values["title"] == ODD.partition("\n")[0]


@pytest.mark.parametrize(
    ("names", "marks"),
    [
        ("Karl Weiss*, Ines Prado*, Lena Ek", ["*", "*", ""]),
        ("Lena Ek, Karl Weiss*, Ines Prado*", ["", "*", "*"]),
        ("K. Weiss*, I. Prado*, L. Ek", ["*", "*", ""]),
        ("Weiss, K.*, Prado, I.*, Ek, L.", ["*", "*", ""]),
        ("Karl Weiss†, Ines Prado*†, and Lena Ek#", ["†", "*†", "#"]),
        ("**Karl Weiss**, Ines Prado*, Lena Ek", ["", "*", ""]),
    ],
)
def test_marks_behind_names_are_kept(names: str, marks: list[str]) -> None:
    """Each name has the signs close behind it, whether or not they were read as a part of it."""
    markup = f"<ul><li>{names}. BERT and the Uses of Moss in Ghent. ACL 2023.</li></ul>"
    authors = read_entry(read_page(markup, "html").lines).draft.values["authors"]
    assert ["".join(author.marks) for author in authors] == marks
