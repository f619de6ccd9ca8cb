"""The forms in which the entries of a list stand: items, paragraphs, rows, boxes, cards, lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from profparse.training.pages.markup import box
from profparse.training.pages.templates import Template

Parts = Sequence[tuple[str, str]]


class Shape(Protocol):
    """What the form of an entry asks of its list."""

    form: str
    level: int
    plain_lead: bool
    classes: Mapping[str, str]
    template: Template

    def lines(self, parts: Parts) -> list[str]:
        """The parts on lines of their own."""

    def flow(self, parts: Parts) -> str:
        """The parts in one line."""

    def notes(self) -> list[tuple[str, str]]:
        """Remarks and links below the entry."""


def markdown_entry(shape: Shape, parts: Parts, n: int) -> str:
    """The parts of an entry in the form of its list; ``n`` is its number there."""
    lines, flow = shape.lines(parts), shape.flow(parts)
    return {
        "item": f"- {flow}\n",
        "ordered": f"{n}. {flow}\n",
        "paragraph": f"{flow}\n\n",
        "lines": "  \n".join(lines) + "\n\n",
        "headed": f"{'#' * (shape.level + 1)} {lines[0]}\n" + "  \n".join(lines[1:]) + "\n\n",
        "headed-paragraphs": "\n\n".join([f"{'#' * (shape.level + 1)} {lines[0]}", *lines[1:]]) + "\n\n",
        "rule": f"{flow}\n\n---\n\n",
        "item-lines": "- " + "  \n  ".join(lines) + "\n",
        "table": f"| {n} | {flow.replace('|', '/')} |\n",
        "numbered": f"\\[{n}\\] {flow}\n\n",
        "item-notes": f"- {flow}\n" + "".join(f"  - {part}\n" for name, part in shape.notes()),
        "two-lines": f"{lines[0]}  \n{shape.flow(parts[1:]) if len(parts) > 1 else ''}\n\n",
        "item-soft": "- " + "\n  ".join(lines) + "\n",
        "title-paragraphs": "\n\n".join(lines) + "\n\n",
        "nested-items": f"- {lines[0]}\n" + "".join(f"    - {line}\n" for line in lines[1:]),
    }[shape.form]


def html_entry(shape: Shape, parts: Parts, n: int) -> str:
    """The parts of an entry in the form of its list; ``n`` is its number there."""
    lines, flow = shape.lines(parts), shape.flow(parts)
    classes = shape.classes
    breaks = "<br>\n".join(lines)
    forms = {
        "template": lambda: shape.template.render(parts),
        "item": lambda: box("li", flow),
        "paragraph": lambda: box("p", flow),
        "boxes": lambda: box(
            "div", "\n" + "".join(box("div", part, classes.get(name, "")) for name, part in parts), classes["entry"]
        ),
        "breaks": lambda: flow + "<br>\n",
        "breaks-gap": lambda: breaks + "<br><br>\n",
        "row": lambda: box("tr", f'<td><img src="{n}.png"></td>' + box("td", breaks)),
        "cells": lambda: box("tr", "".join(box("td", part) for _, part in parts)),
        "item-breaks": lambda: box("li", breaks),
        "item-paragraphs": lambda: box("li", "".join(box("p", line) for line in lines)),
        "terms": lambda: box("dt", parts[0][1]) + box("dd", shape.flow(parts[1:]) if len(parts) > 1 else ""),
        "headed": lambda: box(f"h{shape.level + 1}", lines[0]) + box("p", "<br>\n".join(lines[1:])),
        "headed-paragraphs": lambda: box(f"h{shape.level + 1}", lines[0]) + "".join(box("p", one) for one in lines[1:]),
        "numbered": lambda: f"{n}. {flow}<br>\n",
        "card": lambda: box(
            "div",
            box("div", '<img src="a.jpg">', "col-2")
            + box("div", box("h5", lines[0]) + "".join(box("p", line) for line in lines[1:]), "col-10"),
            classes["entry"],
        ),
        "nested": lambda: box("div", box("div", box("div", breaks))),
        "open-items": lambda: f"<li>{flow}\n",
        "item-spans": lambda: box(
            "li", " ".join(box("span", part, classes.get(name, "")).strip() for name, part in parts)
        ),
        "paragraph-breaks": lambda: box("p", breaks),
        "open-paragraphs": lambda: f"<p>{breaks if shape.plain_lead else flow}\n",
        "item-list": lambda: box("li", flow + "\n" + box("ul", "".join(box("li", part) for _, part in shape.notes()))),
        "year-row": lambda: box("tr", box("td", str(n)) + box("td", flow)),
        "title-paragraphs": lambda: "".join(box("p", line) for line in lines),
        "loose": lambda: f"{flow}<p>\n",
        "font": lambda: f'<p><font size="2">{breaks}</font>\n',
    }
    return forms[shape.form]()
