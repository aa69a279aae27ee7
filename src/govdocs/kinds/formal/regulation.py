"""The 15 kinds of official document (Regulation of 2012, article 8) and what each requires or forbids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Direction = Literal["down", "up", "level", "public"]
Need = Literal["required", "optional", "none"]
Format = Literal["文件", "信函", "命令", "纪要"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind: where it goes, which elements it has, for what it is used.

    `one_addressee`: a single main recipient (article 15(1)). `own_format` is the layout of GB/T
    9704-2012 clause 10 that the kind takes unless its record asks for another of `formats`.
    """

    name: str
    label: str
    use: str
    direction: Direction = "down"
    addressees: Need = "required"
    signers: Need = "none"
    signature: Need = "required"
    one_addressee: bool = False
    title: Need = "required"
    number: Need = "required"
    own_format: Format = "文件"

    @property
    def formats(self) -> tuple[Format, ...]:
        """The layouts in which a document of this kind may stand; 命令 and 纪要 have their own alone."""
        if self.own_format in ("命令", "纪要"):
            return (self.own_format,)
        return ("文件", "信函") if self.direction in ("down", "level") else ("文件",)

    @property
    def endings(self) -> tuple[str, ...]:
        """The words a title of this kind may end with."""
        return ("命令", "令") if self.name == "order" else (self.label,)


RULES: tuple[Rule, ...] = (
    Rule(
        "resolution",
        "决议",
        "会议讨论通过的重大决策事项",
        "public",
        "optional",
        signature="optional",
        number="optional",
    ),
    Rule(
        "decision",
        "决定",
        "对重要事项作出决策和部署、奖惩、变更或者撤销下级决定",
        addressees="optional",
        number="optional",
    ),
    Rule(
        "order",
        "命令",
        "公布法规规章、施行强制措施、批准衔级、嘉奖",
        "public",
        "none",
        own_format="命令",
        title="optional",
    ),
    Rule(
        "communique",
        "公报",
        "公布重要决定或者重大事项",
        "public",
        "none",
        signature="optional",
        number="optional",
    ),
    Rule("announcement", "公告", "向国内外宣布重要事项或者法定事项", "public", "none", number="optional"),
    Rule(
        "public_notice", "通告", "在一定范围内公布应当遵守或者周知的事项", "public", "none", number="optional"
    ),
    Rule("opinion", "意见", "对重要问题提出见解和处理办法", signers="optional"),
    Rule("notice", "通知", "发布、传达要求执行或者周知的事项，批转、转发、印发公文"),
    Rule("circular", "通报", "表彰先进、批评错误、传达重要精神和告知重要情况"),
    Rule("report", "报告", "向上级汇报工作、反映情况、回复询问", "up", signers="required"),
    Rule("request", "请示", "向上级请求指示、批准", "up", signers="required", one_addressee=True),
    Rule("reply", "批复", "答复下级机关请示事项"),
    Rule("motion", "议案", "政府向同级人大或其常委会提请审议事项", "up", signers="optional"),
    Rule("letter", "函", "不相隶属机关之间商洽、询问、请求批准、答复", "level", own_format="信函"),
    Rule(
        "minutes", "纪要", "记载会议主要情况和议定事项", "down", "none", signature="none", own_format="纪要"
    ),
)
"""In the order of article 8."""

_ALIASES = {"令": "命令", "命令（令）": "命令", "命令(令)": "命令"}
_BY_WORD = {word: rule for rule in RULES for word in (rule.label, rule.name)}

NOT_KINDS = (
    "方案",
    "办法",
    "规定",
    "细则",
    "要点",
    "计划",
    "总结",
    "汇报",
    "说明",
    "申请",
    "通知函",
    "请示报告",
    "简报",
)
"""Words that end titles as if they were kinds; they travel as attachments or are misnomers."""


def find_rule(word: str) -> Rule | None:
    """The rule of the kind called `word`, its Chinese or its English name; None when there is none."""
    return _BY_WORD.get(_ALIASES.get(word, word))
