"""议定事项: what a meeting resolved, who does it by when, and what became of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from pydantic import Field

from govdocs.diagnostics import Diagnostic, info, warning
from govdocs.document.nodes import Block, Column, Document, Paragraph
from govdocs.kinds.parts.fields import Deadline, FormalDate, Input, Line, OptionalLine
from govdocs.kinds.parts.form_rules import Path, incomplete_date, missing_findings, place
from govdocs.kinds.parts.ledgers import SIGNATURES, Ledger, LedgerColumn, document_of
from govdocs.kinds.parts.record_fields import GAP, Names, due_day
from govdocs.kinds.parts.wording import missing, printed_date
from govdocs.text.dates import formal_date, parse_date
from govdocs.text.ordinals import ordinal_text

_END = re.compile("[。；;，,]+$")
_BY = re.compile("(?:之前|以前|前)$")


class Resolution(Input):
    """One matter that a meeting resolved."""

    no: int | None = Field(None, title="序号", ge=1, le=999, description="不写时按顺序编号")
    content: Line = Field(title="议定内容")
    lead_units: Names = Field((), title="责任单位", description="牵头或负责的单位")
    coop_units: Names = Field((), title="配合单位")
    due_on: Deadline = Field("", title="完成时限", description="如“2025年4月30日”，也可写“长期坚持”")
    task_id: OptionalLine = Field("", title="任务编号", description="列入任务台账的编号，如“RW-2025-003”")
    result: OptionalLine = Field("", title="办理结果")
    closed_on: FormalDate = Field("", title="办结日期")


def number_of(resolutions: Sequence[Resolution], place_: int) -> int:
    """The number of the resolution at `place_`: its own, else its place in the list."""
    return resolutions[place_].no or place_ + 1


def resolution_blocks(resolutions: Sequence[Resolution]) -> Iterator[Block]:
    """The resolutions as minutes print them."""
    if len(resolutions) == 1:
        yield Paragraph.of(f"会议议定，{_sentence(resolutions[0])}")
    elif resolutions:
        yield Paragraph.of("会议议定以下事项：")
        for place_, each in enumerate(resolutions):
            yield Paragraph.of(ordinal_text(2, number_of(resolutions, place_)) + _sentence(each))


def _sentence(resolution: Resolution) -> str:
    content = _END.sub("", resolution.content)
    mark = "。" if "。" in content else "，"
    return f"{content}{mark}{_who(resolution)}，{_by_when(resolution)}。"


def _who(resolution: Resolution) -> str:
    lead = "、".join(resolution.lead_units) or missing("责任单位")
    if not resolution.coop_units:
        return f"由{lead}负责"
    return f"由{lead}牵头，{'、'.join(resolution.coop_units)}配合"


def _by_when(resolution: Resolution) -> str:
    if due_day(resolution.due_on):
        return f"{printed_date(_BY.sub('', resolution.due_on))}前完成"
    return resolution.due_on or f"{missing('完成时限')}前完成"


def outcome(resolution: Resolution, as_of: date) -> str:
    """What became of a resolution, seen on `as_of`, in words; being late stays said once it is done."""
    due, closed = due_day(resolution.due_on), parse_date(resolution.closed_on)
    done = closed is not None and closed <= as_of
    late = ((closed if done and closed else as_of) - due).days if due else 0
    if done:
        return f"已办结\n逾期{late}天" if late > 0 else "已办结"
    return f"逾期{late}天" if late > 0 else "办理中"


def resolution_ledger(
    resolutions: Sequence[Resolution], title: str, above: Sequence[str], as_of: date, kind: str
) -> Document | None:
    """The ledger of `resolutions`, seen on `as_of`; None where nothing was resolved."""
    if not resolutions:
        return None
    rows = tuple(enumerate(resolutions))
    ledger = Ledger(
        columns=tuple(_columns(resolutions, as_of)),
        rows=rows,
        title=title,
        above=(*above, f"统计日期：{formal_date(as_of)}"),
        below=SIGNATURES,
        numbered=False,
        summary=_summary(resolutions, as_of),
        sheet="议定事项",
    )
    names = [name for each in resolutions for name in (*each.lead_units, *each.coop_units)]
    states = (part for each in resolutions for part in outcome(each, as_of).split("\n"))
    return document_of(kind, (ledger,), (*names, *states))


def _columns(
    resolutions: Sequence[Resolution], as_of: date
) -> Iterator[LedgerColumn[tuple[int, Resolution]]]:
    texts: tuple[tuple[str, Callable[[Resolution], str], Column], ...] = (
        ("任务编号", lambda each: each.task_id, Column(share=28)),
        ("议定内容", lambda each: each.content, Column(share=80)),
        ("责任单位", lambda each: "、".join(each.lead_units) or GAP, Column(share=20)),
        ("配合单位", lambda each: "、".join(each.coop_units), Column(share=28)),
        ("完成时限", lambda each: printed_date(each.due_on) or GAP, Column("date", share=24)),
        ("办理结果", lambda each: each.result, Column(share=26)),
        ("办结日期", lambda each: printed_date(each.closed_on), Column("date", share=24)),
        ("状态", lambda each: outcome(each, as_of), Column(share=22)),
    )
    yield LedgerColumn("序号", lambda row: str(number_of(resolutions, row[0])), Column("number", share=12))
    for heading, text, column in texts:
        yield LedgerColumn(heading, _of_row(text), column, optional=heading == "任务编号")


def _of_row(text: Callable[[Resolution], str]) -> Callable[[tuple[int, Resolution]], str]:
    return lambda row: text(row[1])


def _summary(resolutions: Sequence[Resolution], as_of: date) -> str:
    seen = [outcome(each, as_of) for each in resolutions]
    done = sum(each.startswith("已办结") for each in seen)
    late = sum(each.startswith("逾期") for each in seen)
    return f"共{len(seen)}项，已办结{done}项，办理中{len(seen) - done - late}项，逾期{late}项"


def resolution_findings(
    resolutions: Sequence[Resolution], held: date | None, path: Path
) -> Iterator[Diagnostic]:
    """What is to be said about the resolutions of a meeting that was `held` on that day."""
    for place_, each in enumerate(resolutions):
        here = (*path, f"第{place_ + 1}项")
        whose = f"议定事项{number_of(resolutions, place_)}的"
        yield from missing_findings({"责任单位": each.lead_units, "完成时限": each.due_on}, here, whose)
        yield from _units(each, here, whose)
        yield from _dates(each, held, here, whose)
    numbers = Counter(number_of(resolutions, place_) for place_ in range(len(resolutions)))
    for number, count in numbers.items():
        if count > 1:
            yield warning("D757", f"议定事项的序号 {number} 出现 {count} 次", place(path), "核对序号")
    gaps = sorted(set(range(1, max(numbers, default=0) + 1)) - set(numbers))
    if gaps:
        words = f"议定事项的序号缺 {'、'.join(map(str, gaps))}，照原样排印"
        yield info("D757", words, place(path), "核对是否漏了一项")


def _units(resolution: Resolution, path: Path, whose: str) -> Iterator[Diagnostic]:
    for unit in dict.fromkeys(resolution.lead_units):
        if unit in resolution.coop_units:
            words = f"{whose}责任单位“{unit}”又是配合单位"
            yield warning("D757", words, place((*path, "配合单位")), "只写在一处")


def _dates(resolution: Resolution, held: date | None, path: Path, whose: str) -> Iterator[Diagnostic]:
    due, closed = due_day(resolution.due_on), parse_date(resolution.closed_on)
    yield from incomplete_date(resolution.closed_on, (*path, "办结日期"))
    for label, day, text in (
        ("完成时限", due, resolution.due_on),
        ("办结日期", closed, resolution.closed_on),
    ):
        if held and day and day < held:
            words = f"{whose}{label}（{text}）早于会议（{formal_date(held)}）"
            yield warning("D758", words, place((*path, label)), "核对日期")
    if resolution.result and not resolution.closed_on:
        words = f"{whose}办理结果已写，没有办结日期，按未办结计"
        yield info("D758", words, place((*path, "办结日期")), "办结的补写“办结日期”")
