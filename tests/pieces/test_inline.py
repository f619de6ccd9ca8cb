"""Inline markup: links, runs, escapes, entities, and where each stands in the source."""

import pytest

from profparse.pieces import read_page
from profparse.pieces.brackets import BracketScanner
from profparse.pieces.line import Line

LINKS: list[tuple[str, str, str, list[tuple[str, str, str]]]] = [
    ("plain", "markdown", "x [a b](u) y", [("u", "a b", "[a b](u)")]),
    ("title", "markdown", '[a](u "t")', [("u", "a", '[a](u "t")')]),
    ("angle brackets", "markdown", "[a](<u v>)", [("u v", "a", "[a](<u v>)")]),
    ("brackets in the target", "markdown", "[a](u_(v))", [("u_(v)", "a", "[a](u_(v))")]),
    ("nested brackets", "markdown", "[Paper [1](u), [2](v)] [[C](w)]", [
        ("u", "1", "[1](u)"), ("v", "2", "[2](v)"), ("w", "C", "[C](w)")]),
    ("emphasis inside", "markdown", "[**a** *b*](u)", [("u", "a b", "[**a** *b*](u)")]),
    ("reference", "markdown", "[a][r] [R]\n\n[r]: u", [("u", "a", "u"), ("u", "R", "u")]),
    ("set apart", "markdown", "[a] (https://u) [b] (c)", [("https://u", "a", "[a] (https://u)")]),
    ("autolink", "markdown", "<https://u.v>", [("https://u.v", "https://u.v", "<https://u.v>")]),
    ("bare", "markdown", "see https://u.v/w_x).", [("https://u.v/w_x", "https://u.v/w_x", "https://u.v/w_x")]),
    ("URL as its own text", "markdown", "[https://u](https://u)", [
        ("https://u", "https://u", "[https://u](https://u)")]),
    ("image", "markdown", "![a](u) b", []),
    ("linked image", "markdown", "[![a](u)](v) b", [("v", "", "[![a](u)](v)")]),
    ("no target", "markdown", "[a]() [b] [c](d e)", []),
    ("file with blanks", "markdown", "[a](b c.pdf)", [("b c.pdf", "a", "[a](b c.pdf)")]),
    ("Liquid in the target", "markdown", "[a]({{ site.url }}/b)", [("{{ site.url }}/b", "a", "[a]({{ site.url }}/b)")]),
    ("HTML in Markdown", "markdown", "[<a href='u'>a</a>]", [("u", "a", "<a href='u'>a</a>")]),
    ("across lines", "markdown", "[a\nb](u)", [("u", "a b", "[a\nb](u)")]),
    ("anchor", "html", '<a class=x href="u?a=1&amp;b=2">a <b>b</b></a>', [
        ("u?a=1&b=2", "a b", '<a class=x href="u?a=1&amp;b=2">a <b>b</b></a>')]),
    ("no target", "html", "<a name=x>a</a>", []),
    ("around an image", "html", "<a href=u><img src=v></a>", [("u", "", "<a href=u><img src=v></a>")]),
    ("never closed", "html", "<p><a href=u>a</p><p>b", [("u", "a", "<a href=u>a")]),
    ("around blocks", "html",
     "<a href=u><img src=v><h3>a</h3><p>b</p></a>", [("u", "a", "<a href=u><img src=v><h3>a")]),
    ("text", "text", "at http://u.v/?a=1&amp;b=2, and", [
        ("http://u.v/?a=1&b=2", "http://u.v/?a=1&b=2", "http://u.v/?a=1&amp;b=2")]),
    ("jemdoc", "jemdoc", "[http://u a b] \\[[v.html c]\\] [Oral]", [
        ("http://u", "a b", "[http://u a b]"), ("v.html", "c", "[v.html c]")]),
    ("Org", "org", "[[u][a\nb]] [[http://v]]", [("u", "a b", "[[u][a\nb]]"), ("http://v", "http://v", "[[http://v]]")]),
    ("reStructuredText", "rst", "`a <u>`__ `b`_\n\n.. _b: v", [("u", "a", "`a <u>`__"), ("v", "b", "v")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("format", "source", "expected"), [row[1:] for row in LINKS], ids=[f"{row[1]} {row[0]}" for row in LINKS]
)
def test_links(format: str, source: str, expected: list[tuple[str, str, str]]) -> None:
    """Each link has its target, its visible text and the source it stands in."""
    found = [
        (link.url, line.text[link.start : link.end], source[slice(*link.span)])
        for line in read_page(source, format).lines
        for link in line.links
    ]
    assert found == expected


RUNS: list[tuple[str, str, str, list[tuple[str, str]]]] = [
    ("markdown", "**a** *b* ***c*** ~~d~~ `e*`", "a b c d e*", [
        ("bold", "a"), ("italic", "b"), ("bold", "c"), ("italic", "c"), ("strike", "d"), ("code", "e*")]),
    ("markdown", "Ann Lee*, Bo Li\\*, **Me\\***, Cy*", "Ann Lee*, Bo Li*, Me*, Cy*", [("bold", "Me*")]),
    ("markdown", "a_b_c _d_ __e__ 2 * 3", "a_b_c d e 2 * 3", [("italic", "d"), ("bold", "e")]),
    ("markdown", "*Equal contribution", "*Equal contribution", []),
    ("markdown", "$a_1 * b_2 * c$ and *d*", "$a_1 * b_2 * c$ and d", [("italic", "d")]),
    ("markdown", "costs $5 *or* $6", "costs $5 or $6", [("italic", "or")]),
    ("markdown", "**a**b", "ab", [("bold", "a")]),
    ("markdown", "*a **b***", "a b", [("italic", "a b"), ("bold", "b")]),
    ("markdown", "**a [b](c) d**", "a b d", [("bold", "a b d")]),
    ("html", "<b>a</b><sup>1</sup> <u>b</u> <span class='x y'>c </span>d", "a1 b c d", [
        ("bold", "a"), ("superscript", "1"), ("underline", "b"), ("class", "c")]),
    ("html", "<b>a</b><i>b</i><i></i>", "a b", [("bold", "a"), ("italic", "b")]),
    ("html", "<i class='fa fa-x'></i> a", "a", []),
    ("html", "<b>a<br>b</b>", "a", [("bold", "a")]),
    ("jemdoc", "*a* /b/ +c+ x*y*z", "a b c x*y*z", [("bold", "a"), ("italic", "b"), ("code", "c")]),
    ("org", "*a* /b/ _c_ =d= ~e~ +f+", "a b c d e f", [
        ("bold", "a"), ("italic", "b"), ("underline", "c"), ("code", "d"), ("code", "e"), ("strike", "f")]),
    ("rst", "**a** *b* ``c``", "a b c", [("bold", "a"), ("italic", "b"), ("code", "c")]),
]  # fmt: skip


@pytest.mark.parametrize(("format", "source", "text", "expected"), RUNS)
def test_runs(format: str, source: str, text: str, expected: list[tuple[str, str]]) -> None:
    """Emphasis makes runs and goes from the text; signs that emphasise nothing stay."""
    line = read_page(source, format).lines[0]
    assert line.text == text
    assert [(run.kind, line.text[run.start : run.end]) for run in line.runs] == expected


def test_class_words_are_hints() -> None:
    """A run of kind class tells the class, id and itemprop words of its element."""
    line = read_page("<span class='a b' itemprop=c>x</span>", "html").lines[0]
    assert line.runs[0].hint == "a b c"


CHARACTERS = [
    ("html", "S&oslash;r&#248;n &amp;&nbsp;Co &nosuch; &#x41;&copy", "Sørøn & Co &nosuch; A©"),
    ("markdown", "a\u00a0b\u2003 c\td", "a b c d"),
    ("markdown", "a\u200bb\ufeffc\u202ed\x00e\u00adf", "abcdef"),
    ("markdown", "می\u200cخواهم", "می\u200cخواهم"),
    ("text", "\ufeffa\u00a0 b\x07c", "a bc"),
    ("html", "a\r\nb\rc\u2028d", "a b c d"),
    ("markdown", "\\[1\\] \\# \\a C:\\b", "[1] # \\a C:\\b"),
    ("markdown", "a  b &lt;i&gt; 5 < 6 :tada:", "a b <i> 5 < 6 :tada:"),
]


@pytest.mark.parametrize(("format", "source", "text"), CHARACTERS)
def test_characters(format: str, source: str, text: str) -> None:
    """Entities are resolved, white space folds to one blank, what shows nothing is left out."""
    (line,) = read_page(source, format).lines
    assert line.text == text


SPANS = [
    ("markdown", "x **a** b", "a b", ["a", "b"]),
    ("markdown", "- [t](u) v", "t v", ["t", "v"]),
    ("html", "a&oslash;b c", "øb", ["&oslash;b"]),
    ("html", "a\n  b", "a b", ["a\n  b"]),
    ("markdown", "T &amp; U\\*", "T & U*", ["T &amp; U", "*"]),
    ("text", "one two", "two", ["two"]),
    ("markdown", "a <b>b</b>c", "bc", ["b", "c"]),
]


@pytest.mark.parametrize(("format", "source", "part", "quotes"), SPANS)
def test_spans_quote_the_source(format: str, source: str, part: str, quotes: list[str]) -> None:
    """A part of the visible text maps to the source it was read from, broken only where markup breaks it."""
    (line,) = read_page(source, format).lines
    start = line.text.index(part)
    assert [source[a:b] for a, b in line.spans(start, start + len(part))] == quotes


def test_repeated_text_maps_to_its_own_place() -> None:
    """Two equal words map to two places: nothing is searched for."""
    source = "*a* *a* [a](a)"
    (line,) = read_page(source, "markdown").lines
    assert [line.span(k, k + 1) for k in (0, 2, 4)] == [(1, 2), (5, 6), (9, 10)]


def test_simple_links_read_as_all_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fast path for plain links gives what its slow twin gives."""
    source = "- [a](b) [ c  d ](e) [f][g] [[h](i)](j) ![k [l](m)](n) **[o](p)** [q\n[r](s)\n"

    def told(line: Line) -> tuple[object, ...]:
        return line.text, line.start, line.end, line.links, line.runs, line.spans(0, len(line.text))

    fast = [told(line) for line in read_page(source, "markdown").lines]

    def slow(self: BracketScanner, place: int, end: int) -> int:
        self.brackets.append((len(self.pieces), place, False))
        self.pieces.append(("[", place, place + 1))
        self.blank = False
        return place + 1

    monkeypatch.setattr(BracketScanner, "on_open_bracket", slow)
    assert [told(line) for line in read_page(source, "markdown").lines] == fast
