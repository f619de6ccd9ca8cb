"""Pages as people paste them: pages in HTML flattened by the converters that people use (the extra ``train``)."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from typing import Any

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning

from profparse.training.pages.alignment import key

#: Records that a converter may leave out of a list before the list is not asked for: more than one in two is kept.
_FIELDS = {"papers": "title", "news": "text_start", "projects": "name"}
LETTERS = 50  # of a record's first field that have to be there
FEWEST = 200  # letters of a text that is a page at all


def _body(page: str) -> Any:
    with warnings.catch_warnings():  # XHTML is read as HTML
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        tree = BeautifulSoup(page, "lxml")
    for tag in tree(["script", "style"]):
        tag.decompose()
    return tree.body or tree


def _inscriptis(page: str) -> str:
    import inscriptis

    return str(inscriptis.get_text(page))


def _resiliparse(page: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(page))


def _trafilatura(page: str) -> str:
    import trafilatura

    return trafilatura.extract(page, favor_recall=True) or ""


def _markdownify(page: str) -> str:
    import markdownify

    return str(markdownify.markdownify(str(_body(page)), heading_style="ATX"))


#: By name: what makes text of a page, and the format of that text.
CONVERTERS: Mapping[str, tuple[Callable[[str], str], str]] = {
    "strings": (lambda page: str(_body(page).get_text()), "text"),
    "lines": (lambda page: str(_body(page).get_text("\n", strip=True)), "text"),
    "inscriptis": (_inscriptis, "text"),
    "resiliparse": (_resiliparse, "text"),
    "trafilatura": (_trafilatura, "text"),
    "markdownify": (_markdownify, "markdown"),
}


def converted(page: str, gold: Mapping[str, Any], converter: str) -> tuple[str, str, dict[str, Any]] | None:
    """The text that a converter makes of a page, its format, and what it still holds of the gold.

    A list of which less than half is left stays open; where hardly a letter is left there is no page: None.
    """
    convert, format = CONVERTERS[converter]
    text = convert(page)
    letters = key(text)
    if len(letters) < FEWEST:
        return None
    kept: dict[str, Any] = {}
    for name, field in _FIELDS.items():
        if name in gold:
            left = [record for record in gold[name] if key(record[field])[:LETTERS] in letters]
            if len(left) * 2 >= len(gold[name]):
                kept[name] = left
    return text, format, kept
