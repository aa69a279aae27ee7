"""What stands in a folder, and the digests of files, read piece by piece."""

from __future__ import annotations

import os
from collections.abc import Collection
from hashlib import new as new_digest
from hashlib import sha256
from pathlib import Path

from govdocs.errors import InputError
from govdocs.resources import system_reason, write_error


def file_digest(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal digits; "" where it cannot be read."""
    digest = sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()


def digested(path: Path, algorithms: Collection[str], head: int = 0) -> tuple[int, dict[str, str], bytes]:
    """Size, digests in hexadecimal digits and the first `head` bytes of a file, read once from end to end."""
    if path.exists() and not path.is_file():
        raise InputError(f"“{path}”不是普通的文件", "从这个文件夹里移走它")
    digests = {name: new_digest(name) for name in algorithms}
    size, beginning = 0, b""
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                beginning = beginning or piece[:head]
                size += len(piece)
                for digest in digests.values():
                    digest.update(piece)
    except (OSError, ValueError) as error:
        raise InputError(f"无法读取“{path}”：{system_reason(error)}", "检查文件权限和磁盘") from error
    return size, {name: digest.hexdigest() for name, digest in digests.items()}, beginning


def tree_below(folder: Path) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Files, folders and links below `folder` as sorted paths divided by "/", hidden ones too.

    No link is followed.
    """
    files: list[str] = []
    folders: list[str] = []
    links: list[str] = []
    for home, below, names in os.walk(folder, followlinks=False):
        for name in (*below, *names):
            path = Path(home, name)
            found = links if path.is_symlink() else folders if name in below else files
            found.append(path.relative_to(folder).as_posix())
    return tuple(sorted(files)), tuple(sorted(folders)), tuple(sorted(links))


def set_aside(path: Path, digests: Collection[str]) -> Path | None:
    """Give the file at `path` another name beside it where it is none of those in `digests`; its path."""
    found = file_digest(path)
    if not found or found in digests:
        return None
    number = 1
    while (other := path.with_stem(f"{path.stem}（改动{number}）")).exists():
        number += 1
    try:
        path.rename(other)
    except OSError as error:
        raise write_error(path.parent, error) from error
    return other
