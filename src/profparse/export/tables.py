"""Records as tables: one row a record, in columns that ``data/table_columns.json`` declares once for all kinds.

A type of a column is ``string``, ``boolean``, ``int64``, ``float64`` or ``date``; a list of one type is written
``[type]``, and a structure as an object of its fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from profparse.data_files import load_json
from profparse.export.libraries import load
from profparse.export.plain import without_surrogates
from profparse.item_lists import Records

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

_INT64 = range(-(2**63), 2**63)


def columns(table: str) -> Mapping[str, Any]:
    """The names and types of the columns of ``papers``, ``news`` or ``projects``, in order."""
    found: Mapping[str, Any] = load_json("table_columns")[table]
    return found


def cells(records: Records[Any]) -> dict[str, list[Any]]:
    """The columns' values as plain data: strings, numbers, days, lists and dicts, None for what is unknown."""
    types = columns(records.table)
    return {name: [_fitted(_value(record, name), kind) for record in records] for name, kind in types.items()}


def to_arrow(records: Records[Any]) -> pyarrow.Table:
    """The records as an Arrow table; raises :class:`MissingLibraryError` without pyarrow."""
    library = load("pyarrow")
    schema = library.schema([(name, _arrow_type(kind, library)) for name, kind in columns(records.table).items()])
    return library.table(cells(records), schema=schema)


def to_polars(records: Records[Any]) -> polars.DataFrame:
    """The records as a polars data frame; raises :class:`MissingLibraryError` without polars."""
    library = load("polars")
    schema = {name: _polars_type(kind, library) for name, kind in columns(records.table).items()}
    frame: polars.DataFrame = library.DataFrame(cells(records), schema=schema)
    return frame


def to_pandas(records: Records[Any]) -> pandas.DataFrame:
    """The records as a pandas data frame; raises :class:`MissingLibraryError` without pandas.

    Columns of lists and structures hold Python lists and dicts; days are ``datetime64[s]``.
    """
    library = load("pandas")
    types = columns(records.table)
    values = cells(records)
    return library.DataFrame(
        {name: library.Series(values[name], dtype=_PANDAS.get(str(kind), "object")) for name, kind in types.items()},
        index=library.RangeIndex(len(records)),
    )


_PANDAS = {
    "string": "string", "boolean": "boolean", "int64": "Int64", "float64": "float64", "date": "datetime64[s]",
}  # fmt: skip


def _arrow_type(kind: Any, library: Any) -> Any:
    if isinstance(kind, list):
        return library.list_(_arrow_type(kind[0], library))
    if isinstance(kind, dict):
        return library.struct([(name, _arrow_type(part, library)) for name, part in kind.items()])
    return library.date32() if kind == "date" else getattr(library, {"boolean": "bool_"}.get(kind, kind))()


def _polars_type(kind: Any, library: Any) -> Any:
    if isinstance(kind, list):
        return library.List(_polars_type(kind[0], library))
    if isinstance(kind, dict):
        return library.Struct({name: _polars_type(part, library) for name, part in kind.items()})
    return getattr(library, kind.capitalize())


def _value(record: Any, name: str) -> Any:
    """What a column holds of a record, as the model has it."""
    if name == "author_names":
        return [author.name for author in record.authors]
    if name == "spans":
        return [{"field": field, "span": span} for field, spans in record.spans.items() for span in spans]
    if name in ("provenance", "confidence"):
        return [{"field": field, "value": value} for field, value in getattr(record, name).items()]
    if name == "date" or name.startswith("date_"):
        part = name.removeprefix("date_")
        return None if record.date is None else getattr(record.date, "edtf" if part == "date" else part)
    return getattr(record, name)


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
    "boolean": bool,
    "int64": lambda value: int(value) if value in _INT64 else None,
    "float64": float,
    "date": _day,
}


def named_rows(records: Records[Any]) -> Iterable[dict[str, Any]]:
    """The rows, each a dict by column."""
    values = cells(records)
    return (dict(zip(values, row, strict=True)) for row in zip(*values.values(), strict=True))
