"""What a run of `govdocs ledger` is asked for, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govdocs.app.printing import DEFAULT_PROFILE
from govdocs.context import Copy
from govdocs.diagnostics import Diagnostic
from govdocs.fonts.roles import FontRole
from govdocs.kinds.registry import Kind

LEDGER_FORMATS = ("xlsx", "docx", "pdf")
"""What a ledger is written as where nothing is said."""

"""What is said of a copy on paper and in the names of files."""


@dataclass(frozen=True, slots=True)
class LedgerOptions:
    """Which ledgers, in which formats, for whom, by which templates.

    `wanted` are names of ledgers, empty for all of the kind. `by` is the heading of the column to group
    by, "" for that of each ledger. `as_of` overrides 统计日期 of the workbook.
    """

    formats: tuple[str, ...] = LEDGER_FORMATS
    by: str = ""
    copy: Copy = "full"
    wanted: tuple[str, ...] = ()
    as_of: date | None = None
    templates: Path | None = None
    profile: str = DEFAULT_PROFILE
    fonts: tuple[tuple[FontRole, str], ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenLedger:
    """A ledger on the disk: its name, the rows of its main table, its pages (0 if not laid out)."""

    label: str
    rows: int
    pages: int
    paths: tuple[Path, ...]
    findings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerRun:
    """The ledgers of a run, the day of the account, what was noticed in the workbook."""

    kind: Kind
    day: date
    written: tuple[WrittenLedger, ...]
    findings: tuple[Diagnostic, ...] = ()
