"""Whole pages of invented people around known records: the kind of every line is known, for the renderer wrote it."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from profparse.pieces import read_page
from profparse.training.pages.data_files import content_file, data_file
from profparse.training.pages.entries import PublicationList
from profparse.training.pages.markup import Markup, box
from profparse.training.pages.project_lists import projects
from profparse.training.pages.sections import career, news, other
from profparse.training.pages.vocabulary import Record, Words, vocabulary

CAREER = ("positions", "education")
SHORT = (1, 1, 2, 2, 3, 3, 4, 5, 6, 8)  # entries of a piece of a page
OTHERS = ("talks", "teaching", "awards", "service", "students", "positions", "education", "others")


class RenderedPage(NamedTuple):
    """A page's text, its format, and what it holds in the gold's terms."""

    text: str
    format: str
    gold: dict[str, Any]


def rendered_pages(records: Sequence[Record], count: int, seed: int) -> Iterator[RenderedPage]:
    """So many pages; the same records and seed give the same."""
    draw = random.Random(seed)
    for _ in range(count):
        yield rendered_page(random.Random(draw.getrandbits(64)), records)


def rendered_page(draw: random.Random, records: Sequence[Record]) -> RenderedPage:
    """One page in HTML or Markdown, in the plain text that a visitor copies from it, or as a data file."""
    words = Words(draw, records)
    if words.chance(0.1):
        return RenderedPage(*data_file(words))
    markup = Markup(words.chance(0.35))
    owner = words.person()
    gold: dict[str, Any] = {"papers": [], "news": [], "projects": [], "bio": {}}
    level, form = draw.choice([2, 2, 2, 3, 1]), draw.choice(["h", "h", "h", "h", "h", "bold", "line"])
    sections: list[tuple[str, str, list[tuple[str, list[dict[str, Any]]]]]] = []
    only = words.chance(0.3)  # a page of publications
    bare = only and words.chance(0.3)  # and of nothing else: a piece of a page, as people paste it
    if only or words.chance(0.7):
        for _ in range(draw.choice([1, 1, 1, 2, 3])):
            shape = PublicationList(words, markup, owner)
            body = shape.render(draw.sample(list(records), draw.choice([1, 2, 2, 3, 4, 8, 12, 20, 30])))
            head = "" if words.chance(0.1) else draw.choice(vocabulary()["heads"]["papers"])
            sections.append((head, body, [("papers", shape.gold)]))
    if not only and words.chance(0.5):
        body, found = news(words, markup)
        sections.append((draw.choice(vocabulary()["heads"]["news"]), body, [("news", found)]))
    if not only and words.chance(0.4):
        body, found = projects(words, markup)
        sections.append((draw.choice(vocabulary()["heads"]["projects"]), body, [("projects", found)]))
    for kind in draw.sample(OTHERS, 0 if bare else draw.randint(0, 2) if only else draw.randint(1, 6)):
        sections.append((draw.choice(vocabulary()["heads"][kind]), other(words, markup, kind), []))
    draw.shuffle(sections)
    parts = []
    for head, body, held in sections:
        if held and head:
            note = markup.text(words.phrase("bio")) if words.chance(0.15) else ""
            body = (f"{note}\n\n" if markup.markdown else box("p", note)) + body if note else body
        text = (markup.heading(head, level, form) if head else "") + body
        if not markup.markdown and words.chance(0.6):
            text = box(
                draw.choice(["section", "div", "div", "div"]), text, draw.choice(vocabulary()["classes"]["section"])
            )
        parts.append(text + "\n")
        for name, items in held:
            gold[name] += items
    bio = [words.phrase("bio") for _ in range(draw.randint(0, 1) if only else draw.randint(1, 5))]
    text = (
        "\n".join(parts)
        if bare
        else _markdown_page(words, markup, owner, bio, parts, only)
        if markup.markdown
        else _html_page(words, markup, owner, bio, parts)
    )
    format = "markdown" if markup.markdown else "html"
    if words.chance(0.22):
        text, format = copied(text, format, draw), "text"
    return RenderedPage(text, format, gold)


def rendered_pieces(records: Sequence[Record], count: int, seed: int) -> Iterator[RenderedPage]:
    """So many pieces of pages; the same records and seed give the same."""
    draw = random.Random(seed)
    for _ in range(count):
        yield rendered_piece(random.Random(draw.getrandbits(64)), records)


def rendered_piece(draw: random.Random, records: Sequence[Record]) -> RenderedPage:
    """A piece of a page, as people paste it: one short list with or without its heading, or a few words."""
    words = Words(draw, records)
    if words.chance(0.05):
        return RenderedPage(*content_file(words))
    markup = Markup(words.chance(0.6))
    owner = words.person()
    gold: dict[str, Any] = {"papers": [], "news": [], "projects": [], "bio": {}}
    kind = draw.choice(["papers", "papers", "papers", "papers", "news", "news", "projects", "other", "other", "bio"])
    if kind == "papers":
        shape = PublicationList(words, markup, owner)
        body = shape.render(draw.sample(list(records), draw.choice(SHORT)))
        gold["papers"] = shape.gold
    elif kind == "news":
        body, gold["news"] = news(words, markup, 5)
    elif kind == "projects":
        body, gold["projects"] = projects(words, markup, 4)
    elif kind == "other":
        kind = draw.choice([*OTHERS, "positions", "education"])
        body = career(words, markup, kind, 4) if kind in CAREER and words.chance(0.5) else other(words, markup, kind, 5)
    else:
        told = [words.phrase("bio") for _ in range(draw.randint(1, 3))]
        body = "".join(f"{markup.text(one)}\n\n" if markup.markdown else box("p", markup.text(one)) for one in told)
    head = draw.choice(vocabulary()["heads"].get(kind, [owner])) if words.chance(0.6) else ""
    text = _framed(head, draw) + body if head and words.chance(0.25) else body
    if head and text is body:
        text = markup.heading(head, draw.choice([1, 2, 2, 3]), draw.choice(["h", "h", "bold", "line"])) + body
    if words.chance(0.3):  # the person's name stands over it
        text = markup.heading(owner, 1) + text
    format = "markdown" if markup.markdown else "html"
    if words.chance(0.5):
        text, format = copied(text, format, draw), "text"
    return RenderedPage(text, format, gold)


def _framed(head: str, draw: random.Random) -> str:
    """A heading as texts without markup set it off."""
    shown = draw.choice(["{}:", ":: {} ::", "== {} ==", "*** {} ***", "{}\n-----", "[{}]", "--- {} ---", "{}"])
    return shown.format(draw.choice([head, head, head.upper()])) + draw.choice(["\n", "\n\n"])


def _markdown_page(
    words: Words, markup: Markup, owner: str, bio: Sequence[str], parts: Sequence[str], only: bool
) -> str:
    title = words.draw.choice(vocabulary()["heads"]["papers"]) if only else owner
    front = (
        f"---\ntitle: {title}\nlayout: page\n---\n\n"
        if words.chance(0.7)
        else f"# {title}\n\n"
        if words.chance(0.6)
        else ""
    )
    return front + "\n\n".join(map(markup.text, bio)) + "\n\n" + "\n".join(parts)


def _html_page(words: Words, markup: Markup, owner: str, bio: Sequence[str], parts: Sequence[str]) -> str:
    draw = words.draw
    menu = ""
    if words.chance(0.5):
        links = "".join(
            box("li", f'<a href="#{name}">{name}</a>') for name in ("Home", "Publications", "Teaching", "CV")
        )
        menu = box(
            draw.choice(["nav", "div", "header"]), box("ul", links), draw.choice(["", "navbar", "menu", "header"])
        )
    body = box("h1", owner) + "".join(box("p", markup.text(text)) for text in bio) + "\n".join(parts)
    outer = draw.choice(["main", "div", "table", "", "divs"])
    if outer == "table":
        side = box("td", box("p", owner) + box("p", "Room 12")) if words.chance(0.5) else ""
        body = box("table", box("tr", side + box("td", body)))
    elif outer == "divs":
        body = box("div", box("div", box("div", body, "col-md-9"), "row"), "container")
    elif outer:
        body = box(outer, body, draw.choice(vocabulary()["classes"]["section"]))
    foot = draw.choice(
        [
            "",
            "<footer>Last updated May 2025</footer>",
            "<p>Last modified: 3 March 2024</p>",
            '<div class="footer">Powered by examples</div>',
        ]
    )
    return f"<!doctype html><html><head><title>{owner}</title></head><body>{menu}{body}{foot}</body></html>"


def copied(text: str, format: str, draw: random.Random) -> str:
    """A page as the text that is copied from it: lines and blank lines are left, and some marks of lists."""
    page = read_page(text, format)
    marked, gaps = draw.random() < 0.4, draw.random() < 0.6
    width = draw.choice([0, 0, 0, 72, 80, 96])
    indent = " " * draw.choice([0, 0, 2, 4, 6])
    out = []
    for line in page.lines:
        if gaps and ((line.gap and not line.broken) or line.kind == "heading"):
            out.append("")
        mark = f"{line.marker or '•'} " if marked and line.kind == "item" and not line.broken else ""
        wrapped = textwrap.wrap(mark + line.text, width, subsequent_indent=indent) if width else [mark + line.text]
        out += wrapped or [""]
    return "\n".join(out)
