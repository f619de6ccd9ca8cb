"""Names that a list of papers has often correct where its lists of names begin and end."""

from __future__ import annotations

import pytest

from profparse.layouts.listing.known_names import corrected
from profparse.layouts.listing.reading import Field

KNOWN = frozenset({"AB Example", "Bo Sample"})


@pytest.mark.parametrize(
    ("title", "names", "behind", "wanted"),
    [
        ("Looms for IoTAB", " Example, Bo Sample", "", ("Looms for IoT", "AB Example, Bo Sample", "")),
        ("IoT", "AB Example, Bo SampleJournal of", " Knots", ("IoT", "AB Example, Bo Sample", "Journal of Knots")),
        ("Looms", "Bo Sample", "", ("Looms", "Bo Sample", "")),
        ("Looms", "Cy Stranger", "", ("Looms", "Cy Stranger", "")),
    ],
)  # fmt: skip
def test_names_begin_and_end_at_known_ones(title: str, names: str, behind: str, wanted: tuple[str, ...]) -> None:
    """What is glued to a known name goes to the field beside it; other names stay as they were read."""
    text = title + names + behind
    fields = [Field("TITLE", 0, len(title), 1.0), Field("NAMES", len(title), len(title + names), 1.0)]
    if behind:
        fields.append(Field("VENUE", len(title + names), len(text), 1.0))
    found = [text[one.start : one.end].strip() for one in corrected(fields, text, KNOWN)]
    assert found == [part for part in wanted if part]
