"""What an office writes in every new data file: who issues it, under which code, to whom it usually goes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from govdocs.app.offices.office import Office, OrganCode
from govdocs.kinds.formal.regulation import Rule, find_rule
from govdocs.kinds.registry import Kind

_OWN_NAME = ("填报单位", "组织单位", "立档单位", "登记单位")
"""The labels of fields that name the office in records that are no 公文."""

_OWN_PEOPLE = ("整理人", "检查人")
"""The labels of fields that name who does this in the office; who confirms or signs says so himself."""

_NUMBERED = ("文件", "信函")
"""The formats of 公文 that bear a 发文字号: a 令 and minutes have numbers of their own."""


def usual_data(kind: Kind, office: Office, today: date) -> dict[str, Any]:
    """What the office fills in for `kind`, by Chinese labels; nothing for an office that says nothing.

    发文字号 lacks its number: 清政发〔2025〕号.
    """
    rule = find_rule(kind.label)
    found = _own_facts(kind, office) if rule is None else _official(rule, office, today)
    return {label: said for label, said in found.items() if said}


def code_for(label: str, office: Office) -> OrganCode | None:
    """The 机关代字 for a kind: the first whose 用途 names it, else the first; None where there is none."""
    named = (code for code in office.codes if label in code.use)
    return next(named, None) or next(iter(office.codes), None)


def _own_facts(kind: Kind, office: Office) -> dict[str, Any]:
    """What a record that is no 公文 says of the office: its name, its fonds, its people."""
    facts = {
        **dict.fromkeys(_OWN_NAME, office.name),
        "全宗号": office.scheme.fonds,
        **{role: office.people.get(role, "") for role in _OWN_PEOPLE},
    }
    labels = {info.title for info in kind.model.model_fields.values()}
    return {label: said for label, said in facts.items() if label in labels}


def _official(rule: Rule, office: Office, today: date) -> dict[str, Any]:
    code = code_for(rule.label, office)
    numbered = code is not None and rule.own_format in _NUMBERED
    letter = rule.own_format == "信函"  # bears neither 印发机关 nor 印发日期: GB/T 9704-2012, 10.1
    imprint = {
        "抄送": _for(rule.label, office.copies_to),
        "印发机关": "" if letter else office.printer,
    }
    return {
        "发文机关": (code.issuer if code else "") or office.name,
        "发文字号": f"{code.code}〔{today.year}〕号" if code and numbered else "",
        "主送机关": "" if rule.addressees == "none" else _for(rule.label, office.addressees),
        "版记": {name: organ for name, organ in imprint.items() if organ},
    }


def _for(label: str, said: Mapping[str, str]) -> str:
    """The usual organs for a kind, else those for all."""
    return said.get(label) or said.get("", "")
