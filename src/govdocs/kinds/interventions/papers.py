"""The papers of interventions: 劝诫 as it is given, what is registered of the others, sessions, visits."""

from __future__ import annotations

from typing import Final

from govdocs.document.forms import Box, Each, Form, Grid, When, pair, row
from govdocs.kinds.orders.rows import CHILD, TWELVE, halves, labels, wide
from govdocs.kinds.parts.wording import BLANK_DAY

_TARGET: Final = (
    row(
        *pair("对象", "{{ 干预对象.姓名 }}", 2, 2),
        *pair("性别", "{{ 干预对象.性别 }}"),
        *pair("与儿童关系", "{{ 干预对象.与儿童关系 }}", 4, 2),
    ),
    halves("出生日期", "{{ 干预对象.出生日期 }}", "证件号码", "{{ 干预对象.证件号码 }}"),
    halves("住址", "{{ 干预对象.住址 }}", "联系电话", "{{ 干预对象.联系电话 }}"),
    When("对象其他情况", (wide("其他情况", "{{ 对象其他情况 }}"),)),
)
_END: Final = (
    halves("结果", "{{ 结果框 }}", "后续", "{{ 后续 }}"),
    wide("备注", "{{ 备注 }}"),
)

DISSUASION_RECORD: Final = Form(
    "劝诫记录",
    (
        Grid(
            (
                halves("文号", "{{ 文号 }}", "劝诫单位", "{{ 制发机关 }}"),
                halves("日期", "{{ 制发日期 }}", "地点", "{{ 地点 }}"),
                *_TARGET,
                *CHILD,
                wide("事实", "{{ 事实 }}", 24),
                wide("依据", "{{ 依据条款 }}"),
                wide("劝诫内容", "{{ 内容 }}", 24),
                wide("后果告知", "{{ 后果告知 }}", 14),
                wide("对象陈述\n和承诺", "{{ 对象陈述 }}", 20),
                row(
                    Box("对象签名", 2, look="label"),
                    Box(BLANK_DAY, 4, look="sign"),
                    Box("劝诫人签名", 2, look="label"),
                    Box("（{{ 经办人 }}）\n" + BLANK_DAY, 4, look="sign"),
                    height=22,
                ),
                wide("签名情况", "{{ 签名情况框 }}{% if 拒签说明 %}　{{ 拒签说明 }}{% endif %}"),
                *_END,
            ),
            TWELVE,
        ),
    ),
)
"""劝诫记录: the one step that a village or another unit near the family takes itself."""


SESSIONS_RECORD: Final = Form(
    "家庭教育指导记录",
    (
        Grid(
            (
                labels(
                    "次",
                    "日期",
                    "地点",
                    "指导人",
                    "形式",
                    "时长（分钟）",
                    "主题",
                    "参加情况",
                    "反应",
                    "接受人签名",
                ),
                Each(
                    "指导记录",
                    (
                        row(
                            Box("{{ 序 }}", look="label"),
                            Box("{{ 项.日期 }}"),
                            Box("{{ 项.地点 }}"),
                            Box("{{ 项.指导人 }}"),
                            Box("{{ 项.形式 }}"),
                            Box("{{ 项.时长 }}", look="label"),
                            Box("{{ 项.主题 }}"),
                            Box("{{ 项.参加情况 }}", look="label"),
                            Box("{{ 项.反应 }}"),
                            Box("", look="sign"),
                            height=13,
                        ),
                    ),
                    least=6,
                ),
            ),
            (0.5, 1.95, 1.6, 1, 1.2, 0.9, 1.8, 0.9, 1.8, 1.3),
            header=1,
            above=(
                "文号：{{ 文号 }}",
                "接受指导人：{{ 干预对象.姓名 }}",
                "应接受：{{ 应接受次数 or '＿' }}次，每次不少于{{ 每次最少分钟 or '＿' }}分钟",
            ),
            below=("期限：{{ 起 }}至{{ 止 }}", "已参加：{{ 已参加 }}次", "指导机构（盖章）："),
        ),
    ),
    orientation="landscape",
)
"""指导记录: attendance session by session, each signed for."""


_REGISTERED: Final = (
    halves("文号", "{{ 文号 }}", "制发机关", "{{ 制发机关 }}"),
    wide("干预方式", "{{ 干预方式框 }}"),
    halves("制发日期", "{{ 制发日期 }}", "地点", "{{ 地点 }}"),
    *_TARGET,
    *CHILD,
    When("申请人", (wide("申请人", "{{ 申请人 }}"),)),
    wide("事实", "{{ 事实 }}", 12),
    wide("依据条款", "{{ 依据条款 }}"),
    wide("内容", "{{ 内容 }}"),
    When(
        "干预方式 == '人身安全保护令'",
        (
            wide(
                "保护措施",
                "{{ 保护措施框 }}{% if 其他措施说明 %}（{{ 其他措施说明 }}）{% endif %}",
            ),
        ),
    ),
    When(
        "干预方式 == '责令接受家庭教育指导'",
        (
            row(
                *pair("次数", "{{ 应接受次数 }}次", 1, 2),
                *pair("每次", "{{ 每次最少分钟 }}分钟", 2, 1),
                *pair("指导机构", "{{ 指导机构和地点 }}", 4, 2),
            ),
        ),
    ),
    When("干预方式 != '告诫书'", (wide("期限", "{{ 起 }}至{{ 止 }}"),)),
    wide("后果告知", "{{ 后果告知 }}"),
    When("救济途径", (wide("救济途径", "{{ 救济途径 }}"),)),
    halves("经办人", "{{ 经办人 }}", "批准人", "{{ 批准人 }}"),
    When("对象陈述", (wide("对象陈述", "{{ 对象陈述 }}"),)),
    halves(
        "签名情况",
        "{{ 签名情况框 }}{% if 拒签说明 %}　{{ 拒签说明 }}{% endif %}",
        "已通知村\n（居）委会",
        "{{ 已通知村居委会框 }}",
    ),
    *_END,
)


def _register(title: str) -> Form:
    """What is registered of a paper that another organ issued."""
    return Form(title, (Grid(_REGISTERED, TWELVE, below=("登记人：", "登记日期：", "复核人：")),))


REGISTER: Final = _register("监护干预文书登记表")
"""登记表 of 训诫, 责令接受家庭教育指导 and 告诫书."""

PROTECTION_REGISTER: Final = _register("人身安全保护令登记表")
"""登记表 of a 人身安全保护令; the village helps to carry it out (反家庭暴力法 32)."""

VISITS_RECORD: Final = Form(
    "监护干预查访记录",
    (
        Grid(
            (
                labels("次", "日期", "方式", "查访人", "查访情况", "处理", "对象签名"),
                Each(
                    "查访",
                    (
                        row(
                            Box("{{ 序 }}", look="label"),
                            Box("{{ 项.日期 }}"),
                            Box("{{ 项.方式 }}", look="label"),
                            Box("{{ 项.查访人|join('\\n') }}"),
                            Box("{{ 项.查访情况 }}"),
                            Box("{{ 项.处理 }}"),
                            Box("", look="sign"),
                            height=18,
                        ),
                    ),
                    least=4,
                ),
            ),
            (0.5, 2.15, 0.8, 1.2, 2.8, 1.9, 1.3),
            header=1,
            above=("文号：{{ 文号 }}", "对象：{{ 干预对象.姓名 }}"),
            below=("干预方式：{{ 干预方式 }}", "负责人："),
        ),
    ),
)
"""查访记录: whether what was asked is done."""
