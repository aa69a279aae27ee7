"""Click in Chinese: help pages, usage errors, and the exit codes of govdocs."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from govdocs.errors import GovdocsError, WriteError

USAGE_EXIT = 2
"""Exit code of a wrong command line, the same as that of wrong input."""

ABORT_EXIT = 130
"""Exit code after Ctrl+C."""

_PATTERNS = (
    (r"No such command '(?P<x>[^']*)'\.", "没有“{x}”这个命令"),
    (r"Missing command\.", "没有写命令"),
    (r"Option '(?P<x>[^']*)' requires an argument\.", "选项 {x} 后面要写内容"),
    (r"Option '(?P<x>[^']*)' does not take a value\.", "选项 {x} 后面不写内容"),
    (r"Got unexpected extra arguments? \((?P<x>.*)\)", "多余的参数：{x}"),
)


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
    """The commands, with Chinese help, Chinese errors and the exit codes of `errors`."""

    command_class = ChineseCommand

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they are used."""
        del ctx
        return list(self.commands)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command line; errors are told in Chinese and end with their exit code."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        kwargs["standalone_mode"] = False
        try:
            sys.exit(super().main(*args, **kwargs) or 0)
        except click.UsageError as problem:
            _stop(f"错误：{usage_words(problem)}", _help_hint(problem), USAGE_EXIT)
        except click.Abort:
            _stop("已中断", "", ABORT_EXIT)
        except OSError as problem:
            _silence_output()
            _stop(
                f"错误：结果无法输出：{problem.strerror}",
                "检查磁盘是否已满、管道是否中断",
                WriteError.exit_code,
            )
        except GovdocsError as problem:
            _stop(f"错误：{problem.message}", problem.hint, problem.exit_code)


def _silence_output() -> None:
    """Lets what could not be written go nowhere, so that the end of the program does not try again."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _stop(message: str, hint: str, code: int) -> NoReturn:
    click.echo(message, err=True)
    if hint:
        click.echo(f"办法：{hint}", err=True)
    sys.exit(code)


def usage_words(problem: click.UsageError) -> str:
    """What is wrong with a command line, in Chinese."""
    if isinstance(problem, click.NoSuchOption):
        near = f"，是否指 {'、'.join(problem.possibilities)}？" if problem.possibilities else ""
        return f"没有 {problem.option_name} 这个选项{near}"
    if isinstance(problem, click.MissingParameter) and problem.param is not None:
        return f"缺少参数 {problem.param.human_readable_name}"
    for pattern, words in _PATTERNS:
        if match := re.match(pattern, problem.message):
            return words.format(**match.groupdict())
    return problem.message


def _help_hint(problem: click.UsageError) -> str:
    path = problem.ctx.command_path if problem.ctx else "govdocs"
    return f"{path} --help 有用法说明"
