"""`--normalize` corrects forms, and every correction is listed with its line."""

from __future__ import annotations

from collections import Counter

from readers.weighing import seen, strings

SOURCE = """
    清政发[2025]第05号
    清禾镇人民政府关于做好秸秆禁烧工作的通知
    各村(社区):
    为做好秸秆禁烧工作,现通知如下:
    一.提高认识
    秸秆禁烧"人人有责",大家都要做到.
    (二)、落实责任。各村要包片到人;各组要包户到人。
    1、加强巡查。每日巡查2次,做好记录。
    (1) 白天巡查。
    附件:1、《巡查表》
    2、联系人名单。
    清禾镇人民政府
    2025年05月08日
    抄送：县生态环境局。
    清禾镇党政办公室 2025.5.8印发
"""


def test_every_form_is_the_standard_one(read_text):
    data = read_text(SOURCE, normalize=True).data
    assert data["number"] == "清政发〔2025〕5号"
    assert data["addressees"] == "各村（社区）"
    assert data["signed_on"] == "2025年5月8日"
    assert data["imprint"]["printed_on"] == "2025年5月8日"
    assert data["attachment_notes"] == ["巡查表", "联系人名单"]
    assert data["body"][0] == "为做好秸秆禁烧工作，现通知如下："
    first = data["body"][1]
    assert (first["heading"], first["body"][0]) == ("一、提高认识", "秸秆禁烧“人人有责”，大家都要做到。")
    second = first["body"][1]
    assert second["heading"] == "（二）落实责任。"
    assert second["rest"] == "各村要包片到人；各组要包户到人。"
    third = second["body"][0]
    assert (third["heading"], third["rest"]) == ("1.加强巡查。", "每日巡查2次，做好记录。")
    assert third["body"][0]["item"] == "（1）白天巡查。"


def test_without_normalize_nothing_is_corrected(read_text):
    data = read_text(SOURCE).data
    assert data["number"] == "清政发[2025]第05号"
    assert data["signed_on"] == "2025年05月08日"
    assert data["body"][1]["heading"] == "一.提高认识"
    assert not read_text(SOURCE).account.corrections


def test_the_list_of_corrections_explains_every_difference(read_text):
    plain, corrected = read_text(SOURCE), read_text(SOURCE, normalize=True)
    changed = seen(strings(plain.data))
    changed.subtract(seen(one.before for one in corrected.account.corrections))
    changed.update(seen(one.after for one in corrected.account.corrections))
    assert +Counter(changed) == seen(strings(corrected.data))
    assert -changed == Counter()
    assert corrected.account.balanced


def test_a_correction_names_its_line_and_its_rule(read_text):
    corrections = read_text(SOURCE, normalize=True).account.corrections
    found = {(one.line, one.before, one.after, one.rule) for one in corrections}
    assert (1, "清政发[2025]第05号", "清政发〔2025〕5号", "发文字号用标准形式") in found
    assert (5, "一.", "一、", "层次序数用标准形式") in found
    assert (13, "2025年05月08日", "2025年5月8日", "日期用标准形式") in found
    assert (10, "《", "", "附件名称不加书名号") in found
    assert all(one.rule and one.line for one in corrections)


def test_names_marks_and_tables_keep_their_names(read_text):
    data = read_text(
        """
        清禾镇“河长制”工作方案
        一、组织机构
        组　长：何某川(镇长)
        副组长：施某远
        二、职责分工
        第一条 各村要落实责任。
        """,
        normalize=True,
    ).data
    assert data["body"][0]["body"][0]["group"][0]["people"] == ["何某川(镇长)"]
    assert data["body"][1]["body"] == []
    assert data["body"][2] == {"item": "第一条 各村要落实责任。", "body": []}


def test_the_record_carries_the_corrections(read_text):
    intake = read_text(SOURCE, normalize=True).data["intake"]
    assert {"line": 5, "before": "一.", "after": "一、", "rule": "层次序数用标准形式"} in intake[
        "corrections"
    ]
    assert intake["total"] == intake["in_data"] + intake["aside"] + intake["marked"]
