"""The tokens of a date, and the kinds that each may have."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from profparse.data_files import load_json

MOST = 24  # tokens of one date; the longest range in words has fewer

Kinds = tuple[tuple[str, float], ...]


class Token(NamedTuple):
    """A token: its place in the text, its class (what it may be depends on that alone), and its number, if any."""

    start: int
    end: int
    kind: str
    value: int


# What a token of each class may be, and at what cost. Months come before days where both would do: the caller is told
# of the other reading.
CLASSES: dict[str, Kinds] = {
    "low": (("NUM", 0.0), ("DAY", 0.05)),
    "high": (("DAY", 0.0), ("SHORT", 0.6)),
    "short": (("SHORT", 0.3),),
    "lowshort": (("NUM", 0.0), ("DAY", 0.05), ("SHORT", 0.9)),
    "year": (("YEAR", 0.0),),
    "month": (("MON", 0.0),),
    "season": (("SEASON", 0.0),),
    "quarter": (("QUARTER", 0.0),),
    "now": (("NOW", 0.0),),
    "slash": (("SEP", 0.0), ("PART", 0.8), ("TO", 1.2)),
    "dot": (("SEP", 0.0), ("COMMA", 0.2)),
    "hyphen": (("HYPHEN", 0.0), ("PART", 0.3), ("TO", 0.4)),
    "dash": (("PART", 0.1), ("TO", 0.1)),
    "comma": (("COMMA", 0.0),),
    "to": (("TO", 0.0), ("PART", 0.1)),
    "since": (("SINCE", 0.0),),
    "of": (("OF", 0.0),),
    "nian": (("NIAN", 0.0),),
    "yue": (("YUE", 0.0),),
    "ri": (("RI", 0.0),),
    "weekday": (("WEEKDAY", 0.0),),
    "fuzzy": (("FUZZY", 0.0),),
    "time": (("TIME", 0.0),),
}


@cache
def _words() -> dict[str, tuple[str, int]]:
    data = load_json("date_words")
    out: dict[str, tuple[str, int]] = {}
    for kind, name in (("of", "of"), ("weekday", "weekdays"), ("fuzzy", "fuzzy"), ("since", "since"), ("to", "until"),
                       ("now", "present")):  # fmt: skip
        for word in data[name]:
            out[word] = (kind, 0)
    for number, names in data["seasons"].items():
        for word in names:
            out[word] = ("season", int(number))
    for number, names in enumerate(data["months"], 1):
        for word in names:
            out[word] = ("month", number)
    return out


@cache
def _pattern() -> re.Pattern[str]:
    phrases = sorted((re.escape(word) for word in _words()), key=len, reverse=True)
    return re.compile(
        rf"""[\s\u00a0*_]*(?:
            (?P<number>\d+)(?:(?:st|nd|rd|th|er|\.?º|ª)(?![^\W\d_]))?
          | (?P<word>{'|'.join(phrases)})(?:(?<=[a-zà-ÿа-я])(?![a-zà-ÿа-я'’]))?(?:\.(?!\d))?
          | [Qq](?P<quarter>[1-4])(?!\w)
          | (?P<apostrophe>['’‘](?=\d\d(?!\d)))
          | (?P<dash>[–—−~～⁓至]|-{{1,3}}(?:>)?)
          | (?P<sign>[/.,，、年月日])
        )""",
        re.VERBOSE | re.IGNORECASE,
    )


_SIGNS = {"/": "slash", ".": "dot", ",": "comma", "，": "comma", "、": "comma", "年": "nian", "月": "yue", "日": "ri"}
_TIME = re.compile(r"[T\s,]{1,3}\d{1,2}:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:\s?(?:[AaPp]\.?[Mm]\.?|Z|[+-]\d\d:?\d\d|[A-Z]{2,4}))?(?!\w)")


def tokens(text: str, start: int, end: int, *, short_years: bool = False) -> list[Token]:
    """Cut the tokens from ``start`` on, up to the first thing that belongs to no date.

    ``short_years`` lets two digits be a year without an apostrophe (``02/26``).
    """
    out: list[Token] = []
    match = _pattern().match
    words = _words()
    place = start
    apostrophe = False
    while place < end and len(out) < MOST:
        found = match(text, place, end)
        if found is None or found.end() == place:
            break
        kind = found.lastgroup or ""
        at = found.start(kind)
        if kind == "number":
            digits = found["number"]
            token = _number(digits, at, found.end(), apostrophe, short_years)
            if token is None:
                break
            apostrophe = False
        elif apostrophe:
            break
        elif kind == "word":
            name, value = words[found["word"].lower()]
            after = found.end("word")
            if found["word"][-1].isalpha() and found["word"].isascii() and after < end and text[after].isalpha():
                break
            token = Token(at, found.end(), name, value)
        elif kind == "quarter":
            token = Token(at - 1, found.end(), "quarter", int(found["quarter"]))
        elif kind == "apostrophe":
            apostrophe = True
            place = found.end()
            continue
        elif kind == "dash":
            token = Token(at, found.end(), "hyphen" if found["dash"] == "-" else "dash", 0)
        else:
            token = Token(at, found.end(), _SIGNS[found["sign"]], 0)
        out.append(token)
        place = found.end()
        if token.kind in ("year", "low", "high"):
            time = _TIME.match(text, place, end)
            if time is not None and len(out) > 2:
                out.append(Token(place, time.end(), "time", 0))
                break
    return out


def _number(digits: str, start: int, end: int, apostrophe: bool, short_years: bool) -> Token | None:
    if not digits.isascii() or len(digits) > 4 or len(digits) == 3:
        return None
    value = int(digits)
    if len(digits) == 4:
        return Token(start, end, "year", value) if 1900 <= value <= 2099 else None
    if apostrophe:
        return Token(start - 1, end, "short", value) if len(digits) == 2 else None
    if 1 <= value <= 12:
        return Token(start, end, "lowshort" if short_years and len(digits) == 2 else "low", value)
    if value <= 31 and value:
        return Token(start, end, "high", value)
    return Token(start, end, "short", value) if len(digits) == 2 else None
