"""YAML as clerks write it: every value is text, every fault is told with its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.app.yamldump import dump_yaml
from govdocs.app.yamlio import CHARACTER_LIMIT, load_yaml
from govdocs.errors import InvalidDataError


def refused(text):
    with pytest.raises(InvalidDataError) as caught:
        load_yaml(text, "甲.yaml")
    return caught.value.diagnostics


def test_every_value_is_text():
    loaded = load_yaml("份号: 000017\n日期: 2025-04-10\n盖章: 否\n空:\n数: 1_000\n无: null\n", "甲.yaml")
    assert loaded.data == {
        "份号": "000017",
        "日期": "2025-04-10",
        "盖章": "否",
        "空": "",
        "数": "1_000",
        "无": "null",
    }


def test_the_line_of_everything_is_known():
    loaded = load_yaml("甲: 一\n乙:\n  - 二\n  - 丙: 三\n", "甲.yaml")
    assert loaded.lines == {("甲",): 1, ("乙",): 2, ("乙", 0): 3, ("乙", 1): 4, ("乙", 1, "丙"): 4}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("标题: 甲\n正文: x: y\n", 2, "冒号"),
        ("标题: 甲\n\t正文: 乙\n", 2, "制表符"),
        ("标题: 甲\n正文: '乙\n丙: 丁\n", 2, "没有成对"),
        ("标题: [甲, 乙\n正文: 丙\n", 2, "没有成对"),
        ("标题: 甲\n- 乙\n", 2, "缩进"),
        ("标题: 甲\n正文: @乙\n", 2, "行首"),
        ('标题: "甲\\q"\n', 1, "反斜线"),
        ("标题: 甲\n---\n标题: 乙\n", 2, "一份数据"),
        ("? [甲]\n: 乙\n", 1, "字段名"),
    ],
)
def test_broken_yaml_names_the_line(text, line, words):
    (fault,) = refused(text)
    assert (fault.code, fault.where) == ("D005", f"甲.yaml 第 {line} 行")
    assert words in fault.message


@pytest.mark.parametrize(
    "text", ["文种: 通知\n标题：甲\n正文: 乙\n", "标题：甲\n正文: 乙\n", "标题:甲\n正文: 乙\n"]
)
def test_a_colon_of_the_wrong_sort_is_recognised(text):
    (fault,) = refused(text)
    assert "冒号" in fault.hint


def test_every_repeated_field_is_told_at_once():
    faults = refused("甲: 一\n甲: 二\n乙:\n  丙: 一\n  丙: 二\n")
    assert [(each.code, each.where) for each in faults] == [
        ("D004", "甲.yaml 第 2 行"),
        ("D004", "甲.yaml 第 5 行"),
    ]


@pytest.mark.parametrize(
    "text",
    ["甲: &a 一\n乙: *a\n", "甲: &a [1]\n", "甲: *a\n", "甲: !!python/name:os.system x\n", "甲: !x 一\n"],
)
def test_anchors_aliases_and_tags_are_refused(text):
    (fault,) = refused(text)
    assert fault.code == "D006"


def test_an_alias_bomb_is_refused_at_its_first_anchor():
    bomb = "a: &a [x,x,x,x]\n" + "".join(
        f"{k}: &{k} [*{p},*{p},*{p}]\n" for p, k in zip("abcdefg", "bcdefgh", strict=True)
    )
    (fault,) = refused(bomb)
    assert (fault.code, fault.where) == ("D006", "甲.yaml 第 1 行")


def test_nesting_and_length_have_limits():
    assert refused("[" * 5000)[0].code == "D007"
    assert refused("甲" * (CHARACTER_LIMIT + 1))[0].code == "D007"


@pytest.mark.parametrize("character", ["\x07", "\x00", "\x7f", "\ufffe"])
def test_a_control_character_is_named_with_its_line(character):
    (fault,) = refused(f"标题: 甲\n正文: 乙{character}\n")
    assert (fault.code, fault.where) == ("D009", "甲.yaml 第 2 行")
    assert f"U+{ord(character):04X}" in fault.message


def test_comments_stand_above_their_fields_in_the_given_order():
    text = dump_yaml({"乙": "一", "甲": {"丙": "二"}}, {("乙",): "说明", ("甲", "丙"): "里层"}, "开头")
    assert text == "# 开头\n# 说明\n乙: 一\n甲:\n  # 里层\n  丙: 二\n"


def test_table_rows_and_names_stand_in_one_line():
    text = dump_yaml({"行": [["序号", "甲, 乙"], ["1", "两\n行"]], "人员": ["何某川", "张勇"]}, {})
    assert "- [序号, '甲, 乙']" in text
    assert "人员: [何某川, 张勇]" in text
    assert load_yaml(text, "甲").data == {
        "行": [["序号", "甲, 乙"], ["1", "两\n行"]],
        "人员": ["何某川", "张勇"],
    }


def test_paragraphs_with_line_breaks_are_literal_blocks():
    assert dump_yaml({"正文": "第一段\n第二段"}, {}) == "正文: |-\n  第一段\n  第二段\n"


# What YAML cannot hold even in quotes: lone surrogates; control characters are escaped.
_TEXT = st.text(st.characters(exclude_categories=("Cs",)))


@given(_TEXT, _TEXT)
def test_what_is_dumped_is_loaded_to_the_character(one, other):
    data = {"甲": one, "乙": [one, {"丙": other}], "行": [[one, other]], "读入记录": {"x": [{"y": other}]}}
    assert load_yaml(dump_yaml(data, {("甲",): "说明"}), "甲").data == data
