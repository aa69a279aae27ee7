"""Findings about one child of the register: what is missing, what its classes ask for, days, school, harm."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from govdocs.diagnostics import Diagnostic, error, warning
from govdocs.kinds.children.child import Child
from govdocs.kinds.children.words import (
    COMPULSORY,
    DEGREES,
    DISABILITIES,
    GONE_GROUNDS,
    LEAST_TERM_MONTHS,
    LEFT,
    LEFT_BEHIND,
    NO_HOUSEHOLD,
    NONE,
    OTHER,
    POOR,
    SEVERELY_DISABLED,
    TERM_GROUNDS,
    UNSUPPORTED,
)
from govdocs.kinds.parts.form_rules import empty_findings
from govdocs.kinds.parts.legal_ages import ADULT
from govdocs.kinds.parts.persons import NO_NUMBER, age_on
from govdocs.kinds.parts.record_fields import due_day
from govdocs.text.dates import parse_date
from govdocs.text.days import add_months

LEFT_BEHIND_UNTIL: Final = 16
"""Years of age from which a child is not left behind any more (国发〔2016〕13号)."""

LASTING_CLASS: Final = "非重残残疾儿童"
_SEVERE: Final = ("一级", "二级")
_MIND: Final = ("智力", "精神")
_CARD_TYPES: Final = dict(zip((*DISABILITIES, "多重"), "1234567", strict=True))
"""The digit for the type of a disability in the number of a card."""


def child_findings(child: Child) -> Iterator[Diagnostic]:
    """Everything that is to be said about a child by itself."""
    yield from empty_findings(_needed(child))
    yield from _class_findings(child)
    yield from _household_findings(child)
    yield from _left_behind_findings(child)
    yield from _unsupported_findings(child)
    yield from _disability_findings(child)
    yield from _choice_findings(child)
    yield from _date_findings(child)
    yield from _status_findings(child)


def _needed(child: Child) -> dict[str, object]:
    """The facts that the form asks for, by their labels."""
    facts: dict[str, object] = {
        "姓名": child.name,
        "性别": child.sex,
        "民族": child.ethnicity,
        "出生日期": child.born_on,
        "证件号码": child.id_no,
        "户籍状态": child.hukou_state,
        "户籍性质": child.hukou_type,
        "户籍地址": child.hukou_addr,
        "现住地址": child.home,
        "村社区": child.village,
        "类别": child.classes,
        "健康状况": child.health,
        "就学情况": child.schooling,
        "监护状况": child.guardianship_state,
        "经济来源": child.income_source,
        "享受救助": child.aids,
        "受侵害情形": child.harm_seen,
        "需求": child.needs,
        "帮扶责任人": child.helper,
        "儿童主任": child.director,
        "登记日期": child.registered_on,
        "更新日期": child.updated_on,
        "状态": child.status,
    }
    return facts | dict(_needed_by_class(child))


def _needed_by_class(child: Child) -> Iterator[tuple[str, object]]:
    if child.schooling in COMPULSORY:
        yield from {"就读学校": child.school, "年级班级": child.grade, "是否寄宿": child.boarding}.items()
    if child.left_behind:
        yield "委托照料原因", child.care_reason
    if SEVERELY_DISABLED in child.classes or LASTING_CLASS in child.classes or child.health == "残疾":
        yield from {"残疾类别": child.disability_type, "残疾等级": child.disability_level}.items()
        yield "残疾证号", child.card_no
    if child.health == "重病" or "重病儿童" in child.classes:
        yield "重病名称", child.disease
    if POOR in child.classes:
        yield "贫困情形", child.poverty
    if "涉案未成年人" in child.classes:
        yield "涉案身份", child.case_role


def _class_findings(child: Child) -> Iterator[Diagnostic]:
    if child.primary and child.categories and child.primary not in child.categories:
        yield error("D803", "主要类别不在所选的类别里", "主要类别", "在“类别”里补选，或改写主要类别")
    if not child.primary and len(child.categories) > 1:
        words = f"选了 {len(child.categories)} 个类别，没有写主要类别，按第一个统计"
        yield warning("D803", words, "类别", "补写“主要类别”")
    age = _age_when(child, child.registered_on)
    if age is not None and age >= ADULT:
        words = f"登记时已满 {ADULT} 周岁，不再是未成年人"
        yield error("D801", words, "登记日期", "核对出生日期和登记日期；已满18周岁的不登记")


def _age_when(child: Child, when: str) -> int | None:
    day = parse_date(when)
    return age_on(child.born_on, day) if day else None


def _household_findings(child: Child) -> Iterator[Diagnostic]:
    """Who is not registered with the police anywhere must be (中华人民共和国户口登记条例 2)."""
    unregistered = NO_HOUSEHOLD in child.classes or child.id_no == NO_HOUSEHOLD
    if unregistered and child.hukou_state == "已登记":
        yield error("D814", "写了无户籍，户籍状态却是已登记", "户籍状态", "核对户籍状态、类别和证件号码")
    elif child.hukou_state == "未登记":
        hint = "协助向公安派出所申请户口登记，列入任务台账；办结后补写证件号码"
        yield warning("D814", "没有登记户口", "户籍状态", hint)


def _left_behind_findings(child: Child) -> Iterator[Diagnostic]:
    if not child.left_behind:
        return
    age = _age_when(child, child.registered_on)
    if age is not None and age >= LEFT_BEHIND_UNTIL:
        words = f"登记时已满 {LEFT_BEHIND_UNTIL} 周岁，不能列为{LEFT_BEHIND}"
        yield error("D802", words, "类别", "改选其他类别；其他类别登记到18周岁")
    if child.hukou_type not in ("", "农村居民"):
        yield error(
            "D802", f"户籍性质不是农村居民，不能列为{LEFT_BEHIND}", "类别", "核对户籍性质，或改选其他类别"
        )


def _unsupported_findings(child: Child) -> Iterator[Diagnostic]:
    if UNSUPPORTED not in child.classes:
        return
    grounds = {"父亲情形": child.father_ground, "母亲情形": child.mother_ground}
    empty = [label for label, ground in grounds.items() if not ground]
    if empty:
        words = f"列为{UNSUPPORTED}，没有写{'、'.join(empty)}"
        yield error("D804", words, empty[0], "父母双方都要有不能抚养的情形；不符合的改选其他类别")
    elif all(ground in GONE_GROUNDS for ground in grounds.values()):
        words = f"父母双方死亡或失踪的是孤儿，不列为{UNSUPPORTED}"
        yield error("D804", words, "类别", "改选“孤儿”")
    yield from _term_findings(
        child, "父亲情形", child.father_ground, (child.father_since, child.father_until)
    )
    yield from _term_findings(
        child, "母亲情形", child.mother_ground, (child.mother_since, child.mother_until)
    )


def _term_findings(child: Child, label: str, ground: str, term: tuple[str, str]) -> Iterator[Diagnostic]:
    """Prison, detox, restricted liberty and lost contact count from six months on."""
    if ground not in TERM_GROUNDS:
        return
    since, until = map(due_day, term)
    if ground == "失联" and until is None:
        known = (parse_date(child.registered_on), parse_date(child.updated_on))
        until = max(filter(None, known), default=None)
    if since is None or until is None:
        wanted = f"{label}起算" if since is None else f"{label}届满"
        words = f"{label}是有期限的，没有写起算或届满日期，不能判断是否满 {LEAST_TERM_MONTHS} 个月"
        yield warning("D804", words, wanted, f"补写“{wanted}”")
    elif until + timedelta(1) < add_months(since, LEAST_TERM_MONTHS):
        words = f"{label}不满 {LEAST_TERM_MONTHS} 个月，不能列为{UNSUPPORTED}"
        yield error("D804", words, label, "核对起算、届满日期；不符合的改选其他类别")


def _disability_findings(child: Child) -> Iterator[Diagnostic]:
    severe = child.disability_level in _SEVERE or any(each in _MIND for each in child.disability_type)
    known = child.disability_level and (severe or child.disability_type)
    if known and SEVERELY_DISABLED in child.classes and not severe:
        hint = "重残是一、二级残疾，或三、四级智力、精神残疾；核对等级，或改选“非重残残疾儿童”"
        yield error("D805", "残疾类别、等级不到重残", "残疾等级", hint)
    if known and LASTING_CLASS in child.classes and severe:
        yield error("D805", "残疾类别、等级已经是重残", "残疾等级", "改选“重残儿童”，或核对等级")
    if child.card_no:
        yield from _card_findings(child)


def _card_findings(child: Child) -> Iterator[Diagnostic]:
    number, kind, degree = child.card_no[:18], child.card_no[18:19], child.card_no[19:]
    if child.id_no and child.id_no not in NO_NUMBER and number != child.id_no:
        yield error("D806", "残疾证号的前18位与证件号码不一致", "残疾证号", "逐位核对两个号码")
    type_of_many = "多重" if len(child.disability_type) > 1 else next(iter(child.disability_type), "")
    if type_of_many and _CARD_TYPES[type_of_many] != kind:
        yield error(
            "D806",
            "残疾证号第19位与残疾类别不一致",
            "残疾证号",
            "第19位依次表示视力、听力、言语、肢体、智力、精神、多重",
        )
    if child.disability_level and str(DEGREES.index(child.disability_level) + 1) != degree:
        yield error("D806", "残疾证号第20位与残疾等级不一致", "残疾证号", "第20位表示残疾等级，一级写1")


def _choice_findings(child: Child) -> Iterator[Diagnostic]:
    lists: dict[str, tuple[str, ...]] = {
        "受侵害情形": child.harm_seen,
        "享受救助": tuple(aid.aid_type for aid in child.aids),
    }
    for label, picked in lists.items():
        if NONE in picked and len(picked) > 1:
            yield error("D810", f"{label}选了“无”，又选了别的", label, "没有的只写“无”，有的删去“无”")
    chosen: dict[str, tuple[str, ...]] = {
        "类别": child.classes,
        "户籍性质": (child.hukou_type,),
        "健康状况": (child.health,),
        "就学情况": (child.schooling,),
        "家庭结构": (child.family_type,),
        "住房": (child.housing,),
        "经济来源": child.income_source,
        "不良行为": child.misbehaviour,
        **lists,
    }
    others = [label for label, picked in chosen.items() if OTHER in picked]
    if others and not child.other_words:
        words = f"{'、'.join(others)}选了“其他”，没有写明是什么"
        yield warning("D811", words, "其他的说明", "在“其他的说明”里写明")


def _date_findings(child: Child) -> Iterator[Diagnostic]:
    born, registered, updated = map(parse_date, (child.born_on, child.registered_on, child.updated_on))
    if born and registered and registered < born:
        yield error("D812", "登记日期早于出生日期", "登记日期", "核对两个日期")
    if registered and updated and updated < registered:
        yield error("D812", "更新日期早于登记日期", "更新日期", "核对两个日期")
    for label, when in (("评估日期", child.assessed_on), ("退出日期", child.exited_on)):
        day = parse_date(when)
        if day and born and day < born:
            yield error("D812", f"{label}早于出生日期", label, "核对两个日期")
    if child.risk_level and not child.assessed_on:
        yield warning("D812", "写了风险等级，没有写评估日期", "评估日期", "补写“评估日期”")


def _status_findings(child: Child) -> Iterator[Diagnostic]:
    if child.status == LEFT and not child.exit_reason:
        yield error("D809", "已退出的没有写退出原因", "退出原因", "补写“退出原因”")
    if child.status == LEFT and not child.exited_on:
        yield warning("D809", "已退出的没有写退出日期", "退出日期", "补写“退出日期”")
    if child.status not in ("", LEFT) and (child.exit_reason or child.exited_on):
        hint = f"已经退出的，状态写“{LEFT}”；没有退出的删去退出原因和日期"
        yield error("D809", f"状态是{child.status}，却写了退出原因或日期", "状态", hint)
    exited = parse_date(child.exited_on)
    grown = child.exit_reason == "年满18周岁" and exited and (age_on(child.born_on, exited) or 0) < ADULT
    if grown:
        yield error(
            "D809", "退出原因是年满18周岁，退出日期却在18周岁之前", "退出日期", "核对出生日期和退出日期"
        )


def registered_on_day(child: Child, day: date) -> bool:
    """True for a child that stands in the register on `day`: registered by then, and not yet gone."""
    begun, ended = parse_date(child.registered_on), parse_date(child.exited_on)
    if begun and begun > day:
        return False
    return child.status != LEFT or bool(ended and ended > day)
