"""One page held against its gold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import profparse.evaluate.causes as causes
from profparse.evaluate.causes import Whereabouts
from profparse.evaluate.compare import address, letters
from profparse.evaluate.pairing import pair
from profparse.evaluate.records import Record

Json = Mapping[str, Any]
_SHOWN = 80  # characters of a key
_KEY_OF_GOLD = {"papers": "title", "news": "text_start", "projects": "name"}


class Page:
    """Collects the records of one page; ``text`` is its source, None where only its profile is at hand."""

    def __init__(self, name: str, gold: Json, found: Json, text: str | None) -> None:
        self.name, self.gold, self.found, self.text = name, gold, found, text
        self.records: list[Record] = []
        self._whereabouts: Whereabouts | None = None

    def items(self, kind: str, field: str, least: float, start: int | None = None) -> Iterator[tuple[Json, Json]]:
        """Record which items of a list were found, by their texts, and give the pairs.

        ``field`` is the key of the profile's items; of both texts the first ``start`` letters count. Items that the
        gold calls optional count neither way.
        """
        gold_field = _KEY_OF_GOLD[kind]
        wanted, found = self.gold[kind], self.found.get(kind) or []

        def of_gold(item: Json) -> str:
            return letters(item[gold_field])[:start]

        paired = pair(wanted, found, of_gold, lambda item: letters(item.get(field))[:start], least)
        pairs = [(item, got) for item, got in paired.pairs if not item.get("optional")]
        for item, _ in pairs:
            self.add(kind, item.get(gold_field), "right")
        left = [item for item in paired.missed if not item.get("optional")]
        if left and self._whereabouts is None:
            self._whereabouts = Whereabouts(self.found, self.text)
        for item in left:
            cause = self._whereabouts.of_missed(kind, item.get(gold_field) or "") if self._whereabouts else ""
            self.add(kind, item.get(gold_field), "missed", cause, wanted=item.get(gold_field))
        if paired.extra:
            missed, all_of_them = [of_gold(item) for item in paired.missed], [of_gold(item) for item in wanted]
            elsewhere = {
                other: [letters(item.get(name)) for item in self.gold.get(other) or []]
                for other, name in _KEY_OF_GOLD.items()
                if other != kind
            }
            for item in paired.extra:
                text = item.get(field) or ""
                cause = causes.of_false(text, missed, all_of_them, elsewhere)
                self.add(kind, text, "false", cause, got=text)
        yield from pairs

    def add(self, measure: str, key: Any, outcome: Any, cause: str = "", **more: Any) -> None:
        """Record one value."""
        shown = key if isinstance(key, str) else " · ".join(str(part) for part in key or () if part)
        self.records.append(Record(self.name, measure, shown[:_SHOWN], outcome, cause, **more))

    def check(
        self, measure: str, key: Any, good: Any, wanted: Any, got: Any, confidence: float | None = None,
        cause: Callable[[Any, Any], str] = causes.of_value,
    ) -> None:  # fmt: skip
        """Record a field that both sides have: right, or wrong."""
        self.add(
            measure, key, "right" if good else "wrong", "" if good else cause(wanted, got),
            wanted=wanted, got=got, confidence=confidence,
        )  # fmt: skip

    def links(self, measure: str, key: Any, wanted: Sequence[str], item: Json, *, all_of_them: bool = True) -> None:
        """Record the links of an item, as sets; more than the wanted ones are false where the gold names them all."""
        want = {address(url): url for url in wanted}
        got = {address(link["url"]): link["url"] for link in item.get("links") or []}
        about = key if isinstance(key, str) else " · ".join(key)
        for name, url in want.items():
            if name in got:
                self.add(measure, (about[:40], url), "right")
            else:
                self.add(measure, (about[:40], url), "missed", "link missing", wanted=url)
        for name, url in got.items() if all_of_them else ():
            if name not in want:
                self.add(measure, (about[:40], url), "false", "link of another item or none", got=url)
