"""档号: the reference code of an item, a volume, a paper, from its components and back.

DA/T 22-2015, 5.4.2, and DA/T 13-2022 write it differently and both are in force: the county archive
decides (`Scheme.dialect`). Volumes always take the dialect of DA/T 13. An office that has no 全宗号 yet
leaves the first segment out and writes it in later.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from govdocs.archive.model import Dialect, Item, Scheme, Volume, VolumePaper
from govdocs.diagnostics import Diagnostic, error, warning
from govdocs.errors import InputError

Form = Literal["DAT22_2015", "DAT13_2022", "DAT13_VOLUME"]
"""The three ways a 档号 is written: an item in either dialect, a volume or a paper in a volume."""

_SUB = r"(?P<sub>(?:·(?!(?:19|20)\d{2}(?:·|-))[A-Z0-9]{2,4})*)"
_FONDS: dict[Form, str] = {
    "DAT22_2015": r"(?P<fonds>[A-Z0-9]{4})-",
    "DAT13_2022": r"(?P<fonds>[A-Z0-9]\d{3})-",
    "DAT13_VOLUME": r"(?P<fonds>[A-Z0-9]\d{3})-",
}
_REST: dict[Form, str] = {
    "DAT22_2015": r"(?P<cat>[A-Z]{2})·(?P<year>(?:19|20)\d{2})-(?P<ret>Y|D30|D10)"
    r"(?:-(?P<org>[A-Z0-9]{3}))?-(?P<item>\d{4})",
    "DAT13_2022": rf"(?P<cat>[A-Z]{{2}}){_SUB}·(?P<year>(?:19|20)\d{{2}})·(?P<ret>Y|D\d{{1,3}})"
    r"(?:·(?P<org>[A-Z0-9\u4e00-\u9fff]{1,12}))?-(?P<item>\d{3,5})",
    "DAT13_VOLUME": rf"(?P<cat>[A-Z]{{2}}){_SUB}·(?P<year>(?:19|20)\d{{2}})(?:·(?P<ret>Y|D\d{{1,3}}))?"
    r"-(?P<vol>\d{3,4})(?:-(?P<item>\d{3,4}))?",
}
_WITH_FONDS = {form: re.compile(_FONDS[form] + rest, re.ASCII) for form, rest in _REST.items()}
_WITHOUT_FONDS = {form: re.compile(rest, re.ASCII) for form, rest in _REST.items()}

ITEM_DIGITS = 4
"""件号 in both dialects (DA/T 22-2015, 5.4.3; DA/T 13-2022 allows 3 to 5)."""

VOLUME_DIGITS = 3
"""案卷号 and the 件号 in a volume, as the examples of DA/T 13-2022 write them; 4 when more are needed."""

_LAST_ITEM: dict[Dialect, int] = {"DAT22_2015": 9_999, "DAT13_2022": 99_999}
_LAST_VOLUME = 9_999
_DOTS = "•・‧．.∙⋅●"
_DASHES = "‐‑‒–—―－−﹣_＿"
_NORMAL = str.maketrans(
    {
        **dict.fromkeys(_DOTS, "·"),
        **dict.fromkeys(_DASHES, "-"),
        **{chr(wide): chr(wide - 0xFEE0) for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B))},
    }
)
_ORG: dict[Dialect, re.Pattern[str]] = {
    "DAT22_2015": re.compile(r"[A-Z0-9]{3}", re.ASCII),
    "DAT13_2022": re.compile(r"[A-Z0-9\u4e00-\u9fff]{1,12}", re.ASCII),
}
_ORG_WORDS: dict[Dialect, str] = {
    "DAT22_2015": "三位大写字母或数字，如 BGS",
    "DAT13_2022": "一至十二位大写字母、数字或汉字，如 BGS、办公室",
}
_FONDS_SHAPE = re.compile(r"[A-Z0-9]\d{3}", re.ASCII)
"""Four digits, or a letter and three (DA/T 22-2015); DA/T 13-2022 normally has the letter."""


@dataclass(frozen=True, slots=True)
class CodeParts:
    """The components of a 档号; what it does not have is "" or 0.

    `sub` is the second level of the category and what follows it (WCN in ZY·WCN). `item_no` is the 件号,
    in the code of a paper that of the paper in its volume.
    """

    form: Form
    fonds: str
    category: str
    year: int
    retention: str = ""
    org: str = ""
    item_no: int = 0
    sub: str = ""
    volume_no: int = 0


def item_number(number: int) -> str:
    """件号 as it is written: 0001."""
    return f"{number:0{ITEM_DIGITS}}"


def volume_number(number: int) -> str:
    """案卷号, and the 件号 of a paper in a volume: 001."""
    return f"{number:0{VOLUME_DIGITS}}"


def code_of(item: Item, scheme: Scheme) -> str:
    """The 档号 of a numbered `item` in the dialect of `scheme`; "" for one without a number.

    A number beyond the digits of the dialect is an `InputError` (A204).
    """
    if not item.item_no:
        return ""
    _refuse_above(item.item_no, _LAST_ITEM[scheme.dialect], f"{item.year} 年度的件号")
    number = item_number(item.item_no)
    if scheme.dialect == "DAT22_2015":
        middle = [f"{item.category}·{item.year}", item.retention, item.org]
    else:
        middle = ["·".join(filter(None, (item.category, str(item.year), item.retention, item.org)))]
    return "-".join(filter(None, (item.fonds or scheme.fonds, *middle, number)))


def volume_code(volume: Volume, scheme: Scheme) -> str:
    """The 档号 of a numbered volume (DA/T 13-2022): Z109-ZY·WCN·2025·D30-001; "" without a number."""
    if not volume.volume_no:
        return ""
    _refuse_above(volume.volume_no, _LAST_VOLUME, f"{volume.year} 年度的案卷号")
    series = f"{volume.series}·{volume.year}·{volume.retention}"
    number = volume_number(volume.volume_no)
    return "-".join(filter(None, (volume.fonds or scheme.fonds, series, number)))


def paper_code(volume: Volume, paper: VolumePaper, scheme: Scheme) -> str:
    """The 档号 of a paper of a numbered volume: Z109-ZY·WCN·2025·D30-001-002."""
    _refuse_above(paper.number, _LAST_VOLUME, f"案卷 {volume.person} 的件号")
    above = volume_code(volume, scheme)
    return f"{above}-{volume_number(paper.number)}" if above else ""


def _refuse_above(number: int, last: int, what: str) -> None:
    if number > last:
        message = f"{what}编到 {number}，档号只能写到 {last}"
        raise InputError(message, "按机构（问题）再分一级，或与县级档案馆商定档号格式")


def parse_code(text: str, dialect: Form) -> CodeParts | None:
    """The components of the 档号 that is the whole of `text`; None when it is none in `dialect`.

    `DAT13_VOLUME` reads the codes of volumes and their papers. Separators must be the canonical ones
    (`normalised_code`); a code without 全宗号 is one of an office that has none yet.
    """
    found = _WITH_FONDS[dialect].fullmatch(text) or _WITHOUT_FONDS[dialect].fullmatch(text)
    if found is None:
        return None
    groups = {name: value or "" for name, value in found.groupdict().items()}
    return CodeParts(
        dialect,
        groups.get("fonds", ""),
        groups["cat"],
        int(groups["year"]),
        groups["ret"],
        groups.get("org", ""),
        int(groups["item"] or 0),
        groups.get("sub", "").removeprefix("·"),
        int(groups.get("vol") or 0),
    )


def normalised_code(text: str) -> tuple[str, bool]:
    """`text` with U+002D and U+00B7 as separators, no spaces and ASCII digits; True when that changed it."""
    normal = "".join(text.split()).translate(_NORMAL)
    return normal, normal != text


def normalisation_finding(text: str, where: str = "") -> Diagnostic | None:
    """What to tell of a 档号 that was written with other separators (A-04)."""
    normal, changed = normalised_code(text)
    if not changed:
        return None
    return warning(
        "A201", f"档号“{text}”的分隔符不规范，按“{normal}”处理", where, "用半角连字符“-”和间隔号“·”"
    )


def ascii_name(code: str) -> str:
    """A name for the folder of a 档号 where only ASCII is safe: · is a full stop, 办 is u529E.

    Different codes have different names.
    """
    return "".join(
        "." if character == "·" else character if character.isascii() else f"u{ord(character):04X}"
        for character in code
    )


def repeated_codes(codes: Iterable[str]) -> tuple[str, ...]:
    """The codes that stand more than once (A-01), in order; items without a code are none."""
    return tuple(sorted(code for code, times in Counter(filter(None, codes)).items() if times > 1))


def scheme_faults(scheme: Scheme) -> tuple[Diagnostic, ...]:
    """Every 全宗号 and 机构(问题) code of `scheme` that its dialect cannot write (A-02)."""
    faults = []
    if scheme.fonds and not _FONDS_SHAPE.fullmatch(scheme.fonds):
        words = f"全宗号“{scheme.fonds}”应是四位数字，或一个大写字母加三位数字，如 0194、Z109"
        faults.append(error("A202", words, "本单位 全宗号", "照县级档案馆编给的全宗号写；还没有就留空"))
    for org in scheme.classes:
        faults += org_faults(org, scheme)
    return tuple(faults)


def org_faults(org: str, scheme: Scheme, where: str = "本单位 机构（问题）") -> list[Diagnostic]:
    """What is wrong with the 机构(问题) code of an item or a scheme (A-10, A-11)."""
    if org and not scheme.dimension:
        return [error("A203", f"分类方案不分机构（问题），这里却写了“{org}”", where, "删去，或改分类方案")]
    if not org and scheme.dimension:
        return [error("A203", f"分类方案按{scheme.dimension}分类，这里没有代码", where, _known(scheme))]
    if org and not _ORG[scheme.dialect].fullmatch(org):
        return [error("A203", f"机构（问题）代码“{org}”应是{_ORG_WORDS[scheme.dialect]}", where)]
    if org and scheme.classes and org not in scheme.classes:
        return [error("A203", f"分类方案里没有机构（问题）“{org}”", where, _known(scheme))]
    return []


def _known(scheme: Scheme) -> str:
    return "可用：" + "、".join(f"{code}（{name}）" for code, name in scheme.classes.items())


def with_code(item: Item, scheme: Scheme) -> Item:
    """`item` with the fonds of `scheme` and its 档号."""
    own = replace(item, fonds=item.fonds or scheme.fonds)
    return replace(own, code=code_of(own, scheme))
