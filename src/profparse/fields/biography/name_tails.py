"""The small words inside a name, and where a name goes on behind them: "Department of Law and Order"."""

from __future__ import annotations

from profparse.fields.biography.tables import Tables, longest
from profparse.fields.biography.words import Words, word_set


def is_head(known: Tables, word: str) -> bool:
    return word in known.organization_heads or word in known.unit_heads


def parts_name(known: Tables, words: Words, index: int) -> bool:
    """Whether a capitalised word begins something else: a degree, a title, a role."""
    word = words.lower[index]
    if word in known.titles and word not in ("ms", "ir.", "ing."):
        return True
    if word in word_set("sentence_openers"):
        return True
    head = known.heads.get(word)
    if word in ("master", "bachelor", "doctor") and index + 1 < len(words.lower) and words.lower[index + 1] == "of":
        return True
    return (
        head is not None
        and head != "service"
        and word not in ("associate", "fellow", "partner", "head", "staff", "faculty", "principal")
    ) or (
        longest(known.degrees, words, index) is not None
        and words.text[words.start[index]].isupper()
        and ("." in word or word in ("phd", "msc", "bsc", "dphil"))
    )


def connected(words: Words, at: int, index: int, size: int, known: Tables, *, headed: bool, of: bool) -> int:
    """The index after a small word and the capitalised one that it joins to the run, or ``index`` where it does not."""
    lower = words.lower
    word = lower[index]
    after = index + 1
    if word in word_set("name_links"):
        while after < size and lower[after] in word_set("name_links"):
            after += 1
        if after >= size or not words.is_capital(after) or parts_name(known, words, after):
            return index
        particle = word in word_set("particles") and not headed
        if word in ("y", "e", "i") and (
            words.text[words.start[index - 1] : words.end[index - 1]].isupper() or lower[after] in known.known
        ):
            return index
        if word in ("in", "on", "the", "e", "y", "i", "al") and not particle:
            return index
        if headed or particle:
            if headed and lower[after] in known.organization_heads and lower[after] not in known.weak_heads:
                return index  # "the Department of Law of the University": two names
            return after + 1
        return index
    if word in word_set("and") or word == ",":
        if word == "&" and after < size and words.is_capital(after):
            return after + 1
        if not of or not headed or after >= size:
            return index
        if word == ",":
            return _list_of(words, after, size, known) or index
        if not words.is_capital(after) or parts_name(known, words, after):
            return index
        # What follows "and" belongs to "Department of ..." unless it is an organisation of its own.
        end = after
        while (
            end < size
            and words.is_capital(end)
            and not (
                lower[end][:3] in word_set("month_stems")
                and end + 1 < len(lower)
                and lower[end + 1][:2] in ("19", "20")
            )
        ):
            if (lower[end] in known.organization_heads and lower[end] not in known.weak_heads) or lower[
                end
            ] in known.known:
                return index
            if lower[end] in known.unit_heads:
                return index
            end += 1
        return end
    return index


def _list_of(words: Words, index: int, size: int, known: Tables) -> int:
    """Go over ``Computer, and Energy Engineering`` of a unit named for three subjects; 0 where it is none."""
    lower = words.lower
    start = index
    if index < size and lower[index] in word_set("and"):
        index += 1
    count = 0
    while index < size and words.is_capital(index) and lower[index] not in known.organization_heads:
        if lower[index] in known.known or lower[index] in known.places or lower[index] in known.unit_heads:
            return 0
        index += 1
        count += 1
    if not 0 < count <= 3:
        return 0
    if start < index and lower[start] in word_set("and"):
        return index if lower[index - 1] in known.fields else 0
    if index < size and lower[index] in (",", *word_set("and")) and lower[start] in known.fields:
        more = _list_of(words, index + (lower[index] == ","), size, known) if lower[index] == "," else 0
        if more:
            return more
        if lower[index] in word_set("and") and index + 1 < size and words.is_capital(index + 1):
            return index
    return 0
