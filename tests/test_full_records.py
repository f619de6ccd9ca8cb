"""The benchmark of references of every kind: what it asks for, the pages that it renders, and what it calls wrong."""

import pytest

import profparse
from benchmarks.full_records import Expected, expected, page_of, report, same_venue, wrong_fields
from profparse.evaluate.compare import letters
from profparse.training.rendering.pieces import RenderedReference

TEXT = "Tal, B. & Rey, U. (2011). Tides & sands. Lagoon Studies, 4, 1–9."
PARTS = {"author": "Tal, B. & Rey, U.", "date": "2011", "title": "Tides & sands", "journal": "Lagoon Studies"}
PLACES = {label: (TEXT.index(part), TEXT.index(part) + len(part)) for label, part in PARTS.items()}
REFERENCE = RenderedReference(
    TEXT, tuple((label, *place) for label, place in PLACES.items()), ("Tal, B.", "Rey, U."), (),
    ((*PLACES["title"], "b"), (*PLACES["title"], "l"), (*PLACES["journal"], "i")), "own-0001", "article-journal", "en",
)  # fmt: skip
WANT = Expected("Tides & sands", ("Tal, B.", "Rey, U."), "2011", "Lagoon Studies")


def test_what_is_expected_are_the_parts() -> None:
    """Title, names as printed, the year, and the venue where one is."""
    assert expected(REFERENCE) == WANT


def test_a_page_holds_the_references() -> None:
    """Markup becomes tags that nest; a page without is paragraphs of text."""
    page, format = page_of([REFERENCE], marked=True)
    assert format == "html"
    assert "<b><a href='https://example.org/w'>Tides &amp; sands</a></b>" in page
    assert "<i>Lagoon Studies</i>" in page
    assert page_of([REFERENCE], marked=False) == (f"Ada Example\n\nPublications\n\n{TEXT}\n\n", "text")


@pytest.mark.parametrize(
    ("want", "wrong"),
    [(WANT, set()), (WANT._replace(title="Sands"), {"found"}), (WANT._replace(authors=("Tal, B.",)), {"authors"}),
     (WANT._replace(year="1911", venue="Nature"), {"year", "venue"})],
)  # fmt: skip
def test_wrong_fields_are_named(want: Expected, wrong: set[str]) -> None:
    """Each field that was read otherwise is named; of a reference that was not found, only this."""
    page, format = page_of([REFERENCE], marked=True)
    papers = {letters(one.title): one for one in profparse.parse(page, format=format).papers}
    assert wrong_fields(want, papers) == wrong


def test_a_whole_entry_is_no_venue() -> None:
    """A venue may be shortened or read with its number, but not be a whole entry."""
    assert same_venue("lagoonstudies", "lagoonstudies4")
    assert not same_venue("lagoonstudies", letters(TEXT))


def test_the_report_gives_the_share(capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed counts what was asked; the share of all is returned."""
    record = {
        "type": "book", "language": "en", "title": "Histories of the inner sands", "issued": {"year": 1931},
        "author": [{"family": "Lorme", "given": "Jean"}], "publisher": "Well Press", "publisher-place": "Lyon",
    }  # fmt: skip
    share = report([record], 3, 1, wrong=False)
    first = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("all"))
    assert first.split()[2] == f"{share:.3f}"
    assert first.split()[1] == "24"
