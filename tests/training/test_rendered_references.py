"""Records rendered as references whose reading is known."""

import random
import re
from typing import Any

import pytest

from profparse.data_files import load_json
from profparse.training.rendered_references import rendered_references
from profparse.training.rendering.csl_styles import CslStyle
from profparse.training.rendering.pieces import LABELS, RenderedReference, reference_of
from profparse.training.rendering.rare_traits import with_rare_traits

RECORDS: list[dict[str, Any]] = [
    {
        "type": "article-journal", "title": "Tides of the inner lagoon: a model", "language": "en",
        "author": [{"family": "van Okker", "given": "Mira Jo"}, {"family": "Tal", "given": "B.", "suffix": "Jr."}],
        "container-title": "Journal of Invented Oceanography", "issued": {"year": 2011, "month": 4},
        "volume": "12", "issue": "3", "page": "101–118", "DOI": "10.5555/jio.2011.7",
    },
    {
        "type": "chapter", "title": "Das Gewicht der Stille", "language": "de",
        "author": [{"family": "Quast", "given": "Ilse"}], "editor": [{"family": "Brem", "given": "Otto"}],
        "container-title": "Stille und Raum", "collection-title": "Schriften zum Hören", "collection-number": "4",
        "publisher": "Verlag am Bach", "publisher-place": "Jena", "issued": {"year": 1987}, "page": "55–71",
    },
    {
        "type": "book", "title": "Histoire des sables", "language": "fr", "edition": "2",
        "author": [{"family": "Lorme", "given": "Jean-Paul"}], "publisher": "Éditions du Puits",
        "publisher-place": "Lyon", "issued": {"year": 1931}, "ISBN": "978-0-00-000000-2",
    },
    {
        "type": "thesis", "title": "О прозрачных сетях", "language": "ru", "publisher": "Выдуманный университет",
        "author": [{"family": "Песков", "given": "А. Б."}], "issued": {"year": 2003}, "genre": "PhD thesis",
    },
    {
        "type": "report", "title": "Ropes under load", "language": "en", "number": "RT-17", "et_al": True,
        "author": [{"literal": "Rope Test Group"}], "publisher": "Institute of Ropes", "status": "in press",
    },
]  # fmt: skip
STYLES = load_json("rendered_references")
REFERENCES = list(rendered_references(RECORDS, count=600, seed=4))


def titles(references: list[RenderedReference]) -> list[str]:
    """The titles of references, as printed."""
    return [one.text[start:end] for one in references for label, start, end in one.parts if label == "title"]


def test_the_same_seed_gives_the_same_references() -> None:
    """A fit of the same data is a fit of the same bytes; another seed varies."""
    assert list(rendered_references(RECORDS, count=40, seed=4)) == REFERENCES[:40]
    assert list(rendered_references(RECORDS, count=40, seed=5)) != REFERENCES[:40]


def test_parts_are_apart_and_in_order() -> None:
    """No part overlaps another, is empty, has blanks at its ends or a label that is not declared."""
    for reference in REFERENCES:
        end = 0
        for label, start, stop in reference.parts:
            assert label in LABELS
            assert end <= start < stop <= len(reference.text)
            assert reference.text[start:stop] == reference.text[start:stop].strip()
            end = stop
        assert "\n" not in reference.text and "  " not in reference.text


def test_parts_quote_the_record() -> None:
    """Where no noise is, a title that is not in another case stands letter for letter under its label."""
    known = {record["title"] for record in RECORDS}
    printed = titles(REFERENCES)
    assert sum(title in known for title in printed) > len(printed) / 2
    years = {part for one in REFERENCES for label, a, b in one.parts if label == "date" and (part := one.text[a:b])}
    assert {"2011", "1987", "1931", "2003"} <= years


def test_names_stand_in_the_part_of_the_authors() -> None:
    """Each author as printed is within a part of authors, the editors within one of editors."""
    for reference in REFERENCES:
        for label, people in (("author", reference.authors), ("editor", reference.editors)):
            parts = " ".join(reference.text[a:b] for one, a, b in reference.parts if one == label)
            assert all(name in parts for name in people)
    printed = {name for reference in REFERENCES for name in reference.authors}
    assert {"Jean-Paul Lorme", "Lorme, J.-P.", "Lorme JP", "Lorme, Jean-Paul", "А. Б. Песков", "Песков А.Б."} <= printed


def test_names_are_parted() -> None:
    """Between two names of a list there is always a sign or a word."""
    style_of_two = [one for one in REFERENCES if len(one.authors) == 2 and all(map(str.isascii, one.authors))]
    for reference in style_of_two:
        first, second = reference.authors
        listed = next(reference.text[a:b] for label, a, b in reference.parts if label == "author")
        assert listed[len(first) :].removesuffix(second).strip(), reference.text


def test_styles_differ() -> None:
    """Many styles take part, and the fields stand in more than one order."""
    assert len({reference.style for reference in REFERENCES}) > 100
    first = {reference.parts[0][0] for reference in REFERENCES}
    assert {"author", "title", "date", "citation-number", "journal"} <= first


def test_a_csl_style_prints_its_parts() -> None:
    """APA as citeproc-py renders it, with the label of each value and no sign left of how they got there."""
    letters = CslStyle("apa").letters(RECORDS[1], random.Random(1))
    reference = reference_of(letters, "csl-apa", marked=True)
    assert reference.text == (
        "Quast, I. (1987). Das Gewicht der Stille. In O. Brem (ed.), Stille und Raum (pp. 55–71). Verlag am Bach."
    )
    assert [(label, reference.text[start:end]) for label, start, end in reference.parts] == [
        ("author", "Quast, I."), ("date", "1987"), ("title", "Das Gewicht der Stille"), ("editor", "O. Brem"),
        ("container-title", "Stille und Raum"), ("pages", "55–71"), ("publisher", "Verlag am Bach"),
    ]  # fmt: skip
    assert [(reference.text[start:end], mark) for start, end, mark in reference.styles] == [("Stille und Raum", "i")]


@pytest.mark.parametrize("name", [*STYLES["csl_styles"], *STYLES["csl_styles_held_out"]])
def test_each_csl_style_can_be_rendered(name: str) -> None:
    """A style that citeproc-py cannot load, or in which it finds no author and no venue or title, is not listed."""
    reference = reference_of(CslStyle(name).letters(RECORDS[0], random.Random(1)), name, marked=False)
    labels = {label for label, _, _ in reference.parts}
    assert {"author", "journal", "date"} <= labels
    assert len(reference.authors) == 2
    assert "okker" in reference.authors[0].lower()


def test_what_is_held_out_is_of_other_styles_and_sources() -> None:
    """A benchmark can be read that shares neither a style nor a source of records with what was fitted."""
    records = [
        {"type": "book", "language": "en", "title": f"{letter}-words", "source": letter, "issued": {"year": 1990}}
        for letter in "abcdefghijklmnopqrstuvwxyz"
    ]
    fitted = list(rendered_references(records, count=300, seed=1))
    held_out = list(rendered_references(records, count=300, seed=1, held_out=True, noise=False, in_a_row=3))
    assert not {one.style for one in fitted} & {one.style for one in held_out}
    assert not {one[:1] for one in titles(fitted)} & {one[:1] for one in titles(held_out) if one.endswith("words")}
    assert all(len({one.style for one in held_out[n : n + 3]}) == 1 for n in range(0, 300, 3))


def test_no_records() -> None:
    """Nothing can be rendered of nothing."""
    with pytest.raises(ValueError, match=r"^no records to render$"):
        next(rendered_references([], count=1, seed=1))


def test_rare_traits_are_lent() -> None:
    """Some books take editors or a translator from another work, a body as their author, or years into their titles."""
    book = {"type": "book", "title": "Salt", "author": [{"family": "Rey", "given": "U."}], "publisher": "Salt Office"}
    other = {"title": "Tides", "author": [{"family": "Tal", "given": "B."}]}
    chance = random.Random(2)
    lent = [with_rare_traits(book, other, chance) for _ in range(400)]
    assert {"editor", "translator", "edition"} <= {field for one in lent for field in one}
    assert [{"literal": "Salt Office"}] in [one.get("author") for one in lent]
    assert any("author" not in one for one in lent)
    families = {name["family"] for one in lent for name in one.get("author", ()) if "family" in name}
    assert {"Rey Tal", "Rey-Tal", "El Rey", "al-Rey"} <= families
    assert any(re.search(r"\d{4}", one["title"]) for one in lent)
    assert book["title"] == "Salt" and "editor" not in book
