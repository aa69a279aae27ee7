"""What text a field accepts: said once, for every record."""

from __future__ import annotations

import re
import unicodedata
from datetime import timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from govdocs.text.dates import formal_date, parse_date
from govdocs.text.days import WORKBOOK_DAY_ZERO

LINE_LIMIT = 2000
"""The longest single line of a record in characters."""

_YES = {"是", "有", "真", "true", "yes", "y"}
_NO = {"否", "无", "没有", "假", "false", "no", "n"}
_UNSEEN = frozenset(("Cf", "Mn", "Me", "Zs", "Zl", "Zp"))
_NAMES_OF_SPACES = {"\t", "\n"}


class Input(BaseModel):
    """The base of every record: frozen, unknown fields refused, text stripped at both ends."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, hide_input_in_errors=True
    )


_PERHAPS_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\U00010000-\U0010ffff]")
"""Characters among which those are that no font prints: looked for first, since there are hardly any."""


def _clean(text: str) -> str:
    """`text` without characters that no font prints; a tab, pasted from a sheet, is a space."""
    for character in _PERHAPS_ODD.findall(text):
        _refuse_odd(character)
    return text.replace("\t", " ")


def _refuse_odd(character: str) -> None:
    category = unicodedata.category(character)
    odd = category in ("Cc", "Cs") and character not in _NAMES_OF_SPACES
    if odd or (ord(character) & 0xFFFE) == 0xFFFE:
        raise ValueError(f"含有不能排印的字符 U+{ord(character):04X}，请删去")


def _visible(text: str) -> str:
    """`text`, or nothing when nothing of it can be seen."""
    return "" if all(unicodedata.category(character) in _UNSEEN for character in text) else text


def _one_line(text: str) -> str:
    if "\n" in text:
        raise ValueError("应当写在一行之内")
    if len(text) > LINE_LIMIT:
        raise ValueError(f"{_too_long(text)}；较长的内容写入正文")
    return _visible(_clean(text))


def _not_empty(text: str) -> str:
    if not text:
        raise ValueError("不能为空")
    return text


def _titled(text: str) -> str:
    if len(text) > LINE_LIMIT:
        raise ValueError(_too_long(text))
    return _visible(_clean("\n".join(filter(None, map(str.strip, text.splitlines())))))


def _too_long(text: str) -> str:
    return f"有 {len(text)} 个字，超过 {LINE_LIMIT} 个字"


def _few_enough(text: str) -> str:
    if len(text) > LINE_LIMIT:
        raise ValueError(f"{_too_long(text)}；用统称（如“各村（社区）”），或把名单写成附件")
    return text


def _joined(value: Any) -> Any:
    if isinstance(value, list | tuple) and all(isinstance(part, str) for part in value):
        return "，".join(value)
    return value


def _listed(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


def _answered(value: Any) -> Any:
    word = value.strip().lower() if isinstance(value, str) else value
    if word in _YES:
        return True
    if word in _NO:
        return False
    if not isinstance(value, bool):
        raise ValueError("应当写“是”或“否”")
    return value


Prose = Annotated[str, AfterValidator(_clean)]
"""Text of any length; a line break begins a new paragraph."""

OptionalLine = Annotated[str, AfterValidator(_one_line)]
"""One line of text, or nothing."""

Line = Annotated[str, AfterValidator(_one_line), AfterValidator(_not_empty)]
"""One line of text, not empty, without control characters."""

Title = Annotated[str, AfterValidator(_titled)]
"""A title; a line break in it is a break on paper."""

Organs = Annotated[str, BeforeValidator(_joined), AfterValidator(_few_enough), AfterValidator(_one_line)]
"""Organs as one line of text; a list of them is joined by full-width commas."""

Lines = Annotated[tuple[Line, ...], BeforeValidator(_listed)]
"""Several lines; one line alone is accepted for a list of one."""

YesNo = Annotated[bool, BeforeValidator(_answered)]
"""是 or 否."""

_FULL_DATE = re.compile(
    r"\s*\S{4}\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*[日号]\s*|\s*\d{4}([-/.])\d{1,2}\1\d{1,2}\s*|\s*\d{8}\s*"
)
_BLANK = re.compile(r"[_＿\s\u3000×xX*＊…—-]")

_NUMBER = re.compile(r"\d{1,7}(?:\.\d+)?")
_SERIALS = range(25569, 73051)  # the days of Excel from 1970 to 2099


def _possible_date(text: str) -> str:
    if _NUMBER.fullmatch(text) and parse_date(text) is None:
        raise ValueError(f"不是日期：“{text}”是一个数字{_meant_by(text)}")
    full = _FULL_DATE.fullmatch(text) and not _BLANK.search(text.replace("-", "/"))
    if full and parse_date(text) is None:
        raise ValueError(f"日期不存在或无法辨认：“{text}”，应当写作“2025年4月10日”的样子")
    return text


def _meant_by(number: str) -> str:
    """What Excel means by the number of a day whose cell has lost its format."""
    days = int(float(number))
    if not _SERIALS.start <= days < _SERIALS.stop:
        return "，应当写作“2025年4月10日”的样子"
    meant = formal_date(WORKBOOK_DAY_ZERO + timedelta(days=days))
    return f"，在表格里是{meant}：把这一格的格式改为日期，或改写成文字"


def _real_date(text: str) -> str:
    if text and parse_date(_possible_date(text)) is None and "年" not in text and "月" not in text:
        raise ValueError(f"不是日期：“{text}”，应当写作“2025年4月10日”的样子")
    return text


FormalDate = Annotated[OptionalLine, AfterValidator(_real_date)]
"""A date as printed, in any usual form; one that lacks its day is kept and reported later."""

Deadline = Annotated[OptionalLine, AfterValidator(_possible_date)]
"""By when: a date in any usual form, or words such as 长期坚持; a date that no calendar has is refused."""

DocumentNumber = OptionalLine
"""发文字号 as printed; its form is checked with the rules, since a source may print a wrong one."""
