"""Findings about one 督促监护令: missing facts, its demands, its term, its follow-ups, its conclusion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from govdocs.diagnostics import Diagnostic, error, info, warning
from govdocs.kinds.orders.numbering import foreign_number_findings
from govdocs.kinds.orders.receipts import receipt_findings
from govdocs.kinds.orders.record import DEMANDS, GuardianshipOrder, OrderFollowUp, numbered
from govdocs.kinds.orders.schedule import EXTENDED, LEAST_MONTHS, MOST_MONTHS, USUAL_MONTHS
from govdocs.kinds.parts.form_rules import Path, blanks, date_finding, gap, place
from govdocs.text.dates import formal_date, parse_date
from govdocs.text.days import add_months

GUARDIANS_MOST: Final = 2
"""How many guardians an order names at most (facts R21)."""

_LAW_HINT: Final = "如《中华人民共和国未成年人保护法》第十五条至第十七条、第一百一十八条"
_ENDS: Final = {
    "履行良好": ("结束",),
    "基本履行": ("结束", EXTENDED),
    "履行不力": (EXTENDED, "升级为责令家教指导", "训诫", "移送公安", "支持起诉"),
    "拒不履行": ("升级为责令家教指导", "训诫", "移送公安", "支持起诉"),
}
"""What may follow a conclusion: 履行不力 and 拒不履行 never end the matter (facts 4)."""


def order_findings(order: GuardianshipOrder) -> Iterator[Diagnostic]:
    """Everything that is to be said about an order by itself."""
    yield from _gaps(order)
    yield from foreign_number_findings(order.doc_no, ("文号",), "例检未督监〔2025〕1号")
    yield from _date_findings(order)
    yield from _people_findings(order)
    yield from _demand_findings(order)
    yield from _term_findings(order)
    yield from receipt_findings(order.receipts, parse_date(order.issued_on))
    for number, each in enumerate(order.follow_ups, start=1):
        yield from _follow_up_findings(order, each, ("回访", f"第{number}项"))
    yield from _end_findings(order)


def _gaps(order: GuardianshipOrder) -> Iterator[Diagnostic]:
    facts = {
        "制发机关": order.issuer,
        "被督促人": order.guardians,
        "案由": order.case_reason,
        "案件阶段": order.case_stage,
        "查明事实": order.facts,
        "存在问题": order.problems,
        "要求": order.demands,
        "不履行后果": order.effects,
        "督促期限起": order.from_on,
        "制发日期": order.issued_on,
        "承办人": order.handler,
        "签发人": order.approver,
    }
    for label, value in facts.items():
        if value in ("", ()):
            yield gap(label)
    if not order.articles:
        yield gap("法律依据", _LAW_HINT)
    if not (order.child.file_no or order.child.name):
        yield gap("未成年人", "补写档案号或姓名")
    for number, guardian in enumerate(order.guardians, start=1):
        named = {"姓名": guardian.name, "与儿童关系": guardian.relation}
        yield from blanks(named, ("被督促人", f"第{number}项"), "被督促人")


def _date_findings(order: GuardianshipOrder) -> Iterator[Diagnostic]:
    dates = {
        "督促期限起": order.from_on,
        "督促期限止": order.to_on,
        "制发日期": order.issued_on,
        "评估日期": order.concluded_on,
        "延长至": order.extended_to,
    }
    for label, text in dates.items():
        if text and parse_date(text) is None:
            yield from date_finding(text, (label,))


def _people_findings(order: GuardianshipOrder) -> Iterator[Diagnostic]:
    if len(order.guardians) > GUARDIANS_MOST:
        words = f"被督促人有 {len(order.guardians)} 人，一件督促监护令至多 {GUARDIANS_MOST} 人"
        yield error("D841", words, "被督促人", "只写依法负有监护职责的人，其他人另件制发")
    if "其他" in order.problems and not order.other_problem:
        yield warning("D841", "存在问题有“其他”，没有写明", "其他问题", "补写“其他问题”")


def _demand_findings(order: GuardianshipOrder) -> Iterator[Diagnostic]:
    least, most = DEMANDS
    count = len(order.demands)
    if count and not least <= count <= most:
        words = f"要求有 {count} 项，应当有 {least} 至 {most} 项"
        yield error("D843", words, "要求", "一项只写一件能核查的事，合并或补写")
    numbers = [number for number, _ in numbered(order.demands)]
    if numbers != list(range(1, count + 1)):
        yield error("D843", "要求的序号不是从 1 起逐项连续", "要求", "改写序号，或都不写，由先后决定")
    begin = parse_date(order.from_on)
    for index, demand in enumerate(order.demands, start=1):
        path = ("要求", f"第{index}项")
        yield from missing_demand(demand.text, path)
        due = parse_date(demand.due_on)
        if due and begin and due < begin:
            yield error("D843", "完成时限早于督促期限起", place((*path, "完成时限")), "核对两个日期")


def missing_demand(text: str, path: Path) -> Iterator[Diagnostic]:
    """The finding about a demand without words."""
    if not text:
        yield warning("D101", "要求没有内容，纸上留空", place((*path, "内容")), "补写“内容”")


def _term_findings(order: GuardianshipOrder) -> Iterator[Diagnostic]:
    begin, end, issued = map(parse_date, (order.from_on, order.to_on, order.issued_on))
    if begin and not order.to_on:
        usual = formal_date(add_months(begin, USUAL_MONTHS))
        hint = f"补写“督促期限止”；按 {USUAL_MONTHS} 个月算是{usual}"
        yield warning("D101", "缺少督促期限止，纸上留空", "督促期限止", hint)
    if begin and issued and begin < issued:
        yield error("D844", "督促期限起早于制发日期", "督促期限起", "核对两个日期")
    if begin and end and not add_months(begin, LEAST_MONTHS) <= end <= add_months(begin, MOST_MONTHS):
        words = f"督促期限应当是 {LEAST_MONTHS} 至 {MOST_MONTHS} 个月"
        yield error("D844", words, "督促期限止", "核对督促期限起、止的日期")
    extended = parse_date(order.extended_to)
    if extended and end and extended <= end:
        yield error("D844", "延长至的日期不晚于督促期限止", "延长至", "核对两个日期")


def _follow_up_findings(order: GuardianshipOrder, each: OrderFollowUp, path: Path) -> Iterator[Diagnostic]:
    yield from _result_findings(order, each, path)
    done, begin = parse_date(each.done_on), parse_date(order.from_on)
    if done and begin and done < begin:
        yield error("D847", "回访日期早于督促期限起", place((*path, "回访日期")), "核对两个日期")
    if each.done_on:
        yield from blanks({"回访方式": each.way, "回访人": each.by}, path, "回访")


def _result_findings(order: GuardianshipOrder, each: OrderFollowUp, path: Path) -> Iterator[Diagnostic]:
    results = {"做到": each.met, "部分做到": each.partly, "未做到": each.unmet}
    known = {str(number) for number, _ in numbered(order.demands)}
    told = Counter(number for numbers in results.values() for number in numbers)
    for label, numbers in results.items():
        if unknown := [number for number in numbers if number not in known]:
            words = f"{label}写了第{'、'.join(unknown)}项，要求里没有"
            yield error("D847", words, place((*path, label)), f"要求共 {len(known)} 项，核对序号")
        if twice := [number for number in numbers if told[number] > 1]:
            words = f"第{'、'.join(twice)}项要求在这次回访里有两种结果"
            yield error("D847", words, place((*path, label)), "一项要求每次只写一种结果")
    silent = sorted(known - set(told), key=int)
    if told and silent:
        words = f"这次回访没有写第{'、'.join(silent)}项要求的结果"
        yield info("D847", words, place(path), "没有核查的不写；核查了的补写")


def _end_findings(order: GuardianshipOrder) -> Iterator[Diagnostic]:
    if not order.conclusion:
        for label, value in {"后续措施": order.next_step, "评估日期": order.concluded_on}.items():
            if value:
                yield error("D848", f"写了{label}，没有写评估结论", "评估结论", "补写“评估结论”")
        return
    facts: dict[str, object] = {"评估日期": order.concluded_on, "后续措施": order.next_step}
    yield from blanks({**facts, "评估说明": order.evaluation}, (), "评估")
    if order.next_step and order.next_step not in _ENDS[order.conclusion]:
        words = f"评估结论是“{order.conclusion}”，后续措施却是“{order.next_step}”"
        hint = f"这个结论之后应当是{'、'.join(_ENDS[order.conclusion])}"
        yield warning("D848", words, "后续措施", hint)
    if order.next_step == EXTENDED and not order.extended_to:
        yield error("D848", "后续措施是“延长”，没有写延长至哪一天", "延长至", "补写“延长至”")
    yield from _good_end_findings(order)


def _good_end_findings(order: GuardianshipOrder) -> Iterator[Diagnostic]:
    last = next((each for each in reversed(order.follow_ups) if each.done_on), None)
    if order.conclusion == "履行良好" and last and (last.unmet or last.partly):
        words = "评估结论是“履行良好”，最后一次回访却有没有做到的要求"
        yield warning("D848", words, "评估结论", "核对最后一次回访的结果")
    concluded, begin = parse_date(order.concluded_on), parse_date(order.from_on)
    if concluded and begin and concluded < begin:
        yield error("D848", "评估日期早于督促期限起", "评估日期", "核对两个日期")
