"""Assessments of a child in the order of their days: the latest, the one before another."""

from __future__ import annotations

from datetime import date

from govdocs.kinds.assessments.risk import NAME, RiskAssessment
from govdocs.kinds.parts.casebook import Casebook

_FOREVER = date.max


def assessments(casebook: Casebook, file_no: str, until: date = _FOREVER) -> tuple[RiskAssessment, ...]:
    """The assessments of a child up to a day, the earliest first; those without a day are left out."""
    if not file_no:
        return ()
    found = casebook.of_child(NAME, RiskAssessment, file_no)
    dated = [(each.day, number, each) for number, each in enumerate(found) if each.day and each.day <= until]
    return tuple(each for *_, each in sorted(dated, key=lambda entry: entry[:2]))


def latest_assessment(casebook: Casebook, file_no: str, until: date = _FOREVER) -> RiskAssessment | None:
    """The latest assessment of a child up to a day."""
    return next(reversed(assessments(casebook, file_no, until)), None)
