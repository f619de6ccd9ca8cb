"""The kinds that each segment of an entry may have, each with a cost: a negative logarithm, fitted by eye."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from profparse.fields.citation.segments import Segment, is_prose
from profparse.fields.citation.venue import is_numbers, venue_score
from profparse.fields.citation.words import tables
from profparse.fields.dates import read_date

Column = list[tuple[str, float]]

_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_MARKER = re.compile(r"(?:\[?[A-Z]{0,3}\.?\s?\d{1,3}[a-z]?\]?[.):]?|[#№]\d+|[^\w\s]{1,3}|\(\d{1,3}\)|[a-zA-Z][.)])$")
_IDENTIFIER = re.compile(
    r"(?:https?://|doi[:.\s]|10\.\d{4,9}/|arxiv\s?[:.]\s?(?:[a-z-]+/)?\d|isbn|issn|pmid|pmcid|hal-\d|medrxiv[:\s]\d|biorxiv[:\s]\d|"
    r"arxiv preprint\s?[:,]?\s?arxiv|ssrn[:\s]\d|oeis|eprint|\d{4}\.\d{4,5}(?:v\d)?$|cs\.[A-Z]{2})",
    re.IGNORECASE,
)
_EQUAL = re.compile(
    r"(?:(?:[*†‡§#∗⋆^$\\]|\([*†‡§#]|notes?:|\[[*†#])(?:[*†‡§#∗⋆^,\s$\\()\[\]=:-]|note|dagger|denotes?|indicates?|for|and|are|is|the|by|with|signs?|"
    r"marks?|asterisk|authors?|in){0,14}"
    r"(?:equal|co-?\s?first|joint|correspond|shared|co-?lead|project lead|listed|ordered|alphabetical|contribut|first author|lead author|last author|"
    r"senior author|work|done|students?|advis|mentor|intern|通讯作者|共同|同等贡献)|"
    r"(?:denotes?|indicates?|are|is|and|the|with|\s)*(?:equal contribut|equally contribut|contributed equally|equal advis|equal supervis|co-?\s?first authors?|"
    r"(?:shared|joint) (?:first|last|senior) author|corresponding authors?\b|(?:in )?alphabetical order|authors? (?:are )?(?:listed|ordered|contributed)|"
    r"通讯作者|共同一作|同等贡献|共同第一))",
    re.IGNORECASE,
)
_BADGE = re.compile(
    r"award|best (?:paper|student|poster|thesis|demo)|\boral\b|spotlight|honou?rable mention|highly cited|hot paper|cover (?:article|paper|story)|editor[’']?s|"
    r"finalist|runner-up|winner|nominat|ccf|sci-q|jcr|\bif\b|impact factor|most (?:cited|read|popular|influential)|acceptance rate|top[- ]?\d|"
    r"notable|highlight|distinguished|outstanding|certification|covered (?:by|in)|featured|media|press|reported by|selected (?:as|for)|🏆|🔥|🎉|👑|⭐|🥇|🏅|🎤|"
    r"prize|medal|citations?|cited by|引用|获奖|最佳",
    re.IGNORECASE,
)
_AWARD = re.compile(
    r"award|prize|medal|finalists?\b|runner-?\s?up|winner|\b(?:first|second|third|1st|2nd|3rd) place|competition|honou?rable mention|best (?:paper|poster)|"
    r"highly cited|covered (?:by|in)|media|reported by|selected as|获奖|最佳",
    re.IGNORECASE,
)
_CITATIONS = re.compile(
    r"(?:cited(?: by)?|citations?|times cited|引用)[:\s]*\d|\d[\d,]*\+? citations?$|^cited \d", re.IGNORECASE
)
_TYPE = re.compile(
    r"(?:conference |research |working |full |short |long |regular |poster |demo )?(?:poster|paper|presentation|abstract|article|talk|preprint|book chapter|"
    r"chapter|book|review|commentary|editorial|software|dataset|data set|patent|report|r package|thesis|in (?:german|french|chinese|spanish|japanese|italian|"
    r"portuguese|russian|korean|dutch)|auf deutsch|en français)s?$",
    re.IGNORECASE,
)
_EDITORS = re.compile(r"(?<!\w)eds?(?!\w)|edited by|hrsg|herausgeg", re.IGNORECASE)
_WITH = re.compile(
    r"(?:\()?(?:joint(?:ly)?(?: work)? with|joint with|with|w/|avec|mit|con|coauthored with|co-authored with|together with)\s+(?=[A-Z])",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:authors?|by|author\(s\))\s*[:：]?\s+(?=[A-Z])", re.IGNORECASE)
_ABSTRACT = re.compile(
    r"(?:abstract|summary|tl;?dr|zusammenfassung|résumé|resumen|摘要)\s*[:.：—–-]|abstract$", re.IGNORECASE
)
_SELF = re.compile(
    r"(?:we|our|i|my|i'm|i am|congrat|this|here|please|check|see|thank|excited|happy|glad|new paper)\b", re.IGNORECASE
)
_LOWER = re.compile(r"(?<![\w'’-])[a-z][a-z]{2,}")
_PLACE = re.compile(r"[A-Z][\w.\s'’-]{2,24}$")
_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_HINT_TITLE = re.compile(r"title|headline|(?:^|[\s_-])name(?:$|[\s_-])", re.IGNORECASE)
_HINT_AUTHORS = re.compile(r"author|byline|coauth", re.IGNORECASE)
_HINT_VENUE = re.compile(
    r"venue|periodical|journal|conf(?:erence)?(?:$|[\s_-])|booktitle|publisher|(?:^|[\s_-])pub-?info", re.IGNORECASE
)
_HINT_DATE = re.compile(r"(?:^|[\s_-])(?:date|year|time)(?:$|[\s_-])", re.IGNORECASE)
_HINT_BADGE = re.compile(r"badge|award|(?:^|[\s_-])tag|label", re.IGNORECASE)
_HINT_LINKS = re.compile(r"(?:^|[\s_-])(?:links?|btns?|buttons?|icons?)(?:$|[\s_-])", re.IGNORECASE)
_HINT_ABSTRACT = re.compile(r"abstract|tldr|summary|description|excerpt", re.IGNORECASE)


class Traits(NamedTuple):
    """What the words of a segment alone say; kept, for segments repeat within a page."""

    words: int
    venue: float
    date: bool
    numbers: bool
    label: bool
    badge: float  # cost of reading it as a badge
    award: bool  # words of awards, which titles seldom have
    status: int  # 0 none, 1 the whole of it, 2 at its beginning
    lower: int  # words in lower case of three letters or more
    length: int
    editors: bool
    prose: bool  # words of running sentences
    speaks: bool  # opens in the first person or as news


_BADGE_WORDS = frozenset(
    ["award", "awards", "best", "oral", "spotlight", "mention", "cited", "hot", "cover", "editor", "editors", "choice", "finalist", "finalists", "runner", "winner", "winners", "nominated", "nomination", "nominee", "ccf", "sci", "q1", "jcr", "if", "impact", "popular", "influential", "acceptance", "top", "notable", "highlight", "highlights", "distinguished", "outstanding", "certification", "covered", "featured", "media", "press", "reported", "selected", "prize", "medal", "place", "competition", "citations", "citation", "cited", "invited"]
)
_EDITOR_WORDS = frozenset(["ed", "eds", "edited", "hrsg", "herausgeber", "editors", "editor"])
_PROSE_WORDS = frozenset(["we", "our", "i", "my", "here", "please", "check", "see", "was", "were", "has", "have", "is", "are", "will", "this"])
_NOT_ASCII_BADGE = re.compile(r"[🏆🔥🎉👑⭐🥇🏅🎤]|引用|获奖|最佳")


@lru_cache(maxsize=8192)
def traits(text: str) -> Traits:
    """The traits of a segment's text."""
    known = tables()
    folded = text.casefold()
    plain = folded.strip(" .,;:()[]*")
    length = len(text)
    found = _WORDS.findall(folded if length < 700 else folded[:700])
    words = len(found) if length < 700 else text.count(" ") + 1
    if not text.isascii():
        cjk = len(_CJK.findall(text[:200]))
        if cjk > 3:
            words += cjk // 2
    tokens = set(found)
    digits = _DIGIT.search(text) is not None
    status = 0
    if found and found[0] in known.status_openers:
        opened = text.lstrip(" ([")
        prefix = known.status_prefix.match(opened)
        if prefix:
            status = 2 if plain not in known.statuses and _LETTER.search(opened, prefix.end()) else 1
    badge, award = 9.0, False
    if plain in known.badges:
        badge = 0.15
    elif not tokens.isdisjoint(_BADGE_WORDS) or (not text.isascii() and _NOT_ASCII_BADGE.search(text)):
        if _BADGE.search(text):
            badge = 0.7 + (words > 14)
    if badge < 5:
        award = _AWARD.search(text) is not None
    date = False
    if digits and length < 60 and words < 9 and _YEAR.search(text):
        date = _DATED.match(text) is not None or read_date(text) is not None
    return Traits(
        words=words,
        venue=venue_score(text),
        date=date,
        numbers=digits and is_numbers(text),
        label=length < 48 and plain in known.labels,
        badge=badge,
        award=award,
        status=status,
        lower=len(_LOWER.findall(text)) if length < 600 else 99,
        length=length,
        editors=not tokens.isdisjoint(_EDITOR_WORDS) and _EDITORS.search(text) is not None,
        prose=not tokens.isdisjoint(_PROSE_WORDS),
        speaks=bool(found) and _SELF.match(text) is not None,
    )


_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_CJK = re.compile(r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]")
_DATED = re.compile(
    r"\W*(?:(?:19|20)\d\d[a-z]?|n\.d\.)(?:\W+(?:[A-Z][a-z]{2,8}\.?(?:\W+\d{1,2})?|forthcoming|in press|to appear))?\W*$",
    re.IGNORECASE,
)
_ENDS_NUMBERED = re.compile(r"[^\W\d_.]\.?,? \d{1,4}(?:\s?\(\d{1,4}\)|[-:]\d+)?(?::[\d–-]+)?[\s.,)]*$")


def is_note(text: str) -> bool:
    """Whether a piece explains marks: `* equal contribution`."""
    return len(text) < 160 and _EQUAL.match(text) is not None


# What it costs to go on with a title, a list of authors or a venue, by what parts the pieces.
_GO_ON = {
    "title": {
        "comma": 0.3,
        "ask": 0.35,
        "stop": 2.7,
        "dash": 0.4,
        "edge": 0.5,
        "open": 0.8,
        "shut": 0.4,
        "bar": 2.6,
        "line": 3.4,
    },
    "authors": {
        "comma": 0.1,
        "ask": 5.0,
        "stop": 1.8,
        "dash": 1.2,
        "edge": 0.2,
        "open": 1.5,
        "shut": 0.3,
        "bar": 0.8,
        "line": 1.6,
    },
    "venue": {
        "comma": 2.0,
        "ask": 4.0,
        "stop": 2.4,
        "dash": 0.8,
        "edge": 0.5,
        "open": 0.4,
        "shut": 0.6,
        "bar": 2.6,
        "line": 3.6,
    },
}


class Context(NamedTuple):
    """What is known of the entry as a whole."""

    owner: frozenset[str]
    nested: frozenset[int]  # lines of a list inside the entry
    rows: frozenset[int]  # lines of links, of which most words are links' texts
    abstract: bool  # some segment may open an abstract


def columns(segments: Sequence[Segment], context: Context) -> list[Column]:
    """Candidate kinds for each segment, with costs."""
    out = [_column(segment, n, segments, context) for n, segment in enumerate(segments)]
    if not context.abstract and any(kind == "ABSTRACT" for column in out for kind, _ in column):
        return columns(segments, context._replace(abstract=True))
    return out


def _column(segment: Segment, n: int, segments: Sequence[Segment], context: Context) -> Column:
    text, before, shell, style, hint = segment.text, segment.before, segment.shell, segment.style, segment.hint
    t = traits(text)
    names = segment.names
    score = names.score if names.kind in ("name", "group") or names.count else 0.0
    count = names.count
    first = n == 0
    out: Column = []
    put = out.append
    # Volume, year or pages right behind a piece, or at its end, make it a venue.
    following = traits(segments[n + 1].text) if n + 1 < len(segments) and segments[n + 1].before != "line" else None
    numbered = n > 0 and (
        (0.9 if following is not None and (following.date or following.numbers) else 0.0)
        + (0.9 if _ENDS_NUMBERED.search(text) and t.words > 1 else 0.0)
    )
    whole = before == "line" and (n + 1 == len(segments) or segments[n + 1].before == "line")

    # Pieces that say themselves what they are.
    if t.length > 420 and is_prose(text):
        put(("ABSTRACT", 0.2))
        put(("NOTE", 1.5))
        return out
    if t.date:
        put(("DATE", 0.0 if shell or t.length < 24 else 0.3))
        if shell == "quote" or "b" in style or len(segments) < 3:
            put(("TITLE", 5.0))
        return out
    if t.numbers:
        put(("NUMBERS", 0.1 if not first else 2.0))
        if first or (shell == "square" and n < 2):
            put(("MARKER", 0.2))
        if segment.joined and t.length < 6 and "i" not in style:
            put(("TITLE_MORE", 0.3))
        return out
    if is_note(text):
        put(("NOTE", 0.0))
        return out
    if (first or (n == 1 and before == "open")) and t.length < 9 and _MARKER.match(text):
        put(("MARKER", 0.1))
    if t.words == 0:
        put(("LINKS" if "l" in style else "NOTE", 0.1))
        return out
    if _IDENTIFIER.match(text):
        put(("IDENTIFIER", 0.0))
        if "arxiv" in text[:6].casefold():
            put(("VENUE", 0.9 if "preprint" in text.casefold() else 2.2))
        return out

    linked = "l" in style
    if t.label and t.length < 40:
        put(
            (
                "LINKS",
                0.1
                if linked or shell == "square"
                else 1.1
                if before in ("bar", "open") or (whole and not first)
                else 2.2,
            )
        )
    elif linked and t.words <= 3 and not first and score < 0.6 and t.venue < 0.8:
        put(("LINKS", 0.9 if t.words == 1 else 1.8))
    elif shell == "square" and t.words <= 3 and before == "open" and not first:
        put(("LINKS", 1.8))
    if segment.line in context.rows and t.words < 9:
        put(("LINKS", 0.3))
    elif _HINT_LINKS.search(hint) and t.words <= 4:
        put(("LINKS", 0.1))
    if t.badge < 5 and t.length < 40 and _CITATIONS.search(text):
        put(("CITATIONS", 0.1))
    if shell and _TYPE.match(text.strip()):
        put(("TYPE", 0.2))
    if t.editors and (count or shell) and t.length < 200:
        put(("EDITORS", 0.3))

    folded = text.casefold()
    with_names = _WITH.match(text) is not None
    by_names = _BY.match(text) is not None
    starts_lower = text[:1].islower() and not text[1:3].isupper()

    # The title.
    cost = (
        _TITLE_BY_WORDS[t.words]
        if t.words < len(_TITLE_BY_WORDS)
        else 0.5
        if t.words < 36
        else 2.5
        if t.words < 60
        else 5.0
    )
    if count > 1:
        cost += 3.2 * score
    elif score:
        told = following is not None and segments[n + 1].names.count and _WITH.match(segments[n + 1].text)
        cost += 2.0 * score * (0.2 if told else 1.0 if t.words < 4 else 0.6)
    cost += 1.25 * t.venue * (0.6 if "b" in style or "l" in style else 1.0)
    if shell == "quote":
        cost = min(cost, 1.4) - 1.6
    elif shell:
        cost += 2.2 if shell == "round" else 1.2
    cost += 0.6 * numbered
    if linked:
        cost += 1.2 if t.label or t.words == 1 else -0.7
    if "b" in style and t.words > 2:
        cost -= 0.6
    if t.status:
        cost += 3.0 if t.status == 1 else 1.5
    if t.badge < 0.5 or (t.badge < 1.0 and t.words < 8):
        cost += 3.0 if t.badge < 0.5 else 1.4
    if t.award and not first:
        cost += 2.0
    if segment.line in context.nested:
        cost += 2.0
    if segment.line in context.rows:
        cost += 4.0
    if starts_lower and not first:
        cost += 0.9
    if with_names or by_names:
        cost += 2.0
    if first or whole:
        cost -= 0.2
    if t.speaks:
        cost += 2.5
    if t.label and t.words < 3:
        cost += 2.5
    if hint:
        cost += _by_hint(
            hint, _HINT_TITLE, (_HINT_AUTHORS, _HINT_VENUE, _HINT_DATE, _HINT_BADGE, _HINT_LINKS, _HINT_ABSTRACT)
        )
    put(("TITLE", max(cost, 0.0)))
    if not first:
        more = _GO_ON["title"][before]
        if segment.joined and ("l" in style or "b" in style or before != "stop"):
            more = min(more * 0.25, 0.4)
        more += (3.0 if count > 1 else 1.3) * score
        more += 0.9 * t.venue + 0.9 * numbered + (0.6 if t.status or t.badge < 0.5 or t.label else 0.0)
        if starts_lower and before not in ("line", "stop"):
            more -= 0.2
        if not segment.joined:
            previous = segments[n - 1]
            if linked:
                more += 1.5
            elif "i" in style:
                more += 0.7
            if previous.shell == "quote" or (("l" in previous.style or "b" in previous.style) and before != "edge"):
                more += 2.0  # what set the title apart ends here
        if hint:
            more += max(0.0, _by_hint(hint, _HINT_TITLE, (_HINT_AUTHORS, _HINT_VENUE, _HINT_DATE, _HINT_BADGE)))
        if shell == "quote":
            more += 1.0
        if shell == "square" or (shell and (t.venue > 0.8 or with_names)):
            more += 1.5
        put(("TITLE_MORE", max(more, 0.0)))

    # The authors.
    if count or with_names or by_names or _HINT_AUTHORS.search(hint) or names.kind == "etal":
        if count > 1:
            cost = 0.1 + 2.6 * (1 - score)
        elif count:
            cost = 0.6 + 2.6 * (1 - score)
        else:
            cost = 2.5
        if names.kind == "surname" or (count == 1 and t.words == 1):
            cost += 1.5
        cost += 0.5 * t.venue if count > 1 else 1.0 * t.venue
        if with_names or by_names:
            cost = min(cost, 0.3)
        elif shell:
            cost += 1.5
        if context.owner and any(word in folded for word in context.owner):
            cost -= 0.5
        if linked and count == 1 and t.words > 3:
            cost += 0.6
        if hint:
            cost += _by_hint(hint, _HINT_AUTHORS, (_HINT_TITLE, _HINT_VENUE, _HINT_DATE, _HINT_BADGE))
        put(("AUTHORS", max(cost, 0.0)))
        if not first:
            put(("AUTHORS_MORE", max(cost - 0.4, 0.0) + _GO_ON["authors"][before]))  # a hint counts in the cost
    elif not first and names.kind in ("glue", "initials"):
        put(("AUTHORS_MORE", 0.6 + _GO_ON["authors"][before]))

    # The venue.
    cost = 2.9 - 1.75 * min(t.venue, 1.6) - 0.9 * numbered
    if "i" in style:
        cost -= 1.0
    if t.status == 2:
        cost -= 1.0
    if shell == "square" and _YEAR.search(text) and t.words < 7:
        cost -= 1.2
    if folded.startswith(("in ", "in: ")):
        cost -= 0.7
    if count > 1:
        cost += 1.5 * score
    elif score and t.venue < 1:
        cost += 0.5 * score
    if t.words > 18:
        cost += 0.9
    if shell == "quote":
        cost += 2.5
    elif shell == "round" and t.venue < 0.8:
        cost += 0.8
    if linked and t.words > 4 and t.venue < 0.7:
        cost += 0.8
    if t.status == 1 or t.badge < 0.5:
        cost += 1.5
    if starts_lower and t.status != 2:
        cost += 1.0
    if t.label and linked:
        cost += 1.2
    if first and not shell and not whole:
        cost += 0.6
    if t.speaks:
        cost += 1.5
    if hint:
        cost += _by_hint(hint, _HINT_VENUE, (_HINT_TITLE, _HINT_AUTHORS, _HINT_DATE, _HINT_LINKS, _HINT_ABSTRACT))
    put(("VENUE", max(cost, 0.05)))
    if not first:
        more = _GO_ON["venue"][before]
        if segment.joined:
            more *= 0.3
        if before == "comma":
            more -= 1.3 * min(t.venue, 1.0)
        if text.startswith(("and ", "& ")) or (
            before == "comma" and n + 1 < len(segments) and segments[n + 1].text.startswith("and ")
        ):
            more -= 1.3
        if hint:
            more += _by_hint(hint, _HINT_VENUE, (_HINT_TITLE, _HINT_AUTHORS)) * 0.5
        if count > 1:
            more += 2.0 * score
        if t.status or t.badge < 0.5 or t.label:
            more += 0.8
        if shell == "square":
            more += 1.0
        if before == "shut" and segments[n - 1].shell == "square":
            more += 2.0
        put(("VENUE_MORE", max(more, 0.05)))

    # What stands around them.
    plain = text.strip(" .,;:()").casefold()
    known = tables()
    if t.status == 1:
        put(("STATUS", 0.1))
    elif t.status == 2:
        put(("STATUS", 1.6))
    if t.badge < 5 and shell != "quote":
        put(("BADGE", t.badge + (0.0 if shell or whole or "b" in style or "i" in style or t.badge < 0.5 else 0.5)))
    elif hint and _HINT_BADGE.search(hint) and t.words < 6:
        put(("BADGE", 1.5))
    if plain in known.publishers:
        put(("PUBLISHER", 0.4))
    elif plain.endswith((" press", " publishing", " verlag", " publishers")) and t.words < 7:
        put(("PUBLISHER", 0.6))
    elif (
        before in ("comma", "stop", "dash")
        and t.words <= 3
        and not numbered
        and n > 1
        and _PLACE.match(text.strip(" ."))
    ):
        put(("PUBLISHER", 1.3 if before == "comma" else 2.6))
    if _ABSTRACT.match(text) and not linked:
        put(("ABSTRACT", 0.2))
    elif t.length > 140 and before == "line" and n > 1:
        put(("ABSTRACT", 1.2 if t.lower * 2 > t.words else 2.5))
    elif _HINT_ABSTRACT.search(hint):
        put(("ABSTRACT", 0.3))
    if context.abstract and n > 1:
        put(("ABSTRACT_MORE", 0.3 if before in ("stop", "comma", "ask", "dash", "edge", "open", "shut") else 1.0))
    note = 2.6
    if before == "line" and n > 1:
        note = 1.9
    if shell and t.words < 12:
        note = 2.0
    if t.prose:
        note -= 0.5
    put(("NOTE", note))
    # What costs far more than the cheapest is no candidate, so that the search stays short.
    limit = min(cost for _, cost in out) + FARTHEST
    return [row for row in out if row[1] <= limit or row[0] in ("TITLE", "NOTE")]


FARTHEST = 4.0


_TITLE_BY_WORDS = (9.0, 3.0, 2.2, 1.4, 0.9, 0.7)


@lru_cache(maxsize=2048)
def _by_hint(hint: str, own: re.Pattern[str], others: tuple[re.Pattern[str], ...]) -> float:
    """What an element's class words add to a kind's cost: less where they name it, more where they name another."""
    if own.search(hint):
        return -2.5
    return 2.0 if any(other.search(hint) for other in others) else 0.0
