"""Which findings about a workbook are told when one of its forms is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govdocs.app.casebooks import form_kinds
from govdocs.diagnostics import Diagnostic, Severity, info
from govdocs.kinds.registry import PATH_MARK, Kind


def findings_about(kind: Kind, findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings about records of `kind` and about whole files; of other forms errors and a count."""
    others = [each.label for each in form_kinds() if each.label != kind.label]
    hidden = 0
    for finding in findings:
        if finding.severity is not Severity.ERROR and any(_about(label, finding.where) for label in others):
            hidden += 1
        else:
            yield finding
    if hidden:
        yield info("C032", f"其他表单另有 {hidden} 条提示", "", "用 govdocs check 查看全部")


def _about(label: str, where: str) -> bool:
    """True when a finding stands in a record of the form called `label`."""
    places = (f"{label}{PATH_MARK}第", f"表“{label}”", f"表“{label}.")
    before = where.partition(places[0])[0][-1:]
    return (places[0] in where and not before.isalnum()) or any(place in where for place in places[1:])
