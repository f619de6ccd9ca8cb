"""What belongs together: which pairs are asked about, and the facts about each."""

from __future__ import annotations

import pytest

from profparse.fields.biography.career_pairs import FURTHEST, CareerPart, pair_facts, pairs

SIGNS = {"R": "ROLE", "D": "DEGREE", "O": "ORGANIZATION", "F": "FIELD", "A": "ADVISOR"}


def made_up(text: str) -> tuple[list[str], list[CareerPart]]:
    """The words and the parts of lines in short: ``R`` a role, ``O`` an organisation..., other words are between."""
    words: list[str] = []
    parts: list[CareerPart] = []
    for number, line in enumerate(text.split("|")):
        for word in line.split():
            if word in SIGNS:
                parts.append(CareerPart(SIGNS[word], len(words), len(words) + 1, number, 1.0))
            words.append(word.lower())
    return words, parts


def facts_of(text: str, n: int, k: int, section: str = "positions") -> list[str]:
    """The facts about two parts of a text in short."""
    words, parts = made_up(text)
    return pair_facts(words, parts, n, k, section)


#: Parts, and the pairs that are asked about.
PAIRS = {
    "nothing": ("", []),
    "no head": ("O F A O", []),
    "a head alone": ("R", []),
    "what stands before and behind": ("O R O", [(1, 0), (1, 2)]),
    "a role has no field and no advisor": ("R F A O", [(0, 3)]),
    "a degree has": ("D F A O", [(0, 1), (0, 2), (0, 3)]),
    "heads do not belong to heads": ("R D R", []),
    "two heads of one organisation": ("R R O", [(0, 2), (1, 2)]),
    "over lines": ("O | R", [(1, 0)]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), PAIRS.values(), ids=PAIRS)
def test_pairs(text: str, wanted: list[tuple[int, int]]) -> None:
    """A head is asked about with the organisations around it, a degree with fields and advisors too."""
    assert list(pairs(made_up(text)[1])) == wanted


def test_what_is_too_far_is_not_asked_about() -> None:
    """The pairs end so many parts before and behind a head."""
    _, parts = made_up("O " * 20 + "R " + "O " * 20)
    assert [k for _, k in pairs(parts)] == [k for k in range(20 - FURTHEST, 21 + FURTHEST) if k != 20]


#: Parts, a head and what may belong to it, facts that are told of them, and facts that are not.
FACTS = {
    "side by side": ("R O", 0, 1, ["R>Oall", "R>O", "R>O lines0", "R>O [R][O]", "R>O words", "R>O opensR"], ["R<O"]),
    "the other way round": ("O R", 1, 0, ["R<O", "R<O [O][R]", "R<O opensO"], ["R>O"]),
    "a degree and its field": ("D in F", 0, 1, ["D>F", "D>F wordsin"], []),
    "an advisor before a degree": ("A D", 1, 0, ["D<A"], []),
    "few words between": ("R at the O", 0, 1, ["R>O wordsat the"], ["R>O fromat"]),
    "many words between": ("R at the old grey O", 0, 1, ["R>O fromat", "R>O togrey"], []),
    "what is between": ("R O D F O", 0, 4, ["R>O betweenODF", "R>O between3"], []),
    "lines apart": ("R | O", 0, 1, ["R>O lines1", "R>O [R]|[O]"], ["R>O lines0"]),
    "many lines apart": ("R | x | x | x | x | O", 0, 1, ["R>O lines3"], ["R>O lines5"]),
    "a sentence between": ("R x . x O", 0, 1, ["R>O stops1", "R>O [R].[O]"], []),
    "the stop of a short form": ("R . x O", 0, 1, ["R>O stops0", "R>O [R][O]"], []),
    "many sentences": ("R x . x . x . x O", 0, 1, ["R>O stops2"], []),
    "the nearest of its kind": ("O x x x R O", 1, 2, ["R>O near0", "R>O rank0"], []),
    "one is nearer": ("O x x x R O", 1, 0, ["R<O near1"], ["R<O near0"]),
    "one on the same line is nearer": ("R x x x x O | O", 0, 2, ["R>O near1"], []),
    "another head is nearer": ("R R O", 0, 2, ["R>O rank1"], []),
    "many are nearer": ("R O O O O O O", 0, 6, ["R>O near3"], []),
    "all heads are so": ("R O | R O | R O", 0, 1, ["R>O habit4"], []),
    "alone it has no habit": ("R x O", 0, 1, ["R>O habit4", "R>O against0"], []),
    "no other head is so": ("R O | O R | O R | O R", 0, 1, ["R>O habit1", "R>O against3"], []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "n", "k", "told", "untold"), FACTS.values(), ids=FACTS)
def test_facts(text: str, n: int, k: int, told: list[str], untold: list[str]) -> None:
    """What stands between a head and a part, how far they are apart, and what the other heads do."""
    facts = facts_of(text, n, k)
    assert set(told) <= set(facts)
    assert not set(untold) & set(facts)


def test_each_fact_is_of_its_two_kinds() -> None:
    """A fact about a degree's field speaks of no role's organisation, and the heading is among the facts."""
    words, parts = made_up("O D in F with A . | R at O")
    for n, k in pairs(parts):
        sign = ["ROLE", "DEGREE"].index(parts[n].kind)
        facts = pair_facts(words, parts, n, k, "education")
        assert all(fact.startswith("RD"[sign]) for fact in facts)
        assert any(fact.endswith(" education") for fact in facts)
        assert len(facts) == len(set(facts))


def test_facts_stay_short_in_a_long_run() -> None:
    """In a run of many parts on one line no fact grows with it."""
    facts = facts_of("R O D F A " * 100, 250, 251)
    assert max(map(len, facts)) < 40
