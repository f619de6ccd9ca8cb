"""The shape that gold has, as ``docs/accuracy.md`` says it: what is there has to be of its type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Required, TypedDict

from profparse.diagnostics import InputError

_Places = list[list[int]]


class _Date(TypedDict, total=False):
    edtf: Required[str | None]


class _Record(TypedDict, total=False):
    date: _Date | None
    urls: list[str] | None
    optional: bool
    blocks: _Places
    spans: dict[str, _Places]


class _Paper(_Record, total=False):
    title: Required[str]
    authors: list[str] | None
    et_al: bool | None
    venue: str | None
    year: int | str | None
    categories: list[str] | None
    badges: list[str] | None
    organizations: list[str] | None
    abstract: str | None


class _News(_Record, total=False):
    text_start: str
    text: str | None


class _Project(_Record, total=False):
    name: Required[str]
    description: str | None


class _Position(TypedDict, total=False):
    role: str | None
    organization: str | None
    optional: bool


class _Degree(TypedDict, total=False):
    degree: str | None
    institution: str | None
    field: str | None
    advisors: list[str] | None
    optional: bool


class _Bio(TypedDict, total=False):
    name: str | None
    positions: list[_Position] | None
    education: list[_Degree] | None
    emails: list[str] | None
    metrics: dict[str, float] | None
    spans: dict[str, _Places]


class _Stretch(TypedDict, total=False):
    span: list[int]
    kind: str


class _Gold(TypedDict, total=False):
    papers: list[_Paper]
    news: list[_News]
    projects: list[_Project]
    bio: _Bio | None
    stretches: list[_Stretch]
    verbatim: bool


def check_shape(name: str, gold: Mapping[str, Any]) -> None:
    """Raise :class:`InputError` where a page's gold is not of the shape that gold has; other keys may be there.

    >>> check_shape("ada", {"source": "ada.md", "papers": [{"title": 3}]})
    Traceback (most recent call last):
    ...
    profparse.diagnostics.InputError: the gold of ada is not as docs/accuracy.md says: papers[0].title: expected `str`, got `int`
    """  # noqa: E501
    import msgspec

    try:
        msgspec.convert(gold, _Gold, from_attributes=False)
    except msgspec.ValidationError as error:
        what, _, place = str(error).partition(" - at ")
        where = f"{place.strip('`').removeprefix('$.')}: " if place else ""
        said = f"{where}{what[:1].lower()}{what[1:]}"
        raise InputError(f"the gold of {name} is not as docs/accuracy.md says: {said}") from None
