"""A desk of its own process: takes numbers and writes each down, until it has enough or is killed.

Usage: python desks.py PLACE CODE YEAR COUNT OUTPUT [CLAIM]
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from govdocs.register.book import open_register
from govdocs.register.model import Desk, Facts, Series, Wish


def main(place, code, year, count, output, claim=""):
    register = open_register(place)
    desk = Desk(f"柜台{os.getpid()}", datetime(2025, 4, 10, 9, 0, tzinfo=UTC), "测试")
    series = Series(code, int(year))
    with Path(output).open("a", encoding="utf-8") as file:
        for turn in range(int(count)):
            wish = Wish(series, Facts(), f"{claim}-{turn}" if claim else "")
            taken = register.take(wish, desk)
            file.write(f"{taken.entry.number.sequence}\n")
            file.flush()
    register.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
