"""The papers about entrusted care: agreement, confirmation, notices in writing, the list of calls."""

from __future__ import annotations

from typing import Final

from govdocs.document.forms import Box, Each, Form, Grid, Line, Row, Seam, Sign, pair, row
from govdocs.kinds.parts.form_rows import FOUR_SHARES, across, tag, two
from govdocs.kinds.visits.care_state import CONTACT_DAYS

AGREEMENT: Final = "委托照护协议"
CONFIRMATION: Final = "委托照护确认书"
NOTICE: Final = "委托照护告知书"
CONTACTS: Final = "委托照护联系记录表"

_PARTY_SHARES: Final = (13.0, 20.0, 37.0, 20.0, 34.0, 14.0, 18.0)
"""Millimetres of who it is, and of three pairs of label and content."""

_SIGNING, _STAMP = 20.0, 44.0
"""Least heights in millimetres of a cell to sign, of one for a seal."""

_CONTACT_ROWS, _CHANGE_ROWS = 15, 2
"""Rows to write in on the list of calls."""


def _person(title: str, name: str) -> tuple[Row, ...]:
    """The particulars of a party; `name` is the record in tags."""

    def said(label: str) -> str:
        return tag(f"{name}.{label}")

    return (
        row(
            Box(title, 1, 4, "label"),
            pair("姓名", said("姓名")),
            pair("关系", said("与儿童关系")),
            pair("性别", said("性别")),
        ),
        row(pair("出生日期", said("出生日期")), pair("证件号码", said("证件号码"), 3)),
        row(pair("联系电话", said("联系电话")), pair("住址", said("住址"), 3)),
        row(pair("健康状况", said("健康状况")), pair("去向", said("近况"), 3)),
    )


_CHILD = (
    row(
        Box("未成年人", 1, 3, "label"),
        pair("姓名", tag("未成年人.姓名")),
        pair("出生日期", tag("出生与年龄"), 3),
    ),
    row(pair("性别", tag("未成年人.性别")), pair("证件号码", tag("未成年人.证件号码"), 3)),
    row(pair("档案号", tag("未成年人.档案号")), pair("住址", tag("未成年人住处"), 3)),
)

_PARTIES = Grid(
    (Each("委托人", _person("委托人", "项"), least=1), *_person("被委托人", "被委托人"), *_CHILD),
    _PARTY_SHARES,
)

_CLAUSES = (
    Line(
        "一、委托人因{{ 因由 }}{{ 去处 }}，不能亲自照护未成年人，自{{ 起 }}起至{{ 止 }}止，"
        "委托被委托人照护。委托照护不免除委托人的监护职责。",
        "form_text",
    ),
    Line("二、照护事项：{{ 事项 }}。", "form_text"),
    Line("三、被委托人确认没有下列情形（《中华人民共和国未成年人保护法》第二十二条）：", "form_text"),
    Line("{{ 项.全文 }}。", "form_text", each="禁止情形"),
    Line(
        "四、委托人与未成年人、被委托人每周至少联系和交流一次，约定：{{ 联系 }}。委托人承担未成年人的抚养、"
        "教育、医疗费用；照护费用：{{ 费用 }}。",
        "form_text",
    ),
    Line(
        "五、被委托人妥善照护未成年人：不满8周岁的不得无人看护，不满16周岁的不得独自居住；"
        "发生伤病、辍学、受侵害等情况，立即告知委托人、学校和村（居）民委员会。",
        "form_text",
    ),
    Line("六、未成年人本人的意见：{{ 意见 }}", "form_text"),
    Line("七、协议变更或者终止的，双方书面确认，并告知学校（幼儿园）和村（居）民委员会。", "form_text"),
    Line(
        "八、本协议一式四份，委托人、被委托人、见证单位和镇人民政府（街道办事处）各执一份。{{ 远程 }}",
        "form_text",
    ),
)

_SIGNATURES = Grid(
    (
        row(
            Box("委托人（签名）：\n{{ 签名日期 }}", look="sign"),
            Box("被委托人（签名）：\n{{ 签名日期 }}", look="sign"),
            height=_SIGNING,
        ),
        row(
            Box("见证单位：{{ 见证单位 }}\n\n（盖章）\n年　月　日", look="stamp"),
            Box("镇（街道）备案：{{ 备案单位 }}\n\n（盖章）\n{{ 盖章日期 }}", look="stamp"),
            height=_STAMP,
        ),
    ),
    (78.0, 78.0),
)

AGREEMENT_FORM: Final = Form(
    AGREEMENT,
    (Line("编号：{{ 编号 }}", "form_number"), _PARTIES, *_CLAUSES, _SIGNATURES),
    page_numbers=True,
)

_CONFIRMED = Grid(
    (
        two(("编号", "编号"), ("档案号", "未成年人.档案号")),
        two(("姓名", "未成年人.姓名"), ("性别", "未成年人.性别框")),
        two(("出生日期", "出生与年龄"), ("证件号码", "未成年人.证件号码")),
        two(("村（社区）", "未成年人.村社区"), ("住址", "未成年人.住址")),
        two(("委托人", "委托人简况"), ("联系电话", "委托人电话")),
        two(("被委托人", "被委托人简况"), ("联系电话", "被委托人.联系电话")),
        two(("委托原因", "委托原因"), ("外出地点", "外出地点")),
        two(("委托期限", "委托期限"), ("签订日期", "签订日期")),
        across("照护事项", "照护事项框"),
        two(("联系约定", "联系约定"), ("照护费用", "照护费用")),
        across("禁止情形", "禁止情形文字"),
        across("能力核查", "核查"),
        across("儿童意见", "儿童意见"),
        across("签订方式", "签订方式文字"),
        across("书面告知", "告知情况"),
        across("备注", "备注"),
        row(
            Box("委托人（签名）：\n年　月　日", 2, look="sign"),
            Box("村（居）民委员会（盖章）\n年　月　日", 2, 2, look="stamp"),
            height=_STAMP / 2,
        ),
        row(Box("被委托人（签名）：\n年　月　日", 2, look="sign"), height=_STAMP / 2),
    ),
    FOUR_SHARES,
)

CONFIRMATION_FORM: Final = Form(CONFIRMATION, (_CONFIRMED,))

NOTICE_FORM: Final = Form(
    NOTICE,
    (
        Line("编号：{{ 编号 }}", "form_number"),
        Line("{{ 受告知单位 }}：", "form_addressee"),
        Line(
            "{{ 委托人姓名 }}因{{ 因由 }}{{ 去处 }}，自{{ 起 }}起至{{ 止 }}止，委托{{ 被委托人姓名 }}"
            "照护未成年人{{ 未成年人姓名 }}。被委托人与未成年人的关系：{{ 关系 }}；"
            "联系电话：{{ 照护人电话 }}。委托人联系电话：{{ 委托人联系 }}。",
            "form_text",
        ),
        Line("双方已签订委托照护协议，约定：{{ 联系 }}。{{ 请求 }}", "form_text"),
        Line("依照《中华人民共和国未成年人保护法》第二十二条的规定，特此书面告知。", "form_text"),
        Sign("委托人（签名）：　　　　　　", "{{ 告知日期 }}", sealed=False),
        Seam("委托照护告知书回执　{{ 编号 }}"),
        Line("回　执", "table_title"),
        Line(
            "{{ 委托人姓名 }}委托{{ 被委托人姓名 }}照护未成年人{{ 未成年人姓名 }}的书面告知已收到。",
            "form_text",
        ),
        Grid(
            (
                row(pair("签收人", tag("签收人")), pair("签收日期", tag("告知日期"))),
                row(Box("受告知单位（盖章）：{{ 受告知单位 }}\n年　月　日", 4, look="stamp"), height=_STAMP),
            ),
            FOUR_SHARES,
        ),
    ),
)

_HEADS = ("序号", "日期", "方式", "分钟", "距上次（天）", "内容")

CONTACTS_FORM: Final = Form(
    CONTACTS,
    (
        Grid(
            (
                two(("编号", "编号"), ("未成年人", "未成年人.姓名")),
                two(("委托人", "委托人姓名"), ("被委托人", "被委托人姓名")),
                across("联系约定", "约定"),
            ),
            FOUR_SHARES,
        ),
        Grid(
            (
                Row(tuple(Box(head, look="label") for head in _HEADS)),
                Each(
                    "联系行",
                    (
                        row(
                            Box(tag("序"), look="label"),
                            *(
                                Box(tag(f"项.{name}"), look="label")
                                for name in ("日期", "方式", "分钟", "间隔")
                            ),
                            Box(tag("项.内容")),
                        ),
                    ),
                    least=_CONTACT_ROWS,
                ),
            ),
            (12.0, 34.0, 16.0, 14.0, 18.0, 62.0),
            header=1,
            below=(f"父母每周至少联系一次；间隔超过{CONTACT_DAYS}天的，儿童主任电话提醒。",),
        ),
        Grid(
            (
                Row(tuple(Box(head, look="label") for head in ("变更、终止日期", "事项", "内容"))),
                Each(
                    "变更终止",
                    (
                        row(
                            Box(tag("项.日期"), look="label"),
                            Box(tag("项.事项"), look="label"),
                            Box(tag("项.内容")),
                        ),
                    ),
                    least=_CHANGE_ROWS,
                ),
            ),
            (34.0, 22.0, 100.0),
        ),
    ),
)
