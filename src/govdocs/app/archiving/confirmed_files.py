"""The files of a confirmed list: found in the folder, unchanged since the list was made, fit to be kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from govdocs.app.archiving.collecting_contents import Contents, contents_of
from govdocs.app.archiving.collecting_files import LARGEST, LOOKED_INTO
from govdocs.app.archiving.collecting_walk import NAMESAKE, Names, files_below
from govdocs.archive.formats import HEAD, format_fault, suffix_of
from govdocs.archive.titles import agrees
from govdocs.diagnostics import Diagnostic, error, info, warning
from govdocs.digests import digested, file_digest
from govdocs.errors import InputError
from govdocs.kinds.filing.fields import BODY
from govdocs.kinds.filing.record import FilingList, ListedFile, ListedItem
from govdocs.kinds.parts.form_rules import Path as Labels
from govdocs.kinds.parts.form_rules import place
from govdocs.resources import read_bytes
from govdocs.text.person_codes import PERSON_CODE
from govdocs.text.secrecy import CLASSIFIED

_Fault = tuple[str, str, str]

UNLISTED = "A187"

_OUTSIDE = re.compile(r"/|[A-Za-z]:|(?:.*/)?\.\.(?:/|$)")
"""Beginnings of paths that lead out of the folder: from the root of a disk, or upwards."""

_MANY = 20
"""So many files are named in a finding."""


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that was read: its bytes counted, its SHA-256, its suffix; `fit` for a look into it."""

    size: int
    sha256: str
    format: str
    fit: bool = True


@dataclass(slots=True)
class Checked:
    """The files of a list by their paths in it: where they are, what they are, what is wrong with them.

    `unlisted` are the files of the folder that the list does not name at all.
    """

    paths: dict[str, Path] = field(default_factory=dict)
    known: dict[str, KnownFile] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)
    unlisted: tuple[str, ...] = ()


def checked_files(
    record: FilingList,
    folder: Path,
    names: Names,
    kept: Mapping[str, Path],
    progress: Callable[[], object],
) -> Checked:
    """Finds and reads every file of the items that are filed.

    What was filed before need not lie in the folder any more: its original in the archive serves, by
    the SHA-256 in `kept`.
    """
    below = files_below(folder, names)
    checked = Checked()
    filed = {item.number: item for item in record.items if item.filed}
    wanted = [
        (number, file)
        for number, file in enumerate(record.files, 1)
        if file.item in filed and not file.left_out and file.path
    ]
    places = _places(record, wanted, below.files)
    shown = {disk: path for path, disk in below.files.items()}
    for number, file in wanted:
        path = places.get(file.path)
        where: Labels = ("文件", f"第{number}项", "文件")
        original = kept.get(file.sha256.lower())
        if original and (path is None or file_digest(path) != file.sha256.lower()):
            checked.findings += _changed(file.path, path, place(where))
            path = original
        elif path is None:
            checked.findings.append(_not_there(file.path, place(where)))
            continue
        else:
            checked.findings += _moved(file.path, shown[path], place(where))
        checked.paths[file.path] = path
        checked.findings += _check(file, path, where, checked)
        progress()
    checked.findings += _withdrawn(record, filed, kept)
    checked.findings += _title_findings(record, filed, checked)
    checked.unlisted = _unlisted(record, below.files, set(checked.paths.values()))
    return checked


def _places(
    record: FilingList, wanted: list[tuple[int, ListedFile]], files: Mapping[str, Path]
) -> dict[str, Path]:
    """Where the files of a list are: by path; what was moved or renamed since, by its digest."""
    by_key = {_key(path): place for path, place in files.items()}
    found = {file.path: by_key[_key(file.path)] for _, file in wanted if _key(file.path) in by_key}
    left = (file for _, file in wanted if file.path not in found and not _OUTSIDE.match(file.path))
    lost = {file.sha256: file.path for file in left if file.sha256}
    if lost:
        listed = {_key(file.path) for file in record.files}
        for path, disk in files.items():
            if _key(path) not in listed and (digest := file_digest(disk)) in lost:
                found[lost[digest]] = disk
    return found


def _not_there(path: str, where: str) -> Diagnostic:
    if _OUTSIDE.match(path):
        words = f"“{path}”不在文件夹里"
        return error("A180", words, where, "把文件复制到文件夹里，写从文件夹算起的路径")
    return error("A180", f"找不到文件“{path}”", where, "改正路径，或把文件放回文件夹")


def _withdrawn(
    record: FilingList, filed: Mapping[str, ListedItem], kept: Mapping[str, Path]
) -> Iterator[Diagnostic]:
    """Tells of items that were filed and now bear 否: what was filed stays."""
    rows = {item.number: at for at, item in enumerate(record.items, 1) if item.number not in filed}
    told = dict.fromkeys(
        file.item
        for file in record.files
        if file.item in rows and not file.left_out and file.sha256.lower() in kept
    )
    for number in told:
        words = f"件{number}已经归档，“归档”改成“否”不起作用"
        yield warning(
            "A193", words, place(("件", f"第{rows[number]}项", "归档")), "归档过的不再撤出，改回“是”"
        )


def _changed(path: str, there: Path | None, where: str) -> Iterator[Diagnostic]:
    """Tells of a file that was filed and then changed in the folder; nothing of one that is gone."""
    if there is not None:
        words = f"“{path}”归档以后又改动过，已归档的不变"
        yield warning("A181", words, where, "改动后的也要归档的，换一个文件名，作为新的一件")


def _moved(path: str, there: str, where: str) -> Iterator[Diagnostic]:
    """Tells of a file that was found by its digest; a path with a code stands for one that is not shown."""
    if _key(path) != _key(there) and not PERSON_CODE.search(path) and NAMESAKE not in path:
        words = f"“{path}”不在那里，按 SHA-256 找到了同一个文件“{there}”，归档的是它"
        yield info("A180", words, where, "改正路径；要归档别的文件，同时清空这一行的 SHA-256")


def _key(path: str) -> str:
    return unicodedata.normalize("NFC", path)


def _check(file: ListedFile, path: Path, where: Labels, checked: Checked) -> Iterator[Diagnostic]:
    spot = place(where)
    try:
        size = path.stat().st_size
        if size > LARGEST:
            words = f"“{file.path}”有 {size >> 20} MB，超过 {LARGEST >> 20} MB"
            yield error("A153", words, spot, "拆分或压缩图片后再归档")
            return
        size, digests, head = digested(path, ("sha256",), HEAD)
    except (OSError, InputError):
        yield error("A152", f"“{file.path}”读不出来", spot, "检查文件的权限，或从备份恢复")
        return
    suffix = suffix_of(path.name)
    faults = tuple(_faults(file, size, digests["sha256"], (suffix, head)))
    checked.known[file.path] = KnownFile(size, digests["sha256"], suffix, fit=not faults)
    yield from (error(code, f"“{file.path}”{words}", spot, hint) for code, words, hint in faults[:1])


def _faults(file: ListedFile, size: int, digest: str, begun: tuple[str, bytes]) -> Iterator[_Fault]:
    """What is wrong with a file that was read: code, words, what to do; the weightiest first."""
    if file.sha256 and file.sha256.lower() != digest:
        yield "A181", "在清单做好以后改动过", "找回原来的文件；改动是对的，清空这一行的 SHA-256"
    if not size:
        yield "A151", "是空文件", "找到原来的文件"
    elif words := format_fault(*begun):
        yield "A155", words, "改正扩展名，或另存为 PDF；压缩包先解压"


def _title_findings(
    record: FilingList, filed: Mapping[str, ListedItem], checked: Checked
) -> Iterator[Diagnostic]:
    """Damaged and locked files; titles and numbers that differ from those on the page (A-32, A-33)."""
    rows = {item.number: at for at, item in enumerate(record.items, 1)}
    for number, file in enumerate(record.files, 1):
        known = checked.known.get(file.path)
        if known is None or not known.fit or known.size > LOOKED_INTO:
            continue
        if file.sha256 and file.role != BODY:  # it was looked into when the list was made
            continue
        told = contents_of(read_bytes(checked.paths[file.path], LARGEST), known.format)
        if told.fault:
            spot = place(("文件", f"第{number}项", "文件"))
            yield error("A154", f"“{file.path}”{told.fault}", spot, "找到完好、没有密码的文件")
            continue
        yield from _secrecy(filed[file.item], file, told.security, number)
        if file.role == BODY and file.group in ("", "复文", "转发文"):
            yield from _differences(filed[file.item], told, ("件", f"第{rows[file.item]}项"))


def _secrecy(item: ListedItem, file: ListedFile, mark: str, number: int) -> Iterator[Diagnostic]:
    """A page that is marked as classified, in an item of which nobody said that it is not (A-63)."""
    if any(word in mark for word in CLASSIFIED) and not item.security:
        words = f"“{file.path}”标有密级“{mark}”，不能在这里归档"
        hint = "“归档”改写“否”，把文件移出这台电脑，按保密规定归档；已解密的或不是密级标志的，密级写“公开”"
        yield error("A160", words, place(("文件", f"第{number}项", "文件")), hint)


def _differences(item: ListedItem, told: Contents, path: Labels) -> Iterator[Diagnostic]:
    if told.title and item.title and not item.person and not agrees(item.title, told.title):
        words = f"件{item.number}的题名与文件的标题“{told.title}”不同"
        yield warning("A186", words, place((*path, "题名")), "照文件写；补充、改写的字放在方括号[ ]里")
    if told.doc_no and item.doc_no != told.doc_no:
        words = f"件{item.number}的文号写的是“{item.doc_no}”，文件里是“{told.doc_no}”"
        yield warning("A186", words, place((*path, "文号")), "照文件写")


def _unlisted(record: FilingList, files: Mapping[str, Path], used: set[Path]) -> tuple[str, ...]:
    """Files of the folder that the list does not name at all."""
    listed = {_key(file.path) for file in record.files}
    return tuple(path for path, disk in files.items() if _key(path) not in listed and disk not in used)


def unlisted_findings(paths: Sequence[str], records: Iterable[FilingList] = ()) -> Iterator[Diagnostic]:
    """What to tell of files that a list does not name, those left out that one of `records` names."""
    listed = {_key(file.path) for record in records for file in record.files}
    others = [path for path in paths if _key(path) not in listed]
    if others:
        shown = "、".join(f"“{path}”" for path in others[:_MANY])
        more = f"等 {len(others)} 个" if len(others) > _MANY else ""
        words = f"文件夹里有、清单里没有的文件：{shown}{more}"
        yield warning(UNLISTED, words, "", "要归档的补进清单；不归档的，角色写“不归档”")
