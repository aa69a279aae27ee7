"""What the fields of records accept beside plain text: lists of names, months, telephones, codes."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field

from govdocs.diagnostics import Diagnostic, info, warning
from govdocs.kinds.parts.fields import Line, OptionalLine
from govdocs.kinds.parts.form_rules import Path, place
from govdocs.text.dates import parse_date
from govdocs.text.names import split_list
from govdocs.text.numerals import ascii_digits

_MOBILE = r"1[3-9]\d{9}"
_LANDLINE = r"0\d{2,3}-?\d{7,8}(?:[-转]\d{1,6})?"
_HOTLINE = r"1(?:10|19|20|22|2\d{3})"
_FICTION = r"1000000\d{4}"
_PHONE = re.compile("|".join((_MOBILE, _LANDLINE, _HOTLINE, _FICTION)))
_TEST_PHONE = re.compile(_FICTION)
_MONTH = re.compile(r"(?P<year>(?:19|20)\d{2})\s*(?:年|[-/.])?\s*(?P<month>0?[1-9]|1[0-2])\s*月?(?:份)?")
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_BEFORE = re.compile(r"(?:之前|以前|前|止|底|末)+$")
_MONTH_END = re.compile(r"(?P<year>(?:19|20)\d{2})年(?P<month>[1-9]|0[1-9]|1[0-2])月份?")
_YEAR_END = re.compile(r"(?P<year>(?:19|20)\d{2})年年?")


def _named(value: Any) -> Any:
    if isinstance(value, str):
        return split_list(value)
    if isinstance(value, list | tuple) and all(isinstance(part, str) for part in value):
        return tuple(name for part in value for name in split_list(part))
    return value


Names = Annotated[tuple[Line, ...], BeforeValidator(_named)]
"""Names of persons or units; one text is divided at 、，,；; and line breaks, padding is taken away."""


def parse_month(text: str) -> str:
    """The month that the whole of `text` names, as YYYY-MM; "" when it names none."""
    match = _MONTH.fullmatch(ascii_digits(text))
    return f"{match['year']}-{int(match['month']):02}" if match else ""


def _month(text: str) -> str:
    month = parse_month(text)
    if not month:
        raise ValueError(f"月份应当写作“2025-03”或“2025年3月”的样子，不能是“{text}”")
    return month


GivenMonth = Annotated[Line, AfterValidator(_month)]
"""A month as YYYY-MM that may not be left out; 2025年3月, 2025/3 and 202503 are accepted."""


def _phone(text: str) -> str:
    bare = re.sub(r"[（(\s]", "", ascii_digits(text))
    bare = re.sub(r"[）)－—–-]+", "-", bare).removesuffix("-")
    if re.fullmatch(_MOBILE, bare.replace("-", "")):
        return bare.replace("-", "")
    if bare and not _PHONE.fullmatch(bare):
        raise ValueError("电话应当是 11 位手机号、带区号的座机号（区号-号码）或服务热线")
    return bare


Phone = Annotated[OptionalLine, AfterValidator(_phone)]
"""A mobile number, a landline with its area code, a hotline, or a number of the range for samples."""


def is_sample_phone(phone: str) -> bool:
    """True for a number of the range 1000000xxxx, which no one is ever given."""
    return _TEST_PHONE.fullmatch(phone) is not None


def credit_code_check(body: str) -> str:
    """The check character of a credit code whose first 17 characters are `body` (GB 32100, 5.5)."""
    total = sum(_CREDIT_ALPHABET.index(each) * pow(3, at, 31) for at, each in enumerate(body))
    return _CREDIT_ALPHABET[-total % 31]


def _credit_code(text: str) -> str:
    code = "".join(ascii_digits(text).split()).upper()
    if not code:
        return code
    if len(code) != 18:
        raise ValueError(f"统一社会信用代码应当有 18 位，这里有 {len(code)} 位")
    odd = next((each for each in code if each not in _CREDIT_ALPHABET), "")
    if odd:
        raise ValueError(f"统一社会信用代码不用“{odd}”，只用数字和除 I、O、S、V、Z 以外的大写字母")
    if credit_code_check(code[:17]) != code[17]:
        raise ValueError("统一社会信用代码的校验位不对，请逐位核对")
    return code


CreditCode = Annotated[OptionalLine, AfterValidator(_credit_code)]
"""统一社会信用代码: 18 characters whose last one checks the others (GB 32100)."""


_ANSWERS = {True: "是", False: "否", "有": "是", "无": "否", "没有": "否", "true": "是", "false": "否"}


def _answer(value: Any) -> Any:
    plain = value.strip().lower() if isinstance(value, str) else value
    return _ANSWERS.get(plain, plain) if isinstance(plain, str | bool) else value


YesNoUnknown = Annotated[Literal["", "是", "否"], BeforeValidator(_answer)]
"""是 or 否; empty where nobody has answered yet."""


def _percentage(value: Any) -> Any:
    return ascii_digits(value).strip().rstrip("%％").strip() if isinstance(value, str) else value


Percent = Annotated[int, BeforeValidator(_percentage), Field(ge=0, le=100)]
"""A whole number from 0 to 100; a percent sign behind it is accepted."""


def chosen(*words: str) -> BeforeValidator:
    """Reads a choice: brackets of either width, and its words without what stands in brackets."""
    short = {word.partition("（")[0]: word for word in reversed(words)}

    def read(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        text = "".join(value.split()).replace("(", "（").replace(")", "）")
        return text if text in words else short.get(text, text)

    return BeforeValidator(read)


def several(*words: str) -> BeforeValidator:
    """Reads a choice of several: a list, or one text divided by 、; each word as `chosen` reads it, once."""
    one = chosen(*words).func

    def read(value: Any) -> Any:
        parts = split_list(value) if isinstance(value, str) else value
        if not isinstance(parts, list | tuple) or not all(isinstance(part, str) for part in parts):
            return value
        return tuple(dict.fromkeys(one(part) for part in parts))  # type: ignore[call-arg]

    return BeforeValidator(read)


def words_of(literal: object) -> tuple[str, ...]:
    """The words of a Literal, without the empty one for what is not known."""
    return tuple(word for word in get_args(literal) if word)


def one_of(words: Iterable[str]) -> str:
    """The description of a field that takes one of `words`."""
    return f"{'、'.join(words)}之一"


def some_of(words: Iterable[str]) -> str:
    """The description of a field that takes several of `words`."""
    return f"可选几项，用“、”隔开：{'、'.join(words)}"


def due_day(text: str) -> date | None:
    """The last day that a deadline leaves: 2025年6月20日前, 2025年6月底 and 2025年底 have one, words none."""
    bare = _BEFORE.sub("", "".join(ascii_digits(text).split()))
    if match := _MONTH_END.fullmatch(bare):
        year, month = int(match["year"]), int(match["month"])
        return date(year, month, monthrange(year, month)[1])
    if (match := _YEAR_END.fullmatch(bare)) and bare != text:
        return date(int(match["year"]), 12, 31)
    return parse_date(bare)


GAP = "〔待补〕"
"""Printed in a table's cell whose fact is not known: the heading of the column says which."""


def or_gap(text: str) -> str:
    """`text`, or the mark of a missing fact."""
    return text or GAP


def gap_finding(whose: str, facts: Mapping[str, object], path: Path) -> Iterator[Diagnostic]:
    """One finding when some of `facts` of a row, label to value, are not known and print as GAP."""
    labels = [label for label, value in facts.items() if value in ("", (), None)]
    if labels:
        words = f"{whose}缺少{'、'.join(labels)}，印作“{GAP}”"
        hint = f"补写“{'”“'.join(labels)}”"
        yield warning("D101", words, place((*path, labels[0])), hint)


def sample_phone_findings(phones: Iterable[str], path: Path) -> Iterator[Diagnostic]:
    """One finding when any of `phones` is of the range for samples."""
    count = sum(map(is_sample_phone, phones))
    if count:
        words = f"有 {count} 个电话是示例号段（1000000××××），不是真实号码"
        yield info("D701", words, place(path), "正式使用前换成真实号码")
