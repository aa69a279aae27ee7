"""A folder for one run alone."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from govdocs.errors import WriteError
from govdocs.resources import remove_files, write_error


@contextlib.contextmanager
def claimed(folder: Path, name: str, work: str = "批量打印") -> Iterator[None]:
    """`folder` for one run of this `work` alone, as long as the file `name` in it is locked.

    The system gives the lock back when a run ends in whatever way; a file that a killed run left
    behind stops nobody. It holds the number of the process.
    """
    path = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = _locked(path)
    except OSError as error:
        raise write_error(folder, error) from error
    if file is None:
        words = f"另一个{work}正在使用文件夹“{folder}”"
        raise WriteError(words, "等它结束后再运行，或用 -o 换一个文件夹")
    with file:
        try:
            file.write(f"{os.getpid()}\n".encode())
            file.flush()
            yield
        finally:
            remove_files([path])


def _locked(path: Path) -> IO[bytes] | None:
    """The open and locked file at `path`; None where another process has locked it."""
    while True:
        file = path.open("ab")
        if not _lock(file):
            file.close()
            return None
        with contextlib.suppress(FileNotFoundError):
            if os.path.samestat(path.stat(), os.fstat(file.fileno())):
                file.truncate(0)
                return file
        file.close()  # its owner removed it between our opening and our locking it


if sys.platform == "win32":  # pragma: no cover - no machine for it here

    def _lock(file: IO[Any]) -> bool:
        import msvcrt  # noqa: PLC0415 - there is none elsewhere

        file.seek(1 << 20)  # what is locked cannot be read by others
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _lock(file: IO[Any]) -> bool:
        import fcntl  # noqa: PLC0415 - there is none on Windows

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
