"""The authors and editors of an entry, from the kinds of its tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from profparse.fields.citation.entry_parts import EntryParts
from profparse.fields.citation.parts import Part, runs
from profparse.fields.draft import Draft
from profparse.fields.names.author_names import AuthorName, is_mark, mark_alone, read_name
from profparse.fields.names.bylines import is_cut, read_byline
from profparse.model import Author
from profparse.patterns import lazy_pattern

BEHIND = 4  # tokens behind a list of names in which it may say that there are more
_EDITORS = lazy_pattern(
    r"(?:in\b:?|dans\b:?|\(?\b(?:eds?|hrsg|hgg?|editors?|coords?|dirs?|orgs?|éds?|szerk|red|ред)\b\.?\)?"
    r"|(?:edited|ed\.|eds\.|herausgegeben)\s(?:by|von)\b|\bh(?:rs)?g\.\sv(?:on|\.))[\s:,;]*",
    re.IGNORECASE,
)


def read_authors(entry: EntryParts, draft: Draft) -> None:
    """Read the authors, and whether their list is cut."""
    authors: list[Author] = []
    dotted = any(entry.kinds[n] == "AUTHOR_MORE" and word == "." for n, word in enumerate(entry.tokens.words))
    span = runs(entry.kinds, ("AUTHOR", "AUTHOR_MORE", "BETWEEN"))
    for first, last in span[:1]:
        starts = [n for n in range(first, last) if entry.kinds[n] == "AUTHOR"]
        for n, begin in enumerate(starts):
            stop = starts[n + 1] if n + 1 < len(starts) else last
            while stop > begin + 1 and entry.kinds[stop - 1] == "BETWEEN":
                stop -= 1
            found = entry.between(begin, stop)
            mark = mark_alone(found[0].line.text, found[0].start, found[0].end) if authors else None
            if mark:
                authors[-1] = replace(authors[-1], marks=(*authors[-1].marks, mark))
            else:
                named = _name(found, dotted)
                authors += [replace(one, marks=(*one.marks, *_marks_behind(entry, begin, stop))) for one in named]
    if authors:
        draft.set("authors", tuple(authors))
    if span and _is_cut(entry, *span[0]):
        draft.set("et_al", True)


def _marks_behind(entry: EntryParts, begin: int, stop: int) -> list[str]:
    """The marks that stand close behind a name, ``begin`` to ``stop``, and are no part of it, as in `Ada Lane*,`.

    Signs that stand close before it, too, are emphasis that was left in the text.
    """
    found = []
    words, gaps = entry.tokens.words, entry.tokens.gaps
    if stop < len(words) and words[stop] == "." and not gaps[stop]:  # of an initial
        stop += 1
    while stop < len(words) and not gaps[stop] and entry.kinds[stop] in ("BETWEEN", "OTHER") and is_mark(words[stop]):
        found.append(words[stop])
        stop += 1
    if found and begin and not gaps[begin] and words[begin - 1] == found[0]:
        return []
    return [mark for mark in found if mark not in "^$"]


def _name(found: Sequence[Part], dotted: bool) -> list[Author]:
    """The name on the first line that it stands on: names do not go over a line's end.

    Where initials have stops (``dotted``), so has the last one of a name, though it ends the list as well.
    """
    line, start, end = found[0]
    if dotted and line.text[end : end + 1] == "." and _ends_in_initial(line.text[start:end]):
        end += 1
    name = read_name(line.text, start, end)
    if name is None:
        return []
    span = line.span(name.start, name.end)
    return [Author(name.name, name.given, name.family, name.kind, name.marks, False, span)]


def _is_cut(entry: EntryParts, first: int, last: int) -> bool:
    """Whether the list of names says that there are more: in it or right behind it."""
    behind = min(last + BEHIND, len(entry.kinds))
    while behind > last and entry.kinds[behind - 1] != "OTHER":
        behind -= 1
    names = [n for n in range(first, last) if entry.kinds[n] != "BETWEEN"]
    between = [n for n in range(first, behind) if n not in names]
    found = [part for stretch in _stretches(between) for part in entry.between(*stretch)]
    return any(is_cut(part.line.text, part.start, part.end) for part in found)


def read_editors(entry: EntryParts, draft: Draft) -> None:
    """Read the editors: names beside words that say so."""
    editors: list[Author] = []
    for part in entry.of("EDITOR"):
        for name in _editor_names(part):
            span = part.line.span(name.start, name.end)
            editors.append(Author(name.name, name.given, name.family, name.kind, name.marks, False, span))
    if editors:
        draft.set("editors", tuple(editors))


def _ends_in_initial(name: str) -> bool:
    """Whether a name's last word is one capital letter: `Sample, A`, `Sample, A. B`."""
    return name[-1:].isupper() and not name[-2:-1].isalpha()


def _stretches(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of numbers that follow each other, half-open."""
    out: list[tuple[int, int]] = []
    for n in numbers:
        if out and out[-1][1] == n:
            out[-1] = (out[-1][0], n + 1)
        else:
            out.append((n, n + 1))
    return out


def _editor_names(part: Part) -> list[AuthorName]:
    """The names among the words that say that they are editors."""
    out: list[AuthorName] = []
    place = part.start
    text = part.line.text
    for match in [*_EDITORS.finditer(text, part.start, part.end), None]:
        stop = match.start() if match is not None else part.end
        if text[place:stop].strip(" ,.;:()[]"):
            out += read_byline(text, place, stop).authors
        if match is not None:
            place = match.end()
    return out
