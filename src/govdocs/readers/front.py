"""The head of a document: 份号, 密级, 紧急程度, 发文机关标志, 发文字号, 签发人, 标题, 主送机关."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from govdocs.readers.attachments import LABEL
from govdocs.readers.blocks import Block, Para
from govdocs.readers.closing import Closing, closing_at
from govdocs.readers.corner import COPY_NUMBER, SECRECY, URGENCY, is_corner
from govdocs.readers.debris import REASONS
from govdocs.readers.heads import (
    is_kind_name,
    is_mark_suffix,
    issuer_at,
    names_organ_and_kind,
    only_names_a_kind,
    sent_on_title,
)
from govdocs.readers.ledger import Ledger
from govdocs.readers.looks import (
    ORDER_NUMBER,
    SHORT_NUMBER,
    ends_as_title,
    has_ordinal,
    is_date,
    is_note,
    is_number,
    is_odd_number,
    is_organ,
    is_sentence,
    is_sign_off,
    title_like,
)
from govdocs.readers.source import EMPTY, Piece, joined
from govdocs.readers.titles import (
    is_chapter_head,
    is_mark,
    is_numbered,
    texts,
    title_lines_before,
    title_lines_from,
    title_piece,
    unspaced,
)
from govdocs.text.characters import nonblank

_SIGNER = re.compile(r"(?P<label>签\s*发\s*人?\s*[:：])(?P<names>.*)$")
_HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
_NAME = rf"(?:{_HAN}{{2,4}}|{_HAN}[\s\u3000]{{1,3}}{_HAN})"
_NAMES_BESIDE = re.compile(rf"(?P<number>\S.*号)[\s\u3000]+(?P<names>{_NAME}(?:[\s\u3000]+{_NAME})?)\s*")
_BETWEEN_SIGNERS = re.compile(
    rf"[、，,]|[\s\u3000]{{2,}}|(?<={_HAN}{{2}})[\s\u3000](?={_HAN}{{2}})"
    rf"|(?<={_HAN}{{2}}) (?={_HAN}\u3000{_HAN})"
)
_NUMBER_LABEL = re.compile(r"^(?:发\s*文\s*字\s*号|文\s*号)\s*[:：]\s*")
_BRACKETED_NUMBER = re.compile(
    r"\s*[（(](?P<number>[\u4e00-\u9fff]{1,15}[^（()）]\s*\d{4}\s*[^（()）]\s*\d+\s*号)[）)]\s*$"
)
_BRACKETS = re.compile(r"^[（(](?P<inner>.+)[）)]$")
_MARK_END = re.compile(r"(?:文件|文|令|纪要|简报|委员会|政府|办公室|党委|局|会)$")
_COLUMN = re.compile(
    r"^[【\[](?:通知|公告|通告|公示|通报|转发|重要|紧急|文件|通知公告|政策文件)[】\]]\s*(?=\S)"
)
_REGION = 30
_TITLE_LENGTH = 120
_STARS = re.compile(r"^[★☆＊*]+$")
_BOOKS = re.compile(r"《[^》]*》|“[^”]*”")
_GAP = re.compile(r"\s+")
_FIELD_GAP = re.compile(r"\s{2,}|(?<=\S{2})\s(?=\S{2})")


@dataclass(slots=True)
class Front:
    """What was found above the body, and where the body begins."""

    parts: dict[str, Piece | list[Piece]] = field(default_factory=dict)
    title: Piece = EMPTY
    title_paras: list[Para] = field(default_factory=list)
    body: int = 0
    issuer: Closing | None = None


def read_front(blocks: list[Block], ledger: Ledger) -> Front:
    """The head of the document that `blocks` begin with; what is no part of it goes aside."""
    front = Front()
    _gather_signers(blocks)
    blocks[:_REGION] = [part for block in blocks[:_REGION] for part in _number_apart(block)]
    limit = _limit(blocks)
    start, end = _title_range(blocks, limit)
    front.title_paras = [block for block in blocks[start:end] if isinstance(block, Para)]
    front.title = _without_label(title_piece(front.title_paras), ledger)
    _above(blocks[:start], front, ledger, bool(front.title_paras))
    _number_from_title(front, ledger)
    front.body = _below(blocks, end, front, ledger) if front.title_paras else start
    _title_to_mark(front)
    return front


def _without_label(title: Piece, ledger: Ledger) -> Piece:
    """A title without the name of the column that a web page puts before it: 【通知】."""
    label = _COLUMN.match(title.text)
    if label is None:
        return title
    ledger.set_aside(title.cut(0, label.end()), "web page", "标题前的栏目名", False)
    return title.cut(label.end())


def _number_from_title(front: Front, ledger: Ledger) -> None:
    """A 发文字号 in brackets behind the title, as web pages print it."""
    found = _BRACKETED_NUMBER.search(front.title.text)
    if found and "number" not in front.parts and is_number(found["number"]):
        number = front.title.cut(found.start("number"), found.end("number"))
        ledger.mark(front.title.cut(found.start(), found.start("number")), "发文字号的外括号")
        ledger.mark(front.title.cut(found.end("number")), "发文字号的外括号")
        front.parts["number"] = number
        front.title = front.title.cut(0, found.start()).strip()


def _title_to_mark(front: Front) -> None:
    """The name of an order or of minutes above its number is the mark; such a paper may have no title."""
    number = front.parts.get("number")
    if "mark" in front.parts or not isinstance(number, Piece) or "关于" in front.title.text:
        return
    if re.search(r"(?:令|纪要)$", nonblank(front.title.text)) and _is_order(number.text):
        front.parts["mark"] = [unspaced(para.piece) for para in front.title_paras]
        front.title, front.title_paras = EMPTY, []


def _is_order(text: str) -> bool:
    return bool(ORDER_NUMBER.match(text) or SHORT_NUMBER.match(text))


def _gather_signers(blocks: list[Block]) -> None:
    """Puts all 签发人 on one line: of more than two the last stand beside 发文字号 (GB/T 9704, 7.2.6)."""
    for at in range(1, min(len(blocks), _REGION)):
        signers, block = blocks[at - 1 : at + 1]
        if not (isinstance(signers, Para) and isinstance(block, Para) and _SIGNER.search(signers.text)):
            continue
        match = _NAMES_BESIDE.fullmatch(block.text)
        if match and is_number(match["number"]) and not is_kind_name(match["names"]):
            names = block.piece.cut(match.start("names"), match.end("names"))
            blocks[at - 1] = replace(signers, piece=joined([signers.piece, names], "\u3000\u3000"))
            blocks[at] = replace(block, piece=block.piece.cut(0, match.end("number")))


def _number_apart(block: Block) -> list[Block]:
    """A 发文字号 beside the title, the mark or, in a 信函, 份号 gets a line of its own."""
    if not isinstance(block, Para) or len(block.bare) > _TITLE_LENGTH or _SIGNER.search(block.text):
        return [block]
    gaps = list(_GAP.finditer(block.text))
    for gap in gaps:
        before, after = block.text[: gap.start()], block.text[gap.end() :]
        starred = bool(_STARS.match(after)) or title_like(after) or is_date(after)
        beside = is_mark(before) or is_corner(before)
        if (is_number(before) and starred) or (is_number(after) and beside):
            halves = block.piece.cut(0, gap.start()), block.piece.cut(gap.end())
            return [replace(block, piece=half) for half in halves]
    return [block]


def _limit(blocks: list[Block]) -> int:
    """The index of the first block that belongs to a body."""
    for index, block in enumerate(blocks[:_REGION]):
        if not isinstance(block, Para) or has_ordinal(block.text) or is_chapter_head(block.text):
            return index
        if LABEL.match(block.text) or _is_part(block.text):
            continue
        if is_sentence(block.text) or is_sign_off(block.text):
            return index
    return min(len(blocks), _REGION)


def _is_part(text: str) -> bool:
    return bool(_SIGNER.search(text)) or is_corner(text)


def _title_range(blocks: list[Block], limit: int) -> tuple[int, int]:
    """From the first to behind the last block of the title; an empty range at the body when there is none."""
    ends = [index for index in range(limit) if _ends_title(blocks, index)]
    if not ends or only_names_a_kind(blocks, ends, limit):
        return sent_on_title(blocks) or _title_without_kind(blocks, limit)
    last = _outer(blocks, ends)
    start = title_lines_before(blocks, last)
    count = title_lines_from(blocks, start)
    return start, max(last + 1, start + count)


def _ends_title(blocks: list[Block], index: int) -> bool:
    block = blocks[index]
    if not isinstance(block, Para) or not title_like(block.text) or not ends_as_title(block.text):
        return False
    if is_mark(block.text) or is_note(block.text):
        return False
    start = title_lines_before(blocks, index)
    whole = texts(blocks, start, index + 1 - start)
    if re.search(r"[，,]", _BOOKS.sub("", whole)) and "关于" not in whole:
        return False
    return len(block.bare) >= 5 or start < index or is_kind_name(block.text)


def _outer(blocks: list[Block], ends: list[int]) -> int:
    """The last of several titles above the body, but the first where the others number its parts."""
    last = blocks[ends[-1]]
    for index in ends[:-1]:
        block = blocks[index]
        if isinstance(block, Para) and isinstance(last, Para) and is_numbered(last.text, block.text):
            return index
    kinds = [
        index
        for index in ends
        if "关于" in "".join(_text(blocks[at]) for at in range(title_lines_before(blocks, index), index + 1))
    ]
    return kinds[-1] if kinds else ends[-1]


def _text(block: Block) -> str:
    return block.text if isinstance(block, Para) else ""


def _title_without_kind(blocks: list[Block], limit: int) -> tuple[int, int]:
    """A title that ends with no known kind: a line with 关于, else a short line right above the body."""
    for index in range(limit - 1, -1, -1):
        if "关于" in _text(blocks[index]) and title_like(_text(blocks[index])):
            return title_lines_before(blocks, index), index + 1
    last = limit - 1
    if last >= 0 and limit < len(blocks):
        text = _text(blocks[last])
        if (
            title_like(text)
            and not is_mark(text)
            and not is_organ(text)
            and 4 <= len(nonblank(text)) <= 50
            and not _front_part(text)
        ):
            return title_lines_before(blocks, last), limit
    start = next((at for at in range(limit) if not _front_part(_text(blocks[at]))), limit)
    return (start, start) if start < limit and not _mark_at(blocks, start) else (limit, limit)


def _mark_at(blocks: list[Block], index: int) -> bool:
    return is_mark(_text(blocks[index])) or is_organ(_text(blocks[index]))


def _front_part(text: str) -> bool:
    return (
        _is_part(text)
        or is_number(text)
        or is_mark(text)
        or bool(ORDER_NUMBER.match(text.strip()) or is_odd_number(text))
    )


def _above(blocks: list[Block], front: Front, ledger: Ledger, titled: bool) -> None:
    """Sorts what stands above the title."""
    numbered = next((at for at, block in enumerate(blocks) if _number_in(_text(block))), -1)
    for index, block in enumerate(blocks):
        if not isinstance(block, Para) or _take_part(block, front, ledger) or _issued(blocks, index, front):
            continue
        if _STARS.match(block.text):
            ledger.mark(block.piece, "版头分隔线上的星")
            continue
        if LABEL.match(block.text):
            ledger.mark(block.piece, "文首的附件标记")
            continue
        near = 0 <= index < numbered or (numbered < 0 and index >= len(blocks) - 3)
        if is_mark(block.text) or (near and _names_an_organ(block)):
            _add_mark(front, unspaced(block.piece))
        else:
            ledger.set_aside(block.piece, "web page", f"标题以上的{REASONS['web page']}")


def _names_an_organ(block: Para) -> bool:
    organ = is_organ(block.text) or bool(_MARK_END.search(block.bare)) or names_organ_and_kind(block.text)
    return organ and title_like(block.text) and not block.bare.endswith(("网站", "网", "在线", "平台"))


def _issued(above: list[Block], index: int, front: Front) -> bool:
    """Takes a line of the issuer and the date, or of the date, as the head of minutes has it."""
    found = closing_at(above[index : index + 1], 0)
    if found and found.date and front.issuer is None:
        front.issuer = found
        return True
    return False


def _marks(front: Front) -> list[Piece]:
    marks = front.parts.setdefault("mark", [])
    return marks if isinstance(marks, list) else []


def _add_mark(front: Front, piece: Piece) -> None:
    """Enters a line of the mark; 文件 or 专题会议纪要 alone belongs to the organ above it."""
    marks = _marks(front)
    if marks and is_mark_suffix(piece.text) and not is_mark_suffix(marks[-1].text):
        marks[-1] = joined([marks[-1], piece])
    else:
        marks.append(piece)


def _number_in(text: str) -> bool:
    stripped = _NUMBER_LABEL.sub("", _SIGNER.sub("", text)).strip()
    inner = _BRACKETS.match(stripped)
    core = inner["inner"] if inner else stripped
    return (
        is_number(core)
        or is_odd_number(core)
        or _is_order(core)
        or (stripped != core and bool(ORDER_NUMBER.match(stripped)))
    )


def _take_part(block: Para, front: Front, ledger: Ledger) -> bool:
    """Takes a line that is 份号, 密级, 紧急程度, 发文字号 or 签发人."""
    text = block.text
    fields = block.piece.split(_FIELD_GAP)[0]
    if len(fields) > 1 and all(is_corner(one.text) for one in fields):
        return all(_take_part(replace(block, piece=one), front, ledger) for one in fields)
    signer = _SIGNER.search(text)
    if signer:
        _take_signers(block.piece, signer, front, ledger)
        before = block.piece.cut(0, signer.start()).strip()
        if before.text:
            _take_number(before, front, ledger)
        return True
    if _number_in(text):
        _take_number(block.piece, front, ledger)
        return True
    for name, pattern in (("copy_number", COPY_NUMBER), ("secrecy", SECRECY), ("urgency", URGENCY)):
        match = pattern.match(text)
        if match and name not in front.parts:
            ledger.mark(block.piece.cut(0, match.start("value")), "标签")
            front.parts[name] = block.piece.cut(match.start("value"), match.end("value"))
            rest = block.piece.cut(match.end("value")).strip()
            if rest.text:
                return _take_rest(rest, front, ledger)
            return True
    return False


def _take_rest(rest: Piece, front: Front, ledger: Ledger) -> bool:
    match = URGENCY.match(rest.text)
    if match:
        front.parts["urgency"] = rest
    else:
        ledger.set_aside(rest, "web page", "密级之后的其他文字", False)
    return True


def _take_number(piece: Piece, front: Front, ledger: Ledger) -> None:
    label = _NUMBER_LABEL.match(piece.text)
    if label:
        ledger.mark(piece.cut(0, label.end()), "标签")
        piece = piece.cut(label.end())
    piece = piece.strip()
    inner = _BRACKETS.match(piece.text)
    if inner and not ORDER_NUMBER.match(piece.text):
        ledger.mark(piece.cut(0, 1), "发文字号的外括号")
        ledger.mark(piece.cut(len(piece.text) - 1), "发文字号的外括号")
        piece = piece.cut(inner.start("inner"), inner.end("inner"))
    if "number" in front.parts:
        ledger.set_aside(piece, "web page", "重复的发文字号")
    else:
        front.parts["number"] = piece


def _take_signers(piece: Piece, match: re.Match[str], front: Front, ledger: Ledger) -> None:
    ledger.mark(piece.cut(match.start("label"), match.end("label")), "签发人标签")
    names = piece.cut(match.start("names"), match.end("names")).strip()
    parts, marks = names.split(_BETWEEN_SIGNERS)
    for mark in marks:
        ledger.mark(mark, "签发人之间的分隔")
    signers = front.parts.setdefault("signers", [])
    if isinstance(signers, list):
        signers += _whole_names([part.without_blanks() for part in parts], marks)


def _whole_names(parts: list[Piece], marks: list[Piece]) -> list[Piece]:
    """The names among `parts`: two single characters that only blanks divide are one padded name."""
    names: list[Piece] = []
    half = False
    for part, mark in zip(parts, [EMPTY, *marks], strict=True):
        single = len(part) == 1
        if half and single and not nonblank(mark.text):
            names[-1] = joined([names[-1], part])
            half = False
        elif part.text:
            names.append(part)
            half = single
    return names


def _below(blocks: list[Block], at: int, front: Front, ledger: Ledger) -> int:
    """A number or web-page lines between the title and the body; where the body begins."""
    while at < len(blocks):
        block = blocks[at]
        if not isinstance(block, Para) or not (_number_in(block.text) or _SIGNER.match(block.text)):
            break
        _take_part(block, front, ledger)
        at += 1
    found = None if front.issuer else issuer_at(blocks, at)
    front.issuer = found or front.issuer
    return found.end if found else at
