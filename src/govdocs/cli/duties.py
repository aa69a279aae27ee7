"""The command that turns a plan into the table of its duties, and into what follows from the table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdocs.cli.chinese import ChineseCommand
from govdocs.cli.options import (
    JSON,
    OUTPUT,
    PATH,
    PROFILE,
    context_on,
    folder_option,
    office_here,
    units_file,
    words_in,
)
from govdocs.errors import InputError

if TYPE_CHECKING:
    from govdocs.app.duty_papers import DutyOptions

_ORIENTATIONS = {"landscape": "横排", "portrait": "竖排", "a3": "A3"}


@click.command(
    cls=ChineseCommand,
    help="由方案生成责任分解表。\n\n"
    "方案可以是原文（.txt、.docx）或数据文件；分工可以写成现成的表格、按领域的牵头和责任单位，"
    "或按单位的职责。单位名称按名册核对：简称改为全称，疑似写错的只提建议，从不擅自改动。",
)
@click.argument("plan", type=PATH, metavar="方案")
@click.option(
    "-f",
    "--format",
    "formats",
    metavar="格式",
    default="docx,xlsx,pdf",
    show_default=True,
    help="docx、xlsx、pdf、yaml（可以修改的分解表），逗号分隔；xlsx 另含统计表和待核单位",
)
@folder_option(OUTPUT)
@click.option("--units", type=PATH, metavar="名册", help="成员单位名册（.yaml、.json、.xlsx）")
@click.option("--renumber", is_flag=True, help="序号从 1 重新编起")
@click.option("--add", "added", metavar="列", default="", help="增加的列：完成时限、佐证、备注，逗号分隔")
@click.option(
    "--from",
    "form",
    metavar="写法",
    type=click.Choice(("table", "areas", "units")),
    help="只用一种写法：table（现成的表格）、areas（按领域）、units（按单位）",
)
@click.option("--full", is_flag=True, help="任务写全文；不写时有标题句的任务只取标题句")
@click.option(
    "--by-unit",
    metavar="装法",
    type=click.Choice(("separate", "bound")),
    help="每个单位一份责任清单：separate（每单位一个文件）或 bound（合成一个文件）",
)
@click.option("--matrix", is_flag=True, help="另出单位任务统计表（单位×责任内容）")
@click.option("--ledger", is_flag=True, help="另出任务台账和月度进展表")
@click.option("--quarterly", is_flag=True, help="另出各单位的季度工作情况汇报空白表")
@click.option("--quarter", metavar="季度", default="", help="季报表的季度，如 2025-2；不写时取下一个报送期")
@click.option("--calendar", is_flag=True, help="另出日历文件（.ics）：汇报、例会、阶段、完成时限")
@click.option("--landscape", is_flag=True, help="横排")
@click.option("--portrait", is_flag=True, help="竖排")
@click.option("--a3", is_flag=True, help="A3 纸")
@PROFILE
@click.option("--date", "on", metavar="日期", help="统计和文件属性中的日期，如 2025-04-10；不写时为今天")
@JSON
def duties(
    plan: Path, output: Path, units: Path | None, on: str | None, as_json: bool, **choices: object
) -> None:
    """Make the table of duties of a plan: all of its papers or none."""
    from govdocs.app.duties import make_duties  # noqa: PLC0415 - keeps --help instant
    from govdocs.cli.duty_report import duties_plain, echo_duties  # noqa: PLC0415
    from govdocs.cli.report import echo_json  # noqa: PLC0415

    made = make_duties(plan, output, _options(choices), context_on(on), units_file(units))
    if as_json:
        echo_json(duties_plain(made))
    else:
        echo_duties(made)


def _options(choices: dict[str, object]) -> DutyOptions:
    """The choices of the command line as the use case wants them."""
    from govdocs.app.duty_papers import DutyOptions  # noqa: PLC0415 - keeps --help instant

    given = {name: value for name, value in choices.items() if value not in (None, "")}
    given["formats"] = words_in(str(given.get("formats", "")))
    given["added"] = words_in(str(given.get("added", "")))
    pages = [page for name, page in _ORIENTATIONS.items() if given.pop(name, False)]
    if len(pages) > 1:
        raise InputError(f"{'、'.join(pages)}不能同时要", "只写 --landscape、--portrait、--a3 中的一个")
    if pages:
        given["orientation"] = pages[0]
    return DutyOptions(**given, fonts=office_here().fonts)  # type: ignore[arg-type]
