"""What a case of a pupil who left school is printed as: the file sheet, the attempts, the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from govdocs.context import Context
from govdocs.document.forms import Box, Each, Form, Grid, Line, pair, row
from govdocs.kinds.cases.dropout_record import SUSPECT_DAYS, WEEKLY_CHECKS, DropoutCase
from govdocs.kinds.cases.dues import due_words
from govdocs.kinds.parts.form_values import form_values
from govdocs.kinds.parts.persons import age_words
from govdocs.kinds.parts.wording import printed_day

CASE_SHEET: Final = "控辍保学个案表"
ATTEMPTS_SHEET: Final = "劝返记录表"
TRACKING_SHEET: Final = "复学跟踪表"

_SIGN: Final = "签名：\n　　年　　月　　日"
_PUPIL_ROWS: Final = (
    row(
        pair("学　　生", "{{ 未成年人.姓名 }}"),
        pair("性　　别", "{{ 未成年人.性别 }}"),
        pair("年　　龄", "{{ 年龄 }}"),
    ),
    row(pair("学　　校", "{{ 学校 }}", 3), pair("年级班级", "{{ 年级班级 }}")),
)


def _label(text: str, columns: int = 1, rows: int = 1) -> Box:
    return Box(text, columns, rows, "label")


CASE: Final = Form(
    CASE_SHEET,
    (
        Grid(
            (
                *_PUPIL_ROWS,
                row(
                    pair("出生日期", "{{ 未成年人.出生日期 }}"),
                    pair("证件号码", "{{ 未成年人.证件号码 }}", 3),
                ),
                row(pair("学 籍 号", "{{ 学籍号 }}", 3), pair("应列日期", "{{ 应列日期 }}")),
                row(pair("住　　址", "{{ 未成年人.住址 }}", 3), pair("村 社 区", "{{ 未成年人.村社区 }}")),
                row(
                    pair("监 护 人", "{{ 监护人 }}{% if 与学生关系 %}（{{ 与学生关系 }}）{% endif %}", 3),
                    pair("联系电话", "{{ 监护人电话 }}"),
                ),
                row(
                    pair("离校日期", "{{ 离校日期 }}"),
                    pair("班 主 任", "{{ 班主任 }}"),
                    pair("发现日期", "{{ 发现日期 }}"),
                ),
                row(pair("状　　态", "{{ 状态框 }}", 5)),
                row(pair("原　　因", "{{ 原因框 }}{% if 原因说明 %}：{{ 原因说明 }}{% endif %}", 5)),
                row(pair("去　　向", "{{ 去向 }}", 5)),
                row(
                    pair(
                        "包　　保\n责 任 人",
                        "乡镇领导：{{ 包保乡镇领导 }}　　村干部：{{ 包保村干部 }}\n"
                        "校　　长：{{ 包保校长 }}　　帮扶教师：{{ 帮扶教师 }}",
                        5,
                    )
                ),
                row(pair("劝返情况", "{{ 劝返摘要 }}", 5)),
                row(pair("文书情况", "{{ 文书摘要 }}", 5), height=12),
                row(pair("书面报告", "{{ 报告摘要 }}", 3), pair("批准期满", "{{ 批准期满 }}")),
                row(pair("证明材料", "{{ 证明材料 }}", 5)),
                row(pair("复学日期", "{{ 复学日期 }}"), pair("复学方式", "{{ 复学方式 }}", 3)),
                row(
                    pair("销号日期", "{{ 销号日期 }}"),
                    pair("销号依据", "{{ 销号依据 }}"),
                    pair("审 核 人", "{{ 审核人 }}"),
                ),
                row(pair("备　　注", "{{ 备注 }}", 5)),
                row(
                    _label("学校意见"),
                    Box(f"（盖章）　{_SIGN}", 2, 1, "sign"),
                    _label("乡镇意见"),
                    Box(f"（盖章）　{_SIGN}", 2, 1, "sign"),
                    height=18,
                ),
            ),
            (12.9, 21.1, 12.9, 19, 12.9, 21.2),
            above=("编号：{{ 编号 }}　档案号：{{ 未成年人.档案号 }}", "{{ 学年学期 }}"),
        ),
        Line(f"应列日期是没有请假、不到校的第{SUSPECT_DAYS}个上课日，从这天起列为疑似辍学。", "table_note"),
    ),
)
"""控辍保学个案表: one case on one sheet."""

ATTEMPTS: Final = Form(
    ATTEMPTS_SHEET,
    (
        Grid(
            (
                *_PUPIL_ROWS,
                row(
                    pair("监 护 人", "{{ 监护人 }}"),
                    pair("联系电话", "{{ 监护人电话 }}"),
                    pair("离校日期", "{{ 离校日期 }}"),
                ),
                Each(
                    "劝返记录",
                    (
                        row(
                            _label("第{{ 序 }}次", 1, 4),
                            Box("日期：{{ 项.日期 }}", 2),
                            Box("方式：{{ 项.方式框 or '□电话　□家访　□联合家访　□外地劝返' }}", 3),
                        ),
                        row(Box("参加人员：{{ 项.参加人员 }}", 5)),
                        row(
                            Box("劝返内容：{{ 项.劝返内容 }}", 3),
                            Box("承诺：{{ 项.承诺 }}\n结果：{{ 项.结果 }}", 2),
                            height=16,
                        ),
                        row(
                            Box("劝返人签名：", 3),
                            Box("监护人（学生）签名：", 2),
                            height=10,
                        ),
                    ),
                    least=3,
                ),
            ),
            (12.9, 21.1, 12.9, 19, 12.9, 21.2),
            above=("编号：{{ 编号 }}", "{{ 报告句 }}"),
        ),
    ),
)
"""劝返记录表: every attempt with room to sign."""

TRACKING: Final = Form(
    TRACKING_SHEET,
    (
        Grid(
            (
                *_PUPIL_ROWS,
                row(pair("复学日期", "{{ 复学日期 }}"), pair("复学方式", "{{ 复学方式框 }}", 3)),
                row(
                    _label("次"),
                    _label("日　　期"),
                    _label("周　　期"),
                    _label("出 勤 率"),
                    _label("帮扶情况、跟踪人", 2),
                ),
                Each(
                    "复学跟踪",
                    (
                        row(
                            _label("{{ 序 }}"),
                            Box("{{ 项.日期 }}"),
                            Box("{{ 项.周期 }}"),
                            Box("{% if 项.出勤率 %}{{ 项.出勤率 }}%{% endif %}"),
                            Box("{{ 项.帮扶情况 }}\n{{ 项.跟踪人 }}", 2),
                            height=14,
                        ),
                    ),
                    least=WEEKLY_CHECKS + 4,
                ),
                row(
                    _label("班主任"),
                    Box(_SIGN, 2, 1, "sign"),
                    _label("校　长"),
                    Box(_SIGN, 2, 1, "sign"),
                ),
            ),
            (12.9, 21.1, 12.9, 19, 12.9, 21.2),
            above=("编号：{{ 编号 }}", "学年学期：{{ 学年学期 }}"),
        ),
        Line(f"复学后前{WEEKLY_CHECKS}周每周跟踪一次，以后每月一次，满一学期。", "table_note"),
    ),
)
"""复学跟踪表: how a pupil who is back does."""


def case_values(case: DropoutCase, context: Context) -> Sequence[Mapping[str, Any]]:
    """The values of the sheets of a case, one mapping."""
    values = form_values(case)
    report = "　".join(filter(None, (values["书面报告日期"], case.reported_to)))
    told = {
        "年龄": age_words(case.child.born_on, context.today),
        "应列日期": printed_day(case.suspected_from),
        "劝返摘要": _attempts(values["劝返记录"]),
        "文书摘要": _notices(case, values["文书"], context.today),
        "报告摘要": report,
        "报告句": f"书面报告：{report}" if report else "书面报告教育部门：　　年　　月　　日",
    }
    return (values | told,)


def attempt_values(case: DropoutCase, context: Context) -> Sequence[Mapping[str, Any]]:
    """The values of the sheet of attempts; none for a pupil whose absence is approved."""
    return case_values(case, context) if case.attempts or case.group in ("疑似", "未返", "") else ()


def tracking_values(case: DropoutCase, context: Context) -> Sequence[Mapping[str, Any]]:
    """The values of the sheet of checks; none before the pupil is back."""
    return case_values(case, context) if case.returned_on or case.tracking else ()


def _attempts(attempts: Sequence[Mapping[str, Any]]) -> str:
    if not attempts:
        return ""
    last = attempts[-1]
    return f"共{len(attempts)}次，最近{last['日期']}{last['方式']}：{last['结果']}"


def _notices(case: DropoutCase, notices: Sequence[Mapping[str, Any]], day: date) -> str:
    lines = [f"{each['文书种类']}，{each['签发日期']}签发，限{each['限期天数']}天" for each in notices]
    late = notice_words(case, day)
    return "\n".join((*lines, *((late,) if late else ())))


def notice_words(case: DropoutCase, day: date) -> str:
    """How the limit of the last notice stands on `day`, while the pupil is not back; 限期已过31天."""
    notice = case.last_notice
    if notice is None or notice.due is None or case.group not in ("疑似", "未返"):
        return ""
    return due_words(notice.due, day).replace("逾期", "限期已过")
