"""Which forms of which records lie in a child's volume, in which section, of which day, by whom.

What is not listed here is not filed: copies and stubs of a paper whose 正本 lies in the volume are 重份.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import BaseModel

from govdocs.archive.days import written
from govdocs.archive.volumes import SECTIONS
from govdocs.kinds.registry import Kind
from govdocs.text.dates import find_dates, parse_date

_INTAKE, _DECISION, _SERVICE, _, _CLOSURE = SECTIONS


@dataclass(frozen=True, slots=True)
class PaperSort:
    """How the papers of a kind of record are filed.

    `days` are the fields that may say its day, the first that does wins; `author` the field that says who
    made it, "" for the office. `sections` and `other_days` are those of single forms by label,
    `left_out` the forms that are not filed, `if_dated` those that are blank and not filed without a day of
    their own, `sealed` those that name who reported. `called_by_kind` where a label says too little.
    """

    section: str
    days: tuple[str, ...]
    author: str = ""
    sections: Mapping[str, str] = field(default_factory=dict)
    other_days: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    if_dated: tuple[str, ...] = ()
    sealed: tuple[str, ...] = ()
    called_by_kind: bool = False

    def section_of(self, label: str) -> str:
        """The section in which the form called `label` lies."""
        return self.sections.get(label, self.section)

    def day_of(self, label: str, record: BaseModel) -> str:
        """The day of a form as the archive writes it; "" where the record says none."""
        general = () if label in self.if_dated else self.days
        for path in (*self.other_days.get(label, ()), *general):
            days = [day for day in map(_day, _texts_at(record, path, label)) if day]
            if days:
                return written(max(days))
        return ""

    def author_of(self, record: BaseModel, office: str) -> str:
        """责任者 of a form: who the record says, else the `office`."""
        return str(getattr(record, self.author, "")) or office if self.author else office


def _texts_at(record: BaseModel, path: str, label: str) -> Iterator[str]:
    """What stands in a field, or (receipts.served_on) in a field of each entry of a list.

    Of entries that say to which form they belong only those of the form called `label` count.
    """
    name, _, inner = path.partition(".")
    value: Any = getattr(record, name, "")
    if not inner:
        yield str(value)
        return
    own = [entry for entry in value if label in dict(entry).values()]
    yield from (str(getattr(entry, inner)) for entry in own or value)


def _day(text: str) -> date | None:
    return parse_date(text) or next((found.day for found in find_dates(text)), None)


_SERVED = {"送达回证": ("receipts.served_on",)}

SORTS: Mapping[str, PaperSort] = {
    "child": PaperSort(_INTAKE, ("registered_on", "updated_on")),
    "mandatory_report": PaperSort(
        _INTAKE,
        ("reported_at", "found_at"),
        sealed=("强制报告登记表",),
        other_days={"强制报告回执和反馈单": ("feedback_on", "accepted_on")},
    ),
    "risk_assessment": PaperSort(_INTAKE, ("assessed_on",)),
    "guardianship_assessment": PaperSort(
        _INTAKE,
        ("assessed_on", "notified_on"),
        "assessor_org",
        other_days={"监护能力评估通知书": ("notified_on",)},
    ),
    "problem_family": PaperSort(_INTAKE, ("found_on",), called_by_kind=True),
    "entrusted_care": PaperSort(
        _DECISION,
        ("signed_on", "begins_on"),
        sections={"委托照护联系记录表": _SERVICE},
        other_days={"委托照护告知书": ("notices.sent_on",), "委托照护联系记录表": ("contacts.on",)},
    ),
    "guardianship_referral": PaperSort(
        _DECISION,
        ("sent_on",),
        "from_unit",
        other_days={"回执": ("reply_on", "received_on")},
        called_by_kind=True,
    ),
    "guardianship_order": PaperSort(
        _DECISION,
        ("issued_on",),
        "issuer",
        sections={"回访表": _SERVICE, "评估表": _SERVICE},
        other_days={"评估表": ("concluded_on",), "回访表": ("follow_ups.done_on",), **_SERVED},
        left_out=("副本", "存根"),
        if_dated=("回访表", "评估表"),
        called_by_kind=True,
    ),
    "intervention": PaperSort(
        _DECISION,
        ("issued_on",),
        "issuer",
        sections={"指导记录": _SERVICE, "查访记录": _SERVICE},
        other_days={"指导记录": ("sessions.on",), "查访记录": ("follow_ups.on",), **_SERVED},
        called_by_kind=True,
    ),
    "visit": PaperSort(_SERVICE, ("visited_at", "reported_at")),
    "guardian_talk": PaperSort(_SERVICE, ("began_at",)),
    "dropout_case": PaperSort(
        _SERVICE,
        ("found_on", "left_on"),
        other_days={
            "劝返记录表": ("attempts.on",),
            "复学跟踪表": ("tracking.on", "returned_on"),
            **dict.fromkeys(("劝学通知书", "限期返校通知书", "责令改正通知书"), ("notices.issued_on",)),
        },
    ),
    "hazard": PaperSort(_SERVICE, ("found_on",)),
}
"""By the name of the kind, in the order of the sections (fact sheet 3.5 [D])."""

CLOSURE = _CLOSURE
"""Where the last of several assessments of a closed case lies."""


def filed_kinds(kinds: tuple[Kind, ...]) -> tuple[Kind, ...]:
    """Those of `kinds` whose records lie in a child's volume, in the order of the sections."""
    by_name = {kind.name: kind for kind in kinds}
    return tuple(by_name[name] for name in SORTS if name in by_name)
