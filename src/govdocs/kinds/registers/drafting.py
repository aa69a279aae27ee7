"""发文稿纸: the sheet on which a document is drafted, checked and approved before it gets its number."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from govdocs.document.forms import Box, Form, Grid, pair, row
from govdocs.kinds.parts.fields import FormalDate, Input, Lines, OptionalLine, Organs, Title
from govdocs.kinds.parts.record_fields import chosen, one_of, words_of

LABEL: Final = "发文稿纸"

DisclosureWord = Literal["", "主动公开", "依申请公开", "不予公开"]

DISCLOSURES = words_of(DisclosureWord)
"""公开属性 (政府信息公开条例): asked for when a document is drafted."""

_APPROVAL = 34.0
_OPINION = 26.0
"""Millimetres: room to write by hand, for 签发 more than for others."""


class DraftingSheet(Input):
    """What is known of a document when it is drafted; opinions and signatures are written by hand."""

    kind: Literal["发文稿纸"] = Field(LABEL, title="文种")
    unit: OptionalLine = Field("", title="发文机关", description="印在表上方")
    number: OptionalLine = Field("", title="发文字号")
    secrecy: OptionalLine = Field("", title="密级")
    urgency: OptionalLine = Field("", title="紧急程度")
    disclosure: Annotated[DisclosureWord, chosen(*DISCLOSURES)] = Field(
        "", title="公开属性", description=one_of(DISCLOSURES)
    )
    title: Title = Field("", title="标题")
    form: OptionalLine = Field("", title="公文种类")
    attachments: Lines = Field((), title="附件")
    addressees: Organs = Field("", title="主送机关")
    copies_to: Organs = Field("", title="抄送机关")
    drafter: OptionalLine = Field("", title="拟稿单位")
    drafted_by: OptionalLine = Field("", title="拟稿人")
    drafted_on: FormalDate = Field("", title="拟稿日期")
    signer: OptionalLine = Field("", title="签发人")
    signed_on: FormalDate = Field("", title="成文日期")
    copies: int | None = Field(None, title="印制份数", ge=0)
    note: OptionalLine = Field("", title="备注")


_DAY = "　　年　　月　　日"

FORM: Final = Form(
    LABEL,
    (
        Grid(
            (
                row(
                    pair("发文字号", "{{ 发文字号 }}", 3),
                    pair("密　　级", "{{ 密级 }}"),
                ),
                row(pair("公开属性", "{{ 公开属性框 }}", 3), pair("紧急程度", "{{ 紧急程度 }}")),
                row(
                    Box("签　　发", 1, 1, "label"),
                    Box(f"{{{{ 签发人 }}}}\n\n签名：\n{_DAY}", 2, 1, "sign"),
                    Box("会　　签", 1, 1, "label"),
                    Box(f"\n\n签名：\n{_DAY}", 2, 1, "sign"),
                    height=_APPROVAL,
                ),
                row(
                    Box("审　　核", 1, 1, "label"),
                    Box(f"\n签名：\n{_DAY}", 2, 1, "sign"),
                    Box("核　　稿", 1, 1, "label"),
                    Box(f"\n签名：\n{_DAY}", 2, 1, "sign"),
                    height=_OPINION,
                ),
                row(pair("标　　题", "{{ 标题 }}", 5), height=16),
                row(pair("公文种类", "{{ 公文种类 }}", 2), pair("成文日期", "{{ 成文日期 }}", 2)),
                row(pair("附　　件", "{{ 附件 }}", 5), height=12),
                row(pair("主送机关", "{{ 主送机关 }}", 5), height=12),
                row(pair("抄送机关", "{{ 抄送机关 }}", 5), height=12),
                row(pair("拟稿单位", "{{ 拟稿单位 }}", 2), pair("拟 稿 人", "{{ 拟稿人 }}", 2)),
                row(pair("拟稿日期", "{{ 拟稿日期 }}", 2), pair("印制份数", "{{ 印制份数 }}", 2)),
                row(pair("备　　注", "{{ 备注 }}", 5), height=12),
            ),
            (12.9, 20.4, 12.9, 20.4, 12.9, 20.5),
            above=("发文机关：{{ 发文机关 }}",),
        ),
    ),
)
"""发文稿纸: it lies behind the issued copy in the archive (DA/T 22-2015, 5.1.2)."""
