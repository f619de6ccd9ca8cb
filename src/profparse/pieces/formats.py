"""The formats that pages come in, and how one is told from its text; a file's name is a hint, no more."""

from __future__ import annotations

import re

#: The formats that :func:`profparse.pieces.read_page` reads.
FORMATS: tuple[str, ...] = ("text", "markdown", "html", "jemdoc", "org", "rst")

_SUFFIXES = {
    "html": "html", "htm": "html", "xhtml": "html", "shtml": "html", "php": "html", "asp": "html", "aspx": "html",
    "jsp": "html", "md": "markdown", "markdown": "markdown", "mdown": "markdown", "mkd": "markdown", "mdx": "markdown",
    "rmd": "markdown", "qmd": "markdown", "jemdoc": "jemdoc", "org": "org", "rst": "rst", "rest": "rst",
}  # fmt: skip
_SAMPLE = 20_000

_HTML_START = re.compile(r"[\s\ufeff]*<(?:!doctype|html|\?xml|\?php|head|body)", re.IGNORECASE)
_JEMDOC = re.compile(r"^# jemdoc\b|^\{\}\{(?:img_left|raw)\}|\\n[ \t]*$", re.MULTILINE)
_JEMDOC_LINK = re.compile(r"\[(?:https?:|mailto:)[^\s\]]+ [^\]\n]+\]")
_ORG = re.compile(r"^#\+[A-Za-z_]+:|^:PROPERTIES:|\[\[[^\[\]\n]+\]\[[^\[\]\n]+\]\]", re.MULTILINE)
_RST = re.compile(r"^\.\. [\w-]+::? |^\.\. _[^\n:]+:|`[^`<\n]+<[^>\n]+>`_|:(?:ref|doc|cite|pmid):`", re.MULTILINE)
_MARKDOWN = re.compile(
    r"^#{1,6} \S|\]\([^()\s]+\)|^[ \t]*[-*+] +\*\*|^\[[^\]\n]+\]: \S|\*\*[^*\n]+\*\*|^(?:=|-){4,}[ \t]*$|^> \S|^```|\{: ?[.\w]",
    re.MULTILINE,
)
_BULLET = re.compile(r"^[ \t]*[-*+] +\S", re.MULTILINE)
_FRONT = re.compile(r"[\s\ufeff]*---[ \t]*\r?\n(?:[^\n]*\n){0,80}?---[ \t]*\r?$", re.MULTILINE)
_TAG = re.compile(r"</?(?:a|p|div|span|b|strong|em|i|ul|ol|li|h[1-6]|table|tr|td|br|img|font|center)(?=[\s/>])", re.I)


def detect_format(text: str, name: str | None = None) -> str:
    """The format of a page, by the signs in its first part; ``name`` is its file's name, if it has one.

    >>> detect_format("# Me\\n- [a](b)\\n- **c** d"), detect_format("<!doctype html><p>x"), detect_format("Just words.")
    ('markdown', 'html', 'text')
    """
    sample = text[:_SAMPLE]
    suffix = name.rsplit(".", 1)[-1].lower() if name and "." in name else ""
    hint = _SUFFIXES.get(suffix, "")
    tags = len(_TAG.findall(sample)) if "<" in sample else 0
    if hint == "html":
        return "html" if tags or "<" in sample else detect_format(text)
    if _HTML_START.match(sample):
        return "html"
    if hint in ("jemdoc", "org", "rst"):
        return hint
    marks = len(_MARKDOWN.findall(sample))
    if hint == "markdown":
        return hint
    front = _FRONT.match(sample) is not None
    others = {
        "jemdoc": len(_JEMDOC.findall(sample)) + len(_JEMDOC_LINK.findall(sample)),
        "org": len(_ORG.findall(sample)),
        "rst": len(_RST.findall(sample)),
    }
    best = max(others, key=lambda key: others[key])
    if others[best] >= 2 and others[best] > marks:
        return best
    marks += len(_BULLET.findall(sample)) // 2 + (4 if front else 0)
    per_page = len(sample) / 1000
    if marks >= 3 and marks >= per_page * 0.5:
        return "markdown"
    if tags >= 3 and tags >= per_page * 0.5:
        return "html" if not marks or tags > 8 * marks else "markdown"
    return "markdown" if marks and len(sample) < 600 else "text"
