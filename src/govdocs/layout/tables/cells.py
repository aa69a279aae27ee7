"""The texts of a table's cells: the room that each needs, and its lines.

Ledgers say the same again and again (a village, a unit, 已建档), and so do the labels of a form on every
copy of it: what was found for a text serves all its cells, and as long as the fonts are in use those of
the documents that follow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from govdocs.fonts.faces import Face
from govdocs.fonts.roles import FontRole
from govdocs.layout.pages import MM_PER_POINT
from govdocs.layout.typesetting.breaking import span_finder
from govdocs.layout.typesetting.glyphs import Fonts, Glyph, Typesetter
from govdocs.layout.typesetting.lines import Line, ragged_lines

# What stays together in a cell: numbers with their units, dates, Latin words.
_PIECE = re.compile(r"\d[\d,.年月日%％\-]*|[A-Za-z0-9@./:_-]+|〔[^〔〕]{1,10}〕")
LONGEST_NAME = 9
"""Characters of a name that no line divides: 文化和旅游服务中心; a longer one may be before its last word."""
LONGEST_PIECE = 22
"""How many characters of a number or a Latin word no line divides; longer ones may be broken."""
# What should stay together: terms between marks.
_TERM = re.compile(r"[^\s、，；。：,;（）()/]+")
_LONGEST_TERM = 7  # characters
# What a cell may list: names between marks.
_MEMBER = re.compile("[^、，；,;。 \u3000]+")
_BETWEEN = re.compile("[、，；,;]")
_FEWEST_MEMBERS = 2
_LONGEST_MEMBER = 12  # characters: longer ones are sentences
_BRACKETED = re.compile("[（(][^（()）]{1,4}[)）]")
_BOX = re.compile("[□☑☒■]")
_BOXED = re.compile("[□☑☒■][^□☑☒■　\\s]{1,18}")
_NAME_SEAM = re.compile("(?:领导小组|专项小组|联席会议|委员会|办公室|有关|成员单位|服务中心|工作站|管理所)")
_ROUNDING = 0.01  # points
_EVEN_STEPS = 20  # widths that are tried to make the lines of a label even
_WIDE_SPACE = "　"
_LATIN = re.compile("[!-~]+")
_OFFICE_SPACE = 0.2  # em, as measured in LibreOffice
_Value = TypeVar("_Value")
_EMPTY = (Line(0, 0, (), 0.0),)


class CellNeed(NamedTuple):
    """What a text needs, in em: its longest unbreakable piece, longest term, longest line, and all of it."""

    piece: float
    term: float
    line: float
    amount: float


class SetText(NamedTuple):
    """A text in lines, the width in points of the longest; its face where it is plain, else its glyphs.

    Plain text has every character in the role's own face at its natural width. Each line counts its
    characters in the whole text.
    """

    lines: tuple[Line, ...]
    width: float
    face: Face | None
    glyphs: Sequence[Glyph]


def listed(text: str) -> list[tuple[int, int]]:
    """Where the members of a list of short names stand, without the marks between them; [] for no list."""
    if len(set(_BETWEEN.findall(text))) != 1:
        return []
    pieces = [match.span() for match in _MEMBER.finditer(text)]
    short = all(end - start <= _LONGEST_MEMBER for start, end in pieces)
    return pieces if short and len(pieces) >= _FEWEST_MEMBERS else []


def boxed(text: str) -> list[tuple[int, int]]:
    """Where the words of choices stand, each with the box before it: □孤儿."""
    if _BOX.search(text) is None:
        return []
    return [match.span() for match in _BOXED.finditer(text)]


def bracketed(text: str) -> list[tuple[int, int]]:
    """Where short remarks in brackets stand in a short text: 村（社区）."""
    if len(text) > _LONGEST_MEMBER:
        return []
    return [match.span() for match in _BRACKETED.finditer(text)]


def office_room(text: str) -> float:
    """The em that LibreOffice puts between the Han characters and the digits or letters of `text`.

    No Word file can forbid it; columns have room for it, so that no date is broken in print.
    """
    if text.isascii():
        return 0.0
    runs = [match.span() for match in _LATIN.finditer(text)]
    beside = sum([_is_han(text[start - 1 : start]) + _is_han(text[end : end + 1]) for start, end in runs])
    return _OFFICE_SPACE * beside


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def name_parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a long name, between which a narrow column may divide it: 镇…工作 and 领导小组."""
    if end - start <= LONGEST_NAME:
        return [(start, end)]
    seams = [match.start() for match in _NAME_SEAM.finditer(text, start + 2, end)]
    return list(pairwise([start, *seams, end]))


def _with_mark(text: str, end: int) -> int:
    """`end` with the mark behind it, which no line may begin with."""
    return end + (text[end : end + 1] in ("、", "，", "；", "。"))


def _unspaced(text: str, ems: Sequence[float], size: float, line: Line) -> Line:
    """`line` without the wide space that parted it from the line before."""
    if line.start and not line.offsets and text[line.start] == _WIDE_SPACE and line.end > line.start + 1:
        return line._replace(start=line.start + 1, width=line.width - ems[line.start] * size)
    return line


class Texts(dict[str, _Value]):
    """What is known of each text, found when first asked."""

    def __init__(self, find: Callable[[str], _Value]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, text: str) -> _Value:
        value = self[text] = self._find(text)
        return value


_Key = tuple[FontRole, float, float, bool, str]
"""How a text is set: its font, its size, its room, whether as prose; and how its lines are chosen."""

_KNOWN: WeakKeyDictionary[Fonts, dict[tuple[_Key, str], SetText]] = WeakKeyDictionary()
_MOST_KNOWN = 20_000  # texts


class CellSetter:
    """Measures and sets the texts of tables; `names` are kept whole."""

    def __init__(self, typesetter: Typesetter, names: Sequence[str]) -> None:
        self._typesetter = typesetter
        self._spans = span_finder(names)
        self._known = _KNOWN.setdefault(typesetter.fonts, {})
        self._needs: dict[tuple[FontRole, bool], Texts[CellNeed]] = {}
        self._set: dict[tuple[FontRole, float, float, bool], Texts[SetText]] = {}
        self._even: dict[tuple[FontRole, float, float, bool], Texts[SetText]] = {}

    def needs(self, role: FontRole, *, prose: bool = False) -> Texts[CellNeed]:
        """What each text needs; `prose` is never taken for a list of names."""
        if (role, prose) not in self._needs:
            self._needs[role, prose] = Texts(lambda text: self._measured(text, role, prose=prose))
        return self._needs[role, prose]

    def balanced(self, role: FontRole, size: float, width: float) -> Texts[SetText]:
        """The same for labels: as few lines, and those as even as may be."""
        key = (role, size, width, True)
        if key not in self._even:
            known = self.lines(role, size, width)
            space, way = (size, width), (role, size, width, False, "even")
            self._even[key] = Texts(
                lambda text: self._once(text, way, lambda: self._evened(text, known[text], role, space))
            )
        return self._even[key]

    def _once(self, text: str, way: _Key, find: Callable[[], SetText]) -> SetText:
        """What was found for `text` here or in a document before, where it holds none of the names."""
        if self._spans(text):
            return find()
        known = self._known.get((way, text))
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[way, text] = find()
        elif known.face is None:
            self._typesetter.glyphs(text, way[0])  # notes the letters of foreign alphabets
        return known

    def _evened(self, text: str, known: SetText, role: FontRole, space: tuple[float, float]) -> SetText:
        size, width = space
        best = known
        for tenth in range(1, _EVEN_STEPS):
            room = width * (1 - tenth / 2 / _EVEN_STEPS) / MM_PER_POINT + _ROUNDING
            if len(known.lines) < 2 or room < known.width / len(known.lines):
                break
            narrower = self._broken(text, role, (size, room), prose=False)
            if len(narrower.lines) > len(known.lines):
                break
            best = narrower
        return best

    def lines(self, role: FontRole, size: float, width: float, *, prose: bool = False) -> Texts[SetText]:
        """Each text in lines of `width` millimetres, in type of `size` points."""
        key, room = (role, size, width, prose), width / MM_PER_POINT + _ROUNDING
        if key not in self._set:
            space, way = (size, room), (role, size, width, prose, "full")
            self._set[key] = Texts(
                lambda text: self._once(text, way, lambda: self._broken(text, role, space, prose=prose))
            )
        return self._set[key]

    def _measured(self, text: str, role: FontRole, *, prose: bool) -> CellNeed:
        widths = self._typesetter.widths
        if "\n" not in text:
            return self._line_need(text, widths(text, role), prose=prose)
        needs = [self._line_need(line, widths(line, role), prose=prose) for line in text.split("\n")]
        piece, term, line = (max(parts) for parts in list(zip(*needs, strict=True))[:3])
        return CellNeed(piece, term, line, sum(need.amount for need in needs))

    def _line_need(self, text: str, ems: Sequence[float], *, prose: bool) -> CellNeed:
        amount = sum(ems)
        whole = amount + office_room(text)
        pieces = [match.span() for match in _PIECE.finditer(text)]
        names = [part for name in self._spans(text) for part in name_parts(text, *name)]
        pieces += [(start, _with_mark(text, end)) for start, end in names]
        lengths = [
            sum(ems[start:end]) + office_room(text[start:end])
            for start, end in pieces
            if end - start <= LONGEST_PIECE
        ]
        if _TERM.fullmatch(text):  # most cells
            term = whole if len(text) <= _LONGEST_TERM else 0.0
            return CellNeed(max(lengths, default=0.0), term, whole, amount)
        terms = [match.span() for match in _TERM.finditer(text)]
        widths = [sum(ems[start:end]) for start, end in terms if end - start <= _LONGEST_TERM]
        widths += [sum(ems[start : end + 1]) for start, end in (() if prose else listed(text))]
        widths += [sum(ems[start:end]) for start, end in bracketed(text)]
        return CellNeed(max(lengths, default=0.0), max(widths, default=0.0), whole, amount)

    def _broken(self, text: str, role: FontRole, space: tuple[float, float], *, prose: bool) -> SetText:
        """The lines of `text`, broken at its own line ends too; `space` is type size and room in points."""
        ems, face = self._typesetter.plain(text, role)
        glyphs = () if face is not None else self._typesetter.glyphs(text, role)
        if "\n" in text:
            lines = self._parted(text, ems, space, prose=prose)
        else:
            lines = self._lines(text, ems, space, prose=prose) if text else ()
        return SetText(lines, max([line.width for line in lines], default=0.0), face, glyphs)

    def _parted(
        self, text: str, ems: Sequence[float], space: tuple[float, float], *, prose: bool
    ) -> tuple[Line, ...]:
        """The lines of a text that has line ends of its own."""
        lines: list[Line] = []
        start = 0
        for part in text.split("\n"):
            own = ems[start : start + len(part)]
            found = self._lines(part, own, space, prose=prose) if part else _EMPTY
            lines += [line._replace(start=line.start + start, end=line.end + start) for line in found]
            start += len(part) + 1
        return tuple(lines)

    def _lines(
        self, text: str, ems: Sequence[float], space: tuple[float, float], *, prose: bool
    ) -> tuple[Line, ...]:
        """The lines of a text without line ends of its own; members of a list stay whole where they fit."""
        size, room = space
        if sum(ems) * size <= room:
            return ragged_lines(text, ems, (room, room), size)
        members = () if prose else listed(text)
        whole: list[tuple[int, int]] = []
        for start, end in (*members, *boxed(text), *bracketed(text), *self._spans(text)):
            fits = sum(ems[start : end + 1]) * size <= room
            whole += [(start, end)] if fits else name_parts(text, start, end)
        lines = ragged_lines(text, ems, (room, room), size, whole)
        return tuple(_unspaced(text, ems, size, line) for line in lines) if _WIDE_SPACE in text else lines
