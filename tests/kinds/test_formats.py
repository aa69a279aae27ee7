"""The formats of clause 10: which a record takes, what it prints in each, what is refused."""

from __future__ import annotations

import pytest

from govdocs.document.nodes import Imprint, Paragraph, Run, StampArea
from govdocs.kinds.registry import find_kind

TOWN = "例示县清禾镇人民政府"


@pytest.fixture
def letter(notice):
    """A letter without a fault."""

    def build(**changes):
        data = {
            "kind": "函",
            "mark": TOWN,
            "number": "清政函〔2025〕8号",
            "title": f"{TOWN}关于商请派员授课的函",
            "addressees": "例示县第二人民医院",
            "imprint": {"copies_to": "例示县教育局"},
        }
        return notice(**(data | changes))

    return build


@pytest.fixture
def order(notice):
    """An order without a fault."""

    def build(**changes):
        data = {
            "kind": "命令",
            "mark": "例示县人民政府令",
            "number": "第12号",
            "title": None,
            "addressees": None,
            "signature": None,
            "offices": ["县长"],
        }
        return notice(**(data | changes))

    return build


@pytest.fixture
def minutes(notice):
    """Minutes without a fault."""

    def build(**changes):
        data = {
            "kind": "纪要",
            "mark": "清禾镇联席会议纪要",
            "number": None,
            "issue": "第1期",
            "title": None,
            "addressees": None,
            "signature": None,
            "present": ["派出所李某山", "卫生院赵某安"],
        }
        return notice(**(data | changes))

    return build


def blocks(document, kind):
    return [block for block in document.blocks if isinstance(block, kind)]


def messages(data):
    kind = find_kind(data["kind"])
    return [each.message for each in kind.check(kind.model.model_validate(data))]


def test_each_kind_takes_its_own_format(notice, letter, order, minutes, composed):
    forms = [composed(data).furniture.form for data in (notice(), letter(), order(), minutes())]
    assert forms == ["document", "letter", "order", "minutes"]


def test_records_without_a_fault_have_none(letter, order, minutes, codes):
    assert [codes(data) for data in (letter(), order(), minutes())] == [[], [], []]


@pytest.mark.parametrize("kind", ["通知", "批复", "意见", "通报", "决定"])
@pytest.mark.parametrize("word", ["信函", "信函格式", "letter", "函"])
def test_other_kinds_may_ask_for_a_letter(letter, composed, codes, kind, word):
    data = letter(kind=kind, form=word, title=f"{TOWN}关于授课的{kind}")
    assert composed(data).furniture.form == "letter"
    assert codes(data) == []


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        ("通知", "命令"),
        ("通知", "纪要"),
        ("命令", "信函"),
        ("命令", "文件"),
        ("纪要", "信函"),
        ("公告", "信函"),
    ],
)
def test_a_format_that_does_not_suit_the_kind_is_refused(letter, codes, kind, form):
    data = letter(kind=kind, form=form, title=f"{TOWN}关于授课的{kind}")
    assert ("D317", "error") in codes(data)


def test_a_document_to_a_superior_is_no_letter(upward, composed, codes):
    data = upward(form="信函")
    assert ("D317", "error") in codes(data)
    assert composed(data).furniture.form == "document"


def test_an_opinion_with_signers_is_no_letter(letter, composed, codes):
    data = letter(kind="意见", form="信函", title=f"{TOWN}关于授课的意见", signers=["何某川"])
    assert ("D317", "error") in codes(data)
    assert composed(data).furniture.masthead.signers == ("何某川",)
    assert composed(data).furniture.form == "document"


def test_a_document_without_a_masthead_has_no_special_format(letter, composed, codes):
    data = letter(form="信函", masthead="否")
    assert ("D317", "error") in codes(data)
    assert (composed(data).furniture.masthead, composed(data).furniture.form) == (None, "document")


def test_a_word_that_is_no_format_is_refused(letter):
    with pytest.raises(ValueError, match="文件"):
        find_kind("函").model.model_validate(letter(form="电报"))


@pytest.mark.parametrize("kind", ["函", "命令", "纪要"])
def test_a_mark_of_the_ordinary_format_keeps_it(letter, composed, kind):
    assert composed(letter(kind=kind, mark=f"{TOWN}文件")).furniture.form == "document"


@pytest.mark.parametrize(
    ("kind", "mark", "form", "printed"),
    [
        ("命令", TOWN, "order", f"{TOWN}令"),
        ("纪要", TOWN, "minutes", f"{TOWN}会议纪要"),
        ("纪要", "清禾镇党政联席会议", "minutes", "清禾镇党政联席会议纪要"),
    ],
)
def test_a_mark_without_its_last_word_gets_it(letter, composed, kind, mark, form, printed):
    data = letter(kind=kind, mark=mark)
    head = composed(data).furniture.masthead
    assert composed(data).furniture.form == form
    assert "".join(head.issuers) + head.suffix == printed
    assert [words for words in messages(data) if printed in words and mark in words] != []


@pytest.mark.parametrize("kind", ["命令", "纪要"])
def test_an_imported_mark_without_its_last_word_stays_an_ordinary_document(letter, composed, codes, kind):
    data = letter(kind=kind, mark=TOWN, intake={"来源": "令.txt"})
    assert composed(data).furniture.form == "document"
    assert ("D319", "info") in codes(data)


def test_an_imported_letter_with_a_printer_stays_an_ordinary_document(letter, composed, codes):
    imprint = {"printer": "清禾镇党政办公室", "printed_on": "2025年4月22日"}
    data = letter(imprint=imprint, intake={"来源": "函.txt"})
    assert composed(data).furniture.form == "document"
    assert composed(data).furniture.imprint.printer == "清禾镇党政办公室"
    assert codes(data) == [("D319", "info")]
    asked = letter(imprint=imprint, intake={"来源": "函.txt"}, form="信函")
    assert composed(asked).furniture.form == "letter"


# -- 信函 ------------------------------------------------------------------------------------------


def test_the_mark_of_a_letter_is_the_name_alone(letter, composed, codes):
    masthead = composed(letter()).furniture.masthead
    assert (masthead.issuers, masthead.suffix) == ((TOWN,), "")
    data = letter(mark=f"{TOWN}文件", form="信函")
    assert (composed(data).furniture.masthead.issuers, codes(data)) == ((TOWN,), [("D318", "info")])


def test_a_joint_letter_shows_the_host_alone(letter, composed, codes):
    organs = [TOWN, "例示县民政局"]
    data = letter(mark=organs, signature=organs)
    assert composed(data).furniture.masthead.issuers == (TOWN,)
    (area,) = blocks(composed(data), StampArea)
    assert area.issuers == tuple(organs)
    assert codes(data) == [("D318", "info")]


def test_a_letter_is_not_printed_with_a_printer(letter, composed, codes):
    imprint = {"printer": "清禾镇党政办公室", "printed_on": "2025年4月22日", "copies_to": "县民政局"}
    data = letter(imprint=imprint)
    assert composed(data).furniture.imprint == Imprint("", "", "县民政局")
    assert codes(data) == [("D318", "warning")]


def test_a_letter_may_have_no_imprint(letter, composed, codes):
    data = letter(imprint=None)
    assert (composed(data).furniture.imprint, codes(data)) == (Imprint("", ""), [])


# -- 命令（令） ------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["例示县人民政府令", "例示县人民政府命令", None])
def test_the_mark_of_an_order_ends_in_order(order, composed, codes, mark):
    issuers = ["例示县人民政府"] if mark is None else None
    data = order(mark=mark, issuers=issuers)
    document = composed(data)
    wanted = mark or "例示县人民政府令"
    assert "".join(document.furniture.masthead.issuers) + document.furniture.masthead.suffix == wanted
    assert (document.title, document.author, codes(data)) == (wanted, "例示县人民政府", [])


def test_an_order_ends_with_a_stamp(order, composed):
    (area,) = blocks(composed(order()), StampArea)
    assert (area.sealing, area.offices, area.date) == ("stamped", ("县长",), "2025年4月10日")


def test_an_order_that_an_organ_signs_is_sealed(order, composed):
    (area,) = blocks(composed(order(signature=["例示县人民政府"])), StampArea)
    assert (area.sealing, area.issuers) == ("sealed", ("例示县人民政府",))


def test_a_person_who_signs_an_order_is_printed(order, composed):
    (area,) = blocks(composed(order(signature=["县长　何某川"], offices=None)), StampArea)
    assert (area.sealing, area.issuers) == ("unsealed", ("县长\u3000何某川",))


@pytest.mark.parametrize(
    ("written", "printed", "found"),
    [
        ("第12号", "第12号", []),
        ("第 12 号", "第12号", [("D201", "info")]),
        ("第十二号", "第12号", [("D201", "info")]),
        ("清政令〔2025〕3号", "清政令〔2025〕3号", [("D202", "warning")]),
        (None, "〔待补：令号〕", [("D101", "warning")]),
    ],
)
def test_the_number_of_an_order(order, composed, codes, written, printed, found):
    data = order(number=written)
    assert (composed(data).furniture.masthead.number, codes(data)) == (printed, found)


def test_an_order_may_have_a_title(order, composed):
    document = composed(order(title="例示县人民政府防火令"))
    assert (document.blocks[0].role, document.title) == ("title", "例示县人民政府防火令")


# -- 纪要 ------------------------------------------------------------------------------------------


def test_the_head_of_minutes_holds_issue_editor_and_date(minutes, composed):
    masthead = composed(minutes(editor="清禾镇社会事务办公室")).furniture.masthead
    assert (masthead.issuers, masthead.suffix, masthead.number) == (("清禾镇联席会议纪要",), "", "第1期")
    assert (masthead.editor, masthead.issued_on) == ("清禾镇社会事务办公室", "2025年4月10日")


def test_minutes_are_edited_by_who_prints_them(minutes, composed):
    assert composed(minutes()).furniture.masthead.editor == "例示县清禾镇党政办公室"
    assert composed(minutes(imprint=None)).furniture.masthead.editor == ""


def test_minutes_without_a_mark_are_called_minutes(minutes, composed):
    document = composed(minutes(mark=None, issuers=[TOWN]))
    assert document.title == f"{TOWN}会议纪要"
    assert (document.furniture.masthead.issuers, document.furniture.masthead.suffix) == ((TOWN,), "会议纪要")


def test_minutes_have_no_signature_below(minutes, composed):
    assert blocks(composed(minutes()), StampArea) == []


def test_who_signs_imported_minutes_stands_in_their_head(minutes, composed, codes):
    data = minutes(signature=["清禾镇党政办公室"])
    assert composed(data).furniture.masthead.editor == "清禾镇党政办公室"
    assert blocks(composed(data), StampArea) == []
    assert codes(data) == [("D308", "info")]
    assert "作编发单位" in messages(data)[0]


def test_a_signature_beside_an_editor_stays_below(minutes, composed):
    document = composed(minutes(signature=["清禾镇党政办公室"], editor="清禾镇社会事务办公室"))
    (area,) = blocks(document, StampArea)
    assert (area.issuers, area.date, area.sealing) == (("清禾镇党政办公室",), "2025年4月10日", "unsealed")
    assert document.furniture.masthead.issued_on == ""


@pytest.mark.parametrize(
    ("issue", "number", "printed"),
    [
        ("第5期", None, "第5期"),
        (None, "〔2025〕3号", "〔2025〕3号"),
        (None, "第3次", "第3次"),
        ("第5期", "清政阅〔2025〕5号", "第5期\u3000\u3000清政阅〔2025〕5号"),
    ],
)
def test_the_number_of_minutes(minutes, composed, codes, issue, number, printed):
    data = minutes(issue=issue, number=number)
    assert (composed(data).furniture.masthead.number, codes(data)) == (printed, [])


@pytest.mark.parametrize(("issue", "printed"), [("5", "第5期"), ("１２", "第12期"), ("三", "第三期")])
def test_a_bare_issue_gets_its_words(minutes, composed, codes, issue, printed):
    data = minutes(issue=issue)
    assert (composed(data).furniture.masthead.number, codes(data)) == (printed, [("D201", "info")])


def test_minutes_without_number_and_date_show_the_gaps(minutes, composed, codes):
    data = minutes(issue=None, signed_on=None)
    masthead = composed(data).furniture.masthead
    assert (masthead.number, masthead.issued_on) == ("〔待补：期号〕", "〔待补：成文日期〕")
    assert codes(data) == [("D101", "warning"), ("D101", "warning")]


def test_who_was_there_stands_below_the_text(minutes, composed):
    document = composed(minutes(on_leave="司法所孙某林（公出）", observers=["各村（社区）儿童主任"]))
    assert document.blocks[1:] == (
        Paragraph((Run("出席：", "attendance_label"), Run("派出所李某山，卫生院赵某安")), "attendance", 3),
        Paragraph((Run("请假：", "attendance_label"), Run("司法所孙某林（公出）")), "attendance_next", 3),
        Paragraph((Run("列席：", "attendance_label"), Run("各村（社区）儿童主任")), "attendance_next", 3),
    )
    assert {"派出所李某山", "司法所孙某林", "公出"} <= set(document.names)


def test_entries_of_several_people_are_divided_by_semicolons(minutes, composed):
    document = composed(minutes(present=["镇人民政府何某川、张某宁", "派出所李某山"]))
    assert document.blocks[-1].text == "出席：镇人民政府何某川、张某宁；派出所李某山"


def test_lines_of_attendance_at_the_end_of_a_text_are_set_as_such(minutes, composed):
    body = [
        "会议议定两项。",
        "列席：说明之外的一句。",
        "以下为名单。",
        "出席：何某川、施某远",
        "列席人员：各村负责人",
    ]
    document = composed(minutes(body=body, present=None))
    assert [block.role for block in document.blocks] == ["body"] * 3 + ["attendance", "attendance_next"]
    assert [block.text for block in document.blocks] == body
    assert [block.hang for block in document.blocks[-2:]] == [3, 5]


def test_minutes_of_the_ordinary_format_keep_such_lines_in_the_text(minutes, composed):
    body = ["会议议定两项。", "出席：何某川"]
    document = composed(minutes(body=body, present=None, mark=f"{TOWN}文件", title="清禾镇会议纪要"))
    assert [block.role for block in document.blocks[:3]] == ["title", "body", "body"]


def test_minutes_are_distributed(minutes, composed):
    imprint = {"distributed_to": "分送：各参会单位。", "printer": "甲", "printed_on": "2025年4月11日"}
    assert composed(minutes(imprint=imprint)).furniture.imprint.distributed_to == "各参会单位"


def test_what_only_minutes_have_is_remarked_elsewhere(notice, composed, codes):
    data = notice(present=["派出所李某山"], issue="第5期")
    assert codes(data) == [("D308", "warning"), ("D308", "warning")]
    assert composed(data).furniture.masthead.number.startswith("第5期")
    assert any(block.text.startswith("出席：") for block in blocks(composed(data), Paragraph))


def test_an_editor_has_no_place_in_other_formats(notice, codes):
    assert codes(notice(editor="清禾镇党政办公室")) == [("D317", "error")]
