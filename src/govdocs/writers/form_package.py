"""The package of a Word template: opened with care, saved the same at each run."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from xml.sax.saxutils import escape

from govdocs.errors import TemplateError

_DOCUMENT = "word/document.xml"
_TYPES = "[Content_Types].xml"
_RELATIONS = "word/_rels/document.xml.rels"
_CORE = "docProps/core.xml"
_FILLED = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_MACROS = re.compile(r"vbaProject\.bin$|vbaData\.xml$")
_LARGEST = 128 * 1024 * 1024  # bytes of all parts together
_MOST_PARTS = 2000
_SHRUNK = 200  # a part that unpacks to so many times its size is a trap
_PICTURE_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEADER_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_MARK = "copyMark"
_MARK_PLACE = '<w:pPr><w:spacing w:line="320" w:lineRule="exact"/><w:jc w:val="right"/></w:pPr>'
_MARK_LOOK = '<w:rPr><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr>'  # 小四
_SECTION = re.compile(r"<w:sectPr(?: [^>]*)?>")
_BODY = re.compile(r"<w:body(?: [^>]*)?>")
_AGAIN = "用 Word 或 WPS 打开，另存为 .docx 后再试"

Members = Mapping[str, bytes]
"""The parts of a package by name."""


def opened(data: bytes, name: str) -> dict[str, bytes]:
    """The parts of the template `name`; raises TemplateError where it is no Word file, or a dangerous one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _refuse_traps(package, name)
            members = {each.filename: package.read(each) for each in package.infolist() if not each.is_dir()}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, ValueError, NotImplementedError) as problem:
        raise TemplateError(f"模板“{name}”不是 Word 文件（.docx），或已损坏", _AGAIN) from problem
    except (OSError, RuntimeError) as problem:
        raise TemplateError(f"模板“{name}”读不出来，可能加了密码或已损坏", _AGAIN) from problem
    if _DOCUMENT not in members or _TYPES not in members:
        raise TemplateError(f"模板“{name}”不是 Word 文件（.docx）", _AGAIN)
    if any(map(_MACROS.search, members)) or b"macroEnabled" in members[_TYPES]:
        raise TemplateError(f"模板“{name}”带有宏，不能使用", "去掉宏，另存为 .docx 后再试")
    return members


def _refuse_traps(package: zipfile.ZipFile, name: str) -> None:
    entries = package.infolist()
    whole = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if whole > _LARGEST or len(entries) > _MOST_PARTS or whole > packed * _SHRUNK + _LARGEST // 16:
        raise TemplateError(f"模板“{name}”解开后过大", "换一个模板")


def parts_with_text(members: Members) -> list[str]:
    """The names of the parts that may hold tags: the text first, then headers, footers and notes."""
    found = (name for name in members if _FILLED.fullmatch(name))
    return sorted(found, key=lambda name: (name != _DOCUMENT, name))


def described(members: Members, title: str, when: date) -> dict[str, bytes]:
    """`members` with properties that say nothing but the title and the date."""
    day = f"{when.isoformat()}T00:00:00Z"
    space = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    core = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<cp:coreProperties xmlns:cp="{space}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>zh-CN</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>'
    )
    return {**members, _CORE: core.encode()} if _CORE in members else dict(members)


def with_mark(members: Members, mark: str) -> dict[str, bytes]:
    """`members` with `mark` in the header of each page, or above the text where there are headers already."""
    line = f"<w:p>{_MARK_PLACE}<w:r>{_MARK_LOOK}<w:t>{escape(mark)}</w:t></w:r></w:p>"
    text = members[_DOCUMENT].decode()
    if "<w:headerReference" in text or _RELATIONS not in members:
        return {**members, _DOCUMENT: _BODY.sub(lambda body: body[0] + line, text, count=1).encode()}
    kinds = ("default", "even", "first")
    named = "".join(f'<w:headerReference w:type="{kind}" r:id="{_MARK}"/>' for kind in kinds)
    space = f'xmlns:r="{_OFFICE_RELATIONS}"'
    header = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:hdr xmlns:w="{_WORDS}">{line}</w:hdr>'
    )
    entry = (
        f'<Relationship Id="{_MARK}" Type="{_OFFICE_RELATIONS}/header" Target="{_MARK}.xml"/></Relationships>'
    )
    kind = f'<Override PartName="/word/{_MARK}.xml" ContentType="{_HEADER_KIND}"/></Types>'
    named = named.replace("<w:headerReference", f"<w:headerReference {space}")
    return {
        **members,
        _DOCUMENT: _SECTION.sub(lambda section: section[0] + named, text).encode(),
        f"word/{_MARK}.xml": header.encode(),
        _RELATIONS: members[_RELATIONS].replace(b"</Relationships>", entry.encode()),
        _TYPES: members[_TYPES].replace(b"</Types>", kind.encode()),
    }


def with_picture(members: Members, relation: str, data: bytes) -> dict[str, bytes]:
    """`members` with a picture that the text names by `relation`."""
    suffix = "png" if data.startswith(b"\x89PNG") else "jpeg"
    name = f"media/{relation}.{suffix}"
    entry = f'<Relationship Id="{relation}" Type="{_PICTURE_KIND}" Target="{name}"/>'
    relations = members[_RELATIONS].replace(b"</Relationships>", f"{entry}</Relationships>".encode())
    types = members[_TYPES]
    if f'Extension="{suffix}"'.encode() not in types:
        kind = f'<Default Extension="{suffix}" ContentType="image/{suffix}"/>'.encode()
        types = re.sub(rb"(<Types[^>]*>)", lambda match: match[1] + kind, types, count=1)
    return {**members, _RELATIONS: relations, _TYPES: types, f"word/{name}": data}
