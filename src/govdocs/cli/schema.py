"""The command that tells other programs what data look like."""

from __future__ import annotations

import json
from pathlib import Path

import click

from govdocs.cli.chinese import ChineseCommand
from govdocs.cli.options import PATH, STDOUT


@click.command(
    cls=ChineseCommand,
    help="写出一种数据的 JSON Schema（2020-12），供其他程序生成、核对数据。\n\n"
    "字段用英文名，标题是中文名；x-mask 写明哪些字段涉及个人信息。“工作簿”是全部表单。",
)
@click.argument("kind", metavar="文种")
@click.option("-o", "--output", type=PATH, metavar="路径", help="写入的文件；不写时写到屏幕")
@click.option("--force", is_flag=True, help="文件已存在时覆盖")
def schema(kind: str, output: Path | None, force: bool) -> None:
    """Write the JSON Schema of a kind."""
    from govdocs.app.saving import save_data_file  # noqa: PLC0415 - keeps --help instant
    from govdocs.app.schemas import kind_schema  # noqa: PLC0415

    found, content = kind_schema(kind)
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    if output is None or str(output) == STDOUT:
        click.echo(text, nl=False)
        return
    path = save_data_file(text, output, force=force)
    click.echo(f"已写出 {path}（{found.label}）")
