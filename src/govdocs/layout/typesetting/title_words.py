"""Where the lines of a title may end, and how good each place is: words, organs, book marks, numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from govdocs.layout.typesetting.breaking import FREE, LETTER, SOFT, WITHIN, break_codes, spans

if TYPE_CHECKING:
    from budoux.parser import Parser

WORD, INSIDE_WORD, INSIDE_PIECE = 1.0, 20.0, 40.0
"""What it costs to end a line between words, inside a word, inside a number or a name."""

_NUMERALS = "[一二三四五六七八九十百]+"
_COMMON = (
    "校园 周边 环境 整治 专项 行动 家庭 教育 指导 服务 儿童 走访 核对 "
    "台账 关爱 保护 困境 留守 春季 秋季 夏季 冬季 学校 学生 教师 村级 "
    "规范 运行 检查 督查 考核 评估 培训 演练 应急 防汛 抗旱 防火 安全 "
    "生产 消防 交通 食品 药品 卫生 健康 医疗 保险 养老 救助 资金 项目 "
    "工程 建设 管理 工作 会议 活动 宣传 法治 普法 治理 基层 社区 农村 "
    "农业 产业 振兴 巩固 拓展 成果 衔接 生态 污染 防治 规划 方案 预案 "
    "意见 通知 决定 办法 规定 细则 制度 机制 责任 任务 目标 清单 情况 "
    "报告 总结 计划 要点 表彰 先进 集体 个人 优秀 干部 人员 任免 职务 "
    "招聘 招生 入学 范围 落实 贯彻 实施 审议 提请 申请 批复 请示 商请 "
    "派员 讲座 心理 调整 成立 组织 领导 小组 成员 名单 部门 单位 政策 "
    "措施 试行 修订 修改 废止 规范性 文件 行政 执法 监督 公开 信息 统计 "
    "调查 普查 登记"
)
_COMPOUNDS = re.compile(
    "未成年人|中华人民共和国|人民政府|人民代表大会|常务委员会|人民法院|人民检察院|政治协商会议|委员会|办公室|"
    "领导小组|工作小组|联席会议|工作会议|实施方案|工作方案|行动方案|行动计划|工作计划|工作要点|实施意见|指导意见|"
    "实施细则|管理办法|暂行办法|工作制度|应急预案|责任分解表|任务清单|责任清单|总结报告|工作报告|情况报告|情况通报|"
    "专项行动|三年行动|先进集体|先进个人|安全生产|应急管理|消防安全|交通安全|食品安全|生态环境|人居环境|防汛抗旱|"
    "森林防火|乡村振兴|基层治理|法治政府|党风廉政|主题教育|义务教育|精神文明|社会主义|社会事务|高质量发展|"
    "留守儿童|困境儿童|防溺水|控辍保学|有限责任公司|有限公司|关于|做好|抓好|建立健全|进一步|范围内|组织开展|联合开展|开展|"
    r"[\u4e00-\u9fff]{2}(?:表|册|单)(?![\u4e00-\u9fff])|"
    "共青团|妇女联合会|残疾人联合会|总工会|深入推进|深入开展|规范运行|联防联控|齐抓共管|"
    f"第{_NUMERALS}(?:次(?:会议|全体会议)?|季度?|[届批号期年])|{_NUMERALS}[年届次期个项]|"
    + _COMMON.replace(" ", "|")
)
"""Words that no line of a title divides, where the segmenter may err; the longer ones first."""
_PERIODS = re.compile(r"\d{2,4}年(?:[春夏秋冬]季?(?:学期)?|第[一二三四]季度|[上下]半年|\d{1,2}月份?)")
_ALONE = re.compile(r"[的和与及等之或并暨、]")
_SUFFIXES = frozenset("省市县区乡镇村州盟旗局厅部委办处科所站队院校会人年度月日级类期家员者化性型式")
_PREFIXES = frozenset("全各本第对在为将把被以向从按")
_ENDINGS = (
    (re.compile("[和与及或]$"), 2.0),
    (re.compile("关于$"), 6.0),
    (
        re.compile(
            "(?:印发|转发|批转|开展|做好|加强|推进|调整|成立|召开|举办|公布|发布|进一步|同意|申请|给予|授予|表彰)$"
        ),
        1.5,
    ),
    (re.compile("(?:切实|认真|深入|全面|大力|扎实|有效|积极|严格|持续|联合|依法|共同)$"), 4.0),
    (re.compile(r"\d年度?$"), 4.0),
    (re.compile("[省市县区镇乡]$"), 3.0),
    (re.compile("(?:政府|委员会|办公室|主席团|法院|检察院|[\u4e00-\u9fff]{3}局)$"), -0.8),
)
"""What ending a line with certain words costs: organs end it well, verbs and places badly."""
_BEGINNINGS = {"《": -1.0, "（": 2.0} | dict.fromkeys("省市县区镇乡", 3.0)
_BRACKETED = re.compile(
    r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^“”]*”|（[^（）]*）|〔[^〔〕]*〕|〈[^〈〉]*〉"
)


BRACKETS_WHOLE, BRACKETS_OPEN, ANYWHERE = range(3)
"""How hard it is to break a title: brackets stay whole, may open, or even words may be divided."""


def places(
    text: str, widths: Sequence[float], limit: float, names: Collection[str], need: int
) -> dict[int, float]:
    """What it costs to end a line before each character; only places where one may end under `need`."""
    whole = list(spans(text, names))
    if need == BRACKETS_WHOLE:
        whole += _brackets(text, widths, limit)
    if need != ANYWHERE:
        whole += [match.span() for match in _COMPOUNDS.finditer(text)]
    whole += [match.span() for match in _PERIODS.finditer(text)]
    codes = break_codes(text, whole)
    words, inside = _word_starts(text), _inside_brackets(text)
    costs: dict[int, float] = {}
    for place in range(1, len(text)):
        cost = _kind(codes[place], place in words, everywhere=need == ANYWHERE)
        if cost is not None and not _starts_badly(text, place, words):
            costs[place] = cost + _manner(text, place) + inside[place]
    return costs


def _kind(code: int, starts_word: bool, *, everywhere: bool) -> float | None:
    if code in (FREE, SOFT):
        if starts_word:
            return WORD
        return INSIDE_WORD if everywhere else None
    return INSIDE_PIECE if everywhere and code >= WITHIN and code != LETTER else None


def _manner(text: str, place: int) -> float:
    """What the words on both sides add to the cost of a break, or take from it."""
    if text[place - 1] in " \u3000":
        return -4.0 if text[place] > "\u2000" or text[place - 2 : place - 1] > "\u2000" else 10.0
    cost = sum(extra for ending, extra in _ENDINGS if ending.search(text, max(0, place - 6), place))
    if text.startswith("关于", place):
        cost -= 3.0 if text.find("关于") == place else 1.0
    if "《" in text[max(0, place - 4) : place]:
        cost += 9.0
    return cost + _BEGINNINGS.get(text[place], 0.0)


def _starts_badly(text: str, place: int, words: frozenset[int]) -> bool:
    if text[place] in "的、" or text[place] in " \u3000":
        return True
    return bool(_ALONE.match(text[place])) and place in words and place + 1 in words


def _brackets(text: str, widths: Sequence[float], limit: float) -> Iterator[tuple[int, int]]:
    """Book marks, quotes and brackets that fit on a line, and those within longer book marks."""
    for match in _BRACKETED.finditer(text):
        if sum(widths[match.start() : match.end()]) <= limit:
            yield match.span()
        elif match[0][0] == "《":
            yield from (
                (match.start() + inner.start(), match.start() + inner.end())
                for inner in re.finditer(r"(?<!^)《[^《》]*》|〈[^〈〉]*〉|（[^（）]*）", match[0])
            )


def _inside_brackets(text: str) -> list[float]:
    """What a break inside book marks or brackets costs besides, for each place."""
    costs, depth = [], 0
    for character in text:
        costs.append(3.0 * depth if character not in "》）”〕〉" else 3.0)
        depth = max(0, depth + (character in "《（“〔〈") - (character in "》）”〕〉"))
    return costs


def _word_starts(text: str) -> frozenset[int]:
    """Where words begin: by the segmenter, single characters joined to the word they belong to."""
    starts, place, previous = set[int](), 0, ""
    for word in _parser().parse(text):
        joined = word[0] in _SUFFIXES and not word[1:].strip("0123456789")
        if not joined and not (len(previous) == 1 and previous in _PREFIXES):
            starts.add(place)
        place, previous = place + len(word), word
    starts |= {
        place for place in range(1, len(text)) if text[place - 1] in " 》）”、" or text[place] in "《（“"
    }
    starts |= {match.start() for match in _COMPOUNDS.finditer(text)}
    starts |= {match.end() for match in _COMPOUNDS.finditer(text)}
    starts |= {match.start() for match in re.finditer(r"(?<![\d.])\d", text)}
    return frozenset(starts)


@lru_cache(maxsize=1)
def _parser() -> Parser:
    import budoux  # noqa: PLC0415  (28 ms: only a title that needs breaking pays for it)

    return budoux.load_default_simplified_chinese_parser()
