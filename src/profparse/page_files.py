"""The files of a folder that hold pages."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

#: What a page's file is called; a folder's other files are not read.
SUFFIXES = frozenset((
    ".txt", ".text", ".md", ".markdown", ".mdown", ".mkd", ".mdx", ".rmd", ".qmd", ".html", ".htm", ".xhtml", ".shtml",
    ".php", ".jemdoc", ".org", ".rst",
))  # fmt: skip


def is_page_file(path: str) -> bool:
    """Whether a file is called like a page.

    >>> is_page_file("ada/index.HTML"), is_page_file("ada.bib")
    (True, False)
    """
    return os.path.splitext(path)[1].lower() in SUFFIXES


def files_in(folder: str, wanted: Callable[[str], bool]) -> Iterator[str]:
    """The paths of a folder's files whose names are wanted, those of inner folders too, in the order of their names.

    Hidden names are left out, and no link to a folder is followed (it may loop).
    """
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError:
            continue
        inner = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                inner.append(entry.path)
            elif wanted(entry.name) and os.path.isfile(entry.path):
                yield entry.path
        waiting += reversed(inner)
