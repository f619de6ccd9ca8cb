"""A page of half a megabyte: it opens in seconds, and choosing in it stays quick."""

import time

import pytest

from profparse import Profile, html_report, parse
from profparse.report.marks import marks
from tests.report.conftest import Open

PAPERS = 2400


@pytest.fixture(scope="module")
def large() -> Profile:
    """A homepage of 500,000 characters: thousands of papers, and a news item for every tenth."""
    lines = ["# Ada Example", "", "I am a professor of tables at the University of Westmark.", "", "## News", ""]
    lines += [f"- [{n % 12 + 1}/{2000 + n % 25}] Paper {n} on the tables of the sea was accepted." for n in range(220)]
    lines += ["", "## Publications", ""]
    lines += [
        f"- Ada Example, Helga Brandt, Kofi Mensah, and Ines Duarte. **On the Tables of the Sea, their Rows, their "
        f"Columns and Number {n}**. Journal of Small Corpora, {n % 40 + 1}({n % 6 + 1}), {2000 + n % 25}. "
        f"[pdf](https://example.org/{n}.pdf)"
        for n in range(PAPERS)
    ]
    profile = parse("\n".join(lines), format="markdown")
    assert profile.source.length > 480_000 and len(profile.papers) == PAPERS
    return profile


def test_the_report_is_a_few_times_the_page(large: Profile) -> None:
    """No element for each character: the report's size, elements included, is bounded by that of the page."""
    report = html_report(large)
    assert len(report) < 22 * large.source.length
    spans = sum(len(mark.spans) for mark in marks(large, large.source.length))
    assert report.count("<mark") <= 2 * spans


def test_a_large_page_is_usable(open_report: Open, large: Profile) -> None:
    """It opens within seconds; then choosing, filtering and searching each take but a moment."""
    began = time.perf_counter()
    report = open_report(large)
    opened = time.perf_counter() - began
    page = report.page
    took = page.evaluate(
        """async () => {
            const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            const timed = async (act) => {
                const began = performance.now();
                act();
                await frame();
                return performance.now() - began;
            };
            const titles = [...document.querySelectorAll('#items h3 .value')];
            const choices = [];
            for (let n = 0; n < 20; n++) choices.push(await timed(() => titles[n * 97].click()));
            return { choose: choices.sort((a, b) => a - b)[10],
                     filter: await timed(() => document.querySelector('[data-filter=paper]').click()) };
        }"""
    )
    chosen = page.locator("#source mark.chosen").first
    assert chosen.evaluate(
        "one => { const box = one.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"
    )
    page.locator("#search").fill("Number 2199")
    page.locator("#places").filter(has_text="1 in source").wait_for()
    assert opened < 15, took
    assert took["choose"] < 400 and took["filter"] < 2500, took
    assert report.misdeeds == []
