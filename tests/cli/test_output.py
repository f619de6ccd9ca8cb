"""The forms of the output, and ``--output``: whole or not at all."""

import json
import os
import resource
import stat
from pathlib import Path

import pytest

from profparse import parse
from profparse.cli.output import open_output
from tests.cli.conftest import Run, process


def test_json_is_the_profile_of_the_page(run: Run, page: Path) -> None:
    """``--json`` prints what ``profparse.parse`` returns, as one document."""
    assert json.loads(run(page, "--json").out) == json.loads(parse(page).to_json())


def test_jsonl_is_one_line_for_each_page(run: Run, page: Path) -> None:
    """``--jsonl`` prints one line for each page, in the order given."""
    Path("other.txt").write_text("Ada Example\n")
    lines = run(page, "other.txt", page, "--jsonl").out.splitlines()
    assert [json.loads(line)["source"]["name"] for line in lines] == ["page.md", "other.txt", "page.md"]


def test_the_same_input_gives_the_same_bytes(run: Run, page: Path) -> None:
    """Two runs print the same."""
    assert run(page, "--json") == run(page, "--json")


def test_output_holds_what_would_be_printed(run: Run, page: Path) -> None:
    """``--output`` writes the same bytes to a file, prints nothing, and leaves no other file behind."""
    printed = run(page, "--json").out
    assert run(page, "--json", "--output", "out.json") == (0, "", "")
    assert Path("out.json").read_text("utf-8") == printed
    assert sorted(os.listdir()) == ["out.json", "page.md"]


def test_output_replaces_a_file_and_keeps_its_mode(run: Run, page: Path) -> None:
    """An existing file is replaced, with its permissions; a symbolic link stays a link."""
    Path("real.json").write_text("old")
    os.chmod("real.json", 0o640)
    os.symlink("real.json", "link.json")
    assert run(page, "--json", "--output", "link.json").code == 0
    assert Path("link.json").is_symlink()
    assert json.loads(Path("real.json").read_text("utf-8"))["news"]
    assert stat.S_IMODE(os.stat("real.json").st_mode) == 0o640


def test_output_to_a_dash_is_standard_output(run: Run, page: Path) -> None:
    """``--output -`` prints."""
    assert run(page, "--json", "--output", "-") == run(page, "--json")


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("none/out.json", "cannot write none/out.json: No such file or directory"),
        ("page.md/out.json", "cannot write page.md/out.json: Not a directory"),
        ("folder", "cannot write folder: Is a directory"),
        ("/dev/full", "cannot write /dev/full: No space left on device"),
    ],
)
def test_an_output_that_cannot_be_written_gives_1(run: Run, page: Path, target: str, says: str) -> None:
    """A target that cannot be written is one clear line and exit code 1."""
    Path("folder").mkdir()
    assert run(page, "--json", "--output", target) == (1, "", f"profparse: {says}\n")
    assert sorted(os.listdir()) == ["folder", "page.md"]


@pytest.mark.parametrize("before", [None, "old"], ids=["new", "existing"])
def test_a_disk_that_fills_up_leaves_nothing_half_written(page: Path, before: str | None) -> None:
    """Where the disk takes only a part, the old file stays, no part is left, and one line says why."""
    if before is not None:
        Path("out.json").write_text(before)

    def only_a_little() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))

    child = process(page, "--json", "--output", "out.json", preexec_fn=only_a_little)
    out, err = child.communicate()
    assert (child.returncode, out, err) == (1, b"", b"profparse: cannot write out.json: File too large\n")
    assert sorted(os.listdir()) == (["page.md"] if before is None else ["out.json", "page.md"])
    assert before is None or Path("out.json").read_text() == before


def test_a_full_standard_output_gives_1(page: Path) -> None:
    """Standard output on a full disk is one clear line and exit code 1."""
    with open("/dev/full", "wb") as full:
        child = process(page, "--json", stdout=full)
        _, err = child.communicate()
    assert (child.returncode, err) == (1, b"profparse: cannot write standard output: No space left on device\n")


def test_a_file_name_that_is_no_text_is_printed_as_json(page: Path) -> None:
    """A file name with bytes that are no UTF-8 still gives a line of valid UTF-8 and JSON."""
    name = os.fsdecode(b"caf\xe9.md")
    page.rename(name)
    child = process(os.fsencode(name).decode("utf-8", "surrogateescape"), "--jsonl")
    out, err = child.communicate()
    assert (child.returncode, err) == (0, b"")
    assert json.loads(out.decode("utf-8"))["news"]


def test_an_interrupt_as_the_file_is_made_leaves_nothing(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the moment between making the file and holding it leaves no part of it behind."""

    def interrupted(path: str, mode: str) -> None:
        Path(path).touch()
        raise KeyboardInterrupt

    monkeypatch.setattr("profparse.cli.output.open", interrupted, raising=False)
    with pytest.raises(KeyboardInterrupt), open_output("out.json"):
        pass
    assert os.listdir() == ["page.md"]
