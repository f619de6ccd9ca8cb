"""The benchmark of unread records: lists that are taken away, and what is told of them."""

from pathlib import Path

from benchmarks.unread_records import Counts, measure

PAGE = """# Ada Lane

## Papers

- A. Lane, B. Ott. On cats and other animals of towns. Journal of Cats 3 (2020), 1-9.
- A. Lane, J. Weiss. On dogs and other animals of farms. Journal of Dogs 4 (2021), 10-19.
- A. Lane. On owls and other animals of woods. Journal of Owls 5 (2022), 20-29.
"""
PLACES = {"cats": "towns", "dogs": "farms", "owls": "woods"}
TITLES = [f"On {name} and other animals of {place}" for name, place in PLACES.items()]


def test_a_list_that_is_taken_away_is_told(tmp_path: Path) -> None:
    """Three papers are one list; without it they are told, and the page as it stands has no remark."""
    page = tmp_path / "ada.md"
    page.write_text(PAGE, "utf-8")
    gold = {"papers": [{"title": title} for title in TITLES]}
    assert measure([(page, gold)]) == Counts(lists=1, told=1, pages=1, rings=0)


def test_lists_that_are_not_read_whole_are_left_out(tmp_path: Path) -> None:
    """A page of whose gold something is missed is neither calm nor are its lists taken away."""
    page = tmp_path / "ada.md"
    page.write_text(PAGE, "utf-8")
    assert measure([(page, {"papers": [{"title": "Something that is not on the page"}]})]) == Counts(0, 0, 0, 0)
