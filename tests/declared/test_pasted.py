"""Pages of sites as they are copied from a browser, with what stands around their records."""

from __future__ import annotations

from profparse import parse

ARTICLE = """\
Display options
Full text links
Cite
Share
Actions

J Woven Struct

. 2024 Mar 15;12(3):345-356. doi: 10.1234/jws.2024.0012. Epub 2024 Jan 5.
Threads in a narrow loom: a study in load and rest
Helga Brandt 1 2, Theo Okafor 1, Jun Sato 3
Affiliations

    1 Department of Textiles, University of Westbridge, Westbridge, UK.
    2 Institute for Ropes, Northfield, Canada.
    3 School of Looms, Sakura University, Kyoto, Japan.

    PMID: 38123456
    PMCID: PMC1234567
    DOI: 10.1234/jws.2024.0012

Abstract

Background: Looms in long use are known for threads that slip in rain.

Methods: We measured the slip in nine workshops.

Keywords: Looms; Ropes; Threads.

© 2024 The Authors.
PubMed Disclaimer
Conflict of interest statement

The authors declare no competing interests.
Figures
Similar articles

    Counting knots in a woven net.
    Solberg I, Brandt H.
    Knots. 2023 Feb;4(1):5-9. doi: 10.1234/knots.2023.5.
    PMID: 37123456
    Mending of nets in northern harbours.
    Adeyemi P, Lindqvist M, Brandt H, et al.
    Nets. 2021 Jul;9(7):700-712. doi: 10.1234/nets.2021.700.
    PMID: 34123456 Review.

See all similar articles
Cited by

    Loops that hold.
    Sato J.
    Loops. 2025 Jan 2;1(1):1. doi: 10.1234/loops.2025.1.
    PMID: 39123456 Free PMC article.

MeSH terms

    Humans
"""


def test_an_article_and_those_like_it() -> None:
    """The article's head is a record, as are similar and citing articles; buttons and headings are in none."""
    papers = parse(ARTICLE).papers
    assert [(paper.title, len(paper.authors), paper.venue) for paper in papers] == [
        ("Threads in a narrow loom: a study in load and rest", 3, "J Woven Struct"),
        ("Counting knots in a woven net", 2, "Knots"),
        ("Mending of nets in northern harbours", 3, "Nets"),
        ("Loops that hold", 1, "Loops"),
    ]
    assert [{one.scheme: one.value for one in paper.identifiers}["pmid"] for paper in papers] == [
        "38123456", "37123456", "34123456", "39123456",
    ]  # fmt: skip
