"""The JSON Schema of the output, and the way back from stored JSON to a profile."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass, make_dataclass
from functools import cache
from inspect import cleandoc
from typing import Any, Literal

from profparse import model
from profparse.frozen import Frozen, frozen
from profparse.item_lists import Records
from profparse.model import SCHEMA_VERSION, Profile, _plain

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_Reader = Callable[[Any, str], Any]


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of :class:`~profparse.model.Profile`, made of the classes and their docstrings.

    Every key is required, as all are always present; more keys may come with a later minor version.

    >>> json_schema()["$ref"]
    '#/$defs/Profile'
    """
    import msgspec

    # msgspec knows plain tuples alone, so it is shown a class of the same name that has them.
    hints = typing.get_type_hints(Profile)
    shown = [
        (field.name, types.GenericAlias(tuple, (_record(hint), ...)) if _is_records(hint) else hint)
        for field in fields(Profile)
        for hint in (hints[field.name],)
    ]
    schema = msgspec.json.schema(make_dataclass("Profile", shown, namespace={"__doc__": Profile.__doc__}))
    for definition in schema["$defs"].values():
        definition["description"] = cleandoc(definition["description"])
        if "properties" in definition:
            definition["required"] = list(definition["properties"])
            for part in definition["properties"].values():
                part.pop("default", None)  # a default of the Python classes, not of the JSON
    return {"$schema": DIALECT, "title": "profparse profile", "version": SCHEMA_VERSION, **schema}


def profile_from(data: Mapping[str, Any]) -> Profile:
    """The profile of plain data, as :meth:`Profile.to_dict` gave it.

    Keys that this version does not know are left out, and a value that a later version added to an enumeration is
    kept. Raises ``ValueError``, which names the place, for data that is no profile.

    >>> profile_from({"schema_version": 1})
    Traceback (most recent call last):
    ValueError: $.schema_version: expected a string, not a number
    """
    profile = _reader(Profile)(data, "$")
    assert isinstance(profile, Profile)
    return profile


def checked_values(kind: type, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values of some fields of a class of the model, lists as tuples.

    Raises ``ValueError``, which names the place, for a value that is not of its field's type.
    """
    hints = typing.get_type_hints(kind)
    return {name: _reader(hints[name])(_plain(value), name) for name, value in values.items()}


@cache
def _reader(kind: Any) -> _Reader:
    """What reads plain data as a type of the model; it is called with the data and its place."""
    if kind is Any:
        return lambda value, _: frozen(value)
    if is_dataclass(kind) and isinstance(kind, type):
        return _object(kind)
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if _is_records(kind):
        return _records(kind, _list(_reader(_record(kind))))
    if origin is Literal:
        return _reader(str)
    if origin is tuple:
        return _list(_reader(parts[0])) if parts[-1] is ... else _pair([_reader(part) for part in parts])
    if origin in (typing.Union, types.UnionType):
        return _optional(_reader(next(part for part in parts if part is not type(None))))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(_reader(parts[1]))
    return _scalar(*_SCALARS[kind])


_SCALARS: dict[type, tuple[tuple[type, ...], str]] = {
    str: ((str,), "a string"),
    bool: ((bool,), "true or false"),
    int: ((int,), "an integer"),
    float: ((int, float), "a number"),
}
_NAMES = {
    dict: "an object", list: "a list", tuple: "a list", str: "a string", bool: "true or false", int: "a number",
    float: "a number", type(None): "null",
}  # fmt: skip


def _bad(value: Any, place: str, expected: str) -> ValueError:
    return ValueError(f"{place}: expected {expected}, not {_NAMES.get(type(value), type(value).__name__)}")


def _scalar(kinds: tuple[type, ...], expected: str) -> _Reader:
    def read(value: Any, place: str) -> Any:
        if type(value) not in kinds:  # not isinstance: true is no number
            raise _bad(value, place, expected)
        return value

    return read


def _optional(inner: _Reader) -> _Reader:
    return lambda value, place: None if value is None else inner(value, place)


def _list(inner: _Reader) -> _Reader:
    def read(value: Any, place: str) -> tuple[Any, ...]:
        if not isinstance(value, (list, tuple)):
            raise _bad(value, place, "a list")
        return tuple([inner(part, f"{place}[{n}]") for n, part in enumerate(value)])

    return read


def _records(kind: type[Records[Any]], inner: _Reader) -> _Reader:
    return lambda value, place: kind(inner(value, place))


def _is_records(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Records)


def _record(kind: type[Records[Any]]) -> Any:
    """What a list of records holds: the argument of its base, a class of the model."""
    return getattr(model, typing.get_args(kind.__orig_bases__[0])[0])  # type: ignore[attr-defined]


def _pair(inner: list[_Reader]) -> _Reader:
    def read(value: Any, place: str) -> tuple[Any, ...]:
        if not isinstance(value, (list, tuple)) or len(value) != len(inner):
            raise _bad(value, place, f"a list of {len(inner)}")
        return tuple([part(value[n], f"{place}[{n}]") for n, part in enumerate(inner)])

    return read


def _mapping(inner: _Reader) -> _Reader:
    def read(value: Any, place: str) -> Frozen:
        if not isinstance(value, Mapping):
            raise _bad(value, place, "an object")
        return Frozen({key: inner(part, f"{place}.{key}") for key, part in value.items()})

    return read


def _object(kind: type) -> _Reader:
    hints = typing.get_type_hints(kind)
    known = [
        (field.name, _reader(hints[field.name]), field.default is MISSING and field.default_factory is MISSING)
        for field in fields(kind)
    ]

    def read(value: Any, place: str) -> Any:
        if not isinstance(value, Mapping):
            raise _bad(value, place, "an object")
        values = {}
        for name, reader, needed in known:
            if name in value:
                values[name] = reader(value[name], f"{place}.{name}")
            elif needed:
                raise ValueError(f"{place}: the key {name!r} is missing")
        return kind(**values)

    return read
