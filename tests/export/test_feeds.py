"""JSON Feed, Atom and iCalendar of the news."""

import json
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profparse import Date, Link, NewsItem, Profile, parse
from profparse.export.addresses import address
from profparse.export.formats import exported
from profparse.export.plain import plain
from profparse.item_lists import NewsItems
from tests.export import readers
from tests.export.profiles import bios, news, profiles
from tests.pages import PAGES, name_of

PLACE = (0, 1)
PAGE = """\
# Ines Duarte

## News

- [2024-05-03] I gave a talk on tables in Bonn.
- [3/2024] Our paper on rows; columns, too \\ was accepted. [Here](https://example.org/rows?a=1&b=<2>)
- A prize without a date.
"""
several_news = st.lists(news, max_size=4).map(NewsItems)


def item(text: str, kind: Any = "talk", edtf: str | None = None, *urls: str) -> NewsItem:
    """An item of news."""
    day = None if edtf is None else Date(edtf, edtf, None, None, "day", "/" in edtf, (), (), PLACE)
    links = tuple(Link(url, None, "there", "other", PLACE) for url in urls)
    return NewsItem(id="news-1", blocks=(PLACE,), layout="homepage", text=text, kind=kind, date=day, links=links)


def written(format: str, *items: NewsItem) -> str:
    """The export of some news."""
    return str(exported(NewsItems(items), format).content)


# JSON Feed


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_json_feed_is_valid(page: Any) -> None:
    """The feed of a page keeps to the published schema and has an item for each item of news."""
    profile = parse(page)
    feed = json.loads(str(exported(profile, "json-feed").content))
    readers.valid(feed, readers.FEED)
    assert [one["content_text"] for one in feed["items"]] == [one.text for one in profile.news]


def test_the_schema_refuses_what_is_no_feed() -> None:
    """The check of feeds can fail: an item without text, and a date that is none, are found."""
    feed = json.loads(written("json-feed", item("A", "talk", "2024-05-03")))
    del feed["items"][0]["content_text"]
    with pytest.raises(AssertionError):
        readers.valid(feed, readers.FEED)
    feed = json.loads(written("json-feed", item("A", "talk", "2024-05-03")))
    feed["items"][0]["tags"] = "talk"
    with pytest.raises(AssertionError):
        readers.valid(feed, readers.FEED)


def test_an_item_of_a_json_feed() -> None:
    """Only a date of one day is a moment; every date is there in EDTF."""
    first, second = json.loads(
        written("json-feed", item("A", "talk", "2024-05-03", "https://example.org/a"), item("B", "award", "2024-05"))
    )["items"]
    assert first.pop("id").startswith("urn:uuid:")
    assert first == {
        "content_text": "A",
        "tags": ["talk"],
        "url": "https://example.org/a",
        "date_published": "2024-05-03T00:00:00Z",
        "_profparse": {
            "date": "2024-05-03",
            "links": [{"url": "https://example.org/a", "text": "there", "kind": "other"}],
        },
    }
    assert "date_published" not in second
    assert second["_profparse"] == {"date": "2024-05"}


def test_ids_stay_when_other_items_come() -> None:
    """An item has the same id in every feed and whatever stands before it; equal items have different ones."""
    a, b = item("A", "talk", "2024"), item("B", "talk", "2024")
    before = [one["id"] for one in json.loads(written("json-feed", a))["items"]]
    after = [one["id"] for one in json.loads(written("json-feed", b, a, a))["items"]]
    assert after[1] == before[0]
    assert len(set(after)) == 3
    assert [entry.id for entry in readers.feed(written("atom", b, a, a)).entries] == after


# Atom


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_feedparser_reads_the_news_back(page: Any) -> None:
    """feedparser finds an entry for each dated item, with its text."""
    profile = parse(page)
    feed = readers.feed(str(exported(profile, "atom").content))
    dated = [one for one in profile.news if one.date is not None and one.date.edtf[:4].isdigit()]
    assert [entry.content[0].value for entry in feed.entries] == [one.text for one in dated]
    if profile.bio is not None and profile.bio.name:
        assert feed.feed.title == f"News of {profile.bio.name}"


def test_an_entry_of_an_atom_feed() -> None:
    """Its moment is the first of its date; it is published on a day that the page says, or on none."""
    done = exported(NewsItems([
        item("A", "talk", "2024-05-03", "https://example.org/a?b=1&c=2", "javascript:alert(1)"),
        item("B", "award", "2024"), item("C", "talk", None), item("<b>D</b> & ]]>", "other", "2023-21"),
    ]), "atom")  # fmt: skip
    first, second, last = readers.feed(str(done.content)).entries
    assert (first.published, first.updated, first.link) == (
        "2024-05-03T00:00:00Z", "2024-05-03T00:00:00Z", "https://example.org/a?b=1&c=2",
    )  # fmt: skip
    assert ("published" in second, second.updated, second.tags[0].term) == (False, "2024-01-01T00:00:00Z", "award")
    assert (last.content[0].value, last.content[0].type, last.updated) == (
        "<b>D</b> & ]]>", "text/plain", "2023-03-01T00:00:00Z",
    )  # fmt: skip
    assert done.not_held == (
        "Atom leaves out, of news: links that are no web address (1), items without a year (1), "
        "the precision of dates (2)",
    )


# iCalendar


def test_an_event_of_a_calendar() -> None:
    """A talk of one day, and an event of several, are events of whole days; the others are told."""
    done = exported(NewsItems([
        item("Bonn; tables, chairs \\ desks", "talk", "2024-05-03", "https://example.org/a"),
        item("A week " + "of ölä and 表 " * 20, "event", "2023-12-30/2024-01-02"),
        item("Some day", "talk", "2024-05"), item("A prize", "award", "2024-05-03"),
        item("No day", "event", "2024-02-30"),
    ]), "icalendar")  # fmt: skip
    talk, week = readers.calendar(str(done.content))
    assert str(talk["SUMMARY"]) == "Bonn; tables, chairs \\ desks"
    assert (talk.start, talk.end, str(talk["URL"])) == (date(2024, 5, 3), date(2024, 5, 4), "https://example.org/a")
    assert (week.start, week.end) == (date(2023, 12, 30), date(2024, 1, 3))
    assert str(week["SUMMARY"]) == ("A week " + "of ölä and 表 " * 20).strip()
    assert talk["UID"] != week["UID"]
    assert done.not_held == (
        "iCalendar leaves out, of news: talks and events without a day (2), items that are no talk or event (1)",
    )


def test_an_unsettled_day_is_no_event() -> None:
    """A date that can be read in two ways gives no event."""
    day = Date("5/3/24", "2024-05-03", None, None, "day", False, (), ("2024-05-03", "2024-03-05"), PLACE)
    talk = NewsItem(id="news-1", blocks=(PLACE,), layout="homepage", text="A", kind="talk", date=day)
    assert readers.calendar(written("icalendar", talk)) == []


# Any texts


@settings(max_examples=60, deadline=None)
@given(several_news, st.none() | bios)
def test_any_news_make_valid_feeds(items: NewsItems, bio: Any) -> None:
    """Whatever the texts are, the schema and feedparser take the feeds, and icalendar the calendar."""
    profile = Profile("1.0.0", parse("").source, (), bio, (), items, (), (), ())  # type: ignore[arg-type]
    feed = json.loads(str(exported(profile, "json-feed").content))
    readers.valid(feed, readers.FEED)
    ids = [one["id"] for one in feed["items"]]
    assert len(set(ids)) == len(ids) == len(items)
    atom = readers.feed(str(exported(profile, "atom").content))
    assert {entry.id for entry in atom.entries} <= set(ids)
    texts = [plain(one.text) for one in items if one.date and re.match(r"(?!0000)[0-9]{4}", one.date.edtf)]
    assert [entry.content[0].value if "content" in entry else "" for entry in atom.entries] == texts
    events = readers.calendar(str(exported(profile, "icalendar").content))
    assert {str(event["SUMMARY"]) for event in events} <= {plain(one.text) for one in items}


@settings(max_examples=100, deadline=None)
@given(profiles())
def test_no_address_runs_anything(profile: Profile) -> None:
    """An address that is carried on is of the web or of mail, and has nothing in it that ends an address."""
    for one in profile.items():
        for link in getattr(one, "links", ()):
            found = address(link)
            if found is not None:
                assert found.lower().startswith(("http://", "https://", "ftp://", "mailto:"))
                assert not set(found) & set(" <>\"\\^`{}|[]\n\x00\ud800")
