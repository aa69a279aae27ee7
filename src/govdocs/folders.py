"""Folders that change as a whole: the next state is built beside the present one and takes its place."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from govdocs.errors import WriteError
from govdocs.resources import system_reason, write_hint

Restored = Literal["", "finished", "went back", "cleared"]
"""What was found of an earlier run: nothing, a change that only had to be tidied up, one that was cut off
while the folders changed places, one that was cut off before."""

_NEXT, _BEFORE = "new", "old"
_HIDDEN = ".govdocs-"
ASIDE = "aside"
"""What a next state brings along that will stand beside it waits in this hidden folder."""


@dataclass(frozen=True, slots=True)
class NextState:
    """The next state of the folder `present`, being built in `folder`."""

    present: Path
    folder: Path

    def keep(self, name: str) -> None:
        """Take over the file `name` (relative, divided by "/") as it is.

        It is the same file under a second name where the disk can do that, else a copy.
        """
        source, target = self.present / name, self.folder / name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _link_or_copy(source, target)
        except OSError as error:
            raise _refused(self.present, error) from error

    def commit(self) -> None:
        """Put it in the place of the present state, which goes only when the new one stands."""
        before = beside(self.present, _BEFORE)
        try:
            _sync_folders(self.folder)
            _change_places(self.folder, self.present, before)
            _sync_folder(self.present.parent)
        except OSError as error:
            raise _refused(self.present, error) from error
        remove_folder(before)


def beside(present: Path, what: str) -> Path:
    """The hidden name beside `present` of its next state ("new"), its last one ("old") or its lock."""
    return present.with_name(f"{_HIDDEN}{present.name}.{what}")


@contextlib.contextmanager
def next_state(present: Path) -> Iterator[NextState]:
    """An empty next state of the folder `present`; without `commit` it vanishes and nothing has changed.

    The caller has the folder for itself (`locks.claimed`) and has called `restored`.
    """
    folder = beside(present, _NEXT)
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise _refused(present, error) from error
    try:
        yield NextState(present, folder)
    finally:
        remove_folder(folder)
        remove_folder(beside(present, ASIDE))


def restored(present: Path) -> Restored:
    """Bring in order what a run that was killed left beside `present`; say what that was.

    The folder is afterwards wholly in its old state or wholly in its new one.
    """
    after, before = beside(present, _NEXT), beside(present, _BEFORE)
    found: Restored = "cleared" if after.exists() else ""
    try:
        if before.exists() and not present.exists():
            before.rename(present)
            found = "went back"
        elif before.exists():
            found = "finished"
    except OSError as error:
        raise _refused(present, error) from error
    for folder in (after, before, beside(present, ASIDE)):
        remove_folder(folder)
    return found


def move_files(source: Path, targets: Mapping[str, Path]) -> None:
    """Give the files of the folder `source` their places by name, and remove the folder."""
    _moved({source / name: target for name, target in targets.items()})
    remove_folder(source)


def keep_earlier(paths: Iterable[Path], label: str) -> None:
    """Call those files that are there "<name> <label>" and a number where that is taken: nothing is lost."""
    there = [path for path in paths if path.is_file()]
    number, free = 2, label
    while any(path.with_stem(f"{path.stem} {free}").exists() for path in there):
        number, free = number + 1, f"{label} {number}"
    _moved({path: path.with_stem(f"{path.stem} {free}") for path in there})


def _moved(targets: Mapping[Path, Path]) -> None:
    try:
        for path, target in targets.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
    except OSError as error:
        raise WriteError(f"无法写入“{target.parent}”：{system_reason(error)}", write_hint(error)) from error


def remove_folder(folder: Path) -> None:
    """Remove a hidden folder that was only a means to an end; what cannot be removed stays."""
    if folder.name.startswith(_HIDDEN):
        shutil.rmtree(folder, ignore_errors=True)


def _change_places(after: Path, present: Path, before: Path) -> None:
    """`after` becomes `present`, which becomes `before`; at a failure everything is as it was."""
    existed = present.exists()
    if existed:
        present.rename(before)
    try:
        after.rename(present)
    except OSError:
        if existed:
            before.rename(present)
        raise


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError) as problem:
        if isinstance(problem, FileNotFoundError | FileExistsError):
            raise
        shutil.copyfile(source, target)
        _sync(target, os.O_RDWR)


def _sync_folders(folder: Path) -> None:
    """What the folders below say of their files reaches the disk."""
    for name, _, _ in os.walk(folder):
        _sync_folder(Path(name))


def _sync_folder(folder: Path) -> None:
    if os.name != "nt":  # Windows opens no folders
        _sync(folder, os.O_RDONLY)


def _sync(path: Path, how: int) -> None:
    handle = os.open(path, how)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refused(present: Path, error: OSError) -> WriteError:
    words = f"无法写入“{present}”：{system_reason(error)}；它还是原来的样子"
    return WriteError(words, write_hint(error))
