"""The check of a register: what another program did to it behind its back is found."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime

import pytest

from govdocs.app.offices.office import Office
from govdocs.app.registering.books import books_of
from govdocs.app.registering.checking import register_findings
from govdocs.app.registering.opening import Counter, incoming_for
from govdocs.register.book import open_register
from govdocs.register.model import Desk, Facts, Receipt, Series, Wish

DESK = Desk("卫某青", datetime(2025, 4, 10, 9, 0, tzinfo=UTC))


@pytest.fixture
def file(tmp_path):
    """A register with four numbers and two papers."""
    path = tmp_path / "登记簿.sqlite"
    register = open_register(str(path), create=True)
    for title in "甲乙丙丁":
        number = register.take(Wish(Series("清政发", 2025), Facts(title)), DESK).entry.number
        register.issue(number, Facts(signed_on=date(2025, 4, 10)), DESK)
        register.receive(2025, Receipt("例示县民政局", title), DESK)
    register.close()
    return path


def tampered(path, *deeds):
    """What the check says after somebody changed the file with another program."""
    with sqlite3.connect(path) as other:
        triggers = other.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            other.execute(f"DROP TRIGGER {name}")
        for deed in deeds:
            other.execute(deed)
    other.close()
    register = open_register(str(path))
    found = [(each.severity.value, each.message) for each in register_findings(register)]
    register.close()
    return found


def test_a_whole_register_has_no_fault(file):
    assert tampered(file) == []


def test_a_number_that_was_removed_is_missed(file):
    assert tampered(file, "DELETE FROM numbers WHERE sequence IN (2, 3)") == [
        ("error", "清政发〔2025〕缺 2—3 号")
    ]


def test_a_paper_that_was_removed_is_missed(file):
    assert tampered(file, "DELETE FROM incoming WHERE sequence = 1") == [("error", "收文〔2025〕缺 1 号")]


def test_a_counter_that_was_put_back_is_found(file):
    deed = "UPDATE series SET last = 2 WHERE code = '清政发'"
    assert tampered(file, deed) == [("error", "清政发〔2025〕的 3—4 号超过了编到的 2 号")]


def test_a_void_number_without_its_reason_is_found(file):
    deed = "UPDATE numbers SET state = '作废' WHERE sequence = 4"
    assert tampered(file, deed) == [("error", "清政发〔2025〕4号作废没有原因")]


def test_a_gap_has_its_line_in_the_book_all_the_same(file):
    tampered(file, "DELETE FROM numbers WHERE sequence = 2")
    register = open_register(str(file))
    counter = Counter(register, Office(), date(2025, 5, 1))
    (book,) = (each.record for each in books_of(counter, 2025) if each.kind.name == "outgoing_register")
    assert [(line.number, line.state) for line in book.lines][1] == ("清政发〔2025〕2号", "未补录")
    assert str(incoming_for(counter, "收文〔2024〕7号")) == "收文〔2024〕7号"
    register.close()
