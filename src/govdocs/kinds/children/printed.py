"""What the papers of a child print beside its fields: ages, the word 多重, amounts, grandparents."""

from __future__ import annotations

from typing import Any

from govdocs.context import Context
from govdocs.kinds.children.child import Child
from govdocs.kinds.children.words import DISABILITIES, MULTIPLE
from govdocs.kinds.parts.form_values import boxes, form_values
from govdocs.kinds.parts.persons import Guardian, age_words
from govdocs.kinds.parts.wording import printed_date
from govdocs.text.dates import formal_date


def child_values(child: Child, context: Context) -> dict[str, Any]:
    """The values of the tags in the forms of a child; no copy for others shows its face."""
    photo = child.photo if context.copy == "full" else ""
    return {
        **form_values(child),
        "照片": photo,
        "photo": photo,
        "填报单位": context.unit,
        "统计日期": formal_date(context.today),
        "空白": not (child.file_no or child.name),
        "父亲姓名": _named(child.father, "父亲"),
        "母亲姓名": _named(child.mother, "母亲"),
        "照料人姓名": child.carer.name,
        "年龄": age_text(child, context),
        "残疾类别框": boxes((*DISABILITIES, MULTIPLE), disabilities(child)),
        "家庭年收入文字": f"{child.income}元" if child.income else "",
        "祖辈情况": "；".join(_grandparents(child)),
    }


def age_text(child: Child, context: Context) -> str:
    """The age on the day of the account: 12岁."""
    words = age_words(child.born_on, context.today)
    return f"{words}岁" if words.isdecimal() else words


def disabilities(child: Child) -> tuple[str, ...]:
    """The disabilities of a child; 多重 follows where there are several."""
    return (*child.disability_type, MULTIPLE) if len(child.disability_type) > 1 else child.disability_type


def _named(parent: Guardian, usual: str) -> str:
    """The name of a parent; one who is not the `usual` one, as a 继父 is not, has the word behind it."""
    strange = parent.relation not in ("", usual)
    return f"{parent.name}（{parent.relation}）" if strange else parent.name


def _grandparents(child: Child) -> list[str]:
    return [
        f"{each.relation}{each.name}（{printed_date(each.born_on)}生）"
        if each.born_on
        else each.relation + each.name
        for each in child.grandparents
    ]
