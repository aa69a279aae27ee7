"""Which office is in force, what its file gives, what it leaves open, what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from govdocs.app.offices.named_files import named_file_findings
from govdocs.app.offices.office import OFFICE_FILE, Office
from govdocs.app.offices.reading import read_office
from govdocs.diagnostics import Diagnostic, Severity, error
from govdocs.errors import GovdocsError, InvalidDataError


@dataclass(frozen=True, slots=True)
class OfficeNote:
    """Something to know about the office: in words; not `good` for a fault, `advice` for what is open."""

    words: str
    good: bool = True
    advice: bool = False


def office_notes(file: Path | None) -> Iterator[OfficeNote]:
    """All that is to be known about the office whose `file` is in force, None where none is."""
    if file is None:
        words = f"这里没有 {OFFICE_FILE}，各项照通用的做法；要写一次、处处使用，运行 govdocs init"
        yield OfficeNote(words, advice=True)
        return
    office, findings = _examined(file)
    if office is not None:
        yield OfficeNote(f"{file} 生效：{_said(office)}")
        if missing := "、".join(_missing(office)):
            yield OfficeNote(f"{OFFICE_FILE} 里没有写：{missing}", advice=True)
    for each in findings:
        yield OfficeNote(_told(each), good=each.severity is not Severity.ERROR, advice=True)


def office_file_findings(file: Path) -> tuple[Diagnostic, ...]:
    """What is wrong with a file of an office, and with the files that it names."""
    return _examined(file)[1]


def _examined(file: Path) -> tuple[Office | None, tuple[Diagnostic, ...]]:
    """The office whose file this is, None where it cannot be read, and what is to be said of it."""
    try:
        read = read_office(file)
    except InvalidDataError as problem:
        return None, problem.diagnostics
    except GovdocsError as problem:
        return None, (error("O108", problem.message, file.name, problem.hint),)
    return read.office, (*read.findings, *named_file_findings(read.office))


def _told(finding: Diagnostic) -> str:
    return "：".join(filter(None, (finding.where, finding.message))) + (
        f"。{finding.hint}" if finding.hint else ""
    )


def _said(office: Office) -> str:
    """The office in a few words."""
    codes = "、".join(each.code for each in office.codes)
    words = (office.name, f"机关代字 {codes}" if codes else "", _fonds(office))
    return "，".join(filter(None, words)) or "还没有填写"


def _fonds(office: Office) -> str:
    return f"全宗号 {office.scheme.fonds}" if office.scheme.fonds else ""


def _missing(office: Office) -> Iterator[str]:
    """What is worth filling in, and what it is for."""
    if not office.name:
        yield "单位名称（新建公文的发文机关、台账的填报单位空着）"
    if not office.codes:
        yield "机关代字（取号、检查发文字号用）"
    if not office.scheme.fonds:
        yield "全宗号（归档时档号里空着）"
    if not office.scheme.fonds_name:
        yield "全宗名称（归档文件目录的封面用）"
    lacking = [role for role in ("整理人", "检查人", "确认人") if role not in office.people]
    if lacking:
        yield f"人员里的{'、'.join(lacking)}（归档的表用）"
