"""Profiles that no page gave: any text anywhere, so that an export meets more than pages hold."""

from __future__ import annotations

from hypothesis import strategies as st

from profparse import (
    Author,
    Bio,
    Date,
    Education,
    Identifier,
    Link,
    Metric,
    NewsItem,
    Paper,
    Position,
    Profile,
    Project,
)
from profparse.item_lists import NewsItems, Papers, Projects
from profparse.model import Frozen, Source

PLACE = (0, 1)
#: Pieces that end, begin or mean something in one format or another.
PIECES = (
    "{", "}", "\\", "%", "&", "$", "#", "_", "~", "^", '"', "'", ",", ";", ":", "@", "@article{x,", " and ", "others",
    "et al.", "ER  - ", "TY  - JOUR", "\nAU  - X", "\r\nEND:VEVENT\r\n", "]]>", "-->", "<script>alert(1)</script>",
    "</script>", "&amp;", "`", "*", "**", "|", "[a](javascript:b)", "![x](y)", "www.example.org", "https://example.org/",
    "a@example.org", "=1+1", "+1", "-1", "\t", "\x00", "\x0b", "\x1b[31m", "\x7f", "\x85", "\u2028", "\ufeff", "\ufffe",
    "\ud800", "\udfff", "李明", "é", "e\u0301", "عربي", "𝒳", "🎉", "\u202e", "\u200b", "1.", "2)", "- ", "# ", "Narrow",
    "TABLES", "von der", "Jr.", " ", "  ",
)  # fmt: skip
anything = st.text(st.characters(exclude_categories=()), max_size=12)
texts = st.lists(st.sampled_from(PIECES) | anything, max_size=6).map("".join)
maybe = st.none() | texts
EDTF = (
    "2024", "2024-05", "2024-05-03", "2022-21", "2023-01/2023-03", "2022-11-30/2023-01-02", "2023-05/..", "../2020",
    "XXXX-04-03", "2024-XX-XX", "0000", "9999-12-31", "2024-02-30", "2024-13", "", "no date",
)  # fmt: skip
dates = st.builds(
    Date, text=texts, edtf=st.sampled_from(EDTF), earliest=st.sampled_from((None, "2024-01-01", "0000-01-01")),
    latest=st.sampled_from((None, "2024-12-31", "x")), precision=st.sampled_from(("day", "month", "season", "year")),
    interval=st.booleans(), inferred=st.sampled_from(((), ("year",))),
    alternatives=st.sampled_from(((), ("2024-05-03", "2024-03-05"))), span=st.just(PLACE),
)  # fmt: skip
authors = st.builds(
    Author, name=texts, given=maybe, family=maybe, kind=st.sampled_from(("person", "group")),
    marks=st.lists(texts, max_size=2).map(tuple), is_owner=st.booleans(), span=st.just(PLACE),
)  # fmt: skip
urls = texts | st.sampled_from((
    "https://example.org/a?b={c}&d=[e]#f", "http://example.org/%zz \x00", "../paper.pdf", "javascript:alert(1)",
    "data:text/html,x", "mailto:a@example.org", "https://example.org/\ud800", "HTTPS://EXAMPLE.org/)>\"'<",
))  # fmt: skip
links = st.builds(
    Link, url=urls, resolved=st.none() | urls, text=texts, kind=st.sampled_from(("paper", "profile", "code", "other")),
    span=st.just(PLACE),
)  # fmt: skip
identifiers = st.builds(
    Identifier, scheme=st.sampled_from(("doi", "arxiv", "pmid", "isbn", "acl", "orcid")), value=texts,
    span=st.just(PLACE),
)  # fmt: skip
several = {
    "texts": st.lists(texts, max_size=2).map(tuple), "links": st.lists(links, max_size=3).map(tuple),
    "identifiers": st.lists(identifiers, max_size=3).map(tuple),
}  # fmt: skip
item = {
    "id": st.just("x-1"), "blocks": st.just((PLACE,)), "layout": st.just("homepage"), "hidden": st.booleans(),
    "spans": st.just(Frozen(title=(PLACE,))), "confidence": st.just(Frozen(title=0.5)),
}  # fmt: skip
EDITIONS = ("2nd ed.", "3., überarb. Aufl.", "Rev. ed.", "2", "第2版", "ed.", ", ,")
papers = st.builds(
    Paper, title=maybe,
    type=st.sampled_from((None, "article-journal", "paper-conference", "thesis", "chapter", "book", "patent", "report",
                          "dataset", "software", "article")),
    authors=st.lists(authors, max_size=3).map(tuple), et_al=st.booleans(), organizations=several["texts"], venue=maybe,
    volume=maybe, issue=maybe, pages=maybe | st.just("1–9"), publisher=maybe,
    publisher_place=maybe, edition=maybe | st.sampled_from(EDITIONS), editors=st.lists(authors, max_size=2).map(tuple),
    date=st.none() | dates,
    categories=several["texts"], score=st.none() | st.floats(allow_nan=False, allow_infinity=False),
    badges=several["texts"], abstract=maybe, status=st.sampled_from((None, "published", "under review")),
    citations=st.none() | st.integers(), links=several["links"], identifiers=several["identifiers"],
    same_as=st.just(()), **item,
)  # fmt: skip
news = st.builds(
    NewsItem, date=st.none() | dates, text=texts, kind=st.sampled_from(("talk", "event", "award", "other")),
    links=several["links"], mentions=several["texts"], **item,
)  # fmt: skip
projects = st.builds(Project, name=maybe, description=maybe, links=several["links"], **item)
positions = st.builds(
    Position, role=maybe, organization=maybe, unit=maybe, start=st.none() | dates, end=st.none() | dates,
    current=st.none() | st.booleans(), span=st.just(PLACE),
)  # fmt: skip
education = st.builds(
    Education, degree=maybe, field=maybe, institution=maybe, unit=maybe, advisors=several["texts"],
    start=st.none() | dates, end=st.none() | dates, current=st.none() | st.booleans(), span=st.just(PLACE),
)  # fmt: skip
bios = st.builds(
    Bio, name=maybe, summary=maybe, positions=st.lists(positions, max_size=2).map(tuple),
    education=st.lists(education, max_size=2).map(tuple), interests=several["texts"], emails=several["texts"],
    categories=several["texts"],
    metrics=st.lists(st.builds(Metric, name=texts, value=st.integers(), span=st.just(PLACE)), max_size=2).map(tuple),
    links=several["links"], identifiers=several["identifiers"], **item,
)  # fmt: skip


def profiles(**parts: st.SearchStrategy[object]) -> st.SearchStrategy[Profile]:
    """Profiles with a few items of each kind; ``parts`` say otherwise of some."""
    fields: dict[str, st.SearchStrategy[object]] = {
        "bio": st.none() | bios,
        "papers": st.lists(papers, max_size=4).map(Papers),
        "news": st.lists(news, max_size=4).map(NewsItems),
        "projects": st.lists(projects, max_size=3).map(Projects),
    }
    source = st.builds(Source, name=st.none() | texts, format=st.just("text"), length=st.just(1), sha256=st.just(""))
    return st.builds(
        Profile, schema_version=st.just("1.0.0"), source=source, layouts=st.just(()), diagnostics=st.just(()),
        residue=st.just(()), **(fields | parts),
    )  # fmt: skip
