"""The papers about the capacity of a guardian: notice, form of marks, report, form of the child's care."""

from __future__ import annotations

from typing import Final

from govdocs.document.forms import Box, Each, Form, Grid, Line, Row, Seam, Sign, pair, row
from govdocs.kinds.parts.form_rows import FOUR_SHARES, across, child_rows, tag, two

NOTICE: Final = "监护能力评估通知书"
MARKS: Final = "监护能力评估表"
REPORT: Final = "监护能力评估报告"
CARE: Final = "监护照料状况评估表"

_SIGNING, _WRITING = 20.0, 18.0
"""Least heights in millimetres of a cell to sign, of one to write in."""

NOTICE_FORM: Final = Form(
    NOTICE,
    (
        Line("编号：{{ 评估编号 }}", "form_number"),
        Line("{{ 被评估人姓名 }}：", "form_addressee"),
        Line(
            "依照《中华人民共和国未成年人保护法》第九十九条的规定，受{{ 委托 }}委托，{{ 机构 }}将于{{ 日期 }}"
            "{{ 地点 }}对{{ 称呼 }}履行监护（照料）未成年人{{ 未成年人姓名 }}职责的能力进行评估。",
            "form_text",
        ),
        Line("评估方式：{{ 方式 }}。评估人：{{ 评估人员 }}。评估标准：{{ 评估标准 }}。", "form_text"),
        Line(
            "请{{ 称呼 }}届时在场，如实说明家庭和照料情况，出示身份证件和有关材料，"
            "配合评估人与未成年人单独交谈。"
            "对评估结果有异议的，可以在收到评估报告后向委托单位书面提出，申请复核。",
            "form_text",
        ),
        Line("评估所知的个人信息只用于未成年人保护工作，依法保密。特此通知。", "form_text"),
        Sign("{{ 机构 }}", "{{ 通知日期文字 }}"),
        Seam("评估通知书回执　{{ 评估编号 }}"),
        Line("回　执", "table_title"),
        Grid(
            (
                row(
                    Box("本人已收到监护能力评估通知书，知道评估的时间、方式和应当配合的事项。", 2),
                    Box("被评估人（签名）：\n年　月　日", 2, look="sign"),
                    height=_SIGNING,
                ),
            ),
            FOUR_SHARES,
        ),
    ),
)

_HEAD = Grid(
    (
        two(("评估编号", "评估编号"), ("评估日期", "评估日期")),
        *child_rows(),
        Each("被评估人", (
            row(pair("被评估人", tag("项.简况")), pair("出生日期", tag("项.出生日期"))),
            row(pair("证件号码", tag("项.证件号码")), pair("联系电话", tag("项.联系电话"))),
            row(pair("健康状况", tag("项.健康状况")), pair("去向职业", tag("项.近况"))),
            row(pair("住址", tag("项.住址"), 3)),
        ), least=1),
        two(("委托单位", "委托单位"), ("评估机构", "评估机构")),
        two(("评估人", "评估人"), ("评估地点", "评估地点")),
        across("评估方式", "评估方式框"),
        across("评估标准", "评估标准"),
    ),
    FOUR_SHARES,
)  # fmt: skip

_MARK_HEADS = ("方面", "指标", "满分", "得分", "评分理由")

_MARKS = Grid(
    (
        Row(tuple(Box(head, look="label") for head in _MARK_HEADS)),
        Each(
            "指标行",
            (
                row(
                    *(Box(tag(f"项.{name}"), look="label") for name in ("方面", "指标", "满分", "得分")),
                    Box(tag("项.理由")),
                ),
            ),
        ),
    ),
    (24.0, 26.0, 14.0, 14.0, 78.0),
    header=1,
)

_RESULT = Grid(
    (
        two(("总分", "总分"), ("等级", "等级")),
        two(("发现侵害", "发现侵害框"), ("无有能力\n的监护人", "无有能力的监护人框")),
        across("等级确定", "等级依据"),
        two(("上次评估", "上次"), ("较上次", "变化")),
        two(("通知日期", "通知日期"), ("归档号", "归档号")),
        row(
            Box("签名", look="label"),
            Box("评估人：\n年　月　日", look="sign"),
            Box("被评估人：\n年　月　日", 2, look="sign"),
            height=_SIGNING,
        ),
        across("备注", "备注"),
    ),
    FOUR_SHARES,
)

_NOT_OFFICIAL = Line(
    "注：本表的指标名称参照公开的地方标准，权重和等级线是示例，不是官方标准；本地有标准的，以本地标准为准。",
    "table_note",
    test="not 自有标准",
)

MARKS_FORM: Final = Form(MARKS, (_HEAD, _MARKS, _RESULT, _NOT_OFFICIAL), page_numbers=True)

REPORT_FORM: Final = Form(
    REPORT,
    (
        Line("编号：{{ 评估编号 }}", "form_number"),
        Line("{{ 委托 }}：", "form_addressee"),
        Line(
            "{{ 机构 }}于{{ 日期 }}对{{ 被评估人简况 }}监护（照料）未成年人{{ 未成年人姓名 }}的能力"
            "进行了评估，报告如下。",
            "form_text",
        ),
        Line("一、评估方式：{{ 方式 }}。评估人：{{ 评估人员 }}。评估标准：{{ 评估标准 }}。", "form_text"),
        Line("二、评估发现：{{ 发现 }}", "form_text"),
        Line("三、得分和等级：{{ 得分文字 }}{{ 等级依据 }}{{ 变化文字 }}", "form_text"),
        Line("四、建议：{{ 建议 }}", "form_text"),
        Line("五、监护人意见：{{ 意见 }}", "form_text"),
        Line("六、异议与复核：{{ 异议 }}", "form_text", test="异议"),
        Line("注：评估所用权重和等级线是示例，不是官方标准。", "form_text", test="not 自有标准"),
        Sign("{{ 机构 }}", "{{ 日期 }}"),
    ),
    page_numbers=True,
)

CARE_FORM: Final = Form(
    CARE,
    (
        Grid(
            (
                two(("评估编号", "评估编号"), ("评估日期", "评估日期")),
                *child_rows(),
                two(("评估人", "评估人"), ("实际照料人", "照料状况.实际照料人")),
            ),
            FOUR_SHARES,
        ),
        Grid(
            (
                two(("饮食", "照料状况.饮食框"), ("衣着", "照料状况.衣着框")),
                two(("卫生", "照料状况.卫生框"), ("住房", "照料状况.住房框")),
                two(("就学", "照料状况.就学框"), ("就医", "照料状况.就医框")),
                across("补贴使用", "照料状况.补贴使用框"),
                across("与父母联系", "照料状况.与父母联系"),
                across("受侵害迹象", "照料状况.受侵害迹象框"),
                across("照料人意愿", "照料状况.照料人意愿", _WRITING),
                across("照料人能力", "照料状况.照料人能力", _WRITING),
                across("照料状况\n等级", "照料状况.照料状况等级框"),
                across("评估发现", "评估发现", _WRITING),
                across("评估建议", "评估建议", _WRITING),
                row(
                    Box("签名", look="label"),
                    Box("评估人：\n年　月　日", look="sign"),
                    Box("照料人：\n年　月　日", 2, look="sign"),
                    height=_SIGNING,
                ),
            ),
            FOUR_SHARES,
        ),
    ),
)
