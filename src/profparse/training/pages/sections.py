"""The other sections of rendered pages: news, projects, and much that is neither a paper nor news nor a project."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from profparse.training.pages.markup import Markup, box
from profparse.training.pages.templates import Template
from profparse.training.pages.vocabulary import MONTHS, Words, vocabulary

DATE_FORMS = (
    "[{m}/{y}]",
    "{M} {y}",
    "{N} {y}",
    "{y}.{mm}",
    "{y}/{mm}",
    "{mm}/{y}",
    "{M} {d}, {y}",
    "{y}-{mm}-{dd}",
    "{N} {d}, {y}",
    "({y}.{mm})",
    "{d} {M} {y}",
    "{y}年{m}月",
    "{N}. {y}",
    "{M}, {y}",
    "[{N} {y}]",
    "{m}/{s}",
    "{S} {y}",
    "{y}",
    "{y}.{m}",
    "{dd}.{mm}.{y}",
)
NEWS_FORMS = (
    "item",
    "item",
    "plain",
    "span",
    "after",
    "row",
    "row",
    "row-after",
    "boxes",
    "boxes",
    "paragraph",
    "terms",
    "headed",
    "breaks",
    "year-headed",
    "undated",
    "nested",
    "date-over",
    "alone",
    "split",
    "titled",
    "numbered",
    "month-headed",
    "paragraph-breaks",
    "item-after",
    "template",
    "template",
    "template",
    "day-headed",
    "day-headed",
)
NEWS_MARKDOWN = (
    "day-headed",
    "month-headed",
    "titled",
    "lines",
    "item",
    "item",
    "plain",
    "paragraph",
    "headed",
    "after",
    "table",
    "year-headed",
    "undated",
    "alone",
)
#: Days under the heading of their year.
DAY_FORMS = ("{M} {d}", "{m}月{d}日", "{d} {N}", "{mm}/{dd}", "{d}. {M}", "{N} {d}", "{M} {d}{th}")
TEMPLATES = (("day", "date", "title", "text"), ("title", "day", "date", "text"), ("title", "text", "day", "date"))
FEW = 9  # items of a list of news that stands alone
SEASONS = ("Winter", "Spring", "Summer", "Fall")


def news(words: Words, markup: Markup, most: int = 26) -> tuple[str, list[dict[str, Any]]]:
    """A list of news and what it holds: three items or more, or a single one where it may hold but few."""
    draw, chance = words.draw, words.chance
    how = draw.choice(NEWS_MARKDOWN if markup.markdown else NEWS_FORMS)
    form = draw.choice(DAY_FORMS if how == "day-headed" else DATE_FORMS)
    bold, separator = draw.choice(["bold", "", "italic", "strong"]), draw.choice([": ", " ", " - ", " – ", ": "])
    hint, item_hint = (draw.choice(vocabulary()["classes"][name]) if chance(0.8) else "" for name in ("date", "news"))
    year, month = draw.randint(2012, 2026), draw.randint(1, 12)
    titled, in_two = chance(0.5), chance(0.3)  # a title stands over the text; the day stands apart from its month
    template = Template(
        words, draw.choice(TEMPLATES), ["date", "day", "title"], {"date": hint, "day": hint, "entry": item_hint}
    )
    bare = chance(0.5)
    out: list[str] = []
    gold: list[dict[str, Any]] = []
    last: object = None
    for _ in range(draw.randint(3 if most > FEW else 1, most)):
        month -= draw.choice([0, 0, 1, 1, 2, 3])
        if month < 1:
            year, month = year - 1, month + 12
        day = draw.randint(1, 28)
        date = form.format(
            m=month,
            y=year,
            mm=f"{month:02d}",
            M=MONTHS[month - 1],
            N=MONTHS[month - 1][:3],
            d=day,
            dd=f"{day:02d}",
            s=f"{year % 100:02d}",
            S=SEASONS[month % 12 // 3],
            th="th" if 3 < day < 21 else "st" if day % 10 == 1 else "nd" if day % 10 == 2 else "th",
        )
        text = words.phrase("acts") + draw.choice([".", "!", "", "."])
        told = markup.text(text)
        if chance(0.3):
            told += " " + markup.mark(
                draw.choice(["Link", "paper", "Read more", "slides"]), link="https://example.org/n"
            )
        if chance(0.06):
            told += " " + markup.text(words.phrase("acts") + ".")
        over = year if how in ("year-headed", "day-headed") else (year, month) if how == "month-headed" else None
        if over is not None and over != last:
            out.append(markup.heading(str(year) if how != "month-headed" else f"{MONTHS[month - 1]} {year}", 3))
        last = over
        if how == "titled":
            text = text if chance(0.5) else words.topic().capitalize() + " " + words.topic()
            told = markup.text(text)
        gold.append({"date": None, "text_start": text[:60], "urls": []})
        if how == "template":
            shown = {"day": f"{day:02d}", "date": f"{MONTHS[month - 1][:3]}, {year}"} if in_two else {"date": date}
            if titled:
                shown |= {"title": told, "text": markup.text(words.phrase("acts") + ".")}
            else:
                shown["text"] = told
            out.append(template.render([(name, shown[name]) for name in template.leaves if name in shown]))
            continue
        if how == "day-headed":
            out.append(markup.heading(date, 3 if markup.markdown else 4))
            out.append(f"{told}\n\n" if markup.markdown else told + "\n" if bare else box("p", told))
            continue
        out.append(
            _markdown_news(markup, how, date, told, bold, separator)
            if markup.markdown
            else _html_news(markup, how, date, told, bold, separator, hint, item_hint)
        )
    body = "".join(out)
    if markup.markdown:
        return ("| Date | News |\n|---|---|\n" if how == "table" else "") + body, gold
    outer = {
        "item": "ul",
        "plain": "ul",
        "span": "ul",
        "after": "ul",
        "row": "table",
        "row-after": "table",
        "numbered": "table",
        "terms": "dl",
        "breaks": "p",
        "item-after": "ul",
        "template": template.outer,
        "undated": "ul",
        "nested": "ul",
    }.get(how, "div")
    return box(outer, "\n" + body), gold


def _markdown_news(markup: Markup, how: str, date: str, told: str, style: str, separator: str) -> str:
    shown = markup.mark(date, style)
    return {
        "item": f"- {shown}{separator}{told}\n",
        "plain": f"* {date}: {told}\n",
        "paragraph": f"{shown}{separator}{told}\n\n",
        "headed": f"### {date}\n{told}\n\n",
        "after": f"- {told} ({date})\n",
        "table": f"| {date} | {told.replace('|', '/')} |\n",
        "month-headed": f"- {told}\n",
        "titled": f"### {told}\n*{date}*\n\nMore of it is told here, in some words.\n\n",
        "lines": f"{shown}{separator}{told}  \n",
        "year-headed": f"- {shown}{separator}{told}\n",
        "undated": f"- {told}\n",
        "alone": f"{shown}\n\n{told}\n\n",
    }[how]


def _html_news(markup: Markup, how: str, date: str, told: str, style: str, separator: str, hint: str, item: str) -> str:
    shown = markup.mark(date, style, hint=hint if style else "")
    forms = {
        "item": lambda: box("li", f"{shown}{separator}{told}"),
        "plain": lambda: box("li", f"{date}: {told}"),
        "span": lambda: box("li", f'<span class="{hint}">{date}</span> <span>{told}</span>'),
        "after": lambda: box("li", f"{told} {markup.mark(f'({date})', style)}"),
        "row": lambda: box("tr", box("td", shown) + box("td", told)),
        "row-after": lambda: box("tr", box("td", told) + box("td", date)),
        "boxes": lambda: box("div", box("div", date, hint) + box("div", told), item),
        "paragraph": lambda: box("p", f"{shown}{separator}{told}"),
        "terms": lambda: box("dt", date) + box("dd", told),
        "headed": lambda: box("h4", date) + box("p", told),
        "breaks": lambda: f"{shown}{separator}{told}<br>\n",
        "year-headed": lambda: box("p", f"{shown}{separator}{told}"),
        "undated": lambda: box("li", told),
        "nested": lambda: box("li", box("p", f"{shown}{separator}{told}")),
        "split": lambda: box(
            "div",
            box("div", box("h2", date[:2].strip("[(")) + box("p", date), hint)
            + box("div", box("h4", told) + box("p", "More of it is told here.")),
            item,
        ),
        "titled": lambda: box(
            "div", box("h4", told) + box("p", date, hint) + box("p", "More of it is told here, in some words."), item
        ),
        "numbered": lambda: box("tr", box("td", "1.") + box("td", f"{told} ({date})")),
        "month-headed": lambda: box("p", told),
        "paragraph-breaks": lambda: box("p", f"{shown}<br>{told}"),
        "item-after": lambda: box("li", f"{told} <span>{date}</span>"),
        "date-over": lambda: box("div", box("h5", told) + box("span", date, hint), item),
        "alone": lambda: box("p", shown) + box("p", told),
    }
    return forms[how]()


def other(words: Words, markup: Markup, kind: str, most: int = 14) -> str:
    """A section of a kind that holds no paper, no news and no project."""
    draw = words.draw
    phrases: Sequence[str] = draw.sample(vocabulary()[kind], min(len(vocabulary()[kind]), draw.randint(1, 3)))
    count = draw.randint(1, min(4, most)) if kind == "others" else draw.randint(2, most)
    items = []
    for _ in range(count):
        text = words.filled(draw.choice(phrases))
        text = text[:1].upper() + text[1:]
        style = draw.choice(["", "", "", "bold", "italic"])
        head, separator, tail = text.partition(", ")
        shown = markup.mark(head, style) + markup.text(separator + tail) if style and tail else markup.text(text)
        items.append(shown + (" " + markup.mark("slides", link="https://example.org/s") if words.chance(0.1) else ""))
    if markup.markdown:
        how = draw.choice(["- {}\n", "- {}\n", "{}\n\n", "1. {}\n", "{}  \n"])
        return "".join(how.format(item) for item in items)
    how = draw.choice(["item", "item", "paragraph", "breaks", "row", "boxes", "headed"])
    if how == "item":
        return box(draw.choice(["ul", "ul", "ol"]), "".join(box("li", item) for item in items))
    if how == "row":
        return box(
            "table", "".join(box("tr", "".join(box("td", cell) for cell in item.split(", ", 1))) for item in items)
        )
    if how == "breaks":
        return box("p", "<br>\n".join(items))
    if how == "headed":
        return "".join(box("h4", item) + box("p", markup.text(words.phrase("bio"))) for item in items)
    hint = draw.choice(vocabulary()["classes"]["entry"]) if how == "boxes" and words.chance(0.5) else ""
    return "".join(box("p" if how == "paragraph" else "div", item, hint) for item in items)


def career(words: Words, markup: Markup, kind: str, most: int) -> str:
    """A list of positions or degrees whose parts stand on lines of their own, in one order for all."""
    draw = words.draw
    order = draw.choice([(0, 1, 2), (1, 0, 2), (2, 0, 1), (2, 1, 0), (0, 2, 1), (1, 2, 0)])
    style, how = draw.choice(["bold", "", "strong", "italic"]), draw.choice(["item", "paragraph", "headed"])
    out = []
    for _ in range(draw.randint(1, most)):
        degree = words.filled(draw.choice(["PhD in {t}", "MSc, {t}", "B.A."]))
        held = words.one("roles") if kind == "positions" else degree
        parts = [words.filled("{o}"), held, words.filled(draw.choice(["{y} – {y2}", "{y}-{y2}", "{M} {y} - present"]))]
        rows = [parts[n] for n in order]
        rows[0], tail = markup.mark(rows[0], style), [markup.text(row) for row in rows[1:]]
        if how == "headed":
            out.append(markup.heading(markup.text(parts[order[0]]), 3) + _paragraph(markup, tail))
        elif how == "paragraph":
            out.append(_paragraph(markup, [rows[0], *tail]))
        elif markup.markdown:
            out.append("- " + "  \n  ".join([rows[0], *tail]) + "\n")
        else:
            out.append(box("li", "<br>\n".join([rows[0], *tail])))
    return box("ul", "".join(out)) if how == "item" and not markup.markdown else "".join(out)


def _paragraph(markup: Markup, parts: Sequence[str]) -> str:
    return markup.lines(parts) + "\n\n" if markup.markdown else box("p", markup.lines(parts))
