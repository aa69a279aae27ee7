"""The commands that print the register: its books, the sheets of its documents."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govdocs.cli.chinese import ChineseCommand
from govdocs.cli.options import JSON, OUTPUT, PROFILE, context_on, folder_option, office_here, words_in
from govdocs.cli.register_desk import REGISTER, Command, all_of, counter_on

if TYPE_CHECKING:
    from govdocs.app.registering.opening import Counter

_PAPERS = all_of(
    folder_option(OUTPUT),
    PROFILE,
    REGISTER,
    click.option("--date", "on", metavar="日期", help="登记到哪一天；不写时为今天"),
    JSON,
)


def _print_command(name: str, help_: str, formats: str) -> Callable[[Command], click.Command]:
    """A command that prints: opens the register, hands it down with options, tells what was written."""

    def decorate(work: Callable[..., Any]) -> click.Command:
        @wraps(work)
        def run(place: str, on: str | None, as_json: bool, profile: str, **rest: Any) -> None:
            from govdocs.app.printing import Options  # noqa: PLC0415 - keeps --help instant

            options = Options(words_in(rest.pop("formats")), profile, fonts=office_here().fonts)
            with counter_on(place, context_on(on).today) as counter:
                _tell_written(work(counter, options, **rest), as_json=as_json)

        option = click.option("-f", "--format", "formats", metavar="格式", default=formats, show_default=True)
        return click.command(name, cls=ChineseCommand, help=help_)(_PAPERS(option(run)))

    return decorate


def _tell_written(written: Any, *, as_json: bool) -> None:
    from govdocs.cli.report import echo_findings, echo_json, echo_written, written_plain  # noqa: PLC0415

    if as_json:
        echo_json(written_plain(written))
        return
    echo_written(written)
    for each in written:
        echo_findings(each.printed.findings, f"—— {each.printed.source}")


@_print_command("print", "打印一年的发文登记簿（每个机关代字一本）和收文登记簿。", "xlsx,docx,pdf")
@click.argument("year", metavar="年份", type=int)
@click.option("--book", metavar="登记簿名", default="", help="只要其中一种：发文登记簿、收文登记簿")
def print_(counter: Counter, options: Any, year: int, output: Path, book: str) -> Any:
    """Print the books of a year."""
    from govdocs.app.registering.books import print_books  # noqa: PLC0415 - keeps --help instant

    return print_books(counter, year, output, options, words_in(book))


@_print_command("sheet", "打印发文稿纸，或收文的文件处理单：登记簿里已有的内容填好，其余用笔写。", "docx,pdf")
@click.argument("numbers", metavar="号…", nargs=-1, required=True)
@click.option("--incoming", is_flag=True, help="这些是收文号，打印文件处理单")
def sheet(counter: Counter, options: Any, numbers: tuple[str, ...], output: Path, incoming: bool) -> Any:
    """Print the sheets of documents."""
    from govdocs.app.registering.sheets import print_sheets  # noqa: PLC0415 - keeps --help instant

    return print_sheets(counter, numbers, output, options, incoming=incoming)


PRINTING = (print_, sheet)
"""In the order in which they are used."""
