"""The folders that a fit reads pages from, each with ``gold/`` and ``texts/``, and which of them stand in the folds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from profparse.training.annotations import annotated_folder
from profparse.training.page_entries import repositories_of


class Material(NamedTuple):
    """``shared`` holds the data, ``build`` what is fitted meanwhile, ``fixtures`` the project's own pages."""

    shared: Path
    build: Path
    fixtures: Path = Path("fixtures")

    @property
    def given(self) -> tuple[Path, Path]:
        """The folders of real pages with gold: those of the folds, and those that the readers were made with."""
        return self.shared / "pages", self.shared / "corpus"

    @property
    def tuned(self) -> Path:
        """The folder of those that the readers were made with: they are right on them more often than on others."""
        return self.given[1]

    @property
    def annotated(self) -> Path:
        """The folder of real pages that we annotated; the folds leave them out as they do the given ones."""
        return self.build / "annotated"

    @property
    def made_up(self) -> Path:
        """The folder of the pages that we made up, which no fold leaves out."""
        return self.fixtures / "made_up"

    @property
    def made_up_careers(self) -> Path:
        """The folder of the pages that we made up for their careers: of these alone they are fitted to."""
        return self.fixtures / "made_up_careers"

    @property
    def real(self) -> tuple[Path, ...]:
        """The folders of real pages."""
        return *self.given, self.annotated

    @property
    def ours(self) -> tuple[Path, Path]:
        """The folders of pages whose gold is ours."""
        return self.annotated, self.made_up

    @property
    def homepages(self) -> Path:
        """The folder of the homepages that the tests read."""
        return self.fixtures / "homepage"

    def prepare(self) -> None:
        """Write the folder of annotated pages, unless it is there."""
        if not (self.annotated / "manifest.jsonl").exists():
            corpus = self.shared / "corpus"
            annotated_folder(corpus / "unlabelled", corpus / "manifest.jsonl", self.annotated)

    def repositories(self) -> list[str]:
        """The repositories that our annotations alone are from: the folds part these as they do those of given gold."""
        pages, corpus, annotated = (set(_of_gold(folder)) for folder in self.real)
        return sorted(annotated - pages - corpus)


def _of_gold(folder: Path) -> Iterator[str]:
    """The repositories of a folder's pages with gold."""
    repositories = repositories_of(folder)
    for path in (folder / "gold").glob("*.json"):
        yield repositories.get(path.stem, path.stem)
