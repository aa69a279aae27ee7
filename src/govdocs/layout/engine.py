"""Layout: a document, a style and fonts give pages on which every glyph has its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govdocs.diagnostics import Diagnostic, info, warning
from govdocs.document.nodes import (
    Document,
    Heading,
    Masthead,
    Orientation,
    Paper,
    Paragraph,
    StampArea,
    Table,
)
from govdocs.layout import codes
from govdocs.layout.canvas import Canvas, Frame
from govdocs.layout.ending import Ending, place_imprint
from govdocs.layout.fills import Fill
from govdocs.layout.firstpage import lonely, refuse_cut_title, shows_body
from govdocs.layout.flow import Beginning, Flow, Limits
from govdocs.layout.heads.head import draw_head, shown_masthead
from govdocs.layout.heads.letterhead import first_foot
from govdocs.layout.heads.mark import mark_of
from govdocs.layout.heads.masthead import WHOLE, Fit, fits_of
from govdocs.layout.imprint import build_imprint, draw_imprint, is_empty
from govdocs.layout.kit import Kit
from govdocs.layout.pagenumbers import draw_mark, draw_page_number
from govdocs.layout.pages import MM_PER_POINT, Pages, PlacedTable
from govdocs.layout.paragraphs import TITLES, ParagraphShaper, pitch
from govdocs.layout.prepare import prepared
from govdocs.layout.seams import seam_strips
from govdocs.layout.sections import FlowBlock, Section, addressees_in, sections_of
from govdocs.layout.sheetcheck import refuse_off_sheet
from govdocs.layout.signature import stamp_findings, stamp_strips
from govdocs.layout.strips import Strip
from govdocs.layout.tables.drawing import RowStrip, draw_rows
from govdocs.layout.tables.leadins import keep_lead_in
from govdocs.layout.tables.shapes import TableShaper
from govdocs.layout.typesetting.fallback import font_findings, missing_findings
from govdocs.layout.typesetting.glyphs import Fonts, Typesetter
from govdocs.layout.uncollected import uncollected
from govdocs.styles.forms import form_style
from govdocs.styles.sheet import StyleSheet

_SMALL_MARK = 30.0  # points: a mark below it is reported
_TIGHTENED = {codes.PITCH_TIGHTENED, codes.TRACKING_TIGHTENED, codes.SEAL_RAISED, codes.GAPS_TIGHTENED}
_ALWAYS_REPORTED = frozenset({codes.SIGNATURE_ALONE, codes.NO_BODY_ON_FIRST_PAGE})


@uncollected()
def layout(document: Document, style: StyleSheet, fonts: Fonts) -> Pages:
    """`document` laid out in `style` with `fonts`: the pages and every decision that led to them."""
    typesetter = Typesetter(fonts, style.numbers.baseline)
    if document.furniture.form == "form":
        return _form(document, style, typesetter)
    kit = Kit(style, typesetter)
    document = prepared(document, kit)
    pages = _Layout(document, kit).pages()
    if document.furniture.form == "letter":
        return _with_text_above_imprint(pages, document, kit)
    if not _tightened_into_blank(pages):
        return pages
    other = _Layout(document, kit, loose=True).pages()
    better = len(other.pages) <= len(pages.pages) and codes.BLANK_PAGES not in _codes(other)
    return other if better else pages


def _with_text_above_imprint(pages: Pages, document: Document, kit: Kit) -> Pages:
    """`pages` of a letter, with the end of its text on the page of 版记 where that stood alone.

    Without rules around it nothing would tell a reader what it is.
    """
    last = len(pages.pages) - 1
    alone = [line for line in pages.lines if line.page == last and line.part != "page_number"]
    if not last or not all(line.part.startswith("imprint.") for line in alone):
        return pages
    foot = min(line.top for line in alone) - kit.style.numbers.imprint_clearance
    if not _reads_above(pages, last - 1, foot):
        return pages
    other = _Layout(document, kit, foot=(last - 1, foot)).pages()
    fewer = len(other.pages) - 1 < last
    return other if fewer or (len(other.pages) - 1 == last and _begins_with_text(other, last)) else pages


def _reads_above(pages: Pages, page: int, foot: float) -> bool:
    """True when text of the body stands on `page` above `foot`."""
    blocks = pages.document.blocks
    body = {at for at, block in enumerate(blocks) if isinstance(block, Paragraph) and block.role == "body"}
    here = (line for line in pages.lines if line.page == page and line.part == "block")
    return any(line.index in body and line.top + line.size * MM_PER_POINT < foot for line in here)


def _begins_with_text(pages: Pages, page: int) -> bool:
    return any(line.page == page and line.part == "block" for line in pages.lines)


def _form(document: Document, style: StyleSheet, typesetter: Typesetter) -> Pages:
    """A form; where it goes on over a page end it is set in smaller type if that spares a page."""
    kit = Kit(form_style(style), typesetter)
    document = prepared(document, kit)
    pages = _Layout(document, kit).pages()
    if len(pages.pages) == len(sections_of(document.blocks)):
        return pages
    smaller = _Layout(document, Kit(form_style(style, small=True), typesetter)).pages()
    if len(smaller.pages) >= len(pages.pages):
        return pages
    told = info(codes.FORM_SHRUNK, "为省一页，表单用小一号的字")
    return replace(smaller, findings=(*smaller.findings, told))


class _Layout:
    """One way to lay a document out.

    A `loose` one moves lines on rather than tighten a page; `foot` is a page, counted from 0, with the
    place above which its text must end.
    """

    def __init__(
        self,
        document: Document,
        kit: Kit,
        *,
        loose: bool = False,
        foot: tuple[int, float] | None = None,
    ) -> None:
        self._document = document
        self._loose = loose
        self._foot = foot
        self._style = kit.style
        self._kit = kit
        self._letter = document.furniture.form == "letter"
        self._pitch = pitch(kit.style)
        self._findings: list[Diagnostic] = []
        self._tables: dict[int, PlacedTable] = {}
        self._noticed: dict[int, Sequence[Diagnostic]] = {}

    def pages(self) -> Pages:
        """The laid-out document."""
        sections = sections_of(self._document.blocks)
        fit, first = self._first_section(sections[0])
        if self._document.furniture.masthead is not None:
            refuse_cut_title(first)
            if not shows_body(first):
                other = self._without_addressees()
                if other is not None:
                    return other.pages()
                hint = "请精简主送机关（可用统称）或缩短标题"
                self._findings.append(warning(codes.NO_BODY_ON_FIRST_PAGE, "首页排不下正文", "第1页", hint))
        fills = list(first)
        for section in sections[1:]:
            fills += self._flow(section, before=len(fills)).pages()
        fills = fills or [Fill(self._frame("portrait"), [], 0)]
        self._findings += [finding for found in self._noticed.values() for finding in found]
        ending = self._ending(fills)
        self._report_fills(fills)
        canvases = self._drawn(fills, ending, fit)
        refuse_off_sheet(canvases)
        return self._result(fills, canvases, ending)

    # -- the first page ---------------------------------------------------------------------------

    def _first_section(self, section: Section) -> tuple[Fit, list[Fill]]:
        """How 版头 is set, and the pages of the first section."""
        masthead = shown_masthead(self._document.furniture)
        if masthead is None:
            return WHOLE, self._flow(section).pages()
        tried: list[tuple[Fit, list[Fill]]] = []
        for fit in fits_of(masthead, self._kit):
            fills = self._flow(section, self._below_head(fit)).pages()
            tried.append((fit, fills))
            if shows_body(fills) and not lonely(fills):
                break
        shown = [each for each in tried if shows_body(each[1])]
        best = next((each for each in shown if not lonely(each[1])), shown[0] if shown else tried[-1])
        self._report_fit(masthead, best[0])
        return best

    def _below_head(self, fit: Fit) -> float:
        return draw_head(Canvas(self._frame("portrait"), 0), self._document.furniture, self._kit, fit)

    def _report_fit(self, masthead: Masthead, fit: Fit) -> None:
        size = mark_of(masthead, self._kit, fit.scale).size
        if fit.scale < 1.0 or size < _SMALL_MARK:
            message = f"发文机关标志用{size:.0f}磅字，以便排在版心内并使首页显示正文"
            found = info(codes.MARK_SHRUNK, message, "第1页")
            if size < self._style.numbers.mark_least:
                hint = "标志小于标题，不醒目；联合行文可以只用主办机关标志（GB/T 9704-2012，7.2.4）"
                found = warning(codes.MARK_SHRUNK, message, "第1页", hint)
            self._findings.append(found)
        if fit.signers_a_line:
            message = f"签发人{len(masthead.signers)}人，每行排{fit.signers_a_line}个姓名"
            self._findings.append(info(codes.SIGNERS_CLOSER, message, "第1页"))

    def _without_addressees(self) -> _Layout | None:
        """The layout of the document with 主送机关 in 版记 (7.3.2, 7.4.2); None where that does not help."""
        document = self._document
        imprint = document.furniture.imprint
        found = next(addressees_in(document.blocks), None)
        if imprint is None or found is None:
            return None
        place, paragraph = found
        moved = replace(imprint, addressees=paragraph.text.rstrip("：:"))
        block = build_imprint(moved, self._kit, document.names, ruled=not self._letter)
        if block.height > self._style.page.text_height:
            return None
        blocks = document.blocks[:place] + document.blocks[place + 1 :]
        furniture = replace(document.furniture, imprint=moved)
        smaller = replace(document, blocks=blocks, furniture=furniture)
        other = _Layout(smaller, self._kit, loose=self._loose, foot=self._foot)
        if not shows_body(other._first_section(sections_of(blocks)[0])[1]):
            return None
        message = "主送机关过多，首页排不下正文，已移至版记（抄送机关之上）"
        other._findings[:] = [info(codes.ADDRESSEES_MOVED, message, "第1页")]
        return other

    # -- the flow ---------------------------------------------------------------------------------

    def _frame(self, orientation: Orientation, paper: Paper = "A4") -> Frame:
        return Frame.of(self._style.page, orientation, paper)

    def _flow(self, section: Section, start: float | None = None, before: int = 0) -> Flow:
        frame = self._frame(section.orientation, section.paper)
        blocks = dict(section.blocks)
        shaper = ParagraphShaper(self._style, self._kit.typesetter, self._document.names, frame)

        def reshape(index: int, extra: float) -> Sequence[Strip]:
            block = blocks[index]
            if isinstance(block, Heading):
                return shaper.heading(index, block, extra)
            if isinstance(block, Paragraph):
                return shaper.paragraph(index, block, extra)
            return ()

        numbers = self._style.numbers
        limits = Limits(max(0.0, self._pitch - numbers.least_pitch), numbers.least_tracking, self._loose)
        strips = self._strips(section, shaper, frame)
        if start is not None and strips and strips[0].elastic:
            strips[0].space, strips[0].elastic = numbers.order_body_gap, False
        return Flow(strips, frame, limits, reshape, Beginning(start, self._feet(start, before)))

    def _feet(self, start: float | None, before: int) -> dict[int, float]:
        """The pages of a flow, behind so many others, that end elsewhere than the 版心."""
        feet = {0: first_foot(self._kit)} if self._letter and start is not None else {}
        if self._foot is not None and self._foot[0] >= before:
            feet[self._foot[0] - before] = self._foot[1]
        return feet

    def _strips(self, section: Section, shaper: ParagraphShaper, frame: Frame) -> list[Strip]:
        strips: list[Strip] = []
        after_title, previous = False, None
        for index, block in section.blocks:
            own = self._block_strips(index, block, shaper, frame)
            if own and after_title and (own[0].elastic or isinstance(block, Table)):
                own[0].space, own[0].elastic = self._style.numbers.one_line, False
            if own and isinstance(previous, Paragraph) and previous.role == "seam":
                own[0].space, own[0].elastic = max(own[0].space, self._style.numbers.seam_gap), False
            if own and not own[0].give and _is_gap(block, own[0].space, self._style.numbers.one_line):
                own[0].slack = self._style.numbers.gap_slack
            if isinstance(block, Table):
                keep_lead_in(strips, previous)
            after_title, previous = isinstance(block, Paragraph) and block.role in TITLES, block
            strips += own
        return strips

    def _block_strips(
        self, index: int, block: FlowBlock, shaper: ParagraphShaper, frame: Frame
    ) -> Sequence[Strip]:
        match block:
            case Heading():
                return shaper.heading(index, block)
            case Paragraph(role="seam"):
                return seam_strips(index, block, self._kit, frame)
            case Paragraph():
                return shaper.paragraph(index, block)
            case StampArea():
                self._noticed[index] = stamp_findings(block, self._kit, frame)
                return stamp_strips(index, block, self._kit, frame)
            case Table():
                shaped = TableShaper(self._kit, frame, self._document.names).shape(index, block)
                self._tables[index] = shaped.placed
                self._noticed[index] = shaped.findings
                return shaped.strips

    # -- the end ----------------------------------------------------------------------------------

    def _ending(self, fills: list[Fill]) -> Ending:
        imprint = self._document.furniture.imprint
        if imprint is None or (self._letter and is_empty(imprint)):
            return Ending(None, len(fills), None)
        block = build_imprint(imprint, self._kit, self._document.names, ruled=not self._letter)
        return place_imprint(block, fills, self._style, self._findings)

    def _drawn(self, fills: Sequence[Fill], ending: Ending, fit: Fit) -> list[Canvas]:
        canvases = []
        self._kit.typesetter.missing.clear()
        for number in range(ending.count):
            canvas = Canvas(fills[number].frame if number < len(fills) else self._frame("portrait"), number)
            missing = len(self._kit.typesetter.missing)
            if not number:
                draw_head(canvas, self._document.furniture, self._kit, fit)
            if number < len(fills):
                _draw(canvas, fills[number])
            if ending.block is not None and number == ending.page:
                draw_imprint(canvas, ending.block, self._kit)
            if self._document.furniture.mark:
                draw_mark(canvas, self._document.furniture.mark, self._kit)
            if self._numbered(number, ending):
                draw_page_number(canvas, number + 1, self._kit)
            new = list(self._kit.typesetter.missing)[missing:]
            self._findings += missing_findings(self._kit.typesetter, new, number)
            canvases.append(canvas)
        self._findings += font_findings(self._kit.typesetter, canvases)
        return canvases

    def _numbered(self, page: int, ending: Ending) -> bool:
        furniture = self._document.furniture
        if self._letter and not page and furniture.masthead is not None:
            return False  # 10.1
        return furniture.page_numbers and (ending.silent is None or page < ending.silent)

    def _result(self, fills: Sequence[Fill], canvases: Sequence[Canvas], ending: Ending) -> Pages:
        pages = tuple(
            canvas.finished(canvas.page + 1 if self._numbered(canvas.page, ending) else None)
            for canvas in canvases
        )
        pitches = [self._pitch - fill.squeeze for fill in fills]
        pitches += [self._pitch] * (len(canvases) - len(fills))
        return Pages(
            self._document,
            pages,
            tuple(line for canvas in canvases for line in canvas.lines),
            tuple(pitches),
            tuple(row for canvas in canvases for row in canvas.rows),
            tuple(self._tables.values()),
            tuple(self._findings),
        )

    # -- findings ---------------------------------------------------------------------------------

    def _report_fills(self, fills: Sequence[Fill]) -> None:
        for number, fill in enumerate(fills, 1):
            for code, message in fill.notes:
                make = warning if code in _ALWAYS_REPORTED else info
                self._findings.append(make(code, message, f"第{number}页"))


def _is_gap(block: FlowBlock, space: float, one_line: float) -> bool:
    """True when `space` above `block` is an empty line or more that may be less (not that below 附件)."""
    label = isinstance(block, Paragraph) and block.role == "attachment_title"
    return space >= one_line and not label


def _codes(pages: Pages) -> set[str]:
    return {finding.code for finding in pages.findings}


def _tightened_into_blank(pages: Pages) -> bool:
    """True when a page was tightened and a blank page had to be added all the same."""
    found = _codes(pages)
    return codes.BLANK_PAGES in found and bool(_TIGHTENED & found)


def _draw(canvas: Canvas, fill: Fill) -> None:
    """Draws the strips of a page; rows of one table are drawn together."""
    rows: list[tuple[RowStrip, float]] = []
    for strip, top in fill.placed:
        if isinstance(strip, RowStrip):
            if rows and rows[-1][0].index != strip.index:
                draw_rows(canvas, rows)
                rows = []
            rows.append((strip, top))
            continue
        if rows:
            draw_rows(canvas, rows)
            rows = []
        strip.draw(canvas, top)
    if rows:
        draw_rows(canvas, rows)
