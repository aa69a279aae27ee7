"""The papers of interventions: 劝诫 as it is given, drafts of the others, what is registered of them."""

from __future__ import annotations

from typing import Final

from govdocs.document.forms import Box, Each, Form, Grid, Line, Part, Row, Seam, Sign, When, pair, row

_BLANK_DAY: Final = "　　　　年　　月　　日"
_DRAFT: Final = "（拟稿：供制发机关参考，文书名称、格式和内容以制发机关制发的为准）"

_TARGET: Final = (
    row(
        *pair("对象", "{{ 干预对象.姓名 }}", 2, 2),
        *pair("性别", "{{ 干预对象.性别 }}"),
        *pair("与儿童关系", "{{ 干预对象.与儿童关系 }}", 4, 2),
    ),
    row(
        *pair("出生日期", "{{ 干预对象.出生日期 }}", 4, 2),
        *pair("证件号码", "{{ 干预对象.证件号码 }}", 4, 2),
    ),
    row(*pair("住址", "{{ 干预对象.住址 }}", 4, 2), *pair("联系电话", "{{ 干预对象.联系电话 }}", 4, 2)),
    When("对象其他情况", (row(*pair("其他情况", "{{ 对象其他情况 }}", 10, 2)),)),
)
_CHILD: Final = (
    row(
        *pair("未成年人", "{{ 未成年人.姓名 }}", 2, 2),
        *pair("性别", "{{ 未成年人.性别 }}"),
        *pair("出生日期", "{{ 未成年人.出生日期 }}", 4, 2),
    ),
    row(
        *pair("证件号码", "{{ 未成年人.证件号码 }}", 4, 2),
        *pair("档案号", "{{ 未成年人.档案号 }}", 4, 2),
    ),
    row(
        *pair("村（社区）", "{{ 未成年人.村社区 }}", 4, 2),
        *pair("住址", "{{ 未成年人.住址 }}", 4, 2),
    ),
)


def _wide(label: str, text: str, height: float = 0.0) -> Row:
    return row(*pair(label, text, 10, 2), height=height)


def _labels(words: str) -> Row:
    return row(*(Box(word, look="label") for word in words.split()))


_END: Final = (
    row(*pair("结果", "{{ 结果框 }}", 4, 2), *pair("后续", "{{ 后续 }}", 4, 2)),
    _wide("备注", "{{ 备注 }}"),
)

DISSUASION_RECORD: Final = Form(
    "劝诫记录",
    (
        Grid(
            (
                row(*pair("文号", "{{ 文号 }}", 4, 2), *pair("劝诫单位", "{{ 制发机关 }}", 4, 2)),
                row(*pair("日期", "{{ 制发日期 }}", 4, 2), *pair("地点", "{{ 地点 }}", 4, 2)),
                *_TARGET,
                *_CHILD,
                _wide("事实", "{{ 事实 }}", 24),
                _wide("依据", "{{ 依据 }}"),
                _wide("劝诫内容", "{{ 内容 }}", 24),
                _wide("后果告知", "{{ 后果告知 }}", 14),
                _wide("对象陈述\n和承诺", "{{ 对象陈述 }}", 20),
                row(
                    Box("对象签名", 2, look="label"),
                    Box(_BLANK_DAY, 4, look="sign"),
                    Box("劝诫人签名", 2, look="label"),
                    Box("（{{ 经办人 }}）\n" + _BLANK_DAY, 4, look="sign"),
                    height=22,
                ),
                _wide("签名情况", "{{ 签名情况框 }}{% if 拒签说明 %}　{{ 拒签说明 }}{% endif %}"),
                *_END,
            ),
            (1,) * 12,
        ),
    ),
)
"""劝诫记录: the one step that a village or another unit near the family takes itself."""


def _three_parts(name: str, matter: str, text: tuple[Part, ...]) -> Form:
    """存根 | 骑缝 | 正本 | 骑缝 | 回执 of a paper called `name`, all on one page where they fit."""
    title = f"{name}（拟稿）"
    return Form(
        title,
        (
            Line(f"{title}　存根", "table_title"),
            Grid(
                (
                    row(*pair("文号", "{{ 文号 }}"), *pair("对象", "{{ 干预对象.姓名 }}")),
                    row(*pair("未成年人", "{{ 未成年人.姓名 }}"), *pair("事由", matter)),
                    row(
                        *pair("批准人", "{{ 批准人 }}"), *pair("经办人、日期", "{{ 经办人 }}　{{ 制发日期 }}")
                    ),
                ),
                (1, 2.2, 1.2, 2.8),
            ),
            Seam("骑　缝　　{{ 文号 }}"),
            Line(title, "table_title"),
            Line("{{ 文号 }}", "form_number"),
            Line("{{ 对象姓名 }}：", "form_addressee"),
            *text,
            Sign("{{ 署名机关 }}", "{{ 署名日期 }}", sealed=False),
            Seam("骑　缝　　{{ 文号 }}"),
            Line(f"{name}回执", "table_title"),
            Grid(
                (
                    row(*pair("签收", f"本人已收到{{{{ 文号 }}}}{name}，内容已经知悉。", 3)),
                    row(
                        Box("签名", look="label"),
                        Box(_BLANK_DAY, look="sign"),
                        Box("拒签说明", look="label"),
                        Box("{{ 拒签说明 }}"),
                        height=16,
                    ),
                ),
                (1, 2.6, 1, 2.6),
            ),
            Line(_DRAFT, "table_note"),
        ),
        title_shown=False,
    )


ADMONITION_DRAFT: Final = _three_parts(
    "训诫书",
    "履行监护职责不当",
    (
        Line("经查：{{ 事实全文 }}", "form_text"),
        Line(
            "上述行为不符合{{ 依据 }}的规定，现予以训诫，并要求自{{ 起 }}起至{{ 止 }}止改正：{{ 内容全文 }}",
            "form_text",
        ),
        Line("{{ 后果 }}", "form_text"),
    ),
)
"""训诫书: a draft for police, procuratorate or court."""

CAUTION_DRAFT: Final = _three_parts(
    "家庭暴力告诫书",
    "实施家庭暴力",
    (
        Line("身份信息：{{ 对象身份 }}", "form_text", test="对象身份"),
        Line("经查：{{ 事实全文 }}", "form_text"),
        Line("上述行为违反{{ 依据 }}的规定，现予以告诫：{{ 内容全文 }}", "form_text"),
        Line("{{ 后果 }}", "form_text"),
    ),
)
"""告诫书: a draft for the police."""

GUIDANCE_DRAFT: Final = Form(
    "责令接受家庭教育指导决定书（拟稿）",
    (
        Line("责令接受家庭教育指导决定书（拟稿）", "title"),
        Line("{{ 文号 }}", "form_number"),
        Line("{{ 对象姓名 }}：", "form_addressee"),
        Line(
            "你是未成年人{{ 未成年人姓名 }}{{ 未成年人简况 }}的{{ 对象关系 }}。经查：{{ 事实全文 }}",
            "form_text",
        ),
        Line("根据{{ 依据 }}的规定，责令你接受家庭教育指导：", "form_text"),
        Line(
            "1．次数和时长：共{{ 应接受次数 or '＿＿' }}次，每次不少于{{ 每次最少分钟 or '＿＿' }}分钟；",
            "form_text",
        ),
        Line("2．期限：自{{ 起 }}起至{{ 止 }}止；", "form_text"),
        Line("3．指导机构和地点：{{ 指导机构和地点 or '＿＿＿＿＿＿' }}；", "form_text"),
        Line("4．要求：{{ 内容全文 }}", "form_text"),
        Line("{{ 后果 }}", "form_text"),
        Line("{{ 救济途径 }}", "form_text", test="救济途径"),
        Sign("{{ 署名机关 }}", "{{ 署名日期 }}"),
        Line(_DRAFT, "table_note"),
    ),
    title_shown=False,
)
"""责令接受家庭教育指导: a draft; courts issue a 决定书 (法发〔2023〕7号), other names differ by region."""

SESSIONS_RECORD: Final = Form(
    "家庭教育指导记录",
    (
        Grid(
            (
                _labels("次 日期 地点 指导人 形式 时长（分钟） 主题 参加情况 反应 接受人签名"),
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


def _register(title: str) -> Form:
    """What is registered of a paper that another organ issued."""
    return Form(
        title,
        (
            Grid(
                (
                    row(*pair("文号", "{{ 文号 }}", 4, 2), *pair("制发机关", "{{ 制发机关 }}", 4, 2)),
                    _wide("干预方式", "{{ 干预方式框 }}"),
                    row(*pair("制发日期", "{{ 制发日期 }}", 4, 2), *pair("地点", "{{ 地点 }}", 4, 2)),
                    *_TARGET,
                    *_CHILD,
                    When("申请人", (_wide("申请人", "{{ 申请人 }}"),)),
                    _wide("事实", "{{ 事实 }}", 12),
                    _wide("依据条款", "{{ 依据条款 }}"),
                    _wide("内容", "{{ 内容 }}"),
                    When(
                        "干预方式 == '人身安全保护令'",
                        (
                            _wide(
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
                    When("干预方式 != '告诫书'", (_wide("期限", "{{ 起 }}至{{ 止 }}"),)),
                    _wide("后果告知", "{{ 后果告知 }}"),
                    When("救济途径", (_wide("救济途径", "{{ 救济途径 }}"),)),
                    row(*pair("经办人", "{{ 经办人 }}", 4, 2), *pair("批准人", "{{ 批准人 }}", 4, 2)),
                    When("对象陈述", (_wide("对象陈述", "{{ 对象陈述 }}"),)),
                    row(
                        *pair(
                            "签名情况", "{{ 签名情况框 }}{% if 拒签说明 %}　{{ 拒签说明 }}{% endif %}", 4, 2
                        ),
                        *pair("已通知村\n（居）委会", "{{ 已通知村居委会框 }}", 4, 2),
                    ),
                    *_END,
                ),
                (1,) * 12,
                below=("登记人：", "登记日期：", "复核人："),
            ),
        ),
    )


REGISTER: Final = _register("监护干预文书登记表")
"""登记表 of 训诫, 责令接受家庭教育指导 and 告诫书."""

PROTECTION_REGISTER: Final = _register("人身安全保护令登记表")
"""登记表 of a 人身安全保护令; the village helps to carry it out (反家庭暴力法 32)."""

VISITS_RECORD: Final = Form(
    "监护干预查访记录",
    (
        Grid(
            (
                _labels("次 日期 方式 查访人 查访情况 处理 对象签名"),
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
