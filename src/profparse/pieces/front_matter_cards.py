"""Front matter that a site's theme shows as a CV: lists of records that each name a role and where it was held.

>>> from profparse.pieces.front_matter import read_front_matter
>>> source = '+++\\n[[experience]]\\ntitle = "PhD"\\ncompany = "Sample University"\\ndate_start = "2017-09-01"\\n+++\\n'
>>> front = read_front_matter(source)
>>> [(line.kind, line.text) for line in card_lines(source, front, 0)]
[('heading', 'experience'), ('item', 'PhD, Sample University, 2017-09-01')]
"""

from __future__ import annotations

from itertools import groupby

from profparse.patterns import lazy_pattern
from profparse.pieces.front_matter import FrontMatter
from profparse.pieces.line import Line, MetaField, Origin

_RECORD = lazy_pattern(r"((?:[\w-]+\.)*[\w-]+\.\d+)\.([\w-]+)$")
_ROLES = frozenset({"title", "role", "position", "job_title", "course", "degree", "studytype"})
_ORGANIZATIONS = frozenset(
    {"company", "institution", "organization", "organisation", "school", "university", "employer"}
)
_ENDS = frozenset({"date_end", "end_date", "enddate", "end"})
_SHOWN = _ROLES | _ORGANIZATIONS | _ENDS | {
    "area", "location", "date_start", "start_date", "startdate", "start", "year", "years", "date", "dates", "period",
}  # fmt: skip
LONGEST_VALUE = 200  # code points of a value that is a part of such a line
MOST_CARDS = 500


def card_lines(text: str, front: FrontMatter, box: int) -> list[Line]:
    """A heading for each list of such records, in the words of its key, and an item for each.

    ``text`` is the page's, into which the offsets are; ``box`` is the number of the box that holds the lines.
    """
    lines: list[Line] = []
    over = ""
    records = [(match[1], match[2].casefold(), field) for field in front.fields if (match := _RECORD.match(field.key))]
    for record, rows in groupby(records, key=lambda row: row[0]):
        item = _item([(name, field) for _, name, field in rows])
        if item is None:
            continue
        key = record.rpartition(".")[0]
        if key != over:
            over = key
            start = text.rfind(name := key.partition(".")[0], lines[-1].end if lines else front.span[0], item.start)
            if start >= 0:
                lines.append(Line(name.replace("_", " "), start, start + len(name), kind="heading", level=2, box=box))
        item.box = box
        lines.append(item)
        if len(lines) > MOST_CARDS:
            break
    return lines


def _item(fields: list[tuple[str, MetaField]]) -> Line | None:
    """The values that say what was held, where and when, as one line; None where no role or no place is among them."""
    names = {name for name, _ in fields}
    if names.isdisjoint(_ROLES) or names.isdisjoint(_ORGANIZATIONS):
        return None
    words = ""
    origins: list[Origin] = []
    start = end = -1
    for name, (_, value, span) in fields:
        if name not in _SHOWN or not value or len(value) > LONGEST_VALUE or (0 <= end > span[0]):
            continue
        if words:
            words += " – " if name in _ENDS else ", "
        origins.append(Origin(len(words), len(words) + len(value), *span))
        words += value
        start, end = span[0] if start < 0 else start, span[1]
    return Line(words, start, end, origins=origins, kind="item", level=1, gap=1, marker="-") if words else None
