"""What must hold within 本单位.yaml beyond its single fields, and what it says about documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from govdocs.app.offices.office import OFFICE_FILE, Office
from govdocs.app.offices.record import ALL_KINDS, OfficeData
from govdocs.app.places import Places
from govdocs.app.yamlio import Path
from govdocs.archive.codes import org_faults, scheme_faults
from govdocs.diagnostics import Diagnostic, error, warning
from govdocs.errors import UnknownKindError
from govdocs.kinds.formal.record import OfficialDocument
from govdocs.kinds.registry import PATH_MARK, find_kind
from govdocs.text.document_number import parse_document_number


def office_faults(data: OfficeData, places: Places) -> Iterator[Diagnostic]:
    """Every fault between the fields, at the line of the file."""
    yield from _codes(data, places)
    yield from _kinds(data, places)
    yield from _scheme(data, places)


def _at(places: Places, *path: str | int) -> str:
    """The line and the name of what stands in the file under these keys."""
    words = PATH_MARK.join(f"第{part + 1}项" if isinstance(part, int) else part for part in path)
    place: Path = path
    return f"{places.of_file_path(place)}，{words}"


def _codes(data: OfficeData, places: Places) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for number, each in enumerate(data.codes):
        if each.code in seen:
            where = _at(places, "机关代字", number, "代字")
            yield error("O106", f"机关代字“{each.code}”写了两次", where, "删去一个，用途合在一起写")
        seen.add(each.code)


def _kinds(data: OfficeData, places: Places) -> Iterator[Diagnostic]:
    for label, said in (("默认主送", data.addressees), ("默认抄送", data.copies_to)):
        for word in said:
            if word == ALL_KINDS:
                continue
            try:
                found = find_kind(word).label
            except UnknownKindError as problem:
                near = problem.hint.partition("可用")[0] or "govdocs kinds 列出全部文种；"
                hint = f"{near}其余的文种写“{ALL_KINDS}”"
                yield error("O103", problem.message, _at(places, label, word), hint)
                continue
            if found != word:
                hint = f"写“{found}”"
                yield error("O103", f"“{word}”要写文种的全名", _at(places, label, word), hint)


def _scheme(data: OfficeData, places: Places) -> Iterator[Diagnostic]:
    """What the archive's rules say of 全宗号 and of each 机构（问题）."""
    scheme = data.archive_scheme
    for fault in scheme_faults(replace(scheme, classes={})):
        yield replace(fault, where=_at(places, "全宗号"))
    for code, name in data.classes.items():
        here = _at(places, "机构（问题）", code)
        yield from org_faults(code, scheme, here)
        if not name:
            yield error("O104", f"代码“{code}”没有写名称", here, f"写作“{code}: 党政办公室”的样子")
    if scheme.dimension and not data.classes:
        words = f"分类方案“{data.scheme}”要分{scheme.dimension}，没有写机构（问题）"
        hint = f"每个{scheme.dimension}写一行“代码: 名称”，如“BGS: 党政办公室”；不分时改为“年度—保管期限”"
        yield error("O105", words, _at(places, "机构（问题）"), hint)


def foreign_code(record: object, office: Office) -> Diagnostic | None:
    """A warning where a document bears a 机关代字 that is none of the office's; its place is a label."""
    if not (isinstance(record, OfficialDocument) and office.codes):
        return None
    number = parse_document_number(record.number)
    if number is None or number.prefix in {each.code for each in office.codes}:
        return None
    known = "、".join(each.code for each in office.codes)
    words = f"机关代字“{number.prefix}”不在{OFFICE_FILE}里（{known}）"
    return warning(
        "O107", words, "发文字号", f"核对发文字号；确是本单位的代字时，写进{OFFICE_FILE}的“机关代字”"
    )
