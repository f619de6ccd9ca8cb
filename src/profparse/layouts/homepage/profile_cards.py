"""A career on a profile: a role, its employer, the kind of employment, and a period with how long it lasted.

An employer with several roles stands over them, with how long they lasted together, and the roles have none of their
own.

>>> texts = ["Weaver", "Loom Works · Full-time", "May 2021 - Present · 3 yrs", "Rope Labs", "5 yrs", "Head of Knots"]
>>> texts += ["Part-time", "2018 - 2021 · 3 yrs", "Intern", "2016 - 2018 · 2 yrs"]
>>> lines = [Line(text, 0, len(text)) for text in texts]
>>> cards = profile_cards(lines)
>>> cards
{0: Card(employer=1, period=2), 3: None, 5: Card(employer=3, period=7), 8: Card(employer=3, period=9)}
>>> position = position_of(lines, 5, cards[5])
>>> position.role, position.organization, position.start.edtf
('Head of Knots', 'Rope Labs', '2018')
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from profparse.fields.biography import is_employment, opens_with_role, period_at
from profparse.fields.biography.entry_pieces import name_end
from profparse.fields.biography.periods import dates_of
from profparse.model import Position
from profparse.patterns import lazy_pattern
from profparse.pieces.line import Line
from profparse.span import hull

FEWEST = 2  # cards
LONGEST = 100  # code points of a line of one
_LASTED = r"(?:\d{1,2}\s?(?:yrs?|mos?|years?|months?|años?|meses|mes|anos?|ans?|mois|Jahre?|Monate?)\s?){1,2}"
_DURATION = lazy_pattern(_LASTED + "$")
_SIGNS = frozenset("·•|")
_BEHIND = lazy_pattern(rf"\s?[·•|]\s?{_LASTED}$")


class Card(NamedTuple):
    """The numbers of the lines of a role's employer, -1 where none is told, and of its period."""

    employer: int
    period: int


def profile_cards(lines: Sequence[Line]) -> dict[int, Card | None]:
    """The cards of a profile by the number of their first line, a role; None for an employer that stands over roles.

    Empty where there are no such cards.
    """
    periods = [n for n, line in enumerate(lines) if n and _is_lasting(line.text)]
    if len(periods) < FEWEST:
        return {}
    out: dict[int, Card | None] = {}
    over = -1  # the employer that holds for the roles below it
    place = 0
    for n in periods:
        for k in range(place, n):
            if k and len(lines[k].text) <= LONGEST and _DURATION.match(lines[k].text):
                over = k - 1
                out[over] = None
        kind = n - 1 if is_employment(lines[n - 1].text) else n
        role = employer = kind - 1
        if kind == n and role > place and not (over >= 0 and _is_role(lines, role)):
            role, over = role - 1, -1
        else:
            employer = over
        if role > over and role >= place:
            out[role] = Card(employer, n)
        place = n + 1
    return out


def position_of(lines: Sequence[Line], role: int, card: Card) -> Position:
    """The position that a card tells of: each of its parts has a line of its own."""
    title = lines[role]
    dated = lines[card.period]
    period = period_at(dated.text, 0)
    first, last = dates_of(dated, period) if period is not None else (None, None)
    extents = [title.span(0, len(title.text)), dated.span(0, len(dated.text))]
    organization = None
    if card.employer >= 0:
        employer = lines[card.employer]
        end = name_end(employer.text)
        organization = employer.text[:end]
        if card.employer > role:
            extents.append(employer.span(0, end))
    current = period.current if period is not None else None
    return Position(title.text, organization, None, first, last, current, hull(extents))


def _is_role(lines: Sequence[Line], n: int) -> bool:
    """Whether a line is a role rather than the employer of one in the line before it."""
    return opens_with_role(lines[n]) and not (n and len(lines[n - 1].text) <= LONGEST and opens_with_role(lines[n - 1]))


def _is_lasting(text: str) -> bool:
    can = len(text) <= LONGEST and text[-1:].isalpha() and not _SIGNS.isdisjoint(text)
    behind = _BEHIND.search(text) if can else None
    if behind is None:
        return False
    period = period_at(text, 0)
    return period is not None and not text[period.end : behind.start()].strip()
