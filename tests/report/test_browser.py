"""The report in a real browser: what is chosen on one side is shown on the other, by mouse, by keys and on a phone."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from profparse import Diagnostic, Profile, export, parse
from tests.pages import FIXTURES
from tests.report.conftest import Open

HOMEPAGE = FIXTURES / "homepage" / "03-all-sections.html"
HIDDEN = FIXTURES / "homepage" / "02-headings-and-hidden.md"
COUNT_DIFFERS = FIXTURES / "author_page" / "03-count-differs.txt"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def homepage() -> Profile:
    """A homepage with all that there is."""
    return parse(HOMEPAGE)


def value(page: Page, path: str) -> Locator:
    """The element of the items for a path."""
    return page.locator(f'#items [data-path="{path}"]')


def segment(page: Page, path: str) -> Locator:
    """The segments of the source for a path."""
    return page.locator(f'#source mark[data-paths~="{path}"]')


def is_in_view(element: Locator) -> bool:
    """Whether the element lies within the part of its side that is in sight, once what follows a hover has come."""
    element.page.wait_for_timeout(300)
    return bool(
        element.first.evaluate(
            """one => { const box = one.getBoundingClientRect(), frame = one.closest('.scroll').getBoundingClientRect();
            return frame.height > 0 && box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1; }"""
        )
    )


def has_class(element: Locator, name: str) -> bool:
    """Whether the first element has a class."""
    return bool(element.first.evaluate("(one, name) => one.classList.contains(name)", name))


def shown(page: Page) -> list[str]:
    """What the records that are not filtered out are called.

    Their text, not what is painted of it: a browser leaves out of the latter what has not been in sight yet.
    """
    return page.locator("#items .record:not([hidden]) .id").all_text_contents()


def test_a_value_is_shown_in_the_source_by_hovering(open_report: Open, homepage: Profile) -> None:
    """The pointer over a title of the items marks it in the source and scrolls there, for as long as it is there."""
    page = open_report(homepage).page
    title, quoted = value(page, "paper-4.title"), segment(page, "paper-4.title")
    assert not is_in_view(quoted)
    title.hover()
    assert is_in_view(quoted)
    assert has_class(quoted, "near") and quoted.all_text_contents() == ["Rooms for Reading"]
    page.mouse.move(5, 5)
    assert not has_class(quoted, "near")


def test_a_place_of_the_source_is_shown_in_the_items_by_hovering(open_report: Open, homepage: Profile) -> None:
    """The pointer over a name in the source marks the author in the items and scrolls there."""
    page = open_report(homepage).page
    author = value(page, "paper-4.authors.1")
    segment(page, "paper-4.authors.1").hover()
    assert is_in_view(author)
    assert has_class(author, "near") and author.text_content() == "Theo Okafor"


def test_a_choice_stays_and_is_let_go_by_escape(open_report: Open, homepage: Profile) -> None:
    """A click chooses a value: it stays marked on both sides, is told, and is in the address; Escape ends it."""
    page = open_report(homepage).page
    venue = value(page, "paper-1.venue")
    venue.click()
    page.mouse.move(5, 5)
    assert has_class(venue, "chosen") and has_class(segment(page, "paper-1.venue"), "chosen")
    expect(venue).to_have_attribute("aria-pressed", "true")
    assert page.locator("#said").inner_text() == "venue of paper-1, line 25"
    assert page.url.endswith("#paper-1.venue")
    page.keyboard.press("Escape")
    assert not has_class(venue, "chosen") and not has_class(segment(page, "paper-1.venue"), "chosen")
    expect(page.locator("#chosen")).to_be_hidden()
    assert page.url.endswith("report.html")


def test_an_address_with_a_choice_opens_at_it(open_report: Open, homepage: Profile) -> None:
    """A report opened at ``#paper-4.title`` shows that title on both sides."""
    page = open_report(homepage).page
    page.goto(page.url + "#paper-4.title")
    page.reload()
    assert is_in_view(value(page, "paper-4.title")) and is_in_view(segment(page, "paper-4.title"))


def test_of_nested_values_each_click_takes_the_next_one_out(open_report: Open, homepage: Profile) -> None:
    """A title within a link, which is an identifier too, within a paper: each click takes the next, then the first."""
    page = open_report(homepage).page
    inner = segment(page, "paper-2.title").first
    paths = str(inner.get_attribute("data-paths")).split()
    assert paths == ["paper-2.title", "paper-2.links.0", "paper-2.identifiers.0", "paper-2"]
    for path in [*paths, paths[0]]:
        inner.click()
        assert page.url.endswith("#" + path)
        assert has_class(value(page, path), "chosen")


def test_the_keys_go_through_items_and_values(open_report: Open, homepage: Profile) -> None:
    """j and k go from item to item, l and h from value to value, Enter chooses, o goes to the other side."""
    page = open_report(homepage).page
    focus: Callable[[], object] = lambda: page.evaluate(  # noqa: E731
        "document.activeElement.dataset.path ?? document.activeElement.dataset.paths?.split(' ')[0]"
    )
    walked = []
    for key in ("j", "j", "j", "ArrowDown", "k", "ArrowUp", "l", "ArrowRight", "h", "j"):
        page.keyboard.press(key)
        walked.append(focus())
    assert walked == [
        "bio", "paper-1", "paper-2", "paper-3", "paper-2", "paper-1", "paper-1.title", "paper-1.authors.0",
        "paper-1.title", "paper-2",
    ]  # fmt: skip
    page.keyboard.press("l")
    page.keyboard.press("Enter")
    assert has_class(segment(page, "paper-2.title"), "chosen") and is_in_view(segment(page, "paper-2.title"))
    page.keyboard.press("o")
    assert page.evaluate("document.activeElement.closest('#source') !== null") and focus() == "paper-2.title"
    page.keyboard.press("j")
    assert str(focus()).startswith("paper-3")
    page.keyboard.press("Enter")
    assert is_in_view(value(page, "paper-3.title"))


def test_the_focus_can_be_seen(open_report: Open, homepage: Profile) -> None:
    """What has the focus by the keyboard has an outline, on the items as in the controls; Tab first offers to skip."""
    page = open_report(homepage).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    visited = 0
    while page.evaluate("document.activeElement !== document.body"):
        seen = page.evaluate("document.activeElement.outerHTML.slice(0, 80)")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", seen
        visited += 1
        page.keyboard.press("Tab")
    assert visited > 15
    page.keyboard.press("j")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_kinds_can_be_chosen(open_report: Open, homepage: Profile) -> None:
    """Papers alone stay once they are chosen, news with them once it is too; without a choice all is there again."""
    page = open_report(homepage).page
    papers, news = page.locator('[data-filter="paper"]'), page.locator('[data-filter="news"]')
    papers.click()
    expect(papers).to_have_attribute("aria-pressed", "true")
    assert shown(page) == [item.id for item in homepage.papers]
    assert segment(page, "news-1.text").first.get_attribute("data-muted") == ""
    assert segment(page, "paper-1.title").get_attribute("data-muted") is None
    news.click()
    assert shown(page) == [item.id for item in (*homepage.papers, *homepage.news)]
    papers.click()
    news.click()
    assert len(shown(page)) == len(list(homepage.items()))
    for kind in ("hidden", "heading", "markup"):
        entries = page.locator(".entry:not([hidden])")
        page.locator(f'[data-filter="{kind}"]').click()
        assert entries.count() == sum(piece.kind == kind for piece in homepage.residue) > 0
        page.locator(f'[data-filter="{kind}"]').click()


def test_counts_follow_the_filters(open_report: Open, homepage: Profile) -> None:
    """Each kind counts what the other filters leave of it, and so does each heading."""
    page = open_report(homepage).page
    count = page.locator('[data-filter="paper"] span')
    expect(count).to_have_text("4")
    page.locator("#search").fill("mensah")
    expect(count).to_have_text("2")
    expect(page.locator('[data-filter="news"] span')).to_have_text("0")
    expect(page.locator("#items h2", has_text="Papers").locator("span")).to_have_text("2 of 4")
    page.locator("#search").fill("")
    expect(count).to_have_text("4")
    expect(page.locator("#items h2", has_text="Papers").locator("span")).to_have_text("4")


def test_it_opens_at_the_first_record_with_markup_folded(open_report: Open) -> None:
    """However much markup comes first, the first record is in sight, and lines of nothing but markup are folded."""
    head = "".join(f'<meta name="m{n}" content="{n}">\n' for n in range(200))
    text = f"<html><head>\n{head}</head><body>\n<h2>News</h2>\n<ul><li>5/2024: A talk.</li></ul>\n</body></html>\n"
    report = open_report(parse(text, format="html"))
    page = report.page
    assert is_in_view(segment(page, "news-1.text"))
    folded = page.locator("#source details").first
    expect(folded.locator("summary")).to_contain_text("lines of markup or hidden")
    assert folded.get_attribute("open") is None
    page.locator("#markup").click()
    assert folded.get_attribute("open") == ""
    assert report.misdeeds == []


def test_the_buttons_go_through_the_items(open_report: Open, homepage: Profile) -> None:
    """Next and Previous choose the item after and before, on both sides, among those that the filters leave."""
    page = open_report(homepage).page
    following, before = page.locator("#next"), page.locator("#previous")
    seen = []
    for button in (following, following, following, before):
        button.click()
        seen.append(page.url.rsplit("#", 1)[1])
    assert seen == ["bio", "paper-1", "paper-2", "paper-1"]
    page.locator('[data-filter="news"]').click()
    following.click()
    assert page.url.endswith("#news-1") and is_in_view(segment(page, "news-1.text"))


def test_a_name_that_recurs_is_shown_wherever_it_does(open_report: Open, homepage: Profile) -> None:
    """A chosen author is called by name, with the items that have them too; one button finds them all."""
    page = open_report(homepage).page
    value(page, "paper-1.authors.1").click()
    assert page.locator("#said").inner_text() == "Kofi Mensah: authors 2 of paper-1, line 25, also in paper-4"
    for there in (segment(page, "paper-4.authors.2"), value(page, "paper-4.authors.2")):
        assert has_class(there, "again")
    page.locator("#again").click()
    assert shown(page) == ["paper-1", "paper-4"]
    value(page, "paper-1.venue").click()
    expect(page.locator("#again")).to_be_hidden()
    assert not has_class(value(page, "paper-4.authors.2"), "again")


def test_what_was_not_read_is_seen_at_once(open_report: Open) -> None:
    """Before all else stands what looks like records and was not read: the remark on it, and the residue."""
    page = parse("## News\n- [5/2024] A talk.\n\nSome words that end the page.\n")
    (rest,) = [piece for piece in page.residue if piece.kind in ("prose", "unparsed")]
    unread = Diagnostic("records-unread", "warning", "about 2 papers", rest.span, {"kind": "paper", "expected": 2})
    residue = tuple(replace(piece, kind="unparsed") if piece == rest else piece for piece in page.residue)
    assert page.source_text is not None
    odd = replace(page, residue=residue, diagnostics=(unread,)).with_source(page.source_text)
    report = open_report(odd).page
    first = report.locator("#items section").first
    assert is_in_view(first) and has_class(first, "unread")
    for words in ("about 2 papers", "Some words that end the page."):
        expect(first).to_contain_text(words)
    expect(report.locator('[data-filter="unparsed"]')).to_have_text("unread2")
    report.locator('[data-filter="unparsed"]').click()
    assert shown(report) == [] and report.locator(".entry:not([hidden])").count() == 2
    colour = "one => getComputedStyle(one).backgroundColor"
    assert segment(report, "remark-1").evaluate(colour) != "rgba(0, 0, 0, 0)"


def test_a_record_is_copied(open_report: Open, homepage: Profile) -> None:
    """A button, or a key, copies an item as JSON and a paper as BibTeX."""
    page = open_report(homepage, permissions=["clipboard-read", "clipboard-write"]).page
    clipboard = "navigator.clipboard.readText()"
    page.locator('[data-id="paper-2"] [data-copy="bibtex"]').click()
    expect(page.locator("#told")).to_have_text("paper-2 copied as BibTeX")
    assert page.evaluate(clipboard) == export.bibtex(homepage.papers[1:2])
    page.locator('[data-id="news-1"] [data-copy="json"]').click()
    expect(page.locator("#told")).to_have_text("news-1 copied as JSON")
    assert json.loads(page.evaluate(clipboard)) == homepage.to_dict()["news"][0]
    assert page.locator('[data-id="news-1"] [data-copy="bibtex"]').count() == 0
    value(page, "paper-1.title").click()
    page.keyboard.press("b")
    expect(page.locator("#told")).to_have_text("paper-1 copied as BibTeX")


def test_doubt_can_be_looked_at_alone(open_report: Open, homepage: Profile) -> None:
    """Only the items with a value less sure than the bound stay."""
    page = open_report(homepage).page
    for bound in (0.95, 0.8, 0.5):
        page.locator("#doubt").select_option(str(bound) if bound != 0.8 else "0.8")
        doubtful = {item.id for item in homepage.items() if any(round(c, 2) < bound for c in item.confidence.values())}
        assert set(shown(page)) == doubtful
    page.locator("#doubt").select_option("0.8")
    assert 0 < len(shown(page)) < len(list(homepage.items()))


def test_hidden_items_remarks_and_residue_have_their_switches(open_report: Open) -> None:
    """Items read from a comment say that they are hidden; a remark says what is odd, and shows where."""
    text = "## News\n- [5/2024] A talk in Bonn.\n<!-- \n- [4/2024] A talk in Kiel.\n-->\n- [3/2024] A talk in Ulm.\n"
    profile = parse(text, include_hidden=True)
    page = open_report(profile).page
    hidden = [item.id for item in profile.items() if item.hidden]
    assert hidden and page.locator(f'.record[data-path="{hidden[0]}"] .origin').first.text_content() == "hidden"
    page.locator('[data-filter="hidden"]').click()
    assert set(shown(page)) == set(hidden)

    odd = parse(COUNT_DIFFERS)
    assert odd.diagnostics[0].span is not None
    page = open_report(odd).page
    remark = page.locator('.entry[data-path="remark-1"]')
    assert odd.diagnostics[0].message in (remark.text_content() or "")
    remark.click()
    assert has_class(segment(page, "remark-1"), "chosen") and is_in_view(segment(page, "remark-1"))


def test_a_year_of_the_timeline_filters_by_it(open_report: Open, homepage: Profile) -> None:
    """A click or Enter on a year's bar leaves the items of that year; the same again brings all back."""
    page = open_report(homepage).page
    bar = page.locator('.years [data-first="2023"]')
    expect(bar).to_have_attribute("aria-label", "2023: 3 papers, 2 news")
    bar.click()
    assert len(shown(page)) == 5
    bar.press("Enter")
    assert len(shown(page)) == len(list(homepage.items()))


def test_the_search_finds_items_and_places(open_report: Open, homepage: Profile) -> None:
    """The words typed leave the items that have them, the first place is shown at once, and Enter goes to the next."""
    page = open_report(homepage).page
    page.keyboard.press("/")
    page.keyboard.type("rooms FOR")
    expect(page.locator("#places")).to_have_text("1 of 1 in source")
    assert shown(page) == ["paper-4"]
    assert is_in_view(segment(page, "paper-4.title"))
    page.locator("#search").fill("DUARTE</")  # across the border of two segments
    count = HOMEPAGE.read_text("utf-8").lower().count("duarte</")
    expect(page.locator("#places")).to_have_text(f"1 of {count} in source")
    page.keyboard.press("Enter")
    expect(page.locator("#places")).to_have_text(f"2 of {count} in source")
    found = page.evaluate("[...CSS.highlights.get('found')].map(range => range.toString())")
    assert found == ["Duarte</"] * count and count > 1
    page.locator("#search").fill("no such words")
    expect(page.locator("#none")).to_be_visible()
    page.locator("#all").click()
    assert len(shown(page)) == len(list(homepage.items()))


def test_the_keys_are_told(open_report: Open, homepage: Profile) -> None:
    """The question mark opens the list of keys, Escape closes it."""
    page = open_report(homepage).page
    page.keyboard.press("?")
    expect(page.locator("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_follow_the_reader_and_the_switch(open_report: Open, homepage: Profile, scheme: str) -> None:
    """The report is as the reader's system is, and the other way round after the switch."""
    page = open_report(homepage, color_scheme=scheme).page
    background = "getComputedStyle(document.body).backgroundColor"
    colours = {"light": "rgb(251, 250, 247)", "dark": "rgb(23, 25, 29)"}
    assert page.evaluate(background) == colours[scheme]
    page.locator("#theme").click()
    assert page.evaluate(background) == colours["dark" if scheme == "light" else "light"]


def test_on_a_phone_the_sides_are_tabs(open_report: Open, homepage: Profile) -> None:
    """One side at a time, without scrolling sideways; what is chosen on one is a tap away on the other."""
    page = open_report(homepage, **PHONE).page
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    expect(page.locator("#source")).to_be_hidden()
    value(page, "paper-4.title").tap()
    expect(page.locator("#items")).to_be_visible()
    page.locator("#other").tap()
    expect(page.locator("#items")).to_be_hidden()
    assert is_in_view(segment(page, "paper-4.title"))
    page.locator("#items-tab").tap()
    expect(page.locator("#items-tab")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#source")).to_be_hidden()


def test_on_paper_there_are_the_records_and_no_controls(open_report: Open, homepage: Profile) -> None:
    """Printed, both sides stand one after the other, whole; the controls are left out."""
    page = open_report(homepage, color_scheme="dark").page
    page.emulate_media(media="print")
    for control in (".tools", ".filters", ".tabs"):
        expect(page.locator(control)).to_be_hidden()
    last = page.locator(".record").last
    assert page.evaluate("document.documentElement.scrollHeight") > last.evaluate("one => one.offsetTop") > 800
    assert page.evaluate("getComputedStyle(document.querySelector('.record')).backgroundColor") == "rgb(255, 255, 255)"


CONTRAST = Path(__file__).with_name("contrast.js").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", [HOMEPAGE, HIDDEN, COUNT_DIFFERS], ids=lambda page: page.stem)
def test_all_text_can_be_read(open_report: Open, page: Path, scheme: str) -> None:
    """All text has the contrast that WCAG 2 asks for at level AA, 4.5 to 1, in light and in dark."""
    report = open_report(parse(page, include_hidden=True), color_scheme=scheme).page
    measured = report.evaluate(CONTRAST)
    assert len(measured) > 30
    assert [one for one in measured if one["ratio"] < 4.5] == []
