"""Cutting a sentence into pieces: verbs, roles, degrees, names, dates and the small words between them.

What a piece is called here is its shape alone; :mod:`profparse.fields.biography.propose` gives it the kinds that it
may have, and the grammar settles which.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from profparse.fields.biography.capitals import run_at
from profparse.fields.biography.cjk import CJK, cjk_pieces
from profparse.fields.biography.degrees import degree_at
from profparse.fields.biography.likeness import likeness
from profparse.fields.biography.piece import Piece
from profparse.fields.biography.roles import role_at
from profparse.fields.biography.special_pieces import (
    CLOSE,
    OPEN,
    bracket_piece,
    dated_piece,
    mark_degree,
    student_level,
    unglued,
)
from profparse.fields.biography.tables import Phrase, Tables, longest, tables
from profparse.fields.biography.vocabulary import is_common
from profparse.fields.biography.words import Words, cut_words, word_set

_VERBS = frozenset(
    {
        "SELF_BE",
        "BE",
        "AS",
        "JOIN",
        "WORK",
        "INTERN",
        "EARN",
        "PURSUE",
        "GRADUATE",
        "STUDY",
        "ADVISED",
        "WORKING",
        "WHERE",
    }
)
SURE_NAME = 0.7  # how much a name is to look like a person's
_SEPARATORS = frozenset(
    "–—-|·•/:;→>+~，、；：。"  # of words, and of columns, stages and arguments of macros
    "{}\\←⇒»›▸▹►▶●○◉◆◇■□▪▫★☆✦⬤─│━┃═║┄┆…⟶➔➜➤¦"
)


def cut_pieces(
    line_text: str, start: int, end: int, link_ends: Mapping[int, int], *, entry: bool = False
) -> list[Piece]:
    """The pieces of ``line_text[start:end]``; ``link_ends`` maps the start of each link in the line to its end.

    ``entry`` is set for an entry of a list, where dates may stand anywhere.
    """
    words = cut_words(line_text, start, end)
    if entry:
        words = unglued(words, start, end)
    known = tables()
    lower = words.lower
    pieces: list[Piece] = []
    size = len(lower)
    index = 0
    expected = False  # an article stands before
    possessive = False
    busy = _busy()
    while index < size:
        word = lower[index]
        if not entry and not expected and word not in busy and _is_plain(word, words, index, link_ends):
            if pieces and pieces[-1].kind == "WORDS":
                pieces[-1].end = pieces[-1].read_end = words.end[index]
            else:
                pieces.append(Piece("WORDS", words.start[index], words.end[index], word))
            possessive = False
            index += 1
            continue
        if word[0] >= "\u3040" and CJK.match(word[0]) and not (pieces and pieces[-1].kind in ("ADVISED", "TITLE")):
            found = cjk_pieces(line_text, words.start[index], words.end[index])
            if found:
                pieces += found
                expected = possessive = False
            index += 1
            continue
        piece, after = _piece_at(words, index, pieces, known, link_ends, entry=entry, expected=expected)
        if piece is None:
            expected = expected or (after == index + 1 and word in known.articles)
            possessive = possessive or word in known.possessives
            index = after
            continue
        if possessive and piece.kind in ("ROLE", "STUDENT"):
            piece.word = "my"
        expected = possessive = False
        last = pieces[-1] if pieces else None
        if piece.kind == "WORDS" and last is not None and last.kind == "WORDS":
            last.end = last.read_end = piece.end
        else:
            pieces.append(piece)
        index = after
    return pieces


def _is_plain(word: str, words: Words, index: int, link_ends: Mapping[int, int]) -> bool:
    """Whether a word that no table knows is a common one, in lower case, not linked: what :func:`_piece_at` finds."""
    start = words.start[index]
    return word.isascii() and word.isalpha() and words.text[start] == word[0] and start not in link_ends


@cache
def _busy() -> frozenset[str]:
    """Every word that a table knows something of, or that a phrase of one begins with."""
    known = tables()
    return frozenset(
        {"with"}.union(
            known.phrases, known.degrees, known.roles, known.heads, known.student_degrees, known.modifiers,
            known.titles, known.known, known.stops, known.genitives, known.date_prepositions, known.articles,
            known.possessives,
        )
    )  # fmt: skip


def _piece_at(
    words: Words,
    index: int,
    pieces: list[Piece],
    known: Tables,
    link_ends: Mapping[int, int],
    *,
    entry: bool,
    expected: bool,
) -> tuple[Piece | None, int]:
    """The piece that begins at a word and the index after it; None for words that say nothing (articles, adverbs)."""
    lower = words.lower
    word = lower[index]
    a, b = words.start[index], words.end[index]
    text = words.text
    linked = a in link_ends
    if word in OPEN:
        return bracket_piece(words, index, pieces, known, entry=entry)
    if word == "," or word == ".":
        return Piece("COMMA" if word == "," else "BREAK", a, b, word), index + 1
    if word in _SEPARATORS or word in CLOSE:
        return Piece("SEPARATOR", a, b, word), index + 1
    if (word[0].isdigit() and (entry or not pieces)) or (entry and period_like(word)):
        dated = dated_piece(words, index, a, a)
        if dated is not None:
            return dated
    phrase = longest(known.phrases, words, index) if word in known.phrases else None
    capital = words.is_capital(index)
    if word == "am" and phrase is not None and not (pieces and pieces[-1].word in ("i", "i'm")):
        return Piece("AT", a, b, word), index + 1  # the German preposition
    if word in known.genitives and pieces and pieces[-1].kind == "NAME" and _follows_capital(words, index):
        return Piece("AT", a, b, "of"), index + 1
    if word == "with" and _meets(words, index + 1, pieces, known):
        return Piece("WORKING", a, b, word), index + 1
    if (phrase is not None and phrase[0].kind == "DATE") or word in known.date_prepositions:
        dated = dated_piece(words, index, words.end[(phrase[1] if phrase else index + 1) - 1], a)
        if dated is not None:
            return dated
        if phrase is not None and phrase[0].kind == "DATE":
            phrase = _other_phrase(known, words, index)
    advised = phrase is not None and phrase[0].kind == "ADVISED" and _introduces(words, phrase[1], known)
    wordy = (
        phrase is not None
        and phrase[0].kind in _VERBS
        and (phrase[1] > index + 1 or word not in known.heads or advised)
    )
    if (
        phrase is not None
        and (phrase[0].kind in ("SUBJECT", "ADVERB", "DETERMINER") or wordy)
        and not (word in known.degrees and text[a:b].isupper())  # `an MA`, not the French `ma`
        and (advised or not _named(words, index, pieces, capital))
    ):
        kind, after = phrase[0].kind, phrase[1]
        if kind in ("ADVERB", "DETERMINER") and not (
            capital and word == "the" and (pieces or entry) and _follows_capital(words, index)
        ):
            role = role_at(words, index, expected=expected) if word in known.modifiers else None
            if role is None:
                return None, after
        elif kind != "DETERMINER":
            return Piece(kind, a, words.end[after - 1], word), after
    long_degree = degree_at(words, index) if word in ("dr.", "doctor") else None
    if long_degree is not None and long_degree.end == index + 1:
        long_degree = None  # `Dr. Case`, unlike `Dr. rer. nat.`
    if long_degree is None and word in known.titles and (word not in known.heads or word in ("prof.", "dr.")):
        after = index + 1
        while after < len(lower) and lower[after] in known.titles:
            after += 1
        if word in ("ms", "phd") and not (
            after < len(lower) and words.is_capital(after) and pieces and pieces[-1].kind in ("ADVISED", "AND")
        ):
            pass
        else:
            return Piece("TITLE", a, words.end[after - 1], word), after
    role = role_at(words, index, expected=expected)
    degree = degree_at(words, index) if word in known.degrees else None
    if role is not None and (degree is None or role[1] >= degree.end):
        kind = "ROLE" if entry and role[0] == "SERVICE" and lower[role[1] - 1] == "fellow" else role[0]
        piece = Piece(kind, a, words.end[role[1] - 1], "")  # in a list of positions, a fellow is no honour
        piece.level = student_level(words, index, role[1]) if kind == "STUDENT" else ""
        if role[0] == "STUDENT":
            mark_degree(piece, words, index, role[1], known)
        return piece, role[1]
    if degree is not None:
        piece = Piece("DEGREE", a, words.end[degree.end - 1], "", degree.level)
        piece.read_end = words.end[degree.read_end - 1]
        return piece, degree.end
    if phrase is not None and phrase[0].kind == "AT" and word in known.articles:
        held = role_at(words, index + 1, expected=True)
        if held is not None and held[1] > phrase[1]:
            return None, index + 1  # `a member of technical staff`, unlike `a member of the Maps Lab`
    if phrase is not None and phrase[0].kind in ("AT", "AND") and not (capital and linked):
        return Piece(phrase[0].kind, a, words.end[phrase[1] - 1], " ".join(lower[index : phrase[1]])), phrase[1]
    if (
        (capital and word not in known.stops)
        or linked
        or word in known.known
        or (text[a:b].isascii() and "." in word[1:-1])
    ):
        if word in known.stops and capital and not linked:
            return Piece("WORDS", a, b, word), index + 1
        after = run_at(words, index, link_ends, article=index > 0 and lower[index - 1] in word_set("definite_articles"))
        if linked and after < len(lower):
            stop = link_ends[a]
            if not capital:
                while after < len(lower) and words.start[after] < stop:
                    after += 1
        end = words.end[after - 1]
        while end - 1 > a and (
            text[end - 1] in ",;:" or (text[end - 1] == "." and lower[after - 1] in word_set("stopped_words"))
        ):
            end -= 1
        if after == index + 1 and not capital and is_common(text[a:end].lower()):
            return Piece("WORDS", a, b, word), after
        piece = Piece("NAME", a, end, word)
        if text[end - 2 : end] in ("'s", "’s"):
            piece.read_end = end - 2
        piece.linked = linked
        return piece, after
    if word in known.stops:
        return Piece("STOP", a, b, word), index + 1
    return Piece("WORDS", a, b, word), index + 1


def _meets(words: Words, index: int, pieces: Sequence[Piece], known: Tables) -> bool:
    """Whether a person's title, or name behind what was held with them, begins at a word: `a postdoc with Ada Case`."""
    if index >= len(words.lower):
        return False
    if words.lower[index] in known.titles:
        return True
    if not pieces or pieces[-1].kind not in ("ROLE", "STUDENT", "DEGREE", "NAME") or not words.is_capital(index):
        return False
    end = run_at(words, index)
    name = words.text[words.start[index] : words.end[end - 1]]
    return end > index + 1 and likeness(name) > SURE_NAME


def period_like(word: str) -> bool:
    """Whether a word may be the name of a month or a season."""
    return word[:3] in word_set("month_stems")


def _named(words: Words, index: int, pieces: list[Piece], capital: bool) -> bool:
    """Whether a word of the tables is part of a name here: a capital inside a sentence, before another capital."""
    return (
        capital
        and bool(pieces)
        and words.lower[index] != "i"
        and pieces[-1].kind not in ("BREAK",)
        and index + 1 < len(words.lower)
        and words.is_capital(index + 1)
        and len(words.lower[index]) > 1
        and words.lower[index]
        not in ("advisor", "advisors", "supervisor", "supervisors", "advised by", "supervised", "under")
    )


def _follows_capital(words: Words, index: int) -> bool:
    return index + 1 < len(words.lower) and words.is_capital(index + 1)


def _introduces(words: Words, index: int, known: Tables) -> bool:
    """Whether a colon or a person's name follows, as after "Advisor"."""
    return index < len(words.lower) and (words.lower[index] == ":" or words.lower[index] in known.titles)


def _other_phrase(known: Tables, words: Words, index: int) -> tuple[Phrase, int] | None:
    """The longest phrase that begins at a word and is no opening of a date."""
    for phrase in known.phrases.get(words.lower[index], ()):
        size = len(phrase.rest)
        if phrase.kind != "DATE" and (not size or tuple(words.lower[index + 1 : index + 1 + size]) == phrase.rest):
            return phrase, index + 1 + size
    return None
