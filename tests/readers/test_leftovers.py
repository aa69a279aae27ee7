"""What stands behind a signature without being a paper of its own, and rules drawn with characters."""

from __future__ import annotations

import pytest

HEAD = "清禾镇人民政府关于做好清溪桥加固工作的通知\n各村（社区）：\n为做好加固工作，现将事项通知如下。"
FOOT = "清禾镇人民政府\n2025年6月1日"
IMPRINT = "抄送：县水利局。\n清禾镇党政办公室　2025年6月2日印发"


def signed(read_text, behind):
    return read_text(f"{HEAD}\n{FOOT}\n{behind}")


def codes(reading):
    return [finding.code for finding in reading.findings]


@pytest.mark.parametrize(
    "rule", ["————————", "———", "──────", "======", "-------", "* * * * *", "┄┄┄┄", "※※※", "＿＿＿＿", "____"]
)
def test_drawn_rules_beside_the_imprint_are_marks(read_text, rule):
    copies, printed = IMPRINT.split("\n")
    reading = signed(read_text, f"{rule}\n{copies}\n{rule}\n{printed}\n{rule}")
    assert "issued" not in reading.data
    assert reading.data["imprint"]["printed_on"] == "2025年6月2日"
    assert [mark.line for mark in reading.account.marks if mark.use == "分隔线"] == [6, 8, 10]


def test_a_rule_below_the_number_or_alone_at_the_end_is_a_mark(read_text):
    reading = read_text(f"清禾镇人民政府文件\n清政发〔2025〕2号\n__________\n{HEAD}\n{FOOT}\n－－－－－")
    assert reading.data["title"] == "清禾镇人民政府关于做好清溪桥加固工作的通知"
    assert "issued" not in reading.data
    assert not reading.account.set_aside


def test_room_to_fill_in_is_no_rule(read_text):
    reading = signed(read_text, "附件\n清溪桥巡查表\n巡查情况：\n____________\n处理意见：\n____________")
    assert "____________" in reading.data["attachments"][0]["body"]


@pytest.mark.parametrize(
    ("behind", "note"),
    [
        ("附注：此件主动公开", "此件主动公开"),
        ("附注：（此件主动公开）", "此件主动公开"),
        ("此件依申请公开", "此件依申请公开"),
        ("联系人及电话：何某川  0000-12345", "联系人及电话：何某川  0000-12345"),
        ("咨询电话：0000-12345", "咨询电话：0000-12345"),
        ("承办人：何某川", "承办人：何某川"),
    ],
)
def test_notes_behind_the_date_are_the_note(read_text, behind, note):
    reading = signed(read_text, f"{behind}\n{IMPRINT}")
    assert reading.data["note"] == note
    assert "issued" not in reading.data


def test_the_label_of_a_note_is_a_fault_of_form(read_text):
    assert "R212" in codes(signed(read_text, "附注：此件主动公开"))
    assert "R212" not in codes(signed(read_text, "（此件主动公开）"))


@pytest.mark.parametrize("note", ["（此件发至村级）", "（联系人：何某川，电话：0000-12345）"])
def test_a_note_below_the_issued_paper_belongs_to_the_document(read_text, note):
    behind = f"清溪桥加固方案\n为做好加固工作，制定本方案。\n一、加强领导。\n{note}\n{IMPRINT}"
    data = signed(read_text, behind).data
    assert data["note"] == note.strip("（）")
    assert [paper["title"] for paper in data["issued"]] == ["清溪桥加固方案"]
    assert note.strip("（）") not in str(data["issued"])


def test_keywords_go_to_the_imprint_and_are_reported(read_text):
    reading = signed(read_text, f"主题词：交通　桥梁　通知\n{IMPRINT}")
    assert reading.data["imprint"]["others"] == ["主题词：交通　桥梁　通知"]
    assert "issued" not in reading.data
    assert "R212" in codes(reading)


def test_the_foot_of_a_public_account_is_set_aside(read_text):
    foot = "来源：清禾镇应急办\n责编：小何　审核：老施\n往期回顾\n阅读 88 赞 6 在看"
    reading = signed(read_text, foot)
    assert "issued" not in reading.data
    assert [(entry.line, entry.kind) for entry in reading.account.set_aside] == [
        (at, "web page") for at in (6, 7, 8, 9)
    ]


def test_the_source_told_above_the_imprint_is_set_aside(read_text):
    reading = signed(read_text, f"来源：清禾镇应急办\n{IMPRINT}")
    assert [entry.kind for entry in reading.account.set_aside] == ["web page"]
    assert reading.data["imprint"]["copies_to"] == "县水利局"


@pytest.mark.parametrize("foot", ["--\n何某川　清禾镇社会事务办\n13000000000", "发自我的手机"])
def test_the_name_card_of_a_mail_is_set_aside(read_text, foot):
    reading = signed(read_text, foot)
    assert "issued" not in reading.data
    assert {entry.kind for entry in reading.account.set_aside} == {"mail"}


def test_two_strokes_above_an_attachment_take_nothing_away(read_text):
    data = signed(read_text, "--\n附件\n清溪桥巡查表\n一、巡查情况\n已经巡查。").data
    assert data["attachments"][0]["title"] == "清溪桥巡查表"


@pytest.mark.parametrize("behind", ["清禾之声", "清溪潺潺 两岸春风", "【完】"])
def test_a_short_line_that_belongs_nowhere_is_set_aside_with_a_warning(read_text, behind):
    reading = signed(read_text, f"{behind}\n{IMPRINT}")
    assert "issued" not in reading.data
    if behind != "【完】":
        assert [entry.kind for entry in reading.account.set_aside] == ["leftover"]
        assert "R145" in codes(reading)


def test_text_without_a_title_behind_the_signature_is_kept_and_reported(read_text):
    reading = signed(read_text, "桥面施工期间，请绕行清禾大道。")
    assert reading.data["issued"] == [{"title": "", "body": ["桥面施工期间，请绕行清禾大道。"]}]
    assert "R144" in codes(reading)


@pytest.mark.parametrize("behind", ["", "（此件公开发布）", IMPRINT, "附件\n清溪桥巡查表\n一、巡查情况"])
def test_the_organ_may_stand_below_the_date(read_text, behind):
    data = read_text(f"{HEAD}\n　　　　　　2025年6月1日\n　　　　　清禾镇人民政府\n{behind}").data
    assert (data["signature"], data["signed_on"]) == (["清禾镇人民政府"], "2025年6月1日")
    assert "issued" not in data


def test_a_date_above_an_issued_paper_does_not_take_its_first_line_for_a_name(read_text):
    data = read_text(
        f"{HEAD}\n　　　　　　2025年6月1日\n清禾镇人民政府\n清溪桥加固方案\n为做好工作，制定本方案。"
    ).data
    assert data["issued"][0]["title"].endswith("清溪桥加固方案")


def test_a_seal_in_words_between_name_and_date_belongs_to_the_name(read_text):
    data = read_text(f"{HEAD}\n清溪桥加固工作领导小组办公室\n（代章）\n2025年6月1日").data
    assert data["signature"] == ["清溪桥加固工作领导小组办公室（代章）"]
    assert (data["signed_on"], data.get("note")) == ("2025年6月1日", None)


@pytest.mark.parametrize("words", ["（此页无正文）", "此页无正文", "（以下无正文）"])
def test_the_words_of_an_empty_page_are_a_mark_and_a_fault(read_text, words):
    for text in (f"{HEAD}\n{words}\n{FOOT}", f"{HEAD}\n{FOOT}\n{words}\n{IMPRINT}"):
        reading = read_text(text)
        assert [mark.text for mark in reading.account.marks if mark.use == "无正文的提示"] == [words]
        assert "R212" in codes(reading)
        assert "note" not in reading.data


@pytest.mark.parametrize("line", ["（共印30份）", "共印30份", "印数：30份"])
def test_the_number_of_copies_alone_is_the_imprint(read_text, line):
    data = signed(read_text, line).data
    assert data["imprint"] == {"others": [line]}
    assert "note" not in data


def test_a_list_without_a_title_behind_the_signature_is_kept(read_text):
    people = ["何某川", "施某远", "上官某", "慕容某", "司马某"]
    reading = signed(read_text, "\n".join(people))
    assert reading.data["issued"][0]["body"] == people
    assert "R144" in codes(reading)


def test_a_table_between_lines_of_the_imprint_is_kept(read_text):
    table = "序号|姓名|职务\n1|何某川|镇长\n2|施某远|副镇长"
    data = signed(
        read_text, f"附件\n清溪桥巡查名单\n抄送：县水利局，\n{table}\n清禾镇党政办公室　2025年6月2日印发"
    ).data
    assert "施某远" in str(data["attachments"])
    assert data["imprint"]["printer"] == "清禾镇党政办公室"
