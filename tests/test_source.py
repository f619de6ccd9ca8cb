"""Reading the caller's input: encodings, limits, and what is no page."""

import hashlib
import os
from pathlib import Path

import pytest

from profparse.diagnostics import InputError
from profparse.source import load

ENCODED = [
    (b"caf\xc3\xa9", "café", "utf-8"),
    (b"\xef\xbb\xbfa", "\ufeffa", "utf-8"),
    ("a\u00e9".encode("utf-16"), "\ufeffaé", "utf-16-le"),
    (b"\xfe\xff\x00a\x00\xe9", "\ufeffaé", "utf-16-be"),
    ("Søren Kierkegård \x93x\x94".encode("latin-1"), "Søren Kierkegård “x”", "cp1252"),
    ('<meta charset="iso-8859-2"><p>Łódź'.encode("iso-8859-2"), '<meta charset="iso-8859-2"><p>Łódź', "iso8859-2"),
    (b"a\xc3\xa9b\xc3", "aéb\ufffd", "utf-8"),
    (b"caf\xe9", "café", "cp1252"),
    (b"a\r\nb\rc\x00", "a\r\nb\rc\x00", "utf-8"),
    (b"", "", "utf-8"),
    (
        '<?xml version="1.0" encoding="Shift_JIS"?><p>日本語'.encode("shift_jis"),
        '<?xml version="1.0" encoding="Shift_JIS"?><p>日本語',
        "shift_jis",
    ),
    (
        '<meta http-equiv=Content-Type content="text/html; charset=iso-2022-jp"><p>日本'.encode("iso2022_jp"),
        '<meta http-equiv=Content-Type content="text/html; charset=iso-2022-jp"><p>日本',
        "iso2022_jp",
    ),
    ("<meta charset=iso-8859-1><p>é\u0107".encode(), "<meta charset=iso-8859-1><p>é\u0107", "utf-8"),
    (b"<meta charset=no-such><p>caf\xe9", "<meta charset=no-such><p>café", "cp1252"),
    ("é".encode() * 20 + b"\xff" + "ü".encode() * 20, "é" * 20 + "\ufffd" + "ü" * 20, "utf-8"),
]


@pytest.mark.parametrize(("data", "text", "encoding"), ENCODED)
def test_bytes_are_decoded(data: bytes, text: str, encoding: str) -> None:
    """Bytes are read by their mark, as UTF-8, as declared, or as the likeliest; line ends stay."""
    document = load(data)
    assert (document.text, document.encoding) == (text, encoding)
    assert document.sha256 == hashlib.sha256(data).hexdigest()


def test_text_stays_as_it_is() -> None:
    """A str is never binary, and only its lone surrogates are replaced, one for one."""
    document = load("PK\x03\x04\x00\x00 \ud83d😀", name="n")
    assert document.text == "PK\x03\x04\x00\x00 \ufffd😀"
    assert document.name == "n"
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("data", "what"),
    [(b"PK\x03\x04xx", "a zip archive"), (b"%PDF-1.5", "a PDF"), (b"\x89PNG\r\n", "an image"), (b"a\0" * 99, "binary")],
)
def test_binary_bytes_are_refused(data: bytes, what: str, tmp_path: Path) -> None:
    """Bytes that are no text are refused in one line, from memory and from a file."""
    path = tmp_path / "page"
    path.write_bytes(data)
    for source in (data, path):
        with pytest.raises(InputError) as caught:
            load(source)
        assert f"is {what}, not a page of text" in str(caught.value)
        assert "\n" not in str(caught.value)


def test_files(tmp_path: Path) -> None:
    """A file is read under its path's name; what cannot be read is told in one line."""
    path = tmp_path / "a.md"
    path.write_bytes(b"# a\r\n")
    assert load(path)[:2] == ("# a\r\n", str(path))
    with pytest.raises(InputError, match="no such file"):
        load(tmp_path / "b.md")
    with pytest.raises(InputError, match="is a folder"):
        load(tmp_path)
    with pytest.raises(InputError, match="5 bytes are more than the limit of 4"):
        load(path, max_bytes=4)
    os.mkfifo(tmp_path / "fifo")
    with pytest.raises(InputError, match="not a regular file"):
        load(tmp_path / "fifo")
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(InputError, match="cannot be read"):
        load(tmp_path / "loop")
    with pytest.raises(InputError, match="cannot be read"):
        load(Path("a\0b"))


def test_limits_hold_for_memory_too() -> None:
    """Text and bytes over the limit are refused."""
    for source in ("abc", b"abc"):
        with pytest.raises(InputError, match="more than the limit of 2"):
            load(source, max_bytes=2)


def test_a_path_is_a_path() -> None:
    """Anything but text, bytes or a path is a mistake of the caller."""
    with pytest.raises(TypeError, match="not int"):
        load(3)  # type: ignore[arg-type]
