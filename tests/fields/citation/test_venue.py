"""Venues and the numbers behind them."""

import pytest

from profparse.fields.citation.venue import read_numbers, read_venue, venue_score


@pytest.mark.parametrize(
    ("text", "venue", "status", "numbers"),
    [
        ("CVPR 2024", "CVPR", None, (None, None, None)),
        ("NSDI'24", "NSDI", None, (None, None, None)),
        ("Annals of Lamps, 49(1), 154-181", "Annals of Lamps", None, ("49", "1", "154-181")),
        ("Trans. Amer. Lamp. Soc. 376 (2023), 555–597", "Trans. Amer. Lamp. Soc.", None, ("376", None, "555–597")),
        ("in Proc. of Lamps, 2020, pp. 1-2", "Proc. of Lamps", None, (None, None, "1-2")),
        ("Major revision at Lamp Transactions", "Lamp Transactions", "Major revision at", (None, None, None)),
        ("Submitted to Lamps and Light (LL), IF=3.9", "Lamps and Light (LL)", "Submitted to", (None, None, None)),
        ("Lamps Global Health 5:3 (2025) e0003943", "Lamps Global Health", None, ("5", "3", None)),
        ("Advances in Lamps Volume 495", "Advances in Lamps", None, ("495", None, None)),
        ("Methods Lamp Evol. 2025; 16: 486-495", "Methods Lamp Evol.", None, ("16", None, "486-495")),
        ("Conf. on Lamps (CoL), 2024. First Prize", "Conf. on Lamps (CoL)", None, (None, None, None)),
        ("Journal of Lamps (2010). 12(3): 4-5", "Journal of Lamps", None, ("12", "3", "4-5")),
        ("35th Lamps (CoL 2026), Muster", "35th Lamps (CoL 2026), Muster", None, (None, None, None)),
        ("Proceedings of Lamps (CoL 2026)", "Proceedings of Lamps (CoL 2026)", None, (None, None, None)),
    ],
)  # fmt: skip
def test_a_venue_and_what_stands_around_it(
    text: str, venue: str, status: str | None, numbers: tuple[str | None, ...]
) -> None:
    """The name is parted from the status before it, and from the year, volume and pages behind it."""
    found = read_venue(text, 0, len(text))
    assert text[found.start : found.end] == venue
    assert (text[slice(*found.status)] if found.status else None) == status
    assert tuple(text[slice(*place)] if place else None for place in found.numbers) == numbers


def test_ranges_of_years_are_no_pages() -> None:
    """Two years with a dash between them are not pages."""
    text = "Lamps, 2019-2021"
    assert read_numbers(text, 0, len(text))[0].pages is None


@pytest.mark.parametrize(
    ("text", "at_least"),
    [
        ("Proceedings of the 3rd Workshop on Lamps", 1.0), ("ICML 2020", 1.0), ("J. Pure Appl. Lamps", 0.7),
        ("Econometrica", 1.0), ("Journal of Lamps", 0.7), ("Zeitschrift für Lampen", 0.7), ("arXiv", 1.0),
    ],
)  # fmt: skip
def test_venues_score_high(text: str, at_least: float) -> None:
    """Names and words of venues, acronyms with a year, and shortened words speak for a venue."""
    assert venue_score(text) >= at_least


@pytest.mark.parametrize("text", ["On the weight of lamps", "A tale of two kettles", "Ada Quill", ""])
def test_other_words_score_low(text: str) -> None:
    """Titles and names do not look like venues."""
    assert venue_score(text) < 0.4
