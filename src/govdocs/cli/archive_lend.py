"""`govdocs archive lend`: something is copied out of the archive, and the log says who took it and why."""

from __future__ import annotations

from pathlib import Path

import click

from govdocs.cli.options import JSON, OUTPUT, PATH, context_on, folder_option, office_here


@click.command(
    "lend",
    help="利用档案：把一件（卷）的长期保存件复制出来，同时记入利用登记。\n\n"
    "要写明谁用、为什么、谁批准；缺一项就不复制。原件不动。",
)
@click.argument("code", metavar="档号")
@click.option("--who", required=True, metavar="姓名", help="利用人")
@click.option("--why", required=True, metavar="目的", help="利用的目的")
@click.option("--approver", required=True, metavar="姓名", help="批准人")
@click.option("--archive", "folder", type=PATH, metavar="归档文件夹", help="不写时用本单位的")
@folder_option(OUTPUT)
@click.option("--date", "on", metavar="日期", help="利用的日期，如 2026-04-10；不写时为今天")
@JSON
def lend(  # noqa: PLR0913, PLR0917 - the options of the command
    code: str,
    who: str,
    why: str,
    approver: str,
    folder: Path | None,
    output: Path,
    on: str | None,
    as_json: bool,
) -> None:
    """Copy an item or a volume out of the archive."""
    from govdocs.app.archiving.lending import Use  # noqa: PLC0415 - keeps --help instant
    from govdocs.app.archiving.lending import lend as lent  # noqa: PLC0415
    from govdocs.cli.report import echo_json  # noqa: PLC0415

    use = Use(who, context_on(on).today.isoformat(), why, approver)
    done = lent(folder or office_here().archive, code, output, use)
    if as_json:
        echo_json({"code": done.code, "files": [str(path) for path in done.paths]})
        return
    click.echo(f"已复制 {done.code} 的 {len(done.paths)} 个文件，并记入利用登记")
    for path in done.paths:
        click.echo(f"  {path}")
    if done.about_minor:
        click.echo(
            "这是未成年人的档案：只给批准的人看，用完收回；不得转发、公开（未成年人保护法第一百零三条）。"
        )
