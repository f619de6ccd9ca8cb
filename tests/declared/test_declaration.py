"""Declarations of layouts: what they say, and what is told of one that is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from profparse.data_files import DIRECTORY, read
from profparse.layouts.declared import COMPILED, declared_layouts, layout_from
from profparse.layouts.declared.__main__ import compiled
from profparse.layouts.declared.declaration import DeclarationError, read_declaration

GOOD = """\
# The catalogue of a museum.
layout museum "a museum's catalogue"
proof "Catalogue No."

open  "Catalogue No." <number> : title authors
after ("Printed in:" | "Bound with:")   # what else is said of a sheet
      : venue "," date
close "Shelf" <number>
"""

WRONG = {  # each declaration with what is told of it
    'layout museum "a"\nproof "x"\nafter "By:" : writers\n': (
        "museum.layout:3:15: there is no field 'writers'; there are abstract, affiliation, authors, badges, "
        "categories, citation, citations, date, doi, history, interests, name, title, venue\n"
        '  after "By:" : writers\n'
        "                ^"
    ),
    'layout museum "a"\nproof "x"\nhead : title abstract venue\n': (
        "museum.layout:3:23: behind an abstract can stand authors, or words in quotes\n"
        "  head : title abstract venue\n"
        "                        ^"
    ),
    'layout museum "a"\nproof "x"\nopen "No." <isbn>\n': (
        "museum.layout:3:12: there is no slot <isbn>; there are acl, arxiv, bibcode, bibtex, card, cells, citations, "
        "columns, day, dblp, doi, heading, host, label, month, name, number, openreview, pmcid, pmid, published, "
        "records, row, rule, slashed, timestamp, url, venue, words, year\n"
        '  open "No." <isbn>\n'
        "             ^"
    ),
    'layout museum "a"\nopen "No."\n': (
        "museum.layout:1:8: a layout needs a proof: words that its pages have\n"
        '  layout museum "a"\n'
        "         ^"
    ),
    'layout museum "a"\nproof "x"\nopen "No." title\n': (
        "museum.layout:3:12: 'title' cannot stand here; expected ':', a slot, the end of the line, words in quotes\n"
        '  open "No." title\n'
        "             ^"
    ),
    'layout museum\nproof "x"\n': (
        "museum.layout:1:14: the line ends; expected words in quotes\n"
        "  layout museum\n"
        "               ^"
    ),
    'layout museum "a"\nproof "x\n': (
        "museum.layout:2:7: this is no part of a declaration\n"
        '  proof "x\n'
        "        ^"
    ),
}  # fmt: skip


def test_a_declaration_says_what_the_signs_are_and_what_stands_behind_them() -> None:
    """Comments and lines that are set in are the writer's; the order is the page's."""
    museum = read_declaration(GOOD, "museum.layout")
    assert (museum.name, museum.summary, museum.proofs) == ("museum", "a museum's catalogue", (("Catalogue No.",),))
    assert [(sign.role, sign.fields) for sign in museum.signs] == [
        ("open", ("title", "authors")), ("after", ("venue", '","', "date")), ("close", ()),
    ]  # fmt: skip


@pytest.mark.parametrize("text", WRONG, ids=lambda text: text.splitlines()[-1])
def test_an_error_points_at_its_place(text: str) -> None:
    """The message names file, line and column, shows the line, and says what is possible."""
    with pytest.raises(DeclarationError) as raised:
        read_declaration(text, "museum.layout")
    assert str(raised.value) == WRONG[text]


def test_what_ships_is_what_the_declarations_say() -> None:
    """The file that is read in their place is what ``make tables`` writes."""
    assert read(COMPILED).decode("utf-8") == compiled()


def test_a_declaration_is_short() -> None:
    """No site takes more than twenty lines, comments aside."""
    for file in sorted(Path(DIRECTORY, "layouts").glob("*.layout")):
        lines = [line for line in file.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
        assert len(lines) <= 20, file.name


def test_a_text_is_a_layout() -> None:
    """A declaration outside of the package makes a layout like those that ship."""
    layout = layout_from(GOOD, "museum.layout")
    assert (layout.name, layout.grammar) == ("museum", declared_layouts()[0].grammar)


def test_a_sign_that_begins_with_any_words_begins_with_its_line() -> None:
    """Else each place of a page could begin it, and a page would take more than linear time."""
    signs = read_declaration('layout museum "a"\nproof "x"\nafter <venue> <month>\n', "museum.layout").signs
    found = re.search(signs[0].pattern, "Knots in a Net\nJournal of Knots 15 March 2024")
    assert found is not None
    assert found[0] == "Journal of Knots 15 March 2024"
