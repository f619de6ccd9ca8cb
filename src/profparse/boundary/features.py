"""What speaks for and against a boundary: the features of a candidate, each a number of modest size."""

from __future__ import annotations

import re

from profparse.boundary.candidates import DASHES, PARTICLES, Candidate, Cut
from profparse.boundary.lexicon import Lexicon

FEATURES = (
    "candidate", "given", "given known", "given letters", "family", "family known", "family letters", "one word", "two words",
    "three words", "four words", "more words", "middle names", "title end", "title end known", "title end letters",
    "whole is title word", "whole is name", "lower to upper", "digit to upper", "upper to name", "closing to upper",
    "other pair", "left of one", "left of two", "initial with dot", "initial without dot", "given of two", "prefix left",
    "lower words", "particle", "shouted", "digits in name", "group", "title of one word", "title of two words", "three and cut",
    "not three and cut", "more than three", "names after", "worst name after", "name before", "open bracket", "stop word ends",
    "colon ends", "hyphen ends", "lower candidate", "blank candidate", "blank lower before", "blank upper before",
    "none", "none and cut", "none and tail", "none and commas", "none and name last", "glued inside name", "title ends upper",
    "given is title word", "dash to upper", "closing dash after blank", "capitals before", "whole is common name",
    "left holds a title end", "left holds a change", "left is title word",
    "given holds a change", "given holds a given name", "given begins with capitals", "given begins with a name",
)  # fmt: skip
SIZE = len(FEATURES)
(
    CANDIDATE, GIVEN, GIVEN_KNOWN, GIVEN_LETTERS, FAMILY, FAMILY_KNOWN, FAMILY_LETTERS, ONE, TWO, THREE, FOUR, MORE, MIDDLE,
    END, END_KNOWN, END_LETTERS, WHOLE_WORD, WHOLE_NAME, LOWER_UPPER, DIGIT_UPPER, UPPER_NAME, CLOSING_UPPER, OTHER_PAIR,
    LEFT_ONE, LEFT_TWO, INITIAL_DOT, INITIAL, GIVEN_TWO, PREFIX_LEFT, LOWER_WORDS, PARTICLE, SHOUTED, DIGITS, GROUP,
    TITLE_ONE, TITLE_TWO, THREE_CUT, OTHER_CUT, MANY, AFTER, WORST_AFTER, BEFORE, OPEN_BRACKET, STOP_WORD, COLON, HYPHEN,
    LOWER_KIND, BLANK_KIND, BLANK_LOWER, BLANK_UPPER, NONE, NONE_CUT, NONE_TAIL, NONE_COMMAS, NONE_NAME, INSIDE_NAME,
    ENDS_UPPER, GIVEN_WORD, DASH_UPPER, DASH_BLANK, CAPITALS, WHOLE_GIVEN, LEFT_SPLIT_END,
    LEFT_SPLIT, LEFT_WORD, INNER, INNER_GIVEN, INNER_CAPITALS, OUTER_GIVEN,
) = range(SIZE)  # fmt: skip

GROUP_WORDS = re.compile(
    r"^(?:The\s)?(?:Team\s\S|.{1,50}\s(?:Team|Collaboration|Consortium|Group|Initiative|Project|Community|Network|Lab|AI)$)"
)
STOP_WORDS = frozenset({
    "a", "an", "the", "of", "for", "in", "on", "with", "to", "by", "from", "and", "or", "via", "using", "at", "as", "into",
    "is", "are", "its", "their", "under", "over", "between", "towards", "toward", "through", "without", "beyond", "your",
})  # fmt: skip
PREFIXES = frozenset({
    "Mc", "Mac", "De", "Le", "La", "Di", "Du", "Da", "Van", "Von", "O", "Fitz", "Al", "El", "Ben", "Del", "Des", "Lo", "St",
    "Vander", "Vande", "D", "San", "Saint", "Abu", "Ab", "Dos", "Dal", "Della", "Mi", "Xiao", "Jun", "Zhi", "Yu", "Hao",
})  # fmt: skip


def name_score(words: list[str], lexicon: Lexicon) -> float:
    """How much the words look like a name, from -4 to 4: the mean of their scores."""
    total = 0.0
    names = lexicon.name
    for word in words:
        score = names.get(word)
        if score is None:
            if word in PARTICLES:
                score = 1.0
            elif len(word) <= 2 and word[0].isupper():
                score = 1.0 if len(word) == 1 or word[1] == "." else 0.3
            else:
                score = lexicon.letters_of(word) - (1.5 if word[0].islower() else 0.0)
        total += score
    return max(-4.0, min(4.0, total / len(words))) if words else -4.0


_INNER = re.compile(r"(?<=[a-zà-ÿ])[A-ZÀ-Þ]|(?<=[A-ZÀ-Þ])[A-ZÀ-Þ](?=[a-zà-ÿ])")
_CHANGE = re.compile(r"[a-zà-ÿ](?=[A-ZÀ-Þ])")


class Line:
    """A line whose candidates are being weighed: what its candidates share is computed once."""

    def __init__(self, text: str, line: Cut, lexicon: Lexicon) -> None:
        self.text = text
        self.cut = line
        self.lexicon = lexicon
        self._scores: dict[int, float] = {}

    def segment_score(self, k: int) -> float:
        """The name score of a whole segment."""
        score = self._scores.get(k)
        if score is None:
            start, end = self.cut.segments[k]
            piece = self.text[start:end]
            score = 2.0 if GROUP_WORDS.match(piece) else name_score(piece.split(), self.lexicon)
            self._scores[k] = score
        return score

    def of_none(self) -> list[float]:
        """The features of the reading that the line holds no authors."""
        out = [0.0] * SIZE
        tail = self.cut.tail
        out[NONE] = 1.0
        out[NONE_CUT] = float(tail.et_al)
        out[NONE_TAIL] = float(bool(tail.organizations))
        segments = self.cut.segments
        out[NONE_COMMAS] = min(len(segments) - 1, 4) / 2
        out[NONE_NAME] = self.segment_score(len(segments) - 1) if len(segments) > 1 else 0.0
        return out

    def of(self, candidate: Candidate) -> list[float]:
        """The features of a candidate."""
        text = self.text
        at, k, kind = candidate
        start, end = self.cut.segments[k]
        out = [0.0] * SIZE
        out[CANDIDATE] = 1.0
        words = text[at:end].split()
        given, family = words[0], words[-1]
        self._right(out, words, given, family)
        space = max(text.rfind(" ", 0, at), text.rfind("-", 0, at - 1), text.rfind("/", 0, at - 1))
        left = text[space + 1 : at]
        if kind == "blank":
            stripped = text[:at].rstrip(" ,")
            left = stripped[stripped.rfind(" ") + 1 :]
            out[BLANK_KIND] = 1.0
            out[BLANK_LOWER] = float(left[-1:].islower())
            out[BLANK_UPPER] = float(left[:1].isupper())
        else:
            out[LOWER_KIND] = float(kind == "lower")
            self._pair(out, text[at - 1], text[at], left, given)
        self._left(out, left, text[:at])
        title_words = text.count(" ", 0, at) + 1
        out[TITLE_ONE], out[TITLE_TWO] = float(title_words == 1), float(title_words == 2)
        names = len(self.cut.segments) - k
        if self.cut.tail.et_al:
            out[THREE_CUT], out[OTHER_CUT] = float(names == 3), float(names != 3)
        out[MANY] = float(names > 3)
        if names > 1:
            scores = [self.segment_score(n) for n in range(k + 1, min(len(self.cut.segments), k + 9))]
            out[AFTER] = sum(scores) / len(scores)
            out[WORST_AFTER] = min(scores)
        if k and start > 0:
            out[BEFORE] = self.segment_score(k - 1) if len(text[slice(*self.cut.segments[k - 1])].split()) < 6 else -2.0
        out[OPEN_BRACKET] = float(text.count("(", 0, at) > text.count(")", 0, at))
        if kind != "blank" and space >= 0 and start <= space:
            before = text[start:space].split()
            out[INSIDE_NAME] = float(len(before) < 3 and start > 0)
        return out

    def _right(self, out: list[float], words: list[str], given: str, family: str) -> None:
        lexicon = self.lexicon
        score = lexicon.given.get(given)
        if score is not None:
            out[GIVEN], out[GIVEN_KNOWN] = score, 1.0
        out[GIVEN_LETTERS] = lexicon.letters_of(given)
        inner = _INNER.search(given, 1)
        if inner is not None:
            out[INNER] = 1.0
            if inner.start() > 1 and given[: inner.start()].isupper():
                out[INNER_CAPITALS] = 1.0
            out[INNER_GIVEN] = max(lexicon.given.get(given[inner.start() :], 0.0), 0.0)
            out[OUTER_GIVEN] = max(lexicon.given.get(given[: inner.start()], 0.0), 0.0)
        score = lexicon.name.get(family)
        if score is not None:
            out[FAMILY], out[FAMILY_KNOWN] = score, 1.0
        out[FAMILY_LETTERS] = lexicon.letters_of(family)
        out[GIVEN_WORD] = lexicon.words.get(given.lower(), 0.0)
        count = len(words)
        out[ONE if count == 1 else TWO if count == 2 else THREE if count == 3 else FOUR if count == 4 else MORE] = 1.0
        if count > 2:
            out[MIDDLE] = name_score(words[1:-1], lexicon)
        if len(given) <= 2:
            if given[-1:] == ".":
                out[INITIAL_DOT] = 1.0
            elif len(given) == 1:
                out[INITIAL] = 1.0
            else:
                out[GIVEN_TWO] = 1.0
        lower = 0
        for word in words[1:]:
            if word[0].islower():
                if word in PARTICLES:
                    out[PARTICLE] = 1.0
                else:
                    lower += 1
        out[LOWER_WORDS] = float(min(lower, 3))
        name = " ".join(words)
        out[SHOUTED] = float(len(name) > 3 and name.isupper())
        out[DIGITS] = float(any(c.isdigit() for c in name))
        out[GROUP] = float(GROUP_WORDS.match(name) is not None)

    def _pair(self, out: list[float], before: str, after: str, left: str, given: str) -> None:
        lexicon = self.lexicon
        if after.isupper():
            pair = (
                LOWER_UPPER if before.islower() else DIGIT_UPPER if before.isdigit() else UPPER_NAME if before.isupper()
                else DASH_UPPER if before in DASHES else CLOSING_UPPER if not before.isalnum() else OTHER_PAIR
            )  # fmt: skip
        else:
            pair = OTHER_PAIR
        out[pair] = 1.0
        whole = left + given
        out[WHOLE_WORD] = lexicon.words.get(whole.lower(), 0.0)
        score = lexicon.name.get(whole)
        out[WHOLE_NAME] = max(score, 0.0) if score is not None else 0.0
        out[PREFIX_LEFT] = float(left in PREFIXES)
        out[WHOLE_GIVEN] = max(lexicon.given.get(whole, 0.0), 0.0)

    def _left(self, out: list[float], left: str, title: str) -> None:
        lexicon = self.lexicon
        word = left.strip("()[]{}\"'“”‘’.,:;?!").lower()
        score = lexicon.last.get(word)
        if score is not None:
            out[END], out[END_KNOWN] = score, 1.0
        out[END_LETTERS] = -lexicon.letters_of(word) if word else 0.0
        size = len(word)
        out[LEFT_ONE], out[LEFT_TWO] = float(size == 1), float(size == 2)
        out[STOP_WORD] = float(word in STOP_WORDS)
        last = title.rstrip()[-1:]
        out[COLON] = float(last in ":;,")
        out[HYPHEN] = float(last in "-–—(/&")
        out[ENDS_UPPER] = float(last.isupper())
        out[LEFT_WORD] = lexicon.words.get(word, 0.0)
        change = None
        for change in _CHANGE.finditer(left):
            pass
        if change is not None:
            out[LEFT_SPLIT] = 1.0
            out[LEFT_SPLIT_END] = max(lexicon.last.get(left[: change.end()].lower(), 0.0), 0.0)
        out[CAPITALS] = float(size > 1 and left[:size].isupper())
        out[DASH_BLANK] = float(last in DASHES and title.rstrip()[-2:-1] == " ")
