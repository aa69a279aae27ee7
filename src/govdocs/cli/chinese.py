"""Click in Chinese: help pages, and failures told in one manner."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

TRACE = "GOVDOCS_TRACE"
"""With this environment variable set, what nobody foresaw ends in Python's own report."""


class _Chinese:
    """Help pages with Chinese headings."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the line of usage."""
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        words = {"[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令 …"}
        shown = " ".join(words.get(piece, piece) for piece in pieces)
        formatter.write_usage(ctx.command_path, shown, prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the options, and for a group its commands."""
        parameters: Sequence[click.Parameter] = self.get_params(ctx)  # type: ignore[attr-defined]
        options = [parameter for parameter in parameters if isinstance(parameter, click.Option)]
        rows = [row for option in options if (row := option.get_help_record(ctx))]
        with formatter.section("选项"):
            formatter.write_dl([(left, right.replace("default: ", "默认 ")) for left, right in rows])
        if isinstance(self, click.Group):
            commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
            with formatter.section("命令"):
                formatter.write_dl([(name, each.get_short_help_str(60)) for name, each in commands if each])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help in Chinese."""
        option: click.Option | None = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "显示这份说明"
        return option


class ChineseCommand(_Chinese, click.Command):
    """A command with Chinese help."""


class ChineseGroup(_Chinese, click.Group):
    """The commands, with Chinese help and Chinese errors."""

    command_class = ChineseCommand

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they are used."""
        del ctx
        return list(self.commands)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command line; whatever ends it is told in Chinese, as JSON where --json is given."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        kwargs["standalone_mode"] = False
        words = (args[0] if args else kwargs.get("args")) or sys.argv[1:]
        try:
            sys.exit(super().main(*args, **kwargs) or 0)
        except (Exception, KeyboardInterrupt) as problem:
            _stop(problem, as_json="--json" in words)


def _stop(problem: BaseException, *, as_json: bool) -> NoReturn:
    from govdocs.cli.failures import USAGE_EXIT, failure_of  # noqa: PLC0415 - keeps --help instant
    from govdocs.cli.usage import is_bare  # noqa: PLC0415

    if is_bare(problem):
        click.echo(str(problem))
        sys.exit(USAGE_EXIT)
    failure = failure_of(problem)
    if os.environ.get(TRACE) and failure.unforeseen:
        raise problem
    if isinstance(problem, OSError):
        _silence_output()
    with contextlib.suppress(OSError):
        failure.tell(as_json=as_json and not isinstance(problem, OSError))
    sys.exit(failure.exit_code)


def _silence_output() -> None:
    """Lets what could not be written go nowhere, so that the end of the program does not try again."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
