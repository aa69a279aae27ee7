"""The bundled fonts draw every character that an office needs, at the widths the grid needs."""

from __future__ import annotations

import hashlib
import tomllib

import pytest
from fontTools.ttLib import TTFont

from govdocs.fonts.bundled import FAMILIES, ROLE_FAMILIES, bundled_face
from govdocs.fonts.library import font_set
from govdocs.fonts.marks import is_mark
from govdocs.fonts.roles import FontRole

PRINCIPAL = sorted({families[0] for families in ROLE_FAMILIES.values()})
BLANK = set(" \u00a0\u3000\u2002\u2003")
RARE = "䶮𬱖犇喆堃镕玥㛃㑇𫖯𬍛𠅤𬀩𫍯𬭚𬬻𫓶㙍䲟𫚭𪩘𬴂𡐓𨱇𤧛𣗋𬭸𥔲"


def gb2312(rows):
    for row in rows:
        for cell in range(1, 95):
            try:
                yield bytes((0xA0 + row, 0xA0 + cell)).decode("gb2312")
            except UnicodeDecodeError:
                continue


def glyphs(face):
    """Of each character of the font file the bytes of its outline and its advance, read by fontTools."""
    with TTFont(face.path, lazy=True) as font:
        places, widths, order = font["loca"].locations, font["hmtx"].metrics, font.getReverseGlyphMap()
        return {
            chr(code): (places[order[name] + 1] - places[order[name]], widths[name][0])
            for code, name in font.getBestCmap().items()
        }


@pytest.fixture(scope="module")
def fonts():
    return font_set(folders=())


@pytest.fixture(scope="module")
def drawn():
    return {family: glyphs(bundled_face(family)) for family in FAMILIES}


@pytest.fixture(scope="module")
def standard(root):
    return (root / "data" / "fonts" / "hanzi-8105.txt").read_text(encoding="utf-8")


def test_the_standard_list_has_its_8105_characters(standard):
    assert (len(standard), len(set(standard)), standard[:3]) == (8105, 8105, "一乙二")


@pytest.mark.parametrize("role", FontRole)
def test_every_standard_character_has_ink_in_every_role(fonts, drawn, standard, role):
    needed = {*standard, *gb2312(range(1, 88)), *map(chr, range(0x21, 0x7F)), *"—·☐☑☒✓□￥¥€①⑳㈠⑴Ⅻ㎡㎏℃"}
    blank = [
        character
        for character in sorted(needed - BLANK)
        if (face := fonts.pick(role, character)) is None or not drawn[face.family][character][0]
    ]
    assert blank == []


@pytest.mark.parametrize("family", FAMILIES)
def test_the_list_of_widths_says_what_the_font_file_says(drawn, family):
    widths = {character: width / 1000 for character, (_, width) in drawn[family].items()}
    assert dict(bundled_face(family).advances) == widths


@pytest.mark.parametrize("family", FAMILIES)
def test_no_glyph_is_blank_but_spaces_and_marks(drawn, family):
    empty = {character for character, (ink, _) in drawn[family].items() if not ink}
    assert {character for character in empty - BLANK if not is_mark(character)} == set()


@pytest.mark.parametrize("family", PRINCIPAL)
def test_chinese_marks_fill_a_cell(family):
    face = bundled_face(family)
    marks = "“”‘’—…·，。、；：！？（）〔〕《》〈〉【】［］×÷±℃‰→←①⑳㈠⑴Ⅷ０９"
    assert {mark: face.advance(mark) for mark in marks if face.has(mark)} == dict.fromkeys(
        (mark for mark in marks if face.has(mark)), 1.0
    )
    assert all(face.has(mark) for mark in "“”‘’—…·，。、；：（）〔〕《》")


@pytest.mark.parametrize("family", PRINCIPAL)
def test_digits_and_ascii_marks_take_half_a_cell(family):
    face = bundled_face(family)
    assert {face.advance(mark) for mark in "0123456789 .,:;-/()%&@+=#"} == {0.5}


@pytest.mark.parametrize("family", PRINCIPAL)
def test_a_double_dash_has_no_gap(family):
    with TTFont(bundled_face(family).path) as font:
        glyph = font["glyf"][font.getBestCmap()[0x2014]]
    assert (glyph.xMin, glyph.xMax) == (0, 1000)


@pytest.mark.parametrize("family", PRINCIPAL)
def test_the_wave_of_a_range_is_a_cell_wide_and_at_mid_height(family):
    with TTFont(bundled_face(family).path) as font:
        glyph = font["glyf"][font.getBestCmap()[0xFF5E]]
    assert glyph.xMax - glyph.xMin > 800
    assert 200 < (glyph.yMin + glyph.yMax) / 2 < 450


@pytest.mark.parametrize("role", [FontRole.FANGSONG, FontRole.KAITI])
@pytest.mark.parametrize("character", "￥￣－")
def test_what_fandol_draws_wrong_comes_from_song(fonts, role, character):
    assert fonts.pick(role, character).family == "GovDocs Song"


@pytest.mark.parametrize("role", FontRole)
def test_rare_name_characters_are_in_every_role(fonts, role):
    faces = {character: fonts.pick(role, character) for character in RARE}
    assert [character for character, face in faces.items() if face is None or not face.bundled] == []
    assert fonts.width(role, RARE) == len(RARE)


def test_rare_names_in_body_text_come_from_a_face_that_suits_it(fonts):
    families = {fonts.pick(FontRole.FANGSONG, character).family for character in "喆堃玥镕犇𬱖䶮"}
    assert families == {"GovDocs FangSong Names"}


def test_variation_selectors_and_joiners_have_no_width_in_any_font():
    for family in FAMILIES:
        face = bundled_face(family)
        assert {face.advance(mark) for mark in "\ufe00\ufe0f\U000e0100\U000e01ef\u200b\u200d"} == {0.0}


def test_files_are_those_that_the_list_of_sources_names(root):
    folder = root / "data" / "fonts"
    sources = tomllib.loads((folder / "SOURCES.toml").read_text(encoding="utf-8"))
    assert _sha256(folder / sources["characters"]["file"]) == sources["characters"]["sha256"]
    fonts = sources["font"]
    assert {font["family"] for font in fonts} == set(FAMILIES)
    for font in fonts:
        path = folder / font["file"]
        assert _sha256(path) == font["sha256"], path.name
        assert _sha256(path.with_suffix(".metrics")) == font["metrics_sha256"], path.name


@pytest.mark.parametrize("family", FAMILIES)
def test_fonts_may_be_embedded_and_carry_no_reserved_name(family):
    with TTFont(bundled_face(family).path) as font:
        names = " ".join(font["name"].getDebugName(number) or "" for number in (1, 3, 4, 6))
        assert font["OS/2"].fsType == 0
        assert (font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap) == (880, -120, 0)
    assert not any(name in names for name in ("Noto", "Source", "LXGW", "Fandol"))


def test_licences_stand_beside_the_fonts(root):
    folder = root / "data" / "fonts" / "licences"
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL-NotoSerifSC.txt").read_text(encoding="utf-8")
    assert "As a special exception" in (folder / "GPL-3-Fandol.txt").read_text(encoding="utf-8")
    assert "altered or unaltered" in (folder / "README.md").read_text(encoding="utf-8")


def _sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()
