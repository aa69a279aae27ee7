"""Which organs a record names: in its mark, its signature, its addressees."""

from __future__ import annotations

import re

from govdocs.kinds.formal.record import OfficialDocument
from govdocs.kinds.formal.signatories import is_organ, printed_signatory, signing_person
from govdocs.kinds.parts.wording import closed_up

SUFFIX = "文件"

_SEPARATORS = re.compile(r"[、，,；;。]")
_TITLES = "书记|镇长|乡长|县长|市长|区长|省长|主任|局长|厅长|部长|处长|科长|所长|校长|主席|领导|同志|总理"
_PERSON = re.compile(rf"^(?:各位|尊敬的)?[\u3400-\u9fff·]{{0,12}}(?:{_TITLES})$")
_TITLE_ORGANS = re.compile(r"(?P<organs>.+?)(?:关于|印发|转发|批转)")
_STATE = ("国务院", "国务院办公厅")
_PROVINCIAL = re.compile(
    r"^[^县乡镇]*?(?:省|自治区|特别行政区)(?:人民政府|委)|^(?:北京|天津|上海|重庆)市人民政府|^中华人民共和国.*部$"
)
_TOWNSHIP = re.compile(r"(?:镇|乡|街道)(?:党委|人民政府|办事处|委员会|人大|$)|(?:村|居)民委员会$")

TOWNSHIP_SEAL = 42.0
"""Diameter in millimetres of the seal of a township (国发〔1999〕25号)."""
COUNTY_SEAL = 45.0
"""Of a prefecture, county, city or bureau."""
PROVINCE_SEAL = 50.0
"""Of a province or ministry."""
STATE_SEAL = 60.0
"""Of the State Council."""


def mark_lines(record: OfficialDocument) -> tuple[str, ...]:
    """The lines of 发文机关标志 without stretching spaces."""
    return tuple(line for line in map(closed_up, record.mark) if line)


def mark_suffix(record: OfficialDocument) -> str:
    """文件 when the mark ends so, or when there is no mark and it is made from the issuers."""
    lines = mark_lines(record)
    return SUFFIX if not lines or any(line.endswith(SUFFIX) for line in lines) else ""


def mark_issuers(record: OfficialDocument) -> tuple[str, ...]:
    """The organs in the mark: its lines without 文件, those of an order without 令; minutes name none."""
    lines = mark_lines(record)
    if record.rule.name == "minutes" and lines and lines[-1].endswith(record.rule.label):
        return ()
    endings = (SUFFIX, *record.rule.endings) if record.rule.name == "order" else (SUFFIX,)
    return tuple(filter(None, (_without(line, endings) for line in lines)))


def _without(line: str, endings: tuple[str, ...]) -> str:
    """`line` without the one of `endings` that it ends with."""
    return line.removesuffix(next(filter(line.endswith, endings), ""))


def document_issuers(record: OfficialDocument) -> tuple[str, ...]:
    """The organs that issue the document: as given, else by its signature, its mark, its title."""
    given = record.issuers or tuple(name for name in record.signature if not signing_person(name))
    return tuple(map(closed_up, given)) or mark_issuers(record) or title_issuers(record)


def title_issuers(record: OfficialDocument) -> tuple[str, ...]:
    """The organs that the title begins with, before 关于."""
    match = _TITLE_ORGANS.match(record.title)
    names = match["organs"].split() if match else []
    return tuple(names) if all(map(is_organ, names)) else ()


def signature_of(record: OfficialDocument) -> tuple[str, ...]:
    """署名 as given, else the issuers; nothing for a kind that bears none."""
    if record.signature:
        return tuple(map(printed_signatory, record.signature))
    return () if record.rule.signature == "none" else document_issuers(record)


def offices_of(record: OfficialDocument) -> tuple[str, ...]:
    """The offices of those who sign by hand: as given, else as the signature names them."""
    people = filter(None, map(signing_person, record.signature))
    return record.offices or tuple(office for office, _ in people)


def recipients(text: str) -> tuple[str, ...]:
    """The organs in a list of recipients."""
    plain = text.strip().rstrip("：:。")
    return tuple(name.strip() for name in _SEPARATORS.split(_without_brackets(plain)) if name.strip())


def _without_brackets(text: str) -> str:
    return re.sub(r"[（(][^（）()]*[）)]", "", text)


def is_person(name: str) -> bool:
    """True when `name` looks like a leader or a group of leaders instead of an organ."""
    return bool(_PERSON.match(name))


def seal_diameter(organ: str) -> float:
    """The diameter in millimetres of the seal of `organ`, by its level."""
    if organ in _STATE:
        return STATE_SEAL if organ == _STATE[0] else PROVINCE_SEAL
    if _PROVINCIAL.search(organ):
        return PROVINCE_SEAL
    return TOWNSHIP_SEAL if _TOWNSHIP.search(organ) else COUNTY_SEAL
