"""Data files to records: Chinese or English names, every fault at once."""

from __future__ import annotations

import json

import pytest

from govdocs.app.catalogue import list_kinds, new_record
from govdocs.app.labels import INTAKE_LABELS, to_chinese
from govdocs.app.records import load_record
from govdocs.app.yamldump import dump_yaml
from govdocs.diagnostics import Severity
from govdocs.errors import GovdocsError, InputError, InvalidDataError, UnknownFormatError
from govdocs.kinds.registry import all_kinds, find_kind

NEEDED = ("D002", "D778")
"""Findings about facts without which there is no record."""


def test_a_good_file_gives_a_record_without_findings(load, notice_text):
    loaded = load(notice_text)
    assert (loaded.kind.label, loaded.findings, loaded.faulty) == ("通知", (), False)
    assert loaded.record.number == "清政发〔2025〕3号"


def test_english_names_are_accepted_too(load):
    loaded = load("kind: notice\ntitle: 关于走访的通知\nmasthead: no\nbody: 一段。\nsignature: 甲镇\n")
    assert (loaded.record.title, loaded.record.masthead) == ("关于走访的通知", False)


@pytest.mark.parametrize("word", ["方案", "plan", "实施方案", "令", "order", "命令（令）", "notice"])
def test_a_kind_has_other_names(load, word):
    assert load(f"文种: {word}\n标题: 甲\n正文: 乙\n").record.title == "甲"


def test_json_gives_the_same_record_as_yaml(load, notice_text):
    record = load(notice_text).record
    text = json.dumps(record.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)
    assert load(text, "通知.json").record == record


def test_a_file_saved_by_an_old_notepad_is_read(load, notice_text):
    for encoding in ("gb18030", "utf-8-sig"):
        assert load(notice_text.replace("\n", "\r\n").encode(encoding)).record == load(notice_text).record


def test_every_fault_is_told_at_once_with_line_and_field(faults):
    text = """\
文种: 通知
标提: 甲
正文:
  - 标题: 一、甲
    内荣:
      - 乙
  - 表格:
      行:
        - [甲, 乙]
      表头: 1
  - 标题: 一、甲
    类别: 别的
成文日期: 2025年2月30日
用印: 盖
印章直径: 大
版记: 甲
附件:
  - 标题: 甲
    横排: 也许
"""
    found = [(each.code, each.where) for each in faults(text)]
    assert found == [
        ("D001", "通知.yaml 第 2 行"),
        ("D001", "通知.yaml 第 5 行"),
        ("D001", "通知.yaml 第 10 行"),
        ("D003", "通知.yaml 第 12 行，正文 › 第3项 › 类别"),
        ("D205", "通知.yaml 第 13 行，成文日期"),
        ("D003", "通知.yaml 第 14 行，用印"),
        ("D003", "通知.yaml 第 15 行，印章直径"),
        ("D003", "通知.yaml 第 16 行，版记"),
        ("D003", "通知.yaml 第 19 行，附件 › 第1项 › 横排"),
    ]


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("标提", "标题"),
        ("发文号", "发文字号"),
        ("成文时间", "成文日期"),
        ("titel", "title"),
        ("主送", "主送机关"),
    ],
)
def test_the_nearest_field_is_offered(faults, wrong, meant):
    (fault,) = faults(f"文种: 通知\n{wrong}: 甲\n")
    assert fault.hint == f"是否指“{meant}”？"


def test_empty_items_do_not_shift_the_lines(faults):
    (fault,) = faults("文种: 通知\n附件:\n  -\n  -\n  - 标题: 甲\n    横排: 也许\n")
    assert fault.where == "通知.yaml 第 6 行，附件 › 第1项 › 横排"


def test_a_field_like_no_other_gets_the_list(faults):
    (fault,) = faults("文种: 通知\nzzzz: 甲\n")
    assert "可用的字段：文种、格式、版头" in fault.hint


def test_a_field_under_both_its_names_is_refused(faults):
    (fault,) = faults("文种: 通知\n标题: 甲\ntitle: 乙\n")
    assert (fault.code, fault.where) == ("D001", "通知.yaml 第 3 行")


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("文种: 通告书\n", "D008", "通告书"),
        ("标题: 甲\n", "D002", "没有写文种"),
        ("文种:\n标题: 甲\n", "D002", "没有写文种"),
        ("文种: [通知]\n", "D002", "没有写文种"),
        ("- 甲\n", "D005", "字段: 内容"),
        ("甲\n", "D005", "字段: 内容"),
    ],
)
def test_a_file_without_a_kind_is_refused(faults, text, code, words):
    (fault,) = faults(text)
    assert fault.code == code
    assert words in fault.message


def test_the_nearest_kind_is_offered(faults):
    (fault,) = faults("文种: 通告书\n")
    assert fault.hint.startswith("是否指“通告”？")


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("文种: 方案\n领导小组:\n  组长: 甲\n", "缺少“名称”"),
        ("文种: 方案\n职责:\n  - 单位: 甲\n", "缺少“任务”"),
        ("文种: 通知\n标题: [甲]\n", "应当是文字"),
        ("文种: 通知\n附件: 甲\n", "应当是列表"),
        ("文种: 通知\n正文:\n  甲: 乙\n", "不认识的字段"),
        ("文种: 通知\n正文:\n  - 表格:\n      行: []\n", "至少要有一项"),
        ("文种: 通知\n正文:\n  - 表格:\n      表头行数: 多\n      行: [[甲]]\n", "应当是整数"),
        ("文种: 通知\n印章直径: 100\n", "不大于 60"),
        ("文种: 通知\n印章直径: 1\n", "不小于 30"),
        ("文种: 通知\n版头: 也许\n", "是"),
        ("文种: 通知\n发文字号: |\n  甲\n  乙\n", "一行之内"),
        (f"文种: 通知\n标题: {'甲' * 2001}\n", "超过 2000 个字"),
        ("文种: 通知\n成文日期: 明天\n", "不是日期"),
        ("文种: 通知\n版记:\n  印发日期: 2025-13-01\n", "日期不存在"),
    ],
)
def test_faults_are_told_in_chinese(faults, field, words):
    assert any(words in fault.message for fault in faults(field))


def test_lone_surrogates_in_json_are_refused(faults):
    (fault,) = faults('{"kind": "通知", "title": "\\ud800"}', "通知.json")
    assert (fault.code, fault.where) == ("D003", "通知.json，标题")
    assert "字符" in fault.message


def test_control_characters_in_json_are_named(faults):
    found = faults('{"kind": "通知", "title": "甲\\u0007", "body": ["乙\\ufffe"]}', "通知.json")
    assert [(each.code, "U+" in each.message) for each in found] == [("D009", True), ("D009", True)]


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ('{"kind": \n', "D005", "甲.json 第 2 行"),
        ("[" * 100_000, "D007", "甲.json"),
        ('{"kind": "通知", "title": "甲", "title": "乙"}', "D004", "甲.json"),
    ],
)
def test_broken_json_is_told(faults, text, code, where):
    (fault,) = faults(text, "甲.json")
    assert (fault.code, fault.where) == (code, where)


@pytest.mark.parametrize("name", ["甲.yaml", "甲.json"])
def test_an_empty_file_is_refused(load, name):
    with pytest.raises(InputError, match="是空的"):
        load(" \n", name)


def test_a_binary_file_is_refused(load):
    with pytest.raises(InputError, match="不是文本文件"):
        load(b"PK\x03\x04\x00\x00\x00")
    with pytest.raises(InputError, match="编码无法识别"):
        load(b"\x80\xff\xff\xff")


@pytest.mark.parametrize(("name", "hint"), [("甲.txt", "govdocs import 甲.txt"), ("甲.xls", ".yaml")])
def test_other_files_get_a_hint(load, name, hint):
    with pytest.raises(UnknownFormatError) as caught:
        load("甲", name)
    assert hint in caught.value.hint


def test_findings_say_line_and_field(load, notice_text):
    loaded = load(notice_text.replace("2025年4月10日", "2025-4-10").replace("主送机关: 各村（社区）\n", ""))
    assert [(each.code, each.where) for each in loaded.findings] == [
        ("D101", "通知.yaml，主送机关"),
        ("D203", "通知.yaml 第 8 行，成文日期"),
    ]


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
def test_an_empty_data_file_of_each_kind_can_be_read(kind):
    """Nothing is wrong with it but the facts without which there is no record."""
    found, text = new_record(kind.label)
    assert found is kind
    try:
        findings = load_record(text.encode("utf-8"), "新.yaml").findings
    except InvalidDataError as problem:
        findings = problem.diagnostics
    assert [each for each in findings if each.severity is Severity.ERROR and each.code not in NEEDED] == []


def test_things_in_a_list_have_the_mark_of_one():
    _, text = new_record("季报收集台账")
    assert "报送情况:\n  - 单位:\n    # 1、2、3、4\n    季度:\n" in text
    _, text = new_record("工作会议")
    assert "议定事项:\n    # 不写时按顺序编号\n  - 序号:\n    议定内容:\n" in text


def test_things_with_nothing_filled_in_are_no_things(load):
    text = "文种: 季报收集台账\n年度: 2025\n报送情况:\n  - 单位:\n    季度:\n  - 单位: 派出所\n    季度: 1\n"
    assert [each.unit for each in load(text).record.entries] == ["派出所"]


def test_an_empty_data_file_explains_its_fields():
    _, text = new_record("请示")
    assert "# 上行文必须标注\n签发人:\n" in text
    assert "文种: 请示\n" in text
    assert "签发人:" not in new_record("通知")[1]


def test_a_kind_that_there_is_not_gets_the_list():
    with pytest.raises(GovdocsError, match="不认识的文种") as caught:
        new_record("通之")
    assert "通知" in caught.value.hint
    assert list_kinds() == all_kinds()


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
def test_every_field_has_a_chinese_label_of_its_own(kind):
    labels = [info.title for info in kind.model.model_fields.values()]
    assert all(labels)
    assert len(set(labels)) == len(labels)


def test_chinese_names_and_back_give_the_same_record(load):
    model = find_kind("通知").model
    data = {
        "kind": "通知",
        "masthead": False,
        "title": "关于走访的通知",
        "body": [
            "一段。",
            {"heading": "一、甲", "body": [{"table": {"rows": [["甲", {"text": "乙", "rows": 2}]]}}]},
        ],
        "signature": ["甲镇"],
        "attachments": [{"label": "附件", "title": "表", "body": ["一"]}],
        "issued": [
            {"kind": "方案", "title": "方案", "body": [{"group": [{"role": "组长", "people": ["何某川"]}]}]}
        ],
        "intake": {"total": 10, "set_aside": [{"line": 3, "text": "网", "reason": "网页"}], "marks": []},
    }
    chinese = to_chinese(data, (model,))
    assert chinese["署名"] == "甲镇"
    assert list(chinese["读入记录"]) == ["原文字数", "搁置的内容"]
    loaded = load(dump_yaml(chinese, {})).record
    expected = model.model_validate({key: value for key, value in data.items() if key != "intake"})
    assert loaded.model_copy(update={"intake": None}) == expected
    assert loaded.intake["set_aside"] == [{"line": "3", "text": "网", "reason": "网页"}]
    assert len(set(INTAKE_LABELS.values())) == len(INTAKE_LABELS)


def test_many_faults_are_one_error(load):
    with pytest.raises(InvalidDataError, match="有 2 处错误，没有生成任何文件"):
        load("文种: 通知\n甲: 一\n乙: 二\n")
