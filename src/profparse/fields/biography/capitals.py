"""Runs of capitalised words: the names of people, organisations, units, fields and places.

>>> from profparse.fields.biography.words import cut_words
>>> words = cut_words("School of Arts and Letters at the University of California, Santa Barbara, USA")
>>> end = run_at(words, 0); " ".join(words.lower[:end])
'school of arts and letters'
>>> " ".join(words.lower[7 : run_at(words, 7)])
'university of california , santa barbara'
"""

from __future__ import annotations

from collections.abc import Mapping

from profparse.fields.biography.name_tails import connected, is_head, parts_name
from profparse.fields.biography.tables import Tables, tables
from profparse.fields.biography.words import Words, word_set

LONGEST = 24  # words of a name
MOST_ADJECTIVES = 4  # words in lower case up to what a name is of, with it


def run_at(words: Words, at: int, link_ends: Mapping[int, int] | None = None, *, article: bool = False) -> int:
    """The index after the name that begins at a word; ``link_ends`` maps a link's start offset to its end.

    ``article`` is set after "the", where "Parallel and Distributed Systems Group" is one name.
    """
    known = tables()
    lower = words.lower
    size = min(len(lower), at + LONGEST)
    index = at + 1
    stop = (link_ends or {}).get(words.start[at])
    inside = stop  # a link that opens the run bounds it
    headed = is_head(known, lower[at])
    of = False
    while index < size:
        word = lower[index]
        if inside is not None and words.start[index] >= inside:
            break
        if index + 1 < len(lower) and lower[index + 1][:2] in ("19", "20") and word[:3] in word_set("month_stems"):
            break
        if inside is not None and word in word_set("and") and index + 1 < size and words.is_capital(index + 1):
            index += 1
            continue
        if words.is_capital(index) or (word[0].isdigit() and headed and len(word) < 4):
            if index > at + 1 or not parts_name(known, words, index):
                if parts_name(known, words, index):
                    break
                headed = headed or is_head(known, word)
                index += 1
                continue
            break
        if (end := _adjectives(words, index, size, known)) > index:
            index, headed = end, True
            continue
        if headed and word in word_set("inner_adjectives"):
            index += 1
            continue
        if word == "-" or word == "'" or word == "’":
            if index + 1 < size and words.is_capital(index + 1) and words.end[index - 1] == words.start[index]:
                index += 2
                continue
            break
        if article and word in word_set("and") and not headed and (end := _compound(words, index + 1, size, known)):
            index, headed = end, True
            continue
        after = connected(words, at, index, size, known, headed=headed, of=of)
        if after == index:
            break
        of = of or word in ("of", "for", "de", "für", "di", "on")
        headed = headed or is_head(known, lower[after - 1])
        index = after
    index = campus(words, at, index, size, known)
    index = _tailed(words, bracketed(words, at, index, size), size)
    return index if index > at + 1 or inside is None else max(index, at + 1)


def _adjectives(words: Words, index: int, size: int, known: Tables) -> int:
    """Go over ``государственный университет``: adjectives in lower case before what the name is of, and that."""
    if words.lower[index] in known.lower_heads:
        return index + 1  # `Dolnomoravská univerzita`
    end = index
    while end < min(size, index + MOST_ADJECTIVES) and "а" <= words.lower[end][0] <= "ї":
        if is_head(known, words.lower[end]):
            return end + 1
        end += 1
    return index


def _tailed(words: Words, index: int, size: int) -> int:
    """Take ``team`` to ``AllenNLP``: a common noun that says what the name before it names."""
    lower = words.lower
    while (
        index < size
        and lower[index] in word_set("name_tails")
        and not (index + 1 < len(lower) and lower[index + 1] in word_set("after_no_tail"))
    ):
        index += 1
    return index


def _compound(words: Words, index: int, size: int, known: Tables) -> int:
    """Go over ``Distributed Systems Group``, the second half of a name with "and" in it; 0 where no unit ends it."""
    start = index
    while index < size and words.is_capital(index) and not parts_name(known, words, index):
        if words.lower[index] in known.known:
            return 0
        index += 1
    if index < size and words.lower[index] in word_set("name_tails"):
        return index + 1
    if (
        index > start
        and index + 3 < len(words.lower)
        and words.lower[index] == "("
        and words.lower[index + 3] in word_set("name_tails")
    ):
        return index
    return index if index > start + 1 and words.lower[index - 1] in known.unit_heads else 0


def campus(words: Words, at: int, index: int, size: int, known: Tables) -> int:
    """Take ``, Santa Barbara`` to ``University of California``."""
    lower = words.lower
    if index + 1 >= size or lower[index] not in (",", "-", "–", "at"):
        return index
    if lower[index] == "," and lower[index + 1] in (
        "inc",
        "inc.",
        "ltd",
        "ltd.",
        "llc",
        "co.",
        "corp",
        "corp.",
        "gmbh",
    ):
        return index + 2
    if " ".join(lower[at:index]) not in known.systems or not words.is_capital(index + 1):
        return index
    end = index + 1
    while end < size and words.is_capital(end) and not parts_name(known, words, end) and end - index < 4:
        end += 1
    return end


def bracketed(words: Words, at: int, index: int, size: int) -> int:
    """Take ``(AI2)`` or ``(吴飞)`` to the name before it."""
    lower = words.lower
    if index + 2 >= len(lower) or lower[index] not in "(（":
        return index
    end = index + 1
    while end < len(lower) and lower[end] not in ")）" and end - index < 6:
        word = lower[end]
        if word != "," and (not (words.is_capital(end) or word[0].isdigit()) or word[:4].isdigit()):
            return index
        end += 1
    if end >= len(lower) or lower[end] not in ")）" or end == index + 1:
        return index
    inner = words.text[words.end[index] : words.start[end]]
    acronym = " " not in inner.replace(", ", ",") and (sum(c.isupper() for c in inner) >= 2 or not inner.isascii())
    return end + 1 if acronym else index
