"""Words that several papers of an archive share: numbers, days, classes, what has no place in a column."""

from __future__ import annotations

from govdocs.archive.codes import item_number, volume_number
from govdocs.archive.days import day_of
from govdocs.archive.model import RETENTION_WORDS, Box, Retention, Scheme
from govdocs.text.dates import formal_date

LONGEST_REMARK = 12
"""Characters of a remark that its column holds on four lines; a longer one stands in 备考表."""

SEE_NOTE = "*"
"""What the column says then (DA/T 22: the box note tells more)."""


def box_number(box: Box, number: int) -> str:
    """件号, or in a box of volumes 案卷号, as printed."""
    return volume_number(number) if box.volumes else item_number(number)


def day_words(text: str) -> str:
    """A day of the archive as people read it: 2025年3月5日; "" for none, else as it is written."""
    day = day_of(text)
    return formal_date(day) if day else text


def remark(note: str) -> str:
    """What the column 备注 says of `note`: the whole where it fits, else `*`."""
    return note if len(note) <= LONGEST_REMARK and "\n" not in note else SEE_NOTE


def class_name(scheme: Scheme, org: str) -> str:
    """机构(问题) in words, its code where it has no name."""
    return scheme.classes.get(org, org)


def class_pieces(scheme: Scheme, year: int, retention: Retention, org: str) -> tuple[str, ...]:
    """What says to which class a paper belongs, each with its label."""
    own = (f"机构（问题）：{class_name(scheme, org)}",) if org or scheme.dimension else ()
    return (f"全宗号：{scheme.fonds}", f"年度：{year}", f"保管期限：{RETENTION_WORDS[retention]}", *own)
