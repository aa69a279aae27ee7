"""When periods end and what is to be handed over; nothing is ever deleted."""

from __future__ import annotations

from datetime import date

import pytest

from govdocs.archive.expiry import due_for_transfer, expired, filing_deadline, retention_end, transfer_day
from govdocs.archive.model import Item, Scheme, Volume, YearArchive


def item(retention="D10", year=2014, day="20140312", code="a"):
    return Item("1", "通知", "清禾镇人民政府", day, year, retention, code=code)


def volume(retention="D30", ended="20140801"):
    return Volume("WCN-2014-0001", "[WCN-2014-0001困境儿童个案]", 2014, retention, ended=ended, code="v")


def archive(*things):
    items = tuple(thing for thing in things if isinstance(thing, Item))
    return YearArchive(Scheme(), 2014, items, tuple(thing for thing in things if isinstance(thing, Volume)))


@pytest.mark.parametrize(
    ("retention", "end"), [("D10", date(2025, 1, 1)), ("D30", date(2045, 1, 1)), ("Y", None)]
)
def test_a_period_begins_with_the_year_after(retention, end):
    assert retention_end(item(retention)) == end
    assert retention_end(volume(retention)) == end


def test_what_is_over_is_to_be_appraised_from_the_first_day_on():
    filed = archive(item("D10"), item("D30"), item("Y"), volume("D30"))
    assert expired(filed, date(2024, 12, 31)) == ()
    assert expired(filed, date(2025, 1, 1)) == (filed.items[0],)
    assert expired(filed, date(2045, 1, 1)) == (*filed.items[:2], filed.volumes[0])


def test_ten_years_after_its_day_an_item_goes_to_the_county_archive():
    filed = archive(item("D30"), item("Y", code="b"), volume("D30"))
    assert due_for_transfer(filed, date(2024, 3, 11)) == ()
    assert due_for_transfer(filed, date(2024, 3, 12)) == filed.items
    assert due_for_transfer(filed, date(2024, 8, 1)) == (*filed.items, *filed.volumes)


def test_what_has_gone_there_and_what_the_office_appraises_itself_is_not_listed():
    filed = archive(item("D30", code="a"), item("Y", code="b"), item("D10", code="c"))
    assert due_for_transfer(filed, date(2030, 1, 1), {"a"}) == (filed.items[1],)


def test_ten_years_after_a_leap_day_are_the_first_of_march():
    assert transfer_day(item(day="[20240229]", year=2024)) == date(2034, 3, 1)


def test_an_item_without_a_day_counts_from_the_end_of_its_year():
    assert transfer_day(item(day="")) == date(2024, 12, 31)


def test_a_year_is_filed_by_the_end_of_june():
    assert filing_deadline(2025) == date(2026, 6, 30)
