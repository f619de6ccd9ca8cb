"""Runs that read badly as one paper are cut where another may begin, if each part then reads better."""

from collections.abc import Mapping, Sequence
from math import log

from profparse.fields.citation import Entry
from profparse.fields.draft import Draft
from profparse.layouts.contract import Label, Stretch
from profparse.layouts.homepage.entries import Found
from profparse.layouts.homepage.rival_cuts import best_cut
from profparse.pieces import read_page

PAGE = "".join(f"Line {n}.\n\n" for n in range(6))


def cut(opens: Sequence[float], reads: Mapping[tuple[int, ...], float]) -> list[list[int]]:
    """The runs that become of all lines as one, with such posteriors of opening a paper and such readings."""
    page = read_page(PAGE, "markdown")
    labels = [[Label("PAPER", -log(share), "")] if share else [] for share in opens]
    stretch = Stretch(page, page.lines, labels, ["PAPER"] * len(opens))

    def read(found: Sequence[Found]) -> list[Entry]:
        return [Entry(Draft("paper"), reads.get(tuple(run.numbers), 0.3), ()) for run in found]

    return [run.numbers for run in best_cut([Found(list(range(len(opens))), None, None)], stretch, read)[0]]


def test_two_papers_in_one_run_are_parted() -> None:
    """The whole reads as hardly one entry, each half as one."""
    assert cut([1, 0, 0.3, 0], {(0, 1, 2, 3): 0.01, (0, 1): 0.8, (2, 3): 0.9}) == [[0, 1], [2, 3]]


def test_what_reads_well_is_left_whole() -> None:
    """A line that may open another paper cuts no run that reads as one entry."""
    assert cut([1, 0, 0.4, 0], {(0, 1, 2, 3): 0.9, (0, 1): 0.99, (2, 3): 0.99}) == [[0, 1, 2, 3]]


def test_a_part_that_reads_worse_forbids_a_cut() -> None:
    """A title taken off its names and venue is no entry, however well the rest reads."""
    assert cut([1, 0.3, 0, 0], {(0, 1, 2, 3): 0.2, (0,): 0.01, (1, 2, 3): 0.95}) == [[0, 1, 2, 3]]


def test_parts_are_cut_again() -> None:
    """Three papers in one run are parted in two rounds."""
    reads = {(0, 1, 2, 3, 4, 5): 0.01, (0, 1): 0.9, (2, 3, 4, 5): 0.05, (2, 3): 0.8, (4, 5): 0.7}
    assert cut([1, 0, 0.4, 0, 0.2, 0], reads) == [[0, 1], [2, 3], [4, 5]]
