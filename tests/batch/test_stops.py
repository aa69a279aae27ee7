"""A batch that is stopped from outside says so and can go on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from govdocs.app.batch.executors import executor_for, results
from govdocs.errors import GovdocsError
from kills import KIND, LOCK, Trial, digests

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs /proc and signals")


def started(book, folder, *options):
    """A batch in a group of its own, already printing."""
    command = [
        sys.executable,
        "-m",
        "govdocs",
        "batch",
        KIND,
        str(book),
        "-o",
        str(folder),
        "--paper",
        "正本",
    ]
    run = subprocess.Popen(
        [*command, *options],
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while run.poll() is None and not list(folder.glob("*.pdf")):
        time.sleep(0.02)
    return run


def workers_of(run):
    """The processes that print for `run`."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = status.read_text(encoding="utf-8").rpartition(")")[2].split()[1]
            command = (status.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(parent) == run.pid and b"spawn_main" in command:
            found.append(int(status.parent.name))
    return found


@pytest.mark.parametrize("options", [("-f", "pdf"), ("-f", "pdf", "--jobs", "2")])
def test_ctrl_c_ends_in_one_sentence_and_the_next_run_goes_on(book, tmp_path, options):
    run = started(book(60), tmp_path / "断", *options)
    os.killpg(run.pid, signal.SIGINT)
    _, words = run.communicate()
    assert run.returncode == 130
    assert "接着做" in words
    assert "Traceback" not in words
    assert not (tmp_path / "断" / LOCK).exists()
    trial = Trial(tmp_path / "工作簿.json", options, 0)
    trial.finish(tmp_path / "断")
    trial.finish(tmp_path / "整")
    assert digests(tmp_path / "断") == digests(tmp_path / "整")


def test_a_printing_process_that_dies_is_told_and_the_next_run_goes_on(book, tmp_path):
    run = started(book(60), tmp_path / "断", "-f", "pdf", "--jobs", "2")
    os.kill(workers_of(run)[0], signal.SIGKILL)
    _, words = run.communicate()
    assert run.returncode == 1
    assert "打印进程中途停止" in words
    assert "Traceback" not in words
    Trial(tmp_path / "工作簿.json", ("-f", "pdf"), 0).finish(tmp_path / "断")


def test_the_printing_processes_end_with_a_run_that_is_killed(book, tmp_path):
    run = started(book(60), tmp_path / "断", "-f", "pdf", "--jobs", "2")
    workers = workers_of(run)
    run.kill()
    run.communicate()
    assert len(workers) == 2
    while any(Path(f"/proc/{worker}").exists() and not _zombie(worker) for worker in workers):
        time.sleep(0.01)


def _zombie(process):
    try:
        return " Z " in Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return True


def _refusing(task):
    raise GovdocsError(f"no {task}", "a hint")


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_a_task_raises_is_raised_with_its_hint(jobs):
    executor = executor_for(jobs, os.getpid, ())
    with pytest.raises(GovdocsError, match="no 5") as caught:
        list(results(executor, _refusing, [5], jobs))
    assert caught.value.hint == "a hint"


def _dying(task):
    os._exit(task)


def test_a_task_that_ends_its_process_is_told():
    with pytest.raises(GovdocsError, match="打印进程中途停止"):
        list(results(executor_for(2, os.getpid, ()), _dying, [1, 1, 1], 2))


def test_all_tasks_are_done_and_only_a_few_wait():
    made = []

    def tasks():
        for number in range(40):
            made.append(number)
            yield number

    found = results(executor_for(2, os.getpid, ()), abs, tasks(), 2)
    next(found)
    assert len(made) <= 5
    assert sorted(found)[-1] == 39
