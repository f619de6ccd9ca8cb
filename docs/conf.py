"""The documentation site: `make docs` builds it into ``build/docs``; a warning is an error."""

import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "src"))

import profparse  # noqa: E402

project = "profparse"
author = "profparse contributors"
release = version = profparse.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["examples", "example_layout/fixtures"]
html_theme = "furo"
html_title = f"profparse {version}"
html_copy_source = False

myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True}
python_use_unqualified_type_names = True

_OUTSIDE = re.compile(r"\]\((?:\.\./)+(README|CONTRIBUTING|CHANGELOG)\.md")
_INSIDE = re.compile(r"\]\(docs/")
_PAGES = {"README": "/index.md", "CONTRIBUTING": "/contributing.md", "CHANGELOG": "/changelog.md"}


def to_the_site(app: Any, name: str, source: list[str]) -> None:
    """Links between files of the repository, as links between pages of the site."""
    source[0] = _OUTSIDE.sub(lambda found: f"]({_PAGES[found[1]]}", source[0])


def included(app: Any, path: Any, parent: str, source: list[str]) -> None:
    """The same for files of the repository's root that a page includes."""
    source[0] = _INSIDE.sub("](/", source[0])
    for name, page in _PAGES.items():
        source[0] = source[0].replace(f"]({name}.md", f"]({page}")


def setup(app: Any) -> None:
    """Called by Sphinx."""
    app.connect("source-read", to_the_site)
    app.connect("include-read", included)
