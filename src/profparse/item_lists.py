"""The lists of a profile: tuples of records that can be looked up by id and turned into tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self, SupportsIndex, TypeVar, overload

from profparse.attached import attached

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from profparse.model import NewsItem, Paper, Project  # noqa: F401 - named by strings below


T = TypeVar("T")


class Records(tuple[T, ...]):
    """An immutable list of records, equal to the tuple of them; its slices and sums are of its own kind.

    A record can be had by its place or by its ``id``:

    >>> from profparse import parse
    >>> news = parse("## News\\n- [5/2024] A talk in Bonn.\\n- [4/2024] A prize.\\n").news
    >>> news["news-2"].text, type(news[:1]).__name__
    ('A prize.', 'NewsItems')
    """

    __slots__ = ()
    #: The name of its columns in ``data/table_columns.json``.
    table: ClassVar[str]

    @overload
    def __getitem__(self, key: SupportsIndex | str, /) -> T: ...
    @overload
    def __getitem__(self, key: slice, /) -> Self: ...
    def __getitem__(self, key: Any, /) -> Any:
        """The record at a place or of an id, or the records of a slice; raises ``KeyError`` for an unknown id."""
        if isinstance(key, str):
            for record in self:
                if getattr(record, "id", None) == key:
                    return record
            raise KeyError(f"no record has the id {key!r}")
        found = super().__getitem__(key)
        return type(self)(found) if isinstance(key, slice) else found

    def __add__(self, other: Any, /) -> Any:
        """The records of both; of the same kind where both are."""
        joined = super().__add__(other)
        return type(self)(joined) if type(other) is type(self) else joined

    def _ipython_key_completions_(self) -> list[str]:
        """The ids, for completion in a notebook."""
        return [record.id for record in self if hasattr(record, "id")]

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__()} - {"_ipython_key_completions_"})

    def __repr__(self) -> str:
        """The first records, a line each, for a console."""
        return attached("records_text")(self)  # type: ignore[no-any-return]

    def _repr_html_(self) -> str:
        """The records for a notebook: a table and their years."""
        return attached("records_html")(self)  # type: ignore[no-any-return]

    def to_pandas(self, *, nested: bool = False) -> pandas.DataFrame:
        """A pandas data frame with one row a record, in the columns of ``docs/exports.md``: the plain ones, and with
        ``nested`` those of lists and structures after them.

        Raises :class:`~profparse.diagnostics.MissingLibraryError` where pandas is not installed; it comes with
        ``profparse[tables]``.
        """
        return attached("to_pandas")(self, nested)

    def to_polars(self, *, nested: bool = False) -> polars.DataFrame:
        """A polars data frame with one row a record, in the columns of ``docs/exports.md``: the plain ones, and with
        ``nested`` those of lists and structures after them.

        Raises :class:`~profparse.diagnostics.MissingLibraryError` where polars is not installed; it comes with
        ``profparse[tables]``.
        """
        return attached("to_polars")(self, nested)  # type: ignore[no-any-return]

    def to_arrow(self, *, nested: bool = False) -> pyarrow.Table:
        """An Arrow table with one row a record, in the columns of ``docs/exports.md``: the plain ones, and with
        ``nested`` those of lists and structures after them.

        Raises :class:`~profparse.diagnostics.MissingLibraryError` where pyarrow is not installed; it comes with
        ``profparse[tables]``.
        """
        return attached("to_arrow")(self, nested)


class Papers(Records["Paper"]):
    """The papers of a profile."""

    __slots__ = ()
    table = "papers"


class NewsItems(Records["NewsItem"]):
    """The news of a profile."""

    __slots__ = ()
    table = "news"


class Projects(Records["Project"]):
    """The projects of a profile."""

    __slots__ = ()
    table = "projects"


#: The kinds by the names of their fields in a profile.
KINDS: dict[str, type[Records[Any]]] = {kind.table: kind for kind in (Papers, NewsItems, Projects)}
