"""``--to``: exports on the command line."""

import json
from contextlib import nullcontext
from pathlib import Path

import pytest

import profparse
from profparse.cli.declaration import OPTIONS
from profparse.export.formats import FOLDERS, FORMATS
from tests.cli.conftest import Run, process
from tests.export import readers
from tests.pages import PAGES

ABOUT = next(option.about for option in OPTIONS if option.name == "--to")
AUTHOR_PAGE = "98.1CLMay 3, 2024Code\nNarrow TablesHelga Brandt, Theo Okafor et al. · northfield\n"


@pytest.fixture
def papers(page: Path) -> Path:
    """A page with one paper, beside the page of the other tests."""
    path = page.with_name("papers.txt")
    path.write_text(AUTHOR_PAGE, "utf-8")
    return path


def test_an_export_goes_to_standard_output_and_what_is_lost_to_standard_error(run: Run, papers: Path) -> None:
    """The export is all of the output; what the format cannot hold is told beside it, and is no failure."""
    result = run(papers, "--to", "ris")
    assert result.code == 0
    assert [one["title"] for one in readers.ris(result.out)] == ["Narrow Tables"]
    assert result.err == (
        "profparse: note: RIS leaves out, of papers: et_al (1), organizations (1), score (1), badges (1)\n"
    )


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_can_be_had(run: Run, papers: Path, format: str) -> None:
    """What the command writes to a file is what the function returns."""
    result = run(papers, "--to", format, "--output", "out")
    assert (result.code, result.out) == (0, "")
    function = getattr(profparse.export, format.replace("-", "_"))
    with pytest.warns(profparse.export.NotHeldWarning) if result.err else nullcontext():
        wanted = function(profparse.parse(papers))
    if isinstance(wanted, dict):
        found = {path.relative_to("out").as_posix(): path for path in Path("out").rglob("*") if path.is_file()}
        assert {name: path.read_bytes().decode("utf-8") for name, path in found.items()} == wanted
    else:
        assert Path("out").read_bytes() == (wanted if isinstance(wanted, bytes) else wanted.encode("utf-8"))


def test_a_folder_that_holds_something_is_left_alone(run: Run, papers: Path) -> None:
    """A folder of files is written only where nothing is, so no file of a site is replaced; an empty one will do."""
    Path("site").mkdir()
    assert run(papers, "--to", "hugo", "-o", "site").code == 0
    before = sorted(Path("site").rglob("*"))
    assert run(papers, "--to", "al-folio", "-o", "site") == (
        1, "", "profparse: cannot write site: it is there already, and is no empty folder\n",
    )  # fmt: skip
    assert sorted(Path("site").rglob("*")) == before
    assert [path.name for path in Path().iterdir() if path.name.endswith(".part")] == []


def test_several_pages_are_one_export(run: Run, papers: Path, page: Path) -> None:
    """Papers of all pages, in a folder too, are one bibliography with unique keys; a missing page fails the run."""
    other = page.with_name("other.txt")
    other.write_text(AUTHOR_PAGE.replace("98.1", "12.5"), "utf-8")
    result = run(papers, other, "missing.txt", "--to", "bibtex")
    assert result.code == 1
    assert list(readers.bibtex(result.out)[0]) == ["brandt2024narrow-2", "brandt2024narrow"]
    assert "profparse: missing.txt: no such file\n" in result.err
    assert run(".", "--to", "csl-json").code == 0


def test_stored_results_are_exported_as_they_are(run: Run, papers: Path, page: Path) -> None:
    """JSON and lines of JSON that profparse wrote are inputs of an export, mixed with pages."""
    run(papers, "--json", "-o", "stored.json")
    run(papers, page, "--jsonl", "-o", "stored.jsonl")
    wanted = run(papers, page, "--to", "markdown").out
    assert run("stored.json", page, "--to", "markdown").out == wanted
    assert run("stored.jsonl", "--to", "markdown").out == wanted


def test_stored_results_can_be_piped(run: Run, papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input may hold stored results too."""
    import io
    import sys

    stored = run(papers, "--json").out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stored.encode("utf-8"))))
    assert run("-", "--to", "bibtex").out == run(papers, "--to", "bibtex").out


def test_a_table_of_the_news(run: Run, page: Path) -> None:
    """``--items`` says which records a table holds."""
    result = run(page, "--to", "csv", "--items", "news")
    assert [row["date"] for row in readers.table(result.out)] == ["2024-05", "2024-03"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["page.md", "--to", "bibtx"], "unknown export format 'bibtx'; did you mean 'bibtex'?"),
        (["page.md", "--to", "ics"], "unknown export format 'ics'; did you mean 'icalendar'?"),
        (["page.md", "--to"], f"--to needs a value: {ABOUT}"),
        (["page.md", "--to", "csv", "--items", "paper"], "unknown kind of items 'paper'; did you mean 'papers'?"),
        (["page.md", "--items", "news"], "--items goes with --to csv or --to parquet"),
        (["page.md", "--to", "ris", "--items", "news"], "--items goes with --to csv or --to parquet"),
        (["page.md", "--to", "ris", "--json"], "--to and --json exclude each other"),
        (["page.md", "--to", "ris", "--jsonl"], "--to and --jsonl exclude each other"),
        (["explain", "page.md", "--to", "ris"], "--to is no option of explain; see profparse explain --help"),
        (["page.md", "page.md", "--to", "json-resume"], "json-resume is about one person; name one page"),
        ([".", "--to", "json-resume"], "json-resume is about one person; name one page"),
        ([".", "--to", "rendercv"], "rendercv is about one person; name one page"),
        (["page.md", "--to", "hugo"], "hugo is a folder of files; say which with --output PATH"),
        (["page.md", "--to", "al-folio", "-o", "-"], "al-folio is a folder of files; say which with --output PATH"),
    ],
)
def test_misuse_is_told(run: Run, page: Path, arguments: list[str], says: str) -> None:
    """Wrong arguments end with exit code 2, one line, and no output."""
    assert run(*arguments) == (2, "", f"profparse: {says}\n")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{}", "no profile: $: the key 'schema_version' is missing"),
        ("[]", "no profile: $: expected an object, not a list"),
        ("{", "no profile: line 1: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
    ],
)
def test_json_that_is_no_result_fails(run: Run, page: Path, content: str, says: str) -> None:
    """JSON of others is named in one line, with exit code 1, and the output is not touched."""
    Path("x.json").write_text(content, "utf-8")
    Path("out.bib").write_text("kept", "utf-8")
    assert run("x.json", "--to", "bibtex", "-o", "out.bib") == (1, "", f"profparse: x.json: {says}\n")
    assert Path("out.bib").read_text("utf-8") == "kept"
    assert run("none.json", "--to", "bibtex").err == "profparse: none.json: no such file\n"


def test_a_missing_library_is_told(run: Run, papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pyarrow, Parquet says what to install, and the text formats work."""
    import sys

    for name in ("pandas", "polars", "pyarrow"):
        monkeypatch.setitem(sys.modules, name, None)
    assert run(papers, "--to", "parquet") == (
        1, "", "profparse: pyarrow is not installed; install it with: pip install 'profparse[tables]'\n",
    )  # fmt: skip
    for format in set(FORMATS) - {"parquet"}:
        assert run(papers, "--to", format, "-o", f"out-{format}").code == 0


@pytest.mark.slow
def test_exports_are_the_same_each_time(run: Run) -> None:
    """No clock, no random number and no order of hashes enters an export: another process writes the same bytes."""
    page = str(PAGES[-2])
    for format in set(FORMATS) - set(FOLDERS):
        assert process(page, "--to", format).communicate()[0] == profparse_bytes(page, format)


def profparse_bytes(page: str, format: str) -> bytes:
    """An export made in this process."""
    content = profparse.export.exported(profparse.parse(Path(page)), format).content
    assert not isinstance(content, dict)
    return content if isinstance(content, bytes) else content.encode("utf-8")


def test_the_help_names_every_format(run: Run) -> None:
    """``--help`` lists what ``--to`` takes."""
    shown = " ".join(run("--help").out.split())
    assert ", ".join(FORMATS[:-1]) + f" or {FORMATS[-1]}" in shown
    assert json.loads(run(PAGES[0], "--json").out)["papers"]
