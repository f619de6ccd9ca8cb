"""Beautiful Soup objects as pages."""

from __future__ import annotations

import bs4
import pytest

import profparse
from profparse import InputError, Profile

PAGE = """<!DOCTYPE html>
<html><head><title>Helga Brandt</title></head><body>
<nav><a href="/">Home</a></nav>
<main><h2>News</h2><ul>
<li>[5/2024] Our paper on <b>narrow</b> tables &amp; wide ones is out. &copy;
<li>[3/2024] I gave a <a href="talk.pdf">talk</a>.
</ul></main></body></html>
"""


@pytest.mark.parametrize("parser", ["html.parser", "lxml", "html5lib"])
def test_a_soup_is_read_as_its_text(parser: str) -> None:
    """Whatever parsed it, the profile is that of the soup's ``str()``, and its offsets are into that."""
    try:
        soup = bs4.BeautifulSoup(PAGE, parser)
    except bs4.FeatureNotFound:
        pytest.skip(f"{parser} is not installed")
    profile = profparse.parse(soup)
    assert profile == profparse.parse(str(soup), format="html")
    assert profile.source_text == str(soup)
    assert [item.text for item in profile.news] == [
        "Our paper on narrow tables & wide ones is out. ©",
        "I gave a talk.",
    ]
    assert profile.quote(profile.news[0].blocks[0]).startswith("[5/2024]")


def test_a_tag_is_a_page_of_its_own() -> None:
    """Of a part of a soup only that part is read, as HTML, with offsets into it."""
    soup = bs4.BeautifulSoup(PAGE, "html.parser")
    assert soup.main is not None
    profile = profparse.parse(soup.main)
    assert profile.source_text == str(soup.main)
    assert (profile.source.format, profile.source.name, len(profile.news)) == ("html", None, 2)


def test_a_format_that_is_given_counts() -> None:
    """``format`` goes before what a soup is."""
    soup = bs4.BeautifulSoup("<p>a</p>", "html.parser")
    assert profparse.parse(soup, format="text").source.format == "text"


@pytest.mark.parametrize("workers", [None, 2])
def test_many_soups(workers: int | None) -> None:
    """``parse_many`` takes them among other sources, in one process and in several."""
    soup = bs4.BeautifulSoup(PAGE, "html.parser")
    one, other = profparse.parse_many([soup, "# Words\n"], workers=workers)
    assert isinstance(one, Profile) and isinstance(other, Profile)
    assert (one, other.source.format) == (profparse.parse(soup), "markdown")


def test_the_limit_holds() -> None:
    """A soup whose text is over ``max_bytes`` is refused."""
    soup = bs4.BeautifulSoup(PAGE, "html.parser")
    with pytest.raises(InputError, match="the text: 287 characters are more than the limit of 100"):
        profparse.parse(soup, max_bytes=100)


def test_depth_is_no_matter() -> None:
    """A soup nested ten thousand deep is read."""
    soup = bs4.BeautifulSoup("", "html.parser")
    place: bs4.Tag = soup
    for _ in range(10_000):
        inner = soup.new_tag("div")
        place.append(inner)
        place = inner
    place.append("words")
    assert profparse.parse(soup).source.length == len("<div></div>") * 10_000 + len("words")
