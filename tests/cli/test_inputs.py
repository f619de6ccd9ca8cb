"""Files, folders and standard input."""

import json
import os
from pathlib import Path

from tests.cli.conftest import PAGE, Run, process


def names(out: str) -> list[str]:
    """The sources' names in the lines of a ``--jsonl`` output."""
    return [json.loads(line)["source"]["name"] for line in out.splitlines()]


def test_a_folder_gives_its_pages_in_order(run: Run, page: Path) -> None:
    """A folder's pages come by name, those of inner folders after them; other and hidden files are left out."""
    for name in ("b.md", "a.html", "notes.pdf", ".hidden.md", "inner/c.txt", ".git/d.md", "inner/deep/E.MD"):
        path = Path("folder") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Ada Example\n")
    result = run("folder", "--jsonl")
    assert names(result.out) == ["folder/a.html", "folder/b.md", "folder/inner/c.txt", "folder/inner/deep/E.MD"]
    assert result.code == 0


def test_links_that_loop_in_a_folder_are_not_followed(run: Run, page: Path) -> None:
    """A symbolic link to a folder, which may lead back, is left alone."""
    Path("folder").mkdir()
    Path("folder/a.md").write_text(PAGE)
    os.symlink("..", "folder/up")
    os.symlink("folder/self", "folder/self")
    assert names(run("folder", "--jsonl").out) == ["folder/a.md"]


def test_a_file_is_read_whatever_its_name(run: Run, page: Path) -> None:
    """A file that is named is read even where a folder would not give it."""
    Path("page.dump").write_text(PAGE)
    assert names(run("page.dump", "--jsonl").out) == ["page.dump"]


def test_standard_input_is_read_for_a_dash() -> None:
    """``-`` reads standard input, bytes as they are, and gives no name."""
    child = process("-", "--json")
    out, err = child.communicate(PAGE.encode("utf-8"))
    data = json.loads(out)
    assert (child.returncode, err, data["source"]["name"]) == (0, b"", None)
    assert [item["date"]["edtf"] for item in data["news"]] == ["2024-05", "2024-03"]


def test_binary_standard_input_gives_1() -> None:
    """Standard input that is no text is refused in one line that names it."""
    child = process("-", "--json")
    out, err = child.communicate(b"%PDF-1.7\n")
    assert (child.returncode, out) == (1, b"")
    assert err == b"profparse: standard input: is a PDF, not a page of text; convert it to text or HTML first\n"


def test_too_much_standard_input_gives_1() -> None:
    """Standard input is read up to the limit and one byte, no further."""
    child = process("-", "--json", "--max-bytes", 10)
    out, err = child.communicate(b"a" * 100)
    assert (child.returncode, out) == (1, b"")
    assert err == b"profparse: standard input: more than the limit of 10 bytes; --max-bytes N allows more\n"


def test_a_file_named_like_a_command_is_given_with_its_folder(run: Run, page: Path) -> None:
    """``schema`` is the command, ``./schema`` the file."""
    page.rename("schema")
    assert names(run("./schema", "--jsonl").out) == ["schema"]
    assert "$defs" in json.loads(run("schema").out)


def test_what_follows_two_dashes_is_a_file(run: Run, page: Path) -> None:
    """``--`` ends the options."""
    page.rename("--json")
    assert names(run("--jsonl", "--", "--json").out) == ["--json"]


def test_options_reach_the_parser(run: Run, page: Path) -> None:
    """``--format``, ``--as-of``, ``--base-url`` and ``--include-hidden`` mean what they mean in Python."""
    page.write_text("## News\n\n- [Dec 20] See [it](here.html).\n- [Apr 3] More.\n\n<!--\n- [Mar 3] Not yet.\n-->\n")
    base = ("--format", "markdown", "--as-of", "2026-05-01", "--base-url", "https://example.org/ada/", "--jsonl")
    plain = json.loads(run(page, *base).out)["news"]
    assert [item["date"]["edtf"] for item in plain] == ["2025-12-20", "2026-04-03"]
    assert plain[0]["links"][0]["resolved"] == "https://example.org/ada/here.html"
    hidden = json.loads(run(page, *base, "--include-hidden").out)["news"]
    assert [item["hidden"] for item in hidden] == [False, False, True]
