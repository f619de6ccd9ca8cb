"""The format is told by the page's own signs; a name only hints."""

import pytest

from profparse.pieces.formats import FORMATS, detect_format

CASES = [
    ("text", "Ann Lee\n\nCL\nh-index7\n3papers\n\nCLMay 3, 2024\nA Title\n\nAnn Lee, Bo Li", None),
    ("text", "CLMay 3, 2024\nA Title\n\nWe use **b** and 2 * 3 [1]. See https://u.v.\n" * 9, "a.txt"),
    ("text", "", None),
    ("markdown", "I work at [A](https://a).\n\n### News\n\n- [5/2024] **b**", "a.txt"),
    ("markdown", "---\ntitle: a\n---\n\n<div>a</div>\n\nb", None),
    ("markdown", "plain words", "a.qmd"),
    ("html", "<!DOCTYPE html><html><body>a", None),
    ("html", "<!doctype html><p>a", "page.md"),
    ("html", "<?php a(); ?><p>b", None),
    ("html", "<ul>\n<li>a</li>\n<li><b>b</b></li>\n</ul>", None),
    ("html", "---\nlayout: a\n---\n<p>b</p>", "index.html"),
    ("markdown", "# A\n\n- [b](c)\n- **d**\n- [e](f)\n", "index.html"),
    ("jemdoc", "# jemdoc: menu{a}{b}\n== C\n[http://d e]\n", None),
    ("org", "#+TITLE: a\n* b\n[[http://c][d]]\n", None),
    ("rst", "A\n===\n\n.. _b: c\n\n`d <e>`__ `f <g>`_\n", None),
]


@pytest.mark.parametrize(("format", "text", "name"), CASES)
def test_detect_format(format: str, text: str, name: str | None) -> None:
    """Each page is known by its signs."""
    assert detect_format(text, name) == format
    assert format in FORMATS
