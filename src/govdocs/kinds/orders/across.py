"""Findings about orders that only the day of the account, or the register of children, shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, error, warning
from govdocs.kinds.orders.record import ADULT_WORDS, LABEL, GuardianshipOrder, is_adult
from govdocs.kinds.orders.schedule import conclusion_late, first_late
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.form_checks import quoted_number
from govdocs.kinds.parts.form_rules import Path, place
from govdocs.text.dates import formal_date, parse_date
from govdocs.text.days import days_late
from govdocs.text.names import unpad_name


def order_findings_on(casebook: Casebook, context: Context) -> Iterator[Diagnostic]:
    """What is late or missing on the day of the account, order by order."""
    for number, order in enumerate(casebook.all("guardianship_order", GuardianshipOrder), start=1):
        path = (LABEL, f"第{number}项")
        if is_adult(order):
            where = place((*path, "未成年人", "出生日期"))
            yield error(
                "D842", f"{quoted_number(order.doc_no)}：{ADULT_WORDS}", where, "核对出生日期和制发日期"
            )
        yield from _unserved(order, context.today, path)
        yield from _overdue(order, context.today, path)


def unserved(order: GuardianshipOrder, day: date) -> tuple[int, ...]:
    """The places, from 1 on, of the guardians on whom nothing was served up to `day`."""
    served = {
        unpad_name(receipt.guardian)
        for receipt in order.receipts
        if (on := parse_date(receipt.served_on)) and on <= day
    }
    return tuple(
        at for at, guardian in enumerate(order.guardians, start=1) if unpad_name(guardian.name) not in served
    )


def _unserved(order: GuardianshipOrder, day: date, path: Path) -> Iterator[Diagnostic]:
    issued = parse_date(order.issued_on)
    if issued is None or issued > day:
        return
    for at in unserved(order, day):
        words = (
            f"{quoted_number(order.doc_no)}制发后 {days_late(issued, day)} 天，第 {at} 名被督促人没有送达回证"
        )
        yield warning("D846", words, place((*path, "送达")), "送达后补写一项，受送达人与被督促人写法一致")


def _overdue(order: GuardianshipOrder, day: date, path: Path) -> Iterator[Diagnostic]:
    if late := conclusion_late(order, day):
        words = f"{quoted_number(order.doc_no)}督促期满 {late} 天，没有评估结论"
        yield warning("D848", words, place((*path, "评估结论")), "评估后补写结论和后续措施")
    each = first_late(order, day)
    if each and each.due:
        late, due = each.late(day), formal_date(each.due)
        words = f"{quoted_number(order.doc_no)}第 {each.number} 次回访逾期 {late} 天（{due}应访）"
        yield warning("D847", words, place((*path, "回访")), "回访后补写这一次")
