"""文件处理单: the slip in front of a document that came in, on which it is proposed, decided and done."""

from __future__ import annotations

from typing import Final, Literal

from pydantic import Field

from govdocs.document.forms import Box, Each, Form, Grid, pair, row
from govdocs.kinds.parts.fields import FormalDate, Input, OptionalLine, Prose, Title

LABEL: Final = "文件处理单"

_OPINION = 30.0
_READERS = 4
"""Rows for those who read it in turn (传阅)."""


class Reader(Input):
    """One who read the document in turn."""

    name: OptionalLine = Field("", title="姓名")
    read_on: FormalDate = Field("", title="阅文日期")
    opinion: OptionalLine = Field("", title="意见")


class HandlingSlip(Input):
    """What the register knows of a document that came in; opinions may be typed or written by hand."""

    kind: Literal["文件处理单"] = Field(LABEL, title="文种")
    unit: OptionalLine = Field("", title="收文机关", description="印在表上方")
    sequence: OptionalLine = Field("", title="收文号", description="如“2025-12”")
    received_on: FormalDate = Field("", title="收文日期")
    organ: OptionalLine = Field("", title="来文机关")
    number: OptionalLine = Field("", title="来文字号")
    secrecy: OptionalLine = Field("", title="密级")
    urgency: OptionalLine = Field("", title="紧急程度")
    title: Title = Field("", title="标题")
    copies: int | None = Field(None, title="份数", ge=0)
    pages: int | None = Field(None, title="页数", ge=0)
    proposal: Prose = Field("", title="拟办意见")
    decision: Prose = Field("", title="领导批示")
    assignee: OptionalLine = Field("", title="承办")
    due_on: FormalDate = Field("", title="办结时限")
    readers: tuple[Reader, ...] = Field((), title="传阅")
    result: Prose = Field("", title="办理结果")
    finished_on: FormalDate = Field("", title="办结日期")
    note: OptionalLine = Field("", title="备注")


FORM: Final = Form(
    LABEL,
    (
        Grid(
            (
                row(pair("收 文 号", "{{ 收文号 }}", 2), pair("收文日期", "{{ 收文日期 }}", 2)),
                row(pair("来文机关", "{{ 来文机关 }}", 2), pair("来文字号", "{{ 来文字号 }}", 2)),
                row(pair("标　　题", "{{ 标题 }}", 5), height=16),
                row(
                    pair("密　　级", "{{ 密级 }}"),
                    pair("紧急程度", "{{ 紧急程度 }}"),
                    pair(
                        "份数页数", "{% if 份数 %}{{ 份数 }}份{% endif %}{% if 页数 %}{{ 页数 }}页{% endif %}"
                    ),
                ),
                row(pair("拟办意见", "{{ 拟办意见 }}", 5), height=_OPINION),
                row(pair("领导批示", "{{ 领导批示 }}", 5), height=_OPINION),
                row(pair("承　　办", "{{ 承办 }}", 2), pair("办结时限", "{{ 办结时限 }}", 2)),
                row(
                    Box("传　　阅", 1, 0, "label"),
                    Box("姓名", 1, 1, "label"),
                    Box("日期", 1, 1, "label"),
                    Box("意见", 3, 1, "label"),
                ),
                Each(
                    "传阅",
                    (row(Box("{{ 项.姓名 }}"), Box("{{ 项.阅文日期 }}"), Box("{{ 项.意见 }}", 3)),),
                    least=_READERS,
                ),
                row(pair("办理结果", "{{ 办理结果 }}", 5), height=_OPINION),
                row(pair("办结日期", "{{ 办结日期 }}", 2), pair("备　　注", "{{ 备注 }}", 2)),
            ),
            (12.9, 16.8, 22.5, 14.4, 12.9, 20.5),
            above=("收文机关：{{ 收文机关 }}",),
        ),
    ),
)
"""文件处理单: it lies in front of the document that came in (DA/T 22-2015, 5.1.2)."""
