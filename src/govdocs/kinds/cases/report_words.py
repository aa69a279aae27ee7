"""The words of reports of harm to children: circumstances, trades, evidence, measures, results."""

from __future__ import annotations

import re
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator

from govdocs.kinds.parts.record_fields import several, words_of
from govdocs.text.names import split_list
from govdocs.text.numerals import ascii_digits

CircumstanceWord = Literal[
    "1隐私部位异常损伤",
    "2不满14周岁女性疑遭性侵",
    "3满14周岁女性疑遭性侵怀孕或流产",
    "4多处损伤或严重营养不良或意识不清",
    "5自杀自残中毒等非正常伤亡",
    "6被遗弃或长期无人照料",
    "7来源不明或失踪被拐卖",
    "8被组织乞讨",
    "9其他严重侵害或现实危险",
]

CIRCUMSTANCES: Final = words_of(CircumstanceWord)
"""The nine circumstances that must be reported (强制报告意见 4), in short words of this project."""

FULL_CIRCUMSTANCES: Final = (
    "1. 生殖器官或隐私部位有（疑似）非正常的损伤",
    "2. 不满十四周岁的女性（疑似）遭受性侵害、怀孕、流产",
    "3. 十四周岁以上的女性因（疑似）受性侵害而怀孕、流产",
    "4. 身上多处损伤、营养严重不良、神志不清，（疑似）受到家暴、欺凌、虐待、殴打、麻醉",
    "5. 因自杀、自残、工伤、中毒、麻醉、殴打等不正常的原因受伤或死亡",
    "6. 被遗弃，或长期没有人照料",
    "7. 来历不明、失踪，或被拐卖、收买",
    "8. 被人组织乞讨",
    "9. 受到其他严重侵害，或正面临危险",
)
"""The same at length, as the form lists them."""

_NUMBER = re.compile(r"(?:第|情形)?\s*([1-9])\s*(?:项|种|类|[.．])?")

IndustryWord = Literal[
    "", "国家机关", "村（居）委会", "学校", "幼儿园", "校外培训", "托育", "校车", "医疗机构",
    "儿童福利/救助机构", "社工机构", "旅馆宾馆", "其他密切接触单位",
]  # fmt: skip
INDUSTRIES: Final = words_of(IndustryWord)
"""Trades whose people must report (强制报告意见 3)."""

EvidenceWord = Literal["病历", "照片", "物品", "监控", "录音", "作业日记", "聊天记录"]
EVIDENCE: Final = words_of(EvidenceWord)
"""What may be secured as evidence."""

OrganWord = Literal["", "公安", "民政", "教育", "检察"]
ORGANS: Final = words_of(OrganWord)
"""The organs that receive reports."""
POLICE: Final = "公安"

UrgentWord = Literal["送医", "带离", "隔离嫌疑人", "通知监护人", "心理陪护", "无"]
URGENT: Final = words_of(UrgentWord)
"""What is done at once."""
TELL_GUARDIAN, NOTHING_DONE = "通知监护人", "无"

AcceptWord = Literal["", "立案", "受案", "不予立案", "移送管辖", "初查中"]
ACCEPTS: Final = words_of(AcceptWord)
"""What the receiving organ decided."""

FollowWord = Literal["救助", "心理", "转学", "临时监护", "司法救助", "督促监护令"]
FOLLOWS: Final = words_of(FollowWord)
"""What is done for the child afterwards."""


def _circumstances(value: Any) -> Any:
    parts = split_list(value) if isinstance(value, str) else value
    if not isinstance(parts, list | tuple):
        return value
    found = (_circumstance(part) for part in parts)
    return tuple(sorted(dict.fromkeys(found), key=str))


def _circumstance(value: Any) -> Any:
    """The words of a circumstance by its number: 4, 第4项, 情形4."""
    text = ascii_digits(str(value)).strip()
    match = _NUMBER.fullmatch(text)
    if match:
        return CIRCUMSTANCES[int(match[1]) - 1]
    known = (words for words in CIRCUMSTANCES if text and text in (words, words[1:]))
    return next(known, value)


Circumstances = Annotated[tuple[CircumstanceWord, ...], BeforeValidator(_circumstances)]
"""情形: numbers or words, in their order."""

Evidence = Annotated[tuple[EvidenceWord, ...], several(*EVIDENCE)]
Urgent = Annotated[tuple[UrgentWord, ...], several(*URGENT)]
Follows = Annotated[tuple[FollowWord, ...], several(*FOLLOWS)]
