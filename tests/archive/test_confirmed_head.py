"""The head of 归档清单 against the command, the office and the day: one fault each, nothing is filed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from collected_papers import OWN, notice, pdf, put

from govdocs.app.archiving.collecting import Wishes, collect
from govdocs.app.archiving.confirmed import confirmed_items
from govdocs.app.offices.office import Office, OrganCode
from govdocs.archive.model import Scheme
from govdocs.context import Context
from govdocs.diagnostics import Severity

DAY = Context(date(2026, 3, 10))
OFFICE = Office(name=OWN, codes=(OrganCode("清政发", OWN),), scheme=Scheme(fonds="Z109", fonds_name=OWN))


class Desk:
    """Three papers of a year, their list, and what is said of it."""

    def __init__(self, folder):
        self.folder = folder
        files = {
            f"{at}.pdf": pdf(notice(f"清政发〔2025〕{at}号", f"{OWN}关于第{at}件事的通知"))
            for at in (1, 2, 3)
        }
        put(folder, files)
        record = collect(folder, 2025, OFFICE, DAY).record
        items = tuple(
            item.model_copy(update={"importance": "一般", "row": item.row or "K13/单项", "file_it": "是"})
            for item in record.items
        )
        self.record = record.model_copy(update={"confirmed_by": "魏某宁", "items": items})

    def confirmed(self, command=2025, office=OFFICE, **head):
        record = self.record.model_copy(update=head)
        return confirmed_items(record, self.folder, office, DAY, Wishes(year=command))

    def of_years(self, *years):
        items = zip(self.record.items, years, strict=True)
        return tuple(item.model_copy(update={"year": year}) for item, year in items)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path / "2025年文件")


def told(confirmed):
    return [(each.code, each.where) for each in confirmed.findings if each.severity is Severity.ERROR]


def codes(confirmed):
    return {each.code for each in confirmed.findings}


def test_a_list_that_fits_is_filed(desk):
    confirmed = desk.confirmed(confirmed_on="2026年3月10日")
    assert (told(confirmed), len(confirmed.items)) == ([], 3)


@pytest.mark.parametrize("years", [(2025, 2025, 2025), (None, None, None)])
def test_a_list_of_another_year_than_the_command_is_one_fault(desk, years):
    confirmed = desk.confirmed(command=2025, year=2024, items=desk.of_years(*years))
    assert (told(confirmed), confirmed.items) == ([("A190", "年度")], ())
    assert not codes(confirmed) & {"A112", "A189"}


def test_a_list_without_a_paper_of_its_own_year_is_a_fault_without_a_command_too(desk):
    confirmed = desk.confirmed(command=0, items=desk.of_years(2024, 2024, 2023))
    assert told(confirmed) == [("A190", "年度")]
    (message,) = (each.message for each in confirmed.findings if each.code == "A190")
    assert "都归入 2023、2024" in message


def test_papers_of_the_year_before_are_filed_from_the_list_that_holds_them(desk):
    confirmed = desk.confirmed(command=2024, items=desk.of_years(2024, 2025, 2025))
    assert told(confirmed) == []
    assert [item.year for item in confirmed.items] == [2024, 2025, 2025]


def test_the_number_of_the_fonds_is_that_of_the_office(desk):
    assert told(desk.confirmed(fonds="A001")) == [("A191", "全宗号")]
    assert told(desk.confirmed(fonds="")) == []
    assert told(desk.confirmed(office=replace(OFFICE, scheme=Scheme()))) == []


@pytest.mark.parametrize(
    ("field", "label"),
    [("arranged_on", "整理日期"), ("checked_on", "检查日期"), ("confirmed_on", "确认日期")],
)
def test_nothing_was_done_on_a_day_to_come(desk, field, label):
    confirmed = desk.confirmed(**{field: "2030年1月1日"})
    assert (told(confirmed), confirmed.items) == ([("A192", label)], ())


def test_every_fault_of_the_head_is_told_at_once(desk):
    confirmed = desk.confirmed(year=2024, fonds="A001", confirmed_on="2030年1月1日")
    assert told(confirmed) == [("A190", "年度"), ("A191", "全宗号"), ("A192", "确认日期")]
