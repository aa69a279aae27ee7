"""What the commands of the archive say in the end."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from govdocs.archive.four_properties import summary
from govdocs.archive.model import RETENTION_WORDS, Item
from govdocs.cli.report import as_plain, echo_findings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govdocs.app.archiving.ready import Outcome
    from govdocs.app.archiving.running import Listed, YearRun
    from govdocs.archive.four_properties import Report

_SHOWN = 20
_EVIDENCE = 3


def echo_year(run: YearRun, year: int) -> None:
    """Says what was filed and what is to be done next."""
    for outcome in run.outcomes:
        _echo_outcome(outcome)
    if run.listed:
        _echo_listed(run.listed, year)
    echo_findings(run.findings)


def _echo_outcome(outcome: Outcome) -> None:
    if not outcome.new and not outcome.volumes:
        known = f"：清单里的 {outcome.known} 件都已归档" if outcome.known else ""
        click.echo(f"没有新的文件{known}，没有改动")
        return
    if outcome.new:
        pages = sum(item.pages for item in outcome.new)
        click.echo(f"归档 {len(outcome.new)} 件（{_by_period(outcome.new)}），共 {pages} 页")
    if outcome.volumes:
        pages = sum(volume.pages for volume in outcome.volumes)
        click.echo(f"立卷 {len(outcome.volumes)} 卷（一人一档，只用代号），共 {pages} 页")
    if outcome.known:
        click.echo(f"  先前已归档的 {outcome.known} 件没有改动")
    for item in outcome.late[:_SHOWN]:
        click.echo(f"  后补 {item.code}　{item.title}")
    if len(outcome.late) > _SHOWN:
        click.echo(f"  后补的另有 {len(outcome.late) - _SHOWN} 件")
    archive = outcome.archive
    volumes = f"、{len(archive.volumes)} 卷" if archive.volumes else ""
    click.echo(f"  本年度共 {len(archive.items)} 件{volumes}，{len(archive.boxes)} 盒，在 {outcome.root}")
    if outcome.report:
        click.echo(f"  四性检测：{summary(outcome.report)}")


def _by_period(items: Iterable[Item]) -> str:
    counts = Counter(item.retention for item in items)
    return "，".join(f"{words} {counts[code]} 件" for code, words in RETENTION_WORDS.items() if counts[code])


def _echo_listed(listed: Listed, year: int) -> None:
    record = listed.record
    answers = Counter(item.file_it for item in record.items)
    what = "后来的文件另列" if listed.supplement else "列出"
    click.echo(f"{what} {len(record.items)} 件、{len(record.files)} 个文件：{listed.path}")
    click.echo(f"  归档 {answers['是']} 件，不归档 {answers['否']} 件，待定 {answers['待定']} 件")
    click.echo("下一步：在 Excel 里逐件核对归档与否、题名、日期、保管期限，“待定”的改成“是”或“否”，")
    click.echo(f"  在“填写”表写上确认人、检查人，保存关闭，再运行：govdocs archive {year}")


def year_plain(run: YearRun) -> dict[str, Any]:
    """The result of a run for programs."""
    listed = run.listed
    return {
        "list": str(listed.path) if listed else None,
        "listed": {"items": len(listed.record.items), "files": len(listed.record.files)} if listed else None,
        "filed": [_outcome_plain(each) for each in run.outcomes],
        "findings": [as_plain(finding) for finding in run.findings],
    }


def _outcome_plain(outcome: Outcome) -> dict[str, Any]:
    late = {item.code for item in outcome.late}
    return {
        "folder": str(outcome.root),
        "known": outcome.known,
        "items": len(outcome.archive.items),
        "boxes": len(outcome.archive.boxes),
        "new": [
            {
                "code": item.code,
                "title": item.title,
                "retention": item.retention,
                "pages": item.pages,
                "late": item.code in late,
            }
            for item in outcome.new
        ],
        "volumes": [
            {"code": each.code, "person": each.person, "pages": each.pages} for each in outcome.volumes
        ],
        "checks": dict(outcome.report.counts()) if outcome.report else None,
    }


def echo_report(report: Report) -> None:
    """Says what came of the checks: the result, what failed, what is to be looked at."""
    click.echo(f"{report.bag}：{summary(report)}")
    for heading, results, color in (("不通过", report.failed, "red"), ("提醒", report.warned, "yellow")):
        for result in results:
            click.secho(f"  {heading} {result.id} {result.text}", fg=color)
            for words in result.evidence[:_EVIDENCE]:
                click.echo(f"    {words}")
            if len(result.evidence) > _EVIDENCE:
                click.echo(f"    另有 {len(result.evidence) - _EVIDENCE} 处")
    for note in report.notes:
        click.echo(f"  说明：{note}")
