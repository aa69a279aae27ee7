"""WordprocessingML as text: the only module of the writer that spells elements.

Lengths are twips unless a name says otherwise. Children stand in the order of the schema.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
}
NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile('[&<>"]')
_ENTITY = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_BREAKS = {"\t": "<w:tab/>", "\n": "<w:br/>"}


def legal(text: str) -> str:
    """`text` with U+FFFD for what XML cannot hold."""
    return _ILLEGAL.sub("\ufffd", text)


def escape(text: str) -> str:
    """`text` for XML; what XML cannot hold becomes U+FFFD."""
    text = legal(text)
    return _SPECIAL.sub(lambda match: _ENTITY[match[0]], text)


def run(text: str, properties: str = "") -> str:
    """A run; tabs and line ends become their elements."""
    pieces = re.split("([\t\n])", text)
    inside = "".join(
        _BREAKS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in pieces if piece
    )
    return f"<w:r>{_wrapped('rPr', properties)}{inside}</w:r>" if inside else ""


def fonts(family: str) -> str:
    """`rFonts` that names one family for every script and takes doubtful marks as Chinese."""
    name = escape(family)
    return (
        f'<w:rFonts w:hint="eastAsia" w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'
    )


HINT = '<w:rFonts w:hint="eastAsia"/>'


@dataclass(frozen=True, slots=True)
class Look:
    """What a run has besides its paragraph style: None or "" leaves it to the style."""

    family: str = ""
    color: str = ""
    spacing: int | None = None
    half_points: int | None = None

    def xml(self) -> str:
        """The children of `rPr`."""
        return "".join(
            (
                fonts(self.family) if self.family else HINT,
                f'<w:color w:val="{self.color}"/>' if self.color else "",
                "" if self.spacing is None else f'<w:spacing w:val="{self.spacing}"/>',
                ""
                if self.half_points is None
                else f'<w:sz w:val="{self.half_points}"/><w:szCs w:val="{self.half_points}"/>',
            )
        )


@dataclass(frozen=True, slots=True)
class Setting:
    """What a paragraph has besides its style.

    `line` is the exact line height, a `natural` paragraph has none; `left`, `right` and `first` are
    indents, a negative `first` hangs; `first_cells` repeats `first` in hundredths of a character, for
    Word's own rulers; `tabs` are (position, "left", "center" or "right"), the way to them filled by
    `leader`; `rule` is a line below: (eighths of a point, points away, colour).
    """

    style: str
    line: int | None = None
    before: int | None = None
    after: int | None = None
    left: int | None = None
    right: int | None = None
    first: int | None = None
    first_cells: int | None = None
    align: str = ""
    page_break: bool = False
    keep_next: bool | None = None
    tabs: tuple[tuple[int, str], ...] = ()
    rule: tuple[int, int, str] | None = None
    whole_words: bool = True
    leader: str = ""
    natural: bool = False

    def xml(self) -> str:
        """The children of `pPr`."""
        return "".join(
            (
                f'<w:pStyle w:val="{self.style}"/>',
                "" if self.keep_next is None else f'<w:keepNext w:val="{int(self.keep_next)}"/>',
                "<w:pageBreakBefore/>" if self.page_break else "",
                self._rule(),
                self._tabs(),
                "" if self.whole_words else '<w:wordWrap w:val="0"/>',
                self._spacing(),
                self._indents(),
                f'<w:jc w:val="{self.align}"/>' if self.align else "",
            )
        )

    def _rule(self) -> str:
        if self.rule is None:
            return ""
        size, space, color = self.rule
        return (
            f'<w:pBdr><w:bottom w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"/></w:pBdr>'
        )

    def _tabs(self) -> str:
        leader = f' w:leader="{self.leader}"' if self.leader else ""
        stops = "".join(f'<w:tab w:val="{kind}"{leader} w:pos="{position}"/>' for position, kind in self.tabs)
        return _wrapped("tabs", stops)

    def _spacing(self) -> str:
        before = "" if self.before is None else f' w:before="{self.before}"'
        after = "" if self.after is None else f' w:after="{self.after}"'
        line = "" if self.line is None else f' w:line="{self.line}" w:lineRule="exact"'
        if self.natural:
            line = ' w:line="240" w:lineRule="auto"'
        return f"<w:spacing{before}{after}{line}/>" if before or after or line else ""

    def _indents(self) -> str:
        values = []
        if self.left is not None:
            values.append(f'w:leftChars="0" w:left="{self.left}"')
        if self.right is not None:
            values.append(f'w:rightChars="0" w:right="{self.right}"')
        if self.first is not None:
            kind = "hanging" if self.first < 0 else "firstLine"
            cells = 0 if self.first_cells is None else self.first_cells
            values.append(f'w:{kind}Chars="{cells}" w:{kind}="{abs(self.first)}"')
        return f"<w:ind {' '.join(values)}/>" if values else ""


def paragraph(setting: Setting, inside: str, section: str = "") -> str:
    """A paragraph; `section` is the `sectPr` of the section that ends with it."""
    return f"<w:p><w:pPr>{setting.xml()}{section}</w:pPr>{inside}</w:p>"


def empty(line: int, *, page_break: bool = False, section: str = "") -> str:
    """An empty paragraph `line` high."""
    return paragraph(Setting("GovEmpty", line=line, before=0, page_break=page_break), "", section)


@dataclass(frozen=True, slots=True)
class Section:
    """Page set-up: sheet, margins, line grid, the distance of the footer and the footers' relations.

    `first` is the footer of the first page where that has one of its own; without `lined` the grid is
    only named, and no program sets lines in it.
    """

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    footer: int
    grid: int
    odd: str
    even: str
    first: str = ""
    lined: bool = True

    def xml(self) -> str:
        """The `sectPr`."""
        orient = ' w:orient="landscape"' if self.width > self.height else ""
        first = f'<w:footerReference w:type="first" r:id="{self.first}"/>' if self.first else ""
        title = "<w:titlePg/>" if self.first else ""
        lines = 'w:type="lines" ' if self.lined else ""
        return (
            f'<w:sectPr><w:footerReference w:type="default" r:id="{self.odd}"/>'
            f'<w:footerReference w:type="even" r:id="{self.even}"/>{first}<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{self.width}" w:h="{self.height}"{orient}/>'
            f'<w:pgMar w:top="{self.top}" w:right="{self.right}" w:bottom="{self.bottom}"'
            f' w:left="{self.left}" w:header="850" w:footer="{self.footer}" w:gutter="0"/>'
            f'{title}<w:docGrid {lines}w:linePitch="{self.grid}"/></w:sectPr>'
        )


def page_field(properties: str) -> str:
    """A PAGE field."""
    mark = _wrapped("rPr", properties)
    return (
        f'<w:r>{mark}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{mark}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        f'<w:r>{mark}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{mark}<w:t>1</w:t></w:r>"
        f'<w:r>{mark}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def footer(content: str) -> str:
    """A footer part."""
    return f"<w:ftr {NAMESPACES}>{content}</w:ftr>"


def body(content: str) -> str:
    """The body of a document part."""
    return f"<w:body {NAMESPACES}>{content}</w:body>"


@dataclass(frozen=True, slots=True)
class Edges:
    """The rules of a cell in eighths of a point, None for none."""

    top: int | None = None
    bottom: int | None = None
    left: int | None = None
    right: int | None = None

    def xml(self) -> str:
        """`tcBorders`."""
        sides = (("top", self.top), ("left", self.left), ("bottom", self.bottom), ("right", self.right))
        return _wrapped(
            "tcBorders",
            "".join(
                f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
                for side, size in sides
                if size is not None
            ),
        )


@dataclass(frozen=True, slots=True)
class CellBox:
    """A cell: its width, the grid columns it spans, its part in a vertical merge ("restart", "continue")."""

    width: int
    columns: int = 1
    merge: str = ""
    edges: Edges = Edges()
    align: str = "center"


def cell(box: CellBox, content: str) -> str:
    """A table cell of paragraphs."""
    span = f'<w:gridSpan w:val="{box.columns}"/>' if box.columns > 1 else ""
    merge = f'<w:vMerge w:val="{box.merge}"/>' if box.merge else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{box.width}" w:type="dxa"/>{span}{merge}{box.edges.xml()}'
        f'<w:vAlign w:val="{box.align}"/></w:tcPr>{content}</w:tc>'
    )


def row(cells: str, height: int, *, exact: bool = False, header: bool = False, whole: bool = True) -> str:
    """A table row that no page break divides, unless it is not `whole`."""
    rule = "exact" if exact else "atLeast"
    repeat = "<w:tblHeader/>" if header else ""
    together = "<w:cantSplit/>" if whole else ""
    return (
        f'<w:tr><w:trPr>{together}<w:trHeight w:val="{height}" w:hRule="{rule}"/>{repeat}</w:trPr>'
        f"{cells}</w:tr>"
    )


ALL_RULES = ("top", "left", "bottom", "right", "insideH", "insideV")
OUTER_RULES = ("top", "bottom")


def table(  # noqa: PLR0913
    widths: Sequence[int],
    rows: str,
    *,
    indent: int = 0,
    rule: int | None = None,
    pad: int = 0,
    pad_y: int = 0,
    sides: Sequence[str] = ALL_RULES,
) -> str:
    """A table of fixed columns.

    `rule` is the thickness of the rules at its `sides` in eighths of a point, `pad` the space beside
    the text, `pad_y` that above and below it.
    """
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{rule}" w:space="0" w:color="000000"/>' for side in sides if rule
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{indent}" w:type="dxa"/>'
        f'{_wrapped("tblBorders", borders)}<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:top w:w="{pad_y}" w:type="dxa"/><w:left w:w="{pad}" w:type="dxa"/>'
        f'<w:bottom w:w="{pad_y}" w:type="dxa"/><w:right w:w="{pad}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _wrapped(tag: str, inside: str) -> str:
    return f"<w:{tag}>{inside}</w:{tag}>" if inside else ""
