"""What ends a run: every failure as one Chinese sentence, its hint, its findings and its exit code."""

from __future__ import annotations

from dataclasses import dataclass

import click

from govdocs.cli.report import as_plain, echo_findings, echo_json
from govdocs.cli.usage import help_hint, usage_words
from govdocs.diagnostics import Diagnostic
from govdocs.errors import GovdocsError, InvalidDataError, TemplateError, WriteError
from govdocs.resources import system_reason

OTHER_EXIT = GovdocsError.exit_code
"""Exit code of what nobody foresaw."""

USAGE_EXIT = 2
"""Exit code of a wrong command line, the same as that of wrong input."""

ABORT_EXIT = 130
"""Exit code after Ctrl+C."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a run ended."""

    message: str
    hint: str
    exit_code: int
    findings: tuple[Diagnostic, ...] = ()
    unforeseen: bool = False

    def tell(self, *, as_json: bool) -> None:
        """Say it: to programs on stdout, to people on stderr."""
        if as_json:
            plain = {"message": self.message, "hint": self.hint, "exit_code": self.exit_code}
            echo_json({"error": plain, "findings": [as_plain(each) for each in self.findings]})
            return
        echo_findings(self.findings)
        click.echo(self.message if self.exit_code == ABORT_EXIT else f"错误：{self.message}", err=True)
        if self.hint:
            click.echo(f"办法：{self.hint}", err=True)


def failure_of(problem: BaseException) -> Failure:
    """What `problem` means to a clerk."""
    match problem:
        case click.UsageError():
            return Failure(usage_words(problem), help_hint(problem), USAGE_EXIT)
        case click.Abort() | KeyboardInterrupt():
            return Failure("已中断", "", ABORT_EXIT)
        case GovdocsError():
            findings = problem.diagnostics if isinstance(problem, InvalidDataError | TemplateError) else ()
            return Failure(problem.message, problem.hint, problem.exit_code, findings)
        case OSError():
            reason = f"结果无法输出：{system_reason(problem)}"
            return Failure(reason, "检查磁盘是否已满、管道是否中断", WriteError.exit_code)
        case MemoryError():
            return Failure("内存不足", "关闭其他程序，或把文件拆分后再试", OTHER_EXIT)
        case _:
            words = f"程序出错，没有做完（{type(problem).__name__}）"
            hint = "这是程序的错误，不是数据的错误：请把这一行和所用的命令报告给维护者，不要外传个人信息"
            return Failure(words, hint, OTHER_EXIT, unforeseen=True)
