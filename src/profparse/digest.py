"""SHA-256, for the name of what was read."""

from __future__ import annotations

import sys

#: Where OpenSSL, four times as fast, has made good for the time that loading it takes.
LARGE = 1 << 20


def sha256(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal.

    >>> sha256(b"abc")[:16]
    'ba7816bf8f01cfea'
    """
    if len(data) < LARGE:
        try:
            return _built_in(data)
        except ImportError:  # an interpreter that has none of its own
            pass
    return _of_library(data)


def _built_in(data: bytes) -> str:
    """By the interpreter's own code, which ``hashlib`` imports together with OpenSSL (3 ms, a third of a start)."""
    if sys.version_info >= (3, 12):
        from _sha2 import sha256  # type: ignore[import-not-found, unused-ignore]  # has no stubs
    else:
        from _sha256 import sha256  # type: ignore[import-not-found, unused-ignore]  # has no stubs
    digest: str = sha256(data).hexdigest()
    return digest


def _of_library(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()
