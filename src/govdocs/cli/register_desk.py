"""What the commands of the register have in common: how they open it, who is at the desk, their options."""

from __future__ import annotations

import getpass
import platform
import uuid
from collections.abc import Callable
from contextlib import contextmanager
from datetime import date, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from govdocs.app.offices.office import REGISTER_URL
from govdocs.cli.chinese import ChineseCommand
from govdocs.cli.options import JSON, context_on, office_here
from govdocs.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdocs.app.registering.opening import Counter, Use
    from govdocs.register.model import Desk

_CLERK = "登记人"
"""Who keeps the register, among the people of an office."""

Command = Callable[..., None]


def all_of(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
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

_COMMON = all_of(
    REGISTER,
    BY,
    click.option("--date", "on", metavar="日期", help="登记的日期；不写时为今天"),
    JSON,
)

YEAR = click.option("--year", metavar="年份", type=int, default=0, help="不写时为今年")

REASON = click.option("--reason", metavar="原因", default="", help="必须写明")


@contextmanager
def counter_on(place: str, today: date, use: Use = "look") -> Iterator[Counter]:
    """The register in force, opened for that use, closed at the end."""
    from govdocs.app.registering.opening import open_counter  # noqa: PLC0415 - keeps --help instant

    counter = open_counter(place, office_here(), today, use)
    try:
        yield counter
    finally:
        counter.register.close()


def desk_of(clerk: str) -> Desk:
    """Who runs the command: as given, else 登记人 of the office, else the user of the machine."""
    from govdocs.register.model import Desk  # noqa: PLC0415 - keeps --help instant

    name = clerk or office_here().people.get(_CLERK, "") or _user()
    now = datetime.now().astimezone().replace(microsecond=0)  # noqa: TID251 - the one reader of the clock
    return Desk(name, now, platform.node(), _seat())


def _user() -> str:
    """The user of the machine; "" where it knows none, as in a container."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


def _seat() -> str:
    """The address of the network card, by which machines of one name differ; "" where there is none."""
    address = uuid.getnode()
    made_up = address >> 40 & 1  # what `uuid` invents, another one in each run (RFC 9562, 6.10)
    return "" if made_up else f"{address:012x}"


def register_command(
    name: str, help_: str, *, use: Use = "look", nothing: str = "没有可以列出的"
) -> Callable[[Command], click.Command]:
    """A command of the register: opens it, hands it down with the desk, tells what came of it."""

    def decorate(work: Callable[..., Any]) -> click.Command:
        @wraps(work)
        def run(place: str, clerk: str, on: str | None, as_json: bool, **rest: Any) -> None:
            from govdocs.cli.register_report import tell  # noqa: PLC0415 - keeps --help instant

            with counter_on(place, context_on(on).today, use) as counter:
                tell(counter, work(counter, desk_of(clerk), **rest), as_json=as_json, nothing=nothing)

        return click.command(name, cls=ChineseCommand, help=help_)(_COMMON(run))

    return decorate


def day_of(text: str, label: str) -> date | None:
    """The day that an option names; raises InputError for what is none."""
    from govdocs.text.dates import parse_date  # noqa: PLC0415 - keeps --help instant

    if not text:
        return None
    day = parse_date(text)
    if day is None:
        raise InputError(f"{label}“{text}”不是日期", "写作 2025-04-10 的样子")
    return day
