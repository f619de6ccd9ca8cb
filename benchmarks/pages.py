"""Pages of invented people, of any length and in every format, the same each time: what the speed is measured on."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

GIVEN = (
    "Ada", "Bo", "Cleo", "Dario", "Edda", "Farid", "Greta", "Hugo", "Ines", "Jun", "Kofi", "Lena", "Mira", "Noor",
    "Otto", "Pia", "Quentin", "Rosa", "Sami", "Tove",
)  # fmt: skip
FAMILY = (
    "Almeida", "Brandt", "Chen", "Duarte", "Eriksen", "Fujimoto", "Garcia", "Haddad", "Ivanova", "Jensen", "Kowalski",
    "Lindqvist", "Moreau", "Nakamura", "Okafor", "Petrov", "Quispe", "Rossi", "Schmidt", "Tanaka", "Ueda", "Varga",
    "Weber", "Xu", "Yilmaz", "Zhao",
)  # fmt: skip
ADJECTIVES = (
    "Narrow", "Wide", "Sparse", "Robust", "Quiet", "Deep", "Shallow", "Linear", "Causal", "Latent", "Patient", "Honest",
    "Steady", "Small",
)  # fmt: skip
THINGS = (
    "Tables", "Questions", "Columns", "Readers", "Grammars", "Fields", "Rivers", "Maps", "Crops", "Bridges", "Signals",
    "Proofs", "Lists",
)  # fmt: skip
WAYS = ("for", "with", "without", "beyond", "under", "from", "as")
VENUES = (
    "NeurIPS", "ICML", "ACL", "Journal of Table Studies", "Proceedings of the Conference on Reading", "Nature Methods",
)  # fmt: skip
PLACES = ("Northfield University", "Harbour Institute of Technology", "Westbridge Research", "University of Eastport")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class _Inventor:
    """Makes up what stands on a page."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def pick(self, values: tuple[str, ...]) -> str:
        return self._random.choice(values)

    def number(self, first: int, last: int) -> int:
        return self._random.randint(first, last)

    def name(self) -> str:
        return f"{self.pick(GIVEN)} {self.pick(FAMILY)}"

    def title(self) -> str:
        words = [self.pick(part) for part in (ADJECTIVES, THINGS, WAYS, ADJECTIVES, THINGS)]
        ends = ("", f": A Study of {self.pick(THINGS)}", f" in {self.number(2, 900)} Steps")
        return " ".join(words) + self.pick(ends)

    def authors(self) -> list[str]:
        return [self.name() for _ in range(self.number(1, 6))]

    def sentence(self) -> str:
        return (
            f"We ask how {self.pick(ADJECTIVES).lower()} {self.pick(THINGS).lower()} can be read "
            f"{self.pick(WAYS)} {self.pick(ADJECTIVES).lower()} {self.pick(THINGS).lower()}, and find that "
            f"{self.number(2, 99)} of {self.number(100, 999)} can."
        )

    def links(self) -> list[tuple[str, str]]:
        """Up to three links, the first to a paper."""
        year, number = self.number(2010, 2025), self.number(1000, 9999)
        links = [
            ("paper", f"https://proceedings.example.org/paper/{year}/file/{number:x}{number}-Paper.pdf"),
            ("code", f"https://github.com/example/{self.pick(ADJECTIVES).lower()}-{self.pick(THINGS).lower()}"),
            ("project", f"https://projects.example.org/{number}/index.html"),
        ]
        return links[: self.number(1, 3)]

    def day(self) -> tuple[int, int, int]:
        return self.number(2010, 2025), self.number(1, 12), self.number(1, 28)


def author_page(size: int, seed: int = 1) -> str:
    """An aggregator's page of papers, of about so many characters."""
    make = _Inventor(seed)
    out = [make.name(), make.pick(("CL", "LG")), "h-index12", "340citations"]
    length = 0
    while length < size:
        year, month, day = make.day()
        out += [
            f"{make.number(10, 99)}.{make.number(0, 9)}{make.pick(('CL', 'LG', 'CV'))}"
            f"{MONTHS[month - 1][:3]} {day}, {year}{make.pick(('', 'Code', 'Code'))}",
            f"{make.title()}{', '.join(make.authors())} · {make.pick(('northfield', 'westbridge, eastport'))}",
            " ".join(make.sentence() for _ in range(9))[:1100] + "…",
        ]
        length += sum(map(len, out[-3:])) + 3
    return "\n".join(out) + "\n"


def _homepage(size: int, seed: int) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """The parts of a homepage: a kind (``title``, ``text``, ``heading``, ``item``), its text, and links.

    There are three or four items in a thousand characters, as on the pages of people.
    """
    make = _Inventor(seed)
    yield "title", make.name(), []
    yield (
        "text",
        f"I am an assistant professor at {make.pick(PLACES)}. I received my PhD in computer science from "
        f"{make.pick(PLACES)} in {make.number(2008, 2020)}, advised by {make.name()}. {make.sentence()}",
        [],
    )
    length = 400
    for share, heading in ((0.3, "News"), (0.85, "Publications"), (1.0, "Projects")):
        yield "heading", heading, []
        while length < size * share:
            year, month, day = make.day()
            if heading == "News":
                forms = (f"[{month}/{year}]", f"{MONTHS[month - 1]} {year}:", f"{year}-{month:02d}-{day:02d}")
                date = make.pick(forms)
                text = f"{date} Our paper {make.title()} was accepted at {make.pick(VENUES)}."
            elif heading == "Publications":
                text = f"{', '.join(make.authors())}. {make.title()}. {make.pick(VENUES)}, {year}."
            else:
                text = f"{make.title()}: {make.sentence()} {make.sentence()}"
            links = make.links()
            yield "item", text, links
            length += len(text) + sum(len(label) + len(target) for label, target in links)


#: How each format writes the parts of a homepage; ``{0}`` is the text, ``{1}`` its links.
_FORMS: dict[str, dict[str, str]] = {
    "text": {"title": "{0}\n\n", "text": "{0}\n\n", "heading": "\n{0}\n", "item": "{0}{1}\n", "link": " [{0}]"},
    "markdown": {
        "title": "# {0}\n\n", "text": "{0}\n\n", "heading": "\n## {0}\n\n",
        "item": "- {0}{1}\n", "link": " [[{0}]({1})]",
    },
    "html": {
        "title": "<html><head><title>{0}</title></head><body><h1>{0}</h1>\n", "text": "<p>{0}</p>\n",
        "heading": "<h2>{0}</h2>\n", "item": "<li>{0}{1}</li>\n", "link": ' [<a href="{1}">{0}</a>]',
    },
    "jemdoc": {"title": "# jemdoc: menu{{MENU}}{{index.html}}\n= {0}\n\n", "text": "{0}\n\n",
               "heading": "\n== {0}\n", "item": "- {0}{1}\n", "link": " \\[[{1} {0}]\\]"},
    "org": {"title": "#+TITLE: {0}\n\n", "text": "{0}\n\n", "heading": "\n* {0}\n", "item": "- {0}{1}\n",
            "link": " [[{1}][{0}]]"},
    "rst": {"title": "{0}\n==================\n\n", "text": "{0}\n\n", "heading": "\n{0}\n------------\n\n",
            "item": "- {0}{1}\n", "link": " `{0} <{1}>`__"},
}  # fmt: skip


def homepage(format: str, size: int, seed: int = 1) -> str:
    """A homepage in a format, of about so many characters (without its links' targets, a text is shorter)."""
    forms = _FORMS[format]
    out = []
    for kind, text, links in _homepage(size, seed):
        linked = "".join(forms["link"].format(label, target) for label, target in links)
        out.append(forms[kind].format(text, linked))
    return "".join(out)


def _of(format: str) -> Callable[..., str]:
    return lambda size, seed=1: homepage(format, size, seed)


#: Each kind of page, and what makes one: the length asked for and a seed in, its text out.
KINDS: dict[str, Callable[..., str]] = {
    "author page": author_page,
    **{f"{name} homepage": _of(name) for name in _FORMS},
}

SUFFIXES = {
    "author page": ".txt", "text homepage": ".txt", "markdown homepage": ".md", "html homepage": ".html",
    "jemdoc homepage": ".jemdoc", "org homepage": ".org", "rst homepage": ".rst",
}  # fmt: skip
