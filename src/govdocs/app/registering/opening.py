"""Where the register of an office is, how it is opened, and whose numbers it gives."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from govdocs.app.offices.office import REGISTER_FILE, Office
from govdocs.diagnostics import Diagnostic, info
from govdocs.errors import InputError
from govdocs.register.book import Register, open_register
from govdocs.register.codes import BEGUN
from govdocs.register.connecting import is_url
from govdocs.register.model import INCOMING, Series
from govdocs.text.document_number import ORGAN_CODE, DocumentNumberParts, parse_document_number
from govdocs.text.numerals import ascii_digits

_SHORT = re.compile(rf"(?P<code>{ORGAN_CODE})?\s*-?(?P<year>(?:19|20)\d{{2}})-(?P<sequence>\d{{1,5}})号?")
_BARE = re.compile(r"第?(?P<sequence>\d{1,5})号?")


Use = Literal["look", "write", "begin"]
"""What a register is opened for: to be read, to be written into, to begin one."""


@dataclass(frozen=True, slots=True)
class Counter:
    """An open register, the office that uses it, the day of the run: what every use case needs."""

    register: Register
    office: Office
    today: date
    use: Use = "look"

    @property
    def begun(self) -> tuple[Diagnostic, ...]:
        """Tells that the register is new, with what follows from it."""
        if not self.register.new or self.use == "begin":
            return ()
        hint = "今年已经在纸上编过号的，先运行 govdocs register start 机关代字 年份 --next 下一个号"
        return (info(BEGUN, f"新建了登记簿“{self.register.place}”，每个机关代字从 1 号编起", "", hint),)


def register_place(given: str, office: Office) -> str:
    """The path or URL of the register: the one named, else the office's, else one in the working folder."""
    if given:
        return given
    return office.register or str(Path.cwd() / REGISTER_FILE)


def open_counter(given: str, office: Office, today: date, use: Use = "look") -> Counter:
    """The register in force, open; one is made to "begin" it, and where it is the office's own to "write".

    A path that a clerk types is never made in passing: a slip of the pen would number from 1 again.
    """
    place = register_place(given, office)
    own = not given and bool(office.register)
    create = use == "begin" or (use == "write" and own)
    if not (create or is_url(place)) and not Path(place).exists():
        hint = (
            "在本单位的文件夹里运行，或加 --register 写明登记簿；"
            "新开一本先运行 govdocs register start 机关代字 年份"
        )
        raise InputError(f"这里没有登记簿（{place}）", hint)
    return Counter(open_register(place, create=create), office, today, use)


def series_for(counter: Counter, code: str, year: int) -> Series:
    """The series of a 机关代字 that the office or the register knows; "" means the only one."""
    known = known_codes(counter)
    if not code:
        if len(known) == 1:
            return Series(known[0], year)
        words = "有几个机关代字，写明用哪一个" if known else "没有写机关代字"
        raise InputError(
            words, f"如：{known[0] if known else '清政发'}（{'、'.join(known)}）" if known else _NEW
        )
    if code not in known:
        near = difflib.get_close_matches(code, known, n=1, cutoff=0.4)
        words = f"是否指“{near[0]}”？" if near else ""
        raise InputError(f"登记簿和本单位.yaml 里没有机关代字“{code}”", f"{words}{_NEW}")
    return Series(code, year)


def series_to_take(counter: Counter, code: str, year: int) -> Series:
    """The series from which a number is taken; that of a far year must have been started on purpose."""
    series = series_for(counter, code, year)
    near = abs(year - counter.today.year) <= 1
    if near or any(each.series == series for each in counter.register.series()):
        return series
    hint = f"核对年份；确实要编，先运行 govdocs register start {series.code} {year}"
    raise InputError(f"今年是 {counter.today.year} 年，“{series.code}”没有编过 {year} 年的号", hint)


_NEW = "新的代字写进本单位.yaml，或先运行 govdocs register start 机关代字 年份"


def known_codes(counter: Counter) -> tuple[str, ...]:
    """The 机关代字 of the office and of the register."""
    own = (each.code for each in counter.office.codes)
    used = (each.series.code for each in counter.register.series() if each.series.code != INCOMING)
    return tuple(dict.fromkeys((*own, *used)))


def number_for(counter: Counter, text: str) -> DocumentNumberParts:
    """The 发文字号 that a clerk typed: whole, 清政发2025-3, or 3 alone for the only 机关代字 of this year."""
    if parts := parse_document_number(text):
        return parts
    plain = ascii_digits(text).strip()
    if match := _SHORT.fullmatch(plain):
        series = series_for(counter, match["code"] or "", int(match["year"]))
        return series.number(int(match["sequence"]))
    if match := _BARE.fullmatch(plain):
        return series_for(counter, "", counter.today.year).number(int(match["sequence"]))
    raise InputError(f"“{text}”不是发文字号", "写作“清政发〔2025〕3号”或“清政发2025-3”")


def incoming_for(counter: Counter, text: str) -> DocumentNumberParts:
    """The 收文号 that a clerk typed: 12 of this year, 2025-12, or whole."""
    plain = ascii_digits(text).strip()
    parts = parse_document_number(plain)
    if parts and parts.prefix == INCOMING:
        return parts
    if match := _SHORT.fullmatch(plain.removeprefix(INCOMING)):
        return DocumentNumberParts(INCOMING, int(match["year"]), int(match["sequence"]))
    if match := _BARE.fullmatch(plain.removeprefix(INCOMING)):
        return DocumentNumberParts(INCOMING, counter.today.year, int(match["sequence"]))
    raise InputError(f"“{text}”不是收文号", "写顺序号，如“12”；往年的写作“2024-12”")
