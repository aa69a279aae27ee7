"""The papers of an order as forms: 存根, 正本, 副本, 送达回证, 回访表, 评估表."""

from __future__ import annotations

from typing import Final

from govdocs.document.forms import Box, Each, Form, Grid, Line, Part, Seam, Sign, When, pair, row
from govdocs.kinds.orders.rows import CHILD, TWELVE, halves, wide
from govdocs.kinds.orders.values import MOST_DEMANDS
from govdocs.kinds.parts.wording import BLANK_DAY

TITLE: Final = "督促监护令"

_SEAM: Final = Seam("骑　缝　　{{ 文号 }}")

_TEXT: Final[tuple[Part, ...]] = (
    Line("{{ 文号 }}", "form_number"),
    Line("{{ 被督促人姓名 }}：", "form_addressee"),
    Line(
        "经查，{{ 称呼 }}是未成年人{{ 未成年人姓名 }}{{ 未成年人简况 }}的{{ 被督促人关系 }}，"
        "依法对其负有监护职责。",
        "form_text",
    ),
    Line("{{ 事实 }}", "form_text"),
    Line("上述情况表明，在履行监护职责中存在以下问题：{{ 问题 }}。", "form_text"),
    Line("根据{{ 依据 }}的规定，自{{ 起 }}起至{{ 止 }}止，应当做到：", "form_text"),
    Line("{{ 项.全文 }}", "form_text", each="要求"),
    Line("{{ 报告事项 }}", "form_text"),
    Line("{{ 后果 }}", "form_text"),
    Sign("{{ 署名机关 }}", "{{ 署名日期 }}"),
)

ORIGINAL: Final = Form(TITLE, (_SEAM, Line(TITLE, "title"), *_TEXT), title_shown=False)
"""正本: for the guardians."""

COPY: Final = Form(
    f"{TITLE}（副本）",
    (_SEAM, Line(f"{TITLE}（副本）", "title"), *_TEXT),
    title_shown=False,
)
"""副本: for the file, and for those who help."""

_PERSONS: Final = Each(
    "被督促人",
    (
        row(
            *pair("被督促人", "{{ 项.姓名 }}", 2, 2),
            *pair("性别", "{{ 项.性别 }}"),
            *pair("与儿童关系", "{{ 项.与儿童关系 }}", 4, 2),
        ),
        halves("出生日期", "{{ 项.出生日期 }}", "证件号码", "{{ 项.证件号码 }}"),
        halves("住址", "{{ 项.住址 }}", "联系电话", "{{ 项.联系电话 }}"),
    ),
    least=1,
)

STUB: Final = Form(
    f"{TITLE}（存根）",
    (
        Grid(
            (
                halves("文号", "{{ 文号 }}", "制发机关", "{{ 制发机关 }}"),
                halves("案由", "{{ 案由 }}", "案件阶段", "{{ 案件阶段 }}"),
                _PERSONS,
                When("被督促人其他情况", (wide("其他情况", "{{ 被督促人其他情况 }}"),)),
                *CHILD,
                wide("存在问题", "{{ 存在问题框 }}{% if 其他问题 %}（{{ 其他问题 }}）{% endif %}"),
                halves(
                    "督促期限", "{{ 起 }}至\n{{ 止 }}", "要求", "共{{ 要求项数 }}项；报告：{{ 报告要求 }}"
                ),
                wide("协助单位", "{{ 协助单位 }}"),
                wide("送达情况", "{{ 送达情况 }}"),
                halves("申请编号", "{{ 申请编号 }}", "制发日期", "{{ 署名日期 }}"),
                halves("承办人", "{{ 承办人 }}", "签发人", "{{ 签发人 }}", height=12),
                wide("备注", "{{ 备注 }}"),
            ),
            TWELVE,
        ),
        _SEAM,
    ),
)
"""存根: what the issuer keeps."""

SERVICE: Final = Form(
    "送达回证",
    (
        Line("{{ 机关 }}", "form_number"),
        Grid(
            (
                row(*pair("案由", "{{ 案由 }}", 2), *pair("文号", "{{ 文号 }}", 2)),
                row(*pair("送达文书名称和件数", "{{ 文书 }}", 5), height=12),
                row(*pair("受送达人", "{{ 收件人 }}", 5)),
                row(*pair("送达地址", "{{ 送达地址 }}", 5)),
                row(*pair("送达方式", "{{ 送达方式框 }}", 5)),
                row(*pair("送达日期", "{{ 送达日期 }}", 2), *pair("签收情况", "{{ 签收情况 }}", 2)),
                row(
                    Box("受送达人签名或盖章", look="label"),
                    Box("{{ 收件日期 }}", 5, look="sign"),
                    height=22,
                ),
                row(
                    Box("代收人及代收理由", look="label"),
                    Box("{{ 代收 }}", 2),
                    Box("{{ 代收签名日期 }}", 3, look="sign"),
                    height=22,
                ),
                row(*pair("拒收事由", "{{ 拒收事由 }}{% if 拍照 %}\n{{ 拍照 }}{% endif %}", 5), height=16),
                row(
                    Box("见证人签名", look="label"),
                    Box("{{ 见证人 }}", 2),
                    Box(BLANK_DAY, 3, look="sign"),
                    height=18,
                ),
                row(*pair("备考", "{{ 备考 }}", 5), height=14),
                row(*pair("填发人", "{{ 填发人 }}", 2), *pair("送达人", "{{ 送达人 }}", 2), height=14),
            ),
            (1.7, 1, 1, 1.1, 1, 1),
        ),
        Line(
            "注：1．由他人代收的，代收人只能是受送达人的成年家属，并写明与受送达人的关系和代收理由。",
            "table_note",
        ),
        Line(
            "2．受送达人拒收的，写明事由，由见证人和两名以上送达人签名，并将送达过程拍照或者录像附卷。",
            "table_note",
        ),
    ),
)
"""送达回证: one for each who is served."""

_GRID_LABELS: Final = (
    Box("次", look="label"),
    Box("应访日期", look="label"),
    Box("回访日期", look="label"),
    Box("方式", look="label"),
    Box("回访人", look="label"),
    *(Box(str(number), look="label") for number in range(1, MOST_DEMANDS + 1)),
    Box("未成年人状态", look="label"),
    Box("监护人反应", look="label"),
    Box("新问题", look="label"),
    Box("处理", look="label"),
)

FOLLOW_UP: Final = Form(
    f"{TITLE}执行情况回访表",
    (
        Grid(
            (
                row(
                    Box("序号", look="label"),
                    Box("要求", look="label"),
                    Box("完成时限", look="label"),
                    Box("衡量标准", look="label"),
                    Box("核查方式", look="label"),
                ),
                Each(
                    "要求",
                    (
                        row(
                            Box("{{ 项.序号 }}", look="label"),
                            Box("{{ 项.内容 }}"),
                            Box("{{ 项.完成时限 }}"),
                            Box("{{ 项.衡量标准 }}"),
                            Box("{{ 项.核查方式 }}"),
                        ),
                    ),
                    least=3,
                ),
            ),
            (0.75, 5.5, 2.3, 2.4, 2.15),
            header=1,
            above=("文号：{{ 文号 }}", "被督促人：{{ 被督促人名单 }}", "未成年人：{{ 未成年人.姓名 }}"),
        ),
        Grid(
            (
                row(*_GRID_LABELS),
                Each(
                    "回访",
                    (
                        row(
                            Box("{{ 项.序号 }}", look="label"),
                            Box("{{ 项.应访日期 }}"),
                            Box("{{ 项.回访日期 }}"),
                            Box("{{ 项.回访方式 }}"),
                            Box("{{ 项.回访人|join('\\n') }}"),
                            *(
                                Box(f"{{{{ 项.第{number}项 }}}}", look="label")
                                for number in range(1, MOST_DEMANDS + 1)
                            ),
                            Box("{{ 项.未成年人状态 }}"),
                            Box("{{ 项.监护人反应 }}"),
                            Box("{{ 项.新问题 }}"),
                            Box("{{ 项.处理 }}"),
                            height=9,
                        ),
                    ),
                    least=3,
                ),
            ),
            (0.5, 2.45, 2.45, 0.85, 1.1, *(0.34,) * MOST_DEMANDS, 1.95, 1.75, 1.3, 1.3),
            header=1,
            above=("督促期限：{{ 起 }}至{{ 止 }}", "√做到　△部分做到　×未做到"),
            below=("回访单位（盖章）：{{ 回访单位 }}", "负责人：", "填表人："),
        ),
    ),
    orientation="landscape",
)
"""回访表: the follow-ups against the demands."""

EVALUATION: Final = Form(
    f"{TITLE}执行情况评估表",
    (
        Grid(
            (
                row(*pair("文号", "{{ 文号 }}", 2), *pair("制发机关", "{{ 制发机关 }}", 2)),
                row(*pair("被督促人", "{{ 被督促人名单 }}", 2), *pair("未成年人", "{{ 未成年人.姓名 }}", 2)),
                row(
                    *pair("督促期限", "{{ 起 }}至{{ 止 }}", 2),
                    *pair("回访", "应访{{ 应访次数 }}次，已访{{ 已访次数 }}次", 2),
                ),
                row(
                    Box("序号", look="label"), Box("要求", 3, look="label"), Box("最后结果", 2, look="label")
                ),
                Each(
                    "要求",
                    (
                        row(
                            Box("{{ 项.序号 }}", look="label"),
                            Box("{{ 项.内容 }}", 3),
                            Box("{{ 项.结果 }}", 2),
                        ),
                    ),
                    least=3,
                ),
                row(*pair("评估说明", "{{ 评估说明 }}", 5), height=30),
                row(*pair("评估结论", "{{ 评估结论框 }}", 5)),
                row(*pair("后续措施", "{{ 后续措施框 }}{% if 延长至 %}（延长至{{ 延长至 }}）{% endif %}", 5)),
                row(
                    *pair("评估人签名", "{{ 评估人 }}", 2), *pair("评估日期", "{{ 评估日期 }}", 2), height=16
                ),
                row(
                    Box("回访单位意见", look="label"),
                    Box("（盖章）\n　　　　年　　月　　日", 2, look="stamp"),
                    Box("制发机关意见", look="label"),
                    Box("（盖章）\n　　　　年　　月　　日", 2, look="stamp"),
                    height=46,
                ),
            ),
            (1.1, 1.4, 1.4, 1.1, 1.4, 1.4),
        ),
    ),
)
"""评估表: what came of an order when its term is over."""
