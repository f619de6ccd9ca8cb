"""The formats that there are, and how an export is made in one of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from profparse.diagnostics import OptionError
from profparse.export.losses import Losses
from profparse.item_lists import KINDS, NewsItems, Papers, Projects, Records
from profparse.model import Profile, Source

if TYPE_CHECKING:
    from profparse.merge.merged import MergedProfile

#: The names of the formats; each is a module ``profparse.export.NAME_format``.
FORMATS = (
    "bibtex", "csl-json", "ris", "json-resume", "rendercv", "json-ld", "json-feed", "atom", "icalendar", "csv",
    "parquet", "markdown", "hugo", "al-folio", "academicpages",
)  # fmt: skip
#: The formats of one table, which take the name of the records that it is to hold.
TABLES = ("csv", "parquet")
#: The formats about one person.
OF_ONE_PERSON = ("json-resume", "rendercv")
#: The formats of several files, which are written into a folder.
FOLDERS = ("hugo", "al-folio", "academicpages")
ITEMS = tuple(KINDS)

#: What can be exported: a profile, one merged out of several pages, several, or a list of records out of one.
Material: TypeAlias = "Profile | MergedProfile | Iterable[Profile | MergedProfile] | Papers | NewsItems | Projects"


class Exported(NamedTuple):
    """An export: its text, bytes of a binary format, or of several files their texts by their paths.

    ``not_held`` says in sentences what the format could not hold.
    """

    content: str | bytes | dict[str, str]
    not_held: tuple[str, ...]


def exported(material: Material, format: str, items: str = "papers") -> Exported:
    """Write profiles in a format; ``items`` says which records a table is to hold.

    Raises :class:`OptionError` for an unknown format or kind of items, and for several profiles in a format about one
    person; ``TypeError`` for what is no profile; :class:`MissingLibraryError` where a format needs a library that is
    not installed.
    """
    if format not in FORMATS:
        raise OptionError(f"unknown export format {format!r}; there are {', '.join(FORMATS)}")
    if items not in ITEMS:
        raise OptionError(f"unknown items {items!r}; there are {', '.join(ITEMS)}")
    profiles = _profiles(material)
    if format in OF_ONE_PERSON and len(profiles) > 1:
        raise OptionError(f"{format} is about one person; {len(profiles)} profiles were given")
    module = import_module(f"profparse.export.{format.replace('-', '_')}_format")
    losses = Losses(module.TITLE)
    content = module.write(profiles, losses, items) if format in TABLES else module.write(profiles, losses)
    return Exported(content, losses.messages())


def _merged(name: str) -> Any:
    """A class of merged profiles; without what makes these there are none, and it is not loaded to be told so."""
    return getattr(sys.modules.get("profparse.merge.merged"), name, ())


def _profiles(material: Any) -> Sequence[Profile]:
    if isinstance(material, (Profile, _merged("MergedProfile"))):
        return (_plain_profile(material),)
    if isinstance(material, _merged("MergedNewsItems")):
        return (gathered(material.of_a_profile()),)
    if isinstance(material, Records):
        return (gathered(material),)
    return tuple(map(_plain_profile, material))


def _plain_profile(given: Any) -> Profile:
    """A profile as it is, and a merged one as a profile of the same records."""
    if isinstance(given, _merged("MergedProfile")):
        plain: Profile = given.as_profile()
        return plain
    if not isinstance(given, Profile):
        raise TypeError(f"expected a Profile, or several, or records of one, not {type(given).__name__}")
    return given


def gathered(records: Records[Any]) -> Profile:
    """A profile that holds some records and nothing else."""
    held = {kind: records if records.table == kind else () for kind in ITEMS}
    source = Source(None, "text", 0, "")
    return Profile("", source, (), None, held["papers"], held["news"], held["projects"], (), ())  # type: ignore[arg-type]
