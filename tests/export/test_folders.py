"""Content folders for generators of sites, and RenderCV: read back by Hugo, Jekyll and RenderCV themselves."""

import datetime
import html
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt

from profparse import Identifier, Link, NewsItem, OptionError, Papers, Profile, Project, export, parse
from profparse.export.content_folder import markdown
from profparse.export.formats import exported, gathered
from profparse.export.plain import plain
from profparse.item_lists import NewsItems, Projects
from tests.export import readers
from tests.export.profiles import profiles, texts
from tests.export.test_bibliographies import BOOK, PLACE, author, day, paper
from tests.pages import PAGES, name_of

PAGE = next(page for page in PAGES if page.stem == "03-all-sections")
FOLDERS = ("hugo", "al-folio", "academicpages")


def files_of(profile: Any, format: str) -> dict[str, str]:
    """The files of an export."""
    content = exported(profile, format).content
    assert isinstance(content, dict)
    return content


# Hugo


def test_hugo_reads_every_record_back(tmp_path: Path) -> None:
    """Hugo builds a page for each paper, item of news and project, with its title, day, names and text."""
    profile = parse(PAGE)
    pages = readers.hugo(files_of(profile, "hugo"), tmp_path)
    papers = [page for name, page in pages.items() if name.startswith("publication/")]
    assert sorted(page["title"] for page in papers) == sorted(one.title or "" for one in profile.papers)
    page = pages["publication/duarte2023counting"]
    assert (page["date"], page["params"]["authors"], page["params"]["doi"]) == (
        "2023-01-01", ["admin", "Kofi Mensah", "Helga Brandt"], "10.1234/jsc.2023.5",
    )  # fmt: skip
    assert page["params"]["publication"] == "Journal of Small Corpora, 12 (3)"
    news = [page for name, page in pages.items() if name.startswith(("post/", "event/"))]
    assert sorted(page["body"].strip() for page in news) == sorted(item.text for item in profile.news)
    assert {page["title"] for name, page in pages.items() if name.startswith("project/")} == {"Tally", "Echo"}
    person = pages["authors/admin"]
    assert (person["title"], person["params"]["role"]) == ("Ines Duarte", "Associate Professor")
    assert profile.bio is not None and person["body"].strip() == profile.bio.summary


def test_hugo_is_given_marks_and_kinds_of_links(tmp_path: Path) -> None:
    """Marks of authors are their notes, in order, and links stand under the keys that the theme has for their kinds."""
    links = tuple(
        Link(f"https://example.org/{name}", None, text, kind, PLACE)  # type: ignore[arg-type]
        for name, text, kind in (("a.pdf", "", "paper"), ("c", "", "code"), ("d", "Site", "other"))
    )
    authors = (replace(author("A B"), marks=("*",)), author("C D"), replace(author("E F"), marks=("*",)))
    profile = gathered(Papers([paper(title="A", authors=authors, links=links)]))
    params = readers.hugo(files_of(profile, "hugo"), tmp_path)["publication/bnda"]["params"]
    assert params["author_notes"] == ["*", "", "*"]
    assert (params["url_pdf"], params["url_code"]) == ("https://example.org/a.pdf", "https://example.org/c")
    assert params["links"] == [{"name": "Site", "url": "https://example.org/d"}]


def test_where_a_book_appeared_is_in_the_folders() -> None:
    """Editors, edition, place and publisher are on one line; the ISBN is in the BibTeX or the reference."""
    chapter = {**BOOK, "type": "chapter", "venue": "Maps", "editors": (author("Otto Brem"),)}
    material = Papers([paper(title="A", **chapter)])
    place = "Maps, ed. by Otto Brem, 2nd ed., Leiden: Well Press"
    page, bib = files_of(material, "hugo").values()
    assert readers.front_matter(page)[0]["publication"] == place
    assert "  isbn      = {978-3-16-148410-0},\n" in bib
    (text,) = files_of(material, "academicpages").values()
    matter, _ = readers.front_matter(text)
    assert (matter["venue"], matter["citation"]) == (place, f"“A.” {place}. ISBN 978-3-16-148410-0.")
    assert exported(material, "hugo").not_held == ()


def test_nothing_of_a_page_runs_in_hugo(tmp_path: Path) -> None:
    """A title, a text and a description with shortcodes, HTML and Markdown in them are what they say."""
    said = '{{< figure src="x" >}} <script>alert(1)</script> *a* [b](javascript:c) # d'
    profile = gathered(NewsItems([NewsItem(id="news-1", blocks=(PLACE,), layout="homepage", text=said)]))
    pages = readers.hugo(files_of(profile, "hugo"), tmp_path)
    (page,) = (page for name, page in pages.items() if "/" in name)
    assert html.unescape(page["body"]).strip() == said
    assert "<script" not in page["html"] and "<em" not in page["html"] and "<a" not in page["html"]
    assert page["title"] == said.replace("<", "&lt;")


# Jekyll


@pytest.mark.parametrize("format", ["al-folio", "academicpages"])
def test_jekyll_reads_every_record_back(format: str, tmp_path: Path) -> None:
    """Jekyll builds a page for each of the files, with the title and day of its front matter and the text under it."""
    jekyll = shutil.which("jekyll")
    if jekyll is None:
        reason = "no Jekyll here; on Debian it comes with apt-get install jekyll"
        if os.environ.get("PROFPARSE_BROWSER") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    profile = parse(PAGE)
    files = files_of(profile, format)
    folders = sorted({name.split("/")[0][1:] for name in files if name.endswith(".md")} - {"posts"})
    layout = "{{ page.title | jsonify }}\n{{ page.date | date: '%Y-%m-%d' }}\n{{ content | strip_html | strip }}\n"
    extra = {
        "_config.yml": "collections:\n" + "".join(f"  {name}: {{output: true}}\n" for name in folders)
        + "future: true\ndefaults: [{scope: {path: ''}, values: {layout: post}}]\n",
        "_layouts/post.html": layout, "_layouts/page.html": layout,
    }  # fmt: skip
    for name, text in {**files, **extra}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    places = ["--source", str(tmp_path), "--destination", str(tmp_path / "_site")]
    command = [jekyll, "build", "--strict_front_matter", *places]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0 and "Liquid Exception" not in done.stderr, done.stdout + done.stderr
    built = [path.read_text("utf-8") for path in (tmp_path / "_site").rglob("*.html")]
    assert len(built) == sum(name.endswith(".md") for name in files)
    for item in profile.news:
        assert item.date is not None
        first = item.date.edtf[:7]
        assert any(first in text and item.text in text for text in built)
    for project in profile.projects:
        assert any(f'"{project.name}"' in text for text in built)
    if format == "academicpages":
        for one in profile.papers:
            assert one.date is not None
            assert any(f'"{one.title}"\n{one.date.edtf}-01-01\n' in text for text in built)


def test_the_bibliography_of_al_folio() -> None:
    """It is a bibliography after empty front matter, with the fields of the theme's buttons, and marks on names."""
    links = (
        Link("https://example.org/a.pdf", None, "", "paper", PLACE),
        Link("https://example.org/code", None, "", "code", PLACE),
    )
    who = (replace(author("Helga Brandt", "Helga", "Brandt"), marks=("*",)), author("Theo Okafor", "Theo", "Okafor"))
    one = paper(title="A", authors=who, links=links, identifiers=(Identifier("arxiv", "2401.1", PLACE),))
    files = files_of(Papers([one]), "al-folio")
    matter, text = readers.front_matter(files["_bibliography/papers.bib"])
    entries, data = readers.bibtex(text)
    fields = {field.key: field.value for field in entries["brandtnda"].fields}
    assert matter == {}
    assert fields == {
        "author": "Brandt*, Helga and Okafor, Theo", "title": "A", "eprint": "2401.1", "archiveprefix": "arXiv",
        "url": "https://example.org/a.pdf", "arxiv": "2401.1", "pdf": "https://example.org/a.pdf",
        "code": "https://example.org/code", "bibtex_show": "true",
    }  # fmt: skip
    assert [person.last_names for person in data.entries["brandtnda"].persons["author"]] == [["Brandt*"], ["Okafor"]]


def test_what_has_no_day_is_not_given_that_of_the_build() -> None:
    """Jekyll shows the day of the build for an item without one, so such news is told and left out."""
    news = NewsItems([NewsItem(id="news-1", blocks=(PLACE,), layout="homepage", text="Out.", date=day("XXXX-04-03"))])
    for format in ("al-folio", "academicpages"):
        done = exported(news, format)
        assert isinstance(done.content, dict)
        assert [name for name in done.content if name.startswith(("_news", "_posts"))] == []
        assert any("items without a year (1)" in sentence for sentence in done.not_held)


# All of them


@pytest.mark.parametrize("format", FOLDERS)
@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_record_has_a_file(page: Path, format: str) -> None:
    """Each file has front matter that is read, and there is one for each record, under a name that is unique."""
    profile = parse(page)
    files = files_of(profile, format)
    for name, text in files.items():
        if name.endswith(".md"):
            matter, body = readers.front_matter(text)
            assert matter and "\n---\n" not in body
            assert isinstance(matter.get("date"), datetime.date | None)
    dated = [item for item in profile.news if item.date is not None and item.date.edtf[:4].isdigit()]
    wanted = len(profile.projects) + len(dated)
    assert len(files) >= wanted + (0 if format == "al-folio" else len(profile.papers))


@settings(max_examples=300, deadline=None)
@given(texts)
def test_a_text_of_a_body_means_itself(text: str) -> None:
    """Whatever a text is, a Markdown reader sees one paragraph of just that, and no template sees a sign of its own."""
    shown = markdown(text)
    assert not any(sign in shown for sign in ("{{", "{%", "}}", "%}"))
    found = MarkdownIt("commonmark", {"html": True}).parse(shown)
    assert [token.type for token in found] == (["paragraph_open", "inline", "paragraph_close"] if plain(text) else [])
    children = found[1].children or [] if found else []
    assert {token.type for token in children} <= {"text", "text_special"}
    assert "".join(token.content for token in children) == plain(text)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(profiles())
def test_any_profile_is_a_folder_of_files(profile: Profile) -> None:
    """Whatever the texts are, names of files are plain, and the front matter of each is read and holds no tag."""
    for format in FOLDERS:
        for name, text in files_of(profile, format).items():
            assert all(part not in ("", "..") and set(part) <= set(_PLAIN) for part in name.split("/"))
            if name.endswith(".md"):
                matter, _ = readers.front_matter(text)
                assert "<" not in str(matter)


_PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789-_."


def test_a_folder_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """Files go into a folder that is new or empty; where one of them cannot be written, none is."""
    export.write_folder({"a/b.md": "x\r\n", "c.md": "y"}, tmp_path / "new" / "site")
    assert (tmp_path / "new" / "site" / "a" / "b.md").read_bytes() == b"x\r\n"
    with pytest.raises(FileExistsError, match="is no empty folder"):
        export.write_folder({"c.md": "z"}, tmp_path / "new" / "site")
    with pytest.raises(OSError):
        export.write_folder({"a": "x", "a/b": "y"}, tmp_path / "other")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new"]


# RenderCV


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_rendercv_reads_every_paper_back(page: Path) -> None:
    """RenderCV takes the CV of a page, with a publication for each paper."""
    profile = parse(page)
    cv = readers.curriculum_vitae(str(exported(profile, "rendercv").content))
    assert cv.name == (profile.bio.name if profile.bio else None)
    found = (cv.sections_input or {}).get("publications", [])
    assert [entry.title.replace("\\*", "*") for entry in found] == [plain(one.title or "") for one in profile.papers]
    for entry, one in zip(found, profile.papers, strict=True):
        assert len(entry.authors) == len(one.authors) + one.et_al


def test_a_stay_is_no_longer_than_the_page_says() -> None:
    """RenderCV takes a start alone for a stay that lasts: so an end that is not known is not left to it."""
    cv = readers.curriculum_vitae(str(exported(parse(PAGE), "rendercv").content))
    work = [(one.position, one.start_date, one.end_date, one.date) for one in cv.sections_input["experience"]]
    assert work[0] == ("Associate Professor", 2019, "present", None)
    assert work[1] == ("lecturer", None, None, None)
    ended = parse("# Helga Brandt\n\n## Experience\n\n- Lecturer, Eastport College, 2019\n")
    assert ended.bio is not None and ended.bio.positions[0].current is not True
    (entry,) = readers.curriculum_vitae(str(exported(ended, "rendercv").content)).sections_input["experience"]
    assert entry.end_date != "present"


def test_a_season_is_said_once() -> None:
    """A stay within one season, which RenderCV takes in words alone, has these words once."""
    stay = parse("# Helga Brandt\n\n## Experience\n\n- Research intern, Northfield Labs, Summer 2024\n")
    (entry,) = readers.curriculum_vitae(str(exported(stay, "rendercv").content)).sections_input["experience"]
    assert (entry.start_date, entry.end_date, entry.date) == (None, None, "Summer 2024")


def test_a_cv_is_of_one_person() -> None:
    """Several profiles are no CV."""
    page = parse(PAGE)
    with pytest.raises(OptionError, match="rendercv is about one person; 2 profiles were given"):
        exported([page, page], "rendercv")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(profiles())
def test_any_cv_is_read(profile: Profile) -> None:
    """Whatever the texts are, RenderCV takes the CV, and no text of the page is a link in it."""
    cv = readers.curriculum_vitae(str(exported(profile, "rendercv").content))
    sections = cv.sections_input or {}
    assert len(sections.get("publications", [])) <= len(profile.papers)
    assert all("](" not in entry.title for entry in sections.get("publications", []))


def test_the_project_of_a_site_has_its_link() -> None:
    """A project's first link is where its name leads."""
    one = Project(
        id="project-1", blocks=(PLACE,), layout="homepage", name="Loom",
        links=(Link("https://example.org/", None, "", "project", PLACE),),
    )  # fmt: skip
    (entry,) = readers.curriculum_vitae(str(exported(Projects([one]), "rendercv").content)).sections_input["projects"]
    assert entry.name == "[Loom](https://example.org/)"


@pytest.mark.parametrize(
    ("url", "text", "pdf"),
    [
        ("https://example.org/a.pdf", "paper", True),
        ("https://example.org/a.PDF?download=1", "paper", True),
        ("https://arxiv.org/pdf/2401.00001", "paper", True),
        ("https://openreview.net/pdf?id=x", "paper", True),
        ("https://example.org/get/7", "[PDF]", True),
        ("https://example.org/pdfs-of-us", "paper", False),
        ("https://doi.org/10.1/x", "paper", False),
    ],
)
def test_a_pdf_has_the_button_of_one(url: str, text: str, pdf: bool) -> None:
    """A link to a PDF, by its address or by its words, is that of al-folio's and of HugoBlox's button."""
    one = Papers([paper(title="A", links=(Link(url, None, text, "paper", PLACE),))])
    bib = export.al_folio(one)["_bibliography/papers.bib"]
    (page,) = [text for name, text in export.hugo(one).items() if name.endswith("index.md")]
    assert (f"  pdf       = {{{url}}}" in bib, f"url_pdf: {url}" in page) == (pdf, pdf)
