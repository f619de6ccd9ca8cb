"""Evidence about lines, its alignment with gold, and the rendered pages that the model of lines is fitted to."""

import random

import pytest

from profparse.layouts.homepage.evidence import names_of
from profparse.layouts.homepage.evidence.columns import column_facts
from profparse.layouts.homepage.evidence.cuts import cuts_of
from profparse.layouts.homepage.evidence.words import hint_words, words_of
from profparse.pieces import read_page
from profparse.training.pages.alignment import kinds_of_lines
from profparse.training.pages.converters import CONVERTERS, converted
from profparse.training.pages.rendering import rendered_pages, rendered_pieces
from profparse.training.pages.templates import Template
from profparse.training.pages.vocabulary import Words, printed_name, vocabulary

PAGE = """# Ada Lane
I study cats.

## Papers
1. **On Cats.** Ada Lane, Bo Ott. Journal of Cats, 2020.
   [pdf](https://a.b)
2. **On Dogs.** Ada Lane. Journal of Dogs, 2021.

## Talks
- On Birds, Graz, 2022
"""
RECORDS = [
    {
        "title": f"The {animal} of {place}: a study",
        "author": [{"given": "Ada", "family": "Lane"}, {"given": "Bo", "family": "Ott"}],
        "container-title": f"Journal of {place}",
        "issued": {"year": 2000 + n},
    }
    for n, (animal, place) in enumerate(
        (animal, place)
        for animal in ("cat", "dog", "owl", "bee", "ant", "fox")
        for place in ("Graz", "Oslo", "Lima", "Pune", "Bern")
    )
]


@pytest.mark.parametrize(
    ("atom", "names"),
    [
        ("bold", ["bold"]),
        (("shape", "item", 3, "."), ["kind=item", "size=3", "end=."]),
        ((1, ("reads", "upper", 4, 0)), ["+1:first=upper", "+1:names=4", "+1:likeness=0"]),
        (("rule", "edge", "NEWS", "NEWS"), ["rule=NEWS", "rules=edge>NEWS", "rules+=NEWS>NEWS"]),
    ],
)
def test_a_bundle_of_facts_stands_for_features(atom: object, names: list[str]) -> None:
    """A plain fact is its own name; a bundle has one for each value; a neighbour's are told by its distance."""
    assert list(names_of(atom)) == names


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (
            "| Project | Role |\n|---|---|\n| Slow Lamps | PI |\n",
            {"Project": "project", "Role": "role", "Slow Lamps": "project", "PI": "role"},
        ),
        (
            "<table><tr><td>课题名称</td><td>级别</td></tr><tr><td></td><td>省部级</td></tr></table>",
            {"课题名称": "project", "级别": "kind", "省部级": "kind"},
        ),
        ("| Slow Lamps | 2019 |\n|---|---|\n| Fast Moths | 2020 |\n", {}),
        (
            "| Project | Role |\n|---|---|\n| Slow Lamps | PI |\n\nMoths.\n\n"
            "| Title | Year |\n|---|---|\n| Moss | 2019 |\n",
            {
                "Project": "project", "Role": "role", "Slow Lamps": "project", "PI": "role",
                "Title": "title", "Year": "year", "Moss": "title", "2019": "year",
            },
        ),
    ],
    ids=("heads", "an empty cell", "no heads", "two tables"),
)
def test_the_head_of_a_column_is_told_of_its_cells(table: str, told: dict[str, str]) -> None:
    """Each cell has what the head over it says, cells that are empty counted; a first row that is data is no head."""
    page = read_page(table, "html" if table.startswith("<") else "markdown")
    facts = column_facts(page.lines, page)
    assert {page.lines[n].text: own[0] for n, own in facts.items()} == {
        text: f"column={kind}" for text, kind in told.items()
    }


def test_words_of_classes_are_the_same_however_they_are_joined() -> None:
    """`pub-title`, `pubTitle` and `pub_title` hold the same words."""
    assert hint_words("pub-title") == hint_words("pubTitle") == hint_words("pub_title") == ["pub", "title"]


def test_each_way_of_cutting_gives_its_pieces() -> None:
    """A numbered list is cut by its items, by its numbers, and by every line; headings are walls."""
    page = read_page(PAGE, "markdown")
    words = [words_of(line, None, 0.0) for line in page.lines]
    walls = [line.kind == "heading" for line in page.lines]
    pieces = {(cut.way, tuple(cut.pieces)) for cut in cuts_of(page.lines, page, words, walls)}
    texts = [line.text for line in page.lines]
    first, second = (next(n for n, text in enumerate(texts) if name in text) for name in ("On Cats", "On Dogs"))
    assert ("item", ((first, second), (second, second + 1))) in pieces


def test_gold_says_which_lines_each_record_takes_up() -> None:
    """A paper's lines run from its title or authors to its links; talks are no records."""
    page = read_page(PAGE, "markdown")
    gold = {
        "papers": [
            {"title": "On Cats", "authors": ["Ada Lane", "Bo Ott"], "venue": "Journal of Cats"},
            {"title": "On Dogs", "authors": ["Ada Lane"], "venue": "Journal of Dogs"},
        ],
        "news": [],
        "projects": [],
    }
    kinds = kinds_of_lines(page.lines, page, gold)
    told = {line.text.split(".")[0]: kind for line, kind in zip(page.lines, kinds, strict=True)}
    assert told["On Cats"] == told["On Dogs"] == "PAPER"
    assert told["On Birds, Graz, 2022"] == told["I study cats"] == told["Papers"] == "OTHER"
    assert kinds.count("PAPER") == 2


def test_an_optional_record_is_left_out_of_what_is_learnt() -> None:
    """Whether an optional record is one is open, and so are its lines."""
    page = read_page(PAGE, "markdown")
    kinds = kinds_of_lines(
        page.lines, page, {"papers": [{"title": "On Dogs", "optional": True}], "news": [], "projects": []}
    )
    assert [line.text[:7] for line, kind in zip(page.lines, kinds, strict=True) if kind is None] == ["On Dogs"]


def test_rendered_pages_hold_what_their_gold_says() -> None:
    """The same seed gives the same pages; nearly every record of the gold is found on its page."""
    pages = list(rendered_pages(RECORDS, 40, 3))
    assert [page.text for page in rendered_pages(RECORDS, 40, 3)] == [page.text for page in pages]
    wanted = found = 0
    for text, format, gold in pages:
        page = read_page(text, format)
        kinds = kinds_of_lines(page.lines, page, gold)
        wanted += len(gold["papers"])
        found += kinds.count("PAPER")
    assert wanted > 100
    assert found >= wanted * 0.97


def test_rendered_pieces_hold_what_their_gold_says() -> None:
    """The same seed gives the same pieces; nearly every record of the gold is found, and many pieces hold none."""
    pieces = list(rendered_pieces(RECORDS, 60, 3))
    assert [piece.text for piece in rendered_pieces(RECORDS, 60, 3)] == [piece.text for piece in pieces]
    wanted = found = 0
    for text, format, gold in pieces:
        page = read_page(text, format)
        wanted += len(gold["papers"])
        found += kinds_of_lines(page.lines, page, gold).count("PAPER")
    assert wanted > 60
    assert found >= wanted * 0.97
    assert sum(not piece.gold["papers"] for piece in pieces) > 10


def test_a_template_sets_the_entries_of_a_list_alike() -> None:
    """The boxes of two entries are the same; only the words differ."""
    template = Template(Words(random.Random(4), RECORDS), ("title", "venue"), ("title",), {"title": "name"})
    first, second = (template.render([("title", title), ("venue", "Graz")]) for title in ("On Cats", "On Owls"))
    assert first.replace("Cats", "Owls") == second
    assert "On Cats" in first


CONVERTED = """<html><body><h1>Ada Lane</h1><p>I study cats and dogs and owls and bees and ants, and I have done so
for a long time in Graz, in Oslo, in Lima, in Pune and in Bern, where I had the chance to work with many people who are
fond of animals of all kinds and read much about them.</p>
<h2>Papers</h2><ul><li><b>On Cats</b>, Journal of Cats</li></ul></body></html>"""


@pytest.mark.parametrize("converter", CONVERTERS)
def test_a_pasted_page_keeps_what_a_converter_leaves(converter: str) -> None:
    """The gold of a pasted page is what its text still holds; a list that is gone is not asked for."""
    gold = {"papers": [{"title": "On Cats"}], "news": [{"text_start": "Not on the page"}]}
    found = converted(CONVERTED, gold, converter)
    assert found is not None
    text, format, kept = found
    assert "On Cats" in text and "<" not in text and format in ("text", "markdown")
    assert kept == {"papers": [{"title": "On Cats"}]}


def test_every_phrase_can_be_filled() -> None:
    """No slot of a phrase is unknown."""
    words = Words(random.Random(1), RECORDS)
    for name in (
        "acts",
        "bio",
        "talks",
        "teaching",
        "awards",
        "service",
        "students",
        "positions",
        "education",
        "others",
        "projects",
        "about",
        "notes",
    ):
        for phrase in vocabulary()[name]:
            assert "{" not in words.filled(phrase)


@pytest.mark.parametrize(
    ("form", "name"), [(0, "Ada Rae Lane"), (1, "Lane, A. R."), (2, "A. R. Lane"), (3, "Lane AR"), (6, "A.R. Lane")]
)
def test_names_are_printed_in_the_forms_of_lists(form: int, name: str) -> None:
    """Given names in full or as initials, before or behind the family name."""
    assert printed_name({"given": "Ada Rae", "family": "Lane"}, form) == name
