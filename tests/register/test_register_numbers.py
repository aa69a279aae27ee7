"""Numbers of documents that go out: in order, each once, void ones kept."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import text

from govdocs.errors import GovdocsError, InputError
from govdocs.register.book import open_register
from govdocs.register.connecting import writing
from govdocs.register.model import Desk, DocumentFile, Facts, Series, Wish

TITLE = "例示县清禾镇人民政府关于做好入户走访的通知"
FACTS = Facts(
    TITLE,
    "通知",
    "何某川",
    date(2025, 4, 10),
    "各村（社区）",
    26,
    files=(DocumentFile("通知.pdf", "a" * 64),),
)


def taken(register, series, desk, count=1):
    return [register.take(Wish(series), desk).entry.number for _ in range(count)]


def refusal(call, *arguments):
    with pytest.raises(InputError) as caught:
        call(*arguments)
    assert caught.value.hint
    return caught.value.message


def test_numbers_run_from_one_in_each_code_and_year(register, series, desk):
    assert [str(each) for each in taken(register, series, desk, 3)] == [
        "清政发〔2025〕1号",
        "清政发〔2025〕2号",
        "清政发〔2025〕3号",
    ]
    assert [str(each) for each in taken(register, Series("清政办发", 2025), desk)] == ["清政办发〔2025〕1号"]
    assert [str(each) for each in taken(register, Series("清政发", 2026), desk)] == ["清政发〔2026〕1号"]


def test_a_claim_has_one_number_however_often_it_is_taken(register, series, desk):
    first = register.take(Wish(series, claim="甲"), desk)
    other = register.take(Wish(series, claim="乙"), desk)
    again = register.take(Wish(series, claim="甲"), desk)
    assert (first.again, again.again) == (False, True)
    assert again.entry == first.entry
    assert other.entry.number.sequence == 2


def test_a_claim_counts_within_its_series_only(register, series, desk):
    register.take(Wish(series, claim="甲"), desk)
    assert not register.take(Wish(Series("清政办发", 2025), claim="甲"), desk).again


def test_what_is_said_of_a_claim_may_change_until_it_is_issued(register, series, desk):
    number = register.take(Wish(series, Facts("旧题"), "甲"), desk).entry.number
    register.take(Wish(series, Facts("新题"), "甲", "b" * 64), desk)
    assert register.find(number).facts.title == "新题"
    assert register.events(str(number))[-1].details == {"title": ["旧题", "新题"]}
    register.issue(number, Facts(), desk)
    assert register.take(Wish(series, Facts("又一题"), "甲"), desk).entry.facts.title == "新题"


def test_several_numbers_are_taken_together_or_not_at_all(register, series, desk):
    other = Series("清政办发", 2025)
    got = register.take_all([Wish(series), Wish(other), Wish(series)], desk)
    assert [str(each.entry.number) for each in got] == [
        "清政发〔2025〕1号",
        "清政办发〔2025〕1号",
        "清政发〔2025〕2号",
    ]


def test_reserved_numbers_follow_each_other(register, series, desk):
    taken(register, series, desk)
    got = register.reserve(series, 3, "换届选举", desk)
    assert [each.entry.number.sequence for each in got] == [2, 3, 4]
    assert {each.entry.facts.note for each in got} == {"换届选举"}
    assert {each.entry.state for each in got} == {"预留"}


def test_an_issued_number_knows_its_document(register, series, desk):
    (number,) = taken(register, series, desk)
    register.issue(number, FACTS, desk, "c" * 64)
    entry = register.find(number)
    assert (entry.state, entry.facts, entry.content) == ("已发", FACTS, "c" * 64)
    assert (entry.taken_by, entry.taken_at) == ("卫某青", desk.at)


def test_issuing_the_same_again_changes_nothing_and_another_document_is_refused(register, series, desk):
    (number,) = taken(register, series, desk)
    register.issue(number, FACTS, desk, "c" * 64)
    before = register.events()
    register.issue(number, FACTS, desk, "c" * 64)
    assert register.events() == before
    assert "已经发出" in refusal(register.issue, number, Facts("另一份"), desk)
    assert "已经发出" in refusal(register.issue, number, FACTS, desk, "d" * 64)


def test_a_number_without_a_title_is_not_issued(register, series, desk):
    (number,) = taken(register, series, desk)
    assert "还没有标题" in refusal(register.issue, number, Facts(signer="何某川"), desk)
    assert register.find(number).state == "预留"


def test_a_void_number_keeps_its_line_and_is_never_given_again(register, series, desk):
    number = register.take(Wish(series, claim="甲"), desk).entry.number
    register.void(number, "重复取号", desk)
    entry = register.find(number)
    assert (entry.state, entry.reason) == ("作废", "重复取号")
    assert register.take(Wish(series, claim="甲"), desk).entry.number.sequence == 2
    assert "作废" in refusal(register.issue, number, FACTS, desk)
    assert "已经作废" in refusal(register.void, number, "再来", desk)


def test_void_needs_a_reason(register, series, desk):
    (number,) = taken(register, series, desk)
    assert "原因" in refusal(register.void, number, "  ", desk)


def test_a_number_that_was_never_taken_is_refused(register, series, desk):
    message = refusal(register.void, series.number(7), "试试", desk)
    assert message == "登记簿里没有清政发〔2025〕7号"
    assert register.series() == ()


def test_a_correction_keeps_what_stood_there_before(register, series, desk):
    (number,) = taken(register, series, desk)
    register.issue(number, FACTS, desk)
    register.correct(number, Facts(signer="毕某宁"), desk)
    assert register.find(number).facts.signer == "毕某宁"
    assert register.events(str(number))[-1].details == {"signer": ["何某川", "毕某宁"]}
    count = len(register.events())
    register.correct(number, Facts(signer="毕某宁"), desk)
    assert len(register.events()) == count


def test_an_office_may_start_in_the_middle_of_a_year(register, series, desk):
    register.start(series, 36, desk)
    assert taken(register, series, desk)[0].sequence == 36
    assert "已经从登记簿编号" in refusal(register.start, series, 50, desk)


@pytest.mark.parametrize("first", [0, -1, 100_000])
def test_a_start_that_is_no_number_is_refused(register, series, desk, first):
    assert str(first) in refusal(register.start, series, first, desk)


def test_numbers_on_paper_are_entered_below_or_next(register, series, desk):
    register.start(series, 3, desk)
    register.enter(series.number(1), FACTS, desk)
    register.enter(series.number(2), Facts(), desk, "写错")
    register.enter(series.number(3), FACTS, desk)
    assert [(each.number.sequence, each.state) for each in register.numbers()] == [
        (1, "已发"),
        (2, "作废"),
        (3, "已发"),
    ]
    assert taken(register, series, desk)[0].sequence == 4


def test_entering_refuses_gaps_repeats_and_lines_without_a_title(register, series, desk):
    assert "1—3 号" in refusal(register.enter, series.number(4), FACTS, desk)
    assert "1 号" in refusal(register.enter, series.number(2), FACTS, desk)
    register.enter(series.number(1), FACTS, desk)
    assert "已经在登记簿里" in refusal(register.enter, series.number(1), FACTS, desk)
    assert "标题" in refusal(register.enter, series.number(2), Facts(), desk)


def test_several_entries_are_kept_together_or_not_at_all(register, series, desk):
    entries = [(series.number(1), FACTS, ""), (series.number(3), FACTS, "")]
    assert "2 号" in refusal(register.enter_all, entries, desk)
    assert register.numbers() == ()


def test_several_issues_are_kept_together_or_not_at_all(register, series, desk):
    first, second = taken(register, series, desk, 2)
    register.void(second, "误取", desk)
    refusal(register.issue_all, [(first, FACTS, ""), (second, FACTS, "")], desk)
    assert register.find(first).state == "预留"
    register.issue_all([(first, FACTS, "")], desk)
    assert register.find(first).state == "已发"


def test_every_deed_stands_in_the_journal(register, series, desk):
    (number,) = taken(register, series, desk)
    register.issue(number, FACTS, desk)
    register.void(number, "发错", Desk("毕某宁", datetime(2025, 5, 1, 8, 0, tzinfo=desk.at.tzinfo)))
    told = [(each.at.isoformat(), each.clerk, each.action) for each in register.events(str(number))]
    assert told == [
        ("2025-04-10T09:30:00+08:00", "卫某青", "取号"),
        ("2025-04-10T09:30:00+08:00", "卫某青", "发出"),
        ("2025-05-01T08:00:00+08:00", "毕某宁", "作废"),
    ]
    assert register.events(str(number))[1].details["signed_on"] == "2025-04-10"


@pytest.mark.parametrize(
    "deed",
    ["DELETE FROM numbers", "DELETE FROM events", "UPDATE events SET clerk = 'x'", "DELETE FROM series"],
)
def test_the_database_itself_refuses_to_forget(register, series, desk, deed):
    taken(register, series, desk)
    with pytest.raises(GovdocsError), writing(register._engine, register.place) as connection:
        connection.execute(text(deed))
    assert len(register.numbers()) == len(register.events()) == 1


def test_lines_are_found_by_code_year_and_state(register, series, desk):
    first, second = taken(register, series, desk, 2)
    taken(register, Series("清政办发", 2024), desk)
    register.issue(first, FACTS, desk)
    assert [each.number for each in register.numbers("清政发", states=("预留",))] == [second]
    assert len(register.numbers(year=2024)) == 1
    assert len(register.numbers()) == 3
    assert register.find(series.number(9)) is None


def test_a_register_is_the_same_when_it_is_opened_again(register, place, series, desk):
    number = register.take(Wish(series, FACTS, "甲"), desk).entry.number
    again = open_register(place)
    assert again.find(number) == register.find(number)
    assert not again.new
    again.close()
