"""The figures of a quarterly report: what is counted, this quarter and so far, and what must agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, JsonValue, model_validator

from govdocs.kinds.parts.fields import Input
from govdocs.text.numerals import ascii_digits


def _plain(value: Any) -> Any:
    return (
        ascii_digits(value).replace(",", "").replace("，", "").strip(" %％")
        if isinstance(value, str)
        else value
    )


def _counted(value: Any) -> Any:
    text = str(_plain(value))
    if value is not None and not (text.isascii() and text.isdecimal()):
        raise ValueError("应当是不小于 0 的整数")
    return None if value is None else int(text)


def _measured(value: Any) -> Any:
    if value is None:
        return None
    try:
        amount = Decimal(str(_plain(value)))
    except InvalidOperation as fault:
        raise ValueError("应当是数字") from fault
    if not amount.is_finite() or amount < 0 or amount != round(amount, 2):
        raise ValueError("应当不小于 0，最多两位小数")
    return amount


def _pair(value: Any) -> Any:
    if isinstance(value, str | int | float):
        quarter, _, total = str(value).replace("／", "/").partition("/")
        return {name: text for name, text in (("quarter", quarter), ("total", total)) if text.strip()}
    return value


class Figure(Input):
    """How many, in the quarter and so far; “12/40” is accepted for both."""

    quarter: Annotated[int | None, BeforeValidator(_counted)] = Field(None, title="本季")
    total: Annotated[int | None, BeforeValidator(_counted)] = Field(None, title="累计")

    _from_text = model_validator(mode="before")(_pair)


class Amount(Input):
    """How much, in the quarter and so far; at most two decimals."""

    quarter: Annotated[Decimal | None, BeforeValidator(_measured)] = Field(None, title="本季")
    total: Annotated[Decimal | None, BeforeValidator(_measured)] = Field(None, title="累计")

    _from_text = model_validator(mode="before")(_pair)


def _indicator(title: str, unit: str, group: str, kept: bool = False) -> Any:
    """A field for an indicator; one that is `kept` is a number at the end of the period, not a sum."""
    words = f"单位：{unit}；{'期末数' if kept else '本季数和累计数，可写作“12/40”'}"
    extra: dict[str, JsonValue] = {"unit": unit, "group": group, "kept": kept}
    return Field(None, title=title, description=words, json_schema_extra=extra)


_PEOPLE, _VISITS = "对象", "走访"
_REPORTS, _GUARDIANS, _SCHOOL = "强制报告", "监护干预", "控辍保学"
_SCREENING, _HAZARDS, _TEACHING, _HELP = "入职查询", "隐患排查", "培训宣传", "关爱服务"


class Figures(Input):
    """Every figure of a quarterly report."""

    minors: Figure | None = _indicator("未成年人总数", "人", _PEOPLE, kept=True)
    in_difficulty: Figure | None = _indicator("困境（留守等）未成年人", "人", _PEOPLE, kept=True)
    left_behind: Figure | None = _indicator("其中农村留守儿童", "人", _PEOPLE, kept=True)
    orphans: Figure | None = _indicator("其中孤儿", "人", _PEOPLE, kept=True)
    unsupported: Figure | None = _indicator("其中事实无人抚养儿童", "人", _PEOPLE, kept=True)
    ill_or_disabled: Figure | None = _indicator("其中重病重残儿童", "人", _PEOPLE, kept=True)
    poor: Figure | None = _indicator("其中贫困家庭儿童", "人", _PEOPLE, kept=True)
    badly_guarded: Figure | None = _indicator("其中监护不当或受侵害儿童", "人", _PEOPLE, kept=True)
    other_classes: Figure | None = _indicator("其中其他困境未成年人", "人", _PEOPLE, kept=True)
    entered: Figure | None = _indicator("新增人数", "人", _PEOPLE)
    left: Figure | None = _indicator("退出人数", "人", _PEOPLE)
    high_risk: Figure | None = _indicator("高风险人数", "人", _PEOPLE, kept=True)
    middle_risk: Figure | None = _indicator("中风险人数", "人", _PEOPLE, kept=True)
    low_risk: Figure | None = _indicator("低风险人数", "人", _PEOPLE, kept=True)
    visits: Figure | None = _indicator("走访人次", "人次", _VISITS)
    not_visited: Figure | None = _indicator("应访未访人数", "人", _VISITS)
    mandatory_reports: Figure | None = _indicator("强制报告件数", "件", _REPORTS)
    accepted: Figure | None = _indicator("受理件数", "件", _REPORTS)
    concluded: Figure | None = _indicator("办结件数", "件", _REPORTS)
    orders_asked: Figure | None = _indicator("督促监护令申请份数", "份", _GUARDIANS)
    orders_issued: Figure | None = _indicator("督促监护令发出份数", "份", _GUARDIANS)
    admonitions: Figure | None = _indicator("训诫人次", "人次", _GUARDIANS)
    ordered_guidance: Figure | None = _indicator("责令家庭教育指导人次", "人次", _GUARDIANS)
    guidance_sessions: Figure | None = _indicator("家庭教育指导场次", "场", _GUARDIANS)
    guided: Figure | None = _indicator("家庭教育指导人次", "人次", _GUARDIANS)
    entrusted_rate: Amount | None = _indicator("委托照护签订率", "%", _GUARDIANS, kept=True)
    suspected_dropouts: Figure | None = _indicator("疑似辍学人数", "人", _SCHOOL)
    returned_to_school: Figure | None = _indicator("劝返复学人数", "人", _SCHOOL)
    screened: Figure | None = _indicator("入职查询人次", "人次", _SCREENING)
    screened_out: Figure | None = _indicator("发现有记录人数", "人", _SCREENING)
    hazards_found: Figure | None = _indicator("隐患排查数", "处", _HAZARDS)
    hazards_closed: Figure | None = _indicator("隐患销号数", "处", _HAZARDS)
    trainings: Figure | None = _indicator("培训场次", "场", _TEACHING)
    trained: Figure | None = _indicator("培训人次", "人次", _TEACHING)
    campaigns: Figure | None = _indicator("宣传场次", "场", _TEACHING)
    audience: Figure | None = _indicator("宣传受众", "人次", _TEACHING)
    helped: Figure | None = _indicator("救助人次", "人次", _HELP)
    money: Amount | None = _indicator("救助金额", "元", _HELP)
    counselled: Figure | None = _indicator("心理服务人次", "人次", _HELP)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator: its field, how it is called and counted, and whether it is a number at a day."""

    name: str
    label: str
    unit: str
    group: str
    kept: bool


def _indicators() -> Iterator[Indicator]:
    for name, info in Figures.model_fields.items():
        extra = info.json_schema_extra
        if isinstance(extra, dict):
            yield Indicator(
                name, info.title or name, str(extra["unit"]), str(extra["group"]), bool(extra["kept"])
            )


INDICATORS = tuple(_indicators())
"""Every indicator in the order of the form; those of one group stand together."""

LABELS = {each.name: each.label for each in INDICATORS}

_CLASSES = (
    "left_behind",
    "orphans",
    "unsupported",
    "ill_or_disabled",
    "poor",
    "badly_guarded",
    "other_classes",
)
_LEVELS = ("high_risk", "middle_risk", "low_risk")
_PARTS = (
    ("hazards_closed", "hazards_found"),
    ("returned_to_school", "suspected_dropouts"),
    ("concluded", "accepted"),
    ("screened_out", "screened"),
    ("in_difficulty", "minors"),
)
_FULL = Decimal(100)


def figure_faults(figures: Figures) -> Iterator[tuple[str, str]]:
    """What does not agree in `figures`: the label of an indicator and what is wrong with it."""
    yield from _sums_so_far(figures)
    for part, whole in _PARTS:
        yield from _part_of(figures, part, whole)
    yield from _divided(figures, _LEVELS, "高、中、低风险人数")
    yield from _divided(figures, _CLASSES, "各类人数")
    rate = figures.entrusted_rate
    if rate and max(rate.quarter or 0, rate.total or 0) > _FULL:
        yield LABELS["entrusted_rate"], "委托照护签订率大于 100%"


def _sums_so_far(figures: Figures) -> Iterator[tuple[str, str]]:
    for each in INDICATORS:
        figure = getattr(figures, each.name)
        if figure is None or each.kept or figure.quarter is None or figure.total is None:
            continue
        if figure.total < figure.quarter:
            yield each.label, f"{each.label}累计 {figure.total} 小于本季 {figure.quarter}"


def _part_of(figures: Figures, part: str, whole: str) -> Iterator[tuple[str, str]]:
    """A part is not more than its whole; so far where both are told, a quarter closes older cases too."""
    small, large = getattr(figures, part), getattr(figures, whole)
    if small is None or large is None:
        return
    told = small.total is not None and large.total is not None
    a, b = (small.total, large.total) if told else (small.quarter, large.quarter)
    if a is not None and b is not None and a > b:
        yield LABELS[part], f"{LABELS[part]} {a} 大于{LABELS[whole]} {b}"


def _divided(figures: Figures, parts: tuple[str, ...], words: str) -> Iterator[tuple[str, str]]:
    """Parts, all of which are told, add up to those in difficulty; some of them never to more."""
    whole = _now(figures, "in_difficulty")
    told = [number for number in (_now(figures, part) for part in parts) if number is not None]
    if whole is None or not told:
        return
    if sum(told) > whole or (len(told) == len(parts) and sum(told) != whole):
        yield LABELS[parts[0]], f"{words}合计 {sum(told)}，{LABELS['in_difficulty']}是 {whole}"


def _now(figures: Figures, name: str) -> int | None:
    figure = getattr(figures, name)
    return figure.quarter if isinstance(figure, Figure) else None
