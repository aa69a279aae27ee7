"""How a record becomes a document: every element in its place, missing facts as placeholders."""

from __future__ import annotations

import pytest

from govdocs.document.nodes import Heading, Imprint, PageBreak, Paragraph, StampArea, Table
from govdocs.kinds.formal.regulation import RULES
from govdocs.kinds.registry import all_kinds, find_kind

TOWN = "例示县清禾镇人民政府"


def roles(document):
    return [block.role for block in document.blocks if isinstance(block, Paragraph)]


def texts(document, role):
    return [block.text for block in document.blocks if isinstance(block, Paragraph) and block.role == role]


def stamp(document):
    (area,) = [block for block in document.blocks if isinstance(block, StampArea)]
    return area


def test_the_fifteen_kinds_and_the_plan_are_found():
    labels = [kind.label for kind in all_kinds()]
    assert labels[:16] == [*(rule.label for rule in RULES), "方案"]
    assert len(RULES) == 15


def test_a_notice_has_all_its_parts(notice, composed):
    document = composed(notice(note="此件公开发布"))
    assert roles(document) == ["title", "addressees", "body", "note"]
    assert texts(document, "addressees") == ["各村（社区），镇直各单位："]
    assert texts(document, "note") == ["（此件公开发布）"]
    assert (document.kind, document.author) == ("通知", TOWN)
    assert stamp(document) == StampArea((TOWN,), "2025年4月10日", "sealed", 42.0)


def test_a_title_may_say_where_it_breaks(notice, composed):
    document = composed(notice(title="甲镇人民政府\n\n  关于走访的通知\n"))
    assert texts(document, "title") == ["甲镇人民政府\n关于走访的通知"]
    assert document.title == "甲镇人民政府关于走访的通知"


def test_addressees_may_be_a_list(notice, composed):
    assert texts(composed(notice(addressees=["各村", "各单位"])), "addressees") == ["各村，各单位："]


def test_the_masthead_says_organ_suffix_and_number(notice, composed):
    masthead = composed(notice(number="清政发[2025]第03号")).furniture.masthead
    assert (masthead.issuers, masthead.suffix, masthead.number) == ((TOWN,), "文件", "清政发〔2025〕3号")
    assert not masthead.upward


def test_a_mark_without_the_word_document_keeps_none(notice, composed):
    assert composed(notice(mark=TOWN)).furniture.masthead.suffix == ""


def test_a_stretched_mark_is_closed_up(notice, composed):
    masthead = composed(notice(mark="例 示 县 清 禾 镇 人 民 政 府 文 件")).furniture.masthead
    assert (masthead.issuers, masthead.suffix) == ((TOWN,), "文件")


@pytest.mark.parametrize(
    "mark",
    [
        ["甲镇人民政府", "甲县民政局文件"],
        ["甲镇人民政府", "甲县民政局", "文件"],
        ["甲镇人民政府文件", "甲县民政局"],
    ],
)
def test_a_joint_mark_is_one_line_an_organ(notice, composed, mark):
    masthead = composed(notice(mark=mark)).furniture.masthead
    assert (masthead.issuers, masthead.suffix) == (("甲镇人民政府", "甲县民政局"), "文件")


def test_the_issuers_alone_give_mark_and_signature(notice, composed):
    document = composed(notice(mark=None, signature=None, issuers=[TOWN]))
    assert document.furniture.masthead.issuers == (TOWN,)
    assert stamp(document).issuers == (TOWN,)


def test_the_mark_alone_gives_the_signature(notice, composed):
    assert stamp(composed(notice(signature=None))).issuers == (TOWN,)


def test_missing_facts_are_placeholders(composed):
    document = composed({"kind": "请示"})
    masthead = document.furniture.masthead
    assert masthead.issuers == ("〔待补：发文机关标志〕",)
    assert (masthead.number, masthead.signers) == ("〔待补：发文字号〕", ("〔待补：签发人〕",))
    assert document.furniture.imprint == Imprint("〔待补：印发机关〕", "〔待补：印发日期〕")
    assert texts(document, "title") == ["〔待补：标题〕"]
    assert texts(document, "addressees") == ["〔待补：主送机关〕："]
    assert texts(document, "body") == ["〔待补：正文〕"]
    assert (stamp(document).issuers, stamp(document).date) == (
        ("〔待补：发文机关署名〕",),
        "〔待补：成文日期〕",
    )
    assert document.names == ()


def test_a_classified_document_without_copy_number_shows_the_gap(notice, composed):
    masthead = composed(notice(secrecy="秘密★1年", urgency="特急")).furniture.masthead
    assert (masthead.copy_number, masthead.secrecy, masthead.urgency) == (
        "〔待补：份号〕",
        "秘密★1年",
        "特急",
    )


def test_without_a_period_secrecy_and_urgency_are_spread(notice, composed):
    masthead = composed(notice(secrecy="秘密", urgency="特急", copy_number="000001")).furniture.masthead
    assert (masthead.secrecy, masthead.urgency) == ("秘\u3000密", "特\u3000急")


def test_a_document_without_masthead_has_neither_head_nor_imprint(notice, composed):
    furniture = composed(notice(masthead="否", imprint=None)).furniture
    assert (furniture.masthead, furniture.imprint) == (None, None)


def test_a_moved_list_of_addressees_stands_in_the_imprint(notice, composed):
    imprint = {
        "addressees": "各村：",
        "copies_to": "抄送：县民政局。",
        "printer": "甲办",
        "printed_on": "2025-4-11",
    }
    document = composed(notice(addressees=None, imprint=imprint))
    assert texts(document, "addressees") == []
    assert document.furniture.imprint == Imprint("甲办", "2025年4月11日", "县民政局", "各村")


def test_several_signers_are_padded_to_one_width(upward, composed):
    masthead = composed(upward(signers=["何某川", "王犇"])).furniture.masthead
    assert (masthead.signers, masthead.upward) == (("何某川", "王\u3000犇"), True)


def test_minutes_have_no_room_for_a_seal(notice, composed):
    data = notice(kind="纪要", title="清禾镇联席会议纪要", addressees=None, signature=None)
    assert stamp(composed(data)) == StampArea((), "2025年4月10日", "unsealed")
    undated = composed(notice(kind="纪要", addressees=None, signature=None, signed_on=None))
    assert not any(isinstance(block, StampArea) for block in undated.blocks)


def test_a_resolution_says_under_its_title_who_adopted_it(notice, composed):
    document = composed(notice(kind="决议", subtitle="（2025年1月17日会议通过）"))
    assert roles(document)[:2] == ["title", "subtitle"]
    assert texts(document, "subtitle") == ["（2025年1月17日会议通过）"]


@pytest.mark.parametrize(
    ("word", "sealing"), [("盖章", "sealed"), ("不盖章", "unsealed"), ("签名章", "stamped")]
)
def test_sealing_is_said_in_a_word(notice, composed, word, sealing):
    assert stamp(composed(notice(sealing=word))).sealing == sealing


def test_a_stamp_without_an_office_shows_the_gap(notice, composed):
    assert stamp(composed(notice(sealing="签名章"))).offices == ("〔待补：签发人职务〕",)
    assert stamp(composed(notice(sealing="stamped", offices="镇长"))).offices == ("镇长",)


@pytest.mark.parametrize(
    ("organ", "diameter"),
    [
        ("例示县清禾镇人民政府", 42.0),
        ("例示县民政局", 45.0),
        ("例示省人民政府", 50.0),
        ("国务院", 60.0),
        ("国务院办公厅", 50.0),
    ],
)
def test_a_seal_is_as_large_as_its_organ_may_have(notice, composed, organ, diameter):
    assert stamp(composed(notice(mark=f"{organ}文件", signature=[organ]))).diameter == diameter


def test_a_given_diameter_wins(notice, composed):
    assert stamp(composed(notice(seal_diameter="40"))).diameter == 40.0


def test_one_attachment_is_listed_without_number(notice, composed):
    document = composed(notice(attachments=[{"title": "责任分工表", "body": ["一段"]}]))
    (note,) = [block for block in document.blocks if getattr(block, "role", "") == "attachment_note"]
    assert (note.text, note.hang) == ("附件：责任分工表", 3)
    assert texts(document, "attachment_label") == ["附件"]
    assert texts(document, "attachment_title") == ["责任分工表"]


def test_several_attachments_are_numbered_and_begin_pages(notice, composed):
    attachments = [{"title": f"第{number}张表", "body": ["一段"]} for number in range(1, 12)]
    document = composed(notice(attachments=attachments))
    notes = [block for block in document.blocks if getattr(block, "role", "").startswith("attachment_note")]
    assert [(note.text, note.role, note.hang) for note in (notes[0], notes[1], notes[10])] == [
        ("附件：1.第1张表", "attachment_note", 5),
        ("2.第2张表", "attachment_note_next", 2),
        ("11.第11张表", "attachment_note_next", 3),
    ]
    assert texts(document, "attachment_label")[:2] == ["附件1", "附件2"]
    assert sum(isinstance(block, PageBreak) for block in document.blocks) == 11


def test_a_printed_label_is_kept_without_its_colon(notice, composed):
    assert texts(
        composed(notice(attachments=[{"label": "附 件 1：", "title": "甲"}])), "attachment_label"
    ) == ["附件1"]


def table(columns, rows=1):
    return {"table": {"rows": [["格"] * columns for _ in range(rows + 1)]}}


@pytest.mark.parametrize(
    ("columns", "asked", "orientation"),
    [(4, None, "portrait"), (5, None, "landscape"), (6, "否", "portrait"), (3, "是", "landscape")],
)
def test_wide_tables_turn_the_pages_of_their_attachment(notice, composed, columns, asked, orientation):
    attachment = {"title": "表", "body": [table(columns)]} | ({"landscape": asked} if asked else {})
    breaks = [b for b in composed(notice(attachments=[attachment])).blocks if isinstance(b, PageBreak)]
    assert [each.orientation for each in breaks] == [orientation]


def test_a_very_wide_table_in_an_attachment_that_stays_upright_turns_nothing(notice, composed):
    attachment = {"title": "表", "body": [table(9)], "landscape": False}
    breaks = [b for b in composed(notice(attachments=[attachment])).blocks if isinstance(b, PageBreak)]
    assert [each.orientation for each in breaks] == ["portrait"]


def test_a_very_wide_table_in_the_text_gets_a_turned_page(notice, composed):
    document = composed(notice(body=["见表。", table(8), "以上。"]))
    breaks = [block.orientation for block in document.blocks if isinstance(block, PageBreak)]
    assert breaks == ["landscape", "portrait"]


def test_headings_are_numbered_on_across_a_turned_page(notice, composed):
    body = [{"heading": "目标"}, {"heading": "任务", "body": [table(8)]}, {"heading": "要求"}]
    headings = [block for block in composed(notice(body=body)).blocks if isinstance(block, Heading)]
    assert [each.ordinal for each in headings] == ["一、", "二、", "三、"]


def test_cells_keep_their_spans_and_lines(notice, composed):
    cells = [
        ["领域", {"text": "任务\n分解", "columns": 2}],
        [{"text": "家庭", "rows": 2}, "甲", "乙"],
        ["丙", "丁"],
    ]
    document = composed(notice(body=[{"table": {"header": 9, "rows": cells}}]))
    (grid,) = [block for block in document.blocks if isinstance(block, Table)]
    assert (grid.header, grid.rows[0][1].text, grid.rows[0][1].columns, grid.rows[1][0].rows) == (
        3,
        "任务\n分解",
        2,
        2,
    )


def test_headings_take_their_level_from_the_ordinal_as_printed(notice, composed):
    body = [
        {"heading": "一、总体要求", "body": [{"heading": "(一)加强领导。", "rest": "压实责任。"}]},
        {"heading": "1.目标"},
    ]
    headings = [block for block in composed(notice(body=body)).blocks if isinstance(block, Heading)]
    assert headings == [
        Heading(1, "总体要求", "一、"),
        Heading(2, "加强领导。", "(一)", "压实责任。"),
        Heading(3, "目标", "1."),
    ]


def test_headings_without_ordinal_are_left_to_numbering(notice, composed):
    body = [{"heading": "总体要求", "body": [{"heading": "加强领导"}]}]
    headings = [block for block in composed(notice(body=body)).blocks if isinstance(block, Heading)]
    assert [(each.level, each.ordinal) for each in headings] == [(1, None), (2, None)]


def test_a_body_typed_as_plain_lines_finds_its_headings(notice, composed):
    text = "根据安排，通知如下：\n一、总体要求\n\n（一）压实责任。各村要落实到人。\n2.报送时间\n特此通知。"
    blocks = composed(notice(body=text)).blocks[2:-1]
    assert [type(block).__name__ for block in blocks] == [
        "Paragraph",
        "Heading",
        "Paragraph",
        "Heading",
        "Paragraph",
    ]


def test_line_breaks_in_a_paragraph_begin_new_ones(notice, composed):
    assert texts(composed(notice(body=["第一段。\n\n　　第二段。"])), "body") == ["第一段。", "第二段。"]


def test_a_leading_group_is_padded_and_aligned(notice, composed):
    group = [
        {"role": "组 长", "people": ["何某川"]},
        {"role": "副组长", "people": ["周 勇（镇）", "张勇", "李𬱖", "阿卜杜拉·买买提"]},
        {"role": "成员单位：", "people": ["派出所", "团委"], "tail": "等部门"},
        {"role": "成员", "people": "妇联"},
    ]
    document = composed(notice(body=[{"group": group}]))
    lines = [block for block in document.blocks if getattr(block, "role", "") == "roster"]
    assert [line.text for line in lines] == [
        "组\u3000长：何某川",
        "副组长：周\u3000勇（镇）、张\u3000勇、李\u3000𬱖、阿卜杜拉·买买提",
        "成员单位：派出所、团委等部门",
        "成\u3000员：妇联",
    ]
    assert [line.hang for line in lines] == [4, 4, 5, 4]
    assert "李\u3000𬱖" in document.names


def test_labels_of_two_characters_alone_are_not_padded(notice, composed):
    document = composed(notice(body=[{"group": [{"role": "组长", "people": "何某川"}, {"role": "成员"}]}]))
    assert [line.text for line in document.blocks if getattr(line, "role", "") == "roster"] == [
        "组长：何某川",
        "成员：",
    ]


def test_issued_plans_follow_the_signed_notice_on_new_pages(notice, composed):
    plan = {
        "title": "走访方案",
        "addressees": "各村",
        "body": ["一段"],
        "signature": ["清禾镇专班"],
        "signed_on": "2025-4-1",
    }
    plan |= {"note": "（内部）", "attachments": [{"title": "表", "body": ["甲"]}]}
    document = composed(notice(issued=[plan], attachments=[{"title": "外表", "body": ["乙"]}]))
    kinds = [type(b).__name__ if not isinstance(b, Paragraph) else b.role for b in document.blocks]
    assert kinds[4:] == [
        "StampArea",
        "PageBreak",
        *("title", "addressees", "body", "attachment_note", "StampArea", "note"),
        *("PageBreak", "attachment_label", "attachment_title", "body"),
        *("PageBreak", "attachment_label", "attachment_title", "body"),
    ]
    areas = [block for block in document.blocks if isinstance(block, StampArea)]
    assert [area.sealing for area in areas] == ["sealed", "unsealed"]


def test_a_record_is_frozen(notice):
    record = find_kind("通知").model.model_validate(notice())
    with pytest.raises(ValueError, match="frozen"):
        record.title = "x"


def test_composing_twice_gives_the_same(notice, composed):
    assert composed(notice()) == composed(notice())


def test_the_order_is_found_by_its_other_names():
    assert find_kind("令") is find_kind("命令（令）") is find_kind("order")


def test_a_record_made_of_models_is_the_same_as_one_made_of_data(notice):
    model = find_kind("通知").model
    body = ["一段。", {"heading": "一、甲"}, {"item": "1.乙"}, table(2), {"group": [{"role": "组长"}]}]
    record = model.model_validate(notice(body=body))
    assert model.model_validate(notice(body=list(record.body))) == record


def test_text_that_cannot_be_seen_is_none(notice, composed):
    document = composed(notice(number="\u200b", title="\u3000\u200b", addressees="\ufeff"))
    assert document.furniture.masthead.number == "〔待补：发文字号〕"
    assert texts(document, "title") == ["〔待补：标题〕"]
    with pytest.raises(ValueError, match="不能为空"):
        composed(notice(signature=["\u200b\u0301"]))


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("title", "甲" * 2001, "超过 2000 个字"),
        ("addressees", ["甲", 1], "string"),
        ("body", 5, "tuple"),
        ("masthead", 3, "是"),
        ("number", "甲\ufffe", "U\\+FFFE"),
    ],
)
def test_values_of_the_wrong_sort_are_refused(notice, field, value, words):
    with pytest.raises(ValueError, match=words):
        find_kind("通知").model.model_validate(notice(**{field: value}))


def test_a_title_that_names_its_organ_gives_mark_and_signature(notice, composed, codes):
    data = notice(mark=None, signature=None)
    document = composed(data)
    assert (document.furniture.masthead.issuers, stamp(document).issuers) == ((TOWN,), (TOWN,))
    assert codes(data) == [("D315", "info")]


@pytest.mark.parametrize("title", ["清禾镇2025年统计通报", "关于走访的通知", "春季关于走访的通知"])
def test_a_title_that_names_none_gives_none(notice, composed, title):
    masthead = composed(notice(mark=None, signature=None, title=title)).furniture.masthead
    assert masthead.issuers == ("〔待补：发文机关标志〕",)


@pytest.mark.parametrize("signed", ["镇长  何某川", "镇长　何某川", "镇长何某川", "镇长：何某川"])
def test_a_person_signs_with_the_office_and_is_never_the_mark(notice, composed, codes, signed):
    data = notice(kind="议案", title="关于提请审议防火条例的议案", mark=None, signature=[signed])
    document = composed(data)
    assert document.furniture.masthead.issuers == ("〔待补：发文机关标志〕",)
    assert (stamp(document).issuers, stamp(document).sealing) == (("镇长\u3000何某川",), "unsealed")
    assert ("D316", "info") in codes(data)


def test_the_stamp_of_a_person_stands_behind_the_office_of_the_signature(notice, composed, codes):
    data = notice(kind="命令", title=None, addressees=None, signature="镇长  何某川", sealing="签名章")
    area = stamp(composed(data))
    assert (area.sealing, area.offices) == ("stamped", ("镇长",))
    assert not any(severity == "warning" for _, severity in codes(data))


@pytest.mark.parametrize("organ", ["例 示 县 民 政 局", "例示县家长学校", "县长热线办公室"])
def test_an_organ_is_no_person(notice, composed, organ):
    assert stamp(composed(notice(signature=[organ]))).issuers == (organ.replace(" ", ""),)


def test_an_order_needs_no_title(notice, composed, codes):
    data = notice(kind="命令", title=None, addressees=None, number="第8号")
    assert texts(composed(data), "title") == []
    assert composed(data).title == ""
    assert codes(data) == []


@pytest.mark.parametrize("kind", ["决议", "决定", "公报", "公告", "通告"])
def test_some_kinds_may_have_no_number(notice, composed, codes, kind):
    data = notice(kind=kind, number=None, addressees=None, title=f"{TOWN}关于走访的{kind}")
    assert composed(data).furniture.masthead.number == "\u3000"
    assert codes(data) == [("D314", "info")]


@pytest.mark.parametrize(
    ("heading", "ordinal"),
    [
        ("第一章 总 则", "第一章\u3000"),
        ("第一章总则", "第一章\u3000"),
        ("1.1 目的", "1.1 "),
        ("一、 目的", "一、"),
    ],
)
def test_an_ordinal_without_a_mark_keeps_a_gap(notice, composed, heading, ordinal):
    (made,) = [b for b in composed(notice(body=[{"heading": heading}])).blocks if isinstance(b, Heading)]
    assert made.ordinal == ordinal


def test_latin_words_of_a_title_stay_apart(notice, composed):
    document = composed(notice(title="关于 印发\n《Annual Meeting 方案 （2025年）》的通知"))
    assert document.title == "关于印发《Annual Meeting方案（2025年）》的通知"


def test_a_chapter_with_a_bare_number_keeps_it_and_the_sections_theirs(notice, composed):
    section = {"heading": "1.1 目的", "body": ["保安全。"]}
    body = [{"heading": "1 总则", "body": [section]}, {"heading": "2 附则"}]
    headings = [block for block in composed(notice(body=body)).blocks if isinstance(block, Heading)]
    assert [(one.level, one.ordinal, one.text) for one in headings] == [
        (1, "1 ", "总则"),
        (2, "1.1 ", "目的"),
        (1, "2 ", "附则"),
    ]
