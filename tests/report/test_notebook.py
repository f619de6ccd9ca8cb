"""What notebooks and consoles show of a profile and its parts."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from profparse import Author, Diagnostic, Paper, Profile, parse
from profparse.report.page import joined_files
from tests.pages import FIXTURES
from tests.report.hostile import hostile_page
from tests.report.test_page import broken

HOMEPAGE = FIXTURES / "homepage" / "03-all-sections.html"
PARTS: dict[str, Callable[[Profile], Any]] = {
    "profile": lambda profile: profile,
    "bio": lambda profile: profile.bio,
    "paper": lambda profile: profile.papers[0],
    "news": lambda profile: profile.news[0],
    "project": lambda profile: profile.projects[0],
    "date": lambda profile: profile.papers[0].date,
    "papers": lambda profile: profile.papers,
    "list of news": lambda profile: profile.news,
    "projects": lambda profile: profile.projects,
    "no papers": lambda profile: profile.papers[:0],
}


@pytest.fixture(scope="module")
def homepage() -> Profile:
    """A homepage with all that there is."""
    return parse(HOMEPAGE)


def words(shown: str) -> str:
    """The text of some HTML, styles left out."""
    tree = BeautifulSoup(shown, "html.parser")
    for style in tree.find_all("style"):
        style.decompose()
    return tree.get_text(" ", strip=True)


@pytest.mark.parametrize("part", PARTS)
def test_nothing_of_a_page_is_markup_in_a_notebook(part: str) -> None:
    """What is shown of a hostile page holds the view's own elements, and no script at all."""
    own = {"table", "thead", "tbody", "tr", "th", "td"}
    thing = PARTS[part](parse(hostile_page("html"), format="html"))
    shown = thing._repr_html_()
    assert [one for one in broken(shown) if one.removeprefix("an element ") not in own] == []
    assert not BeautifulSoup(shown, "html.parser").find("script")
    assert not any(ord(character) < 32 and character != "\n" for character in shown + repr(thing))


def test_a_profile_shows_who_its_items_and_its_page(homepage: Profile) -> None:
    """The view of the report, one under the other: name, years, items, and the page with its marks."""
    shown = words(homepage._repr_html_())
    assert shown.startswith("Ines Duarte 03-all-sections.html html 3,233 characters")
    assert all((paper.title or "") in shown for paper in homepage.papers)
    tree = BeautifulSoup(homepage._repr_html_(), "html.parser")
    lines = ["".join(line.strings) for line in tree.select(".page .line")]
    assert lines == HOMEPAGE.read_text("utf-8").splitlines()
    assert [one["title"] for one in tree.find_all("mark") if one.get_text() == "Rooms for Reading"] == ["paper-4.title"]


def test_a_list_is_a_table(homepage: Profile) -> None:
    """A list of records has a row for each, with what matters most, and says how many there are."""
    tree = BeautifulSoup(homepage.papers._repr_html_(), "html.parser")
    assert [cell.get_text() for cell in tree.find_all("th")] == ["date", "title", "authors", "venue"]
    assert [cell.get_text() for cell in tree.find_all("tr")[1].find_all("td")] == [
        "2023", "Counting Words Twice", "Ines Duarte, Kofi Mensah, Helga Brandt", "Journal of Small Corpora",
    ]  # fmt: skip
    assert "4 in all" in words(homepage.papers._repr_html_())


def test_much_is_cut_and_says_so() -> None:
    """A notebook keeps what it shows, so it shows the first of many records, and of a long page the beginning."""
    text = "## News\n" + "".join(f"- [5/2024] Paper {n} on the tables of the sea was accepted.\n" for n in range(900))
    profile = parse(text)
    assert "900 in all" in words(profile.news._repr_html_()) and "and 850 more" in words(profile.news._repr_html_())
    shown = words(profile._repr_html_())
    assert "and 850 more" in shown and "characters more" in shown
    assert len(profile._repr_html_()) < 300_000


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        (
            "profile",
            "Profile('Ines Duarte', source='03-all-sections.html', format='html', papers=4, news=5, projects=2, "
            "diagnostics=0, residue=72)",
        ),
        ("profile.bio", "Bio('Ines Duarte', positions=4, education=2, links=3)"),
        (
            "profile.papers[0]",
            "Paper('paper-1', 'Counting Words Twice', authors=3, venue='Journal of Small Corpora', date='2023')",
        ),
        ("profile.papers[0].date", "Date('2023')"),
        ("profile.news[0].date", "Date('2024-05', text='05/2024')"),
        (
            "profile.projects",
            "Projects([\n  Project('project-1', 'Tally', links=1),\n  Project('project-2', 'Echo', links=0),\n])",
        ),
        ("profile.projects[2:]", "Projects()"),
    ],
)  # fmt: skip
def test_a_console_shows_a_line(homepage: Profile, expression: str, shown: str) -> None:
    """In plain text an object is a line that says what it is, and a list has a line for each."""
    data = homepage.to_dict()
    data["source"]["name"] = HOMEPAGE.name
    assert repr(eval(expression, {"profile": Profile.from_dict(data)})) == shown


def test_a_date_reads_as_edtf(homepage: Profile) -> None:
    """Within text a date is its EDTF."""
    assert f"in {homepage.news[0].date}" == "in 2024-05"


def test_a_line_is_short_and_drives_no_console() -> None:
    """A long title is cut, and control characters are escaped."""
    title = "A\x1b[31m\u202e" + "long " * 200
    author = Author("Ada Example", None, None, "person", (), False, (0, 1))
    shown = repr(Paper(id="paper-1", blocks=((0, 1),), layout="homepage", title=title, authors=(author,)))
    assert shown.startswith("Paper('paper-1', 'A\\x1b[31m\\u202elong long") and len(shown) < 160


def test_the_lists_of_many_are_cut_in_a_console() -> None:
    """A list shows its first ten records and says how many more there are."""
    news = parse("## News\n" + "".join(f"- [5/2024] Thing {n} was accepted.\n" for n in range(1200))).news
    lines = repr(news).splitlines()
    assert len(lines) == 13 and lines[-2:] == ["  ... 1,190 more", "])"]


@pytest.mark.parametrize("part", PARTS)
def test_the_styles_change_nothing_else(browser: Browser, homepage: Profile, part: str) -> None:
    """Every element around what is shown, of whatever name and class, looks as it did before."""
    names = ("p", "h2", "h3", "table", "mark", "article", "details", "summary", "svg", "span", "div", "q", "sup")
    classes = ("record", "value", "note", "field", "label", "line", "page", "static", "years", "about", "name", "odd")
    around = "".join(f"<{name} class='{style}'>x</{name}>" for name in names for style in classes)
    page = browser.new_page()
    page.set_content(f"<div id=around>{around}</div><div id=output style='height: 50px; overflow: hidden'></div>")
    measure = """() => [...document.querySelectorAll('#around *, #around, body, html')].map(
        (one) => { const style = getComputedStyle(one); return [...style].map((name) => style[name]).join(';'); })"""
    before = page.evaluate(measure)
    shown = PARTS[part](homepage)._repr_html_()
    page.evaluate("shown => { document.getElementById('output').innerHTML = shown; }", shown)
    after = page.evaluate(measure)
    assert page.locator("#output .profparse").evaluate("one => getComputedStyle(one).colorScheme") == "light"
    page.close()
    assert len(before) > 150 and before == after


@pytest.mark.parametrize("part", ["page", "notebook"])
def test_each_colour_that_is_used_is_named(part: str) -> None:
    """A report and a notebook have each custom property of CSS that their styles ask for."""
    styles = joined_files(("report/view.css", f"report/{part}.css"))
    assert set(re.findall(r"var\((--[a-z]+)", styles)) <= set(re.findall(r"(--[a-z]+):", styles))


def test_what_a_remark_quotes_stands_on_its_own(browser: Browser, homepage: Profile) -> None:
    """The words of a remark, what it quotes and its facts are lines of their own in a notebook."""
    remark = Diagnostic("records-unread", "warning", "about 1 paper looks unread here", (0, 9), {"expected": 1})
    values = {name: getattr(homepage, name) for name in Profile.__dataclass_fields__}
    profile = Profile(**{**values, "diagnostics": (remark,)}).with_source("Narrow Tables\n")
    page = browser.new_page()
    page.set_content(profile._repr_html_())
    tops = page.evaluate(
        "[...document.querySelectorAll('.entry > *')].slice(0, 3).map((part) => part.getBoundingClientRect().top)"
    )
    assert len(tops) == 3 and tops == sorted(set(tops))
    page.close()
