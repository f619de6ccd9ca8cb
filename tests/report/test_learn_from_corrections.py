"""From a report in a real browser to a better reading: open, correct, save, fit, parse again."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page

from profparse import Model, evaluate, html_report, parse
from profparse.cli import main
from tests.corrected_pages import arrows, pages
from tests.report.conftest import Open
from tests.report.test_edit import select

TEXTS, GOLD = pages(arrows, 5)
CORRECTED, UNSEEN = list(GOLD)[:3], list(GOLD)[3:]


def correct(page: Page, name: str) -> None:
    """Put each paper of a page right by hand: what was read is rejected, and its words are given anew."""
    for record in page.locator('#items .record[data-kind~="paper"]').all():
        record.click()
        page.keyboard.press("x")
    for paper in GOLD[name]["papers"]:
        names = " + ".join(paper["authors"])
        select(page, f"{paper['year']} >> {paper['venue']} >> {paper['title']} >> {names}")
        page.locator('[data-do="add"][data-kind="paper"]').click()
        for words, field in (
            (paper["title"], "title"), *[(one, "authors") for one in paper["authors"]], (paper["venue"], "venue"),
            (str(paper["year"]), "date"),
        ):  # fmt: skip
            select_in(page, f"{paper['title']} >> {names}", str(words), field)


def select_in(page: Page, entry: str, words: str, field: str) -> None:
    """Give words of the line that holds an entry to a field of the chosen record."""
    page.evaluate(
        """([entry, words]) => {
            const line = [...document.querySelectorAll('#source .line')].find((one) => one.textContent.includes(entry));
            const [range] = rangesIn(line, words.toLowerCase());
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        [entry, words],
    )
    page.wait_for_timeout(50)
    page.locator(f'[data-field="{field}"][data-do="give"]').click()


def test_corrections_are_learnt_from(open_report: Open, tmp_path: Path) -> None:
    """Three pages are corrected in Chromium, saved and fitted to; two others of the kind are then read right."""
    texts, gold, file = tmp_path / "pages", tmp_path / "gold", tmp_path / "own.model"
    texts.mkdir()
    gold.mkdir()
    for name, text in TEXTS.items():
        (texts / name).write_text(text, "utf-8")
    for name in CORRECTED:
        report = open_report(html_report(parse(texts / f"{name}.md"), edit=True))
        correct(report.page, name)
        with report.page.expect_download() as caught:
            report.page.locator("#save").click()
        caught.value.save_as(gold / caught.value.suggested_filename)
        saved = json.loads((gold / f"{name}.json").read_text("utf-8"))
        assert [one["title"] for one in saved["papers"]] == [one["title"] for one in GOLD[name]["papers"]]
    assert main(["fit", str(gold), str(texts), "--output", str(file)]) == 0
    unseen = {name: GOLD[name] for name in UNSEEN}
    before, after = (evaluate(unseen, texts, model=model) for model in (None, Model.load(file)))
    assert before.row("papers").f1 < 0.5
    assert [after.row(name).f1 for name in ("papers", "paper.title", "paper.authors", "paper.venue")] == [1.0] * 4
