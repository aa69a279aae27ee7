"""What a report of harm is printed as: the sealed form, and the slips that go back to the reporter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from govdocs.context import Context
from govdocs.document.forms import Box, Each, Form, Grid, Line, Seam, pair, row
from govdocs.kinds.cases.report_record import BANDS, FEEDBACK_DAYS, MandatoryReport
from govdocs.kinds.cases.report_words import CIRCUMSTANCES, FULL_CIRCUMSTANCES
from govdocs.kinds.meetings.fields import printed_moment
from govdocs.kinds.parts.form_values import TICKED, UNTICKED, boxes, form_values
from govdocs.kinds.parts.persons import age_words

SHEET: Final = "强制报告登记表"
SLIPS: Final = "强制报告回执和反馈单"

_PROSE_ROW = 22.0
"""Millimetres: four lines to write by hand."""

_LAW: Final = "第十一条：国家机关、密切接触未成年人的单位及其工作人员发现上述情形，应当立即报告。"
_SEALED: Final = "本表密封保存，专人保管，查阅登记；报告人栏不复印、不外传。"


def _title(text: str) -> Box:
    return Box(text, 1, 1, "label")


FORM: Final = Form(
    SHEET,
    (
        Grid(
            (
                row(pair("发现时间", "{{ 发现时间 }}", 2), pair("报告时间", "{{ 报告时间 }}", 2)),
                row(pair("发现地点", "{{ 发现地点 }}", 2), pair("报告用时", "{{ 用时 }}", 2)),
                row(pair("时限判断", "{{ 时限框 }}", 5)),
                row(pair("迟报说明", "{{ 迟报说明 }}", 5)),
                row(
                    Box("报告人\n（密封）", 1, 4, "label"),
                    pair("报告单位", "{{ 报告单位 }}", 4),
                ),
                row(pair("行　　业", "{{ 行业框 }}", 4)),
                row(
                    pair("姓　　名", "{{ 报告人 }}"),
                    pair("岗　　位", "{{ 报告人岗位 }}", 2),
                ),
                row(
                    pair("电　　话", "{{ 报告人电话 }}"),
                    pair("密切接触\n单位人员", "{{ 密切接触单位人员框 }}", 2),
                ),
                row(
                    Box("未成年人", 1, 4, "label"),
                    pair("姓　　名", "{{ 未成年人.姓名 }}"),
                    pair("性　　别", "{{ 未成年人.性别 }}", 2),
                ),
                row(
                    pair("出生日期", "{{ 出生 }}"),
                    pair("证件号码", "{{ 未成年人.证件号码 }}", 2),
                ),
                row(
                    pair("住　　址", "{{ 未成年人.住址 }}"),
                    pair("档 案 号", "{{ 未成年人.档案号 }}", 2),
                ),
                row(
                    pair("身份不明", "大约年龄：{{ 大约年龄 }}　　特征：{{ 体貌特征 }}", 4),
                ),
                row(
                    pair("疑　　似\n侵 害 人", "姓名：{{ 疑似侵害人 }}", 2),
                    Box("与儿童关系：{{ 侵害人与儿童关系 }}", 1),
                    Box("去向：{{ 侵害人去向 }}", 2),
                ),
                row(pair("情　　形", "{{ 情形全文 }}", 5)),
                row(pair("经　　过", "{{ 经过 }}", 5), height=_PROSE_ROW),
                row(pair("伤　　情", "{{ 伤情 }}", 5)),
                row(pair("证据固定", "{{ 证据固定框 }}", 5)),
                row(pair("先期核实", "{{ 先期核实 }}", 5)),
                row(
                    _title("接　　收"),
                    _title("部　　门"),
                    Box("接收单位", 2, 1, "label"),
                    _title("接收人"),
                    _title("接收时间"),
                ),
                Each(
                    "接收",
                    (
                        row(
                            Box("{{ 序 }}", 1, 1, "label"),
                            Box("{{ 项.部门 }}"),
                            Box("{{ 项.接收单位 }}", 2),
                            Box("{{ 项.接收人 }}"),
                            Box("{{ 项.接收时间 }}"),
                        ),
                    ),
                    least=2,
                ),
                row(pair("备案部门", "{{ 备案部门 }}", 2), pair("备案时间", "{{ 备案时间 }}", 2)),
                row(pair("紧急措施", "{{ 紧急措施框 }}", 5)),
                row(pair("受理结果", "{{ 受理结果框 }}", 5)),
                row(pair("受理文号", "{{ 受理文号 }}", 2), pair("受理日期", "{{ 受理日期 }}", 2)),
                row(pair("反　　馈", "{{ 反馈全文 }}", 5)),
                row(pair("后续措施", "{{ 后续措施框 }}", 5)),
                row(pair("未报追责", "{{ 未报追责 }}", 2), pair("结案日期", "{{ 结案日期 }}", 2)),
                row(pair("备　　注", "{{ 备注 }}", 5)),
                row(
                    _title("登记人"),
                    Box("签名：{{ 登记人 }}\n　　年　　月　　日", 2, 1, "sign"),
                    _title("负责人"),
                    Box("签名：\n　　年　　月　　日", 2, 1, "sign"),
                ),
            ),
            (13, 13, 21, 15, 15, 23),
            above=("登记号：{{ 登记号 }}（密封件）", "村（社区）：{{ 村社区 }}"),
        ),
        Line(f"依据《中华人民共和国未成年人保护法》{_LAW}{_SEALED}", "table_note"),
    ),
)
"""强制报告登记表, sealed."""

SLIPS_FORM: Final = Form(
    SLIPS,
    (
        Line("强制报告回执", "table_title"),
        Grid(
            (
                row(pair("登 记 号", "{{ 登记号 }}"), pair("报告时间", "{{ 报告时间 }}")),
                row(pair("报告单位", "{{ 报告单位 }}"), pair("接收单位", "{{ 接收单位 }}")),
                row(pair("接收情况", "已收到你单位的报告，转接收单位依法处理。报告人信息严格保密。", 3)),
                row(
                    _title("经办人"),
                    Box("签名：\n　　年　　月　　日", 1, 1, "sign"),
                    _title("报告单位\n签　　收"),
                    Box("签名：\n　　年　　月　　日", 1, 1, "sign"),
                    height=22,
                ),
            ),
            (14, 36, 14, 36),
        ),
        Seam("强制报告〔{{ 登记号 }}〕"),
        Line("强制报告反馈单", "table_title"),
        Grid(
            (
                row(pair("登 记 号", "{{ 登记号 }}"), pair("报告单位", "{{ 报告单位 }}")),
                row(pair("受理结果", "{{ 受理结果框 }}", 3)),
                row(pair("受理文号", "{{ 受理文号 }}"), pair("受理日期", "{{ 受理日期 }}")),
                row(pair("反馈内容", "{{ 反馈内容 }}", 3), height=30),
                row(pair("后续措施", "{{ 后续措施框 }}", 3)),
                row(pair("反馈人", "{{ 反馈人 }}"), pair("反馈日期", "{{ 反馈日期 }}")),
                row(
                    _title("反馈单位"),
                    Box("（盖章）\n　　年　　月　　日", 1, 1, "stamp"),
                    _title("报告单位\n签　　收"),
                    Box("签名：\n　　年　　月　　日", 1, 1, "sign"),
                    height=44,
                ),
            ),
            (14, 36, 14, 36),
        ),
        Line(f"受理后{FEEDBACK_DAYS}日内反馈。本单只交报告单位，不得转给他人。", "table_note"),
    ),
    title_shown=False,
)
"""The receipt for the reporting unit, and below the seam what came of its report."""


def sheet_values(report: MandatoryReport, context: Context) -> Sequence[Mapping[str, Any]]:
    """The values of the papers of a report, one mapping."""
    values = form_values(report)
    age = age_words(report.child.born_on, context.today)
    born = values["未成年人"]["出生日期"]
    told = {
        "发现时间": printed_moment(report.found_at),
        "报告时间": printed_moment(report.reported_at),
        "备案时间": printed_moment(report.filed_at),
        "接收": tuple(each | {"接收时间": printed_moment(each["接收时间"])} for each in values["接收"]),
        "接收单位": "、".join(each.unit for each in report.receivers if each.unit),
        "用时": f"{report.delay_hours}小时" if report.delay_hours is not None else "",
        "时限判断": report.band,
        "时限框": boxes(BANDS[:3], (report.band,)),
        "出生": f"{born}\n（{age}岁）" if age and "（" not in born else born,
        "年龄": age,
        "情形全文": _circumstances(report),
        "反馈全文": _feedback(report, values),
    }
    return (values | told,)


def _circumstances(report: MandatoryReport) -> str:
    pairs = zip(CIRCUMSTANCES, FULL_CIRCUMSTANCES, strict=True)
    ticked = ((TICKED if word in report.circumstances else UNTICKED, text) for word, text in pairs)
    return "\n".join(f"{box}{text}" for box, text in ticked)


def _feedback(report: MandatoryReport, values: Mapping[str, Any]) -> str:
    who = "　".join(filter(None, (report.feedback_by, values["反馈日期"])))
    return "\n".join(filter(None, (report.feedback, who)))
