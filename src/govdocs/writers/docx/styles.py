"""The styles of a Word file, made from a style sheet: one paragraph style a role, named in Chinese."""

from __future__ import annotations

from functools import lru_cache

from govdocs.styles.gb9704 import GB9704
from govdocs.styles.sheet import Look, StyleSheet
from govdocs.writers.docx.oxml import NAMESPACES, escape, fonts
from govdocs.writers.docx.units import TWIPS_PER_POINT, half_points, twips

STYLE_NAMES = {
    "copy_number": "份号",
    "secrecy": "密级和保密期限",
    "urgency": "紧急程度",
    "mark": "发文机关标志",
    "number": "发文字号",
    "signers": "签发人",
    "editor": "编发单位",
    "issue_date": "编发日期",
    "title": "公文标题",
    "subtitle": "题注",
    "addressees": "主送机关",
    "body": "公文正文",
    "heading_1": "一级标题",
    "heading_2": "二级标题",
    "heading_3": "三级标题",
    "heading_4": "四级标题",
    "heading_5": "五级标题",
    "roster": "名单",
    "attachment_note": "附件说明",
    "attachment_note_next": "附件说明续项",
    "attendance": "出席人员",
    "attendance_next": "请假列席人员",
    "signature": "发文机关署名",
    "date": "成文日期",
    "note": "附注",
    "attachment_label": "附件序号",
    "attachment_title": "附件标题",
    "table_title": "表格标题",
    "table_head": "表头文字",
    "table_cell": "表格文字",
    "table_note": "表格注",
    "form_text": "表单正文",
    "form_addressee": "表单称谓",
    "form_number": "表单文号",
    "form_label": "表单栏目",
    "form_cell": "表单内容",
    "seam": "骑缝",
    "imprint": "版记",
    "page_number": "页码",
}
"""The Chinese name of each role's style."""

_ALIGNMENTS = {"justify": "both", "left": "left", "center": "center", "right": "right"}
_EMPTY = (
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="GovEmpty"><w:name w:val="空白"/>'
    '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
)


def style_id(role: str) -> str:
    """The identifier of a role's style: "heading_1" gives "GovHeading1"."""
    return "Gov" + "".join(part.capitalize() for part in role.split("_"))


def alignment(look: Look) -> str:
    """A look's alignment in Word's words."""
    return _ALIGNMENTS[look.align]


def line_of(style: StyleSheet, look: Look) -> int:
    """The exact line height of `look` in twips: that of the body grid unless the look has its own."""
    return style.word.line_pitch if look.pitch is None else twips(look.pitch)


def tracking_of(style: StyleSheet, look: Look) -> int:
    """The spacing of `look` in twips: 三号 text is set in the cells of the body grid."""
    near = abs(look.size - style.looks["body"].size) < 1.0
    return round(style.word.tracking * TWIPS_PER_POINT) if near else 0


def indent(style: StyleSheet, cells: float) -> int:
    """`cells` 字 of the body grid in twips."""
    return twips(cells * style.page.cell)


@lru_cache(maxsize=1)
def _standard() -> str:
    return _made(GB9704)


def same_as_base(style: StyleSheet) -> bool:
    """True when the base template, made for GB/T 9704 with literal margins, has the styles of `style`."""
    return style is GB9704 or styles_xml(style) == _standard()


def styles_xml(style: StyleSheet) -> str:
    """The styles part for `style`."""
    return _standard() if style is GB9704 else _made(style)


def _made(style: StyleSheet) -> str:
    body = style.looks["body"]
    roles = "".join(_role(style, role, name) for role, name in STYLE_NAMES.items())
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts(style.fonts[body.font])}"
        f"{_size(body.size)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:widowControl w:val="0"/><w:kinsoku w:val="1"/><w:wordWrap w:val="1"/>'
        '<w:overflowPunct w:val="1"/><w:topLinePunct w:val="0"/><w:autoSpaceDE w:val="0"/>'
        '<w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{style.word.line_pitch}" w:lineRule="exact"/>'
        '<w:jc w:val="both"/></w:pPr>'
        f'<w:rPr><w:spacing w:val="{tracking_of(style, body)}"/></w:rPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        f"{_EMPTY}{roles}</w:styles>"
    )


def _role(style: StyleSheet, role: str, name: str) -> str:
    look = style.looks[role]
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    following = "body" if role.startswith("heading") or role in {"title", "addressees"} else role
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(role)}">'
        f'<w:name w:val="{escape(name)}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="{style_id(following)}"/><w:qFormat/>'
        f"<w:pPr>{_paragraph(style, look)}</w:pPr>"
        f"<w:rPr>{fonts(style.fonts[look.font])}{bold}"
        f'<w:spacing w:val="{tracking_of(style, look)}"/>'
        f"{_size(look.size)}</w:rPr></w:style>"
    )


def _paragraph(style: StyleSheet, look: Look) -> str:
    keep = "<w:keepNext/>" if look.keep_next else ""
    outline = "" if look.outline is None else f'<w:outlineLvl w:val="{look.outline}"/>'
    return (
        f'{keep}<w:spacing w:line="{line_of(style, look)}" w:lineRule="exact"/>{_indents(style, look)}'
        f'<w:jc w:val="{alignment(look)}"/>{outline}'
    )


def _indents(style: StyleSheet, look: Look) -> str:
    """Indents in hundredths of a character for Word, and in twips, all that LibreOffice reads."""
    values = [
        f'w:{kind}Chars="{round(cells * 100)}" w:{kind}="{indent(style, cells)}"'
        for kind, cells in (
            ("left", look.left_indent),
            ("right", look.right_indent),
            ("firstLine", look.first_indent),
        )
        if cells
    ]
    return f"<w:ind {' '.join(values)}/>" if values else ""


def _size(size: float) -> str:
    return f'<w:sz w:val="{half_points(size)}"/><w:szCs w:val="{half_points(size)}"/>'
