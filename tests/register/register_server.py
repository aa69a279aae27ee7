"""A PostgreSQL server for the tests: in a folder of its own, on a socket of its own, stopped at the end."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

USER = "govdocs"


def programs():
    """The folder of initdb and pg_ctl; the newest where there are several."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@contextmanager
def start_server():
    home = programs()
    if home is None or shutil.which("psql") is None:
        pytest.skip("这些测试需要 PostgreSQL")
    with tempfile.TemporaryDirectory(prefix="pg-") as made:  # short: the path of a socket has 107 bytes
        folder = Path(made)
        _give(folder)
        data, log = folder / "data", folder / "log"
        _run(home / "initdb", "-D", data, "-A", "trust", "-U", USER, "-E", "UTF8", "--no-sync", cwd=folder)
        options = f"-F -k {folder} -c listen_addresses=''"
        _run(home / "pg_ctl", "-D", data, "-o", options, "-l", log, "-w", "start", cwd=folder)
        try:
            yield f"postgresql://{USER}@/postgres?host={folder}"
        finally:
            _run(home / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop", cwd=folder)


def _give(folder):
    """The server refuses to run as root."""
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")


def _run(*words, cwd):
    who = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    subprocess.run([*who, *map(str, words)], cwd=cwd, env=environment, check=True, stdout=subprocess.DEVNULL)
