"""Surgery on glyphs: cubic to quadratic, cells of one em, half cells, drawn boxes."""

from __future__ import annotations

from collections.abc import Iterable

from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen, RecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._g_l_y_f import Glyph

MAX_ERROR = 1.0
"""How far a converted outline may lie from the original, in 1/1000 em."""

_LEFT = ".,:;)]}"
_RIGHT = "([{"
_WIDE = "%&@"


def to_truetype(font: TTFont) -> None:
    """Replace CFF outlines by quadratic ones."""
    order = font.getGlyphOrder()
    glyph_set = font.getGlyphSet()
    glyphs = {name: _quadratic(glyph_set, name) for name in order}
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = glyphs
    del font["CFF "]
    _truetype_tables(font)
    for name in order:
        _set_metric(font, name, font["hmtx"][name][0])


def _quadratic(glyph_set, name: str) -> Glyph:
    pen = TTGlyphPen(None)
    glyph_set[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
    return pen.glyph()


def _truetype_tables(font: TTFont) -> None:
    font.sfntVersion = "\000\001\000\000"
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field, value in _MAXP.items():
        setattr(maxp, field, value)
    font["head"].glyphDataFormat = 0


_MAXP = {
    "maxZones": 1, "maxTwilightPoints": 0, "maxStorage": 0, "maxFunctionDefs": 0,
    "maxInstructionDefs": 0, "maxStackElements": 0, "maxSizeOfInstructions": 0,
    "maxComponentElements": 0, "maxPoints": 0, "maxContours": 0,
    "maxCompositePoints": 0, "maxCompositeContours": 0, "maxComponentDepth": 0,
}  # fmt: skip


def unify_maps(font: TTFont) -> None:
    """One character map for Windows and one for characters beyond the BMP, no others."""
    full = dict(font.getBestCmap())
    basic = {code: name for code, name in full.items() if code <= 0xFFFF}
    font["cmap"] = table = newTable("cmap")
    table.tableVersion = 0
    table.tables = [_subtable(4, 1, basic), _subtable(12, 10, full)]


def _subtable(kind: int, encoding: int, codes: dict[int, str]) -> CmapSubtable:
    subtable = CmapSubtable.newSubtable(kind)
    subtable.platformID, subtable.platEncID, subtable.language = 3, encoding, 0
    subtable.cmap = codes
    return subtable


def _map(font: TTFont, code: int, name: str) -> None:
    for table in font["cmap"].tables:
        if code <= 0xFFFF or table.format == 12:
            table.cmap[code] = name


def set_cells(font: TTFont, codes: frozenset[int]) -> None:
    """Give each character of `codes` an advance of 1 em: centred, condensed where it is wider."""
    cmap = font.getBestCmap()
    for code in sorted(codes & cmap.keys()):
        if font["hmtx"][cmap[code]][0] != 1000:
            _fit(font, code, 1000, font)


def set_half_cells(font: TTFont, heavier: TTFont | None = None) -> None:
    """Give ASCII digits and marks half a cell, as the office's fonts have them; letters keep theirs.

    Condensing thins a sign: those that shrink most are taken from the `heavier` weight of the font.
    """
    cmap = font.getBestCmap()
    for code in range(0x20, 0x7F):
        if code in cmap and not chr(code).isalpha():
            source = heavier if heavier and chr(code) in _WIDE else font
            _fit(font, code, 500, source)


def _place(character: str) -> str:
    if character in _LEFT:
        return "left"
    return "right" if character in _RIGHT else "centre"


def stretch_dashes(font: TTFont) -> None:
    """Let — reach both edges of its cell, so that —— has no gap; ― is the same mark."""
    span(font, 0x2014, 0, 1000)
    alias(font, 0x2015, 0x2014)


def span(font: TTFont, code: int, left: float, right: float) -> None:
    """Stretch the glyph of `code` across a cell of 1 em, its ink from `left` to `right`."""
    x0, _, x1, _ = _bounds(font, font.getBestCmap()[code])
    scale = (right - left) / (x1 - x0)
    _replace(font, code, Transform(scale, 0, 0, 1, left - x0 * scale, 0), 1000, font)


def alias(font: TTFont, code: int, other: int) -> None:
    """Show the glyph of `other` for `code`."""
    _map(font, code, font.getBestCmap()[other])


def forget(font: TTFont, codes: frozenset[int]) -> None:
    """Take the characters `codes` out, so that another font serves them."""
    for table in font["cmap"].tables:
        for code in codes & table.cmap.keys():
            del table.cmap[code]


def graft(font: TTFont, donor: TTFont, codes: Iterable[int]) -> None:
    """Give `font` the glyphs of `donor` for `codes`, at their widths."""
    cmap = donor.getBestCmap()
    for code in sorted(set(codes) & cmap.keys()):
        _replace(font, code, Transform(), donor["hmtx"][cmap[code]][0], donor)


def space_dots(font: TTFont) -> None:
    """Put the three dots of … at equal distances, so that …… is six even dots."""
    pen = TTGlyphPen(None)
    dots = sorted(_contours(font, font.getBestCmap()[0x2026]), key=_middle)
    for dot, middle in zip(dots, (1000 / 6, 500, 5000 / 6), strict=True):
        dot.replay(TransformPen(pen, Transform(1, 0, 0, 1, middle - _middle(dot), 0)))
    _add(font, 0x2026, pen.glyph())


def _contours(font: TTFont, name: str) -> list[RecordingPen]:
    glyph_set = font.getGlyphSet()
    whole = DecomposingRecordingPen(glyph_set)
    glyph_set[name].draw(whole)
    contours: list[RecordingPen] = []
    for step in whole.value:
        if step[0] == "moveTo":
            contours.append(RecordingPen())
        contours[-1].value.append(step)
    return contours


def _middle(contour: RecordingPen) -> float:
    pen = BoundsPen(None)
    contour.replay(pen)
    return (pen.bounds[0] + pen.bounds[2]) / 2


def blank(font: TTFont, codes: Iterable[int]) -> None:
    """Give `codes` an empty glyph without width: selectors and joiners then copy out of a PDF."""
    font["glyf"]["mark0"] = Glyph()
    font["glyf"]["mark0"].numberOfContours = 0
    font.setGlyphOrder(font["glyf"].glyphOrder)
    font["hmtx"]["mark0"] = (0, 0)
    for code in codes:
        _map(font, code, "mark0")


def draw_boxes(font: TTFont) -> None:
    """Draw ☐ ☑ ☒ and a visible .notdef, which the sources lack."""
    _add(font, 0x2610, _drawing(_BOX))
    _add(font, 0x2611, _drawing(_BOX + _TICK))
    _add(font, 0x2612, _drawing(_BOX + _CROSS))


def draw_missing(font: TTFont) -> None:
    """Make .notdef a visible box with a bar through it."""
    font["glyf"][".notdef"] = _drawing(_BOX + _BAR)
    _set_metric(font, ".notdef", 1000)


_BOX = (
    ((110, -10), (110, 770), (890, 770), (890, -10)),
    ((160, 40), (840, 40), (840, 720), (160, 720)),
)
_TICK = (((240, 390), (290, 440), (430, 290), (720, 640), (765, 600), (435, 190)),)
_CROSS = (
    ((260, 160), (230, 190), (740, 600), (770, 570)),
    ((740, 160), (230, 570), (260, 600), (770, 190)),
)
_BAR = (((300, 350), (300, 410), (700, 410), (700, 350)),)


def _drawing(contours: tuple[tuple[tuple[int, int], ...], ...]) -> Glyph:
    pen = TTGlyphPen(None)
    for first, *others in contours:
        pen.moveTo(first)
        for point in others:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def _fit(font: TTFont, code: int, width: int, source: TTFont) -> None:
    """A glyph for `code` in `font`, that of `source` placed in a cell of `width`."""
    name = source.getBestCmap()[code]
    bounds = _bounds(source, name)
    if bounds is None:
        _replace(font, code, Transform(), width, source)
        return
    scale = min(1.0, width / source["hmtx"][name][0], (width - 20) / (bounds[2] - bounds[0]))
    spare = width - source["hmtx"][name][0] * scale
    shift = {"left": 0.0, "centre": spare / 2, "right": spare}[_place(chr(code))]
    _replace(font, code, Transform(scale, 0, 0, 1, shift, 0), width, source)


def _bounds(font: TTFont, name: str) -> tuple[float, float, float, float] | None:
    glyph_set = font.getGlyphSet()
    pen = BoundsPen(glyph_set)
    glyph_set[name].draw(pen)
    return pen.bounds


def _replace(font: TTFont, code: int, transform: Transform, width: int, source: TTFont) -> None:
    """A glyph of its own for `code`: others may share the one it had."""
    glyph_set = source.getGlyphSet()
    recording = DecomposingRecordingPen(glyph_set)
    glyph_set[source.getBestCmap()[code]].draw(recording)
    pen = TTGlyphPen(None)
    recording.replay(TransformPen(pen, transform))
    _add(font, code, pen.glyph(), width)


def _add(font: TTFont, code: int, glyph: Glyph, width: int = 1000) -> None:
    name = f"cell{code:04X}"
    font["glyf"][name] = glyph
    font.setGlyphOrder(font["glyf"].glyphOrder)
    _set_metric(font, name, width)
    _map(font, code, name)


def _set_metric(font: TTFont, name: str, width: int) -> None:
    glyph = font["glyf"][name]
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, getattr(glyph, "xMin", 0) if glyph.numberOfContours else 0)
