"""到期鉴定清单, 移交清单, and the catalogue that everybody may see."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from govdocs.archive.days import written
from govdocs.archive.expiry import retention_end
from govdocs.archive.model import RETENTION_WORDS, RETENTIONS, Item, Scheme, Volume, YearArchive
from govdocs.archive.papers.listing import ListColumn, Listing
from govdocs.text.dates import formal_date

LEAST_COUNT = 5
"""A count of minors below it is not told to the public (A-81)."""

_APPRAISAL = (
    ListColumn("序号", 10.0, "number", "center"),
    ListColumn("档号", 50.0),
    ListColumn("题名", 72.0),
    ListColumn("责任者", 34.0),
    ListColumn("日期", 20.0, align="center"),
    ListColumn("保管期限", 20.0, align="center"),
    ListColumn("到期日", 20.0, align="center"),
    ListColumn("页数", 10.0, "number", "center"),
    ListColumn("鉴定意见", 21.0),
)
_TRANSFER = (
    ListColumn("序号", 10.0, "number", "center"),
    ListColumn("档号", 50.0),
    ListColumn("题名", 87.0),
    ListColumn("责任者", 36.0),
    ListColumn("日期", 20.0, align="center"),
    ListColumn("保管期限", 20.0, align="center"),
    ListColumn("页数", 12.0, "number", "center"),
    ListColumn("备注", 22.0),
)
_PUBLIC = (
    ListColumn("序号", 10.0, "number", "center"),
    ListColumn("档号", 50.0),
    ListColumn("文号", 40.0),
    ListColumn("责任者", 38.0),
    ListColumn("题名", 89.0),
    ListColumn("日期", 20.0, align="center"),
    ListColumn("页数", 10.0, "number", "center"),
)
"""Own, each 257 mm in all."""

_OPEN, _PUBLISHED, _CLOSED = "开放", "主动公开", frozenset(("控制", "延期开放"))


def expiry_listing(found: Iterable[Item | Volume], scheme: Scheme, today: date) -> Listing:
    """到期鉴定清单: what is to be appraised; nothing on it may be destroyed before (条例 第二十四条)."""
    rows = tuple(
        (
            str(number),
            each.code,
            each.title,
            _author(each, scheme),
            _day(each),
            RETENTION_WORDS[each.retention],
            written(end) if (end := retention_end(each)) else "",
            str(each.pages),
            "",
        )
        for number, each in enumerate(found, start=1)
    )
    return Listing(
        "到期档案鉴定清单",
        _APPRAISAL,
        rows,
        above=_around(scheme, today),
        below=("鉴定小组成员：", "单位负责人：", "日期："),
        notes=("鉴定意见填：继续保存（写明新的期限）或销毁。未经鉴定、审批，不得销毁。",),
        author=scheme.fonds_name,
    )


def transfer_listing(found: Iterable[Item | Volume], scheme: Scheme, today: date) -> Listing:
    """移交清单: what is handed over to the county archive, signed by both."""
    rows = tuple(
        (
            str(number),
            each.code,
            each.title,
            _author(each, scheme),
            _day(each),
            RETENTION_WORDS[each.retention],
            str(each.pages),
            "",
        )
        for number, each in enumerate(found, start=1)
    )
    return Listing(
        "档案移交清单",
        _TRANSFER,
        rows,
        above=_around(scheme, today),
        below=("移交单位（盖章）：", "移交人：", "接收单位（盖章）：", "接收人："),
        author=scheme.fonds_name,
    )


def _around(scheme: Scheme, today: date) -> tuple[str, ...]:
    return (f"全宗号：{scheme.fonds}", f"全宗名称：{scheme.fonds_name}", f"截止日期：{formal_date(today)}")


def _author(each: Item | Volume, scheme: Scheme) -> str:
    return each.author if isinstance(each, Item) else scheme.fonds_name


def _day(each: Item | Volume) -> str:
    return each.date if isinstance(each, Item) else each.ended


def is_public(item: Item) -> bool:
    """True for an item that anybody may know of: opened or published, unmarked, about no child."""
    if item.person or item.security or item.opening in _CLOSED:
        return False
    return item.disclosure != "不予公开" and (item.opening == _OPEN or item.disclosure == _PUBLISHED)


def public_listing(archive: YearArchive) -> Listing:
    """开放档案目录: no line of it concerns a child or what is not open; it tells that such are left out."""
    shown = sorted(
        filter(is_public, archive.items),
        key=lambda each: (RETENTIONS.index(each.retention), each.org, each.item_no),
    )
    rows = tuple(
        (
            str(number),
            item.code,
            item.doc_no,
            item.author,
            item.title,
            item.date,
            str(item.pages) if item.pages else "",
        )
        for number, item in enumerate(shown, start=1)
    )
    scheme = archive.scheme
    return Listing(
        "开放档案目录",
        _PUBLIC,
        rows,
        above=(f"全宗号：{scheme.fonds}", f"全宗名称：{scheme.fonds_name}", f"年度：{archive.year}"),
        notes=tuple(_left_out(archive)),
        author=scheme.fonds_name,
        name="开放档案目录",
    )


def _left_out(archive: YearArchive) -> Iterable[str]:
    """What the public list says of what it leaves out; how many concern minors only where they are many."""
    minors = sum(bool(item.person) for item in archive.items) + len(archive.volumes)
    if minors:
        count = f"{minors}件（卷）" if minors >= LEAST_COUNT else f"不足{LEAST_COUNT}件（卷）"
        yield f"另有涉及未成年人的档案{count}，依法不予公开，未列入本目录。"
    if not all(is_public(item) or item.person for item in archive.items):
        yield "尚未开放或不予公开的档案未列入本目录。"
