"""Rows of a ready table of duties as they are read, before they become a record."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from govdocs.text.numerals import ascii_digits, parse_chinese_number

_GAP = re.compile(r"〔待补：[^〔〕]*〕")


@dataclass(slots=True)
class DraftRow:
    """A row as read: its texts as printed, and where in the table it stands (counted from 1)."""

    place: int
    number: str
    area: str
    task: str
    lead: str
    coop: str
    due: str = ""
    evidence: str = ""
    notes: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """True for a row that has a number alone, left to be filled in."""
        told = (self.task, self.lead, self.coop, self.due, self.evidence)
        return bool(self.number) and not any(told) and not self.notes

    @property
    def no(self) -> int | None:
        """Its number; None where there is none or it is not a number."""
        bare = ascii_digits("".join(self.number.split())).strip("、.．()（）")
        if bare.isdecimal():
            return int(bare) or None
        return parse_chinese_number(bare) if bare else None


def filled(text: str) -> str:
    """`text`, unless it is the gap that the program prints for a missing fact: 〔待补：责任单位〕."""
    return "" if _GAP.fullmatch(text) else text


def called(row: DraftRow) -> str:
    """How a finding calls a row."""
    return f"序号{row.no}" if row.no else f"表第{row.place}行"
