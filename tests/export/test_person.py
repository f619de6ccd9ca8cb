"""JSON Resume and JSON-LD of the person."""

import json
import re
from typing import Any

import pytest
import rdflib
from hypothesis import given, settings
from rdflib import RDF

from profparse import OptionError, Papers, Profile, parse
from profparse.export.formats import exported, gathered
from profparse.export.losses import Losses
from profparse.export.plain import plain
from profparse.export.publications import publications
from tests.export import readers
from tests.export.profiles import profiles
from tests.export.test_bibliographies import BOOK, author, paper
from tests.pages import PAGES, name_of

PAGE = next(page for page in PAGES if page.stem == "03-all-sections")
SCHEMA = rdflib.Namespace("https://schema.org/")
PERSON = rdflib.URIRef("https://example.org/page#person")


def graph_of(profile: Profile) -> rdflib.Graph:
    """The triples of a profile; every class and property in them is one that schema.org has."""
    text = str(exported(profile, "json-ld").content)
    assert "<" not in text
    found = readers.graph(text)
    terms = {str(one) for one in found.predicates()} | {str(one) for one in found.objects(None, RDF.type)}
    for term in terms - {str(RDF.type)}:
        assert term.startswith(str(SCHEMA)), term
        assert term.removeprefix(str(SCHEMA)) in rdflib.SDO, f"schema.org has no {term}"
    return found


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_resume_is_valid(page: Any) -> None:
    """The CV of a page keeps to the published schema."""
    profile = parse(page)
    resume = json.loads(str(exported(profile, "json-resume").content))
    readers.valid(resume, readers.RESUME)
    assert [one["name"] for one in resume.get("publications", [])] == [one.title for one in profile.papers]


def test_the_schema_refuses_what_is_no_resume() -> None:
    """The check of CVs can fail: a date in words, and a field that there is not, are found."""
    wrongs: tuple[Any, ...] = ({"work": [{"startDate": "May"}]}, {"papers": []}, {"basics": {"email": "nobody"}})
    for wrong in wrongs:
        with pytest.raises(AssertionError):
            readers.valid(wrong, readers.RESUME)


def test_a_resume() -> None:
    """Positions, education and accounts stand where JSON Resume has them."""
    done = exported(parse(PAGE), "json-resume")
    resume = json.loads(str(done.content))
    basics = resume["basics"]
    assert (basics["name"], basics["label"]) == ("Ines Duarte", "Associate Professor")
    assert basics["profiles"] == [
        {"network": "orcid", "username": "0000-0002-1825-0097", "url": "https://orcid.org/0000-0002-1825-0097"}
    ]
    assert resume["work"][0] == {
        "name": "University of Westmark", "position": "Associate Professor", "startDate": "2019",
    }  # fmt: skip
    assert resume["education"][0] == {
        "institution": "Harbour State University", "area": "Linguistics", "studyType": "PhD", "startDate": "2011",
        "endDate": "2015",
    }  # fmt: skip
    assert "JSON Resume leaves out, of the biography: links that are no profile, advisors" in done.not_held


def test_a_resume_is_of_one_person() -> None:
    """Several profiles are no CV."""
    page = parse(PAGE)
    with pytest.raises(OptionError, match="json-resume is about one person; 2 profiles were given"):
        exported([page, page], "json-resume")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_papers_in_the_terms_of_schema_org(page: Any) -> None:
    """rdflib reads a work with title and authors for each paper, in classes and properties that schema.org has."""
    profile = parse(page)
    found = graph_of(profile)
    for key, one in publications([profile], Losses("")):
        work = rdflib.URIRef(f"https://example.org/page#{key}")
        assert found.value(work, SCHEMA.name) == rdflib.Literal(one.title)
        authors = set(found.objects(work, SCHEMA.author))
        others = {str(found.value(author, SCHEMA.name)) for author in authors if author != PERSON}
        assert others == {author.name for author in one.authors if not author.is_owner or profile.bio is None}
        called = {str(name) for term in (SCHEMA.name, SCHEMA.alternateName) for name in found.objects(PERSON, term)}
        assert {author.name for author in one.authors} - others <= called


def test_the_person_is_the_author() -> None:
    """The page's person and the author of the papers are one node, with name, employment and degree."""
    found = graph_of(parse(PAGE))
    person = PERSON
    assert (person, RDF.type, SCHEMA.Person) in found
    assert str(found.value(person, SCHEMA.name)) == "Ines Duarte"
    assert len(set(found.subjects(SCHEMA.author, person))) == 3
    assert (person, SCHEMA.sameAs, rdflib.URIRef("https://orcid.org/0000-0002-1825-0097")) in found
    degrees = {str(found.value(one, SCHEMA.credentialCategory)) for one in found.objects(person, SCHEMA.hasCredential)}
    assert degrees == {"PhD", "MA"}


def test_what_is_of_a_book_stands_at_the_book() -> None:
    """Editors, edition and ISBN are of the book: the work itself, or what a chapter is part of."""
    more = {**BOOK, "editors": (author("Otto Brem"),)}
    for values in (more, {**more, "type": "chapter", "venue": "Maps of Nothing"}):
        found = graph_of(gathered(Papers([paper(title="A", **values)])))
        (book,) = found.subjects(RDF.type, SCHEMA.Book)
        work = rdflib.URIRef("https://example.org/page#bremnda")
        if values["type"] == "chapter":
            assert found.value(work, SCHEMA.isPartOf) == book
            assert str(found.value(book, SCHEMA.name)) == "Maps of Nothing"
        else:
            assert book == work
        assert str(found.value(found.value(book, SCHEMA.editor), SCHEMA.name)) == "Otto Brem"
        assert str(found.value(book, SCHEMA.bookEdition)) == "2nd ed."
        assert str(found.value(book, SCHEMA.isbn)) == "978-3-16-148410-0"
        place = found.value(found.value(work, SCHEMA.publisher), SCHEMA.location)
        assert str(found.value(place, SCHEMA.name)) == "Leiden"


def test_nothing_ends_the_script_element() -> None:
    """JSON-LD stands in a page's script element, and has nothing in it that a browser takes for a tag."""
    text = str(exported(Papers([paper(title="A </script><b> title")]), "json-ld").content)
    assert "\\u003c/script>" in text and "<" not in text


@settings(max_examples=40, deadline=None)
@given(profiles())
def test_any_person_is_valid(profile: Profile) -> None:
    """Whatever the texts are, the CV keeps to its schema."""
    readers.valid(json.loads(str(exported(profile, "json-resume").content)), readers.RESUME)


@settings(max_examples=40, deadline=None)
@given(profiles())
def test_any_graph_is_of_schema_org(profile: Profile) -> None:
    """Whatever the texts are, rdflib reads the graph, its terms are of schema.org, and no title is lost."""
    found = graph_of(profile)
    names = {str(name) for name in found.objects(None, SCHEMA.name)}
    assert {plain(one.title or "") for one in profile.papers} - {""} <= names
    assert not re.search(r"javascript:", " ".join(str(one) for one in found.objects(None, SCHEMA.url)), re.IGNORECASE)
