"""The package's public face: its names, and that they come when they are called for."""

import subprocess
import sys

import pytest

import profparse


@pytest.mark.parametrize("name", profparse.__all__)
def test_a_public_name_is_there(name: str) -> None:
    """Every name of ``__all__`` can be had, and ``dir`` names it."""
    assert getattr(profparse, name) is not None
    assert name in dir(profparse)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A misspelt name fails as it does with any module."""
    with pytest.raises(AttributeError, match="module 'profparse' has no attribute 'pares'"):
        profparse.pares  # noqa: B018


def test_parse_stays_the_function() -> None:
    """Importing the module ``profparse.parse`` does not put the module in the function's place."""
    code = "import profparse.parse, profparse; print(len(profparse.parse('').papers))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout == "0\n"
