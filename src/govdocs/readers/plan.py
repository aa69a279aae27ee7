"""What is special in the body of a plan: leading groups, and what each section is about."""

from __future__ import annotations

import re
from typing import Any

from govdocs.readers.blocks import Block, Para
from govdocs.readers.ledger import Ledger
from govdocs.readers.looks import has_ordinal, is_sentence, label_of
from govdocs.readers.outline import Node
from govdocs.readers.source import EMPTY, Piece, joined
from govdocs.text.characters import nonblank
from govdocs.text.names import unpad_name

_SECTIONS = (
    ("汇报", r"汇报|报送|信息报送|材料上报|报告制度"),
    ("领导小组", r"领导小组|组织机构|工作专班|指挥部|组成人员|组织领导机构"),
    ("依据", r"依据|背景|指导思想|总体要求"),
    ("目标", r"目标|目的"),
    ("时段", r"活动时间|时间安排|整治时间|实施时间|时间$|期限|时段"),
    ("阶段", r"步骤|阶段|进度安排|工作安排"),
    ("职责", r"职责|分工|责任"),
    ("保障", r"保障|要求|组织领导|督导|督促|监督|考核|机制"),
    ("措施", r"措施|任务|内容|重点|举措|做法|对象|范围|原则"),
)
_OFFICES = (
    r"组\s*长|(?:第一|常务|执行|第二)?副\s*组\s*长|(?:第一|执行)组长|(?:常务|执行)副主任|成\s*员|成\s*员\s*单\s*位|主\s*任|副\s*主\s*任|办公室主任|总指挥|副总指挥|第一总指挥|指\s*挥\s*长|副指挥长|常务副指挥长|"
    r"政\s*委|召\s*集\s*人|副召集人|顾\s*问|秘\s*书\s*长|联\s*络\s*员|队\s*长|副\s*队\s*长|队\s*员|会\s*长|副\s*会\s*长|组\s*员|总负责人|负责人|牵头领导|分管领导|双组长"
)
_ROLE = re.compile(rf"^(?P<role>{_OFFICES})\s*(?P<colon>[:：])\s*(?P<rest>.*)$")
_ROLE_SPACED = re.compile(
    r"^(?P<role>组\s*长|副\s*组\s*长|成\s*员|组\s*员)(?P<colon>[\s\u3000]{2,}|\t)(?P<rest>\S.*)$"
)
_LEADING = re.compile(r"^(?:第一|常务|执行|副|双)?(?:组长|主任|总指挥|指挥长|召集人|队长|会长|负责人)$")
_PERSON = re.compile(r"^[\u3400-\u9fff𠀀-𿿿·•]{2,}(?:[（(][^（）()]{1,12}[)）])?$")
_PADDED_NAME = 4
_TAIL = re.compile(r"(?:等(?:[\u4e00-\u9fff]{0,12})?)?[。；;，,.]?$")
_MORE = re.compile(
    r"^[\u3400-\u9fff]{1,4}(?:[\s\u3000]{0,3}[\u3400-\u9fff]{1,3})?(?:[（(][^（）()]{1,12}[)）])?[\s\u3000]+\S.{1,40}$"
)


def section_of(heading: str) -> str:
    """The tag of a plan's section by the words of its heading; "" when no tag fits."""
    bare = nonblank(heading)
    return next((tag for tag, pattern in _SECTIONS if re.search(pattern, bare)), "")


def tag_sections(tree: list[Any]) -> None:
    """Puts the tag on each heading of the top level."""
    for entry in tree:
        if isinstance(entry, Node) and entry.kind != "item":
            entry.section = section_of(entry.title.text[entry.ordinal.end :])


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
        if _role(entry):
            roles += 1
        elif not (isinstance(entry, Para) and _is_more(entry, tree[at + count - 1])):
            break
        count += 1
    return count if roles >= 2 or _LEADING.match(nonblank(first["role"])) else 0


def _is_more(entry: Para, above: Block) -> bool:
    """True for a further member on a line of its own: a name, blanks, an office."""
    text = entry.text
    if has_ordinal(text) or is_sentence(text) or label_of(text) or not isinstance(above, Para):
        return False
    above_role = _role(above)
    if (
        above_role
        and not nonblank(above_role["rest"])
        and all(_is_short_name(part) for part in text.split("、"))
    ):
        return True
    return bool(_MORE.match(text)) and len(text) <= 60


def _group(entries: list[Para], ledger: Ledger) -> list[dict[str, Any]]:
    group: list[dict[str, Any]] = []
    for entry in entries:
        match = _role(entry)
        if match is None:
            people, tail = _people(entry.piece, ledger)
            group[-1]["people"] += [*people, *([tail] if tail.text else [])]
            continue
        ledger.mark(entry.piece.cut(match.start("colon"), match.end("colon")), "职务后的冒号")
        people, tail = _people(entry.piece.cut(match.start("rest")).strip(), ledger)
        role = entry.piece.cut(match.start("role"), match.end("role"))
        group.append({"role": role, "people": people, "tail": tail})
    return group


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
