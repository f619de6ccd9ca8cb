"""Clauses: sentence after sentence is cut, decided by the grammar, and read into positions and degrees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from profparse.fields.biography.build import Held, education_of, held_by, held_of, is_past, positions_of
from profparse.fields.biography.cjk import tells_cjk
from profparse.fields.biography.clause_pieces import (
    add_start,
    as_period,
    is_present,
    kept_columns,
    mentors_of,
    outer_node,
    since,
)
from profparse.fields.biography.entries import read_part
from profparse.fields.biography.headed_name import headed_name
from profparse.fields.biography.merge import add_education, add_positions, level_of, same_education
from profparse.fields.biography.periods import Period
from profparse.fields.biography.piece import Piece
from profparse.fields.biography.pieces import cut_pieces
from profparse.fields.biography.propose import propose
from profparse.fields.biography.sentences import sentences
from profparse.fields.biography.shapes import is_person, shape_of
from profparse.fields.biography.sharing import shared
from profparse.fields.biography.tables import says_something
from profparse.fields.biography.words import cut_words
from profparse.grammar import load
from profparse.grammar.decode import Node, decode
from profparse.model import Education, Position
from profparse.pieces.line import Line, Page
from profparse.span import Span, hull

MOST_PIECES = 160




class Reader:
    """Reads line after line, and keeps what the next one may go on about."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.positions: list[Position] = []
        self.education: list[Education] = []
        self.name: tuple[str, tuple[Span, ...]] | None = None
        self.pending: tuple[tuple[str, ...], Span] | None = None  # advisors named before any degree
        self._owner: str | None = None
        self._head: frozenset[str] | None = None

    def read(self, line: Line) -> None:
        """Read one line."""
        text = line.text
        if len(text) < 8 or not says_something(text):
            return
        ends = {link.start: link.end for link in line.links if link.end > link.start}
        opens = True
        for start, end in sentences(text):
            if opens or says_something(text[start:end]):
                self._sentence(line, start, end, ends, opens)
            opens = False

    def settle(self) -> None:
        """Give the advisors that were named before any degree to the doctorate."""
        for number, education in enumerate(self.education):
            if (
                self.pending is not None
                and not education.advisors
                and (education.current or level_of(education.degree) == "doctor")
            ):
                self.education[number] = replace(education, advisors=self.pending[0])
                return

    def _is_owner(self, name: str) -> bool:
        """Whether a name in the third person is that of the page's person."""
        words = cut_words(name).lower
        if self._owner is None:
            if not is_person(name, words):
                return len(words) == 1 and words[0] in self._headed()  # `Ada is ...` under `Ada Example`
            self._owner = " ".join(words)
            return True
        known = set(self._owner.split())
        return bool(words) and (
            all(word in known for word in words) or len(known & set(words)) >= 2 or words[0] in known
        )

    def _headed(self) -> frozenset[str]:
        """The words of the name that the page's title or one of its first headings is."""
        if self._head is None:
            self._head = headed_name(self.page)
        return self._head

    def _sentence(self, line: Line, start: int, end: int, ends: dict[int, int], opens: bool) -> None:
        text = line.text
        if tells_cjk(text[start:end]):
            positions, education = read_part(line, start, end)
            add_positions(self.positions, (p for p in positions if p.role and p.organization))
            add_education(self.education, (e for e in education if e.degree and e.institution))
        pieces = cut_pieces(text, start, end, ends)[:MOST_PIECES]
        if not any(p.kind in _TELLING for p in pieces):
            return
        add_start(pieces)
        columns, prices = propose(text, pieces, self._is_owner, opens=opens)
        kept = kept_columns(columns, prices)
        pieces = [pieces[i] for i in kept]
        prices = [prices[i] for i in kept]
        decoded = decode(load("biography"), [columns[i] for i in kept], skip=prices.__getitem__)
        if decoded.tree is not None:
            self._build(line, decoded.tree, pieces, decoded.kinds)

    def _build(self, line: Line, tree: Node, pieces: Sequence[Piece], kinds: Sequence[str | None]) -> None:
        last: list[Education] = []  # the education that advisors named next belong to
        fact = ""
        for child in tree.children:
            if not isinstance(child, Node):
                continue
            if child.rule == "advice":
                self._advise(line, child, pieces, kinds, last, fact)
                continue
            if child.rule in ("naming", "career"):
                self._named(line, child, pieces, kinds)
            made, last = self._career(line, child, pieces, kinds, fact, last)
            fact = made or fact

    def _named(self, line: Line, node: Node, pieces: Sequence[Piece], kinds: Sequence[str | None]) -> None:
        for leaf in node.children:
            if isinstance(leaf, int) and kinds[leaf] == "PERSON" and self.name is None:
                piece = pieces[leaf]
                name = line.text[piece.read_start : piece.read_end]
                if is_person(name, cut_words(name).lower):
                    self.name = name, line.spans(piece.read_start, piece.read_end)

    def _advise(
        self,
        line: Line,
        node: Node,
        pieces: Sequence[Piece],
        kinds: Sequence[str | None],
        last: list[Education],
        fact: str,
    ) -> None:
        people = [pieces[leaf] for leaf in node.leaves() if kinds[leaf] == "PERSON"]
        names = tuple(line.text[p.read_start : p.read_end].strip() for p in people)
        opening = next(pieces[leaf] for leaf in node.leaves())
        if not last:
            if fact == "position" or opening.kind == "WORKING":
                return
            if not self.education:
                self.pending = names, line.span(people[0].start, people[-1].end)
                return
            running = [e for e in self.education if e.current] or self.education[:1]
            last = [e for e in running[-1:] if not e.advisors]
        for place, education in enumerate(last):
            number = next((n for n, other in enumerate(self.education) if same_education(other, education)), -1)
            if number < 0:
                continue
            education = self.education[number]
            span = education.span
            near = line.span(people[0].start, people[-1].end)
            if span[0] <= near[0] and near[1] - span[1] < 400 and span[1] > line.start - 1:
                span = hull([span, near])
            more = tuple(name for name in names if name not in education.advisors)  # `and co-advised by ...`
            self.education[number] = last[place] = replace(education, advisors=education.advisors + more, span=span)

    def _career(
        self,
        line: Line,
        node: Node,
        pieces: Sequence[Piece],
        kinds: Sequence[str | None],
        before: str,
        last: list[Education],
    ) -> tuple[str, list[Education]]:
        """The positions and degrees of one clause; gives what the last of them was."""
        text = line.text
        verb = next((pieces[i] for i in node.leaves() if kinds[i] in _CLAUSE), None)
        opening = kinds[next(node.leaves())]
        started = any(kinds[i] == "START" for i in node.children if isinstance(i, int))
        past = verb is not None and is_past(text[verb.start : verb.end])
        lead = (
            next((pieces[i].date for i in node.children if isinstance(i, int) and kinds[i] == "DATE"), None)
            if opening == "DATE"
            else None
        )
        current: bool | None = None if verb is None or started else not past
        if node.rule in ("earning", "graduating"):
            current = True if any(kinds[i] == "PURSUES" for i in node.leaves()) else None
        elif node.rule == "joining":
            current = None if opening != "DATE" else False
        helds = [held_by(child, pieces, kinds) for child in node.children if isinstance(child, Node)]
        outer = held_of(outer_node(node), pieces, kinds, None)
        if node.rule == "interning" and not (outer.organizations or outer.unit):
            return "", []
        if node.rule == "interning" and verb is not None:
            size = 6 if text[verb.start : verb.start + 6].lower() == "intern" else verb.end - verb.start
            made = positions_of(
                line,
                outer._replace(period=outer.period or as_period(lead)),
                False,
                head=(verb.start, verb.start + size),
            )
            self._add(made)
            return "position", []
        if any(kinds[i] == "JOINED" for i in node.leaves()):
            outer = outer._replace(period=since(outer.period))
            helds = [held._replace(period=since(held.period)) for held in helds]
        helds = shared(helds, outer, as_period(lead))
        if not helds:
            return self._bare(line, node, outer, verb, as_period(lead), last)
        out: list[Education] = []
        fact = ""
        previous: Position | None = None
        going_on = self.positions[-1] if before == "position" and self.positions else None
        nodes = [child for child in node.children if isinstance(child, Node)]
        for child, held in zip(nodes, helds, strict=True):
            if held.kind in ("study", "degree"):
                now = (
                    (True if current is None and held.period is None and started else current)
                    if held.kind == "study"
                    else current
                )
                if held.kind == "degree" and verb is not None and "h" in text[verb.start : verb.start + 1].lower():
                    now = None  # "holds a degree"
                education = education_of(line, held, now)
                bare = education.institution is None and education.field is None and education.end is None
                if bare and (held.kind == "degree" or started):
                    continue
                people = mentors_of(child, pieces, kinds)
                if people:
                    near = line.span(people[0].start, people[-1].end)
                    names = tuple(text[p.read_start : p.read_end].strip() for p in people)
                    education = replace(education, advisors=names, span=hull([education.span, near]))
                out.append(self._study(education))
                fact = "education"
            elif held.kind == "position":
                if started and not held.organizations and not held.unit:
                    continue
                made = positions_of(line, held, current)
                if made[0].organization is None and going_on is None and (past or node.rule in ("earning", "joining")):
                    continue
                if going_on is not None and made[0].organization is None and not started:
                    made = [
                        replace(made[0], organization=going_on.organization, span=hull([made[0].span, going_on.span]))
                    ]
                self._add(made)
                previous = made[-1]
                fact, out = "position", []
            elif held.kind == "again":
                if previous is not None and previous.role:
                    self._add(
                        [
                            replace(p, role=previous.role, span=hull([previous.span, p.span]))
                            for p in positions_of(line, held, current)
                        ]
                    )
                elif fact == "" and held.organizations and opening != "START" and is_present(pieces, node, kinds):
                    self._add(positions_of(line, held, current))
                    fact = "position"
            else:
                fact, out = fact or "service", []
        return fact, out

    def _bare(
        self, line: Line, node: Node, outer: Held, verb: Piece | None, lead: Period | None, last: list[Education]
    ) -> tuple[str, list[Education]]:
        """A clause without a role or a degree: "studied at X", "works at Y"."""
        if not outer.organizations:
            if node.rule == "graduating" and outer.field is not None and last:
                self._field(line, last[-1], outer.field)
                return "education", last
            return "", []
        outer = outer._replace(period=outer.period or lead)
        place = line.text[slice(*outer.organizations[0])]
        if node.rule == "graduating" and shape_of(place, cut_words(place).lower).organization <= 0.5:
            education = education_of(line, outer, None)
            return "education", [self._study(education)]
        return "", []

    def _field(self, line: Line, education: Education, field: tuple[int, int]) -> None:
        """Give a degree the field that a later clause names: "..., majoring in X"."""
        if education.field is None and education in self.education:
            text = line.text[field[0] : field[1]].strip()
            span = hull([education.span, line.span(*field)])
            self.education[self.education.index(education)] = replace(education, field=text, span=span)

    def _add(self, positions: Sequence[Position]) -> None:
        add_positions(self.positions, (p for p in positions if p.role or p.organization))

    def _study(self, education: Education) -> Education:
        add_education(self.education, [education])
        return next(e for e in self.education if same_education(e, education))


_TELLING = frozenset({"ROLE", "STUDENT", "DEGREE", "INTERN", "ADVISED", "STUDY", "GRADUATE", "SELF_BE"})


_CLAUSE = frozenset({"BE", "START", "JOINED", "WORKED", "INTERNED", "EARNED", "PURSUES", "GRADUATED", "STUDIED"})
