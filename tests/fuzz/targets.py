"""What the fuzzer feeds with bytes: each target reads them in its way and raises where a law is broken.

The first byte of an input chooses options, so that a kept input is a page behind one letter.
"""

from __future__ import annotations

from collections.abc import Callable

from profparse import InputError, parse
from profparse.fields.dates import find_dates, match_date, read_date
from profparse.fields.dates.edtf import bounds, parse_point
from profparse.pieces import read_page
from profparse.pieces.formats import FORMATS
from profparse.pieces.front_matter import read_front_matter
from tests.laws import broken_laws, broken_lines

LONGEST = 20_000  # bytes of an input


class BrokenLaw(Exception):
    """An input that gave something that breaks a law."""


def _held(broken: list[str]) -> None:
    if broken:
        raise BrokenLaw("; ".join(broken))


def _text(data: bytes) -> str:
    """Bytes as text, those that are no UTF-8 as lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


def page(data: bytes) -> None:
    """A page as bytes, in a format that is found out: a profile that keeps the laws, or the one error."""
    try:
        profile = parse(data)
    except InputError:
        return
    _held(broken_laws(profile, profile.source_text or ""))


def text(data: bytes) -> None:
    """A page as text in a given format, hidden parts read or not."""
    choice = data[0] if data else 0
    format = (*FORMATS, None)[choice % (len(FORMATS) + 1)]
    profile = parse(_text(data[1:]), format=format, include_hidden=bool(choice & 64))
    _held(broken_laws(profile, profile.source_text or ""))


def markup(data: bytes) -> None:
    """The lines of a page in a given format."""
    choice = data[0] if data else 0
    source = _text(data[1:]).encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    _held(broken_lines(read_page(source, FORMATS[choice % len(FORMATS)], include_hidden=bool(choice & 64))))


def front_matter(data: bytes) -> None:
    """The head of a page: what is read of it is quoted from it."""
    source = _text(data).encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    found = read_front_matter(source)
    if found is not None:
        first, last = found.span
        inside = 0 <= first < last <= len(source) and all(first <= a <= b <= last for _, _, (a, b) in found.fields)
        _held([] if inside else ["a field stands outside the front matter"])


def dates(data: bytes) -> None:
    """A short text as a date: valid EDTF, bounds in order, matches inside the text."""
    choice = data[0] if data else 0
    source = _text(data[1:301])
    found = [read_date(source, short_years=bool(choice & 1))]
    places = find_dates(source)
    if (match := match_date(source, short_years=bool(choice & 1))) is not None:
        places.append(match)
    broken = [f"{place} lies outside" for place in places if not 0 <= place.start < place.end <= len(source)]
    for reading in [*found, *(place.reading for place in places)]:
        if reading is None:
            continue
        if reading.alternatives:
            continue  # two readings, with one year in common
        if not all(part in ("", "..") or parse_point(part) for part in reading.edtf.split("/")):
            broken.append(f"{reading.edtf} is no EDTF")
        if bounds(reading.edtf) != (reading.earliest, reading.latest):
            broken.append(f"{reading.edtf} has other bounds than {reading.earliest} and {reading.latest}")
        if reading.earliest and reading.latest and reading.earliest > reading.latest:
            broken.append(f"{reading.edtf} ends before it begins")
    _held(broken)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "page": page, "text": text, "markup": markup, "front_matter": front_matter, "dates": dates,
}  # fmt: skip
