"""Numbers a second from one register, for one desk and for eight, beside bare transactions of the same disk.

Usage: python benchmarks/register.py [--count 1000] [--desks 8] [--register URL] [--folder DIR]

Without a URL the register is a file in `--folder` (default: the temporary folder). The yardstick is a bare
SQLite file there that is kept as safe (rollback journal, synchronous FULL) and gets one row a transaction.
"""

from __future__ import annotations

import argparse
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from govdocs.register.book import open_register
from govdocs.register.model import Desk, Series, Wish

SERIES = Series("清政发", 2025)
DESK = Desk("柜台", datetime(2025, 4, 10, tzinfo=UTC))
PROGRAM = Path(__file__).resolve().parents[1] / "tests" / "register" / "desks.py"


def bare(folder: Path, count: int) -> float:
    """Seconds for `count` transactions of one row."""
    other = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    other.execute("PRAGMA synchronous = FULL")
    other.execute("CREATE TABLE numbers (number INTEGER PRIMARY KEY)")
    begun = time.perf_counter()
    for number in range(count):
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO numbers VALUES (?)", (number,))
        other.execute("COMMIT")
    other.close()
    return time.perf_counter() - begun


def one_desk(place: str, count: int) -> float:
    """Seconds for one desk."""
    register = open_register(place)
    begun = time.perf_counter()
    for _ in range(count):
        register.take(Wish(SERIES), DESK)
    register.close()
    return time.perf_counter() - begun


def many_desks(place: str, count: int, desks: int, folder: Path) -> float:
    """Seconds for several desks in processes of their own, their start included."""
    words = [sys.executable, str(PROGRAM), place, SERIES.code, str(SERIES.year), str(count)]
    begun = time.perf_counter()
    running = [subprocess.Popen([*words, str(folder / f"desk{number}")]) for number in range(desks)]
    if any(desk.wait() for desk in running):
        raise SystemExit("a desk failed")
    return time.perf_counter() - begun


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--desks", type=int, default=8)
    parser.add_argument("--register", default="")
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as made:
        folder = Path(made)
        place = options.register or str(folder / "register.sqlite")
        open_register(place, create=True).close()
        yardstick = bare(folder, options.count) / options.count
        print(f"bare transaction: {yardstick * 1000:.2f} ms")
        single = one_desk(place, options.count) / options.count
        print(f"one desk: {1 / single:.0f} numbers/s, {single / yardstick:.1f} bare ones each")
        shared = many_desks(place, options.count, options.desks, folder) / options.count / options.desks
        print(f"{options.desks} desks: {1 / shared:.0f} numbers/s, {shared / yardstick:.1f} bare ones each")
        register = open_register(place)
        given = [each.number.sequence for each in register.numbers()]
        register.close()
        print(f"numbers 1..{len(given)}: {'whole' if given == list(range(1, len(given) + 1)) else 'BROKEN'}")


if __name__ == "__main__":
    main()
