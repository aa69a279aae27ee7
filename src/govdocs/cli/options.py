"""Options that several commands share, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from govdocs.app.offices.office import (
    OFFICE_FILE,
    OFFICE_FOLDER,
    TEMPLATES_FOLDER,
    Office,
    find_office_file,
    named_office_file,
)
from govdocs.context import Context
from govdocs.errors import InputError

OUTPUT = Path("output")

STDOUT = "-"
"""The path that means the screen."""

PATH = click.Path(path_type=Path)

JSON = click.option("--json", "as_json", is_flag=True, help="结果写成 JSON，供其他程序使用")

_NAMED, _HERE = "govdocs.office.named", "govdocs.office"


def _remember_office(ctx: click.Context, parameter: click.Parameter, value: Path | None) -> None:
    del parameter
    ctx.meta[_NAMED] = value


OFFICE = click.option(
    "--office",
    type=PATH,
    metavar="文件夹",
    envvar=OFFICE_FOLDER,
    expose_value=False,
    callback=_remember_office,
    help=f"本单位的文件夹（有 {OFFICE_FILE}）；不写时从当前文件夹往上找",
)
"""The option of the command group that names the folder of an office."""


def office_file() -> Path | None:
    """The file of the office in force: of the folder named, else found from the working folder upwards."""
    ctx = click.get_current_context(silent=True)
    named = ctx.meta.get(_NAMED) if ctx else None
    return named_office_file(named) if named else find_office_file(Path.cwd())


def office_here() -> Office:
    """The office in force, an empty one outside of all; read once a run, and what is odd in it told."""
    ctx = click.get_current_context(silent=True)
    kept = ctx.meta if ctx else {}
    if _HERE not in kept:
        kept[_HERE] = _read_office(office_file())
    office: Office = kept[_HERE]
    return office


def _read_office(file: Path | None) -> Office:
    if file is None:
        return Office()
    from govdocs.app.offices.reading import read_office  # noqa: PLC0415 - keeps --help instant
    from govdocs.cli.report import echo_findings  # noqa: PLC0415

    read = read_office(file)
    echo_findings(read.findings, f"—— {file}")
    return read.office


def _profile(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str:
    """The profile that is asked for, else that of the office, else the usual one."""
    del ctx, parameter
    return value or office_here().profile or USUAL_PROFILE


USUAL_PROFILE = "literal"

PROFILE = click.option(
    "--profile",
    metavar="版面",
    callback=_profile,
    help="literal（页面设置为国标数值）、visual（纸上量得国标数值），或本单位的版式文件；"
    f"不写时用 {OFFICE_FILE} 里的“版面”，没有时为 literal",
)


TEMPLATES = click.option(
    "--templates",
    type=PATH,
    metavar="文件夹",
    help="本单位的 Word 模板；不写时用本单位的“模板”文件夹（有的话）",
)

OWN_TEMPLATES = Path(TEMPLATES_FOLDER)


def templates_folder(given: Path | None) -> Path | None:
    """The folder of own templates: the one named, the office's, else one in the working folder."""
    return given or office_here().templates or (OWN_TEMPLATES if OWN_TEMPLATES.is_dir() else None)


def new_templates_folder() -> Path:
    """Where templates go that are to be edited, and are found again."""
    office = office_here()
    return office.templates or (office.folder / TEMPLATES_FOLDER if office.folder else OWN_TEMPLATES)


def units_file(given: Path | None) -> Path | None:
    """The register of units: the one named, else the office's."""
    return given or office_here().units


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


def context_here(on: str | None) -> Context:
    """The same, with the office's name as 填报单位 of records that name none."""
    return replace(context_on(on), unit=office_here().name)


def words_in(text: str) -> tuple[str, ...]:
    """The words of a list, in whatever way it is divided and written."""
    return tuple(filter(None, re.split(r"[,，、;；\s]+", text.lower())))
