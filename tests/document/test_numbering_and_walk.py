from dataclasses import replace

import pytest

from govdocs.document.nodes import (
    Cell,
    Document,
    Furniture,
    Heading,
    Imprint,
    Masthead,
    PageBreak,
    Paragraph,
    StampArea,
    Table,
)
from govdocs.document.numbering import number_headings
from govdocs.document.walk import block_texts, plain_text, texts


def ordinals(*blocks):
    numbered = number_headings(Document("例示", blocks))
    return [block.ordinal for block in numbered.blocks if isinstance(block, Heading)]


def heading(level, ordinal=None):
    return Heading(level, "标题", ordinal)


def test_every_level_has_its_ordinal_and_counts_under_its_parent():
    levels = (1, 2, 3, 3, 4, 5, 2, 3, 1, 2)
    expected = ["一、", "（一）", "1.", "2.", "（1）", "①", "（二）", "1.", "二、", "（一）"]
    assert ordinals(*map(heading, levels)) == expected


def test_printed_ordinals_stay_and_the_count_goes_on_from_them():
    assert ordinals(heading(1, "三、"), heading(1), heading(1, ""), heading(1)) == [
        "三、",
        "四、",
        "",
        "五、",
    ]


def test_a_new_part_begins_again():
    assert ordinals(heading(1), Paragraph.of("文"), PageBreak(), heading(1)) == ["一、", "一、"]


TABLE = Table(((Cell("序号"), Cell("任务")), (Cell("1"), Cell("排查"))))
STAMP = StampArea(("例示县清禾镇人民政府",), "2025年4月10日", offices=("镇长",))


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (Heading(1, "总则", "一、", "各村要落实。"), "一、总则各村要落实。"),
        (Heading(1, "总则"), "总则"),
        (Paragraph.of("各村："), "各村："),
        (TABLE, "序号\t任务\n1\t排查"),
        (
            replace(TABLE, above=("填报单位：", "日期"), below=("填表人：",)),
            "填报单位：\t日期\n序号\t任务\n1\t排查\n填表人：",
        ),
        (STAMP, "例示县清禾镇人民政府\n镇长\n2025年4月10日"),
        (PageBreak(), ""),
    ],
)
def test_the_plain_text_of_a_block(block, text):
    assert plain_text(block) == text
    assert "".join(block_texts(block)) == text.replace("\n", "").replace("\t", "")


def test_all_texts_come_in_reading_order():
    masthead = Masthead(
        ("例示县清禾镇人民政府",), "清政发〔2025〕3号", secrecy="机密★1年", signers=("何某川",)
    )
    imprint = Imprint("清禾镇党政办公室", "2025年4月11日", copies_to="县民政局", others=("共印20份",))
    document = Document("通知", (Paragraph.of("正文"), Paragraph.of(""), TABLE), Furniture(masthead, imprint))
    assert list(texts(document)) == [
        "机密★1年", "例示县清禾镇人民政府", "文件", "清政发〔2025〕3号", "何某川", "正文", "序号",
        "任务", "1", "排查",
        "县民政局", "共印20份", "清禾镇党政办公室", "2025年4月11日",
    ]  # fmt: skip
    assert list(texts(Document("通知", ()))) == []
