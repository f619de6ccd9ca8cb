"""Hostile texts are read like any other: a profile that accounts for every character, in time that grows as they do."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

import profparse
from profparse import InputError
from tests.hostile import SHAPES, Shape
from tests.laws import accounting

SIZE = 6_000


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_every_shape_gives_a_whole_profile(shape: Shape) -> None:
    """A hostile text gives a profile whose blocks and residue part its characters, and its JSON can be written."""
    text = shape(SIZE)
    profile = profparse.parse(text)
    assert accounting(profile, text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")) == []
    profile.to_json().encode()


def calls(text: str) -> int:
    """How many functions are called while a text is parsed: its steps, whatever the machine."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event != "return"

    sys.setprofile(counted)
    try:
        profparse.parse(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", SHAPES)
def test_steps_grow_as_the_text_does(name: str) -> None:
    """Four times a hostile text takes at most five times the steps."""
    small, large = map(SHAPES[name], (1_500, 6_000))
    profparse.parse(large)  # what is loaded on first use, and what is kept of short texts, counts for neither
    assert calls(large) <= 5.0 * calls(small) * (len(large) / (4 * len(small))) + 2_000


def test_too_large_a_page_is_refused() -> None:
    """Over the limit a page is refused with a message that names both figures."""
    with pytest.raises(InputError, match=r"2,000 (?:bytes|characters).*1,000"):
        profparse.parse("a" * 2_000, max_bytes=1_000)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"caf\xc3",
        b"\xc3(" * 50,
        b"a\x80b\xffc",
        "é".encode("utf-16"),
        b"\r",
        b"\x00",
    ],
)
def test_odd_bytes_are_read_or_refused(data: bytes) -> None:
    """Bytes of a mixed, cut or unknown encoding give a profile or the one error that is there for them."""
    try:
        profile = profparse.parse(data)
    except InputError:
        return
    assert profile.source.length <= len(data)
