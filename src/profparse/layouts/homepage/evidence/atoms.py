"""Facts about lines in bundles, and the names of features that each bundle stands for.

A page has few different bundles of each sort; the engine works out what one adds only once. A bundle is a tuple that
opens with its sort; a fact about a neighbour is a pair of its distance and the bundle; a plain string is its own name.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping

Atom = Hashable

#: The names of the values of each sort of bundle.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "shape": ("kind", "size", "end"),
    "figures": ("commas", "years", "capitals"),
    "reads": ("first", "names", "likeness"),
    "source": ("venue",),
    "place": ("tag", "tags", "depth"),
    "step": ("enters", "leaves", "entered", "alike", "often"),
}


def names_of(atom: Atom) -> Iterable[str]:
    """The names of the features that an atom stands for.

    >>> names_of((-1, ("shape", "item", 3, "."))), names_of("bold")
    (['-1:kind=item', '-1:size=3', '-1:end=.'], ('bold',))
    """
    if not isinstance(atom, tuple):
        return (str(atom),)
    sort, *values = atom
    if isinstance(sort, int):
        return [f"{sort:+}:{name}" for name in names_of(values[0])]
    if sort == "cut":
        way, place, one, many, news, year, length, count, reads = values
        name = f"{way}={place}"
        return [
            name,
            f"{name}:one={one}",
            f"{name}:one={one},many={many}",
            f"{name}:news={news}",
            f"{name}:year={year},one={one}",
            f"{name}:reads={reads}",
            f"{name}:reads={reads},one={one}",
            f"{name}:length={length}",
            f"{name}:count={count}",
        ]
    if sort == "section":
        page, known, nearest, below, kind = values
        return [
            f"page={page}",
            f"section={known}",
            f"nearest={nearest}",
            f"nearest={nearest},section={known}",
            f"page={page},section={known}",
            f"below={below}",
            f"section={known},kind={kind}",
        ]
    if sort == "rule":
        before, kind, after = values
        return [f"rule={kind}", f"rules={before}>{kind}", f"rules+={kind}>{after}"]
    if sort == "step":
        return [*_named(FIELDS[sort], values), f"step={values[0]},{values[1]}"]
    return _named(FIELDS[sort], values)


def _named(fields: tuple[str, ...], values: list[object]) -> list[str]:
    return [f"{field}={value}" for field, value in zip(fields, values, strict=True)]
