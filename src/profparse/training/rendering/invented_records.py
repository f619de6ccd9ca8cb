"""Records of works that do not exist, in Chinese, Japanese and Korean: of these, full records are hard to come by."""

from __future__ import annotations

import random
from typing import Any

from profparse.data_files import load_json


def eastern_record(chance: random.Random) -> dict[str, Any]:
    """An article, thesis or book with its names, made of words that such works have in their titles."""
    language, table = chance.choice(list(load_json("rendered_references")["east"].items()))
    families = table["families"].split() if " " in table["families"] else list(table["families"])
    given = table["given"].split() if " " in table["given"] else list(table["given"])
    people = []
    for _ in range(chance.choice((1, 1, 2, 2, 3, 4))):
        second = chance.choice(given) if language == "ko" or (language == "zh" and chance.randrange(3)) else ""
        people.append({"family": chance.choice(families), "given": chance.choice(given) + second})
    blank = " " if language == "ko" and chance.randrange(4) else ""
    first = chance.randrange(1, 400)
    record: dict[str, Any] = {
        "type": chance.choice(("article-journal", "article-journal", "article-journal", "thesis", "book")),
        "title": blank.join(chance.sample(table["title"], chance.randrange(2, 5))) + chance.choice(table["endings"]),
        "author": people,
        "issued": {"year": chance.randrange(1985, 2026)},
        "language": language,
    }
    if record["type"] == "article-journal":
        record["container-title"] = chance.choice(table["journals"]).format(chance.choice(table["title"]))
        record["volume"], record["issue"] = str(chance.randrange(1, 80)), str(chance.randrange(1, 13))
        record["page"] = f"{first}–{first + chance.randrange(4, 40)}"
    else:
        record["publisher"] = chance.choice(families) + chance.choice(table["publishers"])
    return record
