"""Cheap evidence of names, one piece between commas at a time."""

import pytest

from profparse.fields.citation.names import name_evidence


@pytest.mark.parametrize(
    "piece",
    ["Ada B. Quill", "Bo Tarn*", "and Mei Ling Tarn†", "A. Quill", "Jean-Marc van der Berg", "Quill AB",
      "Zoë O’Tarn$^\\dagger$"],
)  # fmt: skip
def test_names(piece: str) -> None:
    """Full names, with initials, particles and marks, look like names."""
    found = name_evidence(piece)
    assert (found.kind, found.people) == ("name", 1)
    assert found.score > 0.6


@pytest.mark.parametrize(
    ("piece", "kind"),
    [
        ("Y.", "initials"), ("A. J.", "initials"), ("Quill", "surname"), ("et al.", "etal"), ("and others", "etal"),
        ("...", "etal"), ("the Lamp Study Group", "group"), ("and", "glue"), ("†", "glue"), ("Jr.", "initials"),
        ("reading under lamps", "other"),
    ],
)  # fmt: skip
def test_kinds(piece: str, kind: str) -> None:
    """Parts of names, groups, conjunctions and cut lists are told apart."""
    assert name_evidence(piece).kind == kind


@pytest.mark.parametrize(
    "piece", ["Deep Learning", "Lamps in the north", "Proceedings", "2020", "Graph Networks", "IEEE Transactions"]
)
def test_other_words(piece: str) -> None:
    """Words of titles and venues hardly look like names."""
    assert name_evidence(piece).score < 0.3
