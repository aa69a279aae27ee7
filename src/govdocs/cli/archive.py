"""The commands of the yearly archive: file a year, check it again, list what is due."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govdocs.cli.chinese import ChineseGroup
from govdocs.cli.options import JSON, OUTPUT, PATH, context_on, folder_option, office_here

if TYPE_CHECKING:
    from govdocs.app.archiving.due import Due
    from govdocs.archive.model import Item, Volume

_ON = click.option("--date", "on", metavar="日期", help="运行的日期，如 2026-04-10；不写时为今天")


class _YearFirst(ChineseGroup):
    """A group whose first word may be a year instead of a command."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word means."""
        words = ["year", *args] if args and args[0].isdecimal() else args
        return super().resolve_command(ctx, words)


@click.group(
    cls=_YearFirst,
    help="年度归档（DA/T 22-2015）：收集、分件、定期限、编号、盖章、装盒，并写出可以移交的文件夹。\n\n"
    "先用“govdocs archive 2025 --from 文件夹”列出归档清单，在 Excel 里核对、写上确认人；"
    "再运行一次，归档清单里的文件。归档过的不再改动，什么也不删除。",
)
def archive() -> None:
    """The yearly archive."""


@archive.command(
    "due",
    help="列出保管期限已满、应当鉴定的，和满十年、应当移交的档案。\n\n"
    "只列清单，不删除任何档案。归档文件夹不写时用本单位的。",
)
@click.argument("folder", type=PATH, metavar="[归档文件夹]", required=False)
@folder_option(OUTPUT)
@_ON
@JSON
def due_(folder: Path | None, output: Path, on: str | None, as_json: bool) -> None:
    """List what is due."""
    from govdocs.app.archiving.due import due, write_due  # noqa: PLC0415 - keeps --help instant
    from govdocs.app.printing import Options, open_press  # noqa: PLC0415
    from govdocs.cli.report import echo_json  # noqa: PLC0415

    office, context = office_here(), context_on(on)
    found = due(folder or office.archive, context.today)
    paths = write_due(found, output, open_press(Options(fonts=office.fonts), context))
    if as_json:
        echo_json(_due_plain(found, paths))
    else:
        _tell_due(found, paths)


def _tell_due(found: Due, paths: tuple[Path, ...]) -> None:
    years = "、".join(str(each.year) for each in found.archives)
    click.echo(f"查了 {years} 年度的档案")
    click.echo(f"保管期限已满、应当鉴定：{len(found.expired)} 件（卷）")
    click.echo(f"满十年、应当向县级档案馆移交：{len(found.transfer)} 件（卷）")
    for path in paths:
        click.echo(f"  已写出 {path}")
    if found.expired:
        click.echo("鉴定以前一件也不能销毁：由鉴定小组写出鉴定意见，再续存或按程序销毁。")


def _due_plain(found: Due, paths: tuple[Path, ...]) -> dict[str, Any]:
    return {
        "years": [each.year for each in found.archives],
        "expired": [_plain(each) for each in found.expired],
        "transfer": [_plain(each) for each in found.transfer],
        "files": [str(path) for path in paths],
    }


def _plain(each: Item | Volume) -> dict[str, Any]:
    return {"code": each.code, "title": each.title, "year": each.year, "retention": each.retention}
