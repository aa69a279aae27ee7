"""The archive of a year on the disk: what was filed, and the state that takes its place as a whole."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from govdocs.app.archiving.collecting_walk import is_system_file
from govdocs.archive.bags import Digested, is_tag_file, payload_algorithms, read_bag, tag_files
from govdocs.archive.keeping import load
from govdocs.archive.model import StoredFile, YearArchive
from govdocs.archive.places import (
    CATALOGUE_XML,
    DATA,
    OTHERS,
    PAYLOAD,
    README,
    item_folder,
    volume_folder,
)
from govdocs.diagnostics import Diagnostic, error
from govdocs.digests import digested, file_digest, tree_below
from govdocs.errors import InputError, InvalidDataError
from govdocs.folders import NextState, Restored, beside, next_state, restored
from govdocs.locks import claimed
from govdocs.resources import read_bytes, write_files

DATA_LIMIT = 512 * 1024 * 1024
"""The largest record of a year in bytes: some hundred thousand items."""

_RENEWED = (CATALOGUE_XML, README, DATA)
_WORK = "归档"
_RESTORE = "从备份取回原来的文件后再运行；已归档的文件不能改动"
_MOVE_OUT = "移到归档文件夹以外再运行；要归档的，写进补充清单"


@dataclass(frozen=True, slots=True)
class Filed:
    """What was filed of a year: the record, and the SHA-256 of each file by its path in the bag."""

    archive: YearArchive
    digests: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class YearStore:
    """The bag at `root`, held by this run alone; `filed` is None where nothing was filed yet."""

    root: Path
    filed: Filed | None = None
    restored: Restored = ""


@dataclass(frozen=True, slots=True)
class Building:
    """The next state of a bag while files are put into it."""

    store: YearStore
    state: NextState
    kept: frozenset[str] = field(default_factory=frozenset)

    @property
    def payload(self) -> Path:
        """Where the payload of the next state grows."""
        return self.state.folder / PAYLOAD

    def put(self, files: Mapping[str, bytes]) -> None:
        """Write files of the payload, called by their paths in it; those that were filed stay as they are."""
        for path, content in files.items():
            if f"{PAYLOAD}/{path}" in self.kept:
                continue
            folder, _, name = path.rpartition("/")
            write_files(self.payload / folder, {name: content})

    def seal(self, archive: YearArchive, info: Mapping[str, str]) -> dict[str, Digested]:
        """Read every file again, refuse what is not as it must be, and write the tag files of the bag."""
        names, _, _ = tree_below(self.state.folder)
        algorithms = payload_algorithms()
        payload = {name: Digested(*digested(self.state.folder / name, algorithms)) for name in names}
        found = {name: file.digests["sha256"] for name, file in payload.items()}
        _refuse(_kept_faults(self, found), "已归档的文件有改动，没有写入任何内容")
        _refuse(_stored_faults(archive, found), "写入的文件与算好的不一致，没有归档")
        write_files(self.state.folder, tag_files(payload, info))
        return payload


@contextmanager
def open_store(folder: Path, name: str) -> Iterator[YearStore]:
    """The bag `name` in the archive `folder`, for this run alone.

    What a run that was killed left behind is brought in order first.
    """
    root = folder / name
    with claimed(folder, beside(root, "lock").name, _WORK):
        was = restored(root)
        yield YearStore(root, read_filed(root), was)


def read_filed(root: Path) -> Filed | None:
    """What lies in the bag at `root`; None where there is none. A folder of something else is refused."""
    if not root.exists():
        return None
    data = root / PAYLOAD / DATA
    manifest = root / "manifest-sha256.txt"
    if not data.is_file() or not manifest.is_file():
        words = f"“{root}”不是 govdocs 的归档文件夹：缺少 {PAYLOAD}/{DATA} 或 {manifest.name}"
        raise InputError(words, "用 -o 换一个文件夹，或从备份取回完整的归档文件夹")
    archive = load(read_bytes(data, DATA_LIMIT))
    bag = read_bag({manifest.name: read_bytes(manifest, DATA_LIMIT)})
    return Filed(archive, {entry.path: entry.digest for entry in bag.manifests.get("sha256", ())})


def originals(root: Path) -> Mapping[str, Path]:
    """The files of the bag at `root` as they came, by their SHA-256; none where there is no bag."""
    filed = read_filed(root)
    if filed is None:
        return {}
    return {
        stored.sha256: root / PAYLOAD / item_folder(item) / stored.name
        for item in filed.archive.items
        for part in item.parts
        for stored in part.stored
        if stored.purpose == "working"
    }


@contextmanager
def building(store: YearStore) -> Iterator[Building]:
    """The next state of the bag, beginning with all that was filed; `Building.state.commit` makes it so.

    A bag in which something lies that would be lost, because nobody filed it or somebody changed it since,
    is refused.
    """
    _refuse(_present_faults(store), "归档文件夹里有改动过的文件或外来的文件，没有写入任何内容")
    with next_state(store.root) as state:
        kept = frozenset(path for path in store.filed.digests if _stays(path)) if store.filed else frozenset()
        (state.folder / PAYLOAD).mkdir(exist_ok=True)
        for path in sorted(kept):
            state.keep(path)
        yield Building(store, state, kept)


def _stays(path: str) -> bool:
    """Whether a file of the bag is one that was filed, not one that tells of all files of the year."""
    inside = path.removeprefix(f"{PAYLOAD}/")
    return inside not in _RENEWED and not inside.startswith(f"{OTHERS}/")


def _present_faults(store: YearStore) -> Iterator[Diagnostic]:
    """What the next state would not have: files and links of others, papers changed since they were written.

    What stays is read again when the next state is sealed.
    """
    if store.filed is None:
        return
    files, _, links = tree_below(store.root)
    digests = store.filed.digests
    known = {unicodedata.normalize("NFC", name): name for name in files}
    strange = (name for path, name in known.items() if path not in digests and not is_system_file(name))
    for name in (*strange, *links):
        if not is_tag_file(name):
            yield error("A609", f"“{name}”不是归档时放进去的", str(store.root), _MOVE_OUT)
    for path, digest in digests.items():
        if path in known and not _stays(path) and file_digest(store.root / known[path]) != digest:
            yield error("A601", f"“{path}”与归档时不一样", str(store.root), _RESTORE)


def _kept_faults(building: Building, found: Mapping[str, str]) -> Iterator[Diagnostic]:
    before = building.store.filed.digests if building.store.filed else {}
    for path in sorted(building.kept):
        if found.get(path) != before[path]:
            yield error("A601", f"“{path}”与归档时不一样", str(building.store.root), _RESTORE)


def _stored_faults(archive: YearArchive, found: Mapping[str, str]) -> Iterator[Diagnostic]:
    for folder, file in stored_files(archive):
        path = f"{PAYLOAD}/{folder}/{file.name}"
        if found.get(path) != file.sha256:
            yield error("A602", f"“{path}”写入后读出的内容不对", path, "检查磁盘，再运行一次")


def stored_files(archive: YearArchive) -> Iterator[tuple[str, StoredFile]]:
    """Every file of every item and volume, with its folder in the payload."""
    for item in archive.items:
        yield from ((item_folder(item), file) for part in item.parts for file in part.stored)
    for volume in archive.volumes:
        parts = (part for paper in volume.papers for part in paper.parts)
        yield from ((volume_folder(volume), file) for part in parts for file in part.stored)


def _refuse(faults: Iterator[Diagnostic], words: str) -> None:
    found: Sequence[Diagnostic] = tuple(faults)
    if found:
        raise InvalidDataError(f"{words}（{len(found)} 个）", tuple(found), "列出的文件逐个处理后再运行")
