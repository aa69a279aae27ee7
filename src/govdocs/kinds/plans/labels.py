"""Labels in a plan that say who does a task and by when: 牵头单位：…；配合单位：…；完成时限：…."""

from __future__ import annotations

import re

from govdocs.text.names import split_outside_brackets

_UNIT_LABEL = (
    r"(?:牵头|主办|主责|责任|承办|配合|协办|协助|参与|参加)(?:单位|部门|科室|站所)|牵头|主办|配合|协办|参与"
)
_PERSON_LABEL = (
    r"(?:牵头|责任|分管|主管|联系|包抓|包联)(?:镇|乡|县|区)?(?:领导|负责人)|责任人|负责人|牵头人|联系人"
)
_DUE_LABEL = r"(?:完成|办结)(?:时限|时间|期限)|(?:时限|时间)要求|时限|期限"
_WORD = rf"(?:{_UNIT_LABEL}|{_PERSON_LABEL}|{_DUE_LABEL})"
_LABEL = re.compile(rf"(?<![\u4e00-\u9fff])(?P<label>{_WORD})\s*[：:]")
_CLAUSES = (
    (
        "lead",
        re.compile(
            r"^(?:.*由)?(?P<units>.+?)(?:等)?(?:共同|负责|分别)?牵头(?:负责|落实|实施|办理|组织实施)?$"
        ),
    ),
    (
        "coop",
        re.compile(
            r"^(?:.*由)?(?P<units>.+?)(?:等)?(?:积极|共同|按(?:照)?(?:各自)?职责(?:分工)?)?(?:配合|协助|参与|参加)(?:落实|实施|做好)?$"
        ),
    ),
    (
        "responsible",
        re.compile(
            r"^(?:.*由)?(?P<units>.+?)(?:等)?(?:具体|共同|分别|按(?:照)?(?:各自)?职责(?:分工)?)?(?:负责|承办|落实|实施)(?:落实|实施)?$"
        ),
    ),
    ("due", re.compile(r"^(?P<units>[^，；]{0,12}(?:\d\s*[年月日]|年底|月底)[^，；]{0,8}?)(?:完成|办结)?$")),
)
"""What a clause of a remark without labels says: 镇妇联牵头，中心学校配合，6月底前完成."""

_NAME = re.compile(
    r"[^：:。；;，,\d]{1,24}(?:[办所站院校会局委队部处科村居组府庭厅团联）)]|中心|社区|单位|部门|企业|公司|办公室)"
)
"""The name of a unit, by its last characters; it may say 和 within: 人力资源和社会保障所."""

_LONGEST = 60
"""A longer heading is no list of units."""

_OTHERS = re.compile(r"等(?:[^、，；]*)$")
"""等 behind the last name, where others are meant too."""

_ENDS = " \u3000；;，,。、"


def are_units(text: str) -> bool:
    """True for the name of a unit or several, as their last characters tell."""
    names = split_outside_brackets(text, "、")
    return len(text) <= _LONGEST and all(map(_NAME.fullmatch, names))


def is_unit_label(label: str) -> bool:
    """True for 牵头单位, 责任部门, 配合."""
    return bool(re.fullmatch(_UNIT_LABEL, label))


def is_person_label(label: str) -> bool:
    """True for 牵头领导, 责任人."""
    return bool(re.fullmatch(_PERSON_LABEL, label))


def is_due_label(label: str) -> bool:
    """True for 完成时限, 时间要求."""
    return bool(re.fullmatch(_DUE_LABEL, label))


def labelled_lines(body: tuple[object, ...]) -> dict[str, str]:
    """What the lines of `body` say that begin with a label; of a label told twice the first."""
    found: dict[str, str] = {}
    for line in body:
        if is_labelled(line):
            found = label_parts(str(line).strip().rstrip("。；;")) | found
    return found


def is_labelled(line: object) -> bool:
    """True for a line that begins with a label."""
    return isinstance(line, str) and bool(_LABEL.match(line.strip()))


def label_parts(remark: str) -> dict[str, str]:
    """The labels of a remark, each with what stands behind it; those of one without labels are supplied."""
    marks = list(_LABEL.finditer(remark))
    if not marks:
        return _clauses(remark)
    if remark[: marks[0].start()].strip(_ENDS):
        return {}
    ends = [*(mark.start() for mark in marks[1:]), len(remark)]
    return {
        mark["label"]: remark[mark.end() : end].strip(_ENDS) for mark, end in zip(marks, ends, strict=True)
    }


def sentence_parts(sentence: str) -> tuple[dict[str, str], str]:
    """The parts of a sentence that says who leads, and what else it says behind them."""
    clauses = split_outside_brackets(sentence.strip(_ENDS), "，,；;")
    for end in range(len(clauses), 0, -1):
        parts = _clauses("，".join(clauses[:end]))
        if parts and all(map(_is_plain, parts.items())):
            return parts, "，".join(clauses[end:])
    return {}, ""


def _is_plain(part: tuple[str, str]) -> bool:
    """True for a due, and for units that are units by their names."""
    label, words = part
    return is_due_label(label) or are_units(words.removesuffix("等"))


def label_at(text: str) -> int:
    """Where the labels at the end of `text` begin, behind a whole sentence; -1 for none."""
    found = (match.start() for match in _LABEL.finditer(text))
    return next((at for at in found if text[:at].rstrip()[-1:] in ("。", "；", ";")), -1)


def _clauses(remark: str) -> dict[str, str]:
    """The parts of a remark whose clauses end in 牵头, 负责, 配合; none when a clause says something else."""
    labels = {"lead": "牵头单位", "coop": "配合单位", "responsible": "责任单位", "due": "完成时限"}
    found: dict[str, str] = {}
    waiting: list[str] = []
    for clause in split_outside_brackets(remark.strip(_ENDS), "，,；;"):
        name, units = _clause(clause.strip())
        waiting.append(units)
        if name:
            found[labels[name]] = "、".join(waiting)
            waiting = []
    return {} if waiting else found


def _clause(text: str) -> tuple[str, str]:
    """What a clause says and of whom; "" for one that only lists further names."""
    for name, pattern in _CLAUSES:
        if match := pattern.match(text):
            return name, match["units"] + ("等" if name != "due" and _OTHERS.search(text) else "")
    return "", text
