"""One person out of many pages: the records, each with the places that it was put together from.

They are the classes of :mod:`profparse.model` with a few fields more, so that whatever takes a paper or a biography
takes a merged one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from profparse.diagnostics import Diagnostic
from profparse.item_lists import NewsItems, Papers, Projects, Records
from profparse.model import (
    NOTHING,
    Bio,
    Date,
    Education,
    Identifier,
    Item,
    Link,
    Metric,
    NewsItem,
    Paper,
    PaperType,
    Position,
    Profile,
    Project,
    Source,
    _plain,
)  # fmt: skip
from profparse.span import Spans

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

T = TypeVar("T", bound=Item)
State = Literal["preprint", "published"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Where something stands: the number of the page among the profile's ``sources``, the ``id`` of the item on that
    page, and the spans in the page's text."""

    page: int
    id: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Variant:
    """One of the values that the pages give a field, and where it stands.

    ``confidence`` is the chance that one of its mentions at least was read rightly, ``completeness`` how much it says
    (words of a text, parts of the names of a list, parts of a date). The value that is shown is the one with the
    greatest product, the amount that can be expected to be right; it is the first of its list.
    """

    value: Any
    confidence: float
    completeness: int
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedLink(Link):
    """A link that one page or several have; its ``span`` is on the page of its first mention."""

    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedIdentifier(Identifier):
    """An identifier that one page or several have; its ``span`` is on the page of its first mention."""

    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedMetric(Metric):
    """A figure that one page or several print; figures that differ stand side by side."""

    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedPosition(Position):
    """A position that one page or several name; its ``span`` is on the page of its first mention."""

    mentions: tuple[Mention, ...] = ()
    variants: Mapping[str, tuple[Variant, ...]] = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedEducation(Education):
    """A degree that one page or several name; its ``span`` is on the page of its first mention."""

    mentions: tuple[Mention, ...] = ()
    variants: Mapping[str, tuple[Variant, ...]] = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperState:
    """A work as a preprint, or as published: what the mentions of that state say of it."""

    state: State
    type: PaperType | None = None
    venue: str | None = None
    date: Date | None = None
    identifiers: tuple[MergedIdentifier, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class MergedPaper(Paper):
    """One work. ``mentions`` are its entries on the pages; ``states`` its preprint and its published version.

    ``origins`` says for each field with a value which mention (its number) the value and its spans were taken from;
    ``variants`` has, for each field that the pages disagree on, all values, the one that is shown first. ``blocks`` is
    empty: the mentions have them. ``confidence`` has ``linked``, the least chance of a mention to be of this work.
    """

    mentions: tuple[Mention, ...] = ()
    origins: Mapping[str, int] = NOTHING
    variants: Mapping[str, tuple[Variant, ...]] = NOTHING
    states: tuple[PaperState, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class MergedNewsItem(NewsItem):
    """An item of news that one page or several have.

    ``mentions`` are the places where it stands, as for all merged records; what a news item of one page has under that
    name, the titles quoted or linked in it, is in ``titles``.
    """

    mentions: tuple[Mention, ...] = ()  # type: ignore[assignment]  # says where the record stands, as in the others
    titles: tuple[str, ...] = ()
    origins: Mapping[str, int] = NOTHING
    variants: Mapping[str, tuple[Variant, ...]] = NOTHING


class MergedNewsItems(Records["MergedNewsItem"]):
    """The news of a merged profile; its tables have the columns of a profile's news."""

    __slots__ = ()
    table = "news"

    def of_a_profile(self) -> NewsItems:
        """The same items as those of one page, with the titles under ``mentions``."""
        names = [part.name for part in fields(NewsItem) if part.name != "mentions"]
        return NewsItems(
            NewsItem(**{name: getattr(item, name) for name in names}, mentions=item.titles) for item in self
        )

    def to_pandas(self, *, nested: bool = False) -> pandas.DataFrame:
        """The table of :meth:`NewsItems.to_pandas`."""
        return self.of_a_profile().to_pandas(nested=nested)

    def to_polars(self, *, nested: bool = False) -> polars.DataFrame:
        """The table of :meth:`NewsItems.to_polars`."""
        return self.of_a_profile().to_polars(nested=nested)

    def to_arrow(self, *, nested: bool = False) -> pyarrow.Table:
        """The table of :meth:`NewsItems.to_arrow`."""
        return self.of_a_profile().to_arrow(nested=nested)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class MergedProject(Project):
    """A project that one page or several have."""

    mentions: tuple[Mention, ...] = ()
    origins: Mapping[str, int] = NOTHING
    variants: Mapping[str, tuple[Variant, ...]] = NOTHING


class MergedPapers(Records["MergedPaper"]):
    """The works of a merged profile."""

    __slots__ = ()
    table = "papers"


class MergedProjects(Records["MergedProject"]):
    """The projects of a merged profile."""

    __slots__ = ()
    table = "projects"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class MergedBio(Bio):
    """Who the pages are about. ``variants`` has the places of each of the interests, e-mails and categories, too."""

    positions: tuple[MergedPosition, ...] = ()
    education: tuple[MergedEducation, ...] = ()
    metrics: tuple[MergedMetric, ...] = ()
    links: tuple[MergedLink, ...] = ()
    identifiers: tuple[MergedIdentifier, ...] = ()
    mentions: tuple[Mention, ...] = ()
    origins: Mapping[str, int] = NOTHING
    variants: Mapping[str, tuple[Variant, ...]] = NOTHING


@dataclass(frozen=True, slots=True, repr=False)
class MergedProfile:
    """One person's pages as one.

    ``sources`` are all pages that were given; ``pages`` the numbers of those that are this person's, by which the
    ``mentions`` name them. What the merging leaves in doubt is in ``diagnostics``.
    """

    schema_version: str
    sources: tuple[Source, ...]
    pages: tuple[int, ...]
    bio: MergedBio | None
    papers: MergedPapers
    news: MergedNewsItems
    projects: MergedProjects
    diagnostics: tuple[Diagnostic, ...]

    def as_profile(self) -> Profile:
        """The same records as those of one page, for all that takes a :class:`Profile`.

        Its source is the pages together; where each value stands is not in it.
        """
        name = ", ".join(self.sources[page].name or f"page {page}" for page in self.pages)
        length = sum(self.sources[page].length for page in self.pages)
        source = Source(name or None, "merged", length, "")
        bio = _as(Bio, self.bio) if self.bio is not None else None
        papers = Papers(_as(Paper, paper) for paper in self.papers)
        projects = Projects(_as(Project, project) for project in self.projects)
        news = self.news.of_a_profile()
        return Profile(self.schema_version, source, (), bio, papers, news, projects, self.diagnostics, ())

    def __repr__(self) -> str:
        """The profile in a line for a console; :meth:`to_dict` has all of it."""
        called = (self.bio and self.bio.name) or "nobody named"
        return f"<MergedProfile {called!r}: {len(self.pages)} pages, {len(self.papers)} papers, {len(self.news)} news>"

    def to_dict(self) -> dict[str, Any]:
        """The profile as plain dicts, lists, strings and numbers, keys in a fixed order."""
        return {part.name: _plain(getattr(self, part.name)) for part in fields(self)}

    def to_json(self, indent: int | None = None) -> str:
        """The profile as JSON text, the same bytes each time; ``indent`` as in :func:`json.dumps`."""
        import json

        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)


def _as(kind: type[T], record: T) -> T:
    """A merged record as one of the class that it is derived from."""
    return kind(**{part.name: getattr(record, part.name) for part in fields(kind)})
