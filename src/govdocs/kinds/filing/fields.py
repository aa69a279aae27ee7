"""The words of 归档清单, and how its dates and periods are read (DA/T 22-2015, 5.5)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BeforeValidator

from govdocs.kinds.parts.fields import LINE_LIMIT, OptionalLine, Prose
from govdocs.kinds.parts.record_fields import words_of
from govdocs.text.dates import parse_date

Decision = Literal["是", "否", "待定"]

ListedRole = Literal[
    "正文",
    "附件",
    "文件处理单",
    "发文稿纸",
    "定稿",
    "修改稿",
    "复制件",
    "译文",
    "其他格式",
    "不归档",
]
"""The roles of DA/T 22-2015, 5.1.2, the file from which a part was printed, and files that stay outside."""

EDITABLE: Final = "其他格式"
LEFT_OUT: Final = "不归档"
BODY: Final = "正文"
ANNEX: Final = "附件"

ListedGroup = Literal["", "复文", "来文", "转发文", "被转发文"]
ListedDirection = Literal["发文", "收文", "内部"]
ListedSpan = Literal["", "会议", "案件", "项目", "记录本"]
ListedImportance = Literal["", "重要", "一般"]
Opening = Literal["开放", "控制", "延期开放", "未审核"]
Disclosure = Literal["主动公开", "依申请公开", "不予公开"]
PeriodWord = Literal["", "永久", "30年", "10年"]

PERIOD_WORDS = words_of(PeriodWord)

PERIOD_CODES: Mapping[str, str] = {"Y": "永久", "D30": "30年", "D10": "10年"}
"""保管期限代码 (DA/T 22-2015, 5.4.3) to the words that the list shows."""

_BRACKETED = re.compile(r"[\[［〔【(（](?P<inner>[^\[\]］〕】)）]*)[\]］〕】)）]")
_COMPACT = re.compile(r"\d{8}")


def archive_date(text: str) -> str:
    """`text` as YYYYMMDD, or [YYYYMMDD] where it stands in brackets; what is no date stays as it is."""
    match = _BRACKETED.fullmatch(text)
    day = parse_date(match["inner"] if match else text)
    if day is None:
        return text
    return f"[{day:%Y%m%d}]" if match else f"{day:%Y%m%d}"


def is_archive_date(text: str) -> bool:
    """True for a real date written YYYYMMDD or, found out by research, [YYYYMMDD] (check A-24)."""
    bare = text[1:-1] if text.startswith("[") and text.endswith("]") else text
    return bool(_COMPACT.fullmatch(bare)) and parse_date(bare) is not None


ArchiveDate = Annotated[OptionalLine, AfterValidator(archive_date)]
"""A date of the archive; one that is none is kept and reported with the rules."""


def _period(value: Any) -> Any:
    bare = "".join(value.split()).upper() if isinstance(value, str) else value
    if bare in ("30", "10"):
        return f"{bare}年"
    return PERIOD_CODES.get(bare, bare) if isinstance(bare, str) else bare


Period = Annotated[PeriodWord, BeforeValidator(_period)]
"""保管期限 in words; Y, D30 and D10 are read too."""


def _in_one_line(text: str) -> str:
    if len(text) > LINE_LIMIT:
        raise ValueError(f"有 {len(text)} 个字，超过 {LINE_LIMIT} 个字")
    return "".join(map(str.strip, text.splitlines()))


WideLine = Annotated[Prose, AfterValidator(_in_one_line)]
"""One line of text that is often long: its column is wide, and breaks of lines in the cell go."""


def _slashed(text: str) -> str:
    return text.replace("\\", "/")


FilePath = Annotated[WideLine, AfterValidator(_slashed)]
"""A path in the folder that is filed, divided by "/"."""
