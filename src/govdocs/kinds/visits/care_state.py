"""How entrusted care stands on a day: in force, ending, ended, who was not told, who did not call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from govdocs.kinds.visits.care import RESULTS, TO_SCHOOL, TOLD, EntrustedCare
from govdocs.text.dates import parse_date

CONTACT_DAYS: Final = 7
"""Parents call at least once in so many days (未成年人保护法 23: every week)."""

REMINDER_DAYS: Final = 30
"""Days before its end from which on an agreement is to be renewed (design of this project)."""

StateWord = Literal["不予认可", "已终止", "已到期", "期限不全", "未开始", "缺告知", "临期", "有效"]

UNFIT: Final[StateWord] = "不予认可"
"""The carer may not be entrusted with a child, or is not able."""

STATES: Final[tuple[StateWord, ...]] = (
    "不予认可", "已到期", "期限不全", "缺告知", "临期", "有效", "未开始", "已终止",
)  # fmt: skip
"""In the order of lists: what must be seen to first."""

LIVE: Final[tuple[StateWord, ...]] = ("缺告知", "临期", "有效")
"""States in which the carer really has the care of the child."""


@dataclass(frozen=True, slots=True)
class CareState:
    """An agreement on a day: its state, days past its end or left, who was not told, days since a call."""

    word: StateWord
    past: int = 0
    left: int = 0
    untold: tuple[str, ...] = ()
    gap: int | None = None

    @property
    def alert(self) -> bool:
        """True where the parents have not called for too long."""
        return self.word in LIVE and self.gap is not None and self.gap > CONTACT_DAYS

    @property
    def words(self) -> str:
        """The state as a ledger prints it: 已到期41天."""
        if self.word == "已到期":
            return f"已到期{self.past}天"
        if self.word == "临期":
            return f"临期（还有{self.left}天）"
        return f"缺{'、'.join(map(_short, self.untold))}告知" if self.word == "缺告知" else self.word


def _short(told: str) -> str:
    return "学校" if told == TO_SCHOOL else "村（居）委会"


def care_state(care: EntrustedCare, day: date) -> CareState:
    """How an agreement stands on `day`."""
    ends = care.ends
    untold = tuple(each for each in TOLD if each not in told(care, day))
    past, left = ((day - ends).days, (ends - day).days) if ends else (0, 0)
    return CareState(_word(care, day, untold), max(0, past), max(0, left), untold, contact_gap(care, day))


def _word(care: EntrustedCare, day: date, untold: tuple[str, ...]) -> StateWord:
    begins, ends = care.begins, care.ends
    if care.banned or care.check_result == RESULTS[1]:
        return UNFIT
    if begins is None or ends is None:
        return "期限不全"
    if ends < day:
        return "已终止" if ended_early(care, day) else "已到期"
    if begins > day:
        return "未开始"
    if untold:
        return "缺告知"
    return "临期" if (ends - day).days <= REMINDER_DAYS else "有效"


def ended_early(care: EntrustedCare, day: date) -> bool:
    """True where the agreement was ended before its time, by `day`."""
    days = (parse_date(change.on) for change in care.changes if change.what == "终止")
    return any(each and each <= day for each in days)


def told(care: EntrustedCare, day: date) -> frozenset[str]:
    """Who has been told in writing by `day`."""
    return frozenset(
        notice.to for notice in care.notices if (sent := parse_date(notice.sent_on)) and sent <= day
    )


def contact_days(care: EntrustedCare, day: date) -> tuple[date, ...]:
    """The days on which the parents called or came, up to `day`, the earliest first."""
    days = (parse_date(contact.on) for contact in care.contacts)
    return tuple(sorted(each for each in days if each and each <= day))


def last_contact(care: EntrustedCare, day: date) -> date | None:
    """The last call up to `day`."""
    return next(reversed(contact_days(care, day)), None)


def contact_gap(care: EntrustedCare, day: date) -> int | None:
    """Days since the last call, or since the beginning where there was none; None before the beginning."""
    last = last_contact(care, day) or (care.begins if care.begins and care.begins <= day else None)
    return (day - last).days if last else None
