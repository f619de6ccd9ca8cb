"""What speaks for and against a boundary: the features of a candidate, each a number of modest size."""

from __future__ import annotations

from profparse.boundary.candidates import DASHES, PARTICLES, Candidate, Cut
from profparse.boundary.lexicon import Lexicon
from profparse.boundary.name_score import is_group, name_score
from profparse.patterns import lazy_pattern, script_pattern

FEATURES = (
    "candidate", "given", "given known", "given letters", "family", "family known", "family letters", "one word",
    "two words", "three words", "four words", "more words", "middle names", "title end", "title end known",
    "title end letters", "whole is title word", "whole is name", "lower to upper", "digit to upper", "upper to name",
    "closing to upper", "other pair", "left of one", "left of two", "initial with dot", "initial without dot",
    "given of two", "prefix left", "lower words", "particle", "shouted", "digits in name", "group", "title of one word",
    "title of two words", "three and cut", "not three and cut", "more than three", "names after", "worst name after",
    "name before", "open bracket", "stop word ends", "colon ends", "hyphen ends", "lower candidate", "blank candidate",
    "blank lower before", "blank upper before", "none", "none and cut", "none and tail", "none and commas",
    "none and name last", "glued inside name", "title ends upper", "given is title word", "dash to upper",
    "closing dash after blank", "capitals before", "whole is common name", "left holds a title end",
    "left holds a change", "left is title word", "given holds a change", "given holds a given name",
    "given begins with capitals", "given begins with a name", "given holds a sign", "dash behind lower case",
    "initial before", "left ends with a given name", "open quote", "left parts in title end and name",
    "left holds capitals and a name", "given begins like a name", "given goes on like a name", "blank behind a change",
    "blank before a change", "given begins with one capital", "alone", "alone with a given name",
    "alone behind a change", "alone with a family name", "digits and a capital before",
)  # fmt: skip
SIZE = len(FEATURES)
(
    CANDIDATE, GIVEN, GIVEN_KNOWN, GIVEN_LETTERS, FAMILY, FAMILY_KNOWN, FAMILY_LETTERS, ONE, TWO, THREE, FOUR, MORE,
    MIDDLE, END, END_KNOWN, END_LETTERS, WHOLE_WORD, WHOLE_NAME, LOWER_UPPER, DIGIT_UPPER, UPPER_NAME, CLOSING_UPPER,
    OTHER_PAIR, LEFT_ONE, LEFT_TWO, INITIAL_DOT, INITIAL, GIVEN_TWO, PREFIX_LEFT, LOWER_WORDS, PARTICLE, SHOUTED,
    DIGITS, GROUP, TITLE_ONE, TITLE_TWO, THREE_CUT, OTHER_CUT, MANY, AFTER, WORST_AFTER, BEFORE, OPEN_BRACKET,
    STOP_WORD, COLON, HYPHEN, LOWER_KIND, BLANK_KIND, BLANK_LOWER, BLANK_UPPER, NONE, NONE_CUT, NONE_TAIL, NONE_COMMAS,
    NONE_NAME, INSIDE_NAME, ENDS_UPPER, GIVEN_WORD, DASH_UPPER, DASH_BLANK, CAPITALS, WHOLE_GIVEN, LEFT_SPLIT_END,
    LEFT_SPLIT, LEFT_WORD, INNER, INNER_GIVEN, INNER_CAPITALS, OUTER_GIVEN, SIGN, DASH_LOWER, INITIAL_BEFORE,
    LEFT_GIVEN, OPEN_QUOTE, LEFT_BOTH, LEFT_CAPITALS, INNER_HEAD, INNER_REST, BLANK_CHANGE, BLANK_INNER, INNER_ONE,
    ALONE, ALONE_GIVEN, ALONE_CHANGE, ALONE_FAMILY, DIGITS_CAPITAL,
) = range(SIZE)  # fmt: skip

STOP_WORDS = frozenset({
    "a", "an", "the", "of", "for", "in", "on", "with", "to", "by", "from", "and", "or", "via", "using", "at", "as",
    "into", "is", "are", "its", "their", "under", "over", "between", "towards", "toward", "through", "without",
    "beyond", "your",
})  # fmt: skip
PREFIXES = frozenset({
    "Mc", "Mac", "De", "Le", "La", "Di", "Du", "Da", "Van", "Von", "O", "Fitz", "Al", "El", "Ben", "Del", "Des", "Lo",
    "St", "Vander", "Vande", "D", "San", "Saint", "Abu", "Ab", "Dos", "Dal", "Della", "Mi", "Xiao", "Jun", "Zhi", "Yu",
    "Hao",
})  # fmt: skip


_CHANGE = script_pattern(r"(?<=[\p{Ll}\d)\]?!”+])[\p{Lu}]|(?<=[\p{Lu}])[\p{Lu}](?=[\p{Ll}])")
_AROUND = "()[]{}\"'“”‘’.,:;?!"
_SIGN = lazy_pattern(r"[^\W\d]*\d|[^\W\d'’.-]*[^\w\s'’.-]|[a-z]-")
_DIGIT = lazy_pattern(r"\d")
_INITIAL = lazy_pattern(r"(?:^|[^\w.])[^\W\d_a-z]\.$")
_COUNTS = (ONE, ONE, TWO, THREE, FOUR)
Values = dict[int, float]


class Line:
    """A line whose candidates are being weighed: what its candidates share is computed once.

    The values of features are given by number; those left out are 0.
    """

    def __init__(self, text: str, line: Cut, lexicon: Lexicon) -> None:
        self.text = text
        self.cut = line
        self.lexicon = lexicon
        self._scores: dict[int, float] = {}
        self._after: dict[int, tuple[float, float]] = {}

    def segment_score(self, k: int) -> float:
        """The name score of a whole segment."""
        score = self._scores.get(k)
        if score is None:
            start, end = self.cut.segments[k]
            words = self.text[start:end].split()
            score = -4.0 if not words else 2.0 if is_group(words) else name_score(words, self.lexicon)
            self._scores[k] = score
        return score

    def of_none(self) -> Values:
        """The features of the reading that the line holds no authors."""
        out: Values = {NONE: 1.0}
        tail = self.cut.tail
        if tail.et_al:
            out[NONE_CUT] = 1.0
        if tail.organizations:
            out[NONE_TAIL] = 1.0
        segments = self.cut.segments
        if len(segments) > 1:
            out[NONE_COMMAS] = min(len(segments) - 1, 4) / 2
            out[NONE_NAME] = self.segment_score(len(segments) - 1)
        return out

    def of(self, candidate: Candidate) -> Values:
        """The features of a candidate."""
        text = self.text
        at, k, kind = candidate
        start, end = self.cut.segments[k]
        out: Values = {CANDIDATE: 1.0}
        words = text[at:end].split()
        given = words[0]
        space = max(text.rfind(" ", 0, at), text.rfind("-", 0, at - 1), text.rfind("/", 0, at - 1))
        left = text[space + 1 : at]
        if kind == "blank":
            stripped = text[:at].rstrip(" ,")
            left = stripped[stripped.rfind(" ") + 1 :]
            out[BLANK_KIND] = 1.0
            out[BLANK_LOWER if left[-1:].islower() else BLANK_UPPER if left[:1].isupper() else BLANK_KIND] = 1.0
        else:
            if kind == "lower":
                out[LOWER_KIND] = 1.0
            self._pair(out, text[at - 1], text[at], left, given)
            if start <= space and start > 0 and text.count(" ", start, space) < 2:
                out[INSIDE_NAME] = 1.0
        self._right(out, words, given, words[-1])
        self._left(out, left, text[:at])
        self._around(out, at, k)
        if not k and len(self.cut.segments) == 1:
            self._alone(out)
        return out

    @staticmethod
    def _alone(out: Values) -> None:
        """What speaks for one author in a line without commas, which may as well be a title alone."""
        out[ALONE] = 1.0
        out[ALONE_GIVEN] = max(out.get(GIVEN, 0.0), 0.0)
        out[ALONE_FAMILY] = max(out.get(FAMILY, 0.0), 0.0)
        if LOWER_UPPER in out and WHOLE_WORD not in out:
            out[ALONE_CHANGE] = 1.0

    def _around(self, out: Values, at: int, k: int) -> None:
        """The rest of the line: the title's length and brackets, the pieces before and after."""
        text, segments = self.text, self.cut.segments
        blank = text.find(" ", 0, at)
        if blank < 0:
            out[TITLE_ONE] = 1.0
        elif text.find(" ", blank + 1, at) < 0:
            out[TITLE_TWO] = 1.0
        names = len(segments) - k
        if self.cut.tail.et_al:
            out[THREE_CUT if names == 3 else OTHER_CUT] = 1.0
        if names > 3:
            out[MANY] = 1.0
        if names > 1:
            after = self._after.get(k)
            if after is None:
                scores = [self.segment_score(n) for n in range(k + 1, min(len(segments), k + 9))]
                after = self._after[k] = sum(scores) / len(scores), min(scores)
            out[AFTER], out[WORST_AFTER] = after
        if k and segments[k][0] > 0:
            before = segments[k - 1]
            out[BEFORE] = self.segment_score(k - 1) if text.count(" ", *before) < 5 else -2.0
        if text.find("(", 0, at) >= 0 and text.count("(", 0, at) > text.count(")", 0, at):
            out[OPEN_BRACKET] = 1.0
        if (text.find("“", 0, at) >= 0 and text.find("”", 0, at) < 0) or text.count('"', 0, at) % 2:
            out[OPEN_QUOTE] = 1.0

    def _right(self, out: Values, words: list[str], given: str, family: str) -> None:
        if is_group(words):
            out[GROUP] = 1.0
            return
        lexicon = self.lexicon
        score = lexicon.given[given]
        if score is not None:
            out[GIVEN], out[GIVEN_KNOWN] = score, 1.0
        out[GIVEN_LETTERS] = lexicon.letters[given]
        inner = _CHANGE.search(given, 1)
        if inner is not None:
            out[INNER] = 1.0
            head, rest = given[: inner.start()], given[inner.start() :]
            out[INNER_GIVEN] = max(lexicon.given[rest] or 0.0, 0.0)
            out[OUTER_GIVEN] = max(lexicon.given[head] or 0.0, 0.0)
            if head.isupper():
                out[INNER_CAPITALS if len(head) > 1 else INNER_ONE] = 1.0
            if BLANK_KIND in out:
                out[BLANK_INNER] = 1.0
            out[INNER_HEAD] = lexicon.name[head] or lexicon.letters[head]
            out[INNER_REST] = lexicon.name[rest] or lexicon.letters[rest]
        score = lexicon.name[family]
        if score is not None:
            out[FAMILY], out[FAMILY_KNOWN] = score, 1.0
        out[FAMILY_LETTERS] = lexicon.letters[family]
        score = lexicon.words[given.lower()]
        if score is not None:
            out[GIVEN_WORD] = score
        count = len(words)
        out[_COUNTS[count] if count < 5 else MORE] = 1.0
        if count > 2:
            out[MIDDLE] = name_score(words[1:-1], lexicon)
        if len(given) <= 2:
            out[INITIAL_DOT if given[-1:] == "." else INITIAL if len(given) == 1 else GIVEN_TWO] = 1.0
        lower = 0
        for word in words[1:]:
            if word[0].islower():
                if word in PARTICLES:
                    out[PARTICLE] = 1.0
                else:
                    lower += 1
        if lower:
            out[LOWER_WORDS] = float(min(lower, 3))
        name = " ".join(words)
        if len(name) > 3 and name.isupper():
            out[SHOUTED] = 1.0
        if _DIGIT.search(name):
            out[DIGITS] = 1.0
        if _SIGN.match(given):
            out[SIGN] = 1.0

    def _pair(self, out: Values, before: str, after: str, left: str, given: str) -> None:
        lexicon = self.lexicon
        if after.isupper():
            pair = (
                LOWER_UPPER if before.islower() else DIGIT_UPPER if before.isdigit() else UPPER_NAME if before.isupper()
                else DASH_UPPER if before in DASHES else CLOSING_UPPER if not before.isalnum() else OTHER_PAIR
            )  # fmt: skip
            if pair == DASH_UPPER and left[:1].islower():
                out[DASH_LOWER] = 1.0
        else:
            pair = OTHER_PAIR
        out[pair] = 1.0
        whole = left + given
        score = lexicon.words[whole.lower()]
        if score is not None:
            out[WHOLE_WORD] = score
        out[WHOLE_NAME] = max(lexicon.name[whole] or 0.0, 0.0)
        out[WHOLE_GIVEN] = max(lexicon.given[whole] or 0.0, 0.0)
        if left in PREFIXES:
            out[PREFIX_LEFT] = 1.0

    def _left(self, out: Values, left: str, title: str) -> None:
        lexicon = self.lexicon
        word = left.strip(_AROUND).lower()
        score = lexicon.last[word]
        capitals = len(word) > 1 and left[: len(word)].isupper()
        if capitals:
            out[CAPITALS] = 1.0
        if score is not None and (score > 0.0 or not capitals):  # `SARA` is no `Sara`
            out[END], out[END_KNOWN] = score, 1.0
        if word:
            out[END_LETTERS] = -lexicon.letters[word]
        size = len(word)
        if size < 3:
            out[LEFT_ONE if size == 1 else LEFT_TWO] = float(size > 0)
        if word in STOP_WORDS:
            out[STOP_WORD] = 1.0
        title = title.rstrip()
        last = title[-1:]
        if last.isupper():
            out[ENDS_UPPER] = 1.0
            if left[:-1].isdigit():  # `in 3D`
                out[DIGITS_CAPITAL] = 1.0
        elif not last.isalnum():
            if last in ":;,":
                out[COLON] = 1.0
            elif last in "-–—(/&":
                out[HYPHEN] = 1.0
            elif last == "." and _INITIAL.search(left):
                out[INITIAL_BEFORE] = 1.0
            if last in DASHES and title[-2:-1] == " ":
                out[DASH_BLANK] = 1.0
        score = lexicon.words[word]
        if score is not None:
            out[LEFT_WORD] = score
        changes = [change.start() for change in _CHANGE.finditer(left, 1)]
        if changes:
            at = changes[-1]
            ends, name = left[:at].strip(_AROUND).lower(), left[at:]
            out[LEFT_CAPITALS if left[at - 1].isupper() else LEFT_SPLIT] = 1.0
            ending = out[LEFT_SPLIT_END] = max(lexicon.last[ends] or 0.0, 0.0)
            out[LEFT_GIVEN] = max(lexicon.given[name] or 0.0, 0.0)
            out[LEFT_BOTH] = max(min(ending, 3.0), 0.5) * max(lexicon.name[name] or lexicon.letters[name], 0.0)
            if BLANK_KIND in out:
                out[BLANK_CHANGE] = 1.0
