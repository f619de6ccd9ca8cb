"""The converters by which people turn a page into text, as far as they are installed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from bs4 import BeautifulSoup


def _soup(page: str) -> Any:
    return BeautifulSoup(page, "html.parser").body


#: Each converter by its name: the module that it needs, and how that is called.
CONVERTERS: dict[str, tuple[str, Callable[[Any, str], str]]] = {
    "bs4": ("bs4", lambda _, page: str(_soup(page).get_text())),
    "bs4-lines": ("bs4", lambda _, page: str(_soup(page).get_text("\n", strip=True))),
    "bs4-blanks": ("bs4", lambda _, page: str(_soup(page).get_text(" ", strip=True))),
    "bs4-glued": ("bs4", lambda _, page: str(_soup(page).get_text(strip=True))),
    "lxml": ("lxml.html", lambda module, page: str(module.fromstring(page).text_content())),
    "inscriptis": ("inscriptis", lambda module, page: str(module.get_text(page))),
    "markdownify": ("markdownify", lambda module, page: str(module.markdownify(page, strip=["a"]))),
    "resiliparse": ("resiliparse.extract.html2text", lambda module, page: str(module.extract_plain_text(page))),
    "selectolax": ("selectolax.lexbor", lambda module, page: str(module.LexborHTMLParser(page).body.text())),
    "trafilatura": ("trafilatura", lambda module, page: str(module.extract(page) or "")),
}


def installed(name: str) -> Callable[[str], str] | None:
    """The converter of a name; None where its module is not installed."""
    module, convert = CONVERTERS[name]
    try:
        loaded = import_module(module)
    except ImportError:
        return None
    return lambda page: convert(loaded, page)
