"""Documents that come in: 收文号 in order, what became of them, struck lines kept."""

from __future__ import annotations

from datetime import date

import pytest

from govdocs.errors import InputError
from govdocs.register.model import Receipt

LETTER = Receipt(
    "例示县民政局", "关于开展信息核查的通知", "例民发〔2025〕7号", date(2025, 2, 11), due_on=date(2025, 3, 10)
)


def refusal(call, *arguments):
    with pytest.raises(InputError) as caught:
        call(*arguments)
    return caught.value.message


def test_papers_are_numbered_within_a_year(register, desk):
    numbers = [register.receive(year, LETTER, desk).number for year in (2025, 2025, 2026)]
    assert list(map(str, numbers)) == ["收文〔2025〕1号", "收文〔2025〕2号", "收文〔2026〕1号"]


@pytest.mark.parametrize("receipt", [Receipt(organ="例示县民政局"), Receipt(title="关于核查的通知")])
def test_organ_and_title_are_needed(register, desk, receipt):
    assert "来文机关和标题" in refusal(register.receive, 2025, receipt, desk)
    assert register.incoming() == ()


def test_what_came_before_is_found_by_organ_and_number(register, desk):
    first = register.receive(2025, LETTER, desk)
    assert register.received_before(LETTER) == first
    assert register.received_before(Receipt("例示县教育局", "x", LETTER.number)) is None
    assert register.received_before(Receipt("例示县民政局", "没有字号的")) is None
    register.strike(first.number, "登记有误", desk)
    assert register.received_before(LETTER) is None


def test_it_is_handed_over_and_finished_with_a_trace(register, desk):
    number = register.receive(2025, LETTER, desk).number
    register.change_incoming(number, Receipt(assignee="社会事务办公室"), desk, "交办")
    register.change_incoming(number, Receipt(result="已报送", finished_on=date(2025, 3, 12)), desk, "办结")
    (entry,) = register.incoming(2025)
    assert entry.receipt.assignee == "社会事务办公室"
    assert entry.receipt.result == "已报送"
    assert [each.action for each in register.events(str(number))] == ["收文", "交办", "办结"]
    assert register.events(str(number))[1].details == {"assignee": ["", "社会事务办公室"]}


def test_the_same_said_again_leaves_no_trace(register, desk):
    number = register.receive(2025, LETTER, desk).number
    register.change_incoming(number, LETTER, desk)
    assert len(register.events()) == 1


def test_a_struck_line_keeps_its_number_and_reason(register, desk):
    number = register.receive(2025, LETTER, desk).number
    assert "原因" in refusal(register.strike, number, "", desk)
    register.strike(number, "重复登记", desk)
    assert register.incoming()[0].reason == "重复登记"
    assert "已经注销" in refusal(register.strike, number, "再来", desk)
    assert "已经注销" in refusal(register.change_incoming, number, Receipt(note="x"), desk)
    assert register.receive(2025, LETTER, desk).number.sequence == 2


def test_a_line_that_is_not_there_is_refused(register, desk):
    number = register.receive(2025, LETTER, desk).number
    missing = type(number)("收文", 2025, 9)
    assert refusal(register.strike, missing, "x", desk) == "登记簿里没有收文〔2025〕9号"


def test_what_is_late_is_told_by_the_day(register, desk):
    entry = register.receive(2025, LETTER, desk)
    assert not entry.overdue_on(date(2025, 3, 10))
    assert entry.overdue_on(date(2025, 3, 11))
    done = register.change_incoming(entry.number, Receipt(finished_on=date(2025, 3, 12)), desk)
    assert not done.overdue_on(date(2025, 5, 1))
    assert not register.strike(entry.number, "x", desk).overdue_on(date(2025, 5, 1))
