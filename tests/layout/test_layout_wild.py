"""Documents thrown together without sense: whatever they hold, all of it is on the paper."""

import random
from itertools import pairwise

import layout_samples as s
import pytest

from govdocs.document.nodes import Cell, Heading, Imprint, Masthead, PageBreak, Paragraph, Table
from govdocs.errors import InvalidDataError
from govdocs.layout import codes

# The edges of the type area by the width of the sheet: upright, turned, A3.
EDGES = {210.0: (28, 184, 37, 262), 297.0: (35, 260, 28, 184), 420.0: (28, 394, 37, 262)}
PIECES = ("走访登记，", "台账", "2025年", "、", "Notice ", "é", "合格；", "县教育局、", "100%", "（一）")
ORGANS = ("局", "管理局", "工作委员会", "领导小组办公室")
ALONE = {codes.SIGNATURE_ALONE, codes.SEALS_DIVIDED}


class Wild:
    """A document made of chance; the same seed gives the same."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        one = self.chance
        count = one.choice([1, 1, 2, 3, 5, 9, 14])
        self.organs = tuple(f"例示县第{n}{one.choice(ORGANS)}" for n in range(count))

    def words(self, count):
        return "".join(self.chance.choice(PIECES) for _ in range(max(1, count // 3)))

    def table(self):
        one = self.chance
        columns, rows = one.randint(1, 9), one.randint(2, 14)
        taken, listed = set(), []
        for row in range(rows):
            cells = []
            for column in range(columns):
                if (row, column) in taken:
                    continue
                tall = one.choice([1] * 8 + [2, 3])
                taken |= {(row + down, column) for down in range(tall)}
                cells.append(Cell(self.words(one.choice([2, 4, 8, 20] * 8 + [700])), min(tall, rows - row)))
            listed.append(tuple(cells))
        return Table(tuple(listed), one.randint(0, 2))

    def part(self):
        one = self.chance
        for _ in range(one.randint(1, 5)):
            kind = one.choice(["lines", "lines", "heading", "table", "turned", "text"])
            if kind == "lines":
                yield s.lines(one.choice([1, 2, 3, 5, 12, 25]), one.randint(1, 28))
            elif kind == "heading":
                yield Heading(one.randint(1, 5), self.words(12), "一、", one.choice(["", self.words(40)]))
            elif kind == "text":
                yield Paragraph.of(self.words(one.choice([5, 200])))
            elif kind == "table":
                yield self.table()
            else:
                yield from (PageBreak("landscape", True), self.table(), PageBreak("portrait", True))

    def blocks(self):
        one = self.chance
        yield s.title("关于" + "开展走访登记" * one.choice([1, 3, 6]) + "的通知")
        yield s.addressees(self.words(one.choice([6, 30, 300])) + "：")
        yield from self.part()
        for number in range(one.choice([0, 0, 1, 3, 12, 30])):
            role = "attachment_note_next" if number else "attachment_note"
            yield Paragraph.of(f"{number}.名单{self.words(one.choice([3, 40]))}", role, 2)
        sealing = one.choice(["sealed", "unsealed", "stamped"])
        yield s.stamp(*self.organs, sealing=sealing, offices=("县长",), diameter=one.choice([38, 42, 45]))
        for _ in range(one.choice([0, 0, 1, 2])):
            yield PageBreak(one.choice(["portrait", "landscape"]), one.random() < 0.5)
            yield Paragraph.of("附件", "attachment_label")
            yield from self.part()

    def document(self):
        one = self.chance
        blocks = tuple(self.blocks())
        signers = tuple(f"何某{n}" for n in range(one.choice([0, 0, 2, 11])))
        masthead = Masthead(self.organs[:5], "清政发〔2025〕3号", signers=signers, upward=bool(signers))
        return s.document(
            *blocks,
            masthead=one.choice([masthead, None]),
            imprint=Imprint("镇党政办", "2025年4月11日", self.words(60)),
        )


@pytest.fixture(scope="module")
def laid():
    return [pages for pages in map(tried, range(60)) if pages is not None]


def tried(seed):
    """The pages of a wild document; None where it is refused because 版头 leaves no room for the title."""
    try:
        return s.laid_out(Wild(seed).document())
    except InvalidDataError as refused:
        if {fault.code for fault in refused.diagnostics} != {codes.MASTHEAD_TOO_TALL}:
            raise
        return None


def lines_of(pages, index):
    return [line for line in pages.lines if line.part == "block" and line.index == index]


def test_hardly_any_is_refused(laid):
    assert len(laid) >= 55


def test_nothing_leaves_the_type_area(laid):
    for pages in laid:
        for line in pages.lines:
            if line.part == "block":
                left, right, head, foot = EDGES[pages.pages[line.page].width]
                assert left - 0.1 <= line.x0 <= line.x1 <= right + 0.4
                assert head - 0.1 <= line.top <= s.bottom(line) <= foot + 0.1


def test_every_character_of_the_text_is_on_the_paper(laid):
    for pages in laid:
        for index, block in enumerate(pages.document.blocks):
            if not isinstance(block, Heading | Paragraph):
                continue
            heading = isinstance(block, Heading)
            text = f"{block.ordinal}{block.text}{block.rest}" if heading else block.text
            places = sorted((line.start, line.end) for line in lines_of(pages, index))
            assert (places[0][0], places[-1][1]) == (0, len(text))
            assert not any(text[one[1] : two[0]].strip() for one, two in pairwise(places))


def test_every_character_of_a_table_is_on_the_paper(laid):
    for pages in laid:
        for index, block in enumerate(pages.document.blocks):
            if not isinstance(block, Table):
                continue
            shown = {}
            for line in lines_of(pages, index):
                shown.setdefault((line.row, line.column), set()).update(range(line.start, line.end))
            for row, cells in enumerate(block.rows):
                for number, cell in enumerate(cells):
                    lost = set(range(len(cell.text))) - shown.get((row, number), set())
                    assert not any(cell.text[place].strip() for place in lost)


def test_no_signature_stands_alone(laid):
    for pages in laid:
        index = s.stamp_index(pages)
        for page in {line.page for line in lines_of(pages, index)}:
            company = [line for line in pages.lines if line.page == page and line.part == "block"]
            together = any(line.index != index for line in company)
            assert together or ALONE & set(s.codes(pages))
