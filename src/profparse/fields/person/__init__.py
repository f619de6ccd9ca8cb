"""Whose page it is: strings that may be the name, what speaks for each, and the likeliest of them by fitted weights.

Here: the name of a page's person, or that it names none. Not here: what the page says of that person
(:mod:`profparse.fields.biography`), and which of its lines tell of papers and news.
"""

from profparse.fields.person.likeliest import Named, is_another, person_of

__all__ = ["Named", "is_another", "person_of"]
