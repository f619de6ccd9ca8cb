"""Papers, news and projects held against the gold."""

from __future__ import annotations

from profparse.evaluate.compare import folded, letters
from profparse.evaluate.page import Json, Page

PAPERS_ALIKE, NEWS_ALIKE, PROJECTS_ALIKE = 0.93, 0.72, 0.9  # of the keys of one entry on both sides
NEWS_START = 60  # letters of an item's text that are compared: the gold holds no more
_EXACT = ("et_al", "organizations", "score", "categories", "badges")


def edtf(item: Json) -> str | None:
    """An item's date in EDTF, or None."""
    date = item.get("date")
    return date.get("edtf") if date else None


def papers(page: Page) -> None:
    """Record the papers of a page and their fields."""
    verbatim = page.gold.get("verbatim", False)
    for gold, found in page.items("papers", "title", PAPERS_ALIKE):
        key, sure = gold["title"], found.get("confidence") or {}
        title, names = found.get("title"), [author["name"] for author in found.get("authors") or []]
        page.check("paper.title", key, letters(key) == letters(title), key, title, sure.get("title"))
        if "authors" in gold:
            same = [letters(name) for name in gold["authors"]] == [letters(name) for name in names]
            page.check("paper.authors", key, same, gold["authors"], names, sure.get("authors"))
        if verbatim:
            page.check("paper.title verbatim", key, key == title, key, title)
            page.check("paper.authors verbatim", key, gold.get("authors") == names, gold.get("authors"), names)
            abstract, got = gold.get("abstract"), found.get("abstract")
            page.check("paper.abstract verbatim", key, folded(abstract) == (got or ""), abstract, got)
        for field in _EXACT:
            if field in gold:
                page.check(f"paper.{field}", key, gold[field] == found.get(field), gold[field], found.get(field))
        if gold.get("venue"):
            want, have = letters(gold["venue"]), letters(found.get("venue"))
            good = have and (want in have or have in want)
            page.check("paper.venue", key, good, gold["venue"], found.get("venue"), sure.get("venue"))
        if gold.get("year"):
            year = str(gold["year"])
            page.check("paper.year", key, (edtf(found) or "")[:4] == year, year, edtf(found), sure.get("date"))
        if gold.get("date"):
            want = gold["date"]["edtf"]
            page.check("paper.date", key, edtf(found) == want, want, edtf(found), sure.get("date"))
        if "urls" in gold:
            page.links("paper.links", key, gold["urls"], found)


def news(page: Page) -> None:
    """Record the news of a page, their dates and links."""
    for gold, found in page.items("news", "text", NEWS_ALIKE, NEWS_START):
        key, sure = gold["text_start"], found.get("confidence") or {}
        want = (gold.get("date") or {}).get("edtf")
        page.check("news.date", key, edtf(found) == want, want, edtf(found), sure.get("date"))
        if "text" in gold:
            same = letters(gold["text"]) == letters(found.get("text"))
            page.check("news.text", key, same, gold["text"], found.get("text"), sure.get("text"))
        if "urls" in gold:
            page.links("news.links", key, gold["urls"], found)


def projects(page: Page) -> None:
    """Record the projects of a page, their descriptions and links."""
    for gold, found in page.items("projects", "name", PROJECTS_ALIKE):
        page.links("project.links", gold["name"], gold.get("urls") or [], found)
        if "description" in gold:
            same = letters(gold["description"]) == letters(found.get("description"))
            page.check("project.description", gold["name"], same, gold["description"], found.get("description"))
