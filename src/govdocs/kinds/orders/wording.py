"""Words of the papers of orders: blanks to fill in by hand, persons in short, results of demands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from govdocs.kinds.parts.persons import ChildRef, Guardian
from govdocs.kinds.parts.record_fields import or_gap
from govdocs.kinds.parts.wording import BLANK_DAY, printed_date
from govdocs.text.dates import formal_date, parse_date

MET, PARTLY, UNMET = "√", "△", "×"
"""Marks of a demand in the grid of follow-ups."""

WHOLE_TERM: Final = "督促期限内"
"""A time limit that an order need not repeat behind each demand."""

_GUARDIAN: Final = "监护人"
_PARENTS: Final = ("父", "母", "父亲", "母亲")

_RULE: Final = "＿"


def blank(text: str, room: int = 6) -> str:
    """`text`, or a rule of so many 字 to write on."""
    return text or _RULE * room


def day_or_blank(text: str) -> str:
    """A date in the standard form, or room to write one."""
    return printed_date(text) if text else BLANK_DAY


def sentence(text: str) -> str:
    """`text` with one 。 behind it; nothing for nothing."""
    return f"{text.rstrip('。')}。" if text else ""


def counted(number: int, *, told: bool = True) -> str:
    """A number, or room to write one where it is not `told`."""
    return str(number) if told else "　　"


def in_brackets(parts: Iterable[str]) -> str:
    """What is known of `parts` in brackets, nothing where nothing is."""
    known = "，".join(filter(None, parts))
    return f"（{known}）" if known else ""


def child_in_short(child: ChildRef) -> str:
    """Sex and birth of a child in brackets behind its name."""
    return in_brackets((child.sex, born_words(child.born_on)))


def born_words(born_on: str) -> str:
    """A date of birth in a sentence; what a copy has made of it, 2012年（12岁）, without its brackets."""
    if "（" in born_on:
        return born_on.replace("（", "，").rstrip("）")
    return f"{printed_date(born_on)}出生" if born_on else ""


def names_of_guardians(guardians: Sequence[Guardian]) -> str:
    """The names of the guardians, or room for one."""
    return blank("、".join(guardian.name for guardian in guardians if guardian.name))


def guardians_below_each_other(guardians: Sequence[Guardian]) -> str:
    """The names of the guardians for a cell of a ledger, one a line."""
    return or_gap("\n".join(guardian.name for guardian in guardians if guardian.name))


def relations_of(guardians: Sequence[Guardian]) -> str:
    """What the guardians are to the child: 父亲、母亲; for remoter ones 监护人（姑）."""
    told = dict.fromkeys(_relation(guardian.relation) for guardian in guardians if guardian.relation)
    return "、".join(told) or _GUARDIAN


def _relation(word: str) -> str:
    return word if word.endswith(_PARENTS) else f"{_GUARDIAN}（{word}）"


def more_of(guardians: Sequence[Guardian]) -> str:
    """What else is known of the guardians, labelled; a line for each, named where there are several."""
    told = ((guardian.name if len(guardians) > 1 else "", _more(guardian)) for guardian in guardians)
    return "\n".join("：".join(filter(None, (name, words))) for name, words in told if words)


def _more(guardian: Guardian) -> str:
    told = {
        "健康状况": guardian.health,
        "职业": guardian.occupation,
        "务工地点": guardian.work_place,
        "去向": guardian.whereabouts,
        "联系频次": guardian.contact,
    }
    return "；".join(f"{label}：{words}" for label, words in told.items() if words)


def demand_words(number: int, text: str, due: str) -> str:
    """A demand as an order prints it, without a mark at its end: 1．送子女返校（2025年3月1日前）."""
    day = parse_date(due)
    limit = f"{formal_date(day)}前" if day else due.rstrip("。") if due != WHOLE_TERM else ""
    bare = blank(text.rstrip("。；"), 12)
    return f"{number}．{bare}{in_brackets((limit,))}"
