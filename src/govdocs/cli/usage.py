"""What is wrong with a command line, in Chinese."""

from __future__ import annotations

import re

import click

_PATTERNS = (
    (r"No such command '(?P<x>[^']*)'\.", "没有“{x}”这个命令"),
    (r"Missing command\.", "没有写命令"),
    (r"Option '(?P<x>[^']*)' requires an argument\.", "选项 {x} 后面要写内容"),
    (r"Option '(?P<x>[^']*)' does not take a value\.", "选项 {x} 后面不写内容"),
    (r"'(?P<x>[^']*)' is not a valid integer\.", "“{x}”不是整数"),
    (r"'(?P<x>[^']*)' is not one of (?P<y>.*)\.", "不能写“{x}”，可以写：{y}"),
    (r"Got unexpected extra arguments? \((?P<x>.*)\)", "多余的参数：{x}"),
)


def usage_words(problem: click.UsageError) -> str:
    """What is wrong with a command line, in Chinese."""
    if isinstance(problem, click.NoSuchOption):
        near = f"，是否指 {'、'.join(problem.possibilities)}？" if problem.possibilities else ""
        return f"没有 {problem.option_name} 这个选项{near}"
    if isinstance(problem, click.MissingParameter) and problem.param is not None:
        return f"缺少参数 {problem.param.human_readable_name}"
    for pattern, words in _PATTERNS:
        if match := re.match(pattern, problem.message):
            return words.format(**{name: _listed(found) for name, found in match.groupdict().items()})
    return problem.message


def _listed(text: str) -> str:
    """A list of quoted words as Chinese lists them: '2b', '1b' gives 2b、1b."""
    return "、".join(re.findall(r"'([^']*)'", text)) or text


def is_bare(problem: BaseException) -> bool:
    """True for a group of commands with nothing behind it, whose help is then shown."""
    return type(problem).__name__ == "NoArgsIsHelpError"  # there is none before click 8.2


def help_hint(problem: click.UsageError) -> str:
    """Where the usage is told."""
    path = problem.ctx.command_path if problem.ctx else "govdocs"
    return f"{path} --help 有用法说明"
