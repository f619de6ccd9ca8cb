"""Which of several values is shown, and what stands beside it."""

import pytest

import profparse
from profparse.model import Bio, Date, Education, Position
from tests.merge.pages import entry, page

NAMES = "Helga Brandt, Theo Okafor, Mei-Ling Sato"
TITLE = "Gradual Widening for Sequence Models"


def merged(*papers: profparse.Paper) -> profparse.MergedProfile:
    """The papers, each on a page of its own, as one person's."""
    return profparse.merge([page(paper) for paper in papers])


def test_a_preprint_and_its_publication_are_two_states_of_one_work() -> None:
    """The published version is shown with its own year and venue; the preprint's stand in its state."""
    paper, = merged(
        entry(TITLE, NAMES, 2020, venue="arXiv preprint", ids=["arxiv:2001.00001"]),
        entry(TITLE, NAMES, 2021, venue="Journal of Rows", volume="4", ids=["doi:10.1000/1"]),
    ).papers
    assert (paper.venue, str(paper.date), paper.volume) == ("Journal of Rows", "2021", "4")
    assert [(state.state, state.venue, str(state.date)) for state in paper.states] == [
        ("preprint", "arXiv preprint", "2020"), ("published", "Journal of Rows", "2021"),
    ]  # fmt: skip
    assert [identifier.scheme for identifier in paper.identifiers] == ["arxiv", "doi"]
    assert "venue" not in paper.variants


def test_the_complete_value_is_shown_and_the_others_stand_beside_it_with_their_places() -> None:
    """Whole names against initials, a whole list against a cut one, the subtitle against none."""
    paper, = merged(
        entry(TITLE, "H. Brandt", 2021, et_al=True, venue="Journal of Rows"),
        entry(f"{TITLE}: Theory", NAMES, 2021, venue="Journal of Rows"),
    ).papers
    assert paper.title == f"{TITLE}: Theory" and paper.origins["title"] == 1
    assert [author.name for author in paper.authors] == NAMES.split(", ") and not paper.et_al
    assert [(variant.value, [mention.page for mention in variant.mentions]) for variant in paper.variants["title"]] == [
        (f"{TITLE}: Theory", [1]), (TITLE, [0]),
    ]  # fmt: skip


def test_two_pages_outweigh_one() -> None:
    """A year that two pages print is shown before that of one, which stays to be seen."""
    paper, = merged(entry(TITLE, NAMES, 2022), entry(TITLE, NAMES, 2021), entry(TITLE, NAMES, 2021)).papers
    assert str(paper.date) == "2021"
    assert [variant.value.edtf for variant in paper.variants["date"]] == ["2021", "2022"]


def test_confidence_decides_between_two_pages() -> None:
    """Of two values that are as complete, the one that was read more surely is shown."""
    paper, = merged(
        entry(TITLE, NAMES, 2021, volume="3", confidence={"volume": 0.4}),
        entry(TITLE, NAMES, 2021, volume="4", confidence={"volume": 0.9}),
    ).papers
    assert paper.volume == "4" and paper.confidence["volume"] == 0.9


def year(edtf: str) -> Date:
    """A year as a date."""
    return Date(edtf, edtf, f"{edtf}-01-01", f"{edtf}-12-31", "year", False, (), (), (0, 4))


def bio(**fields: object) -> Bio:
    """A biography of one page."""
    return Bio(id="bio-1", blocks=((0, 1),), layout="test", **fields)  # type: ignore[arg-type]


def position(role: str, organization: str, start: str | None = None) -> Position:
    """A position since a year."""
    return Position(role, organization, None, year(start) if start else None, None, None, (0, 1))


@pytest.mark.parametrize(
    ("one", "two", "count"),
    [
        (position("Professor", "University of Bonn"), position("Professor", "Bonn University"), 1),
        (position("Professor", "Massachusetts Institute of Technology"), position("Professor", "MIT"), 1),
        (position("Professor", "University of Bonn"), position("Professor", "University of Ulm"), 2),
        (position("Assistant Professor", "Bonn"), position("Professor", "Bonn"), 2),
        (position("Engineer", "Row Labs", "2015"), position("Engineer", "Row Labs", "2021"), 2),
        (position("Engineer", "Row Labs", "2015"), position("Engineer", "Row Labs"), 1),
    ],
)
def test_positions_are_one_where_place_role_and_time_agree(one: Position, two: Position, count: int) -> None:
    """A shorter name of the place is the same place; another role or another time is another position."""
    person = profparse.merge([page(bio=bio(name="Ada Berg", positions=(one,))), page(bio=bio(positions=(two,)))])
    assert person.bio is not None and len(person.bio.positions) == count


def test_degrees_and_interests_are_joined() -> None:
    """``PhD`` and ``Ph.D.`` are one level; an interest is listed once, with both places."""
    at = (None, "University of Bonn", None, (), None, None, None, (0, 1))
    degrees = [Education(degree, *at) for degree in ("PhD", "Ph.D.", "MSc")]
    person = profparse.merge([
        page(bio=bio(name="Ada Berg", education=(degrees[0],), interests=("Narrow tables",))),
        page(bio=bio(name="A. Berg", education=tuple(degrees[1:]), interests=("narrow tables", "Rows"))),
    ])
    assert person.bio is not None and person.bio.name == "Ada Berg"
    assert [len(degree.mentions) for degree in person.bio.education] == [2, 1]
    assert person.bio.interests == ("Narrow tables", "Rows")
    assert [len(variant.mentions) for variant in person.bio.variants["interests"]] == [2, 1]
