"""What an evaluation found: a record for each value, and the rates over them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from profparse.evaluate.calibration import Band, Calibration, calibrations, reliability
from profparse.evaluate.records import Change, Record, Row, changes, rows
from profparse.table import table


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A parser held against gold.

    ``records`` say of each value whether it is right and, where not, what kind of error it is. ``failures`` name the
    pages that could not be read, with the reason; their values are in no record. Printed, an evaluation is a table,
    with the calibration of the confidences (ECE and AUROC) where the profiles have any.
    """

    records: tuple[Record, ...]
    failures: Mapping[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The counts and rates of each measure, by its name."""
        return rows(self.records)

    def row(self, measure: str) -> Row:
        """One measure's row; raises ``KeyError`` for a measure that the gold does not hold."""
        for row in rows(record for record in self.records if record.measure == measure):
            return row
        raise KeyError(measure)

    def misses(self, measure: str | None = None) -> tuple[Record, ...]:
        """The records that are not right, of one measure or of all."""
        return tuple(r for r in self.records if r.outcome != "right" and measure in (None, r.measure))

    def causes(self) -> tuple[tuple[str, str, int], ...]:
        """How often each kind of error occurs: measure, cause and count, the frequent ones of a measure first."""
        counts = Counter((record.measure, record.cause) for record in self.misses())
        return tuple(
            (*name, n) for name, n in sorted(counts.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))
        )

    def reliability(self) -> tuple[Band, ...]:
        """What the confidences are worth: for each band of them, the share of values that is right."""
        return reliability(self.records)

    def calibrations(self) -> Mapping[str, Calibration]:
        """What the confidences are worth, in one row for each measure that has any: error and AUROC among them."""
        return calibrations(self.records)

    def since(self, before: Evaluation) -> tuple[Change, ...]:
        """The records that got better or worse since another evaluation by the same gold."""
        return changes(before.records, self.records)

    def to_dict(self) -> dict[str, Any]:
        """The evaluation as plain dicts, lists, strings and numbers."""
        return {
            "rows": [row._asdict() for row in self.rows],
            "records": [record._asdict() for record in self.records],
            "calibration": {measure: one._asdict() for measure, one in self.calibrations().items()},
            "reliability": [band._asdict() for band in self.reliability()],
            "failures": dict(self.failures),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Evaluation:
        """The evaluation that :meth:`to_dict` gave; the rates are computed anew."""
        return cls(tuple(Record(**record) for record in data["records"]), dict(data["failures"]))

    def __str__(self) -> str:
        heads, rows, sure = ["measure", "right", "false", "missed", "P", "R", "F1"], self.rows, self.calibrations()
        found: list[tuple[object, ...]] = [*rows]
        if sure:
            heads += ["ECE", "AUROC"]
            values = {measure: (one.error, one.auroc) for measure, one in sure.items()}
            found = [(*row, *values.get(row.measure, (None, None))) for row in rows]
        lines = [table(heads, found)]
        lines += [f"not read: {page}: {reason}" for page, reason in self.failures.items()]
        return "\n".join(lines)
