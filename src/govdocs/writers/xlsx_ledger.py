"""Ledgers as workbooks: an office's template filled row by row, all else in it kept as it stands."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import IO

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, Severity, error, info
from govdocs.document.ledgers import LedgerSheet
from govdocs.errors import InputError, InvalidDataError, TemplateError
from govdocs.text.tags import TagError
from govdocs.writers import codes
from govdocs.writers.package import member
from govdocs.writers.xlsx_book import CORE, properties_part
from govdocs.writers.xlsx_cells import CellWriter
from govdocs.writers.xlsx_looks import Looks
from govdocs.writers.xlsx_moves import MERGES, ROWS, moved_book, moved_parts, moved_sheet, without_sheets
from govdocs.writers.xlsx_names import sheet_name
from govdocs.writers.xlsx_rowmap import RowMap
from govdocs.writers.xlsx_rows import RowsWriter, bands_of, row_map
from govdocs.writers.xlsx_tags import Pattern, pattern_of
from govdocs.writers.xlsx_template import BOOK, BROKEN, MACROS, STYLES, TemplateSheet, read_template
from govdocs.writers.xlsx_values import MOST_ROWS

_FIRST = "[Content_Types].xml"
_AT_ONCE = 500
"""Rows that are compressed together."""
_LEVEL = 6


class LedgerBook:
    """A template about to be filled; `findings` tell what of the ledgers it does not print.

    Raises InputError for a damaged template and InvalidDataError with every fault of the one called `name`.
    """

    def __init__(self, template: bytes, ledgers: Sequence[LedgerSheet], name: str) -> None:
        self._name = name
        try:
            self._template = read_template(template)
            Looks(self._template.parts[STYLES])
        except BROKEN as fault:
            raise InputError(f"模板“{name}”已经损坏，读不出来", "用 WPS 或 Excel 打开，另存后再试") from fault
        if MACROS in self._template.parts:
            raise InputError(f"模板“{name}”带有宏，不能用", "另存为普通的 .xlsx 工作簿")
        self._patterns, left, told = _matched(self._template.sheets, ledgers)
        findings = (*told, *(each for pattern in self._patterns for each in pattern.findings))
        faults = tuple(each for each in findings if each.severity is Severity.ERROR)
        if faults:
            words = f"模板“{name}”有 {len(faults)} 处不能用，没有生成任何文件"
            raise InvalidDataError(
                words, faults, "改好模板后重新运行；把它移出模板文件夹，就用随程序提供的模板"
            )
        self._template = without_sheets(self._template, left)
        self.findings = tuple(findings)
        self._maps: dict[str, RowMap] = {each.name: RowMap() for each in self._template.sheets}
        self._maps |= {each.sheet.name: row_map(bands_of(each)) for each in self._patterns}
        self._refuse_too_long()

    @property
    def exact(self) -> bool:
        """True when the template prints all that the ledgers do, and no column that they do not.

        A sheet for a table that there is not this time is left out without harm.
        """
        unprinted = (
            column.tag in pattern.names
            for pattern in self._patterns
            for column in pattern.ledger.columns
            if not column.printed
        )
        told = (each for each in self.findings if each.code != codes.TEMPLATE_SHEETS)
        return not any(told) and not any(unprinted)

    def _refuse_too_long(self) -> None:
        faults = []
        for pattern in self._patterns:
            last = self._maps[pattern.sheet.name].span(max(pattern.sheet.cells))[1]
            if last > MOST_ROWS:
                words = f"有 {last} 行，Excel 最多 {MOST_ROWS} 行"
                faults.append(
                    error(codes.SHEET_TOO_LARGE, words, f"表“{pattern.sheet.name}”", "分成几份台账")
                )
        if faults:
            raise InvalidDataError("台账太长，Excel 放不下", tuple(faults), "分成几份，或只生成 PDF")

    def write(self, file: IO[bytes], title: str, context: Context) -> None:
        """Writes the workbook into `file`; its records are read as they are written.

        Raises InvalidDataError with every text that no cell can hold, TemplateError for a tag that a
        record cannot fill.
        """
        parts, maps, when = self._template.parts, self._maps, context.today
        faults: list[Diagnostic] = []
        looks = Looks(parts[STYLES])
        filled = {pattern.sheet.part: pattern for pattern in self._patterns}
        others = moved_parts(self._template, maps)
        others[BOOK] = moved_book(self._template, maps)
        if CORE in parts:
            others[CORE] = properties_part(title, self._patterns[0].ledger.name, context)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as package:
            for name in _ordered(parts.keys() - {STYLES}):
                if name in filled:
                    _stream(package, name, when, self._sheet(filled[name], looks, faults))
                elif others.get(name, b"kept"):
                    package.writestr(member(name, when), others.get(name) or parts[name])
            package.writestr(member(STYLES, when), looks.part())
        if faults:
            raise InvalidDataError(
                "有内容放不进 Excel，没有生成任何文件", tuple(faults), "改正后重新运行，或只生成 Word 和 PDF"
            )

    def _sheet(self, pattern: Pattern, looks: Looks, faults: list[Diagnostic]) -> Iterator[str]:
        """The part of a worksheet in pieces."""
        root = pattern.sheet.root
        prefix = f"{root.prefix}:" if root.prefix else ""
        cells = CellWriter(pattern.sheet.name, looks, prefix)
        writer = RowsWriter(pattern, self._maps, cells)
        text, merges = moved_sheet(pattern.sheet, self._maps, writer.repeated)
        before, after = text.split(ROWS)
        yield before
        try:
            yield from writer.rows()
        except TagError as problem:
            words = f"模板“{self._name}”的表“{pattern.sheet.name}”：{problem}，没有生成任何文件"
            raise TemplateError(words, "改正模板里的标签；有的记录这一项是空的或不是数字") from problem
        merges = [*merges, *writer.merges]
        yield after.replace(MERGES, _merge_cells(merges, prefix))
        faults.extend(cells.faults)


def _merge_cells(merges: Sequence[str], prefix: str) -> str:
    if not merges:
        return ""
    cells = "".join(f'<{prefix}mergeCell ref="{each}"/>' for each in merges)
    return f'<{prefix}mergeCells count="{len(merges)}">{cells}</{prefix}mergeCells>'


def _ordered(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (name != _FIRST, name))


def _stream(package: zipfile.ZipFile, name: str, when: date, pieces: Iterable[str]) -> None:
    """Writes a part piece by piece."""
    with package.open(member(name, when), "w", force_zip64=False) as target:
        waiting: list[str] = []
        for piece in pieces:
            waiting.append(piece)
            if len(waiting) >= _AT_ONCE:
                target.write("".join(waiting).encode())
                waiting.clear()
        target.write("".join(waiting).encode())


def _matched(
    sheets: Sequence[TemplateSheet], ledgers: Sequence[LedgerSheet]
) -> tuple[list[Pattern], list[TemplateSheet], list[Diagnostic]]:
    """The ledger of each sheet that has tags: by its name, else the next one in order.

    Sheets for which there is none this time are the second that is given.
    """
    tagged = [sheet for sheet in sheets if sheet.tagged]
    names: list[str] = []
    for ledger in ledgers:
        names.append(sheet_name(ledger.name, names))
    free = dict(zip(names, ledgers, strict=True))
    own = {sheet.name: free.pop(sheet.name) for sheet in tagged if sheet.name in free}
    told: list[Diagnostic] = []
    patterns, left = [], []
    for sheet in tagged:
        if sheet.name not in own and not free:
            words = "这次没有对应的台账，不印这张表"
            hint = f"这次有：{'、'.join(names)}"
            told.append(info(codes.TEMPLATE_SHEETS, words, f"模板的表“{sheet.name}”", hint))
            left.append(sheet)
            continue
        ledger = own.get(sheet.name) or free.pop(next(iter(free)))
        patterns.append(pattern_of(sheet, ledger))
    told += [_left_out(name, tagged=bool(tagged)) for name in free]
    return patterns, left, told


def _left_out(name: str, *, tagged: bool) -> Diagnostic:
    if tagged:
        words = f"模板没有“{name}”这张表，Excel 里不印"
        return info(codes.TEMPLATE_LEAVES_OUT, words, "", "要印时在模板里加一张同名的表")
    words = "模板里没有一处标签，不知道填在哪里"
    return error(codes.TEMPLATE_ROWS, words, f"表“{name}”", "在一行里写上各列的标签，如 {{ 姓名 }}")
