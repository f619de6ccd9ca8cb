"""The values of options: what each may be, told in one line where it is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from profparse.cli.failures import Failed, Misused, near


def read_value(option: str, value: Any) -> Any:
    """The value of an option as the commands take it; raises :class:`Misused` for one that it cannot have."""
    return _READERS[option](value) if option in _READERS else value


def one_of(what: str, value: str, values: Sequence[str]) -> str:
    """The value, where it is one of those that there are; raises :class:`Misused` with the nearest otherwise."""
    if value not in values:
        raise Misused(f"unknown {what} {value!r}; {near(value, tuple(values))}")
    return value


def _format(value: str) -> str:
    from profparse.pieces.formats import FORMATS

    return one_of("format", value, FORMATS)


def _layout(value: str) -> str:
    from profparse.detect import layout_names

    return one_of("layout", value, layout_names())


#: The endings of file names that people try as names of formats.
_ENDINGS = {"bib": "bibtex", "ics": "icalendar", "ical": "icalendar", "jsonld": "json-ld", "md": "markdown"}


def _export(value: str) -> str:
    from profparse.export.formats import FORMATS

    if value not in FORMATS and value in _ENDINGS:
        raise Misused(f"unknown export format {value!r}; did you mean {_ENDINGS[value]!r}?")
    return one_of("export format", value, FORMATS)


def _items(value: str) -> str:
    from profparse.export.formats import ITEMS

    return one_of("kind of items", value, ITEMS)


def _day(value: str) -> str:
    from datetime import date

    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise Misused(f"--as-of must be a day such as 2026-05-01, not {value!r}")


def _absolute_url(value: str) -> str:
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s/]", value):
        raise Misused(f"--base-url must be an absolute URL such as https://example.org/, not {value!r}")
    return value


def _names(values: Sequence[str]) -> tuple[str, ...]:
    for value in values:
        if not any(c.isalpha() for c in value):
            raise Misused(f"--owner must be a name such as 'Ada Example', not {value!r}")
    return tuple(values)


def _languages(value: str) -> tuple[str, ...]:
    from profparse.fields.dates.languages import language_tags

    try:
        return language_tags([tag.strip() for tag in value.split(",")])
    except ValueError as error:
        raise Misused(f"--languages: {error}") from None


def _bytes(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,15}", value):
        raise Misused(f"--max-bytes must be a number of bytes, not {value!r}")
    return int(value)


def _model(value: str) -> Any:
    """The model in a file, which is read once, before any page."""
    from profparse.diagnostics import InputError
    from profparse.fitted_model import Model

    try:
        return Model.load(value)
    except InputError as error:
        raise Failed(str(error)) from None


def _workers(value: str) -> int:
    if value == "auto":
        return 0
    if not re.fullmatch(r"[1-9][0-9]{0,2}", value):
        raise Misused(f"--workers must be auto or a number of processes from 1 to 999, not {value!r}")
    return int(value)


def _seconds(value: str) -> float:
    if not re.fullmatch(r"[0-9]{1,6}(?:\.[0-9]{1,3})?", value) or not float(value):
        raise Misused(f"--seconds must be a number of seconds, not {value!r}")
    return float(value)


#: How the value of an option is read; one that is not here is any text, or a flag.
_READERS: Mapping[str, Callable[[Any], Any]] = {
    "--format": _format,
    "--layout": _layout,
    "--to": _export,
    "--items": _items,
    "--as-of": _day,
    "--base-url": _absolute_url,
    "--owner": _names,
    "--languages": _languages,
    "--max-bytes": _bytes,
    "--model": _model,
    "--workers": _workers,
    "--engine": lambda value: one_of("engine", value, ("local", "spark", "daft")),
    "--partition": lambda value: one_of("partition", value, ("day", "hash")),
    "--seconds": _seconds,
}
