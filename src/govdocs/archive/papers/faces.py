"""Fronts and spines of boxes at their true size, each a page, and the same on sheets with crop marks.

DA/T 22-2015, 6.4 and annex D: the front is 310 x 220 mm and bears 全宗名称 over a double line; the spine
is as high, as wide as the box is thick, and bears 全宗号, 年度, 保管期限, 起止件号 (the first above, the
last below), 盒号, and 机构(问题) where the fonds is divided by it. Places and type are own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from govdocs.archive.model import RETENTION_WORDS, Box, Scheme
from govdocs.archive.papers.listing import KIND
from govdocs.archive.papers.words import box_number, class_name
from govdocs.document.nodes import Document
from govdocs.fonts.roles import FontRole
from govdocs.layout.canvas import Canvas, Frame
from govdocs.layout.kit import Kit, Label
from govdocs.layout.pages import MM_PER_POINT, Page, Pages, Rule
from govdocs.layout.typesetting.glyphs import Fonts, Typesetter
from govdocs.styles.archive import MEASURES, ArchiveMeasures
from govdocs.styles.sheet import StyleSheet

_THIN, _THICK = 0.25, 0.7  # mm: rules
_SIZES = (26.0, 22.0, 18.0, 16.0, 14.0, 12.0, 10.5, 9.0, 7.5, 6.5)
_LABEL_SIZES = (12.0, 10.5, 9.0)
_LONGEST_LABEL = 4  # characters: 起止件号

_NAME_TOP = 90.0  # mm from the upper edge of the front: the middle of 全宗名称
_NAME_SIZES = (48.0, 42.0, 36.0, 32.0, *_SIZES)
_NAME_SIDE = 20.0  # mm beside it at least
_DOUBLE_LINE = 160.0  # mm: how long
_DOUBLE_GAP = 1.6  # mm between its two lines
_BELOW_NAME = 8.0  # mm

_SPINE_SIDE = 2.0  # mm between the edge of a spine and its frame
_SPINE_END = 12.0  # mm above and below the frame
_LABEL_END = 2.0  # mm, of a label
_CELL_PAD = 1.0  # mm
_LINE = 1.25  # of the type size
_LABEL_PAD = 2.0  # mm above and below a label
_CHARACTER_ROOM = 6.5  # mm: what a character of 机构(问题) wants when it stands below another
_LEAST_VALUE = 16.0  # mm

_GAP = 8.0  # mm between faces on a sheet
_SHEET_SIDE = 9.0  # mm that printers leave white, and room for crop marks
_CROP_LENGTH, _CROP_APART = 4.0, 1.5  # mm
_CAPTION_SIZE = 8.0
_CAPTION_BELOW = 7.0  # mm

PART = "face"
"""The part of the text of a face, for what looks for it."""


@dataclass(frozen=True, slots=True)
class SpineEntry:
    """What one label of a spine says: its lines, the texts of its cells from above, whether they stand."""

    label: tuple[str, ...]
    values: tuple[str, ...]
    may_stand: bool = False


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a box: its size in millimetres, its name, and what is on it.

    `end` is what a spine leaves free above and below its frame.
    """

    width: float
    height: float
    caption: str
    name: str = ""
    entries: tuple[SpineEntry, ...] = ()
    end: float = _SPINE_END


def front_of(scheme: Scheme, measures: ArchiveMeasures = MEASURES) -> Face:
    """The front of all boxes of a fonds."""
    width, height = measures.box
    return Face(width, height, "档案盒封面（每盒一张）", scheme.fonds_name)


def spine_of(box: Box, scheme: Scheme, measures: ArchiveMeasures = MEASURES) -> Face:
    """The spine of `box`."""
    what = "案卷号" if box.volumes else "件号"
    entries = [
        SpineEntry(("全宗号",), (scheme.fonds,)),
        SpineEntry(("年度",), (str(box.year),)),
        SpineEntry(("保管期限",), (RETENTION_WORDS[box.retention],)),
        SpineEntry((f"起止{what}",), (box_number(box, box.first), box_number(box, box.last))),
        SpineEntry(("盒号",), (str(box.number),)),
    ]
    if box.volumes:
        entries.insert(1, SpineEntry(("目录号",), (_series(box),)))
    elif scheme.dimension or box.org:
        entries.insert(3, SpineEntry(("机构", "（问题）"), (class_name(scheme, box.org),), may_stand=True))
    caption = f"第{box.number}盒　{box.thickness}毫米"
    return Face(float(box.thickness), measures.box[1], caption, entries=tuple(entries))


def label_of(box: Box, scheme: Scheme, measures: ArchiveMeasures = MEASURES) -> Face:
    """The spine of `box` as a label to be pasted on it: as high as an office prints that has A4 only."""
    return replace(spine_of(box, scheme, measures), height=measures.label_height, caption="", end=_LABEL_END)


def _series(box: Box) -> str:
    """类别号 of the volumes in a box: what stands in their 档号 before the year."""
    codes = [code.split(f"·{box.year}")[0].rsplit("-", maxsplit=1)[-1] for code in box.codes]
    return codes[0] if codes else ""


def true_size(faces: Iterable[Face], style: StyleSheet, fonts: Fonts) -> Pages:
    """Each face on a page of its own size."""
    kit = Kit(style, Typesetter(fonts, style.numbers.baseline))
    canvases = []
    for number, face in enumerate(faces):
        frame = Frame(0.0, 0.0, face.width, face.height, face.width, face.height)
        canvas = Canvas(frame, number)
        _draw(canvas, face, (0.0, 0.0), kit)
        canvases.append(canvas)
    return _pages("档案盒封面和脊背（原大）", canvases)


def on_sheets(
    faces: Iterable[Face], style: StyleSheet, fonts: Fonts, sheet: tuple[float, float] = MEASURES.sheet
) -> Pages:
    """The faces side by side on upright sheets with crop marks; to be printed at 100 %."""
    kit = Kit(style, Typesetter(fonts, style.numbers.baseline))
    canvases = []
    width, height = sheet
    for number, row in enumerate(_rows(faces, width)):
        canvas = Canvas(Frame(0.0, 0.0, width, height, width, height), number)
        used = sum(face.width for face in row) + _GAP * (len(row) - 1)
        x = (width - used) / 2
        for face in row:
            corner = (x, (height - face.height) / 2)
            _draw(canvas, face, corner, kit)
            canvas.add((), _crop_marks(corner, face))
            _caption(canvas, face, corner, kit)
            x += face.width + _GAP
        canvases.append(canvas)
    return _pages("档案盒封面和脊背（裁切）", canvases)


def _rows(faces: Iterable[Face], width: float) -> list[list[Face]]:
    """As many faces on each sheet as there is room for."""
    rows: list[list[Face]] = []
    room = 0.0
    for face in faces:
        room -= face.width + _GAP
        if not rows or room < 0:
            rows.append([])
            room = width - 2 * _SHEET_SIDE - face.width
        rows[-1].append(face)
    return rows


def _pages(title: str, canvases: Sequence[Canvas]) -> Pages:
    pages: tuple[Page, ...] = tuple(canvas.finished(None) for canvas in canvases)
    lines = tuple(line for canvas in canvases for line in canvas.lines)
    return Pages(Document(title, (), kind=KIND), pages, lines, (0.0,) * len(pages))


def _draw(canvas: Canvas, face: Face, corner: tuple[float, float], kit: Kit) -> None:
    if face.entries:
        _Spine(canvas, face, corner, kit).draw()
    else:
        _draw_front(canvas, face, corner, kit)


def _draw_front(canvas: Canvas, face: Face, corner: tuple[float, float], kit: Kit) -> None:
    """全宗名称 and the double line below it."""
    left, top = corner
    middle = left + face.width / 2
    label = _fitted(kit, face.name, FontRole.XIAOBIAOSONG, face.width - 2 * _NAME_SIDE, _NAME_SIZES)
    em = label.size * MM_PER_POINT
    kit.put(canvas, label, middle - kit.width(label) / 2, top + _NAME_TOP - em / 2)
    y, half = top + _NAME_TOP + _NAME_SIZES[0] * MM_PER_POINT / 2 + _BELOW_NAME, _DOUBLE_LINE / 2
    canvas.add(
        (),
        [
            Rule(middle - half, y, middle + half, y, _THICK),
            Rule(middle - half, y + _DOUBLE_GAP, middle + half, y + _DOUBLE_GAP, _THIN),
        ],
    )


def _fitted(kit: Kit, text: str, font: FontRole, room: float, sizes: Sequence[float] = _SIZES) -> Label:
    """`text` in the largest type in which one line holds it."""
    width = kit.typesetter.width(text, font) * MM_PER_POINT
    size = next((size for size in sizes if width * size <= room), sizes[-1])
    return Label(text, font, size, PART)


class _Spine:
    """A frame of cells, one below the other: a label, then what it says."""

    def __init__(self, canvas: Canvas, face: Face, corner: tuple[float, float], kit: Kit) -> None:
        self._canvas, self._face, self._kit = canvas, face, kit
        self._left = corner[0] + _SPINE_SIDE
        self._right = corner[0] + face.width - _SPINE_SIDE
        self._top = corner[1] + face.end
        self._bottom = corner[1] + face.height - face.end
        whole = (size for size in _LABEL_SIZES if _LONGEST_LABEL * size * MM_PER_POINT <= self._room)
        self._label_size = next(whole, _LABEL_SIZES[-1])

    def draw(self) -> None:
        """All cells and the rules between them."""
        y, rules = self._top, [self._across(self._top)]
        spare = self._spare()
        for entry in self._face.entries:
            height = self._label_height(entry)
            self._lines(entry.label, y, height, self._label_size)
            y += height
            rules.append(self._across(y))
            for value in entry.values:
                height = self._least(entry, value) + spare
                self._value(entry, value, y, height)
                y += height
                rules.append(self._across(y))
        for x in (self._left, self._right):
            rules.append(Rule(x, self._top, x, self._bottom, _THIN))
        self._canvas.add((), rules)

    @property
    def _room(self) -> float:
        return self._right - self._left - 2 * _CELL_PAD

    def _spare(self) -> float:
        """What each value has more than it needs, so that the frame fills the spine; less where it lacks."""
        entries = self._face.entries
        needed = sum(self._label_height(entry) for entry in entries)
        needed += sum(self._least(entry, value) for entry in entries for value in entry.values)
        return (self._bottom - self._top - needed) / sum(len(entry.values) for entry in entries)

    def _label_height(self, entry: SpineEntry) -> float:
        return 2 * _LABEL_PAD + len(entry.label) * self._label_size * _LINE * MM_PER_POINT

    def _stands(self, entry: SpineEntry, value: str) -> bool:
        """True where the characters of `value` stand one below the other, small as they were side by side."""
        least = _SIZES[3] * MM_PER_POINT
        width = self._kit.typesetter.width(value, FontRole.SONGTI) * least
        return entry.may_stand and width > self._room

    def _least(self, entry: SpineEntry, value: str) -> float:
        return len(value) * _CHARACTER_ROOM if self._stands(entry, value) else _LEAST_VALUE

    def _value(self, entry: SpineEntry, value: str, top: float, height: float) -> None:
        if self._stands(entry, value):
            size = min(_SIZES[2], (height - 2 * _CELL_PAD) / len(value) / MM_PER_POINT / 1.1)
            self._lines(
                tuple(value), top, height, size, line=min(_LINE, height / len(value) / size / MM_PER_POINT)
            )
            return
        label = _fitted(self._kit, value, FontRole.SONGTI, self._room)
        self._lines((value,), top, height, label.size)

    def _lines(
        self, lines: Sequence[str], top: float, height: float, size: float, line: float = _LINE
    ) -> None:
        """Lines in the middle of a cell."""
        em = size * MM_PER_POINT
        y = top + (height - em * (1 + line * (len(lines) - 1))) / 2
        for text in lines:
            fitted = _fitted(self._kit, text, FontRole.SONGTI, self._room, (size, *_SIZES))
            label = fitted if fitted.size <= size else Label(text, FontRole.SONGTI, size, PART)
            self._kit.put(self._canvas, label, (self._left + self._right - self._kit.width(label)) / 2, y)
            y += em * line

    def _across(self, y: float) -> Rule:
        return Rule(self._left, y, self._right, y, _THIN)


def _crop_marks(corner: tuple[float, float], face: Face) -> list[Rule]:
    """Two short lines at each corner of a face, outside of it."""
    (left, top), marks = corner, []
    right, bottom = left + face.width, top + face.height
    for y, way in ((top, -1), (bottom, 1)):
        near, far = sorted((y + way * _CROP_APART, y + way * (_CROP_APART + _CROP_LENGTH)))
        marks += [Rule(x, near, x, far, _THIN) for x in (left, right)]
    for x, way in ((left, -1), (right, 1)):
        near, far = sorted((x + way * _CROP_APART, x + way * (_CROP_APART + _CROP_LENGTH / 2)))
        marks += [Rule(near, y, far, y, _THIN) for y in (top, bottom)]
    return marks


def _caption(canvas: Canvas, face: Face, corner: tuple[float, float], kit: Kit) -> None:
    """What a face is, below it: it is cut off."""
    x, y = corner[0], corner[1] + face.height + _CAPTION_BELOW
    for line in filter(None, face.caption.split("　")):
        label = _fitted(kit, line, FontRole.SONGTI, face.width + _GAP / 2, (_CAPTION_SIZE, *_SIZES[-2:]))
        kit.put(canvas, label, x + (face.width - kit.width(label)) / 2, y)
        y += _CAPTION_SIZE * _LINE * MM_PER_POINT
