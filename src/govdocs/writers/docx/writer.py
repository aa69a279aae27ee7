"""Documents as Word files that keep the lines and pages of the layout and that a clerk can edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from govdocs.context import Context
from govdocs.document.nodes import Document, Heading, Paragraph, StampArea, Table
from govdocs.layout.codes import FORM_SHRUNK
from govdocs.layout.pages import Pages, PlacedPicture
from govdocs.styles.forms import form_style
from govdocs.styles.sheet import StyleSheet
from govdocs.writers.docx.drawing import Box, inline_picture, picture
from govdocs.writers.docx.flow import Room, Unit
from govdocs.writers.docx.imprint import imprint_run
from govdocs.writers.docx.masthead import head
from govdocs.writers.docx.oxml import Setting, body, paragraph
from govdocs.writers.docx.paging import arranged
from govdocs.writers.docx.paragraphs import seam_paragraph, stamp_paragraph, text_paragraph
from govdocs.writers.docx.parts import Package
from govdocs.writers.docx.sections import Sections
from govdocs.writers.docx.styles import style_id
from govdocs.writers.docx.tables import line_paragraph, table_xml
from govdocs.writers.docx.units import TWIPS_PER_MM, above

_TINY = 20  # twips: the height of a paragraph that only carries something
# What stands between the text and the signature, the lines of the signature among them.
_NOTE_STYLES = frozenset(map(style_id, ("attachment_note", "attachment_note_next", "signature")))
_MOST_LINES_KEPT = 6
_FIRST_DRAWING = 10  # numbers below are those of the footers' boxes and of the head of a letter


def write_docx(document: Document, pages: Pages, style: StyleSheet, context: Context) -> bytes:
    """`document`, laid out as `pages`, as the bytes of a Word file.

    What the layout changed (主送 moved to 版记) is taken from `pages.document`.
    """
    if document.furniture.form == "form":
        style = form_style(style, small=any(each.code == FORM_SHRUNK for each in pages.findings))
    package = Package.opened(style)
    package.fill(body(_Body(pages, style, package, Sections(pages, style, package)).xml()))
    package.describe(document, context)
    return package.saved(context)


@dataclass(slots=True)
class _Piece:
    """A paragraph, of a `unit` or of nothing, or something `raw`; `section` ends a section with it."""

    setting: Setting | None
    inside: str = ""
    section: str = ""
    raw: str = ""
    unit: Unit | None = None

    def xml(self) -> str:
        """The piece as XML."""
        return self.raw if self.setting is None else paragraph(self.setting, self.inside, self.section)


@dataclass(slots=True)
class _Body:
    pages: Pages
    style: StyleSheet
    package: Package
    sections: Sections
    pieces: list[_Piece] = field(default_factory=list)
    drawings: int = _FIRST_DRAWING
    page: int = 0

    def xml(self) -> str:
        """版头, the units of the flow, 版记, and the sections they stand in."""
        top = head(self.pages, self.style)
        if top.xml:
            self.pieces.append(_Piece(None, raw=top.xml))
        units = arranged(self.pages, self.style, Room(top.height, top.bottom, self.sections.heights()))
        for _, group in groupby(
            units, lambda unit: (unit.index, unit.row is None, unit.row is None and id(unit))
        ):
            self._add(list(group), units)
        self._finish()
        return "".join(piece.xml() for piece in self.pieces) + self.sections.xml(self.page)

    # -- the flow ---------------------------------------------------------------------------------

    def _add(self, group: Sequence[Unit], units: Sequence[Unit]) -> None:
        """Adds a paragraph, or the rows of a table."""
        first = group[0]
        breaks = self._turn_to(first.first_page) or not first.forced
        if first.row:
            self._before_table(first, breaks=not breaks)
            self.pieces.append(_Piece(None, raw=table_xml(self.pages, group, self.style, self._photograph)))
        else:
            if breaks:
                first.forced = False
            self._paragraph(first)
        self.page = group[-1].last_page

    def _paragraph(self, unit: Unit) -> None:
        block = self.pages.document.blocks[unit.index]
        if isinstance(block, StampArea):
            self._keep_text_with_signature(unit.first_page)
            setting, inside = stamp_paragraph(unit, block, self.style, self.sections.span(unit.last_page))
            seals = self._seals(unit)
            inside += seals
            if seals:
                setting = self._without_space(setting)
        elif isinstance(block, Paragraph) and block.role == "seam":
            setting, inside = seam_paragraph(unit, block, self.style, self.sections.span(unit.first_page))
        elif isinstance(block, Heading | Paragraph):
            setting, inside = text_paragraph(unit, block, self.style, self.sections.span(unit.first_page))
        elif isinstance(block, Table):
            setting, inside = line_paragraph(unit, block, self.style, self.sections.span(unit.first_page))
        else:
            raise TypeError(block)
        self.pieces.append(_Piece(setting, inside, unit=unit))

    def _keep_text_with_signature(self, page: int) -> None:
        """Lets what stands above the signature on `page` go with it, should a program need more lines.

        LibreOffice does where it spaces digits from Chinese; 7.3.5.5 wants text on the signature's page.
        A paragraph that comes from the page before, or a long one, would be moved whole: it is left alone.
        """
        for piece in reversed(self.pieces):
            unit = piece.unit
            if piece.setting is None or piece.section or unit is None:
                return
            if unit.first_page != page or len(unit.lines) > _MOST_LINES_KEPT:
                return
            piece.setting = replace(piece.setting, keep_next=True)
            if piece.setting.style not in _NOTE_STYLES:
                return

    def _before_table(self, first: Unit, *, breaks: bool) -> None:
        """A paragraph that begins the page of a table, parts it from another, or keeps its distance."""
        after_table = bool(self.pieces) and self.pieces[-1].setting is None
        if breaks or after_table or first.before > _TINY:
            line = max(_TINY, first.before)
            self.pieces.append(_Piece(Setting("GovEmpty", line=line, page_break=breaks)))

    def _seals(self, unit: Unit) -> str:
        """The pictures of the seals that press this line and no lower one of the signature block."""
        page = unit.last_page
        below = [
            line.top
            for line in self.pages.lines
            if line.part == "block"
            and line.page == page
            and line.index == unit.index
            and line.top > unit.top + 1
        ]
        lower = min(below, default=self.pages.pages[page].height)
        return "".join(
            self._seal(unit, seal)
            for seal in self.pages.pages[page].pictures
            if seal.y <= unit.top < seal.y + seal.height and not seal.y <= lower < seal.y + seal.height
        )

    def _without_space(self, setting: Setting) -> Setting:
        """`setting` with its space above given to the paragraph before.

        Pictures are placed from the top of a paragraph, which programs see above or below that space.
        """
        previous = self.pieces[-1] if self.pieces else None
        if not setting.before or setting.page_break or previous is None or previous.setting is None:
            return setting
        previous.setting = replace(previous.setting, after=setting.before)
        return replace(setting, before=None)

    def _seal(self, unit: Unit, seal: PlacedPicture) -> str:
        inside = above(unit.line, unit.size, self.style.numbers.baseline) / TWIPS_PER_MM
        self.drawings += 1
        box = Box(seal.x, seal.y - unit.top + inside, seal.width, seal.height, "印章", self.drawings)
        return picture(box, self.package.picture(seal.data))

    def _photograph(self, photo: PlacedPicture) -> str:
        """A run with a picture in a cell."""
        self.drawings += 1
        box = Box(0.0, 0.0, photo.width, photo.height, "照片", self.drawings)
        return inline_picture(box, self.package.picture(photo.data))

    # -- sections and the end ---------------------------------------------------------------------

    def _turn_to(self, page: int) -> bool:
        """Ends the section where `page` is of another kind than the page before; True when it did."""
        if not self.sections.divided(self.page, page):
            return False
        self._carrier().section = self.sections.xml(self.page)
        self.page = page
        return True

    def _carrier(self) -> _Piece:
        """The last paragraph, or a tiny one behind a table."""
        if not self.pieces or self.pieces[-1].setting is None or self.pieces[-1].section:
            self.pieces.append(_Piece(Setting("GovEmpty", line=_TINY)))
        return self.pieces[-1]

    def _finish(self) -> None:
        """Adds the pages without text that end the document, and 版记."""
        if not self.pieces:
            self._carrier()
        for page in range(self.page + 1, len(self.pages.pages)):
            turned_over = self._turn_to(page)
            self.pieces.append(_Piece(Setting("GovEmpty", line=_TINY, page_break=not turned_over)))
            self.page = page
        carrier = self._carrier()
        self.drawings += 1
        carrier.inside += imprint_run(self.pages, self.style, self.drawings)
