"""The tree that Beautiful Soup makes is the oracle of our HTML reader: the same words and links, in the same order."""

from __future__ import annotations

from pathlib import Path

import bs4
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profparse.pieces import read_page
from tests.pages import PAGES

UNSEEN = [
    "script", "style", "template", "noscript", "head", "select", "textarea", "svg", "iframe", "object", "math",
]  # fmt: skip
HTML = [page for page in PAGES if page.suffix == ".html"]


def of_tree(text: str) -> tuple[str, list[str]]:
    """The visible letters of a page without white space, and the targets of its links, by the library's tree."""
    soup = bs4.BeautifulSoup(text, "html.parser")
    for tag in soup(UNSEEN):
        tag.decompose()
    return "".join(soup.get_text().split()), [str(a["href"]) for a in soup("a", href=True) if a["href"]]


def of_lines(text: str) -> tuple[str, list[str]]:
    """The same by our lines."""
    lines = read_page(text, "html").lines
    return "".join("".join(line.text.split()) for line in lines), [link.url for line in lines for link in line.links]


@pytest.mark.parametrize("page", HTML, ids=lambda page: page.stem)
def test_our_pages_read_as_the_tree_does(page: Path) -> None:
    """Each page of ours shows what the tree shows."""
    text = page.read_text("utf-8")
    assert of_lines(text) == of_tree(text)


WORDS = st.sampled_from(["a", "Bé", "7", "中文", "R&D", "a < b", "x > y", "“q”", "&amp;", "<b>", "ø", "e\u0301", "🎉"])
INLINE = st.sampled_from(["b", "i", "em", "strong", "span", "code", "sup", "u", "small", "font", "cite"])
BLOCK = st.sampled_from(["div", "p", "section", "h2", "li", "ul", "blockquote", "td", "table", "article", "script"])


def element(name: str, parts: list[bs4.element.PageElement | str], href: str | None = None) -> bs4.Tag:
    """An element with these parts in it."""
    tag = bs4.Tag(name=name, attrs={"href": href} if href else {})
    for part in parts:
        tag.append(part)
    return tag


def elements(inner: st.SearchStrategy[bs4.Tag]) -> st.SearchStrategy[bs4.Tag]:
    """Elements that hold words and what is drawn from ``inner``."""
    parts = st.lists(st.one_of(WORDS, inner), max_size=4)
    return st.builds(element, BLOCK, parts) | st.builds(element, INLINE, st.lists(WORDS, max_size=3))


LINKS = st.builds(element, st.just("a"), st.lists(WORDS, min_size=1, max_size=2), st.sampled_from(["u", "v?a=1&b=2"]))
TREES = st.recursive(LINKS, elements, max_leaves=12)


@given(st.lists(TREES, max_size=4))
@settings(max_examples=150, deadline=None)
def test_any_tree_is_read_back(trees: list[bs4.Tag]) -> None:
    """A tree that was written down shows what the tree says."""
    text = "".join(map(str, trees))
    assert of_lines(text) == of_tree(text)
