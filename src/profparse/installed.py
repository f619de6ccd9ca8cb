"""Layouts of other packages: found through their entry points, checked, and kept from taking others down.

Such a layout is code of someone else's. One that cannot be loaded, or is none, is left out with a warning; one that
fails on a page costs the page a remark, and the fallback reads its lines instead.
"""

from __future__ import annotations

import math
import re
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from os import PathLike, fspath
from typing import Any, TypeVar

from profparse.diagnostics import Diagnostic
from profparse.fields.draft import Draft
from profparse.grammar import Table, load
from profparse.grammar.decode import Node
from profparse.grammar.packages import load_file
from profparse.layouts.contract import DECLARED, Built, Claim, Label, Layout, LayoutFault, Stretch
from profparse.model import Bio, Item, NewsItem, Paper, Project
from profparse.pieces.line import Page

GROUP = "profparse.layouts"
ITEMS: dict[str, type[Item]] = {"paper": Paper, "news": NewsItem, "project": Project, "bio": Bio}
_SETTLED = {*Item.__dataclass_fields__, "date"}  # fields that are not a draft's to set
_NAME = re.compile(r"[a-z][a-z0-9_-]*")

_Result = TypeVar("_Result")


class LayoutWarning(UserWarning):
    """A layout of an installed package was left out."""


def installed(taken: Iterable[str]) -> list[Layout]:
    """The layouts of other packages, by entry point; names that are ``taken``, or come twice, are left out.

    What is left out is told by a :class:`LayoutWarning` that names the package and the reason.
    """
    owners = dict.fromkeys(taken, "profparse")
    found = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        package = point.dist.name if point.dist else point.value
        try:
            layout = _loaded(point)
            if layout.name in owners:
                owner = owners[layout.name]
                raise LayoutFault(layout.name, f"the name {layout.name!r} is taken by a layout of {owner}")
        except LayoutFault as fault:
            message = f"the layout {point.name} of the package {package} is left out: {fault.reason}"
            warnings.warn(message, LayoutWarning, stacklevel=2)
            continue
        owners[layout.name] = package
        # What a declaration does is done by profparse's own code.
        found.append(layout if layout.grammar == DECLARED else guarded(layout))
    return found


def _loaded(point: EntryPoint) -> Layout:
    if point.value.endswith(".layout"):
        layout = _tried(point.name, f"{point.value} cannot be read", lambda: _declared(point))
        check(layout)
        return layout
    layout = _tried(point.name, f"{point.value} cannot be loaded", point.load)
    if not isinstance(layout, Layout):
        raise LayoutFault(point.name, f"{point.value} is {_kind(layout)}, not a profparse.layouts.contract.Layout")
    check(layout)
    return layout


def _declared(point: EntryPoint) -> Layout:
    """The layout that a package declares in a file of its own, ``package:name.layout``."""
    from importlib.resources import files

    from profparse.layouts.declared import layout_from

    package, _, name = point.value.partition(":")
    folder = files(package)
    beside = folder.joinpath(f"{name}.json")
    stored = beside.read_text("utf-8") if beside.is_file() else ""
    return layout_from(folder.joinpath(name).read_text("utf-8"), name, stored)


def check(layout: Layout) -> None:
    """Raise :class:`LayoutFault` for a layout with a field that is not what it should be."""
    if not isinstance(layout.name, str) or not _NAME.fullmatch(layout.name):
        raise LayoutFault(str(layout.name), f"its name {layout.name!r} is not in small letters, digits, _ and -")
    for field in ("claims", "label", "build"):
        if not callable(getattr(layout, field)):
            raise LayoutFault(layout.name, f"its {field} is {_kind(getattr(layout, field))}, not a function")
    if not isinstance(layout.summary, str) or not layout.summary.strip():
        raise LayoutFault(layout.name, "its summary is empty; `profparse layouts` prints it")
    if not isinstance(layout.grammar, str | PathLike):
        raise LayoutFault(layout.name, f"its grammar is {_kind(layout.grammar)}, not the path of a .lark file")
    if not _is_price(layout.skip):
        raise LayoutFault(layout.name, f"its skip is {layout.skip!r}, not a price of 0 or more")
    if layout.fallback:
        raise LayoutFault(layout.name, "it calls itself the fallback, which is a layout of profparse")


def guarded(layout: Layout) -> Layout:
    """The layout with each of its functions checked: any failure in it is a :class:`LayoutFault`."""
    name = layout.name

    def claims(page: Page) -> Sequence[Claim]:
        made = _tried(name, "its claims function raised", lambda: [Claim(*claim) for claim in layout.claims(page)])
        for claim in made:
            _check_claim(name, claim, len(page.lines))
        return made

    def label(stretch: Stretch) -> Sequence[Sequence[Label]]:
        kinds = grammar_kinds(layout)
        made = _tried(name, "its label function raised", lambda: [list(labels) for labels in layout.label(stretch)])
        if len(made) != len(stretch.lines):
            raise LayoutFault(name, f"its label function gave {len(made)} lists for {len(stretch.lines)} lines")
        for labels in made:
            for one in labels:
                _check_label(name, one, kinds)
        return made

    def build(tree: Node, stretch: Stretch) -> Built:
        built = _tried(name, "its build function raised", lambda: layout.build(tree, stretch))
        if not isinstance(built, Built):
            raise LayoutFault(name, f"its build function gave {_kind(built)}, not a Built")
        _check_built(name, built, stretch)
        return built

    return replace(layout, claims=claims, label=label, build=build)


def grammar_kinds(layout: Layout) -> frozenset[str]:
    """The kinds that the layout's grammar declares. Raises :class:`LayoutFault` for a grammar that cannot be used."""
    table = _tried(layout.name, "", lambda: table_of(layout))
    return frozenset(symbol for actions in table.actions for symbol in actions)


def table_of(layout: Layout) -> Table:
    """The table of the layout's grammar: a file of its own package, or one that ships with profparse by its name."""
    return load(layout.grammar) if isinstance(layout.grammar, str) else load_file(fspath(layout.grammar))


def _tried(name: str, what: str, run: Callable[[], _Result]) -> _Result:
    """What a call gives; any exception in it is the layout's fault."""
    try:
        return run()
    except LayoutFault:
        raise
    except Exception as error:
        reason = " ".join(str(error).split())
        if what:
            reason = f"{what}: {type(error).__name__}: {reason}".rstrip(": ")
        raise LayoutFault(name, reason) from error


def _check_claim(name: str, claim: Claim, count: int) -> None:
    if not (isinstance(claim.start, int) and isinstance(claim.end, int) and 0 <= claim.start < claim.end <= count):
        raise LayoutFault(name, f"it claims the lines {claim.start!r} to {claim.end!r} of {count}")
    if not _is_price(claim.confidence) or claim.confidence > 1:
        raise LayoutFault(name, f"the confidence of its claim is {claim.confidence!r}, not 0 to 1")


def _check_label(name: str, label: Any, kinds: frozenset[str]) -> None:
    if not isinstance(label, Label):
        raise LayoutFault(name, f"its label function gave {_kind(label)}, not a Label")
    if label.kind not in kinds:
        raise LayoutFault(name, f"it labels a line {label.kind!r}, which its grammar does not declare")
    if not _is_price(label.cost):
        raise LayoutFault(name, f"a label {label.kind!r} costs {label.cost!r}, not 0 or more")


def _check_built(name: str, built: Built, stretch: Stretch) -> None:
    """Drafts are made into items only later, with those of other layouts: what is wrong in them is found here."""
    from profparse.schema import checked_values

    start, end = stretch.lines[0].start, stretch.lines[-1].end
    for draft in built.drafts:
        if not isinstance(draft, Draft) or draft.kind not in ITEMS:
            raise LayoutFault(name, f"it built {_kind(draft)} that is no draft of {', '.join(ITEMS)}")
        kind = ITEMS[draft.kind]
        for field in draft.values:
            if field not in kind.__dataclass_fields__ or field in _SETTLED:
                raise LayoutFault(name, f"it set {field!r}, which is no field of a {draft.kind} for a layout to set")
        if not all(start <= a < b <= end for a, b in draft.extents):
            raise LayoutFault(name, f"a {draft.kind} takes up text outside of the lines that were claimed")
        draft.values = _tried(name, f"a {draft.kind} is wrong", partial(checked_values, kind, draft.values))
    if not all(0 <= n < len(stretch.lines) for n in built.residue):
        raise LayoutFault(name, "it calls lines residue that it did not claim")
    if not all(isinstance(remark, Diagnostic) for remark in built.diagnostics):
        raise LayoutFault(name, "its diagnostics are not all of profparse.Diagnostic")


def _is_price(value: Any) -> bool:
    return isinstance(value, int | float) and math.isfinite(value) and value >= 0


def _kind(value: Any) -> str:
    kind = type(value).__name__
    return f"{'an' if kind[0] in 'aeiouAEIOU' else 'a'} {kind}"
