"""Collected files: digested and looked into, each by itself."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path, PurePosixPath

from govdocs.app.archiving.collecting_contents import Contents, contents_of
from govdocs.app.archiving.collecting_walk import Names
from govdocs.archive.formats import HEAD, format_fault, suffix_of
from govdocs.archive.found import Found
from govdocs.archive.roles import RoleGuess, group_of, leading_number, role_of
from govdocs.archive.titles import NameFacts, person_in, read_name
from govdocs.diagnostics import Diagnostic, error, info
from govdocs.digests import digested
from govdocs.errors import InputError
from govdocs.resources import read_bytes, safe_name

LARGEST = 512 * 1024 * 1024
"""A larger file is no document: it is refused before it is read."""

LOOKED_INTO = 48 * 1024 * 1024
"""A larger file is filed, but its text is not read for the list."""

_CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class LookedAt:
    """Files that can be filed, files that cannot, and what was noticed."""

    found: tuple[Found, ...]
    refused: tuple[Found, ...]
    findings: tuple[Diagnostic, ...] = ()


def look_at_files(files: Mapping[str, Path], names: Names, progress: Callable[[], object]) -> LookedAt:
    """Digests and looks into each file; `progress` is called behind each."""
    found: list[Found] = []
    refused: list[Found] = []
    findings: list[Diagnostic] = []
    for shown, path in files.items():
        each, noticed = _looked_at(shown, path, names)
        (refused if each.fault else found).append(each)
        findings += noticed
        progress()
    return LookedAt(tuple(found), tuple(refused), tuple(findings))


def _looked_at(shown: str, path: Path, names: Names) -> tuple[Found, list[Diagnostic]]:
    bare = _by_name(shown)
    try:
        status = path.stat()
        if fault := _unreadable(status):
            return _refused(replace(bare, size=status.st_size), *fault)
        size, digests, head = digested(path, ("sha256",), HEAD)
    except (OSError, ValueError, InputError):
        return _refused(bare, "A152", "读不出来", "检查文件的权限，或从备份恢复")
    each = replace(bare, size=size, sha256=digests["sha256"], changed_on=_day(status.st_mtime))
    if not size:
        return _refused(each, "A151", "是空文件", "找到原来的文件，或删去它")
    if words := format_fault(each.format, head):
        return _refused(each, "A155", words, "改正扩展名，或另存为 PDF；压缩包先解压")
    return _read(each, path, names)


def _unreadable(status: os.stat_result) -> tuple[str, str, str] | None:
    """Code, words and hint for what is not to be read at all."""
    if not stat.S_ISREG(status.st_mode):
        return "A152", "不是普通文件", "删去它，或换成文件本身"
    if status.st_size > LARGEST:
        words = f"有 {status.st_size >> 20} MB，超过 {LARGEST >> 20} MB"
        return "A153", words, "拆分或压缩图片后再归档"
    return None


def _read(each: Found, path: Path, names: Names) -> tuple[Found, list[Diagnostic]]:
    """The file with what can be read in it."""
    if each.size > LOOKED_INTO:
        return each, list(_name_findings(each, path, names))
    contents = contents_of(read_bytes(path, LARGEST), each.format)
    if contents.fault:
        return _refused(each, "A154", contents.fault, "找到完好、没有密码的文件")
    full = _with_contents(each, contents, names)
    return full, list(_name_findings(full, path, names))


def _with_contents(each: Found, told: Contents, names: Names) -> Found:
    title = names.masked(told.title)
    return replace(
        each,
        title=title,
        doc_no=told.doc_no,
        author=names.masked(told.author),
        date=told.date,
        kind=told.kind,
        security=told.security,
        span_end=told.span_end,
        annexes=tuple(map(names.masked, told.annexes)),
        mentions=told.mentions,
        readable=bool(told.text),
        person=each.person or person_in(title),
    )


def _by_name(shown: str) -> Found:
    """What the path of a file says."""
    path = PurePosixPath(shown)
    suffix = suffix_of(path.name)
    stem = path.name[: -len(suffix) - 1] if suffix else path.name
    group, rest = group_of(stem)
    name: NameFacts = read_name(rest)
    role: RoleGuess = role_of(name.title, path.parts[:-1])
    if role.by_folder and role.role == "附件":
        role = replace(role, number=leading_number(rest))
    return Found(shown, "", 0, suffix, name, role, group, person=person_in(shown))


def _refused(each: Found, code: str, words: str, hint: str) -> tuple[Found, list[Diagnostic]]:
    return replace(each, fault=words), [error(code, words, each.path, hint)]


def _day(seconds: float) -> str:
    return f"{datetime.fromtimestamp(seconds, _CHINA):%Y%m%d}"


def _name_findings(each: Found, path: Path, names: Names) -> Iterator[Diagnostic]:
    name = path.name
    if safe_name(name) != name and " ".join(name.split()) == name:
        yield info("A162", "文件名里有不能用的字符，或者是系统保留的名字", each.path, "归档时用档号起名")
    if names.masked(path.as_posix()) != path.as_posix():
        words = "文件名或文件夹名里有未成年人的姓名，清单里换成了代号"
        yield info("A164", words, each.path, "文件名也用代号；姓名只写在案卷里面")
