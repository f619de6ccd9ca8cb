"""News and projects of several pages: those of one text, or of one name, are one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from profparse.merge.items import Found, joined
from profparse.merge.merged import MergedNewsItem, MergedProject
from profparse.merge.words import words


def merged_news(listed: Sequence[Found]) -> list[MergedNewsItem]:
    """The items of news, each once: those with the same words, of the same month as far as both have a date."""
    groups = _grouped(listed, lambda item: "".join(words(item.text)), _one_month)
    return [_merged_news(f"news-{n}", group) for n, group in enumerate(groups, 1)]


def _merged_news(id: str, group: Sequence[Found]) -> MergedNewsItem:
    fields = joined(group)
    titles = tuple(dict.fromkeys(title for found in group for title in found.item.mentions))
    return MergedNewsItem(id=id, titles=titles, **fields)


def merged_projects(listed: Sequence[Found]) -> list[MergedProject]:
    """The projects, each once, by their names."""
    groups = _grouped(listed, lambda item: "".join(words(item.name or "")), lambda one, two: True)
    return [MergedProject(id=f"project-{n}", **joined(group)) for n, group in enumerate(groups, 1)]


def _grouped(
    listed: Sequence[Found], key: Callable[[Any], str], fits: Callable[[Any, Any], bool]
) -> list[list[Found]]:
    groups: list[list[Found]] = []
    by_key: dict[str, list[list[Found]]] = {}
    for found in listed:
        name = key(found.item)
        alike = by_key.setdefault(name, []) if name else []
        for group in alike:
            if fits(group[0].item, found.item):
                group.append(found)
                break
        else:
            alike.append([found])
            groups.append(alike[-1])
    return groups


def _one_month(one: Any, two: Any) -> bool:
    if one.date is None or two.date is None:
        return True
    return bool(one.date.edtf[:7] == two.date.edtf[:7])
