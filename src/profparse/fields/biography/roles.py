"""Roles: the longest run of words that ends in the name of one, such as ``Lead Research Scientist``.

>>> from profparse.fields.biography.words import cut_words
>>> [role_at(cut_words(text), 0) for text in ("PhD student at X", "senior research scientist", "Professor Ada Lane")]
[('STUDENT', 2), ('ROLE', 3), ('TITLE', 1)]
"""

from __future__ import annotations

from profparse.fields.biography.tables import Tables, longest, tables
from profparse.fields.biography.words import Words, word_set

LONGEST = 9  # words of a role
_JOINED = frozenset({"/", "-", "–", "\\"})


def role_at(words: Words, at: int, *, expected: bool = False) -> tuple[str, int] | None:
    """The kind of role that begins at a word (``ROLE``, ``STUDENT``, ``SERVICE``, ``TITLE``), and the index after it.

    ``expected`` says that an article stands before it, so that words of no table may stand before its head.
    """
    known = tables()
    lower = words.lower
    word = lower[at]
    if not expected and word not in known.role_openers and "/" not in word and not words.is_capital(at):
        return None
    phrase = longest(known.roles, words, at)
    end = phrase[1] if phrase is not None else at
    last = -1
    kind = "role"
    if phrase is not None:
        last, kind = end - 1, phrase[0].kind
    index = at
    limit = min(len(lower), at + LONGEST)
    degree = foreign = False
    while index < limit:
        word = lower[index]
        head = known.heads.get(word)
        parts = word.split("/") if "/" in word else ()
        if head is None and parts and all(part in known.heads or part in known.modifiers for part in parts):
            head = known.heads.get(parts[-1])
            if head is None:
                index += 1
                continue
        if head is not None:
            if index >= end:
                last, kind = index, head
                if head == "role" and degree and word in word_set("student_fellows"):
                    kind = "student"
        elif word in known.student_degrees:
            degree = degree or word not in ("graduate", "undergraduate", "joint")
        elif word in known.modifiers:
            pass
        elif word in _JOINED:
            if last != index - 1 or word in "-–":
                break
        elif index < end:
            pass
        elif (
            words.is_capital(index) and word not in known.titles and not _names(known, word) and word not in known.stops
        ):
            foreign = True
            if index and words.text[words.start[index] - 1 : words.start[index]] in "([":
                break
        elif not expected or not word.replace("-", "").isalpha() or word in known.stops or word in known.phrases:
            break
        index += 1
    if last < at or (foreign and lower[last] == "head"):
        return None
    end = max(end, last + 1)
    while end < len(lower) and lower[end] in word_set("postposed") and end - at < LONGEST:
        end += 1
    return _judged(words, at, end, kind, known)


def _names(known: Tables, word: str) -> bool:
    return (
        word in known.known
        or word in known.organization_heads
        or (word in known.unit_heads and word not in known.modifiers)
    )


def _judged(words: Words, at: int, end: int, kind: str, known: Tables) -> tuple[str, int] | None:
    """What a run that ends in a head really is, by its other words and by what follows it."""
    lower = words.lower
    run = lower[at:end]
    head = next((word for word in reversed(run) if word in known.heads), run[-1])
    following = lower[end] if end < len(lower) else ""
    capital = end < len(lower) and words.is_capital(end)
    if head in known.titles and capital and following not in word_set("after_title") and not _names(known, following):
        return "TITLE", end
    if following in known.cancelled_by and not (kind == "student" and following == "research"):
        return None
    if head == "faculty" and following == "of":
        return None
    if kind == "student":
        if run[0] in ("visiting", "exchange", "guest") or "visiting" in run:
            return "ROLE", end
        return "STUDENT", end
    if head == "chair" and len(run) > 1 and run[-2] not in known.service_chairs and (words.is_capital(end - 2)):
        return "ROLE", end
    if head in ("chair", "co-chair", "cochair", "secretary", "treasurer"):
        return "SERVICE", end
    if head in known.honours and kind != "student" and not (following == "at" and head in ("fellow", "scholar")):
        before = run[:-1]
        if not before or before[-1] not in known.honour_modifiers:
            return "SERVICE", end
        if (
            following == "of"
            and end + 1 < len(lower)
            and lower[end + 1] == "the"
            and len(run) == 2
            and before[-1] in ("senior",)
        ):
            return "SERVICE", end
    if kind == "service":
        return "SERVICE", end
    if head == "editor" or (head == "associate" and "editor" in run):
        return "SERVICE", end
    return "ROLE", end
