"""Mappings that cannot be changed, for objects that are immutable all through."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn


class Frozen(dict[str, Any]):
    """A mapping that cannot be changed once made, and hashes by its items."""

    __slots__ = ()

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("this mapping is immutable")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self),)


def frozen(value: Any) -> Any:
    """Plain data with its lists as tuples and its mappings immutable, at any depth.

    >>> frozen({"a": [1, {"b": []}]})
    {'a': (1, {'b': ()})}
    """
    if isinstance(value, (list, tuple)):
        return tuple([frozen(part) for part in value])
    if isinstance(value, Mapping) and type(value) is not Frozen:
        return Frozen({key: frozen(part) for key, part in value.items()})
    return value
