"""The end of a run of `duties`: what the table holds, what was written, what was noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from govdocs.cli.report import as_plain, echo_findings

if TYPE_CHECKING:
    from govdocs.app.duties import DutiesMade

_FORMS = {
    "record": "责任分解表的数据文件",
    "table": "现成的表格",
    "areas": "按领域的牵头和责任单位",
    "units": "按单位的职责",
}


def echo_duties(made: DutiesMade) -> None:
    """Says what the table holds and which files were written; then the findings."""
    table = made.duties.breakdown
    counts = _counts(made)
    click.echo(f"{made.duties.source}（{_FORMS[made.form]}）→ {table.title or '责任分解表'}")
    click.echo(
        f"  {counts['rows']} 项任务，{counts['areas']} 个{table.area_word}；"
        f"{table.lead_word} {counts['lead']} 处，{table.coop_word} {counts['coop']} 处，"
        f"涉及 {counts['units']} 个单位（名称）"
    )
    for each in made.written:
        click.echo(f"{each.printed.label}，{len(each.printed.pages.pages)} 页")
        for path in each.paths:
            click.echo(f"  已写出 {path}")
    for path in made.files:
        click.echo(f"已写出 {path}")
    files = len(made.files) + sum(len(each.paths) for each in made.written)
    click.echo(f"共 {files} 个文件")
    echo_findings(made.findings, f"—— {made.duties.source}")


def duties_plain(made: DutiesMade) -> dict[str, Any]:
    """The result of a run for programs."""
    return {
        "source": made.duties.source,
        "form": made.form,
        "duties": made.duties.breakdown.model_dump(mode="json", exclude_defaults=True),
        "counts": _counts(made),
        "doubtful_names": [
            {"name": each.name, "rows": each.rows, "cell": each.cell, "proposal": each.proposal}
            for each in made.duties.names.doubtful
        ],
        "documents": [
            {
                "kind": each.printed.label,
                "pages": len(each.printed.pages.pages),
                "files": [str(path) for path in each.paths],
            }
            for each in made.written
        ],
        "files": [str(path) for path in made.files],
        "findings": [as_plain(finding) for finding in made.findings],
    }


def _counts(made: DutiesMade) -> dict[str, int]:
    rows = made.duties.breakdown.rows
    return {
        "rows": len(rows),
        "areas": len({row.area for row in rows if row.area}),
        "lead": sum(len(row.lead_units) for row in rows),
        "coop": sum(len(row.coop_units) for row in rows),
        "units": len({unit for row in rows for unit in (*row.lead_units, *row.coop_units)}),
    }
