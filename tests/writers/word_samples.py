"""Documents for the tests of the Word writer: fictional, each with something Word does in its own way."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from datetime import date
from functools import cache

from lxml import etree

from govdocs.context import Context
from govdocs.document.nodes import (
    Cell,
    Document,
    Furniture,
    Heading,
    Imprint,
    Masthead,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    StampArea,
    Table,
)
from govdocs.fonts.library import bundled_fonts
from govdocs.layout.engine import layout
from govdocs.styles.gb9704 import GB9704, GB9704_VISUAL
from govdocs.writers.docx.writer import write_docx

CONTEXT = Context(date(2025, 4, 10))
TOWN = "例示县清禾镇人民政府"
OTHERS = ("例示县民政局", "例示县教育局", "共青团例示县委员会")
DAY = "2025年4月10日"
PROSE = (
    "各村要把走访记录写清楚，镇级各部门应当按时报送进展情况，对发现的问题逐项登记、逐项销账，"
    "于2025年6月30日前完成第一轮走访，补助标准为每人每月1350.50元，“一人一档”资料要齐全、真实、规范，"
    "依据《例示县困境儿童帮扶办法（试行）》执行，做到早发现、早报告、早干预——不留空白，"
    "重点看吃饭、穿衣、上学、就医……四个方面。"
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MASTHEAD = Masthead((TOWN,), "清政发〔2025〕3号", copy_number="000017", secrecy="机密★1年", urgency="特急")
JOINT = Masthead((TOWN, *OTHERS), "清政发〔2025〕4号")
UPWARD = Masthead((TOWN,), "清政报〔2025〕5号", signers=("何某川", "施远", "李𬱖"), upward=True)
IMPRINT = Imprint("例示县清禾镇党政办公室", DAY, "、".join((*OTHERS, "例示县人民法院", "例示县人民检察院")))


def seal(width=42.0):
    """A red square: the likeness of no seal."""
    rows = b"".join(b"\0" + bytes([255, 0, 0, 90]) * 40 for _ in range(40))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 40, 40, 8, 6, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    png = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return Picture(b"\x89PNG\r\n\x1a\n" + png, width)


def opening(title="例示县清禾镇人民政府关于印发《困境儿童春季走访工作方案》的通知"):
    return (Paragraph.of(title, "title"), Paragraph.of("各村（社区），镇级各部门：", "addressees"))


def document(*blocks, masthead=MASTHEAD, imprint=IMPRINT, numbers=True):
    return Document("关于印发方案的通知", blocks, Furniture(masthead, imprint, numbers), "通知", TOWN)


def text(count=2):
    return tuple(Paragraph.of(PROSE) for _ in range(count))


def tree():
    return (
        Heading(1, "总体要求", "一、"),
        Paragraph.of(PROSE),
        Heading(2, "加强领导。", "（一）", "由社会事务办公室牵头，" + PROSE),
        Heading(3, "资料要求", "1."),
        Paragraph((Run("出席："), Run("何某川、施远", "heading_1"))),
        Paragraph.of("（1）" + PROSE),
    )


def notes():
    return (
        Paragraph.of("附件：1.责任分工表", "attachment_note", 5),
        Paragraph.of(
            "2.困境儿童分类标准及对应帮扶措施一览表（2025年修订）和走访登记填写说明",
            "attachment_note_next",
            2,
        ),
    )


def table(rows=14):
    head = tuple(map(Cell, ("序号", "任务", "牵头单位", "时限")))
    body = tuple(
        (
            Cell(str(number)),
            Cell("走访登记，" + PROSE[: 20 + number]),
            Cell("社会事务办公室"),
            Cell("2025年4月\n30日"),
        )
        for number in range(1, rows + 1)
    )
    return Table((head, *body))


def merged_table(rows=30, columns=8):
    head = tuple(Cell(f"列{number}") for number in range(columns))
    body = tuple(
        ((Cell(f"第{row // 3}组", rows=3),) if row % 3 == 0 else ())
        + tuple(Cell(f"内容{row}{column}，走访登记") for column in range(columns - 1))
        for row in range(rows)
    )
    return Table((head, (Cell("合计", columns=columns - 1), Cell("7")), *body))


def attachment(label, title, *blocks, orientation="portrait"):
    heads = (Paragraph.of(label, "attachment_label"), Paragraph.of(title, "attachment_title"))
    return (PageBreak(orientation), *heads, *blocks)


def stamp(*names, **more):
    return StampArea(names or (TOWN,), DAY, **more)


@cache
def samples():
    """Name -> document."""
    note = Paragraph.of("（此件公开发布）", "note")
    plan = (PageBreak(), Paragraph.of("困境儿童春季走访工作方案", "title"), *tree(), *text(6))
    wide = attachment("附件2", "走访登记表", merged_table(), orientation="landscape")
    return {
        "plan": document(*opening(), *text(), *notes(), stamp(seals=(seal(),)), note, *plan),
        "attachments": document(
            *opening(), *tree(), *notes(), stamp(), *attachment("附件1", "责任分工表", table()), *wide, *plan
        ),
        "joint": document(*opening(), *text(), stamp(TOWN, *OTHERS, seals=(seal(),) * 4), masthead=JOINT),
        "unsealed": document(*opening(), *text(3), stamp(TOWN, OTHERS[0], sealing="unsealed"), note),
        "upward": document(*opening(), *text(1), stamp(), note, masthead=UPWARD),
        "stamped": document(*opening(), *text(1), stamp(sealing="stamped", offices=("镇长",))),
        "moved": document(*opening(), *text(2), Paragraph.of(PROSE[:120]), stamp()),
        "bare": document(
            Paragraph.of("困境儿童走访工作方案", "title"), *tree(), *text(9), masthead=None, imprint=None
        ),
        "table at once": document(*opening(), stamp(), PageBreak("landscape"), table(30), imprint=None),
        "address": document(
            *opening(), Paragraph.of(PROSE[:60] + "https://example.org/" + "a-b" * 30), stamp()
        ),
    }


@cache
def pages_of(name, visual=False):
    return layout(samples()[name], GB9704_VISUAL if visual else GB9704, bundled_fonts())


@cache
def word(name, visual=False):
    pages = pages_of(name, visual)
    return write_docx(pages.document, pages, GB9704_VISUAL if visual else GB9704, CONTEXT)


def part(data, name="word/document.xml"):
    """A part of a Word file as an element."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def names(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.namelist()


def visible(element):
    """The characters below `element` that are read on paper; a text box counts once."""
    fallback = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
    found = []
    for node in element.iter(W + "t", W + "tab", W + "br"):
        stop = node.getparent().tag != W + "r"
        if not stop and not any(parent.tag == fallback for parent in node.iterancestors()):
            found.append(node.text or "" if node.tag == W + "t" else "\n")
    return "".join(found).replace("\u200b", "")


def paragraphs(data):
    """(style, text) of every paragraph of the body, those of tables and boxes too."""
    found = []
    for paragraph in part(data).iter(W + "p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        own = "".join(node.text or "" for node in paragraph.findall(f"{W}r/{W}t"))
        found.append((None if style is None else style.get(W + "val"), own.replace("\u200b", "")))
    return found
