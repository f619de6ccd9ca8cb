"""Dates: read by a grammar of our own into EDTF, never more precise than the page.

``[5/2024]``, ``Jan 2024``, ``2024.05``, ``1-3/2023``, ``July 26-28, 2017``, ``Spring 2022``, ``Sep 2019 - present``,
``2019年5月``, ``12 de mayo de 2020``: a date is cut into tokens (:mod:`profparse.fields.dates.tokens`), each token
proposes what it may be, ``grammars/dates.lark`` disposes, and :mod:`profparse.fields.dates.values` reads the numbers.
dateparser is asked last, for languages that the tables do not hold, and only about a short piece that is already known
to be a date.

>>> read_date("[1-3/2023]").edtf, read_date("Sept. 2019 - present").edtf, read_date("Apr 3").edtf
('2023-01/2023-03', '2019-09/..', 'XXXX-04-03')
>>> read_date("2 papers accepted") is None
True
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from profparse.data_files import load_json
from profparse.fields.dates.grammar import Shape, shapes
from profparse.fields.dates.languages import Languages, chosen, kept
from profparse.fields.dates.reading import Reading as Reading
from profparse.fields.dates.reading import interval as interval
from profparse.fields.dates.reading import reading_of as reading_of
from profparse.fields.dates.tokens import Token, doubtful_months, tokens, words, words_in
from profparse.fields.dates.values import evaluate
from profparse.fields.dates.years import in_year as in_year
from profparse.fields.dates.years import resolve_years as resolve_years
from profparse.fields.dates.years import settle_order as settle_order
from profparse.patterns import lazy_pattern

LONGEST = 120  # code points of a text that may be a date as a whole


class DateMatch(NamedTuple):
    """A date inside a text: ``[start, end)`` of its own words, without brackets or separators around it."""

    start: int
    end: int
    reading: Reading


_OPENING = lazy_pattern(r"[\s\[(（【{<*_|·•:,;~-]{0,40}")
_CLOSING = lazy_pattern(r"[\s\])）】}>*_|·•:：,;.–—-]{0,40}")


@kept(4096)
def read_date(text: str, *, fallback: bool = False, short_years: bool = False) -> Reading | None:
    """Read a whole text as a date; brackets and separators around it are tolerated, and an ``in`` before it.

    ``fallback`` asks dateparser where the grammar reads nothing; ``short_years`` lets ``02/26`` be a month of 2026.
    """
    if len(text) > LONGEST:
        return None
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    found = _whole(text, start, short_years)
    if found is None and start < len(text) and (lead := _before_whole().match(text, start)):
        found = _whole(text, lead.end(), short_years)
    if found is None and fallback:
        from profparse.fields.dates.foreign import read_foreign_date

        return read_foreign_date(text.strip())
    return found


def _whole(text: str, start: int, short_years: bool) -> Reading | None:
    found = _match(text, start, len(text), short_years)
    if found is None:
        return None
    closing = _CLOSING.match(text, found.reach)
    return found.match.reading if closing is not None and closing.end() == len(text) else None


@cache
def _before_whole() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(load_json('date_words')['before_whole'])})\s+", re.IGNORECASE)


def match_date(text: str, start: int = 0, end: int | None = None, *, short_years: bool = False) -> DateMatch | None:
    """The longest date that begins at ``start``, past blanks and opening brackets; None where none begins there.

    A month alone is a date only where a separator or the end follows it: ``May: ...``, not ``May I``. With
    ``short_years``, for what is set off as a label, ``02/26:`` is a month of 2026.
    """
    end = len(text) if end is None else end
    opening = _OPENING.match(text, start, end)
    found = _match(text, opening.end() if opening else start, end, short_years)
    return None if found is None else found.match


_FIRST_WORD = lazy_pattern(r"[A-Za-z]{1,17}")


def may_begin(text: str, start: int, end: int) -> bool:
    """Whether a date may begin at ``start``: False, for a word that begins none, is sure. A cheap look before cutting.

    >>> may_begin("Sept. 2019", 0, 10), may_begin("Seven of us", 0, 11)
    (True, False)
    """
    word = _FIRST_WORD.match(text, start, end)
    if word is None:
        return start < end
    after = word.end()
    return word[0].lower() in _openers() or (after < end and text[after] > "\x7f")


def _openers() -> frozenset[str]:
    """The words that a date may begin with, alone or as the first of several; ``q`` for the quarters."""
    return _openers_in(chosen())


@cache
def _openers_in(languages: Languages) -> frozenset[str]:
    step = shapes().step
    begin = [word for word, (name, _) in words_in(languages).items() if step(0, name) >= 0]
    found = {re.split(r"\W", word, maxsplit=1)[0] for word in begin}
    return frozenset({*found, "q"})


class _Found(NamedTuple):
    """A match, and how far its tokens reach with what is no part of the date's own words: ``(expected)``."""

    match: DateMatch
    reach: int


_BRACKETED = lazy_pattern(r"[\w./ –-]{4,24}+[\])】]")


def _match(text: str, start: int, end: int, short_years: bool) -> _Found | None:
    """The date that begins at ``start``: one that a bracket closes is looked up, for lists of news repeat them."""
    bracketed = _BRACKETED.match(text, start, end)
    if bracketed is None:
        return _read(text, start, end, short_years)
    found = _bracketed(bracketed[0], short_years)
    if found is None:
        return None
    (first, last, reading), reach = found
    return _Found(DateMatch(first + start, last + start, reading), reach + start)


@kept(4096)
def _bracketed(text: str, short_years: bool) -> _Found | None:
    return _read(text, 0, len(text), short_years)


def _read(text: str, start: int, end: int, short_years: bool) -> _Found | None:
    if not may_begin(text, start, end):
        return None
    known = shapes()
    step, accepts = known.step, known.accepts
    state = 0
    cut: list[Token] = []
    sizes: list[int] = []
    for token in tokens(text, start, end, short_years=short_years):
        state = step(state, token[2])
        if state < 0:
            break
        cut.append(token)
        if accepts(state):
            sizes.append(len(cut))
    if not sizes:
        return None
    names, values = [token[2] for token in cut], [token[3] for token in cut]
    for size in reversed(sizes):
        shape = known.shape(tuple(names[:size]))
        if shape is None:
            continue
        reading = evaluate(shape, names, values)
        if reading is None:
            if shape.rule == "day" and "year" in names[:size]:
                return None  # `29 Feb 2023`: no such day, and no other year either
            continue
        own = size - names[size - 1].endswith("aside")
        reach = cut[size - 1][1]
        if _stands(text, reach, end, reading, cut[:own], shape):
            last = cut[own - 1][1]
            if names[own - 1] == "month" and text[last - 1] == "." and not text[last : last + 1].isspace():
                last -= 1
            return _Found(DateMatch(cut[0][0], last, reading), reach)
    return None


_ENDED = lazy_pattern(r"\s{0,9}(?:$|[)\]）】>,;:：*|])")
_LABELLED = lazy_pattern(r"\s{0,9}(?:$|[)\]）】>,;:：*|–—]|-(?!\d))")
_YEAR_AGAIN = lazy_pattern(r"[\s,.]{0,3}(?:19|20)\d\d(?!\d)")
_GOES_ON = lazy_pattern(r"[./-]\d|%|\d")


def _stands(text: str, reach: int, end: int, reading: Reading, own: list[Token], shape: Shape) -> bool:
    """Whether a reading that the grammar allows ends where it does, for all that follows it."""
    names = [token[2] for token in own]
    last = names[-1]
    if reach < end and _GOES_ON.match(text, reach, end):
        return False  # the number goes on: `2012.01234`
    if last in _DASHES:
        return bool(_ENDED.match(text, reach, end))  # `June 2026 - We ...`: the dash parts the date from what follows
    if last == "month" and names[0] == "year" and _YEAR_AGAIN.match(text, reach, end):
        return False  # `ICML 2023, July 2023`
    if "year" in names or "apostrophe" in names:
        # A month at the end of a range may begin a sentence: `Jan 2024 - May we ...`.
        loose = last == "month" and len(names) > 2 and names[-2] in _JOINTS
    elif any(kind == "YY" for kind, _ in shape.leaves):
        loose = True
    else:
        loose = reading.precision != "day" or any(n == "month" and _is_word(text[a:b]) for a, b, n, _ in own)
    return not loose or bool(_LABELLED.match(text, reach, end))


_DASHES = frozenset({"hyphen", "dash"})
_JOINTS = _DASHES | {"to", "until", "slash"}


def _is_word(name: str) -> bool:
    """Whether the name of a month may be a common word: ``may``, ``march``, ``Set``, ``Out``."""
    return (name[0].islower() and name.isascii()) or name.lower().rstrip(".") in doubtful_months()


_CANDIDATE = lazy_pattern(r"(?<![^\W_])(?<!\d\.)(?:\d{1,4}(?!\d)|[^\W\d_]{1,16}(?![^\W\d_]))")
_BEGINNERS = frozenset({"month", "season", "since", "until", "between", "weekday", "fuzzy"})


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[DateMatch]:
    """The dates with a year in a short piece that is known to hold dates, such as a citation's tail.

    Never for prose, which is full of words and numbers that could be a date. Offsets into ``text``.
    """
    end = len(text) if end is None else end
    out: list[DateMatch] = []
    known = words()
    place = start
    for candidate in _CANDIDATE.finditer(text, start, end):
        at = candidate.start()
        if at < place:
            continue
        first = text[at]
        if not first.isdigit() and first not in "qQ" and known.get(candidate[0].lower(), ("",))[0] not in _BEGINNERS:
            continue
        found = _match(text, at, end, False)
        if found is None or "XXXX" in found.match.reading.edtf or not _is_apart(text, found.match.end, end):
            continue
        out.append(found.match)
        place = found.reach
    return out


def _is_apart(text: str, place: int, end: int) -> bool:
    return place >= end or not text[place].isalnum() or not text[place - 1].isalnum() or text[place] >= "\u2e80"
