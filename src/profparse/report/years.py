"""A timeline: how many papers and news each year has, drawn as bars above and below a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from profparse.model import Date, Item, NewsItem, Paper
from profparse.report.markup import Html, element

_MOST_BARS = 48
_STEPS = (1, 2, 5, 10, 25, 50, 100, 250, 1000, 10000)
# Of the drawing, in its own units: its width, the most of a bar with the gap beside it, and the heights.
_WIDTH, _SLOT, _PAPERS, _NEWS, _YEAR, _COUNT = 620, 52, 60, 36, 24, 16


class Period(NamedTuple):
    """Some years, usually one, with how many papers and news fall into them."""

    first: int
    last: int
    papers: int
    news: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def year_of(item: Item) -> int | None:
    """The year of an item's date, the first one of several; None where there is none."""
    date: Date | None = getattr(item, "date", None)
    day = (date.earliest or date.latest) if date else None
    year = (day or "").split("-")[0]
    return int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None


def periods(items: Iterable[Item]) -> tuple[Period, ...]:
    """The periods from the first year to the last, years without items too; each as long as keeps them readable.

    >>> periods([])
    ()
    """
    papers: Counter[int] = Counter()
    news: Counter[int] = Counter()
    for item in items:
        year = year_of(item)
        if year is not None and isinstance(item, Paper | NewsItem):
            (papers if isinstance(item, Paper) else news)[year] += 1
    years = papers.keys() | news.keys()
    if not years:
        return ()
    first, last = min(years), max(years)
    step = next(step for step in _STEPS if last // step - first // step < _MOST_BARS)
    found = []
    for start in range(first // step * step, last + 1, step):
        within = range(start, start + step)
        counts = (sum(counter[year] for year in years if year in within) for counter in (papers, news))
        found.append(Period(start, start + step - 1, *counts))
    return tuple(found)


def timeline(items: Sequence[Item], *, choosable: bool) -> Html:
    """The drawing, or nothing where no item has a year; ``choosable`` makes each bar a button that filters by it."""
    found = periods(items)
    if not found:
        return Html()
    drawing = Drawing.of(found)
    papers, news = sum(period.papers for period in found), sum(period.news for period in found)
    undated = sum(isinstance(item, Paper | NewsItem) and year_of(item) is None for item in items)
    said = f"{_count(papers, 'paper')} and {news} news, {found[0].first} to {found[-1].last}"
    legend = [
        element("span", "papers", class_="of-papers") if papers else "",
        element("span", "news", class_="of-news") if news else "",
        element("span", f"{undated} without a year") if undated else "",
    ]
    picture = element(
        "svg",
        *[drawing.bar(n, period, choosable) for n, period in enumerate(found)],
        viewBox=f"0 0 {_n(drawing.slot * len(found))} {_n(drawing.bottom)}",
        width=_n(drawing.slot * len(found)),
        class_="years",
        role="group" if choosable else "img",
        aria_label=said,
    )
    return element("div", picture, element("p", *legend, class_="years-legend"), class_="timeline")


class Drawing(NamedTuple):
    """The measures of a timeline: bars of papers stand on ``up``, those of news hang from under the years.

    Where there are no papers, news stands.
    """

    slot: float
    most_papers: int
    most_news: int
    up: float
    every: int

    @classmethod
    def of(cls, found: Sequence[Period]) -> Drawing:
        """The measures in which some periods fit; what is below the years takes room only if it is there."""
        slot = min(_WIDTH / len(found), _SLOT)
        papers = max(period.papers for period in found)
        news = max(period.news for period in found)
        every = next(n for n in (1, 2, 5, 10, 20, 50) if slot * n >= 40)
        return cls(slot, papers, news, float(_PAPERS if papers else _NEWS) + _COUNT, every)

    @property
    def bottom(self) -> float:
        """The height of the drawing."""
        return self.up + _YEAR + (_NEWS + _COUNT if self.most_news and self.most_papers else 0)

    def bar(self, n: int, period: Period, choosable: bool) -> Html:
        """One period: papers above its year, news below."""
        x, gap = n * self.slot, min(self.slot * 0.3, 18)
        said = f"{period}: {_count(period.papers, 'paper')}, {period.news} news"
        shapes = [
            element("title", said),
            element("rect", x=_n(x), y=0, width=_n(self.slot), height=_n(self.bottom), rx=4, class_="slot"),
        ]
        for count, most, room, name in (
            (period.papers, self.most_papers, _PAPERS, "of-papers"),
            (period.news, self.most_news, _NEWS, "of-news"),
        ):
            if not count:
                continue
            height = max(2.0, room * count / most)
            stands = name == "of-papers" or not self.most_papers
            top = self.up - height if stands else self.up + _YEAR
            shapes.append(
                element(
                    "rect", x=_n(x + gap / 2), y=_n(top), width=_n(self.slot - gap), height=_n(height), rx="1.5",
                    class_=name,
                )
            )  # fmt: skip
            if self.slot >= 18:
                place = top - 4 if stands else top + height + 12
                shapes.append(element("text", str(count), x=_n(x + self.slot / 2), y=_n(place), class_="count"))
        if n % self.every == 0:
            shapes.append(
                element("text", str(period.first), x=_n(x + self.slot / 2), y=_n(self.up + 16), class_="year")
            )
        if not choosable or not (period.papers or period.news):
            return element("g", *shapes)
        return element(
            "g", *shapes, role="button", tabindex=0, aria_pressed="false", aria_label=said,
            data_first=period.first, data_last=period.last,
        )  # fmt: skip


def _n(number: float) -> str:
    return f"{number:.1f}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
