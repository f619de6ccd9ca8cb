"""The languages that a caller says a page is in: which month names count, and what comes first in ``05/03/2024``.

Without such a hint the names of many languages are read side by side, and those that are common words of another
(``Out``, ``Set``, ``Mart``) only where they cannot be anything else. With it only the names of these languages are
read, all of them, and where two languages give a name to different months (``listopad``) theirs is meant. A language
that the page itself is found to be in (``+lt``) is read beside the others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, wraps
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from profparse.data_files import load_json
from profparse.patterns import lazy_pattern

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

Languages = tuple[str, ...]

_CHOSEN: ContextVar[Languages] = ContextVar("languages", default=())
#: The languages of the page that is being read; empty where the caller named none.
chosen = _CHOSEN.get

_TAG = lazy_pattern(r"([a-z]{2,3})(?:-[a-z]{4})?(?:-([a-z]{2}|\d{3}))?", re.IGNORECASE)
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip

_IN_NAMES = frozenset(" 0123456789")  # beside letters: `tháng 5`

_Result = TypeVar("_Result")


@contextmanager
def reading_in(languages: Languages) -> Iterator[None]:
    """Within it dates are read as those of the languages: checked by :func:`language_tags`, or of :func:`beside`."""
    token = _CHOSEN.set(languages)
    try:
        yield
    finally:
        _CHOSEN.reset(token)


def kept(size: int) -> Callable[[Callable[..., _Result]], _lru_cache_wrapper[_Result]]:
    """``functools.lru_cache`` for what depends on the languages too."""

    def make(function: Callable[..., _Result]) -> _lru_cache_wrapper[_Result]:
        @lru_cache(maxsize=size)
        def known(_: Languages, *arguments: Any, **named: Any) -> _Result:
            return function(*arguments, **named)

        @wraps(function)
        def call(*arguments: Any, **named: Any) -> _Result:
            return known(chosen(), *arguments, **named)

        call.cache_clear = known.cache_clear  # type: ignore[attr-defined]
        return call  # type: ignore[return-value]

    return make


def language_tags(tags: Sequence[str]) -> Languages:
    """The tags as they are usually written; raises ``ValueError`` with a message for one that names no language.

    >>> language_tags(["DE", "pt-br"])
    ('de', 'pt-BR')
    """
    known = import_module("dateparser.data.languages_info").language_locale_dict
    out = []
    for tag in tags:
        found = _TAG.fullmatch(tag) if isinstance(tag, str) else None
        if found is None or found[1].lower() not in known:
            raise ValueError(f"unknown language {tag!r}: a tag such as en, de or pt-BR is needed")
        out.append(found[1].lower() + (f"-{found[2].upper()}" if found[2] else ""))
    return tuple(dict.fromkeys(out))


def beside(language: str) -> Languages:
    """The language that a page was found to be in, as what is read beside the tables."""
    return (f"+{language}",)


def only(languages: Languages) -> bool:
    """Whether the names of these languages are the only ones to be read."""
    return bool(languages) and not languages[0].startswith("+")


@cache
def order_of(languages: Languages) -> Literal["day", "month", ""]:
    """What comes first in a date of digits in all of the languages; nothing where they differ or leave it open.

    English without a country leaves it open, and so do languages that begin with the year.

    >>> order_of(("de",)), order_of(("en-US",)), order_of(("en-GB", "fr")), order_of(("en",)), order_of(("de", "en-US"))
    ('day', 'month', 'day', '', '')
    """
    orders = set(map(_order, languages))
    return orders.pop() if len(orders) == 1 else ""


def _order(tag: str) -> Literal["day", "month", ""]:
    if tag == "en":
        return ""
    language, _, _ = tag.partition("-")
    info = _info(language)
    order = info["locale_specific"].get(tag, {}).get("date_order") or info["date_order"]
    return "day" if order[0] == "D" else "month" if order[0] == "M" else ""


def _info(language: str) -> Mapping[str, Any]:
    info: Mapping[str, Any] = import_module(f"dateparser.data.date_translation_data.{language}").info
    return info


@cache
def month_names(languages: Languages) -> Mapping[str, int]:
    """The names of the months in the languages, in small letters, each with its number.

    What the tables of this package have beyond dateparser's (short forms, spellings without accents) is counted to a
    language that begins the full name so.

    >>> [month_names((language,)).get("listopad") for language in ("hr", "cs", "pl")]
    [10, 11, 11]
    """
    out: dict[str, int] = {}
    for tag in languages:
        language, _, _ = tag.removeprefix("+").partition("-")
        info = _info(language)
        for parts in (info, info["locale_specific"].get(tag, {})):
            for number, month in enumerate(MONTHS, 1):
                for name in parts.get(month, ()):
                    word = unicodedata.normalize("NFC", name.lower()).rstrip(".")
                    if word[:1].isalpha() and all(c in _IN_NAMES or unicodedata.category(c)[0] in "LM" for c in word):
                        out.setdefault(word, number)
    plain = {(_plain(word), number) for word, number in out.items()}
    for number, names in enumerate(load_json("date_words")["months"], 1):
        for name in names:
            if any(held == number and word.startswith(_plain(name)) for word, held in plain):
                out.setdefault(name, number)
    return out


def unit_words(languages: Languages) -> frozenset[str]:
    """The words that stand beside the numbers of a date in the languages, such as ``m.`` for the year in Lithuanian."""
    infos = [_info(tag.removeprefix("+").partition("-")[0]) for tag in languages]
    listed = [word for info in infos for part in ("skip", "year", "month", "day") for word in info.get(part, ())]
    return frozenset(word.lower() for word in listed if word.isalpha())


def _plain(word: str) -> str:
    """The letters of a name without marks, with ``ae`` as ``a``."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return re.sub(r"(?<=[aou])e", "", bare) if len(bare) > 4 else bare
