"""Lines to paragraphs: what a page break or a hard wrap cut in two is joined, and said."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from govdocs.readers.blocks import Block, Para, columns, indent_of
from govdocs.readers.ledger import Ledger
from govdocs.readers.looks import (
    ends_as_kind,
    ends_as_title,
    has_ordinal,
    is_attachment_line,
    is_date,
    is_imprint_line,
    is_note,
    is_number,
    is_organ,
    is_sentence,
    is_sign_off,
    label_of,
    unclosed,
)
from govdocs.readers.reading import Join
from govdocs.readers.source import Line, joined, made
from govdocs.readers.tables import table_block
from govdocs.text.characters import nonblank
from govdocs.text.ordinals import leading_ordinal

_CUT_LENGTH = 36
_FULLEST = 124
_NARROWEST = 44
_WIDEST = 92
_SLACK = 6
_OUTLIERS = 20
_LABEL_LENGTH = 6
_FEWEST_FULL = 3
_GOES_ON = re.compile(r"^[，。、；：！？）》”’」』】〕%％的地得了和与及或等]")
_BEGINS_NEW = re.compile(
    r"^(?:特此|附件|附：|联系人|[一二三四五六七八九十]是|第[一二三四五六七八九十]|首先|其次|再次|最后|同时|此外|另外|为[了贯深认切进全加做]|根据|按照|"
    r"现将|经|各[村镇乡县区办部单有]|请|以上|妥否|当否|（|\(|《|“)"
)
_LEADS_IN = re.compile(r"(?:如下|下列|以下|如次|通知|明确|要求|措施|事项)\s*[:：]$")
_DANGLING = re.compile(r"[，、,（(《“‘—+\-]$")
_LATIN = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class _Wrap:
    """The width in columns at which a hard-wrapped text breaks, and in characters; 0 when it does not.

    `widest` is the width of the widest line, wrapped or not.
    """

    width: int = 0
    characters: int = 0
    indented: bool = False
    widest: int = 0

    def fills(self, para: Para) -> bool:
        """True for a line that reaches the edge; one with narrow signs by the count of its characters."""
        if para.tail >= self.width - _SLACK:
            return True
        count = len(para.text) + para.indent // 2
        return count >= self.characters - 1 and para.tail * 3 >= self.width * 2


def blocks_of(lines: list[Line], ledger: Ledger) -> list[Block]:
    """The paragraphs and tables of `lines`; joins are noted in `ledger`."""
    wrap = _wrap_of(lines)
    blocks: list[Block] = []
    run: list[Para] = []
    for block in _single(lines):
        cause = _cause(run, block, wrap) if run and isinstance(block, Para) else ""
        if cause:
            ledger.joins.append(Join(run[-1].lines[-1], block.line, cause))
        elif run:
            blocks.append(_together(run))
            run = []
        if isinstance(block, Para):
            run.append(block)
        else:
            blocks.append(block)
    return [*blocks, _together(run)] if run else blocks


def _single(lines: list[Line]) -> list[Block]:
    """Every line that is not blank as a paragraph, every table as a block."""
    blocks: list[Block] = []
    gap, page, after_page, table = 0, False, False, list[Line]()
    for index, line in enumerate(lines):
        if line.cell:
            table.append(line)
            following = lines[index + 1].cell if index + 1 < len(lines) else None
            if following is None or following.table != line.cell.table:
                blocks.append(table_block(table))
                gap, page, after_page, table = 0, False, False, []
            continue
        page = page or line.break_before
        if line.aside == "page number":
            after_page = True
            continue
        if line.blank:
            gap += 1
            continue
        text = line.text
        blocks.append(
            Para(
                line.piece.strip(),
                (line.number,),
                indent_of(text),
                gap,
                page,
                line.centred,
                line.level,
                columns(text),
                after_page,
            )
        )
        gap, page, after_page = 0, False, False
    return blocks


def _together(run: list[Para]) -> Para:
    """The lines of one paragraph as one; Latin words at a line end keep a space between them."""
    if len(run) == 1:
        return run[0]
    pieces = [run[0].piece]
    for above, below in pairwise(run):
        latin = _LATIN.match(below.text) and _LATIN.match(above.text[-1])
        pieces += [made(" "), below.piece] if latin else [below.piece]
    lines = tuple(line for para in run for line in para.lines)
    return replace(run[0], piece=joined(pieces), lines=lines, tail=run[-1].tail)


def _cause(run: list[Para], below: Block, wrap: _Wrap) -> str:
    """Why a line goes on with the paragraph above it: "page break", "hard wrap", or "" when it does not."""
    if not isinstance(below, Para) or _stands_alone(below):
        return ""
    if len(run) == 1 and _only_an_ordinal(run[0].text) and below.gap <= 1:
        return "ordinal"
    if wrap.width and _wrapped(run[-1], below, wrap):
        return "hard wrap"
    return "page break" if _may_be_cut(run, below) and _cut(_together(run), below, wrap) else ""


def _only_an_ordinal(text: str) -> bool:
    """True for a line that holds an ordinal and nothing else."""
    ordinal = leading_ordinal(f"{text} 甲")
    return ordinal is not None and nonblank(text[ordinal.start :]) == nonblank(ordinal.text)


def _may_be_cut(run: list[Para], below: Para) -> bool:
    return not is_sentence(run[-1].text) and not below.centred


def _stands_alone(para: Para) -> bool:
    text = para.text
    return (
        has_ordinal(text)
        or is_attachment_line(text)
        or is_date(text)
        or is_number(text)
        or is_imprint_line(text)
        or is_note(text)
        or is_sign_off(text)
        or bool(para.level)
    )


def _cut(first: Para, second: Para, wrap: _Wrap) -> bool:
    """A sentence that goes on behind a page break: long, open at its end, and closed by what follows."""
    text = first.text
    if (
        is_sentence(text)
        or first.level
        or first.centred
        or second.centred
        or len(first.bare) < _least_length(first, second, wrap)
    ):
        return False
    if not re.search(r"[，。；、,;]", text) or (ends_as_title(text) and "关于" in text and "，" not in text):
        return False
    torn = _torn(first, second, wrap)
    return (torn and _closes(second)) or _goes_on(text, second, torn)


def _goes_on(text: str, second: Para, torn: bool) -> bool:
    """True when what a line says goes on with an open text above it."""
    going = bool(_GOES_ON.match(second.text) or _DANGLING.search(text) or unclosed(text))
    if label_of(text) or label_of(second.text):
        return bool(_DANGLING.search(text) and text.endswith(("、", "，"))) and not label_of(second.text)
    if going:
        return is_sentence(second.text) or len(second.bare) > _CUT_LENGTH
    plain = (torn or not _BEGINS_NEW.match(second.text)) and not is_organ(second.text)
    return plain and is_sentence(second.text)


def _torn(first: Para, second: Para, wrap: _Wrap) -> bool:
    """True where only a page or a wrap ends a line: a page number follows, or no line is wider."""
    edge = _NARROWEST <= wrap.widest <= _WIDEST and first.tail >= wrap.widest - _SLACK // 2
    return second.after_page or (edge and not second.gap and second.indent <= first.indent)


def _closes(second: Para) -> bool:
    """True for the rest of a sentence that leads in what follows, its colon at the end."""
    open_end = second.text.endswith(("：", ":")) and len(second.bare) > _LABEL_LENGTH + 1
    return open_end or bool(_LEADS_IN.search(second.text))


def _least_length(first: Para, second: Para, wrap: _Wrap) -> int:
    """How long a paragraph must be for an open end to be a cut: a sentence that ended before tells a lot."""
    text = first.text
    if "。" in text or (_torn(first, second, wrap) and not has_ordinal(text)):
        return _CUT_LENGTH // 2
    return _CUT_LENGTH * 2 if has_ordinal(text) and not _DANGLING.search(text) else _CUT_LENGTH


def _wrap_of(lines: list[Line]) -> _Wrap:
    """Finds a hard wrap: many lines as wide as the widest but a few, most of them open at their end."""
    plain = [line for line in lines if not line.cell and not line.blank]
    widths = sorted((columns(line.text) for line in plain), reverse=True)
    widest = widths[len(widths) // _OUTLIERS] if widths else 0
    unwrapped = _Wrap(widest=widths[0] if widths else 0)
    if not _NARROWEST <= widest <= _FULLEST:
        return unwrapped
    full = [line for line in plain if columns(line.text) >= widest - _SLACK]
    open_ended = [line for line in full if not is_sentence(line.text)]
    if len(full) < _FEWEST_FULL or len(open_ended) * 2 < len(full) or len(full) * 5 < len(plain):
        return unwrapped
    characters = sorted(len(line.text.rstrip()) for line in full)[len(full) // 2]
    return _Wrap(widest, characters, any(indent_of(line.text) for line in full), widths[0])


def _wrapped(first: Para, second: Para, wrap: _Wrap) -> bool:
    """True when a line goes on with the full line above it, a page number between them or not."""
    label = label_of(second.text)
    if 0 < len(label) <= _LABEL_LENGTH and second.text[-1] not in "：:":
        return False
    apart = second.gap and not second.after_page
    if apart or (second.indent and wrap.indented) or second.indent > wrap.width // 4 or second.centred:
        return False
    titled = "关于" in first.text and "，" not in first.text and ends_as_kind(first.text)
    if titled or not (wrap.fills(first) or unclosed(first.text)):
        return False
    if is_sentence(first.text):
        return wrap.indented and (wrap.fills(second) or not is_organ(second.text))
    return True
