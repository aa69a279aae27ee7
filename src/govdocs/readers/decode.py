"""Bytes to text: UTF-8, UTF-16, GB18030 and Big5, marked or not; what is no text is refused."""

from __future__ import annotations

import codecs
import unicodedata

from govdocs.errors import InputError
from govdocs.text.characters import nonblank

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (
    (b"%PDF", "PDF 文件", "请在 WPS 或 Word 中打开并“另存为”.docx，或复制其中的文字存成 .txt"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "旧版 Office 文件（.doc、.wps）",
        "请用 WPS 或 Word 打开，“另存为”.docx 后再导入",
    ),
    (b"{\\rtf", "RTF 文件", "请用 WPS 或 Word 打开，“另存为”.docx 后再导入"),
    (
        b"PK\x03\x04",
        "压缩包或 Office 文件",
        "如果它是 Word 文件，请把扩展名改为 .docx；如果是压缩包，请先解压",
    ),
    (b"\x89PNG", "图片", "请先识别图片中的文字，存成 .txt"),
    (b"\xff\xd8\xff", "图片", "请先识别图片中的文字，存成 .txt"),
    (b"GIF8", "图片", "请先识别图片中的文字，存成 .txt"),
    (b"\x7fELF", "程序文件", "请选择公文的 .txt 或 .docx 文件"),
    (b"MZ", "程序文件", "请选择公文的 .txt 或 .docx 文件"),
)
_SUFFIXES = {
    ".doc": "旧版 Word 文件",
    ".wps": "WPS 文件",
    ".dot": "旧版 Word 模板",
    ".rtf": "RTF 文件",
    ".odt": "ODT 文件",
    ".pdf": "PDF 文件",
    ".ofd": "OFD 文件",
    ".docm": "带宏的 Word 文件",
    ".dotm": "带宏的 Word 模板",
    ".xlsx": "电子表格",
    ".xls": "电子表格",
    ".htm": "网页文件",
    ".html": "网页文件",
    ".mht": "网页文件",
}
_HINT = "请用 WPS 或 Word 打开，“另存为”.docx 后再导入，或复制全部文字存成 .txt"
LIMIT = 20_000_000
_MOST_CONTROLS = 0.02
_LEAST_FAMILIAR = 0.75
_COMMON = (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6))


def refuse_format(data: bytes, name: str) -> None:
    """Refuses a file that is no text and no .docx, and says how to convert it."""
    suffix = "." + name.rpartition(".")[2].lower() if "." in name else ""
    if suffix in _SUFFIXES:
        raise InputError(f"不能直接读取{_SUFFIXES[suffix]}：{name}", _HINT)
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise InputError(f"文件是空的：{name}", "请检查文件是否保存完整")
    if len(data) > LIMIT:
        raise InputError(
            f"文件太大（{len(data) // 1_000_000} MB）：{name}", "请只保留公文正文，删去图片后再导入"
        )
    if suffix == ".docx":
        return
    for start, what, hint in _FORMATS:
        if data.startswith(start):
            raise InputError(f"{name} 不是文本文件，而是{what}", hint)


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text of `data` and the name of its encoding."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding, name), encoding
    if encoding := _bare_utf16(data):
        return _marked(data, encoding, name), encoding
    try:
        return _checked(data.decode("utf-8"), name), "utf-8"
    except UnicodeDecodeError:
        pass
    if chinese := _chinese(data):
        return _checked(chinese[0], name), chinese[1]
    try:
        return _checked(data.decode("utf-8", "surrogatepass"), name), "utf-8"
    except UnicodeDecodeError as error:
        raise InputError(f"认不出文件的文字编码：{name}", "请用记事本打开，“另存为”时编码选 UTF-8") from error


def is_doubtful(text: str) -> bool:
    """True when so few of the characters are common Chinese that the encoding was likely a wrong guess."""
    letters = [sign for sign in text if not sign.isascii() and unicodedata.category(sign)[:1] in "LC"]
    return bool(letters) and sum(map(_is_common, letters)) < _LEAST_FAMILIAR * len(letters)


def _is_common(sign: str) -> bool:
    """True for a character of the first level of GB 2312 or of Big5."""
    for encoding, first, last in _COMMON:
        try:
            if first <= sign.encode(encoding)[0] <= last:
                return True
        except UnicodeEncodeError:
            continue
    return False


def _chinese(data: bytes) -> tuple[str, str] | None:
    """The text of `data` in GB18030, or in Big5 where only that gives common characters."""
    texts = {}
    for encoding in ("gb18030", "big5"):
        try:
            texts[encoding] = data.decode(encoding)
        except UnicodeDecodeError:
            continue
    best = next((encoding for encoding, text in texts.items() if not is_doubtful(text)), "")
    chosen = best or next(iter(texts), "")
    return (texts[chosen], chosen) if chosen else None


def _marked(data: bytes, encoding: str, name: str) -> str:
    try:
        return _checked(data.decode(encoding), name)
    except UnicodeDecodeError:
        pass
    try:
        return _checked(data.decode(encoding, "surrogatepass"), name)
    except UnicodeDecodeError as error:
        raise InputError(f"文件在第 {error.start} 字节处损坏：{name}", "请重新保存或重新复制文字") from error


def _bare_utf16(data: bytes) -> str:
    """UTF-16 without a mark: every line end has a zero byte beside it, and few other zeros stand."""
    if b"\x00" not in data[:4000] or len(data) % 2:
        return ""
    for encoding, end in (("utf-16-le", b"\n\x00"), ("utf-16-be", b"\x00\n")):
        if end in data:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if "\x00" not in text and sum("\u4e00" <= sign <= "\u9fff" for sign in text) * 3 > len(text):
                return encoding
    return ""


def _checked(text: str, name: str) -> str:
    """Refuses what decodes but is no text: zeros, or too many control characters."""
    controls = sum(ord(sign) < 32 and sign not in "\t\n\r\x0b\x0c" for sign in text)
    if "\x00" in text or controls > max(8, len(text) * _MOST_CONTROLS):
        raise InputError(
            f"{name} 不是文本文件（含有大量不可见的控制字符）", "请选择公文的 .txt 或 .docx 文件"
        )
    if not nonblank(text):
        raise InputError(f"文件里没有文字，只有空白：{name}", "请检查文件是否保存完整")
    return text
