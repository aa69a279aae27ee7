"""Letters of other alphabets are as wide as they are; Chinese fonts often set them in a full cell."""

import pytest

from govdocs.fonts.library import bundled_fonts
from govdocs.fonts.marks import is_foreign_letter, is_unseen
from govdocs.fonts.roles import FontRole


@pytest.mark.parametrize("role", FontRole)
@pytest.mark.parametrize("letter", "üéñçàαωДж")
def test_a_foreign_letter_has_its_own_width(role, letter):
    face = bundled_fonts().pick(role, letter)
    assert 0.2 < face.advance(letter) < 0.95


@pytest.mark.parametrize("role", FontRole)
@pytest.mark.parametrize("sign", "×÷°·①Ⅷ㎡—")
def test_signs_of_chinese_text_keep_the_face_of_the_role(role, sign):
    assert not is_foreign_letter(sign)
    first = bundled_fonts().face(role)
    if first.has(sign):
        assert bundled_fonts().pick(role, sign) is first


def test_a_letter_taken_from_another_face_for_its_width_is_not_reported():
    fonts = bundled_fonts()
    assert fonts.face(FontRole.FANGSONG).has("ü")
    assert fonts.pick(FontRole.FANGSONG, "ü") is not fonts.face(FontRole.FANGSONG)
    assert fonts.report(FontRole.FANGSONG, "Müller", "第1页") == ()


def test_an_accent_that_no_font_has_is_reported_and_a_joiner_is_not():
    fonts = bundled_fonts()
    assert fonts.pick(FontRole.FANGSONG, "\u0327") is None
    assert [found.code for found in fonts.report(FontRole.FANGSONG, "q\u0327", "")] == ["F007"]
    assert is_unseen("\u200d")
    assert fonts.report(FontRole.FANGSONG, "字\u200d字\ufe00", "") == ()
