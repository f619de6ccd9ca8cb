"""One entry of a publication list, in any order of fields, to a draft of the paper.

The entry's lines are cut into segments (:mod:`.segments`); evidence gives each candidate kinds with costs
(:mod:`.evidence`); the grammar ``citation`` chooses the cheapest sequence; and :mod:`.reader` reads the fields.

Here: what one entry says. Not here: where an entry begins and ends on a page, and lists around it.
"""

from profparse.fields.citation.likeness import entry_likeness
from profparse.fields.citation.reader import Entry, read_entry
from profparse.fields.citation.words import is_label_row

__all__ = ["Entry", "entry_likeness", "is_label_row", "read_entry"]
