"""Files of other formats as PDF: Word, Excel, slides by an installed LibreOffice, pictures by ourselves.

The file that came is kept in any case; where no PDF can be made, `why_not` says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from zipfile import BadZipFile, ZipFile

from govdocs.app.archiving.text_pages import text_pdf
from govdocs.app.libreoffice import (
    FONT_SETTINGS,
    font_settings,
    office_environment,
    office_program,
)
from govdocs.errors import InputError, ResourceError
from govdocs.programs import converted_files
from govdocs.readers.decode import decode

PICTURES = frozenset({"jpg", "jpeg", "png", "tif", "tiff", "bmp", "gif", "webp", "jp2"})
TEXTS = frozenset({"txt", "md", "log", "csv"})

_FAMILIES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "writer_pdf_Export": ("doc", ("docx", "doc", "wps", "wpt", "rtf", "odt", "docm", "dotx")),
    "calc_pdf_Export": ("xls", ("xlsx", "xls", "et", "ods", "xlsm")),
    "impress_pdf_Export": ("ppt", ("pptx", "ppt", "dps", "odp")),
}
"""The export of each program of LibreOffice, the format that 金山's own suffix stands for, what it opens."""

_KINGSOFT = frozenset({"wps", "wpt", "et", "dps"})
_EXPORT = {fmt: filter_name for filter_name, (_, formats) in _FAMILIES.items() for fmt in formats}
_NOT_POSSIBLE = {
    "ofd": "OFD 不能转成 PDF；OFD 本身是国家标准的版式文件，按原件归档",
    "html": "网页不能可靠地转成 PDF；用浏览器打印成 PDF 后再归档",
    "htm": "网页不能可靠地转成 PDF；用浏览器打印成 PDF 后再归档",
    "mht": "网页不能可靠地转成 PDF；用浏览器打印成 PDF 后再归档",
    "heic": "HEIC 照片不能转成 PDF；在手机或电脑上存成 JPG 后再归档",
    "ceb": "CEB 不能转成 PDF；用方正阅读软件打印成 PDF 后再归档",
}
_ZIPPED = frozenset(
    {"docx", "docm", "dotx", "xlsx", "xlsm", "pptx", "odt", "ods", "odp", "ofd", "wps", "wpt", "et", "dps"}
)
_COMPOUND = frozenset({"doc", "xls", "ppt", "wps", "wpt", "et", "dps", "docx", "xlsx", "pptx"})
_SIGNATURES: tuple[tuple[bytes, frozenset[str], str], ...] = (
    (b"%PDF", frozenset({"pdf"}), "pdf"),
    (b"PK\x03\x04", _ZIPPED, ""),
    (b"\xd0\xcf\x11\xe0", _COMPOUND, ""),
    (b"\xff\xd8\xff", frozenset({"jpg", "jpeg"}), "jpg"),
    (b"\x89PNG", frozenset({"png"}), "png"),
    (b"II*\0", frozenset({"tif", "tiff"}), "tif"),
    (b"MM\0*", frozenset({"tif", "tiff"}), "tif"),
    (b"{\\rtf", frozenset({"rtf", "doc", "wps"}), "rtf"),
)
"""How a file begins, which suffixes that fits, and what it is; "" where the beginning does not say."""

_COMPOUND_HEAD = b"\xd0\xcf\x11\xe0"
_STREAMS = tuple(
    name.encode("utf-16-le") for name in ("WordDocument", "Workbook", "Book", "PowerPoint Document")
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The names of streams in files of Office 97 to 2003, and of what a password hides."""

_PARTS = frozenset({"[Content_Types].xml", "content.xml"})
"""What every package of Office or OpenDocument holds."""

_DAMAGED = "文件已损坏，或内容与后缀不符"
_UNREADABLE = "LibreOffice 打不开这个文件：可能已损坏，或加了打开密码"
_BATCH = 40
_PATIENCE = 90.0
"""So many seconds LibreOffice may take for one file; a cold start takes a few."""

_PDFA = 2
"""LibreOffice's word for PDF/A-2b (SelectPdfVersion)."""


@dataclass(frozen=True, slots=True)
class Original:
    """A file to be converted: its bytes, its suffix without the dot, the name that messages use."""

    content: bytes
    format: str
    name: str


@dataclass(frozen=True, slots=True)
class Converted:
    """The PDF of a file; empty where there is none, then `why_not` says why in Chinese."""

    content: bytes = b""
    why_not: str = ""


def to_pdf(content: bytes, fmt: str, name: str) -> Converted:
    """A file of format `fmt` (its suffix without the dot) as PDF."""
    return next(to_pdfs([Original(content, fmt, name)]))


def to_pdfs(originals: Sequence[Original]) -> Iterator[Converted]:
    """The PDF of each file, in their order; those for LibreOffice go through few starts of the program."""
    waiting = iter(originals)
    while some := list(islice(waiting, _BATCH)):
        made = _by_office([each for each in some if _for_office(each)])
        for each in some:
            yield made[id(each)] if _for_office(each) else _by_ourselves(each)


def true_format(original: Original) -> str:
    """The format by its first bytes where these tell and the suffix is another; else the suffix."""
    fmt = original.format.casefold()
    for beginning, fitting, true in _SIGNATURES:
        if original.content.startswith(beginning):
            return fmt if fmt in fitting else true or fmt
    return fmt


def _for_office(original: Original) -> bool:
    return bool(original.content) and true_format(original) in _EXPORT


def _by_ourselves(original: Original) -> Converted:
    fmt = true_format(original)
    if not original.content:
        return Converted(why_not="文件是空的（0 字节）")
    if fmt == "pdf":
        return Converted(original.content)
    if fmt in PICTURES:
        return _picture(original.content)
    if fmt in TEXTS:
        return _text(original)
    return Converted(why_not=_NOT_POSSIBLE.get(fmt, f"不会把“{fmt or '没有后缀的文件'}”转成 PDF；原件照存"))


def _picture(content: bytes) -> Converted:
    from govdocs.writers.archival_images import PictureError, picture_pdf  # noqa: PLC0415 - heavy

    try:
        return Converted(picture_pdf(content))
    except PictureError as problem:
        return Converted(why_not=str(problem))


def _text(original: Original) -> Converted:
    try:
        text, _ = decode(original.content, original.name)
    except InputError as problem:
        return Converted(why_not=problem.message)
    return Converted(text_pdf(text))


def _by_office(originals: Sequence[Original]) -> dict[int, Converted]:
    """What LibreOffice makes of the files; one that it fails at is tried once more alone."""
    if not originals:
        return {}
    if not office_program():
        words = "本机没有安装 LibreOffice，不能转成 PDF；安装后重新运行，或在 Word、WPS 里导出 PDF 放在一起"
        return dict.fromkeys(map(id, originals), Converted(why_not=words))
    made: dict[int, Converted] = {}
    faults = {id(each): fault for each in originals if (fault := _fault(each))}
    sound = [each for each in originals if id(each) not in faults]
    for export in _FAMILIES:
        group = [each for each in sound if _EXPORT[true_format(each)] == export]
        found = _printed(group, export)
        for each in group:
            content = found.get(id(each)) or (len(group) > 1 and _printed([each], export).get(id(each)))
            made[id(each)] = Converted(content) if content else Converted(why_not=_UNREADABLE)
    return made | {key: Converted(why_not=fault) for key, fault in faults.items()}


def _fault(original: Original) -> str:
    """Why a file is not what it says, "" where it is; LibreOffice would print its bytes as text."""
    content = original.content
    if content.startswith(b"PK"):
        return "" if _packed(content) else _DAMAGED
    if content.startswith(_COMPOUND_HEAD):
        if _ENCRYPTED in content:
            return "加了打开密码，读不出来；去掉密码后再归档"
        return "" if any(stream in content for stream in _STREAMS) else _DAMAGED
    plain = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if plain.startswith(b"<?xml"):
        return ""
    if plain.startswith(b"<"):
        return "内容其实是网页（旧系统导出的常是这样）；用 Word、WPS 打开后另存为 docx、xlsx 或 PDF 再归档"
    return "" if plain.startswith(b"{\\rtf") else _DAMAGED


def _packed(content: bytes) -> bool:
    """True for a package of an office program that is whole."""
    try:
        with ZipFile(BytesIO(content)) as package:
            return bool(_PARTS & set(package.namelist()))
    except (BadZipFile, OSError, ValueError):
        return False


def _suffix(original: Original, export: str) -> str:
    """The suffix under which LibreOffice knows a file: 金山's own formats are those of Microsoft."""
    fmt = true_format(original)
    if fmt not in _KINGSOFT:
        return fmt
    packed = original.content.startswith(b"PK")
    return _FAMILIES[export][0] + ("x" if packed else "")


def _printed(originals: Sequence[Original], export: str) -> dict[int, bytes]:
    """The PDFs that one start of LibreOffice makes; those that it fails at are missing."""
    if not originals:
        return {}
    names = {f"{number:04}.{_suffix(each, export)}": each for number, each in enumerate(originals)}
    options = f'{{"SelectPdfVersion":{{"type":"long","value":"{_PDFA}"}}}}'
    command = [office_program(), "--headless", "--norestore", "-env:UserInstallation={folder_uri}/profile"]
    command += ["--convert-to", f"pdf:{export}:{options}", "--outdir", "{folder}/made"]
    command += [f"{{folder}}/{name}" for name in names]
    files = {name: each.content for name, each in names.items()} | {FONT_SETTINGS: font_settings()}
    try:
        made = converted_files(command, files, ("made", ".pdf"), _PATIENCE, office_environment())
    except ResourceError:
        return {}
    return {id(each): made[name] for name, each in names.items() if made.get(name, b"").startswith(b"%PDF")}
