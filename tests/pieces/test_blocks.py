"""Markup to lines: what a visitor sees of each construct, in every format."""

import pytest

from profparse.pieces import read_page
from profparse.pieces.line import Page

Seen = list[tuple[str, int, str]]


def seen(page: Page) -> Seen:
    """The kind, level and text of each line."""
    return [(line.kind, line.level, line.text) for line in page.lines]


BLOCKS: list[tuple[str, str, str, Seen]] = [
    ("atx", "markdown", "# A\n## B ##\n###C\n#no", [
        ("heading", 1, "A"), ("heading", 2, "B"), ("heading", 3, "C"), ("text", 0, "#no")]),
    ("a sign inside a heading", "markdown", "## On C#\n", [("heading", 2, "On C#")]),
    ("setext", "markdown", "A\n===\nB\n---\n\n---\nc", [("heading", 1, "A"), ("heading", 2, "B"), ("text", 0, "c")]),
    ("escaped marks", "markdown", "## \\*\\* NEWS \\*\\*", [("heading", 2, "** NEWS **")]),
    ("heading attributes", "markdown", "## A {#id}\n{: .x}\n", [("heading", 2, "A")]),
    ("wrapped paragraph", "markdown", "a\nb\n\nc", [("text", 0, "a b"), ("text", 0, "c")]),
    ("hard breaks", "markdown", "a  \nb\\\nc \\\\\nd<br>\ne", [("text", 0, c) for c in "abcde"]),
    ("items", "markdown", "- a\n  wrapped\n* b\n+ c", [("item", 1, "a wrapped"), ("item", 1, "b"), ("item", 1, "c")]),
    ("nested items", "markdown", "- a\n  - b\n    1. c\n- d", [
        ("item", 1, "a"), ("item", 2, "b"), ("item", 3, "c"), ("item", 1, "d")]),
    ("ordered", "markdown", "1. a\n2) b", [("item", 1, "a"), ("item", 1, "b")]),
    ("a year is no marker", "markdown", "Since\n2024. Then.", [("text", 0, "Since 2024. Then.")]),
    ("paragraph of an item", "markdown", "- a\n\n  b\n\nc", [("item", 1, "a"), ("text", 0, "b"), ("text", 0, "c")]),
    ("heading in an item", "markdown", "- ### a\n  b", [("heading", 3, "a"), ("text", 0, "b")]),
    ("rules", "markdown", "a\n\n* * *\n***\n___\nb", [("text", 0, "a"), ("text", 0, "b")]),
    ("block quote", "markdown", "> a\n> b\n\nc", [("text", 0, "a b"), ("text", 0, "c")]),
    ("fence", "markdown", "```py\n# a\n\n- b\n```\nc", [("code", 0, "# a"), ("code", 0, "- b"), ("text", 0, "c")]),
    ("pipe table", "markdown", "| A | B |\n|---|:-:|\n| c | **d** |\n\ne", [
        ("cell", 0, "A"), ("cell", 0, "B"), ("cell", 0, "c"), ("cell", 0, "d"), ("text", 0, "e")]),
    ("bare table", "markdown", "A | B\n--|--\nc | d", [("cell", 0, t) for t in "ABcd"]),
    ("a cell that goes on over lines", "markdown", "|  A  \nb  \nc  \n---|---  \nd  |  E  \nf  \n", [
        ("text", 0, "A"), ("text", 0, "b"), ("cell", 0, "c"), ("cell", 0, "d"), ("text", 0, "E"), ("text", 0, "f")]),
    ("a column's rule", "markdown", "A sentence.  \n---  \n\nb", [("text", 0, "A sentence."), ("text", 0, "b")]),
    ("words for other browsers", "text", "A\nYour browser does not support HTML5 video.\nb", [
        ("text", 0, "A"), ("text", 0, "b")]),
    ("a lone cell in text", "text", "|  | A b |\n| c | 1 |", [("text", 0, "A b"), ("text", 0, "| c | 1 |")]),
    ("definitions", "markdown", "Term\n: one\n: two", [
        ("term", 0, "Term"), ("definition", 0, "one"), ("definition", 0, "two")]),
    ("pandoc's raw HTML", "markdown", "```{=html}\n<h3>Ada</h3>\n```\n\nb", [("heading", 3, "Ada"), ("text", 0, "b")]),
    ("code beside raw HTML", "markdown", "```\na\n```\nb", [("code", 0, "a"), ("text", 0, "b")]),
    ("pandoc divisions", "markdown", "::: {.x}\na\n:::\nb", [("text", 0, "a"), ("text", 0, "b")]),
    ("indented is no code", "markdown", "        a *b*", [("text", 0, "a b")]),
    ("HTML in Markdown", "markdown", "<div>\n\n## A\n- *b*\n</div>\nc", [
        ("heading", 2, "A"), ("item", 1, "b"), ("text", 0, "c")]),
    ("Markdown in HTML", "markdown", "<p>**a** [b](c)</p>\n<p>d</p>", [("text", 0, "a b"), ("text", 0, "d")]),
    ("comment between items", "markdown", "- a\n<!-- - b\n\n- c -->\n- d", [("item", 1, "a"), ("item", 1, "d")]),
    ("comment in a line", "markdown", "a <!-- b --> c", [("text", 0, "a c")]),
    ("comment never closed", "markdown", "a\n\n<!-- b\n\nc", [("text", 0, "a")]),
    ("Liquid", "markdown",
     "{% include a.html %}\n{% if b %}c{% endif %} {{ d }}\n{% comment %}\ne\n{% endcomment %}\nf", [
        ("text", 0, "c"), ("text", 0, "f")]),
    ("Liquid loop", "markdown", "a\n\n{% for b in c %}\n{{ b.title }}, in\n{% endfor %}\n\nd", [
        ("text", 0, "a"), ("text", 0, "d")]),
    ("Hugo shortcode", "markdown", "{{< toc >}}\na {{% b %}}", [("text", 0, "a")]),
    ("quoted attribute list", "markdown", 'a [b](c){:target="_blank"} d', [("text", 0, "a b d")]),
    ("definitions of targets do not show", "markdown", "a [b]\n\n[b]: http://c", [("text", 0, "a b")]),
    ("paragraphs", "html", "<p>a<p>b</p>c", [("text", 0, c) for c in "abc"]),
    ("nested lists", "html", "<ul><li>a<ul><li>b</ul><li><p>c</p><p>d</p></ul>", [
        ("item", 1, "a"), ("item", 2, "b"), ("item", 1, "c"), ("text", 0, "d")]),
    ("table", "html", "<table><tr><td>a<td><p>b</p><tr><th>c</table>d", [
        ("cell", 0, "a"), ("cell", 0, "b"), ("cell", 0, "c"), ("text", 0, "d")]),
    ("definition list", "html", "<dl><dt>a<dd>b<dt>c<dd>d</dl>", [
        ("term", 0, "a"), ("definition", 0, "b"), ("term", 0, "c"), ("definition", 0, "d")]),
    ("details", "html", "<details><summary>a</summary>b</details>", [("text", 0, "a"), ("text", 0, "b")]),
    ("headings", "html", "<h2>a</h2><h3>b<br>c</h3>", [("heading", 2, "a"), ("heading", 3, "b"), ("heading", 3, "c")]),
    ("caption", "html", "<figure><img alt=x><figcaption>a</figcaption></figure>", [("caption", 0, "a")]),
    ("preformatted", "html", "<pre>a\n b</pre>", [("code", 0, "a"), ("code", 0, "b")]),
    ("never seen", "html",
     "<head><title>t</title></head><style>a{}</style><script>'</div>'</script>b<svg><text>c</text></svg>"
     "<noscript>d</noscript><!doctype x><?xml ?>", [("text", 0, "b")]),
    ("script never closed", "html", "a<script>b", [("text", 0, "a")]),
    ("misnested", "html", "<b>a<i>b</b>c</i></div></p>d", [("text", 0, "abc"), ("text", 0, "d")]),
    ("upper case", "html", "<UL><LI>a<LI>b</UL>", [("item", 1, "a"), ("item", 1, "b")]),
    ("Markdown means nothing", "html", "<p>a **b** [c](d)\n\n# e</p>", [("text", 0, "a **b** [c](d) # e")]),
    ("no tag", "html", "a < b & c <3 d<![5", [("text", 0, "a < b & c <3 d<![5")]),
    ("odd quotes", "html", "<a href=x title=\"it\"s\">a</a><b title='<i>'>c</b>", [("text", 0, "a c")]),
    ("PHP that prints", "html",
     "<p><?= _(\"a <a href=\\\"u\\\">b</a>\") ?> <?php echo 'c'; $d = 'e'; ?></p><?php f('g') ?>", [
        ("text", 0, "a b ce")]),
    ("one line each", "text", "a\n\n  b  c \r\nd&amp;e\n- *f*", [("text", 0, t) for t in ("a", "b c", "d&e", "- *f*")]),
    ("jemdoc", "jemdoc", "# jemdoc: menu\n== H\na \\n\nb\n- *c*\n-- /d/\n. e", [
        ("heading", 2, "H"), ("text", 0, "a"), ("text", 0, "b"), ("item", 1, "c"), ("item", 2, "d"), ("item", 1, "e")]),
    ("jemdoc blocks", "jemdoc", "~~~\n{}{img_left}{a.jpg}{b}\nc\n~~~\n~~~\n{}{raw}\n<ul>\n<li>d</li>\n</ul>\n~~~", [
        ("text", 0, "c"), ("item", 1, "d")]),
    ("jemdoc escapes", "jemdoc", "a \\[b\\] and/or c", [("text", 0, "a [b] and/or c")]),
    ("Org", "org",
     "#+TITLE: t\n* H :tag:\n:PROPERTIES:\n:ID: 1\n:END:\n/a/ =b= [[u][c]]\n- d\n# e", [
        ("heading", 1, "H"), ("text", 0, "a b c"), ("item", 1, "d")]),
    ("reStructuredText", "rst",
     ".. title: t\n\nH\n===\n\n`a <u>`__ :doc:`b` ``c``\\ d\n\n.. image:: x\n   :alt: y\n\n- e", [
        ("heading", 1, "H"), ("text", 0, "a b cd"), ("item", 1, "e")]),
]  # fmt: skip


@pytest.mark.parametrize(("format", "source", "expected"), [r[1:] for r in BLOCKS], ids=[r[0] for r in BLOCKS])
def test_blocks(format: str, source: str, expected: Seen) -> None:
    """Each construct gives the lines that a visitor sees, with their kinds and levels."""
    assert seen(read_page(source, format)) == expected


def test_boxes_of_lists() -> None:
    """Paragraphs of one item share its box; items of one list share the list's."""
    page = read_page("- a\n\n  b\n- c\n\nd", "markdown")
    tags = [[page.boxes[box].tag for box in page.ancestors(line.box)] for line in page.lines]
    assert tags == [["li", "ul"], ["li", "ul"], ["li", "ul"], []]
    assert page.lines[0].box == page.lines[1].box != page.lines[2].box
    assert page.ancestors(page.lines[0].box)[1] == page.ancestors(page.lines[2].box)[1]


def test_boxes_of_tables() -> None:
    """The cells of a row share its box, whether it is HTML's or Markdown's, and keep its class words."""
    for format, source in (("html", "<tr class='a b'><td>x<td>y<tr><td>z"), ("markdown", "| x | y |\n| z | |")):
        page = read_page(source, format)
        rows = [next(b for b in page.ancestors(line.box) if page.boxes[b].tag == "tr") for line in page.lines]
        assert rows[0] == rows[1] != rows[2]
    assert read_page("<tr class='a b'><td>x", "html").boxes[0].hint == "a b"


def test_gap_and_breaks() -> None:
    """Blank lines are counted; a hard break sets its line apart without ending the block."""
    lines = read_page("a\n\n\nb<br>c<br><br>d\n# e", "markdown").lines
    assert [(line.text, line.gap, line.broken) for line in lines] == [
        ("a", 0, False), ("b", 2, False), ("c", 0, True), ("d", 1, True), ("e", 0, False),
    ]  # fmt: skip


def test_markers_and_soft_line_ends() -> None:
    """An item keeps its marker; folded line ends are told by the offset of their blank."""
    line = read_page("12. a\n    b", "markdown").lines[0]
    assert (line.marker, line.text, line.soft) == ("12.", "a b", (1,))


def test_extent_holds_markup_of_the_line() -> None:
    """A line's extent takes in its marker, signs and link targets, and no block tags."""
    source = "<li>- **a** [b](c)</li>"
    line = read_page("x\n" + source, "html").lines[1]
    assert (line.start, line.end) == (6, 2 + source.index("</li>"))
    source = "- **a** [b](c)\n"
    line = read_page(source, "markdown").lines[0]
    assert (line.start, line.end) == (0, len(source) - 1)


def test_hidden_lines() -> None:
    """Comments are hidden spans; their lines are given where asked for, in order and marked."""
    source = "a\n\n<!-- b\n\n- c -->\n\nd"
    page = read_page(source, "markdown")
    assert [source[a:b] for a, b in page.hidden] == ["<!-- b\n\n- c -->"]
    lines = read_page(source, "markdown", include_hidden=True).lines
    assert [(line.text, line.kind, line.hidden) for line in lines] == [
        ("a", "text", False), ("b", "text", True), ("c", "item", True), ("d", "text", False),
    ]  # fmt: skip


def test_title_and_meta() -> None:
    """The head's title and named meta elements are fields, with the spans of their values."""
    source = "<head><title> A &amp; B </title><meta name='author' content=\"C D\"></head>e"
    page = read_page(source, "html")
    assert [(field.key, field.value, source[slice(*field.span)]) for field in page.meta] == [
        ("title", "A & B", "A &amp; B"),
        ("author", "C D", "C D"),
    ]
