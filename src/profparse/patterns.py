"""Regular expressions that are compiled when they are first used, so that a page pays only for those it needs.

Compiling one takes from 0.05 to 5 ms. What it costs most is a large range of characters, each of which is gone through
(``[\\u3400-\\u9fff]`` takes 2 ms): where few pages have such characters, :func:`reaches` is asked before the pattern.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_METHODS = ("match", "search", "fullmatch", "findall", "finditer", "split", "sub", "subn", "pattern", "groupindex")


class LazyPattern:
    """Stands in for a compiled pattern; from the first use on its methods are those of the pattern itself."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.source = source
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.source, self.flags)
        for method in _METHODS:
            self.__dict__[method] = getattr(compiled, method)
        return getattr(compiled, name)


def reaches(text: str, first: str) -> bool:
    """Whether any character of a text is ``first`` or comes after it.

    >>> reaches("naïve", "é"), reaches("naïve", "ð"), reaches("", "a")
    (True, False, False)
    """
    return bool(text) and (first <= "\x7f" or not text.isascii()) and max(text) >= first


def lazy_pattern(source: AnyStr, flags: int | re.RegexFlag = 0) -> re.Pattern[AnyStr]:
    """What :func:`re.compile` gives, compiled at its first use. A bad pattern fails only then; a test compiles all.

    >>> digits = lazy_pattern(r"[0-9]+")
    >>> digits.findall("3 of 14"), digits.sub("n", "a1")
    (['3', '14'], 'an')
    """
    return cast("re.Pattern[AnyStr]", LazyPattern(source, int(flags)))
