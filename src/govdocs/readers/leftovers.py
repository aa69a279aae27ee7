"""What stands around a document and is no text of it: drawn rules, the foot of an e-mail, leftovers."""

from __future__ import annotations

import re
from dataclasses import replace

from govdocs.readers.blocks import Block, Para
from govdocs.readers.ledger import Ledger
from govdocs.readers.looks import (
    has_ordinal,
    is_attachment_line,
    is_imprint_line,
    is_note,
    is_number,
    is_sentence,
    title_like,
)
from govdocs.readers.source import EMPTY, Line
from govdocs.text.characters import nonblank

NO_TEXT = "无正文的提示"
REASON = "落款之后的零星文字"
_RULE = re.compile(r"^(?:[—–―─━┄┅┈┉﹍﹎▬－\-=＝＊~～·•#※◆]\s?){3,}$|^(?:\*\s?){3,}$")
_RULE_OR_BLANK = re.compile(r"^[_＿]{3,}$")
_MAIL = re.compile(r"^[—\-]{2}$|^发自我的|^从我的.{1,12}发送")
_MAIL_LINES = 6
_NOTE = re.compile(r"^附\s*注\s*[:：]\s*")
_BARE_NOTE = re.compile(
    r"^[（(]?此件.{0,30}[）)]?$|^[（(](?:联系人|联系电话|公开方式|公开形式|发至|依申请).{0,60}[）)]$"
)
_ASKED = re.compile(
    r"^(?:联\s*系\s*人|经办人|承办人|承办单位|联系单位|联系科室|联系地址|咨询|监督|举报|值班)"
    r"(?:[及和、]?(?:联系)?(?:电话|方式|人|邮箱))?\s*[:：]"
)
_KEYWORDS = re.compile(
    r"^(?:主\s*题\s*词|校\s*对|打\s*字|打\s*印|录\s*入|印\s*数|印\s*刷)\s*[:：]|^[（(]?共印\s*\d+\s*份[）)]?$"
)
_NO_TEXT = re.compile(r"^[（(]?\s*(?:此|本)\s*页\s*无\s*正\s*文\s*[）)]?$|^[（(]\s*以下无正文\s*[）)]$")
_WEB = re.compile(
    r"^(?:(?:文章|信息|稿件)?来\s*源|(?:责任|本期|执行)?编\s*辑|责\s*编|审\s*核|审\s*签|校\s*对|供\s*稿|撰\s*稿|排\s*版|初\s*审|复\s*审|终\s*审|监\s*制|图\s*文)\s*[:：丨|｜/]|"
    r"^(?:往期(?:推荐|回顾|精选|精彩)|阅读\s*\d|点赞|在看|\d+\s*(?:在看|人赞)|END|长按|关注我们)"
)
_SHORT = 60
_SCRAPS = 3
_NEAR = 6


def without_rules(lines: list[Line], ledger: Ledger) -> list[Line]:
    """`lines` without rules made of characters, and without the name card below an e-mail."""
    uses = [_use(lines, index) for index in range(len(lines))]
    result = [_blanked(line, use, ledger) if use else line for line, use in zip(lines, uses, strict=True)]
    return _without_mail_foot(result, ledger)


def _use(lines: list[Line], index: int) -> str:
    """What a line stands for that is no text: a rule, or the words of an empty page."""
    if _is_rule(lines, index):
        return "分隔线"
    return NO_TEXT if _NO_TEXT.match(lines[index].text.strip()) else ""


def _blanked(line: Line, use: str, ledger: Ledger) -> Line:
    ledger.mark(line.piece, use)
    return replace(line, piece=EMPTY)


def _is_rule(lines: list[Line], index: int) -> bool:
    """True for a drawn rule; low strokes may be room to fill in, so they must stand beside 版头 or 版记."""
    text = lines[index].text.strip()
    if lines[index].cell or not (_RULE.match(text) or _RULE_OR_BLANK.match(text)):
        return False
    return bool(_RULE.match(text)) or any(
        is_imprint_line(near) or is_number(near) for near in _neighbours(lines, index)
    )


def _neighbours(lines: list[Line], index: int) -> list[str]:
    """The texts of the nearest lines above and below that are not blank, a few lines away at most."""
    above = [line.text.strip() for line in lines[max(0, index - _NEAR) : index] if not line.blank]
    below = [line.text.strip() for line in lines[index + 1 : index + 1 + _NEAR] if not line.blank]
    return [*above[-1:], *below[:1]]


def _without_mail_foot(lines: list[Line], ledger: Ledger) -> list[Line]:
    """Takes the lines below the two strokes that divide an e-mail from its sender's name."""
    heads = [at for at, line in enumerate(lines) if not line.cell and _MAIL.match(line.text.strip())]
    for head in heads[-1:]:
        foot = [line for line in lines[head + 1 :] if not line.blank]
        if len(foot) <= _MAIL_LINES and not any(_of_document(line) for line in foot):
            return [*lines[:head], *(_aside(line, ledger) for line in lines[head:])]
    return lines


def _of_document(line: Line) -> bool:
    text = line.text.strip()
    return bool(line.cell) or is_imprint_line(text) or is_attachment_line(text) or has_ordinal(text)


def _aside(line: Line, ledger: Ledger) -> Line:
    ledger.set_aside(line.piece, "mail", "邮件签名")
    return replace(line, piece=EMPTY)


def is_note_of_document(text: str) -> bool:
    """True for a line that only 附注 can be: 此件公开发布, （联系人：…）, 附注：…."""
    stripped = text.strip()
    return bool(_BARE_NOTE.match(stripped) or _NOTE.match(stripped))


def asks_whom(text: str) -> bool:
    """True for a line below a signature that tells whom to ask."""
    return bool(_ASKED.match(text.strip()))


def is_keywords(text: str) -> bool:
    """True for 主题词, which documents before 2012 had, and for what else only 版记 holds: 共印50份."""
    return bool(_KEYWORDS.match(text.strip()))


def is_web_line(text: str) -> bool:
    """True for what web pages and public accounts print below a document: 来源：…, 编辑：…, 往期推荐."""
    return len(nonblank(text)) <= _SHORT and bool(_WEB.match(text.strip()))


def begins_paper(blocks: list[Block], at: int) -> bool:
    """True when block `at` may open a paper without a kind in its title: a heading line above a text."""
    block, following = blocks[at], (blocks[at + 1] if at + 1 < len(blocks) else None)
    if not isinstance(block, Para) or not title_like(block.text) or len(block.bare) > 40:
        return False
    if not isinstance(following, Para):
        return following is not None
    text = following.text
    written = is_sentence(text) or has_ordinal(text) or len(following.bare) > _SHORT
    return written and not is_imprint_line(text)


def has_body(blocks: list[Block], at: int) -> bool:
    """True when something that can be a body begins with block `at`."""
    block = blocks[at] if at < len(blocks) else None
    return block is not None and not (isinstance(block, Para) and is_imprint_line(block.text))


def is_left_over(blocks: list[Block], at: int) -> bool:
    """True for short lines that are no text, but for a list of them: left when all parts have been found."""
    count = 0
    while count <= _SCRAPS and at + count < len(blocks) and _is_scrap(blocks[at + count]):
        count += 1
    return 0 < count <= _SCRAPS


def _is_scrap(block: Block) -> bool:
    if not isinstance(block, Para) or has_ordinal(block.text) or len(block.bare) > _SHORT:
        return False
    return not is_imprint_line(block.text) and (is_note(block.text) or not is_sentence(block.text))
