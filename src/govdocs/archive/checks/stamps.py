"""A-44 to A-49: 归档章 and page numbers, as they are found in the PDF/A copies (DA/T 22-2015, 5.4.4)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from govdocs.archive.checks.model import Check, Examined, Family, each, when
from govdocs.archive.checks.subject import PdfSeen, StampSeen, Subject
from govdocs.archive.codes import item_number
from govdocs.archive.model import RETENTION_WORDS, Item, Part
from govdocs.archive.page_numbers import corner_of
from govdocs.archive.stamps import COLUMNS, ROWS, STAMP

_FRAME_OFF, _CELL_OFF, _PLACE_OFF = 0.5, 0.5, 2.0
_HALF = 0.5  # of a page
_STAMPS: Family = ("整理规范", "归档章")
_NUMBERS: Family = ("整理规范", "页号")

_Stamped = tuple[Item, PdfSeen, StampSeen]


def _stamped(subject: Subject) -> Iterator[_Stamped]:
    """The stamp of each item; frames of others on the same page, such as 收文章, only where it has none."""
    found: dict[str, _Stamped] = {}
    for item, _, seen in subject.seen():
        for stamp in seen.stamps:
            known = found.get(item.code)
            if known is None or (_is_own(item, stamp) and not _is_own(item, known[2])):
                found[item.code] = (item, seen, stamp)
    yield from found.values()


def _is_own(item: Item, stamp: StampSeen) -> bool:
    """Whether the upper row of a stamp names the item."""
    upper = tuple("".join(cell.split()) for cell in stamp.cells[:COLUMNS])
    return upper == (item.fonds, str(item.year), item_number(item.item_no))


def frame_size(subject: Subject) -> Examined:
    """A-44: the frame ±0.5 mm, three by two cells of the same size."""

    def judge(stamped: _Stamped) -> Iterator[str]:
        item, _, stamp = stamped
        width, height = _sides(stamp)
        if max(abs(width - STAMP.width), abs(height - STAMP.height)) > _FRAME_OFF:
            yield f"{item.code}：归档章是 {width:.1f}×{height:.1f} 毫米"
        if not (_equal(stamp.columns, STAMP.width, COLUMNS) and _equal(stamp.rows, STAMP.height, ROWS)):
            yield f"{item.code}：归档章不是六个相等的格"

    return each(_stamped(subject), judge)


def _sides(stamp: StampSeen) -> tuple[float, float]:
    """Length and height of the frame as the stamp is read."""
    frame = stamp.frame
    return (frame.height, frame.width) if stamp.turned else (frame.width, frame.height)


def _equal(edges: tuple[float, ...], length: float, count: int) -> bool:
    gaps = [after - before for before, after in pairwise(edges)]
    return len(gaps) == count and all(abs(gap - length / count) <= _CELL_OFF for gap in gaps)


def cell_values(subject: Subject) -> Examined:
    """A-45: 全宗号, 年度, 件号 above 机构或问题, 保管期限, 页数."""
    classes = subject.scheme.classes

    def judge(stamped: _Stamped) -> Iterator[str]:
        item, _, stamp = stamped
        period = (item.retention, RETENTION_WORDS[item.retention])
        wanted = (
            (item.fonds,),
            (str(item.year),),
            (item_number(item.item_no),),
            (item.org, classes.get(item.org, item.org)),
            period,
            (str(item.pages),),
        )
        cells = tuple("".join(cell.split()) for cell in stamp.cells)
        if len(cells) != len(wanted) or any(
            cell not in allowed for cell, allowed in zip(cells, wanted, strict=False)
        ):
            yield f"{item.code}：归档章写着 {'、'.join(cells)}"

    return each(_stamped(subject), judge)


def over_no_text(subject: Subject) -> Examined:
    """A-46."""
    return each(
        _stamped(subject),
        lambda stamped: when(
            any(stamped[2].frame.meets(text) for text in stamped[1].texts),
            f"{stamped[0].code}：归档章压住了文字",
        ),
    )


def stamp_place(subject: Subject) -> Examined:
    """A-47: in the middle above; on a landscape table at the right, halfway up."""

    def judge(stamped: _Stamped) -> Iterator[str]:
        item, seen, stamp = stamped
        frame = stamp.frame
        if seen.width > seen.height:
            middle = abs((frame.y0 + frame.y1) / 2 - seen.height / 2) <= _PLACE_OFF
            if not (middle and frame.x0 > seen.width * _HALF):
                yield f"{item.code}：横向页面的归档章不在右侧正中"
        elif abs((frame.x0 + frame.x1 - seen.width) / 2) > _PLACE_OFF or frame.y0 > seen.height * _HALF:
            yield f"{item.code}：归档章不在首页上端居中（左 {frame.x0:.1f}、上 {frame.y0:.1f} 毫米）"

    return each(_stamped(subject), judge)


def one_stamp(subject: Subject) -> Examined:
    """A-48."""
    counts: dict[str, list[int]] = {}
    for item, _, seen in subject.seen():
        if seen.measured:
            own = [stamp.page for stamp in seen.stamps if _is_own(item, stamp)]
            counts.setdefault(item.code, []).extend(own)
    return each(
        counts.items(),
        lambda pair: when(
            pair[1] != [1], f"{pair[0]}：有 {len(pair[1])} 个归档章，在第 {_pages(pair[1])} 页"
        ),
    )


def _pages(pages: list[int]) -> str:
    return "、".join(map(str, pages)) or "（无）"


def page_numbers(subject: Subject) -> Examined:
    """A-49: each page with text or image bears its number in its corner; parts go on where others end."""
    last: dict[str, int] = {}

    def judge(told: tuple[Item, Part, PdfSeen]) -> Iterator[str]:
        item, part, seen = told
        number = part.first_page or last.get(item.code, 0) + 1
        for page, filled in enumerate(seen.filled, 1):
            if filled and not (page == 1 and seen.front):
                yield from _number_faults(subject, told, page, number)
                number += 1
        last[item.code] = number - 1

    return each((told for told in subject.seen() if told[2].measured), judge)


def _number_faults(
    subject: Subject, told: tuple[Item, Part, PdfSeen], page: int, number: int
) -> Iterator[str]:
    item, part, seen = told
    marks = [mark for mark in seen.numbers if mark.page == page and mark.number == number]
    corner = corner_of(page - seen.front, subject.scheme)
    where = f"{item.code}：{part.role}第{page}页"
    if not marks:
        yield f"{where}没有页号 {number}"
    elif not any(
        (mark.down < _HALF) == corner.upper and (mark.across > _HALF) == corner.right for mark in marks
    ):
        yield f"{where}的页号不在规定的角上"


_SEEN = ("archive", "pdfs")

CHECKS = (
    Check("A-44", "E", "归档章 45×16 毫米，六格相等", _STAMPS, frame_size, _SEEN),
    Check("A-45", "E", "归档章各格的内容和位置正确", _STAMPS, cell_values, _SEEN),
    Check("A-46", "E", "归档章不压文字", _STAMPS, over_no_text, _SEEN),
    Check("A-47", "W", "归档章在首页上端居中，横表在右侧正中", _STAMPS, stamp_place, _SEEN),
    Check("A-48", "W", "每件一个归档章，只在首页", _STAMPS, one_stamp, _SEEN),
    Check("A-49", "W", "页号连续，在规定的角上，空白页不编", _NUMBERS, page_numbers, _SEEN),
)
