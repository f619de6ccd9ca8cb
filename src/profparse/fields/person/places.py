"""The places of a page that name its person: front matter, headings, first lines, sentences, labels, copyright."""

from __future__ import annotations

import re
from collections.abc import Iterator

from profparse.fields.biography.headers import opens_with_role
from profparse.fields.biography.likeness import trimmed
from profparse.fields.links import is_local
from profparse.fields.person.found import LONGEST, Found, in_field, in_line, strings_in
from profparse.patterns import lazy_pattern, reaches
from profparse.pieces.line import Line, Page

MOST_LINES = 400  # of a page, in which a heading or a copyright may name someone
FIRST_LINES = 12  # of a page, in which a line that is no heading may be a name
SAID_LINES = 60  # of a page, whose sentences may introduce someone
LONGEST_FIELD = 160  # code points of a field of the front matter or the head
SHORTEST = 4  # code points of a line that says a name: `我是王芳`
LONGEST_OPENING = 300  # code points of a paragraph in which someone is introduced
KEYS = frozenset((
    "name", "author", "author.name", "params.author", "title", "subtitle", "full_name", "og:title", "og:site_name",
    "citation_author", "twitter:title", "site_name", "basics.name", "site.title", "profile.name", "first_name",
))  # fmt: skip
DESCRIPTIONS = frozenset(("description", "og:description"))
META = KEYS | DESCRIPTIONS

# A capitalised word, and the words of a name after it.
_CAPITAL = r"[^\W\d_a-z](?:\.|[^\s,.:;!()（）。，]*)"
_LINK = r"(?:van|von|de|der|den|la|le|da|di|del|della|dos|do|du|bin|ibn|el|al|ter|ten|y|e|af|av|zu|zur)"
_MORE = rf"(?:\s+(?:{_LINK}\s+){{0,2}}{_CAPITAL})"
_SAID = lazy_pattern(
    r"\b(?:I['’]?\s?a?m|[Mm]y name is|[TtHh](?:his|ere) is|[Ww]elcome to|Soy|[Mm]e llamo|[Mm]i nombre es|[Jj]e suis"
    r"|[Jj]e m['’]appelle|Ich bin|[Mm]ein Name ist|Sono|[Mm]i chiamo|Eu sou|[Mm]eu nome é|[Mm]e chamo|Ik ben"
    r"|[Nn]azywam się|[Jj]estem|[Jj]menuji se|[Мм]еня зовут|[Мм]ене звати|[Nn]ama saya|[Bb]enim adım|[Aa]dım),?\s{1,3}"
    rf"(?P<name>{_CAPITAL}{_MORE}{{0,4}})"
)
EASTERN = "\u3400"  # the first letter of the patterns for names without blanks
_SAID_CJK = lazy_pattern(
    r"(?:我是|我叫|(?:姓名|氏名|名前|이름|성명)[:：]?\s?|저는\s?|제 이름은\s?|^こんにちは[、。!！]\s?)"
    r"(?P<name>[\u3400-\u9fff々]{1,4}(?: [\u3400-\u9fff々]{1,4})?|[\uac00-\ud7a3]{2,4}?)"
    r"(?=[,，。、 (（]|です|입니다|이라고|$)"
)
_IS = lazy_pattern(
    rf"(?:(?:Dr|Prof|Professor|Mr|Ms|Mrs)\.?\s+){{0,2}}(?P<name>{_CAPITAL}{_MORE}{{1,4}})(?:\s?[(（][^()（）]{{1,80}}[)）])?"
    r",?\s?(?:(?:is|was|received|holds|works|joined|obtained|earned|studies|est|ist|es|è|é|jest|je|adalah)\s|[—–]\s)"
)
_IS_CJK = lazy_pattern(
    r"(?P<name>[\u3400-\u9fff々]{2,4}|[\uac00-\ud7a3]{3})(?:\s?[(（][^()（）]{1,60}[)）])?\s?(?:[，,、は은는]|博士|教授)"
)
# A heading that a converter joined to the paragraph below it: `Mira Holt I'm a weaver at Northfield.`
_BEFORE_SELF = lazy_pattern(rf"(?P<name>{_CAPITAL}{_MORE}{{1,4}}?)\s(?=I(?:['’]m|\sam)\s)")
_GREETS = lazy_pattern(r"(?:hi|hello|hey|hallo|bonjour|hola)\b\W{0,4}(?:i['’]?\s?a?m|my name is)\s", re.IGNORECASE)
_OF = lazy_pattern(rf"\b(?:of|by|from)\s+(?P<name>{_CAPITAL}{_MORE}{{1,4}})(?=\s*[,.|]|$)")
_COPYRIGHT = lazy_pattern(
    r"(?:(?:©|\(c\)|copyright)\W{0,3}){1,2}(?:\d{4}(?:\s?[-–]\s?\d{4})?)?\W{0,3}(?:by\s)?", re.IGNORECASE
)
_MACRO = lazy_pattern(r"(?:\{?\\[a-zA-Z]{2,20}\s){0,3}\\[a-zA-Z]{2,20}\*?(?:\[[^\[\]]{0,40}\])?\{")
_LABEL = lazy_pattern(
    r"(?:(?:full |my )?name|author|姓名|氏名|名前|이름|성명|nom|nombre|nome|naam|имя|ім['’]я|ф\.?и\.?о\.?|imię|jméno|ad"
    r"|nama)\s{0,3}[:：=]\s{0,3}",
    re.IGNORECASE,
)


def in_meta(page: Page) -> Iterator[Found]:
    """Names in the front matter or the head."""
    for field in page.meta:
        key = field.key.lower()
        owned = _OF.search(field.value[:LONGEST_OPENING]) if key in META else None
        if owned is not None and (name := trimmed(owned["name"])) is not None:
            yield from in_field(page, field, name, key, "of")
        if key in KEYS and len(field.value) <= LONGEST_FIELD:
            for name, _, manner in strings_in(field.value):
                yield from in_field(page, field, name, key, manner)


def in_lines(page: Page, told: frozenset[int]) -> Iterator[Found]:
    """Names in headings, in the first lines, and in sentences that introduce someone.

    ``told`` are the numbers of the lines that tell of papers, news or projects: their names are other people's, but
    for those behind a label or a sign of copyright.
    """
    lines = page.lines
    headings = prose = 0
    for number, line in enumerate(lines[:MOST_LINES]):
        text = line.text
        heading = line.kind == "heading"
        if number < SAID_LINES and len(text) > SHORTEST:
            yield from _labelled(line)
        if "©" in text or "opyright" in text:
            yield from _copyright(line)
        if number in told or line.kind == "code":
            continue
        if len(text) <= LONGEST and (heading or number < FIRST_LINES):
            for name, start, manner in strings_in(text):
                yield from in_line(line, name, start, _place(line, number, headings), manner)
                if number + 1 < len(lines) and opens_with_role(lines[number + 1]):
                    yield from in_line(line, name, start, "role", "below")
            yield from _owned(line, _place(line, number, headings))
            if not heading:
                yield from _set_off(line)
        elif number < FIRST_LINES and (joined := _BEFORE_SELF.match(text)) is not None:
            for name, start, manner in strings_in(joined["name"]):
                yield from in_line(line, name, start, _place(line, number, headings), manner)
        headings += heading
        if number < SAID_LINES and len(text) > SHORTEST:
            yield from _said(line, prose)
            prose += line.kind == "text" and len(text) > 10


def _copyright(line: Line) -> Iterator[Found]:
    match = _COPYRIGHT.search(line.text)
    if match is not None:
        for name, start, _ in strings_in(line.text[match.end() : match.end() + 60]):
            yield from in_line(line, name, match.end() + start, "copyright", "")


def _owned(line: Line, place: str) -> Iterator[Found]:
    """The name that a heading ends in: `Papers and programs of Mira Holt`."""
    match = _OF.search(line.text)
    if match is not None and (name := trimmed(match["name"])) is not None:
        yield from in_line(line, name, match.start("name"), place, "of")


def _labelled(line: Line) -> Iterator[Found]:
    """Names behind a label (`Name: Mira Holt`), and in a macro of TeX (`\\author{Mira Holt}`)."""
    for pattern, place in ((_LABEL, "label"), (_MACRO, "macro")):
        match = pattern.match(line.text)
        if match is not None:
            rest = line.text[match.end() : match.end() + LONGEST].replace("}", "|").replace("\\\\", "| ")
            for name, start, manner in strings_in(rest):
                yield from in_line(line, name, match.end() + start, place, manner)


def _set_off(line: Line) -> Iterator[Found]:
    """A name that opens a line and is told from what follows by its markup: in bold, or a link, as a page's brand."""
    size = len(line.text)
    ends = [("bold", run.end) for run in line.runs if run.kind == "bold" and run.start == 0][:1]
    ends += [("link", link.end) for link in line.links[:1] if link.start == 0 and is_local(link.url)]
    for place, end in ends:
        if 2 <= end < size and (name := trimmed(line.text[:end])) is not None:
            yield from in_line(line, name, 0, place, "word" if line.text[end:].lstrip()[:1].isalnum() else "sign")


def _place(line: Line, number: int, headings: int) -> str:
    if line.kind == "heading":
        late = "late" if number > 40 else str(min(headings, 2))
        return f"heading{min(line.level, 3)}.{late}"
    menu = bool(line.links) and line.links[0].start == 0 and line.links[0].end >= len(line.text)
    return f"{'menu' if menu else line.kind}.{0 if not number else 1 if number < 3 else 3 if number < 8 else 8}"


def _said(line: Line, prose: int) -> Iterator[Found]:
    """Names that the opening of a paragraph introduces; ``prose`` paragraphs stand before it."""
    head = line.text[:LONGEST_OPENING]
    order = str(min(prose, 2))
    patterns = [(_SAID, "said"), (_IS, "is")]
    if reaches(head, EASTERN):
        patterns = [(_SAID, "said"), (_SAID_CJK, "said"), (_IS, "is"), (_IS_CJK, "is")]
    for pattern, place in patterns:
        match = pattern.search(head) if place == "said" else pattern.match(head)
        if match is None:
            continue
        name = trimmed(match["name"])
        if name is not None:
            yield from in_line(line, name, match.start("name"), place, order)
        elif pattern is _SAID and (greeting := _GREETS.match(head)) and greeting.end() == match.start("name"):
            word = match["name"].rstrip(".")  # a given name alone
            if len(word) > 2 and word.isalpha() and word.istitle():
                yield from in_line(line, word, match.start("name"), "greeting", order)
