"""The command that prints one form for every record of a workbook."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from govdocs.cli.chinese import ChineseCommand
from govdocs.cli.options import (
    JSON,
    OUTPUT,
    PATH,
    PROFILE,
    TEMPLATES,
    context_here,
    context_on,
    folder_option,
    office_here,
    templates_folder,
    words_in,
)
from govdocs.errors import InputError

if TYPE_CHECKING:
    from govdocs.app.batch.opening import Batch
    from govdocs.app.batch.running import Outcome

SKIPPED_EXIT = 1
"""Exit code where all was printed but the records that --skip-bad left out."""

_FORMATS = click.option(
    "-f", "--format", "formats", metavar="格式", help="docx、pdf，逗号分隔；不写时两种都印"
)
_JOBS = click.option(
    "--jobs", "processes", type=int, metavar="进程数", default=1, show_default=True, help="同时用几个进程打印"
)


@click.command(
    cls=ChineseCommand,
    help="按工作簿逐条打印表单，一条记录一份。\n\n"
    "先检查全部记录，有错就一份也不印。中断后重新运行同一条命令，从停下的地方接着做。",
)
@click.argument("kind", metavar="文种")
@click.argument("paths", type=PATH, nargs=-1, metavar="工作簿…")
@_FORMATS
@folder_option(OUTPUT)
@click.option("--paper", "papers", metavar="文书", default="", help="有几种文书时只要这几种，如“正本,存根”")
@click.option("--merge", metavar="文件名", default="", help="合并成一个 PDF，按台账的次序，带书签")
@click.option("--separate", is_flag=True, help="每份一个文件（不写 --merge 时就是这样）")
@click.option("--duplex", is_flag=True, help="合并的 PDF 双面打印：每份都从正面起，单页后补空白页")
@click.option("--skip-bad", is_flag=True, help="跳过有错的记录，其余照印；跳过的列入“跳过的记录.csv”")
@_JOBS
@click.option("--as-of", metavar="日期", help="统计日期，如 2025-04-10；不写时用工作簿的统计日期")
@click.option(
    "--copy",
    metavar="份别",
    type=click.Choice(("full", "internal")),
    default="full",
    show_default=True,
    help="full（全本）、internal（内部件，遮去号码住址）",
)
@TEMPLATES
@PROFILE
@click.option("--quiet", is_flag=True, help="不显示进度")
@JSON
def batch(output: Path, quiet: bool, as_json: bool, **choices: Any) -> None:
    """Print a form for every record of workbooks."""
    from govdocs.app.batch.opening import open_batch  # noqa: PLC0415 - keeps --help instant
    from govdocs.app.batch.running import run_batch  # noqa: PLC0415

    copy = choices.pop("copy")
    ready = open_batch(_order(output, **choices), replace(context_here(None), copy=copy))
    try:
        with progress(len(ready.jobs), shown=not (quiet or as_json)) as told:
            outcome = run_batch(ready, told)
    except KeyboardInterrupt:
        click.echo("印好的文件都已写全；重新运行同一条命令，从停下的地方接着做", err=True)
        raise
    _tell(ready, outcome, as_json=as_json)
    if outcome.skipped:
        raise click.exceptions.Exit(SKIPPED_EXIT)


def _order(folder: Path, **choices: Any) -> Any:
    """What the options ask for."""
    from govdocs.app.batch.opening import FORMATS, Order  # noqa: PLC0415 - keeps --help instant
    from govdocs.app.printing import Options  # noqa: PLC0415

    if choices.pop("separate") and choices["merge"]:
        raise InputError("--merge 和 --separate 只能用一个", "两样都要时运行两次")
    formats, papers, as_of = (choices.pop(name) for name in ("formats", "papers", "as_of"))
    options = Options(
        words_in(formats) if formats else ("pdf",) if choices["merge"] else FORMATS,
        choices.pop("profile"),
        papers=words_in(papers),
        templates=templates_folder(choices.pop("templates")),
        fonts=office_here().fonts,
    )
    day = context_on(as_of).today if as_of else None
    return Order(folder=folder, options=options, as_of=day, **choices)


@contextmanager
def progress(count: int, *, shown: bool) -> Iterator[Callable[[int], None]]:
    """A bar with the rate and the time left on stderr, where that is a screen."""
    if not (shown and sys.stderr.isatty()):
        yield lambda done: None
        return
    start, kept = monotonic(), -1

    def rate(done: int | None) -> str | None:
        """How many a second since the run began; what was printed before it does not count."""
        return f"{(done - kept) / max(monotonic() - start, 0.1):.0f} 条/秒" if done is not None else None

    label = f"打印 {count} 条"
    with click.progressbar(
        length=count, label=label, item_show_func=rate, file=sys.stderr, show_pos=True
    ) as bar:

        def told(more: int) -> None:
            nonlocal kept
            kept = more if kept < 0 else kept
            bar.update(more, bar.pos + more)

        yield told


def _tell(ready: Batch, outcome: Outcome, *, as_json: bool) -> None:
    """What was printed, where the list is, what was noticed."""
    from govdocs.cli.report import echo_findings, echo_json  # noqa: PLC0415 - keeps --help instant

    if as_json:
        echo_json(outcome_plain(ready, outcome))
        return
    pages = f"，{outcome.pages} 页" if outcome.pages else ""
    words = f"共 {len(ready.jobs)} 条记录，{len(outcome.files)} 个文件{pages}"
    kept = f"（{outcome.kept} 条先前已印好）" if outcome.kept else ""
    click.echo(f"{ready.kind.label}：{words}{kept}")
    click.echo(f"  文件在 {ready.order.folder}，清单 {outcome.listing}")
    echo_findings(outcome.findings)
    if outcome.skipped:
        click.secho(
            f"跳过有错的记录 {len(outcome.skipped)} 条，列在“{outcome.skipped_listing}”：", fg="red", err=True
        )
        echo_findings([finding for each in outcome.skipped for finding in each.findings])


def outcome_plain(ready: Batch, outcome: Outcome) -> dict[str, Any]:
    """The result of a run for programs."""
    from govdocs.cli.report import as_plain  # noqa: PLC0415 - keeps --help instant

    return {
        "kind": ready.kind.label,
        "records": len(ready.jobs),
        "printed": outcome.printed,
        "kept": outcome.kept,
        "pages": outcome.pages,
        "folder": str(ready.order.folder),
        "list": str(outcome.listing),
        "files": [asdict(file) for file in outcome.files],
        "skipped": [
            {
                "key": each.key,
                "file": each.origin.file,
                "sheet": each.origin.sheet,
                "row": each.origin.row,
                "findings": [as_plain(finding) for finding in each.findings],
            }
            for each in outcome.skipped
        ],
        "findings": [as_plain(finding) for finding in outcome.findings],
    }
