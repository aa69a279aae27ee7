"""Formats of files: which an archive takes, and whether a file is what its suffix says (check A-60)."""

from __future__ import annotations

from collections.abc import Mapping

_ZIP, _OLE = (b"PK\x03\x04", b"PK\x05\x06"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)

SIGNATURES: Mapping[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",),
    "ofd": _ZIP,
    "docx": _ZIP,
    "xlsx": _ZIP,
    "pptx": _ZIP,
    "doc": (*_OLE, b"{\\rtf"),
    "xls": _OLE,
    "ppt": _OLE,
    "wps": (*_OLE, *_ZIP),
    "et": (*_OLE, *_ZIP),
    "dps": (*_OLE, *_ZIP),
    "rtf": (b"{\\rtf",),
    "odt": _ZIP,
    "ods": _ZIP,
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "tif": (b"II*\x00", b"MM\x00*"),
    "tiff": (b"II*\x00", b"MM\x00*"),
    "bmp": (b"BM",),
    "gif": (b"GIF87a", b"GIF89a"),
    "webp": (b"RIFF",),
    "txt": (),
    "csv": (),
    "xml": (),
}
"""The formats that are taken, each with how its files begin; texts begin in any way."""

PACKED = frozenset(("zip", "rar", "7z", "gz", "tar", "tgz", "bz2", "xz", "iso"))
"""Archives of files: what lies in them is filed, not they (check A-66)."""

TURNABLE = frozenset(SIGNATURES) - {"ofd", "xml", "csv"}
"""Formats of which a PDF can be made, or that are one."""

_HEADS = (
    ("PDF", (b"%PDF-",)),
    ("JPEG 图片", (b"\xff\xd8\xff",)),
    ("PNG 图片", (b"\x89PNG",)),
    ("TIFF 图片", (b"II*\x00", b"MM\x00*")),
    ("旧版 Office 文件（.doc、.xls、.wps）", _OLE),
    ("RTF 文件", (b"{\\rtf",)),
    ("压缩包或新版 Office、OFD 文件", _ZIP),
    ("压缩包", (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")),
    ("程序", (b"MZ", b"\x7fELF")),
)

HEAD = 1024
"""So many bytes tell what a file is: before %PDF- some programs put others."""


def suffix_of(name: str) -> str:
    """The suffix of a file name without its dot, in small letters; "" for none."""
    stem, dot, suffix = name.rpartition(".")
    return suffix.lower() if dot and stem and len(suffix) <= 8 and "/" not in suffix else ""


def format_fault(suffix: str, head: bytes) -> str:
    """Why a file with this suffix and these first bytes cannot be filed, in Chinese; "" where it can."""
    if suffix in PACKED:
        return "是压缩包，不能归档"
    if suffix not in SIGNATURES:
        return f"格式“{suffix}”不在可以归档的格式之列" if suffix else "没有扩展名，看不出是什么文件"
    wanted = SIGNATURES[suffix]
    begun = any(head.startswith(each) for each in wanted) or (suffix == "pdf" and b"%PDF-" in head)
    if not wanted:
        return f"扩展名是 {suffix}，内容不是文字" if b"\0" in head and not _utf16(head) else ""
    return "" if begun else f"扩展名是 {suffix}，内容{_looks(head)}"


def _utf16(head: bytes) -> bool:
    return head.startswith((b"\xff\xfe", b"\xfe\xff"))


def _looks(head: bytes) -> str:
    found = next((name for name, heads in _HEADS if head.startswith(heads)), "")
    return f"是{found}" if found else "不是这种格式"
