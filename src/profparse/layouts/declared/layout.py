"""A declared layout as a layout: it claims the stretches that its signs cut into records, and builds those."""

from __future__ import annotations

from collections.abc import Sequence

from profparse.fields.dates import read_date
from profparse.fields.draft import DateDraft, Draft
from profparse.fields.header import read_header
from profparse.grammar import load
from profparse.grammar.decode import Node, decode
from profparse.layouts.author_page.fields import set_header
from profparse.layouts.contract import DECLARED, Built, Claim, Label, Layout, Stretch
from profparse.layouts.declared.declaration import Declaration
from profparse.layouts.declared.joined import Joined, Words
from profparse.layouts.declared.page_names import opens_with, seen_often
from profparse.layouts.declared.pieces import Piece, pieces_of
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line, Page
from profparse.span import Span

_AHEAD = frozenset({"under", "begin", "person", "metric"})  # signs whose words the records behind them need
_IDENTIFIERS = frozenset({"arxiv", "doi", "pmid", "pmcid", "acl", "openreview", "dblp"})


def layout_of(declaration: Declaration) -> Layout:
    """The layout that a declaration describes."""
    site = _Site(declaration)
    return Layout(
        name=declaration.name, summary=declaration.summary, grammar=DECLARED,
        claims=site.claims, label=site.label, build=site.build,
    )  # fmt: skip


class _Site:
    """A declared layout at work."""

    def __init__(self, declaration: Declaration) -> None:
        self.declaration = declaration

    def claims(self, page: Page) -> Sequence[Claim]:
        """From the first record, or a sign of the person, to the last record; the whole page where that is declared."""
        text = page.text
        if not _holds(text, self.declaration.proofs):
            return ()
        joined = Joined(text, page.lines)
        pieces = pieces_of(joined, self.declaration)
        columns = [[(label.kind, label.cost) for label in piece.labels] for piece in pieces]
        tree = decode(load(DECLARED), columns, skip=8.0).tree
        if tree is None:
            return ()
        records = [list(node.leaves()) for node in tree.nodes("record")]
        if len(records) < self.declaration.least:
            return ()
        if _holds(text, self.declaration.whole):
            first, last = 0, len(page.lines)
        else:
            numbers = [n for record in records for n in record]
            ahead = next((n for n, piece in enumerate(pieces) if _is_ahead(piece)), numbers[0])
            first = joined.line_at(pieces[min(ahead, numbers[0])].start)
            last = joined.line_at(max(pieces[numbers[-1]].end - 1, 0)) + 1
            if pieces[-1].role == "end":
                last = len(page.lines)
        return [Claim(first, last, round(1 - 0.5 ** len(records), 4))]

    def label(self, stretch: Stretch) -> Sequence[Sequence[Label]]:
        """The stretch's lines become the pieces that the signs cut them into."""
        joined = Joined(stretch.page.text, stretch.lines)
        pieces = pieces_of(joined, self.declaration)
        stretch.facts[0] = (joined, pieces)
        stretch.lines = [_line_of(joined, piece) for piece in pieces]
        return [piece.labels for piece in pieces]

    def build(self, tree: Node, stretch: Stretch) -> Built:
        """A paper for each record; lines that no record takes up are the site's."""
        from profparse.layouts.declared.person import person_of

        joined, pieces = stretch.facts[0]
        built = Built()
        heading: DateDraft | None = None
        told: list[Piece] = []
        records: list[tuple[list[Piece], DateDraft | None]] = []
        drafts: list[Draft] = []
        for child in tree.children:
            if not isinstance(child, Node) and stretch.kinds[child] == "PERSON":
                told.append(pieces[child])
            elif isinstance(child, Node):
                own = [pieces[n] for n in child.leaves()]
                records.append((own, heading))
                draft, heading = self._record(joined, own, heading)
                drafts.append(draft)
            else:
                heading = self._outside(joined, pieces[child], heading)
        known = seen_often(drafts)
        for n, (own, before) in enumerate(records):
            if known and not opens_with(drafts[n], known):
                drafts[n], _ = self._record(joined, own, before, known)
        built.drafts += [draft for draft in drafts if "title" in draft.values]
        bio = person_of(told, joined, stretch.page, built.drafts)
        if bio is not None:
            built.drafts.append(bio)
        for n in range(len(joined.lines)):
            built.residue[n] = "boilerplate"
        return built

    def _record(
        self, joined: Joined, pieces: Sequence[Piece], heading: DateDraft | None, known: frozenset[str] = frozenset()
    ) -> tuple[Draft, DateDraft | None]:
        """A paper from its pieces, and the heading that holds behind it; ``known`` are names seen often on the page."""
        draft = Draft("paper")
        submitted: DateDraft | None = None
        for piece in pieces:
            heading = self._add(draft, joined, piece, heading, known)
            if piece.role == "open":  # an identifier that opens a record is the record's own
                submitted = next((_submitted(joined, place) for name, place in piece.values if name == "arxiv"), None)
        draft.date = draft.date or heading or submitted
        return draft, heading

    def _add(
        self, draft: Draft, joined: Joined, piece: Piece, heading: DateDraft | None, known: frozenset[str]
    ) -> DateDraft | None:
        from profparse.layouts.declared.values import read_fields, set_identifier
        from profparse.layouts.declared.venues import set_venue

        start, end = piece.start, piece.end
        draft.extents += joined.extents(start, end)
        for name, place in piece.values:
            value = joined.words((place,))
            span = value.span(0, len(value.text))
            if name in _IDENTIFIERS:
                set_identifier(draft, name, value.text, span)
            elif name == "citations":
                digits = value.text.replace(",", "").replace("\u202f", "")
                draft.set("citations", int(digits), "normalised")
                draft.spans["citations"] = (span,)
            elif name == "card":
                header = read_header(value.text)
                if header is not None:
                    set_header(draft, value, header)
            elif name in ("row", "cells", "columns"):
                _row(draft, value)
            elif name == "venue":
                set_venue(draft, value, 0, len(value.text))
            elif name in ("year", "heading", "published", "slashed", "month", "day"):
                reading = read_date(value.text)
                if reading is not None:
                    date = DateDraft(reading, value.text, span)
                    draft.date = date
                    if name == "heading":
                        heading = date._replace(origin="inherited")
        if piece.ranges and piece.fields:
            read_fields(draft, joined.words(tuple(piece.ranges)), piece.fields, known)
        return heading

    def _outside(self, joined: Joined, piece: Piece, heading: DateDraft | None) -> DateDraft | None:
        from profparse.layouts.declared.values import read_fields

        if piece.role != "under":
            return heading
        draft = Draft("paper")
        read_fields(draft, joined.words(tuple(piece.ranges)), ("date",))
        return draft.date._replace(origin="inherited") if draft.date else heading


def _submitted(joined: Joined, place: Span) -> DateDraft | None:
    from profparse.layouts.declared.submitted import submission_date

    words = joined.words((place,))
    return submission_date(words.text, words.span(0, len(words.text)))


def _holds(text: str, sets: Sequence[Sequence[str]]) -> bool:
    return any(all(word in text for word in words) for words in sets)


def _is_ahead(piece: Piece) -> bool:
    return piece.role in _AHEAD or (piece.role == "top" and bool(piece.fields))


_ROW = lazy_pattern(
    r"(?:(?:19|20)\d\d\W{0,4}(?=\d{0,7}\*?\W{0,4}(?:19|20)\d\d\W{0,4}$))?(\d{0,7})\*?\W{0,4}((?:19|20)\d\d)\W{0,4}$"
)


def _row(draft: Draft, words: Words) -> None:
    """The count and the year that close a row of an index."""
    closing = _ROW.search(words.text)
    if closing is None:
        return
    if closing[1]:
        draft.set("citations", int(closing[1]), "normalised")
        draft.spans["citations"] = (words.span(*closing.span(1)),)
    reading = read_date(closing[2])
    if reading is not None:
        draft.date = DateDraft(reading, closing[2], words.span(*closing.span(2)))


def _line_of(joined: Joined, piece: Piece) -> Line:
    spans = [*([piece.sign] if piece.sign else []), *piece.ranges]
    return joined.words(tuple(spans))
