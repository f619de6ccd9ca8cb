"""Hostile texts: for each a name and a function that makes one of about the length asked for."""

from __future__ import annotations

from collections.abc import Callable

Shape = Callable[[int], str]


def _repeated(piece: str, before: str = "", after: str = "") -> Shape:
    return lambda size: before + piece * max(1, size // len(piece)) + after


def _numbered(form: str, before: str = "") -> Shape:
    """The form once for each number, so that no two of its lines are the same."""
    return lambda size: before + "".join(form.format(n, n % 90 + 10) for n in range(max(1, size // (len(form) + 2))))


def _stairs(form: Callable[[int], str]) -> Shape:
    """Lines each deeper than the one before."""
    return lambda size: "".join(form(n) for n in range(max(2, int((2 * size) ** 0.5))))


def _halves(left: str, right: str) -> Shape:
    return lambda size: left * (size // 2) + right * (size // 2)


_GLUED = "CLOct 31, 2023Code\nThe Big Data GAN ModelsWEI WENBO Lee\n"
_ENTRY = "A. Sample, B. Case. A study of examples. In Proc. of ICML, 2020."

SHAPES: dict[str, Shape] = {
    # one line
    "one letter": _repeated("a"),
    "one capital": _repeated("A"),
    "words": _repeated("word "),
    "blanks": _repeated(" "),
    "digits": _repeated("1"),
    "numbers": _repeated("12 "),
    "camel case": _repeated("LearningAda "),
    "full stops": _repeated("."),
    "commas": _repeated("a,"),
    "semicolons": _repeated("A;"),
    "dashes": _repeated("-"),
    "quotes": _repeated('"'),
    "curly quotes": _repeated("“"),
    "at signs": _repeated("@"),
    "addresses": _repeated("a@b.c "),
    "URLs run together": _repeated("http://a.b/"),
    "URLs": _repeated("http://a.b/ "),
    "et al.": _repeated("A B et al. "),
    "names": _repeated("Ada Example, "),
    "dates": _repeated("May 2024, "),
    "entries on a line": _repeated(_ENTRY + " "),
    "biography": _repeated("I am a professor at Example University and received my PhD from X. "),
    "I am": _repeated("I'm Ada "),
    "welcome": _repeated("welcome to ", before="# "),
    "Chinese": _repeated("获西北工业大学软件工程学士学位"),
    "Chinese names": _repeated("李明"),
    # odd characters
    "NUL": _repeated("\0"),
    "no-break spaces": _repeated("\xa0"),
    "tabs": _repeated("\t"),
    "bidi": _repeated("\u202ea"),
    "joiners": _repeated("\u200d"),
    "surrogates": _repeated("\ud800"),
    "combining": _repeated("\u0301"),
    # lines
    "line feeds": _repeated("\n"),
    "CRLF": _repeated("a\r\n"),
    "CR": _repeated("a\r"),
    "dated lines": _repeated("May 2024\n"),
    "lines of names": _repeated("Ada Example, Bo Sample\n"),
    "cut lists": _repeated("A B et al.\n"),
    # author pages
    "headers": _repeated("CLOct 31, 2023Code\n"),
    "papers of a site": _repeated(_GLUED),
    "metrics": _repeated("h-index48\n"),
    "headers and headings": _repeated("CLOct 31, 2023Code\nTitle HereAda Bo\n# h\n"),
    "title, then byline": _repeated("CLOct 31, 2023Code\nTitle of X\nAda Bo\n"),
    # homepages
    "headings": _repeated("# h\n"),
    "underlined headings": _repeated("h\n==\n"),
    "years": _repeated("## 2020\n- a\n"),
    "sections of news": _repeated("## News\n- [5/2024] Paper accepted.\n"),
    "news": _repeated("- [5/2024] Paper accepted.\n", before="## News\n"),
    "entries": _repeated(f"- {_ENTRY}\n", before="## Publications\n"),
    "the same title": _repeated("- Ada Example. Title of this. 2020.\n", before="## Publications\n"),
    "positions": _numbered("- Research Scientist, Company {}, 20{}\n", before="## Experience\n"),
    "degrees": _numbered("- PhD in Physics, University of Xa{}, 20{}\n", before="## Education\n"),
    "paragraphs": _repeated("I am a professor at Example University and received my PhD from X.\n\n"),
    # Markdown
    "open brackets": _repeated("["),
    "closing brackets": _repeated("]"),
    "open parentheses": _repeated("("),
    "parentheses": _repeated("()"),
    "nested brackets": _halves("[", "]"),
    "open links": _repeated("[a]("),
    "open images": _repeated("!["),
    "stars": _repeated("*"),
    "starred words": _repeated("*a "),
    "underscores": _repeated("_a_"),
    "ticks": _repeated("`"),
    "uneven ticks": _repeated("`a``b"),
    "dollars": _repeated("$"),
    "TeX": _repeated("$a "),
    "braces": _repeated("{"),
    "template tags": _repeated("{% "),
    "template values": _repeated("{{ "),
    "quotations": _repeated(">"),
    "quoted lines": _repeated("> a\n"),
    "nested quotations": _stairs(lambda n: ">" * n + " a\n"),
    "nested lists": _stairs(lambda n: "  " * (n // 2) + "- a\n"),
    "fences": _repeated("```\n"),
    "div fences": _repeated("::: a\n"),
    "definitions": _repeated("a\n: b\n"),
    "tables": _repeated("|a|b|\n"),
    "bars": _repeated("|"),
    "references": _repeated("[a]: http://b\n"),
    "references used": _numbered("[a{}]: u{}\n[x][a{}]\n".replace("{}]\n", "1]\n")),
    # HTML
    "less-than signs": _repeated("<"),
    "CDATA": _repeated("<![5"),
    "unclosed tags": _repeated("<a "),
    "unclosed comments": _repeated("<!-- "),
    "comments": _repeated("<!-- a -->\nline\n"),
    "comments in a line": _repeated("<!--x-->a "),
    "paragraph tags": _repeated("<p>"),
    "nested items": _repeated("<ul><li>a"),
    "nested divs": _repeated("<div>a"),
    "nested tables": _repeated("<table><tr><td>a"),
    "cells": _repeated("<td>a", before="<table><tr>"),
    "a wide head over short rows": lambda size: (
        "<table><tr>" + "<th>Role" * (size // 16) + "<tr>" + "<tr><td>a" * (size // 18)
    ),
    "breaks": _repeated("a<br>"),
    "open details": _repeated("<details><summary>a"),
    "open bold": _repeated("<b>a"),
    "open anchors": _repeated('<a href="x">'),
    "anchors": _repeated('<a href="x">a</a> '),
    "attributes": _repeated("x=y ", before="<a "),
    "open quotes": _repeated('<a x="'),
    "scripts": _repeated("<script>"),
    "styles": _repeated("<style>a</style>"),
    "ampersands": _repeated("&"),
    "entities": _repeated("&amp;"),
    # front matter
    "YAML": _repeated("a: b\n", before="---\n", after="---\nx"),
    "open YAML": _repeated("a: b\n", before="---\n"),
    "YAML keys": _numbered("k{}: v{}\n", before="---\n"),
    "YAML in a line": _repeated("a: ", before="---\n", after="\n---\nx"),
    "deep YAML": _repeated("[", before="---\n", after="\n---\nx"),
    "aliases": _repeated("b: &b [*a,*a]\n", before="---\na: &a [x]\n", after="---\nx"),
    "TOML": _repeated('a = "b"\n', before="+++\n", after="+++\nx"),
    # other formats
    "Org": _repeated("* a\n", before="#+TITLE: a\n#+AUTHOR: b\n"),
    "reStructuredText": _repeated(".. _a: b\n"),
    "jemdoc": _repeated("a\\n\n", before="# jemdoc: a\n"),
}
