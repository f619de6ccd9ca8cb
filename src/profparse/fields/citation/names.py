"""How much a piece of a citation looks like a person's name: cheap evidence, one piece between commas at a time."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from profparse.fields.citation.words import pattern, tables, vocabulary
from profparse.patterns import lazy_pattern
from profparse.pieces.characters import is_cjk

PieceKind = Literal["name", "initials", "surname", "etal", "group", "glue", "other"]


class NameEvidence(NamedTuple):
    """What a piece looks like, how many names it holds, and how surely it is nothing but names (0 to 1)."""

    kind: PieceKind
    people: int
    score: float


NOTHING = NameEvidence("other", 0, 0.0)
GLUE = NameEvidence("glue", 0, 0.5)  # a conjunction or marks alone

MARKS = r"*†‡§¶#∗⋆★☆✉∥‖♠♡♢♣⊕✝☨♦♥¹²³⁴⁵⁶⁷⁸⁹⁰⁺♯△▲◇◆○●⁎＊📧✶✦^~$"
_MARKED = lazy_pattern(
    rf"(?:\$?\^?\{{?\\?(?:dagger|ddagger|ast|star|dag|diamond|sharp|heartsuit|spadesuit)\}}?\$?|[{re.escape(MARKS)}]|"
    rf"(?<=[^\W_])\d(?:,\d)*(?=\s|$)|\((?:\*|†|‡|#)\))+(?:[,\d\s]*$)?"
)
_MAY_BE_MARKED = lazy_pattern(rf"[{re.escape(MARKS)}\\\d]")
_AND = lazy_pattern(r"\s{1,9}(?:and|&|und|et|og|och)\s{1,9}|\s{0,9}[、，;/&]\s{0,9}|\s{0,9}·\s{0,9}")
_ET_AL = lazy_pattern(
    r"(?:and |& |et )?(?:et\.? al\.?|al\.?|others?|co-?authors|colleagues|coworkers|\.\.\.|…|等)(?:\W|$)", re.IGNORECASE
)
_CONJUNCTION = lazy_pattern(r" (?:and|und|et|og|och) |[&；、，/;·(]")
_INITIALS = lazy_pattern(r"(?:[^\W\d_]\.?[\s-]?){1,4}$")
_INITIAL = lazy_pattern(r"(?:[^\W\d_]\.-?)+[^\W\d_]?\.?$|[^\W\d_]$|[A-Z]{2,3}$|(?:[A-Z][a-z]\.-?)+$")
_OTHER_NAME = lazy_pattern(r"\s?\((?:now|née|nee|formerly|born|geb\.)\s[^()]{1,40}(?:\)|$)")  # `Ada Case (now Sample)`
_NAME_WORD = lazy_pattern(r"[^\W\d_]['’`.\-\w]*$")


@lru_cache(maxsize=16384)
def name_evidence(piece: str) -> NameEvidence:
    """What a piece between commas looks like as an author.

    >>> name_evidence("Ada B. Example*").kind, name_evidence("Y.").kind, name_evidence("Deep Learning").score < 0.5
    ('name', 'initials', True)
    """
    text = piece.strip(" .,;:()[]")
    if not text and piece.strip(" ,;") in ("...", "…"):
        return NameEvidence("etal", 0, 0.95)
    if text in ("and", "&", "und", "et", "y"):
        return GLUE
    if text in ("Jr", "Sr", "II", "III", "IV"):
        return NameEvidence("initials", 0, 0.5)
    if not text or len(text) > 90 or (len(text) > 50 and not _CONJUNCTION.search(text)):
        return NOTHING
    if _ET_AL.match(text) and len(text) < 30:
        return NameEvidence("etal", 0, 0.95)
    if "(" in text:
        text = _OTHER_NAME.sub("", text)
    if text.endswith(("2nd", "3rd")):
        text = text[:-3].rstrip()  # `Sample J 3rd`
    lead = pattern("lead_of_names", r"{}\s+").match(text)
    if lead:
        text = text[lead.end() :]
    if text.endswith((" and", " &")):
        text = text.rpartition(" ")[0]
    if _MAY_BE_MARKED.search(text):
        text = _MARKED.sub("", text).strip(" .,;:*")
        if not text:
            return GLUE
    parts = [part for part in _AND.split(text) if part]
    if len(parts) > 6 or not parts:
        return NOTHING
    if len(parts) == 1:
        return _one(parts[0], piece)
    found = [_one(part, part) for part in parts]
    if found[-1].kind == "etal" and found[0].kind == "name":
        return NameEvidence("name", len(found) - 1, 0.95)
    if any(one.kind not in ("name", "group", "surname") for one in found):
        return NOTHING
    score = 1.0
    for one in found:
        score = min(score, one.score + (0.25 if one.score > 0.3 else 0.0) if one.kind == "surname" else one.score + 0.1)
    return NameEvidence("name", len(found), min(score, 0.97))


def _one(text: str, whole: str) -> NameEvidence:
    text = text.strip(" .,;:*()")
    if not text:
        return NOTHING
    if _ET_AL.match(text) and len(text) < 30:
        return NameEvidence("etal", 0, 0.95)
    if text.isupper() and _INITIALS.match(text) and (len(text) < 4 or "." in whole):
        if len(text) == 3 and "." not in whole and text.casefold() in tables().acronyms:
            return NOTHING  # `Ada Sample, Bo Case, ACL 2024`
        return NameEvidence("initials", 0, 0.5)
    if is_cjk(text[0]):
        plain = text.split("(")[0].split("（")[0].strip()
        return NameEvidence("name", 1, 0.8 if 2 <= len(plain) <= 4 else 0.2) if len(plain) <= 8 else NOTHING
    words = text.replace("(", "").replace(")", "").replace('"', "").replace("“", "").replace("”", "").split()
    if not 1 <= len(words) <= 9:
        return NOTHING
    known = tables()
    if words[-1].casefold() in vocabulary("groups") or (words[0].casefold() == "team" and len(words) < 6):
        return NameEvidence("group", 1, 0.75 if len(words) > 1 else 0.2)
    if len(words) > 6:
        return NOTHING
    capitals = initials = 0
    odds = 0.0
    for word in words:
        folded = word.casefold()
        if (
            folded in vocabulary("particles")
            and not (word[0].isupper() and (word is words[0] or word is words[-1]))  # `Ben Sample`, `R. Das`
            and (not word.isupper() or text.isupper())  # `Sample E`
        ):
            odds += 0.15
            continue
        if _INITIAL.match(word) and (word != "I" or (len(words) == 2 and words[1][:1].isupper())):
            initials += 1
            odds += 0.6 if "." in word else 0.0
            continue
        if not _NAME_WORD.match(word):
            return NOTHING
        if word.islower():
            return NOTHING if len(words) != 2 or folded not in known.name_words else NameEvidence("name", 1, 0.3)
        capitals += 1
        plain = folded.strip(".'’")
        if (
            (plain in known.title_words and plain not in known.name_words)
            or plain in known.strong_words
            or plain in known.weak_words
            or plain in known.acronyms
        ):
            odds -= 1.6
        elif plain in known.name_words:
            odds += 1.1
        elif "-" in plain:
            parts = plain.split("-")
            if any(part in known.name_words for part in parts):
                odds += 0.9
            elif "to" in parts or all(part in known.title_words for part in parts):
                odds -= 1.6
        if word.isupper() and len(word) > 4 and plain not in known.name_words:
            odds -= 0.8
    if not capitals:
        return NameEvidence("initials", 0, 0.5)
    if capitals + initials == 1:
        return NameEvidence("surname", 1, max(0.05, min(0.5, 0.25 + 0.15 * odds)))
    if capitals + initials > 5:
        odds -= 1.5
    if text.casefold() in known.venue_names or text.casefold() in known.publishers:
        odds -= 3.0
    # Two or three capitalised words that no title or venue uses are a name more often than not.
    score = 1 / (1 + 2.718281828 ** -(1.2 + odds))
    return NameEvidence("name", 1, min(score, 0.98))
