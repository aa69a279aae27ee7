"""The files of a folder: which are looked at, how they are shown, which are left out and why."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from govdocs.app.archiving.personal_codes import CODES_FILE
from govdocs.app.offices.office import OFFICE_FILE, REGISTER_FILE
from govdocs.archive.bags import DECLARATION
from govdocs.diagnostics import Diagnostic, error, info
from govdocs.digests import tree_below
from govdocs.errors import InputError
from govdocs.kinds.filing.record import LABEL

_SYSTEM_FILES = frozenset(("thumbs.db", "desktop.ini", ".ds_store", "ehthumbs.db", "~$", ".~lock"))
_TEMPORARY = re.compile(r"^(?:~\$|\.|~WRL|\._)|\.(?:tmp|bak|lnk|crdownload|part)$", re.IGNORECASE)
_OWN_FILES = (OFFICE_FILE, REGISTER_FILE, CODES_FILE)
_OWN_LIST = re.compile(rf"^{LABEL} \d{{4}}.*\.xlsx$")
_DATA = re.compile(r"\.(?:ya?ml|json|sqlite(?:-journal)?)$", re.IGNORECASE)
_UNFIT = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_SHOWN_NAMES = 5

NAMESAKE = "某未成年人"
"""Stands for a name that several minors have, or one without a code."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The files below a folder as they are shown in lists, each with its place on the disk."""

    files: Mapping[str, Path]
    findings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """The names of minors and the code of each: in what is shown the code stands for the name."""

    codes: Mapping[str, str] = field(default_factory=dict)

    def masked(self, text: str) -> str:
        """`text` with codes for the names in it, the longest names first."""
        for name in sorted(self.codes, key=len, reverse=True):
            text = text.replace(name, self.codes[name])
        return text


def files_below(folder: Path, names: Names, without: Collection[Path] = ()) -> Folder:
    """The files below `folder`, but for the folders `without`.

    Hidden, temporary and system files are told and left out.
    """
    if not folder.is_dir():
        raise InputError(f"“{names.masked(str(folder))}”不是文件夹", "给出存放全年文件的文件夹")
    passed = tuple(f"{each.relative_to(folder).as_posix()}/" for each in without if folder in each.parents)
    paths, folders, links = (
        [each for each in found if not f"{each}/".startswith(passed)] if passed else list(found)
        for found in tree_below(folder)
    )
    bags = tuple(path.removesuffix(DECLARATION) for path in paths if PurePosixPath(path).name == DECLARATION)
    left = {path: reason for path in paths if (reason := _reason(path, bags))}
    shown: dict[str, Path] = {}
    for path in (path for path in paths if path not in left):
        shown[_free(shown_path(path, names), shown)] = folder / path
    return Folder(shown, tuple(_walk_findings(folder, left, links, folders, names)))


def is_system_file(path: str) -> bool:
    """Whether a file is what Windows, macOS or an office program put there for itself."""
    name = PurePosixPath(path).name.lower()
    return name in _SYSTEM_FILES or name.startswith(("~$", "._", ".~lock"))


def _reason(path: str, bags: tuple[str, ...]) -> str:
    """Why a file is no paper of the year; "" for one that may be."""
    parts = PurePosixPath(path).parts
    if any(_TEMPORARY.search(part) or part.lower() in _SYSTEM_FILES for part in parts):
        return "系统文件、临时文件或隐藏文件"
    if any(path.startswith(bag) for bag in bags):
        return "已经归档的文件夹"
    if parts[-1] in _OWN_FILES or _OWN_LIST.match(parts[-1]) or _DATA.search(parts[-1]):
        return "govdocs 的清单、登记簿和数据文件"
    return ""


def _free(path: str, taken: Mapping[str, Path]) -> str:
    """`path`, with a number where another file is already shown so."""
    stem, dot, suffix = path.rpartition(".")
    number, free = 2, path
    while free in taken:
        free = f"{stem or path}（同名{number}）{dot}{suffix}"
        number += 1
    return free


def shown_path(path: str, names: Names) -> str:
    """A path as lists show it: NFC, signs that no list can hold as �, codes for the names of minors."""
    return names.masked(_UNFIT.sub("\ufffd", unicodedata.normalize("NFC", path.replace("\\", "\ufffd"))))


def _walk_findings(
    folder: Path, left: Mapping[str, str], links: Sequence[str], folders: Sequence[str], names: Names
) -> Iterator[Diagnostic]:
    for reason in dict.fromkeys(left.values()):
        paths = sorted(path for path, why in left.items() if why == reason)
        shown = dict.fromkeys(names.masked(PurePosixPath(path).name) for path in paths[:_SHOWN_NAMES])
        more = f"等 {len(paths)} 个" if len(paths) > _SHOWN_NAMES else ""
        yield info("A150", f"没有收入：{'、'.join(shown)}{more}（{reason}）")
    for link in links:
        yield info("A165", "是链接，没有跟随", shown_path(link, names), "要归档的文件复制到文件夹里")
    for each in folders:
        if not os.access(folder / each, os.R_OK | os.X_OK):
            yield error("A152", "文件夹打不开", shown_path(each, names), "检查文件夹的权限")
