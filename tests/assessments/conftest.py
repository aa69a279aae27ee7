"""The sample office on 10 April 2025: children, assessments, visits, entrusted care."""

from __future__ import annotations

from datetime import date

import pytest

from govdocs.app.casebooks import load_casebook
from govdocs.context import Context

NAMES = ("child", "risk_assessment", "guardianship_assessment", "visit", "entrusted_care")


@pytest.fixture(scope="session")
def office(request):
    root = request.config.rootpath / "data" / "casebook"
    files = [((root / f"{name}.yaml").read_bytes(), f"{name}.yaml") for name in NAMES]
    return load_casebook(files, Context(date(2026, 1, 1)))


@pytest.fixture(scope="session")
def casebook(office):
    return office.casebook


@pytest.fixture(scope="session")
def context(office):
    return office.context
