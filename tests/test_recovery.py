"""One bad block costs nothing but itself: what stands before and behind it is still read."""

from __future__ import annotations

import pytest

from profparse import parse
from tests.laws import broken_laws

GOOD = (
    "CLMar 11, 2022Code\n"
    "Gradual Widening for Sequence ModelsHelga Brandt, Theo Okafor, Mei-Ling Sato et al. · north-lab\n"
    "Sequence models are usually trained at one width.\n"
)
LAST = (
    "CVJul 9, 2025\nDepth from One Shadow in 3DJean-Marc Delorme, Ronan Le Goff, Aoife O'Shea et al.\n"
    "One shadow is enough.\n"
)
BROKEN = {
    "a header without a title": "LGApr 3, 2024\n",
    "two headers in a row": "LGApr 3, 2024\nROMay 1, 2023\n",
    "a header of no day": "CLFeb 31, 2023\nNothing of the kindNobody At All\n",
    "signs alone": "%%% ((( ]]] ***\n",
    "control characters": "\x00\x07\x1b[31mred\x1b[0m\n",
    "a comment that never ends": "<!-- a comment\n",
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_the_papers_around_a_broken_block_are_read(broken: str) -> None:
    """Good, broken, good: both good papers are found, in every field, and the laws hold."""
    text = GOOD + broken + LAST
    profile = parse(text, format="text")
    titles = [paper.title for paper in profile.papers]
    assert titles[0] == "Gradual Widening for Sequence Models"
    assert titles[-1] == "Depth from One Shadow in 3D"
    last = profile.papers[-1]
    assert [author.name for author in last.authors] == ["Jean-Marc Delorme", "Ronan Le Goff", "Aoife O'Shea"]
    assert last.date is not None
    assert last.date.edtf == "2025-07-09"
    assert broken_laws(profile, text) == []


def test_a_page_may_hold_two_layouts() -> None:
    """An author page's papers with a homepage's news under them: each layout reads its own part."""
    news = "\n## News\n\n- [5/2024] A prize.\n- [4/2024] A talk.\n- [2/2024] A move.\n"
    papers = (GOOD + LAST).replace("\n", "\n\n")
    profile = parse(papers + news, format="markdown")
    assert {found.name for found in profile.layouts} == {"author_page", "homepage"}
    assert len(profile.papers) == 2
    assert [item.text for item in profile.news] == ["A prize.", "A talk.", "A move."]
