"""Other forms of what was read: bibliographies, CVs, feeds, calendars and tables.

There is one function a format. Each takes a profile, several profiles, or a list of records out of one, such as
``profile.papers[:5]``, and returns a text. ``parquet`` returns bytes; ``hugo``, ``al_folio`` and ``academicpages``
return the texts of several files by their paths, which :func:`write_folder` writes. What the format cannot hold is told
by one :class:`NotHeldWarning`; :func:`exported` returns the same sentences instead.

Here: a module for each format, ``*_format``, and what several share. Not here: reading; an export says less than the
profile, never more.

>>> from profparse import export, parse
>>> page = parse("CLMay 3, 2024\\nNarrow TablesHelga Brandt, Theo Okafor et al.\\n")
>>> print(export.bibtex(page), end="")
@misc{brandt2024narrow,
  author    = {Brandt, Helga and Okafor, Theo and others},
  title     = {Narrow Tables},
  year      = {2024},
  month     = may,
  day       = {3},
  keywords  = {CL},
}
"""

from __future__ import annotations

import warnings

from profparse.export.folders import write_folder
from profparse.export.formats import FORMATS, Exported, Material, exported
from profparse.export.losses import NotHeldWarning

__all__ = [
    "FORMATS", "Exported", "NotHeldWarning", "academicpages", "al_folio", "atom", "bibtex", "csl_json", "csv",
    "exported", "hugo", "icalendar", "json_feed", "json_ld", "json_resume", "markdown", "parquet", "rendercv", "ris",
    "write_folder",
]  # fmt: skip


def bibtex(material: Material) -> str:
    """The papers in BibTeX."""
    return _text(exported(material, "bibtex"))


def csl_json(material: Material) -> str:
    """The papers in CSL-JSON."""
    return _text(exported(material, "csl-json"))


def ris(material: Material) -> str:
    """The papers in RIS."""
    return _text(exported(material, "ris"))


def json_resume(material: Material) -> str:
    """One person's CV as JSON Resume; raises :class:`OptionError` for several profiles."""
    return _text(exported(material, "json-resume"))


def rendercv(material: Material) -> str:
    """One person's CV in RenderCV's YAML; raises :class:`OptionError` for several profiles."""
    return _text(exported(material, "rendercv"))


def json_ld(material: Material) -> str:
    """The persons, papers and projects in the terms of schema.org, as JSON-LD."""
    return _text(exported(material, "json-ld"))


def json_feed(material: Material) -> str:
    """The news as a JSON Feed."""
    return _text(exported(material, "json-feed"))


def atom(material: Material) -> str:
    """The news as an Atom feed."""
    return _text(exported(material, "atom"))


def icalendar(material: Material) -> str:
    """The dated talks and events as an iCalendar."""
    return _text(exported(material, "icalendar"))


def csv(material: Material, items: str = "papers") -> str:
    """A table of the ``papers``, the ``news`` or the ``projects`` in CSV."""
    return _text(exported(material, "csv", items))


def parquet(material: Material, items: str = "papers") -> bytes:
    """A table of the ``papers``, the ``news`` or the ``projects`` in Parquet.

    Raises :class:`MissingLibraryError` without pyarrow, which comes with ``profparse[tables]``.
    """
    return _bytes(exported(material, "parquet", items))


def markdown(material: Material) -> str:
    """The profiles as Markdown to read."""
    return _text(exported(material, "markdown"))


def hugo(material: Material) -> dict[str, str]:
    """A content folder for Hugo, in the front matter of HugoBlox: texts by their paths."""
    return _files(exported(material, "hugo"))


def al_folio(material: Material) -> dict[str, str]:
    """The bibliography, news and projects of an al-folio site: texts by their paths."""
    return _files(exported(material, "al-folio"))


def academicpages(material: Material) -> dict[str, str]:
    """The publications, talks, posts and projects of an academicpages site: texts by their paths."""
    return _files(exported(material, "academicpages"))


def _text(done: Exported) -> str:
    content = _told(done)
    assert isinstance(content, str)
    return content


def _bytes(done: Exported) -> bytes:
    content = _told(done)
    assert isinstance(content, bytes)
    return content


def _files(done: Exported) -> dict[str, str]:
    content = _told(done)
    assert isinstance(content, dict)
    return content


def _told(done: Exported) -> str | bytes | dict[str, str]:
    """The export's content, after a warning of what is not in it, at the line that asked for it."""
    if done.not_held:
        warnings.warn("; ".join(done.not_held), NotHeldWarning, stacklevel=4)
    return done.content
