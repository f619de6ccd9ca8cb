"""Whose page it is."""

from __future__ import annotations

import pytest

from profparse.fields.person import person_of
from profparse.pieces import read_page


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# Mira Holt\n\nI study maps.", "Mira Holt"),
        ("# About me\n\nI am Mira Holt, a PhD student.", "Mira Holt"),
        ("# Welcome!\n\nHi, I'm Mira Holt. I study maps.", "Mira Holt"),
        ("My name is Mira van Holt and I study maps in Norwick.", "Mira van Holt"),
        ("# Dr. Mira Holt, PhD\n", "Mira Holt"),
        ("# Mira Holt (霍米拉)\n", "Mira Holt"),
        ('---\ntitle: "About Me - Mira Holt"\n---\n\nI study maps.', "Mira Holt"),
        ("---\ntitle: Mira Holt's Homepage\n---\n\n# News\n\n- 2024: A paper.", "Mira Holt"),
        ("---\ntitle: Publications\nauthor: Mira Holt\n---\n\n# Papers\n", "Mira Holt"),
        ("# Research Interests\n\nMira Holt is a lecturer at Alder University and works on maps.", "Mira Holt"),
        ("# Home\n\nMira Holt (say: MEE-rah, as in mirror) is a doctoral student at Alder University.", "Mira Holt"),
        ("Hi, I'm [Mira](#)! I study maps.", "Mira"),
        ("---\ndescription: Maps and papers of Mira Holt, a lecturer.\n---\n\nI study maps.", "Mira Holt"),
        ("I study maps.\n\nI teach, too.\n\nMira Holt is a student of mine.", None),
        ("# Research Group\n\n## Recent News\n", None),
        ("# The Maps of Tomorrow\n\nI study maps.", None),
        ("# Alder University\n\n## Springfield, USA\n", None),
        ("I study maps.", None),
    ],
)
def test_markdown(text: str, name: str | None) -> None:
    """A page names its person in a heading, its front matter or its prose; a slogan or a section is no name."""
    page = read_page(text, "markdown")
    found = person_of(page, frozenset(), ())
    assert (found[0] if found else None) == name
    if found:
        assert " ".join(text[a:b] for a, b in found[1]) == name
        assert 0.4 < found[2] <= 1


def test_html_title() -> None:
    """The title of an HTML page, cut at its separators."""
    text = "<html><head><title>Mira Holt | Home</title></head><body><p>I study maps.</p></body></html>"
    page = read_page(text, "html")
    found = person_of(page, frozenset(), ())
    assert found is not None and found[0] == "Mira Holt"


def test_agreement_raises_confidence() -> None:
    """A title, a heading and a sentence that agree are surer than any of them alone."""
    alone = read_page("# Mira Holt\n\nMaps.", "markdown")
    all_three = read_page("---\ntitle: Mira Holt\n---\n\n# Mira Holt\n\nI am Mira Holt, and I study maps.", "markdown")
    one, three = person_of(alone, frozenset(), ()), person_of(all_three, frozenset(), ())
    assert one is not None and three is not None and three[2] > one[2]
