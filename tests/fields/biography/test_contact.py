"""Addresses: plain, disguised, linked; and what is none."""

from __future__ import annotations

import pytest

from profparse.fields.biography import read_contact
from profparse.pieces import read_page
from profparse.pieces.line import Line


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to ada.lane@alder.edu, please.", ["ada.lane@alder.edu"]),
        ("ada.lane [at] cs [dot] alder [dot] edu", ["ada.lane@cs.alder.edu"]),
        ("ada(at)alder.edu", ["ada@alder.edu"]),
        ("ada {at} alder {dot} edu", ["ada@alder.edu"]),
        ("ada AT alder DOT edu", ["ada@alder.edu"]),
        ("ada at alder dot edu", ["ada@alder.edu"]),
        ("Email: ada [at] alder.edu or bo@reed.org", ["ada@alder.edu", "bo@reed.org"]),
        ("(my last name)@alder.edu", []),
        ("I work at alder.edu on maps", []),
        ("I am at the office", []),
        ("follow @adalane, or @ada@mastodon.social", []),
        ("logo@2x.png", []),
    ],
)
def test_printed(text: str, found: list[str]) -> None:
    """A line holds these addresses, each with a span that holds its name and its host."""
    emails = read_contact([Line(text, 0, len(text))]).emails
    assert [address for address, _ in emails] == found
    for address, (start, end) in emails:
        name, _, host = address.partition("@")
        assert text[start:end].startswith(name.split(".")[0]) and text[start:end].endswith(host.split(".")[-1])


def test_linked() -> None:
    """A mail link gives its address once, though its text prints it too."""
    page = read_page("[ada@alder.edu](mailto:ada@alder.edu) [write](mailto:bo@reed.org?subject=Hi)", "markdown")
    contact = read_contact(page.lines)
    assert [address for address, _ in contact.emails] == ["ada@alder.edu", "bo@reed.org"]
    assert len(contact.links) == 2


def test_place_of_a_linked_address() -> None:
    """With the page's text at hand, a linked address is placed at its own letters; a disguised one is not quoted."""
    text = "[write](mailto:bo@reed.org?subject=Hi)"
    page = read_page(text, "markdown")
    contact = read_contact(page.lines, text)
    (((_, (start, end)),), _, quoted) = contact
    assert (text[start:end], quoted) == ("bo@reed.org", True)
    hidden = "bo [at] reed [dot] org"
    assert not read_contact([Line(hidden, 0, len(hidden))]).quoted
