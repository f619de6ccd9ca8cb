"""Strings that are written as a person's name, cut out of headings, titles and the openings of sentences."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from profparse.fields.biography.likeness import trimmed
from profparse.fields.biography.words import cut_words
from profparse.patterns import lazy_pattern, reaches
from profparse.pieces.line import Line, MetaField, Page
from profparse.span import Span, Spans

LONGEST = 110  # code points of a line that names are looked for in; a longer one is prose
MOST_PARTS = 6  # cuts of a title at its separators
GROUPS = (" lab", " group", " laboratory", " team")

_SEPARATED = lazy_pattern(
    r"\s{0,9}[|•·~@/「」【】]\s{0,9}|\s{1,9}[-–—]+\s{1,9}|[:：]\s{1,9}|(?<=[^\W\d_]{3})\.\s|[,，、]\s{0,9}|\s{0,9}[()（）\[\]]\s{0,9}"
)
_CJK = lazy_pattern(
    r"(?<![\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3])(?:[\u3400-\u9fff々]{1,4}(?:[ \u3000・·]?[\u3400-\u9fff々]{1,4})?"
    r"|[\uac00-\ud7a3]{2,4})(?![\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3])"
)


_PAGE_OF = lazy_pattern(
    r"^(?P<name>[\u3400-\u9fff々 ]{2,9}|[\uac00-\ud7a3]{2,4})"
    r"(?:的|之|の|의\s?)(?:个人|個人|学术|學術|홈)?\s?"
    r"(?:主页|主頁|网站|網站|网页|網頁|首页|首頁|博客|简历|空间|ホームページ|ウェブサイト|サイト|ページ|페이지|홈페이지|블로그|사이트)"
)


class Found(NamedTuple):
    """A string that may be the name: its text and source spans, the place it was found in, and how it stands there."""

    text: str
    spans: Spans
    place: str
    manner: str


def key_of(text: str) -> str:
    """A name's words, case-folded: what makes two strings one."""
    return " ".join(cut_words(text.casefold()).lower)


def strings_in(text: str) -> Iterator[tuple[str, int, str]]:
    """The names that a short text may be or hold, each with its offset and whether it is the whole or a part."""
    seen = set()
    owned = _PAGE_OF.match(text) if reaches(text, "\u3040") else None
    if owned is not None and (name := trimmed(owned["name"])) is not None:
        yield name, owned.start("name"), "of"
        seen.add(name)
    if (name := trimmed(text)) is not None and name not in seen:
        group = text.rstrip(" .").lower().endswith(GROUPS)
        yield name, 0, "group" if group else "whole"
        seen.add(name)
    place = 0
    ends = [match.span() for match in islice(_SEPARATED.finditer(text), MOST_PARTS)]
    for number, (end, following) in enumerate([*ends, (len(text), len(text))]):
        name = trimmed(text[place:end]) if ends and end > place else None
        if name is not None and name not in seen:
            yield name, place, "part" if number else "first"
            seen.add(name)
        place = following
    if reaches(text, "\u3040"):
        for match in _CJK.finditer(text):
            name = trimmed(match[0]) or trimmed(match[0].partition(" ")[0])  # a role may stand behind a name
            if name is not None and name not in seen:
                yield name, match.start(), "part"
                seen.add(name)


def in_line(line: Line, name: str, start: int, place: str, manner: str) -> Iterator[Found]:
    """The name where it stands in a line from an offset on, in one piece or around what was cut out of it."""
    at = line.text.find(name, start)
    if at >= 0:
        yield Found(name, line.spans(at, at + len(name)), place, manner)
        return
    spans: list[Span] = []
    words = name.split()
    for word in words:
        at = line.text.find(word, start)
        if at < 0:
            return
        start = at + len(word)
        spans += line.spans(at, start)
    yield Found(" ".join(words), tuple(spans), place, manner)


def in_field(page: Page, field: MetaField, name: str, place: str, manner: str) -> Iterator[Found]:
    """The name where it stands in a field of the front matter or the head, if it stands there in one piece."""
    at = page.text.find(name, *field.span)
    if at >= 0:
        yield Found(name, ((at, at + len(name)),), place, manner)
