"""Names that a page has often: where one of them opens a list of authors, the title before it ends there.

``for IoTAB Example`` may be ``IoT`` and ``AB Example`` or ``Io`` and ``TAB Example``; the page's other records know.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from profparse.fields.draft import Draft
from profparse.span import Span

OFTEN = 2  # records that a name stands in; one alone may be cut wrongly itself
NEAR = 40  # code points that a misplaced boundary is off by at most: a name's length


def seen_often(drafts: Sequence[Draft]) -> frozenset[str]:
    """The authors' names that several of the records have."""
    counted: Counter[str] = Counter()
    for draft in drafts:
        counted.update({author.name for author in draft.values.get("authors", ())})
    often = {name for name, count in counted.items() if count >= OFTEN and " " in name}
    return frozenset(name for name in often if not any(other != name and name.endswith(other) for other in often))


def opens_with(draft: Draft, known: frozenset[str]) -> bool:
    """Whether the first author is one of the names."""
    authors = draft.values.get("authors", ())
    return bool(authors) and authors[0].name in known


def at_known_name(text: str, start: int, end: int, places: dict[str, Span], known: frozenset[str]) -> dict[str, Span]:
    """The places of the fields, the boundary of title and authors moved to a known name near to it."""
    if not known or "title" not in places:
        return places
    title, names = places["title"], places.get("authors")
    opens = names[0] if names else title[1]
    first = max(start + 1, opens - NEAR) if names else start + 1
    last = min([end, *(place for sign in ",;|" if (place := text.find(sign, opens, end)) >= 0)]) if names else end
    pattern = "|".join(map(re.escape, sorted(known, key=lambda name: (-len(name), name))))
    found = re.compile(rf"(?:{pattern})(?![a-z])").search(text, first, min(last, opens + NEAR) if names else end)
    if found is None or found.start() == opens:
        return places
    if names and found.end() <= opens and text[found.end() : opens].strip(" ,;|"):
        return places  # words of the title between it and the names
    names = names or (opens, opens)
    behind = names[1] if found.end() <= names[1] else found.end()
    out = {**places, "title": (places["title"][0], found.start()), "authors": (found.start(), behind)}
    if "venue" in out:
        out["venue"] = (max(out["venue"][0], behind), out["venue"][1])
    return out
