"""Brackets and quotation marks in an entry: which stand for themselves, and where they close."""

from __future__ import annotations

from profparse.fields.citation.full_stops import NEAR
from profparse.fields.citation.names import name_evidence
from profparse.fields.citation.words import pattern, tables
from profparse.patterns import lazy_pattern

LONGEST_QUOTE = 400  # code points between two brackets or quotation marks
_CLOSERS = {"(": ")", "[": "]", "（": "）", "【": "】"}
_QUOTES = {"“": "”", "«": "»", "「": "」", "《": "》", "『": "』", '"': '"'}
_BRACKETS = lazy_pattern(r"[()\[\]（）【】]")
_GOES_ON = lazy_pattern(
    r" (?!(?:nos?|nr|vol|pages?|in|with|issue|article|art|to|under|forthcoming|pp?)\b)[a-z]{2,}(?!\w)"
)
#: The codes of GB/T 7714 for what a work is, behind its title: `Title[J]. Journal, 2020`, `Title[C]//Proceedings`.
DOCUMENT_CODE = lazy_pattern(r"(?:[JMCDRNPSAZG]|DB|CP|EB)(?:/OL)?$")
_NUMBER = lazy_pattern(r"(?:\d{1,3}|[ivxl]{1,6})$")
_YEARED = lazy_pattern(r"(?:19|20)\d\d|['’]\d\d\b")


def bracket_pairs(text: str) -> dict[int, int]:
    """Where each bracket that opens closes, for those that close within :data:`LONGEST_QUOTE`; one pass."""
    out: dict[int, int] = {}
    open_ones: list[tuple[int, str]] = []
    for match in _BRACKETS.finditer(text):
        sign = match[0]
        if sign in _CLOSERS:
            open_ones.append((match.start(), _CLOSERS[sign]))
        else:
            for depth in range(len(open_ones) - 1, max(-1, len(open_ones) - 4), -1):
                if open_ones[depth][1] == sign:
                    i = open_ones[depth][0]
                    if match.start() - i < LONGEST_QUOTE:
                        out[i] = match.start()
                    del open_ones[depth:]
                    break
    return out


def stands_apart(text: str, i: int, j: int, place: int) -> bool:
    """Whether a bracket stands for itself rather than within a title or name."""
    inner = text[i + 1 : j]
    if not inner.strip():
        return False
    if i == 0 and _NUMBER.match(inner):
        return True
    square = text[i] in "[【"
    if square and DOCUMENT_CODE.match(inner):
        return True
    blank = i == 0 or not text[i - 1].isalnum()
    if square:
        return blank or inner.strip().casefold() in tables().labels
    if text[j + 1 : j + 2] and (text[j + 1].isalnum() or text[j + 1] in "^-_"):
        return False
    if not blank:
        return False
    after = text[j + 1 : j + 3]
    if len(inner) == 4 and inner.isdigit() and _GOES_ON.match(text, j + 1):
        return False  # `Holmes (1931) revisited`
    if _YEARED.search(inner) or (
        pattern("telling").match(inner) if len(inner) > 40 else pattern("telling").search(inner)
    ):
        return True
    opens = not text[max(place, i - NEAR) : i].strip(' \t"”“')
    ends = not after.strip(" .,;:)")
    return (opens and i > 0) or (ends and len(inner.split()) > 3) or inner.strip().casefold() in tables().labels


def closing_quote(text: str, i: int, place: int) -> int:
    """Where the quotation that opens a segment at ``i`` closes, or -1 where it does not stand for itself."""
    lead = text[max(place, i - NEAR) : i].rstrip()
    if lead.strip(" \t,.:;(["):
        within = not lead.endswith((".", ",", ":", ")", "]")) and text[i] == '"' and len(lead.split()) > 1
        if within and name_evidence(lead[lead.rfind(",") + 1 :]).score < 0.6:
            return -1
    opening = text[i]
    closing = _QUOTES[opening]
    j = i
    end = min(len(text), i + LONGEST_QUOTE)
    for _ in range(8):
        j = text.find(closing, j + 1, end)
        if j < 0:
            if opening == "“":
                opening, closing, j = '"', '"', i
                continue
            return -1
        after = text[j + 1 : j + 2]
        if after and (after.isalnum() or after in "-:") and closing not in "」』》":
            continue
        rest = text[j + 1 : j + 40].lstrip()
        if (
            after == " "
            and rest[:1].islower()
            and not rest.startswith(("in ", "in:", "with ", "at ", "to appear"))
            and (opening not in "《『" and text[j - 1] not in ".,?!")
        ):
            return -1
        return j if len(text[i + 1 : j].split()) > 1 or opening in "《「『" else -1
    return -1
