"""The command that makes the ledgers of a kind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govdocs.cli.chinese import ChineseCommand
from govdocs.cli.options import (
    JSON,
    OUTPUT,
    PATH,
    PROFILE,
    context_here,
    context_on,
    folder_option,
    office_here,
    templates_folder,
    words_in,
)
from govdocs.errors import InputError

if TYPE_CHECKING:
    from govdocs.app.ledgers.choices import LedgerRun


@click.command(
    cls=ChineseCommand,
    help="由工作簿生成台账（Excel、Word、PDF）。\n\n"
    "工作簿可以是 .yaml 或 .xlsx，可以写几个。先检查全部数据；有一处出错就一份也不生成，并列出全部错误。",
)
@click.argument("kind", metavar="文种")
@click.argument("files", type=PATH, nargs=-1, metavar="工作簿…")
@click.option(
    "-f",
    "--format",
    "formats",
    metavar="格式",
    default="xlsx,docx,pdf",
    show_default=True,
    help="xlsx、docx、pdf，逗号分隔",
)
@folder_option(OUTPUT)
@click.option("--by", metavar="列名", default="", help="按这一列分组并出小计，如 village 或 风险等级")
@click.option(
    "--copy",
    metavar="份别",
    type=click.Choice(("full", "internal", "public")),
    default="full",
    show_default=True,
    help="full（全本）、internal（内部件，遮去号码住址）、public（公开件，不显个人）",
)
@click.option("--as-of", "as_of", metavar="日期", help="统计日期，如 2025-04-10；不写时用工作簿的统计日期")
@click.option("--ledger", "wanted", metavar="台账名", default="", help="有几种台账时只要这几种")
@click.option("--templates", type=PATH, metavar="文件夹", help="本单位的台账模板；不写时用“模板”文件夹")
@PROFILE
@JSON
def ledger(kind: str, files: tuple[Path, ...], output: Path, as_json: bool, **choices: Any) -> None:
    """Make ledgers: all of them or none."""
    from govdocs.app.ledgers.choices import LedgerOptions  # noqa: PLC0415 - keeps --help instant
    from govdocs.app.ledgers.making import make_ledgers  # noqa: PLC0415
    from govdocs.cli.report import echo_json  # noqa: PLC0415

    if not files:
        raise InputError("没有写工作簿", "如：govdocs ledger 未成年人 清禾.xlsx")
    as_of = choices.pop("as_of")
    choices["templates"] = templates_folder(choices["templates"])
    for name in ("formats", "wanted"):
        choices[name] = words_in(choices[name])
    choices["fonts"] = office_here().fonts
    options = LedgerOptions(**choices, as_of=context_on(as_of).today if as_of else None)
    run = make_ledgers(kind, files, output, options, context_here(None))
    if as_json:
        echo_json(ledgers_plain(run))
    else:
        echo_ledgers(run)


def echo_ledgers(run: LedgerRun, *, remarks: bool = True) -> None:
    """Says which files were written, then with `remarks` what was noticed."""
    from govdocs.cli.report import echo_findings  # noqa: PLC0415 - keeps --help instant

    for each in run.written:
        pages = f"，{each.pages} 页" if each.pages else ""
        click.echo(f"{each.label}：{each.rows} 行{pages}")
        for path in each.paths:
            click.echo(f"  已写出 {path}")
    if not remarks:
        return
    echo_findings(run.findings)
    for each in run.written:
        echo_findings(each.findings, f"—— {each.label}")


def ledgers_plain(run: LedgerRun) -> dict[str, Any]:
    """The result of a run for programs."""
    from govdocs.cli.report import as_plain  # noqa: PLC0415 - keeps --help instant

    return {
        "kind": run.kind.label,
        "as_of": run.day.isoformat(),
        "ledgers": [
            {
                "ledger": each.label,
                "rows": each.rows,
                "pages": each.pages,
                "files": [str(path) for path in each.paths],
                "findings": [as_plain(finding) for finding in each.findings],
            }
            for each in run.written
        ],
        "findings": [as_plain(finding) for finding in run.findings],
    }
