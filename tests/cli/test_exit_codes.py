"""Every exit code, and the one line on standard error that goes with it."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_a_page_that_was_read_gives_0(run: Run, page: Path) -> None:
    """A page that can be read ends with 0 and nothing on standard error."""
    result = run(page, "--json")
    assert (result.code, result.err) == (0, "")


@pytest.mark.parametrize("content", ["", " \n\n\t\n"], ids=["empty", "blank"])
def test_an_empty_page_gives_0_and_a_warning(run: Run, page: Path, content: str) -> None:
    """An empty page is parsed, with a warning as the one line on standard error."""
    page.write_text(content)
    result = run(page, "--json")
    assert (result.code, result.err) == (0, "profparse: page.md: warning: the page holds no text\n")
    assert result.out.startswith("{")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("missing.md", None, "profparse: missing.md: no such file\n"),
        ("data.md", b"\x00\x01\x02\x03" * 500, "profparse: data.md: is binary, not a page of text\n"),
        ("cv.md", b"%PDF-1.7\n", "profparse: cv.md: is a PDF, not a page of text; convert it to text or HTML first\n"),
        (
            "pages.zip",
            b"PK\x03\x04",
            "profparse: pages.zip: is a zip archive, not a page of text; unpack it first, or save the document as text "
            "or HTML\n",
        ),
    ],
    ids=["missing", "binary", "pdf", "zip"],
)
@pytest.mark.parametrize("form", [(), ("--json",), ("--jsonl",)], ids=["summary", "json", "jsonl"])
def test_a_file_that_cannot_be_read_gives_1(
    run: Run, page: Path, name: str, content: bytes | None, says: str, form: tuple[str, ...]
) -> None:
    """A file that cannot be read ends with 1, one clear line, and no output."""
    if content is not None:
        Path(name).write_bytes(content)
    assert run(name, *form) == (1, "", says)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("pgae.md",), "pgae.md: no such file; did you mean 'page.md'?"),
        (("explain", "page.mdd"), "page.mdd: no such file; did you mean 'page.md'?"),
        (("diff", "page.md", "paeg.md"), "paeg.md: no such file; did you mean 'page.md'?"),
        (("explian", "page.md", "--jsonl"), "explian: no such file; did you mean the command 'explain'?"),
        (("pages/page.md",), "pages/page.md: no such file; there is no folder 'pages'"),
        (("*.html",), "*.html: no such file; no file fits this pattern"),
        (("help",), "help: no such file; did you mean --help?"),
        (("quite-another.md",), "quite-another.md: no such file"),
    ],
)
def test_a_missing_file_is_told_with_what_may_have_been_meant(
    run: Run, page: Path, arguments: tuple[str, ...], says: str
) -> None:
    """The line names the nearest file or command, the folder that is not there, or nothing where nothing is like it."""
    result = run(*arguments)
    assert (result.code, result.err) == (1, f"profparse: {says}\n")


def test_a_folder_without_pages_gives_1(run: Run, page: Path) -> None:
    """A folder in which no file is a page ends with 1 and one line that says which files would be."""
    Path("folder").mkdir()
    Path("folder/photo.jpg").write_bytes(b"\xff\xd8\xff")
    result = run("folder", "--jsonl")
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert result.err.startswith("profparse: folder: no pages in this folder (files with .htm, ")


def test_an_address_gives_1_and_says_what_to_do(run: Run, page: Path) -> None:
    """Nothing is fetched: the line for an address says what to type instead."""
    assert run("https://example.org/a?b=1&c") == (
        1, "",
        "profparse: https://example.org/a?b=1&c: no such file; nothing is fetched: "
        "curl -L 'https://example.org/a?b=1&c' | profparse - --base-url 'https://example.org/a?b=1&c'\n",
    )  # fmt: skip
    assert "curl -L https://www.example.org/a | profparse -" in run("www.example.org/a").err


@pytest.mark.parametrize("arguments", [
    ("run", "https://example.org/a.warc.gz", "--output", "tables"),
    ("evaluate", "https://example.org/a.warc.gz", "."),
    ("fit", ".", "https://example.org/a.warc.gz", "--output", "own.model"),
], ids=["run", "evaluate", "fit"])  # fmt: skip
def test_an_address_for_a_command_that_reads_no_pipe(run: Run, page: Path, arguments: tuple[str, ...]) -> None:
    """Where nothing can be piped in, the line for an address says how to get its file."""
    assert run(*arguments) == (
        1, "",
        "profparse: https://example.org/a.warc.gz: no such file; nothing is fetched: "
        "curl -LO https://example.org/a.warc.gz, and name what that saves\n",
    )  # fmt: skip
    assert sorted(path.name for path in Path().iterdir()) == ["page.md"]


def test_a_page_over_the_limit_gives_1(run: Run, page: Path) -> None:
    """A page of more than ``--max-bytes`` is refused, and the line names the limit."""
    size = page.stat().st_size
    assert run(page, "--max-bytes", size).code == 0
    assert run(page, "--max-bytes", size - 1) == (
        1,
        "",
        f"profparse: page.md: {size} bytes are more than the limit of {size - 1}; --max-bytes N allows more\n",
    )


def test_one_bad_file_does_not_stop_the_others(run: Run, page: Path) -> None:
    """Of several files the readable ones are printed, each failure is named, and the code is 1."""
    result = run("missing.md", page, "gone.md", "--jsonl")
    assert result.code == 1
    assert result.out.count("\n") == 1
    assert result.err == "profparse: missing.md: no such file\nprofparse: gone.md: no such file\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "no input; name a file, a folder, or - for standard input (see profparse --help)"),
        (("page.md", "--jsno"), "unknown option '--jsno'; did you mean '--json'?"),
        (("page.md", "--qqqqqqqqq"), "unknown option '--qqqqqqqqq'; see profparse --help"),
        (("page.md", "--format"), "--format needs a value: what the pages are written in; found out by default"),
        (("page.md", "--json=yes"), "--json takes no value"),
        (("page.md", "--format", "markdwon"), "unknown format 'markdwon'; did you mean 'markdown'?"),
        (("page.md", "--layout", "homepge"), "unknown layout 'homepge'; did you mean 'homepage'?"),
        (("page.md", "--as-of", "2026-02-30"), "--as-of must be a day such as 2026-05-01, not '2026-02-30'"),
        (("page.md", "--as-of", "May 2026"), "--as-of must be a day such as 2026-05-01, not 'May 2026'"),
        (("page.md", "--as-of", ""), "--as-of must be a day such as 2026-05-01, not ''"),
        (
            ("page.md", "--base-url", "ada/index.html"),
            "--base-url must be an absolute URL such as https://example.org/, not 'ada/index.html'",
        ),
        (("page.md", "--max-bytes", "1MB"), "--max-bytes must be a number of bytes, not '1MB'"),
        (("page.md", "--json", "--jsonl"), "--json and --jsonl exclude each other"),
        (("page.md", "page.md", "--json"), "--json prints one page; --jsonl prints a line for each of several"),
        ((".", "--json"), "--json prints one page; --jsonl prints a line for each of several"),
        (("-", "-", "--jsonl"), "standard input can be read only once"),
        (("page.md", "--output", "page.md"), "--output would replace the input page.md"),
        (("page.md", "--output="), "--output must be a path, or - for standard output"),
        (("explain",), "no input; name a file, a folder, or - for standard input (see profparse --help)"),
        (("explain", "page.md", "page.md"), "explain takes one file"),
        (("schema", "page.md"), "schema takes no file; a file of that name is given as ./schema"),
        (("schema", "--strict"), "--strict is no option of schema; see profparse schema --help"),
        (("page.md", "--misses"), "--misses is an option of evaluate"),
        (("evaluate", "gold"), "evaluate takes GOLD and TEXTS (see profparse --help)"),
        (("completion",), "completion takes the name of a shell (see profparse --help)"),
        (("completion", "tcsh"), "unknown shell 'tcsh'; did you mean 'zsh'?"),
        (("layouts", "page.md"), "layouts takes no file; a file of that name is given as ./layouts"),
    ],
)
def test_wrong_arguments_give_2(run: Run, page: Path, arguments: tuple[str, ...], says: str) -> None:
    """Wrong arguments end with 2 and one line, before anything is read or written."""
    before = page.read_bytes()
    assert run(*arguments) == (2, "", f"profparse: {says}\n")
    assert page.read_bytes() == before
