"""The dates of a page's items: what one leaves open, the others and the page settle."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from profparse.diagnostics import Diagnostic
from profparse.fields.dates import resolve_years, settle_order
from profparse.fields.dates.languages import Languages, order_of
from profparse.fields.draft import Draft
from profparse.model import Date, NewsItem


def dates_of(drafts: Sequence[Draft], as_of: str | None, languages: Languages) -> list[Date | None]:
    """The drafts' dates: what one leaves open is settled by the others, missing years by the page's rule."""
    held = [(n, draft.date) for n, draft in enumerate(drafts) if draft.date is not None]
    out: list[Date | None] = [None] * len(drafts)
    if not held:
        return out
    readings = settle_order([date.reading for _, date in held], order_of(languages))
    years = [int(reading.edtf[:4]) for reading in readings if reading.edtf[:4].isdigit() and not reading.inferred]
    readings = resolve_years(readings, as_of=as_of, newest_year=max(years, default=None))
    for (n, date), reading in zip(held, readings, strict=True):
        out[n] = Date(
            text=date.text,
            edtf=reading.edtf,
            earliest=reading.earliest,
            latest=reading.latest,
            precision=reading.precision,
            interval=reading.interval,
            inferred=reading.inferred,
            alternatives=reading.alternatives,
            span=date.span,
        )
    return out


def out_of_order(news: Sequence[NewsItem]) -> list[Diagnostic]:
    """Remarks on dated items that stand far out of the order that their list otherwise keeps."""
    dated = [(n, item.date.earliest) for n, item in enumerate(news) if item.date and item.date.earliest]
    days = [int(day[:4]) * 12 + int(day[5:7]) for _, day in dated if day]
    falling = sum(a >= b for a, b in pairwise(days))
    if len(days) < 5 or falling * 2 < len(days) or falling < 0.7 * (len(days) - 1):
        return []
    out = []
    for k in range(1, len(days) - 1):
        before, after = days[k - 1], days[k + 1]
        off = max(days[k] - before, after - days[k])
        if before >= after and off > 5:
            item = news[dated[k][0]]
            if item.date is not None:
                message = f"{item.date.edtf} stands between {_month(before)} and {_month(after)}"
                data = {"item": item.id, "date": item.date.edtf}
                out.append(Diagnostic("date-out-of-order", "warning", message, item.date.span, data))
    return out


def _month(months: int) -> str:
    year, month = divmod(months - 1, 12)
    return f"{year:04d}-{month + 1:02d}"
