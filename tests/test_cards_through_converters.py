"""A homepage of cards (title, names, venue, links, a description) gives the same papers through each converter."""

from __future__ import annotations

import pytest

from profparse import parse
from tests.declared.converters import CONVERTERS, installed

CARDS = (
    ("Narrow Looms: Weaving Nets in a Single Pass", "Helga Brandt, Theo Okafor, Jun Sato, Ada Lane", "ICCV, 2025",
     "Weaving in one pass instead of two lets a small loom make nets that are as wide as a room."),
    ("Counting Knots from Photographs", "Jun Sato, Ada Lane, Ingrid Solberg", "CVPR, 2025   (Oral Presentation)",
     "A photograph of a net is enough to count its knots."),
    ("A Rope Transform", "Ada Lane", "arXiv, 2024",
     "A slight change to how ropes are laid gives a family of curves, which many others are cases of."),
    ("SplitKnot: Text-to-Knot with Few Examples", "Theo Okafor*, Peter Adeyemi*, Mira Lindqvist, Ada Lane",
     "NeurIPS, 2024", "Combining patterns (of yarn) and drawings (of knots) yields knots that nobody has tied before"),
    ("Fast Mending of Very Large Nets", "Peter Adeyemi, Ada Lane, Helga Brandt", "SIGGRAPH, 2023",
     "Mending a net from its middle is faster than from its edge, and leaves fewer holes."),
    ("NetFields: Fields of Nets for Boats", "Mira Lindqvist, Ada Lane, Ingrid Solberg, Jun Sato", "ECCV, 2023",
     "Boats that share their nets catch more, which we show for a fleet of nine."),
    ("How Weavers Learn Patterns from Each Other", "Ingrid Solberg, Ada Lane", "CVPR, 2022",
     "We watched forty weavers for a year."),
)  # fmt: skip
INTRO = "I'm a weaver at Halyard Works in Graz, where I lead a small team that mostly works on nets and looms."
#: What a text lost, or how it is not read yet.
LOST = {
    "bs4-blanks": "one line, in which nothing parts a title from names",
    "bs4-glued": "one line, in which nothing parts a title from names",
    "inscriptis": "lines, in which the sentence behind a card's links is taken for the opening of the next title",
    "markdownify": "text with a venue between asterisks, which are taken for marks behind a name",
    "trafilatura": "each card is a line, in which nothing parts a title from names",
}


def page() -> str:
    """The page's HTML, laid out as such pages are: a table with a row for each paper, and broken lines in it."""
    rows = []
    for title, names, venue, told in CARDS:
        first, *more = names.split(", ")
        listed = ",\n        ".join(
            f'<a href="https://{name.split()[-1].lower()}.example">{name}</a>' for name in [first, *more]
        )
        rows.append(
            f'<tr>\n<td>\n  <div class="one"><img src="a.png"></div>\n</td>\n<td>\n'
            f'<a href="p"><span class="papertitle">{title}</span></a>\n<br>\n\n{listed}\n<br>\n'
            f'<em>{venue.split(",")[0]}</em>,{venue.split(",")[1]}\n<br>\n<a href="p">project page</a>\n/\n'
            f'<a href="a">arXiv</a>\n<p></p>\n<p>\n{told}\n</p>\n</td>\n</tr>\n'
        )
    return (
        "<!doctype html><html><head><title>Ada Lane</title></head><body><table><tr><td>\n<p class='name'>Ada Lane</p>\n"
        f"<p>{INTRO}</p>\n<p><a href='mailto:a@b.example'>Email</a> / <a href='cv'>CV</a></p></td></tr></table>\n"
        f"<table><tr><td><h2>Research</h2><p>I like nets. Some papers are highlighted.</p></td></tr></table>\n"
        f"<table>{''.join(rows)}</table></body></html>"
    )


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(
            name, marks=[pytest.mark.xfail(strict=True, reason=LOST[name])] if name in LOST else []
        )
        for name in CONVERTERS if installed(name)
    ],
)  # fmt: skip
def test_cards_give_the_same_papers(name: str) -> None:
    """Title, names and year of each card, and nothing that describes one."""
    convert = installed(name)
    assert convert is not None
    papers = parse(convert(page())).papers
    assert [
        (one.title, [author.name for author in one.authors], (one.date.edtf or "")[:4] if one.date else "")
        for one in papers
    ] == [(title, names.replace("*", "").split(", "), venue.split(", ")[1][:4]) for title, names, venue, _ in CARDS]
