"""四性检测报告: what came of every check, by the families of DA/T 70-2018, as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from govdocs.archive.checks.model import STATUS_WORDS, CheckResult, Property, Status

FORMAT = "govdocs 四性检测报告"
VERSION = 1
_SHOWN = 8  # pieces of evidence that a row on paper shows
_ORDER: tuple[Status, ...] = ("FAIL", "WARN", "NOT_RUN", "MANUAL", "PASS")


@dataclass(frozen=True, slots=True)
class Duty:
    """A check of DA/T 70-2018: by which of ours it is done, or who must do it."""

    property: Property
    family: str
    text: str
    by: tuple[str, ...] = ()
    outside: str = ""


DUTIES: tuple[Duty, ...] = (
    Duty("真实性", "来源", "固化信息（校验值）有效", ("A-59", "A-70", "A-71", "A-74")),
    Duty("真实性", "来源", "电子签名、电子印章、时间戳有效", outside="用签章单位提供的验证程序，人工检测"),
    Duty("真实性", "元数据准确性", "著录项的长度、类型和格式", ("A-02", "A-08", "A-24")),
    Duty("真实性", "元数据准确性", "著录项的值在规定的范围内", ("A-05", "A-07", "A-63")),
    Duty("真实性", "元数据准确性", "著录项的值合理", ("A-06", "A-26", "A-31")),
    Duty("真实性", "元数据准确性", "没有控制字符和特殊字符", ("A-64",)),
    Duty("真实性", "元数据准确性", "档号规范", ("A-02", "A-03", "A-04")),
    Duty("真实性", "元数据准确性", "没有重复", ("A-01",)),
    Duty("真实性", "内容", "文件的名称、大小、格式与记录的一致", ("A-59",)),
    Duty("真实性", "元数据与内容关联", "元数据指向的内容存在，且相符", ("A-58", "A-32", "A-33", "A-34")),
    Duty("真实性", "信息包", "说明文件、目录文件规范，结构正确", ("A-64", "A-65", "A-69", "A-72")),
    Duty("完整性", "总量", "件数、字节数与申报的一致", ("A-65", "A-73")),
    Duty("完整性", "元数据", "必填的著录项齐全", ("A-62", "A-75")),
    Duty("完整性", "元数据", "办理过程的信息齐全", ("A-17", "A-77")),
    Duty("完整性", "元数据", "件号连续", ("A-09",)),
    Duty("完整性", "内容", "每件都有内容，附件齐全", ("A-58", "A-14", "A-18")),
    Duty("完整性", "信息包", "元数据和内容都在包内", ("A-62", "A-58")),
    Duty("可用性", "元数据", "包内的元数据可以读取", ("A-64",)),
    Duty("可用性", "元数据", "目标数据库可以访问", outside="由接收的档案馆检测"),
    Duty("可用性", "内容", "格式可接收，与文件内容相符", ("A-60", "A-61")),
    Duty("可用性", "内容", "可以打开、显示，可以理解", outside="抽取若干件打开，人工检测"),
    Duty("可用性", "软硬件环境", "记录的环境可以满足", outside="由接收的档案馆检测"),
    Duty("可用性", "信息包", "没有加密和专用的压缩", ("A-66",)),
    Duty("安全性", "病毒", "没有感染病毒", outside="用杀毒软件检测，附上名称、病毒库日期和结果"),
    Duty("安全性", "载体", "没有多余的文件", ("A-58", "A-65", "A-72")),
    Duty("安全性", "载体", "载体外观、读取速度、光盘质量", outside="移交的载体由人工检测"),
    Duty("安全性", "过程", "归档、存储的过程受控并有记录", ("A-67", "A-68", "A-85")),
    Duty("安全性", "保密", "没有涉密文件，未成年人的信息受到保护", ("A-63", "A-82", "A-84", "A-86")),
)
"""The families and checks of DA/T 70-2018 as the fact sheet gives them (4.6)."""


@dataclass(frozen=True, slots=True)
class Report:
    """A four-property report: of which bag, made with what and when, and its results.

    `moment` is the time of the run as it was given; `notes` say what the validators of others were.
    """

    bag: str
    tool: str
    moment: str
    results: tuple[CheckResult, ...]
    notes: tuple[str, ...] = ()

    @property
    def failed(self) -> tuple[CheckResult, ...]:
        """The checks that found an error."""
        return tuple(result for result in self.results if result.status == "FAIL")

    @property
    def warned(self) -> tuple[CheckResult, ...]:
        """The checks that found something to look at."""
        return tuple(result for result in self.results if result.status == "WARN")

    @property
    def sound(self) -> bool:
        """True where no check failed; it says nothing of those that did not run."""
        return not self.failed

    def counts(self) -> Mapping[Status, int]:
        """How many checks came to what, the worst first."""
        found = Counter(result.status for result in self.results)
        return {status: found[status] for status in _ORDER}


def duty_status(duty: Duty, results: Mapping[str, CheckResult]) -> Status:
    """What came of a check of DA/T 70: the worst of ours; one for others is a person's."""
    if duty.outside:
        return "MANUAL"
    return next(status for status in _ORDER if any(results[one].status == status for one in duty.by))


def summary(report: Report) -> str:
    """One line: how many checks passed, failed and so on."""
    counts = report.counts()
    return "，".join(f"{STATUS_WORDS[status]} {counts[status]} 项" for status in reversed(_ORDER))


def report_json(report: Report) -> bytes:
    """The report as JSON in UTF-8: everything, no evidence left out."""
    by_id = {result.id: result for result in report.results}
    told: dict[str, Any] = {
        "格式": FORMAT,
        "版本": VERSION,
        "信息包": report.bag,
        "检测程序": report.tool,
        "检测时间": report.moment,
        "说明": list(report.notes),
        "结果": dict(report.counts()),
        "四性": [
            {**_duty(duty), "结果": duty_status(duty, by_id) if set(duty.by) <= by_id.keys() else "NOT_RUN"}
            for duty in DUTIES
        ],
        "检测项": [asdict(result) for result in report.results],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def _duty(duty: Duty) -> dict[str, Any]:
    return {
        "性质": duty.property,
        "类别": duty.family,
        "内容": duty.text,
        "依据": list(duty.by) or duty.outside,
    }


def shown(evidence: tuple[str, ...]) -> str:
    """The first pieces of evidence, one a line, and how many there are."""
    more = len(evidence) - _SHOWN
    tail = (f"……共 {len(evidence)} 处，其余见同名的 JSON 文件",) if more > 0 else ()
    return "\n".join((*evidence[:_SHOWN], *tail))
