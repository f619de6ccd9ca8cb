"""Cards of homepages: rendered the same each time, with kinds that the grammar of references accepts."""

from profparse.grammar import load
from profparse.training.card_papers import Venues
from profparse.training.cards import Card, cards

PAPERS = [
    {"title": "Slow Lamps for Fast Moths", "authors": ["Ada Quill", "Bo Tarn"], "n_authors": 2, "acronym": "ICLR",
     "year": 2021},
    {"title": "Counting Leaves in the Rain", "authors": ["Cy Marlow"], "n_authors": 5, "acronym": "KDD", "year": 2019},
]  # fmt: skip
VENUES = Venues(("ACL", "SIGIR"), ("Journal of Lamps", "Annals of Moss"))


def drawn(seed: int) -> list[Card]:
    """Cards of the papers above."""
    return list(cards(PAPERS, VENUES, 200, seed))


def test_the_same_seed_gives_the_same_cards() -> None:
    """Cards are drawn by chance that is the same each time."""
    assert [card.tokens for card in drawn(3)] == [card.tokens for card in drawn(3)]
    assert [card.tokens for card in drawn(3)] != [card.tokens for card in drawn(4)]


def test_every_token_has_a_kind() -> None:
    """Kinds and tokens are as many, and titles are where they stand."""
    for card in drawn(5):
        assert len(card.kinds) == len(card.tokens.words)
        title = [w for w, k in zip(card.tokens.words, card.kinds, strict=True) if k.startswith("TITLE")]
        assert title[0] in ("Slow", "Counting")


def test_the_grammar_accepts_most_cards() -> None:
    """What is taught is what the grammar of references says: at most one title, list of names and venue."""
    automaton = load("reference").automaton
    assert automaton is not None
    accepted = 0
    for card in drawn(6):
        state = 0
        for kind in card.kinds:
            state = automaton.edges[state].get(kind, -1)
            if state < 0:
                break
        accepted += state in automaton.ends
    assert accepted >= 190
