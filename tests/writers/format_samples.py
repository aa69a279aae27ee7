"""Documents in the special formats, on preprinted paper and on A3, for the tests of the Word writer."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from word_samples import (
    CONTEXT,
    DAY,
    IMPRINT,
    MASTHEAD,
    OTHERS,
    PROSE,
    TOWN,
    UPWARD,
    attachment,
    document,
    merged_table,
    opening,
    seal,
    stamp,
    text,
    tree,
)

from govdocs.document.nodes import Document, Furniture, Imprint, Masthead, PageBreak, Paragraph, Run
from govdocs.fonts.library import bundled_fonts
from govdocs.layout.codes import PITCH_TIGHTENED
from govdocs.layout.engine import layout
from govdocs.styles.gb9704 import GB9704, GB9704_VISUAL
from govdocs.writers.docx.writer import write_docx

LETTER = Masthead((TOWN,), "清政函〔2025〕3号", suffix="")
CROWDED = replace(LETTER, copy_number="000017", secrecy="机密★1年", urgency="特急")
JOINT_LETTER = replace(LETTER, issuers=(TOWN, *OTHERS))
ORDER = Masthead((TOWN,), "第3号", suffix="令")
MINUTES = Masthead(
    ("例示县清禾镇镇长办公会议",),
    "第12期",
    suffix="纪要",
    editor="例示县清禾镇党政办公室",
    issued_on=DAY,
)
TO_ONE = Imprint("", "", "例示县民政局")
TO_MANY = Imprint("", "", "、".join((*OTHERS, "例示县人民法院", "例示县人民检察院")), "各村（社区）")
SIGNED = stamp(sealing="stamped", offices=("镇长　何某川",))


def special(form, *blocks, masthead, imprint=None, **more):
    furniture = Furniture(masthead, imprint, form=form, **more)
    return Document("关于走访工作的公文", blocks, furniture, "公文", TOWN)


def letter(count, *blocks, masthead=LETTER, imprint=TO_ONE, **more):
    parts = (*opening(), *text(count), stamp(), *blocks)
    return special("letter", *parts, masthead=masthead, imprint=imprint, **more)


def order(count, *blocks, **more):
    return special("order", *text(count), SIGNED, *blocks, masthead=ORDER, **more)


def minutes(*blocks, masthead=MINUTES, **more):
    return special("minutes", *blocks, *attendance(), masthead=masthead, **more)


def attendance():
    people = (
        "何某川（镇长）、施远（副镇长）、李某清（社会事务办公室主任）、周某山（派出所所长）、赵某禾（校长）"
    )
    listed = (("出席：", people), ("请假：", "钱某溪（卫生院院长）"), ("列席：", "各村（社区）儿童主任"))
    return tuple(
        Paragraph(
            (Run(label, "attendance_label"), Run(names)),
            "attendance_next" if place else "attendance",
            hang=3,
        )
        for place, (label, names) in enumerate(listed)
    )


def folded(label="附件2"):
    """An attachment on A3."""
    _, *blocks = attachment(label, "走访登记表", merged_table(rows=40, columns=14))
    return (PageBreak("landscape", paper="A3"), *blocks)


def tight_letter():
    """A letter whose signature stays on page 1 because its lines stand closer."""
    for count in range(0, 60, 4):
        found = special(
            "letter", *opening(), Paragraph.of(PROSE[:40] * 7 + PROSE[:count]), stamp(), masthead=LETTER
        )
        pages = layout(found, GB9704, bundled_fonts())
        if len(pages.pages) == 1 and PITCH_TIGHTENED in {finding.code for finding in pages.findings}:
            return found
    raise LookupError("no such letter")


@cache
def formats():
    """Name -> document."""
    wide = attachment("附件1", "走访登记表", merged_table(), orientation="landscape")
    plan = attachment("附件2", "走访工作方案", *tree(), *text(3))
    bare = replace(MINUTES, number="", editor="", issued_on="")
    return {
        "letter 1": letter(1),
        "letter 2": letter(4, masthead=CROWDED, imprint=TO_MANY),
        "letter 3": special(
            "letter", *opening(), *text(6), stamp(TOWN, *OTHERS), masthead=JOINT_LETTER, imprint=None
        ),
        "letter 4": letter(10, imprint=TO_MANY),
        "letter classified": letter(2, masthead=replace(LETTER, secrecy="机密★1年")),
        "letter sealed": special(
            "letter", *opening(), *text(2), stamp(seals=(seal(),)), masthead=LETTER, imprint=TO_ONE
        ),
        "letter tight": tight_letter(),
        "letter with attachments": letter(5, *wide, *plan),
        "letter preprinted": letter(4, masthead=CROWDED, preprinted=True),
        "letter without numbers": letter(5, page_numbers=False),
        "letter of one line": letter(1, imprint=Imprint("", "", others=("共印30份。",))),
        "letter with an empty imprint": letter(1, imprint=Imprint("", "")),
        "joint": special(
            "document",
            *opening(),
            *text(1),
            stamp(TOWN, *OTHERS),
            masthead=replace(MASTHEAD, issuers=(TOWN, *OTHERS)),
            imprint=IMPRINT,
        ),
        "order joint": special(
            "order", *text(1), stamp(TOWN, OTHERS[0]), masthead=replace(ORDER, issuers=(TOWN, OTHERS[0]))
        ),
        "minutes joint": minutes(*text(1), masthead=replace(bare, issuers=(TOWN, OTHERS[0]))),
        "order": order(1),
        "order moved": order(2),
        "order with rules": order(4, *plan, imprint=IMPRINT),
        "order preprinted": order(1, preprinted=True),
        "minutes": minutes(*text(3), imprint=replace(IMPRINT, distributed_to="各村（社区）")),
        "minutes titled": minutes(
            Paragraph.of("关于困境儿童走访工作的会议纪要", "title"),
            *tree(),
            *text(4),
            masthead=replace(MINUTES, number=""),
            imprint=IMPRINT,
        ),
        "minutes bare": minutes(*text(1), masthead=bare),
        "minutes of two organs": minutes(
            *text(1), masthead=replace(MINUTES, editor="例示县清禾镇党政综合办公室（平安建设办公室）")
        ),
        "minutes of three organs": minutes(
            *text(1), masthead=replace(MINUTES, editor="\u3000\u3000".join((TOWN, *OTHERS)))
        ),
        "minutes preprinted": minutes(*text(2), preprinted=True),
        "preprinted": special(
            "document",
            *opening(),
            *text(2),
            stamp(),
            masthead=MASTHEAD,
            imprint=IMPRINT,
            preprinted=True,
        ),
        "upward preprinted": special(
            "document", *opening(), *text(2), stamp(), masthead=UPWARD, imprint=IMPRINT, preprinted=True
        ),
        "A3": document(*opening(), *tree(), stamp(), *folded(), *attachment("附件3", "方案", *text(6))),
        "A3 at the end": document(*opening(), *text(2), stamp(), *wide, *folded(), imprint=None),
    }


@cache
def format_pages(name, visual=False):
    return layout(formats()[name], GB9704_VISUAL if visual else GB9704, bundled_fonts())


@cache
def format_word(name, visual=False):
    pages = format_pages(name, visual)
    return write_docx(pages.document, pages, GB9704_VISUAL if visual else GB9704, CONTEXT)
