"""An .xlsx as a package: what could do harm or cannot be read is refused before anything is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from govdocs.errors import InputError
from govdocs.readers.docx_package import MOST_MEMBERS, check_sizes

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RESAVE = "用 WPS 或 Excel 打开，“另存为”普通的 .xlsx 后再试"
_BOOK = "xl/workbook.xml"
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
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


def check_workbook(data: bytes, name: str) -> bool:
    """Refuses what is no workbook, is locked or dangerous; True when formulas are in it."""
    if data.startswith(_OLE):
        raise InputError(f"“{name}”加了密码，或者其实是旧版 .xls 文件", f"去掉密码；{_RESAVE}")
    if not data:
        raise InputError(f"“{name}”是空文件", _RESAVE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_members(package.infolist(), name)
            return _has_formulas(package, name)
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
    if any(member.flag_bits & 1 for member in members):
        raise InputError(f"“{name}”加了密码", "去掉密码后再试")
    names = {member.filename for member in members}
    if "xl/workbook.bin" in names:
        raise InputError(f"“{name}”是二进制工作簿（.xlsb）", _RESAVE)
    if "word/document.xml" in names:
        raise InputError(f"“{name}”是 Word 文件，不是工作簿", "检查扩展名")


def _has_formulas(package: zipfile.ZipFile, name: str) -> bool:
    found = False
    for member in package.namelist():
        if member.startswith("xl/worksheets/") and member.endswith(".xml"):
            found = found or bool(_FORMULA.search(package.read(member)))
    if _BOOK in package.namelist() and _STRICT in package.read(_BOOK):
        raise InputError(f"“{name}”是“严格 Open XML”格式，无法读取", _RESAVE)
    return found
