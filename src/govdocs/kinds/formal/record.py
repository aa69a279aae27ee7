"""公文 as a record: every element of the four formats of GB/T 9704, as its source prints it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from govdocs.kinds.formal.regulation import RULES, Rule, find_rule
from govdocs.kinds.parts.content import AttachmentData, Blocks
from govdocs.kinds.parts.fields import (
    DocumentNumber,
    FormalDate,
    Input,
    Lines,
    OptionalLine,
    Organs,
    Title,
    YesNo,
)
from govdocs.kinds.plan import Issued

SealingWord = Literal["盖章", "不盖章", "签名章"]
FormatWord = Literal["", "文件", "信函", "命令", "纪要"]

_FORMAT_WORDS = {
    "document": "文件",
    "letter": "信函",
    "order": "命令",
    "minutes": "纪要",
    "函": "信函",
    "令": "命令",
    "命令（令）": "命令",
}
_SEALING_WORDS = {"sealed": "盖章", "unsealed": "不盖章", "stamped": "签名章", "是": "盖章", "否": "不盖章"}


def _known_kind(word: str) -> str:
    if find_rule(word) is None:
        labels = "、".join(rule.label for rule in RULES)
        raise ValueError(f"不认识的文种“{word}”；可用：{labels}")
    return word


def _sealing_word(value: Any) -> Any:
    return _SEALING_WORDS.get(value, value) if isinstance(value, str) else value


def _format_word(value: Any) -> Any:
    return _FORMAT_WORDS.get(value, str(value).removesuffix("格式")) if isinstance(value, str) else value


class ImprintData(Input):
    """版记: moved addressees, distribution, copies, printer, printing date, other items."""

    addressees: Organs = Field("", title="主送", description="主送机关移入版记时写")
    distributed_to: Organs = Field("", title="分送", description="纪要的分送单位，不写“分送：”和句号")
    copies_to: Organs = Field("", title="抄送", description="不写“抄送：”和句号")
    printer: OptionalLine = Field("", title="印发机关", description="一般是本机关的办公室")
    printed_on: FormalDate = Field("", title="印发日期", description="不写“印发”")
    others: Lines = Field((), title="其他", description="如“共印50份”")


class OfficialDocument(Input):
    """An official document of one of the 15 kinds; every text stands as its source prints it."""

    kind: Annotated[str, AfterValidator(_known_kind)] = Field(title="文种")
    form: Annotated[FormatWord, BeforeValidator(_format_word)] = Field(
        "",
        title="格式",
        description="文件、信函、命令、纪要；不写时函用信函，命令（令）用命令，纪要用纪要，其余用文件",
    )
    masthead: YesNo = Field(True, title="版头", description="是、否；没有红头的公文写“否”")
    copy_number: OptionalLine = Field("", title="份号", description="六位数字，涉密公文必须标注")
    secrecy: OptionalLine = Field("", title="密级", description="如“机密★1年”")
    urgency: OptionalLine = Field("", title="紧急程度", description="特急、加急")
    mark: Lines = Field(
        (),
        title="发文机关标志",
        description="如“例示县清禾镇人民政府文件”；信函不写“文件”，命令以“令”结尾，纪要以“纪要”结尾；"
        "联合行文每个机关一行，主办机关在前",
    )
    issuers: Lines = Field(
        (), title="发文机关", description="不写时取署名或发文机关标志；联合行文主办机关在前"
    )
    number: DocumentNumber = Field(
        "", title="发文字号", description="如“清政发〔2025〕3号”；命令写令号，如“第12号”"
    )
    issue: OptionalLine = Field("", title="期号", description="纪要的编号，如“第5期”")
    editor: OptionalLine = Field("", title="编发单位", description="纪要红线上方左侧；不写时取印发机关")
    signers: Lines = Field((), title="签发人", description="上行文必须标注")
    title: Title = Field("", title="标题", description="发文机关+关于+事由+的+文种")
    subtitle: OptionalLine = Field("", title="题注", description="会议通过的日期和会议名称，不写括号")
    addressees: Organs = Field("", title="主送机关", description="不写末尾的冒号")
    body: Blocks = Field((), title="正文", description="段落、标题、条目、表格、领导小组名单")
    attachment_notes: Lines = Field((), title="附件说明", description="附件名称，不写“附件：”和序号")
    present: Lines = Field((), title="出席", description="纪要的出席人，单位和姓名，如“派出所李某山”")
    on_leave: Lines = Field((), title="请假", description="写法同出席")
    observers: Lines = Field((), title="列席", description="写法同出席")
    signature: Lines = Field((), title="署名", description="不写时取发文机关")
    signed_on: FormalDate = Field("", title="成文日期", description="如“2025年4月10日”")
    sealing: Annotated[SealingWord | None, BeforeValidator(_sealing_word)] = Field(
        None,
        title="用印",
        description="盖章、不盖章、签名章，留出用印的位置；不写时盖章，没有署名的命令（令）用签名章",
    )
    seals: Lines = Field((), title="印章图片", description="本机关印章的图片文件，每个署名机关一个")
    seal_diameter: float | None = Field(
        None, title="印章直径", ge=30, le=60, description="毫米；不写时按机关级别取 42、45 或 50"
    )
    offices: Lines = Field((), title="签发人职务", description="用签名章时写，如“镇长”")
    note: OptionalLine = Field("", title="附注", description="不写括号，如“此件公开发布”")
    issued: Issued = Field((), title="印发件", description="随通知印发的方案")
    attachments: tuple[AttachmentData, ...] = Field((), title="附件")
    imprint: ImprintData | None = Field(None, title="版记")
    intake: dict[str, Any] | None = Field(None, title="读入记录", description="导入时的记录，排印时不用")

    @property
    def rule(self) -> Rule:
        """What the Regulation says about its kind."""
        rule = find_rule(self.kind)
        if rule is None:
            raise ValueError(self.kind)
        return rule

    @property
    def upward(self) -> bool:
        """True when it goes to a superior: by its kind, or because it names signers."""
        return self.rule.direction == "up" or bool(self.signers)
