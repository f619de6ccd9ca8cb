"""Data files of sites around known records: lists with keys of all kinds."""

from __future__ import annotations

import json
from typing import Any

import yaml

from profparse.training.pages.vocabulary import MONTHS, Words, printed_name

KEYS = {
    "title": ("title", "title", "name", "headline", "label"),
    "authors": ("authors", "author", "by", "people", "creators"),
    "venue": ("venue", "journal", "publication", "publisher", "booktitle", "conference", "where"),
    "year": ("year", "date", "published", "releaseDate"),
    "pdf": ("pdf", "url", "link", "paper", "doi", "website"),
    "image": ("image", "img", "thumbnail", "preview"),
    "text": ("text", "headline", "content", "description", "news", "body", "title"),
    "date": ("date", "date", "when", "time", "month"),
    "about": ("description", "summary", "details", "about", "abstract"),
    "name": ("name", "title", "project"),
}


def data_file(words: Words) -> tuple[str, str, dict[str, Any]]:
    """A file's text, its format, and what it holds in the gold's terms."""
    draw = words.draw
    keys = {name: draw.choice(options) for name, options in KEYS.items()}
    gold: dict[str, Any] = {"papers": [], "news": [], "projects": [], "bio": {}}
    lists: dict[str, Any] = {}
    for kind in draw.sample(["papers", "news", "projects", "career", "skills"], draw.choice([1, 1, 2, 3])):
        make = {"papers": _papers, "news": _news, "projects": _projects, "career": _career, "skills": _skills}[kind]
        name = {
            "papers": ("publications", "papers", "articles"),
            "news": ("news", "updates"),
            "projects": ("projects", "software"),
            "career": ("work", "education", "experience"),
            "skills": ("skills", "awards", "teaching"),
        }[kind]
        lists[draw.choice(name)] = make(words, keys, gold)
    content: Any = next(iter(lists.values())) if len(lists) == 1 and words.chance(0.7) else lists
    if words.chance(0.5):
        return json.dumps(content, ensure_ascii=False, indent=draw.choice([2, 4])), "data", gold
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=draw.choice([80, 10_000])), "data", gold


def content_file(words: Words) -> tuple[str, str, dict[str, Any]]:
    """A content file that is one publication: its front matter is what a theme shows of it."""
    draw, chance = words.draw, words.chance
    record = draw.choice(words.records)
    names = [printed_name(author, 0) for author in record["author"]][:12]
    title = str(record["title"]).rstrip(".")
    venue = str(record.get("container-title") or record.get("publisher") or "")
    year = (record.get("issued") or {}).get("year")
    item: dict[str, Any] = {"title": title, "authors": names if chance(0.8) else ", ".join(names)}
    if year:
        item["date"] = draw.choice([f"{year}-{draw.randint(1, 12):02d}-01", f"{year}-01-01T00:00:00Z"])
    item[draw.choice(("publication", "publication", "journal", "venue", "booktitle"))] = (
        f"*{venue}*" if venue and chance(0.5) else venue
    )
    more = {"publication_types": ["2"], "draft": False, "doi": f"10.1000/{draw.randint(1, 10**6)}", "featured": True}
    item |= {key: value for key, value in more.items() if chance(0.5)}
    keys = list(item)
    if chance(0.5):
        draw.shuffle(keys)
    front = yaml.safe_dump({key: item[key] for key in keys}, allow_unicode=True, sort_keys=False, width=10_000)
    body = " ".join(words.filled("We study {t} and find that {t2} depends on {t3}.") for _ in range(3))
    paper = {"title": title, "authors": names, "venue": venue, "year": year, "urls": []}
    text = f"---\n{front}---\n" + (f"\n{body}\n" if chance(0.5) else "")
    return text, "markdown", {"papers": [paper], "news": [], "projects": [], "bio": {}}


def _papers(words: Words, keys: dict[str, str], gold: dict[str, Any]) -> list[dict[str, Any]]:
    draw, form = words.draw, words.draw.choice([0, 0, 0, 1, 2])
    listed = words.chance(0.5)
    out = []
    for record in draw.sample(list(words.records), draw.randint(1, 15)):
        names = [printed_name(author, form) for author in record["author"]][:12]
        title, venue = (
            str(record["title"]).rstrip("."),
            str(record.get("container-title") or record.get("publisher") or ""),
        )
        year = (record.get("issued") or {}).get("year")
        item = {
            keys["title"]: title,
            keys["authors"]: names if listed else ", ".join(names),
            keys["venue"]: venue,
            keys["year"]: year,
            keys["pdf"]: "https://example.org/x.pdf",
            keys["image"]: "a.png",
            "selected": True,
        }
        out.append(
            {
                name: value
                for name, value in item.items()
                if value not in ("", None) and (name == keys["title"] or words.chance(0.9))
            }
        )
        gold["papers"].append({"title": title, "authors": names, "venue": venue, "year": year, "urls": []})
    return out


def _news(words: Words, keys: dict[str, str], gold: dict[str, Any]) -> list[dict[str, Any]]:
    out = []
    for _ in range(words.draw.randint(2, 15)):
        text = words.phrase("acts")
        year, month = words.draw.randint(2010, 2025), words.draw.randint(1, 12)
        date = words.draw.choice([f"{year}-{month:02d}-07", f"{MONTHS[month - 1]} {year}", f"{year}-{month:02d}"])
        item = {keys["date"]: date, keys["text"]: text, "link": "https://example.org/n"}
        out.append({name: value for name, value in item.items() if name != "link" or words.chance(0.3)})
        gold["news"].append({"date": None, "text_start": text[:60], "urls": []})
    return out


def _projects(words: Words, keys: dict[str, str], gold: dict[str, Any]) -> list[dict[str, Any]]:
    out = []
    for _ in range(words.draw.randint(2, 12)):
        name = words.filled(words.one("projects")).strip("\"'“”")
        out.append(
            {
                keys["name"]: name,
                keys["about"]: words.phrase("about"),
                "tags": [words.topic(), words.topic()],
                "github": "https://example.org/g",
            }
        )
        gold["projects"].append({"name": name, "urls": []})
    return out


def _career(words: Words, keys: dict[str, str], gold: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "name": words.filled("{o}"),
            "position": words.one("roles"),
            "startDate": words.filled("{y}"),
            "summary": words.phrase("about"),
        }
        for _ in range(words.draw.randint(1, 6))
    ]


def _skills(words: Words, keys: dict[str, str], gold: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"name": words.topic(), "level": "good", "date": words.filled("{y}")} for _ in range(words.draw.randint(1, 8))
    ]
