"""The command that makes a folder the folder of an office."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govdocs.app.offices.office import OFFICE_FILE
from govdocs.cli.chinese import ChineseCommand
from govdocs.cli.options import JSON, PATH

if TYPE_CHECKING:
    from govdocs.app.offices.starting import Started


@click.command(
    cls=ChineseCommand,
    help=f"建立本单位的文件夹：写出带说明的 {OFFICE_FILE}，全部命令都用它。"
    "\n\n单位名称、机关代字、人员、全宗号等写一次。不提问；没有写的选项留空，以后在文件里补写。已有的文件从不改动。",
)
@click.argument("folder", type=PATH, metavar="[文件夹]", default=Path())
@click.option("--name", metavar="全称", default="", help="单位名称，如 例示县清禾镇人民政府")
@click.option("--short", "short_name", metavar="简称", default="", help="规范的简称，如 清禾镇政府")
@click.option("--county", metavar="名称", default="", help="所在县，如 例示县")
@click.option("--code", "codes", metavar="代字", multiple=True, help="机关代字，如 清政发；有几个写几次")
@click.option("--fonds", metavar="全宗号", default="", help="档案馆给的全宗号，如 Z109")
@click.option("--fonds-name", metavar="全宗名称", default="", help="不写时用单位名称")
@click.option("--units", metavar="名册", default="", help="成员单位名册的文件，如 单位名册.xlsx")
@click.option("--profile", metavar="版面", default="", help="literal、visual 或本单位的版式文件")
@JSON
def init(folder: Path, as_json: bool, **said: Any) -> None:
    """Write the file of an office."""
    from govdocs.app.offices.starting import start_office  # noqa: PLC0415 - keeps --help instant
    from govdocs.cli.report import echo_json  # noqa: PLC0415

    started = start_office(folder, said)
    if as_json:
        echo_json({"file": str(started.file), "above": str(started.above) if started.above else None})
    else:
        _tell(started)


def _tell(started: Started) -> None:
    """Says what was written and what comes next."""
    click.echo(f"已写出 {started.file}：用记事本打开，照说明补写，再运行 govdocs doctor 检查")
    click.echo("在这个文件夹和它下面的文件夹里运行的命令都用它；在别处运行时加 --office 文件夹")
    if started.above:
        click.echo(f"上级文件夹已有 {started.above}：在这个文件夹里以新的为准", err=True)
