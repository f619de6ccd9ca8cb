"""The report as text: it holds the page and the values, needs nothing else, and takes nothing of a page for markup."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from profparse import Link, Paper, Profile, html_report, parse
from profparse.report.marks import marks
from tests.pages import PAGES, name_of, text_of
from tests.report.hostile import CHARACTERS, MARKUP, hostile_page

OWN = {
    "html", "head", "meta", "title", "style", "script", "body", "a", "header", "div", "h1", "h2", "h3", "p", "input",
    "select", "option", "button", "span", "main", "section", "article", "mark", "svg", "g", "rect", "text", "sup",
    "details", "summary", "q", "code", "footer", "dialog", "dl", "dt", "dd", "kbd",
}  # fmt: skip
FETCHING = {"src", "srcset", "action", "formaction", "data", "poster", "background", "ping", "xlink:href", "style"}


def tree(page: str) -> BeautifulSoup:
    """The elements of a report."""
    return BeautifulSoup(page, "html.parser", preserve_whitespace_tags=OWN)


def shown(line: Tag) -> str:
    """The text of an element as it stands."""
    return "".join(line.strings)


def broken(page: str) -> list[str]:
    """What of a report is not its own: elements, attributes that run or fetch, links that lead where they may not."""
    found = []
    for element in tree(page).find_all(True):
        if element.name not in OWN:
            found.append(f"an element {element.name}")
        for name, content in element.attrs.items():
            if name.startswith("on") or name in FETCHING or (name == "http-equiv" and "refresh" in str(content)):
                found.append(f"an attribute {name}={content!r}")
        if element.get("href") and not re.match(r"https?://|mailto:|#items$", str(element["href"])):
            found.append(f"a link to {element['href']!r}")
        if element.name == "a" and element.get("class") == ["way"] and "noopener" not in element["rel"]:
            found.append(f"a link without noopener: {element['href']!r}")
    return found


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_the_source_is_the_page_as_it_was_given(page: Path) -> None:
    """The lines of the source are those of the page, each with its number."""
    lines = tree(html_report(parse(page))).select("#source .line")
    assert [shown(line) for line in lines] == text_of(page).splitlines()
    assert [line["data-n"] for line in lines] == [str(n + 1) for n in range(len(lines))]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_each_mark_quotes_its_spans(page: Path) -> None:
    """The segments of a path are, one after the other, what its spans quote."""
    profile, text = parse(page), text_of(page)
    segments = tree(html_report(profile)).select("#source mark")
    for mark in marks(profile, len(text)):
        quoted = "".join(shown(one) for one in segments if mark.path in str(one["data-paths"]).split())
        assert quoted == "".join(text[start:end] for start, end in mark.spans).replace("\n", ""), mark.path


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_each_item_remark_and_piece_of_residue_is_listed(page: Path) -> None:
    """Beside the source stands a record of every item, and an entry of every remark and piece of residue."""
    profile = parse(page)
    report = tree(html_report(profile))
    ids = [one.get_text() for one in report.select(".record .id")]
    assert sorted(ids) == sorted(item.id for item in profile.items())
    assert len(report.select(".entry")) == len(profile.diagnostics) + len(profile.residue)
    for paper in profile.papers:
        record = next(one for one in report.select(".record") if one.get("data-path") == paper.id)
        words = record.get_text(" ")
        assert all(author.name in words for author in paper.authors) and (paper.title or "") in words


def test_the_policy_lets_only_the_own_style_and_script_count() -> None:
    """The digests of the content security policy are those of the one style and the one script."""
    report = html_report(parse(hostile_page()))
    policy = tree(report).find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert isinstance(policy, Tag)
    digests = []
    for name in ("style", "script"):
        (content,) = re.findall(rf"<{name}>(.*?)</{name}>", report, re.DOTALL)
        digests.append(base64.b64encode(hashlib.sha256(content.encode()).digest()).decode())
    assert policy["content"] == (
        f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_report_fetches_nothing(page: Path) -> None:
    """No element of a report loads anything, and its links lead to the web or to mail."""
    assert broken(html_report(parse(page))) == []


@pytest.mark.parametrize("include_hidden", [False, True])
@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_markup_of_a_hostile_page_is_text(format: str, include_hidden: bool) -> None:
    """A page full of attacks gives a report of the report's own elements alone."""
    profile = parse(hostile_page(format), format=format, include_hidden=include_hidden)
    if format != "markdown":  # there the markup is no part of the values
        assert any("<script>" in item.text for item in profile.news) and profile.papers
    report = html_report(profile)
    assert broken(report) == []
    assert len(tree(report).find_all("script")) == len(tree(report).find_all("style")) == 1


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.sampled_from([*MARKUP, *CHARACTERS, "\n", "- ", "## News\n"]), st.text(max_size=8))))
def test_no_page_gives_a_report_with_markup_of_its_own(pieces: list[str]) -> None:
    """Whatever the pieces of a page are, the report is well-formed, can be written, and holds the report's elements."""
    report = html_report(parse("".join(pieces)))
    assert broken(report) == []
    assert report.encode("utf-8").decode("utf-8") == report


def test_odd_characters_are_shown_by_their_code_points() -> None:
    """What prints nothing or turns the text around is shown as its code point, with its name, and not passed on."""
    report = html_report(parse("# Ada\x1b[31m\n\n## News\n- [5/2024] a\u202eb\u0000 is out.\r\n", format="markdown"))
    assert not set(report) & set("\x00\x1b\x7f\u202e\u2028\ufeff")
    names = {one.get_text(): one["title"] for one in tree(report).select("#source .odd")}
    assert names == {"U+001B": "control character", "U+202E": "RIGHT-TO-LEFT OVERRIDE", "U+0000": "control character"}


def test_a_long_line_goes_on_in_rows_of_its_own() -> None:
    """A line of many characters is broken up for the browser; the rest of it has no number, and nothing is lost."""
    text = "one two " * 2000 + "\nthree"
    lines = tree(html_report(parse(text))).select(".line")
    assert "".join(map(shown, lines)) == text.replace("\n", "")
    assert [line.get("data-n") for line in lines] == ["1", *[None] * (len(lines) - 2), "2"]
    assert max(len(shown(line)) for line in lines) <= 3000


def test_a_profile_without_its_page_is_shown_without_it() -> None:
    """Stored JSON alone gives the items; nothing in them can be chosen, as there is no source to show it in."""
    stored = Profile.from_json(parse("## News\n- [5/2024] Our tables are out.\n").to_json())
    report = tree(html_report(stored))
    assert "This profile was loaded without its page." in report.get_text()
    assert "Our tables are out." in report.get_text()
    assert not report.select("[data-path]")


def test_spans_of_a_stored_profile_may_lie_anywhere() -> None:
    """Spans outside the page, empty or the wrong way round, as stored JSON may hold, are cut or left out."""
    profile = parse("## News\n- [5/2024] Our tables are out.\n")
    data = profile.to_dict()
    data["news"][0]["spans"]["text"] = [[-5, 4], [20, 10**9], [9, 3], [2, 2]]
    data["news"][0]["id"] = 'news-1" onclick="alert(1)'
    report = html_report(Profile.from_dict(data).with_source(profile.source_text or ""))
    assert broken(report) == []
    assert "Our tables are out." in tree(report).get_text()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "JaVaScRiPt:1", "data:text/html,x", "file:///etc", "//a.b"])
def test_a_link_that_may_not_be_followed_is_text(url: str) -> None:
    """An address that is none of the web or of mail is shown, and leads nowhere."""
    link = Link(url, None, "a talk", "other", (0, 1))
    shown = Paper(id="paper-1", blocks=((0, 1),), layout="homepage", links=(link,))._repr_html_()
    assert not tree(shown).find("a")
    assert "a talk" in shown and url in shown


def test_the_same_profile_gives_the_same_report() -> None:
    """A report depends on the profile alone."""
    assert html_report(parse(hostile_page())) == html_report(parse(hostile_page()))


@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff", "x"])
def test_a_page_with_nothing_in_it_has_a_report(text: str) -> None:
    """An empty page gives a report that says so, with the remark on it."""
    report = tree(html_report(parse(text)))
    assert report.select(".record, .entry")
