"""What can be read in a collected file: title, 文号, author, date, annexes, the numbers it mentions."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from govdocs.archive.secret_marks import mark_in_text
from govdocs.archive.titles import author_in, kind_of, latest_day, mentioned_numbers, organs_in, title_key
from govdocs.errors import GovdocsError
from govdocs.readers.read import read
from govdocs.text.dates import FoundDate, find_dates, parse_date
from govdocs.text.document_number import parse_document_number

if TYPE_CHECKING:
    from govdocs.readers.xlsx import SheetCell

_OWN = "govdocs"
"""What the PDFs of govdocs say of their maker: they name their titles themselves."""

_DAMAGED = "文件已损坏，读不出来"
_LONGEST = 40_000
_TITLE = 60
"""A first line of more characters is no title."""

_TEXT_IN_OFD = re.compile(rb"<(?:\w+:)?TextCode[^>]*>([^<]*)</")
_OFD_PAGE = re.compile(r"Pages/Page_?\d+/Content\.xml$|Content\.xml$", re.IGNORECASE)
_OFD_LIMIT = 8 * 1024 * 1024
_BEGUN = r"(?:[上下]午|晚上?|正式|开始|开幕|召开|举行|起|[（(][^（）()\n]{1,6}[）)])*"
_SPAN = re.compile(rf"\s*{_BEGUN}[\s，,、]*(?:(?:一直|延续|持续)*(?:至|到)|—|–|-|－|~|～)+\s*$")
_BEGINS = re.compile(r"\s*(?:[上下]午|正式)?(?:开始|开幕|召开)[\s，,、；;]*(?:于)?\s*$")
_ENDS = re.compile(r"\s*(?:[上下]午|正式|全部)?(?:结束|闭幕|散会|休会)")
_DAY_LABEL = re.compile(r"(?:填报|制表|填表|统计|报送|编制|印发)(?:日期|时间)")
_ISSUED = ("简报", "纪要", "工作信息", "周报", "月报", "情况反映")
_ISSUE = re.compile(r"第[0-9一二三四五六七八九十百]{1,4}期")
_HEAD = 200  # characters of a page among which its issue stands
_BREAKS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, NotImplementedError)
_MARK = re.compile(r"(?:文件|函件)$")


@dataclass(frozen=True, slots=True)
class Contents:
    """The facts on the pages of a file; `fault` says why it cannot be filed, "" where it can.

    `span_end` is the last day of a meeting that its minutes date over a year's end, YYYYMMDD.
    """

    text: str = ""
    title: str = ""
    doc_no: str = ""
    author: str = ""
    date: str = ""
    kind: str = ""
    security: str = ""
    span_end: str = ""
    annexes: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    fault: str = ""


def contents_of(data: bytes, suffix: str) -> Contents:
    """What a file with this suffix says; a format that is not read says nothing."""
    reader = _READERS.get(suffix)
    return reader(data) if reader else Contents()


def _docx(data: bytes) -> Contents:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except _BREAKS:
        return Contents(fault=_DAMAGED)
    if "word/document.xml" not in names:
        return Contents(fault="加了密码，或者不是 Word 文件")
    return _read(data, "文件.docx")


def _pdf(data: bytes) -> Contents:
    from govdocs.readers.pdf_glance import glance  # noqa: PLC0415 - only where there is a PDF

    seen = glance(data)
    if seen.fault:
        return Contents(fault=seen.fault)
    told = _read(seen.text.encode(), "文件.txt") if seen.text.strip() else Contents()
    stated = seen.title if seen.creator == _OWN else ""
    if not stated or title_key(stated) in title_key(told.title):
        return told
    return replace(told, title=stated, kind=kind_of(stated), author=told.author or author_in(stated))


def _text(data: bytes) -> Contents:
    return _read(data[: 4 * _LONGEST], "文件.txt")


def _xlsx(data: bytes) -> Contents:
    from govdocs.readers.xlsx import read_sheets  # noqa: PLC0415 - heavy, and not always wanted

    try:
        sheets = read_sheets(data, "工作簿.xlsx")
    except GovdocsError as problem:
        return Contents(fault=problem.message.replace("“工作簿.xlsx”", ""))
    for sheet in (sheet for sheet in sheets if sheet.rows):
        rows = [list(dict.fromkeys(_words(cells))) for cells in sheet.rows.values()]
        title = rows[0][0] if len(rows[0]) == 1 and 1 < len(rows[0][0]) <= _TITLE else ""
        text = "\n".join(" ".join(words) for words in rows)[:_LONGEST]
        return Contents(
            title, title, date=_stated_day(rows), kind=kind_of(title), security=mark_in_text(text)
        )
    return Contents()


def _words(cells: Mapping[int, SheetCell]) -> list[str]:
    return [" ".join(cell.text.split()) for cell in cells.values() if cell.text.strip()]


def _stated_day(rows: Sequence[Sequence[str]]) -> str:
    """The day that a table says beside 填报日期 or the like, as a researched one; "" where it says none."""
    for words in map(" ".join, rows):
        label = _DAY_LABEL.search(words)
        found = latest_day(words[label.end() :]) if label else None
        if found:
            return f"[{found:%Y%m%d}]"
    return ""


def _ofd(data: bytes) -> Contents:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if "OFD.xml" not in package.namelist():
                return Contents(fault="不是 OFD 文件")
            pages = [each for each in package.infolist() if _OFD_PAGE.search(each.filename)]
            parts = [package.read(page) for page in pages[:3] if page.file_size <= _OFD_LIMIT]
    except _BREAKS:
        return Contents(fault=_DAMAGED)
    lines = [match.decode("utf-8", "replace") for part in parts for match in _TEXT_IN_OFD.findall(part)]
    return _read("\n".join(lines).encode(), "文件.txt") if lines else Contents()


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_ORDER = (28, b"\xfe\xff")
_OLE_SHORTEST = 3 * 512
"""A compound file has its byte order at 28, then a table and a directory of sectors ([MS-CFB] 2.1, 2.2)."""


def _compound(data: bytes) -> Contents:
    """Nothing but whether it is whole: LibreOffice reads those."""
    at, order = _OLE_ORDER
    whole = len(data) >= _OLE_SHORTEST and data[at : at + len(order)] == order
    return Contents(fault=_DAMAGED if data.startswith(_OLE) and not whole else "")


_READERS: Mapping[str, Callable[[bytes], Contents]] = {
    "docx": _docx,
    "pdf": _pdf,
    "txt": _text,
    "xlsx": _xlsx,
    "ofd": _ofd,
    **dict.fromkeys(("doc", "xls", "ppt", "wps", "et", "dps"), _compound),
}


def _read(data: bytes, name: str) -> Contents:
    """The facts that the readers of documents find; a text that they refuse says nothing."""
    try:
        record = read(data, name).data
    except GovdocsError:
        return Contents(
            security=mark_in_text(data.decode("utf-8", "ignore")) if name.endswith(".txt") else ""
        )
    text = "\n".join(_strings(record))[:_LONGEST]
    title = _with_issue(_title(record), text)
    signed = tuple(record.get("signature", ())) or tuple(record.get("issuers", ()))
    signatures = tuple(organ for line in signed for organ in organs_in(line))
    number = parse_document_number(record.get("number", ""))
    own = str(number) if number else ""
    mentions = tuple(each for each in mentioned_numbers(text) if not (own and each.endswith(own)))
    return Contents(
        text=text,
        title=title,
        doc_no=own,
        author="、".join(signatures) or author_in(title) or _marked(record),
        date=_date(record),
        kind=kind_of(title),
        security=str(record.get("secrecy", "")) or mark_in_text(text) or _mark_aside(record),
        span_end=_span_end(text) if kind_of(title) in _MEETINGS else "",
        annexes=tuple(record.get("attachment_notes", ())),
        mentions=mentions,
    )


def _mark_aside(record: Mapping[str, Any]) -> str:
    """密级 among the lines that the reader had no place for."""
    return mark_in_text("\n".join(_strings(record.get("intake", {}).get("set_aside", ()))))


_MEETINGS = ("纪要", "会议记录", "记录")


def _title(record: Mapping[str, Any]) -> str:
    title = "".join(str(record.get("title", "")).split("\n")).strip()
    if title:
        return title
    body = record.get("body") or ()
    first = body[0] if body and isinstance(body[0], str) else ""
    return first if kind_of(first) and len(first) <= _TITLE else ""


def _with_issue(title: str, text: str) -> str:
    """The title of a bulletin with its issue, which stands beside it on the page: made-up words in [ ]."""
    issue = _ISSUE.search(text[:_HEAD])
    if issue is None or issue[0] in title or kind_of(title) not in _ISSUED:
        return title
    return f"{title}[{issue[0]}]"


def _marked(record: Mapping[str, Any]) -> str:
    """The organs of 发文机关标志."""
    mark = record.get("mark", ())
    lines = (mark,) if isinstance(mark, str) else tuple(mark)
    return "、".join(_MARK.sub("", line.strip()) for line in lines)


def _date(record: Mapping[str, Any]) -> str:
    """成文日期 as YYYYMMDD, else the last date in the text as a researched one; "" for none."""
    signed = parse_date(str(record.get("signed_on", "")))
    if signed:
        return f"{signed:%Y%m%d}"
    found = latest_day("\n".join(_strings(record.get("body", ()))))
    return f"[{found:%Y%m%d}]" if found else ""


def _strings(data: Any) -> list[str]:
    if isinstance(data, str):
        return [data]
    if isinstance(data, Mapping):
        return [text for key, value in data.items() if key != "intake" for text in _strings(value)]
    if isinstance(data, list | tuple):
        return [text for value in data for text in _strings(value)]
    return []


def _span_end(text: str) -> str:
    """The last day of a meeting over a year's end: dates joined by 至, or by 开始 and 结束; "" for none."""
    days = list(find_dates(text))
    for first, second in pairwise(days):
        if first.day.year < second.day.year and _joins(text, first.end, second):
            return f"{second.day:%Y%m%d}"
    return ""


def _joins(text: str, end: int, second: FoundDate) -> bool:
    """True when what stands between two dates, and behind them, makes them the days of one meeting."""
    between = text[end : second.start]
    return bool(_SPAN.fullmatch(between) or (_BEGINS.fullmatch(between) and _ENDS.match(text, second.end)))
