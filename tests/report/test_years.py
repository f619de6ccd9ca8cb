"""The timeline counts papers and news by year."""

from bs4 import BeautifulSoup

from profparse import parse
from profparse.model import Profile
from profparse.report.years import periods, timeline


def news(*years: str) -> Profile:
    """A page with an item of news in each year."""
    return parse("## News\n" + "".join(f"- [{year}] Something happened in the month.\n" for year in years))


def test_years_without_items_have_their_place() -> None:
    """Every year from the first to the last is counted, also one in which nothing was."""
    found = periods(news("5/2021", "4/2024", "3/2024").news)
    assert [(str(one), one.papers, one.news) for one in found] == [
        ("2021", 0, 1), ("2022", 0, 0), ("2023", 0, 0), ("2024", 0, 2),
    ]  # fmt: skip


def test_a_long_time_is_counted_in_longer_periods() -> None:
    """So that the bars stay readable, years far apart are counted by twos, fives, tens."""
    found = periods(news("5/1920", "4/2024").news)
    assert (str(found[0]), str(found[-1])) == ("1920–1924", "2020–2024")
    assert sum(one.news for one in found) == 2


def test_the_drawing_says_in_words_what_it_shows() -> None:
    """The whole has a label, and each bar a title, for those who do not see it."""
    items = (*news("5/2023", "4/2024").news, *news("no date").news)
    drawn = BeautifulSoup(timeline(items, choosable=False), "html.parser")
    assert drawn.svg is not None and drawn.svg["aria-label"] == "0 papers and 2 news, 2023 to 2024"
    titles = [title.get_text() for title in drawn.find_all("title")]
    assert titles == ["2023: 0 papers, 1 news", "2024: 0 papers, 1 news"]


def test_nothing_is_drawn_where_there_are_no_years() -> None:
    """A page without dates has no timeline."""
    assert timeline((), choosable=True) == ""
