"""Which entries are linked: identifiers, the fitted score, and near twins that stay apart."""

import pytest

import profparse
from profparse.merge.propose import NEIGHBOURS, proposed
from profparse.merge.signature import signature
from profparse.merge.words import words
from tests.merge.pages import WORKS, author_page, entry, html_list, page, places, publication_list

NAMES = "Helga Brandt, Theo Okafor, Mei-Ling Sato"
TITLE = "Gradual Widening for Sequence Models"

ONE_WORK = {
    "case": (entry(TITLE, NAMES, 2021), entry(TITLE.upper(), NAMES, 2021)),
    "initials": (entry(TITLE, NAMES, 2021), entry(TITLE, "H. Brandt, T. Okafor, M.-L. Sato", 2021)),
    "a cut list": (entry(TITLE, NAMES, 2021), entry(TITLE, "Helga Brandt", 2021, et_al=True)),
    "glued words": (entry(TITLE, NAMES, 2021), entry("GradualWidening forSequence Models", NAMES, 2021)),
    "an author glued on": (entry(TITLE, NAMES, 2021), entry(f"{TITLE}Helga Brandt", NAMES, 2021)),
    "no subtitle": (entry(f"{TITLE}: Theory and Practice", NAMES, 2021), entry(TITLE, NAMES, 2021)),
    "TeX": (entry(r"{Gradual} $\alpha$-Widening in {M}\"obius Models", NAMES, 2021),
            entry("Gradual α-widening in Möbius models", NAMES, 2021)),
    "spelling": (entry("Gradual Widening for Sequence Modelling", NAMES, 2021),
                 entry("Gradual Widening for Sequence Modeling", NAMES, 2021)),
    "a translation beside it": (entry("Zur Lage der engen Tabellen", NAMES, 2021),
                                entry("Zur Lage der engen Tabellen [On the state of narrow tables]", NAMES, 2021)),
    "an identifier": (entry("Zur Lage der engen Tabellen", NAMES, ids=["doi:10.1000/X1"]),
                      entry("On the State of Narrow Tables", "H. Brandt", ids=["doi:10.1000/x1"])),
    "a preprint": (entry(TITLE, NAMES, 2020, venue="arXiv preprint", status="preprint"),
                   entry(TITLE, NAMES, 2021, venue="Journal of Rows", type="article-journal")),
}  # fmt: skip

TWO_WORKS = {
    "two parts": (entry(f"{TITLE}, Part I", NAMES, 2021), entry(f"{TITLE}, Part II", NAMES, 2021)),
    "a second part": (entry(f"{TITLE} I", NAMES, 2021, venue="Journal of Rows"),
                      entry(f"{TITLE} II", NAMES, 2022, venue="Journal of Rows")),
    "a talk": (entry(TITLE, NAMES, 2021, venue="Journal of Rows", type="article-journal"),
               entry(TITLE, "Helga Brandt", 2021, venue="Invited talk, University of Bonn")),
    "a second edition": (entry("Narrow Tables", "Helga Brandt", 2009, type="book", venue="Row Press"),
                         entry("Narrow Tables", "Helga Brandt", 2019, type="book", venue="Row Press, 2nd edition")),
    "another version of a system": (entry("TableBench: Measuring Rows", NAMES, 2022),
                                    entry("TableBench 2: Measuring Rows", NAMES, 2024)),
    "another subtitle": (entry("Narrow Tables: Theory of Rows and Columns", NAMES, 2019, venue="Journal of Rows"),
                         entry("Narrow Tables: Experiments on Paper", NAMES, 2022, venue="Annals of Columns")),
    "other people's paper": (entry("Narrow Tables", "Helga Brandt", 2009), entry("Narrow Tables", "Ivo Rossi", 2018)),
    "an erratum": (entry(TITLE, NAMES, 2021), entry(f"Erratum: {TITLE}", NAMES, 2022)),
    "an address that is shared": (entry("Wide rows", "Ivo Rossi", ids=["doi:10.1000/1"]),
                                  entry("Narrow tables", "Ada Berg", ids=["doi:10.1000/1"])),
}  # fmt: skip


@pytest.mark.parametrize("pair", ONE_WORK.values(), ids=ONE_WORK)
def test_two_spellings_of_a_work_are_one(pair: tuple[profparse.Paper, profparse.Paper]) -> None:
    """What pages differ in, case, names, cuts, glue, subtitles, TeX, states, does not part a work."""
    assert len(profparse.merge([page(pair[0]), page(pair[1])]).papers) == 1


@pytest.mark.parametrize("pair", TWO_WORKS.values(), ids=TWO_WORKS)
def test_near_twins_stay_apart(pair: tuple[profparse.Paper, profparse.Paper]) -> None:
    """Parts, talks, editions, versions and other people's works are works of their own."""
    assert len(profparse.merge([page(pair[0]), page(pair[1])]).papers) == 2


def test_entries_without_a_title_are_linked_by_identifiers_alone() -> None:
    """Where the reader found no title, authors and year are too little."""
    bare = [entry("", NAMES, 2021), entry("", NAMES, 2021), entry("", NAMES, ids=["doi:10.1000/1"])]
    same = entry(TITLE, NAMES, 2021, ids=["doi:10.1000/1"])
    assert places(profparse.merge([page(*bare), page(same)])) == {
        frozenset({(0, "paper-1")}), frozenset({(0, "paper-2")}), frozenset({(0, "paper-3"), (1, "paper-1")}),
    }  # fmt: skip


def test_an_entry_that_says_little_does_not_bring_together_two_parts() -> None:
    """A title without its number is like both parts; it joins one of them at most."""
    one, two, cut = entry(f"{TITLE} I", NAMES, 2021), entry(f"{TITLE} II", NAMES, 2021), entry(TITLE, NAMES, 2021)
    groups = places(profparse.merge([page(one, two), page(cut)]))
    assert all(not {(0, "paper-1"), (0, "paper-2")} <= group for group in groups)


@pytest.mark.xfail(
    strict=True, reason="two titles of two words and a number are read as an author and an edition in the second list"
)
def test_the_works_of_three_pages_are_linked_without_an_error() -> None:
    """Three real lists that share papers, in three shapes: each work once, with all places that it stands in."""
    listed = {name: [work for work in WORKS if name in work["pages"]] for name in ("001", "003", "004")}
    texts = author_page(listed["001"]), publication_list(listed["003"]), html_list(listed["004"])
    kinds = ("text", "markdown", "html")
    profiles = [profparse.parse(text, format=kind) for text, kind in zip(texts, kinds, strict=True)]
    assert [len(profile.papers) for profile in profiles] == [16, 12, 19]
    wanted = {
        frozenset(
            (number, f"paper-{works.index(work) + 1}") for number, works in enumerate(listed.values()) if work in works
        )
        for work in WORKS
    }
    assert places(profparse.merge(profiles)) == wanted


def test_pairs_are_proposed_in_proportion_to_the_entries() -> None:
    """Entries of one turn of phrase, one title, one identifier: some pairs for each, however many there are."""
    made = [entry(f"An introduction to the theory of {n} things", NAMES) for n in range(2000)]
    made += [entry("Introduction", f"Ada Berg{n}", ids=["isbn:9780000000000"]) for n in range(2000)]
    assert len(list(proposed([signature(paper) for paper in made]))) < 4000 * 2 * NEIGHBOURS


def test_words_are_the_same_in_all_ways_to_write_them() -> None:
    """TeX, accents, case and punctuation are no matter."""
    assert words(r"The $\alpha$-Effect: M\"ossbauer \emph{and} \L\'od\'z") == words("the α effect, Mössbauer & Łódź")
