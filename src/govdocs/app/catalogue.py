"""Use cases: the list of kinds, and an empty data file to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_origin

from pydantic import BaseModel

from govdocs.app.casebooks import casebook_kind
from govdocs.app.labels import FREE_FIELDS, models_in
from govdocs.app.offices.office import Office
from govdocs.app.offices.usual import usual_data
from govdocs.app.record_books import CASEBOOK, field_order
from govdocs.app.yamldump import inline_text
from govdocs.context import Context
from govdocs.kinds.formal.regulation import Rule, find_rule
from govdocs.kinds.registry import Kind, all_kinds, find_kind

_OF_MINUTES = frozenset({"issue", "editor", "present", "on_leave", "observers"})

_EXAMPLES = {
    "body": (
        "- 第一段。",
        "- 标题: 一、总体要求",
        "  内容:",
        "    - 标题下的一段。",
        "    - 标题: （一）明确责任。",
        "      接排: 与标题同一段的文字。",
        "- 条目: （1）有序号而没有标题的一段。",
        "- 表格:",
        "    表头行数: 1",
        "    行:",
        "      - [序号, 任务, 牵头单位]",
        "      - ['1', 入户走访, 社会事务办]",
        "- 领导小组:",
        "    - 职务: 组长",
        "      人员: 何某川",
    ),
    "attachments": ("- 标题: 责任分工表", "  正文:", "    - 一段一项。"),
    "issued": ("- 标题: ××实施方案", "  正文:", "    - 一段一项。"),
    "duties": ("- 单位: 社会事务办", "  任务:", "    - 摸清底数"),
    "areas": (
        "- 领域: 家庭保护",
        "  牵头单位: 妇联",
        "  配合单位:",
        "    - 中心学校",
        "  任务:",
        "    - 办好家长课堂",
    ),
    "stages": (
        "- 名称: 动员部署阶段",
        "  时段:",
        "    起: 2025年4月10日",
        "    止: 2025年4月30日",
        "  任务:",
        "    - 开好动员会",
    ),
}


def list_kinds() -> tuple[Kind, ...]:
    """Every kind, in the order of the Regulation, the plan last."""
    return all_kinds()


def new_record(word: str, context: Context | None = None, office: Office | None = None) -> tuple[Kind, str]:
    """The kind called `word` and an empty data file of it, with a comment above each field.

    What an `office` writes in all its data files on a day is filled in.
    """
    kind = casebook_kind() if word == CASEBOOK else find_kind(word)
    usual = usual_data(kind, office, context.today) if office and context else {}
    lines = [f"# {kind.label}：{kind.use}", "# 在冒号后填写；不需要的字段留空或删去。以 # 开头的是说明。", ""]
    lines.extend(_fields(kind.model, {"文种": kind.label, **usual}, find_rule(kind.label)))
    return kind, "\n".join(lines) + "\n"


def _fields(
    model: type[BaseModel], said: Mapping[str, Any], rule: Rule | None = None, indent: str = ""
) -> Iterator[str]:
    """The fields of `model`, filled in with what is `said` by their labels."""
    for name in field_order(model):
        info = model.model_fields[name]
        if name in FREE_FIELDS or (rule and _useless(name, rule)):
            continue
        if info.description:
            yield f"{indent}# {info.description}"
        for line in _EXAMPLES.get(name, ()):
            yield f"{indent}#   {line}"
        value = said.get(info.title or name, "")
        yield f"{indent}{info.title}:{f' {inline_text(value)}' if value and isinstance(value, str) else ''}"
        inner = models_in(model, name)
        if len(inner) == 1 and name not in _EXAMPLES:
            listed = get_origin(info.annotation) is tuple
            inside = value if isinstance(value, Mapping) else {}
            lines = _fields(inner[0], inside, None, f"{indent}    " if listed else f"{indent}  ")
            yield from _item(lines, indent) if listed else lines


def _item(lines: Iterable[str], indent: str) -> Iterator[str]:
    """The fields of a thing that stands in a list, with its mark before the first of them."""
    begun = False
    for line in lines:
        first = not begun and not line.lstrip().startswith("#")
        begun = begun or first
        yield f"{indent}  - {line[len(indent) + 4 :]}" if first else line


def _useless(name: str, rule: Rule) -> bool:
    if name == "form":
        return len(rule.formats) == 1
    if name in _OF_MINUTES:
        return rule.name != "minutes"
    needs = {"addressees": rule.addressees, "signers": rule.signers, "signature": rule.signature}
    return needs.get(name) == "none"
