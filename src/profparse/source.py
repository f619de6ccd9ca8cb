"""Reading the caller's input: text, bytes, a path or a Beautiful Soup object become a :class:`Document`.

Text stays as it is: a byte-order mark is a character of it, line ends are kept. Only lone surrogates, which no encoding
can hold, are read as U+FFFD, one for one. What bytes that are not UTF-8 are written in, Beautiful Soup finds out.
"""

from __future__ import annotations

import codecs
import os
import stat
import sys
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from profparse.diagnostics import InputError
from profparse.patterns import lazy_pattern

if TYPE_CHECKING:
    import bs4

#: What a page is given as; a ``Tag``, or the ``BeautifulSoup`` that is one, stands for its ``str()``.
PageSource: TypeAlias = "str | bytes | os.PathLike[str] | bs4.Tag"

#: The default limit of a page, in bytes (of a str: in characters).
MAX_BYTES = 50_000_000

_SURROGATE = lazy_pattern("[\ud800-\udfff]")
#: Encodings of Latin letters, which few accents cannot tell from Windows-1252; and how many can.
_WESTERN = frozenset(
    (
        "ascii", "cp437", "cp500", "cp775", "cp850", "cp852", "cp858", "cp865", "cp1140", "cp1250", "cp1252",
        "cp1254", "cp1257", "cp1258", "hp_roman8", "latin_1", "iso8859_2", "iso8859_3", "iso8859_4", "iso8859_9",
        "iso8859_10", "iso8859_13", "iso8859_14", "iso8859_15", "iso8859_16", "mac_roman", "mac_latin2",
        "mac_iceland", "mac_turkish",
    )
)  # fmt: skip
_ENOUGH_ACCENTS = 100
_FEW = 12
_MAGIC = (
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "a zip archive"),
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an Office file"),
    (b"SQLite format 3\x00", "a database"),
)
#: Bytes that no encoding of text has many of.
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
_ESCAPES = (b"\x1b$", b"\x1b(", b"~{")  # of Japanese and Chinese encodings whose bytes are all ASCII
_HEAD = 4096  # bytes that an encoding is declared in


class Markup(str):
    """Text that is known to be HTML."""

    __slots__ = ()


class Document(NamedTuple):
    """An input read: its text, its name, the SHA-256 of its bytes in hexadecimal, and the encoding it was read with.

    Of a ``str`` the bytes are its UTF-8, lone surrogates as U+FFFD; its encoding is ``str``. ``format`` is known of a
    Beautiful Soup object.
    """

    text: str
    name: str | None
    sha256: str
    encoding: str
    format: str | None = None


def is_source(source: object) -> bool:
    """Whether this is what a page may be given as."""
    return isinstance(source, (str, bytes, bytearray, memoryview, os.PathLike)) or _is_soup(source)


def plain_source(source: PageSource) -> str | bytes | os.PathLike[str]:
    """The source with a Beautiful Soup object as its markup: what can go to another process."""
    return Markup(source) if _is_soup(source) else source  # type: ignore[return-value]  # it is no soup


def _is_soup(source: object) -> bool:
    """Whether this is a ``Tag``; who has one has imported its library."""
    library = sys.modules.get("bs4")
    return library is not None and isinstance(source, library.Tag)


def load(source: PageSource, *, name: str | None = None, max_bytes: int = MAX_BYTES) -> Document:
    """Read text, bytes, a file or a Beautiful Soup object; ``name`` is what messages call it (default: the path).

    Raises :class:`~profparse.diagnostics.InputError` where it cannot be read: missing, no regular file, unreadable,
    larger than ``max_bytes``, or binary. A ``str`` is never binary.

    >>> load("a\\ud800b").text
    'a\ufffdb'
    >>> load(b"caf\\xe9").text
    'café'
    """
    source = plain_source(source)
    if isinstance(source, str):
        label = name or "the text"
        if len(source) > max_bytes:
            raise InputError(f"{label}: {len(source):,} characters are more than the limit of {max_bytes:,}")
        text = _SURROGATE.sub("\ufffd", source) if _has_surrogates(source) else str(source)
        kind = "html" if isinstance(source, Markup) else None
        return Document(text, name, sha256(text.encode()).hexdigest(), "str", kind)
    if isinstance(source, os.PathLike):
        name = name or os.fspath(source)
        source = file_bytes(source, name, max_bytes)
    elif not isinstance(source, (bytes, bytearray, memoryview)):
        raise TypeError(f"source is a str, bytes, pathlib.Path or Beautiful Soup object, not {type(source).__name__}")
    data = bytes(source)
    label = name or "the bytes"
    if len(data) > max_bytes:
        raise InputError(f"{label}: {len(data):,} bytes are more than the limit of {max_bytes:,}")
    text, encoding = _decoded(data, label)
    if _has_surrogates(text):
        text = _SURROGATE.sub("\ufffd", text)
    return Document(text, name, sha256(data).hexdigest(), encoding)


def _has_surrogates(text: str) -> bool:
    if text.isascii():
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def file_bytes(path: os.PathLike[str], name: str, max_bytes: int) -> bytes:
    """The bytes of a regular file, never more than the limit and one; what else there is, is not waited for."""
    try:
        _check_file(os.stat(path), name, max_bytes)
        # Between the two looks another thing may have come in the file's place: a pipe is opened without waiting.
        with open(path, "rb", opener=_without_waiting) as file:
            _check_file(os.fstat(file.fileno()), name, max_bytes)
            return file.read(max_bytes + 1)
    except FileNotFoundError:
        raise InputError(f"{name}: no such file") from None
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror or error}") from None
    except ValueError as error:  # a NUL in the path
        raise InputError(f"{name!r}: cannot be read: {error}") from None


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _check_file(status: os.stat_result, name: str, max_bytes: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise InputError(f"{name}: is a folder, not a page")
    if not stat.S_ISREG(status.st_mode):
        raise InputError(f"{name}: is not a regular file")
    if status.st_size > max_bytes:
        raise InputError(f"{name}: {status.st_size:,} bytes are more than the limit of {max_bytes:,}")


def _decoded(data: bytes, label: str) -> tuple[str, str]:
    marked = _marked(data) if data[:1] in (b"\xfe", b"\xff", b"\x00") else None
    if marked is not None:
        return marked
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{label}: is {what}, not a page of text")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        _refuse_binary(data, label)
        return _legacy(data, error)
    _refuse_binary(data, label)
    escaped = text.isascii() and any(escape in data for escape in _ESCAPES)
    return (_declared(data) if escaped else None) or (text, "utf-8")


def _marked(data: bytes) -> tuple[str, str] | None:
    """Bytes with the byte-order mark of UTF-16 or UTF-32, which stays a character of the text."""
    from bs4.dammit import EncodingDetector

    rest, encoding = EncodingDetector.strip_byte_order_mark(data)
    return ("\ufeff" + rest.decode(encoding, errors="replace"), codecs.lookup(encoding).name) if encoding else None


def _refuse_binary(data: bytes, label: str) -> None:
    sample = data[:65_536]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > max(8, len(sample) // 20):
        raise InputError(f"{label}: is binary, not a page of text")


def _legacy(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    """Bytes that are not UTF-8: cut short, of a declared encoding, of a detected one, or Windows-1252."""
    cut = error.start >= len(data) - 3 and error.reason == "unexpected end of data"
    if cut and not data[: error.start].isascii():
        return data.decode(errors="replace"), "utf-8"
    declared = _declared(data)
    if declared is not None:
        return declared
    # Mostly UTF-8 with a few bad bytes is UTF-8 all the same.
    bad = len(data) - len(data.decode(errors="ignore").encode())
    seen = sum(1 for byte in data[:65_536] if byte >= 0xC2)
    if bad * 4 < seen:
        return data.decode(errors="replace"), "utf-8"
    detected = _detected(data)
    if detected is not None:
        return detected
    try:
        return _strict(data, "cp1252")
    except UnicodeError:
        return data.decode("latin-1"), "latin-1"


def _declared(data: bytes) -> tuple[str, str] | None:
    """Bytes read as their ``<?xml`` or ``<meta`` says, where that is an encoding of text and they fit it."""
    from bs4.dammit import EncodingDetector

    name = EncodingDetector.find_declared_encoding(data[:_HEAD], is_html=True, search_entire_document=True)
    try:
        codec = codecs.lookup(name or "")
        if codec._is_text_encoding and codec.name not in ("utf-8", "utf-7", "utf-16", "idna", "punycode"):
            return _strict(data, {"iso8859-1": "cp1252"}.get(codec.name, codec.name))
    except (LookupError, UnicodeError, ValueError):
        pass
    return None


def _strict(data: bytes, encoding: str) -> tuple[str, str]:
    text = data.decode(encoding)
    return text, encoding


def _detected(data: bytes) -> tuple[str, str] | None:
    """What charset-normalizer says, where it is installed and sure of a multi-byte or non-Latin encoding."""
    high = sum(1 for byte in data[:65_536] if byte >= 0x80)
    if high < _FEW or high * 20 < min(len(data), 65_536):
        return None  # a few accents: Western, and Windows-1252 reads it
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return None
    best = from_bytes(data[:65_536]).best()
    if best is None or (best.encoding in _WESTERN and high < _ENOUGH_ACCENTS):
        return None
    try:
        return _strict(data, best.encoding)
    except (LookupError, UnicodeError):
        return None
