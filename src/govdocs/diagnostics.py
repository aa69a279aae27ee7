"""Findings: what was noticed in the input or decided on the way, for people and programs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    `code` is stable (a capital letter and three digits); `message` says what, `hint` what to do,
    `where` the place as a clerk finds it: file, line, field, cell or page. All three in Chinese.
    """

    severity: Severity
    code: str
    message: str
    where: str = ""
    hint: str = ""


def error(code: str, message: str, where: str = "", hint: str = "") -> Diagnostic:
    """A finding that stops the work."""
    return Diagnostic(Severity.ERROR, code, message, where, hint)


def warning(code: str, message: str, where: str = "", hint: str = "") -> Diagnostic:
    """A finding that a clerk should look at."""
    return Diagnostic(Severity.WARNING, code, message, where, hint)


def info(code: str, message: str, where: str = "", hint: str = "") -> Diagnostic:
    """A finding that tells what was decided."""
    return Diagnostic(Severity.INFO, code, message, where, hint)
