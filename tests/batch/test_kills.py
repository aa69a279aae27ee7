"""A batch killed at random moments: after going on, every file is there, once and whole."""

from __future__ import annotations

import random
import sys

import pytest

from kills import Trial, digests, tried

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")


@pytest.mark.parametrize(
    "options",
    [("-f", "pdf"), ("--jobs", "2"), ("--merge", "合并.pdf")],
    ids=["one process", "two processes, Word too", "merged"],
)
def test_a_killed_batch_goes_on_where_it_was(book, tmp_path, options):
    seed = random.randrange(1_000_000)
    seconds = Trial(book(100), options, 0.0).finish(tmp_path / "whole")
    trial = Trial(tmp_path / "工作簿.json", options, latest=seconds / 2)
    hits, faults = tried(trial, tmp_path / "whole", tmp_path / "killed", kills=6, seed=seed)
    assert faults == [], f"seed {seed}"
    assert hits, "no kill came while the batch was at work"
    assert not [name for name in digests(tmp_path / "killed") if name.startswith(".govdocs")]
