"""Options that several commands share, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from govdocs.context import Context
from govdocs.errors import InputError

OUTPUT = Path("output")

STDOUT = "-"
"""The path that means the screen."""

PATH = click.Path(path_type=Path)

JSON = click.option("--json", "as_json", is_flag=True, help="结果写成 JSON，供其他程序使用")

PROFILE = click.option(
    "--profile",
    metavar="版面",
    default="literal",
    show_default=True,
    help="literal（页面设置为国标数值）、visual（纸上量得国标数值），或本单位的版式文件",
)


TEMPLATES = click.option(
    "--templates",
    type=PATH,
    metavar="文件夹",
    help="本单位的 Word 模板；不写时用“模板”文件夹（有的话）",
)

OWN_TEMPLATES = Path("模板")


def templates_folder(given: Path | None) -> Path | None:
    """The folder of the office's own templates: the one named, else the usual one where it is there."""
    return given or (OWN_TEMPLATES if OWN_TEMPLATES.is_dir() else None)


def folder_option(default: Path) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The option for the folder of the results."""
    return click.option(
        "-o", "--output", type=PATH, metavar="路径", default=default, show_default=True, help="输出文件夹"
    )


def context_on(on: str | None) -> Context:
    """The date of the run: as given, else today."""
    if not on:
        return Context(today=date.today())  # noqa: DTZ011, TID251 - the one reader of the clock
    from govdocs.text.dates import parse_date  # noqa: PLC0415 - keeps --help instant

    day = parse_date(on)
    if day is None:
        raise InputError(f"“{on}”不是日期", "写作 2025-04-10 的样子")
    return Context(today=day)


def words_in(text: str) -> tuple[str, ...]:
    """The words of a list, in whatever way it is divided and written."""
    return tuple(filter(None, re.split(r"[,，、;；\s]+", text.lower())))
