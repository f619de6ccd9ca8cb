"""Identifiers in texts and in the targets of links: DOIs, arXiv numbers, ORCID iDs and the like.

Here: how an identifier is written, and its check digits. Not here: what else a link is (:mod:`profparse.fields.links`).
"""

from profparse.fields.identifiers.found import (
    identifiers_of,
    orcid_in,
)

__all__ = [
    "identifiers_of",
    "orcid_in",
]
