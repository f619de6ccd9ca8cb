"""One person out of many pages: their papers, news, positions, degrees, links and identifiers joined.

Here: which records of several pages are one, and what the joined record says. Not here: reading, and people who are not
said to be one.

>>> from profparse import merge, parse
>>> page = parse("CLMay 3, 2024\\nNarrow Tables for Wide RowsHelga Brandt, Theo Okafor et al.\\n")
>>> cv = parse("## Publications\\n\\n- H. Brandt, T. Okafor, M. Quist. Narrow tables for wide rows. *Rows*, 2024.\\n")
>>> paper, = merge([page, cv]).papers
>>> paper.title, paper.venue, [author.family for author in paper.authors]
('Narrow Tables for Wide Rows', 'Rows', ['Brandt', 'Okafor', 'Quist'])
>>> [(mention.page, mention.id) for mention in paper.mentions]
[(0, 'paper-1'), (1, 'paper-1')]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from profparse.diagnostics import Diagnostic
from profparse.merge.biography import merged_bio
from profparse.merge.items import Found
from profparse.merge.merged import MergedNewsItems, MergedPapers, MergedProfile, MergedProjects
from profparse.merge.news import merged_news, merged_projects
from profparse.merge.papers import Works, merged_papers, works_of
from profparse.merge.people import people_of
from profparse.model import SCHEMA_VERSION, Profile

__all__ = ["MergedProfile", "merge", "merge_people"]


def merge(profiles: Iterable[Profile]) -> MergedProfile:
    """One person's pages as one.

    Papers are one where they share an identifier or where a score over title, authors, year and venue says so, which
    was fitted to known publications; a preprint and its published version are two states of one work. The values that
    pages disagree on stand side by side in ``variants``, with their places.

    Pages of other people are left out, by identifiers, names, co-authors and organisations: the person with the most
    pages is kept, of equals the one who comes first, and the diagnostic ``several-people`` names the pages left out;
    :func:`merge_people` gives each of them. ``same-person-uncertain`` says that nothing but the caller brings a page to
    the others. Raises ``ValueError`` for no profile at all and ``TypeError`` for what is none.
    """
    listed = _listed(profiles)
    if not listed:
        raise ValueError("no profile to merge")
    works = works_of(listed)
    people = people_of(listed, works)
    kept = max(people.groups, key=lambda group: (len(group), -group[0]))
    return _merged(listed, works, kept, [*people.left_out(kept), *people.in_doubt(kept)])


def merge_people(profiles: Iterable[Profile]) -> tuple[MergedProfile, ...]:
    """The pages of several people, a merged profile for each, in the order of their first pages."""
    listed = _listed(profiles)
    works = works_of(listed)
    people = people_of(listed, works)
    return tuple(_merged(listed, works, group, people.in_doubt(group)) for group in people.groups)


def _listed(profiles: Iterable[Profile]) -> list[Profile]:
    listed = list(profiles)
    for profile in listed:
        if not isinstance(profile, Profile):
            raise TypeError(f"expected profiles, not {type(profile).__name__}")
    return listed


def _merged(
    profiles: Sequence[Profile], works: Works, pages: Sequence[int], remarks: Iterable[Diagnostic]
) -> MergedProfile:
    papers, doubts = merged_papers(works, frozenset(pages))
    bios = [Found(page, bio) for page in pages if (bio := profiles[page].bio) is not None]
    news = merged_news([Found(page, item) for page in pages for item in profiles[page].news])
    projects = merged_projects([Found(page, item) for page in pages for item in profiles[page].projects])
    return MergedProfile(
        SCHEMA_VERSION,
        tuple(profile.source for profile in profiles),
        tuple(pages),
        merged_bio(bios),
        MergedPapers(papers),
        MergedNewsItems(news),
        MergedProjects(projects),
        (*remarks, *doubts),
    )
