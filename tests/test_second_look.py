"""Runs that may be papers are read a second time, where the cheapest reading of the page takes them for none."""

from math import log

from profparse.layouts.contract import Label, Stretch
from profparse.layouts.homepage.build import Placed
from profparse.layouts.homepage.second_look import LEAST, second_look
from profparse.pieces import read_page

PAGE = "One.\n\nTwo.\n\nThree.\n\nFour.\n"


def runs(*shares: tuple[float, float]) -> list[list[int]]:
    """The runs found where each line has these posteriors of opening a paper and of going on with one."""
    page = read_page(PAGE, "markdown")
    labels = [
        [Label(kind, -log(share), "") for kind, share in zip(("PAPER", "PAPER_MORE"), pair, strict=True) if share]
        for pair in shares
    ]
    stretch = Stretch(page, page.lines, labels, ["NOTE"] * len(shares))
    loose = [Placed(n, None, None, False) for n in range(len(shares))]
    return [found.numbers for found in second_look(loose, [], stretch)]


def test_a_share_of_doubt_is_enough() -> None:
    """A line that opens a paper by a third is read, with the lines that then go on with it."""
    assert runs((0.3, 0.0), (0.0, 0.25), (0.0, 0.1), (0.0, 0.0)) == [[0, 1]]


def test_what_is_hardly_a_paper_is_not_read() -> None:
    """Under the least share nothing is."""
    assert runs((LEAST / 2, 0.0), (0.0, 0.5), (0.0, 0.0)) == []


def test_less_is_enough_beside_a_run_that_is_read() -> None:
    """The entries of a list stand beside each other."""
    assert runs((0.3, 0.0), (0.05, 0.0), (0.05, 0.0), (0.0, 0.0)) == [[0], [1], [2]]
    assert runs((0.0, 0.0), (0.05, 0.0), (0.05, 0.0), (0.0, 0.0)) == []


def test_each_opening_is_a_run_of_its_own() -> None:
    """Two lines that rather open papers are two runs."""
    assert runs((0.3, 0.0), (0.4, 0.2), (0.0, 0.3)) == [[0], [1, 2]]
