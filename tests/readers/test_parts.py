"""One part at a time, in the forms that clerks give it."""

from __future__ import annotations

import pytest

TITLE = "清禾镇人民政府关于做好防汛工作的通知"
BODY = "为做好防汛工作，现将有关事项通知如下。"


def notice(read_text, *, head="", below="", body=BODY, foot=""):
    parts = (head, TITLE, below, "各村（社区）：", body, "清禾镇人民政府", "2025年6月1日", foot)
    return read_text("\n".join(part for part in parts if part))


def codes(reading):
    return [finding.code for finding in reading.findings]


@pytest.mark.parametrize(
    ("printed", "faults"),
    [
        ("清政发〔2025〕5号", 0),
        ("清政发[2025]5号", 1),
        ("清政发（2025）5号", 1),
        ("清政发【2025】05号", 2),
        ("清政发〔2025〕第5号", 1),
        ("清政发 〔2025〕 5 号", 1),
        ("（清政发〔2025〕5号）", 0),
        ("文号：清政发〔2025〕5号", 0),
        ("清府〔2025〕5", 1),
        ("清人社（仲）〔2025〕5号", 1),
        ("X政发〔20XX〕XX号", 1),
    ],
)
def test_a_number_is_found_in_any_brackets(read_text, printed, faults):
    for place in ("head", "below"):
        reading = notice(read_text, **{place: printed})
        assert reading.data["number"] == printed.strip("（）").removeprefix("文号：")
        assert codes(reading).count("R201") == faults


def test_a_number_that_is_cited_is_not_the_number_of_the_document(read_text):
    reading = notice(read_text, body="根据县政府《通知》（例政发〔2025〕9号）要求，请抓好落实。")
    assert "number" not in reading.data


def test_a_second_number_is_set_aside(read_text):
    reading = notice(read_text, head="清政发〔2025〕5号", below="清政发〔2025〕5号")
    assert reading.data["number"] == "清政发〔2025〕5号"
    assert [entry.text for entry in reading.account.set_aside] == ["清政发〔2025〕5号"]


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("000012", "copy_number", "000012"),
        ("份号：000012", "copy_number", "000012"),
        ("机密★3年", "secrecy", "机密★3年"),
        ("密级：秘密", "secrecy", "秘密"),
        ("特急", "urgency", "特急"),
        ("紧急程度：加急", "urgency", "加急"),
        ("特　急", "urgency", "特　急"),
    ],
)
def test_what_stands_above_the_mark_is_found(read_text, line, field, value):
    assert notice(read_text, head=f"{line}\n清禾镇人民政府文件").data[field] == value


def test_secrecy_and_urgency_on_one_line_are_two_fields(read_text):
    data = notice(read_text, head="机密★1年　特急\n清禾镇人民政府文件").data
    assert (data["secrecy"], data["urgency"]) == ("机密★1年", "特急")
    reading = notice(read_text, head="机密★1年　内部使用\n清禾镇人民政府文件")
    assert [entry.text for entry in reading.account.set_aside] == ["内部使用"]


@pytest.mark.parametrize(
    "line",
    [
        "清政〔2025〕5号　　签发人：何某川　施某远",
        "签发人：何某川、施某远",
        "签发人: 何某川 施某远",
        "签发人：何 某 川　　施 某 远",
    ],
)
def test_signers_are_found_beside_the_number_or_alone(read_text, line):
    assert notice(read_text, head=f"清禾镇人民政府文件\n{line}").data["signers"] == ["何某川", "施某远"]


@pytest.mark.parametrize("third", ["李明", "李　明", "李某明", "李　𬱖"])
def test_the_third_signer_stands_beside_the_number_and_not_in_the_title(read_text, third):
    head = f"清禾镇人民政府文件\n签发人：何某川 王　犇\n清政请〔2025〕2号 {third}"
    reading = notice(read_text, head=head)
    data = reading.data
    assert data["signers"] == ["何某川", "王犇", third.replace("　", "")]
    assert (data["number"], data["title"].endswith("通知"), "李" in data["title"]) == (
        "清政请〔2025〕2号",
        True,
        False,
    )
    assert reading.account.balanced


def test_a_short_title_beside_the_number_is_no_signer(read_text):
    head = "清禾镇人民政府文件\n签发人：何某川\n清政请〔2025〕2号 请示"
    assert notice(read_text, head=head).data["signers"] == ["何某川"]


def test_two_lines_of_signers_belong_together(read_text):
    head = "清禾镇人民政府文件\n清政〔2025〕5号 签发人：何某川\n签发人：施某远"
    assert notice(read_text, head=head).data["signers"] == ["何某川", "施某远"]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["清禾镇人民政府", "关于做好防汛工作", "的通知"], "清禾镇人民政府关于做好防汛工作的通知"),
        (["关于印发《清禾镇防汛", "工作方案》的通知"], "关于印发《清禾镇防汛工作方案》的通知"),
        (["关 于 做 好 防 汛 工 作 的 通 知"], "关于做好防汛工作的通知"),
        (["关于印发防汛工作方案", "的通知"], "关于印发防汛工作方案的通知"),
        (
            ["关于印发《防汛工作方案》", "《抗旱工作方案》的通知"],
            "关于印发《防汛工作方案》《抗旱工作方案》的通知",
        ),
        (["清禾镇防汛管理办法", "（试行）"], "清禾镇防汛管理办法（试行）"),
        (["关于加强村级财务管理的几点要求"], "关于加强村级财务管理的几点要求"),
        (["清禾镇防汛工作备忘"], "清禾镇防汛工作备忘"),
    ],
)
def test_a_title_is_put_together_from_its_lines(read_text, lines, title):
    reading = read_text("\n".join([*lines, "各村（社区）：", BODY, "清禾镇人民政府", "2025年6月1日"]))
    assert reading.data["title"] == title
    assert reading.places["title"] == tuple(range(1, len(lines) + 1))


def test_a_text_that_begins_with_its_addressees_has_no_title(read_text):
    reading = read_text(f"各村（社区）：\n{BODY}\n清禾镇人民政府\n2025年6月1日")
    assert (reading.data["title"], reading.data["addressees"]) == ("", "各村（社区）")
    assert "R140" in codes(reading)


def test_a_title_with_a_mark_at_its_end_or_no_kind_is_noticed(read_text):
    text = f"清禾镇人民政府文件\n清政发〔2025〕5号\n关于加强财务管理的几点要求\n各村：\n{BODY}"
    assert "R141" in codes(read_text(text))


@pytest.mark.parametrize(
    ("line", "addressees"),
    [
        ("各村（社区），镇级各部门：", "各村（社区），镇级各部门"),
        ("各村(社区):", "各村(社区)"),
        ("各 村 （ 社 区 ）：", "各村（社区）"),
        ("县人民政府：", "县人民政府"),
        ("各村、各企业", "各村、各企业"),
        ("各村、各企业，", "各村、各企业"),
        ("尊敬的家长朋友：", "尊敬的家长朋友"),
    ],
)
def test_addressees_are_found(read_text, line, addressees):
    data = read_text(f"{TITLE}\n{line}\n{BODY}\n清禾镇人民政府\n2025年6月1日").data
    assert data["addressees"] == addressees
    assert data["body"] == [BODY]


@pytest.mark.parametrize(
    "line",
    [
        "现将有关事项通知如下：",
        "为做好工作，成立领导小组：",
        "会议要求：",
        "根据上级要求，结合我镇实际，经研究，决定对下列人员予以表彰：",
    ],
)
def test_a_line_that_leads_in_is_no_addressee(read_text, line):
    data = read_text(f"{TITLE}\n{line}\n（一）落实责任。各村要落实责任。").data
    assert "addressees" not in data
    assert data["body"][0] == line


@pytest.mark.parametrize(
    ("lines", "names", "date"),
    [
        ("清禾镇人民政府\n2025年6月1日", ["清禾镇人民政府"], "2025年6月1日"),
        ("　　　　　清禾镇人民政府  \n　　　　　2025 年 6 月 1 日", ["清禾镇人民政府"], "2025 年 6 月 1 日"),
        ("清禾镇人民政府  2025年6月1日", ["清禾镇人民政府"], "2025年6月1日"),
        ("清禾镇人民政府2025年6月1日", ["清禾镇人民政府"], "2025年6月1日"),
        ("清 禾 镇 人 民 政 府\n2025-6-1", ["清禾镇人民政府"], "2025-6-1"),
        ("例示县民政局\n例示县教育局\n2025/06/01", ["例示县民政局", "例示县教育局"], "2025/06/01"),
        ("例示县民政局　　例示县教育局\n2025.6.1", ["例示县民政局", "例示县教育局"], "2025.6.1"),
        ("清禾镇人民政府（章）\n二〇二五年六月一日", ["清禾镇人民政府（章）"], "二〇二五年六月一日"),
        ("清禾镇人民政府\n二○二五年六月一日", ["清禾镇人民政府"], "二○二五年六月一日"),
        ("清禾镇人民政府\n二0二五年六月一日", ["清禾镇人民政府"], "二0二五年六月一日"),
        ("清禾镇护河先锋\n2025年6月1日", ["清禾镇护河先锋"], "2025年6月1日"),
        ("清禾镇人民政府\n2025年6月", ["清禾镇人民政府"], "2025年6月"),
        ("清禾镇人民政府\n20__年__月__日", ["清禾镇人民政府"], "20__年__月__日"),
        ("镇长　何某川\n2025年6月1日", ["镇长　何某川"], "2025年6月1日"),
        ("2025年6月1日\n清禾镇人民政府", ["清禾镇人民政府"], "2025年6月1日"),
        ("　　　　　　　　　　何某川\n2025年6月1日", ["何某川"], "2025年6月1日"),
    ],
)
def test_signature_and_date_are_found_in_every_form(read_text, lines, names, date):
    data = read_text(f"{TITLE}\n各村（社区）：\n{BODY}\n{lines}").data
    assert (data["signature"], data["signed_on"], data["body"]) == (names, date, [BODY])


def test_a_signature_without_a_date_is_found_at_the_end(read_text):
    data = read_text(f"{TITLE}\n各村（社区）：\n{BODY}\n特此通知。\n清禾镇人民政府\n（此件公开发布）").data
    assert (data["signature"], data["note"]) == (["清禾镇人民政府"], "此件公开发布")
    assert "signed_on" not in data


def test_a_date_without_a_signature_is_found_at_the_end(read_text):
    data = read_text(f"{TITLE}\n各村（社区）：\n{BODY}\n2025年6月1日").data
    assert (data["signed_on"], data["body"]) == ("2025年6月1日", [BODY])


def test_a_date_inside_a_body_stays_there(read_text):
    data = notice(read_text, body=f"{BODY}\n2025年6月10日\n全镇开展演练，各村要组织群众参加。").data
    assert data["body"][1] == "2025年6月10日"
    assert data["signed_on"] == "2025年6月1日"


def test_a_place_and_an_organ_inside_a_body_stay_there(read_text):
    data = notice(read_text, body=f"{BODY}\n报名地点\n清禾镇社会事务办公室\n请按时报名，逾期不候。").data
    assert data["body"][1:] == ["报名地点", "清禾镇社会事务办公室", "请按时报名，逾期不候。"]


def test_notes_lose_their_brackets_and_two_stay_two(read_text):
    assert notice(read_text, foot="（此件公开发布）").data["note"] == "此件公开发布"
    assert notice(read_text, foot="(此件公开发布)").data["note"] == "此件公开发布"
    both = notice(read_text, foot="（此件公开发布）\n（联系人：何某川）").data["note"]
    assert both == "此件公开发布）（联系人：何某川"
    assert notice(read_text, foot="联系人：何某川").data["note"] == "联系人：何某川"


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("附件：防汛物资表", ["防汛物资表"]),
        ("附件：1.防汛物资表\n　　　2.值班表", ["防汛物资表", "值班表"]),
        ("附件: 1、防汛物资表\n2、值班表", ["防汛物资表", "值班表"]),
        ("附件：1.防汛物资表 2.值班表", ["防汛物资表", "值班表"]),
        ("附件：1.防汛物资表；2.值班表。", ["防汛物资表；", "值班表。"]),
        ("附件1：防汛物资表\n附件2：值班表", ["防汛物资表", "值班表"]),
        ("附件一：防汛物资表\n附件二：值班表", ["防汛物资表", "值班表"]),
        ("附件：\n1.防汛物资表\n2.值班表", ["防汛物资表", "值班表"]),
        (
            "附件：1.防汛物资和抢险队伍情况统\n　　　　计表\n　　　2.值班表",
            ["防汛物资和抢险队伍情况统计表", "值班表"],
        ),
        ("附：防汛物资表", ["防汛物资表"]),
        ("附件：2025年防汛物资表", ["2025年防汛物资表"]),
        ("附件：（1）防汛物资表\n（2）值班表", ["防汛物资表", "值班表"]),
    ],
)
def test_the_list_of_attachments_is_found_before_and_behind_the_signature(read_text, lines, names):
    before = notice(read_text, body=f"{BODY}\n{lines}").data
    assert before["attachment_notes"] == names
    assert before["body"] == [BODY]
    behind = notice(read_text, foot=lines).data
    assert behind["attachment_notes"] == names
    assert "attachments" not in behind


@pytest.mark.parametrize(
    "label", ["附件", "附件：", "附件1", "附件 1", "【附件】", "（附件）", "附表1", "附件1-1"]
)
def test_an_attachment_is_found_by_its_label(read_text, label):
    reading = notice(
        read_text, body=f"{BODY}\n附件：防汛物资表", foot=f"{label}\n防汛物资表\n编织袋5000条，冲锋舟2艘。"
    )
    (attachment,) = reading.data["attachments"]
    assert attachment["label"] == label.rstrip("：")
    assert (attachment["title"], attachment["body"]) == ("防汛物资表", ["编织袋5000条，冲锋舟2艘。"])


def test_label_and_title_of_an_attachment_may_share_a_line(read_text):
    reading = notice(read_text, foot="附件1：防汛物资表\n编织袋5000条。\n附件2 值班表\n何某川值班。")
    found = [(one["label"], one["title"], one["body"]) for one in reading.data["attachments"]]
    assert found == [("附件1", "防汛物资表", ["编织袋5000条。"]), ("附件2", "值班表", ["何某川值班。"])]


def test_fewer_attachments_than_listed_are_noticed(read_text):
    reading = notice(
        read_text, body=f"{BODY}\n附件：1.防汛物资表\n2.值班表", foot="附件1\n防汛物资表\n编织袋5000条。"
    )
    assert "R211" in codes(reading)


@pytest.mark.parametrize(
    ("lines", "imprint"),
    [
        (
            "抄送：县应急管理局，县水利局。\n清禾镇党政办公室　　2025年6月1日印发",
            {
                "copies_to": "县应急管理局，县水利局",
                "printer": "清禾镇党政办公室",
                "printed_on": "2025年6月1日",
            },
        ),
        ("清禾镇党政办公室\n2025年6月1日印发", {"printer": "清禾镇党政办公室", "printed_on": "2025年6月1日"}),
        ("抄送：县应急管理局，\n县水利局。", {"copies_to": "县应急管理局，县水利局"}),
        ("分送：各班子成员", {"copies_to": "各班子成员"}),
        ("主送：各村。\n抄送：县水利局。", {"addressees": "各村", "copies_to": "县水利局"}),
        ("清禾镇党政办公室印发", {"printer": "清禾镇党政办公室"}),
        (
            "印发机关：清禾镇党政办公室 2025年6月1日印发",
            {"printer": "清禾镇党政办公室", "printed_on": "2025年6月1日"},
        ),
        ("抄送：县水利局。\n共印50份", {"copies_to": "县水利局", "others": ["共印50份"]}),
        ("抄送：县水利局。\n抄送：县应急管理局。", {"copies_to": "县水利局", "others": ["县应急管理局。"]}),
    ],
)
def test_the_imprint_is_found(read_text, lines, imprint):
    assert notice(read_text, foot=lines).data["imprint"] == imprint


def test_the_imprint_between_the_notice_and_its_plan_is_found(read_text):
    foot = "抄送：县水利局。\n清禾镇党政办公室 2025年6月1日印发\n清禾镇防汛方案\n为做好防汛工作，制定本方案。"
    data = notice(read_text, foot=foot).data
    assert data["imprint"]["copies_to"] == "县水利局"
    assert data["issued"] == [{"title": "清禾镇防汛方案", "body": ["为做好防汛工作，制定本方案。"]}]


def test_what_follows_a_signature_without_a_title_is_kept(read_text):
    data = notice(read_text, foot="为做好防汛工作，另行安排如下。").data
    assert data["issued"] == [{"title": "", "body": ["为做好防汛工作，另行安排如下。"]}]
    table = notice(read_text, foot="序号\t单位\t人数\n1\t上清村\t3").data["issued"][0]["body"][0]["table"]
    assert table["rows"][1] == ["1", "上清村", "3"]
    short = notice(read_text, foot="应急电话\n白天0000-111，夜间0000-222。").data["issued"]
    assert short == [{"title": "应急电话", "body": ["白天0000-111，夜间0000-222。"]}]


def test_joint_marks_keep_one_line_an_organ(read_text):
    head = "例示县民政局　文件\n例示县教育局\n例民发〔2025〕5号"
    assert notice(read_text, head=head).data["mark"] == ["例示县民政局　文件", "例示县教育局"]
    head = "例示县民政局\n例示县教育局\n文件\n例民发〔2025〕5号"
    assert notice(read_text, head=head).data["mark"] == ["例示县民政局", "例示县教育局文件"]


def test_a_mark_may_share_its_line_with_the_number(read_text):
    data = notice(read_text, head="清禾镇人民政府文件　清政发〔2025〕5号").data
    assert (data["mark"], data["number"]) == ("清禾镇人民政府文件", "清政发〔2025〕5号")


def test_the_star_of_a_party_masthead_is_a_mark_of_form(read_text):
    reading = notice(read_text, head="中共清禾镇委员会文件\n清委发〔2025〕5号　　　　★")
    assert reading.data["number"] == "清委发〔2025〕5号"
    assert ("★", "版头分隔线上的星") in [(mark.text, mark.use) for mark in reading.account.marks]


def test_unknown_lines_above_the_title_are_set_aside_and_said(read_text):
    reading = notice(read_text, head="◆◆ 清禾在线 ◆◆")
    assert [(entry.text, entry.kind) for entry in reading.account.set_aside] == [
        ("◆◆ 清禾在线 ◆◆", "web page")
    ]
    assert "R120" in codes(reading)


def test_a_list_of_annexed_tables_is_told_to_print_under_the_standard_label(read_text):
    reading = notice(read_text, body=f"{BODY}\n附表：1.登记表\n　　　2.汇总表")
    assert reading.data["attachment_notes"] == ["登记表", "汇总表"]
    assert "R212" in codes(reading)
