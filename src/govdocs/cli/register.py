"""The commands of the register: numbers for documents that go out, lines for documents that come in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from govdocs.cli.chinese import ChineseGroup
from govdocs.cli.register_desk import YEAR, register_command
from govdocs.cli.register_incoming import INCOMING
from govdocs.cli.register_outgoing import OUTGOING
from govdocs.cli.register_printing import PRINTING
from govdocs.errors import InputError

if TYPE_CHECKING:
    from govdocs.app.registering.opening import Counter
    from govdocs.register.model import Desk


@click.group(
    cls=ChineseGroup,
    help="登记簿：发文取号、预留、作废，收文登记、办结，打印发文登记簿和收文登记簿。\n\n"
    "登记簿是本单位文件夹里的 登记簿.sqlite；几台电脑共用的，写 PostgreSQL 的地址。",
)
def register() -> None:
    """The commands of the register."""


@register_command("list", "列出登记簿：全部发文，或只列预留未发的、收文、逾期未办的。")
@click.option("--code", metavar="机关代字", default="")
@YEAR
@click.option("--reserved", is_flag=True, help="只列预留、还没有发出的")
@click.option("--incoming", is_flag=True, help="列收文")
@click.option("--overdue", is_flag=True, help="只列逾期没有办结的收文（不限年份）")
def list_(counter: Counter, desk: Desk, code: str, year: int, **wanted: bool) -> Any:
    """List the register."""
    del desk
    if wanted["overdue"]:
        return [each for each in counter.register.incoming() if each.overdue_on(counter.today)]
    if wanted["reserved"]:
        return list(counter.register.numbers(code, year, ("预留",)))
    of_year = year or counter.today.year
    if wanted["incoming"]:
        return list(counter.register.incoming(of_year))
    return list(counter.register.numbers(code, of_year))


@register_command("show", "查看一个号（或收文号）的登记和全部经过。")
@click.argument("number", metavar="号")
@click.option("--incoming", is_flag=True, help="这是收文号")
def show(counter: Counter, desk: Desk, number: str, incoming: bool) -> Any:
    """Show a line and its history."""
    from govdocs.app.registering.opening import incoming_for, number_for  # noqa: PLC0415 - keeps --help instant

    del desk
    wanted = incoming_for(counter, number) if incoming or number.startswith("收文") else None
    subject = str(wanted or number_for(counter, number))
    events = counter.register.events(subject)
    if not events:
        raise InputError(f"登记簿里没有{subject}", "govdocs register list 列出已登记的")
    return events


@register_command("check", "检查登记簿：有没有缺号、状态不符、日期颠倒。", nothing="登记簿没有缺号，没有不符")
def check(counter: Counter, desk: Desk) -> Any:
    """Check the register."""
    from govdocs.app.registering.checking import register_findings  # noqa: PLC0415 - keeps --help instant

    del desk
    return register_findings(counter.register)


for each in (*OUTGOING, *INCOMING, list_, show, check, *PRINTING):
    register.add_command(each)
