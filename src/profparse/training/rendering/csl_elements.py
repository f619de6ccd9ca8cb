"""citeproc-py's rendering elements, so that what they render carries its label: private-use signs around each value.

citeproc-py decides what stands where; these elements only put signs before and behind the values, the names and what is
set in italics or bold, inside of the affixes, which :func:`letters_in` turns into labels again.
"""

from __future__ import annotations

from typing import Any

from citeproc import model
from citeproc.string import String
from lxml import etree

from profparse.training.rendering.pieces import Letter

NAMESPACE = "http://purl.org/net/xbiblio/csl"
#: The labels of CSL's variables; of the others (such as ``annote``) nothing is to be read.
VARIABLES = {
    "title": "title", "container-title": "container-title", "collection-title": "collection-title", "volume": "volume",
    "collection-number": "volume", "issue": "issue", "page": "pages", "page-first": "pages", "publisher": "publisher",
    "publisher-place": "location", "event-place": "location", "edition": "edition", "genre": "genre",
    "number": "note", "note": "note", "version": "note", "number-of-pages": "note", "archive": "arxiv",
    "archive_location": "arxiv", "status": "status", "DOI": "doi", "URL": "url", "ISBN": "isbn", "ISSN": "issn",
    "citation-number": "citation-number", "issued": "date", "year-suffix": "date", "author": "author",
    "editor": "editor", "container-author": "editor", "collection-editor": "editor", "translator": "translator",
}  # fmt: skip
_LABELS = sorted(set(VARIABLES.values()))
# Private-use signs: one for the start of each label, one for the start of each name of a list, the others for the rest.
_FIRST_LABEL, _FIRST_NAME, _LAST_NAME = 0xE000, 0xE200, 0xF000
_END, _NAME_END, _ITALIC, _ITALIC_END, _BOLD, _BOLD_END = "\ue100\ue101\ue102\ue103\ue104\ue105"


def _enclosed(variable: str, text: Any) -> Any:
    label = VARIABLES.get(variable.removesuffix("-short"))
    if label is None or not text:
        return text
    return String(chr(_FIRST_LABEL + _LABELS.index(label)) + str(text) + _END)


class Formatter:
    """Markup as signs; what stands raised, in small capitals or underlined is not told apart."""

    @staticmethod
    def preformat(text: object) -> str:
        """The text as it is: nothing is escaped."""
        return str(text)

    @staticmethod
    def Italic(text: object) -> Any:
        """Text in italics."""
        return String(_ITALIC + str(text) + _ITALIC_END)

    @staticmethod
    def Bold(text: object) -> Any:
        """Text in bold."""
        return String(_BOLD + str(text) + _BOLD_END)

    Oblique = Italic
    Light = Underline = Superscript = Subscript = SmallCaps = String


class _Text(model.Text):  # type: ignore[misc]
    def markup(self, text: Any, language: str) -> Any:
        if not text:
            return None
        text = self.format(self.case(self.strip_periods(String(text)), language))
        return self.wrap(self.quote(_enclosed(self.get("variable", ""), text)))


class _Number(model.Number):  # type: ignore[misc]
    def markup(self, text: Any) -> Any:
        if not text:
            return None
        text = self.format(self.case(self.strip_periods(text)))
        return self.wrap(_enclosed(self.get("variable"), text))


class _Date(model.Date):  # type: ignore[misc]
    def process(self, item: Any, variable: str | None = None, **options: Any) -> Any:
        text = super().process(item, variable, **options)
        if text is None:
            return None
        whole, before, after = str(text), self.get("prefix", ""), self.get("suffix", "")
        before = before if whole.startswith(before) else ""
        after = after if whole.endswith(after) else ""
        inner = whole[len(before) : len(whole) - len(after)]
        if inner[-2:-1].isdigit() and inner[-1] in ".,":
            inner, after = inner[:-1], inner[-1] + after
        return String(before + str(_enclosed(variable or self.get("variable", ""), inner)) + after)


class _Name(model.Name):  # type: ignore[misc]
    def process(self, item: Any, variable: str, **options: Any) -> Any:
        return _enclosed(variable, super().process(item, variable, **options))

    def initialize(self, given: str, mark: str, context: Any) -> str:
        first, last = (given[0], given[-1]) if given.endswith(_NAME_END) else ("", "")
        inner: str = super().initialize(given[len(first) : len(given) - len(last)], mark, context)
        return first + inner + last


class _NamePart(model.Name_Part):  # type: ignore[misc]
    def format_part(self, given: Any, family: Any) -> Any:
        return super().format_part(String(given) if given else given, String(family))


_ELEMENTS = {"name-part": _NamePart, "text": _Text, "number": _Number, "date": _Date, "name": _Name}


def lookup() -> etree.ElementNamespaceClassLookup:
    """What lxml is to make of the elements of a style: citeproc-py's own, but for those above."""
    found = etree.ElementNamespaceClassLookup()
    namespace = found.get_namespace(NAMESPACE)
    namespace[None] = model.CitationStylesElement
    for element in model.CitationStylesElement.__subclasses__():
        name = element.__name__.replace("_", "-").lower()
        namespace[name] = _ELEMENTS.get(name, element)
    return found


def marked_name(text: str, number: int) -> str:
    """A part of the name of a number, between the signs that show where it stands in the output."""
    return f"{chr(min(_FIRST_NAME + number, _LAST_NAME))}{text}{_NAME_END}" if text else text


def letters_in(text: str, journal: str) -> list[Letter]:
    """What was rendered, with the signs read: the label of each code point (``journal`` for the container's title)."""
    out: list[Letter] = []
    labels, name, italic, bold = [""], -1, 0, 0
    for sign in text:
        code = ord(sign)
        if sign == _END:
            labels.pop()
        elif sign == _NAME_END:
            name = -1
        elif sign in (_ITALIC, _ITALIC_END):
            italic += 1 if sign == _ITALIC else -1
        elif sign in (_BOLD, _BOLD_END):
            bold += 1 if sign == _BOLD else -1
        elif _FIRST_LABEL <= code < _FIRST_LABEL + len(_LABELS):
            labels.append(_LABELS[code - _FIRST_LABEL])
        elif _FIRST_NAME <= code <= _LAST_NAME:
            name = code - _FIRST_NAME
        else:
            label = journal if labels[-1] == "container-title" else labels[-1]
            marks = "b" * (bold > 0) + "i" * (italic > 0)
            out.append(Letter(sign, label, marks, name if label in ("author", "editor") else -1))
    return _names_joined(out)


def _names_joined(letters: list[Letter]) -> list[Letter]:
    """The letters with what stands between the parts of one name (a comma, a blank) in the name, too."""
    last: dict[int, int] = {}
    for place, letter in enumerate(letters):
        if letter.name < 0:
            continue
        before = last.get(letter.name, place)
        if 1 < place - before <= 4:
            letters[before + 1 : place] = [one._replace(name=letter.name) for one in letters[before + 1 : place]]
        last[letter.name] = place
    return letters
