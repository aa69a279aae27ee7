from dataclasses import replace

import pytest

from govdocs.errors import InputError, InvalidDataError
from govdocs.fonts.roles import FontRole
from govdocs.styles.codes import BAD_PROFILE, DEVIATION
from govdocs.styles.gb9704 import BODY_PITCH, GB9704, GB9704_VISUAL, LOOKS
from govdocs.styles.profile import load_profile


@pytest.fixture
def profile(tmp_path):
    """Loads a profile of that text."""

    def load(text):
        path = tmp_path / "office.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return load_profile(str(path))

    return load


def faults(profile, text):
    with pytest.raises(InvalidDataError) as caught:
        profile(text)
    assert all(fault.code == BAD_PROFILE for fault in caught.value.diagnostics)
    return [f"{fault.where} {fault.message} {fault.hint}" for fault in caught.value.diagnostics]


def test_the_type_area_is_156_by_225_mm_and_22_lines_fill_it():
    page = GB9704.page
    assert (page.text_width, page.text_height) == (156.0, 225.0)
    assert page.cell == pytest.approx(5.571, abs=0.001)
    assert pytest.approx(10.446, abs=0.001) == BODY_PITCH


def test_literal_and_visual_are_built_in():
    assert load_profile("literal").style is GB9704
    assert load_profile("visual").style is GB9704_VISUAL
    assert (GB9704.word.line_pitch, GB9704_VISUAL.word.line_pitch) == (579, 592)


def test_the_example_shows_every_key_and_changes_nothing(root):
    example = load_profile(str(root / "data" / "profiles" / "example.yaml"))
    assert example.findings == ()
    assert example.style == replace(GB9704, name="示例机关版式")


def test_an_empty_profile_is_the_standard(profile):
    assert profile("# 无\n").style == replace(GB9704, name="office")


def test_each_difference_from_the_standard_is_reported_with_its_clause(profile):
    changed = profile(
        "名称: 甲\n版心: {天头: 35, 每页行数: 21}\n字号: {标题: 20}\n红色: 'C00000'\n版记位于偶数页: 否\n"
    )
    assert [finding.code for finding in changed.findings] == [DEVIATION] * 5
    assert any("天头为35毫米，标准为37毫米（5.2.1）" in finding.message for finding in changed.findings)
    assert changed.style.name == "甲"
    assert changed.style.page.lines == 21
    assert not changed.style.imprint_on_even_page
    assert changed.style.looks["attachment_title"].size == 20.0
    assert changed.style.numbers.mark_top == pytest.approx(70.0)


def test_word_follows_the_changed_type_area(profile):
    changed = profile("版心: {订口: 30, 切口: 24, 地脚: 33, 每行字数: 27, 每页行数: 23}\n").style
    assert (changed.word.left, changed.word.right, changed.word.bottom) == (30.0, 24.0, 33.0)
    assert changed.word.line_pitch == int((297 - 37 - 33) / 25.4 * 72 * 20 / 23)
    assert changed.word.tracking == pytest.approx(0.35)


def test_word_can_be_told_its_own_margins(profile):
    word = profile("基于: visual\nWord: {上边距: 34, 下边距: 32, 行距: 29.5}\n").style.word
    assert (word.top, word.bottom, word.line_pitch) == (34.0, 32.0, 590)


def test_the_size_of_the_body_moves_everything_of_that_size(profile):
    looks = profile("字号: {正文: 15.5, 表格: 10.5}\n").style.looks
    assert looks["body"].size == looks["heading_1"].size == looks["signature"].size == 15.5
    assert looks["title"].size == 22.0
    assert looks["table_cell"].pitch == pytest.approx(LOOKS["table_cell"].pitch - 1.5 * 25.4 / 72)


def test_fonts_can_be_named_and_given_as_files(profile, tmp_path):
    given = profile(
        "字体: {小标宋: 某小标宋}\n字体文件: {小标宋: 字体/a.ttf}\n层级字体: {三级: 黑体}\n"
        "红线粗: 2\n最小行距: 27\n"
    )
    assert given.style.fonts[FontRole.XIAOBIAOSONG] == "某小标宋"
    assert given.font_files == {FontRole.XIAOBIAOSONG: tmp_path / "字体" / "a.ttf"}
    assert given.style.looks["heading_3"].font is FontRole.HEITI
    assert given.style.numbers.rule_thickness == pytest.approx(2 * 25.4 / 72)
    assert given.style.numbers.least_pitch == pytest.approx(27 * 25.4 / 72)
    assert any("三级标题字体为黑体" in finding.message for finding in given.findings)


def test_page_numbers_can_be_centred_and_a_narrow_page_narrows_the_mark(profile):
    changed = profile("页码位置: 居中\n版心: {订口: 35, 切口: 35, 每行字数: 24}\n")
    assert changed.style.looks["page_number"].align == "center"
    assert changed.style.numbers.mark_width == pytest.approx(134.0)
    assert any("页码位置为居中，标准为外侧（7.5）" in finding.message for finding in changed.findings)


def test_every_fault_is_named_at_once_with_the_nearest_name(profile):
    found = faults(
        profile,
        "版芯: {}\n版心: {天头: 三十七, 地脚: 500, 左: 1}\n红色: 红\n版记位于偶数页: 也许\n字号: 16\n"
        "层级字体: {一级: 圆体}\n基于: 别的\n红线粗: 是\n完全不同的键名: 1\n",
    )
    together = "\n".join(found)
    assert len(found) == 11
    assert "是不是“版心”" in together
    assert "“三十七”不是数" in together
    assert "500 超出范围" in together
    assert "office.yaml：版心.左" in together


def test_margins_that_leave_no_room_are_refused(profile):
    assert "容不下" in faults(profile, "版心: {订口: 80, 切口: 80}\n")[0]


def test_broken_yaml_is_named_by_line(profile):
    assert "第2行" in faults(profile, "名称: 甲\n版心: }\n")[0]
    assert faults(profile, "- 甲\n")
    assert faults(profile, b"\xff\xfe\x00")
    assert faults(profile, "名称: \x01\n")


def test_a_missing_profile_is_an_input_error():
    with pytest.raises(InputError):
        load_profile("没有这个文件.yaml")
