"""Annotated references as kinds of tokens."""

import pytest

from profparse.fields.citation.tokens import tokens_of
from profparse.pieces.line import Line
from profparse.training.reference_labels import token_kinds

SHORT = {
    "AUTHOR": "A", "AUTHOR_MORE": "a", "BETWEEN": "b", "TITLE": "T", "TITLE_MORE": "t", "VENUE": "V", "VENUE_MORE": "v",
    "DATE": "D", "OTHER": ".", "EDITOR": "E", "VOLUME": "n", "PAGES": "p", "PLACE": "l", "PUBLISHER": "P",
}  # fmt: skip
ROWS = {
    "signs at the edges of a part belong to none": (
        "Quill, A. (2020). Slow lamps. In Annals of Moss, 3.",
        [("author", "Quill, A."), ("date", "(2020)."), ("title", "Slow lamps."), ("journal", "In Annals of Moss,"),
         ("volume", "3.")],
        ["Quill, A."],
        "Aaaa.D..Tt..Vvv.n.",
    ),
    "names are told apart, and what stands between": (
        "A. Quill and B. Tarn et al. Lamps",
        [("author", "A. Quill and B. Tarn et al."), ("title", "Lamps")],
        ["A. Quill", "B. Tarn"],
        "AaabAaabb.T",
    ),
    "a volume without an article is a title": (
        "Lamps. Berlin: Leaf, 1999",
        [("title:m", "Lamps"), ("pubPlace", "Berlin"), ("publisher", "Leaf"), ("date", "1999")],
        None, "T.l.P.D",
    ),
    "a volume with an article is where it stands": (
        "Moths. Lamps", [("title:a", "Moths"), ("title:m", "Lamps")], None, "T.V",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_kinds_of_tokens(name: str) -> None:
    """Each token has the kind of the part that it stands in."""
    text, parts, authors, expected = ROWS[name]
    place = 0
    spans = []
    for label, words in parts:
        place = text.index(words, place)
        spans.append((label, place, place + len(words)))
    tokens = tokens_of([Line(text, 0, len(text))])
    kinds = token_kinds(text, tokens.words, [(a, b) for _, a, b in tokens.places], spans, authors)
    assert "".join(SHORT[kind] for kind in kinds) == expected
