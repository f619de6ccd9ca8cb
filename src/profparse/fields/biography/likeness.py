"""What is a person's name and what is a heading: titles, degrees and "homepage" are cut off first."""

from __future__ import annotations

import re
from functools import lru_cache

from profparse.fields.biography.shapes import shape_of
from profparse.fields.biography.tables import tables
from profparse.fields.biography.vocabulary import is_common, is_role_word, present_words, section_words
from profparse.fields.biography.words import cut_words
from profparse.patterns import lazy_pattern

_OWNED = lazy_pattern(
    r"^(?:welcome to |the |personal |academic |home ?page (?:of|for) "
    r"|web(?:site|page) of |about |(?:(?:hi|hey|hello|hallo|hola|bonjour|ciao)\b\W{1,8}(?:there\W{1,6})?)?"
    r"(?:i['’ ]a?m|my name is|je suis|je m['’]appelle|ich bin|soy|sono) ){0,6}"
    r"(?P<name>.+?)(?:['’]s?)?(?:\s{1,9}(?:personal|academic|professional|research)){0,2}"
    r"(?:\s{1,9}(?:home\s?page|web\s?site|web\s?page|page|site|blog|cv|resume|portfolio|lab|publications|group)){0,4}[.!]?$",
    re.IGNORECASE,
)


_BEFORE = lazy_pattern(
    r"^(?:dr|prof|professor|pr|mr|ms|mrs|msc|phd)\.?\s+(?=\S)|^(?:prof\.?\s*)?dr\.?(?:-ing\.)?\s+(?=\S)", re.IGNORECASE
)


_AFTER = lazy_pattern(
    r",?\s{1,9}(?:ph\.?\s?d\.?|m\.?d\.?|m\.?sc\.?|b\.?sc\.?|dphil|frs|esq\.?|msc|jr\.?)(?=$|[\s,.])[\w\s.,]{0,60}$",
    re.IGNORECASE,
)


_BRACKET = lazy_pattern(r"\s{0,9}[(（\[][^()（）\[\]]{1,40}[)）\]]\s{0,9}")
_NICKNAME = lazy_pattern(r" [(\"“']\w{2,15}[)\"”'] (?=[^\W\d_a-z])")  # `Ada (Addie) Example`


LONGEST_CODE = 3  # letters of a state or country that capitals abbreviate: `Boston MA`, and not `Li Ma`
EASTERN = "\u2e80"  # the first sign of the scripts in which a name may be of two signs


@lru_cache(maxsize=1024)  # a page's headings are looked at for each of its stretches
def trimmed(text: str) -> str | None:
    """The name in a heading or title, titles and degrees and "homepage" cut off; None where there is none."""
    text = text.strip(" \t-–—|,:;!*_#\"'“”.")
    match = _OWNED.match(text)
    if match is not None:
        text = match["name"]
    while (before := _BEFORE.match(text)) is not None:
        text = text[before.end() :]
    text = _AFTER.sub("", _BRACKET.sub("", _NICKNAME.sub(" ", text))).strip(" ,;:-–|")
    shortest = 2 if text[:1] >= EASTERN else 3
    if not shortest <= len(text) <= 60 or likeness(text) <= 0.0:
        return None
    return text


@lru_cache(maxsize=1024)
def likeness(text: str) -> float:
    """How much words look like a person's name, 0 to 1."""
    words = cut_words(text).lower
    known = tables()
    bare = text.split("(")[0].split("（")[0].strip()
    tokens = bare.replace(",", " ").split()
    if (
        any(c.isdigit() or c in ",@/&:!?" for c in text)
        or not tokens
        or bare.lower() in known.places
        or (tokens[-1].lower() in known.places and (len(tokens[-1]) > LONGEST_CODE or tokens[-1].isupper()))
    ):
        return 0.0
    cjk = [t for t in tokens if t[0] >= EASTERN]
    if cjk and len(cjk) == len(tokens):
        size = len("".join(cjk))
        apart = len(tokens) == 2 and size < 7 and all(len(token) < 4 for token in tokens)  # `白石 凛太郎`
        known_word = any(_is_word(token) for token in (bare, *tokens))
        return 0.6 if not known_word and (apart or (len(tokens) == 1 and 2 <= size <= 4)) else 0.0
    if not 2 <= len([t for t in tokens if t not in cjk]) <= 5:
        return 0.0
    small = {
        "van",
        "von",
        "de",
        "der",
        "den",
        "la",
        "le",
        "da",
        "di",
        "del",
        "dos",
        "bin",
        "el",
        "al",
        "ter",
        "ten",
        "y",
        "e",
    }
    for token in tokens:
        if token in cjk or token.lower() in small:
            continue
        if (
            not token[0].isupper()
            or not token.replace("-", "").replace("’", "").replace("'", "").replace(".", "").isalpha()
        ):
            return 0.0
    plain = [w for w in words if w.isalpha()]

    shape = shape_of(bare, cut_words(bare).lower)
    if shape.person > 0.3:
        return 0.0
    if any(
        is_role_word(w) or w in known.organization_heads or w in known.unit_heads or w in known.fields or is_common(w)
        for w in plain
    ):
        return 0.0
    if tokens[0].isupper() and 1 < len(tokens[0]) < 4 and "." not in tokens[0]:
        return 0.5
    return 1.0


def _is_word(text: str) -> bool:
    """Whether signs of the Far East are a heading, a role, `I` or a word for the present, and so nobody's name."""
    told = text in section_words() or text in present_words()
    return told or text.startswith("我") or is_common(text) or is_role_word(text)
