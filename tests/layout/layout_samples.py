"""Documents for the tests of the layout: fictional, and of a length that can be counted."""

import struct
import zlib

from govdocs.document.nodes import Document, Furniture, Imprint, Masthead, Paragraph, Picture, StampArea
from govdocs.fonts.library import bundled_fonts
from govdocs.layout.engine import layout
from govdocs.styles.gb9704 import GB9704

HAN = "清禾镇各村组织干部入户走访了解家庭情况登记造册分类施策定期回访形成闭环"
ISSUER = "例示县清禾镇人民政府"
TITLE = "例示县清禾镇人民政府关于开展走访工作的通知"
MASTHEAD = Masthead((ISSUER,), "清政发〔2025〕3号")
IMPRINT = Imprint("例示县清禾镇党政办公室", "2025年4月11日", "县委办公室，县人民政府办公室")
CELL = 156 / 28
PITCH = (225 - 16 * 25.4 / 72) / 21


def han(count):
    """So many full-width characters without punctuation."""
    return (HAN * (count // len(HAN) + 1))[:count]


def lines(count, last=28):
    """A body paragraph of exactly `count` lines, the last one with `last` characters."""
    return Paragraph.of(han(26 if count == 1 else 26 + 28 * (count - 2) + last))


def title(text=TITLE):
    return Paragraph.of(text, "title")


def addressees(text="各村（社区），镇级各部门："):
    return Paragraph.of(text, "addressees")


def stamp(*names, **more):
    return StampArea(names or (ISSUER,), "2025年4月10日", **more)


def document(*blocks, masthead=MASTHEAD, imprint=IMPRINT, names=(), numbers=True):
    return Document(TITLE, blocks, Furniture(masthead, imprint, numbers), names=names)


def notice(*blocks, **more):
    """A notice with its title and addressees."""
    return document(title(), addressees(), *blocks, **more)


def laid_out(doc, style=GB9704):
    return layout(doc, style, bundled_fonts())


def codes(pages):
    return [finding.code for finding in pages.findings]


def on_page(pages, number, part="block"):
    """The lines of a part on page `number`, counted from 1, by height."""
    found = [line for line in pages.lines if line.page == number - 1 and line.part == part]
    return sorted(found, key=lambda line: (line.top, line.x0))


def of_part(pages, part):
    return [line for line in pages.lines if line.part == part]


def of_block(pages, index):
    return [line for line in pages.lines if line.part == "block" and line.index == index]


def of_role(pages, role):
    wanted = {i for i, block in enumerate(pages.document.blocks) if getattr(block, "role", "") == role}
    return [line for line in pages.lines if line.part == "block" and line.index in wanted]


def stamp_index(pages):
    return next(i for i, block in enumerate(pages.document.blocks) if isinstance(block, StampArea))


def bottom(line):
    return line.top + line.size * 25.4 / 72


def middle(line):
    return (line.x0 + line.x1) / 2


def page_text(page):
    """The characters of a page by lines from top to bottom, left to right."""
    runs = sorted((run for run in page.runs if not run.turn), key=lambda run: (round(run.y, 1), run.x))
    return "".join(run.text for run in runs)


def png(width, height):
    """The bytes of a picture of that many pixels, half-transparent red."""
    rows = b"".join(b"\0" + bytes((255, 0, 0, 90)) * width for _ in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def seal(width=42.0):
    return Picture(png(8, 8), width)
