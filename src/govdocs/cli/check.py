"""The command that checks data files and prints nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govdocs.cli.chinese import ChineseCommand
from govdocs.cli.options import JSON, PATH, context_on, office_here
from govdocs.errors import InputError

if TYPE_CHECKING:
    from govdocs.app.checking import Checked


@click.command(
    cls=ChineseCommand,
    help="检查数据文件和工作簿，列出全部错误和需要核对的地方，不生成公文。\n\n"
    "几个文件里的表单合在一起检查：编号不重复，引用的档案号都有，前后一致。有错误时退出码为 2。",
)
@click.argument("files", type=PATH, nargs=-1, metavar="数据文件…", required=True)
@click.option(
    "--annotate",
    "target",
    type=PATH,
    metavar="路径",
    help="另存一份工作簿，错误的格涂红、需要核对的涂黄并加批注；原工作簿不动",
)
@click.option("--as-of", "as_of", metavar="日期", help="统计日期，如 2025-04-10；不写时用文件里写的")
@click.option("--force", is_flag=True, help="文件已存在时覆盖")
@JSON
def check(
    files: tuple[Path, ...], target: Path | None, as_of: str | None, force: bool, as_json: bool
) -> None:
    """Check data files: exit code 2 when one is wrong."""
    from govdocs.app.checking import check_files  # noqa: PLC0415 - keeps --help instant
    from govdocs.cli.report import as_plain, echo_findings, echo_json  # noqa: PLC0415
    from govdocs.diagnostics import Severity  # noqa: PLC0415

    if target and target.suffix.lower() != ".xlsx":
        raise InputError(f"“{target}”不是 .xlsx 文件名，没有写批注", "--annotate 后面写以 .xlsx 结尾的文件名")
    day = context_on(as_of).today if as_of else None
    checked = check_files(files, context_on(None), day, office_here())
    written = _annotate(files, checked, target, force=force) if target else None
    if as_json:
        plain = {"findings": [as_plain(each) for each in checked.findings]}
        echo_json({**_plain(checked), "annotated": str(written) if written else None, **plain})
    else:
        click.echo(_summary(checked))
        if written:
            click.echo(f"已写出 {written}：错误的格涂红，需要核对的涂黄，逐条列在表“检查结果”里")
        echo_findings(checked.findings)
    if checked.count(Severity.ERROR):
        raise click.exceptions.Exit(InputError.exit_code)


def _annotate(files: tuple[Path, ...], checked: Checked, target: Path, *, force: bool) -> Path:
    """Write the annotated copy of the one workbook among `files`."""
    from govdocs.app.annotating import annotated_copy  # noqa: PLC0415 - keeps --help instant
    from govdocs.app.saving import save_data_file  # noqa: PLC0415
    from govdocs.resources import read_bytes  # noqa: PLC0415

    books = [path for path in files if path.suffix.lower() == ".xlsx"]
    if len(books) != 1:
        raise InputError("加批注时只给一个 Excel 工作簿", "其余的表单可以是 YAML 文件；几个工作簿逐个加批注")
    content = annotated_copy(read_bytes(books[0]), books[0].name, checked.findings, context_on(None))
    return save_data_file(content, target, files, force=force)


def _plain(checked: Checked) -> dict[str, Any]:
    """What was checked, for programs."""
    return {
        "files": list(checked.names),
        "records": dict(checked.counts),
        "as_of": checked.day.isoformat() if checked.dated else None,
    }


def _summary(checked: Checked) -> str:
    """What was checked, in one line."""
    from govdocs.diagnostics import Severity  # noqa: PLC0415 - keeps --help instant
    from govdocs.text.dates import formal_date  # noqa: PLC0415

    counts = "、".join(f"{label} {count} 份" for label, count in checked.counts.items()) or "没有可用的数据"
    day = f"；统计日期 {formal_date(checked.day)}" if checked.dated else ""
    wrong, odd = checked.count(Severity.ERROR), checked.count(Severity.WARNING)
    verdict = f"错误 {wrong} 处，需要核对 {odd} 处" if wrong or odd else "没有问题"
    return f"检查了 {len(checked.names)} 个文件：{counts}{day}；{verdict}"
