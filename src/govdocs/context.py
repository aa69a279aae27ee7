"""What a run is given from outside, so that everything below is a pure function of its input."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Context:
    """The date of the run; only the command line reads the clock."""

    today: date
