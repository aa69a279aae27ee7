"""What can be said about 归档清单 without its files: the rules for items, dates, words and links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from govdocs.diagnostics import Diagnostic, error, info, warning
from govdocs.kinds.filing.fields import (
    is_archive_date,
)
from govdocs.kinds.filing.file_rules import file_findings
from govdocs.kinds.filing.record import FilingList, ListedItem
from govdocs.kinds.parts.form_rules import Path, incomplete_date, place
from govdocs.text.document_number import faults, is_formal_number, parse_document_number
from govdocs.text.names import names_itself
from govdocs.text.person_codes import PERSON_CODE
from govdocs.text.secrecy import CLASSIFIED, OPEN_SECURITY

_NUMBERED = ("批复", "复函")
"""Kinds of documents that answer another one."""


def filing_findings(record: FilingList) -> tuple[Diagnostic, ...]:
    """Every finding about a valid list."""
    return tuple(_findings(record))


def _findings(record: FilingList) -> Iterator[Diagnostic]:
    yield from _head_findings(record)
    yield from _repeated_items(record.items)
    known = _names(record.items)
    for number, item in enumerate(record.items, start=1):
        path = ("件", f"第{number}项")
        if item.file_it == "否" and not item.why_not:
            words = f"件{item.number}不归档，没有写原因"
            yield warning("A111", words, place((*path, "不归档原因")), "补写原因，如“上级普发，不需办理”")
        if item.filed:
            for rule in _RULES:
                yield from rule(item, path)
            yield from _year_findings(item, record.year, path)
            yield from _answer_findings(item, known, path)
    yield from file_findings(record)


def _head_findings(record: FilingList) -> Iterator[Diagnostic]:
    undecided = [each.number for each in record.items if each.file_it == "待定"]
    if record.confirmed_by and undecided:
        shown = "、".join(undecided[:10]) + "等" * (len(undecided) > 10)
        words = f"有 {len(undecided)} 件还是“待定”：{shown}"
        yield error("A109", words, place(("件",)), "每件的“归档”写“是”或“否”")
    elif undecided:
        yield info("A109", f"有 {len(undecided)} 件还要决定是否归档", place(("件",)))
    if not record.confirmed_by:
        hint = "逐件看过后，在“填写”表写上确认人的姓名"
        yield warning("A110", "还没有人确认这份清单，不能归档", place(("确认人",)), hint)
    if record.arranged_by and record.arranged_by == record.checked_by:
        words = f"整理人和检查人都是“{record.checked_by}”"
        yield warning("A119", words, place(("检查人",)), "由另一个人检查")
    dates = {
        "整理日期": record.arranged_on,
        "检查日期": record.checked_on,
        "确认日期": record.confirmed_on,
    }
    for label, text in dates.items():
        yield from incomplete_date(text, (label,))


def _repeated_items(items: Sequence[ListedItem]) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for number, item in enumerate(items, start=1):
        if (known := first.setdefault(item.number, number)) != number:
            words = f"件序号“{item.number}”已写在第{known}项，又写了一次"
            yield error("A108", words, place(("件", f"第{number}项", "件序号")), "每件一个件序号")


def _title_findings(item: ListedItem, path: Path) -> Iterator[Diagnostic]:
    if not item.title:
        hint = "照文件标题写；文件没有标题的自拟，放在方括号[ ]里"
        yield error("A101", f"件{item.number}没有题名", place((*path, "题名")), hint)
    author = "".join(item.author.split())
    if not author:
        hint = "写发文机关或个人的全称"
        yield error("A102", f"件{item.number}没有责任者", place((*path, "责任者")), hint)
    elif names_itself(author):
        words = f"责任者写的是“{item.author}”"
        yield error("A102", words, place((*path, "责任者")), "写机关的全称或规范化简称")


def _date_findings(item: ListedItem, path: Path) -> Iterator[Diagnostic]:
    where = place((*path, "日期"))
    if not item.date:
        hint = "从内容、版式考证，写作 [20250310] 的样子"
        yield error("A103", f"件{item.number}没有日期", where, hint)
    elif not is_archive_date(item.date):
        words = f"“{item.date}”不是存在的日期"
        yield error("A103", words, where, "写 8 位数字，如 20250310；考证得出的写 [20250310]")
    ended = place((*path, "结束日期"))
    if item.span and not is_archive_date(item.ended_on):
        words = f"跨年情形写了“{item.span}”，结束日期{'不存在' if item.ended_on else '没有写'}"
        yield error("A113", words, ended, "写 8 位数字，如 20250110")
    elif item.ended_on and not item.span:
        yield warning(
            "A113", "写了结束日期，没有写跨年情形，结束日期没有用", ended, "补写会议、案件、项目或记录本"
        )


def _period_findings(item: ListedItem, path: Path) -> Iterator[Diagnostic]:
    if not item.retention:
        words = f"件{item.number}没有保管期限"
        yield error("A104", words, place((*path, "保管期限")), "写永久、30年或10年")


def _secrecy_findings(item: ListedItem, path: Path) -> Iterator[Diagnostic]:
    where = place((*path, "密级"))
    if any(word in item.security for word in CLASSIFIED):
        words = f"件{item.number}是涉密件（{item.security}），不能在这里归档"
        yield error("A105", words, where, "“归档”改写“否”，把文件移出这台电脑，按保密规定归档")
    elif item.security not in OPEN_SECURITY:
        yield error("A105", f"密级不能是“{item.security}”", where, "没有密级的不写")


def _number_findings(item: ListedItem, path: Path) -> Iterator[Diagnostic]:
    if item.doc_no and not is_formal_number(item.doc_no):
        parts = parse_document_number(item.doc_no)
        words = "；".join(words for _, words in faults(item.doc_no))
        hint = f"写“{parts}”" if parts else "照文件写；不是发文字号的移到备注"
        yield warning("A114", f"文号“{item.doc_no}”：{words}", place((*path, "文号")), hint)


def _person_findings(item: ListedItem, path: Path) -> Iterator[Diagnostic]:
    if not item.person:
        return
    if not PERSON_CODE.fullmatch(item.person):
        hint = "写代号，如“WCN-2025-0007”；姓名不写在清单里"
        yield error("A115", f"件{item.number}的未成年人代号写法不对", place((*path, "未成年人代号")), hint)
    elif not (item.title.startswith("[") and item.person in item.title):
        hint = f"写“[{item.person}困境儿童个案]”的样子，不写姓名"
        yield error("A115", f"件{item.number}的题名应当只用代号", place((*path, "题名")), hint)
    for label, given, wanted in (
        ("开放标识", item.opening, "控制"),
        ("公开属性", item.disclosure, "不予公开"),
    ):
        if given != wanted:
            words = f"件{item.number}涉及未成年人，{label}写的是“{given}”"
            yield error("A115", words, place((*path, label)), f"写“{wanted}”")


_RULES: tuple[Callable[[ListedItem, Path], Iterator[Diagnostic]], ...] = (
    _title_findings,
    _date_findings,
    _period_findings,
    _secrecy_findings,
    _number_findings,
    _person_findings,
)


def _year_findings(item: ListedItem, year: int, path: Path) -> Iterator[Diagnostic]:
    if item.year is not None and item.year != year:
        words = f"件{item.number}的归档年度是 {item.year}，本清单是 {year} 年度"
        hint = f"这次不归档；运行 govdocs archive {item.year} --list 这份清单，或改正归档年度"
        yield warning("A112", words, place((*path, "归档年度")), hint)


def _answer_findings(item: ListedItem, known: Mapping[str, str], path: Path) -> Iterator[Diagnostic]:
    where = place((*path, "答复件"))
    if item.answers and known.get(item.answers, item.number) == item.number:
        words = f"答复件“{item.answers}”不在清单里"
        yield warning("A117", words, where, "写清单里的件序号或文号；来文不在本年度的，在备注说明")
    elif item.document_kind in _NUMBERED and not (item.answers or item.note):
        words = f"件{item.number}是{item.document_kind}，没有写明答复的是哪一件"
        yield info("A117", words, where, "写来文的件序号或文号；找不到的在备注说明")


def _names(items: Sequence[ListedItem]) -> Mapping[str, str]:
    """How an item may be called, to its number: the number itself, and its 文号 where only one has it."""
    often = Counter(each.doc_no for each in items)
    numbers = {each.doc_no: each.number for each in items if each.doc_no and often[each.doc_no] == 1}
    return numbers | {each.number: each.number for each in items}
