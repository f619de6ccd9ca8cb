"""CSV, Parquet and Markdown."""

import datetime
from typing import Any

import pandas
import polars
import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from profparse import Identifier, Link, Papers, Profile, parse
from profparse.export.formats import exported
from profparse.export.markdown_format import escaped
from profparse.export.plain import plain
from profparse.export.tables import columns
from tests.export import readers
from tests.export.profiles import profiles, texts
from tests.export.test_bibliographies import BOOK, PLACE, author, paper
from tests.pages import PAGES, name_of

TABLES = ("papers", "news", "projects")


# CSV and Parquet


@pytest.mark.parametrize("items", TABLES)
@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_tables_have_a_row_for_each_record(page: Any, items: str) -> None:
    """CSV and Parquet hold the same records after the name of the page; only Parquet has the nested columns, too."""
    profile = parse(page)
    rows = readers.table(str(exported(profile, "csv", items).content))
    found = readers.parquet(exported(profile, "parquet", items).content)  # type: ignore[arg-type]
    records = getattr(profile, items)
    assert [row["id"] for row in rows] == found.column("id").to_pylist() == [record.id for record in records]
    assert found.column_names == ["page", *columns(items, nested=True)]
    assert set(found.column("page").to_pylist()) <= {profile.source.name}
    assert found.drop_columns(["page"]).equals(records.to_arrow(nested=True))
    assert found.select(list(columns(items))).equals(records.to_arrow())
    assert all(list(row) == ["page", *columns(items)] for row in rows)


def test_a_row_of_a_csv_file() -> None:
    """Texts are joined, days are ISO 8601, and the unknown is empty."""
    page = parse("98.1CLMay 3, 2024Code\nNarrow TablesHelga Brandt, Theo Okafor et al. · northfield, westbridge\n")
    (row,) = readers.table(str(exported(page, "csv").content))
    assert (row["title"], row["authors"], row["organizations"]) == (
        "Narrow Tables", "Helga Brandt; Theo Okafor", "northfield; westbridge",
    )  # fmt: skip
    assert (row["year"], row["date"], row["date_latest"], row["score"], row["et_al"], row["citations"]) == (
        "2024", "2024-05-03", "2024-05-03", "98.1", "true", "",
    )  # fmt: skip


def test_what_csv_leaves_out_is_told() -> None:
    """Links beyond the first, identifiers without a column, and texts that cannot be told apart are named."""
    links = tuple(Link(f"https://example.org/{n}", None, "", "other", PLACE) for n in range(2))
    named = (Identifier("doi", "10.1/x", PLACE), Identifier("acl", "A-1", PLACE))
    one = paper(title="A", authors=(author("Rook; Co", kind="group"),), links=links, identifiers=named)
    done = exported(Papers([one]), "csv")
    (row,) = readers.table(str(done.content))
    assert (row["authors"], row["doi"], row["url"]) == ("Rook; Co", "10.1/x", "https://example.org/0")
    assert done.not_held == (
        "CSV leaves out, of papers: links beyond the first (1), identifiers (acl) (1)",
        "CSV joins texts by '; ', which a text of 1 records holds too",
    )


def test_a_paper_without_a_link_has_the_address_of_its_doi() -> None:
    """The column ``url`` is the paper's own link, else where its DOI leads."""
    table = Papers([paper(title="A", identifiers=(Identifier("doi", "10.1/x<1>", PLACE),))]).to_polars()
    assert table.select("doi", "url").row(0) == ("10.1/x<1>", "https://doi.org/10.1/x%3C1%3E")


def test_nothing_of_a_page_is_a_formula() -> None:
    """A text that a spreadsheet would work out has an apostrophe before it, and it is told."""
    titles = ("=1+1", "@SUM(A1)", "-omics", "A=1")
    done = exported(Papers([paper(title=title) for title in titles]), "csv")
    assert [row["title"] for row in readers.table(str(done.content))] == ["'=1+1", "'@SUM(A1)", "'-omics", "A=1"]
    assert done.not_held == ("CSV marks 3 cells with an apostrophe, which spreadsheets would take for formulas",)


def test_pandas_and_polars_read_the_files(tmp_path: Any) -> None:
    """The files are read with the types that their columns have."""
    page = parse(PAGES[0])
    path = tmp_path / "papers.parquet"
    path.write_bytes(exported([page, page], "parquet").content)
    assert len(pandas.read_parquet(path)) == 2 * len(page.papers)
    frame = polars.read_parquet(path)
    assert frame["date_earliest"][0] == datetime.date(2022, 3, 11)
    assert frame.drop("page").head(len(page.papers)).equals(page.papers.to_polars(nested=True))
    empty = readers.parquet(exported([], "parquet", "news").content)  # type: ignore[arg-type]
    assert (empty.num_rows, empty.column_names) == (0, ["page", *columns("news", nested=True)])


@settings(max_examples=60, deadline=None)
@given(profiles())
def test_any_table_is_read(profile: Profile) -> None:
    """Whatever the texts are, each record is a row of its file, and no cell begins like a formula."""
    for items in TABLES:
        rows = readers.table(str(exported(profile, "csv", items).content))
        assert len(rows) == len(getattr(profile, items))
        for row in rows:
            for name, cell in row.items():
                if name not in ("score", "citations", "year", "confidence"):
                    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
        assert readers.parquet(exported(profile, "parquet", items).content).num_rows == len(rows)  # type: ignore[arg-type]


# Markdown

READER = MarkdownIt("gfm-like", {"html": True, "linkify": True})
assert READER.linkify is not None
READER.linkify.set({"fuzzy_link": False})  # as GitHub does, addresses without a scheme but ``www.`` are text


def tokens(text: str) -> list[Any]:
    """All tokens of a Markdown text."""
    out = []
    for token in READER.parse(text):
        out += [token, *(token.children or [])]
    return out


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_markdown_shows_every_record(page: Any) -> None:
    """A Markdown reader finds an entry of a list for each record, with its title or text."""
    profile = parse(page)
    found = tokens(str(exported(profile, "markdown").content))
    shown = " ".join(token.content for token in found if token.type == "text")
    for title in [one.title for one in profile.papers] + [one.name for one in profile.projects]:
        assert plain(title or "") in shown
    entries = sum(token.type == "list_item_open" and token.level == 1 for token in found)
    assert entries >= len(profile.papers) + len(profile.news) + len(profile.projects)


def test_a_paper_in_markdown() -> None:
    """The line of a paper, with its abstract under it."""
    whole = paper(
        title="Narrow *Tables*?", authors=(author("Helga Brandt"), author("Team_A", kind="group")), et_al=True,
        venue="J. Forms", volume="4", issue="2", pages="1–9", score=98.1, abstract="We ask fewer.",
    )  # fmt: skip
    assert str(exported(Papers([whole]), "markdown").content) == (
        "# Profile\n\n## Papers\n\n"
        "- **Narrow \\*Tables\\*?** Helga Brandt, Team\\_A, et al. *J. Forms, 4(2), p. 1–9*. score 98.1\n"
        "  > We ask fewer.\n"
    )  # fmt: skip


def test_a_book_in_markdown_and_in_a_table() -> None:
    """Who edited a book, its edition, place and ISBN stand in its line, and in columns of their own."""
    editors = (author("Otto Brem"), author("Ilse Quast"))
    records = Papers([paper(title="Silence and Its Rooms", editors=editors, **BOOK)])
    assert str(exported(records, "markdown").content).splitlines()[-1] == (
        "- **Silence and Its Rooms**. *ed. by Otto Brem, Ilse Quast, 2nd ed., Leiden: Well Press*. "
        "isbn 978-3-16-148410-0"
    )
    done = exported(records, "csv")
    (row,) = readers.table(str(done.content))
    assert [row[name] for name in ("editors", "edition", "publisher_place", "isbn")] == [
        "Otto Brem; Ilse Quast", "2nd ed.", "Leiden", "978-3-16-148410-0",
    ]  # fmt: skip
    assert done.not_held == ()
    (whole,) = records.to_polars(nested=True).to_dicts()
    assert [editor["name"] for editor in whole["editors_list"]] == ["Otto Brem", "Ilse Quast"]


@settings(max_examples=300, deadline=None)
@given(texts)
def test_an_escaped_text_means_itself(text: str) -> None:
    """Whatever a text is, a Markdown reader sees one paragraph, or one entry of a list, of just that text."""
    for before in ("", "- "):
        found = [token for token in tokens(before + escaped(text)) if not token.type.endswith(("_open", "_close"))]
        assert {token.type for token in found} <= {"inline", "text", "text_special", "softbreak"}
        assert "".join(token.content for token in found if token.type.startswith("text")) == plain(text)


@settings(max_examples=60, deadline=None)
@given(profiles())
def test_nothing_of_a_page_is_active_in_markdown(profile: Profile) -> None:
    """Whatever the texts are, there is no HTML, no code and no picture, and no link but to an address of the web."""
    found = tokens(str(exported(profile, "markdown").content))
    kinds = {token.type for token in found}
    assert not kinds & {"html_block", "html_inline", "code_inline", "code_block", "fence", "image", "table_open"}
    for token in found:
        if token.type == "link_open":
            assert token.attrs["href"].lower().startswith(("http://", "https://", "ftp://", "mailto:"))
            assert token.markup != "linkify"
    wanted = len(profile.papers) + len(profile.news) + len(profile.projects)
    assert sum(token.type == "list_item_open" for token in found) >= wanted
