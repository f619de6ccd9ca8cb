"""The parts of items: dates, authors, links, positions and the like, each with its own place on the page.

:mod:`profparse.model` has them too, beside the items and the profile that they are parts of.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from profparse.attached import attached
from profparse.patterns import lazy_pattern
from profparse.span import Span

_SEASONS = ("spring", "summer", "autumn", "winter")
_SEASON = lazy_pattern(r"\b([0-9]{4})-(2[1-4])\b")

Precision = Literal["day", "month", "season", "year"]
AuthorKind = Literal["person", "group"]
LinkKind = Literal[
    "paper", "code", "data", "slides", "video", "blog", "demo", "model", "project", "profile", "event", "other"
]


@dataclass(frozen=True, slots=True, repr=False)
class Date:
    """A date as the page prints it, in EDTF (ISO 8601-2).

    ``earliest`` and ``latest`` are ISO days, or None where that bound is open or no year is known. ``inferred`` names
    the parts that the page leaves out. ``alternatives`` are the readings of a date whose day and month could be
    swapped and that nothing on the page settles.
    """

    text: str
    edtf: str
    earliest: str | None
    latest: str | None
    precision: Precision
    interval: bool
    inferred: tuple[str, ...]
    alternatives: tuple[str, ...]
    span: Span

    def __str__(self) -> str:
        """The date in EDTF."""
        return self.edtf

    def __repr__(self) -> str:
        """The date in a line for a console."""
        return attached("date_text")(self)  # type: ignore[no-any-return]

    def _repr_html_(self) -> str:
        """The date for a notebook."""
        return attached("date_html")(self)  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Author:
    """One author: the name as printed without its marks; ``given`` and ``family`` are best efforts."""

    name: str
    given: str | None
    family: str | None
    kind: AuthorKind
    marks: tuple[str, ...]
    is_owner: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """A link: the target as the page writes it, and ``resolved`` against ``base_url`` where one was given."""

    url: str
    resolved: str | None
    text: str
    kind: LinkKind
    span: Span


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier in a scheme such as ``doi``, ``arxiv``, ``orcid`` or ``google_scholar``."""

    scheme: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure that the page prints about its person, such as ``h_index`` or ``citations``."""

    name: str
    value: int | float
    span: Span


@dataclass(frozen=True, slots=True)
class Position:
    """A position held: role, organisation and unit as printed; ``start`` and ``end`` where the page says them."""

    role: str | None
    organization: str | None
    unit: str | None
    start: Date | None
    end: Date | None
    current: bool | None
    span: Span


@dataclass(frozen=True, slots=True)
class Education:
    """A degree or a student role: a running one has ``current`` true."""

    degree: str | None
    field: str | None
    institution: str | None
    unit: str | None
    advisors: tuple[str, ...]
    start: Date | None
    end: Date | None
    current: bool | None
    span: Span


def worded(date: Date) -> str:
    """A date for a person: its EDTF, in which a season is called by its name, as in ``summer 2024``."""
    return _SEASON.sub(lambda found: f"{_SEASONS[int(found[2]) - 21]} {found[1]}", date.edtf)
