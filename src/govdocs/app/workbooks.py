"""Filled workbooks to plain data: the sheet of fields, the sheets of records, every fault by its cell."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import replace

from govdocs.app.book_fields import KIND_KEYS, read_fields
from govdocs.app.labels import unknown_words
from govdocs.app.layout_marks import tell_other_version
from govdocs.app.record_books import (
    CASEBOOK,
    FIELD_SHEET,
    KIND_LABEL,
    RESULTS,
    ListSheet,
    RecordBook,
    book_of,
    no_single_record,
)
from govdocs.app.reference_sheets import RETENTION_SHEET
from govdocs.app.sheet_rows import Header, bare_label, best_sheet, header_of, lines_above, without_unit
from govdocs.app.workbook_data import BookData, read_records, read_table
from govdocs.diagnostics import Severity
from govdocs.errors import InputError, InvalidDataError, UnknownKindError
from govdocs.kinds.parts.record_fields import one_of
from govdocs.kinds.registry import Kind, all_kinds, find_kind, nearest_name
from govdocs.readers.xlsx import Sheet, read_sheets

_ASIDE = frozenset(("说明", "填写说明", "选项", RESULTS, RETENTION_SHEET))
"""Sheets that hold no data."""

_ATTACHMENT = re.compile(r"附件\s*[0-9０-９一二三四五六七八九十]*")
_USUAL_NAME = re.compile(r"(?:Sheet|工作表|表)\d*")
"""Names of sheets that programs give."""

_NEAR = 0.6  # how like the name of a sheet must be to be meant for it
_LEAST_KNOWN = 2  # columns of a table that tell its kind


def read_workbook(content: bytes, name: str, kind: Kind | None = None) -> BookData:
    """The data in the workbook `content` of a file called `name`.

    Its kind stands beside 文种 on one sheet; a workbook of one table alone may go without where
    `kind` is given or where its columns fit one kind only. Raises InputError for what is no workbook
    and InvalidDataError where the kind remains unknown.
    """
    book = BookData(name, private=kind is not None and kind.private)
    sheets = [sheet for sheet in read_sheets(content, name) if sheet.rows]
    sheets = [sheet for sheet in sheets if bare_label(sheet.name) not in _ASIDE]
    for sheet in (sheet for sheet in sheets if sheet.hidden):
        book.tell("是隐藏的表，没有读入", f"表“{sheet.name}”", "要读入时先取消隐藏")
    sheets = [sheet for sheet in sheets if not sheet.hidden]
    if not sheets:
        raise InputError(f"工作簿“{name}”是空的", "用 govdocs new 文种 --xlsx 生成一份空白工作簿")
    fields = next((sheet for sheet in sheets if _kind_row(sheet)), None)
    if fields is not None:
        _read_described(book, fields, [sheet for sheet in sheets if sheet is not fields], kind)
    else:
        _read_bare(book, sheets, kind)
    if book.examples:
        count = len({place.partition("”")[0] for place in book.examples})
        book.tell(f"示例行没有读入（{count} 张表）", "", code="C015")
    return book


def _taken(book: BookData, sheet: Sheet, shape: RecordBook) -> Sheet:
    """A sheet that is read, with what was noticed in it; a name that may be a person's is not told."""
    known = {FIELD_SHEET, *(each.name for each in shape.sheets)}
    plain = bare_label(sheet.name) in map(bare_label, known) or _USUAL_NAME.fullmatch(sheet.name)
    told = sheet.name if plain or not book.private else f"第{sheet.number}张表"
    for finding in sheet.findings:
        placed = replace(finding, where=finding.where.replace(f"表“{sheet.name}”", f"表“{told}”"))
        (book.faults if finding.severity is Severity.ERROR else book.findings).append(placed)
    return replace(sheet, name=told)


def _kind_row(sheet: Sheet) -> int:
    """The row that names the kind; 0 for none."""
    return next((row for row in sheet.rows if bare_label(sheet.text(row, 1)) in KIND_KEYS), 0)


def _read_described(book: BookData, fields: Sheet, others: Sequence[Sheet], given: Kind | None) -> None:
    """Reads a workbook with a sheet that names the kind."""
    row = _kind_row(fields)
    word = fields.text(row, 2).strip()
    if word == CASEBOOK and not given:
        raise no_single_record(book.name)
    kind = _described_kind(book, word, fields.place(row, 2), given)
    book.private = kind.private
    fields = _taken(book, fields, book_of(kind))
    _name_kind(book, kind, fields.place(row, 2))
    read_fields(book, fields, kind)
    _read_lists(book, others, kind)


def _described_kind(book: BookData, word: str, place: str, given: Kind | None) -> Kind:
    """The kind called `word`, or the nearest one to find the other faults by."""
    if given and word == given.label:
        return given
    try:
        return find_kind(word)
    except UnknownKindError as problem:
        if given and given.private:
            book.fault("D008", f"不认识的文种\n写“{given.label}”", place)
            return given
        words = f"{problem.message}\n{problem.hint}" if word else "没有写文种\n写在“文种”右边的格里，如：通知"
        book.fault("D008" if word else "D002", words, place)
        if near := nearest_name(word):
            return find_kind(near)
        raise InvalidDataError(
            f"“{book.name}”没有可用的文种，没有生成任何文件", tuple(book.faults)
        ) from problem


def _name_kind(book: BookData, kind: Kind, place: str) -> None:
    book.data[KIND_LABEL] = kind.label
    book.places.note((KIND_LABEL,), place)


def _read_lists(book: BookData, sheets: Sequence[Sheet], kind: Kind) -> None:
    """Reads the sheets of records by their names."""
    shape = book_of(kind)
    found = {bare_label(sheet.name): sheet for sheet in sheets}
    names = {bare_label(each.name) for each in shape.sheets}
    for name, sheet in found.items():
        if name not in names:
            _tell_unknown_sheet(book, sheet, shape)
    for listed in shape.sheets:
        if bare_label(listed.name) in found:
            table = _taken(book, found[bare_label(listed.name)], shape)
            tell_other_version(book, table, listed)
            read_records(book, table, listed)


def _tell_unknown_sheet(book: BookData, sheet: Sheet, shape: RecordBook) -> None:
    """A sheet that is none of a kind's: a fault, but beside forms a sheet of the clerk's own is only told."""
    names = [each.name for each in shape.sheets]
    if not book.private:
        book.fault("D001", unknown_words(sheet.name, names, names or ["没有"], "表"), f"表“{sheet.name}”")
        return
    place = f"表“第{sheet.number}张表”"
    like = next((each.name for each in shape.sheets if _columns_of(sheet, each)), "")
    near = like or next(iter(difflib.get_close_matches(sheet.name, names, n=1, cutoff=_NEAR)), "")
    if near:
        book.fault("D001", f"不认识的表名\n像是“{near}”：把表名改成“{near}”，或删去这张表", place)
    else:
        book.tell("不是表单的表，没有读入", place, f"要读入时，表名应当是{one_of(names)}", "C014")


def _columns_of(sheet: Sheet, listed: ListSheet) -> bool:
    header = header_of(sheet, listed)
    return header is not None and header.known > _LEAST_KNOWN and header.sure


def _read_bare(book: BookData, sheets: Sequence[Sheet], kind: Kind | None) -> None:
    """Reads a workbook that does not name its kind: a table alone, or the sheets of a given kind."""
    if kind is None or (kind.private and not _is_of(sheets, kind)):
        kind = _fitting_kind(sheets[0]) or kind
    if kind is None:
        hint = "用 govdocs new 文种 --xlsx 生成空白工作簿再填，或在第一张表的 A1 写“文种”、B1 写文种名"
        book.fault("C013", f"没有写文种，从列名也看不出来\n{hint}", f"表“{sheets[0].name}”")
        raise InvalidDataError(f"“{book.name}”没有写文种，没有生成任何文件", tuple(book.faults))
    book.private = kind.private
    _name_kind(book, kind, f"表“{sheets[0].name}”")
    shape = book_of(kind)
    names = {bare_label(each.name) for each in shape.sheets}
    table = _lone_table(sheets, shape)
    if table is None or names & {bare_label(sheet.name) for sheet in sheets}:
        _read_lists(book, sheets, kind)
    else:
        table = _taken(book, table, shape)
        what = _read_lone_table(book, table, kind)
        for sheet in (sheet for sheet in sheets if what and sheet.number != table.number):
            place = f"第{sheet.number}张表" if book.private else sheet.name
            book.tell(f"不是{kind.label}的{what}，没有读入", f"表“{place}”")


def _is_of(sheets: Sequence[Sheet], kind: Kind) -> bool:
    """True when a sheet has the name, or most columns, of one of a kind's lists."""
    shape = book_of(kind)
    names = {bare_label(each.name) for each in shape.sheets}
    named = any(bare_label(sheet.name) in names for sheet in sheets)
    return named or any(_columns_of(sheet, each) for sheet in sheets for each in shape.sheets)


def _read_lone_table(book: BookData, table: Sheet, kind: Kind) -> str:
    """Reads a table by its columns; gives the name of its list, "" where they are not known."""
    shape = book_of(kind)
    best = best_sheet(table, shape.sheets)
    if best is None or (book.private and not best[1].sure):
        labels = "、".join(each.label for listed in shape.sheets[:1] for each in listed.fields)
        hint = "把表名改成文种的名称，如“未成年人”" if book.private else f"表头一行写列名：{labels}"
        book.fault("D002", f"没有找到{kind.label}的列名\n{hint}", f"表“{table.name}”")
        return ""
    _read_lines_above(book, table, best[1], shape)
    read_table(book, table, *best)
    return best[0].name


def _lone_table(sheets: Sequence[Sheet], shape: RecordBook) -> Sheet | None:
    """The one sheet that there is, or the only one whose columns are all known, as in an Excel twin."""
    if len(sheets) == 1:
        return sheets[0]
    fitting = [sheet for sheet in sheets if _fit(sheet, shape)]
    return fitting[0] if len(fitting) == 1 else None


def _fit(sheet: Sheet, shape: RecordBook) -> int:
    """How many columns of a list the sheet has; 0 where it has others too or too few to tell."""
    best = best_sheet(sheet, shape.sheets)
    return best[1].known if best and best[1].known >= _LEAST_KNOWN and not best[1].faults else 0


def _fitting_kind(sheet: Sheet) -> Kind | None:
    """The one kind whose records have all the columns of a table; None where none or several do."""
    scores: dict[int, list[Kind]] = {}
    for kind in (kind for kind in all_kinds() if not kind.private):
        if score := _fit(sheet, book_of(kind)):
            scores.setdefault(score, []).append(kind)
    fitting = scores[max(scores)] if scores else []
    return fitting[0] if len(fitting) == 1 else None


def _read_lines_above(book: BookData, sheet: Sheet, header: Header, shape: RecordBook) -> None:
    """Reads what stands above a table alone: lone fields as 填报单位：…, the 附件 label and the title."""
    known = {bare_label(each.label): each for each in shape.fields}
    for cell in lines_above(sheet, header):
        label, text = _label_and_text(cell.text)
        each = known.get(label)
        if each is None or each.labels[0] in book.data:
            words = f"{book.quoted(cell.text[:20])}不是这种表的字段，没有读入"
            book.tell(words, sheet.place(cell.row, cell.column))
        else:
            book.put(each, text, sheet.place(cell.row, cell.column))


def _label_and_text(line: str) -> tuple[str, str]:
    """The field that a line above a table belongs to, and what it says of it."""
    label, colon, text = line.replace(":", "：", 1).partition("：")
    if colon:
        return bare_label(without_unit(label)), text.strip()
    return ("附件序号" if _ATTACHMENT.fullmatch(line) else "标题"), line
