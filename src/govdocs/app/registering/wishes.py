"""Which data files of a run want a 发文字号, of which series, and what the register shall say of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from govdocs.app.offices.office import Office
from govdocs.app.offices.usual import code_for
from govdocs.app.records import LoadedRecord
from govdocs.app.registering.opening import Counter, series_for
from govdocs.diagnostics import Diagnostic, error
from govdocs.errors import InputError, InvalidDataError
from govdocs.kinds.formal.formats import format_of
from govdocs.kinds.formal.organs import document_issuers
from govdocs.kinds.formal.record import OfficialDocument
from govdocs.kinds.parts.wording import in_one_line, unspaced
from govdocs.register.codes import NOT_NUMBERED
from govdocs.register.model import RESERVED, Desk, Facts, NumberEntry, Series, Wish
from govdocs.resources import read_bytes
from govdocs.text.dates import parse_date
from govdocs.text.document_number import ORGAN_CODE, DocumentNumberParts, parse_document_number

_OPEN = re.compile(rf"(?P<code>{ORGAN_CODE})〔(?P<year>\d{{4}})〕[号×Xx_＿　 ]*")
"""A 发文字号 whose number is still to come."""

_OWN_NUMBERS = ("命令", "纪要")
"""Formats with 令号 or 期号."""

_GAP = "〔待补"
_NUMBER_LABEL = "发文字号"
_NO_NUMBER_YET = ("D101", "D202")
"""What is told of a record as long as it has no number."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A data file of a run: its record, its bytes and their SHA-256, the number as it is written there.

    `wish` is what is wanted of the register, None where it has its number; `kept` is the line of a number
    that was reserved for it: by its title, or for no document yet.
    """

    loaded: LoadedRecord
    path: Path
    content: bytes
    digest: str
    number: str
    facts: Facts
    wish: Wish | None
    kept: NumberEntry | None = None

    def with_number(self, number: DocumentNumberParts) -> Draft:
        """The same with the number in its record; that it was missing is no finding any more."""
        record = self.loaded.record.model_copy(update={"number": str(number)})
        left = (each for each in self.loaded.findings if not _about_number(each))
        return replace(self, loaded=replace(self.loaded, record=record, findings=tuple(left)))


def drafts_of(records: Sequence[tuple[LoadedRecord, Path]], counter: Counter, desk: Desk) -> list[Draft]:
    """What each data file wants; raises with every reason why one cannot have a number."""
    faults: list[Diagnostic] = []
    drafts: list[Draft] = []
    for loaded, path in records:
        try:
            drafts.append(_draft(loaded, path, counter, desk))
        except InputError as problem:
            faults.append(error(NOT_NUMBERED, problem.message, loaded.name, problem.hint))
    if faults:
        raise InvalidDataError("不能取号，也没有生成任何文件", tuple(faults), "改正后重新运行")
    return drafts


def _draft(loaded: LoadedRecord, path: Path, counter: Counter, desk: Desk) -> Draft:
    record = loaded.record
    if not isinstance(record, OfficialDocument):
        raise InputError(f"{loaded.kind.label}不编发文字号", "这个文件不加 --take-number 生成")
    content, facts = read_bytes(path), facts_of(record)
    series = _series(record, counter)
    digest = sha256(content).hexdigest()
    wish = Wish(series, facts, _claim(path, desk), digest) if series else None
    kept = None if wish else _reserved(record, facts, counter)
    return Draft(loaded, path, content, digest, record.number, facts, wish, kept)


def _reserved(record: OfficialDocument, facts: Facts, counter: Counter) -> NumberEntry | None:
    number = parse_document_number(record.number)
    entry = counter.register.find(number) if number else None
    fits = entry is not None and entry.state == RESERVED and entry.facts.title in ("", facts.title)
    return entry if fits else None


def _series(record: OfficialDocument, counter: Counter) -> Series | None:
    """The series of which `record` wants a number; None where it has one."""
    text = unspaced(record.number)
    match = _OPEN.fullmatch(text)
    if text and not match and not text.startswith(_GAP):
        return None
    if record.rule.name == "order" or format_of(record) in _OWN_NUMBERS:
        raise InputError(
            f"{record.rule.label}用令号或期号，不取发文字号", "在数据里写明，不加 --take-number 生成"
        )
    signed = parse_date(record.signed_on)
    year = int(match["year"]) if match else (signed or counter.today).year
    if signed and signed.year != year:
        words = f"发文字号的年份 {year} 与成文日期的年份 {signed.year} 不同"
        raise InputError(words, "发文字号用成文日期的年份：改正其中一处")
    code = match["code"] if match else _usual_code(record, counter.office)
    return series_for(counter, code, year)


def _usual_code(record: OfficialDocument, office: Office) -> str:
    """The 机关代字 of the organ that issues; of several organs that of the first, which leads."""
    issuers = document_issuers(record)
    own = [each for each in office.codes if issuers and each.issuer == issuers[0]]
    found = code_for(record.rule.label, replace(office, codes=tuple(own)) if own else office)
    return found.code if found else ""


def facts_of(record: OfficialDocument) -> Facts:
    """What the register says of a document."""
    return Facts(
        title=in_one_line(record.title),
        kind=record.rule.label,
        signer="、".join(record.signers),
        signed_on=parse_date(record.signed_on),
        addressees=record.addressees.rstrip("：:。"),
        secrecy=record.secrecy,
    )


def _claim(path: Path, desk: Desk) -> str:
    """What tells a data file from all others: its place on its machine, of which nothing can be read back."""
    return sha256(f"{desk.machine}\0{desk.seat}\0{path.resolve()}".encode()).hexdigest()


def _about_number(finding: Diagnostic) -> bool:
    return finding.code in _NO_NUMBER_YET and finding.where.endswith(_NUMBER_LABEL)
