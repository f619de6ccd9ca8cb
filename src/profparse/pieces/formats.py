"""The formats that pages come in, and how one is told from its text; a file's name is a hint, no more."""

from __future__ import annotations

import re

from profparse.patterns import lazy_pattern
from profparse.pieces.views import view_of

#: The formats that :func:`profparse.pieces.read_page` reads.
FORMATS: tuple[str, ...] = ("text", "markdown", "html", "jemdoc", "org", "rst", "data")

_SUFFIXES = {
    "html": "html", "htm": "html", "xhtml": "html", "shtml": "html", "php": "html", "asp": "html", "aspx": "html",
    "jsp": "html", "md": "markdown", "markdown": "markdown", "mdown": "markdown", "mkd": "markdown", "mdx": "markdown",
    "rmd": "markdown", "qmd": "markdown", "yml": "markdown", "yaml": "markdown", "jemdoc": "jemdoc", "org": "org",
    "rst": "rst", "rest": "rst",
}  # fmt: skip
_SAMPLE = 8_000

_HTML_START = lazy_pattern(r"[\s\ufeff]*<(?:!doctype|html|\?xml|\?php|head|body)", re.IGNORECASE)
_TAG = lazy_pattern(r"</?(?:a|p|div|span|b|strong|em|i|ul|ol|li|h[1-6]|table|tr|td|br|img|font|center)(?=[\s/>])", re.I)
_JEMDOC_LINK = lazy_pattern(r"\[(?:https?:|mailto:)[^\s\]]+ [^\]\n]+\]")
_ORG = lazy_pattern(r"^#\+[A-Za-z_]+:|^:PROPERTIES:|\[\[[^\[\]\n]+\]\[[^\[\]\n]+\]\]", re.MULTILINE)
_RST = lazy_pattern(r"^\.\. [\w-]+::? |^\.\. _[^\n:]+:|`[^`<\n]+<[^>\n]+>`_|:(?:ref|doc|cite|pmid):`", re.MULTILINE)
#: A line with a category and a date run together, as in a page copied from a site that lists papers.
_YAML_LIST = lazy_pattern(
    r"\ufeff?(?:#[^\n]*\n){0,9}(?:[\w-]{1,40}:[ \t]*\r?\n)? {0,8}- [\w-]{1,25}: [^\n]+\n {2,12}[\w-]{1,25}:(?=\s)"
)
_INDENT = lazy_pattern(r"^ +(?=\S)", re.MULTILINE)
_GLUED_DATE = lazy_pattern(r"^\W?[0-9]{0,3}[A-Z]{3,8}[a-z]{2} [0-9]{1,2}, [0-9]{4}", re.MULTILINE)
#: Signs of Markdown, and how much one counts: those that begin a line, and those that stand anywhere.
_MARKDOWN_OPENINGS = {
    "# ": 1, "## ": 1, "### ": 1, "#### ": 1, "- ": 0.5, "* ": 0.5, "> ": 0.5, "====": 1, "----": 1, "---": 1, "```": 1,
}  # fmt: skip
_MARKDOWN_SIGNS = {"](": 1, "**": 0.5, "]: http": 0.5, "{: .": 1}
_MARKS = frozenset(sign[0] for sign in _MARKDOWN_OPENINGS)


def detect_format(text: str, name: str | None = None) -> str:
    """The format of a page, by the signs in its first part; ``name`` is its file's name, if it has one.

    >>> detect_format("# Me\\n- [a](b)\\n- **c** d"), detect_format("<!doctype html><p>x"), detect_format("Just words.")
    ('markdown', 'html', 'text')
    """
    view = view_of(text)
    if view is not None:
        text = _INDENT.sub("", view.text)  # tools set a page's lists in
    suffix = name.rsplit(".", 1)[-1].lower() if name and "." in name else ""
    hint = _SUFFIXES.get(suffix, "")
    if suffix in ("yml", "yaml", "toml", "json") or text.lstrip("\ufeff")[:1] in ("{", "[") or _YAML_LIST.match(text):
        from profparse.pieces.data import holds_data

        if holds_data(text, suffix):
            return "data"
    if hint == "html":
        return "html" if "<" in text else detect_format(text)
    sample = text[:_SAMPLE]
    if "<" in sample and _HTML_START.match(sample):
        return "html"
    if hint:
        return hint
    page = len(sample) / 1000
    held = _Held(sample)
    marks = held.marks()
    marks += sample.startswith(("# ", "## ", "- ", "* ")) + 4 * sample.lstrip("\ufeff \r\n").startswith("---")
    other, count = _other_markup(sample, held)
    if count >= 2 and (count > marks or (count >= 5 and "](" not in sample)):
        return other
    tags = len(_TAG.findall(sample)) if "<" in sample else 0
    if marks >= 3 and not held.may_hold("\n#") and len(_GLUED_DATE.findall(sample)) >= 2:
        return "text"
    if marks >= 3 and marks >= page * 0.5:
        return "markdown"
    if tags >= 3 and tags >= page * 0.5:
        return "html" if marks < 1 or tags > 8 * marks else "markdown"
    return "markdown" if marks >= 1 and page < 0.6 else "text"


class _Held:
    """Which signs a sample may hold, told cheaply: most signs have a character that most pages have nowhere.

    >>> held = _Held("# Me\\nWords - like these")
    >>> held.may_hold("\\n# "), held.may_hold("\\n- "), held.may_hold("]("), held.may_hold(" - ")
    (False, False, False, True)
    """

    def __init__(self, sample: str) -> None:
        self.sample = sample
        self.lines = sample.split("\n")[1:]
        self.openings = {line[:1] for line in self.lines}

    def may_hold(self, sign: str) -> bool:
        """Whether the sign may be there: False is sure."""
        if sign[0] == "\n":
            return sign[1] in self.openings
        return all(char in self.sample for char in sign if not char.isalnum())

    def marks(self) -> float:
        """How many signs of Markdown there are, each by its weight; the first line's opening is not counted."""
        marks: float = sum(
            [weight * self.sample.count(sign) for sign, weight in _MARKDOWN_SIGNS.items() if self.may_hold(sign)]
        )
        if not _MARKS.isdisjoint(self.openings):
            for line in self.lines:
                if line[:1] in _MARKS:
                    opening = line[: line.find(" ", 0, 5) + 1] or line[:4]
                    marks += _MARKDOWN_OPENINGS.get(opening, line.startswith("```"))
        return marks


def _other_markup(sample: str, held: _Held) -> tuple[str, int]:
    """The likeliest of the rarer formats, and how many signs of it there are."""
    found = {"jemdoc": 0, "org": 0, "rst": 0}
    for sign, weight in (("\\n\n", 1), ("# jemdoc", 3)):
        if held.may_hold(sign):
            found["jemdoc"] += weight * sample.count(sign)
    if held.may_hold("[") and ("[http" in sample or "[mailto" in sample):
        found["jemdoc"] += len(_JEMDOC_LINK.findall(sample))
    if _holds_any(held, "#+", "][", ":PROP"):
        found["org"] = len(_ORG.findall(sample))
    if _holds_any(held, "`_", "\n.. ", ":`") or sample.startswith(".. "):
        found["rst"] = len(_RST.findall(sample))
    best = max(found, key=lambda key: found[key])
    return best, found[best]


def _holds_any(held: _Held, *signs: str) -> bool:
    return any(held.may_hold(sign) and sign in held.sample for sign in signs)
