"""A profile for a person who looks at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from profparse.cli.terminal import Style, cells, padded, printable, shortened, wrapped
from profparse.diagnostics import Diagnostic
from profparse.model import Bio, Date, Education, Paper, Position, Profile
from profparse.parts import worded

_MAXIMUM = 120  # columns; longer lines are hard to read


def summary(profile: Profile, name: str, width: int, style: Style) -> Iterator[str]:
    """The lines of a summary, none wider than ``width`` columns; what the page says is escaped."""
    width = min(width, _MAXIMUM)
    layouts = ", ".join(found.name for found in profile.layouts) or "no layout"
    yield style.bold(shortened(printable(name), width))
    yield style.faint(shortened(f"{profile.source.format}, {profile.source.length:,} characters, {layouts}", width))
    if profile.bio is not None:
        yield ""
        yield from _bio(profile.bio, width, style)
    yield from _section("Papers", [_paper(paper) for paper in profile.papers], width, style)
    yield from _section("News", [(_day(item.date), printable(item.text), "") for item in profile.news], width, style)
    projects = [("", printable(item.name or ""), printable(item.description or "")) for item in profile.projects]
    yield from _section("Projects", projects, width, style)
    if profile.bio is None and not (profile.papers or profile.news or profile.projects) and profile.source.length:
        yield ""
        yield shortened("Nothing was found; profparse explain shows how each line was read.", width)
    yield from _remarks(profile, width, style)


def _section(title: str, rows: Sequence[tuple[str, str, str]], width: int, style: Style) -> Iterator[str]:
    """Rows of a label, a first line and a second line, under a heading; nothing for no rows."""
    if not rows:
        return
    yield ""
    yield style.bold(f"{title} ({len(rows)})")
    column = max(cells(label) for label, _, _ in rows)
    indent = 2 + (column + 2 if column else 0)
    for label, first, second in rows:
        lead = padded(f"  {label}", indent)
        yield style.faint(lead) + shortened(first, width - indent)
        if second:
            yield style.faint(" " * indent + shortened(second, width - indent))


def _paper(paper: Paper) -> tuple[str, str, str]:
    names = [author.name for author in paper.authors] + (["et al."] if paper.et_al else [])
    second = [", ".join(names), paper.venue or "", ", ".join(paper.organizations)]
    return _day(paper.date), printable(paper.title or "(no title)"), printable(" · ".join(filter(None, second)))


def _day(date: Date | None) -> str:
    return printable(worded(date)) if date else ""


def _bio(bio: Bio, width: int, style: Style) -> Iterator[str]:
    yield style.bold(shortened(printable(bio.name or "(no name)"), width))
    rows: list[tuple[str, str]] = []
    rows += [("position", _position(position)) for position in bio.positions]
    rows += [("education", _education(education)) for education in bio.education]
    rows.append(("interests", ", ".join(bio.interests)))
    rows.append(("email", ", ".join(bio.emails)))
    rows.append(("figures", ", ".join(f"{m.name.replace('_', ' ')} {m.value:,.10g}" for m in bio.metrics)))
    rows.append(("elsewhere", ", ".join(f"{i.scheme} {i.value}" for i in bio.identifiers)))
    shown = ""
    for label, text in rows:
        if text:
            lead = f"  {'' if label == shown else label:11}"
            shown = label
            yield style.faint(lead) + shortened(printable(text), width - len(lead))


def _position(position: Position) -> str:
    place = ", ".join(filter(None, (position.role, position.unit, position.organization)))
    return place + _years(position.start, position.end, position.current)


def _education(education: Education) -> str:
    place = ", ".join(filter(None, (education.degree, education.field, education.unit, education.institution)))
    with_ = f", with {', '.join(education.advisors)}" if education.advisors else ""
    return place + with_ + _years(education.start, education.end, education.current)


def _years(start: Date | None, end: Date | None, current: bool | None) -> str:
    if start is None and end is None:
        return ""
    first, last = worded(start) if start else "", worded(end) if end else "now" if current else ""
    return f" ({first})" if first == last else f" ({first}–{last})"


def _remarks(profile: Profile, width: int, style: Style) -> Iterator[str]:
    remarks: tuple[Diagnostic, ...] = profile.diagnostics
    if not remarks:
        return
    yield ""
    yield style.bold(f"Remarks ({len(remarks)})")
    text = getattr(profile, "source_text", None) or ""
    for remark in remarks:
        first, *quoted = remark.render(text, "line").split("\n")
        for n, row in enumerate(wrapped(printable(first), width - 4)):
            yield f"{'    ' if n else '  '}{row}"
        for line in quoted:
            yield style.faint(f"  {line[: width - 2]}")
