"""The roster of a leading group in print: labels of one width, names run on, officers a line each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govdocs.document.nodes import Paragraph, Run
from govdocs.kinds.parts.content import RosterLine
from govdocs.text.names import pad_name, unpad_name

_UNITS = frozenset(
    (
        "团委",
        "妇联",
        "工会",
        "残联",
        "侨联",
        "科协",
        "文联",
        "纪委",
        "学校",
        "医院",
        "支队",
        "大队",
        "各村",
        "各办",
    )
)
_HAN = "[\u3400-\u9fff\U00020000-\U0003ffff]"
_OFFICE_END = "[长记任员师席警委]"
_IN_BRACKETS = re.compile(rf"^(?P<name>{_HAN}{{2,5}})[（(](?:[^（）()]{{3,}}|[^（）()]*{_OFFICE_END})[)）]")
_BEHIND_BLANKS = re.compile(
    rf"^(?P<name>{_HAN}\s+{_HAN}(?=\s|[（(])|{_HAN}{{2,5}})"
    r"(?:(?P<mark>[（(][^（）()]*[)）])(?P<gap>\s*)|\s+)(?P<office>\S.*)$"
)


def roster_paragraphs(line: RosterLine, lines: Sequence[RosterLine]) -> Iterator[Paragraph]:
    """One role of a leading group: its label as wide as the others, wrapped names aligned behind it.

    Names alone run on with 、 between them; people with their offices stand on a line each, without it.
    """
    label = f"{_label(line.role, lines)}："
    people = people_of(line)
    if sum(map(_holds_office, line.people)) * 2 < max(2, len(people)):
        yield _paragraph(label, "、".join(people) + line.tail, label)
        return
    for index, person in enumerate(people):
        head = "\u3000" * len(label) if index else label
        yield _paragraph(head, person + (line.tail if index == len(people) - 1 else ""), label)


def _paragraph(head: str, text: str, label: str) -> Paragraph:
    return Paragraph((Run(head), Run(text)), "roster", hang=len(label))


def _label(role: str, lines: Sequence[RosterLine]) -> str:
    together = unpad_name(role.rstrip("：:"))
    wide = any(len(unpad_name(line.role)) > 2 for line in lines)
    return pad_name(together) if wide else together


def people_of(line: RosterLine) -> tuple[str, ...]:
    """The people or units of a line as printed: a name of two characters as wide as one of three."""
    if "单位" in line.role:
        return line.people
    return tuple(person if unpad_name(person) in _UNITS else _spaced(person) for person in line.people)


def _spaced(person: str) -> str:
    """A name padded, an office one 字 behind it."""
    behind = _BEHIND_BLANKS.match(person)
    if behind and _holds_office(person):
        name = pad_name(unpad_name(behind["name"]))
        gap = "" if behind["mark"] and not behind["gap"] else "\u3000"
        return f"{name}{behind['mark'] or ''}{gap}{' '.join(behind['office'].split())}"
    within = _IN_BRACKETS.match(unpad_name(person))
    if within:
        return pad_name(within["name"]) + unpad_name(person)[within.end("name") :]
    return pad_name(person)


def _holds_office(person: str) -> bool:
    """True for a person with an office, in brackets or behind blanks; （镇） only tells two names apart."""
    if _IN_BRACKETS.match(unpad_name(person)):
        return True
    behind = _BEHIND_BLANKS.match(person)
    if behind is None:
        return False
    return len(behind["office"]) >= 4 or bool(re.search(f"..{_OFFICE_END}$|^书记$|^.长$", behind["office"]))
