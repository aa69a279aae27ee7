"""归档清单 on paper: the items, on what each was decided, the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from govdocs.context import Context
from govdocs.document.nodes import Column, Document
from govdocs.kinds.filing.record import LABEL, FilingList, ListedFile, ListedItem
from govdocs.kinds.filing.rules import filing_findings
from govdocs.kinds.parts.ledgers import Ledger, LedgerColumn, document_of, page_for
from govdocs.kinds.parts.wording import printed_date
from govdocs.kinds.registry import Kind

_ITEM_COLUMNS: tuple[LedgerColumn[ListedItem], ...] = (
    LedgerColumn("件序号", lambda item: item.number, Column(share=5)),
    LedgerColumn("归档", lambda item: item.file_it, Column(share=5)),
    LedgerColumn("题名", lambda item: item.title, Column(share=34)),
    LedgerColumn("文号", lambda item: item.doc_no, Column(share=17), optional=True),
    LedgerColumn("责任者", lambda item: item.author, Column(share=16)),
    LedgerColumn("日期", lambda item: item.date, Column("date", share=10)),
    LedgerColumn("公文种类", lambda item: item.document_kind, Column(share=6), optional=True),
    LedgerColumn("收发", lambda item: item.direction, Column(share=5)),
    LedgerColumn("事由", lambda item: item.matter, Column(share=10), optional=True),
    LedgerColumn("机构（问题）", lambda item: item.org, Column(share=7), optional=True),
    LedgerColumn("密级", lambda item: item.security, Column(share=5), optional=True),
    LedgerColumn("附件数", lambda item: str(item.annexes or ""), Column("number", share=5), optional=True),
    LedgerColumn("保管期限", lambda item: item.retention, Column(share=6)),
    LedgerColumn("备注", lambda item: item.note, Column(share=14), optional=True),
)


def _grounds(item: ListedItem) -> str:
    """Row and reason of the period; the reason alone where it names the row."""
    return item.reason if item.reason.startswith(item.row) else _lines(item.row, item.reason)


_REASON_COLUMNS: tuple[LedgerColumn[ListedItem], ...] = (
    LedgerColumn("件序号", lambda item: item.number, Column(share=6)),
    LedgerColumn("归档年度", lambda item: str(item.year or ""), Column("date", share=7), optional=True),
    LedgerColumn("年度依据", lambda item: item.year_reason, Column(share=20), optional=True),
    LedgerColumn(
        "跨年情形\n结束日期", lambda item: _lines(item.span, item.ended_on), Column(share=10), optional=True
    ),
    LedgerColumn("期限的依据", _grounds, Column(share=24), optional=True),
    LedgerColumn("重要程度", lambda item: item.importance, Column(share=7), optional=True),
    LedgerColumn("专门年度", lambda item: item.special_year, Column(share=8), optional=True),
    LedgerColumn("须人定", lambda item: item.question, Column(share=24), optional=True),
    LedgerColumn("不归档原因", lambda item: item.why_not, Column(share=20), optional=True),
    LedgerColumn("未成年人代号", lambda item: item.person, Column(share=14), optional=True),
    LedgerColumn("答复件", lambda item: item.answers, Column(share=8), optional=True),
    LedgerColumn("开放标识", lambda item: item.opening, Column(share=8)),
    LedgerColumn("公开属性", lambda item: item.disclosure, Column(share=11)),
)

_FILE_COLUMNS: tuple[LedgerColumn[ListedFile], ...] = (
    LedgerColumn("件序号", lambda file: file.item, Column(share=5)),
    LedgerColumn("文件", lambda file: file.path, Column(share=60)),
    LedgerColumn("角色", lambda file: file.role, Column(share=9)),
    LedgerColumn("附件序号", lambda file: str(file.number or ""), Column("number", share=6), optional=True),
    LedgerColumn("组", lambda file: file.group, Column(share=7), optional=True),
    LedgerColumn("页数", lambda file: str(file.pages or ""), Column("number", share=5), optional=True),
    LedgerColumn("格式", lambda file: file.format, Column(share=6), optional=True),
    LedgerColumn("备注", lambda file: file.note, Column(share=28), optional=True),
)


def compose(record: FilingList, context: Context) -> Document:
    """The list as three tables: the items, on what each was decided, the files."""
    del context
    items: Ledger[ListedItem] = Ledger(
        _ITEM_COLUMNS,
        record.items,
        title=record.title,
        above=_head(record),
        below=_signatures(record),
        summary=_summary(record),
        numbered=False,
        sheet="件",
    )
    reasons = Ledger(_REASON_COLUMNS, record.items, title="年度和期限的依据", numbered=False, sheet="依据")
    files = Ledger(_FILE_COLUMNS, record.files, title="文件", numbered=False, sheet="文件")
    ledgers = (items, *((reasons,) if record.items else ()), *((files,) if record.files else ()))
    page = page_for(ledgers)
    return document_of(LABEL, ledgers, _names(record), page)


def _head(record: FilingList) -> tuple[str, ...]:
    facts = {
        "全宗号": record.fonds,
        "年度": str(record.year),
        "文件夹": record.folder,
        "保管期限表": record.table,
    }
    return tuple(f"{label}：{text}" for label, text in facts.items() if text)


def _lines(*texts: str) -> str:
    return "\n".join(filter(None, texts))


def _signatures(record: FilingList) -> tuple[str, ...]:
    people = (
        ("整理", record.arranged_by, record.arranged_on),
        ("检查", record.checked_by, record.checked_on),
        ("确认", record.confirmed_by, record.confirmed_on),
    )
    return tuple(f"{what}人：{who}　{printed_date(day)}".rstrip("　") for what, who, day in people)


def _summary(record: FilingList) -> str:
    if not record.items:
        return ""
    often: Counter[str] = Counter(item.file_it for item in record.items)
    words = (f"{label} {often[word]} 件" for word, label in _DECISIONS.items() if often[word])
    return f"共 {len(record.items)} 件，其中" + "，".join(words) + f"；文件 {len(record.files)} 个。"


_DECISIONS = {"是": "归档", "否": "不归档", "待定": "待定"}


def _names(record: FilingList) -> Iterator[str]:
    yield from (record.arranged_by, record.checked_by, record.confirmed_by, record.fonds)


KINDS = (
    Kind(
        name="filing_list",
        label=LABEL,
        use="归档一年的文件以前，逐件确认归档与否、年度、保管期限和每件由哪些文件组成",
        model=FilingList,
        compose=compose,
        check=filing_findings,
        aliases=("归档确认表", "归档文件清单"),
    ),
)
