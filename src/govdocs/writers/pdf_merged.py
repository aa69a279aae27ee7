"""Many papers as one PDF: each begins a page, on the front of a sheet where both sides are printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from govdocs.layout.pages import Bookmark, Page
from govdocs.writers.drafts import Alike, Draft, Key
from govdocs.writers.pdf import PdfWriter, Properties

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
    """A merged file that grows paper by paper; `alike` is what their pages have alike, by sort.

    With `duplex` a truly empty page follows a paper with an odd number of pages, but for the last one.
    """

    def __init__(self, alike: Mapping[Key, Alike], *, duplex: bool = False) -> None:
        self._writer = PdfWriter()
        self._alike = alike
        self._plates: dict[Key, str] = {}
        self._duplex = duplex
        self._back: Page | None = None
        self._count = 0

    def add(self, draft: Draft, bookmarks: tuple[Bookmark, ...]) -> Placed:
        """Draw a paper, `bookmarks` at its head; where its pages now stand."""
        if self._duplex and self._count % 2 and self._back:
            self._draw(self._back)
        first = self._count + 1
        for page, key in zip(draft.pages, draft.keys, strict=True):
            marked = replace(page, bookmarks=bookmarks if self._count + 1 == first else ())
            self._draw(marked, key)
        last = draft.pages[-1]
        self._back = Page(last.width, last.height, last.orientation, None)
        return Placed(draft.job, draft.label, first, self._count)

    def _draw(self, page: Page, key: Key = "") -> None:
        alike = self._alike.get(key)
        if alike and alike.count >= _WORTH_A_PLATE:
            if key not in self._plates:
                shown = tuple(run for run in page.runs if run in alike.runs)
                self._plates[key] = self._writer.plate(replace(page, runs=shown, pictures=()))
            rest = tuple(run for run in page.runs if run not in alike.runs)
            self._writer.add(replace(page, runs=rest, rules=()), self._plates[key])
        else:
            self._writer.add(page)
        self._count += 1

    def finished(self, properties: Properties, today: date) -> bytes:
        """The whole file."""
        return self._writer.finished(properties, today)
