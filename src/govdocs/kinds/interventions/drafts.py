"""Drafts of what police, procuratorate and court issue: they say so, and decide nothing."""

from __future__ import annotations

from typing import Final

from govdocs.document.forms import Box, Form, Grid, Line, Part, Seam, Sign, pair, row
from govdocs.kinds.parts.wording import BLANK_DAY

_DRAFT: Final = "（拟稿：供制发机关参考，文书名称、格式和内容以制发机关制发的为准）"
_CUT: Final = Seam("骑　缝　　{{ 文号 }}")


def _three_parts(name: str, matter: str, text: tuple[Part, ...]) -> Form:
    """存根 | 骑缝 | 正本 | 骑缝 | 回执 of a paper called `name`, all on one page where they fit."""
    title = f"{name}（拟稿）"
    return Form(
        title,
        (
            Line(f"{title}　存根", "table_title"),
            _stub(matter),
            _CUT,
            Line(title, "table_title"),
            Line("{{ 文号 }}", "form_number"),
            Line("{{ 对象姓名 }}：", "form_addressee"),
            *text,
            Sign("{{ 署名机关 }}", "{{ 署名日期 }}", sealed=False),
            _CUT,
            Line(f"{name}回执", "table_title"),
            _slip(name),
            Line(_DRAFT, "table_note"),
        ),
        title_shown=False,
    )


def _stub(matter: str) -> Grid:
    """What the issuer keeps: number, persons, `matter`, who approved and who acted."""
    return Grid(
        (
            row(*pair("文号", "{{ 文号 }}"), *pair("对象", "{{ 干预对象.姓名 }}")),
            row(*pair("未成年人", "{{ 未成年人.姓名 }}"), *pair("事由", matter)),
            row(*pair("批准人", "{{ 批准人 }}"), *pair("经办人、日期", "{{ 经办人 }}\n{{ 制发日期 }}")),
        ),
        (1, 2.2, 1.2, 2.8),
    )


def _slip(name: str) -> Grid:
    """What the person signs who gets the paper called `name`."""
    return Grid(
        (
            row(*pair("签收", f"本人已收到{{{{ 文号 }}}}{name}，内容已经知悉。", 3)),
            row(
                Box("签名", look="label"),
                Box(BLANK_DAY, look="sign"),
                *pair("拒签说明", "{{ 拒签说明 }}"),
                height=16,
            ),
        ),
        (1, 2.6, 1, 2.6),
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
