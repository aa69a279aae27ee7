"""An .xlsx as a package: what could do harm or cannot be read is refused before anything is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from openpyxl.utils import column_index_from_string

from govdocs.errors import InputError
from govdocs.readers.docx_package import MOST_MEMBERS, OLE, check_sizes

_RESAVE = "用 WPS 或 Excel 打开，“另存为”普通的 .xlsx 后再试"
_BOOK, _RELATIONS, _SHEETS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/"
_MERGE = re.compile(rb"mergeCell\s[^>]*?ref=.([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_TARGET = re.compile(rb"""Target=["'](?:/xl/)?(worksheets/[^"']+)""")
_MOST_MERGED = 500_000
"""Cells that merged ranges may cover: the library makes every one of them."""
_MOST_BYTES = 160_000_000
"""Bytes of the sheets and their texts, unpacked: far more than any ledger has."""
_STRICT = b"http://purl.oclc.org/ooxml/"
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    SyntaxError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)
"""What the libraries raise over files that are damaged."""


def check_workbook(data: bytes, name: str) -> None:
    """Refuses what is no workbook, is locked or dangerous."""
    if data.startswith(OLE):
        raise InputError(f"“{name}”加了密码，或者其实是旧版 .xls 文件", f"去掉密码；{_RESAVE}")
    if not data:
        raise InputError(f"“{name}”是空文件", _RESAVE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_members(package.infolist(), name)
            _check_book(package, name)
            _check_parts(package, name)
    except BROKEN as fault:
        raise damaged(name) from fault


def damaged(name: str) -> InputError:
    """The error for a file that no program can read."""
    return InputError(f"“{name}”不是 Excel 工作簿（.xlsx），或者已经损坏", f"重新下载或重新保存；{_RESAVE}")


def _check_members(members: list[zipfile.ZipInfo], name: str) -> None:
    if len(members) > MOST_MEMBERS:
        words = f"“{name}”内含 {len(members)} 个部件，超过 {MOST_MEMBERS} 个，不像正常的工作簿"
        raise InputError(words, _RESAVE)
    check_sizes(members, name, _RESAVE)
    size = sum(member.file_size for member in members if member.filename.endswith(".xml"))
    if size > _MOST_BYTES:
        words = f"“{name}”的表格过大（解压后约 {size // 1_000_000} MB）"
        raise InputError(words, "删去空行空列的格式，或拆成几个工作簿")
    if any(member.flag_bits & 1 for member in members):
        raise InputError(f"“{name}”加了密码", "去掉密码后再试")
    names = {member.filename for member in members}
    if "xl/workbook.bin" in names:
        raise InputError(f"“{name}”是二进制工作簿（.xlsb）", _RESAVE)
    if "word/document.xml" in names:
        raise InputError(f"“{name}”是 Word 文件，不是工作簿", "检查扩展名")


def _check_parts(package: zipfile.ZipFile, name: str) -> None:
    """Refuses parts with entities, and sheets that could only be read without end."""
    merged = 0
    for member in package.namelist():
        if member.endswith((".xml", ".rels")):
            part = package.read(member)
            if b"<!DOCTYPE" in part:
                raise damaged(name)
            merged += sum(map(_area, _MERGE.finditer(part)))
    if merged > _MOST_MERGED:
        raise InputError(f"“{name}”合并的单元格过多（{merged} 个）", "取消大片的合并后再试")


def _check_book(package: zipfile.ZipFile, name: str) -> None:
    """Refuses a workbook in a form that cannot be read, or that lacks one of its sheets."""
    if _STRICT in package.read(_BOOK):
        raise InputError(f"“{name}”是“严格 Open XML”格式，无法读取", _RESAVE)
    targets = _TARGET.findall(package.read(_RELATIONS))
    if not {f"xl/{target.decode()}" for target in targets} <= set(package.namelist()):
        raise damaged(name)


def _area(merge: re.Match[bytes]) -> int:
    """How many cells a merged range covers."""
    left, right = (column_index_from_string(merge[part].decode()) for part in (1, 3))
    return (abs(right - left) + 1) * (abs(int(merge[4]) - int(merge[2])) + 1)
