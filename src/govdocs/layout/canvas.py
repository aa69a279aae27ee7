"""A page under construction, and the text that is set on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from govdocs.document.nodes import Orientation, Paper
from govdocs.layout.pages import Bookmark, GlyphRun, Page, PlacedLine, PlacedPicture, PlacedRow, Rule
from govdocs.styles.sheet import PageFrame


@dataclass(frozen=True, slots=True)
class Frame:
    """The 版心 of a page of one orientation: its edges in millimetres of the sheet as it is read.

    A sheet of A3 has the orientation of upright pages: it lies as they stand, folded once.
    """

    left: float
    top: float
    right: float
    bottom: float
    sheet_width: float
    sheet_height: float
    orientation: Orientation = "portrait"

    @property
    def width(self) -> float:
        """Width of the 版心."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height of the 版心."""
        return self.bottom - self.top

    @property
    def upright(self) -> bool:
        """True for a sheet of A4 that is not turned."""
        return self.sheet_width < self.sheet_height

    @classmethod
    def of(cls, page: PageFrame, orientation: Orientation = "portrait", paper: Paper = "A4") -> Frame:
        """The frame of `page`; a landscape page is the portrait one turned counter-clockwise (clause 8)."""
        right, bottom = page.width - page.right, page.height - page.bottom
        if paper == "A3":
            width = 2 * page.width
            return cls(page.left, page.top, width - page.right, bottom, width, page.height)
        if orientation == "portrait":
            return cls(page.left, page.top, right, bottom, page.width, page.height)
        return cls(
            page.bottom, page.left, page.height - page.top, right, page.height, page.width, "landscape"
        )


@dataclass(slots=True)
class Canvas:
    """What has been drawn on one page so far."""

    frame: Frame
    page: int
    runs: list[GlyphRun] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: list[PlacedPicture] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    lines: list[PlacedLine] = field(default_factory=list)
    rows: list[PlacedRow] = field(default_factory=list)

    def finished(self, number: int | None) -> Page:
        """The page, with the number it shows."""
        frame = self.frame
        return Page(
            frame.sheet_width,
            frame.sheet_height,
            frame.orientation,
            number,
            tuple(self.runs),
            tuple(self.rules),
            tuple(self.pictures),
            tuple(self.bookmarks),
        )

    def add(self, runs: Sequence[GlyphRun], rules: Sequence[Rule] = ()) -> None:
        """Draws `runs` and `rules`."""
        self.runs.extend(runs)
        self.rules.extend(rules)
