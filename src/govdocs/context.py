"""What a run is given from outside, so that everything below is a pure function of its input."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Copy = Literal["full", "internal", "public"]
"""Who shall see what is printed: those in charge, the circle that works with it, everybody."""


COPY_WORDS: dict[Copy, str] = {"full": "", "internal": "内部件", "public": "公开件"}
"""How copies are called, in file names and on paper; the full one bears no name."""


@dataclass(frozen=True, slots=True)
class Context:
    """The date of the run, and for whom it prints; only the command line reads the clock.

    Ages, deadlines and rates are those of `today`, which the command line takes from 统计日期. `unit` is
    填报单位 of the workbook; "" where none says it.
    """

    today: date
    copy: Copy = "full"
    unit: str = ""
