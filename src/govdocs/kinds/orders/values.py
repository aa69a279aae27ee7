"""What the papers of an order say, under the names of their tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from govdocs.context import Context
from govdocs.kinds.orders.receipts import ServiceReceipt
from govdocs.kinds.orders.record import DEMANDS, LABEL, Demand, GuardianshipOrder, OrderFollowUp, numbered
from govdocs.kinds.orders.schedule import Round, rounds
from govdocs.kinds.orders.wording import (
    MET,
    PARTLY,
    UNMET,
    blank,
    child_in_short,
    counted,
    day_or_blank,
    demand_words,
    more_of,
    names_of_guardians,
    relations_of,
    sentence,
)
from govdocs.kinds.parts.form_values import form_values
from govdocs.kinds.parts.wording import printed_date, printed_number
from govdocs.text.dates import formal_date, parse_date

_, MOST_DEMANDS = DEMANDS
"""Columns for demands in the grid of follow-ups: as many as an order may have."""

Values = dict[str, Any]


def order_values(order: GuardianshipOrder, context: Context) -> Sequence[Values]:
    """One sheet of the stub, the original, the copy, the follow-ups or the evaluation."""
    return (_values(order, context.today) | {"回访单位": order.unit or context.unit},)


def _values(order: GuardianshipOrder, day: date) -> Values:
    values = form_values(order)
    visits = rounds(order)
    problems = [word for word in order.problems if word != "其他"]
    values |= {
        "文号": printed_number(order.doc_no),
        "被督促人姓名": names_of_guardians(order.guardians),
        "被督促人名单": "、".join(each.name for each in order.guardians if each.name),
        "被督促人关系": relations_of(order.guardians),
        "被督促人其他情况": more_of(order.guardians),
        "称呼": "你们" if len(order.guardians) > 1 else "你",
        "未成年人姓名": blank(order.child.name),
        "未成年人简况": child_in_short(order.child),
        "事实": sentence(order.facts) or blank("", 24),
        "问题": "、".join((*problems, *filter(None, (order.other_problem.rstrip("。"),)))) or blank("", 12),
        "依据": "、".join(line.rstrip("。；") for line in order.articles) or blank("", 20),
        "后果": order.effects or blank("", 24),
        "起": day_or_blank(order.from_on),
        "止": day_or_blank(order.to_on),
        "署名日期": day_or_blank(order.issued_on),
        "署名机关": blank(order.issuer, 8),
        "报告事项": "".join(_reporting(order)),
        "要求": tuple(_demands(order)),
        "回访": tuple(map(_follow_up, visits)),
        "送达情况": "；".join(map(_service, order.receipts)),
        "应访次数": counted(sum(each.counts(day) for each in visits), told=bool(order.from_on)),
        "已访次数": counted(sum(each.made(day) for each in visits), told=bool(order.from_on)),
        "要求项数": counted(len(order.demands), told=bool(order.demands)),
        "统计日期": formal_date(day),
    }
    return values


def _reporting(order: GuardianshipOrder) -> Iterator[str]:
    """How the guardians report, who helps, whom they may ask."""
    if order.report_cycle:
        yield f"督促期限内，{order.report_cycle}向本院报告一次履行情况。"
    if order.helpers:
        yield f"{'、'.join(order.helpers)}协助落实并回访。"
    if contact := "，电话：".join(filter(None, (order.contact, order.contact_phone))):
        yield f"联系人：{contact}。"


def _demands(order: GuardianshipOrder) -> Iterator[Values]:
    """Each demand with its whole text and its last result; without any, room for some."""
    demands = numbered(order.demands or (Demand(),) * DEMANDS[0])
    for number, demand in demands:
        mark = "。" if number == len(demands) else "；"
        words = demand_words(number, demand.text, demand.due_on)
        told = {"序号": str(number), "全文": f"{words}{mark}", "结果": _last_result(order, number)}
        yield form_values(demand) | told


def _service(receipt: ServiceReceipt) -> str:
    return "".join((receipt.addressee, printed_date(receipt.served_on), receipt.way))


def _follow_up(each: Round) -> Values:
    """A follow-up with a mark for every demand; one still to be made has its number and its day."""
    values = form_values(each.written) | _marks(each.written) if each.written else _blank_follow_up()
    due = formal_date(each.due) if each.due else values["应访日期"]
    return values | {"应访日期": due, "序号": str(each.number)}


@cache
def _blank_follow_up() -> Values:
    return form_values(OrderFollowUp()) | _marks(OrderFollowUp())


def _marks(written: OrderFollowUp) -> Values:
    marks = dict.fromkeys((f"第{number}项" for number in range(1, MOST_DEMANDS + 1)), "")
    return marks | {f"第{number}项": mark for number, mark in marks_of(written).items()}


def marks_of(written: OrderFollowUp) -> dict[str, str]:
    """The marks of the results of a follow-up, by the numbers of the demands."""
    told = ((MET, written.met), (PARTLY, written.partly), (UNMET, written.unmet))
    return {number: mark for mark, numbers in told for number in numbers}


def _last_result(order: GuardianshipOrder, number: int) -> str:
    """The word for the last result of a demand, and the day of it."""
    words = {MET: "做到", PARTLY: "部分做到", UNMET: "未做到"}
    made = [each for each in order.follow_ups if str(number) in (*each.met, *each.partly, *each.unmet)]
    last = max(made, key=lambda each: parse_date(each.done_on) or date.min, default=None)
    return f"{words[marks_of(last)[str(number)]]}（{printed_date(last.done_on)}）" if last else ""


def receipt_values(order: GuardianshipOrder, context: Context) -> Sequence[Values]:
    """One sheet for every receipt; before any is written, one for every guardian to be filled in."""
    receipts = order.receipts or tuple(
        ServiceReceipt(guardian=guardian.name, address=guardian.home) for guardian in order.guardians
    )
    return service_sheets(
        receipts,
        {"文号": printed_number(order.doc_no), "案由": order.case_reason, "机关": order.issuer},
        LABEL,
    )


def service_sheets(receipts: Sequence[ServiceReceipt], head: Values, paper: str) -> Sequence[Values]:
    """The values of 送达回证 for each of `receipts`; `head` is what they share, `paper` what is served."""
    return tuple(
        {
            **form_values(receipt),
            **head,
            "文书": f"{receipt.paper or paper}　{receipt.copies}件",
            "收件人": receipt.addressee,
            "收件日期": _signed_day(receipt),
            "代收": _deputy(receipt),
            "代收签名日期": day_or_blank(receipt.deputy_on),
            "拍照": "送达过程已拍照或录像。" if receipt.photographed == "是" else "",
        }
        for receipt in receipts
    )


def _signed_day(receipt: ServiceReceipt) -> str:
    own = receipt.received_by not in ("代收", "拒收")
    return day_or_blank(receipt.served_on if own else "")


def _deputy(receipt: ServiceReceipt) -> str:
    if not receipt.deputy:
        return ""
    age = f"{receipt.deputy_age}岁" if receipt.deputy_age is not None else ""
    person = "，".join(filter(None, (receipt.deputy, receipt.deputy_relation, age)))
    return "\n".join(filter(None, (person, receipt.deputy_reason)))
