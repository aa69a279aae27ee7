"""The findings of the layout: code -> what it is about."""

from __future__ import annotations

ADDRESSEES_MOVED = "L001"
NO_BODY_ON_FIRST_PAGE = "L002"
MARK_SHRUNK = "L003"
PITCH_TIGHTENED = "L004"
TRACKING_TIGHTENED = "L005"
LINES_MOVED = "L006"
SIGNATURE_ALONE = "L007"
BLANK_PAGES = "L008"
IMPRINT_PAGE = "L009"
NUMBERS_LEFT_OUT = "L010"
NAME_WRAPPED = "L011"
SEALS_DIVIDED = "L012"
IMPRINT_TOO_TALL = "L013"
ROW_DIVIDED = "L014"
TABLE_SHRUNK = "L015"
TABLE_TOO_WIDE = "L016"
PICTURE_UNREADABLE = "L018"
SEAL_COUNT = "L019"
SIGNATURE_WITH_NAMES = "L020"
SEAL_RAISED = "L021"
GAPS_TIGHTENED = "L022"
MASTHEAD_TOO_TALL = "L023"
OFF_SHEET = "L024"
SIGNERS_CLOSER = "L025"
TABLE_LINE_WRAPPED = "L026"
WORD_CUT = "L030"
FORM_SHRUNK = "L031"

CODES: dict[str, str] = {
    ADDRESSEES_MOVED: "主送机关过多，首页容不下正文，已移至版记",
    NO_BODY_ON_FIRST_PAGE: "首页未能显示正文",
    MARK_SHRUNK: "发文机关标志已缩小",
    PITCH_TIGHTENED: "为使署名与正文同页或免加空白页，已收紧行距",
    TRACKING_TIGHTENED: "为使署名与正文同页，已收紧末段字距",
    LINES_MOVED: "为使署名与正文同页，正文末行已移至次页",
    SIGNATURE_ALONE: "署名未能与正文同页",
    BLANK_PAGES: "为使版记位于偶数页，已加空白页",
    IMPRINT_PAGE: "版记单独成页",
    NUMBERS_LEFT_OUT: "空白页和版记页不编页码",
    NAME_WRAPPED: "名称过长，已分行",
    SEALS_DIVIDED: "联合行文署名和印章过多，已分页",
    IMPRINT_TOO_TALL: "版记过高，超出版心",
    ROW_DIVIDED: "表格一行高于一页，已分页",
    TABLE_SHRUNK: "表格较宽，已缩小字号",
    TABLE_TOO_WIDE: "表格列数过多，版心容不下",
    PICTURE_UNREADABLE: "印章图片无法识别",
    SIGNATURE_WITH_NAMES: "署名页上没有正文，只有附件说明",
    SEAL_RAISED: "为使署名与正文同页或免加空白页，印章位置已上移",
    GAPS_TIGHTENED: "为使署名与正文同页或免加空白页，已收紧各部分之间的空白",
    MASTHEAD_TOO_TALL: "版头过高，首页排不下标题",
    OFF_SHEET: "内容超出纸面",
    SIGNERS_CLOSER: "签发人较多，每行姓名多于2个",
    TABLE_LINE_WRAPPED: "表上或表下各项一行排不下，已分行",
    WORD_CUT: "表单的格容不下一个词语或号码，已拆行",
    FORM_SHRUNK: "为省一页，表单用小一号的字",
    SEAL_COUNT: "印章图片数与发文机关数不符",
}
