"""What a page says of its person: positions, degrees, advisors, interests and the addresses.

Here: sentences and entries about a person. Not here: who that is (:mod:`profparse.fields.person`), and which of the
page's sections they are in.

>>> from profparse.pieces import read_page
>>> text = "I am a lecturer at Example University. I got my PhD in Law from Sample College, advised by Ada Lane."
>>> page = read_page(text, "text")
>>> facts = read_prose(page.lines, page)
>>> [(p.role, p.organization, p.current) for p in facts.positions]
[('lecturer', 'Example University', True)]
>>> [(e.degree, e.field, e.institution, e.advisors) for e in facts.education]
[('PhD', 'Law', 'Sample College', ('Ada Lane',))]
"""

from profparse.fields.biography.contact import Contact, read_contact
from profparse.fields.biography.entries import read_education, read_entry, read_positions
from profparse.fields.biography.entry_pieces import is_employment
from profparse.fields.biography.headers import opens_with_role
from profparse.fields.biography.merge import add_education, add_positions
from profparse.fields.biography.periods import period_at
from profparse.fields.biography.prose import Facts, read_prose

__all__ = [
    "Contact",
    "Facts",
    "add_education",
    "add_positions",
    "is_employment",
    "opens_with_role",
    "period_at",
    "read_contact",
    "read_education",
    "read_entry",
    "read_positions",
    "read_prose",
]
