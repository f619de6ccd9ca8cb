"""Records as tables: one row a record, in columns that ``data/table_columns.json`` declares once for all kinds.

A type of a plain column is ``string``, ``joined`` (several texts as one, with ``; `` between), ``boolean``, ``int64``,
``float64`` or ``date``. A nested column has a list of one type, written ``[type]``, or a structure, written as an
object of its fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from profparse.data_files import load_json
from profparse.export.addresses import address
from profparse.export.days import dated
from profparse.export.libraries import load
from profparse.export.plain import without_surrogates
from profparse.export.publications import doi_address, identifier, own_link
from profparse.item_lists import Records
from profparse.model import Paper

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

_INT64 = range(-(2**63), 2**63)


#: What stands between the texts of a joined column.
BETWEEN = "; "


def columns(table: str, nested: bool = False) -> Mapping[str, Any]:
    """The names and types of the columns of ``papers``, ``news`` or ``projects``, in order.

    With ``nested`` the columns of lists and structures follow the plain ones.
    """
    found: Mapping[str, Mapping[str, Any]] = load_json("table_columns")[table]
    return {**found["plain"], **found["nested"]} if nested else found["plain"]


def cells(records: Records[Any], nested: bool = False) -> dict[str, list[Any]]:
    """The columns' values as plain data: strings, numbers, days, lists and dicts, None for what is unknown."""
    types = columns(records.table, nested)
    return {name: [_fitted(value_of(record, name), kind) for record in records] for name, kind in types.items()}


def arrow_schema(table: str, nested: bool = False) -> pyarrow.Schema:
    """The columns of a table as an Arrow schema; raises :class:`MissingLibraryError` without pyarrow."""
    library = load("pyarrow")
    return library.schema([(name, _arrow_type(kind, library)) for name, kind in columns(table, nested).items()])


def rows_of(records: Iterable[Any], table: str) -> list[dict[str, Any]]:
    """Records as rows of a table's columns, the nested ones too: plain data for :func:`arrow_schema`."""
    types = columns(table, nested=True)
    return [{name: _fitted(value_of(record, name), kind) for name, kind in types.items()} for record in records]


def to_arrow(records: Records[Any], nested: bool = False) -> pyarrow.Table:
    """The records as an Arrow table; raises :class:`MissingLibraryError` without pyarrow."""
    schema = arrow_schema(records.table, nested)
    return load("pyarrow").table(cells(records, nested), schema=schema)


def to_polars(records: Records[Any], nested: bool = False) -> polars.DataFrame:
    """The records as a polars data frame; raises :class:`MissingLibraryError` without polars."""
    library = load("polars")
    schema = {name: _polars_type(kind, library) for name, kind in columns(records.table, nested).items()}
    frame: polars.DataFrame = library.DataFrame(cells(records, nested), schema=schema)
    return frame


def to_pandas(records: Records[Any], nested: bool = False) -> pandas.DataFrame:
    """The records as a pandas data frame; raises :class:`MissingLibraryError` without pandas.

    Columns of lists and structures hold Python lists and dicts; days are ``datetime64[s]``.
    """
    library = load("pandas")
    types = columns(records.table, nested)
    values = cells(records, nested)
    return library.DataFrame(
        {name: library.Series(values[name], dtype=_PANDAS.get(str(kind), "object")) for name, kind in types.items()},
        index=library.RangeIndex(len(records)),
    )


_PANDAS = {
    "string": "string", "joined": "string", "boolean": "boolean", "int64": "Int64", "float64": "float64",
    "date": "datetime64[s]",
}  # fmt: skip


def _arrow_type(kind: Any, library: Any) -> Any:
    if isinstance(kind, list):
        return library.list_(_arrow_type(kind[0], library))
    if isinstance(kind, dict):
        return library.struct([(name, _arrow_type(part, library)) for name, part in kind.items()])
    return getattr(library, {"boolean": "bool_", "date": "date32", "joined": "string"}.get(kind, kind))()


def _polars_type(kind: Any, library: Any) -> Any:
    if isinstance(kind, list):
        return library.List(_polars_type(kind[0], library))
    if isinstance(kind, dict):
        return library.Struct({name: _polars_type(part, library) for name, part in kind.items()})
    return library.String if kind == "joined" else getattr(library, kind.capitalize())


def value_of(record: Any, name: str) -> Any:
    """What a column holds of a record, as the model has it; of a joined column its texts."""
    if name in _OF_SEVERAL:
        return _OF_SEVERAL[name](record)
    name = name.removesuffix("_list")
    if name == "spans":
        return [{"field": field, "span": span} for field, spans in record.spans.items() for span in spans]
    if name in ("provenance", "confidence"):
        return [{"field": field, "value": value} for field, value in getattr(record, name).items()]
    if name == "date" or name.startswith("date_"):
        part = name.removeprefix("date_")
        return None if record.date is None else getattr(record.date, "edtf" if part == "date" else part)
    return getattr(record, name)


def _year(record: Any) -> int | None:
    """The year of a record's date; of a span of time the one it begins in."""
    start = dated(record.date).start
    return start.year if start else None


def _url(record: Any) -> str | None:
    """The address of the link that stands for the record itself, or of its DOI."""
    own = own_link([(link, found) for link in record.links if (found := address(link))])
    return own[1] if own else doi_address(record) if isinstance(record, Paper) else None


#: Plain columns that are made of several values of a record, or of a part of one.
_OF_SEVERAL: Mapping[str, Callable[[Any], Any]] = {
    "authors": lambda record: [author.name for author in record.authors],
    "editors": lambda record: [editor.name for editor in record.editors],
    "doi": lambda record: identifier(record, "doi"),
    "arxiv": lambda record: identifier(record, "arxiv"),
    "isbn": lambda record: identifier(record, "isbn"),
    "url": _url,
    "year": _year,
    "confidence": lambda record: record.confidence.get("item"),
    "start_date": lambda record: record.start.edtf if record.start else None,
    "end_date": lambda record: record.end.edtf if record.end else None,
}


def _fitted(value: Any, kind: Any) -> Any:
    """A value of the model as plain data of a column's type; what the type cannot hold is None."""
    if value is None:
        return None
    if isinstance(kind, list):
        return [_fitted(part, kind[0]) for part in value]
    if isinstance(kind, dict):
        return {name: _fitted(_part(value, name), part) for name, part in kind.items()}
    return _SCALARS[kind](value)


def _part(value: Any, name: str) -> Any:
    """A field of a structure: of an object, of a mapping, or an end of a span."""
    if name in ("start", "end"):
        span = value if isinstance(value, tuple) else value["span"] if isinstance(value, Mapping) else value.span
        return span[name == "end"]
    return value[name] if isinstance(value, Mapping) else getattr(value, name)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:  # before the year 1, or no day: the text of the date still tells it
        return None


_SCALARS: Mapping[str, Callable[[Any], Any]] = {
    "string": without_surrogates,
    "joined": lambda texts: without_surrogates(BETWEEN.join(texts)) if texts else None,
    "boolean": bool,
    "int64": lambda value: int(value) if value in _INT64 else None,
    "float64": float,
    "date": _day,
}


def named_rows(records: Records[Any]) -> Iterable[dict[str, Any]]:
    """The rows, each a dict by column."""
    values = cells(records)
    return (dict(zip(values, row, strict=True)) for row in zip(*values.values(), strict=True))
