"""A .docx as a package: what could do harm is refused before anything is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from govdocs.errors import InputError

MOST_MEMBERS = 2000
MOST_BYTES = 200_000_000
HIGHEST_RATIO = 200
_SMALL = 1_000_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How encrypted files and those of old office programs begin."""
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
_MACROS = ("vbaproject.bin", "vbadata.xml")
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_RESAVE = "请用 WPS 或 Word 打开，“另存为”普通的 .docx 后再导入"


def open_package(data: bytes, name: str) -> dict[str, bytes]:
    """The XML parts of a Word file by name; pictures and the like are not unpacked.

    The names of Strict Open XML are given as those of the ordinary form.
    """
    if data.startswith(OLE):
        raise InputError(
            f"{name} 加了密码，或者其实是旧版 .doc 文件",
            "请用 WPS 或 Word 打开，去掉密码，“另存为”.docx 后再导入",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check(package, name)
            wanted = [member for member in package.namelist() if member.lower().endswith((".xml", ".rels"))]
            return {member: _ordinary(package.read(member)) for member in wanted}
    except _BROKEN as fault:
        raise InputError(f"Word 文件已损坏，打不开：{name}", "请重新下载或重新保存一份") from fault


def _ordinary(part: bytes) -> bytes:
    return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", part)


def _check(package: zipfile.ZipFile, name: str) -> None:
    members = package.infolist()
    if len(members) > MOST_MEMBERS:
        raise InputError(
            f"{name} 内含 {len(members)} 个部件，超过 {MOST_MEMBERS} 个，不像正常的 Word 文件", _RESAVE
        )
    check_sizes(members, name, _RESAVE)
    names = [member.filename for member in members]
    if any(part.startswith(("/", "\\")) or ".." in part.replace("\\", "/").split("/") for part in names):
        raise InputError(f"{name} 含有路径异常的部件，已拒绝读取", _RESAVE)
    if any(member.flag_bits & 1 for member in members):
        raise InputError(f"{name} 加了密码", "请去掉密码后再导入")
    if any(part.lower().endswith(_MACROS) for part in names) or _is_macro_type(package, names):
        raise InputError(f"{name} 带有宏，已拒绝读取", "请在 Word 中“另存为”不带宏的 .docx 后再导入")
    if "word/document.xml" not in names:
        raise InputError(f"{name} 不是 Word 文件（缺少正文部件）", _RESAVE)


def check_sizes(members: list[zipfile.ZipInfo], name: str, hint: str) -> None:
    """Refuses a package that would unpack to far more than office files do."""
    total = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    swollen = any(
        member.file_size > _SMALL and member.file_size > HIGHEST_RATIO * max(1, member.compress_size)
        for member in members
    )
    if total > MOST_BYTES or swollen or (total > _SMALL and total > HIGHEST_RATIO * packed):
        raise InputError(
            f"{name} 解压后大得异常（约 {total // 1_000_000} MB），疑似压缩炸弹，已拒绝读取", hint
        )


def _is_macro_type(package: zipfile.ZipFile, names: list[str]) -> bool:
    return "[Content_Types].xml" in names and b"macroEnabled" in package.read("[Content_Types].xml")
