"""All checks, A-01 to A-89, and what comes of them for an archive."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from govdocs.archive.checks import (
    bagged,
    boxes,
    composition,
    electronic,
    listings,
    numbering,
    periods,
    privacy,
    stamps,
    volumes,
)
from govdocs.archive.checks.model import Check, CheckResult, Examined, Family, Status
from govdocs.archive.checks.subject import Subject

_PROCESS: Family = ("安全性", "过程")

HONEST = Check(
    "A-67",
    "E",
    "没有检测的记为未检测或人工，从不记为通过",
    _PROCESS,
    why="每次检测后对全部结果核对一遍",
)
"""Checked of the results themselves."""

CHECKS: tuple[Check, ...] = tuple(
    sorted(
        (
            *numbering.CHECKS,
            *composition.CHECKS,
            *periods.CHECKS,
            *listings.CHECKS,
            *boxes.CHECKS,
            *stamps.CHECKS,
            *volumes.CHECKS,
            *electronic.CHECKS,
            *bagged.CHECKS,
            *privacy.CHECKS,
            HONEST,
        ),
        key=lambda check: check.id,
    )
)
"""Every check of the fact sheet, in order."""

LACKING = {
    "archive": "没有归档数据",
    "last_scheme": "没有上一年度的归档",
    "periods": "没有保管期限表",
    "unfiled": "没有保管期限表",
    "files": "没有读文件",
    "bag": "没有读 BagIt 包",
    "metadata": "没有读元数据",
    "catalogue": "没有目录文件",
    "pdfs": "没有读 PDF",
    "lists": "没有读目录的表格",
    "prints": "没有读打印的封面、备考表、盒脊",
    "report": "没有查报告",
    "open_texts": "没有对外的件",
    "public_texts": "没有公开件",
    "secrets": "没有给出姓名清单",
    "access": "没有利用登记",
}
"""Why a check did not run, by the field of the subject that it needs."""


def checked(subject: Subject) -> tuple[CheckResult, ...]:
    """What comes of every check for `subject`, in the order of their numbers."""
    results = [outcome(check, subject) for check in CHECKS if check is not HONEST]
    results.append(_told(HONEST, honesty(results)))
    return tuple(sorted(results, key=lambda result: result.id))


def outcome(check: Check, subject: Subject) -> CheckResult:
    """What comes of one check for `subject`."""
    if check.run is None:
        return _answer(check, "MANUAL", (check.why,))
    for need in check.needs:
        if getattr(subject, need) is None:
            return _answer(check, "NOT_RUN", (LACKING[need],))
    return _told(check, _in_part(check, check.run(subject), subject))


def _in_part(check: Check, examined: Examined, subject: Subject) -> Examined:
    """What was examined, with what it lacked of all that the check speaks of."""
    lacking = [LACKING[field] for field in check.also if getattr(subject, field) is None]
    missing = "；".join(filter(None, (examined.missing, *lacking)))
    return replace(examined, missing=missing)


def _told(check: Check, examined: Examined) -> CheckResult:
    """The status that follows from what was examined; nothing that was not looked at passes."""
    missing = (examined.missing,) if examined.missing else ()
    evidence = (*examined.faults, *examined.doubts, *missing, *examined.notes)
    if examined.faults:
        status: Status = "FAIL" if check.severity == "E" else "WARN"
    elif examined.doubts:
        status = "WARN"
    elif examined.missing or not examined.count:
        status, evidence = "NOT_RUN", evidence or ("没有可以检测的对象",)
    else:
        status = "PASS"
    return _answer(check, status, evidence, examined.count)


def _answer(check: Check, status: Status, evidence: tuple[str, ...], count: int = 0) -> CheckResult:
    where, family = check.family
    return CheckResult(check.id, check.severity, status, check.text, where, family, evidence, count)


def honesty(results: Iterable[CheckResult]) -> Examined:
    """A-67: that nothing passes without having been looked at."""
    rows = tuple(results)
    faults = [f"{row.id}：没有检测却记为通过" for row in rows if row.status == "PASS" and not row.examined]
    return Examined(len(rows), tuple(faults))
