"""The end of a run: what was written, how many pages, what was noticed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from govdocs.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from govdocs.app.rendering import Written

SHOWN_OF_A_SORT = 5
"""So many findings of one code are shown in full; the rest are counted."""

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
    pages = sum(len(each.printed.pages.pages) for each in written)
    files = sum(len(each.paths) for each in written)
    for each in written:
        click.echo(f"{each.printed.source} → {each.printed.label}，{len(each.printed.pages.pages)} 页")
        for path in each.paths:
            click.echo(f"  已写出 {path}")
    click.echo(f"共 {len(written)} 份公文，{files} 个文件，{pages} 页")


def written_plain(written: Sequence[Written]) -> dict[str, Any]:
    """The result of a run for programs."""
    return {
        "documents": [
            {
                "source": each.printed.source,
                "kind": each.printed.label,
                "pages": len(each.printed.pages.pages),
                "files": [str(path) for path in each.paths],
                "findings": [as_plain(finding) for finding in each.printed.findings],
            }
            for each in written
        ]
    }


def echo_findings(findings: Iterable[Diagnostic], title: str = "") -> None:
    """Tells the findings on stderr: errors first, then what to check, then explanations."""
    ordered = sorted(findings, key=lambda each: (_RANK.index(each.severity), each.code))
    if ordered and title:
        click.echo(title, err=True)
    for severity, group in groupby(ordered, key=lambda each: each.severity):
        members = list(group)
        click.secho(f"{_HEADINGS[severity]}（{len(members)} 条）", fg=_COLORS[severity], err=True)
        for _, sort in groupby(members, key=lambda each: each.code):
            _echo_sort(list(sort))


def _echo_sort(findings: list[Diagnostic]) -> None:
    for finding in findings[:SHOWN_OF_A_SORT]:
        place = f"{finding.where}：" if finding.where else ""
        click.echo(f"  [{finding.code}] {place}{finding.message}", err=True)
        if finding.hint:
            click.echo(f"         办法：{finding.hint}", err=True)
    if len(findings) > SHOWN_OF_A_SORT:
        rest = len(findings) - SHOWN_OF_A_SORT
        click.echo(f"  [{findings[0].code}] 另有 {rest} 条同类（加 --json 看全部）", err=True)
