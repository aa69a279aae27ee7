"""The end of a run: what was written, how many pages, what was noticed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from govdocs.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from govdocs.app.importing import Imported
    from govdocs.app.rendering import Written
    from govdocs.readers.reading import Account

SHOWN_OF_A_SORT = 20
"""So many findings of one code are shown in full, the rest counted; errors are shown all."""

_HEADINGS = {
    Severity.ERROR: "错误",
    Severity.WARNING: "需要核对",
    Severity.INFO: "说明",
}
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: None}
_RANK = list(_HEADINGS)


def echo_json(content: Any) -> None:
    """Writes `content` for programs."""
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))


def as_plain(finding: Diagnostic) -> dict[str, str]:
    """A finding for programs."""
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "message": finding.message,
        "where": finding.where,
        "hint": finding.hint,
    }


def echo_written(written: Sequence[Written]) -> None:
    """Says which files were written and how many pages they have."""
    pages = sum(each.printed.page_count for each in written)
    files = sum(len(each.paths) for each in written)
    for each in written:
        own = f"，{each.printed.page_count} 页" if each.printed.page_count else ""
        click.echo(f"{each.printed.source} → {each.printed.label}{own}")
        for path in each.paths:
            click.echo(f"  已写出 {path}")
    whole = f"，{pages} 页" if pages else ""
    click.echo(f"共 {len(written)} 份公文，{files} 个文件{whole}")


def written_plain(written: Sequence[Written]) -> dict[str, Any]:
    """The result of a run for programs."""
    return {
        "documents": [
            {
                "source": each.printed.source,
                "kind": each.printed.pages.document.kind,
                "pages": each.printed.page_count,
                "files": [str(path) for path in each.paths],
                "findings": [as_plain(finding) for finding in each.printed.findings],
            }
            for each in written
        ]
    }


def echo_imported(imported: Imported, path: Path | None) -> None:
    """Says which data file was written, or writes it to the screen; then the account and the findings."""
    if path is None:
        click.echo(imported.text, nl=False)
    else:
        click.echo(f"已写出 {path}（{imported.label}）：核对后运行 govdocs render {path}")
    for line in account_lines(imported.account):
        click.echo(line, err=True)
    echo_findings(imported.findings)


def account_lines(account: Account) -> Iterator[str]:
    """Where every character of a source went, for people."""
    verdict = "一字不差" if account.balanced else "不符，请核对"
    yield (
        f"原文 {account.total} 字：归入字段 {account.in_data}，字段代表 {account.marked}，"
        f"搁置 {account.aside}——{verdict}"
    )
    for entry in account.set_aside:
        yield f"  搁置 第 {entry.line} 行：{entry.text}（{entry.reason}）"
    for join in account.joins:
        yield f"  接合 第 {join.first_line} 行与第 {join.second_line} 行"
    for change in account.corrections:
        yield f"  更正 第 {change.line} 行：{change.before} → {change.after}（{change.rule}）"


def imported_plain(imported: Imported, path: Path | None) -> dict[str, Any]:
    """The result of an import for programs; the data themselves where they were not written to a file."""
    account = imported.account
    written = {"data": json.loads(imported.text)} if path is None else {"file": str(path)}
    return {
        "source": imported.source,
        "kind": imported.label,
        **written,
        "account": {
            "total": account.total,
            "in_data": account.in_data,
            "marked": account.marked,
            "set_aside": account.aside,
            "balanced": account.balanced,
        },
        "set_aside": [asdict(entry) for entry in account.set_aside],
        "joins": [asdict(join) for join in account.joins],
        "corrections": [asdict(change) for change in account.corrections],
        "findings": [as_plain(finding) for finding in imported.findings],
    }


def echo_findings(findings: Iterable[Diagnostic], title: str = "") -> None:
    """Tells the findings on stderr: errors first, then what to check, then explanations."""
    ordered = sorted(findings, key=lambda each: _RANK.index(each.severity))
    if ordered and title:
        click.echo(title, err=True)
    for severity, group in groupby(ordered, key=lambda each: each.severity):
        members = list(group)
        click.secho(f"{_HEADINGS[severity]}（{len(members)} 条）", fg=_COLORS[severity], err=True)
        _echo_members(members, len(members) if severity is Severity.ERROR else SHOWN_OF_A_SORT)


def _echo_members(findings: list[Diagnostic], most: int) -> None:
    """Findings in their own order, of one code no more than `most`, the others counted."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.code] += 1
        if seen[finding.code] > most:
            continue
        place = f"{finding.where}：" if finding.where else ""
        click.echo(f"  [{finding.code}] {place}{finding.message}", err=True)
        if finding.hint:
            click.echo(f"         办法：{finding.hint}", err=True)
    for code, count in seen.items():
        if count > most:
            click.echo(f"  [{code}] 另有 {count - most} 条同类（加 --json 看全部）", err=True)
