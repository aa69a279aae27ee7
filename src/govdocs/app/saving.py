"""Writing data files: one that is there may hold a clerk's edits, so it stays."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from govdocs.errors import WriteError
from govdocs.resources import write_files


def save_data_file(
    content: str | bytes, target: Path, inputs: Collection[Path] = (), *, force: bool = False
) -> Path:
    """Write `content` to `target`, never over one of `inputs`, over another file only with `force`."""
    if target.exists() and not force:
        raise WriteError(f"“{target}”已存在，没有覆盖", "换一个文件名，或加 --force 覆盖")
    data = content.encode("utf-8") if isinstance(content, str) else content
    return write_files(target.parent, {target.name: data}, inputs)[0]
