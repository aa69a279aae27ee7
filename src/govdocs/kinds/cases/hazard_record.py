"""A hazard to children: where it is, who removes it by when, who looked again, whether it is closed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal, get_args

from pydantic import Field

from govdocs.kinds.parts.fields import FormalDate, Line, Lines, OptionalLine, Prose
from govdocs.kinds.parts.persons import ChildRef, FormRecord, VillageName
from govdocs.kinds.parts.record_fields import chosen, one_of, words_of
from govdocs.text.dates import parse_date
from govdocs.text.days import days_late

LABEL: Final = "隐患"

SourceWord = Literal["", "日常巡查", "专项排查", "群众反映", "督导", "上级交办", "媒体"]
CategoryWord = Literal[
    "", "涉水", "道路交通", "校车", "校舍设施", "消防用电", "食品", "玩具文具", "游乐设施", "治安及周边",
    "网吧娱乐", "网络", "监护缺位", "欺凌", "坠落烧烫伤等", "其他",
]  # fmt: skip
SeverityWord = Literal["", "重大", "一般", "轻微"]
ConclusionWord = Literal["", "合格", "不合格"]
ThereWord = Literal["", "有", "无", "损坏"]
StateWord = Literal["未整改", "整改中", "待复查", "已销账", "逾期"]

SOURCES = words_of(SourceWord)
"""How hazards are found."""

CATEGORIES = words_of(CategoryWord)
"""Sorts of hazards."""

SEVERITIES = words_of(SeverityWord)
"""How grave a hazard is."""

THERE = words_of(ThereWord)
"""Whether a thing that saves lives is at the water."""

STATES: Final = get_args(StateWord)
"""How far a hazard may be; all follow from its dates."""

DONE: Final = ("待复查", "已销账")
"""States in which the work is done."""

WATER, OTHER = "涉水", "其他"
GRAVE: Final = "重大"
PASSED, FAILED = "合格", "不合格"

_There = Annotated[ThereWord, chosen(*THERE)]


class Hazard(FormRecord):
    """A hazard that is followed until someone else than its owner has found it gone."""

    kind: Literal["隐患"] = Field(LABEL, title="文种")
    hazard_id: Line = Field(title="编号", description="YH-年份-三位序号，如“YH-2025-001”")
    child: ChildRef = Field(
        ChildRef(), title="未成年人", description="在一名未成年人家中的隐患才写；公共场所的不写"
    )
    found_on: FormalDate = Field("", title="发现日期")
    found_by: OptionalLine = Field("", title="发现人")
    source: Annotated[SourceWord, chosen(*SOURCES)] = Field("", title="来源", description=one_of(SOURCES))
    village: VillageName = Field("", title="村社区", description="所在的村或社区")
    place: OptionalLine = Field(
        "", title="地点", description="如“水塘”“村口弯道”；在家中的写“家中”，不写姓名和门牌"
    )
    geo: OptionalLine = Field("", title="坐标", description="经度、纬度，如“100.0000，30.0000”；没有的不写")
    category: Annotated[CategoryWord, chosen(*CATEGORIES)] = Field(
        "", title="类型", description=one_of(CATEGORIES)
    )
    category_words: OptionalLine = Field("", title="类型说明", description="类型写“其他”的，在这里写明")
    severity: Annotated[SeverityWord, chosen(*SEVERITIES)] = Field(
        "", title="等级", description=one_of(SEVERITIES)
    )
    description: Prose = Field("", title="隐患描述", description="不写未成年人和家人的姓名")
    harm: Prose = Field("", title="可能后果")
    interim: Prose = Field("", title="临时管控措施", description="重大隐患当天就要有")
    interim_on: FormalDate = Field("", title="临时管控日期", description="重大隐患应当是发现当天")
    measure: Prose = Field("", title="整改措施")
    unit: OptionalLine = Field("", title="责任单位")
    owner: OptionalLine = Field("", title="责任人")
    due_on: FormalDate = Field("", title="整改时限")
    result: Prose = Field("", title="整改情况", description="已经做了什么；没有开始的不写")
    done_on: FormalDate = Field("", title="完成日期", description="整改做完的日期")
    photos: Lines = Field((), title="照片", description="整改前后照片的名称，每张一行")
    rechecked_by: OptionalLine = Field("", title="复查人", description="不能是责任人")
    rechecked_on: FormalDate = Field("", title="复查日期")
    conclusion: Annotated[ConclusionWord, chosen(PASSED, FAILED)] = Field(
        "", title="复查结论", description="合格、不合格"
    )
    closed_on: FormalDate = Field("", title="销账日期", description="复查合格以后才写")
    water_owner: OptionalLine = Field("", title="水域管理人", description="涉水隐患写")
    warning_sign: _There = Field("", title="警示牌", description="涉水隐患写：有、无、损坏")
    life_ring: _There = Field("", title="救生圈", description="有、无、损坏")
    rope: _There = Field("", title="救生绳", description="有、无、损坏")
    pole: _There = Field("", title="救生杆", description="有、无、损坏")
    fence: _There = Field("", title="围栏", description="有、无、损坏")
    patrols: OptionalLine = Field("", title="巡查频次", description="如“每日2次，汛期加密”")

    @property
    def spot(self) -> str:
        """Where it is: the village and the point."""
        return f"{self.village}{self.place.removeprefix(self.village)}"

    def closed(self, day: date) -> bool:
        """True when it was closed by `day`."""
        closed = parse_date(self.closed_on)
        return closed is not None and closed <= day

    @property
    def finished_on(self) -> date | None:
        """When the work was done; None before, and while it has not passed its check."""
        return None if self.conclusion == FAILED else parse_date(self.done_on)

    def overdue_days(self, day: date) -> int:
        """How many days late it is on `day` or, once the work is done, how late that was."""
        due, done = parse_date(self.due_on), self.finished_on
        if due is None:
            return 0
        return days_late(due, done if done and done <= day else day)

    def state_on(self, day: date) -> StateWord:
        """How far it is on `day`; work that did not pass its check is still going on."""
        done = self.finished_on
        if self.closed(day):
            return "已销账"
        if done and done <= day:
            return "待复查"
        if self.overdue_days(day):
            return "逾期"
        return "整改中" if self.result or self.interim else "未整改"
