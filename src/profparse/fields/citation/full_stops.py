"""Full stops that end nothing: of initials and of shortened words."""

from __future__ import annotations

from profparse.fields.citation.names import name_evidence
from profparse.fields.citation.words import tables
from profparse.patterns import lazy_pattern

NEAR = 120  # code points before a place that are looked back at
_TOKEN_BEFORE = lazy_pattern(r"[^\s(\[“\"]+$")
INITIAL_END = lazy_pattern(r"(?:^|[\s.-])[^\W\d_]\.$|(?:^|\s)(?:[^\W\d_]\.-?){2,}$")
_NEXT_SHORTENED = lazy_pattern(r"([A-Z][a-z]{1,7})\.")
_SHORTENED = lazy_pattern(r"(?:[A-Z][\w-]{0,9}\. ?){1,3}[\d(]|[A-Z][a-z][\w-]{0,8} (?!(?:19|20)\d\d\b)\d")
_INITIAL_FIRST = lazy_pattern(r"\W*(?:[^\W\d_]\.[ -]?)+[^\W\d_]{2,}")
#: `NeurIPS 2020`, `ACL, 2015`: a venue's short name with its year.
_VENUE_NEXT = lazy_pattern(r"[A-Z][a-z]{0,6}[A-Z][\w-]{0,9}(?: ?['’]\d\d|,? ?(?:19|20)\d\d)\b")
_YEAR_BEHIND = lazy_pattern(r"\s{0,9}(?:['’]\d\d|\(?(?:19|20)\d\d\)?)\.?$")
_YEAR_ALONE = lazy_pattern(r"(?:19|20)\d\d[a-z]?(?:[.,;)]|\s*$)")
_YEAR_STOPPED = lazy_pattern(r"(?:19|20)\d\d[a-z]?\. ")
_INITIAL_NEXT = lazy_pattern(r"[^\W\d_]\.[:,;)]")
_AND_A_NAME = lazy_pattern(r"[^\W\d_a-z][^\W\d_]+ (?:and|&) (?:[^\W\d_]\w+ )?[^\W\d_]\. ?[^\W\d_]")


def is_abbreviation(text: str, earlier: int, place: int, i: int, after: int, known: frozenset[str]) -> bool:
    """Whether the full stop at ``i`` only shortens a word: an initial, or a word of the table."""
    before = _TOKEN_BEFORE.search(text, max(place, i - 24), i)
    if before is None or after > i + 2:
        return False
    word = before[0]
    following = text[after : after + 1]
    if word.casefold() == "al":
        return bool(following) and (following in "(,;:" or following.islower())
    if len(word) < 4 and word.islower() and following.islower() and text[i - len(word) - 1 : i - len(word)] == " ":
        return not text.startswith(("in ", "arxiv", "pp", "vol", "to ", "and "), after)  # `P. syringae pv. maculicola`
    if word == "et":
        return text.startswith("al", after)  # `et. al.`
    if len(word.rsplit(".", 1)[-1].rsplit("-", 1)[-1]) == 1 and word[-1].isalpha():
        return not _ends_list(text, earlier, place, before.start(), after)
    if following.isdigit() and len(word) <= 6 and word[:1].isupper():
        return word.casefold() in known or not _YEAR_ALONE.match(text, after)  # `Ada Case. 2023.`
    opens = len(word) < 4 and word.isupper() and text[place : before.start()].strip() in ("", "and", "&")
    if opens and following.isupper() and place - earlier >= 2:
        return name_evidence(text[earlier : place - 2]).score > 0.6  # `A. Sample, BC. Case`
    plain = word.strip("()[]*").casefold()
    if plain in known:
        return bool(following) and after < len(text)
    lead = text[place : before.start()].split()
    if lead and not (lead[-1][-1] == "." and (len(lead[-1]) > 2 or lead[-1] == "J.")):
        return False  # `Theo Okafor. NAACL 2024`: only behind other shortened words is an unknown one a shortened one
    cut = len(plain) < 9 and word[:1].isupper() and plain[-1:] not in "aeiouy"  # words are cut before a vowel
    shortened = _NEXT_SHORTENED.match(text, after) if cut else None
    if shortened and shortened[1].casefold() in known:
        return True
    if len(plain) < 8 and word[:1].isupper() and plain not in tables().title_words and _SHORTENED.match(text, after):
        return True
    return "." in plain and len(plain) <= 4 and plain.replace(".", "").isalpha()


def _ends_list(text: str, earlier: int, place: int, start: int, after: int) -> bool:
    """Whether initials end a list of names (``Sample, B. R. Title words``): they follow a comma, and words go on."""
    if _VENUE_NEXT.match(text, after):
        return True
    if _YEAR_STOPPED.match(text, after):
        return name_evidence(text[place : after - 1]).score > 0.6  # `Sample A, Case B. 2021. Title`
    head = text[max(place, start - NEAR) : start].rstrip()
    if head and not INITIAL_END.search(head):
        words = head.split()
        # `Sample B. Title`: a surname and its initials without a comma.
        if not (len(words) == 1 and words[0][:1].isupper()):
            return False
        if place < 2 or text[place - 2] not in ",;":
            if name_evidence(text[place : after - 1]).score < 0.7:
                return False  # the first words of a title
            following = name_evidence(text[after : _end(text, after)])
            if following.people > 1 or following.score > 0.4:
                return False  # a middle initial: `Ada E. Sample and Bo Case`
    elif place < 2 or text[place - 2] not in ",;":
        return False
    else:
        last = text[max(earlier, place - NEAR) : place - 2]
        if len(last.split()) > 3 or _INITIAL_FIRST.match(last):
            return False  # in `A. Sample, B. Case` initials open a name
    if _AND_A_NAME.match(text, after) or _INITIAL_NEXT.match(text, after):
        return False
    stop = _end(text, after)
    family, joint, other = text[after:stop].partition(" and ")
    if joint and family.isalpha() and name_evidence(other).score > 0.6:
        return False  # `Ada Sample, Bo D. Case and Theo Okafor`
    if _YEAR_BEHIND.sub("", text[after:stop]).casefold() in tables().venue_names:
        return True
    words = text[after:stop].split()
    if len(words) < 3 and text.startswith(";", stop):
        return False  # `Sample, A. Bo; Case, C.`
    if not words or words[0] in ("and", "&") or not (words[0][0].isalnum() or words[0][0] in "“\"'‘"):
        return False
    return len(words) > 2 or any(word.islower() and len(word) > 3 for word in words) or ":" in text[after:stop]


def _end(text: str, start: int) -> int:
    """Where the piece that begins at ``start`` ends at the latest."""
    stop = len(text)
    for sign in (",", ". ", ";", "?"):
        j = text.find(sign, start, start + 160)
        if 0 <= j < stop:
            stop = j
    return stop
