"""Whose page it is."""

from __future__ import annotations

import pytest

from profparse import parse
from profparse.fields.person import person_of
from profparse.fields.person.authors import Recurring
from profparse.fields.person.places import in_lines
from profparse.pieces import read_page
from tests.laws import broken_laws


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# Mira Holt\n\nI study maps.", "Mira Holt"),
        ("# About me\n\nI am Mira Holt, a PhD student.", "Mira Holt"),
        ("# Welcome!\n\nHi, I'm Mira Holt. I study maps.", "Mira Holt"),
        ("My name is Mira van Holt and I study maps in Norwick.", "Mira van Holt"),
        ("# Dr. Mira Holt, PhD\n", "Mira Holt"),
        ("---\ntitle: About Me - Mira J. Ma\n---\n\n# Mira J. Ma\n\nI study maps.", "Mira J. Ma"),
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
        ("# Map Group\n\nWe study maps.\n\n## Bo Reed\n\nProfessor\n\n## Ada Lane\n\nPostdoc\n", None),
        ("# Papers and talks by Mira Holt\n\n## 2021\n", "Mira Holt"),
        ("# Papers\n\n- Maps. Atlas, 2020.\n\n© Copyright 2020, Mira Holt. All rights.\n", "Mira Holt"),
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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# Über mich\n\nIch bin Anke Vogt und arbeite an der Universität Norwick.", "Anke Vogt"),
        ("# Accueil\n\nJe suis Zoé Lambert, maîtresse de conférences à l'Université de Valmer.", "Zoé Lambert"),
        ("# Inicio\n\nSoy Inés Robles, profesora en la Universidad de Costa Blanca.", "Inés Robles"),
        ("# Sobre mim\n\nMeu nome é Rui Teles e sou professor da Universidade de Porto Verde.", "Rui Teles"),
        ("# Chi sono\n\nMi chiamo Pia Conti e sono ricercatrice.", "Pia Conti"),
        ("# Обо мне\n\nМеня зовут Вера Зимина, я доцент Приморского университета.", "Вера Зимина"),
        ("# 个人简介\n\n我是陈雨桐，海城大学的博士生。", "陈雨桐"),
        ("# 소개\n\n이름: 윤하람\n\n해변대학교 교수", "윤하람"),
        ("# 水野 沙織\n\n海浜大学 准教授\n", "水野 沙織"),
        ("# 施蕊\n\n## 简介\n\n海城大学讲师，研究潮汐。\n", "施蕊"),
        ("---\ntitle: 葛长青的个人主页\n---\n\n海城大学教师，研究潮汐。\n", "葛长青"),
    ],
)
def test_languages(text: str, name: str) -> None:
    """A page introduces its person in its own language."""
    page = read_page(text, "markdown")
    found = person_of(page, frozenset(), ())
    assert found is not None and found.text == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# 简介\n\n聂远 副教授\n", "聂远"),
        ("# 소개\n\n저는 남궁서연입니다. 지도를 연구합니다.\n", "남궁서연"),
        ("# 自己紹介\n\nこんにちは、水野 沙織です。地図を研究しています。\n", "水野 沙織"),
        ("# Home\n\n**Mira Holt** lecturer, Alder University\n", "Mira Holt"),
        ("# Home\n\n[Mira Holt](/) [Papers](/papers) [Teaching](/teaching)\n", "Mira Holt"),
        ("# 首页\n\n[简介](#) [论文](#)\n\n学生\n\n现在\n", None),
    ],
    ids=("before a role", "Korean", "Japanese", "in bold", "a brand", "headings"),
)
def test_a_name_is_among_those_that_may_be_it(text: str, name: str | None) -> None:
    """What stands where names stand is weighed; headings, roles and words for the present are nobody's names."""
    found = {one.text for one in in_lines(read_page(text, "markdown"), frozenset())}
    assert name in found if name else not found


def test_tex() -> None:
    """A macro of TeX names the author, wherever the document begins."""
    text = "\\documentclass{article}\n\\title{Curriculum Vitae}\n\\author{Mira Holt}\n\\begin{document}\n"
    page = read_page(text, "text")
    found = person_of(page, frozenset(), ())
    assert found is not None and found.text == "Mira Holt"


def test_authors_who_recur_are_evidence() -> None:
    """A name is surer where most of the page's papers are that person's, and less so where they are others'."""
    page = read_page("# Home\n\n## Mira Holt\n\nMaps.", "markdown")
    alone = person_of(page, frozenset(), ())
    own = person_of(page, frozenset(), [["M. Holt", "B. Reed"], ["Holt, M."], ["A. Lane", "Mira Holt"]])
    assert own is not None and (alone is None or own.confidence > alone.confidence)


def test_a_paper_s_line_names_no_one() -> None:
    """What stands in the lines of papers, news and projects is other people's, but behind a sign of copyright."""
    page = read_page("Mira Holt\n\nLecturer in maps\n", "text")
    assert person_of(page, frozenset(), ()) is not None
    assert person_of(page, frozenset({0}), ()) is None


def test_a_name_in_another_record_s_place_is_given_up() -> None:
    """A label within a paper of another layout names no one: the paper has that place of the page."""
    text = (
        "We count what a text holds, and I work on it.\n\nCLOct 31, 2023Code\nGrasping Thin ObjectsJae Yong Park, "
        'Noor van der Meer et al. · north-lab\nauthor: "Henrik Solberg"\n\nMaps follow.\n'
    )
    profile = parse(text)
    assert profile.bio is not None and profile.bio.name is None and "name" not in profile.bio.spans
    assert broken_laws(profile, text) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mira A. Holt", "Holt, M.", True), ("Mira Holt", "Holt MA", True), ("Wang Fang", "Fang Wang", True),
        ("王芳", "王芳", True), ("Mira Holt", "Bo Holt", False), ("Mira Holt", "Mira Reed", False),
    ],
)  # fmt: skip
def test_a_name_recurs_in_other_forms(one: str, other: str, same: bool) -> None:
    """Authors are counted whether their names are written in full, with initials, or turned round."""
    assert Recurring([[other]]).of(one) == same
