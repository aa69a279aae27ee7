"""A filing that is killed at random moments leaves the old archive or the new one; the next completes it."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import bagit
import pytest
from years import bulk, clerk
from years.folder import OFFICE, write_papers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")

YEAR, KILLS = 2023, 6
PAPERS = [paper for paper in bulk.papers(YEAR) if paper.suffix == "pdf"][:40]
LATE = [paper for paper in bulk.papers(YEAR) if paper.suffix == "pdf"][40:50]


def command(home, *words):
    base = [sys.executable, "-m", "govdocs", "--office", home, "archive", str(YEAR), "--date", "2024-03-20"]
    return subprocess.Popen(
        [*base, "--jobs", "2", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def run(home, *words):
    assert command(home, *words).wait() == 0


def prepare(home):
    """An archive with 40 items, and a confirmed list of ten late ones."""
    home.mkdir()
    (home / "本单位.yaml").write_text(OFFICE, encoding="utf-8")
    for name, papers in (("", PAPERS), (" 补1", LATE)):
        write_papers(home / "文件", papers)
        run(home, "--from", str(home / "文件"))
        clerk.confirm(home / f"归档清单 {YEAR}{name}.xlsx", {}, papers)
        if not name:
            run(home)
    return home


def content(root):
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def copy_of(home, target):
    """The same office again, with the same list: nothing in it says where it stands."""
    subprocess.run(["cp", "-a", home, target], check=True)
    return target


@pytest.fixture(scope="module")
def homes(tmp_path_factory):
    """The office before the late documents are filed; the archive after a run that nobody killed."""
    folder = tmp_path_factory.mktemp("kills")
    before = prepare(folder / "office")
    whole = copy_of(before, folder / "whole")
    start = time.monotonic()
    run(whole)
    return before, whole, time.monotonic() - start


def archive_of(home) -> Path:
    return home / "归档" / f"Z109-{YEAR}"


def test_a_killed_filing_leaves_the_old_archive_or_the_new_one(homes, tmp_path):
    before, whole, seconds = homes
    seed = random.randrange(1_000_000)
    chance = random.Random(seed)
    old, new = content(archive_of(before)), content(archive_of(whole))
    home = copy_of(before, tmp_path / "office")
    hits = 0
    for _ in range(KILLS):
        process = command(home)
        try:
            process.wait(chance.uniform(0.2, seconds))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            hits += 1
        if archive_of(home).exists():  # else it was killed between the two renames
            assert content(archive_of(home)) in (old, new), f"seed {seed}"
    run(home)
    assert hits, f"no kill came while the run was at work (seed {seed})"
    assert content(home / "归档") == content(whole / "归档"), f"seed {seed}"
    bagit.Bag(str(archive_of(home))).validate()


def test_a_filing_killed_before_its_report_was_written_writes_it_next_time(homes, tmp_path):
    _, whole, _ = homes
    home = copy_of(whole, tmp_path / "office")
    for path in (home / "归档").glob("*四性检测报告.*"):  # not the earlier ones, which are kept
        path.unlink()
    run(home)
    assert content(home / "归档") == content(whole / "归档")
