"""A page of half a megabyte: it opens in seconds, and choosing in it is as quick as in a tenth of it."""

import json
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from profparse import Profile, html_report, parse
from profparse.report.copies import copies
from profparse.report.marks import marks
from tests.report.conftest import Open

PAPERS = 2400


class Sample(NamedTuple):
    """A page, and the report on it."""

    profile: Profile
    report: str


def sample(papers: int) -> Sample:
    """A homepage of so many papers, about 200 characters each, with a news item for every tenth."""
    lines = ["# Ada Example", "", "I am a professor of tables at the University of Westmark.", "", "## News", ""]
    lines += [f"- [{n % 12 + 1}/{2000 + n % 25}] Paper {n} on the tables was accepted." for n in range(papers // 10)]
    lines += ["", "## Publications", ""]
    lines += [
        f"- Ada Example, Helga Brandt, Kofi Mensah, and Ines Duarte. **On the Tables of the Sea, their Rows, their "
        f"Columns and Number {n}**. Journal of Small Corpora, {n % 40 + 1}({n % 6 + 1}), {2000 + n % 25}. "
        f"[pdf](https://example.org/{n}.pdf)"
        for n in range(papers)
    ]
    profile = parse("\n".join(lines), format="markdown")
    assert len(profile.papers) == papers
    return Sample(profile, html_report(profile))


@pytest.fixture(scope="module")
def large() -> Sample:
    """A page of 500,000 characters."""
    found = sample(PAPERS)
    assert found.profile.source.length > 500_000
    return found


def test_the_report_grows_with_what_was_read(large: Sample) -> None:
    """No element for each character: there are at most two for each span, and the size goes with the page's.

    Beside its card, each record is there as the data that is copied, in JSON and BibTeX.
    """
    length = large.profile.source.length
    copied = len(json.dumps(copies(large.profile), separators=(",", ":")))
    assert len(large.report) - copied < 22 * length
    assert copied < 10 * length
    spans = sum(len(mark.spans) for mark in marks(large.profile, length))
    assert large.report.count("<mark") <= 2 * spans


def test_a_large_page_is_usable(open_report: Open, large: Sample) -> None:
    """It opens within seconds; choosing takes about what it takes in a tenth of the page, and searching works."""
    small = median_choice(open_report(sample(PAPERS // 10).report).page)
    report = open_report(large.report)
    page = report.page
    assert page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd") < 10_000
    took = median_choice(page)
    assert took < 5 * small + 100, (took, small)
    chosen = page.locator("#source mark.chosen").first
    assert chosen.evaluate(
        "one => { const box = one.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"
    )
    page.locator("[data-filter=news]").click()
    assert page.locator(".record[data-kind=paper]:not([hidden])").count() == 0
    page.locator("[data-filter=paper]").click()
    page.locator("#search").fill(f"Number {PAPERS - 1}")
    page.locator("#places").filter(has_text="1 of 1 in source").wait_for()
    assert report.misdeeds == []


def median_choice(page: Page) -> float:
    """How many milliseconds pass between the choice of a value and the next picture, scrolled to its place."""
    return float(
        page.evaluate(
            """async () => {
                const picture = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
                const titles = [...document.querySelectorAll('#items h3 .value')];
                const times = [];
                for (let n = 1; n <= 15; n++) {
                    const began = performance.now();
                    titles[Math.floor(titles.length * n / 17)].click();
                    await picture();
                    times.push(performance.now() - began);
                }
                return times.sort((one, other) => one - other)[7];
            }"""
        )
    )
