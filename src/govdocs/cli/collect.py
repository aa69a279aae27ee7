"""The command that gathers a data file from others."""

from __future__ import annotations

from pathlib import Path

import click

from govdocs.cli.chinese import ChineseCommand
from govdocs.cli.options import PATH, context_on, units_file
from govdocs.errors import InputError

_SUFFIXES = (".yaml", ".yml")


@click.command(
    cls=ChineseCommand,
    help="由已有的数据汇成一份数据文件。\n\n"
    "任务台账：由会议（工作会议、联席会议）的议定事项汇成。季报收集台账：由各单位的季度工作情况汇报汇成。",
)
@click.argument("kind", metavar="文种")
@click.argument("files", type=PATH, nargs=-1, metavar="数据文件…")
@click.option("-o", "--output", type=PATH, metavar="路径", help="数据文件的路径；不写时为“文种.yaml”")
@click.option("--units", type=PATH, metavar="名册", help="成员单位名册：季报收集台账按它列出应报单位")
@click.option("--first", type=int, metavar="序号", default=1, show_default=True, help="新任务编号从几号起")
@click.option("--date", "on", metavar="日期", help="统计日期，如 2025-04-10；不写时为今天")
@click.option("--force", is_flag=True, help="文件已存在时覆盖")
def collect(  # noqa: PLR0913, PLR0917 - the options of the command
    kind: str,
    files: tuple[Path, ...],
    output: Path | None,
    units: Path | None,
    first: int,
    on: str | None,
    force: bool,
) -> None:
    """Gather a data file of a kind from others."""
    from govdocs.app.collecting import collect as gather  # noqa: PLC0415 - keeps --help instant
    from govdocs.app.saving import save_data_file  # noqa: PLC0415
    from govdocs.cli.report import echo_findings  # noqa: PLC0415

    if not files:
        raise InputError("没有写数据文件", "如：govdocs collect 任务台账 会议1.yaml 会议2.yaml")
    if first < 1:
        raise InputError(f"任务编号不能从 {first} 起", "写 1 或更大的数，如：--first 12")
    if output and output.suffix.lower() not in _SUFFIXES:
        raise InputError(f"汇成的是 YAML 数据文件，不能写到“{output}”", "路径以 .yaml 结尾，如：-o 台账.yaml")
    units = units_file(units)
    made = gather(kind, files, context_on(on), units, first)
    inputs = (*files, units) if units else files
    path = save_data_file(made.text, output or Path(f"{made.kind.label}.yaml"), inputs, force=force)
    click.echo(f"已写出 {path}（{made.kind.label}）：核对后运行 govdocs render {path}")
    echo_findings(made.findings)
