"""Whether pages are of one person."""

from typing import Any

import pytest

import profparse
from profparse.merge.people import person_page, same_person
from profparse.model import Position
from tests.merge.pages import entry, identifier, page
from tests.merge.test_values import bio


def person(name: str | None, *papers: profparse.Paper, called: str = "page", **fields: Any) -> profparse.Profile:
    """A page about a person; ``ids`` as ``orcid:…``, ``places`` are organisations."""
    identifiers = tuple(identifier(one) for one in fields.pop("ids", ()))
    positions = tuple(Position("Professor", at, None, None, None, None, (0, 0)) for at in fields.pop("places", ()))
    about = bio(name=name, identifiers=identifiers, positions=positions, **fields)
    return page(*papers, bio=about, name=called)


def works(start: int, *authors: str) -> list[profparse.Paper]:
    """Eight papers of one group of authors."""
    subjects = ["rows", "columns", "cells", "margins", "rules", "folds", "seams", "glue"]
    return [entry(f"Paper {start + n} on narrow {subject} of tables", ", ".join(authors), 2010 + n)
            for n, subject in enumerate(subjects)]  # fmt: skip


ONE = works(100, "Wei Wang", "Helga Brandt", "Theo Okafor", "Mei-Ling Sato")
TWO = works(300, "Wei Wang", "Ivo Rossi", "Ada Berg", "Ole Lund")


def test_people_of_one_common_name_are_told_apart_by_their_co_authors() -> None:
    """Without a co-author, work or place in common two lists are two people's; the second is left out, and named."""
    pages = [person("Wei Wang", *ONE, called="a.html", places=["University of Bonn"]),
             person("Wei Wang", *TWO, called="b.html", places=["Keio University"])]  # fmt: skip
    merged = profparse.merge(pages)
    assert merged.pages == (0,) and len(merged.papers) == 8
    remark, = [remark for remark in merged.diagnostics if remark.code == "several-people"]
    assert remark.severity == "warning" and remark.data["page"] == 1 and remark.data["chance"] < 0.5
    assert remark.message == (
        "b.html is another person's: they have no work, no co-author and no organisation in common"
    )
    assert [one.pages for one in profparse.merge_people(pages)] == [(0,), (1,)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (person("Wei Wang", *ONE[:6]), person("W. Wang", *ONE[2:])),
        (person("Wei Wang", *ONE[:4]), person("Wei Wang", *ONE[4:])),
        (person("Wei Wang", *ONE, ids=["orcid:0000-0001"]), person("Wei Wang-Berg", *TWO, ids=["orcid:0000-0001"])),
        (person("Wei Wang", *ONE, emails=("w@example.org",)), person("Wei Wang", *TWO, emails=("W@example.org",))),
    ],
    ids=["works", "co-authors", "an identifier", "an address"],
)
def test_pages_of_one_person_are_brought_together(one: profparse.Profile, two: profparse.Profile) -> None:
    """By works and co-authors that both have, or by an identifier or an address."""
    assert profparse.merge([one, two]).pages == (0, 1)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (person("Wei Wang", *ONE), person("Wen Wang", *ONE)),
        (person("Wei Wang", *ONE), person("Theo Okafor", *ONE)),
        (person("Wei Wang", *ONE, ids=["orcid:0000-0001"]), person("Wei Wang", *ONE, ids=["orcid:0000-0002"])),
    ],
    ids=["another given name", "a co-author's page", "another identifier"],
)
def test_other_names_and_other_identifiers_are_other_people(one: profparse.Profile, two: profparse.Profile) -> None:
    """Works in common do not make one person of two co-authors."""
    assert [len(part.pages) for part in profparse.merge_people([one, two])] == [1, 1]


def test_what_is_in_common_is_said() -> None:
    """The reason counts what both pages have, and says where the names are told by initials alone, or one is not."""
    both = person("Wei Wang", *ONE), person("W. Wang", *ONE[6:])
    pages = [person_page(one, frozenset(range(first, 8))) for first, one in enumerate(both)]
    said = same_person(*pages).reason
    assert said == "they have 7 works and 3 co-authors in common, and names that agree by their initials alone"
    nobody = pages[1]._replace(names=frozenset())
    assert same_person(pages[0], nobody).reason.endswith("in common, and one of them names nobody")


def test_a_name_alone_leaves_a_doubt() -> None:
    """Where nothing speaks for or against, the caller's word counts, and a remark says so."""
    merged = profparse.merge([person("Wei Wang", called="a"), person("Wei Wang", called="b")])
    assert merged.pages == (0, 1)
    assert [(remark.code, remark.message) for remark in merged.diagnostics] == [
        ("same-person-uncertain", "b may be another person's: they have but the name in common"),
    ]


def test_what_is_no_profile_is_refused() -> None:
    """Nothing to merge, and things that are no profiles, are mistakes of the caller's."""
    with pytest.raises(ValueError, match="no profile to merge"):
        profparse.merge([])
    with pytest.raises(TypeError, match="expected profiles, not str"):
        profparse.merge(["page"])  # type: ignore[list-item]
