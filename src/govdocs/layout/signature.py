"""署名, 成文日期 and the room for the seal: the four cases of 7.3.5."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from govdocs.diagnostics import Diagnostic, warning
from govdocs.document.nodes import Picture, StampArea
from govdocs.layout import codes
from govdocs.layout.canvas import Canvas, Frame
from govdocs.layout.kit import Kit, Label
from govdocs.layout.pages import MM_PER_POINT, PlacedPicture
from govdocs.layout.paragraphs import pitch
from govdocs.layout.pictures import picture_height, pixel_size
from govdocs.layout.strips import Kind, Strip
from govdocs.layout.typesetting.titles import shape_title

_TINY = 1e-6


@dataclass(slots=True)
class StampStrip(Strip):
    """A part of the signature block: lines and pictures at places relative to its upper edge."""

    kit: Kit
    labels: tuple[tuple[Label, float, float], ...]
    pictures: tuple[tuple[Picture, float, float], ...] = ()

    @property
    def give(self) -> float:
        """A seal may stand nearer to the text than figure 5 has it."""
        numbers = self.kit.style.numbers
        return numbers.seal_gap - numbers.seal_gap_least if self.space == numbers.seal_gap else 0.0

    def draw(self, canvas: Canvas, top: float) -> None:
        """Draws the names, the date and the seals."""
        for label, x, y in self.labels:
            self.kit.put(canvas, label, x, top + y)
        for picture, x, y in self.pictures:
            height = picture_height(picture)
            canvas.pictures.append(
                PlacedPicture(
                    x - picture.width / 2, top + y - height / 2, picture.width, height, picture.data
                )
            )


def stamp_strips(index: int, area: StampArea, kit: Kit, frame: Frame) -> list[Strip]:
    """The signature block as strips: one, or one a row of seals."""
    build = _Builder(index, area, kit, frame)
    if area.sealing == "unsealed":
        return _divided(build.unsealed(), frame)
    if area.sealing == "stamped":
        return _divided(build.stamped(), frame)
    return build.sealed_row() if len(area.issuers) > 1 else [build.sealed()]


def _divided(whole: StampStrip, frame: Frame) -> list[Strip]:
    """`whole`, or one strip a line where it is higher than a page."""
    if whole.height <= frame.height:
        return [whole]
    tops = sorted({y for _, _, y in whole.labels})
    strips: list[Strip] = []
    foot = 0.0
    for top, end in zip(tops, [*tops[1:], whole.height], strict=True):
        labels = tuple((label, x, 0.0) for label, x, y in whole.labels if y == top)
        pictures = tuple((seal, x, y - top) for seal, x, y in whole.pictures if top <= y < end)
        height = max(label.size for label, _, _ in labels) * MM_PER_POINT
        strips.append(replace(whole, height=height, space=top - foot, labels=labels, pictures=pictures))
        foot = top + height
    strips[0].space = whole.space
    return strips


def stamp_findings(area: StampArea, kit: Kit, frame: Frame) -> list[Diagnostic]:
    """What a clerk should know of the names and the seal pictures."""
    found = []
    for name in area.issuers:
        if kit.width(kit.label("signature", name, "block")) > frame.width:
            hint = "请核对是否把几个机关写成了一个；几个机关应当逐一列出"
            found.append(warning(codes.NAME_WRAPPED, f"署名“{name}”过长，已分行", "署名", hint))
    wanted = len(area.offices) if area.sealing == "stamped" else len(area.issuers)
    if area.sealing != "unsealed" and area.seals and len(area.seals) != wanted:
        found.append(
            warning(
                codes.SEAL_COUNT,
                f"印章图片{len(area.seals)}个，应为{wanted}个",
                "用印",
                "请按署名顺序逐一给出",
            )
        )
    for number, seal in enumerate(area.seals, 1):
        if pixel_size(seal.data) is None:
            found.append(
                warning(
                    codes.PICTURE_UNREADABLE, f"第{number}个印章图片不是 PNG 或 JPEG", "用印", "请转换格式"
                )
            )
    return found


@dataclass(frozen=True, slots=True)
class _Seat:
    """A name under its seal: its width, and its middle counted from that of the first of its row."""

    name: Label
    width: float
    x: float


@dataclass(frozen=True, slots=True)
class _Plan:
    """The rows of a joint signature."""

    rows: tuple[tuple[_Seat, ...], ...]
    diameter: float

    def half(self, seat: _Seat) -> float:
        """How far a name with its seal reaches from its middle."""
        return max(self.diameter, seat.width) / 2

    @property
    def reach(self) -> float:
        """How far the longest row reaches to the left of its last middle."""
        return max(self.half(row[0]) + row[-1].x for row in self.rows)

    @classmethod
    def of(cls, names: Sequence[tuple[Label, float, float]], diameter: float, room: float) -> _Plan:
        """Names, with their widths and their distances from the one before, filled into rows of `room`."""
        rows: list[list[_Seat]] = []
        for name, width, step in names:
            half = max(diameter, width) / 2
            if rows:
                row = rows[-1]
                x = row[-1].x + step
                if max(diameter, row[0].width) / 2 + x + half <= room + _TINY:
                    row.append(_Seat(name, width, x))
                    continue
            rows.append([_Seat(name, width, 0.0)])
        return cls(tuple(map(tuple, rows)), diameter)


class _Builder:
    def __init__(self, index: int, area: StampArea, kit: Kit, frame: Frame) -> None:
        self._index = index
        self._area = area
        self._kit = kit
        self._frame = frame
        self._cell = kit.style.page.cell
        self._pitch = pitch(kit.style)
        self._numbers = kit.style.numbers
        self._em = kit.style.looks["signature"].size * MM_PER_POINT
        self._names = tuple(
            kit.label("signature", name, "block", index=index, row=row)
            for row, name in enumerate(area.issuers)
        )
        self._date = kit.label("date", area.date, "block", index, len(area.issuers))

    def sealed(self) -> Strip:
        """S1: name above the date and centred on it, date four 字 in, both in the lower half of the seal."""
        date_x, centre = self._sealed_date()
        names = self._wrapped(self._frame.width)
        widest = max((self._kit.width(name) for name in names), default=0.0)
        centre = min(centre, self._frame.right - widest / 2)
        date_y = max(self._date_top(), len(names) * self._pitch)
        labels = [
            (name, centre - self._kit.width(name) / 2, date_y - (len(names) - row) * self._pitch)
            for row, name in enumerate(names)
        ]
        labels.append((self._date, centre - self._kit.width(self._date) / 2 if names else date_x, date_y))
        pictures = [(seal, centre, self._area.diameter / 2) for seal in self._area.seals[:1]]
        height = max(date_y + self._em, self._area.diameter)
        return self._strip(height, self._numbers.seal_gap, tuple(labels), tuple(pictures))

    def sealed_row(self) -> list[Strip]:
        """S2: names in rows, a seal on each, the last one on the date too, four 字 in (figure 7)."""
        whole = [self._narrowed(name) for name in self._names]
        _, centre = self._sealed_date()
        left = self._frame.left
        plans = [*self._plans(_even(whole, self._kit)), *self._plans(whole)]
        plan = min(plans, key=lambda plan: (len(plan.rows), max(plan.reach - (centre - left), 0.0)))
        centre = max(centre, left + plan.reach)
        strips = [
            self._row(row, min(centre, self._frame.right - plan.half(row[-1])), row is plan.rows[-1])
            for row in plan.rows
        ]
        for strip in strips[1:]:
            strip.space = self._numbers.seal_row_gap
        return list(strips)

    def _plans(self, names: Sequence[Label]) -> Iterator[_Plan]:
        """`names` filled into rows: in columns, and each as near to the next as clear gaps allow."""
        inner = max((name.spacing for name in names), default=0.0) * MM_PER_POINT
        apart = inner + self._numbers.seal_names_apart * self._cell
        widths = [self._kit.width(name) for name in names]
        least = self._area.diameter + self._numbers.seal_apart
        steps = [max(least, (one + two) / 2 + apart) for one, two in pairwise(widths)]
        for distances in ([max(steps)] * len(steps), steps):
            seats = list(zip(names, widths, [0.0, *distances], strict=True))
            yield _Plan.of(seats, self._area.diameter, self._frame.width)

    def _narrowed(self, name: Label) -> Label:
        """`name` in smaller type where it is wider than the frame."""
        return replace(name, size=name.size * min(1.0, self._frame.width / self._kit.width(name)))

    def _row(self, row: Sequence[_Seat], centre: float, last: bool) -> StampStrip:
        date_y = self._date_top()
        labels, pictures = [], []
        for seat in row:
            middle = centre - (row[-1].x - seat.x)
            labels.append((seat.name, middle - seat.width / 2, date_y - self._pitch))
            if seat.name.row < len(self._area.seals):
                pictures.append((self._area.seals[seat.name.row], middle, self._area.diameter / 2))
        height = self._area.diameter
        if last:
            labels.append((self._date, self._sealed_date()[0], date_y))
            height = max(height, date_y + self._em)
        return self._strip(height, self._numbers.seal_gap, tuple(labels), tuple(pictures))

    def unsealed(self) -> StampStrip:
        """S3: names two 字 in; the date below, two 字 further right, never nearer the edge than two 字."""
        wrapped = self._wrapped(self._frame.width - self._numbers.date_indent_unsealed * self._cell)
        names = _even(wrapped, self._kit) if len(wrapped) == len(self._names) else wrapped
        limit = self._frame.right - self._numbers.date_indent_unsealed * self._cell
        shift = self._numbers.date_shift * self._cell
        widest = max((self._kit.width(name) for name in names), default=0.0)
        date_width = self._kit.width(self._date)
        left = limit - max(widest, date_width + shift if names else date_width)
        date_x = left + shift if names else left
        labels = [(name, left, row * self._pitch) for row, name in enumerate(names)]
        labels.append((self._date, date_x, len(names) * self._pitch))
        return self._strip(len(names) * self._pitch + self._em, self._numbers.one_line, tuple(labels))

    def stamped(self) -> StampStrip:
        """S4: office titles, each with a 签名章 at its right, four 字 in; the date one line below."""
        numbers, area = self._numbers, self._area
        right = self._frame.right - numbers.stamp_indent * self._cell
        width = max((seal.width for seal in area.seals), default=numbers.stamp_width)
        tall = max((picture_height(seal) for seal in area.seals), default=numbers.stamp_height)
        labels, pictures = [], []
        for row, name in enumerate(area.offices):
            label = self._kit.label("signature", name, "block", self._index, row)
            middle = row * (tall + numbers.one_line) + tall / 2
            x = right - width - 2 * self._cell - self._kit.width(label)
            labels.append((label, x, middle - self._em / 2))
            if row < len(area.seals):
                pictures.append((area.seals[row], right - width / 2, middle))
        bottom = max(len(area.offices), 1) * (tall + numbers.one_line)
        date = replace(self._date, row=len(area.offices))
        labels.append((date, right - self._kit.width(date), bottom))
        return self._strip(bottom + self._em, numbers.stamp_gap, tuple(labels), tuple(pictures))

    def _wrapped(self, room: float) -> list[Label]:
        """The names, each in as many lines as it needs."""
        lines = []
        for name in self._names:
            if self._kit.width(name) <= room:
                lines.append(name)
                continue
            widths = [glyph.width for glyph in self._kit.typesetter.glyphs(name.text, name.font)]
            for start, end in shape_title(name.text, widths, room / self._em):
                lines.append(replace(name, text=name.text[start:end], start=start))
        return lines

    def _sealed_date(self) -> tuple[float, float]:
        """Left edge and middle of a date four 字 in."""
        right = self._frame.right - self._numbers.date_indent_sealed * self._cell
        width = self._kit.width(self._date)
        return right - width, right - width / 2

    def _date_top(self) -> float:
        """The date's upper edge below that of the seal: its middle at 0.95 of the diameter (figure 5)."""
        return self._numbers.seal_date_depth * self._area.diameter - self._em / 2

    def _strip(
        self,
        height: float,
        space: float,
        labels: tuple[tuple[Label, float, float], ...],
        pictures: tuple[tuple[Picture, float, float], ...] = (),
    ) -> StampStrip:
        return StampStrip(self._index, Kind.STAMP, height, space, False, False, self._kit, labels, pictures)


def _even(names: Sequence[Label], kit: Kit) -> list[Label]:
    """`names`, the shorter ones spaced to the width of the longest (figure 9)."""
    widest = max((kit.width(name) for name in names), default=0.0)
    return [
        replace(
            name,
            spacing=name.spacing + (widest - kit.width(name)) / MM_PER_POINT / max(len(name.text) - 1, 1),
        )
        for name in names
    ]
