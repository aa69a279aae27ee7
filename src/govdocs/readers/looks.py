"""What a line looks like: the questions that the rest of the reader asks of one text."""

from __future__ import annotations

import re

from govdocs.text.characters import nonblank
from govdocs.text.dates import parse_date
from govdocs.text.document_number import parse_document_number
from govdocs.text.ordinals import leading_ordinal
from govdocs.text.sentences import ends_sentence

LEGAL_KINDS = (
    "决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报",
    "报告", "请示", "批复", "议案", "函", "纪要", "令",
)  # fmt: skip
_TEXT_KINDS = (
    "方案|预案|计划|规划|办法|细则|规定|规则|规程|规范|制度|章程|条例|要点|措施|指南|指引|清单|名单|一览表|表|守则|公约|标准|"
    "总结|汇报|倡议书|责任书|承诺书|协议|目录|台账|名录|流程|流程图|说明|提纲|安排|讲话|决算|预算|公示|评分细则|"
    "启事|范文|大全|集锦|汇编|解读|样式|模板|申请书|登记表|汇总表|通知书|告知书|意见书|建议书|公开信|声明|答复"
)
_BRACKETED = r"(?:[（(〔\[【][^（）()]{1,30}[)）〕\]】])*"
_KIND_END = re.compile(rf"(?:{'|'.join(LEGAL_KINDS)}){_BRACKETED}[0-9一二三四五六七八九十]{{0,3}}$")
_TITLE_END = re.compile(
    rf"(?:{'|'.join(LEGAL_KINDS)}|{_TEXT_KINDS}){_BRACKETED}[0-9一二三四五六七八九十]{{0,3}}$"
)
_ORGAN_END = re.compile(
    r"(?:政府|委员会|人大|政协|局|厅|部|办公室|办|院|校|学校|大学|学院|小学|中学|幼儿园|中心|站|所|处|公司|协会|联合会|学会|"
    r"基金会|红十字会|妇联|工会|团委|残联|法院|检察院|委|支部|总支|党委|党组|指挥部|领导小组|专班|集团|银行|支行|医院|卫生院|队|大队|社区|"
    r"村|街道|镇|乡|组|会|厂|社|馆|园|台|署|行|库|室|场|区|苏木|嘎查|（章）|\(章\)|（盖章）|\(盖章\)|（公章）|（印章）|（代章）)$"
)
ORDER_NUMBER = re.compile(
    r"^[（(]?\s*(?:〔?\d{4}〕?\s*年?\s*)?第\s*[0-9一二三四五六七八九十百〇零]+\s*[号期次][）)]?$"
)
SHORT_NUMBER = re.compile(r"^[\[［【(（〔]\s*(?:19|20)\d{2}\s*[\]］】)）〕]\s*第?\s*\d+\s*[号期次]$")
_SERIAL = re.compile(r"^第[\d一二三四五六七八九十百零]+[号期]$|^[（(]第[\d一二三四五六七八九十百零]+号[）)]$")
_ENDS_WITH_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日$")
_ODD_NUMBER = re.compile(
    r"^[\u4e00-\u9fffA-Za-z×＊*（）()]{1,20}?\s*[\[［【(（〔❲〖﹝]\s*(?:[\dXx×*＊_]{2,6}|20[Xx×*＊_]{2})\s*年?\s*"
    r"[\]］】)）〕❳〗﹞]\s*第?\s*(?:[（(]?[\dXx×*＊_]+(?:[-—]\d+)?[）)]?\s*号?文?|号)$"
)
_NOT_AN_ORGAN = re.compile(r"设在|设于|设立|负责|兼任|如下|研究|决定|报送|反馈")
_OFFICER = re.compile(
    r"^(?:代理?)?(?:省|市|县|区|镇|乡|州|旗|局|处|院|校|厅|部|主|会|书)[长任记].{0,2}[:：\s]\s*\S{1,4}(?:\s\S{1,2})?$"
)
_PLACEHOLDER_DATE = re.compile(
    r"^(?:[0-9０-９〇○零一二三四五六七八九Xx×＊*_＿\s]{2,12})年[0-9Xx×＊*_＿一二三四五六七八九十\s]{0,6}月[0-9Xx×＊*_＿一二三四五六七八九十\s]{0,6}[日号]$"
)
_LABEL = re.compile(r"^(?P<label>[\u4e00-\u9fff][\u4e00-\u9fff\s（）()]{0,14}?)\s*[:：]")
_ATTACHMENT = re.compile(r"^附\s*[件表图录]")
_IMPRINT = re.compile(r"^(?:抄\s*[送报发]|分\s*送|主\s*送|发\s*送|印\s*发|印\s*送)\s*[:：]|印\s*[发制]$")
_PROSE = re.compile(r"为(?:了|切实|贯彻|深入|进一步|认真|全面|加强|做好|确保)|根据|按照|依据|现将|结合")
_SIGNED = re.compile(r"签\s*发\s*人?\s*[:：]")
_NOTE = re.compile(r"^[（(〔\[【].+[)）〕\]】]$")
_OPENINGS, _CLOSINGS = "（(《“‘【〔「『", "）)》”’】〕」』"
_TITLE_STOPS = tuple("。；;！!？?，,、：:")
_TAIL_LENGTH = 16
_SIGN_OFF = re.compile(r"^(?:特此|妥否|当否|可否|是否妥当|以上|此复|此令|此致|敬请|现予|请予|专此|附)")


def is_date(text: str) -> bool:
    """True for a line that is a date and nothing else, be it one with blanks to fill in (20__年__月__日)."""
    stripped = text.strip()
    if stripped.isdecimal():
        return False
    return parse_date(stripped) is not None or is_placeholder_date(stripped)


def is_placeholder_date(text: str) -> bool:
    """True for a date whose numbers are still to be filled in."""
    return bool(_PLACEHOLDER_DATE.match(text.strip())) and parse_date(text) is None


def is_number(text: str) -> bool:
    """True for a line that is a 发文字号 and nothing else, in whatever brackets."""
    return parse_document_number(text.strip()) is not None


def is_odd_number(text: str) -> bool:
    """True for a line that stands for a 发文字号 but is none yet: X政发〔20XX〕XX号, 清府〔2025〕5."""
    return bool(_ODD_NUMBER.match(text.strip()))


def is_serial(text: str) -> bool:
    """True for a line that is the number of an order, a public notice or minutes: 第3号, 〔2025〕3号."""
    return bool(_SERIAL.match(nonblank(text)) or SHORT_NUMBER.match(text.strip()))


def has_ordinal(text: str) -> bool:
    """True when the line begins with an ordinal."""
    return leading_ordinal(text) is not None


def label_of(text: str) -> str:
    """The words before the colon of a labelled line (牵头单位：…), without blanks; "" when it is none."""
    match = _LABEL.match(text.strip())
    return nonblank(match["label"]) if match else ""


def is_attachment_line(text: str) -> bool:
    """True for a line that begins with 附件."""
    return bool(_ATTACHMENT.match(text.strip()))


def is_imprint_line(text: str) -> bool:
    """True for a line of 版记: 抄送, 印发."""
    return bool(_IMPRINT.search(text.strip()))


def is_note(text: str) -> bool:
    """True for a line that stands in one pair of brackets from end to end."""
    stripped = text.strip()
    if not _NOTE.match(stripped):
        return False
    return unclosed(stripped[:-1]) > 0 and all(unclosed(stripped[:at]) for at in range(1, len(stripped)))


def is_organ(text: str) -> bool:
    """True for a short line that ends as the name of an organ does."""
    stripped = nonblank(text)
    return (
        2 <= len(stripped) <= 45
        and not stripped.endswith(_TITLE_STOPS)
        and not re.search(r"[，。；：！？]", stripped)
        and not _NOT_AN_ORGAN.search(stripped)
        and bool(_ORGAN_END.search(stripped))
        and not has_ordinal(text)
        and not _SIGN_OFF.match(stripped)
    )


def is_officer(text: str) -> bool:
    """True for an office and a name: 镇长　何某川."""
    return bool(_OFFICER.match(text.strip()))


def is_sign_off(text: str) -> bool:
    """True for the closing words of a body: 特此通知, 妥否，请批示."""
    return bool(_SIGN_OFF.match(nonblank(text)))


def title_like(text: str) -> bool:
    """True for a line that could stand in a title: short, no ordinal, no mark at its end."""
    stripped = nonblank(text)
    return (
        1 <= len(stripped) <= 64
        and not stripped.endswith(_TITLE_STOPS)
        and "。" not in stripped
        and not has_ordinal(text)
        and not is_date(text)
        and not is_number(stripped.strip("（）()"))
        and not is_odd_number(stripped)
        and not is_serial(stripped)
        and not _ENDS_WITH_DAY.search(stripped)
        and not is_imprint_line(text)
        and not is_attachment_line(text)
        and not _SIGN_OFF.match(stripped)
        and not label_of(text)
        and not _SIGNED.search(text)
        and not _PROSE.match(stripped)
        and bool(re.search(r"[\u4e00-\u9fff]", stripped))
    )


def ends_as_title(text: str) -> bool:
    """True when the text ends with what names a kind of paper, and no bracket or book mark is open."""
    stripped = nonblank(text)
    return bool(_TITLE_END.search(stripped)) and not unclosed(stripped)


def ends_as_kind(text: str) -> bool:
    """True when the text ends with one of the 15 legal kinds."""
    return bool(_KIND_END.search(nonblank(text)))


def unclosed(text: str) -> int:
    """How many brackets, quotes and book marks are open at the end of `text`."""
    depth = 0
    for sign in text:
        depth += (sign in _OPENINGS) - (sign in _CLOSINGS)
        depth = max(0, depth)
    return depth


def is_sentence(text: str) -> bool:
    """True for a line that ends as a sentence does."""
    return ends_sentence(text.rstrip()[-_TAIL_LENGTH:])
