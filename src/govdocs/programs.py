"""Other programs of the machine: what they make of files, in a folder that is removed at once."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from govdocs.errors import ResourceError


def converted_file(command: Sequence[str], names: tuple[str, str], content: bytes, seconds: float) -> bytes:
    """What a program makes of a file, in a folder of its own that is removed at once; b"" for nothing.

    `names` are those of the file and of the one that the program makes; {folder} and {folder_uri} in
    `command` stand for the folder. The program is stopped after so many `seconds`.
    """
    program = Path(command[0]).name
    with tempfile.TemporaryDirectory(prefix="govdocs-") as made:
        folder = Path(made)
        (folder / names[0]).write_bytes(content)
        places = (("{folder_uri}", folder.as_uri()), ("{folder}", str(folder)))
        words = [word.replace(*places[0]).replace(*places[1]) for word in command]
        try:
            subprocess.run(words, check=True, capture_output=True, timeout=seconds, cwd=folder)
        except subprocess.TimeoutExpired as error:
            raise ResourceError(f"“{program}”过了 {seconds:g} 秒还没有做完", "再试一次") from error
        except (OSError, subprocess.CalledProcessError) as error:
            raise ResourceError(f"“{program}”没有运行成功", "检查这个程序能否正常打开文件") from error
        result = folder / names[1]
        return result.read_bytes() if result.is_file() else b""


def converted_files(
    command: Sequence[str],
    files: Mapping[str, bytes],
    made: tuple[str, str],
    patience: float,
    environment: Mapping[str, str],
) -> dict[str, bytes]:
    """What a program makes of many files in one start, by their names; those that it fails at are missing.

    `made` is the folder in the temporary one into which it writes, and the suffix of what it makes.
    {folder} and {folder_uri} in `command` and `environment` stand for the temporary folder. A program that
    makes nothing new for `patience` seconds is stopped; what it has made until then counts.
    """
    with tempfile.TemporaryDirectory(prefix="govdocs-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        for name, content in files.items():
            (folder / name).write_bytes(content)
        target = folder / made[0]
        target.mkdir()
        places = (("{folder_uri}", folder.as_uri()), ("{folder}", temporary))
        words = [word.replace(*places[0]).replace(*places[1]) for word in command]
        added = {key: word.replace(*places[0]).replace(*places[1]) for key, word in environment.items()}
        _run_patiently(words, target, patience, {**os.environ, **added})
        found = {name: target / (Path(name).stem + made[1]) for name in files}
        return {name: path.read_bytes() for name, path in found.items() if path.is_file()}


_TICK = 0.2


def _run_patiently(words: list[str], target: Path, patience: float, environment: dict[str, str]) -> None:
    """Run a program as long as new files come into the folder `target`."""
    idle, known = 0.0, 0
    try:
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=target.parent,
            env=environment,
            start_new_session=True,
        )
    except OSError as error:
        raise ResourceError(f"“{Path(words[0]).name}”没有运行成功", "检查这个程序能否正常打开文件") from error
    with process:
        try:
            while idle < patience:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(_TICK)
                    return
                count = sum(1 for _ in target.iterdir())
                idle, known = (idle + _TICK, known) if count == known else (0.0, count)
        finally:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a program of ours with all that it has started; nothing where it has ended."""
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:  # pragma: no cover - Windows
        process.kill()
