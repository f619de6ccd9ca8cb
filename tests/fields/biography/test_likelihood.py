"""How likely positions and degrees are that were read."""

from __future__ import annotations

from profparse.fields.biography.candidates import Candidate
from profparse.fields.biography.likelihood import likely_records
from profparse.fields.biography.record_evidence import Place, record_facts
from profparse.model import Education, Position
from profparse.pieces.line import Line

LINE = Line("Lecturer, Alder University, 2019 - 2021", 0, 39, kind="item")
WHOLE = Position("Lecturer", "Alder University", None, None, None, None, (0, 39))
BARE = Position("Lecturer", None, None, None, None, None, (0, 8))


def test_a_whole_record_in_its_list_is_surer_than_a_bare_role_elsewhere() -> None:
    """A role with its organisation under a heading of positions is surer than a role alone, told once more in prose."""
    whole, bare = Candidate(WHOLE, "both8", None), Candidate(BARE, "rules", None)
    there = dict(likely_records([whole], lambda _: Place(LINE, "POSITION", "positions")))
    elsewhere = dict(likely_records([bare], lambda _: Place(LINE, "PROSE", "list")))
    assert there[WHOLE] <= 1
    assert elsewhere.get(BARE, 0.0) < there[WHOLE]


def test_nothing_is_made_of_nothing() -> None:
    """No records stay none, and a record of which no one knows where it stands is judged by its parts."""
    assert likely_records([], lambda _: None) == []
    facts = record_facts([WHOLE, BARE], ["both8", "rules"], lambda _: None)
    assert "p:bare" in facts[1] and "p:bare" not in facts[0]
    assert not any(fact.startswith("p:under") for fact in facts[0])


def test_positions_and_degrees_are_weighed_apart() -> None:
    """The same fact about a position and about a degree are two."""
    degree = Education("PhD", "Law", "Alder University", None, (), None, None, None, (0, 39))
    place = Place(LINE, "POSITION", "positions")
    position, education = record_facts([WHOLE, degree], ["rules", "rules"], lambda _: place)
    assert not set(position) & set(education)
