"""What a format cannot hold: counted while an export is written, and told as sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, cast

from profparse.model import Item, Profile

#: What the reading left beside the page's values; only tables and the JSON hold it, and no export tells it is gone.
OF_THE_READING = frozenset(field.name for field in fields(Item)) - {"hidden"}


class NotHeldWarning(UserWarning):
    """Something that was read and that the format of an export cannot hold; the message says what."""


class Losses:
    """Counts what a format called ``title`` leaves out."""

    def __init__(self, title: str) -> None:
        self.title = title
        self._of: dict[str, Counter[str]] = {}
        self._remarks: dict[str, int] = {}

    def add(self, kind: str, what: str) -> None:
        """One more item of a kind (``papers``, ``news``, ``projects`` or ``the biography``) that lost something."""
        self._of.setdefault(kind, Counter())[what] += 1

    def remark(self, sentence: str, count: int = 1) -> None:
        """One more case of what a sentence says of the export; ``{}`` in it stands for the count."""
        if count:
            self._remarks[sentence] = self._remarks.get(sentence, 0) + count

    def unheld(self, kind: str, item: Item, held: Iterable[str]) -> None:
        """Count the fields of an item that have a value and are not among those held."""
        for name in _names(cast(Hashable, type(item))):
            if name not in held and _says(name, getattr(item, name)):
                self.add(kind, name)

    def kinds(self, profiles: Sequence[Profile], held: Iterable[str]) -> None:
        """Count the items of the kinds that the format has no place for."""
        self._absent = [
            f"{kind} ({count})" if kind != "the biography" else kind
            for kind, count in _counts(profiles).items()
            if count and kind not in held
        ]

    _absent: Sequence[str] = ()

    def messages(self) -> tuple[str, ...]:
        """What is not held, as sentences; none where all is.

        >>> losses = Losses("RIS")
        >>> losses.add("papers", "score")
        >>> losses.add("papers", "score")
        >>> losses.add("papers", "badges")
        >>> losses.messages()
        ('RIS leaves out, of papers: score (2), badges (1)',)
        """
        out = [f"{self.title} has no place for {', '.join(self._absent)}"] if self._absent else []
        for kind, counter in self._of.items():
            parts = [f"{what} ({count})" if kind != "the biography" else what for what, count in counter.items()]
            out.append(f"{self.title} leaves out, of {kind}: {', '.join(parts)}")
        out += [sentence.format(count) for sentence, count in self._remarks.items()]
        return tuple(out)


def _counts(profiles: Sequence[Profile]) -> Mapping[str, int]:
    return {
        "papers": sum(len(profile.papers) for profile in profiles),
        "news": sum(len(profile.news) for profile in profiles),
        "projects": sum(len(profile.projects) for profile in profiles),
        "the biography": sum(profile.bio is not None for profile in profiles),
    }


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in OF_THE_READING)


def _says(name: str, value: Any) -> bool:
    """Whether a field has a value that says something."""
    return value not in (None, False, (), "") and (name, value) != ("kind", "other")
