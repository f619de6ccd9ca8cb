"""Corrections in a real browser, by keys and by the pointer, saved as gold."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from profparse import OptionError, Profile, evaluate, html_report, parse
from tests.report.conftest import Open, Report

TEXT = """# Helga Brandt

I read tables.

## News

- [5/2024] A talk in Bonn.
- [4/2024] A prize.

## Papers

- Helga Brandt, Theo Okafor. Narrow Tables. ACL 2024.
- Theo Okafor and Helga Brandt. Rows and Columns. EMNLP 2023.

## Elsewhere

Mensah &amp; Adler wrote of **Wide** Questions, where nobody looks (TACL, May 2020).
"""


@pytest.fixture
def page(open_report: Open, tmp_path: Path) -> Page:
    """A report to correct, on a page with a paper that stands where none is looked for."""
    path = tmp_path / "brandt.md"
    path.write_text(TEXT, "utf-8")
    profile = parse(path)
    assert [one.title for one in profile.papers] == ["Narrow Tables", "Rows and Columns"]
    assert len(profile.news) == 2
    return open_report(html_report(profile, edit=True)).page


def keys(page: Page, *pressed: str) -> None:
    """Some keys, one after the other."""
    for key in pressed:
        page.keyboard.press(key)


def choose(page: Page, path: str) -> None:
    """Choose a value or record by a click."""
    page.locator(f'#items [data-path="{path}"]:visible').first.click()


def select(page: Page, words: str) -> None:
    """Select words of the source with the pointer, as a drag over them does."""
    page.evaluate(
        """words => {
            for (const line of document.querySelectorAll('#source .line')) {
                const at = line.textContent.indexOf(words);
                if (at < 0) continue;
                const [range] = rangesIn(line, words.toLowerCase());
                getSelection().removeAllRanges();
                getSelection().addRange(range);
                return;
            }
            throw new Error(`no ${words}`);
        }""",
        words,
    )
    page.wait_for_timeout(50)


def save(page: Page, key: bool = True) -> dict[str, Any]:
    """The gold that Save downloads."""
    with page.expect_download() as caught:
        if key:
            page.keyboard.press("Control+s")
        else:
            page.locator("#save").click()
    assert caught.value.suggested_filename == "brandt.json"
    found: dict[str, Any] = json.loads(Path(caught.value.path()).read_text("utf-8"))
    return found


def quoted(gold: dict[str, Any], record: dict[str, Any], field: str) -> list[str]:
    """What the page says at the spans of a field."""
    return [TEXT[start:end] for start, end in record["spans"][field]]


def test_what_is_saved_is_gold(page: Page) -> None:
    """Accepted as it is, a page's gold holds what was read, with spans, and the result is right by it."""
    page.keyboard.press("Y")
    gold = save(page)
    assert (gold["source"], len(gold["sha256"])) == ("brandt.md", 64)
    assert [paper["title"] for paper in gold["papers"]] == ["Narrow Tables", "Rows and Columns"]
    assert quoted(gold, gold["papers"][0], "authors") == ["Helga Brandt", "Theo Okafor"]
    assert gold["news"][0] | {"blocks": [], "spans": {}} == {
        "date": {"edtf": "2024-05"}, "text_start": "A talk in Bonn.", "text": "A talk in Bonn.", "urls": [],
        "blocks": [], "spans": {},
    }  # fmt: skip
    evaluation = evaluate([gold], {"brandt.md": TEXT})
    assert evaluation.records and evaluation.misses() == ()


def test_what_nobody_looked_at_is_not_claimed(page: Page) -> None:
    """A kind without an accepted or rejected record is left out; in one that has some, the others are optional."""
    choose(page, "paper-1")
    page.keyboard.press("y")
    gold = save(page)
    assert "news" not in gold and "bio" not in gold
    assert [paper.get("optional", False) for paper in gold["papers"]] == [False, True]


def test_a_field_is_given_words_by_keys_alone(page: Page) -> None:
    """Words are taken with w and W, and given to the title with t; what was there before is no more marked."""
    keys(page, "j", "j", "j")  # the second paper
    expect(page.locator(":focus")).to_have_attribute("data-path", "paper-2")
    for _ in range(5):
        page.keyboard.press("w")
    page.keyboard.press("W")
    expect(page.locator("#picked")).to_have_text("“Brandt. Rows”")
    keys(page, "w", "W", "t")
    title = page.locator('#items [data-path="paper-2.title"]:visible')
    expect(title).to_have_text("and Columns")
    expect(page.locator('#source mark[data-paths~="paper-2.title"]').first).to_have_attribute("data-gone", "")
    gold = save(page)
    assert gold["papers"][1]["title"] == "and Columns"
    assert quoted(gold, gold["papers"][1], "title") == ["and Columns"]


def test_a_paper_is_added_with_the_pointer(page: Page) -> None:
    """Words that are selected make a new paper, and its title, names, venue and date; markup is no part of them."""
    select(page, "Mensah &amp; Adler wrote of **Wide** Questions, where nobody looks (TACL, May 2020)")
    page.locator('[data-do="add"][data-kind="paper"]').click()
    for words, field in (
        ("**Wide** Questions, where nobody looks", "title"), ("Mensah", "authors"), ("Adler", "authors"),
        ("TACL", "venue"), ("May 2020", "date"),
    ):  # fmt: skip
        select(page, words)
        page.locator(f'[data-field="{field}"][data-do="give"]').click()
    gold = save(page, key=False)
    paper = gold["papers"][-1]
    assert (paper["title"], paper["authors"], paper["venue"], paper["year"], paper["date"]) == (
        "Wide Questions, where nobody looks", ["Mensah", "Adler"], "TACL", 2020, {"edtf": "2020-05"},
    )  # fmt: skip
    assert quoted(gold, paper, "title") == ["Wide", "Questions, where nobody looks"]
    assert [TEXT[start:end] for start, end in paper["blocks"]] == [
        "Mensah &amp; Adler wrote of **Wide** Questions, where nobody looks (TACL, May 2020)"
    ]
    assert page.locator("#items h2", has_text="Papers").locator("span").text_content() == "3"
    expect(page.locator('[data-filter="paper"] span')).to_have_text("3")


def test_names_of_a_list_are_taken_at_once(page: Page) -> None:
    """A gives each name of the words to the authors."""
    choose(page, "paper-1")
    page.locator('#items [data-path="paper-1.authors.0"]:visible').click()
    keys(page, "Delete", "Delete")
    expect(page.locator('#items [data-path="paper-1.authors.0"]:visible')).to_have_count(0)
    select(page, "Helga Brandt, Theo Okafor")
    page.keyboard.press("A")
    gold = save(page)
    assert gold["papers"][0]["authors"] == ["Helga Brandt", "Theo Okafor"]
    assert quoted(gold, gold["papers"][0], "authors") == ["Helga Brandt", "Theo Okafor"]


def test_a_value_is_set_to_nothing_and_that_is_undone(page: Page) -> None:
    """Delete empties the chosen field, z brings it back as it was."""
    choose(page, "paper-1.venue")
    page.keyboard.press("Delete")
    assert page.locator('[data-id="paper-1"]:visible [data-field="venue"]').count() == 0
    page.keyboard.press("z")
    expect(page.locator('#items [data-path="paper-1.venue"]:visible')).to_have_text("ACL")
    choose(page, "paper-1.venue")
    page.keyboard.press("Delete")
    assert save(page)["papers"][0]["venue"] is None


def test_a_rejected_record_is_nothing(page: Page) -> None:
    """It is no record of the gold, and its place is said to hold none."""
    choose(page, "news-2")
    page.keyboard.press("x")
    expect(page.locator('[data-id="news-2"]')).to_have_attribute("data-status", "rejected")
    gold = save(page)
    assert [item["text"] for item in gold["news"]] == ["A talk in Bonn."]
    (stretch,) = gold["stretches"]
    assert stretch["kind"] == "nothing" and "A prize." in TEXT[slice(*stretch["span"])]


def test_records_are_joined_and_split(page: Page) -> None:
    """J joins a record with the next one, S divides it before the words; each value goes to where it stands."""
    choose(page, "news-1")
    page.keyboard.press("J")
    gold = save(page)
    (joined,) = gold["news"]
    assert "A talk in Bonn." in _blocks(joined) and "A prize." in _blocks(joined)
    page.keyboard.press("z")
    select(page, "Narrow Tables")
    page.keyboard.press("S")
    gold = save(page)
    before, after = gold["papers"][:2]
    assert (before["authors"], before["title"]) == (["Helga Brandt", "Theo Okafor"], "")
    assert (after["authors"], after["title"], after["venue"]) == ([], "Narrow Tables", "ACL")
    assert before["blocks"][-1][1] == after["blocks"][0][0] == TEXT.index("Narrow Tables")


def _blocks(record: dict[str, Any]) -> str:
    return "".join(TEXT[start:end] for start, end in record["blocks"])


def test_what_contradicts_itself_is_not_saved(page: Page) -> None:
    """Two records that take up the same words are told and shown; once one is rejected, the rest is saved."""
    select(page, "A prize.")
    page.locator('[data-do="add"][data-kind="news"]').click()
    select(page, "- [4/2024] A prize.")
    page.locator('[data-do="add"][data-kind="project"]').click()
    page.keyboard.press("Control+s")
    expect(page.locator("#told")).to_contain_text("take up the same words; reject one, or undo")
    page.keyboard.press("z")
    choose(page, "news-2")
    if page.locator('[data-id="news-2"]').get_attribute("data-status") != "rejected":
        page.keyboard.press("x")
    assert "A prize." in [item.get("text_start") or "A prize." for item in save(page)["news"]]


def test_a_stretch_is_marked(page: Page) -> None:
    """m marks words as papers, then as news, as nothing, and not at all."""
    select(page, "Mensah &amp; Adler")
    kinds = []
    for _ in range(4):
        page.keyboard.press("m")
        kinds.append([stretch["kind"] for stretch in save(page)["stretches"]])
    assert kinds == [["papers"], ["news"], ["nothing"], []]


def test_words_of_the_biography(page: Page) -> None:
    """A role and an organisation given one after the other are one position."""
    choose(page, "bio")
    select(page, "tables")
    page.keyboard.press("r")
    select(page, "Bonn")
    page.keyboard.press("g")
    gold = save(page)
    assert gold["bio"]["positions"] == [{"role": "tables", "organization": "Bonn"}]


def test_nothing_leaves_the_page(open_report: Open) -> None:
    """To correct and save asks for nothing from anywhere, says nothing on the console, and leaves no error."""
    report: Report = open_report(html_report(parse(TEXT), edit=True))
    page = report.page
    keys(page, "j", "y", "x", "w", "W", "t", "n", "n", "m", "z", "Y")
    page.keyboard.press("Control+s")
    page.wait_for_timeout(200)
    assert [misdeed for misdeed in report.misdeeds if not misdeed.startswith("request blob:")] == []


def test_odd_characters_keep_their_offsets(open_report: Open) -> None:
    """Characters beyond the first plane, combining ones and ones that are shown by their names count as in the page."""
    text = "## News\n- [5/2024] 𝒳 wrote\u200b of e\u0301 tables in Bonn.\n"
    report = open_report(html_report(parse(text, format="markdown"), edit=True))
    page = report.page
    page.keyboard.press("Y")
    select(page, "Bonn")
    page.keyboard.press("m")
    with page.expect_download() as caught:
        page.keyboard.press("Control+s")
    gold = json.loads(Path(caught.value.path()).read_text("utf-8"))
    (stretch,) = gold["stretches"]
    assert "Bonn" in text[slice(*stretch["span"])]
    (start, end), *_ = gold["news"][0]["spans"]["text"]
    assert text[start:end].startswith("𝒳 wrote")


def test_a_result_without_its_page_is_not_edited() -> None:
    """Words are selected in the page, so it has to be there."""
    with pytest.raises(OptionError, match="a profile is edited beside its page"):
        html_report(Profile.from_json(parse(TEXT).to_json()), edit=True)


def drag(page: Page, words: str) -> None:
    """Select words of the source with the pointer itself."""
    left, top, right, bottom = page.evaluate(
        """words => {
            const [range] = rangesIn(document.querySelector('#source'), words.toLowerCase());
            range.startContainer.parentElement.scrollIntoView({ block: 'center' });
            const boxes = [...range.getClientRects()].filter((box) => box.width);
            const [first, last] = [boxes[0], boxes.at(-1)];
            return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
        }""",
        words,
    )
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move((left + right) / 2, bottom)
    page.mouse.move(right, bottom)
    page.mouse.up()
    page.wait_for_timeout(50)


def test_words_within_selected_words_are_selected(page: Page) -> None:
    """With a whole entry selected, a drag over a part of it selects that part, and moves nothing."""
    entry = "Theo Okafor and Helga Brandt. Rows and Columns. EMNLP 2023."
    for words in (entry, "Rows and Columns", "EMNLP", entry):
        drag(page, words)
        expect(page.locator("#picked")).to_have_text(f"“{words}”")


def test_a_line_is_selected_by_a_triple_click(page: Page) -> None:
    """What a browser selects then ends at the beginning of the next line; the line without its break is meant."""
    page.locator("#source mark", has_text="Narrow Tables").first.click(click_count=3)
    expect(page.locator("#picked")).to_have_text("“- Helga Brandt, Theo Okafor. Narrow Tables. ACL 2024.”")


HTML = """<h1>Helga Brandt</h1><h2>Papers</h2>
<p class="paper one of many"><b class="wide">Narrow Tables.</b> <i>Helga Brandt, Theo Okafor</i>. ACL 2024.</p>
<p class="paper one of many"><b class="wide">Rows and Columns.</b> <i>Helga Brandt, Theo Okafor</i>. EMNLP 2023.</p>
"""


def test_the_source_stands_still_under_the_pointer(open_report: Open) -> None:
    """Tags that are cut short stay so while one points at words, so that no word moves away while it is selected."""
    page = open_report(html_report(parse(HTML), edit=True)).page
    widths = "[...document.querySelectorAll('#source mark')].map((mark) => mark.getBoundingClientRect().left)"
    before = page.evaluate(widths)
    for mark in page.locator("#source mark[data-paths]").all():
        mark.hover()
        assert page.evaluate(widths) == before
    drag(page, "Rows and Columns.")
    expect(page.locator("#picked")).to_have_text("“Rows and Columns.”")


def test_the_place_of_a_rejected_record_may_be_that_of_another(page: Page) -> None:
    """Where a record is rejected and made anew of the same words, its place is no longer nothing."""
    choose(page, "paper-2")
    page.keyboard.press("x")
    page.locator("#source mark", has_text="Rows and Columns").first.click(click_count=3)
    page.keyboard.press("n")
    drag(page, "Rows and Columns")
    page.keyboard.press("t")
    gold = save(page)
    assert [paper["title"] for paper in gold["papers"]] == ["Narrow Tables", "Rows and Columns"]
    assert gold["stretches"] == []
    evaluate([gold], {"brandt.md": TEXT})


def test_a_record_that_is_marked_as_nothing_is_told(page: Page) -> None:
    """A stretch of nothing over a record that was not rejected is not saved, in words that name both."""
    page.keyboard.press("Y")
    drag(page, "Narrow Tables")
    page.locator('[data-do="mark"][data-kind="nothing"]').click()
    page.keyboard.press("Control+s")
    expect(page.locator("#told")).to_have_text(
        "Not saved: paper-1 and what is marked as nothing (“Narrow Tables”) take up the same words; "
        "mark it anew (m), or undo"
    )
    page.keyboard.press("z")
    assert save(page)["stretches"] == []


def test_words_of_markup_are_passed_over(open_report: Open) -> None:
    """Keys go from word to word of what a visitor reads, not through the names of tags and addresses."""
    text = '## Papers\n\n- [Narrow *Tables*](https://example.org/a-b). <b class="me">Helga Brandt</b>. ACL 2024.\n'
    page = open_report(html_report(parse(text), edit=True)).page
    choose(page, "paper-1")
    walked = []
    for _ in range(6):
        page.keyboard.press("w")
        walked.append(page.locator("#picked").text_content())
    assert walked == ["“Narrow”", "“Tables”", "“Helga”", "“Brandt”", "“ACL”", "“2024”"]
    keys(page, "q", "q")
    expect(page.locator("#picked")).to_have_text("“Brandt”")


def test_a_year_is_shown_once(page: Page) -> None:
    """The date of a changed card has its EDTF beside it only where that says something else."""
    choose(page, "paper-1")
    drag(page, "2024")
    page.keyboard.press("d")
    assert page.locator('[data-id="paper-1"]:visible [data-field="date"] .values').text_content() == "2024 "
