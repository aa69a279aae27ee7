"""What a reader of the source notices: kept as it is printed, and said."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from govdocs.diagnostics import Diagnostic, error, info, warning
from govdocs.readers.ledger import pieces_of
from govdocs.readers.leftovers import NO_TEXT
from govdocs.readers.reading import Account, OutlineEntry
from govdocs.readers.source import Piece, Source
from govdocs.readers.titles import kind_of
from govdocs.text.characters import nonblank
from govdocs.text.dates import date_faults, formal_date, is_formal, parse_date
from govdocs.text.document_number import faults, parse_document_number
from govdocs.text.ordinals import leading_ordinal, ordinal_faults, sequence_faults
from govdocs.text.punctuation import bracket_faults, corrections

_SHOWN = 5
_ASIDE = {
    "web page": ("R120", "网页上的文字"),
    "promotion": ("R120", "推广、下载提示"),
    "mail": ("R120", "邮件签名"),
    "leftover": ("R145", "落款之后的零星文字"),
    "page number": ("R121", "页码"),
    "bookmark": ("R121", "转换留下的书签标记"),
    "contents": ("R121", "目录"),
    "header or footer": ("R121", "页眉页脚"),
    "control character": ("R102", "不可见的控制字符"),
    "deleted text": ("R111", "修订中已删除的文字"),
    "hidden text": ("R111", "隐藏文字"),
    "symbol": ("R115", "符号字体的字符"),
    "ruby": ("R111", "注音"),
    "footnote": ("R112", "脚注、尾注"),
    "comment": ("R112", "批注"),
    "unplaced": ("R129", "未能归入任何部分的文字"),
}
_WHOLE_DATE = re.compile(r"\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}")
_SERIOUS = {"R102", "R111", "R112", "R129", "R145"}
_BLANK_TO_FILL = re.compile(r"_+|＿+|[×Xx＊*]{2,}|[Xx×](?=[县市区镇乡村〔])")
_BAD_NAMES = ((re.compile(r"^《.*》$"), "加了书名号"), (re.compile(r"[。；;，,、：:.！!]$"), "末尾有标点"))
_UNTITLED = {"命令", "纪要"}
_ORDINAL_KEYS = {"heading", "item"}


class Words:
    """How places are named: 行 of a text, 段 of a Word file."""

    def __init__(self, source: Source, unit: str) -> None:
        self.source = source
        self.unit = unit

    def at(self, lines: Iterable[int]) -> str:
        """The first few of `lines` as a clerk reads them."""
        numbers = sorted(set(lines))
        shown = "、".join(str(number) for number in numbers[:_SHOWN])
        return f"第 {shown} {self.unit}" + ("等" if len(numbers) > _SHOWN else "")


def findings_of(
    data: dict[str, Any], outlines: list[list[OutlineEntry]], account: Account, words: Words
) -> list[Diagnostic]:
    """Everything to be noticed in the data of pieces, its outlines and its account."""
    return [
        *_aside(account, words),
        *_joins(account, words),
        *_title(data, words),
        *_number(data, words),
        *_dates(data, words),
        *_ordinals(data, words),
        *(finding for outline in outlines for finding in _sequence(outline, words)),
        *_serials(data, words),
        *_punctuation(data, words),
        *_attachments(data, words),
        *_marks(account, words),
        *_blanks(data, words),
        *_oddities(data, words),
    ]


def _oddities(data: dict[str, Any], words: Words) -> Iterator[Diagnostic]:
    """主题词, abolished in 2012, and text without a title below the signature."""
    keywords = [
        line
        for one in data.get("imprint", {}).get("others", [])
        if nonblank(one.text).startswith("主题词")
        for line in words.source.lines_of(one)
    ]
    if keywords:
        yield warning("R212", "公文不再标注主题词", words.at(keywords), "可从版记的“其他”中删去")
    untitled = [paper for paper in data.get("issued", []) if not paper["title"].text]
    lines = [
        line for paper in untitled for piece in pieces_of(paper) for line in words.source.lines_of(piece)
    ]
    if untitled:
        where = words.at(lines)
        yield warning("R144", "落款之后还有没有标题的文字，暂作印发件", where, "请核对它属于哪一部分")


def _aside(account: Account, words: Words) -> Iterator[Diagnostic]:
    lines: dict[str, list[int]] = defaultdict(list)
    for entry in account.set_aside:
        lines[entry.kind].append(entry.line)
    for kind, numbers in lines.items():
        code, what = _ASIDE[kind]
        make = warning if code in _SERIOUS else info
        message = f"已搁置{what} {len(numbers)} 处，不作为公文内容"
        yield make(code, message, words.at(numbers), "请在读入记录的搁置清单中核对")


def _joins(account: Account, words: Words) -> Iterator[Diagnostic]:
    for join in account.joins:
        if join.cause == "page break":
            where = words.at((join.first_line, join.second_line))
            yield info("R130", "被分页截断的一段已接成一段", where, "请核对是否本为一段")
    alone = [join.first_line for join in account.joins if join.cause == "ordinal"]
    if alone:
        yield info("R132", f"单独成行的序号已与下文接上，共 {len(alone)} 处", words.at(alone))
    wrapped = [join.second_line for join in account.joins if join.cause == "hard wrap"]
    if wrapped:
        yield info("R131", f"按固定宽度折行的文字已接成段落，共 {len(wrapped)} 处", words.at(wrapped))


def _title(data: dict[str, Any], words: Words) -> Iterator[Diagnostic]:
    title: Piece = data["title"]
    where = words.at(words.source.lines_of(title))
    if not title.text and not (data["kind"] in _UNTITLED and data.get("mark")):
        yield warning("R140", "没有找到标题", hint="请在“标题”中补写")
    elif title.text and data["kind"] != "方案" and not kind_of(title.text):
        yield warning("R141", f"标题没有以公文文种结尾，文种暂作“{data['kind']}”", where, "请核对文种")
    if re.search(r"[，。：；！？,.;:!?]$", title.text):
        yield warning("R142", "标题末尾有标点", where, "标题末尾不用标点")
    printed = _between(words.source.text, title)
    if re.search(r"(?:\S[ \u3000]){4,}\S", printed) and " " not in title.text:
        yield info("R143", "标题的字间空格已去掉", where)


def _between(text: str, piece: Piece) -> str:
    runs = [run for run in piece.runs if run[0] >= 0]
    return text[runs[0][0] : sum(runs[-1])] if runs else ""


def _number(data: dict[str, Any], words: Words) -> Iterator[Diagnostic]:
    piece = data.get("number")
    if isinstance(piece, Piece):
        parts = parse_document_number(piece.text)
        order = re.match(r"^(?:[（(]?\s*第.*[号期次][）)]?|.*[期次])$", piece.text)
        for _, why in () if order else faults(piece.text):
            hint = f"标准写法：{parts}" if parts else "请核对发文字号"
            yield warning(
                "R201", f"发文字号“{piece.text}”：{why}", words.at(words.source.lines_of(piece)), hint
            )


def _dates(data: dict[str, Any], words: Words) -> Iterator[Diagnostic]:
    imprint = data.get("imprint", {})
    for document in (data, *data.get("issued", [])):
        yield from _date(document.get("signed_on"), "成文日期", words)
    yield from _date(imprint.get("printed_on"), "印发日期", words)


def _date(piece: Piece | None, what: str, words: Words) -> Iterator[Diagnostic]:
    if piece is None or is_formal(piece.text):
        return
    where = words.at(words.source.lines_of(piece))
    day = parse_date(piece.text)
    if day is None:
        whole = bool(_WHOLE_DATE.search(piece.text))
        fault, hint = ("不存在", "请按原件核对") if whole else ("没有写全", "请补写年、月、日")
        yield warning("R202", f"{what}“{piece.text}”{fault}", where, hint)
        return
    for _, why in date_faults(piece.text):
        yield warning("R203", f"{what}“{piece.text}”：{why}", where, f"标准写法：{formal_date(day)}")


def _ordinals(data: dict[str, Any], words: Words) -> Iterator[Diagnostic]:
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for piece in _with_key(data, _ORDINAL_KEYS):
        ordinal = leading_ordinal(piece.text)
        for _, why in ordinal_faults(ordinal) if ordinal else ():
            found[why].append((words.source.line_of(piece), ordinal.text if ordinal else ""))
        if (
            ordinal
            and re.search(r"\s$", piece.text[: ordinal.end])
            and not ordinal.style.startswith(("第", "1.1"))
        ):
            found["序数之后不留空格"].append((words.source.line_of(piece), ordinal.text))
    for why, places in found.items():
        message = f"层次序数 {len(places)} 处：{why}，如“{places[0][1]}”"
        yield warning("R204", message, words.at(line for line, _ in places), "可用 --normalize 更正")


def _with_key(tree: Any, keys: set[str], key: str = "") -> Iterator[Piece]:
    if isinstance(tree, Piece) and key in keys:
        yield tree
    elif isinstance(tree, dict):
        for name, value in tree.items():
            yield from _with_key(value, keys, name)
    elif isinstance(tree, list):
        for value in tree:
            yield from _with_key(value, keys, key)


def _sequence(outline: list[OutlineEntry], words: Words) -> Iterator[Diagnostic]:
    numbered = []
    for entry in outline:
        ordinal = leading_ordinal(entry.ordinal + "甲")
        if ordinal and not ordinal.style.startswith("第"):
            numbered.append((entry.level, ordinal.number, entry.line))
    said = {"gap": "缺号", "repeat": "重号", "back": "倒号"}
    for fault in sequence_faults(numbered):
        message = f"序号{said[fault.fault]}：此处应为第 {fault.expected}，写作第 {fault.found}"
        yield warning("R205", message, words.at((fault.place,)), "请核对是否漏写或错写")


def _serials(data: dict[str, Any], words: Words) -> Iterator[Diagnostic]:
    """Gaps and repeats in the serial numbers of tables."""
    for table in _tables(data):
        cells = [
            row[0] if row and isinstance(row[0], Piece) else None for row in table["rows"][table["header"] :]
        ]
        numbers = [
            (int(cell.text), cell) for cell in cells if cell is not None and cell.text.strip().isdecimal()
        ]
        if len(numbers) < 2 or len(numbers) * 10 < len(cells) * 8:
            continue
        for (before, _), (number, cell) in pairwise(numbers):
            if number != before + 1:
                message = f"表格序号从 {before} 到 {number}，不连续"
                yield warning("R205", message, words.at(words.source.lines_of(cell)), "请核对是否漏写或错写")


def _tables(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        if "table" in tree:
            yield tree["table"]
        for value in tree.values():
            yield from _tables(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _tables(value)


def _punctuation(data: dict[str, Any], words: Words) -> Iterator[Diagnostic]:
    found: dict[str, list[int]] = defaultdict(list)
    unpaired: dict[str, list[int]] = defaultdict(list)
    notes = [document.get("note") for document in (data, *data.get("issued", []))]
    for piece in pieces_of(data):
        for change in corrections(piece.text):
            found[change.rule].append(words.source.line_of(piece.cut(change.position)))
        for fault in () if piece in notes else bracket_faults(piece.text):
            unpaired[fault.words].append(words.source.line_of(piece.cut(fault.position)))
    for rule, lines in found.items():
        yield warning("R206", f"{rule}，共 {len(lines)} 处不合", words.at(lines), "可用 --normalize 更正")
    for fault_words, lines in unpaired.items():
        yield warning("R207", f"{fault_words}，共 {len(lines)} 处", words.at(lines), "请补上或删去")


def _attachments(data: dict[str, Any], words: Words) -> Iterator[Diagnostic]:
    for document in (data, *data.get("issued", [])):
        names: list[Piece] = document.get("attachment_notes", [])
        for name in names:
            where = words.at(words.source.lines_of(name))
            for pattern, why in _BAD_NAMES:
                if pattern.search(name.text):
                    yield warning(
                        "R210", f"附件名称“{name.text}”{why}", where, "附件名称不加书名号，末尾不用标点"
                    )
        attached = document.get("attachments", [])
        if attached and names and len(attached) != len(names):
            yield warning("R211", f"附件说明列了 {len(names)} 个附件，找到 {len(attached)} 个", hint="请核对")


def _marks(account: Account, words: Words) -> Iterator[Diagnostic]:
    """Faults of what a field implies, and so does not keep: 附件: and its numbers, the colon of 主送机关."""
    for use, pattern, why in _MARK_FAULTS:
        lines = [
            mark.line for mark in account.marks if mark.use == use and pattern.search(nonblank(mark.text))
        ]
        if lines:
            yield warning("R212", why, words.at(lines), "成文时按标准写法排印")


_MARK_FAULTS = (
    ("附件说明的标签和序号", re.compile(r"[:]$"), "“附件”之后用了半角冒号"),
    (
        "附件说明的标签和序号",
        re.compile(r"^附件?\d+[:：]|^附[:：]|^附件[一二三四五六七八九十]+[:：]"),
        "附件说明应当写作“附件：1.……”",
    ),
    (
        "附件说明的标签和序号",
        re.compile(r"^附[表图录]"),
        "附件说明的标签是“附件：”，原文的“附表”“附图”印作“附件”",
    ),
    ("附件说明的标签和序号", re.compile(r"^\d+[、,，]$"), "附件序号之后应当用下脚点"),
    ("主送机关后的冒号", re.compile(r":"), "主送机关之后用了半角冒号"),
    ("主送机关后的标点", re.compile(r"."), "主送机关之后应当用全角冒号"),
    ("附注的括号", re.compile(r"[()]"), "附注用了半角括号"),
    ("版记标签", re.compile(r":|抄报|抄发"), "版记应当写作“抄送：”"),
    ("附注标签", re.compile(r"."), "附注直接写在圆括号里，不写“附注”二字"),
    (NO_TEXT, re.compile(r"."), "不用“此页无正文”，应当调整行距、字距，使印章与正文同处一页"),
)


def _blanks(data: dict[str, Any], words: Words) -> Iterator[Diagnostic]:
    lines = [
        words.source.line_of(piece.cut(match.start()))
        for piece in pieces_of(data)
        for match in _BLANK_TO_FILL.finditer(piece.text)
    ]
    if lines:
        yield info(
            "R213", f"文中有待填写的空白或隐去的名称，共 {len(lines)} 处", words.at(lines), "定稿前请填写"
        )


def proof(account: Account) -> list[Diagnostic]:
    """The finding that the account does not balance: a fault of the program, never of the source."""
    if account.balanced:
        return []
    message = f"读入时字数不平：丢失 {account.lost} 字，重复 {account.doubled} 字"
    return [error("R999", message, hint="请把原文发给开发者；丢失的字已列入“搁置”")]
