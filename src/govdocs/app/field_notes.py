"""What a workbook to be filled in says beside its fields; read again, it is no answer."""

from __future__ import annotations

from govdocs.app.record_books import CASEBOOK, BookField
from govdocs.kinds.registry import Kind

_OF_CASEBOOKS = (
    "每种表单一张表，一行一份，第一列是编号。\n名称带“.”的表写一份里的各项，第一列写明属于哪一份。\n"
    "列可以调换、隐藏，用不着的表可以空着；灰色斜体的示例行不读入。"
)
_REQUIRED = "必填。"
_HOW = {"list": "有几项时，一行一项（Alt+Enter 换行）。", "names": "有几个时，用顿号隔开，或一行一个。"}


def kind_note(kind: Kind) -> str:
    """What stands beside 文种: the use of the kind, and how to fill in the sheet."""
    if kind.label == CASEBOOK:
        return _OF_CASEBOOKS
    return f"{kind.use.rstrip('。')}。\n在 B 列填写；带 * 的必填，不需要的留空。"


def field_note(each: BookField) -> str:
    """What stands beside a field or behind the head of its column."""
    parts = (_REQUIRED if each.required else "", each.description, _HOW.get(each.sort, ""))
    note = "\n".join(part for part in parts if part)
    if each.sort == "names" and each.words:
        between = "；" if any("、" in word for word in each.words) else "、"
        note += f"\n可以填：{between.join(each.words)}"
    return note
