"""The papers of families: 问题家庭预防干预服务档案, and the record of a talk in the manner of a 笔录."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from govdocs.context import Context
from govdocs.document.forms import Box, Each, Form, Grid, Line, Row, When, pair, row
from govdocs.kinds.families.file import ProblemFamily
from govdocs.kinds.families.talk import GuardianTalk
from govdocs.kinds.meetings.fields import printed_moment
from govdocs.kinds.orders.rows import CHILD, TWELVE, halves, labels, wide
from govdocs.kinds.orders.wording import more_of
from govdocs.kinds.parts.form_values import form_values
from govdocs.kinds.parts.wording import BLANK_DAY, printed_date

FAMILY_FILE: Final = Form(
    "问题家庭预防干预服务档案",
    (
        Grid(
            (
                halves("编号", "{{ 编号 }}", "责任人", "{{ 责任人 }}"),
                halves("户主", "{{ 户主 }}", "户主电话", "{{ 户主电话 }}"),
                wide("家庭住址", "{{ 家庭住址 }}"),
                *CHILD,
                Each(
                    "家庭中其他未成年人",
                    (
                        row(
                            *pair("其他未成年人", "{{ 项.姓名 }}", 2, 2),
                            *pair("性别", "{{ 项.性别 }}"),
                            *pair("出生日期", "{{ 项.出生日期 }}", 4, 2),
                        ),
                        halves("证件号码", "{{ 项.证件号码 }}", "档案号", "{{ 项.档案号 }}"),
                    ),
                ),
                Each(
                    "监护人",
                    (
                        row(
                            *pair("监护人", "{{ 项.姓名 }}", 2, 2),
                            *pair("性别", "{{ 项.性别 }}"),
                            *pair("与儿童关系", "{{ 项.与儿童关系 }}", 4, 2),
                        ),
                        halves("出生日期", "{{ 项.出生日期 }}", "证件号码", "{{ 项.证件号码 }}"),
                        halves("住址", "{{ 项.住址 }}", "联系电话", "{{ 项.联系电话 }}"),
                    ),
                    least=1,
                ),
                wide("监护人\n其他情况", "{{ 监护人其他情况 }}"),
                wide("问题类型", "{{ 问题类型框 }}{% if 其他问题 %}（{{ 其他问题 }}）{% endif %}"),
                halves("严重程度", "{{ 严重程度框 }}", "发现日期", "{{ 发现日期 }}"),
                wide("发现途径", "{{ 发现途径框 }}"),
                wide("家庭情况", "{{ 家庭情况 }}", 18),
                wide("干预计划", "{{ 干预计划 }}", 14),
            ),
            TWELVE,
        ),
        Grid(
            (
                labels("次", "日期", "措施", "实施人", "结果", "相关编号"),
                Each(
                    "干预措施",
                    (
                        row(
                            Box("{{ 序 }}", look="label"),
                            Box("{{ 项.日期 }}"),
                            Box("{{ 项.措施 }}", look="label"),
                            Box("{{ 项.实施人|join('\\n') }}"),
                            Box("{{ 项.结果 }}"),
                            Box("{{ 项.相关编号 }}"),
                        ),
                    ),
                    least=4,
                ),
            ),
            (0.5, 2.35, 1.2, 1.35, 3.1, 1.9),
            header=1,
            above=("干预措施和监督走访",),
        ),
        Grid(
            (
                wide("效果评估", "{{ 效果评估 }}", 18),
                wide("结案理由", "{{ 结案理由框 }}"),
                halves("结案日期", "{{ 结案日期 }}", "批准人", "{{ 结案批准人 }}"),
                wide("备注", "{{ 备注 }}"),
            ),
            TWELVE,
            below=("单位负责人：", "复核人：", "填表人："),
        ),
    ),
)
"""问题家庭预防干预服务档案."""

TALK_RECORD: Final = Form(
    "约谈监护人记录",
    (
        Grid(
            (
                row(
                    Box("第　　页　共　　页", 4, look="label"),
                    Box("被约谈人签名：　　　　{{ 日期空 }}", 8),
                    height=10,
                ),
                wide("约谈时间", "{{ 时间 }}"),
                row(*pair("地点", "{{ 地点 }}", 6, 2), *pair("记录人", "{{ 记录人 }}", 2, 2)),
                row(*pair("约谈人", "{{ 约谈人 }}", 6, 2), *pair("在场人", "{{ 在场人 }}", 2, 2)),
                row(
                    *pair("被约谈人", "{{ 被约谈人.姓名 }}", 2, 2),
                    *pair("性别", "{{ 被约谈人.性别 }}"),
                    *pair("与儿童关系", "{{ 被约谈人.与儿童关系 }}", 4, 2),
                ),
                halves("证件号码", "{{ 被约谈人.证件号码 }}", "联系电话", "{{ 被约谈人.联系电话 }}"),
                halves("出生日期", "{{ 被约谈人.出生日期 }}", "家庭编号", "{{ 问题家庭编号 }}"),
                wide("住址", "{{ 被约谈人.住址 }}"),
                *CHILD,
                When("被约谈人其他情况", (wide("其他情况", "{{ 被约谈人其他情况 }}"),)),
                halves("已核对身份", "{{ 已核对身份框 }}", "已告知\n权利义务", "{{ 已告知权利义务框 }}"),
                Each(
                    "问答",
                    (
                        Row((Box("问：{{ 项.问 }}", 12),)),
                        Row((Box("答：{{ 项.答 }}", 12),)),
                    ),
                    least=3,
                ),
                Row((Box("承认的事实：{{ 承认的事实 }}", 12),), 10),
                Each("要求", (Row((Box("要求{{ 序 }}：{{ 项.内容 }}{{ 项.时限 }}", 12),)),), least=1),
                Row((Box("后果告知：{{ 后果告知 }}", 12),)),
                Row((Box("承诺：{{ 承诺 }}", 12),), 10),
                Row((Box("签名情况：{{ 签名情况框 }}　{{ 拒签说明 }}", 12),)),
                Row((Box("以上记录我已看过（已向我宣读），与我所说相符。", 12),)),
                row(
                    Box("被约谈人签名", 2, look="label"),
                    Box(BLANK_DAY, 4, look="sign"),
                    Box("约谈人签名", 2, look="label"),
                    Box(BLANK_DAY, 4, look="sign"),
                    height=20,
                ),
                row(
                    Box("记录人签名", 2, look="label"),
                    Box(BLANK_DAY, 4, look="sign"),
                    Box("在场人签名", 2, look="label"),
                    Box(BLANK_DAY, 4, look="sign"),
                    height=20,
                ),
            ),
            TWELVE,
            header=1,
            above=("编号：{{ 编号 }}", "（记录每页由被约谈人签名）"),
        ),
        Line("备注：{{ 备注 }}", "table_note", test="备注"),
    ),
)
"""约谈监护人记录: ruled like a 笔录; the line to sign on heads every page."""


def family_values(family: ProblemFamily, context: Context) -> Sequence[dict[str, Any]]:
    """One sheet of a file of a family."""
    values = form_values(family)
    values["监护人其他情况"] = more_of(family.guardians)
    return (values,)


def talk_values(talk: GuardianTalk, context: Context) -> Sequence[dict[str, Any]]:
    """One sheet of a talk."""
    values = form_values(talk)
    until = f"至{talk.ended_at}" if talk.ended_at else ""
    values |= {
        "时间": f"{printed_moment(talk.began_at)}{until}",
        "日期空": BLANK_DAY,
        "被约谈人其他情况": more_of((talk.guardian,)),
        "要求": tuple({**form_values(each), "时限": _limit(each.due_on)} for each in talk.demands),
    }
    return (values,)


def _limit(due: str) -> str:
    return f"（{printed_date(due)}）" if due else ""
