"""The commands a clerk types. Heavy imports wait until a command needs them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdocs import __version__
from govdocs.cli.archive import archive
from govdocs.cli.batch import batch
from govdocs.cli.check import check
from govdocs.cli.chinese import ChineseGroup
from govdocs.cli.collect import collect
from govdocs.cli.duties import duties
from govdocs.cli.init import init
from govdocs.cli.ledger import ledger
from govdocs.cli.new import new
from govdocs.cli.options import (
    JSON,
    OFFICE,
    OUTPUT,
    PATH,
    PROFILE,
    STDOUT,
    TEMPLATES,
    context_here,
    context_on,
    folder_option,
    office_file,
    office_here,
    templates_folder,
    words_in,
)
from govdocs.cli.register import register
from govdocs.cli.register_desk import BY, REGISTER, counter_on, desk_of
from govdocs.cli.schema import schema
from govdocs.errors import InputError

if TYPE_CHECKING:
    from govdocs.app.rendering import Written

_FORMATS = click.option(
    "-f",
    "--format",
    "formats",
    metavar="格式",
    default="docx,pdf",
    show_default=True,
    help="docx、pdf、xlsx（公文里的表格），逗号分隔",
)


def _show_version(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    del parameter
    if value and not ctx.resilient_parsing:
        click.echo(f"govdocs {__version__}")
        ctx.exit()


@click.group(
    cls=ChineseGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="公文从文本到 Word 和 PDF，版面符合 GB/T 9704-2012。\n\n"
    "先用 import 把粘贴来的文字变成数据文件，核对后用 render 生成红头文件。",
)
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_show_version, help="显示版本号"
)
@OFFICE
def main() -> None:
    """The commands of govdocs."""


def _tell(written: Sequence[Written], as_json: bool) -> None:
    from govdocs.cli.report import echo_findings, echo_json, echo_written, written_plain  # noqa: PLC0415

    if as_json:
        echo_json(written_plain(written))
        return
    echo_written(written)
    for source, papers in groupby(written, key=lambda each: each.printed.source):
        findings = dict.fromkeys(finding for each in papers for finding in each.printed.findings)
        echo_findings(findings, f"—— {source}")


@main.command(
    "import",
    help="把原文（.txt、.docx）读成可以修改的数据文件。\n\n"
    "一个字不多、一个字不少：每个字归入一个字段，或列入搁置的清单。",
)
@click.argument("source", type=PATH, metavar="原文")
@click.option(
    "-o",
    "--output",
    type=PATH,
    metavar="路径",
    help="数据文件的路径，“-”为屏幕；不写时与原文同名，扩展名 .yaml",
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="结果写成 JSON，供其他程序使用；数据文件也写成 .json，字段用英文名",
)
@click.option("--normalize", is_flag=True, help="改正序号、括号、半角标点等，逐条列出")
@click.option("--force", is_flag=True, help="数据文件已存在时覆盖")
def import_(source: Path, output: Path | None, as_json: bool, normalize: bool, force: bool) -> None:
    """Read a source into a data file."""
    from govdocs.app.importing import import_file  # noqa: PLC0415 - keeps --help instant
    from govdocs.app.saving import save_data_file  # noqa: PLC0415
    from govdocs.cli.report import echo_imported, echo_json, imported_plain  # noqa: PLC0415

    to_screen = output is not None and str(output) == STDOUT
    target = output if output and not to_screen else source.with_suffix(".json" if as_json else ".yaml")
    written_as_json = as_json if to_screen else target.suffix.lower() == ".json"
    imported = import_file(source, normalize=normalize, as_json=written_as_json)
    path = None if to_screen else save_data_file(imported.text, target, (source,), force=force)
    if as_json:
        echo_json(imported_plain(imported, path))
    else:
        echo_imported(imported, path)
    if not imported.account.balanced:
        raise click.exceptions.Exit(1)


@main.command(
    help="由数据文件生成 Word 和 PDF。\n\n先检查全部数据文件；有一份出错就一份也不生成，并列出全部错误。"
)
@click.argument("files", type=PATH, nargs=-1, metavar="数据文件…")
@_FORMATS
@folder_option(OUTPUT)
@PROFILE
@click.option("--as-is", is_flag=True, help="不合《条例》规定的内容照原样排印，只提示；导入的公文总是如此")
@click.option(
    "--paper",
    "papers",
    metavar="文书",
    default="",
    help="有几种文书时只要这几种，如“签到表,会议纪要”",
)
@click.option("--preprinted", is_flag=True, help="套印：红色标志和红线已印在纸上，不再印出，位置照留")
@TEMPLATES
@click.option("--date", "on", metavar="日期", help="文件属性中的日期，如 2025-04-10；不写时为今天")
@click.option("--take-number", is_flag=True, help="没有发文字号的，从登记簿取下一个号，发出后登记")
@REGISTER
@BY
@JSON
def render(  # noqa: PLR0913, PLR0917 - the options of the command
    files: tuple[Path, ...],
    formats: str,
    output: Path,
    profile: str,
    as_is: bool,
    papers: str,
    preprinted: bool,
    templates: Path | None,
    on: str | None,
    take_number: bool,
    place: str,
    clerk: str,
    as_json: bool,
) -> None:
    """Render data files: all of them or none."""
    from govdocs.app.printing import Options  # noqa: PLC0415 - keeps --help instant
    from govdocs.app.rendering import render_files  # noqa: PLC0415

    if not files:
        raise InputError("没有写数据文件", "如：govdocs render 通知.yaml")
    own = templates_folder(templates)
    fonts = office_here().fonts
    options = Options(words_in(formats), profile, as_is, words_in(papers), preprinted, own, fonts)
    context = context_here(on)
    if not take_number:
        _tell(render_files(files, output, options, context), as_json)
        return
    from govdocs.app.registering.numbering import render_numbered  # noqa: PLC0415 - keeps --help instant
    from govdocs.cli.register_report import numbered_plain, tell_numbered  # noqa: PLC0415
    from govdocs.cli.report import echo_json, written_plain  # noqa: PLC0415

    with counter_on(place, context.today, "write") as counter:
        run = render_numbered(files, output, options, counter, desk_of(clerk))
    if as_json:
        echo_json({**written_plain(run.written), **numbered_plain(run)})
        return
    _tell(run.written, as_json)
    tell_numbered(run)


main.add_command(init)
main.add_command(new)
main.add_command(check)
main.add_command(schema)
main.add_command(duties)
main.add_command(collect)
main.add_command(batch)
main.add_command(ledger)
main.add_command(register)
main.add_command(archive)


@main.command(help="列出全部文种。")
@JSON
def kinds(as_json: bool) -> None:
    """List the kinds."""
    from govdocs.app.catalogue import list_kinds  # noqa: PLC0415 - keeps --help instant
    from govdocs.cli.report import echo_json  # noqa: PLC0415

    found = list_kinds()
    if as_json:
        echo_json([{"name": k.name, "label": k.label, "direction": k.direction, "use": k.use} for k in found])
        return
    for each in found:
        direction = f"（{each.direction}）" if each.direction else ""
        click.echo(f"{each.label}{direction}　{each.use}")


@main.command(help="生成全套示例公文（虚构的例示县清禾镇）。")
@folder_option(OUTPUT / "demo")
@_FORMATS
@JSON
def demo(output: Path, formats: str, as_json: bool) -> None:
    """Render the sample set."""
    from govdocs.app.demo import demo as make  # noqa: PLC0415 - keeps --help instant
    from govdocs.app.demo import demo_ledgers  # noqa: PLC0415
    from govdocs.cli.ledger import echo_ledgers  # noqa: PLC0415

    context = context_on(None)
    _tell(make(output, context, words_in(formats)), as_json)
    for run in demo_ledgers(output, context):
        if not as_json:
            echo_ledgers(run, remarks=False)


@main.command(help="检查本机：字体各由谁充任、缺什么、有什么影响。")
@JSON
def doctor(as_json: bool) -> None:
    """Tell what this machine has and lacks."""
    from govdocs.app.doctor import doctor as examine  # noqa: PLC0415 - keeps --help instant
    from govdocs.cli.report import echo_json  # noqa: PLC0415

    checks = examine(office_file())
    if as_json:
        echo_json(
            [
                {"what": each.what, "state": each.state, "good": each.good, "words": each.words}
                for each in checks
            ]
        )
    else:
        for each in checks:
            click.echo(f"{each.state}　{each.what}：{each.words}")
    if not all(each.good for each in checks):
        raise click.exceptions.Exit(3)
