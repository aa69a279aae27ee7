"""The command that writes empty data files and workbooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdocs.cli.chinese import ChineseCommand
from govdocs.cli.options import PATH, STDOUT, context_on, new_templates_folder, office_here
from govdocs.errors import InputError

if TYPE_CHECKING:
    from govdocs.kinds.registry import Kind


@click.command(
    cls=ChineseCommand,
    help="生成一份带说明的空白数据文件（或空白工作簿），填好后 render。\n\n"
    "几种表单可以放在一个工作簿里，如：govdocs new 未成年人 走访记录 --xlsx；“工作簿”是全部表单。",
)
@click.argument("kinds", metavar="文种…", nargs=-1, required=True)
@click.option(
    "-o", "--output", type=PATH, metavar="路径", help="数据文件的路径，“-”为屏幕；不写时为“文种.yaml”"
)
@click.option("--xlsx", "as_workbook", is_flag=True, help="生成 Excel 工作簿，带下拉选项和说明")
@click.option("--template", is_flag=True, help="取得表单和台账的模板，改成本单位的样式；默认放在“模板”文件夹")
@click.option("--tags", is_flag=True, help="列出表单模板里可以用的标签")
@click.option("--force", is_flag=True, help="文件已存在时覆盖")
def new(  # noqa: PLR0913, PLR0917 - the options of the command
    kinds: tuple[str, ...],
    output: Path | None,
    as_workbook: bool,
    template: bool,
    tags: bool,
    force: bool,
) -> None:
    """Write an empty data file, workbook or template of a kind; several kinds of forms in one workbook."""
    if tags:
        _show_tags(kinds)
        return
    if template:
        _copy_templates(kinds, output, force=force)
        return
    from govdocs.app.catalogue import new_record  # noqa: PLC0415 - keeps --help instant
    from govdocs.app.saving import save_data_file  # noqa: PLC0415

    if as_workbook or (output and output.suffix.lower() == ".xlsx"):
        _new_workbook(kinds, output, force=force)
        return
    if len(kinds) > 1:
        raise InputError("一个数据文件只放一种数据", "几种表单放在一个工作簿里时加 --xlsx")
    found, text = new_record(kinds[0], context_on(None), office_here())
    if output and str(output) == STDOUT:
        click.echo(text, nl=False)
        return
    path = save_data_file(text, output or Path(f"{found.label}.yaml"), force=force)
    _tell(found, path)


def _show_tags(kinds: tuple[str, ...]) -> None:
    """List the tags that the templates of kinds may use, of their ledgers those that stand in them."""
    from govdocs.app.form_catalogue import ledger_tags_of, tags_of  # noqa: PLC0415 - keeps --help instant

    for word in kinds:
        for label, notes in tags_of(word):
            click.echo(f"—— {label}")
            for note in notes:
                click.echo(f"{{{{ {note.tag} }}}}　{note.meaning}")
    for word in kinds:
        for label, names in ledger_tags_of(word):
            click.echo(f"—— 台账“{label}”（Excel）")
            click.echo("　".join(f"{{{{ {name} }}}}" for name in names))
    click.echo(
        "有若干项的内容逐行写：前一行写 {%tr for 项 in 名称 %}，后一行写 {%tr endfor %}，中间写 {{ 项.… }}"
    )


def _copy_templates(kinds: tuple[str, ...], output: Path | None, *, force: bool) -> None:
    """Write the templates of kinds to be edited."""
    from govdocs.app.form_catalogue import copy_templates  # noqa: PLC0415 - keeps --help instant

    for path in copy_templates(kinds, output or new_templates_folder(), force=force):
        click.echo(f"已写出 {path}")
    click.echo(
        "用 Word 或 WPS 修改字体、次序和栏目，{{ }} 里的标签照抄；运行 render、batch、ledger 时自动使用"
    )
    click.echo(f"可用的标签：govdocs new {' '.join(kinds)} --tags")


def _new_workbook(kinds: tuple[str, ...], output: Path | None, *, force: bool) -> None:
    """Write a blank workbook of kinds."""
    from govdocs.app.blank_workbooks import new_workbook  # noqa: PLC0415 - keeps --help instant
    from govdocs.app.saving import save_data_file  # noqa: PLC0415

    if output and (str(output) == STDOUT or output.suffix.lower() != ".xlsx"):
        raise InputError(f"工作簿不能写到“{output}”", "路径以 .xlsx 结尾，如：-o 单位名册.xlsx")
    found, content = new_workbook(kinds, context_on(None), office_here())
    path = save_data_file(content, output or Path(f"{found.label}.xlsx"), force=force)
    _tell(found, path)


_NEXT = {
    "filing_list": "archive 年度 --list",
    "outgoing_register": "register enter --from",
}
"""The commands that take a filled in file, by the name of its kind, where that is not `render`."""


def _tell(kind: Kind, path: Path) -> None:
    """Says what was written and what comes next."""
    command = _NEXT.get(kind.name, "check" if kind.private else "render")
    click.echo(f"已写出 {path}（{kind.label}）：填好后运行 govdocs {command} {path}")
