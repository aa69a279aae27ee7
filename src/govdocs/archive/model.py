"""What an archive consists of: the scheme of a fonds, items and their parts, volumes, boxes, a year.

Terms and codes are those of DA/T 22-2015. Everything here is frozen and is kept as JSON in the bag of
the year (`archive.keeping`); a path is relative and divided by "/".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Retention = Literal["Y", "D30", "D10"]
"""保管期限: permanent, 30 years, 10 years (令8号 第六条), the shortest last."""

RETENTION_WORDS: Mapping[Retention, str] = {"Y": "永久", "D30": "30年", "D10": "10年"}

RETENTIONS: tuple[Retention, ...] = tuple(RETENTION_WORDS)
"""The periods, the longest first, as catalogues are bound and boxes stand."""

Dialect = Literal["DAT22_2015", "DAT13_2022"]
"""How a 档号 is written: DA/T 22-2015, 5.4.2, or DA/T 13-2022."""

DIALECT_WORDS: Mapping[Dialect, str] = {"DAT22_2015": "DA/T 22", "DAT13_2022": "DA/T 13"}

Dimension = Literal["", "机构", "问题"]
"""What the third level of the classification is; never both (DA/T 22-2015, 5.2)."""

Order = Literal["年度—机构（问题）—保管期限", "年度—保管期限—机构（问题）"]

Role = Literal["正文", "附件", "文件处理单", "发文稿纸", "定稿", "修改稿", "复制件", "译文"]
"""What a part is within its item (DA/T 22-2015, 5.1.2)."""

Group = Literal["", "复文", "来文", "转发文", "被转发文"]
"""To which of two documents that make one item a part belongs; "" where the item is one document."""

Direction = Literal["发文", "收文", "内部"]

Importance = Literal["", "重要", "一般"]

Span = Literal["", "会议", "案件", "项目", "记录本"]
"""What may last over a year's end; such an item belongs to the year in which it ended."""

Purpose = Literal["archival", "working"]
"""The PDF/A copy that is kept for long, and the file as it came."""

ITEM_CATEGORY = "WS"
"""档案门类代码 of 文书档案 (DA/T 22-2015, 5.4.3)."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a fonds is arranged: the same for all its items and stable over the years.

    `classes` gives the name of each 机构(问题) by its code, empty where `dimension` is "".
    `page_corner` is where page numbers stand; `thicknesses` are those of boxes in millimetres
    (DA/T 22-2015, 6.4); `sheet_thickness` is that of a sheet of paper in millimetres.
    """

    fonds: str = ""
    fonds_name: str = ""
    dimension: Dimension = ""
    classes: Mapping[str, str] = field(default_factory=dict)
    order: Order = "年度—机构（问题）—保管期限"
    dialect: Dialect = "DAT22_2015"
    page_corner: Literal["上", "下"] = "上"
    duplex: bool = False
    thicknesses: tuple[int, ...] = (20, 30, 40, 50)
    sheet_thickness: float = 0.1


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file in the archive: its name in the folder of its item, its bytes, what it is for."""

    name: str
    format: str
    size: int
    sha256: str
    purpose: Purpose
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One file of an item as it was collected, and what is stored of it.

    `source` is its path in the folder that it came from, `format` its suffix without the dot, `pages`
    those with text or picture (0 until they are counted), `number` that of an 附件. `first_page` is the
    page number that its first page bears. `why_not` says why there is no PDF/A copy. `working` is the path of
    the editable file (docx) from which `source` (pdf) was printed, where both were collected.
    """

    role: Role
    source: str
    sha256: str
    size: int
    format: str
    pages: int = 0
    number: int = 0
    group: Group = ""
    retention: Retention | Literal[""] = ""
    first_page: int = 0
    stored: tuple[StoredFile, ...] = ()
    why_not: str = ""
    working: str = ""
    working_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One 件. Before it is numbered `item_no` is 0 and `code` (档号) empty.

    `key` is its number in the list that the clerk confirmed, `date` YYYYMMDD or, found out by research,
    [YYYYMMDD]; `ended_on` is the day on which the meeting, case, project or book ended (`span`).
    `row` names the row of the retention table (K13/普发性), `reason` row and basis, `table` its version.
    `matter` is what items of the same 事由 share. `person` is the code of the minor whom it concerns; then
    `title` names the code only. `org` is the code of 机构(问题). `special_year` is the year of another
    calendar that it belongs to, as it is written (2024—2025学年).
    """

    key: str
    title: str
    author: str
    date: str
    year: int
    retention: Retention
    parts: tuple[Part, ...] = ()
    doc_no: str = ""
    kind: str = ""
    direction: Direction = "内部"
    span: Span = ""
    ended_on: str = ""
    year_reason: str = ""
    matter: str = ""
    org: str = ""
    security: str = ""
    importance: Importance = ""
    row: str = ""
    reason: str = ""
    table: str = ""
    confirmed_by: str = ""
    note: str = ""
    person: str = ""
    opening: str = "未审核"
    disclosure: str = "依申请公开"
    annexes: int = 0
    answers: str = ""
    fonds: str = ""
    category: str = ITEM_CATEGORY
    item_no: int = 0
    code: str = ""
    filed_on: str = ""
    special_year: str = ""

    @property
    def pages(self) -> int:
        """页数: the pages of the whole item that carry text or image."""
        return sum(part.pages for part in self.parts)


@dataclass(frozen=True, slots=True)
class VolumePaper:
    """A line of 卷内文件目录 (GB/T 9705-2008): `first_page` is 页号, 1-based in the volume."""

    number: int
    title: str
    author: str
    date: str
    pages: int
    first_page: int
    doc_no: str = ""
    note: str = ""
    section: str = ""
    code: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Volume:
    """One 案卷 (GB/T 9705-2008): the file of one person, called by the person's code.

    `series` is 类别号 without year and period (ZY·WCN); `begun` and `ended` are the first and the last
    date of its papers, YYYYMMDD.
    """

    person: str
    title: str
    year: int
    retention: Retention
    papers: tuple[VolumePaper, ...] = ()
    begun: str = ""
    ended: str = ""
    row: str = ""
    reason: str = ""
    note: str = ""
    filed_by: str = ""
    checked_by: str = ""
    filed_on: str = ""
    confirmed_by: str = ""
    opening: str = "控制"
    disclosure: str = "不予公开"
    fonds: str = ""
    series: str = "ZY·WCN"
    volume_no: int = 0
    code: str = ""

    @property
    def pages(self) -> int:
        """The pages of all its papers."""
        return sum(paper.pages for paper in self.papers)


@dataclass(frozen=True, slots=True)
class Box:
    """One 档案盒: items of one year, one period and one 机构(问题), from `first` to `last` 件号.

    `note` is 盒内文件情况说明. `volumes` is True for a box of 案卷.
    """

    number: int
    year: int
    retention: Retention
    first: int
    last: int
    thickness: int
    org: str = ""
    codes: tuple[str, ...] = ()
    note: str = ""
    arranged_by: str = ""
    arranged_on: str = ""
    checked_by: str = ""
    checked_on: str = ""
    volumes: bool = False


@dataclass(frozen=True, slots=True)
class YearArchive:
    """All that was filed of one year. Days are YYYYMMDD; `table` is the version of the retention table."""

    scheme: Scheme
    year: int
    items: tuple[Item, ...] = ()
    volumes: tuple[Volume, ...] = ()
    boxes: tuple[Box, ...] = ()
    arranged_by: str = ""
    arranged_on: str = ""
    checked_by: str = ""
    checked_on: str = ""
    table: str = ""
    synthetic: bool = False
