"""What a caller may say of a page beforehand, checked before the page is read."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from profparse.detect import named
from profparse.diagnostics import OptionError
from profparse.patterns import lazy_pattern
from profparse.pieces.formats import FORMATS
from profparse.source import MAX_BYTES

if TYPE_CHECKING:
    from profparse.fitted_model import Model


class Options(NamedTuple):
    """The options of :func:`profparse.parse`, with ``owner`` and ``languages`` as tuples."""

    format: str | None = None
    layout: str | None = None
    as_of: str | None = None
    base_url: str | None = None
    owner: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    include_hidden: bool = False
    strict: bool = False
    max_bytes: int = MAX_BYTES
    model: Model | None = None


def checked(
    *,
    format: str | None = None,
    layout: str | None = None,
    as_of: str | None = None,
    base_url: str | None = None,
    owner: str | Sequence[str] | None = None,
    languages: str | Sequence[str] | None = None,
    include_hidden: bool = False,
    strict: bool = False,
    max_bytes: int = MAX_BYTES,
    model: Model | str | os.PathLike[str] | None = None,
) -> Options:
    """The options, or :class:`OptionError` for one with a value that it cannot have.

    A model that is given by its path is loaded: :class:`~profparse.diagnostics.InputError` where that cannot be done.

    >>> checked(owner="Ada Example", languages=["EN-gb"])[4:6]
    (('Ada Example',), ('en-GB',))
    """
    if format is not None and format not in FORMATS:
        raise OptionError(f"unknown format {format!r}; there are {', '.join(FORMATS)}")
    if layout is not None:
        named(layout)
    if as_of is not None:
        _check_day(as_of)
    if base_url is not None and not re.match(r"[a-z][a-z0-9+.-]*://[^\s/]", str(base_url), re.IGNORECASE):
        raise OptionError(f"base_url must be an absolute URL such as https://example.org/, not {base_url!r}")
    if isinstance(max_bytes, bool) or not isinstance(max_bytes, int) or max_bytes < 0:
        raise OptionError(f"max_bytes must be a number of bytes, not {max_bytes!r}")
    return Options(
        format, layout, as_of, base_url, _owner(owner), _languages(languages), include_hidden, strict, max_bytes,
        _model(model),
    )  # fmt: skip


def _model(model: Any) -> Model | None:
    if model is None:
        return None
    from profparse.fitted_model import checked_model

    return checked_model(model)


_DAY = lazy_pattern(r"\d{4}-\d{2}-\d{2}")


def _check_day(day: Any) -> None:
    from datetime import date

    try:
        if not _DAY.fullmatch(day):
            raise ValueError
        date.fromisoformat(day)
    except (TypeError, ValueError):
        raise OptionError(f"as_of must be a day such as 2026-05-01, not {day!r}") from None


def _owner(owner: Any) -> tuple[str, ...]:
    if owner is None:
        return ()
    names = (owner,) if isinstance(owner, str) else _listed("owner", "a name or several", owner)
    for name in names:
        if not isinstance(name, str) or not any(c.isalpha() for c in name):
            raise OptionError(f"owner must be a name such as Ada Example, not {name!r}")
    return names


def _languages(languages: Any) -> tuple[str, ...]:
    if languages is None or languages == ():
        return ()
    from profparse.fields.dates.languages import language_tags

    tags = (languages,) if isinstance(languages, str) else _listed("languages", "tags such as de", languages)
    try:
        return language_tags(tags)
    except ValueError as error:
        raise OptionError(str(error)) from None


def _listed(option: str, wanted: str, values: Any) -> tuple[Any, ...]:
    try:
        return tuple(values)
    except TypeError:
        raise OptionError(f"{option} must be {wanted}, not {values!r}") from None
