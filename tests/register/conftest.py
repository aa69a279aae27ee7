"""Registers to work with: a file, and a PostgreSQL server of the tests' own."""

from __future__ import annotations

import subprocess
from datetime import datetime, timedelta, timezone

import pytest
from register_server import start_server

from govdocs.register.book import open_register
from govdocs.register.model import Desk, Series

BEIJING = timezone(timedelta(hours=8))
CODE, YEAR = "清政发", 2025


@pytest.fixture
def desk():
    return Desk("卫某青", datetime(2025, 4, 10, 9, 30, tzinfo=BEIJING), "一号机")


@pytest.fixture
def series():
    return Series(CODE, YEAR)


@pytest.fixture(scope="session")
def server():
    """The URL of a server with an empty database, gone with the tests."""
    with start_server() as url:
        yield url


@pytest.fixture
def postgres(server):
    """A database without a register."""
    subprocess.run(
        ["psql", server, "-qc", "DROP SCHEMA public CASCADE; CREATE SCHEMA public"],
        check=True,
        capture_output=True,
    )
    return server


@pytest.fixture(params=["file", pytest.param("postgres", marks=pytest.mark.printing)])
def place(request, tmp_path):
    """Where a register may be: each test runs with both."""
    return str(tmp_path / "登记簿.sqlite") if request.param == "file" else request.getfixturevalue("postgres")


@pytest.fixture
def register(place):
    """An empty register."""
    opened = open_register(place, create=True)
    yield opened
    opened.close()
