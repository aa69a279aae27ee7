"""What is told about one form of a workbook that holds many: its own findings, the others counted."""

from __future__ import annotations

import re
from collections.abc import Iterable

from govdocs.app.casebooks import form_kinds
from govdocs.diagnostics import Diagnostic, Severity, info
from govdocs.kinds.registry import PATH_MARK, Kind


def own_findings(findings: Iterable[Diagnostic], kind: Kind) -> tuple[Diagnostic, ...]:
    """The findings about records of `kind`, those about whole files, and every error.

    Warnings and explanations about other forms are counted in one line.
    """
    others = [re.escape(each.label) for each in form_kinds() if each.label != kind.label]
    elsewhere = re.compile(rf"(?:^|，)(?:{'|'.join(others)}){PATH_MARK}|表“(?:{'|'.join(others)})[”.]")
    told, left = [], 0
    for finding in findings:
        if finding.severity is not Severity.ERROR and elsewhere.search(finding.where):
            left += 1
        else:
            told.append(finding)
    if left:
        told.append(info("C043", f"其他表单另有 {left} 条提示", hint="用 govdocs check 查看"))
    return tuple(told)
