"""The numbers of GB/T 9704-2012, each with its clause, and the style sheets made of them.

Lengths are millimetres, type sizes points, indents 字 (cells of the body grid). "33476.2" is
GB/T 33476.2-2016, "figure" the figures of GB/T 9704-2012; what neither says is called practice.
"""

from __future__ import annotations

from govdocs.fonts.roles import FontRole
from govdocs.styles.sheet import Look, Measures, PageFrame, StyleSheet, WordFrame

MM_PER_POINT = 25.4 / 72

# 号 in points, as word processors have them.
SIZE_2 = 22.0
SIZE_3 = 16.0
SIZE_4 = 14.0
SIZE_SMALL_4 = 12.0

# 5.1, 5.2.1: A4; 天头 37, 订口 28, 版心 156 x 225. 5.2.3: 22 lines of 28 characters fill it.
PAGE = PageFrame(
    width=210.0, height=297.0, left=28.0, top=37.0, right=26.0, bottom=35.0, lines=22, characters=28
)

# 5.2.3: the em boxes of 22 lines reach from edge to edge of the 版心, so 21 distances.
BODY_PITCH = (PAGE.text_height - SIZE_3 * MM_PER_POINT) / (PAGE.lines - 1)

# 3.2 with 33476.2: the line of 二号 text is its own height and 7/8 of 三号.
TITLE_PITCH = 12.51

# 3.2 with 33476.2: 一行 and 二行 between edges.
ONE_LINE = 10.39
TWO_LINES = 20.78

# Tables are not regulated (clause 8 speaks of landscape ones only): practice.
TABLE_PITCH = 16.0 * MM_PER_POINT
NOTE_PITCH = 16.0 * MM_PER_POINT

# The running text of forms: practice.
FORM_PITCH = 21.0 * MM_PER_POINT
_TWO_SIZE_4 = 2 * SIZE_4 * MM_PER_POINT / PAGE.cell

_ROW_THREE = 2 * BODY_PITCH - (SIZE_2 - SIZE_3) * MM_PER_POINT / 2 - SIZE_3 * MM_PER_POINT

MEASURES = Measures(
    one_line=ONE_LINE,
    two_lines=TWO_LINES,
    mark_top=PAGE.top + 35.0,  # 7.2.4: 35 mm below the upper edge of the 版心
    mark_width=150.0,  # practice: inside the 版心
    mark_size=54.0,  # practice: 36 to 60 points; the largest used
    mark_least=22.0,  # never smaller than the title
    mark_rise=1.36,  # figure 3: rows of a joint mark 20 mm apart at 42 points
    number_gap=TWO_LINES,  # 7.2.5
    rule_gap=4.0,  # 7.2.7
    rule_thickness=1.5 * MM_PER_POINT,  # not regulated; practice 1.5 points
    rule_color=(1.0, 0.0, 0.0),  # 5.2.4; practice FF0000
    title_gap=TWO_LINES,  # 7.3.1
    label_to_title=_ROW_THREE,  # 7.3.7: label on line 1, title on line 3
    signer_indent=1.0,  # 7.2.6, 字
    signers_a_line=2,  # 7.2.6
    date_indent_sealed=4.0,  # 7.3.5.1, 字
    date_indent_unsealed=2.0,  # 7.3.5.2, 字
    date_shift=2.0,  # 7.3.5.2, 字
    seal_gap=6.9,  # 7.3.5.1: within one line of the text; figure 5
    seal_gap_least=1.0,  # 7.3.5.1 sets none: the seal just clear of the text
    seal_apart=2.0,  # 7.3.5.1: seals do not touch; figures 7 and 8
    seal_row_gap=4.5,  # figure 8
    seal_names_apart=2.0,  # practice, 字: more than stands between the letters of one name
    seal_date_depth=0.95,  # figure 5: the date's middle, in diameters below the seal's top
    stamp_gap=TWO_LINES,  # 7.3.5.3
    stamp_indent=4.0,  # 7.3.5.3, 字
    stamp_width=41.0,  # figure 12
    stamp_height=13.0,  # figure 12
    imprint_outer=0.35,  # 7.4.1
    imprint_inner=0.25,  # 7.4.1
    imprint_row=9.0,  # figures 5 and 7: rows between two rules, of one line
    imprint_pitch=7.9,  # figure 5: lines of 抄送
    imprint_pad=2.03,  # figure 5: what is left of a row of 9 mm, halved
    imprint_indent=1.0,  # 7.4.2, 字 of 四号
    imprint_clearance=ONE_LINE / 2,  # practice: between the text and 版记
    number_dash=7.0,  # 7.5: the dash's middle below the 版心
    number_indent=1.0,  # 7.5, 字 of 四号
    dash_height=0.268,  # em from the baseline to the middle of the dash in the bundled 宋体
    least_pitch=28.0 * MM_PER_POINT,  # 7.3.5.5 sets no limit; practice 28 points
    least_tracking=-0.55,  # points below that of the body: 29 characters a line, hardly seen in one paragraph
    gap_slack=1.4,  # 7.3.5.5 lets spacing be adjusted; less still measures as the empty lines of the clause
    table_rule=0.5 * MM_PER_POINT,  # practice
    table_rule_thick=1.5 * MM_PER_POINT,  # practice: the first and the last rule of 三线
    table_pad_x=1.5,  # practice
    table_pad_y=1.0,  # practice
    table_gap=BODY_PITCH - SIZE_3 * MM_PER_POINT,  # practice: as between lines
    table_line_gap=2.0,  # practice: between 填报单位 and the table
    table_sign_gap=4.0,  # practice: between the table and the signatures below it
    baseline=0.86,  # em from the top of the em box, as Chinese fonts have it
    letter_mark_top=30.0,  # 10.1: below the edge of the sheet
    letter_rule_gap=4.0,  # 10.1: the mark to the upper double line
    letter_rule_length=170.0,  # 10.1, in the middle of the sheet
    letter_rule_thick=2.25 * MM_PER_POINT,  # 10.1 says thick and thin; figure 11: 0.75 mm
    letter_rule_apart=2.5 * MM_PER_POINT,  # figure 11: 0.94 mm
    letter_rule_thin=0.5 * MM_PER_POINT,  # figure 11: 0.19 mm
    letter_foot=20.0,  # 10.1, figure 11: the lower edge of the lower double line to that of the sheet
    letter_item_gap=4.84,  # 10.1 with 33476.2: 7/8 of 三号, to both double lines
    order_mark_top=PAGE.top + 20.0,  # 10.2
    order_body_gap=TWO_LINES,  # 10.2: 令号 to the text
    minutes_mark_top=PAGE.top + 35.0,  # 10.3
    editor_indent=1.0,  # practice, 字: 编发单位 and the date in from both sides, as in 版记
    form_row=9.0,  # practice: a row of a form that is filled in by hand
    form_row_low=7.5,  # practice: where that spares a page
    form_seal=42.0,  # the seal of a 机关, as in 7.3.5
    form_sign=16.0,  # practice: a signature and its date
    form_sign_indent=1.0,  # practice, 字: a signature from the right edge of its cell
    form_sign_room=5.0,  # practice, 字: behind a colon, to sign in
    form_photo_width=26.0,  # practice: a photograph of 一寸
    form_photo_height=35.0,
    seam_gap=7.0,  # practice: between a cut and what stands beside it
    seam_dash=2.0,  # practice: a dash of the cut
    seam_apart=1.2,  # practice: between two dashes
)

_FANGSONG, _KAITI, _HEITI = FontRole.FANGSONG, FontRole.KAITI, FontRole.HEITI
_SONGTI, _XIAOBIAOSONG = FontRole.SONGTI, FontRole.XIAOBIAOSONG

LOOKS = {
    # 版头, 7.2
    "copy_number": Look(_FANGSONG, SIZE_3, "left"),  # 7.2.1
    "secrecy": Look(_HEITI, SIZE_3, "left"),  # 7.2.2
    "urgency": Look(_HEITI, SIZE_3, "left"),  # 7.2.3
    "mark": Look(_XIAOBIAOSONG, MEASURES.mark_size, "center"),  # 7.2.4
    "number": Look(_FANGSONG, SIZE_3, "center", gap=TWO_LINES),  # 7.2.5
    "signers": Look(_FANGSONG, SIZE_3, "right", right_indent=1.0),  # 7.2.6
    "signer_name": Look(_KAITI, SIZE_3, "right", right_indent=1.0),  # 7.2.6
    "editor": Look(_FANGSONG, SIZE_3, "left"),  # 纪要: practice
    "issue_date": Look(_FANGSONG, SIZE_3, "right"),  # 纪要: practice
    # 主体, 7.3
    "title": Look(
        _XIAOBIAOSONG,
        SIZE_2,
        "center",
        gap=TWO_LINES,
        pitch=TITLE_PITCH,
        keep_next=True,
        shaped=True,
        outline=0,
    ),
    "subtitle": Look(_KAITI, SIZE_3, "center", keep_next=True, shaped=True),  # 题注 of a 决议: practice
    "addressees": Look(_FANGSONG, SIZE_3, gap=ONE_LINE),  # 7.3.2
    "body": Look(_FANGSONG, SIZE_3, first_indent=2.0),  # 7.3.3
    "heading_1": Look(_HEITI, SIZE_3, first_indent=2.0, keep_next=True, outline=1),  # 7.3.3
    "heading_2": Look(_KAITI, SIZE_3, first_indent=2.0, keep_next=True, outline=2),  # 7.3.3
    "heading_3": Look(_FANGSONG, SIZE_3, first_indent=2.0, keep_next=True, outline=3),  # 7.3.3
    "heading_4": Look(_FANGSONG, SIZE_3, first_indent=2.0, keep_next=True, outline=4),  # 7.3.3
    "heading_5": Look(_FANGSONG, SIZE_3, first_indent=2.0, keep_next=True, outline=5),  # 33476.2, 7.2.3
    "roster": Look(_FANGSONG, SIZE_3, "left", first_indent=2.0),  # practice
    "attachment_note": Look(_FANGSONG, SIZE_3, "left", first_indent=2.0, gap=ONE_LINE),  # 7.3.4
    "attachment_note_next": Look(_FANGSONG, SIZE_3, "left", first_indent=5.0),  # 7.3.4, figure 9
    "attendance": Look(_FANGSONG, SIZE_3, "left", first_indent=2.0, gap=ONE_LINE),  # 10.3
    "attendance_next": Look(_FANGSONG, SIZE_3, "left", first_indent=2.0),  # 10.3
    "attendance_label": Look(_HEITI, SIZE_3, "left", first_indent=2.0),  # 10.3
    "signature": Look(_FANGSONG, SIZE_3, "right"),  # 7.3.5
    "date": Look(_FANGSONG, SIZE_3, "right"),  # 7.3.5.4
    "note": Look(_FANGSONG, SIZE_3, first_indent=2.0),  # 7.3.6
    "attachment_label": Look(_HEITI, SIZE_3, "left", keep_next=True),  # 7.3.7
    "attachment_title": Look(
        _XIAOBIAOSONG,
        SIZE_2,
        "center",
        gap=_ROW_THREE,
        pitch=TITLE_PITCH,
        keep_next=True,
        shaped=True,
        outline=0,
    ),  # 7.3.7, figure 10
    # Tables: practice
    "table_title": Look(_HEITI, SIZE_3, "center", keep_next=True),
    "table_head": Look(_HEITI, SIZE_SMALL_4, "center", pitch=TABLE_PITCH),
    "table_cell": Look(_FANGSONG, SIZE_SMALL_4, "left", pitch=TABLE_PITCH),
    "table_note": Look(_FANGSONG, SIZE_SMALL_4, "left", pitch=NOTE_PITCH),
    # The running text of forms: practice; 四号, so that an order with its demands stays on one page
    "form_text": Look(_FANGSONG, SIZE_4, first_indent=_TWO_SIZE_4, pitch=FORM_PITCH),
    "form_addressee": Look(_FANGSONG, SIZE_4, pitch=FORM_PITCH),
    "form_number": Look(_FANGSONG, SIZE_4, "right", pitch=FORM_PITCH),
    # The cells of forms, and the cut between their parts: practice
    "form_label": Look(_SONGTI, SIZE_SMALL_4, "center", pitch=TABLE_PITCH),
    "form_cell": Look(_FANGSONG, SIZE_SMALL_4, "left", pitch=TABLE_PITCH),
    "seam": Look(_FANGSONG, SIZE_SMALL_4, "center", gap=MEASURES.seam_gap, pitch=TABLE_PITCH),
    # 版记, 7.4, and 页码, 7.5
    "imprint": Look(_FANGSONG, SIZE_4, "left", pitch=MEASURES.imprint_pitch),
    "page_number": Look(_SONGTI, SIZE_4, "right"),
}

# The families that office programs of the mainland have.
FONT_NAMES = {
    FontRole.FANGSONG: "仿宋_GB2312",
    FontRole.KAITI: "楷体_GB2312",
    FontRole.HEITI: "黑体",
    FontRole.SONGTI: "宋体",
    FontRole.XIAOBIAOSONG: "方正小标宋简体",
}

# What a reviewer reads in Page Setup: the margins of the standard to the letter; 225 mm / 22 lines.
LITERAL_WORD = WordFrame(top=37.0, bottom=35.0, left=28.0, right=26.0, line_pitch=579, tracking=-0.25)
# What a ruler reads on paper. 33476.2, annex A, takes half a leading from both margins (34.58 and
# 32.58 mm); office programs set type low in lines of exact height (baseline at 80 %), so one millimetre
# of the two changes sides: measured on paper, the type of a full page stands at 37.1 to 262.0 mm.
VISUAL_WORD = WordFrame(top=33.6, bottom=33.6, left=28.0, right=26.0, line_pitch=592, tracking=-0.25)

GB9704 = StyleSheet("literal", PAGE, LITERAL_WORD, LOOKS, FONT_NAMES, MEASURES)
GB9704_VISUAL = StyleSheet("visual", PAGE, VISUAL_WORD, LOOKS, FONT_NAMES, MEASURES)
