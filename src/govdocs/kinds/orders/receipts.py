"""送达回证: how a paper reached the person or the unit it is for, and what each way of service needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field

from govdocs.diagnostics import Diagnostic, error, warning
from govdocs.kinds.parts.fields import FormalDate, Input, OptionalLine
from govdocs.kinds.parts.form_rules import Path, incomplete_date, place
from govdocs.kinds.parts.legal_ages import ADULT
from govdocs.kinds.parts.masks import STORY
from govdocs.kinds.parts.persons import Address, PersonName, Story
from govdocs.kinds.parts.record_fields import Names, YesNoUnknown, chosen, one_of, words_of
from govdocs.text.dates import parse_date

WayWord = Literal["", "直接送达", "宣告送达", "留置送达", "邮寄送达", "委托送达", "电子送达", "公告送达"]
ReceivedWord = Literal["", "本人签收", "代收", "拒收", "单位签收", "邮件回执"]
DeputyWord = Literal[
    "", "配偶", "父亲", "母亲", "子女", "兄弟姐妹", "祖父母", "外祖父母", "其他家庭成员",
    "邻居", "同事", "其他",
]  # fmt: skip

WAYS: Final = words_of(WayWord)
"""送达方式."""

RECEIVED: Final = words_of(ReceivedWord)
"""Who took the paper."""

DEPUTIES: Final = words_of(DeputyWord)
"""What a 代收人 is to the person the paper is for."""

_NO_KIN: Final = frozenset(("邻居", "同事", "其他"))

SERVERS_LEAST: Final = 2
"""How many serve a paper: 送达人 of the court model of 送达回证."""

_LEFT, _DEPUTY, _REFUSED = "留置送达", "代收", "拒收"


class ServiceReceipt(Input):
    """The service of one paper on one person or unit."""

    guardian: PersonName = Field("", title="受送达人", description="受送达的监护人；送达单位的写“受送达单位”")
    unit: OptionalLine = Field("", title="受送达单位", description="抄送文书的单位")
    paper: OptionalLine = Field("", title="送达文书", description="不写时是本件文书")
    copies: int = Field(1, title="件数", ge=1, le=99)
    address: Address = Field("", title="送达地址")
    way: Annotated[WayWord, chosen(*WAYS)] = Field("", title="送达方式", description=one_of(WAYS))
    served_on: FormalDate = Field("", title="送达日期")
    received_by: Annotated[ReceivedWord, chosen(*RECEIVED)] = Field(
        "", title="签收情况", description=one_of(RECEIVED)
    )
    deputy: PersonName = Field("", title="代收人", description="只能是成年家属")
    deputy_relation: Annotated[DeputyWord, chosen(*DEPUTIES)] = Field(
        "", title="代收人与受送达人关系", description=one_of(DEPUTIES)
    )
    deputy_age: int | None = Field(None, title="代收人年龄", ge=0, le=120)
    deputy_reason: Annotated[OptionalLine, STORY] = Field("", title="代收理由")
    deputy_on: FormalDate = Field("", title="代收日期")
    witness: Names = Field((), title="见证人", description="留置送达必须有，如村干部；几个人用顿号隔开")
    refusal: Story = Field("", title="拒收事由", description="留置送达必须写明")
    photographed: YesNoUnknown = Field("", title="拍照或录像", description="是、否；留置送达时记录送达过程")
    note: OptionalLine = Field("", title="备考")
    filled_by: OptionalLine = Field("", title="填发人")
    servers: Names = Field((), title="送达人", description="两人以上，用顿号隔开")

    @property
    def addressee(self) -> str:
        """The person or the unit that the paper is for."""
        return self.guardian or self.unit


def receipt_findings(
    receipts: Sequence[ServiceReceipt], issued: date | None, path: Path = ()
) -> Iterator[Diagnostic]:
    """What is to be said about the service of a paper that was issued on the day `issued`."""
    for number, receipt in enumerate(receipts, start=1):
        here = (*path, "送达", f"第{number}项")
        yield from _time_findings(receipt, issued, here)
        yield from _left_findings(receipt, here)
        yield from _deputy_findings(receipt, here)
        yield from _people_findings(receipt, here)


def _time_findings(receipt: ServiceReceipt, issued: date | None, path: Path) -> Iterator[Diagnostic]:
    yield from incomplete_date(receipt.served_on, (*path, "送达日期"))
    served = parse_date(receipt.served_on)
    if served and issued and served < issued:
        yield error("D845", "送达日期早于制发日期", place((*path, "送达日期")), "核对两个日期")


def _left_findings(receipt: ServiceReceipt, path: Path) -> Iterator[Diagnostic]:
    """留置: the papers are left in the presence of a witness, the reason written down, the act recorded."""
    if receipt.way == _LEFT:
        if not receipt.witness:
            hint = "补写见证人（基层组织或所在单位的人员），没有见证人的不能留置送达"
            yield error("D845", "留置送达没有见证人", place((*path, "见证人")), hint)
        if not receipt.refusal:
            yield error("D845", "留置送达没有写拒收事由", place((*path, "拒收事由")), "补写拒收的事由和日期")
        if receipt.photographed != "是":
            words, hint = "留置送达没有拍照或录像", "送达过程拍照或录像附卷，写“是”"
            yield warning("D845", words, place((*path, "拍照或录像")), hint)
    elif receipt.received_by == _REFUSED:
        words = "受送达人拒收，送达方式不是留置送达"
        yield warning("D845", words, place((*path, "送达方式")), "拒收的改用留置送达，并请见证人到场")


def _deputy_findings(receipt: ServiceReceipt, path: Path) -> Iterator[Diagnostic]:
    if receipt.received_by == _DEPUTY and not receipt.deputy:
        yield error("D845", "由人代收，没有写代收人", place((*path, "代收人")), "补写代收人")
    if not receipt.deputy:
        return
    if receipt.deputy_relation in _NO_KIN:
        words = f"代收人是{receipt.deputy_relation}，不是受送达人的家属"
        hint = "代收人只能是成年家属：另行送达，或改用别的送达方式"
        yield error("D845", words, place((*path, "代收人与受送达人关系")), hint)
    if receipt.deputy_age is not None and receipt.deputy_age < ADULT:
        hint = "代收人只能是成年家属：另行送达"
        yield error("D845", "代收人未满十八周岁", place((*path, "代收人年龄")), hint)
    facts = {"代收人与受送达人关系": receipt.deputy_relation, "代收理由": receipt.deputy_reason}
    for label, value in facts.items():
        if not value:
            yield warning("D845", f"写了代收人，没有写{label}", place((*path, label)), f"补写“{label}”")


def _people_findings(receipt: ServiceReceipt, path: Path) -> Iterator[Diagnostic]:
    if not receipt.addressee:
        words = "送达没有写受送达人，也没有写受送达单位"
        yield warning("D845", words, place((*path, "受送达人")), "写其中一个")
    if receipt.served_on and len(set(receipt.servers)) < SERVERS_LEAST:
        words = f"送达人 {len(set(receipt.servers))} 人，应当有 {SERVERS_LEAST} 人以上"
        yield warning("D845", words, place((*path, "送达人")), "补写送达人")
