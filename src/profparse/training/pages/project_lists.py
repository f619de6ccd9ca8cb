"""Lists of projects, tools and grants of rendered pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from profparse.training.pages.markup import Markup, box
from profparse.training.pages.vocabulary import Words, vocabulary

OUTER = {"item": "ul", "item-breaks": "ul", "item-list": "ul", "row": "table", "cells": "table", "terms": "dl"}
MARKDOWN_FORMS = ("item", "item", "headed", "paragraph", "table", "item-list")


def projects(words: Words, markup: Markup) -> tuple[str, list[dict[str, Any]]]:
    """A list of projects, tools or grants and what it holds."""
    draw = words.draw
    hint = draw.choice(vocabulary()["classes"]["project"])
    style, linked = draw.choice(["bold", "", "strong", "italic"]), words.chance(0.4)
    how = draw.choice(MARKDOWN_FORMS if markup.markdown else [*_HTML, "item", "card"])
    about, separator = words.chance(0.85), draw.choice([": ", " – ", ". ", " - ", ", "])
    out, gold = [], []
    for _ in range(draw.randint(2, 10)):
        name = words.filled(words.one("projects")).strip("\"'“”")
        name = name[:1].upper() + name[1:]
        gold.append({"name": name, "urls": []})
        shown = markup.mark(name, style, "https://example.org/p" if linked else "")
        told = markup.text(words.phrase("about")) if about else ""
        more = markup.text(words.phrase("about"))
        if markup.markdown:
            out.append(_markdown(how, shown, told, more, separator))
        else:
            out.append(_HTML[how](shown, told or more, more, f"{shown}{separator}{told}" if told else shown, hint))
    body = "".join(out)
    if markup.markdown:
        return ("| Project | About | Role |\n|---|---|---|\n" if how == "table" else "") + body, gold
    return box(OUTER.get(how, "div"), "\n" + body), gold


def _markdown(how: str, shown: str, told: str, more: str, separator: str) -> str:
    flow = f"{shown}{separator}{told}" if told else shown
    return {
        "item-list": f"- {shown}\n  - {told or more}\n  - {more}\n",
        "item": f"- {flow}\n",
        "headed": f"### {shown}\n{told or more}\n\n",
        "paragraph": f"{flow}\n\n",
        "table": f"| {shown} | {told} | {more} |\n",
    }[how]


#: The ways of HTML: from the name, what is told of it, more of that, both in a line, and a class.
_HTML: Mapping[str, Callable[[str, str, str, str, str], str]] = {
    "item": lambda name, told, more, flow, hint: box("li", flow),
    "item-list": lambda name, told, more, flow, hint: box("li", name + box("ul", box("li", told) + box("li", more))),
    "resume": lambda name, told, more, flow, hint: box("h4", name) + box("h5", "2019") + box("ul", box("li", told)),
    "card": lambda name, told, more, flow, hint: box("div", box("h4", name) + box("p", told), hint),
    "card-link": lambda name, told, more, flow, hint: box(
        "div", box("h3", name) + box("p", told) + box("p", '<a href="x">Code</a>'), hint
    ),
    "headed": lambda name, told, more, flow, hint: box("h4", name) + box("p", told),
    "row": lambda name, told, more, flow, hint: box(
        "tr", box("td", '<img src="p.png">') + box("td", f"{name}<br>\n{told}")
    ),
    "item-breaks": lambda name, told, more, flow, hint: box("li", f"{name}<br>\n{told}<br>\n{more}"),
    "paragraph": lambda name, told, more, flow, hint: box("p", flow),
    "terms": lambda name, told, more, flow, hint: box("dt", name) + box("dd", told),
    "cells": lambda name, told, more, flow, hint: box("tr", box("td", name) + box("td", told) + box("td", more)),
}
