"""What the register answers, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, assert_never

import click

from govdocs.app.registering.numbering import NumberedRun
from govdocs.app.registering.opening import Counter
from govdocs.cli.report import as_plain, echo_findings, echo_json
from govdocs.diagnostics import Diagnostic, Severity
from govdocs.register.model import Event, IncomingEntry, NumberEntry, SeriesEntry, Taken
from govdocs.text.dates import formal_date

_GAP = "　"
_WORDS = {
    "title": "标题", "kind": "文种", "signer": "签发人", "signed_on": "成文日期", "addressees": "主送机关",
    "copies": "份数", "secrecy": "密级", "drafter": "拟稿单位", "note": "备注", "files": "文件",
    "organ": "来文机关", "number": "来文字号", "received_on": "收文日期", "urgency": "紧急程度",
    "pages": "页数", "assignee": "承办", "due_on": "办结时限", "result": "办理结果",
    "finished_on": "办结日期", "reason": "原因", "before": "原状态", "first": "下一个号",
}  # fmt: skip
"""The facts of the journal by their names."""

Entry = Taken | NumberEntry | IncomingEntry | SeriesEntry | Event
"""What the register answers with."""

Answer = Entry | Diagnostic | Sequence["Answer"]
"""Entries, events or findings, one or several, or entries with findings."""


def tell(counter: Counter, answer: Answer, *, as_json: bool, nothing: str) -> None:
    """Tells what came of a command, `nothing` where it is nothing; ends with 2 for a fault found."""
    things = list(_flat(answer))
    findings = [*counter.begun, *(each for each in things if isinstance(each, Diagnostic))]
    rows = [each for each in things if not isinstance(each, Diagnostic)]
    if as_json:
        echo_json(
            {
                "register": counter.register.place,
                "entries": [plain(each, counter.today) for each in rows],
                "findings": [as_plain(each) for each in findings],
            }
        )
    else:
        for each in rows:
            click.echo(words(each, counter.today))
        if not rows and not findings:
            click.echo(nothing)
        echo_findings(findings)
    if any(each.severity is Severity.ERROR for each in findings):
        raise click.exceptions.Exit(2)


def _flat(answer: Answer) -> Iterator[Entry | Diagnostic]:
    if isinstance(answer, Sequence):
        for each in answer:
            yield from _flat(each)
    else:
        yield answer


def words(thing: Entry, today: date) -> str:
    """An entry in a line."""
    match thing:
        case Taken():
            again = "（这份文件已取过号）" if thing.again else ""
            return words(thing.entry, today) + again
        case NumberEntry():
            return _line((str(thing.number), thing.state, *_facts(thing)))
        case IncomingEntry():
            return _line((str(thing.number), _state(thing, today), *_receipt(thing)))
        case SeriesEntry():
            series = thing.series
            return f"{series.code}〔{series.year}〕的下一个号是 {thing.last + 1}"
        case Event():
            when = thing.at.strftime("%Y-%m-%d %H:%M")
            details = "；".join(_details(thing.details.items()))
            return _line((when, thing.clerk, thing.action, details))
        case _:
            assert_never(thing)


def _line(parts: Iterable[str]) -> str:
    return _GAP.join(filter(None, parts))


def _facts(entry: NumberEntry) -> Iterator[str]:
    facts = entry.facts
    yield facts.title
    yield _day(facts.signed_on)
    yield f"签发：{facts.signer}" if facts.signer else ""
    yield f"作废原因：{entry.reason}" if entry.reason else ""
    yield facts.note
    yield f"{entry.taken_by}取号" if entry.state == "预留" else ""


def _receipt(entry: IncomingEntry) -> Iterator[str]:
    receipt = entry.receipt
    yield from (receipt.organ, receipt.number, receipt.title)
    yield f"承办：{receipt.assignee}" if receipt.assignee else ""
    yield f"{formal_date(receipt.due_on)}前办结" if receipt.due_on else ""
    yield receipt.result


def _state(entry: IncomingEntry, today: date) -> str:
    if entry.reason:
        return f"注销（{entry.reason}）"
    if entry.receipt.finished_on:
        return "已办结"
    due = entry.receipt.due_on
    return f"逾期{(today - due).days}天" if due and entry.overdue_on(today) else "办理中"


def _details(pairs: Iterable[tuple[str, object]]) -> Iterator[str]:
    for name, value in pairs:
        if name not in _WORDS or value in ("", None, []):
            continue
        if isinstance(value, list) and len(value) == 2 and not any(isinstance(one, dict) for one in value):
            yield f"{_WORDS[name]}由“{value[0] or ''}”改为“{value[1]}”"
        elif name == "files":
            yield "文件已登记"
        else:
            yield f"{_WORDS[name]}：{value}"


def _day(day: date | None) -> str:
    return formal_date(day) if day else ""


def plain(thing: Entry, today: date) -> Any:
    """An entry for programs."""
    if isinstance(thing, Taken):
        return {**plain(thing.entry, today), "again": thing.again}
    data: dict[str, Any] = asdict(thing)
    if isinstance(thing, NumberEntry | IncomingEntry):
        number = thing.number
        data |= {
            "number": str(number),
            "code": number.prefix,
            "year": number.year,
            "sequence": number.sequence,
        }
        data |= data.pop("facts", {})
    if isinstance(thing, IncomingEntry):
        receipt = data.pop("receipt")
        receipt["document_number"] = receipt.pop("number")
        data |= {**receipt, "state": _state(thing, today)}
    for name in ("claim", "content"):
        data.pop(name, None)
    return json.loads(json.dumps(data, default=str, ensure_ascii=False))


def tell_numbered(run: NumberedRun) -> None:
    """Says which number each data file got, and what was noticed."""
    for each in run.numbered:
        kept = f"，带字号的数据：{each.copy}" if each.copy else ""
        click.echo(f"{each.source} → {each.number}{kept}")
    echo_findings(run.findings)


def numbered_plain(run: NumberedRun) -> dict[str, Any]:
    """The same for programs."""
    return {
        "numbers": [
            {
                "source": each.source,
                "number": str(each.number),
                "again": each.again,
                "data": str(each.copy or ""),
            }
            for each in run.numbered
        ],
        "findings": [as_plain(each) for each in run.findings],
    }
