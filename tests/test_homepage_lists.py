"""Lists of homepages whose structure is hidden: entries in one box, careers in cards, text without its markup."""

from __future__ import annotations

import pytest

from profparse import parse
from profparse.layouts.homepage.careers import cards, is_period
from profparse.layouts.homepage.flattened import flattened
from profparse.layouts.homepage.remarks import cut
from profparse.pieces import read_page
from profparse.pieces.line import Line


def lines_of(*texts: str) -> list[Line]:
    """Lines of these words alone."""
    return [Line(text, 0, len(text)) for text in texts]


@pytest.mark.parametrize("text", ["Sep 2019 - Present", "2009–2011", "Since Sept. 2018", "(2016)", "seit 2020"])
def test_a_period_alone(text: str) -> None:
    """A line may be nothing but the time of a position."""
    assert is_period(Line(text, 0, len(text)))


@pytest.mark.parametrize("text", ["Room 2019", "2019", "In 2019 we moved", "Version 2.0", "20 boats"])
def test_no_period(text: str) -> None:
    """Other lines with numbers in them are none, but for a year, which is one."""
    assert is_period(Line(text, 0, len(text))) is (text == "2019")


def test_cards_open_where_the_first_one_does() -> None:
    """As many lines stand before each period as before the first one."""
    lines = lines_of("Intern", "2019 - 2020", "Example Labs", "We sat.", "Postdoc", "2021 - now", "Sample College")
    assert cards(lines) == [0, 4]


def test_dates_without_roles_are_no_cards() -> None:
    """A timeline that names neither roles nor degrees is none."""
    assert cards(lines_of("2019", "We moved.", "2020", "We moved again.")) == []


GROUPS = (
    "A Long Title of Words", "Ada Lane, Bo Reed", "EXC, 2024", "It does what the title says, and then some more.",
    "Another Title of Words", "Bo Reed, Jo Ott", "EXC, 2023",
    "The Last Title of All", "Ada Lane, Jo Ott", "EXC, 2022",
)  # fmt: skip


def test_a_group_that_repeats_makes_a_list() -> None:
    """Names under a title and over a venue, three times: each title opens an entry, a sentence describes it."""
    found = flattened(lines_of(*GROUPS))
    assert [n for n, place in found.items() if place.opens] == [0, 4, 7]
    assert [n for n, place in found.items() if place.describes] == [3]


def test_two_groups_make_none() -> None:
    """Two of them may be chance."""
    assert flattened(lines_of(*GROUPS[:7])) == {}


SHARDS = "I work at\nExample Labs\n.\nAda Lane\n,\nBo Reed\nand\nJo Ott\n(\nred\n)\nEmail\n/\nCV\n"


def test_a_text_cut_at_its_tags_is_mended() -> None:
    """Lone signs join the lines around them, and every part still stands where it stood."""
    page = read_page(SHARDS * 2, "text")
    first = page.lines[0]
    assert first.text == "I work at Example Labs."
    assert [SHARDS[a:b] for a, b in first.spans(10, len(first.text))] == ["Example Labs", "."]
    assert "Email / CV" in [line.text.partition(" I")[0] for line in page.lines]


def test_a_few_lone_signs_change_nothing() -> None:
    """A text in which hardly any line is a lone sign is left as it is."""
    page = read_page("One\n,\nTwo\n", "text")
    assert [line.text for line in page.lines] == ["One", ",", "Two"]


def test_what_most_of_a_list_is_speaks_for_the_rest() -> None:
    """A list under a heading that says nothing is one of publications where nearly all of it is."""
    sure = "- Lane, A., & Reed, B. ({}). A study of boats. *Journal of Harbours*, 12(3), 45–67.\n"
    page = "# Ada Lane\n\n## 2024\n\n" + "".join(sure.format(year) for year in range(2018, 2024))
    profile = parse(page + "- Reed, B. (2017): Sails. In: Harbours and Boats, pp. 1–5.\n")
    assert [paper.title for paper in profile.papers][-1] == "Sails"


def test_advisors_named_twice_in_a_sentence() -> None:
    """`Advised by A and co-advised by B`: both are the degree's advisors."""
    page = "# Bo Reed\n\nI'm a PhD student at Alder University, advised by Ada Lane and co-advised by Jo Ott.\n"
    bio = parse(page).bio
    assert bio is not None and bio.education[0].advisors == ("Ada Lane", "Jo Ott")


def test_another_persons_profile_is_no_identifier() -> None:
    """A profile behind another's name is a link of the page, and not who its person is."""
    page = (
        "# Bo Reed\n\nI work with [Ada Lane](https://scholar.google.com/citations?user=AAAAAAAAAAAA). "
        "[Scholar](https://scholar.google.com/citations?user=BBBBBBBBBBBB)\n"
    )
    bio = parse(page).bio
    assert bio is not None and [one.value for one in bio.identifiers] == ["BBBBBBBBBBBB"]
    assert len(bio.links) == 2


@pytest.mark.xfail(strict=True, reason="too few such pages to fit to: a short table with a column for each field")
def test_the_head_of_a_table_is_no_entry() -> None:
    """The names of a table's columns are words beside its entries, not the first of them."""
    rows = "".join(f"| {n} | Ada Quill, Bo Tarn. Counting {n} leaves. | 202{n} | ICML |\n" for n in range(1, 5))
    page = f"## Publications\n\n| No. | Paper & authors | Year | Journal |\n|---|---|---|---|\n{rows}"
    profile = parse(page, format="markdown")
    assert [paper.title for paper in profile.papers] == [f"Counting {n} leaves" for n in range(1, 5)]
    assert {profile.quote(piece.span) for piece in profile.residue if piece.kind == "prose"} >= {"Paper & authors"}


@pytest.mark.parametrize("sign", ["📢", "🎓", "→", "▶️", "🏆"])
def test_a_sign_before_the_date(sign: str) -> None:
    """Whatever picture stands before it, a date opens an item of news."""
    items = [f"- {sign} [{month} 2024] Our paper is out.\n" for month in ("Mar", "Feb", "Jan")]
    news = parse("## News\n\n" + "".join(items), format="markdown").news
    assert [(item.date and item.date.edtf, item.text) for item in news] == [
        (f"2024-0{n}", "Our paper is out.") for n in (3, 2, 1)
    ]


def test_a_period_on_the_last_line_of_an_item() -> None:
    """Employer, role and period on three lines of a list item are one position; the next item is the next."""
    held = [("Alder University", "Lecturer", "2002", "2003"), ("Reed Labs", "Research Intern", "2000", "2001")]
    items = "".join(f"- **{where}**  \n  {role}  \n  {start} – {end}\n" for where, role, start, end in held)
    bio = parse("# Bo Reed\n\n## Experience\n\n" + items, format="markdown").bio
    assert bio is not None
    assert [
        (one.organization, one.role, one.start and one.start.edtf, one.end and one.end.edtf) for one in bio.positions
    ] == held


@pytest.mark.parametrize(
    ("name", "held"),
    [("Ada", True), ("Dr. Lane", True), ("Ada Lane", True), ("Bo", False)],
)
def test_the_person_by_one_name(name: str, held: bool) -> None:
    """`Ada is a lecturer` speaks of the page's person where the page is headed by that name, and of nobody else."""
    bio = parse(f"# Ada Lane\n\n{name} is a Lecturer at Alder University. She counts boats.\n").bio
    assert bio is not None
    assert [(one.role, one.organization) for one in bio.positions] == [("Lecturer", "Alder University")] * held


@pytest.mark.parametrize("wrap", ["<p>{}</p>", "<div>{}</div>", "<li>{}</li>", "<tr><td>{}</td></tr>"])
def test_stages_of_a_career_in_any_element(wrap: str) -> None:
    """A degree with its year is an entry of a list whatever element it stands in, in the order of the page."""
    rows = ["PhD in Physics, Alder University, 2003", "MS in Physics, Reed College, 1999", "BA, ETH Zurich, 1997"]
    body = "".join(map(wrap.format, rows))
    body = f"<table>{body}</table>" if "<tr>" in body else body
    bio = parse(f"<html><body><h1>Bo Reed</h1><h2>Education</h2>{body}</body></html>", format="html").bio
    assert bio is not None
    assert [(one.degree, one.institution) for one in bio.education] == [
        ("PhD", "Alder University"), ("MS", "Reed College"), ("BA", "ETH Zurich"),
    ]  # fmt: skip


def test_a_section_of_plain_text_needs_no_blank_line() -> None:
    """A line that is a section's name opens it between lines of another kind; in a menu it does not."""
    menu = "Ines Duarte\nnews\npublications\nteaching\n\nI count lamps at Alder University.\n"
    news = "news\nOct 21, 2025\tA paper on lamps was accepted at NAACL, and another one was not.\n"
    papers = "publications\nInes Duarte, Bo Reed. Counting Lamps by Night. Journal of Lamps, 12(3), 2025.\n"
    profile = parse(menu + news + papers)
    assert [item.date.edtf for item in profile.news if item.date] == ["2025-10-21"]
    assert [paper.title for paper in profile.papers] == ["Counting Lamps by Night"]


def test_a_date_over_the_words_is_that_of_the_news_below() -> None:
    """Where lines of dates part the news, what follows a date goes on with it, a range of days included."""
    page = "## News\n\n#### 29.–30. September 2025\n\nWe met in Bonn.\n\n#### Juli 2025\n\nThe lamps are counted.\n"
    found = [(item.date.edtf if item.date else None, item.text) for item in parse(page).news]
    assert found == [("2025-09-29/2025-09-30", "We met in Bonn."), ("2025-07", "The lamps are counted.")]


def test_a_date_in_figures_may_close_a_line_of_news() -> None:
    """Each line of plain text that ends in a day is an item of its own."""
    page = "Lab\n\nNews\nThe lamps are counted, all of them.\t2025-10-28\nWe welcome two students.\t2025-09-05\n"
    found = [(item.date.edtf if item.date else None, item.text) for item in parse(page).news]
    assert found == [("2025-10-28", "The lamps are counted, all of them."), ("2025-09-05", "We welcome two students.")]


def test_whole_citations_in_paragraphs_are_an_entry_each() -> None:
    """Nothing but what they are parts the paragraphs of one element."""
    row = "<p>Duarte, I., &amp; Reed, B. ({0}). Counting lamps by night in {0}. <i>Journal of Lamps, 1</i>, 3–9.</p>"
    rows = "".join(row.format(year) for year in (2024, 2023, 2022, 2021))
    page = f'<h2>Publications</h2><div class="accordion-body">{rows}</div><h2>Teaching</h2><p>Lamps, each spring.</p>'
    assert [paper.date.edtf for paper in parse(page).papers if paper.date] == ["2024", "2023", "2022", "2021"]


def test_a_list_in_one_entry_opens_no_entries() -> None:
    """What a badge, a title and a byline open, in boxes of one kind, goes on through the list in one of them."""
    box = (
        '<div class="box"><div class="badge">{}</div><div><p><a href="x">{}</a></p><p>Ines Duarte, Bo Reed</p>{}</div>'
        "</div>"
    )
    rows = [
        ("ICML 2024", "Counting Lamps without Ladders", "<ul><li>Works in the rain.</li><li>Needs no light.</li></ul>"),
        ("ACL 2023", "A Short Grammar of Street Lamps", ""),
        ("CVPR 2022", "Seeing Lamps through Fog and Rain", "<p>code</p>"),
    ]
    found = parse(f"<h2>Publications</h2><section>{''.join(box.format(*row) for row in rows)}</section>").papers
    assert [(f"{paper.venue} {paper.date.edtf}", paper.title) for paper in found if paper.date] == [
        row[:2] for row in rows
    ]


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("Skip to content\n\nHome\n\nIngrid Solheim-Okafor\nAssociate Professor, Alder University\n\nI count.\n",
         "Ingrid Solheim-Okafor"),
        ("<p>Imprint</p><p>Jürgen Wolkenstein</p><p>Room 4</p><p>wolkenst@alder.example</p><p>I count lamps.</p>",
         "Jürgen Wolkenstein"),
        ("# 白石 凛太郎\n\nI count lamps at Alder University.\n", "白石 凛太郎"),
        ("Je m'appelle **Élodie Castellan-d'Arbois**. Je suis professeure à l'Université d'Alder.\n",
         "Élodie Castellan-d'Arbois"),
    ],
)  # fmt: skip
def test_whose_page_it_is(page: str, name: str) -> None:
    """The role under a name, an address with a part of it, or a greeting tell the page's person."""
    bio = parse(page).bio
    assert bio is not None and bio.name == name


FRAMED = """INES DUARTE

:: LATEST ::
3 May 2025 -- Our lamps are lit again.
9 June 2025 -- Two new ladders.

:: STRANGE MATTERS ::
We keep a ladder for each lamp.

{heading}
Duarte I, Reed B (2025) Counting street lamps in the rain without ladders. J Lamp Stud 31: 105-119.
Duarte I, Lane A, Okafor T (2023) An atlas of lamps in northern harbour towns. Lamps ONE 18(4): e0283411.
Lane A, Duarte I. 2021. Lamps at the edge of the desert. In: Reed B (ed.) Deserts and Lamps. Alder Press, pp. 44-71.
"""


@pytest.mark.xfail(strict=True, reason="too few such pages to fit to: the first citation under a heading between signs")
@pytest.mark.parametrize(
    "heading", [":: PUBLICATIONS ::", "== Publications ==", ":: THINGS I WROTE ::", "--- Mine ---"]
)
def test_plain_text_of_whole_citations(heading: str) -> None:
    """In plain text a line between signs is a heading, and lines that cite from end to end are entries of their own."""
    profile = parse(FRAMED.format(heading=heading), format="text")
    assert [(paper.title, len(paper.authors), paper.date.edtf if paper.date else None) for paper in profile.papers] == [
        ("Counting street lamps in the rain without ladders", 2, "2025"),
        ("An atlas of lamps in northern harbour towns", 3, "2023"),
        ("Lamps at the edge of the desert", 2, "2021"),
    ]
    assert [item.text for item in profile.news] == ["Our lamps are lit again.", "Two new ladders."]


def test_dashes_part_names_from_venues() -> None:
    """Names behind a dash between blanks are no more of the list before it."""
    row = "<p><cite>{}</cite> — {} — <em>{}</em>, 2024;80(3):1121–1133</p>"
    rows = [
        ("Night shifts in rural wards", "Duarte I., Reed B.", "J Adv Lamps"),
        ("Who lights the lamps at 4 a.m.?", "Lane A.", "Lamp Inquiry"),
    ]
    page = f"<h2>Publications</h2>{''.join(row.format(*each) for each in rows)}"
    assert [
        (paper.title, ", ".join(author.name for author in paper.authors), paper.venue)
        for paper in parse(page, format="html").papers
    ] == rows


TOLD = "We show that looms are a good deal wider than most of the rooms in which they stand."


@pytest.mark.parametrize("labels", ["project page / arXiv ", "project page / video / arXiv ", "pdf | code "])
def test_what_stands_behind_links_in_a_line_describes(labels: str) -> None:
    """A card in one line is cut before the names of its links, and the sentence behind them is found."""
    text = f"Looms That Are Wide Ada Lane, Bo Reed CVPR, 2024 {labels}{TOLD}"
    own, remark = cut([Line(text, 100, 100 + len(text))])
    assert [(line.text, line.span(0, len(line.text))) for line in own] == [(text[:48], (100, 148))]
    assert remark is not None
    assert remark[0].text[remark[1] :] == TOLD


@pytest.mark.parametrize(
    "text", [f"Looms Ada Lane / Bo Reed CVPR, 2024 {TOLD}", f"project page / arXiv {TOLD}", "Looms, 2024 pdf"]
)
def test_other_bars_cut_nothing(text: str) -> None:
    """Names between bars, a line without a year before its links, and links that nothing follows stay as they are."""
    line = Line(text, 0, len(text))
    assert cut([line]) == ([line], None)
