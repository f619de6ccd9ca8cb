"""BibTeX, CSL-JSON and RIS, each read back by readers of others."""

import json
import re
import warnings
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from hypothesis import strategies as st

from profparse import Author, Date, Identifier, Link, Paper, export, parse
from profparse.export.formats import exported, gathered
from profparse.export.imprint import edition, edition_number
from profparse.export.losses import Losses
from profparse.export.plain import plain
from profparse.export.publications import Publication, keys, publications
from profparse.item_lists import Papers
from tests.export import readers
from tests.export.profiles import papers
from tests.pages import PAGES, name_of

PLACE = (0, 1)


def paper(**values: Any) -> Paper:
    """A paper with some values."""
    return Paper(id="paper-1", blocks=(PLACE,), layout="homepage", **values)


def author(name: str, given: str | None = None, family: str | None = None, kind: Any = "person") -> Author:
    """An author."""
    return Author(name, given, family, kind, (), False, PLACE)


def day(edtf: str, text: str = "", alternatives: tuple[str, ...] = ()) -> Date:
    """A date in EDTF."""
    return Date(text or edtf, edtf, None, None, "day", "/" in edtf, (), alternatives, PLACE)


#: A book as it is read of ``2nd ed. Leiden: Well Press. ISBN 978-3-16-148410-0``: its publisher stands in as venue.
BOOK: dict[str, Any] = {
    "type": "book", "edition": "2nd ed.", "venue": "Well Press", "publisher": "Well Press", "publisher_place": "Leiden",
    "identifiers": (Identifier("isbn", "978-3-16-148410-0", PLACE),),
}  # fmt: skip


def in_bibtex(**values: Any) -> dict[str, str]:
    """The fields of a paper's entry, with its type, as bibtexparser reads them."""
    (entry,) = readers.bibtex(exported(Papers([paper(**values)]), "bibtex").content)[0].values()  # type: ignore[arg-type]
    return {"entry": entry.entry_type} | {field.key: field.value for field in entry.fields}


# BibTeX


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_two_readers_read_every_paper_back(page: Path) -> None:
    """bibtexparser and pybtex read each paper's title, names and year."""
    profile = parse(page)
    _, data = readers.bibtex(str(exported(profile, "bibtex").content))
    assert len(data.entries) == len(profile.papers)
    for one, entry in zip(profile.papers, data.entries.values(), strict=True):
        assert readers.latex(entry.fields["title"]) == one.title
        shown = [" ".join(readers.latex(part) for part in _parts(person)) for person in _people(entry)]
        assert shown[: len(one.authors)] == [_spoken(each) for each in one.authors]
        assert shown[len(one.authors) :] == (["others"] if one.et_al else [])
        if one.date is not None:
            assert entry.fields["year"] == one.date.edtf[:4]


def _people(entry: Any, role: str = "author") -> list[Any]:
    return list(entry.persons.get(role, []))


def _parts(person: Any) -> list[str]:
    return [*person.first_names, *person.middle_names, *person.prelast_names, *person.last_names, *person.lineage_names]


def _spoken(each: Author) -> str:
    return f"{each.given} {each.family}" if each.given and each.family else each.family or each.name


@pytest.mark.parametrize(
    ("date", "fields"),
    [
        ("2024-05-03", {"year": "2024", "month": "5", "day": "3"}),
        ("2024-05", {"year": "2024", "month": "5"}),
        ("2024", {"year": "2024"}),
        ("2022-21", {"year": "2022", "month": "spring"}),
        ("2024-XX-XX", {"year": "2024"}),
        ("XXXX-04-03", {"month": "4", "day": "3"}),
        ("2023-01/2023-03", {"year": "2023"}),
        ("2022-12/2023-01", {"year": "2022--2023"}),
        ("2023-05/..", {"year": "2023--"}),
        ("../2020", {"year": "--2020"}),
        ("nonsense", {}),
    ],
)
def test_a_date_is_as_precise_as_on_the_page(date: str, fields: dict[str, str]) -> None:
    """Year, month and day stand in an entry as far as they are known, and no further."""
    found = in_bibtex(title="A", date=day(date))
    months = {"jan": "1", "apr": "4", "may": "5"}
    shown = {name: months.get(value, value) for name, value in found.items() if name in ("year", "month", "day")}
    assert shown == fields


@pytest.mark.parametrize(
    ("names", "et_al", "field"),
    [
        ([author("Helga Brandt", "Helga", "Brandt")], True, "Brandt, Helga and others"),
        ([author("Team Lattice and Friends", kind="group")], False, "{Team Lattice and Friends}"),
        ([author("Noor van der Meer", "Noor", "van der Meer")], False, "van der Meer, Noor"),
        ([author("李明")], False, "李明"),
        ([author("Plato", None, "Plato")], False, "{Plato}"),
        ([author("Rook, Sons and Co")], False, "{Rook, Sons and Co}"),
        ([author("others")], True, "{others} and others"),
        ([author("A, B, C, D")], False, "{A, B, C, D}"),
        ([author("J {x", "J", "{x")], False, "{\\textbraceleft}x, J"),
    ],
)
def test_names_are_split_where_the_page_splits_them(names: list[Author], et_al: bool, field: str) -> None:
    """Groups and names that BibTeX would misread stand in braces; a cut list ends in ``and others``."""
    assert in_bibtex(title="A", authors=tuple(names), et_al=et_al)["author"] == field


def test_titles_keep_their_words_and_capitals() -> None:
    """Characters that TeX acts on mean themselves, and words with inner capitals keep them in any style."""
    fields = in_bibtex(title="100% of A_b & {BERT}: x^2 ~ $y$ \\n @article{x,")
    assert fields["title"] == (
        "100\\% of A\\_b \\& {\\textbraceleft}{BERT}{\\textbraceright}: x{\\textasciicircum}2 {\\textasciitilde} "
        "\\$y\\$ {\\textbackslash}n {@}article{\\textbraceleft}x,"
    )
    assert readers.latex(fields["title"]) == "100% of A_b & {BERT}: x^2 ~ $y$ \\n @article{x,"


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"type": "article-journal", "venue": "J. Forms"}, {"entry": "article", "journal": "J. Forms"}),
        ({"type": "paper-conference", "venue": "ACL"}, {"entry": "inproceedings", "booktitle": "ACL"}),
        (
            {"type": "thesis", "venue": "PhD thesis, Westmark"},
            {"entry": "phdthesis", "school": "Westmark", "type": "PhD thesis"},
        ),
        (
            {"type": "thesis", "venue": "Master's thesis (Westmark)"},
            {"entry": "mastersthesis", "school": "Westmark", "type": "Master's thesis"},
        ),
        ({"type": "thesis", "venue": "Westmark"}, {"entry": "phdthesis", "school": "Westmark", "type": "Thesis"}),
        (
            {"type": "article", "venue": "arXiv preprint", "identifiers": (Identifier("arxiv", "2401.1", PLACE),)},
            {"entry": "misc", "eprint": "2401.1", "archiveprefix": "arXiv"},
        ),
        ({"status": "preprint", "venue": "bioRxiv 2021"}, {"entry": "misc", "howpublished": "bioRxiv"}),
        (
            {"authors": (replace(author("A B", "A", "B"), marks=("*",)), author("C D", "C", "D"))},
            {"author": "B, A and D, C", "author+an": '1="*"'},
        ),
        ({"type": "software"}, {"entry": "misc", "type": "software"}),
        ({"pages": "11–19"}, {"pages": "11--19"}),
        ({"status": "under review"}, {"note": "under review"}),
        ({"status": "published"}, {}),
        ({"identifiers": (Identifier("arxiv", "2401.1", PLACE),)}, {"eprint": "2401.1", "archiveprefix": "arXiv"}),
        ({"identifiers": (Identifier("doi", "10.1234/a_b", PLACE),)}, {"doi": "10.1234/a_b"}),
        (
            {"type": "chapter", "venue": "Maps", "editors": (author("O. Brem", "O.", "Brem"), author("李明"))},
            {"entry": "incollection", "booktitle": "Maps", "editor": "Brem, O. and 李明"},
        ),
        (
            BOOK,
            {
                "entry": "book", "publisher": "Well Press", "address": "Leiden", "edition": "2nd",
                "isbn": "978-3-16-148410-0",
            },
        ),
        (
            {"type": "report", "venue": "Westmark", "publisher": "Westmark"},
            {"entry": "techreport", "institution": "Westmark"},
        ),
    ],
)
def test_fields_stand_where_bibtex_has_them(values: dict[str, Any], fields: dict[str, str]) -> None:
    """Types, venues, pages and identifiers take the names that BibTeX has for them."""
    found = in_bibtex(title="A", **values)
    assert fields.items() <= found.items()
    assert set(found) <= {"entry", "title", *fields}


def test_keys_depend_on_the_papers_alone() -> None:
    """Papers that would share a key are numbered, and their order on the page changes no key."""
    who = (author("Zoë Müller", "Zoë", "Müller"),)
    alike = [
        paper(title="The Narrow Tables", authors=who, date=day("2024-05")),
        paper(title="Narrow Chairs", authors=who, date=day("2024-03")),
        paper(title="Über Narrow Things", authors=who, date=day("2024")),
        paper(title="狭い表"),
        paper(),
    ]
    wanted = ["muller2024narrow-2", "muller2024narrow", "muller2024uber", "anonymousnd", "anonymousnd-2"]
    assert sorted(keys(alike)) == sorted(wanted)
    assert keys(alike)[:3] == wanted[:3]
    by_title = dict(zip([one.title for one in alike], keys(alike), strict=True))
    assert dict(zip([one.title for one in alike[::-1]], keys(alike[::-1]), strict=True)) == by_title


def test_a_book_without_authors_is_called_by_its_editor() -> None:
    """Where no one is its author, the key begins with who edited it."""
    editors = (author("Otto Brem", "Otto", "Brem"), author("Ilse Quast", "Ilse", "Quast"))
    assert keys([paper(title="Silence and Its Rooms", editors=editors, date=day("1994"))]) == ["brem1994silence"]


def test_pages_are_merged_and_equal_papers_written_once() -> None:
    """Keys are unique over all pages; a paper that two pages give alike is one entry, which is told."""
    page = parse(PAGES[0])
    other = replace(page, papers=Papers([replace(page.papers[0], score=1.0), *page.papers[1:]]))
    done = exported([page, other], "bibtex")
    entries, _ = readers.bibtex(str(done.content))
    assert len(entries) == len(page.papers) + 1
    assert f"of equal papers one is written ({len(page.papers) - 1} left out)" in done.not_held


@settings(max_examples=150, deadline=None)
@given(st.lists(papers, max_size=3))
def test_any_bibtex_is_read_by_both(several: list[Paper]) -> None:
    """Whatever the texts are, both readers find each paper by its key, with its title and number of names."""
    done = exported(Papers(several), "bibtex")
    wanted = entries_of(several)
    entries, data = readers.bibtex(str(done.content))
    assert list(entries) == [publication.key for publication in wanted]
    for (_, one), entry in zip(wanted, data.entries.values(), strict=True):
        title = plain(one.title or "")
        assert readers.latex(entry.fields.get("title", "")) == title
        families = [each.family or "" if each.kind == "person" else "" for each in one.authors]
        named = [each for each, family in zip(one.authors, families, strict=True) if plain(each.name + family)]
        assert len(_people(entry)) == (len(named) + one.et_al if one.authors else 0)
        editors = [e for e in one.editors if plain(e.name) or (e.kind == "person" and e.family and plain(e.family))]
        assert len(_people(entry, "editor")) == len(editors)


def entries_of(several: list[Paper]) -> list[Publication]:
    """The papers as the entries of a bibliography."""
    return publications([gathered(Papers(several))], Losses(""))


# CSL-JSON


@cache
def _csl_names() -> dict[str, frozenset[str]]:
    """The types and variables of CSL 1.0.2, from the schema that citeproc-py carries."""
    spec = find_spec("citeproc")
    assert spec is not None and spec.submodule_search_locations
    folder = Path(spec.submodule_search_locations[0]) / "data" / "schema" / "schemas" / "styles"
    out = {}
    for name in ("types", "variables"):
        text = re.sub(r"^\s*##.*$", "", (folder / f"csl-{name}.rnc").read_text("utf-8"), flags=re.MULTILINE)
        out[name] = frozenset(re.findall(r'^\s*(?:\||[\w.-]+ =)?\s*"([\w-]+)"', text, re.MULTILINE))
    assert {"paper-conference", "document"} <= out["types"] and {"DOI", "issued", "title"} <= out["variables"]
    return out


def check_csl(text: str) -> list[dict[str, Any]]:
    """The items of a CSL-JSON text, after a check of each against the standard's names and shapes."""
    items: list[dict[str, Any]] = json.loads(text)
    for item in items:
        assert item["type"] in _csl_names()["types"]
        assert set(item) - {"id", "type", "custom"} <= _csl_names()["variables"] | {"keyword", "status"}
        for name in [*item.get("author", []), *item.get("editor", [])]:
            assert set(name) in ({"literal"}, {"family"}, {"family", "given"}) and all(name.values())
        date = item.get("issued", {"literal": "x"})
        assert set(date) <= {"date-parts", "season", "literal"} and date
        for parts in date.get("date-parts", []):
            assert 1 <= len(parts) <= 3 and all(type(part) is int for part in parts)
        rest = {k: v for k, v in item.items() if k not in ("author", "editor", "issued", "custom")}
        assert all(isinstance(value, str) and value for value in rest.values())
    assert len({item["id"] for item in items}) == len(items)
    return items


def rendered(items: list[dict[str, Any]]) -> list[str]:
    """The items as citeproc-py prints them in a style; what it does not know it would warn of."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        # ``custom`` is CSL-JSON's own place for more, which this processor does not know.
        source = CiteProcJSON([{k: v for k, v in item.items() if k != "custom"} for item in items])
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    return [str(entry) for entry in bibliography.bibliography()]


def test_a_citation_processor_prints_the_papers() -> None:
    """citeproc-py prints names, year and title of what a page gives."""
    page = parse(PAGES[0].parents[1] / "homepage" / "03-all-sections.html")
    printed = "\n".join(rendered(check_csl(str(exported(page, "csl-json").content))))
    assert "Duarte, I., Mensah, K. and Brandt, H. (2023) “Counting Words Twice”, Journal of Small Corpora" in printed


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        (day("2024-05-03"), {"date-parts": [[2024, 5, 3]]}),
        (day("2022-21"), {"date-parts": [[2022]], "season": 1}),
        (day("2022-12/2023-01"), {"date-parts": [[2022, 12], [2023, 1]]}),
        (day("2023-05/.."), {"literal": "2023-05/.."}),
        (day("XXXX-04-03", "Apr 3"), {"literal": "Apr 3"}),
        (day("2024-XX-XX", "5/3/24", ("2024-05-03", "2024-03-05")), {"date-parts": [[2024]]}),
    ],
)
def test_csl_dates_have_the_parts_of_the_page(date: Date, issued: dict[str, Any]) -> None:
    """Dates are lists of their parts; what has no year is quoted."""
    (item,) = check_csl(str(exported(Papers([paper(title="A", date=date)]), "csl-json").content))
    assert item["issued"] == issued


def test_what_csl_has_no_variable_for_is_custom() -> None:
    """Score, badges and the like stand under ``custom``, which the format has for that."""
    page = parse("98.1CLMay 3, 2024Code\nNarrow TablesHelga Brandt, Theo Okafor et al. · northfield\n")
    (item,) = check_csl(str(exported(page, "csl-json").content))
    assert item["custom"] == {"et_al": True, "organizations": ["northfield"], "score": 98.1, "badges": ["Code"]}


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        (
            {"type": "article", "venue": "arXiv preprint", "identifiers": (Identifier("arxiv", "2401.1", PLACE),)},
            {"type": "article", "genre": "preprint", "publisher": "arXiv", "number": "arXiv:2401.1"},
        ),
        (
            {"type": "thesis", "venue": "PhD thesis, Westmark"},
            {"type": "thesis", "genre": "PhD thesis", "publisher": "Westmark"},
        ),
        ({"type": "report", "venue": "Westmark"}, {"type": "report", "publisher": "Westmark"}),
        ({"venue": "bioRxiv", "status": "preprint"}, {"type": "article", "genre": "preprint", "publisher": "bioRxiv"}),
        ({"venue": "Westmark"}, {"type": "document", "container-title": "Westmark"}),
        (
            {"type": "report", "venue": "Westmark", "publisher": "Westmark"},
            {"type": "report", "publisher": "Westmark"},
        ),
        (
            BOOK,
            {
                "type": "book", "publisher": "Well Press", "publisher-place": "Leiden", "edition": "2",
                "ISBN": "978-3-16-148410-0",
            },
        ),
        (
            {"type": "chapter", "venue": "Maps", "editors": (author("O. Brem", "O.", "Brem"), author("Ilse Quast"))},
            {
                "type": "chapter", "container-title": "Maps",
                "editor": [{"family": "Brem", "given": "O."}, {"literal": "Ilse Quast"}],
            },
        ),
    ],
)
def test_works_are_of_the_kind_that_csl_has_for_them(values: dict[str, Any], wanted: dict[str, str]) -> None:
    """A preprint, a thesis and a report have what they appeared with as their publisher."""
    (item,) = check_csl(str(exported(Papers([paper(title="A", **values)]), "csl-json").content))
    assert {name: value for name, value in item.items() if name not in ("id", "title", "custom")} == wanted


def test_a_style_prints_editors_edition_and_place() -> None:
    """citeproc-py prints who edited a book, which edition it is, and where it appeared."""
    editors = (author("Otto Brem", "Otto", "Brem"), author("Ilse Quast", "Ilse", "Quast"))
    who = (author("Mira Okker", "Mira", "Okker"),)
    book = paper(title="Silence and Its Rooms", authors=who, editors=editors, date=day("1994"), **BOOK)
    assert rendered(check_csl(str(exported(Papers([book]), "csl-json").content))) == [
        "Okker, M. (1994) Silence and Its Rooms. 2nd ed. Edited by O. Brem and I. Quast. Leiden: Well Press."
    ]


@pytest.mark.parametrize(
    ("said", "number", "short"),
    [
        ("2nd ed.", "2", "2nd"), ("2", "2", "2"), ("4th", "4", "4th"), ("3. Auflage", "3", "3."), ("2ª ed.", "2", "2ª"),
        ("2ème éd.", "2", "2ème"), ("Изд. 2-е", "2", "2-е"), ("第2版", "2", "第2版"), ("(2nd edition)", "2", "2nd"),
        ("Rev. ed.", None, "Rev."), ("3., überarb. Aufl.", None, "3., überarb."), ("Second edition", None, "Second"),
        ("2nd rev. ed.", None, "2nd rev."), ("ed.", None, "ed."), ("", None, None), (None, None, None),
    ],
)  # fmt: skip
def test_an_edition_is_a_number_where_nothing_more_is_said(
    said: str | None, number: str | None, short: str | None
) -> None:
    """The word for edition is left to the style, and what no number says stays in words."""
    assert (edition_number(paper(edition=said)), edition(paper(edition=said))) == (number, short)


@pytest.mark.parametrize("status", ["published", "accepted", "under review", "in preparation"])
def test_no_style_prints_a_status(status: Any) -> None:
    """How far a publication has come is not in the variable that styles print into the reference."""
    one = paper(title="A", type="paper-conference", venue="V")
    with_it, without = (
        check_csl(str(exported(Papers([replace(one, status=said)]), "csl-json").content)) for said in (status, None)
    )
    assert rendered(with_it) == rendered(without)
    assert with_it[0]["custom"] == {"status": status}


@settings(max_examples=80, deadline=None)
@given(st.lists(papers, max_size=3))
def test_any_csl_keeps_to_the_standard(several: list[Paper]) -> None:
    """Whatever the texts are, types, variables, names and dates are of the standard, and the ids the BibTeX keys."""
    items = check_csl(str(exported(Papers(several), "csl-json").content))
    assert [item["id"] for item in items] == [entry.key for entry in entries_of(several)]


# RIS


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_rispy_reads_every_paper_back(page: Path) -> None:
    """rispy reads each paper's title, year and authors."""
    profile = parse(page)
    found = readers.ris(str(exported(profile, "ris").content))
    assert [one["title"] for one in found] == [one.title for one in profile.papers]
    assert [len(one.get("authors", [])) for one in found] == [len(one.authors) for one in profile.papers]
    for one, reference in zip(profile.papers, found, strict=True):
        if one.date is not None:
            assert reference["year"] == one.date.edtf[:4]


def test_a_reference_in_ris() -> None:
    """The tags of a full reference, in their order."""
    whole = paper(
        title="Narrow\nTables", type="article-journal",
        authors=(author("Helga Brandt", "Helga", "Brandt"), author("李明")),
        venue="J. Forms", volume="4", issue="2", pages="101–120", date=day("2024-05"), categories=("CL", "LG"),
        identifiers=(Identifier("doi", "10.1/x", PLACE), Identifier("acl", "A-1", PLACE)), status="accepted", score=1.5,
    )  # fmt: skip
    done = exported(Papers([whole]), "ris")
    assert done.content == (
        "TY  - JOUR\nID  - brandt2024narrow\nAU  - Brandt, Helga\nAU  - 李明\nTI  - Narrow Tables\nT2  - J. Forms\n"
        "VL  - 4\nIS  - 2\nSP  - 101\nEP  - 120\nPY  - 2024\nDA  - 2024/05\nKW  - CL\nKW  - LG\nDO  - 10.1/x\n"
        "N1  - accepted\nER  - \n"
    )
    assert done.not_held == ("RIS leaves out, of papers: score (1), identifiers (acl) (1)",)


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        (
            {"type": "article", "venue": "arXiv preprint", "identifiers": (Identifier("arxiv", "2401.1", PLACE),)},
            {"type_of_reference": "UNPB", "publisher": "arXiv", "accession_number": "arXiv:2401.1"},
        ),
        (
            {"type": "thesis", "venue": "PhD thesis, Westmark"},
            {"type_of_reference": "THES", "publisher": "Westmark", "type_of_work": "PhD thesis"},
        ),
        ({"date": day("2024")}, {"type_of_reference": "GEN", "year": "2024"}),
        ({"date": day("2024-05-03")}, {"type_of_reference": "GEN", "year": "2024", "date": "2024/05/03"}),
        (
            {"date": day("2022-21", "Spring 2022")},
            {"type_of_reference": "GEN", "year": "2022", "date": "2022///Spring 2022"},
        ),
        (
            {"authors": (replace(author("A B", "A", "B"), marks=("*",)), author("C D", "C", "D"))},
            {"type_of_reference": "GEN", "authors": ["B, A", "D, C"], "notes": ["Marks of authors: A B *"]},
        ),
        (
            {**BOOK, "editors": (author("Otto Brem", "Otto", "Brem"),)},
            {
                "type_of_reference": "BOOK", "tertiary_authors": ["Brem, Otto"], "publisher": "Well Press",
                "place_published": "Leiden", "edition": "2nd", "issn": "978-3-16-148410-0",
            },
        ),
        (
            {"type": "paper-conference", "venue": "V", "editors": (author("Otto Brem"),), "publisher_place": "Leiden"},
            {
                "type_of_reference": "CPAPER", "secondary_authors": ["Otto Brem"], "secondary_title": "V",
                "custom1": "Leiden",
            },
        ),
    ],
)
def test_tags_stand_where_readers_look_for_them(values: dict[str, Any], wanted: dict[str, Any]) -> None:
    """Preprints, theses and dates have the tags that Zotero reads them from, and no part that is not known."""
    (found,) = readers.ris(str(exported(Papers([paper(title="A", **values)]), "ris").content))
    assert {name: value for name, value in found.items() if name not in ("id", "title")} == wanted


def test_an_isbn_is_no_number_of_a_report() -> None:
    """``SN`` of a report is its own number, so its ISBN is told and left out."""
    done = exported(Papers([paper(title="A", **{**BOOK, "type": "report"})]), "ris")
    assert "SN  - " not in str(done.content)
    assert done.not_held == ("RIS leaves out, of papers: identifiers (isbn) (1)",)


def test_an_address_is_written_once() -> None:
    """A paper that the page links twice has its address once in RIS and JSON-LD, where addresses have no words."""
    ways = ("https://example.org/a", "https://example.org/b", "https://example.org/b", "https://example.org/a")
    linked = Papers([paper(links=tuple(Link(way, None, "", "other", PLACE) for way in ways))])
    assert readers.ris(str(exported(linked, "ris").content))[0]["urls"] == list(ways[:2])
    (node,) = json.loads(str(exported(linked, "json-ld").content))["@graph"]
    assert sorted([node["url"], *node["sameAs"]]) == list(ways[:2])


@settings(max_examples=80, deadline=None)
@given(st.lists(papers, max_size=3))
def test_any_ris_is_read(several: list[Paper]) -> None:
    """Whatever the texts are, rispy finds one reference a paper, with its key and title."""
    wanted = entries_of(several)
    found = readers.ris(str(exported(Papers(several), "ris").content))
    assert [one["id"] for one in found] == [entry.key for entry in wanted]
    assert [one.get("title", "") for one in found] == [plain(entry.paper.title or "") for entry in wanted]


# What all of them share


@settings(max_examples=50, deadline=None)
@given(st.lists(papers, max_size=5), st.randoms())
def test_keys_are_unique_and_of_ascii(several: list[Paper], rng: Any) -> None:
    """No two papers share a key, every tool takes it, and shuffled papers have the same keys."""
    found = keys(several)
    assert len(set(found)) == len(found)
    assert all(re.fullmatch(r"[a-z0-9]+(-[0-9]+)?", key) for key in found)
    order = list(range(len(several)))
    rng.shuffle(order)
    assert sorted(keys([several[n] for n in order])) == sorted(found)


def test_a_function_warns_of_what_its_format_cannot_hold() -> None:
    """The functions return the text, and one warning says what is not in it."""
    page = parse("98.1CLMay 3, 2024Code\nNarrow TablesHelga Brandt\n")
    with pytest.warns(export.NotHeldWarning) as caught:
        text = export.ris(page)
    assert [str(one.message) for one in caught] == ["RIS leaves out, of papers: score (1), badges (1)"]
    with pytest.warns(export.NotHeldWarning) as of_bytes:
        export.parquet(page, "news")
    assert caught[0].filename == of_bytes[0].filename == __file__
    assert text == exported(page, "ris").content
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert export.bibtex(Papers([paper(title="A")])).startswith("@misc{anonymousnda,")


def test_what_is_no_profile_is_refused() -> None:
    """A path, or an unknown format, raises at once and says what is expected."""
    with pytest.raises(TypeError, match="expected a Profile, or several, or records of one, not str"):
        export.bibtex("page.txt")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="unknown export format 'bibtx'; there are bibtex, csl-json, "):
        exported([], "bibtx")
    with pytest.raises(ValueError, match="unknown items 'paper'; there are papers, news, projects"):
        export.csv([], "paper")
