"""The page itself, line by line, with what was read from it marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from profparse.report.marks import Mark
from profparse.report.markup import Html, element, joined
from profparse.report.segments import Segment, segments

_LONGEST = 1500  # code points in a row: a longer line goes on in the next row, so that a browser need not lay out all
_FOLDED = 3  # rows of markup one after the other, from which on they are folded
_ROWS, _CODE_POINTS = 40, 6000  # in a group, which a browser need not lay out while it is out of sight


def source(
    text: str, marks: Sequence[Mark], kinds: dict[str, str], *, static: bool = False, offsets: bool = False
) -> Html:
    """The text as rows of segments, in groups; ``kinds`` says for a mark's path what residue or remark it is.

    Each segment has the paths of its marks; a ``static`` one only tells the first of them to a reader. With ``offsets``
    each piece says at which code point of the text it begins.
    """
    groups: list[Html] = []
    rows: list[Html] = []
    held, folds = 0, False
    for number, pieces in _rows(text, segments(len(text), marks)):
        is_markup = folds if static or not _has_text(text, pieces) else _is_markup(text, pieces, kinds)
        if rows and (is_markup is not folds or len(rows) == _ROWS or held > _CODE_POINTS):
            groups.append(_group(rows, folds))
            rows, held = [], 0
        folds = is_markup
        shown = joined([
            _piece(text[start:end], segment, kinds, static, start if offsets else None)
            for start, end, segment in pieces
        ])
        rows.append(element("div", shown, class_="line", data_n=number))
        held += sum(end - start for start, end, _ in pieces)
    if rows:
        groups.append(_group(rows, folds))
    return joined(groups)


def _group(rows: Sequence[Html], folds: bool) -> Html:
    """Some rows; three or more of nothing but markup are folded, so that what is read begins at the top."""
    lines = element("div", *rows, class_="lines")
    if not folds or len(rows) < _FOLDED:
        return lines
    return element("details", element("summary", f"{len(rows)} lines of markup or hidden"), lines, class_="folded")


Piece = tuple[int, int, Segment]


def _has_text(text: str, pieces: Sequence[Piece]) -> bool:
    return any(text[start:end].strip() for start, end, _ in pieces)


def _is_markup(text: str, pieces: Sequence[Piece], kinds: Mapping[str, str]) -> bool:
    """Whether a row holds markup, or what a page does not show, and nothing else but blanks."""
    return all(
        segment.marks and {kinds.get(mark.path, "") for mark in segment.marks} <= {"markup", "hidden"}
        for start, end, segment in pieces
        if text[start:end].strip()
    )


def _rows(text: str, found: Iterator[Segment]) -> Iterator[tuple[int | None, list[Piece]]]:
    """The rows: a line's number, None where a long line goes on, and the pieces of segments in it."""
    number: int | None = 1
    lines, room = 1, _LONGEST
    row: list[Piece] = []
    for segment in found:
        place = segment.start
        while place < segment.end:
            line_end = text.find("\n", place, min(segment.end, place + room))
            end = line_end if line_end >= 0 else min(segment.end, place + room)
            if end > place:
                row.append((place, end, segment))
                room -= end - place
            if line_end >= 0:
                if row and text[row[-1][1] - 1] == "\r":  # part of the line end, which nobody wants to see
                    row[-1] = (row[-1][0], row[-1][1] - 1, row[-1][2])
                yield number, row
                lines += 1
                number, row, room, place = lines, [], _LONGEST, line_end + 1
            elif room <= 0:
                yield number, row
                number, row, room, place = None, [], _LONGEST, end
            else:
                place = end
    if row:
        yield number, row


def _piece(text: str, segment: Segment, kinds: dict[str, str], static: bool, start: int | None) -> Html:
    """A piece of one row: plain, or marked with the families of its values and the paths of all its marks."""
    if not segment.marks:
        return joined([text]) if start is None else element("span", text, data_s=start)
    families = list(dict.fromkeys(mark.family for mark in segment.marks if mark.family))
    said = {kinds[mark.path] for mark in segment.marks if mark.path in kinds}
    paths = {"title": segment.marks[0].path} if static else {"data_paths": " ".join(m.path for m in segment.marks)}
    return element(
        "mark", text, data_family=families[0] if families else None, data_over=families[1] if families[1:] else None,
        data_of=" ".join(sorted(said)) or None, data_s=start, **paths,
    )  # fmt: skip
