"""Front matter that a site's theme shows as a publication: a content file of Hugo's or Jekyll's kind that is one.

>>> from profparse.pieces import read_page
>>> source = '---\\ntitle: On Cats\\nauthors: [A. Lane, B. Ott]\\npublication: "*Journal of Cats*"\\n---\\n'
>>> [line.text for line in read_page(source, "markdown").lines]
['On Cats', 'A. Lane, B. Ott', 'Journal of Cats']
"""

from __future__ import annotations

from collections.abc import Sequence

from profparse.pieces.line import MetaField

_AUTHORS = frozenset({"author", "authors"})
#: Keys of which one says that the page is a publication.
_SOURCES = frozenset({"publication", "publication_types", "journal", "venue", "booktitle", "conference"})
_SHOWN = _AUTHORS | _SOURCES - {"publication_types"} | {
    "title", "subtitle", "date", "year", "volume", "number", "pages", "publisher", "doi", "editors", "citation",
}  # fmt: skip


def publication_fields(fields: Sequence[MetaField]) -> list[MetaField]:
    """The fields of a publication that such a theme shows, or none where the front matter is of another page."""
    named = [(field.key.partition(".")[0].casefold(), field) for field in fields]
    keys = {name for name, _ in named}
    if "title" not in keys or keys.isdisjoint(_SOURCES) or keys.isdisjoint(_AUTHORS | {"citation"}):
        return []
    if keys.isdisjoint(_AUTHORS):  # it is cited in one line
        return [field for name, field in named if name == "citation"]
    # As of a record of a list, as data files hold such.
    shown = [field for name, field in named if name in _SHOWN and name != "citation"]
    return [field._replace(key=f"0.{field.key}") for field in shown]
