"""What it costs to read a segment as the title, as authors or as the venue, or as going on with one of them.

Costs are negative logarithms of how often such a segment is of the kind, fitted by eye on real pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from profparse.fields.citation.cuts import Separator
from profparse.fields.citation.hints import NO_HINT, Hint, read_hint
from profparse.fields.citation.segments import Segment
from profparse.fields.citation.traits import Traits, traits
from profparse.patterns import lazy_pattern

Row = tuple[str, float]

# What it costs to go on with a field, by what parts the pieces.
_ON_TITLE: dict[Separator, float] = {
    "comma": 0.3, "ask": 0.35, "stop": 2.7, "dash": 0.4, "edge": 0.5, "open": 0.8, "shut": 0.4, "bar": 2.6, "line": 3.4,
}  # fmt: skip
_ON_AUTHORS: dict[Separator, float] = {
    "comma": 0.1, "ask": 5.0, "stop": 1.8, "dash": 1.2, "edge": 0.2, "open": 1.5, "shut": 0.3, "bar": 0.8, "line": 1.6,
}  # fmt: skip
_ON_VENUE: dict[Separator, float] = {
    "comma": 2.0, "ask": 4.0, "stop": 2.4, "dash": 0.8, "edge": 0.5, "open": 0.4, "shut": 0.6, "bar": 2.6, "line": 3.6,
}  # fmt: skip
_TITLE_BY_WORDS = (9.0, 3.0, 2.2, 1.4, 0.9, 0.7, *(0.5,) * 30, *(2.5,) * 24)
_YEAR = lazy_pattern(r"(?:19|20)\d\d(?!\d)")
_ENDS_NUMBERED = lazy_pattern(r"[^\W\d_.]\.?,? \d{1,4}(?:\s?\(\d{1,4}\)|[-:]\d+)?(?:: ?[A-Za-z]?[\d–-]+)?[\s.,)]*$")


class Context(NamedTuple):
    """What is known of the entry as a whole."""

    owner: frozenset[str]  # the words of the name of the page's person
    nested: frozenset[int]  # lines of a list inside the entry
    rows: frozenset[int]  # lines of links, of which most words are links' texts
    abstract: bool  # some segment may open an abstract


class Clues(NamedTuple):
    """A segment in its place: what it and its neighbours show."""

    segment: Segment
    traits: Traits
    hint: Hint
    first: bool
    whole: bool  # it is the whole of its line
    linked: bool
    bold: bool
    score: float  # how surely it is nothing but names
    numbered: float  # from 0 to 1.8: volume, year or pages stand behind or at its end, as they do for a venue
    previous: Segment | None
    following: Segment | None  # on the same line
    before_volume: bool  # the next sentence of the line opens with `In:`
    goes_on: bool  # the link or emphasis around it goes on behind a comma, with what hardly is a name


def clues_of(segments: Sequence[Segment], n: int) -> Clues:
    """The clues of the ``n``-th segment."""
    segment = segments[n]
    own = traits(segment.text)
    after = segments[n + 1] if n + 1 < len(segments) else None
    following = after if after is not None and after.before != "line" else None
    numbered = 0.0
    if n and own.length < 240:
        if following is not None:
            behind = traits(following.text)
            numbered = 0.9 if behind.date or behind.numbers else 0.0
            if own.words < 4 and following.before == "comma" and segment.text.endswith("."):
                numbered += 0.9  # `Geochem., Geophys., Geosys., 22`
        if own.words > 1 and _ENDS_NUMBERED.search(segment.text, max(0, own.length - 40)):
            numbered += 0.9
    return Clues(
        segment,
        own,
        read_hint(segment.hint) if segment.hint else NO_HINT,
        n == 0,
        segment.before == "line" and following is None,
        "l" in segment.style,
        "b" in segment.style,
        segment.names.score if segment.names.people else 0.0,
        numbered,
        segments[n - 1] if n else None,
        following,
        segment.before == "stop" and _before_volume(segments, n),
        following is not None
        and following.joined
        and following.before in ("comma", "dash")
        and following.names.score < 0.6
        and following.names.kind in ("other", "name", "surname"),
    )


def _before_volume(segments: Sequence[Segment], n: int) -> bool:
    for segment in segments[n + 1 : n + 6]:
        if segment.before in ("stop", "line") and not segment.shell:
            return segment.before == "stop" and _opens_volume(segment)
    return False


def _opens_volume(segment: Segment) -> bool:
    return segment.text[:3] == "In:" or segment.text[:4] == "In :"


def title_rows(clues: Clues, context: Context) -> list[Row]:
    """The costs of ``TITLE`` and ``TITLE_MORE``."""
    segment, t, _, first, whole, linked, bold, score, numbered, previous, following, _, goes_on = clues
    people, shell = segment.names.people, segment.shell
    words = t.words + (traits(following.text).words if goes_on and following is not None else 0)
    cost = _TITLE_BY_WORDS[words] if words < len(_TITLE_BY_WORDS) else 5.0
    if people > 1:
        cost += 3.2 * score
    elif score:
        told = following is not None and following.names.people and traits(following.text).with_names
        cost += 2.0 * score * (0.2 if told or goes_on else 1.0 if t.words < 4 else 0.6)
    cost += 1.25 * t.venue * (0.6 if bold or linked else 1.0)
    if shell == "quote":
        cost = min(cost, 1.4) - 1.6
    elif shell:
        cost += 2.2 if shell == "round" else 1.2
    cost += 0.6 * numbered + clues.hint.title
    if linked:
        cost += 1.2 if t.label or words == 1 else -0.7
    if bold and words > 2:
        cost -= 0.6
    if t.status:
        cost += 3.0 if t.status == 1 else 1.5
    if t.badge < 0.5:
        cost += 3.0
    elif t.badge < 1.0 and t.words < 8:
        cost += 1.4
    cost += (
        2.0 * (t.award and not first) + 2.0 * (segment.line in context.nested) + 4.0 * (segment.line in context.rows)
    )
    cost += (
        0.9 * (t.starts_lower and not first) + 2.0 * t.names_follow + 2.5 * t.speaks + 2.5 * (t.label and t.words < 3)
    )
    cost += 3.0 * (t.in_venue and _opens_volume(segment)) - 0.2 * (first or whole)
    out = [("TITLE", max(cost, 0.0))]
    if previous is not None:
        out.append(("TITLE_MORE", _more_title(clues, previous)))
    return out


def _more_title(clues: Clues, previous: Segment) -> float:
    segment, t = clues.segment, clues.traits
    before, joined, shell = segment.before, segment.joined, segment.shell
    cost = _ON_TITLE[before]
    if clues.before_volume:
        cost -= 1.5  # `Title. Subtitle. In: ...`
    if joined and (clues.linked or clues.bold or before != "stop"):
        cost = min(cost * 0.25, 0.4)
    cost += (3.0 if segment.names.people > 1 else 1.3) * clues.score + 0.9 * t.venue + 0.9 * clues.numbered
    if t.status or t.badge < 0.5 or t.label:
        cost += 0.6
    if t.starts_lower and before not in ("line", "stop"):
        cost -= 0.2
    if not joined:
        if clues.linked:
            cost += 1.5
        elif "i" in segment.style:
            cost += 0.7
        if previous.shell == "quote" or (("l" in previous.style or "b" in previous.style) and before != "edge"):
            cost += 2.0  # what set the title apart ends here
    cost += max(0.0, clues.hint.title) + 0.6 * (t.words < 3 and t.venue > 0.8)
    if previous.shell == "quote" and t.in_venue:
        cost += 2.0  # `"Title," in Venue`
    if shell == "quote":
        cost += 1.0
    elif shell == "square" or (shell and (t.venue > 0.8 or t.with_names)):
        cost += 1.5
    return max(cost, 0.0)


def author_rows(clues: Clues, context: Context) -> list[Row]:
    """The costs of ``AUTHORS`` and ``AUTHORS_MORE``, where the segment may be names at all."""
    segment, t, hint = clues.segment, clues.traits, clues.hint
    names = segment.names
    people = names.people
    if not (people or t.names_follow or hint.named_authors or names.kind == "etal"):
        if clues.first or names.kind not in ("glue", "initials"):
            return []
        return [("AUTHORS_MORE", 0.6 + _ON_AUTHORS[segment.before])]
    cost = 0.1 + 2.6 * (1 - clues.score) if people > 1 else 0.6 + 2.6 * (1 - clues.score) if people else 2.5
    if names.kind == "surname" or (people == 1 and t.words == 1):
        cost += 1.5
    cost += (0.5 if people > 1 else 1.0) * t.venue
    if t.names_follow:
        cost = min(cost, 0.3)
    elif segment.shell:
        cost += 1.5
    if context.owner:
        folded = segment.text.casefold()
        if any(word in folded for word in context.owner):
            cost -= 0.5
    if clues.linked and people == 1 and t.words > 3:
        cost += 0.6
    if clues.goes_on and people == 1:
        cost += 2.0  # `[Wide Tables, Narrow Columns: How](...)`
    if people and clues.following is not None and clues.following.shell == "quote":
        cost -= 0.7  # `Ada Sample, "Wide Tables"`
    cost += hint.authors
    out = [("AUTHORS", max(cost, 0.0))]
    if not clues.first:
        out.append(("AUTHORS_MORE", max(cost - 0.4, 0.0) + _ON_AUTHORS[segment.before]))
    return out


def venue_rows(clues: Clues) -> list[Row]:
    """The costs of ``VENUE`` and ``VENUE_MORE``."""
    segment, t = clues.segment, clues.traits
    people, shell, score = segment.names.people, segment.shell, clues.score
    cost = 2.9 - 1.75 * min(t.venue, 1.6) - 0.9 * clues.numbered + clues.hint.venue
    cost -= 1.0 * ("i" in segment.style) + 1.0 * (t.status == 2) + (1.6 if _opens_volume(segment) else 0.7 * t.in_venue)
    if clues.numbered and t.words == 1 and t.length > 2 and segment.text.isupper() and not shell:
        cost -= 0.6  # an acronym and its year
    if people > 1:
        cost += 1.5 * score
    elif score and t.venue < 1:
        cost += 0.5 * score
    if shell == "quote":
        cost += 2.5
    elif shell == "round":
        cost += 0.8 * (t.venue < 0.8)
    elif shell and t.words > 3 and not clues.first:
        cost -= 0.5
    elif shell and t.words < 7 and _YEAR.search(segment.text):
        cost -= 1.2
    if clues.linked:
        cost += 0.8 * (t.words > 4 and t.venue < 0.7) + 1.2 * t.label
    cost += 1.5 * (t.status == 1 or t.badge < 0.5) + 1.0 * (t.starts_lower and t.status != 2) + 0.9 * (t.words > 18)
    cost += 0.6 * (clues.first and not shell and not clues.whole) + 1.5 * t.speaks
    if clues.previous is not None and segment.before != "line" and traits(clues.previous.text).editors:
        cost -= 1.5  # the volume that they edited
    out = [("VENUE", max(cost, 0.05))]
    if clues.previous is not None:
        out.append(("VENUE_MORE", _more_venue(clues, clues.previous)))
    return out


def _more_venue(clues: Clues, previous: Segment) -> float:
    segment, t = clues.segment, clues.traits
    before, following = segment.before, clues.following
    cost = _ON_VENUE[before]
    if segment.joined:
        cost *= 0.3
    if before == "comma":
        cost -= 1.3 * min(t.venue, 1.0)
        if segment.text.startswith(("and ", "& ")) or (following is not None and following.text.startswith("and ")):
            cost -= 1.3  # `Systems, Man, and Cybernetics`
        elif previous.text.endswith(".") and segment.text.endswith("."):
            cost -= 1.3  # `Geochem., Geophys., Geosys.`
    cost += 0.5 * clues.hint.venue
    if segment.names.people > 1:
        cost += 2.0 * clues.score
    if t.status or t.badge < 0.5 or t.label:
        cost += 0.8
    if segment.shell == "square":
        cost += 1.0
    if before == "shut" and previous.shell == "square":
        cost += 2.0
    return max(cost, 0.05)
