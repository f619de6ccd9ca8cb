"""The output: immutable objects that compare by value and serialise to the JSON of the contract.

Names are those of CSL (papers), schema.org (persons) and EDTF (dates). Every key is always present in the JSON:
unknown is null, none is ``[]``. All offsets are code points into the text the caller gave.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from profparse.attached import attached
from profparse.diagnostics import Diagnostic
from profparse.frozen import Frozen as Frozen
from profparse.item_lists import NewsItems, Papers, Projects
from profparse.parts import Author as Author
from profparse.parts import AuthorKind as AuthorKind
from profparse.parts import Date as Date
from profparse.parts import Education as Education
from profparse.parts import Identifier as Identifier
from profparse.parts import Link as Link
from profparse.parts import LinkKind as LinkKind
from profparse.parts import Metric as Metric
from profparse.parts import Position as Position
from profparse.parts import Precision as Precision
from profparse.span import Span, Spans

SCHEMA_VERSION = "1.0.0"

Origin = Literal["read", "inherited", "normalised", "inferred", "classified"]
NewsKind = Literal[
    "publication", "talk", "award", "job", "service", "release", "education", "media", "event", "other"
]
PaperType = Literal[
    "article-journal", "paper-conference", "thesis", "chapter", "book", "patent", "report", "dataset", "software",
    "article",
]  # fmt: skip
PaperStatus = Literal["published", "accepted", "preprint", "under review", "in preparation"]
ResidueKind = Literal["markup", "hidden", "boilerplate", "heading", "prose", "unparsed"]


NOTHING: Mapping[str, Any] = Frozen()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Item:
    """What every item carries: its identity, the text it takes up, and where each field comes from.

    ``blocks`` are the disjoint spans that the item takes up; ``spans`` says for each field read as plain text which
    spans it was read from; ``provenance`` how it came about; ``confidence`` how sure profparse is, from 0 to 1.
    """

    id: str
    blocks: Spans
    spans: Mapping[str, Spans] = NOTHING
    provenance: Mapping[str, Origin] = NOTHING
    confidence: Mapping[str, float] = NOTHING
    layout: str
    hidden: bool = False

    def __repr__(self) -> str:
        """The item in a line for a console; :meth:`Profile.to_dict` has all of it."""
        return attached("item_text")(self)  # type: ignore[no-any-return]

    def _repr_html_(self) -> str:
        """The item for a notebook: a card of its fields."""
        return attached("item_html")(self)  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Paper(Item):
    """One entry of a publication list.

    ``edition`` and ``publisher_place`` are as the page prints them; ``editors`` are those of the book or the volume.
    """

    title: str | None = None
    type: PaperType | None = None
    authors: tuple[Author, ...] = ()
    et_al: bool = False
    organizations: tuple[str, ...] = ()
    venue: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    edition: str | None = None
    editors: tuple[Author, ...] = ()
    date: Date | None = None
    categories: tuple[str, ...] = ()
    score: float | None = None
    badges: tuple[str, ...] = ()
    abstract: str | None = None
    status: PaperStatus | None = None
    citations: int | None = None
    links: tuple[Link, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewsItem(Item):
    """One dated (or, in a list of such, undated) item of news."""

    date: Date | None = None
    text: str = ""
    kind: NewsKind = "other"
    links: tuple[Link, ...] = ()
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Project(Item):
    """One entry of a project list."""

    name: str | None = None
    description: str | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Bio(Item):
    """Who the page is about."""

    name: str | None = None
    summary: str | None = None
    positions: tuple[Position, ...] = ()
    education: tuple[Education, ...] = ()
    interests: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    metrics: tuple[Metric, ...] = ()
    links: tuple[Link, ...] = ()
    identifiers: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The input: its name, its format, its length in code points, and the SHA-256 of the bytes given."""

    name: str | None
    format: str
    length: int
    sha256: str


@dataclass(frozen=True, slots=True)
class LayoutFound:
    """A layout that the page holds, in how many blocks, and how sure the detection is."""

    name: str
    blocks: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Residue:
    """A stretch of the page that became part of no item."""

    span: Span
    kind: ResidueKind


class _Quoting:
    """Holds the page's text beside a profile, outside its fields: neither compared nor serialised."""

    __slots__ = ("source_text",)
    source_text: str | None


@dataclass(frozen=True, slots=True, repr=False)
class Profile(_Quoting):
    """All that was read from one page.

    The items' ``blocks`` and the ``residue`` together part the page's non-blank characters: none is lost and none is
    taken twice.
    """

    schema_version: str
    source: Source
    layouts: tuple[LayoutFound, ...]
    bio: Bio | None
    papers: Papers
    news: NewsItems
    projects: Projects
    diagnostics: tuple[Diagnostic, ...]
    residue: tuple[Residue, ...]

    def __post_init__(self) -> None:
        # Plain tuples, as a caller may give them, become lists of records.
        for name, kind in (("papers", Papers), ("news", NewsItems), ("projects", Projects)):
            if type(getattr(self, name)) is not kind:
                object.__setattr__(self, name, kind(getattr(self, name)))

    def quote(self, span: Span) -> str:
        """The page's own words at a span; raises ``ValueError`` for a profile that was loaded without its page."""
        text: str | None = getattr(self, "source_text", None)
        if text is None:
            raise ValueError("this profile was loaded without its page; attach it with with_source(text)")
        return text[span[0] : span[1]]

    def with_source(self, text: str) -> Profile:
        """This profile with its page's text beside it, so that :meth:`quote` works."""
        copy = replace(self)
        object.__setattr__(copy, "source_text", text)
        return copy

    def items(self) -> Iterator[Paper | NewsItem | Project | Bio]:
        """Every item of the profile: papers, news, projects, then the bio."""
        yield from self.papers
        yield from self.news
        yield from self.projects
        if self.bio is not None:
            yield self.bio

    def __repr__(self) -> str:
        """The profile in a line for a console; :meth:`to_dict` has all of it."""
        return attached("profile_text")(self)  # type: ignore[no-any-return]

    def _repr_html_(self) -> str:
        """The profile for a notebook: its years, its items and its page."""
        return attached("profile_html")(self)  # type: ignore[no-any-return]

    def to_dict(self) -> dict[str, Any]:
        """The profile as plain dicts, lists, strings and numbers, keys in a fixed order."""
        plain: dict[str, Any] = _plain(self)
        return plain

    def to_json(self, indent: int | None = None) -> str:
        """The profile as JSON text, the same bytes each time; ``indent`` as in :func:`json.dumps`."""
        return "".join(self.json_parts(indent))

    def json_parts(self, indent: int | None = None) -> Iterator[str]:
        """The text of :meth:`to_json` in parts, one for each item, so that a long one need not be held whole."""

        step = " " * indent if isinstance(indent, int) else indent
        line, inner, innermost = ("", "", "") if step is None else ("\n", f"\n{step}", f"\n{step}{step}")
        gap = ", " if step is None else ","

        def written(value: Any, line: str) -> str:
            return json.dumps(_plain(value), ensure_ascii=False, indent=step).replace("\n", line)

        before = "{"
        for field in fields(self):
            value = getattr(self, field.name)
            yield f'{before}{inner}"{field.name}": '
            before = gap
            if not value or not isinstance(value, tuple):
                yield written(value, inner)
                continue
            opening = "["
            for part in value:
                yield opening + innermost + written(part, innermost)
                opening = gap
            yield f"{inner}]"
        yield line + "}"

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Profile:
        """The profile that :meth:`to_dict` gave; unknown keys are ignored. Raises ``ValueError`` for anything else."""
        profile: Profile = attached("profile_from")(data)
        return profile

    @classmethod
    def from_json(cls, text: str | bytes) -> Profile:
        """The profile that :meth:`to_json` gave. Raises ``ValueError`` for text that is no such JSON."""
        return cls.from_dict(json.loads(text))


def _plain(value: Any) -> Any:
    """Dataclasses to dicts, tuples to lists, at any depth."""
    kind = type(value)
    if kind in _SCALARS:
        return value
    if issubclass(kind, tuple):
        return [v if type(v) in _SCALARS else _plain(v) for v in value]
    if isinstance(value, Mapping):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    plain = {}
    for name in kind.__dataclass_fields__:
        part = getattr(value, name)
        plain[name] = part if type(part) in _SCALARS else _plain(part)
    return plain


_SCALARS = frozenset({str, int, float, bool, type(None)})
