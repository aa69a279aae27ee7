"""The PDF that is kept for long: PDF/A, with 归档章 on page 1 and page numbers, never over what is there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from govdocs.archive.marks import Marks
from govdocs.archive.model import Scheme
from govdocs.archive.page_numbers import Corner, corner_of, number_marks, number_place
from govdocs.archive.stamps import Stamp, StampPlace, stamp_marks, stamp_place, usual_place
from govdocs.diagnostics import Diagnostic, info, warning
from govdocs.fonts.library import FontSet, bundled_fonts
from govdocs.layout.free_space import Rect, Sheet
from govdocs.readers.pdf import PageFacts, PdfFacts, Source
from govdocs.readers.pdf_stamps import stamps_of
from govdocs.styles.archive import A4
from govdocs.writers.archival import ArchivalCopy, Level, PageMark, Wishes, archival_copy
from govdocs.writers.archival_identity import Identity


@dataclass(frozen=True, slots=True)
class CopyWish:
    """What is drawn on a copy and what it says of itself.

    `stamp` is that of the item on its first part, None on the others. `first_number` is the number of the
    first page that bears text or image, 0 for none at all. With `keep_printed` a page on which the same
    number is printed already, wherever, gets none.
    """

    identity: Identity
    scheme: Scheme
    stamp: Stamp | None = None
    first_number: int = 1
    level: Level = "2b"
    keep_printed: bool = False


@dataclass(frozen=True, slots=True)
class ArchivalPdf:
    """A copy: its bytes (empty where there is none), its level ("" where it is no PDF/A) and why not.

    `pages` are those with text or image, `last_number` the number of the last; `front` is True where the
    stamp stands on a sheet of its own.
    """

    content: bytes
    level: str
    why_not: str
    pages: int
    last_number: int
    front: bool = False
    findings: tuple[Diagnostic, ...] = ()


def archival_pdf(source: Source, facts: PdfFacts, wish: CopyWish, where: str = "") -> ArchivalPdf:
    """The copy of a PDF whose `facts` are known; `where` is what messages call it, never a person."""
    if facts.fault:
        return ArchivalPdf(b"", "", facts.fault, 0, 0, findings=(_no_copy(facts.fault, where),))
    fonts = bundled_fonts()
    before = _stamped_before(source, facts)
    if wish.stamp and wish.stamp.cells in before:
        wish = replace(wish, stamp=None)
    place = stamp_place(facts.pages[0].sheet) if wish.stamp else None
    marks, unnumbered, last = _numbers(facts, wish, place, fonts)
    front = None
    if wish.stamp and place:
        marks[0] = marks.get(0, Marks()) + stamp_marks(wish.stamp, place, fonts)
    elif wish.stamp:
        front = stamp_marks(wish.stamp, usual_place(A4[0]), fonts)
    drawn = {index: PageMark(mark.runs, mark.rules) for index, mark in marks.items()}
    cover = PageMark(front.runs, front.rules) if front else None
    copy = archival_copy(source, Wishes(wish.identity, wish.level, drawn, cover))
    found = (*_findings(copy, where), *_told(facts, unnumbered, where, front=bool(front)))
    if wish.stamp and before:
        hint = "它可能是从别的归档里拿来的；换成没有盖过章的原件，或确认要重新归档"
        found = (*found, warning("A309", "PDF 上已有别的归档章", where, hint))
    why_not = "；".join(copy.faults)
    return ArchivalPdf(copy.content, copy.level, why_not, facts.content_pages, last, bool(front), found)


def _stamped_before(source: Source, facts: PdfFacts) -> list[tuple[str, ...]]:
    """What the stamps say that page 1 of a copy bears which we made before."""
    if not (facts.pdfa and facts.producer.startswith("govdocs")):
        return []
    return [stamp.cells for stamp in stamps_of(source) if stamp.page == 1]


def _numbers(
    facts: PdfFacts, wish: CopyWish, place: StampPlace | None, fonts: FontSet
) -> tuple[dict[int, Marks], list[int], int]:
    """The marks of numbered pages, the pages without room, the last number."""
    marks: dict[int, Marks] = {}
    unnumbered: list[int] = []
    number = wish.first_number - 1
    for page in facts.pages if wish.first_number else ():
        if page.blank:
            continue
        number += 1
        corner = corner_of(page.number, wish.scheme)
        if _printed(page, number, corner, keep=wish.keep_printed):
            continue
        found = number_place(number, _without(page.sheet, page.number, place), corner, fonts)
        if found:
            marks[page.number - 1] = number_marks(number, found, fonts)
        else:
            unnumbered.append(page.number)
    return marks, unnumbered, max(0, number)


def _without(sheet: Sheet, page: int, place: StampPlace | None) -> Sheet:
    """The sheet as it is with the stamp on it."""
    if page > 1 or place is None:
        return sheet
    return Sheet(sheet.width, sheet.height, sheet.ink, (*sheet.boxes, place.rect))


def _printed(page: PageFacts, number: int, corner: Corner, *, keep: bool) -> bool:
    """True where the page bears that very number at that very place (or with `keep` anywhere)."""
    zone = corner.zone(page.sheet)
    places: list[Rect] = [rect for value, rect in page.numbers if value == number]
    return any(keep or zone.meets(rect) for rect in places)


def _no_copy(fault: str, where: str) -> Diagnostic:
    hint = "原件照样归档；换一个能打开的 PDF，或在原来的程序里重新导出"
    return warning("A301", f"不能转成归档用的 PDF：{fault}", where, hint)


def _findings(copy: ArchivalCopy, where: str) -> list[Diagnostic]:
    found = [info("A303", change, where) for change in copy.changes]
    if copy.damaged:
        hint = "核对归档用的 PDF 的页数和内容；能找到完好的原件时换上它"
        found.append(warning("A308", "PDF 有损伤，已按能读出的内容整理", where, hint))
    if not copy.content:
        found.append(_no_copy("；".join(copy.faults), where))
    elif copy.faults:
        words = f"不是 PDF/A：{'；'.join(copy.faults)}"
        hint = "归档章、页码已加上；要成为 PDF/A，在原来的程序里导出 PDF/A 或嵌入全部字体后再归档"
        found.append(warning("A302", words, where, hint))
    return found


def _told(facts: PdfFacts, unnumbered: list[int], where: str, *, front: bool) -> list[Diagnostic]:
    found = []
    if front:
        found.append(info("A304", "第1页没有空白处，归档章盖在前面加的一张纸上", where))
    if unnumbered:
        pages = "、".join(map(str, unnumbered))
        found.append(warning("A305", f"第{pages}页没有空白处，没有编页码", where, "打印后用手写编上"))
    blank = [str(page.number) for page in facts.pages if page.blank and page.scanned]
    if blank:
        words = f"扫描的第{'、'.join(blank)}页看作空白页，不编页码"
        found.append(info("A306", words, where, "核对这些页上确实没有字"))
    return found
