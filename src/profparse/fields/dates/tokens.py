"""The tokens of a date, and the kinds that each may have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import cast

from profparse.data_files import load_json
from profparse.fields.dates.languages import Languages, chosen, month_names, only, unit_words
from profparse.fields.languages import joined
from profparse.patterns import holds_letters, lazy_pattern

MOST = 20  # tokens of one date; the longest range in words has fewer

Kinds = tuple[tuple[str, float], ...]


# A token: its place in the text, its class (what it may be depends on that alone), and its number, if any. A plain
# tuple, for every line that may begin with a date is cut into them.
Token = tuple[int, int, str, int]


# What a token of each class may be, and at what cost. Months come before days where both would do: the caller is told
# of the other reading.
CLASSES: Mapping[str, Kinds] = {
    "low": (("NUM", 0.0), ("DAY", 0.05)),  # 1 to 9
    "low2": (("NUM", 0.0), ("DAY", 0.05), ("HALF", 0.7)),  # 01 to 12
    "high": (("DAY", 0.0), ("HALF", 0.6)),  # 13 to 31
    "half": (("HALF", 0.3),),  # 00, 32 to 99
    "low2 year": (("NUM", 0.0), ("DAY", 0.05), ("HALF", 0.7), ("YY", 0.9)),
    "high year": (("DAY", 0.0), ("HALF", 0.6), ("YY", 0.7)),
    "half year": (("HALF", 0.3), ("YY", 0.3)),
    "ordinal": (("DAY", 0.0),),
    "apostrophe": (("YY", 0.0), ("HALF", 0.1)),
    "year": (("YEAR", 0.0),),
    "month": (("MON", 0.0),),
    "season": (("SEASON", 0.0),),
    "quarter": (("QUARTER", 0.0),),
    "now": (("NOW", 0.0),),
    "until_now": (("OPEN", 0.0), ("NOW", 0.0)),
    "slash": (("SEP", 0.0), ("PART", 0.8), ("TO", 1.2)),
    "dot": (("SEP", 0.0), ("DOT", 0.1)),
    "hyphen": (("HYPHEN", 0.0), ("PART", 0.3), ("TO", 0.4), ("OPEN", 0.5)),
    "dash": (("PART", 0.1), ("TO", 0.1), ("OPEN", 0.2)),
    "comma": (("COMMA", 0.0),),
    "to": (("TO", 0.0), ("PART", 0.1)),
    "until": (("TO", 0.0), ("UNTIL", 0.0), ("PART", 0.1)),
    "and": (("AND", 0.0), ("PART", 0.1)),
    "since": (("SINCE", 0.0),),
    "between": (("BETWEEN", 0.0),),
    "of": (("OF", 0.0),),
    "year sign": (("NIAN", 0.0),),
    "month sign": (("YUE", 0.0),),
    "day sign": (("RI", 0.0),),
    "weekday": (("WEEKDAY", 0.0),),
    "fuzzy": (("FUZZY", 0.0),),
    "time": (("TIME", 0.0),),
    "aside": (("ASIDE", 0.0),),
    "unit": (("OF", 0.0), ("ASIDE", 0.1)),  # `2023 m. birželio 5 d.`
    "weekday_aside": (("COMMA", 0.0), ("ASIDE", 0.0)),  # `Oct 23 (Mon), 2023`
}

# The months and seasons come last: a word that is in two lists is what the later one says.
_LISTS = ("of", "and", "to", "between", "since", "until", "until_now", "now", "fuzzy", "weekday")
_SIGNS = {
    "/": "slash", ".": "dot", ",": "comma", "，": "comma", "、": "and", "&": "and", "+": "until_now",
    "年": "year sign", "月": "month sign", "日": "day sign", "号": "day sign",
    "년": "year sign", "월": "month sign", "일": "day sign",
}  # fmt: skip
_LETTER = r"[[\p{L}\p{M}]--[\u2e80-\uffef]]"  # with the signs that combine; eastern words are told from the others
_WESTERN_LETTER = r"[^\W\d_]"  # the same in a text without any of these, by the standard library
_WESTERN_ENDS = "\u0300"
_WINDOW = 40  # what a token's pattern looks at, at most
_EASTERN = "\u2e80"  # from here on words are written without blanks between them


def words() -> Mapping[str, tuple[str, int]]:
    """Every word that dates of the page's languages are made of: its class, and the number of a month or season."""
    return words_in(chosen())


@cache
def words_in(languages: Languages) -> Mapping[str, tuple[str, int]]:
    """Those of the languages; of all together for none."""
    data = load_json("date_words")
    out: dict[str, tuple[str, int]] = dict.fromkeys(data["year_words"], ("aside", 0))
    for name in _LISTS:
        for word in data["weekdays" if name == "weekday" else name]:
            out[word] = (name, 0)
    for name in ("now", "since"):
        out.update((word, (name, 0)) for word in joined(name) if word not in out)
    for number, names in data["seasons"].items():
        out.update((word, ("season", int(number))) for word in names)
    if languages and not only(languages):
        out = dict.fromkeys(unit_words(languages), ("unit", 0)) | out
    if not only(languages):
        for number, names in enumerate(data["months"], 1):
            out.update((word, ("month", number)) for word in names)
    out.update((word, ("month", number)) for word, number in month_names(languages).items())
    return out


@cache
def _phrases(languages: Languages) -> Mapping[str, tuple[str, ...]]:
    """The entries of several words, by their first."""
    out: dict[str, tuple[str, ...]] = {}
    for phrase in words_in(languages):
        first = re.split(r"\W", phrase, maxsplit=1)[0]
        if first != phrase:
            out[first] = (*out.get(first, ()), phrase)
    return out


def doubtful_months() -> frozenset[str]:
    """Names of months that are common words of another language than those of the page."""
    return _doubtful_months(chosen())


@cache
def _doubtful_months(languages: Languages) -> frozenset[str]:
    return frozenset(load_json("date_words")["doubtful_months"]).difference(month_names(languages))


@cache
def _numbers() -> Mapping[str, tuple[str, int]]:
    """Every run of digits that a date may hold: its class and its value."""
    out = {str(value): ("low", value) for value in range(1, 10)}
    for value in range(100):
        out[f"{value:02d}"] = ("low2" if 1 <= value <= 12 else "high" if 13 <= value <= 31 else "half", value)
    out.update((str(year), ("year", year)) for year in range(1900, 2100))
    return out


def _any_of(listed: list[str]) -> str:
    return "|".join(sorted(map(re.escape, listed), key=lambda word: (-len(word), word)))


def _match_at(text: str, place: int, end: int) -> re.Match[str] | None:
    """The token at a place; where only western letters are near, no other need be told from them."""
    western = not chosen() and not holds_letters(text[place : place + _WINDOW], _WESTERN_ENDS)
    return _pattern(_WESTERN_LETTER if western else _LETTER, chosen()).match(text, place, end)


@cache
def _pattern(letter: str, languages: Languages = ()) -> re.Pattern[str]:
    data = load_json("date_words")
    eastern = _any_of([word for word in words_in(languages) if word[0] >= _EASTERN])
    asides, weekdays = _any_of(data["asides"]), _any_of(data["weekdays"] + data["eastern_weekdays"])
    source = (
        rf"""[\s*_]{{0,3}}(?:
            (?P<number>\d{{1,4}})(?!\d)(?P<ordinal>(?i:st|nd|rd|th|er|\.?[ºª°])(?![^\W\d_]))?
          | [Qq](?P<quarter>[1-4])(?!\w)
          | (?P<word>{letter}{{1,16}})(?!{letter})(?:\.(?!\d))?
          | (?P<hyphen>[-‐‑])(?![-–>‐])
          | (?P<dash>[–—−~～⁓〜]|-{{1,3}}>?)
          | (?P<eastern>{eastern})
          | (?P<sign>[/.,，、&+年月日号년월일])
          | ['’‘´`](?P<apostrophe>\d\d)(?!\w)
          | (?P<aside>[(（]\s?(?i:{asides})\.?\s?[)）])
          | (?P<weekday_aside>[(（]\s?(?i:{weekdays})\.?\s?[)）])
        )"""
    )
    if letter != _LETTER:
        return re.compile(source, re.VERBOSE)
    import regex

    return cast("re.Pattern[str]", regex.compile(source, regex.VERBOSE | regex.VERSION1))


_CLOCK = r"(?:\d{1,2}:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)"
_TIME = lazy_pattern(
    rf"(?:[T\s]|,\s?|\s?@\s?|\s(?:at|um|à)\s){_CLOCK}(?:\s?[-–]\s?{_CLOCK})?"
    r"(?:\s?(?:Z|UTC|GMT|[A-Z]{1,3}T|[+-]\d\d:?\d\d))?(?!\w)",
    re.IGNORECASE,
)
_TIMED = frozenset({"year", "low", "low2", "high", "low2 year", "high year", "day sign"})


def tokens(text: str, start: int, end: int, *, short_years: bool = False) -> Iterator[Token]:
    """Cut the tokens from ``start`` on, up to the first thing that belongs to no date; offsets into ``text``.

    ``short_years`` lets two digits be a year without an apostrophe (``02/26``).
    """
    match = _pattern(_WESTERN_LETTER, chosen()).match
    ascii, numbers, known = text.isascii(), _numbers(), words()
    place = start
    for count in range(MOST):
        found = match(text, place, end) if ascii else _match_at(text, place, end)
        if found is None:
            return
        group = found.lastgroup
        place = found.end()
        token: Token | None
        if group == "number":
            held = numbers.get(found[1]) or _foreign_number(found[1])
            if held is None:
                return
            name, value = held
            short = short_years and name in _PAIRS
            token = (found.start(1), place, f"{name} year" if short else name, value)
        elif group == "word":
            at = found.start("word")
            held = known.get(found["word"].lower())
            plain = held is not None and held[0] not in _LONGER
            token = (at, place, *held) if held and plain else _word(text, found["word"], at, place, end)
        else:
            token = _sign(text, found, group or "", end)
        if token is None:
            return
        yield token
        place = token[1]
        if count > 1 and token[2] in _TIMED and (time := _TIME.match(text, place, end)):
            yield (place, time.end(), "time", 0)
            place = time.end()


_BUDDHIST = 543  # years that the count of Thailand is ahead


def _foreign_number(digits: str) -> tuple[str, int] | None:
    """The class and value of digits of another script, or of a year of the Buddhist era on a Thai page."""
    western = "".join([str(unicodedata.digit(digit)) for digit in digits])
    if len(western) == 4 and any(tag.lstrip("+").startswith("th") for tag in chosen()):
        western = str(int(western) - _BUDDHIST) if int(western) >= 1900 + _BUDDHIST else western
    return _numbers().get(western)


def _sign(text: str, found: re.Match[str], group: str, end: int) -> Token | None:
    """The token of anything but a plain word or number."""
    at, after = found.start(group), found.end()
    if group == "sign":
        return at, after, _SIGNS[found["sign"]], 0
    if group == "hyphen":
        spaced = text[at - 1 : at].isspace() or after >= end or text[after].isspace()
        return at, after, "dash" if spaced else "hyphen", 0
    if group == "eastern":
        return at, after, *words()[found["eastern"]]
    if group == "quarter":
        return at - 1, after, "quarter", int(found["quarter"])
    if group == "apostrophe":
        held = _numbers().get(found["apostrophe"])
        return (at - 1, after, "apostrophe", held[1]) if held else None
    if group == "ordinal":
        held = _numbers().get(found["number"])
        return (found.start("number"), after, "ordinal", held[1]) if held and 1 <= held[1] <= 31 else None
    return at, after, group, 0


_PAIRS = frozenset({"low2", "high", "half"})
_LONGER = frozenset({"fuzzy", "to", "unit"})  # classes whose words may begin a phrase, or carry a hyphen


def _word(text: str, word: str, at: int, after: int, end: int) -> Token | None:
    """The token of a word that is in no table as it stands, or that may go on: ``start of``, ``mid-``."""
    word = unicodedata.normalize("NFC", word.lower())
    for phrase in _phrases(chosen()).get(word, ()):
        stop = at + len(phrase)
        if stop <= end and text[at:stop].lower().replace("’", "'") == phrase and not text[stop : stop + 1].isalnum():
            return at, stop, *words()[phrase]
    held = words().get(word)
    if held is None:
        return None
    if held[0] == "fuzzy" and text[after : after + 1] in ("-", "‐", "‑"):
        after += 1  # `mid-2023`
    return at, after, *held
