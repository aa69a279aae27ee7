"""Small real font files, made on the spot."""

from __future__ import annotations

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection


def _square(pen):
    pen.moveTo((0, 0))
    for point in ((0, 800), (800, 800), (800, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen


def _builder(characters, family, truetype):
    builder = FontBuilder(2000, isTTF=truetype)
    builder.setupGlyphOrder([".notdef", "ink", "blank"])
    cmap = {ord(character): "ink" for character in characters}
    builder.setupCharacterMap(cmap | {0x3000: "blank", ord("贰"): "blank"})
    return builder, family


def _finish(builder, family, rights):
    builder.setupHorizontalMetrics({".notdef": (2000, 0), "ink": (2000, 0), "blank": (2000, 0)})
    builder.setupHorizontalHeader(ascent=1760, descent=-240)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": f"Test-{len(family)}"})
    builder.setupOS2(fsType=rights)
    builder.setupPost()
    return builder.font


def truetype(characters="何施", family="例示仿宋", rights=0):
    """A TrueType font in memory: ink for `characters`, a blank 贰, an em of 2000 units."""
    builder, family = _builder(characters, family, truetype=True)
    ink, blank = _square(TTGlyphPen(None)).glyph(), TTGlyphPen(None).glyph()
    builder.setupGlyf({".notdef": ink, "ink": ink, "blank": blank})
    return _finish(builder, family, rights)


def postscript(characters="何施", family="例示仿宋"):
    """The same with CFF outlines."""
    builder, family = _builder(characters, family, truetype=False)
    ink = _square(T2CharStringPen(2000, None)).getCharString()
    blank = T2CharStringPen(2000, None).getCharString()
    builder.setupCFF("Test", {}, {".notdef": ink, "ink": ink, "blank": blank}, {})
    return _finish(builder, family, 0)


@pytest.fixture
def font_file(tmp_path):
    """A function that writes a TrueType font and gives its path."""

    def write(name="office.ttf", **wishes):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        truetype(**wishes).save(path)
        return path

    return write


@pytest.fixture
def cff_file(tmp_path):
    """A font file with CFF outlines."""
    path = tmp_path / "office.otf"
    postscript().save(path)
    return path


@pytest.fixture
def collection_file(tmp_path):
    """A collection: 例示宋体 with 何, then 例示新宋 with 施."""
    collection = TTCollection()
    collection.fonts = [truetype("何", "例示宋体"), truetype("施", "例示新宋")]
    path = tmp_path / "office.ttc"
    collection.save(str(path))
    return path
