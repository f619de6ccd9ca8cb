"""Papers of conferences rendered as the cards of homepages, with the kinds of their tokens.

Pages of researchers print an entry as a few lines: a title that is bold or a link, names with marks, a venue by its
acronym and year, a row of links, a badge, a status, an abstract. Full records in bibliographic styles hold none of
that. Here order, line breaks, markup, class words and wording are drawn by chance, more widely than pages vary.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from profparse.fields.citation.tokens import Tokens, tokens_of
from profparse.pieces.line import InlineLink, Line, Run
from profparse.training.card_papers import Venues, card_words

_QUOTES = (("", ""), ("", ""), ("", ""), ("“", "”"), ('"', '"'), ("'", "'"), ("«", "»"), ("“", ",”"))
_RUNS: Mapping[str, Any] = {"b": "bold", "i": "italic", "u": "underline"}


def _drawn(chance: random.Random, name: str) -> str:
    """One of the words of a name."""
    found: str = chance.choice(card_words()[name])
    return found


class Piece(NamedTuple):
    """Some text on a card: its kind, its markup, and whether a line ends before it."""

    text: str
    kind: str
    marks: str = ""
    broken: bool = False


class Card(NamedTuple):
    """A card: its lines, their tokens, and the kinds of these."""

    lines: Sequence[Line]
    tokens: Tokens
    kinds: Sequence[str]


def cards(
    papers: Sequence[Mapping[str, Any]], venues: Venues, count: int, seed: int
) -> Iterator[Card]:
    """So many cards of papers by chance; the same seed gives the same cards."""
    chance = random.Random(seed)
    for _ in range(count):
        paper = papers[chance.randrange(len(papers))]
        if not _one_in(chance, 3):  # where a paper appeared is no matter: what places are called is
            acronym = chance.choice(venues.journals if _one_in(chance, 3) else venues.acronyms)
            paper = {**paper, "acronym": acronym}
        words = papers[chance.randrange(len(papers))]["title"]
        lines, kinds = _set(list(_pieces(paper, words, chance)), chance)
        tokens = tokens_of(lines)
        yield Card(lines, tokens, _token_kinds(tokens, kinds))


def _one_in(chance: random.Random, times: int) -> bool:
    return not chance.randrange(times)


def _pieces(paper: Mapping[str, Any], words: str, chance: random.Random) -> Iterator[Piece]:
    """The fields of a card, in an order and with separators by chance."""
    lines = chance.choice((0, 0, 1, 1, 2))  # how readily a field begins a line
    order = chance.choice(("TAV", "TAV", "TAV", "TAV", "ATV", "ATV", "ATV", "TVA", "TVA", "VTA", "TA", "VAT", "AT"))
    separator = chance.choice((". ", ", ", ". ", ", ", ". ", ", ", " | ", " – ", "; ", " ", " — ", ": "))
    fields = {"T": _title(paper, chance), "A": _authors(paper, chance), "V": _venue(paper, words, chance)}
    if _one_in(chance, 12):
        yield Piece(f"[{chance.choice(('KDD', 'C', 'J', 'P'))}{chance.randrange(1, 90)}]", "MARKER")
        yield Piece(" ", "")
    if _one_in(chance, 25):
        yield Piece(str(paper["year"]), "DATE")
        yield Piece(separator, "", "", bool(lines))
    for n, letter in enumerate(order):
        if n:
            text = separator
            last = fields[order[n - 1]][-1].text
            if last[-1:] in ".?!" and text[:1] in ".,;":
                text = " "
            yield Piece(text, "", "", lines > 0 and (lines > 1 or not _one_in(chance, 3)))
        yield from fields[letter]
    if "V" not in order and not _one_in(chance, 3):
        yield Piece(chance.choice((", ", " (", ". ")), "")
        yield Piece(str(paper["year"]), "DATE")
    yield Piece(chance.choice((".", "", "", ")")), "")
    yield from _tail(words, chance, lines > 0)


def _title(paper: Mapping[str, Any], chance: random.Random) -> list[Piece]:
    marks = chance.choice(("", "b", "b", "l", "bl", "i", "", "l"))
    text = paper["title"].strip().rstrip(".")
    opening, closing = chance.choice(_QUOTES)
    out = [Piece(opening, "")] if opening else []
    out.append(Piece(text, "TITLE", marks))
    if closing:
        out.append(Piece(closing, ""))
    elif _one_in(chance, 4) and text[-1:].isalnum():
        out.append(Piece(".", "", marks))
    return out


def _authors(paper: Mapping[str, Any], chance: random.Random) -> list[Piece]:
    names = [_name(name, form, chance) for form in [chance.randrange(8)] for name in paper["authors"]]
    cut = paper["n_authors"] > len(names)
    conjunction = chance.choice((" and ", ", and ", " & ", ", ", ", & ", ", "))
    between = "; " if any("," in name for name in names) and _one_in(chance, 2) else ", "
    marked = _one_in(chance, 4)
    owner = chance.randrange(len(names)) if _one_in(chance, 2) else -1
    style = chance.choice(("b", "b", "u", "i"))
    out: list[Piece] = []
    if _one_in(chance, 8):
        out.append(Piece(chance.choice(("with ", "By ", "(with ", "joint with ", "Authors: ")), ""))
        if len(names) > 1 and _one_in(chance, 2):
            names = names[1:]
            owner = -1
    for n, name in enumerate(names):
        if n:
            joint = conjunction if n == len(names) - 1 and not cut else between
            out.append(Piece(joint, "BETWEEN"))
        if marked and _one_in(chance, 2):
            mark = _drawn(chance, "marks")
            out.append(Piece(name + mark, "AUTHOR", style if n == owner else ""))
        else:
            out.append(Piece(name, "AUTHOR", style if n == owner else ""))
    if cut:
        out.append(Piece(chance.choice((", et al.", " et al.", ", et al", ", ...", " and others", ", …")), "BETWEEN"))
    if out[0].text.startswith("("):
        out.append(Piece(")", ""))
    return out


def _name(name: str, form: int, chance: random.Random) -> str:
    """A name in one of the ways in which lists have them."""
    parts = name.split()
    if len(parts) < 2:
        return name
    given, family = parts[:-1], parts[-1]
    initials = [part[0] + "." for part in given]
    if len(given) == 1 and _one_in(chance, 4):
        initials.append(chance.choice("ABCDEGHJKLMPRST") + ".")
    forms = (
        name,
        " ".join([*initials, family]),
        f"{family}, {' '.join(initials)}",
        f"{family} {''.join(part[0] for part in initials)}",
        f"{family}, {' '.join(given)}",
        name,
        f"{family}, {' '.join(initials)}",
        f"{family} {''.join(part[0] for part in initials)}",
    )
    return forms[form]


def _venue(paper: Mapping[str, Any], words: str, chance: random.Random) -> list[Piece]:
    acronym, year = paper["acronym"], str(paper["year"])
    marks = chance.choice(("", "", "i", "b", "bi"))
    out: list[Piece] = []
    kind = chance.randrange(10)
    if kind < 2:
        out.append(Piece(_drawn(chance, "status_before_a_venue"), "STATUS", marks))
        out.append(Piece(" ", "", marks))
    elif _one_in(chance, 4):
        out.append(Piece(chance.choice(("In ", "In: ", "in ", "Published in ", "Appears in ")), ""))
    if _one_in(chance, 5):
        name = _drawn(chance, "preprints")
        out.append(Piece(name, "VENUE", marks))
        if _one_in(chance, 2):
            out.append(Piece(chance.choice((" ", ":", ", ")), ""))
            number = f"{chance.randrange(1000, 2513)}.{chance.randrange(99999):05}"
            out.append(Piece(f"arXiv:{number}" if _one_in(chance, 2) else number, "IDENTIFIER"))
    elif _one_in(chance, 2):
        topic = " ".join(words.split()[: chance.randrange(2, 6)]).strip(",:;.?!")
        form = _drawn(chance, "proceedings")
        text = form.format(topic, acronym, chance.randrange(4, 40))
        if year in text or re.search(r"\d{4}", text):
            text = acronym
        out.append(Piece(text, "VENUE", marks))
    else:
        out.append(Piece(acronym, "VENUE", marks))
    if _one_in(chance, 12):
        return out
    joint = chance.choice((" ", ", ", " ", " (", "'", ". ", "’", "", " - "))
    shown = year[2:] if joint in ("'", "’") else year
    out.append(Piece(joint, "", marks))
    if _one_in(chance, 8) and len(shown) > 2 and joint:
        out.append(Piece(f"{_drawn(chance, 'months')} {shown}", "DATE", marks))
    elif joint:
        out.append(Piece(shown, "DATE", marks))
    else:
        out[-2] = Piece(out[-2].text + shown, "VENUE", marks)  # one word: the year is read out of it
    if joint == " (":
        out.append(Piece(")", ""))
    if _one_in(chance, 6):
        volume = chance.randrange(1, 90)
        out.append(Piece(chance.choice((", ", ". ", " ", ", vol. ", ", Vol. ")), ""))
        out.append(Piece(f"{volume}({chance.randrange(1, 12)})" if _one_in(chance, 2) else str(volume), "VOLUME"))
        if _one_in(chance, 2):
            out.append(Piece(chance.choice((":", ", ", ", pp. ", ", pages ")), ""))
            first = chance.randrange(1, 2000)
            out.append(Piece(f"{first}{chance.choice('-–')}{first + chance.randrange(1, 30)}", "PAGES"))
    return out


def _tail(words: str, chance: random.Random, lines: bool) -> Iterator[Piece]:
    """What stands behind the fields: badges, links, status, remarks, an abstract."""
    if _one_in(chance, 5):
        opening, closing = chance.choice((("(", ")"), ("[", "]"), ("", ""), ("🏆 ", ""), ("— ", "")))
        yield Piece(f" {opening}", "", "", lines and _one_in(chance, 2))
        yield Piece(_drawn(chance, "badges"), "BADGE", chance.choice(("", "b", "i")))
        yield Piece(closing, "")
    if _one_in(chance, 12):
        yield Piece(" ", "", "", lines)
        yield Piece(_drawn(chance, "status_alone"), "STATUS", chance.choice(("", "i")))
    if _one_in(chance, 2):
        opening, closing = chance.choice((("[", "]"), ("(", ")"), ("", ""), ("", ""), ("[", "]")))
        joint = chance.choice((" ", " | ", " / ", " · ", ", "))
        marks = "" if _one_in(chance, 4) else "l"
        for n in range(chance.randrange(1, 5)):
            yield Piece(joint if n else " ", "", "", lines and not n)
            if opening:
                yield Piece(opening, "")
            yield Piece(_drawn(chance, "links"), "LINK", marks)
            if closing:
                yield Piece(closing, "")
    if _one_in(chance, 14):
        yield Piece(" ", "", "", lines)
        yield Piece(_drawn(chance, "notes"), "NOTE")
    if _one_in(chance, 10):
        yield Piece(" ", "", "", True)
        label = chance.choice(("", "Abstract: ", "TL;DR: ", "Abstract "))
        yield Piece(label + " ".join(_drawn(chance, "sentences").format(words.lower()) for _ in range(3)), "ABSTRACT")


def _set(pieces: Sequence[Piece], chance: random.Random) -> tuple[list[Line], list[list[str]]]:
    """The pieces as lines, with the kind of each letter of each."""
    named = _one_in(chance, 6)
    bare = not _one_in(chance, 3)  # separators at line ends are left out
    unmarked = _one_in(chance, 4)
    rows: list[list[tuple[Piece, str]]] = [[]]
    for piece in pieces:
        if piece.broken and rows[-1]:
            if not bare:
                rows[-1].append((piece, piece.text))
            rows.append([])
        elif piece.text:
            rows[-1].append((piece, piece.text))
    lines: list[Line] = []
    kinds: list[list[str]] = []
    at = 0
    for row in rows:
        text = "".join(own for _, own in row)
        lead = len(text) - len(text.lstrip())
        shown = text.strip()
        if not shown:
            continue
        runs: list[Run] = []
        links: list[InlineLink] = []
        letters: list[str] = []
        place = 0
        for piece, own in row:
            start, end = max(0, place - lead), min(len(shown), place - lead + len(own))
            place += len(own)
            letters += [piece.kind] * len(own)
            if start >= end or not piece.kind:
                continue
            for mark in "" if unmarked else piece.marks:
                if mark == "l":
                    links.append(InlineLink("x.pdf", start, end, (start, end)))
                else:
                    runs.append(Run(_RUNS[mark], start, end))
            if named and piece.kind in card_words()["classes"]:
                runs.append(Run("class", start, end, chance.choice(card_words()["classes"][piece.kind])))
        lines.append(Line(shown, at, at + len(shown), runs=tuple(runs), links=tuple(links)))
        kinds.append(letters[lead : lead + len(shown)])
        at += len(shown) + 1
    return lines, kinds


def _token_kinds(tokens: Tokens, kinds: Sequence[Sequence[str]]) -> list[str]:
    """The kind of each token: that of its first letter, told apart as a field's first or a further one."""
    out: list[str] = []
    last = ""
    for number, start, _ in tokens.places:
        letters = kinds[number]
        kind = letters[start] or "OTHER"
        begins = kind != last or (start > 0 and not letters[start - 1])
        if kind in ("TITLE", "VENUE") and out and last == kind:
            out.append(f"{kind}_MORE")
        elif kind == "AUTHOR" and not begins:
            out.append("AUTHOR_MORE")
        else:
            out.append(kind)
        last = kind
    return out
