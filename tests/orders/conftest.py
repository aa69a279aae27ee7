"""The sample records about guardians, with the register of children, on D0 of the fact sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from guardian_records import CONTEXT

from govdocs.app.casebooks import load_casebook

BOOKS = Path(__file__).resolve().parents[2] / "data" / "casebook"
FILES = ("guardianship_order", "guardianship_referral", "intervention", "problem_family", "guardian_talk")


@pytest.fixture(scope="session")
def loaded():
    """The workbook of the town with its register of children, on D0."""
    files = [((BOOKS / f"{name}.yaml").read_bytes(), f"{name}.yaml") for name in ("child", *FILES)]
    return load_casebook(files, CONTEXT)


@pytest.fixture(scope="session")
def casebook(loaded):
    return loaded.casebook
