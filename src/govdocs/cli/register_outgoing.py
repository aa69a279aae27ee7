"""The commands of the register for documents that go out: their numbers, from taking to voiding."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govdocs.cli.options import PATH
from govdocs.cli.register_desk import REASON, all_of, day_of, register_command
from govdocs.errors import InputError

if TYPE_CHECKING:
    from govdocs.app.registering.opening import Counter
    from govdocs.register.model import Desk, Facts, Series

FACTS = all_of(
    click.option("--title", metavar="标题", default=""),
    click.option("--kind", metavar="文种", default="", help="如“通知”"),
    click.option("--signer", metavar="签发人", default=""),
    click.option("--signed", metavar="成文日期", default=""),
    click.option("--to", "addressees", metavar="主送机关", default=""),
    click.option("--copies", metavar="份数", type=int, default=0),
    click.option("--secrecy", metavar="密级", default=""),
    click.option("--drafter", metavar="拟稿单位", default=""),
    click.option("--note", metavar="备注", default=""),
)


def _facts(signed: str = "", **said: Any) -> Facts:
    from govdocs.register.model import Facts  # noqa: PLC0415 - keeps --help instant

    if said.get("copies", 0) < 0:
        raise InputError("份数不能小于 0", "改正 --copies")
    return Facts(**said, signed_on=day_of(signed, "成文日期"))


SERIES = all_of(
    click.argument("code", metavar="[机关代字]", default=""),
    click.option("--code", "named", metavar="机关代字", default="", help="同上；只有一个的不必写"),
    click.option("--year", metavar="年份", type=int, default=0, help="不写时为今年"),
)
"""Of which 机关代字 and year a number is."""


def _series(counter: Counter, said: dict[str, Any]) -> Series:
    """The series that the options name, which it takes out of them."""
    from govdocs.app.registering.opening import series_to_take  # noqa: PLC0415 - keeps --help instant

    code, named = said.pop("code"), said.pop("named")
    return series_to_take(counter, code or named, said.pop("year") or counter.today.year)


@register_command("take", "取一个发文字号，状态为“预留”，发出后用 issue 登记。", use="write")
@SERIES
@FACTS
@click.option("--another", is_flag=True, help="同样标题已有预留的号，这是另一份文件，再取一个")
@click.option("--claim", metavar="标记", default="", help="同一标记再取，总是同一个号；供其他程序使用")
def take(counter: Counter, desk: Desk, **said: Any) -> Any:
    """Take one number."""
    from govdocs.app.registering.taking import take_number  # noqa: PLC0415 - keeps --help instant
    from govdocs.register.model import Wish  # noqa: PLC0415

    series, claim, another = _series(counter, said), said.pop("claim"), said.pop("another")
    return (take_number(counter, Wish(series, _facts(**said), claim), desk, another=another),)


@register_command("reserve", "预留几个连号，以后再写标题。", use="write")
@SERIES
@click.option("-n", "--count", metavar="个数", type=click.IntRange(1, 100), default=1, show_default=True)
@click.option("--for", "purpose", metavar="用途", default="", help="留给什么用")
def reserve(counter: Counter, desk: Desk, count: int, purpose: str, **said: Any) -> Any:
    """Reserve several numbers in a row."""
    return counter.register.reserve(_series(counter, said), count, purpose, desk)


@register_command("issue", "预留的号已经发文：写明标题、成文日期等。")
@click.argument("number", metavar="发文字号")
@FACTS
@click.option("--file", "files", type=PATH, multiple=True, metavar="文件", help="发出的文件，登记名称和摘要")
def issue(counter: Counter, desk: Desk, number: str, files: tuple[Path, ...], **said: Any) -> Any:
    """Issue a reserved number."""
    from dataclasses import replace  # noqa: PLC0415 - keeps --help instant

    from govdocs.app.registering.opening import number_for  # noqa: PLC0415

    facts = replace(_facts(**said), files=tuple(map(_file, files)))
    return counter.register.issue(number_for(counter, number), facts, desk)


def _file(path: Path) -> Any:
    from govdocs.digests import file_digest  # noqa: PLC0415
    from govdocs.register.model import DocumentFile  # noqa: PLC0415 - keeps --help instant

    digest = file_digest(path)
    if not digest:
        raise InputError(f"无法读取文件“{path}”", "检查路径")
    return DocumentFile(path.name, digest)


@register_command("void", "作废一个号：号和原因留在登记簿里，不再使用。")
@click.argument("number", metavar="发文字号")
@REASON
def void(counter: Counter, desk: Desk, number: str, reason: str) -> Any:
    """Make a number void."""
    from govdocs.app.registering.opening import number_for  # noqa: PLC0415 - keeps --help instant

    return counter.register.void(number_for(counter, number), reason, desk)


@register_command("correct", "更正登记的内容；原来的内容留在登记簿的记录里。")
@click.argument("number", metavar="发文字号")
@FACTS
def correct(counter: Counter, desk: Desk, number: str, **said: Any) -> Any:
    """Put right what the register says of a number."""
    from govdocs.app.registering.opening import number_for  # noqa: PLC0415 - keeps --help instant

    return counter.register.correct(number_for(counter, number), _facts(**said), desk)


@register_command("start", "启用登记簿：从下一个号接着编；以前在纸上编的号以后用 enter 补录。", use="begin")
@click.argument("code", metavar="机关代字")
@click.argument("year", metavar="年份", type=click.IntRange(1949, 2200))
@click.option("--next", "first", metavar="号", type=int, default=1, show_default=True, help="下一个要用的号")
def start(counter: Counter, desk: Desk, code: str, year: int, first: int) -> Any:
    """Take over a series."""
    from govdocs.app.registering.entering import start_series  # noqa: PLC0415 - keeps --help instant

    return start_series(counter, code, year, first, desk)


@register_command("enter", "补录在纸上编过的号：写一个号，或用 --from 读入发文登记簿（Excel）。", use="write")
@click.argument("number", metavar="[发文字号]", default="")
@FACTS
@click.option("--void", "reason", metavar="原因", default="", help="这个号已经作废")
@click.option(
    "--from", "book", type=PATH, metavar="登记簿", help="govdocs new 发文登记簿 --xlsx 填好的工作簿"
)
def enter(counter: Counter, desk: Desk, number: str, reason: str, book: Path | None, **said: Any) -> Any:
    """Enter numbers that were issued on paper."""
    from govdocs.app.registering.entering import enter_book, enter_number  # noqa: PLC0415 - keeps --help instant

    if book:
        return enter_book(counter, book, desk)
    if not number:
        raise InputError("没有写发文字号", "写发文字号和 --title，或 --from 发文登记簿.xlsx")
    return enter_number(counter, number, _facts(**said), desk, reason)


OUTGOING = (take, reserve, issue, void, correct, start, enter)
"""In the order in which they are used."""
