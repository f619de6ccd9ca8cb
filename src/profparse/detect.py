"""Which layout holds where: every layout claims stretches of the page's lines, and the surest claims win.

Layouts are found, not listed: each module or package under :mod:`profparse.layouts` that has a ``LAYOUT``, and each
entry point of the group ``profparse.layouts``.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from profparse.diagnostics import Diagnostic, OptionError
from profparse.layouts.contract import DECLARED, Layout, LayoutFault
from profparse.pieces.line import Page

ENTRY_POINTS = "profparse.layouts"
SURE = 1 - 0.5**7  # the confidence of a claim of seven records: what whole lines show so often no sign has to find


class Found(NamedTuple):
    """A layout over the lines ``[start, end)`` of a page, with the confidence of its claim."""

    layout: Layout
    start: int
    end: int
    confidence: float


@cache
def layouts() -> tuple[Layout, ...]:
    """Every layout there is, by name: those of the package, then those of installed third parties.

    A third party's layout that is broken, or of a name that is taken, is left out with a warning: what ships cannot be
    replaced unseen.
    """
    from importlib import import_module

    import profparse.layouts as package
    from profparse.layouts.declared import declared_layouts

    found: dict[str, Layout] = {}
    for name in _modules(package.__path__[0]):
        layout = getattr(import_module(f"{package.__name__}.{name}"), "LAYOUT", None)
        if isinstance(layout, Layout):
            found[layout.name] = layout
    for layout in declared_layouts():
        found[layout.name] = layout
    for layout in _installed(found):
        found[layout.name] = layout
    return tuple(found[name] for name in sorted(found))


def _modules(folder: str) -> list[str]:
    """The names of a package's modules, as :func:`pkgutil.iter_modules` gives them; that costs more to import."""
    import os

    try:
        entries = list(os.scandir(folder))
    except NotADirectoryError:  # in a zip archive
        from pkgutil import iter_modules

        return [module.name for module in iter_modules([folder])]
    names = {entry.name.removesuffix(".py") for entry in entries if entry.name.endswith(".py")}
    names |= {entry.name for entry in entries if os.path.isfile(os.path.join(entry.path, "__init__.py"))}
    return sorted(names - {"__init__"})


def _installed(taken: Iterable[str]) -> Sequence[Layout]:
    if not _may_be_installed():
        return ()
    from profparse.installed import installed

    return installed(taken)


# Folders that say what a package is; the last one lies in an egg.
_ABOUT_PACKAGES = (".dist-info", ".egg-info", "egg-info")


def _may_be_installed() -> bool:
    """Whether any installed package names the group of entry points; importlib.metadata takes ten times as long."""
    import os
    import sys

    finders = [finder for finder in sys.meta_path if hasattr(finder, "find_distributions")]
    if [getattr(finder, "__name__", "") for finder in finders] != ["PathFinder"]:
        return True  # something finds packages elsewhere: let importlib.metadata ask it
    for place in sys.path:
        try:
            found = [entry for entry in os.scandir(place or ".") if entry.name.lower().endswith(_ABOUT_PACKAGES)]
        except NotADirectoryError:
            return True  # a zip archive: let importlib.metadata look into it
        except OSError:
            continue
        for entry in found:
            try:
                with open(os.path.join(entry.path, "entry_points.txt"), "rb") as file:
                    if ENTRY_POINTS.encode() in file.read():
                        return True
            except OSError:
                continue
    return False


def layout_names() -> tuple[str, ...]:
    """The names that the option ``layout`` takes."""
    return tuple(layout.name for layout in layouts())


def named(name: str) -> Layout:
    """The layout of a name; raises :class:`OptionError` where there is none."""
    for layout in layouts():
        if layout.name == name:
            return layout
    raise OptionError(f"unknown layout {name!r}; there are {', '.join(layout_names())}")


def fallback() -> Layout:
    """The layout for what no other claims."""
    return next(layout for layout in layouts() if layout.fallback)


def detect(page: Page, name: str | None = None, remarks: list[Diagnostic] | None = None) -> Sequence[Found]:
    """Part the page's lines among the layouts, in page order; with ``name`` the whole page is given to that one.

    Claims are taken surest first; what nothing claims goes to the layout that is the fallback. A layout that fails
    claims nothing, and adds to the ``remarks``.
    """
    count = len(page.lines)
    if name is not None:
        return [Found(named(name), 0, count, 1.0)] if count else []
    claims: list[Found] = []
    for layout in layouts():
        if layout.grammar != DECLARED and not layout.fallback and not layout.late:
            claims += _claims(layout, page, 0, count, remarks)
    sure = sorted((claim for claim in claims if claim.confidence >= SURE), key=lambda found: found.start)
    for start, end in _left(sure, count):
        for layout in layouts():
            if layout.grammar == DECLARED and not layout.late:
                claims += _claims(layout, page, start, end, remarks)
    taken: list[Found] = []
    # Of equally sure claims what a layout sees in whole lines comes before what signs find in a text of any shape.
    for claim in sorted(claims, key=lambda found: (-found.confidence, found.layout.grammar == DECLARED, found.start)):
        at = bisect(taken, claim.start, key=lambda found: found.start)
        if (not at or taken[at - 1].end <= claim.start) and (at == len(taken) or claim.end <= taken[at].start):
            taken.insert(at, claim)
    for place, stop in _left(taken, count):
        for layout in layouts():
            if layout.late:
                for claim in _claims(layout, page, place, stop, remarks):
                    taken.append(claim)
    taken.sort(key=lambda found: found.start)
    rest_of = fallback()
    out: list[Found] = []
    place = 0
    for place_taken in [*taken, None]:
        stop = place_taken.start if place_taken else count
        if place < stop:
            rest = rest_of.claims(page._replace(lines=page.lines[place:stop]))
            out.append(Found(rest_of, place, stop, rest[0].confidence if rest else 0.0))
        if place_taken:
            out.append(place_taken)
            place = place_taken.end
    return out


def _claims(
    layout: Layout, page: Page, start: int, end: int, remarks: list[Diagnostic] | None
) -> list[Found]:
    """What a layout claims of the page's lines ``[start, end)``; nothing where it fails."""
    part = page if end - start == len(page.lines) else page._replace(lines=page.lines[start:end])
    try:
        found = layout.claims(part)
    except LayoutFault as fault:
        if remarks is not None:
            remarks.append(fault.remark(None))
        return []
    return [Found(layout, start + claim.start, start + claim.end, claim.confidence) for claim in found]


def _left(taken: Sequence[Found], count: int) -> list[tuple[int, int]]:
    """The stretches of lines that no layout has taken, in page order."""
    out = []
    place = 0
    for found in taken:
        if place < found.start:
            out.append((place, found.start))
        place = max(place, found.end)
    return [*out, (place, count)] if place < count else out
