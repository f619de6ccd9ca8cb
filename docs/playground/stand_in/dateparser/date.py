"""Days and months beside a year, in one language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from importlib import import_module
from typing import Any, NamedTuple

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip


_LETTER = r"(?:[^\W\d_]|[\u0900-\u0dff\u0e31-\u0e4e])"  # with the vowel signs that belong to their letter


class DateData(NamedTuple):
    """What was read: a date whose parts that the text leaves out are filled in, or None."""

    date_obj: datetime | None


class DateDataParser:
    """Reads a day or a month that is named in a language; ``RELATIVE_BASE`` gives the day where there is none."""

    def __init__(self, languages: Sequence[str], settings: Mapping[str, Any], **_: object) -> None:
        (language,) = languages
        info = import_module(f"dateparser.data.date_translation_data.{language}").info
        self._months = {_folded(name): n for n, month in enumerate(MONTHS, 1) for name in info.get(month, ())}
        self._skipped = {_folded(word) for word in info.get("skip", ())} | {_folded(w) for w in info.get("pertain", ())}
        self._skipped |= {_folded(name) for name in info.get("year", ())}
        names = "|".join(map(re.escape, sorted(self._months, key=lambda name: (-len(name), name))))
        self._word = re.compile(rf"(?<!{_LETTER})(?:{names})(?!{_LETTER})|\d+|{_LETTER}+")
        self._base: datetime = settings["RELATIVE_BASE"]

    def get_date_data(self, text: str) -> DateData:
        """The date in a text that holds a month's name, a year of four figures and perhaps a day, and nothing else."""
        month = day = year = None
        for word in self._word.findall(_folded(text)):
            if word.isdigit():
                if len(word) == 4 and year is None:
                    year = int(word)
                elif len(word) < 3 and day is None:
                    day = int(word)
                else:
                    return DateData(None)
            elif (found := self._months.get(word)) is not None:
                if month not in (None, found):
                    return DateData(None)
                month = found
            elif word not in self._skipped:
                return DateData(None)
        if month is None or year is None:
            return DateData(None)
        try:
            return DateData(datetime(year, month, self._base.day if day is None else day))
        except ValueError:
            return DateData(None)


def _folded(word: str) -> str:
    """A word in small letters, without the accents that people leave out."""
    apart = unicodedata.normalize("NFKD", word.lower())
    return unicodedata.normalize("NFC", "".join(c for c in apart if not "\u0300" <= c <= "\u036f"))
