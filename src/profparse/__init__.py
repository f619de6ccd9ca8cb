"""profparse reads messy researcher pages into typed, source-grounded data.

>>> import profparse
>>> profile = profparse.parse("## News\\n- [5/2024] Our paper on narrow tables is out.\\n")
>>> profile.news[0].date.edtf, profile.news[0].text
('2024-05', 'Our paper on narrow tables is out.')
>>> profile.quote(profile.news[0].date.span)
'5/2024'

Importing the package does no work: each public name is loaded when it is first used.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # typing's own constant would cost the import of typing
if TYPE_CHECKING:
    from typing import Any

    from profparse import export as export
    from profparse import schema as schema
    from profparse.diagnostics import Diagnostic as Diagnostic
    from profparse.diagnostics import InputError as InputError
    from profparse.diagnostics import MissingLibraryError as MissingLibraryError
    from profparse.diagnostics import OptionError as OptionError
    from profparse.diagnostics import ProfileError as ProfileError
    from profparse.diagnostics import ProfparseError as ProfparseError
    from profparse.evaluate import Difference as Difference
    from profparse.evaluate import Evaluation as Evaluation
    from profparse.evaluate import diff as diff
    from profparse.evaluate import evaluate as evaluate
    from profparse.fitted_model import Model as Model
    from profparse.item_lists import NewsItems as NewsItems
    from profparse.item_lists import Papers as Papers
    from profparse.item_lists import Projects as Projects
    from profparse.merge import MergedProfile as MergedProfile
    from profparse.merge import merge as merge
    from profparse.merge import merge_people as merge_people
    from profparse.model import SCHEMA_VERSION as SCHEMA_VERSION
    from profparse.model import Author as Author
    from profparse.model import Bio as Bio
    from profparse.model import Date as Date
    from profparse.model import Education as Education
    from profparse.model import Identifier as Identifier
    from profparse.model import Item as Item
    from profparse.model import LayoutFound as LayoutFound
    from profparse.model import Link as Link
    from profparse.model import Metric as Metric
    from profparse.model import NewsItem as NewsItem
    from profparse.model import Paper as Paper
    from profparse.model import Position as Position
    from profparse.model import Profile as Profile
    from profparse.model import Project as Project
    from profparse.model import Residue as Residue
    from profparse.model import Source as Source
    from profparse.parse import ExplainedLine as ExplainedLine
    from profparse.parse import explain as explain
    from profparse.parse import parse as parse
    from profparse.parse import parse_many as parse_many
    from profparse.report import html_report as html_report
    from profparse.training.corrections.fitting import fit as fit

__version__ = "1.0.0.dev0"

_MODULES = {
    "parse": ("ExplainedLine", "explain", "parse", "parse_many"),
    "evaluate": ("Difference", "Evaluation", "diff", "evaluate"),
    "report": ("html_report",),
    "fitted_model": ("Model",),
    "training.corrections.fitting": ("fit",),
    "merge": ("MergedProfile", "merge", "merge_people"),
    "diagnostics": (
        "Diagnostic", "InputError", "MissingLibraryError", "OptionError", "ProfileError", "ProfparseError",
    ),
    "model": (
        "SCHEMA_VERSION", "Author", "Bio", "Date", "Education", "Identifier", "Item", "LayoutFound", "Link", "Metric",
        "NewsItem", "Paper", "Position", "Profile", "Project", "Residue", "Source",
    ),
    "item_lists": ("NewsItems", "Papers", "Projects"),
}  # fmt: skip
_HOME = {name: module for module, names in _MODULES.items() for name in names}

#: What the model asks for by name, with the module that has it: see :mod:`profparse.attached`.
ATTACHED = {
    "date_text": "report.plain", "item_text": "report.plain", "profile_text": "report.plain",
    "records_text": "report.plain", "date_html": "report.notebook", "item_html": "report.notebook",
    "profile_html": "report.notebook", "records_html": "report.notebook", "profile_from": "schema",
    "to_pandas": "export.tables", "to_polars": "export.tables", "to_arrow": "export.tables",
}  # fmt: skip

__all__ = [
    "__version__", "export", "schema", *_HOME,
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Load a public name on first use, and keep it."""
    from importlib import import_module

    if name in ("export", "schema"):
        return import_module(f"profparse.{name}")
    if name not in _HOME:
        raise AttributeError(f"module 'profparse' has no attribute {name!r}")
    value = getattr(import_module(f"profparse.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


class _Package(type(sys)):  # type: ignore[misc]  # the class of modules, without an import for its name
    """The package itself, whose ``parse``, ``evaluate`` and ``merge`` stay the functions.

    Importing the modules of these names would otherwise put them in the functions' places.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if name in ("parse", "evaluate", "merge") and isinstance(value, type(sys)):
            value = getattr(value, name)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
