"""The papers of a volume (GB/T 9705-2008): cover, 卷内文件目录, 卷内备考表, and the list of all volumes.

A volume of a minor is called by a code on every one of them; `Volume.title` holds no name.
"""

from __future__ import annotations

from govdocs.archive.model import RETENTION_WORDS, Scheme, Volume, VolumePaper, YearArchive
from govdocs.archive.papers.boxes import note_table
from govdocs.archive.papers.catalogue import CoverGrid, cover_of
from govdocs.archive.papers.listing import KIND, ListColumn, Listing, with_widths
from govdocs.archive.papers.words import day_words, remark
from govdocs.document.nodes import Document, Furniture, Paragraph
from govdocs.styles.archive import MEASURES, ArchiveMeasures

CONTENTS_TITLE = "卷内文件目录"
NOTE_TITLE = "卷内备考表"

CONTENTS = with_widths(
    (
        ListColumn("顺序号", 0.0, "number", "center"),
        ListColumn("文号", 0.0),
        ListColumn("责任者", 0.0),
        ListColumn("题名", 0.0),
        ListColumn("日期", 0.0, align="center"),
        ListColumn("页号", 0.0, align="center"),
        ListColumn("备注", 0.0),
    ),
    MEASURES.volume_contents,
)
"""The seven columns of 卷内文件目录 in the order of GB/T 9705-2008."""

_COVER = CoverGrid((38.0, 132.0), (20.0, 20.0, 60.0, 20.0, 20.0, 20.0, 20.0, 20.0))
"""Own: most room for 案卷题名."""

_CLASSES = {"ZY·WCN": "专业档案　未成年人个案"}
"""类目名称 of the series that govdocs makes."""


def volume_cover(volume: Volume, scheme: Scheme, filed_as: str = "") -> Document:
    """案卷封面: the eight items; 归档号 is given by the office, or left to be written in."""
    items = (
        ("全宗名称", scheme.fonds_name),
        ("类目名称", _CLASSES.get(volume.series, volume.series)),
        ("案卷题名", volume.title),
        ("时间", _span(volume)),
        ("保管期限", RETENTION_WORDS[volume.retention]),
        ("件／页数", f"{len(volume.papers)}件　{volume.pages}页"),
        ("归档号", filed_as),
        ("档号", volume.code),
    )
    return cover_of("", items, scheme, _COVER)


def _span(volume: Volume) -> str:
    """The first and the last day of its papers."""
    days = [day_words(day) for day in (volume.begun, volume.ended) if day]
    return "—".join(dict.fromkeys(days))


def contents_listing(volume: Volume, scheme: Scheme, measures: ArchiveMeasures = MEASURES) -> Listing:
    """卷内文件目录, without page numbers; 页号 is where a paper begins, of the last one a range (A-51)."""
    last = len(volume.papers) - 1
    rows = tuple(_row(paper, ends=at == last) for at, paper in enumerate(volume.papers))
    return Listing(
        CONTENTS_TITLE,
        with_widths(CONTENTS, measures.volume_contents),
        rows,
        above=(f"档号：{volume.code}",),
        author=scheme.fonds_name,
        numbered=False,
        name=CONTENTS_TITLE,
    )


def _row(paper: VolumePaper, *, ends: bool) -> tuple[str, ...]:
    final = paper.first_page + paper.pages - 1
    place = f"{paper.first_page}—{final}" if ends else str(paper.first_page)
    return (
        str(paper.number),
        paper.doc_no,
        paper.author,
        paper.title,
        paper.date,
        place,
        remark(paper.note),
    )


def volume_note(volume: Volume, scheme: Scheme) -> Document:
    """卷内备考表: its four fields; long remarks on papers stand in it."""
    remarks = (
        f"第{paper.number}件：{paper.note}" for paper in volume.papers if remark(paper.note) != paper.note
    )
    signed = (
        ("立卷人", volume.filed_by),
        ("检查人", volume.checked_by),
        ("立卷时间", day_words(volume.filed_on)),
    )
    note = "\n".join(filter(None, (volume.note, *remarks)))
    return Document(
        NOTE_TITLE,
        (
            Paragraph.of(NOTE_TITLE, "title"),
            note_table("本卷情况说明", note, signed, (f"档号：{volume.code}",)),
        ),
        Furniture(page_numbers=False, form="form"),
        kind=KIND,
        author=scheme.fonds_name,
    )


_LIST_COLUMNS = (
    ListColumn("序号", 10.0, "number", "center"),
    ListColumn("档号", 62.0),
    ListColumn("案卷题名", 76.0),
    ListColumn("起止日期", 44.0, align="center"),
    ListColumn("保管期限", 20.0, align="center"),
    ListColumn("件数", 12.0, "number", "center"),
    ListColumn("页数", 14.0, "number", "center"),
    ListColumn("备注", 19.0),
)
"""Own: 257 mm in all."""


def volume_listing(archive: YearArchive) -> Listing:
    """案卷目录: the volumes of a year by their 档号."""
    volumes = sorted(archive.volumes, key=lambda each: (each.series, each.retention, each.volume_no))
    rows = tuple(
        (
            str(number),
            volume.code,
            volume.title,
            "—".join(dict.fromkeys(filter(None, (volume.begun, volume.ended)))),
            RETENTION_WORDS[volume.retention],
            str(len(volume.papers)),
            str(volume.pages),
            remark(volume.note),
        )
        for number, volume in enumerate(volumes, start=1)
    )
    scheme = archive.scheme
    return Listing(
        "案卷目录",
        _LIST_COLUMNS,
        rows,
        above=(f"全宗号：{scheme.fonds}", f"全宗名称：{scheme.fonds_name}", f"年度：{archive.year}"),
        author=scheme.fonds_name,
    )
