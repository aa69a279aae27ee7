"""主送机关: the line of addressees above a body, with its colon or without."""

from __future__ import annotations

import re
from dataclasses import replace

from govdocs.readers.blocks import Block, Para
from govdocs.readers.ledger import Ledger
from govdocs.readers.looks import has_ordinal, is_number, is_organ, is_sentence, label_of
from govdocs.readers.source import EMPTY, Piece, joined
from govdocs.readers.titles import unspaced
from govdocs.text.characters import nonblank
from govdocs.text.ordinals import leading_ordinal

_LEADS_IN = re.compile(
    r"(?:如下|下列|以下|如次|通知|报告|请示|函告|函复|批复|通报|公告|通告|决定|决议|命令|明确|要求|内容|包括|指出|强调|认为|"
    r"是|为|有|即|目标|原则|方法|时间|地点|意见|方案|附件|说明|注|任务|措施|对象|范围|主题)$"
)
_ADDRESSED = re.compile(
    r"^各|(?:各|政府|委员会|委|局|办|部门|单位|机关|厅|院|校|学校|村|社区|街道|镇|乡|站|所|中心|公司|企业|会|组|队|户|民|朋友|同志|干部|职工|家长|师生|党员|部|处|大学|学院|科室|支行|室|社|站所|人员|小学|中学|幼儿园|（.{1,20}）)$"
)
_PROSE = re.compile(
    r"^(?:为|根据|按照|依据|结合|经|现|近|自|从|在|我|本|今|随着|鉴于|由于|以|要|一[是、]|请)|决定|成立|制定|印发|如下|特此"
)
_MOST_LINES = 8
_LINE_LENGTH = 60
_TO_ONE_ORGAN = {"请示", "报告", "批复", "函", "议案"}


def addressees_of(blocks: list[Block], kind: str, ledger: Ledger) -> tuple[Piece, list[Block]]:
    """主送机关 without its colon, and the blocks without it; an empty piece when there is none.

    `kind` is the 文种 that the title names.
    """
    if len(blocks) > 1 and isinstance(blocks[0], Para) and is_number(blocks[0].text):
        found, others = addressees_of(blocks[1:], kind, ledger)
        return found, [blocks[0], *others]
    if not blocks or not isinstance(blocks[0], Para):
        return EMPTY, blocks
    count = _lines(blocks)
    pieces = [block.piece for block in blocks[:count] if isinstance(block, Para)]
    first = replace(blocks[0], piece=joined(pieces))
    blocks = [first, *blocks[count:]]
    text = first.text
    colon = re.search(r"[:：]", text)
    if colon is None:
        return _addressees_without_colon(first, blocks, kind, ledger)
    named = text[: colon.start()]
    if not is_addressed(named):
        return EMPTY, blocks
    piece, rest = unspaced(first.piece.cut(0, colon.start()).strip()), first.piece.cut(colon.end()).strip()
    if rest.text and not (is_sentence(rest.text) and len(named) <= 60 and _ADDRESSED.search(nonblank(named))):
        return EMPTY, blocks
    ledger.mark(first.piece.cut(colon.start(), colon.end()), "主送机关后的冒号")
    following = [Para(rest, first.lines)] if rest.text else []
    return piece, [*following, *blocks[1:]]


def _lines(blocks: list[Block]) -> int:
    """Over how many lines the addressees are printed: each ends with a comma, the last with a colon."""
    for count, block in enumerate(blocks[:_MOST_LINES], start=1):
        if not isinstance(block, Para) or len(block.bare) > _LINE_LENGTH or has_ordinal(block.text):
            return 1
        if block.text.endswith(("：", ":")):
            whole = "".join(one.text for one in blocks[:count] if isinstance(one, Para))
            return count if is_addressed(whole.rstrip("：:")) else 1
        if not block.text.endswith(("，", "、", "；", ",")) or _PROSE.search(block.bare):
            return 1
    return 1


def is_addressed(named: str) -> bool:
    """True for words that can be 主送机关, without their colon."""
    bare = nonblank(named)
    if not 2 <= len(bare) <= 300 or "。" in bare or leading_ordinal(named) or re.match(r"^附\s*件", bare):
        return False
    if _PROSE.search(bare):
        return False
    if _LEADS_IN.search(bare) and not _ADDRESSED.search(bare):
        return False
    return bool(_ADDRESSED.search(bare)) or (
        len(bare) <= 40 and not re.search(r"为[了贯]|根据|按照|现将|工作", bare)
    )


def _is_prose(text: str) -> bool:
    """True for a paragraph of running text, even one that forgot its last mark."""
    return not has_ordinal(text) and (
        is_sentence(text) or (len(nonblank(text)) >= 15 and bool(re.search("[，,]", text)))
    )


def _addressees_without_colon(
    first: Para, blocks: list[Block], kind: str, ledger: Ledger
) -> tuple[Piece, list[Block]]:
    """A line of addressees that forgot its colon, or has a comma: a body paragraph must follow it."""
    following = blocks[1] if len(blocks) > 1 else None
    bare = first.bare.rstrip("，,；;")
    plain = (
        len(bare) <= 80
        and not re.search(r"[。！？]", bare)
        and not has_ordinal(first.text)
        and not label_of(first.text)
    )
    if not plain or not isinstance(following, Para) or not _is_prose(following.text):
        return EMPTY, blocks
    if not (bare.startswith("各") or (kind in _TO_ONE_ORGAN and is_organ(bare))):
        return EMPTY, blocks
    cut = len(first.text.rstrip("，,；; \u3000"))
    ledger.mark(first.piece.cut(cut), "主送机关后的标点")
    return first.piece.cut(0, cut), blocks[1:]
