"""Where gold entries stand on a page, and what their tokens are."""

from typing import Any

from profparse.fields.citation.tokens import tokens_of
from profparse.pieces import read_page
from profparse.training.page_entries import entries_of, entry_kinds

TEXT = """# Publications

- Ada Quill, Bo Tarn. **Slow Lamps for Fast Moths**. *Annals of Moss*, 2021. [pdf](p.pdf)
- **Counting Leaves in the Rain**
  Cy Marlow and Ada Quill

I like bread.
"""
PAPERS: list[dict[str, Any]] = [
    {"title": "Slow lamps for fast moths", "authors": ["Ada Quill", "Bo Tarn"], "venue": "Annals of Moss",
     "year": 2021},
    {"title": "Counting leaves in the rain", "authors": ["Cy Marlow", "Ada Quill"], "venue": None, "year": None},
    {"title": "A paper that is not there", "authors": [], "venue": None, "year": None},
]


def test_entries_are_found_by_their_letters() -> None:
    """An entry is the lines from its first field to its last; one that the page does not show is left out."""
    page = read_page(TEXT, "markdown")
    found = [(entry.gold["title"], page.lines[entry.first].text[:8]) for entry in entries_of(page, PAPERS)]
    assert found == [("Slow lamps for fast moths", "Ada Quil"), ("Counting leaves in the rain", "Counting")]


def test_kinds_are_what_the_gold_decides() -> None:
    """Fields of the gold, signs beside them and labels of links have kinds; nothing else is guessed."""
    page = read_page(TEXT, "markdown")
    entry = entries_of(page, PAPERS)[0]
    lines = page.lines[entry.first : entry.last + 1]
    tokens = tokens_of(lines)
    kinds = dict(zip(tokens.words, entry_kinds(lines, tokens, entry.gold), strict=True))
    assert kinds["Ada"] == kinds["Bo"] == "AUTHOR"
    assert (kinds["Slow"], kinds["Lamps"], kinds["Annals"], kinds["2021"]) == ("TITLE", "TITLE_MORE", "VENUE", "DATE")
    assert (kinds["pdf"], kinds["."]) == ("LINK", "OTHER")
