"""The sections of a Word file: its sheets, their margins, and the pages that show no number."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile

from govdocs.document.nodes import Orientation
from govdocs.layout.pages import Pages
from govdocs.layout.paragraphs import pitch
from govdocs.styles.sheet import StyleSheet
from govdocs.writers.docx.imprint import imprint_page, imprint_top
from govdocs.writers.docx.numbers import footer_distance, footer_top, silent, silent_height, turned, upright
from govdocs.writers.docx.oxml import Section
from govdocs.writers.docx.paragraphs import Span
from govdocs.writers.docx.parts import Package
from govdocs.writers.docx.units import TWIPS_PER_MM, below, twips

_LANDSCAPE_FOOTER = 400  # twips: the footer of landscape pages holds a box that stands elsewhere
_LETTER_LINES = 2 / 3  # of the lines of a page: about as many as page 1 of a letter shows

# The pages of a section: their orientation, their width, and whether they show a number.
_Kind = tuple[Orientation, float, bool]


@dataclass(slots=True)
class Sections:
    """The sections of `pages`, in the order in which they are asked for."""

    pages: Pages
    style: StyleSheet
    package: Package
    footers: dict[str, str] = field(default_factory=dict)
    begun: bool = False

    def divided(self, page: int, other: int) -> bool:
        """True when the two pages cannot stand in one section."""
        return page != other and self._kind(page) != self._kind(other)

    def span(self, page: int) -> Span:
        """The left and the right edge of the 版心 of `page`."""
        frame, sheet = self.style.page, self.pages.pages[page]
        if sheet.orientation == "landscape":
            return frame.bottom, frame.height - frame.top
        return frame.left, sheet.width - frame.right

    def heights(self) -> tuple[int, ...]:
        """The height of each page that text may fill, in twips: to the margin, to the footer, or to 版记."""
        return tuple(twips(foot - top) for top, foot in map(self._reach, range(len(self.pages.pages))))

    def xml(self, page: int) -> str:
        """The `sectPr` of the next section, which `page` is in."""
        orientation, _, numbered = self._kind(page)
        opening, self.begun = self._letter and not self.begun, True
        frame, word, sheet = self.style.page, self.style.word, self.pages.pages[page]
        if orientation == "landscape":
            edges = (frame.left, frame.right, frame.bottom, frame.top)
        else:
            foot = self._letter_margin() if opening else word.bottom
            edges = (word.top, foot, word.left, word.right)
        top, bottom, left, right = (twips(edge) for edge in edges)
        width, height = twips(sheet.width), twips(sheet.height)
        return Section(
            width,
            height,
            top,
            bottom,
            left,
            right,
            footer_distance(self.style) if orientation == "portrait" else _LANDSCAPE_FOOTER,
            word.line_pitch if opening else _grid(height - top - bottom, word.line_pitch),
            self._footer(orientation, numbered=numbered, odd=True),
            self._footer(orientation, numbered=numbered, odd=False),
            first=self._footer(orientation, numbered=False, odd=True) if opening else "",
            lined=not opening,
        ).xml()

    @property
    def _letter(self) -> bool:
        furniture = self.pages.document.furniture
        return furniture.form == "letter" and furniture.masthead is not None

    def _kind(self, page: int) -> _Kind:
        """Page 1 of a letter shows no number and is in the section of the pages that follow all the same."""
        sheet = self.pages.pages[page]
        numbered = sheet.number is not None
        if self._letter and not page:
            numbered = self.pages.document.furniture.page_numbers
        return sheet.orientation, sheet.width, numbered

    def _reach(self, page: int) -> tuple[float, float]:
        """Where text begins and where it must end on `page`, in millimetres."""
        frame, word, sheet = self.style.page, self.style.word, self.pages.pages[page]
        if sheet.orientation == "landscape":
            return frame.left, sheet.height - frame.right
        if page == imprint_page(self.pages):
            return word.top, imprint_top(self.pages, self.style)
        if page < self._letter_pages():
            foot = sheet.height - self._letter_margin()
            return word.top, min(foot, footer_top(self.style)) if page else foot
        return word.top, sheet.height - word.bottom

    def _letter_pages(self) -> int:
        """How many pages the first section has where it is that of a letter."""
        count = len(self.pages.pages) if self._letter else 0
        return sum(1 for _ in takewhile(lambda page: not self.divided(0, page), range(count)))

    def _letter_margin(self) -> float:
        """The lower margin of a letter in millimetres, for page 1, where text goes on below the 版心 (10.1).

        On later pages the footer, which is empty on page 1, keeps text above the number. Lines in Word
        stand closer than in the layout, so page 1 ends higher by as much.
        """
        style = self.style
        numbers = style.numbers
        pair = numbers.letter_rule_thick + numbers.letter_rule_apart + numbers.letter_rule_thin
        foot = numbers.letter_foot + pair + numbers.letter_item_gap
        closer = pitch(style) - style.word.line_pitch / TWIPS_PER_MM
        inside = below(style.word.line_pitch, style.looks["body"].size, numbers.baseline) / TWIPS_PER_MM
        return max(foot - inside + closer * style.page.lines * _LETTER_LINES, silent_height(style))

    def _footer(self, orientation: Orientation, *, numbered: bool, odd: bool) -> str:
        """The relation of the footer for such pages, added when first asked for."""
        key = f"{orientation} {odd}" if numbered else "silent"
        if key not in self.footers:
            make = upright if orientation == "portrait" else turned
            self.footers[key] = self.package.footer(make(self.style, odd=odd) if numbered else silent())
        return self.footers[key]


def _grid(height: int, pitch: int) -> int:
    """The pitch of a line grid that fills `height` with as many lines as `pitch` does.

    LibreOffice leaves what a grid does not fill empty, half of it above.
    """
    return height // max(1, height // pitch)
