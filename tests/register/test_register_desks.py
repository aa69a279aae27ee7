"""Many desks at one register: no number is given twice, none is lost, also when desks are killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import pytest

from govdocs.register.book import open_register
from govdocs.register.model import Facts, Series, Wish

DESKS, EACH = 8, 1000
PROGRAM = Path(__file__).with_name("desks.py")
SERIES = Series("清政发", 2025)


@pytest.fixture
def shared():
    """A place where the disk is fast: what is tested is who gets which number, not the disk."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="govdocs-", dir=memory) as folder:
        yield Path(folder)


@pytest.fixture(params=["file", pytest.param("postgres", marks=pytest.mark.printing)])
def busy_place(request, shared):
    """A register that has been begun, in a file or on a server."""
    place = str(shared / "登记簿.sqlite") if request.param == "file" else request.getfixturevalue("postgres")
    open_register(place, create=True).close()
    return place


def started(place, count, output, claim=""):
    words = [
        sys.executable,
        str(PROGRAM),
        place,
        SERIES.code,
        str(SERIES.year),
        str(count),
        str(output),
        claim,
    ]
    return subprocess.Popen(words, stderr=subprocess.PIPE)


def noted(folder):
    """What the desks wrote down: every number that one of them saw."""
    return [int(line) for path in folder.glob("柜台*") for line in path.read_text("utf-8").splitlines()]


def test_eight_desks_take_a_thousand_numbers_each(busy_place, shared):
    desks = [started(busy_place, EACH, shared / f"柜台{number}") for number in range(DESKS)]
    errors = [desk.communicate()[1].decode() for desk in desks]
    assert errors == [""] * DESKS
    assert sorted(noted(shared)) == list(range(1, DESKS * EACH + 1))
    register = open_register(busy_place)
    assert [each.number.sequence for each in register.numbers()] == list(range(1, DESKS * EACH + 1))
    assert len(register.events()) == DESKS * EACH
    register.close()


def test_killed_desks_leave_neither_gap_nor_repeat(busy_place, shared):
    """Desks die at any moment; whoever sits down there again goes on with the same claims."""
    chance = random.Random(20250410)
    desks = {number: started(busy_place, 120, shared / f"柜台{number}", f"桌{number}") for number in range(4)}
    for turn in range(8):
        time.sleep(chance.uniform(0.35, 0.8))
        number = turn % len(desks)
        desks[number].send_signal(signal.SIGKILL)
        desks[number].wait()
        desks[number].stderr.close()
        desks[number] = started(busy_place, 120, shared / f"柜台{number}", f"桌{number}")
    errors = [desk.communicate()[1].decode() for desk in desks.values()]
    assert errors == [""] * len(desks)
    register = open_register(busy_place)
    entries = register.numbers()
    assert [each.number.sequence for each in entries] == list(range(1, 4 * 120 + 1))
    assert max(Counter(each.claim for each in entries).values()) == 1
    assert set(noted(shared)) == {each.number.sequence for each in entries}
    assert len(register.events()) == len(entries)
    register.close()


def test_a_desk_killed_between_its_number_and_its_paper_gets_the_same_again(busy_place, shared, desk):
    words = (
        "import os, sys; sys.path.insert(0, sys.argv[2]); from datetime import UTC, datetime\n"
        "from govdocs.register.book import open_register\n"
        "from govdocs.register.model import Desk, Facts, Series, Wish\n"
        "wish = Wish(Series('清政发', 2025), Facts(), '甲')\n"
        "open_register(sys.argv[1]).take(wish, Desk('x', datetime(2025, 4, 10, tzinfo=UTC)))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    died = subprocess.run([sys.executable, "-c", words, busy_place, str(shared)], check=False)
    assert died.returncode == -signal.SIGKILL
    register = open_register(busy_place)
    again = register.take(Wish(SERIES, Facts(), "甲"), desk)
    assert (again.again, again.entry.number.sequence) == (True, 1)
    register.close()


def test_desks_that_open_a_new_register_together_make_one(shared):
    place = str(shared / "新.sqlite")
    words = (
        "import sys; from govdocs.register.book import open_register\n"
        "print(open_register(sys.argv[1], create=True).new)\n"
    )
    program = [sys.executable, "-c", words, place]
    desks = [subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    said = [desk.communicate() for desk in desks]
    assert sorted(out for out, _ in said) == [b"False\n"] * 3 + [b"True\n"]
    assert {err for _, err in said} == {b""}
