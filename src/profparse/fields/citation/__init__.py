"""One entry of a publication list, in any order of fields, to a draft of the paper.

The entry's lines are cut into tokens (:mod:`.tokens`); facts about each (:mod:`.token_features`) are weighed by fitted
weights; the grammar ``reference`` accepts the most probable sequence of kinds; and :mod:`.entry_fields` reads the
fields. How sure the whole and each field are is fitted too (:mod:`.likelihood`).

Here: what reads one entry of a list of publications, given by its lines, and what tells such lines from others.
Not here: where an entry begins and ends (:mod:`profparse.layouts`), single values such as dates and links
(:mod:`profparse.fields`), numbers that prefer (``data/weights``, fitted by :mod:`profparse.training`).
"""

from profparse.fields.citation.likeness import entry_likeness
from profparse.fields.citation.reader import Entry, read_entries, read_entry
from profparse.fields.citation.words import is_label_row, labels_end

__all__ = ["Entry", "entry_likeness", "is_label_row", "labels_end", "read_entries", "read_entry"]
