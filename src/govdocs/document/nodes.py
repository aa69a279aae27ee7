"""The tree between records and outputs: what the paper says, never how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Orientation = Literal["portrait", "landscape"]
Sealing = Literal["sealed", "unsealed", "stamped"]
Form = Literal["document", "letter", "order", "minutes", "form"]
Paper = Literal["A4", "A3"]
Ruling = Literal["grid", "three", "under"]
Holds = Literal["text", "number", "date"]
CellLook = Literal["", "label", "content", "note", "sign", "stamp", "photo"]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one role inside a paragraph; role "" means the role of the paragraph."""

    text: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 5, alone in its paragraph or with `rest` run in behind it.

    `ordinal` is printed before `text` ("一、"); "" when the heading has none, None when numbering
    shall put it in. `rest` is body text in the same paragraph.
    """

    level: int
    text: str
    ordinal: str | None = None
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of one role.

    Roles: body, addressees, title, subtitle, attachment_title, attachment_label, attachment_note,
    attachment_note_next, note, roster, table_title, table_note, attendance, attendance_next (出席：
    in a run of role attendance_label, 10.3), seam (骑缝: a line to cut along, with a number on it).
    `hang` is the number of leading characters after which wrapped lines align (an 附件说明 aligns
    with the name); 0 for none.
    """

    runs: tuple[Run, ...]
    role: str = "body"
    hang: int = 0

    @classmethod
    def of(cls, text: str, role: str = "body", hang: int = 0) -> Paragraph:
        """A paragraph of one run."""
        return cls((Run(text),), role, hang)

    @property
    def text(self) -> str:
        """All its characters."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `rows` and `columns` are how many it spans. Newlines divide its lines.

    In a form `look` says what it is for: a label stands in the middle, content begins at the left, a note
    at the top left, a signature stands low at the right, a stamp leaves room for a seal, a photo holds
    `picture` or room for one. Empty in a ledger, where the columns decide.
    """

    text: str
    rows: int = 1
    columns: int = 1
    look: CellLook = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of a table holds.

    `choices` are the words that may stand in it, empty where any may; `share` is its wished part of
    the width among the shares of all columns, 0 where its content shall decide. `align` is where its
    texts stand, "" where what it holds shall decide.
    """

    holds: Holds = "text"
    choices: tuple[str, ...] = ()
    share: float = 0.0
    align: Literal["", "left", "center"] = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells; a row lists only the cells that begin in it.

    `header` counts the leading rows that repeat on each page, `footer` the last rows that are totals
    and never stand alone on a page; `widths` are wishes in millimetres, empty when the layout shall
    choose; `columns` are those from the left of which more is known. `ruling` is a full grid, 三线, or a line
    under what is not a label: a cover.
    `above` and `below` are pieces of one line that is spread over the width and stays with the table:
    填报单位 … 填报日期 above it, the signatures below it. `sheet` names it in a workbook. The columns of
    a `fixed` table have the widths asked for, whatever they hold, and it is as wide as the page allows:
    a form. `heights` are the least heights of its rows in millimetres, 0 where the text decides.
    `subtotals` are the rows that sum up those above: they look like totals and stay with the row before.
    """

    rows: tuple[tuple[Cell, ...], ...]
    header: int = 1
    widths: tuple[float, ...] = ()
    columns: tuple[Column, ...] = ()
    footer: int = 0
    ruling: Ruling = "grid"
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    sheet: str = ""
    fixed: bool = False
    heights: tuple[float, ...] = ()
    subtotals: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page of that orientation and paper.

    An `optional` landscape page is turned only when a table on it is too wide for an upright one, and
    becomes A3 when it is too wide for a turned one; an optional portrait break behind it leads back,
    and falls away with it. One that is `turned` in any case leaves only the paper open. A3 is a sheet as
    high as A4 and twice as wide: it lies as portrait pages stand, folded to A4.
    """

    orientation: Orientation = "portrait"
    optional: bool = False
    paper: Paper = "A4"
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file's bytes and its width on paper in millimetres."""

    data: bytes
    width: float


@dataclass(frozen=True, slots=True)
class StampArea:
    """署名, 成文日期 and the room for the seal (GB/T 9704-2012, 7.3.5).

    sealed: a seal on each issuer's name, the last on the date too; room only, or `seals`, one
    picture an issuer. unsealed: name and date alone. stamped: a 签名章 (room, or one picture) after
    each `offices` title. `diameter` is that of the seal in millimetres.
    """

    issuers: tuple[str, ...]
    date: str
    sealing: Sealing = "sealed"
    diameter: float = 42.0
    seals: tuple[Picture, ...] = ()
    offices: tuple[str, ...] = ()


Block = Heading | Paragraph | Table | PageBreak | StampArea


@dataclass(frozen=True, slots=True)
class Masthead:
    """版头: everything above the red rule of page 1 (7.2).

    `editor` and `issued_on` (编发单位 and the date) stand in 版头 of 纪要 only. A 信函 prints the name of
    the first issuer alone.
    """

    issuers: tuple[str, ...]
    number: str
    suffix: str = "文件"
    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    signers: tuple[str, ...] = ()
    upward: bool = False
    editor: str = ""
    issued_on: str = ""


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记: what stands between the black rules of the last page (7.4).

    `addressees` only when the composer or the user moves 主送 here; the layout moves it itself when
    page 1 would show no body text. `copies_to` without 抄送： and 。, `distributed_to` without 分送：.
    版记 of a 信函 has neither printer nor date (10.1).
    """

    printer: str
    printed_on: str
    copies_to: str = ""
    addressees: str = ""
    others: tuple[str, ...] = ()
    distributed_to: str = ""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands around the blocks.

    `form` is the format: 文件, or one of the special formats of clause 10: 信函, 命令（令）, 纪要; or a form
    to fill in, which the standard says nothing of.
    On `preprinted` paper the red parts are there already: they are left out and their space is kept.
    `mark` stands at the top right of each page, above the 版心: 〔内部件〕.
    """

    masthead: Masthead | None = None
    imprint: Imprint | None = None
    page_numbers: bool = True
    form: Form = "document"
    preprinted: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as the paper says it.

    `title`, `kind` and `author` also serve file properties; `names` are persons and organs that no
    line may break.
    """

    title: str
    blocks: tuple[Block, ...]
    furniture: Furniture = Furniture()
    kind: str = ""
    author: str = ""
    names: tuple[str, ...] = ()
