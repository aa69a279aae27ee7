"""What the papers about the capacity of a guardian say, under the names of their tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from govdocs.context import Context
from govdocs.kinds.assessments.capacity import NOBODY, THE_HARM, CareState, GuardianshipAssessment
from govdocs.kinds.assessments.capacity_standard import FULL, Indicator
from govdocs.kinds.assessments.risk_form import SAME, change_words
from govdocs.kinds.parts.form_rows import record_values
from govdocs.kinds.parts.form_values import form_values
from govdocs.kinds.parts.persons import Guardian, with_relation
from govdocs.kinds.parts.wording import BLANK_DAY, BLANK_NAME, printed_date

Values = dict[str, Any]

NOT_GRADED: Final = "未评完"
"""Printed for an assessment with an indicator that has no mark."""


def capacity_values(record: GuardianshipAssessment, context: Context) -> Sequence[Values]:
    """One sheet of the notice, of the form of marks, of the report."""
    return (_values(record, context.today),)


def care_values(record: GuardianshipAssessment, context: Context) -> Sequence[Values]:
    """One sheet of the form about the child's care; none where nothing is said of it."""
    if record.care == CareState():
        return ()
    return capacity_values(record, context)


def _values(record: GuardianshipAssessment, today: date) -> Values:
    values = record_values(record, record.day or today)
    values["被评估人"] = tuple(map(_person, record.guardians))
    values |= dict(_said(record))
    values |= {
        "自有标准": record.own_standard,
        "指标行": tuple(_lines(record)),
        "总分": "" if record.total is None else str(record.total),
        "等级": record.grade or ("" if not record.marks else NOT_GRADED),
        "等级依据": grade_reason(record),
        "上次": _before(record),
        "变化": change_words(record.previous_total, record.total) if record.marks else "",
        "得分文字": "".join(_scores(record)) if record.marks else BLANK_NAME,
        "变化文字": _change(record),
        "异议": _dispute(values),
        "通知日期文字": printed_date(record.notified_on) or BLANK_DAY,
    }
    return values


def _person(guardian: Guardian) -> Values:
    where = "，".join(filter(None, (guardian.whereabouts, guardian.work_place, guardian.occupation)))
    return form_values(guardian) | {"近况": where, "简况": with_relation(guardian)}


def _said(record: GuardianshipAssessment) -> Iterator[tuple[str, str]]:
    """What running text says, with room to write where the record says nothing."""
    named = tuple(with_relation(each) for each in record.guardians if each.name)
    yield "被评估人姓名", "、".join(each.name for each in record.guardians if each.name) or BLANK_NAME
    yield "称呼", "你们" if len(record.guardians) > 1 else "你"
    yield "被评估人简况", "、".join(named) or BLANK_NAME
    yield "未成年人姓名", record.child.name or BLANK_NAME
    yield "委托", record.entrusted_by or BLANK_NAME
    yield "机构", record.assessor_org or BLANK_NAME
    yield "日期", printed_date(record.assessed_on) or BLANK_DAY
    yield "地点", f"在{record.place}" if record.place else ""
    yield "方式", "、".join(record.methods) or BLANK_NAME
    yield "评估人员", "、".join(record.assessors) or BLANK_NAME
    yield "发现", record.findings or BLANK_NAME
    yield "建议", record.suggestions or BLANK_NAME
    yield "意见", record.guardian_opinion or BLANK_NAME


def _lines(record: GuardianshipAssessment) -> Iterator[Values]:
    """The rows of the form of marks: each indicator, the sum of each part."""
    for part in dict.fromkeys(each.part for each in record.indicators):
        indicators = [each for each in record.indicators if each.part == part]
        yield from (_line(record, each) for each in indicators)
        total = record.part_total(part)
        full = sum(each.full for each in indicators)
        yield {"方面": part, "指标": "小计", "满分": full, "得分": "" if total is None else total, "理由": ""}


def _line(record: GuardianshipAssessment, indicator: Indicator) -> Values:
    mark = record.mark_of(indicator)
    return {
        "方面": indicator.part,
        "指标": indicator.label,
        "满分": indicator.full,
        "得分": mark.score if mark else "",
        "理由": mark.reason if mark else "",
    }


def grade_reason(record: GuardianshipAssessment) -> str:
    """Why the grade is what it is, in words."""
    if record.nobody_able == "是":
        return f"没有有能力的监护人，等级为{NOBODY}。"
    if not record.scored_grade:
        return ""
    if record.grade != record.scored_grade:
        return f"按得分为{record.scored_grade}；发现侵害，等级不高于{THE_HARM}，定为{record.grade}。"
    lines = record.thresholds
    words = f"{lines.normal}分以上正常，{lines.lacking}分以上不足，{lines.improper}分以上失当，其余缺失"
    return f"按得分定为{record.grade}（{words}）。"


def _scores(record: GuardianshipAssessment) -> Iterator[str]:
    for part in dict.fromkeys(each.part for each in record.indicators):
        total = record.part_total(part)
        full = sum(each.full for each in record.indicators if each.part == part)
        yield f"{part}{NOT_GRADED if total is None else f'{total}分'}（满分{full}分），"
    total = record.total
    yield f"总分{NOT_GRADED if total is None else f'{total}分'}（满分{FULL}分）。"


def _before(record: GuardianshipAssessment) -> str:
    score = "" if record.previous_total is None else f"{record.previous_total}分"
    return "　".join(filter(None, (record.previous_id, score, record.previous_grade)))


def _change(record: GuardianshipAssessment) -> str:
    if record.previous_total is None:
        return ""
    before = _before(record).replace("\u3000", "，")
    change = change_words(record.previous_total, record.total)
    return f"上次评估{before}；本次{change}{'' if change in (SAME, '—') else '分'}。"


def _dispute(values: Values) -> str:
    dispute = values["异议与复核"]
    recheck = f"复核结果：{dispute['复核结果'].rstrip('。')}" if dispute["复核结果"] else ""
    said = "；".join(filter(None, (dispute["提出日期"], dispute["异议内容"].rstrip("。"), recheck)))
    return f"{said}。" if said else ""
