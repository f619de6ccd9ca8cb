"""What looks like records and was not read so is told, from the posteriors of the lines."""

from math import log

from profparse.layouts.contract import Built, Label, Stretch
from profparse.layouts.homepage.unread import tell_unread
from profparse.pieces import read_page

PAGE = "# Ada Lane\n\n- A. Lane. On Cats. Journal of Cats, 2020.\n- A. Lane. On Dogs. Journal of Dogs, 2021.\n- So.\n"


def stretch_of(posteriors: list[float], kinds: list[str]) -> Stretch:
    """The page with a posterior of opening a paper for each line, and the kinds that were chosen."""
    page = read_page(PAGE, "markdown")
    labels = [
        [*([Label("PAPER", -log(share), "")] if share else []), Label("NOTE", -log(1.001 - share), "")]
        for share in posteriors
    ]
    return Stretch(page, page.lines, labels, kinds)


def test_a_list_that_was_not_read_is_told() -> None:
    """Two lines that look like papers and became prose: a remark with their kind and number, and residue `unparsed`."""
    stretch = stretch_of([0.0, 0.97, 0.9, 0.1], ["SUB", "NOTE", "NOTE", "NOTE"])
    built = Built(residue={0: "heading", 1: "prose", 2: "prose", 3: "prose"})
    tell_unread(built, stretch, [], [])
    assert [remark.render(PAGE, "page") for remark in built.diagnostics] == [
        "page:3:1: warning: about 2 papers look unread here [records-unread]\n"
        "    - A. Lane. On Cats. Journal of Cats, 2020.\n    ^"
        + "^" * 41
    ]
    assert built.diagnostics[0].data == {"kind": "papers", "expected": 2}
    assert built.residue == {0: "heading", 1: "unparsed", 2: "unparsed", 3: "prose"}


def test_one_record_looks_unread() -> None:
    """What is said of one is said in the singular."""
    stretch = stretch_of([0.0, 0.97, 0.3, 0.1], ["SUB", "NOTE", "NOTE", "NOTE"])
    built = Built(residue={0: "heading", 1: "prose", 2: "prose", 3: "prose"})
    tell_unread(built, stretch, [], [])
    assert built.diagnostics[0].message == "about 1 paper looks unread here"


def test_where_all_is_read_nothing_is_told() -> None:
    """Lines of records, and of runs that were read and are none, are not unread."""
    stretch = stretch_of([0.0, 0.97, 0.9, 0.1], ["SUB", "PAPER", "PAPER", "NOTE"])
    built = Built(residue={0: "heading", 3: "prose"})
    tell_unread(built, stretch, [[1]], [[2]])
    assert built.diagnostics == []


def test_a_record_that_reads_as_several_is_told() -> None:
    """A record whose second line opens one too, by its posterior."""
    stretch = stretch_of([0.0, 0.97, 1.0, 0.0], ["SUB", "PAPER", "PAPER_MORE", "NOTE"])
    built = Built(residue={0: "heading", 3: "prose"})
    tell_unread(built, stretch, [[1, 2]], [])
    assert [(remark.code, remark.message) for remark in built.diagnostics] == [
        ("item-holds-several", "one of the papers reads as about 2")
    ]
