"""Layouts that are declared: what signs a site prints, and what stands behind each.

A declaration is a file ``data/layouts/NAME.layout``; ``docs/how_to/add_a_layout.md`` explains how to write one. All
that ship are read beforehand into ``data/layouts/compiled.json`` by ``python -m profparse.layouts.declared`` (``make
tables``), so that a page needs no Lark.

Here: reading declarations, cutting a page at the signs, records out of the pieces. Not here: anything about one site,
which is in its declaration, and how a field is written (:mod:`profparse.fields`).
"""

from __future__ import annotations

import json
from functools import cache

from profparse.data_files import read
from profparse.layouts.contract import Layout

COMPILED = "layouts/compiled.json"


@cache
def declared_layouts() -> tuple[Layout, ...]:
    """The declared layouts that ship, by name."""
    from profparse.layouts.declared.declaration import declaration_of
    from profparse.layouts.declared.layout import layout_of

    return tuple(layout_of(declaration_of(data)) for data in json.loads(read(COMPILED)))


def layout_from(text: str, name: str, stored: str = "") -> Layout:
    """The layout that a text declares; ``name`` is that of its file, for errors.

    ``stored`` is what ``python -m profparse.layouts.declared FILE`` wrote for it; it is used while it fits the text,
    and spares reading that. Raises :class:`profparse.layouts.declared.declaration.DeclarationError` for what is wrong.
    """
    from profparse.layouts.declared.declaration import declaration_of, digest_of, read_declaration
    from profparse.layouts.declared.layout import layout_of

    data = json.loads(stored) if stored else {}
    if data.get("digest") == digest_of(text):
        return layout_of(declaration_of(data))
    return layout_of(read_declaration(text, name))
