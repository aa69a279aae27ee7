"""Use case: documents that come in are registered, handed over, finished."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from govdocs.app.registering.opening import Counter, incoming_for
from govdocs.diagnostics import Diagnostic, warning
from govdocs.errors import InputError
from govdocs.register.codes import RECEIVED_BEFORE
from govdocs.register.model import Desk, IncomingEntry, Receipt


def receive_paper(
    counter: Counter, receipt: Receipt, desk: Desk, *, again: bool = False
) -> tuple[IncomingEntry | Diagnostic, ...]:
    """A document registered under the next 收文号 of the year in which it came.

    One of the same organ and 来文字号 is refused, with `again` only told.
    """
    whole = replace(receipt, received_on=receipt.received_on or counter.today)
    before = counter.register.received_before(whole)
    if before and not again:
        words = f"这份来文已登记为{before.number}"
        raise InputError(
            words, "确是另一份的（如附件另送）加 --again；登记有误的用 govdocs register update 更正"
        )
    _check_days(whole)
    year = (whole.received_on or counter.today).year
    entry = counter.register.receive(year, whole, desk)
    if before is None:
        return (entry,)
    words = f"与{before.number}的来文机关和字号相同"
    return entry, warning(RECEIVED_BEFORE, words, str(entry.number), "核对是否重复登记")


def finish_paper(
    counter: Counter, sequence: str, result: str, finished: date | None, desk: Desk
) -> IncomingEntry:
    """A document that came in is finished, on `finished` or today."""
    if not result.strip():
        raise InputError("没有写办理结果", "如 --result 已报送")
    done = Receipt(result=result.strip(), finished_on=finished or counter.today)
    return counter.register.change_incoming(incoming_for(counter, sequence), done, desk, "办结")


def _check_days(receipt: Receipt) -> None:
    if receipt.due_on and receipt.received_on and receipt.due_on < receipt.received_on:
        raise InputError("办结时限早于收文日期", "核对 --due 和 --received")
