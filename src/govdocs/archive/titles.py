"""题名 and what it tells: a file's name read as title, number and date; author and kind of a document.

Guesses for a person to confirm; what is made up stands in [ ] (DA/T 22-2015, 5.5).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from govdocs.text.dates import find_dates, parse_date
from govdocs.text.document_number import find_document_numbers
from govdocs.text.person_codes import PERSON_CODE

_FORMAL = "决议 决定 命令 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 复函 函 纪要"
FORMAL_KINDS = tuple(_FORMAL.split())
"""Kinds of documents that stand for themselves, never as an annex (条例 第八条)."""

_KINDS = """
会议记录 记录 方案 规划 纲要 记录本 要点 计划 总结 小结 简报
工作信息 情况反映 周报 月报 季报 统计表 报表 名册 花名册 台账
责任书 应急预案 预案 合同 协议 协议书 制度 办法 规定 细则 规程 章程 讲话 发言 大事记 签到表 登记表
审批表 汇总表 一览表 清单 公示 倡议书 证明 汇报 汇报材料 工作汇报 批示 答复 提案 建议 照片 年鉴 日志
请假条 议程 名单 通讯录 申请书 告知书 承诺书 决定书 回执
"""
KINDS = (*FORMAL_KINDS, *_KINDS.split())
"""What documents of a township call themselves at the end of their titles."""

_BY_LENGTH = tuple(sorted(KINDS, key=len, reverse=True))
_ORGAN = (
    r"(?:政府|委员会|办公室|党政办|办事处|工作站|服务站|服务中心|中心|党委|党工委|纪委|团委|妇联|工会|人大"
    r"|主席团|领导小组|专班|指挥部|派出所|司法所|财政所|卫生院|学校|小学|中学|法院|检察院|公司|协会"
    r"|[局厅部委院站所处科村会校])"
)
_AUTHORS = re.compile(
    rf"(?P<author>[\u3400-\u9fff（）]{{2,40}}?{_ORGAN}(?:[\s\u3000、，,]+[\u3400-\u9fff（）]{{2,40}}?{_ORGAN})*)"
    r"(?:办公室)?(?=关于|转发|印发|批转|贯彻|\d{4}年)"
)
_WHOLE_ORGAN = re.compile(rf"[\u3400-\u9fff（）]{{2,40}}{_ORGAN}")
_BETWEEN_ORGANS = re.compile(r"[\s\u3000、，,]+")
_NUMBER_IN_NAME = re.compile(
    r"(?P<prefix>[\u3400-\u9fff]{1,10})[\s_-]?[〔\[(（【﹝]?(?P<year>(?:19|20)\d{2})[\]〕)）】﹞]?[\s_年-]{0,2}"
    r"(?:第)?(?P<sequence>\d{1,4})号"
)
_LEADING_DAY = re.compile(
    r"[\[【（(]?(?P<day>(?:19|20)\d{2}(?:\d{4}|[-.．_]\d{1,2}[-.．_]\d{1,2}|年\d{1,2}月\d{1,2}日))[\]】）)]?[\s_、.-]*"
)
_INDEX = re.compile(r"(?:\d{1,3}(?:[.．、_]|\s*-|\s)\s*|[（(]\d{1,3}[）)]\s*)(?=\D|(?:19|20)\d{2})")
_TAIL = re.compile(
    r"(?:[\s_-]*[（(【\[](?:\d{1,2}|盖章版?|用印|扫描件?|扫描版|正式稿?|正式版|终稿|最终稿?|最终版|红头|电子版|公章"
    r"|PDF|pdf|word|WORD|已发|已签|印发稿)[）)】\]]|[\s_-]+副本|[\s_-]*扫描件|[\s_-]*盖章版|[\s_-]*正式版)$"
)
_ISSUE = re.compile(r"(?:[（(]?第[0-9一二三四五六七八九十百]+[期次号]?[）)]?|[（(][^（）()]*[）)])$")
_MENTION = re.compile(r".*(?:关于|转发|印发|批转|贯彻|落实|执行|根据|按照|依据|遵照|结合|的|《)")
_SIGNS = re.compile(r"[\s\u3000_\-—－·.，,。、：:；;（）()〔〕\[\]【】《》“”\"'’‘!！?？]")
_MADE_UP = re.compile(r"\[[^\]]*\]")
_CASE = "困境儿童个案"


@dataclass(frozen=True, slots=True)
class NameFacts:
    """What the name of a file says: 文号, a date (YYYYMMDD) in front, and the rest as a title."""

    title: str
    doc_no: str = ""
    date: str = ""


def read_name(stem: str) -> NameFacts:
    """The facts in the name of a file, its suffix taken away."""
    text = " ".join(unicodedata.normalize("NFC", stem).split())
    day, text = _leading_day(text)
    number, text = _number(_without_index(text))
    later, text = ("", text) if day else _leading_day(_without_index(text))
    return NameFacts(cleaned_title(_without_index(text)), number, day or later)


def _leading_day(text: str) -> tuple[str, str]:
    match = _LEADING_DAY.match(text)
    day = parse_date(re.sub(r"[.．_]", "-", match["day"])) if match else None
    return (f"{day:%Y%m%d}", text[match.end() :]) if match and day else ("", text)


def _without_index(text: str) -> str:
    rest = _INDEX.sub("", text, count=1) if _INDEX.match(text) else text
    return rest or text


def _number(text: str) -> tuple[str, str]:
    """The 文号 that a name bears itself, and the rest; one that it only mentions stays in the title."""
    for start, end, parts in find_document_numbers(text):
        begin, code = _own_code(text, start, parts.prefix)
        if not _MENTION.match(code) and _stands_alone(text, begin):
            return f"{code}〔{parts.year}〕{parts.sequence}号", _joined(text[:begin], text[end:])
    match = _NUMBER_IN_NAME.search(text)
    if match and not _MENTION.match(match["prefix"]) and _stands_alone(text, match.start()):
        number = f"{match['prefix']}〔{match['year']}〕{int(match['sequence'])}号"
        return number, _joined(text[: match.start()], text[match.end() :])
    return "", text


def _own_code(text: str, start: int, prefix: str) -> tuple[int, str]:
    """Where the code of a 文号 begins, and the code: what stands before a blank is none of it."""
    end, left = start, len(prefix)
    while left:
        left -= not text[end].isspace()
        end += 1
    begin = text.rfind(" ", start, end) + 1 or start
    return begin, text[begin:end]


def _stands_alone(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in " _-（(【[+、"


def _joined(before: str, after: str) -> str:
    left, right = before.strip(" _-（(【[+、"), after.lstrip(" _-）)】]+、:：").rstrip(" _-")
    return f"{left} {right}".strip()


def cleaned_title(text: str) -> str:
    """A title without the marks that clerks put behind the names of files: （盖章版）, (1), 扫描件."""
    rest = text.strip(" _-")
    while (shorter := _TAIL.sub("", rest).strip(" _-")) != rest and shorter:
        rest = shorter
    return rest


def title_key(title: str) -> str:
    """A title as titles are compared: without signs and blanks."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", title)).casefold()


def kind_of(title: str) -> str:
    """What a document calls itself: 通知 of a title that ends so; "" where it says nothing."""
    rest = title.strip()
    while (shorter := _ISSUE.sub("", rest).strip()) != rest and shorter:
        rest = shorter
    return next((kind for kind in _BY_LENGTH if rest.endswith(kind)), "")


def author_in(title: str) -> str:
    """The organs with which a title begins, joined by 、; "" where it begins with none."""
    match = _AUTHORS.match(title.strip())
    return "、".join(_BETWEEN_ORGANS.split(match["author"])) if match else ""


def organs_in(line: str) -> tuple[str, ...]:
    """The organs that sign in one line, one beside the other; the whole line where it is not all organs."""
    pieces = _BETWEEN_ORGANS.split(line.strip())
    return tuple(pieces) if all(map(_WHOLE_ORGAN.fullmatch, pieces)) else (line,)


def made_up(title: str) -> str:
    """A title that stands on no document: in [ ] (DA/T 22-2015, 5.5)."""
    return title if title.startswith("[") else f"[{title}]"


def case_title(person: str, rest: str = "") -> str:
    """The title of a paper about one minor: the code, what it is, and nothing else of the person."""
    kind = kind_of(rest)
    return f"[{person}{_CASE}]{kind}" if kind else f"[{person}{_CASE}]"


def person_in(text: str) -> str:
    """The code of the one minor whom `text` names; "" for none or several."""
    found = set(PERSON_CODE.findall(text))
    return found.pop() if len(found) == 1 else ""


def agrees(title: str, given: str) -> bool:
    """True when `title` is the document's title `given`, but for words in [ ] (check A-32)."""
    bare, wanted = (title_key(_MADE_UP.sub("", text)) for text in (title, given))
    return bare == wanted or title_key(title) == title_key(given)


def latest_day(text: str) -> date | None:
    """The last complete date in a text: that under the signature."""
    return max((found.day for found in find_dates(text)), default=None)


def mentioned_numbers(text: str) -> tuple[str, ...]:
    """Every 文号 in a text, each once; of a run of characters before it only the code itself is kept."""
    found = (_code_only(str(parts)) for _, _, parts in find_document_numbers(text))
    return tuple(dict.fromkeys(found))


def _code_only(number: str) -> str:
    return _MENTION.sub("", number.partition("〔")[0]) + "〔" + number.partition("〔")[2]
