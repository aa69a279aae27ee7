"""A Word file as source lines: what the paper shows, and what it does not show set aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from govdocs.diagnostics import Diagnostic, info, warning
from govdocs.errors import InputError
from govdocs.readers.docx_numbering import Numbering, W
from govdocs.readers.docx_package import open_package
from govdocs.readers.docx_styles import properties, styles_of
from govdocs.readers.docx_symbols import symbol
from govdocs.readers.docx_tables import WordCell, row_spans, rows_of
from govdocs.readers.looks import is_imprint_line, is_number, is_organ
from govdocs.readers.source import CellPlace, Line, Piece, Source
from govdocs.readers.titles import is_mark
from govdocs.text.characters import nonblank

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SOFT = "\x0b"
_PAGE = "\x0c"
_SKIPPED = {f"{W}instrText", f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}sectPr", f"{W}delInstrText"}
_DELETED = {f"{W}del", f"{W}moveFrom"}
_SIGNS = {f"{W}tab": "\t", f"{W}cr": _SOFT, f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\u00ad"}
_NOTE_PARTS = (
    ("word/footnotes.xml", "footnote"),
    ("word/endnotes.xml", "footnote"),
    ("word/comments.xml", "comment"),
)
_EDGE_PARTS = re.compile(r"word/(?:header|footer)\d*\.xml$")
_FAR = "    "
_REOPEN = "请在 Word 中打开并重新保存"


@dataclass(slots=True)
class _Text:
    """What a paragraph shows, what it hides, and the text boxes anchored in it."""

    shown: list[str] = field(default_factory=list)
    hidden: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    struck: int = 0


class _Reader:
    """Walks the parts of a Word file and writes lines."""

    def __init__(self, parts: dict[str, bytes], name: str) -> None:
        self.name = name
        self.parts = parts
        self.texts: list[str] = []
        self.size = 0
        self.lines: list[Line] = []
        self.number = 0
        self.tables = 0
        self.numbered = 0
        self.nested = 0
        self.struck = 0
        self.page_break = False
        self.styles = styles_of(self._root("word/styles.xml"))
        root = self._root("word/numbering.xml")
        self.numbering = Numbering.of(root) if root is not None else Numbering()

    def _root(self, part: str) -> Any:
        """The root element of a part; None when there is no such part."""
        if part not in self.parts:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        try:
            root = etree.fromstring(self.parts[part], parser)
        except etree.XMLSyntaxError as fault:
            raise InputError(f"Word 文件已损坏（{part}）：{self.name}", _REOPEN) from fault
        if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
            raise InputError(f"{self.name} 含有外部定义，不是正常的 Word 文件", _REOPEN)
        return root

    def source(self) -> Source:
        """The lines of the whole file: the text first, then what stands around it."""
        body = self._root("word/document.xml").find(f"{W}body")
        if body is not None:
            self._blocks(body)
        for part, kind in _NOTE_PARTS:
            self._around(part, kind)
        for part in sorted(self.parts):
            if _EDGE_PARTS.match(part):
                self._around(part, "header or footer")
        return Source.of("".join(self.texts), self.lines)

    def _around(self, part: str, kind: str) -> None:
        root = self._root(part)
        for paragraph in root.iter(f"{W}p") if root is not None else ():
            if not _in_fallback(paragraph):
                text = _read_text(paragraph)
                self._line("".join(text.shown), aside=kind)

    def _blocks(self, parent: Any) -> None:
        for element in parent:
            if element.tag == f"{W}p":
                self._paragraph(element, None)
            elif element.tag == f"{W}tbl":
                self._table(element)
            elif element.tag == f"{_MC}AlternateContent":
                self._blocks(_chosen(element))
            elif element.tag in _DELETED:
                self._deleted(element)
            elif element.tag not in _SKIPPED and isinstance(element.tag, str):
                self._blocks(element)

    def _deleted(self, element: Any) -> None:
        for paragraph in element.iter(f"{W}p"):
            self._line("".join(paragraph.itertext(f"{W}t", f"{W}delText")), aside="deleted text")

    def _paragraph(self, element: Any, cell: CellPlace | None) -> None:
        text = _read_text(element)
        for box in text.boxes:
            self._box(box, cell)
        style = self._style(element)
        self.struck += text.struck
        shown = "".join(text.shown)
        number = self._automatic(element, style) if nonblank(shown) else ""
        self.number += 1
        for index, part in enumerate(re.split(f"({_PAGE})", number + shown)):
            if part == _PAGE:
                self.page_break = True
            elif index == 0 or part:
                for line in part.split(_SOFT):
                    self._add(line, cell, style)
        for hidden, kind in text.hidden:
            self._add(hidden, None, style, kind)

    def _box(self, box: Any, cell: CellPlace | None) -> None:
        for paragraph in box.iter(f"{W}p"):
            if not _in_fallback(paragraph, box) and paragraph.getparent() is not None:
                self._paragraph(paragraph, cell)

    def _style(self, element: Any) -> dict[str, str]:
        own = properties(element.find(f"{W}pPr"))
        return {**self.styles.get(own.get("style", self.styles.get("", {}).get("default", "")), {}), **own}

    def _automatic(self, element: Any, style: dict[str, str]) -> str:
        number = style.get("list", "0")
        if number == "0":
            return ""
        text = self.numbering.text(number, int(style.get("depth", "0")))
        self.numbered += bool(text)
        return text

    def _line(self, text: str, aside: str = "") -> None:
        self.number += 1
        for part in _parts(text):
            self._add(part, None, {}, aside)

    def _add(self, text: str, cell: CellPlace | None, style: dict[str, str], aside: str = "") -> None:
        piece = Piece(text, ((self.size, len(text)),) if text else ())
        self.texts += [text, "\n"]
        self.size += len(text) + 1
        page = self.page_break or style.get("page") == "1"
        centred = style.get("align") == "center"
        level = int(style.get("level", "-1")) + 1
        self.lines.append(Line(self.number, piece, page, centred, level if level < 10 else 0, cell, aside))
        self.page_break = False

    def _table(self, table: Any) -> None:
        rows = rows_of(table)
        if _only_for_looks(rows):
            self._unrolled(rows)
            return
        self.tables += 1
        spans = row_spans(rows)
        for index, row in enumerate(rows):
            for cell in row:
                if cell.goes_on:
                    self._leftover(cell)
                    continue
                place = CellPlace(
                    self.tables,
                    index,
                    cell.column,
                    spans[index, cell.column],
                    cell.columns,
                    cell.header,
                    True,
                )
                self._cell(cell.element, place)

    def _leftover(self, cell: WordCell) -> None:
        """The text of a cell that a merge covers: nobody sees it."""
        text = "".join(cell.element.itertext(f"{W}t"))
        if nonblank(text):
            self._line(text, aside="hidden text")

    def _cell(self, element: Any, place: CellPlace) -> None:
        self.nested += sum(1 for _ in element.iter(f"{W}tbl"))
        for paragraph in element.iter(f"{W}p"):
            if not _in_fallback(paragraph, element) and not _in_box(paragraph, element):
                self._paragraph(paragraph, place)

    def _unrolled(self, rows: list[list[WordCell]]) -> None:
        """A table that only places things: a row with one cell gives lines, others one line."""
        for row in rows:
            filled = [cell for cell in row if nonblank("".join(cell.element.itertext(f"{W}t")))]
            if len(filled) <= 1:
                for cell in filled:
                    self._blocks(cell.element)
                continue
            texts = [_lines_of(cell.element) for cell in filled]
            if all(len(lines) == 1 for lines in texts):
                self._line(_FAR.join(lines[0] for lines in texts))
            else:
                for cell in filled:
                    self._blocks(cell.element)


def read_docx(data: bytes, name: str) -> tuple[Source, list[Diagnostic]]:
    """The lines of a Word file, and what the reader did to get them."""
    parts = open_package(data, name)
    try:
        reader = _Reader(parts, name)
        source = reader.source()
    except (ValueError, OverflowError) as fault:
        raise InputError(f"Word 文件已损坏（数值不合规定）：{name}", _REOPEN) from fault
    if not nonblank(source.text):
        raise InputError(f"文件里没有文字：{name}", "如果公文是图片，请先识别文字")
    return source, list(_findings(reader))


def _findings(reader: _Reader) -> Iterator[Diagnostic]:
    """What the reader did to get the lines, and what it could not keep."""
    if reader.numbered:
        message = f"Word 的自动编号已转成文字，共 {reader.numbered} 处"
        yield info("R110", message, hint="请核对序号是否与原件一致")
    if reader.nested:
        message = f"表格的单元格里还有表格 {reader.nested} 个，已拆成逐行的文字"
        yield warning("R113", message, hint="请核对这些单元格，必要时改成一个表格")
    if reader.struck:
        message = f"有删除线的文字 {reader.struck} 处，已照录为正文"
        yield warning("R114", message, hint="不要的文字请从正文中删去")


def _chosen(alternate: Any) -> Any:
    """The branch of an AlternateContent that is read: the choice, the fallback where there is none."""
    choice = alternate.find(f"{_MC}Choice")
    return choice if choice is not None else alternate.find(f"{_MC}Fallback") if len(alternate) else alternate


def _in_fallback(element: Any, top: Any = None) -> bool:
    for parent in element.iterancestors():
        if parent is top:
            return False
        if parent.tag == f"{_MC}Fallback" and parent.getparent().find(f"{_MC}Choice") is not None:
            return True
    return False


def _in_box(element: Any, top: Any) -> bool:
    for parent in element.iterancestors():
        if parent is top:
            return False
        if parent.tag == f"{W}txbxContent":
            return True
    return False


def _read_text(paragraph: Any) -> _Text:
    text = _Text()
    _collect(paragraph, text)
    return text


def _collect(parent: Any, text: _Text) -> None:
    for element in parent:
        tag = element.tag
        if tag in _SKIPPED or not isinstance(tag, str):
            continue
        if tag == f"{W}txbxContent":
            text.boxes.append(element)
        elif tag == f"{_MC}AlternateContent":
            _collect(_chosen(element), text)
        elif not _unseen(element, text) and not _sign(element, text):
            text.struck += tag == f"{W}r" and _is_struck(element)
            _collect(element, text)


def _unseen(element: Any, text: _Text) -> bool:
    """Sets aside what the paper does not show as text: deleted, hidden, or the reading beside a word."""
    if element.tag in _DELETED:
        kind = "deleted text"
    elif element.tag == f"{W}r" and _is_hidden(element):
        kind = "hidden text"
    elif element.tag == f"{W}rt":
        kind = "ruby"
    else:
        return False
    text.hidden.append(("".join(element.itertext(f"{W}t", f"{W}delText")), kind))
    return True


def _sign(element: Any, text: _Text) -> bool:
    """Takes an element that shows characters; False for one that only holds others."""
    tag = element.tag
    if tag in (f"{W}t", f"{_MATH}t"):
        text.shown.append((element.text or "").replace("\n", " ").replace("\r", " "))
    elif tag in _SIGNS:
        text.shown.append(_SIGNS[tag])
    elif tag == f"{W}br":
        text.shown.append(_PAGE if element.get(f"{W}type") == "page" else _SOFT)
    elif tag == f"{W}sym":
        _symbol(element, text)
    else:
        return False
    return True


def _symbol(element: Any, text: _Text) -> None:
    """A sign of a symbol font: the sign that looks like it, or its code set aside."""
    font, code = element.get(f"{W}font") or "", element.get(f"{W}char") or "25A1"
    shown = symbol(font, int(code, 16))
    if shown:
        text.shown.append(shown)
    else:
        text.hidden.append((f"{font} {code}".strip(), "symbol"))


def _is_struck(run: Any) -> bool:
    """True for a run of text with a line through it."""
    marks = [run.find(f"{W}rPr/{W}{name}") for name in ("strike", "dstrike")]
    return any(mark is not None and mark.get(f"{W}val") not in ("0", "false") for mark in marks)


def _is_hidden(run: Any) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val") not in ("0", "false")


def _lines_of(element: Any) -> list[str]:
    texts = ["".join(_read_text(paragraph).shown) for paragraph in element.iter(f"{W}p")]
    return [line for text in texts for line in _parts(text) if nonblank(line)]


def _parts(text: str) -> list[str]:
    """A text divided where its lines or pages break."""
    return re.split(f"[{_SOFT}{_PAGE}]", text)


def _only_for_looks(rows: list[list[WordCell]]) -> bool:
    """True for a table of one column, and for a narrow one that places 版头 or 版记."""
    width = max((len(row) for row in rows), default=0)
    if width <= 1:
        return True
    texts = [line for row in rows for cell in row for line in _lines_of(cell.element)]
    placed = any(
        is_imprint_line(text) or is_number(text) or is_mark(text) or text.strip().startswith("签发人")
        for text in texts
    )
    return (
        placed and width <= 3 and len(rows) <= 6 and all(len(text) < 120 or is_organ(text) for text in texts)
    )
