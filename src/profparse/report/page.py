"""The report: one HTML page that needs nothing else and in which nothing of the parsed page can run."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence

from profparse.data_files import load_text
from profparse.diagnostics import OptionError
from profparse.model import Item, Profile, Residue
from profparse.report.copies import Copies, buttons, copies, data, page
from profparse.report.lists import MOST, UNREAD, Lines, remark_kind, remarks, residue
from profparse.report.marks import KINDS, Mark, marks
from profparse.report.markup import Html, element, joined, visible
from profparse.report.records import certainty, record
from profparse.report.source import source
from profparse.report.years import timeline

STYLES = ("report/view.css", "report/page.css")
SCRIPTS = ("report/marks.js", "report/filters.js", "report/search.js", "report/copy.js", "report/keys.js")
EDIT_SCRIPTS = ("report/edit/text.js", "report/edit/state.js", "report/edit/view.js", "report/edit/controls.js")
_GROUP = 8  # records, which a browser need not lay out while they are out of sight
#: The sections of items, by the attribute of the profile.
SECTIONS = {"papers": "Papers", "news": "News", "projects": "Projects"}
#: What the filters are called, in their order, by the kinds that records and entries have.
FILTERS = {
    "bio": "bio", "paper": "papers", "news": "news", "project": "projects", "unparsed": "unread", "error": "errors",
    "warning": "warnings", "info": "infos", "prose": "prose", "heading": "headings", "hidden": "hidden",
    "boilerplate": "boilerplate", "markup": "markup",
}  # fmt: skip
FAMILIES = {
    "name": "titles", "person": "people", "place": "places", "time": "dates", "prose": "prose", "link": "links",
    "figure": "figures", "label": "labels",
}  # fmt: skip


def html_report(profile: Profile, *, edit: bool = False) -> str:
    """The profile as one HTML page: its source with all that was read marked, beside the items that it gave.

    With ``edit`` the items can be corrected in it, and the corrections saved as gold; see ``docs/view.md``.

    The page holds its styles and its script, asks nothing of a network, and its content security policy lets nothing
    else run. A profile that was loaded without its page (see :meth:`~profparse.model.Profile.with_source`) is shown
    without the source. The same profile gives the same text, which can always be written as UTF-8. Raises
    :class:`~profparse.diagnostics.OptionError` for one that is to be edited without its page.

    >>> import profparse
    >>> page = html_report(profparse.parse("## News\\n- [5/2024] <i onclick=run()>Our</i> tables are out.\\n"))
    >>> "Our tables are out." in page, "<i onclick" in page
    (True, False)
    """
    text: str | None = getattr(profile, "source_text", None)
    found = marks(profile, len(text)) if text is not None else []
    marked = frozenset(mark.path for mark in found)
    written = copies(profile)
    if edit and text is None:
        raise OptionError("a profile is edited beside its page; attach that with with_source(text)")
    style = joined_files((*STYLES, "report/edit/edit.css") if edit else STYLES)
    script = joined_files((*SCRIPTS, *EDIT_SCRIPTS) if edit else SCRIPTS)
    parts = {
        "policy": Html(_policy(style, script)),
        "style": Html(style),
        "script": Html(script),
        "title": visible(title(profile)),
        "about": about(profile),
        "filters": _filters(profile),
        "legend": _legend(profile),
        "source": _source(profile, text, found, edit),
        "edit": Html(load_text("report/edit/toolbar.html") if edit else ""),
        "edit_keys": Html(load_text("report/edit/keys.html") if edit else ""),
        "unread": _unread(profile, text, marked),
        "data": joined([data(written), page(profile, text)]) if edit and text is not None else data(written),
        "timeline": timeline(tuple(profile.items()), choosable=True),
        "items": _items(profile, marked, written),
        "rest": _rest(profile, text, marked),
    }
    before, *pieces = load_text("report/page.html").split("{{")
    shown = [before]
    for piece in pieces:
        name, after = piece.split("}}", 1)
        shown += [joined([parts[name]]), after]
    return "".join(shown)


def joined_files(names: Sequence[str]) -> str:
    """Some data files one after the other."""
    return "".join(load_text(name) for name in names)


def _policy(style: str, script: str) -> str:
    """A content security policy under which only this style and this script count, and no text becomes markup."""
    digests = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (style, script)]
    return f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'; " \
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"


def title(profile: Profile) -> str:
    """What a report is called: the person's name, or the file's."""
    name = profile.bio.name if profile.bio else None
    return name or _file_name(profile) or "A page"


def _file_name(profile: Profile) -> str | None:
    return profile.source.name.replace("\\", "/").rsplit("/", 1)[-1] if profile.source.name else None


def about(profile: Profile) -> Html:
    """What was given, and what it was taken for."""
    given = profile.source
    said = [name] if (name := _file_name(profile)) and name != title(profile) else []
    said += [given.format, f"{given.length:,} characters"]
    said += [joined([f"layout {layout.name} ", certainty(layout.confidence)]) for layout in profile.layouts]
    return joined([element("span", word, dir="auto", class_="fact") for word in said])


def _kinds(profile: Profile) -> Counter[str]:
    kinds = Counter(KINDS.get(type(item), "item") for item in profile.items())
    kinds["hidden"] = sum(item.hidden for item in profile.items())
    kinds.update(kind for remark in profile.diagnostics for kind in remark_kind(remark).split())
    kinds.update(piece.kind for piece in profile.residue)
    return kinds


def _filters(profile: Profile) -> Html:
    """A switch for each kind that there is; what is chosen stays, and without a choice all does."""
    kinds = _kinds(profile)
    return joined([
        element(
            "button", FILTERS[kind], element("span", str(kinds[kind])), type="button", data_filter=kind,
            aria_pressed="false",
        )
        for kind in FILTERS if kinds[kind]
    ])  # fmt: skip


def _legend(profile: Profile) -> Html:
    """The colours and, where the page has markup, a switch that unfolds it."""
    colours = [element("span", said, data_family=family) for family, said in FAMILIES.items()]
    if any(piece.kind == "markup" for piece in profile.residue):
        colours.append(element("button", "Markup", type="button", id="markup", aria_pressed="false"))
    return joined(colours)


def _source(profile: Profile, text: str | None, found: list[Mark], edit: bool) -> Html:
    if text is None:
        return element("p", "This profile was loaded without its page.", class_="empty")
    if not text.strip():
        return element("p", "The page is empty.", class_="empty")
    return source(text, found, kinds_of(profile), offsets=edit)


def kinds_of(profile: Profile) -> dict[str, str]:
    """For the paths of hidden items, residue and remarks: what kind of residue or remark each is."""
    kinds: dict[str, str] = {item.id: "hidden" for item in profile.items() if item.hidden}
    kinds.update((f"residue-{n}", piece.kind) for n, piece in enumerate(profile.residue, 1))
    kinds.update((f"remark-{n}", remark_kind(remark)) for n, remark in enumerate(profile.diagnostics, 1))
    return kinds


def _items(profile: Profile, marked: frozenset[str], written: Copies) -> Html:
    sections = [_section("Bio", (profile.bio,) if profile.bio else (), marked, written)]
    sections += [_section(title, getattr(profile, name), marked, written) for name, title in SECTIONS.items()]
    return joined(sections)


def _section(title: str, items: Sequence[Item], marked: frozenset[str], written: Copies) -> Html:
    if not items:
        return Html()
    count = element("span", str(len(items)), class_="count-of") if title != "Bio" else ""
    groups = [
        element(
            "div", *[record(item, marked, buttons(item, written)) for item in items[start : start + _GROUP]],
            class_="records",
        )
        for start in range(0, len(items), _GROUP)
    ]
    return element("section", element("h2", title, count), *groups)


def _unread(profile: Profile, text: str | None, marked: frozenset[str]) -> Html:
    """What looks like records and was not read as such, before all else: remarks on it, and residue of that kind."""
    numbered = [(n, remark) for n, remark in enumerate(profile.diagnostics, 1) if remark.code == UNREAD]
    pieces = [(n, piece) for n, piece in enumerate(profile.residue, 1) if piece.kind == "unparsed"]
    if not numbered and not pieces:
        return Html()
    lines = Lines(text)
    heading = element("h2", "Unread", element("span", f"{len(numbered) + len(pieces):,}", class_="count-of"))
    note = element("p", "What looks like records, and was not read as such.", class_="note")
    listed = [remarks(numbered, lines, marked)] if numbered else []
    listed += [residue(pieces[:MOST], lines, marked), _more(len(pieces))] if pieces else []
    return element("section", heading, note, *listed, class_="unread")


def _more(count: int) -> Html:
    left = count - MOST
    return element("p", f"and {left:,} more, shown in the source", class_="note") if left > 0 else Html()


def _rest(profile: Profile, text: str | None, marked: frozenset[str]) -> Html:
    """The remarks, and the residue by kind."""
    lines = Lines(text)
    sections = []
    others = [(n, remark) for n, remark in enumerate(profile.diagnostics, 1) if remark.code != UNREAD]
    if others:
        heading = element("h2", "Remarks", element("span", str(len(others)), class_="count-of"))
        sections.append(element("section", heading, remarks(others, lines, marked)))
    by_kind: dict[str, list[tuple[int, Residue]]] = {}
    rest = [(n, piece) for n, piece in enumerate(profile.residue, 1) if piece.kind != "unparsed"]
    for n, piece in rest:
        by_kind.setdefault(piece.kind, []).append((n, piece))
    groups = []
    for kind in [*filter(by_kind.get, FILTERS), *(by_kind.keys() - FILTERS.keys())]:
        pieces = by_kind[kind]
        summary = element("summary", kind, element("span", f"{len(pieces):,}", class_="count-of"))
        listed = residue(pieces[:MOST], lines, marked)
        groups.append(element("details", summary, listed, _more(len(pieces)), open=kind != "markup"))
    if groups:
        heading = element("h2", "Residue", element("span", f"{len(rest):,}", class_="count-of"))
        note = element("p", "What became part of no item, by kind.", class_="note")
        sections.append(element("section", heading, note, *groups))
    return joined(sections)
