"""Dataclasses and named tuples that cost little to define: what few programs use of them is made when it is used.

The standard library writes and compiles six methods for each dataclass as it is defined, and imports ``inspect`` for
it: a seventh of what reading a short page takes. Here a :func:`record` shares all methods but ``__init__``, which is
compiled when the first instance is made; and what only programs about classes look at (``__dataclass_fields__``,
``__signature__``) comes from :func:`twin`, the dataclass that the standard library makes of the same fields. Tests
hold each class of the model against its twin. :class:`NamedTuple` is that of ``typing`` with annotations that stay text
until ``typing.get_type_hints`` reads them: each would be compiled otherwise.

>>> @record(frozen=True, slots=True)
... class Point:
...     x: int
...     y: int = 0
>>> Point(1), Point(1) == Point(1, 0)
(Point(x=1, y=0), True)
>>> import dataclasses
>>> dataclasses.replace(Point(1), y=2), dataclasses.astuple(Point(3))
(Point(x=1, y=2), (3, 0))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple", "field", "names", "record", "replace", "twin"]

if TYPE_CHECKING:
    from dataclasses import dataclass as record
    from dataclasses import field as field
    from dataclasses import replace as replace
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple

    class _NamedTuples(type):
        """Makes a named tuple of a class with annotations."""

        def __new__(kind, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(kind, name, bases, body)
            annotations = body["__annotations__"]
            given = [part for part in annotations if part in body]
            if given != [*annotations][len(annotations) - len(given) :]:
                raise TypeError(f"{name}: a field without a default follows one that has one")
            made = namedtuple(name, annotations, defaults=[body[part] for part in given], module=body["__module__"])
            made.__new__.__annotations__ = annotations
            for part, value in body.items():
                if part not in given and part not in ("__module__", "__orig_bases__"):
                    setattr(made, part, value)
            return made

    class NamedTuple(metaclass=_NamedTuples):
        """``typing.NamedTuple``, as the base of a class with annotations."""

    def record(
        cls: type | None = None,
        /,
        *,
        frozen: bool = False,
        slots: bool = True,
        kw_only: bool = False,
        repr: bool = True,
    ) -> Any:
        """``dataclasses.dataclass``, always with slots."""
        if not slots:
            raise TypeError("a record has slots")

        def make(plain: type) -> type:
            return _made(plain, frozen, kw_only, repr)

        return make if cls is None else make(cls)

    def field(*, default_factory: Any) -> Any:
        """``dataclasses.field``, for a default that is made anew for each instance."""
        return _Factory(default_factory)

    def replace(record: Any, /, **changes: Any) -> Any:
        """``dataclasses.replace``: a copy with some fields changed."""
        return type(record)(**dict(zip(record.__record__.annotations, _values(record), strict=True)) | changes)


def names(kind: type) -> tuple[str, ...]:
    """The names of a record's fields, in their order."""
    return tuple(kind.__record__.annotations)  # type: ignore[attr-defined]


class _Factory(NamedTuple):
    """What makes a field's default."""

    make: Any


class Shape(NamedTuple):
    """The fields of a record: their annotations in order, their defaults, and which are given by keyword alone."""

    annotations: dict[str, Any]
    defaults: dict[str, Any]
    keywords: frozenset[str]
    frozen: bool


def _made(plain: type, frozen: bool, kw_only: bool, repr: bool) -> type:
    own = plain.__annotations__
    bases: list[Shape] = [vars(base)["__record__"] for base in plain.__mro__[:0:-1] if "__record__" in base.__dict__]
    shape = Shape({}, {}, frozenset().union(*[base.keywords for base in bases], own if kw_only else ()), frozen)
    for base in bases:
        shape.annotations.update(base.annotations)
        shape.defaults.update(base.defaults)

    def first_init(self: Any, /, *args: Any, **given: Any) -> None:
        """Stands in for ``__init__`` until the first instance is made."""
        made.__init__ = _init_of(made)
        made.__init__(self, *args, **given)

    body = dict(plain.__dict__)
    body["__slots__"] = tuple([name for name in own if name not in shape.annotations])
    shape.annotations.update(own)
    shape.defaults.update({name: body.pop(name) for name in own if name in body})
    for name in ("__dict__", "__weakref__"):
        body.pop(name, None)
    body["__match_args__"] = tuple([name for name in shape.annotations if name not in shape.keywords])
    body["__record__"] = shape
    body["__init__"] = first_init
    body["__dataclass_fields__"] = _FromTwin("__dataclass_fields__")
    body["__dataclass_params__"] = _FromTwin("__dataclass_params__")
    body["__signature__"] = _FromTwin("__signature__")
    for name, method in _FROZEN.items() if frozen else _CHANGEABLE.items():
        if repr or name != "__repr__":
            body.setdefault(name, method)
    made: Any = type(plain)(plain.__name__, plain.__bases__, body)
    made.__qualname__ = plain.__qualname__
    return made  # type: ignore[no-any-return]


def _init_of(kind: Any) -> Any:
    """The ``__init__`` of a record: its fields as arguments, each set through its slot."""
    shape: Shape = kind.__record__
    scope: dict[str, Any] = {}
    plain: list[str] = []
    keyword: list[str] = []
    body: list[str] = []
    for name in shape.annotations:
        scope[f"_set_{name}"] = getattr(kind, name).__set__
        value = name
        argument = name
        if name in shape.defaults:
            scope[f"_default_{name}"] = default = shape.defaults[name]
            argument = f"{name}=_default_{name}"
            if isinstance(default, _Factory):
                value = f"_default_{name}.make() if {name} is _default_{name} else {name}"
        (keyword if name in shape.keywords else plain).append(argument)
        body.append(f" _set_{name}(self, {value})")
    if hasattr(kind, "__post_init__"):
        body.append(" self.__post_init__()")
    arguments = ", ".join(["self", *plain, *(["*", *keyword] if keyword else [])])
    exec(f"def __init__({arguments}):\n" + "\n".join(body or [" pass"]), scope)
    init = scope["__init__"]
    init.__qualname__ = f"{kind.__qualname__}.__init__"
    init.__module__ = kind.__module__
    init.__annotations__ = {**shape.annotations, "return": None}
    return init


def twin(kind: type) -> type:
    """The dataclass that the standard library makes of the same fields (without the methods of the class)."""
    import dataclasses

    shape: Shape = kind.__record__  # type: ignore[attr-defined]
    body: dict[str, Any] = {"__annotations__": dict(shape.annotations), "__module__": kind.__module__}
    for name in shape.annotations:
        default: Any = shape.defaults.get(name, dataclasses.MISSING)
        keyword = name in shape.keywords
        if isinstance(default, _Factory):
            body[name] = dataclasses.field(default_factory=default.make, kw_only=keyword)
        else:
            body[name] = dataclasses.field(default=default, kw_only=keyword)
    made = type(kind.__name__, (), body)
    made.__qualname__ = kind.__qualname__
    return dataclasses.dataclass(frozen=shape.frozen, slots=True)(made)


class _FromTwin:
    """An attribute of the class that is taken from its twin when it is first looked at."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, instance: Any, kind: Any) -> Any:
        if self._name == "__signature__":
            if "__record__" not in kind.__dict__:
                raise AttributeError(self._name)  # a class that is derived from a record has one of its own
            from inspect import signature

            return signature(twin(kind))
        kind = next(base for base in kind.__mro__ if "__record__" in base.__dict__)
        value = getattr(twin(kind), self._name)
        setattr(kind, self._name, value)
        return value


def _values(self: Any) -> tuple[Any, ...]:
    return tuple([getattr(self, name) for name in self.__record__.annotations])


def _repr(self: Any) -> str:
    fields = [f"{name}={getattr(self, name)!r}" for name in self.__record__.annotations]
    return f"{type(self).__qualname__}({', '.join(fields)})"


def _eq(self: Any, other: Any) -> Any:
    return _values(self) == _values(other) if type(other) is type(self) else NotImplemented


def _hash(self: Any) -> int:
    return hash(_values(self))


def _set(self: Any, name: str, value: Any) -> None:
    _check_change(self, "assign to", name)
    object.__setattr__(self, name, value)


def _delete(self: Any, name: str) -> None:
    _check_change(self, "delete", name)
    object.__delattr__(self, name)


def _check_change(self: Any, change: str, name: str) -> None:
    """Refuse to change a field; a class that is derived from a record may have attributes of its own."""
    if "__record__" in type(self).__dict__ or name in self.__record__.annotations:
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot {change} field {name!r}")


def _get_state(self: Any) -> list[Any]:
    return list(_values(self))


def _set_state(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__record__.annotations, state, strict=True):
        object.__setattr__(self, name, value)


_CHANGEABLE = {"__repr__": _repr, "__eq__": _eq, "__hash__": None, "__replace__": replace}
_FROZEN = {
    **_CHANGEABLE,
    "__hash__": _hash,
    "__setattr__": _set,
    "__delattr__": _delete,
    "__getstate__": _get_state,
    "__setstate__": _set_state,
}
