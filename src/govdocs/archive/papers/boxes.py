"""备考表 of a box and 盒清单 (DA/T 22-2015, 6.4, annex E)."""

from __future__ import annotations

from collections.abc import Sequence

from govdocs.archive.model import RETENTION_WORDS, Box, YearArchive
from govdocs.archive.papers.listing import KIND, ListColumn, Listing
from govdocs.archive.papers.words import box_number, class_name, day_words
from govdocs.document.nodes import Block, Cell, Document, Furniture, PageBreak, Paragraph, Table

NOTE_TITLE = "备考表"

_SHARES = (30.0, 55.0, 30.0, 55.0)  # label and value, twice: own
_LABEL_HEIGHT = 10.0  # millimetres: own
_NOTE_HEIGHT = 195.0  # millimetres: what a page of A4 has for 盒内文件情况说明
_SIGN_HEIGHT = 14.0  # millimetres: room to sign


def box_notes_document(archive: YearArchive, boxes: Sequence[Box]) -> Document:
    """The 备考表 of every box, a page each; the last sheet in the box."""
    blocks: list[Block] = []
    for box in boxes:
        if blocks:
            blocks.append(PageBreak())
        blocks += _note_blocks(archive, box)
    return Document(
        NOTE_TITLE,
        tuple(blocks),
        Furniture(page_numbers=False, form="form"),
        kind=KIND,
        author=archive.scheme.fonds_name,
    )


def _note_blocks(archive: YearArchive, box: Box) -> tuple[Block, ...]:
    kind = "案卷" if box.volumes else "件"
    words = (
        archive.scheme.fonds,
        f"{box.year}年度",
        RETENTION_WORDS[box.retention],
        class_name(archive.scheme, box.org),
        f"第{box.number}盒",
        f"第{_range(box)}{kind}",
    )
    above = ("　".join(filter(None, words)),)
    signed = (
        ("整理人", box.arranged_by or archive.arranged_by),
        ("整理日期", day_words(box.arranged_on or archive.arranged_on)),
        ("检查人", box.checked_by or archive.checked_by),
        ("检查日期", day_words(box.checked_on or archive.checked_on)),
    )
    return (
        Paragraph.of(NOTE_TITLE, "title"),
        note_table("盒内文件情况说明", box.note, signed, above),
    )


def note_table(
    heading: str, note: str, signed: Sequence[tuple[str, str]], above: tuple[str, ...] = ()
) -> Table:
    """A note in a large cell under its heading, and below it who signed what, two on a line."""
    lines = [_signed(*signed[place : place + 2]) for place in range(0, len(signed), 2)]
    rows = (
        (Cell(heading, columns=4, look="label"),),
        (Cell(note, columns=4, look="note"),),
        *lines,
    )
    return Table(
        rows,
        header=0,
        widths=_SHARES,
        above=above,
        fixed=True,
        heights=(_LABEL_HEIGHT, _NOTE_HEIGHT, *[_SIGN_HEIGHT] * len(lines)),
    )


def _signed(*fields: tuple[str, str]) -> tuple[Cell, ...]:
    """One or two fields to sign on a line; one alone takes the whole of it."""
    own = 1 if len(fields) > 1 else 3
    return tuple(
        cell
        for label, text in fields
        for cell in (Cell(label, look="label"), Cell(text, columns=own, look="content"))
    )


_LIST_COLUMNS = (
    ListColumn("盒号", 14.0, "number", "center"),
    ListColumn("保管期限", 22.0, align="center"),
    ListColumn("机构（问题）", 34.0),
    ListColumn("起止件号", 32.0, align="center"),
    ListColumn("件数", 14.0, "number", "center"),
    ListColumn("页数", 16.0, "number", "center"),
    ListColumn("盒厚（毫米）", 20.0, "number", "center"),
    ListColumn("备注", 18.0),
)
"""Own: 170 mm in all."""


def box_listing(archive: YearArchive) -> Listing:
    """盒清单: the boxes of a year with what lies in them."""
    pages = {item.code: item.pages for item in archive.items}
    pages |= {volume.code: volume.pages for volume in archive.volumes}
    return Listing(
        f"{archive.year}年度档案盒清单",
        _LIST_COLUMNS,
        tuple(_row(archive, box, pages) for box in archive.boxes),
        above=(f"全宗号：{archive.scheme.fonds}", f"全宗名称：{archive.scheme.fonds_name}"),
        below=("移出人：", "接收人：", "日期："),
        author=archive.scheme.fonds_name,
        name="盒清单",
    )


def _row(archive: YearArchive, box: Box, pages: dict[str, int]) -> tuple[str, ...]:
    return (
        str(box.number),
        RETENTION_WORDS[box.retention],
        class_name(archive.scheme, box.org) or ("案卷" if box.volumes else ""),
        _range(box),
        str(len(box.codes)),
        str(sum(pages.get(code, 0) for code in box.codes)),
        str(box.thickness),
        "",
    )


def _range(box: Box) -> str:
    """起止件号: 0001—0012; one number where a box holds one item."""
    first, last = box_number(box, box.first), box_number(box, box.last)
    return first if first == last else f"{first}—{last}"
