"""The roster of a leading group: roles, and who holds them, on one line or on several."""

from __future__ import annotations

import re
from typing import Any

from govdocs.readers.blocks import Para
from govdocs.readers.ledger import Ledger
from govdocs.readers.looks import has_ordinal, is_date, is_sentence, label_of
from govdocs.readers.outline import Node
from govdocs.readers.source import EMPTY, Piece, joined
from govdocs.text.characters import nonblank
from govdocs.text.names import unpad_name

_RANK = r"(?:第\s*[一二]|常\s*务|执\s*行|名\s*誉|双|总|副){0,3}"
_POST = (
    r"组\s*长|成\s*员(?:\s*单\s*位)?|组\s*员|委\s*员|(?:办公室)?主\s*任(?:\s*委\s*员)?|指\s*挥(?:\s*[长员])?|"
    r"政\s*委|政治委员|教导员|召\s*集\s*人|顾\s*问|秘\s*书(?:\s*长)?|联\s*络\s*员|队\s*[长员]|会\s*长|理\s*事(?:\s*长)?|"
    r"[河湖林田山路街库]\s*长|负\s*责\s*人|牵头领导|分管领导"
)
_ROLE = re.compile(rf"^(?P<role>{_RANK}\s*(?:{_POST}))\s*(?P<colon>[:：])\s*(?P<rest>.*)$")
_ROLE_SPACED = re.compile(
    r"^(?P<role>组\s*长|副\s*组\s*长|成\s*员|组\s*员)(?P<colon>[\s\u3000]{2,}|\t)(?P<rest>\S.*)$"
)
_OTHER_ROLE = re.compile(
    r"^(?P<role>[\u4e00-\u9fff][\u4e00-\u9fff\s]{1,11}?)\s*(?P<colon>[:：])\s*(?P<rest>\S.*)$"
)
_LEADING = re.compile(
    r"^(?:第一|常务|执行|副|双|总)*(?:组长|主任|主任委员|总指挥|指挥长|指挥|召集人|队长|会长|理事长|负责人|[河湖林田山路街库]长)$"
)
_PERSON = re.compile(r"^[\u3400-\u9fff𠀀-𿿿·•]{2,}(?:[（(][^（）()]{1,30}[)）])?$")
_PADDED_NAME = 4
_LONGEST_LINE = 60
_FURTHER_IN = 4
_TAIL = re.compile(r"(?:等(?:[\u4e00-\u9fff]{0,12})?)?[。；;，,.]?$")
_NAME = r"(?:[\u3400-\u9fff𠀀-𿿿·]{2,5}|[\u3400-\u9fff𠀀-𿿿]\s{1,3}[\u3400-\u9fff𠀀-𿿿])"
_NAMED_OFFICE = re.compile(rf"^{_NAME}(?:\s*[（(][^（）()]{{1,30}}[)）]\s*\S{{0,40}}|\s+\S.{{1,40}})$")
_NAMED_IN_BRACKETS = re.compile(rf"^{_NAME}\s*[（(][^（）()]{{1,30}}[)）][。；;，,、]?$")


def with_groups(tree: list[Any], ledger: Ledger) -> list[Any]:
    """The tree with the lines of each leading group gathered into one entry."""
    result: list[Any] = []
    at = 0
    while at < len(tree):
        entry = tree[at]
        if isinstance(entry, Node):
            entry.body = with_groups(entry.body, ledger)
        count = _group_lines(tree, at)
        if count:
            result.append({"group": _group(tree[at : at + count], ledger)})
            at += count
        else:
            result.append(entry)
            at += 1
    return result


def _role(entry: Any) -> re.Match[str] | None:
    if not isinstance(entry, Para):
        return None
    return _ROLE.match(entry.text) or _ROLE_SPACED.match(entry.text)


def _group_lines(tree: list[Any], at: int) -> int:
    """How many entries from `at` are lines of one leading group: a leader first, or two roles at least."""
    first = _role(tree[at])
    if first is None:
        return 0
    count, roles = 1, 1
    while at + count < len(tree):
        entry = tree[at + count]
        if _role(entry) or _other_role(entry):
            roles += 1
        elif not (isinstance(entry, Para) and _is_more(entry, tree[at + count - 1], tree[at])):
            break
        count += 1
    return count if roles >= 2 or _LEADING.match(nonblank(first["role"])) else 0


def _other_role(entry: Any) -> re.Match[str] | None:
    """A role that only its place in a roster tells: a label, and a person with an office behind it."""
    match = _OTHER_ROLE.match(entry.text) if isinstance(entry, Para) else None
    return match if match and _NAMED_OFFICE.match(match["rest"]) and not is_sentence(match["rest"]) else None


def _is_more(entry: Para, above: Any, first: Para) -> bool:
    """True for a further member on a line of its own: a name and an office, or a line set further in."""
    text = entry.text
    if isinstance(above, Para) and _NAMED_IN_BRACKETS.match(text):
        return True
    if has_ordinal(text) or is_sentence(text) or is_date(text) or label_of(text):
        return False
    if len(text) > _LONGEST_LINE or not isinstance(above, Para):
        return False
    above_role = _role(above)
    if above_role and not nonblank(above_role["rest"]):
        return all(_is_short_name(part) for part in text.split("、")) or bool(_NAMED_OFFICE.match(text))
    return bool(_NAMED_OFFICE.match(text)) or entry.indent >= first.indent + _FURTHER_IN


def _group(entries: list[Para], ledger: Ledger) -> list[dict[str, Any]]:
    group: list[dict[str, Any]] = []
    for entry in entries:
        match = _role(entry) or _other_role(entry)
        if match is None:
            _add(group[-1], *_people(entry.piece, ledger))
            continue
        ledger.mark(entry.piece.cut(match.start("colon"), match.end("colon")), "职务后的冒号")
        people, tail = _people(entry.piece.cut(match.start("rest")).strip(), ledger)
        role = entry.piece.cut(match.start("role"), match.end("role"))
        group.append({"role": role, "people": people, "tail": tail})
    return group


def _add(line: dict[str, Any], people: list[Piece], tail: Piece) -> None:
    """Enters the people of a further line; what stood behind the last line goes before them."""
    if line["tail"].text and line["people"]:
        line["people"][-1] = joined([line["people"][-1], line["tail"]])
    line["people"] += people
    line["tail"] = tail


def _people(piece: Piece, ledger: Ledger) -> tuple[list[Piece], Piece]:
    """The people or units of a role, and what is printed behind the last: 等部门."""
    if not piece.text:
        return [], EMPTY
    tail = _TAIL.search(piece.text)
    cut = tail.start() if tail and tail.start() else len(piece.text)
    parts, marks = _divided(piece.cut(0, cut))
    parts = [part.strip() for part in parts]
    if not all(_is_name(part.text) for part in parts):
        return [piece], EMPTY
    for mark in marks:
        ledger.mark(mark, "姓名之间的顿号")
    return [_unpadded(part) for part in parts], piece.cut(cut)


def _is_short_name(text: str) -> bool:
    return bool(re.fullmatch(r"[\u3400-\u9fff·]{2,4}(?:[（(][^（）()]{1,12}[)）])?", unpad_name(text)))


def _is_name(text: str) -> bool:
    """True for a name, padded or not, or a unit; a name with an office behind it is none."""
    bare = unpad_name(text)
    padded = re.search(r"\s", text)
    return bool(_PERSON.match(bare)) and (not padded or len(re.sub(r"[（(].*", "", bare)) <= _PADDED_NAME)


def _divided(piece: Piece) -> tuple[list[Piece], list[Piece]]:
    """The parts between the 、 that stand outside brackets, and these marks."""
    parts, marks, start, depth = [], [], 0, 0
    for at, sign in enumerate(piece.text):
        depth = max(0, depth + (sign in "（(") - (sign in "）)"))
        if sign == "、" and not depth:
            parts.append((start, at))
            marks.append(piece.cut(at, at + 1))
            start = at + 1
    return [piece.cut(low, high) for low, high in [*parts, (start, len(piece.text))]], marks


def _unpadded(part: Piece) -> Piece:
    kept = [part.cut(at, at + 1) for at, sign in enumerate(part.text) if not sign.isspace()]
    return joined(kept)
