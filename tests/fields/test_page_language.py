"""Dates in languages that the tables do not hold: the language comes from the page, the months from dateparser."""

from __future__ import annotations

import pytest

import profparse
from profparse.fields.dates.page_language import language_of

#: News, with the dates that they have in EDTF.
PAGES = {
    "lt": ("- gegužė 2023: Straipsnis priimtas.\n- [2023 m. birželio 5 d.] Pranešimas.\n", ["2023-05", "2023-06-05"]),
    "lv": ("- jūnijs 2023: Raksts pieņemts.\n- [maijs 2022] Lekcija Rīgā.\n", ["2023-06", "2022-05"]),
    "et": ("- [veebruar 2023] Artikkel võeti vastu.\n- [märts 2022] Ettekanne.\n", ["2023-02", "2022-03"]),
    "ar": ("- [مايو 2023] تم قبول بحثنا.\n- يونيو ٢٠٢٢: محاضرة.\n", ["2023-05", "2022-06"]),
    "he": ("- [מאי 2023] המאמר התקבל.\n- יוני 2022: הרצאה.\n", ["2023-05", "2022-06"]),
    "hi": ("- [जनवरी 2023] लेख स्वीकृत।\n- फ़रवरी 2022: व्याख्यान\n", ["2023-01", "2022-02"]),
    "th": ("- [พฤษภาคม 2566] บทความได้รับการตอบรับ\n- มิถุนายน 2022: บรรยาย\n", ["2023-05", "2022-06"]),
}


@pytest.mark.parametrize("language", PAGES)
def test_the_months_of_a_page_tell_its_language(language: str) -> None:
    """Words beside years are months of the language, and the dates of the news are read by them."""
    page, dates = PAGES[language]
    assert language_of(page) == language
    profile = profparse.parse(f"## News\n\n{page}")
    assert [item.date and item.date.edtf for item in profile.news] == dates
    for item in profile.news:
        assert item.date is not None
        assert profile.quote(item.date.span) == item.date.text


@pytest.mark.parametrize(
    "page",
    [
        '<html class="x" lang="vi"><h2>News</h2><ul><li>tháng 5 2023: Bài báo<li>5 tháng 6, 2022: Bài nói</ul>',
        "---\nlang: vi\n---\n## News\n\n- tháng 5 2023: Bài báo\n- 5 tháng 6, 2022: Bài nói\n",
    ],
    ids=["html", "front matter"],
)
def test_a_page_may_say_its_language(page: str) -> None:
    """``lang`` of ``<html>`` or of the front matter says it, for months that are no single word."""
    assert [item.date and item.date.edtf for item in profparse.parse(page).news] == ["2023-05", "2022-06-05"]


@pytest.mark.parametrize(
    "page",
    [
        "- [5/2024] Our paper is out.\n- [Workshop 2023] We met.",
        "- février 2023 : Notre première réunion a été un succès.\n- Été 2022",
        "- 2023年5月: 我们的论文被录用。\n- ACL 2023 会议",
        '<html lang="en"><p>' + "We met at a workshop of friends in the east. " * 9 + "In gegužė 2023, as they say.",
        "",
    ],
    ids=["English", "French", "Chinese", "a word in English", "empty"],
)
def test_other_pages_tell_none(page: str) -> None:
    """Languages that the tables hold need no help, and one word makes no language."""
    assert language_of(page) is None


def test_the_tables_stay_beside() -> None:
    """On a page of such a language, dates in English are read as ever."""
    page = "## News\n\n- gegužė 2023: Straipsnis priimtas.\n- May 2022: Žinutė.\n- birželis 2021: Žinutė.\n"
    assert [item.date and item.date.edtf for item in profparse.parse(page).news] == ["2023-05", "2022-05", "2021-06"]


def test_a_hint_of_the_caller_counts_alone() -> None:
    """With ``languages`` nothing is looked for."""
    page = "## News\n\n- gegužė 2023: Straipsnis priimtas.\n"
    assert [item.date for item in profparse.parse(page, languages="de").news] == [None]
