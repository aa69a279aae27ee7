"""Use case: the table of duties of a plan and the papers that follow from it; all are written or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from govdocs.app.duty_intake import load_plan
from govdocs.app.duty_papers import DUTY_FORMATS, Duties, DutyOptions, papers_of
from govdocs.app.printing import distinct
from govdocs.app.records import load_record
from govdocs.app.rendering import Written
from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, Severity, info
from govdocs.errors import InputError, InvalidDataError, UnknownFormatError
from govdocs.kinds.breakdowns.making import renumbered
from govdocs.kinds.breakdowns.record import AddedColumn, DutyBreakdown
from govdocs.kinds.breakdowns.rules import duty_findings
from govdocs.kinds.breakdowns.sources import breakdown_of
from govdocs.kinds.breakdowns.unit_forms import in_one_form
from govdocs.kinds.breakdowns.unit_lookup import resolved
from govdocs.kinds.breakdowns.unit_names import compared
from govdocs.kinds.organisation.unit_register import UnitRegister
from govdocs.kinds.plans.facts import PlanFacts
from govdocs.resources import read_bytes, write_files

_LIMIT = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class DutiesMade:
    """What was made of a plan: the table, its documents and files on the disk, every finding."""

    duties: Duties
    form: str
    written: tuple[Written, ...]
    files: tuple[Path, ...]
    findings: tuple[Diagnostic, ...]


def make_duties(
    path: Path, folder: Path, options: DutyOptions, context: Context, units: Path | None = None
) -> DutiesMade:
    """The table of duties of the plan at `path` and its papers, written into `folder`: all or none.

    `units` is the register by which names of units are looked up.
    """
    _check_options(options)
    register, unsure = _register(units) if units else (None, ())
    duties, form, findings = _duties(path, options, register)
    papers = papers_of(duties, options, context)
    printed = distinct(papers.printed)
    contents = {f"{each.stem}.{suffix}": data for each in printed for suffix, data in each.contents.items()}
    inputs = (path, units) if units else (path,)
    paths = iter(write_files(folder, contents | papers.files, inputs))
    written = tuple(Written(each, tuple(next(paths) for _ in each.contents)) for each in printed)
    layout = (found for each in printed for found in each.findings)
    told = (*unsure, *findings, *(_placed(each, path.name) for each in papers.findings), *layout)
    return DutiesMade(duties, form, written, tuple(paths), tuple(dict.fromkeys(told)))


def _check_options(options: DutyOptions) -> None:
    if not options.formats:
        raise UnknownFormatError("没有写格式", f"可用的格式：{'、'.join(DUTY_FORMATS)}")
    for name in options.formats:
        if name not in DUTY_FORMATS:
            raise UnknownFormatError(f"不认识的格式“{name}”", f"可用的格式：{'、'.join(DUTY_FORMATS)}")
    papers = {"--matrix": options.matrix, "--by-unit": options.by_unit}
    asked = [name for name, wanted in papers.items() if wanted]
    if asked and options.formats == ("yaml",):
        raise UnknownFormatError(
            f"{'、'.join(asked)} 没有数据文件，只能写成 docx、xlsx 或 pdf", "如：-f docx,yaml"
        )
    for word in options.added:
        if word not in get_args(AddedColumn):
            raise InputError(f"没有“{word}”这一列可以增加", f"可以增加：{'、'.join(get_args(AddedColumn))}")


def _register(path: Path) -> tuple[UnitRegister, tuple[Diagnostic, ...]]:
    """The register and what is to be checked in it; one with errors is refused, as `render` refuses it."""
    loaded = load_record(read_bytes(path, _LIMIT), path.name)
    if not isinstance(loaded.record, UnitRegister):
        raise InputError(
            f"“{path.name}”是{loaded.kind.label}，不是成员单位名册",
            "用 govdocs new 成员单位名册 生成一份空白的",
        )
    if loaded.faulty:
        faults = tuple(each for each in loaded.findings if each.severity is Severity.ERROR)
        words = f"“{path.name}”有 {len(faults)} 处错误，单位名称不能照它核对，没有生成任何文件"
        raise InvalidDataError(words, faults)
    return loaded.record, tuple(each for each in loaded.findings if each.severity is Severity.WARNING)


def _duties(
    path: Path, options: DutyOptions, register: UnitRegister | None
) -> tuple[Duties, str, tuple[Diagnostic, ...]]:
    """The table with its names looked up, how it was written, and what is to be said about it."""
    loaded, findings = load_plan(read_bytes(path, _LIMIT), path.name)
    facts = plan = None
    form = "record"
    if isinstance(loaded.record, DutyBreakdown):
        breakdown = loaded.record
    else:
        found = breakdown_of(loaded.record, options.form, full=options.full)
        breakdown, form, facts, plan = found.breakdown, found.form, found.facts, found.plan
        findings += found.findings
    breakdown, spelt = in_one_form(breakdown)
    changed, told = _changed(breakdown, options)
    known = tuple(_known(facts))
    names = resolved(changed, register, known) if register else compared(changed, known)
    findings += (*spelt, *told, *duty_findings(names.breakdown), *names.findings)
    if not names.breakdown.rows:
        raise InputError(
            f"“{path.name}”的表里没有任务，没有生成任何文件", "至少写一行：责任内容、任务分解、责任单位"
        )
    places = {(each.code, each.message): each.where for each in loaded.findings}
    placed = tuple(_placed(each, path.name, places.get((each.code, each.message), "")) for each in findings)
    return Duties(path.name, names, register, facts, plan), form, placed


def _changed(breakdown: DutyBreakdown, options: DutyOptions) -> tuple[DutyBreakdown, tuple[Diagnostic, ...]]:
    """The table as the options want it."""
    changes: dict[str, object] = {}
    findings = []
    if options.renumber:
        changes["rows"] = rows = renumbered(breakdown.rows)
        moved = sum(old.no != new.no for old, new in zip(breakdown.rows, rows, strict=True))
        findings.append(info("D772", f"序号从 1 重新编到 {len(rows)}，改了 {moved} 行"))
    if options.added:
        changes["columns"] = tuple(dict.fromkeys((*breakdown.columns, *options.added)))
    if options.orientation:
        changes["orientation"] = options.orientation
    return breakdown.model_copy(update=changes), tuple(findings)


def _known(facts: PlanFacts | None) -> Iterator[str]:
    """The names of units that the plan's leading group gives."""
    if facts and facts.leading_group:
        yield from facts.leading_group.members


def _placed(finding: Diagnostic, name: str, where: str = "") -> Diagnostic:
    """A finding with the file's name before its place, or at the place `where` that is known of it."""
    if where:
        return replace(finding, where=where)
    if finding.where.startswith(name):
        return finding
    return replace(finding, where=f"{name}，{finding.where}" if finding.where else name)
