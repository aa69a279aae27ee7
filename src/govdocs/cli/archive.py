"""The commands of the yearly archive: file a year, check it again, list what is due."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from govdocs.cli.archive_lend import lend
from govdocs.cli.chinese import ChineseGroup
from govdocs.cli.options import JSON, OUTPUT, PATH, context_here, context_on, folder_option, office_here
from govdocs.errors import InputError

if TYPE_CHECKING:
    from govdocs.app.archiving.due import Due
    from govdocs.app.archiving.ready import Told
    from govdocs.archive.model import Item, Volume

FIRST_YEAR, LAST_YEAR = 1949, 2099
"""The years that there are archives of."""

REGISTER = "register"
"""The word behind --from that means the register instead of a folder."""

_BETWEEN = 0.1  # seconds between two words of progress
_ON = click.option("--date", "on", metavar="日期", help="运行的日期，如 2026-04-10；不写时为今天")


class _YearFirst(ChineseGroup):
    """A group whose first word may be a year instead of a command."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What stands behind the name of the command in the line of usage."""
        del ctx
        return ["年度（如 2025）或命令", "[选项] …"]

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


archive.add_command(lend)


@archive.command(
    "year",
    short_help="归档一个年度：govdocs archive 2025",
    help="归档一个年度的文件；年度写在前面：govdocs archive 2025 --from 文件夹。\n\n"
    "第一次运行列出“归档清单 2025.xlsx”；核对并写上确认人以后再运行一次，归档清单里的文件。"
    "后来补交的文件放进同一个文件夹再运行，另列一份补充清单，确认后编为本类的下一个件号。",
)
@click.argument("year", type=int, metavar="年度")
@click.option(
    "--from",
    "source",
    type=PATH,
    metavar="文件夹",
    help="放有这一年文件的文件夹；写 register 时只取登记簿里的",
)
@click.option(
    "--list", "lists", type=PATH, multiple=True, metavar="清单", help="归档清单；不写时用本单位文件夹里的"
)
@click.option(
    "-o", "--output", type=PATH, metavar="归档文件夹", help="归档写到哪里；不写时用本单位的，没有时为“归档”"
)
@click.option(
    "--level",
    type=click.Choice(("2b", "1b")),
    default="2b",
    show_default=True,
    help="长期保存件的 PDF/A 级别；档案馆只收 PDF/A-1 时用 1b",
)
@click.option(
    "--children", type=PATH, multiple=True, metavar="工作簿", help="一人一档：把已结案的未成年人立卷"
)
@click.option("--all-cases", "every", is_flag=True, help="没有结案的未成年人也立卷，到年底为止")
@click.option("--confirmed-by", metavar="姓名", default="", help="一人一档的确认人；不写时用本单位的确认人")
@click.option("--jobs", type=int, metavar="进程数", help="同时用几个进程；不写时按处理器的个数")
@_ON
@click.option("--quiet", is_flag=True, help="不显示进度")
@JSON
def year_(year: int, output: Path | None, as_json: bool, quiet: bool, on: str | None, **choices: Any) -> None:
    """Archive a year."""
    from govdocs.app.archiving.desk import Request  # noqa: PLC0415 - keeps --help instant
    from govdocs.app.archiving.running import run_year  # noqa: PLC0415
    from govdocs.cli.archive_report import echo_year, year_plain  # noqa: PLC0415
    from govdocs.cli.report import echo_json  # noqa: PLC0415

    _refuse_year(year)
    office, context = office_here(), context_here(on)
    home = office.folder or Path()
    jobs = choices.pop("jobs") or os.cpu_count() or 1
    registered = str(choices["source"]) == REGISTER and not Path(REGISTER).is_dir()
    choices |= {"registered": registered, "source": None if registered else choices["source"]}
    request = Request(year, home, output or office.archive, jobs=max(1, jobs), **choices)
    with _progress(shown=not (quiet or as_json)) as told:
        run = run_year(request, office, context, told)
    if as_json:
        echo_json(year_plain(run))
    else:
        echo_year(run, year)


def _refuse_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InputError(f"“{year}”不是年度", "写四位数的年度，如：govdocs archive 2025")


@contextmanager
def _progress(*, shown: bool) -> Iterator[Told]:
    """A line on stderr that says what is being done, where that is a screen."""
    if not (shown and sys.stderr.isatty()):
        yield lambda what, done, whole: None
        return
    last = 0.0

    def told(what: str, done: int, whole: int) -> None:
        nonlocal last
        if done in {0, whole} or monotonic() - last > _BETWEEN:
            last = monotonic()
            count = f" {done}/{whole}" if whole else f" {done}" if done else "…"
            click.echo(f"\r\x1b[K{what}{count}", nl=False, err=True)

    yield told
    click.echo("\r\x1b[K", nl=False, err=True)


@archive.command(
    "verify",
    help="重新检测一个归档的年度：校验值、著录项、PDF、目录（四性，DA/T 70-2018）。\n\n"
    "多年以后也可以用；什么也不改动。有不通过的项目时退出码为 2。",
)
@click.argument("folder", type=PATH, metavar="年度文件夹")
@click.option("--quick", is_flag=True, help="只核对文件和校验值，不打开 PDF 和表格")
@click.option("--report", "output", type=PATH, metavar="文件夹", help="把检测报告写到这里；不写时只显示结果")
@_ON
@JSON
def verify_(folder: Path, quick: bool, output: Path | None, on: str | None, as_json: bool) -> None:
    """Check the archive of a year again."""
    from govdocs.app.archiving.rechecking import recheck, write_report  # noqa: PLC0415 - keeps --help instant
    from govdocs.archive.four_properties import report_json  # noqa: PLC0415
    from govdocs.cli.archive_report import echo_report  # noqa: PLC0415

    office, context = office_here(), context_here(on)
    report = recheck(folder, office, context.today, quick=quick, jobs=os.cpu_count() or 1)
    paths = write_report(report, output, office, context) if output else ()
    if as_json:
        click.echo(report_json(report).decode())
    else:
        echo_report(report)
        for path in paths:
            click.echo(f"  已写出 {path}")
    if not report.sound:
        raise click.exceptions.Exit(InputError.exit_code)


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
    from govdocs.app.archiving.press import press_of  # noqa: PLC0415
    from govdocs.cli.report import echo_json  # noqa: PLC0415

    office, context = office_here(), context_on(on)
    found = due(folder or office.archive, context.today)
    paths = write_due(found, output, press_of(office, context))
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
