"""The page is cut where marks begin and end, whatever way they lie."""

from hypothesis import given, settings
from hypothesis import strategies as st

from profparse.report.marks import Mark
from profparse.report.segments import segments

LENGTH = 30
SPANS = st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).filter(lambda span: span[0] < span[1])
MARKS = st.lists(st.lists(SPANS, min_size=1, max_size=3), max_size=6).map(
    lambda found: [Mark(f"mark-{n}", None, tuple(sorted(spans))) for n, spans in enumerate(found)]
)


@settings(deadline=None)
@given(MARKS)
def test_segments_are_the_page_and_each_has_the_marks_that_cover_it(marks: list[Mark]) -> None:
    """The segments follow each other from start to end, and each has just the marks of its characters."""
    place = 0
    for segment in segments(LENGTH, marks):
        assert segment.start == place < segment.end
        place = segment.end
        for character in range(segment.start, segment.end):
            covering = {mark.path for mark in marks if any(a <= character < b for a, b in mark.spans)}
            assert {mark.path for mark in segment.marks} == covering
    assert place == LENGTH


@settings(deadline=None)
@given(MARKS)
def test_the_mark_of_the_smallest_extent_comes_first(marks: list[Mark]) -> None:
    """Of the marks of a segment, the first one is that which reaches over the least of the page."""
    for segment in segments(LENGTH, marks):
        extents = [max(b for _, b in mark.spans) - min(a for a, _ in mark.spans) for mark in segment.marks]
        assert extents == sorted(extents)
