"""Lists of projects, tools and grants of rendered pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from profparse.training.pages.markup import Markup, box
from profparse.training.pages.templates import Template
from profparse.training.pages.vocabulary import Words, vocabulary

OUTER = {"item": "ul", "item-breaks": "ul", "item-list": "ul", "row": "table", "cells": "table", "terms": "dl"}
MARKDOWN_FORMS = ("item", "item", "headed", "paragraph", "table", "item-list", "grant", "grant")
#: What a grant is printed with, in the orders of such lists.
GRANTS = (
    ("name", "funder", "period", "role"), ("period", "name", "funder", "role"), ("period", "funder", "name", "money"),
    ("funder", "name", "money", "period"), ("name", "role", "period"), ("name", "period"), ("period", "name", "role"),
)  # fmt: skip
PERIODS = (
    "{y}-{y2}", "{y} – {y2}", "{M} {y} - {M} {y2}", "{y}", "{y}年–{y2}年", "since {y}", "{y} - present", "({y}-{y2})",
)  # fmt: skip
ROLES = (
    "PI", "Co-PI", "Principal investigator", "Role: partner", "(PI: {n})", "代表", "分担", "主持", "Member", "with {n}",
)  # fmt: skip
MONEY = ("$300,000", "€1.2M", "Budget: 40,000 EUR", "CHF 90'000", "£25k", "500万円")


def projects(words: Words, markup: Markup, most: int = 10) -> tuple[str, list[dict[str, Any]]]:
    """A list of projects, tools or grants and what it holds."""
    draw = words.draw
    hint = draw.choice(vocabulary()["classes"]["project"])
    style, linked = draw.choice(["bold", "", "strong", "italic"]), words.chance(0.4)
    how = draw.choice(MARKDOWN_FORMS if markup.markdown else HTML_FORMS)
    about, separator = words.chance(0.85), draw.choice([": ", " – ", ". ", " - ", ", "])
    columns = draw.choice(GRANTS)
    template = Template(words, ("name", "about", "more"), ("name",), {"name": "title", "entry": hint})
    joint, grants_in = draw.choice([", ", ". ", "; ", " | ", " – "]), draw.choice(["item", "row", "row", "breaks"])
    out, gold = [], []
    for _ in range(draw.randint(2, most)):
        name = words.filled(words.one("projects")).strip("\"'“”")
        name = name[:1].upper() + name[1:]
        gold.append({"name": name, "urls": []})
        shown = markup.mark(name, style, "https://example.org/p" if linked else "")
        told = markup.text(words.phrase("about")) if about else ""
        more = markup.text(words.phrase("about"))
        if how == "grant":
            parts = {
                "name": shown,
                "funder": words.filled("{f}"),
                "period": words.filled(draw.choice(PERIODS)),
                "role": words.filled(draw.choice(ROLES)),
                "money": draw.choice(MONEY),
            }
            out.append(_grant(markup, [parts[column] for column in columns], grants_in, joint))
        elif how == "template":
            row = [("name", shown), ("about", told), ("more", more)][: 3 if words.chance(0.4) else 2]
            out.append(template.render([(part, text) for part, text in row if text]))
        elif markup.markdown:
            out.append(_markdown(how, shown, told, more, separator))
        else:
            out.append(_HTML[how](shown, told or more, more, f"{shown}{separator}{told}" if told else shown, hint))
    body = "".join(out)
    if markup.markdown:
        head = "| Project | About | Role |\n|---|---|---|\n" if how == "table" else ""
        if how == "grant" and grants_in != "item":
            head = "| " + " | ".join(column.capitalize() for column in columns) + " |\n" + "|---" * len(columns) + "|\n"
        return head + body, gold
    outer = {"grant": {"item": "ul", "row": "table"}.get(grants_in, "p"), "template": template.outer}.get(how)
    return box(outer or OUTER.get(how, "div"), "\n" + body), gold


def _grant(markup: Markup, parts: list[str], form: str, joint: str) -> str:
    if markup.markdown:
        return f"- {joint.join(parts)}\n" if form == "item" else "| " + " | ".join(parts) + " |\n"
    if form == "row":
        return box("tr", "".join(box("td", part) for part in parts))
    return box("li", joint.join(parts)) if form == "item" else joint.join(parts) + "<br>\n"


HTML_FORMS = (
    "item", "item", "item-list", "resume", "card", "card", "card-link", "headed", "row", "item-breaks", "paragraph",
    "terms", "cells", "grant", "grant", "template", "template", "template",
)  # fmt: skip


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
