"""Dates as official documents print them, and every other form in which clerks write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from govdocs.text.numerals import ascii_digits, parse_chinese_number

_DIGIT = "[0-9０-９]"
_GAP = r"[\s\u3000]*"
_PLAIN = "[〇○◯零ＯOoОо0０一二三四五六七八九]"
_NUMERAL = "[〇○◯零ＯO一二三四五六七八九十廿卅]"
_YEAR = rf"(?:{_DIGIT}(?:{_GAP}{_DIGIT}){{3}}|{_PLAIN}(?:{_GAP}{_PLAIN}){{3}})"
_PART = rf"(?:{_DIGIT}(?:{_GAP}{_DIGIT})?|{_NUMERAL}(?:{_GAP}{_NUMERAL}){{0,2}})"
_WORDS = rf"(?P<year>{_YEAR}){_GAP}年{_GAP}(?P<month>{_PART}){_GAP}月{_GAP}(?P<day>{_PART}){_GAP}[日号]"
_SIGNS = (
    rf"(?<![0-9０-９])(?P<year>{_DIGIT}{{4}}){_GAP}(?P<sign>[-/.．－／—–]){_GAP}(?P<month>{_DIGIT}{{1,2}})"
    rf"{_GAP}(?P=sign){_GAP}(?P<day>{_DIGIT}{{1,2}})(?![0-9０-９])日?"
)
_COMPACT = r"(?<![0-9０-９])(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?![0-9０-９])"
_ANYWHERE = re.compile("|".join((_WORDS, _SIGNS.replace("?P<", "?P<s_").replace("?P=", "?P=s_"))))
_WHOLE = tuple(re.compile(pattern) for pattern in (_WORDS, _SIGNS, _COMPACT))
_FORMAL = re.compile(r"(?:19|20)\d{2}年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日")
_EXTRA_TENS = str.maketrans(dict.fromkeys("OoОо0０", "〇"))


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date inside a text: `text[start:end]` prints `day`."""

    start: int
    end: int
    day: date


def formal_date(day: date) -> str:
    """`day` as 成文日期 prints it: 2023年8月25日, no zeros before month and day (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def is_formal(text: str) -> bool:
    """True when `text` is a real date in the standard form and nothing else."""
    return bool(_FORMAL.fullmatch(text)) and parse_date(text) is not None


@lru_cache(maxsize=4096)  # the records of a workbook tell the same days again and again
def parse_date(text: str) -> date | None:
    """The date that the whole of `text` prints in any of the usual forms; None when it prints none."""
    stripped = text.strip()
    for pattern in _WHOLE:
        if match := pattern.fullmatch(stripped):
            return _date(match["year"], match["month"], match["day"])
    return None


def find_dates(text: str) -> Iterator[FoundDate]:
    """Every complete date (year, month and day) inside `text`, in order."""
    for match in _ANYWHERE.finditer(text):
        parts = ("year", "month", "day") if match["year"] else ("s_year", "s_month", "s_day")
        day = _date(*(match[part] for part in parts))
        if day is not None:
            yield FoundDate(match.start(), match.end(), day)


def _date(year: str, month: str, day: str) -> date | None:
    numbers = [_number(part) for part in (year, month, day)]
    if None in numbers or not 1900 <= (numbers[0] or 0) <= 2099:
        return None
    try:
        return date(*(number or 0 for number in numbers))
    except ValueError:
        return None


def _number(text: str) -> int | None:
    plain = ascii_digits("".join(text.split()))
    if plain.isdecimal():
        return int(plain)
    if plain.startswith(("廿", "卅")):
        tens, rest = ("二十" if plain[0] == "廿" else "三十"), plain[1:]
        return parse_chinese_number(tens + rest.removeprefix("十"))
    return parse_chinese_number(plain.translate(_EXTRA_TENS))


def date_faults(text: str) -> tuple[tuple[str, str], ...]:
    """What keeps `text`, a date, from the standard form: (fault, Chinese words) each."""
    checks = (
        ("numerals", r"[〇○◯零ＯO一二三四五六七八九十廿卅]", "日期应当用阿拉伯数字"),
        ("signs", r"\d\s*[-/.．－／—–]\s*\d", "年、月、日之间应当写“年”“月”“日”"),
        ("zero", r"[年月]\s*[0０]\d", "月、日前不加 0"),
        ("spaces", r"\S\s+\S", "日期中不留空格"),
        ("full-width", r"[０-９]", "数字应当用半角"),
        ("day", r"号\s*$", "“号”应当写作“日”"),
        ("compact", r"^\s*\d{8}\s*$", "年、月、日之间应当写“年”“月”“日”"),
    )
    if is_formal(text):
        return ()
    if parse_date(text) is None and any(pattern.fullmatch(text.strip()) for pattern in _WHOLE):
        return (("impossible", "历法上没有这一天"),)
    faults = tuple((name, words) for name, pattern, words in checks if re.search(pattern, text.strip()))
    return faults or (("form", "日期应当写作“2023年8月25日”的形式"),)
