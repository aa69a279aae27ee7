"""Use case 利用: an item or a volume copied out of the archive, and the line that says so (A-85)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from govdocs.app.archiving.store import DATA_LIMIT
from govdocs.archive.access import line_of
from govdocs.archive.checks.subject import Access
from govdocs.archive.codes import normalised_code
from govdocs.archive.keeping import load
from govdocs.archive.model import Item, Part, StoredFile, Volume, YearArchive
from govdocs.archive.places import ACCESS_LOG, DATA, PAYLOAD, item_folder, volume_folder
from govdocs.digests import file_digest
from govdocs.errors import InputError
from govdocs.resources import append_line, copy_of, read_bytes, safe_name, write_files


@dataclass(frozen=True, slots=True)
class Use:
    """Who uses something of the archive, when, why, and who approved it."""

    who: str
    when: str
    why: str
    approver: str


@dataclass(frozen=True, slots=True)
class Lent:
    """What was copied out: the 档号, the copies, whether it is about a minor."""

    code: str
    paths: tuple[Path, ...]
    about_minor: bool


def lend(archive: Path, code: str, output: Path, use: Use) -> Lent:
    """Copy what is kept for long of the item or volume `code` into a folder below `output`.

    `archive` is the folder of all years. The line of the log is written first: nothing leaves without it.
    """
    wanted, _ = normalised_code(code)
    root, entry = _found(archive, wanted)
    files = {file.name: root / PAYLOAD / folder / file.name for folder, file in _files(entry)}
    _refuse_changed(entry, files)
    access = Access(use.who, use.when, use.why, use.approver, wanted)
    append_line(archive / ACCESS_LOG, line_of(access))
    target = output / safe_name(wanted)
    paths = write_files(target, {name: copy_of(path) for name, path in files.items()}, tuple(files.values()))
    return Lent(wanted, paths, isinstance(entry, Volume) or bool(entry.person))


def _found(archive: Path, code: str) -> tuple[Path, Item | Volume]:
    for record in sorted(archive.glob(f"[!.]*/{PAYLOAD}/{DATA}")):
        year = load(read_bytes(record, DATA_LIMIT))
        for entry in _entries(year):
            if entry.code == code:
                return record.parents[1], entry
    raise InputError(f"“{archive}”里没有档号“{code}”", "对照归档文件目录写档号，如 Z109-WS·2025-Y-BGS-0001")


def _entries(year: YearArchive) -> Iterator[Item | Volume]:
    yield from year.items
    yield from year.volumes


def _files(entry: Item | Volume) -> Iterator[tuple[str, StoredFile]]:
    """What is kept for long of each part; of a part without it, the file as it came."""
    folder = item_folder(entry) if isinstance(entry, Item) else volume_folder(entry)
    for part in _parts(entry):
        lasting = [file for file in part.stored if file.purpose == "archival"]
        yield from ((folder, file) for file in lasting or part.stored)


def _parts(entry: Item | Volume) -> tuple[Part, ...]:
    if isinstance(entry, Item):
        return entry.parts
    return tuple(part for paper in entry.papers for part in paper.parts)


def _refuse_changed(entry: Item | Volume, files: dict[str, Path]) -> None:
    for _, file in _files(entry):
        if file_digest(files[file.name]) != file.sha256:
            raise InputError(
                f"“{file.name}”与归档时的不一样", "先用 govdocs archive verify 检测，从备份取回原来的文件"
            )
