"""What the report's buttons copy: an item in JSON, and a paper in BibTeX."""

from __future__ import annotations

import json
from typing import Any

from profparse.export import bibtex_format
from profparse.export.losses import Losses
from profparse.export.publications import publications
from profparse.model import Item, Profile
from profparse.report.markup import Html, element

#: What each form is called.
FORMS = {"bibtex": "BibTeX", "json": "JSON"}


Copies = dict[str, dict[str, Any]]


def copies(profile: Profile) -> Copies:
    """For each item's id its JSON and, of a paper, its entry; of papers that are equal in all the first has one."""
    entries = publications([profile], Losses(""))
    written = {id(entry.paper): bibtex_format.write_entry(entry, Losses("")) for entry in entries}
    out = {}
    for item, plain in zip(profile.items(), _plain_items(profile.to_dict()), strict=True):
        out[item.id] = {"json": plain}
        if id(item) in written:
            out[item.id]["bibtex"] = written[id(item)]
    return out


def _plain_items(profile: dict[str, Any]) -> list[Any]:
    """The items in the order of :meth:`Profile.items`."""
    return [*profile["papers"], *profile["news"], *profile["projects"], *([profile["bio"]] if profile["bio"] else [])]


def data(written: Copies) -> Html:
    """An element out of sight with all copies, in ASCII, so that no character of a page is shown by its name."""
    return element("div", json.dumps(written, separators=(",", ":")), id="data", hidden=True)


def page(profile: Profile, text: str) -> Html:
    """An element out of sight with the page's text and what gold says of its source, in ASCII."""
    given = profile.source
    name = (given.name or "page").replace("\\", "/").rsplit("/", 1)[-1]
    known = {"source": name, "sha256": given.sha256, "format": given.format, "text": text}
    return element("div", json.dumps(known, separators=(",", ":")), id="page", hidden=True)


def buttons(item: Item, written: Copies) -> list[Html]:
    """A button for each form that an item has."""
    return [
        element("button", said, type="button", data_copy=form, title=f"Copy as {said}", tabindex=-1)
        for form, said in FORMS.items()
        if form in written.get(item.id, {})
    ]
