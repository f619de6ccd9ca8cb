"""SHA-256 is the same whoever computes it."""

import hashlib

import pytest

from profparse import digest


@pytest.mark.parametrize("data", [b"", b"a page", bytes(range(256)) * 99, b"x" * (digest.LARGE + 1)])
def test_it_is_what_hashlib_says(data: bytes) -> None:
    """The interpreter's own code gives what ``hashlib`` gives, for small and for large data."""
    assert digest.sha256(data) == hashlib.sha256(data).hexdigest()


def test_without_code_of_the_interpreters_own_the_library_computes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """An interpreter that was built without it gives the same."""

    def missing(_: bytes) -> str:
        raise ImportError

    monkeypatch.setattr(digest, "_built_in", missing)
    assert digest.sha256(b"a page") == hashlib.sha256(b"a page").hexdigest()
