"""The one place that says where the work of a batch is done: here, in processes, later on a cluster."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait as wait_for
from typing import Any, ParamSpec, TypeVar

from govdocs.errors import GovdocsError

Task = TypeVar("Task")
Result = TypeVar("Result")
P = ParamSpec("P")

_AHEAD = 2
"""So many tasks of each process wait for it, so that none is idle and few are lost by a kill."""


_WORTH_A_PROCESS = 25
"""Records for which it pays to begin another process."""


def fitting(processes: int, records: int) -> int:
    """How many of the wanted `processes` so many records are worth."""
    return min(processes, max(1, records // _WORTH_A_PROCESS))


class InProcess(Executor):
    """Does each task at once, in the process that submits it."""

    def __init__(self, initializer: Callable[..., object], initargs: tuple[Any, ...]) -> None:
        initializer(*initargs)

    def submit(self, fn: Callable[P, Result], /, *args: P.args, **kwargs: P.kwargs) -> Future[Result]:
        """The finished task; what it raises is raised here."""
        future: Future[Result] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def executor_for(jobs: int, initializer: Callable[..., object], initargs: tuple[Any, ...]) -> Executor:
    """An executor of so many processes, each prepared once by `initializer`; of one, this process.

    Tasks and results travel pickled and are small; any other executor of concurrent.futures will do.
    """
    if jobs == 1:
        return InProcess(initializer, initargs)
    fresh = multiprocessing.get_context("spawn")  # the same on every system, and safe beside threads
    return ProcessPoolExecutor(jobs, fresh, _prepare, (initializer, initargs))


def _prepare(initializer: Callable[..., object], initargs: tuple[Any, ...]) -> None:
    """Make this process one that ends with its parent and leaves Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    initializer(*initargs)


def _end_with(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)


def results(
    executor: Executor, work: Callable[[Task], Result], tasks: Iterable[Task], jobs: int
) -> Iterator[Result]:
    """What `work` gives for every task, as each is done; only a few are under way at a time."""
    ahead = 1 if jobs == 1 else jobs * _AHEAD
    running: set[Future[Result]] = set()
    try:
        for task in tasks:
            running.add(executor.submit(work, task))
            if len(running) >= ahead:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        while running:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)
    except BrokenProcessPool as problem:
        words = "一个打印进程中途停止（可能是内存不足或被关闭）"
        raise GovdocsError(
            words, "重新运行同一条命令，从停下的地方接着做；内存不足时用 --jobs 1"
        ) from problem
    finally:
        executor.shutdown(cancel_futures=True)
