"""The commands of the register: numbers for documents that go out, lines for documents that come in."""

from __future__ import annotations

import getpass
import platform
from collections.abc import Callable
from contextlib import contextmanager
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govdocs.app.offices.office import REGISTER_URL
from govdocs.cli.chinese import ChineseGroup
from govdocs.cli.options import (
    JSON,
    OUTPUT,
    PATH,
    PROFILE,
    context_on,
    folder_option,
    office_here,
    templates_folder,
    words_in,
)
from govdocs.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdocs.app.registering.opening import Counter
    from govdocs.register.model import Desk, Facts, Receipt

_CLERK = "登记人"
"""Who keeps the register, among the people of an office."""

Command = Callable[..., None]


@click.group(
    cls=ChineseGroup,
    help="登记簿：发文取号、预留、作废，收文登记、办结，打印发文登记簿和收文登记簿。\n\n"
    "登记簿是本单位文件夹里的 登记簿.sqlite；几台电脑共用的，写 PostgreSQL 的地址。",
)
def register() -> None:
    """The commands of the register."""


def _options(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Several options as one, in this order."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


REGISTER = click.option(
    "--register",
    "place",
    metavar="登记簿",
    envvar=REGISTER_URL,
    default="",
    help=f"登记簿的路径，或 postgresql:// 地址；也可写在环境变量 {REGISTER_URL} 里",
)
"""The option that names a register."""

BY = click.option("--by", "clerk", metavar="姓名", default="", help="登记人；不写时取本单位.yaml 的登记人")
"""The option that says who works with the register."""

_COMMON = _options(
    REGISTER,
    BY,
    click.option("--date", "on", metavar="日期", help="登记的日期；不写时为今天"),
    JSON,
)

_FACTS = _options(
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

_RECEIPT = _options(
    click.option("--organ", metavar="来文机关", default=""),
    click.option("--title", metavar="标题", default=""),
    click.option("--number", metavar="来文字号", default=""),
    click.option("--received", metavar="收文日期", default="", help="不写时为登记的日期"),
    click.option("--secrecy", metavar="密级", default=""),
    click.option("--urgency", metavar="紧急程度", default=""),
    click.option("--copies", metavar="份数", type=int, default=0),
    click.option("--pages", metavar="页数", type=int, default=0),
    click.option("--to", "assignee", metavar="承办", default="", help="交给谁办：单位或人"),
    click.option("--due", metavar="办结时限", default=""),
    click.option("--note", metavar="备注", default=""),
)

_YEAR = click.option("--year", metavar="年份", type=int, default=0, help="不写时为今年")
_REASON = click.option("--reason", metavar="原因", default="", help="必须写明")


@contextmanager
def counter_on(place: str, today: date, *, create: bool = False) -> Iterator[Counter]:
    """The register in force, closed at the end."""
    from govdocs.app.registering.opening import open_counter  # noqa: PLC0415 - keeps --help instant

    counter = open_counter(place, office_here(), today, create=create)
    try:
        yield counter
    finally:
        counter.register.close()


def desk_of(clerk: str) -> Desk:
    """Who runs the command: as given, else 登记人 of the office, else the user of the machine."""
    from govdocs.register.model import Desk  # noqa: PLC0415 - keeps --help instant

    name = clerk or office_here().people.get(_CLERK, "") or getpass.getuser()
    now = datetime.now().astimezone().replace(microsecond=0)  # noqa: TID251 - the one reader of the clock
    return Desk(name, now, platform.node())


def _command(
    name: str, help_: str, *, create: bool = False, nothing: str = "没有可以列出的"
) -> Callable[[Command], click.Command]:
    """A command of the register: opens it, hands it down with the desk, tells what came of it."""

    def decorate(work: Callable[..., Any]) -> click.Command:
        @wraps(work)
        def run(place: str, clerk: str, on: str | None, as_json: bool, **rest: Any) -> None:
            from govdocs.cli.register_report import tell  # noqa: PLC0415 - keeps --help instant

            with counter_on(place, context_on(on).today, create=create) as counter:
                tell(counter, work(counter, desk_of(clerk), **rest), as_json=as_json, nothing=nothing)

        return register.command(name, help=help_)(_COMMON(run))

    return decorate


def _day(text: str, label: str) -> date | None:
    from govdocs.text.dates import parse_date  # noqa: PLC0415 - keeps --help instant

    if not text:
        return None
    day = parse_date(text)
    if day is None:
        raise InputError(f"{label}“{text}”不是日期", "写作 2025-04-10 的样子")
    return day


def _facts(signed: str = "", **said: Any) -> Facts:
    from govdocs.register.model import Facts  # noqa: PLC0415 - keeps --help instant

    if said.get("copies", 0) < 0:
        raise InputError("份数不能小于 0", "改正 --copies")
    return Facts(**said, signed_on=_day(signed, "成文日期"))


def _receipt(received: str = "", due: str = "", **said: Any) -> Receipt:
    from govdocs.register.model import Receipt  # noqa: PLC0415 - keeps --help instant

    if min(said.get("copies", 0), said.get("pages", 0)) < 0:
        raise InputError("份数、页数不能小于 0", "改正 --copies、--pages")
    return Receipt(**said, received_on=_day(received, "收文日期"), due_on=_day(due, "办结时限"))


@_command("take", "取一个发文字号，状态为“预留”，发出后用 issue 登记。\n\n同一标题再取，还是原来的号。")
@click.argument("code", metavar="[机关代字]", default="")
@_FACTS
@_YEAR
@click.option("--claim", metavar="标记", default="", help="同一标记再取，总是同一个号；供其他程序使用")
def take(counter: Counter, desk: Desk, code: str, year: int, claim: str, **said: Any) -> Any:
    """Take one number."""
    from govdocs.app.registering.opening import series_for  # noqa: PLC0415 - keeps --help instant
    from govdocs.register.model import Wish  # noqa: PLC0415

    series = series_for(counter, code, year or counter.today.year)
    return (counter.register.take(Wish(series, _facts(**said), claim), desk),)


@_command("reserve", "预留几个连号，以后再写标题。")
@click.argument("code", metavar="[机关代字]", default="")
@click.option("-n", "--count", metavar="个数", type=click.IntRange(1, 100), default=1, show_default=True)
@click.option("--for", "purpose", metavar="用途", default="", help="留给什么用")
@_YEAR
def reserve(counter: Counter, desk: Desk, code: str, year: int, **wanted: Any) -> Any:
    """Reserve several numbers in a row."""
    from govdocs.app.registering.opening import series_for  # noqa: PLC0415 - keeps --help instant

    series = series_for(counter, code, year or counter.today.year)
    return counter.register.reserve(series, wanted["count"], wanted["purpose"], desk)


@_command("issue", "预留的号已经发文：写明标题、成文日期等。")
@click.argument("number", metavar="发文字号")
@_FACTS
@click.option("--file", "files", type=PATH, multiple=True, metavar="文件", help="发出的文件，登记名称和摘要")
def issue(counter: Counter, desk: Desk, number: str, files: tuple[Path, ...], **said: Any) -> Any:
    """Issue a reserved number."""
    from dataclasses import replace  # noqa: PLC0415 - keeps --help instant

    from govdocs.app.registering.opening import number_for  # noqa: PLC0415

    facts = replace(_facts(**said), files=tuple(map(_file, files)))
    return counter.register.issue(number_for(counter, number), facts, desk)


def _file(path: Path) -> Any:
    from govdocs.register.model import DocumentFile  # noqa: PLC0415 - keeps --help instant
    from govdocs.resources import file_digest  # noqa: PLC0415

    digest = file_digest(path)
    if not digest:
        raise InputError(f"无法读取文件“{path}”", "检查路径")
    return DocumentFile(path.name, digest)


@_command("void", "作废一个号：号和原因留在登记簿里，不再使用。")
@click.argument("number", metavar="发文字号")
@_REASON
def void(counter: Counter, desk: Desk, number: str, reason: str) -> Any:
    """Make a number void."""
    from govdocs.app.registering.opening import number_for  # noqa: PLC0415 - keeps --help instant

    return counter.register.void(number_for(counter, number), reason, desk)


@_command("correct", "更正登记的内容；原来的内容留在登记簿的记录里。")
@click.argument("number", metavar="发文字号")
@_FACTS
def correct(counter: Counter, desk: Desk, number: str, **said: Any) -> Any:
    """Put right what the register says of a number."""
    from govdocs.app.registering.opening import number_for  # noqa: PLC0415 - keeps --help instant

    return counter.register.correct(number_for(counter, number), _facts(**said), desk)


@_command("start", "启用登记簿：从下一个号接着编；以前在纸上编的号以后用 enter 补录。", create=True)
@click.argument("code", metavar="机关代字")
@click.argument("year", metavar="年份", type=click.IntRange(1949, 2200))
@click.option("--next", "first", metavar="号", type=int, default=1, show_default=True, help="下一个要用的号")
def start(counter: Counter, desk: Desk, code: str, year: int, first: int) -> Any:
    """Take over a series."""
    from govdocs.app.registering.entering import start_series  # noqa: PLC0415 - keeps --help instant

    return start_series(counter, code, year, first, desk)


@_command("enter", "补录在纸上编过的号：写一个号，或用 --from 读入发文登记簿（Excel）。")
@click.argument("number", metavar="[发文字号]", default="")
@_FACTS
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


@_command("receive", "登记一份来文，编收文号。")
@_RECEIPT
@click.option("--again", is_flag=True, help="同一机关、同一字号的来文已登记过，仍然再登记")
def receive(counter: Counter, desk: Desk, again: bool, **said: Any) -> Any:
    """Register a document that came in."""
    from govdocs.app.registering.receiving import receive_paper  # noqa: PLC0415 - keeps --help instant

    return receive_paper(counter, _receipt(**said), desk, again=again)


@_command("update", "收文交办，或更正收文登记；原来的内容留在记录里。")
@click.argument("sequence", metavar="收文号")
@_RECEIPT
def update(counter: Counter, desk: Desk, sequence: str, **said: Any) -> Any:
    """Hand a document over, or put its line right."""
    from govdocs.app.registering.opening import incoming_for  # noqa: PLC0415 - keeps --help instant

    return counter.register.change_incoming(incoming_for(counter, sequence), _receipt(**said), desk)


@_command("finish", "收文办结：写明办理结果。")
@click.argument("sequence", metavar="收文号")
@click.option("--result", metavar="结果", required=True, help="如“已报送”")
@click.option("--finished", metavar="办结日期", default="", help="不写时为登记的日期")
def finish(counter: Counter, desk: Desk, sequence: str, result: str, finished: str) -> Any:
    """Say what became of a document that came in."""
    from govdocs.app.registering.receiving import finish_paper  # noqa: PLC0415 - keeps --help instant

    return finish_paper(counter, sequence, result, _day(finished, "办结日期"), desk)


@_command("strike", "注销一条收文登记（如重复登记）：收文号和原因留着。")
@click.argument("sequence", metavar="收文号")
@_REASON
def strike(counter: Counter, desk: Desk, sequence: str, reason: str) -> Any:
    """Make the line of a document that came in void."""
    from govdocs.app.registering.opening import incoming_for  # noqa: PLC0415 - keeps --help instant

    return counter.register.strike(incoming_for(counter, sequence), reason, desk)


@_command("list", "列出登记簿：全部发文，或只列预留未发的、收文、逾期未办的。")
@click.option("--code", metavar="机关代字", default="")
@_YEAR
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


@_command("show", "查看一个号（或收文号）的登记和全部经过。")
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


@_command("check", "检查登记簿：有没有缺号、状态不符、日期颠倒。", nothing="登记簿没有缺号，没有不符")
def check(counter: Counter, desk: Desk) -> Any:
    """Check the register."""
    from govdocs.app.registering.checking import register_findings  # noqa: PLC0415 - keeps --help instant

    del desk
    return register_findings(counter.register)


@register.command("print", help="打印一年的发文登记簿（每个机关代字一本）和收文登记簿。")
@click.argument("year", metavar="年份", type=int)
@click.option("-f", "--format", "formats", metavar="格式", default="xlsx,docx,pdf", show_default=True)
@folder_option(OUTPUT)
@click.option("--book", metavar="登记簿名", default="", help="只要其中一种：发文登记簿、收文登记簿")
@PROFILE
@click.option("--templates", type=PATH, metavar="文件夹", help="本单位的模板")
@REGISTER
@click.option("--date", "on", metavar="日期", help="登记到哪一天；不写时为今天")
@JSON
def print_(  # noqa: PLR0913, PLR0917 - the options of the command
    year: int,
    formats: str,
    output: Path,
    book: str,
    profile: str,
    templates: Path | None,
    place: str,
    on: str | None,
    as_json: bool,
) -> None:
    """Print the books of a year."""
    from govdocs.app.printing import Options  # noqa: PLC0415 - keeps --help instant
    from govdocs.app.registering.books import print_books  # noqa: PLC0415
    from govdocs.cli.report import echo_findings, echo_json, echo_written, written_plain  # noqa: PLC0415

    own = templates_folder(templates)
    options = Options(words_in(formats), profile, templates=own, fonts=office_here().fonts)
    with counter_on(place, context_on(on).today) as counter:
        written = print_books(counter, year, output, options, words_in(book))
    if as_json:
        echo_json(written_plain(written))
        return
    echo_written(written)
    for each in written:
        echo_findings(each.printed.findings, f"—— {each.printed.label}")
