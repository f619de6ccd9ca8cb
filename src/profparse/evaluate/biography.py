"""The biography held against the gold: name, positions, education, addresses and figures."""

from __future__ import annotations

from profparse.evaluate.compare import letters, within
from profparse.evaluate.page import Json, Page

_LISTS = {"positions": ("role", "organization"), "education": ("degree", "institution")}


def biography(page: Page) -> None:
    """Record a page's biography; a page that holds none, by its gold, should give none."""
    gold = page.gold["bio"]
    if gold is None:
        got = page.found.get("bio")
        page.check("bio.none", "bio", not got, None, (got or {}).get("name"), cause=lambda *_: "extra")
        return
    found: Json = page.found.get("bio") or {}
    sure = found.get("confidence") or {}
    if gold.get("name"):
        same = letters(gold["name"]) == letters(found.get("name"))
        page.check("bio.name", gold["name"], same, gold["name"], found.get("name"), sure.get("name"))
    for field in _LISTS:
        if field in gold:
            _entries(page, field, gold[field], found)
    figures = {metric["name"]: metric["value"] for metric in found.get("metrics") or []}
    for name, value in (gold.get("metrics") or {}).items():
        page.check("bio.metrics", name, figures.get(name) == value, value, figures.get(name))
    emails = found.get("emails") or []
    for email in gold.get("emails") or []:
        page.check("bio.emails", email, email in emails, email, emails)
    page.links("bio.links", "bio", gold.get("links") or [], found, all_of_them=False)


def _entries(page: Page, field: str, wanted: list[Json], found: Json) -> None:
    """Record positions or degrees; the optional ones of the gold come last, and count neither way."""
    measure, parts = f"bio.{field}", _LISTS[field]
    rest = list(found.get(field) or [])
    sure = (found.get("confidence") or {}).get(field)
    missed: list[Json] = []
    for gold in sorted(wanted, key=lambda entry: bool(entry.get("optional"))):
        asked = [part for part in parts if gold.get(part)]
        same = next((entry for entry in rest if all(within(gold[part], entry.get(part)) for part in asked)), None)
        key = [gold.get(part) for part in parts]
        if same is not None:
            rest.remove(same)
            if not gold.get("optional"):
                page.add(measure, key, "right", confidence=sure)
            _details(page, key, gold, same)
        elif not gold.get("optional"):
            missed.append(gold)
    for gold in missed:
        near = next((e for e in rest if any(within(gold.get(p), e.get(p)) for p in parts)), None)
        cause = "not detected" if near is None else _other_part(parts, gold, near)
        page.add(measure, [gold.get(part) for part in parts], "missed", cause, wanted=gold)
    for entry in rest:
        near = next((g for g in missed if any(within(g.get(p), entry.get(p)) for p in parts)), None)
        twice = any(all(within(g.get(p), entry.get(p)) for p in parts if g.get(p)) for g in wanted)
        cause = "found twice" if twice else "extra" if near is None else _other_part(parts, near, entry)
        page.add(measure, [entry.get(part) for part in parts], "false", cause, got=entry, confidence=sure)


def _other_part(parts: tuple[str, ...], gold: Json, found: Json) -> str:
    """Which part of an entry is not the gold's, and whether it is there at all."""
    part = next((p for p in parts if gold.get(p) and not within(gold[p], found.get(p))), parts[0])
    return f"{'wrong' if found.get(part) else 'no'} {part}"


def _details(page: Page, key: list[str | None], gold: Json, found: Json) -> None:
    """Record a degree's advisors and field, where the gold has them."""
    if gold.get("advisors"):
        got = found.get("advisors") or []
        same = {letters(name) for name in gold["advisors"]} == {letters(name) for name in got}
        page.check("bio.advisors", key, same, gold["advisors"], got)
    if gold.get("field"):
        got = found.get("field")
        page.check("bio.field of study", key, within(gold["field"], got), gold["field"], got)
