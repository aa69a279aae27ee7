"""Many papers as one PDF: each begins a page, on the front of a sheet where both sides are printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from govdocs.layout.pages import Bookmark
from govdocs.writers.drafts import Draft, Key, Sort
from govdocs.writers.pdf import PdfWriter, Properties
from govdocs.writers.pdf_content import Drawing

_WORTH_A_PLATE = 3
"""So many pages of a sort are worth a plate."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A paper in a merged file: its job, its label, its first and its last page, counted from 1."""

    job: int
    label: str
    first: int
    last: int


class MergedPdf:
    """A merged file that grows paper by paper; `sorts` say what its pages have alike.

    With `duplex` a truly empty page follows a paper with an odd number of pages, but for the last one.
    """

    def __init__(self, sorts: Mapping[Key, Sort], *, duplex: bool = False) -> None:
        self._writer = PdfWriter()
        self._sorts = {key: sort for key, sort in sorts.items() if sort.count >= _WORTH_A_PLATE}
        self._alike = {key: frozenset(sort.alike.runs) for key, sort in self._sorts.items()}
        self._plates: dict[Key, str] = {}
        self._duplex = duplex
        self._back: Drawing | None = None
        self._count = 0

    def add(self, draft: Draft, bookmarks: tuple[Bookmark, ...]) -> Placed:
        """Draw a paper, `bookmarks` at its head; where its pages now stand."""
        if self._duplex and self._count % 2 and self._back:
            self._writer.add(self._back)
            self._count += 1
        first = self._count + 1
        for key, drawing in draft.pages:
            self._draw(key, drawing, bookmarks if self._count + 1 == first else ())
        self._back = Drawing(drawing.width, drawing.height, (), ())
        return Placed(draft.job, draft.label, first, self._count)

    def _draw(self, key: Key, drawing: Drawing, bookmarks: tuple[Bookmark, ...]) -> None:
        self._count += 1
        if key not in self._sorts:
            self._writer.add(drawing, bookmarks)
            return
        if key not in self._plates:
            self._plates[key] = self._writer.plate(self._sorts[key].alike)
        alike = self._alike[key]
        rest = tuple(run for run in drawing.runs if run not in alike)
        own = Drawing(drawing.width, drawing.height, (), rest, drawing.pictures)
        self._writer.add(own, bookmarks, self._plates[key])

    def finished(self, properties: Properties, today: date) -> bytes:
        """The whole file."""
        return self._writer.finished(properties, today)
