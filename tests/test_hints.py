"""What callers know beforehand: each hint has its effect, and a wrong one is refused with a clear message."""

from __future__ import annotations

from typing import Any

import pytest

import profparse
from profparse import OptionError, Profile, parse

NEWS = "## News\n\n- [{}] Our paper is out.\n"
PAPERS = """
## Publications

- Helga Brandt, Theo Okafor. Narrow Tables for Wide Questions. In Proceedings of NAACL, 2024.
- H. Brandt, Ines Duarte. What Do Rows Know About Columns? In Proceedings of ACL, 2023.
"""


def date_of(text: str, **options: Any) -> str | None:
    """The EDTF of the date of a news item that is labelled so."""
    date = parse(NEWS.format(text), **options).news[0].date
    return date.edtf if date else None


def owners(profile: Profile) -> list[list[str]]:
    """The authors of each paper who are marked as the page's own person."""
    return [[author.name for author in paper.authors if author.is_owner] for paper in profile.papers]


# The owner


@pytest.mark.parametrize(
    ("owner", "marked"),
    [
        (None, [[], []]),
        ("Helga Brandt", [["Helga Brandt"], ["H. Brandt"]]),
        ("Brandt, Helga", [["Helga Brandt"], ["H. Brandt"]]),
        ("Theo Okafor", [["Theo Okafor"], []]),
        (["Theo Okafor", "Helga Brandt"], [["Helga Brandt", "Theo Okafor"], ["H. Brandt"]]),
    ],
)
def test_the_owner_is_marked_among_the_authors(owner: Any, marked: list[list[str]]) -> None:
    """On a page that names nobody the hint alone tells whose papers these are; several names may be given."""
    assert owners(parse(PAPERS, owner=owner)) == marked


def test_a_name_of_one_word_is_looked_for_as_it_stands() -> None:
    """One word is a whole name, never a part of one."""
    page = "## Publications\n\n- 李明, Theo Okafor. Narrow Tables for Wide Questions. NAACL 2024.\n"
    assert owners(parse(page, owner="李明")) == [["李明"]]
    assert owners(parse(PAPERS, owner="Brandt")) == [[], []]


def test_the_owner_goes_before_the_name_on_the_page() -> None:
    """The name on the page counts beside the hint only where it is the same person's."""
    page = f"# Theo Okafor\n\n{PAPERS}"
    assert owners(parse(page)) == [["Theo Okafor"], []]
    assert owners(parse(page, owner="Helga Brandt")) == [["Helga Brandt"], ["H. Brandt"]]
    fuller = PAPERS.replace("H. Brandt", "H. M. Brandt")
    assert owners(parse(f"# Helga M. Brandt\n\n{fuller}", owner="Helga Brandt")) == [["Helga Brandt"], ["H. M. Brandt"]]


def test_an_owner_whom_no_paper_names_is_told() -> None:
    """Where no author is the person, a remark says so; on a page without authors there is nothing to say."""
    (remark,) = [r for r in parse(PAPERS, owner="Cleo Nobody").diagnostics if r.code == "owner-not-found"]
    assert (remark.severity, remark.message) == ("info", "no paper names Cleo Nobody among its authors")
    assert not parse(NEWS.format("5/2024"), owner="Cleo Nobody").diagnostics


# Languages


@pytest.mark.parametrize(
    ("text", "languages", "edtf"),
    [
        ("05/03/2024", None, "2024-XX-XX"),
        ("05/03/2024", ["de"], "2024-03-05"),
        ("05/03/2024", ["en-GB"], "2024-03-05"),
        ("05/03/2024", ["en-US"], "2024-05-03"),
        ("05/03/2024", ["en"], "2024-XX-XX"),
        ("05/03/2024", ["en-US", "de"], "2024-XX-XX"),
        ("25/03/2024", ["en-US"], "2024-03-25"),
        ("12 listopad 2023", None, "2023-11-12"),
        ("12 listopad 2023", ["pl"], "2023-11-12"),
        ("12 listopada 2023", ["hr"], "2023-10-12"),
        ("3 Mai 2023", ["de"], "2023-05-03"),
        ("3 Mai 2023", ["DE", "fr"], "2023-05-03"),
        ("März 2023", "de", "2023-03"),
        ("urtarrila 2023", ["eu"], "2023-01"),
        ("2023年5月", ["en"], "2023-05"),
    ],
)
def test_languages_settle_dates(text: str, languages: Any, edtf: str) -> None:
    """They say what comes first, what a month's name means, and bring names that are not read without them."""
    assert date_of(text, languages=languages) == edtf


def test_languages_limit_the_names_of_months() -> None:
    """A name of another language is no month on the page."""
    assert date_of("mars 2023") == "2023-03"
    assert date_of("mars 2023", languages=["de"]) != "2023-03"
    assert date_of("May 2023", languages=["de"]) != "2023-05"
    assert date_of("May 2023", languages=["de", "en"]) == "2023-05"


def test_other_dates_of_the_page_go_before_the_languages() -> None:
    """A date that can be read in one way only settles the others, whatever the hint says."""
    page = "## News\n\n- [25/03/2024] One is out.\n- [05/03/2024] Another is.\n"
    news = parse(page, languages=["en-US"]).news
    assert [item.date.edtf for item in news if item.date] == ["2024-03-25", "2024-03-05"]


def test_a_hint_leaves_nothing_behind() -> None:
    """A page that is read after one with a hint is read as before, in this process and in others."""
    before = date_of("05/03/2024"), date_of("mars 2023"), date_of("May 2023")
    assert date_of("05/03/2024", languages=["de"]) != before[0]
    date_of("mars 2023", languages=["de"])
    assert (date_of("05/03/2024"), date_of("mars 2023"), date_of("May 2023")) == before
    pages = [NEWS.format("05/03/2024")] * 3
    for workers in (1, 2):
        found = profparse.parse_many(pages, workers=workers, languages=["de"])
        dates = [profile.news[0].date for profile in found if isinstance(profile, Profile)]
        assert [date.edtf for date in dates if date] == ["2024-03-05"] * 3


# The day, and the address


def test_the_day_settles_years_and_what_is_current() -> None:
    """With ``as_of`` a date without a year is the last such day, and what ends later is still going on."""
    assert [date_of("Apr 3", as_of=day) for day in ("2024-04-02", "2024-04-03")] == ["2023-04-03", "2024-04-03"]
    page = "# Helga Brandt\n\n## Experience\n\n- 2022 - 2027: Research scientist, Northfield Labs\n"
    assert [p.current for p in _positions(page)] == [False]
    assert [p.current for p in _positions(page, as_of="2024-05-01")] == [True]
    assert [p.current for p in _positions(page, as_of="2028-05-01")] == [False]
    running = page.replace("2027", "present")
    assert [p.current for p in _positions(running, as_of="2028-05-01")] == [True]


def _positions(page: str, **options: Any) -> tuple[profparse.Position, ...]:
    bio = parse(page, **options).bio
    assert bio is not None
    return bio.positions


def test_the_address_resolves_links() -> None:
    """``base_url`` turns relative targets into whole ones, in ``resolved``, and leaves ``url`` as the page has it."""
    page = "## News\n\n- [5/2024] Our [paper](../p.pdf) is out.\n"
    (link,) = parse(page, base_url="https://example.org/~ada/index.html").news[0].links
    assert (link.url, link.resolved) == ("../p.pdf", "https://example.org/p.pdf")
    assert parse(page).news[0].links[0].resolved is None


# Misuse


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"owner": ""}, "owner must be a name such as Ada Example, not ''"),
        ({"owner": ["Helga Brandt", 3]}, "owner must be a name such as Ada Example, not 3"),
        ({"owner": 3}, "owner must be a name or several, not 3"),
        ({"languages": ["german"]}, "unknown language 'german': a tag such as en, de or pt-BR is needed"),
        ({"languages": ["xx"]}, "unknown language 'xx': a tag such as en, de or pt-BR is needed"),
        ({"languages": "e"}, "unknown language 'e': a tag such as en, de or pt-BR is needed"),
        ({"languages": 3}, "languages must be tags such as de, not 3"),
        ({"as_of": "yesterday"}, "as_of must be a day such as 2026-05-01, not 'yesterday'"),
        ({"base_url": "~ada"}, "base_url must be an absolute URL such as https://example.org/, not '~ada'"),
        ({"max_bytes": "many"}, "max_bytes must be a number of bytes, not 'many'"),
    ],
)
def test_a_wrong_hint_is_refused(options: dict[str, Any], says: str) -> None:
    """``parse``, ``explain`` and ``parse_many`` all refuse it, with the same message, before anything is read."""
    for use in (
        lambda: parse("", **options),
        lambda: profparse.explain("", **options),
        lambda: profparse.parse_many([], **options),
    ):
        with pytest.raises(OptionError) as caught:
            use()
        assert str(caught.value) == says


def test_an_option_that_there_is_not_is_an_error_at_once() -> None:
    """A misspelt option is told when ``parse_many`` is called, not when its first page is read."""
    with pytest.raises(TypeError, match="as_off"):
        profparse.parse_many([], as_off="2026-05-01")
