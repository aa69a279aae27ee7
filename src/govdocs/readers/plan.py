"""What is special in the body of a plan: what each section is about."""

from __future__ import annotations

import re
from typing import Any

from govdocs.readers.outline import Node
from govdocs.text.characters import nonblank

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


def section_of(heading: str) -> str:
    """The tag of a plan's section by the words of its heading; "" when no tag fits."""
    bare = nonblank(heading)
    return next((tag for tag, pattern in _SECTIONS if re.search(pattern, bare)), "")


def tag_sections(tree: list[Any]) -> None:
    """Puts the tag on each heading of the top level."""
    for entry in tree:
        if isinstance(entry, Node) and entry.kind != "item":
            entry.section = section_of(entry.title.text[entry.ordinal.end :])
