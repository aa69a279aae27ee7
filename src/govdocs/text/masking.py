"""Personal facts made less telling: 王某丽 as 王某某, 138****0101, 2012年（12岁）."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from govdocs.text.dates import parse_date
from govdocs.text.days import age_at

COMPOUND_SURNAMES: Final = (
    "欧阳", "司马", "上官", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "长孙", "宇文", "司徒", "令狐",
    "东方", "独孤", "南宫", "端木", "百里", "呼延", "轩辕", "申屠", "太史", "闻人", "澹台", "钟离", "西门",
)  # fmt: skip
"""Surnames of two characters."""

_BANDS = ((0, 5), (6, 13), (14, 15), (16, 17))  # years of age
_VILLAGE = re.compile(r"^.*?(?:村|社区)(?!路|道|街)")
_TOWNSHIP = re.compile(r"^.*?(?:镇|乡|街道)(?=$|[^镇乡])")
_STAGES = ("幼儿园", "小学", "初中", "高中", "中职", "中专", "特殊教育", "大学")
_STAGE_OF = {"中学": "中学", "职业": "中职", "特教": "特殊教育", "学校": "学校"}
_SHOWN = 4  # digits at the end of a telephone or card number


def masked_name(name: str, mark: str = "") -> str:
    """The surname and 某某; `mark` tells brothers and sisters apart."""
    surname = name[:2] if name.startswith(COMPOUND_SURNAMES) else name[:1]
    return f"{surname}某某{mark}"


def masked_number(number: str) -> str:
    """A card number with its first 6 and last 4 characters; 8 stars for what is between."""
    return f"{number[:6]}{'*' * 8}{number[-_SHOWN:]}" if len(number) > 10 else number


def masked_phone(phone: str) -> str:
    """The first 3 and last 4 digits; of a short number nothing."""
    return f"{phone[:3]}****{phone[-_SHOWN:]}" if len(phone) >= 10 else "****"


def birth_and_age(text: str, day: date) -> str:
    """The year of birth and the age on `day`: 2012年（12岁）; "" for what is no date."""
    born = parse_date(text)
    return f"{born.year}年（{age_at(born, day)}岁）" if born else ""


def age_band(text: str, day: date) -> str:
    """The band of ages in which one born on the day `text` stands on `day`: 6—13岁."""
    born = parse_date(text)
    if born is None:
        return ""
    age = age_at(born, day)
    return next((f"{low}—{high}岁" for low, high in _BANDS if low <= age <= high), "18岁以上")


def village_of(address: str) -> str:
    """An address as far as its village or 社区; without one, as far as its township."""
    match = _VILLAGE.match(address)
    return match[0] if match else township_of(address)


def township_of(address: str) -> str:
    """An address as far as its township; "" where it names none."""
    match = _TOWNSHIP.match(address)
    return match[0] if match else ""


def school_stage(school: str) -> str:
    """The stage that the name of a school tells: 小学, 初中 …; "" where it tells none."""
    known = next((stage for stage in _STAGES if stage in school), "")
    return known or next((stage for words, stage in _STAGE_OF.items() if words in school), "")


def without_brackets(text: str) -> str:
    """`text` without what stands in brackets behind it: 残疾（肢体三级） gives 残疾."""
    return re.split(r"[（(]", text, maxsplit=1)[0].strip()
