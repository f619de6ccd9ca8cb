"""When two texts count as the same: by their letters and digits, whatever their case, accents and punctuation."""

from __future__ import annotations

from difflib import SequenceMatcher
from unicodedata import normalize

from profparse.patterns import lazy_pattern

_TAG = lazy_pattern(r"<[^<>]*>")
_SHORTEST_START = 12  # letters; a text of fewer may start another by chance
_COMPARED = 200  # letters of each text; two that agree so far and differ later are the same entry


def letters(text: str | None) -> str:
    """The letters and digits of a text, without case and accents.

    >>> letters("Größe: Zoë’s 2nd"), letters(None)
    ('grossezoes2nd', '')
    """
    return "".join(c for c in normalize("NFKD", text or "").casefold() if c.isalnum())


def without_tags(text: str) -> str:
    """The text without what stands in angle brackets."""
    return _TAG.sub("", text)


def folded(text: str | None) -> str:
    """The text with its white space folded."""
    return " ".join((text or "").split())


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """How alike two strings of :func:`letters` are, 0 to 1; where one starts the other they are alike.

    What is surely under ``least`` is given as 0.

    >>> likeness("narrowtables", "narrowtablesinpages"), likeness("narrow", "")
    (1.0, 0.0)
    """
    if not one or not other:
        return 0.0
    short, long = sorted((one, other), key=len)
    if len(short) >= _SHORTEST_START and long.startswith(short):
        return 1.0
    matcher = SequenceMatcher(None, one[:_COMPARED], other[:_COMPARED], autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio()


def within(one: str | None, other: str | None) -> bool:
    """Whether one name stands in the other, by their letters.

    >>> within("MIT", "CSAIL, MIT"), within("", "MIT")
    (True, False)
    """
    a, b = letters(one), letters(other)
    return bool(a) and bool(b) and (a in b or b in a)


def address(url: str) -> str:
    """A URL without what makes no difference: its scheme, ``www.`` and a slash at its end.

    >>> address("https://www.example.org/a/")
    'example.org/a'
    """
    return url.strip().rstrip("/").removeprefix("https://").removeprefix("http://").removeprefix("www.")
