"""What a file is within its item, guessed from its name and folders (DA/T 22-2015, 5.1.1, 5.1.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govdocs.archive.model import Group, Role
from govdocs.text.numerals import ascii_digits, parse_chinese_number

_SHEETS = "发文稿纸|拟稿纸|拟稿单|发文拟稿单|发文审批[单表]|发文处理[单笺]|核稿单|签发[单笺]|发文单|文稿纸"
_SLIPS = "(?:收文|文件|公文|来文)?(?:处理|阅办|办理|批办|传阅|呈批|阅批)[单笺签]|办文单|收文登记单"
_REVISIONS = "修改稿|修订稿|征求意见稿|送审稿|讨论稿|草稿|初稿|第?[0-9一二三四五六七八九]+稿|花脸稿|改稿"
_WORDS: tuple[tuple[Role, str], ...] = (
    ("发文稿纸", _SHEETS),
    ("文件处理单", _SLIPS),
    ("定稿", "签发稿|定稿|领导签发件"),
    ("修改稿", _REVISIONS),
    ("复制件", "复印件|复制件|抄件|副本"),
    ("译文", "译文|译本|翻译件"),
)
"""The words by which clerks call the parts of an item; the first that is found counts."""

_BEFORE, _AFTER = r"(?:^|[\s_\-—（(【\[、+])", r"(?=$|[\s_\-—）)】\]、+：:0-9])"
_MARKS = tuple(
    (role, re.compile(rf"{_BEFORE}(?:最终|正式)?(?:{words}){_AFTER}|(?:{words})$")) for role, words in _WORDS
)
_ANNEX = re.compile(
    r"(?:^|[\s_\-—（(【\[])附[件表][：:\s]*(?P<number>[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})?"
    r"(?=$|[\s_\-—：:、.．）)】\]《]|[\u3400-\u9fff])[\s_\-—：:、.．）)】\]]*"
)
_ANNEX_BEHIND = re.compile(r"[\s_\-—（(]附[件表](?P<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3})?[）)]?$")
_GROUPS: tuple[tuple[Group, str], ...] = (
    ("被转发文", "被转发"),
    ("来文", "来"),
    ("复文", "复"),
)
_SIGNS = " _-—（()）【】[]、：:+"


@dataclass(frozen=True, slots=True)
class RoleGuess:
    """The role of a file, the number of an annex, and the name without the words that told it.

    `by_folder` is True where the name of a folder told the role: such a folder is part of the item's.
    """

    role: Role
    rest: str
    number: int = 0
    by_folder: bool = False


def role_of(stem: str, folders: Sequence[str] = ()) -> RoleGuess:
    """The role of the file called `stem` (no suffix, 文号 or group) in `folders`, the innermost last."""
    if match := _ANNEX.match(stem) or _ANNEX_BEHIND.search(stem):
        return RoleGuess("附件", _without(stem, match), _count(match["number"]))
    for role, mark in _MARKS:
        if match := mark.search(stem):
            return RoleGuess(role, _without(stem, match))
    told = folder_role(folders[-1]) if folders else None
    if told:
        return RoleGuess(told, stem, leading_number(stem), by_folder=True)
    return RoleGuess("正文", stem)


def _without(stem: str, match: re.Match[str]) -> str:
    return f"{stem[: match.start()]} {stem[match.end() :]}".strip(_SIGNS)


def folder_role(name: str) -> Role | None:
    """The role that a folder called 附件 or 定稿 gives to all files in it."""
    if re.fullmatch(r"附[件表](?:材料)?", name.strip()):
        return "附件"
    return next((role for role, words in _WORDS if re.fullmatch(words, name.strip())), None)


def group_of(stem: str) -> tuple[Group, str]:
    """Which of two documents the name of a file says that it is (来文 …), and the rest of the name."""
    for group, words in _GROUPS:
        mark = re.search(
            rf"^{words}(?:文|件|文件)[\s_\-—：:、]+|[（(【\[]{words}(?:文|件|文件)[）)】\]]", stem
        )
        if mark:
            return group, _without(stem, mark)
    return "", stem


def _count(text: str | None) -> int:
    if not text:
        return 0
    digits = ascii_digits(text)
    return int(digits) if digits.isdecimal() else parse_chinese_number(digits) or 0


def leading_number(name: str) -> int:
    """The number with which a name begins: 1 of 1.名单; 0 for none."""
    match = re.match(r"\d{1,3}(?=[.．、_\s\-])", name)
    return int(match[0]) if match else 0
