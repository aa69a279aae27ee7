"""The four-colour scale (四色评估): three dimensions of 100 points each, the higher the safer.

Items, scores and matters that force 一级 are those of a published program; where only its scores were
to be seen the words of the options are this project's own. 智力 and 精神残疾 一二级 are missing there
and count 0 like 三四级.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from govdocs.kinds.parts.legal_ages import COMPULSORY_SCHOOL

_LETTERS = "ABCDEF"


@dataclass(frozen=True, slots=True)
class Option:
    """What may be found of an item, and the points it gives."""

    score: int
    text: str

    @property
    def word(self) -> str:
        """As the form offers it: 8分：60岁以下."""
        return f"{self.score}分：{self.text}"


@dataclass(frozen=True)
class Item:
    """A scored item; exactly one of its options holds, the first is the best.

    The options of a `plain` one say all there is to say: no reason need be written beside it.
    """

    code: str
    label: str
    options: tuple[Option, ...]
    plain: bool = False

    @cached_property
    def by_word(self) -> dict[str, Option]:
        """The options by their words."""
        return {option.word: option for option in self.options}

    def option(self, text: str) -> Option | None:
        """The option that `text` means: its words, its points (8, 8分), its letter from A on."""
        bare = "".join(text.split()).replace(":", "：").removesuffix("分")
        for letter, option in zip(_LETTERS, self.options, strict=False):
            if bare in (option.word, option.text, str(option.score), letter, letter.lower()):
                return option
        return None


@dataclass(frozen=True, slots=True)
class Group:
    """Items that stand together."""

    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Forced:
    """A matter that makes a child 一级 by itself; `harm` where it must be reported (强制报告)."""

    code: str
    text: str
    harm: bool = False

    @property
    def word(self) -> str:
        """As the form offers it: A1-06流浪."""
        return f"{self.code}{self.text}"


@dataclass(frozen=True)
class Dimension:
    """One of the three dimensions: its matters that force 一级, its scored items."""

    letter: str
    label: str
    forced: tuple[Forced, ...]
    groups: tuple[Group, ...]

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All its items."""
        return tuple(item for group in self.groups for item in group.items)


def _item(code: str, label: str, *options: tuple[int, str], plain: bool = False) -> Item:
    return Item(code, label, tuple(Option(score, text) for score, text in options), plain)


_GUARDIAN = Group(
    "监护人情况",
    (
        _item(
            "A2-01", "年龄",
            (8, "60岁以下"), (6, "60至69岁"), (4, "70至79岁"), (2, "80岁及以上"), plain=True,
        ),
        _item(
            "A2-02", "受教育程度",
            (8, "本科及以上"), (6, "大专"), (4, "高中或中专"), (2, "初中及以下"), plain=True,
        ),
        _item(
            "A2-03", "身体状况",
            (8, "健康"), (6, "慢性病"), (4, "视力听力言语肢体残疾三四级"),
            (2, "上述残疾一二级或智力精神残疾三四级或严重疾病"),
        ),
        _item("A2-04", "心理状况", (6, "健康"), (3, "亚健康"), (0, "病态")),
        _item("A2-05", "监护意识与履行", (9, "全面履行"), (6, "基本照顾"), (3, "怠于履行"), (0, "不履行")),
        _item("A2-06", "守法与习惯", (6, "无不良习惯"), (2, "有恶习"), (1, "有犯罪记录")),
    ),
)  # fmt: skip

_FAMILY = Group(
    "家庭状况",
    (
        _item("A2-07", "家庭收入", (5, "不低于当地人均收入"), (3, "不低于当地人均消费"), (1, "低收入")),
        _item(
            "A2-08", "夫妻关系",
            (10, "和睦"), (9, "偶有争吵"), (6, "紧张"), (4, "离婚一次或单身"), (2, "离婚两次及以上"),
        ),
        _item("A2-09", "亲子关系", (10, "和谐"), (6, "一般"), (2, "紧张")),
    ),
)  # fmt: skip

_SUPPORT = Group(
    "社会支持",
    (
        _item("A2-10", "亲属支持", (10, "经常帮助"), (8, "偶尔帮助"), (4, "很少或没有帮助")),
        _item("A2-11", "邻里支持", (10, "经常帮助"), (8, "偶尔帮助"), (4, "很少或没有帮助")),
        _item(
            "A2-12", "居住环境与社区活动",
            (10, "环境好且常参加活动"), (8, "环境一般或偶尔参加"), (4, "环境差或不参加"),
        ),
    ),
)  # fmt: skip

GUARDIANSHIP: Final = Dimension(
    "A",
    "监护风险",
    (
        Forced("A1-01", "监护人三个月以上没有履行监护职责", harm=True),
        Forced("A1-02", "照料人是失能半失能老人或没有民事行为能力"),
        Forced("A1-03", "能力受限的照料人独自照料8岁以下或不满14岁的异性儿童"),
        Forced("A1-04", "监护人或照料人侵害儿童及其权益", harm=True),
        Forced("A1-05", "监护失职致儿童涉嫌违法犯罪或受到侵害", harm=True),
        Forced("A1-06", "流浪", harm=True),
        Forced("A1-07", "没有户籍"),
        Forced("A1-08", "没有监护人", harm=True),
    ),
    (_GUARDIAN, _FAMILY, _SUPPORT),
)
"""A."""

BODY: Final = Dimension(
    "B",
    "生理风险",
    (
        Forced("B1-01", "重病而救助没有落实或被截留"),
        Forced("B1-02", "家庭疏于或拖延治疗", harm=True),
        Forced("B1-03", "体重过低或严重营养不良或发育迟缓", harm=True),
        Forced("B1-04", "有其他人身危险", harm=True),
        Forced("B1-05", "重度残疾而应有的救助没有落实"),
        Forced("B1-06", "家庭疏于康复"),
    ),
    (
        Group(
            "生理状况",
            (
                _item("B2-01", "年龄", (8, "6至17岁"), (6, "3至5岁"), (4, "3岁以下"), plain=True),
                _item("B2-02", "生长发育", (6, "与同龄人相当"), (4, "略低于同龄人"), (2, "明显低于同龄人")),
                _item("B2-03", "个人卫生", (6, "整洁"), (4, "一般"), (1, "脏乱")),
                _item(
                    "B2-04", "残疾",
                    (20, "正常"), (16, "基本正常"), (10, "视力四级或听力言语三四级或肢体四级"),
                    (5, "视力二三级或听力言语一二级或肢体三级"), (0, "视力一级或肢体一二级或智力精神残疾"),
                ),
                _item("B2-05", "疾病", (30, "健康"), (15, "慢性病"), (6, "重大疾病")),
                _item("B2-06", "康复", (20, "完全康复或无需康复"), (12, "明显改善"), (4, "改善一般")),
                _item("B2-07", "社会保障", (10, "应享尽享"), (6, "部分享受"), (0, "没有享受")),
            ),
        ),
    ),
)  # fmt: skip
"""B."""

CONDUCT: Final = Dimension(
    "C",
    "行为风险",
    (
        Forced("C1-01", "寻衅滋事"),
        Forced("C1-02", "携带管制器具"),
        Forced("C1-03", "殴打伤害他人"),
        Forced("C1-04", "盗窃哄抢损毁财物"),
        Forced("C1-05", "传播淫秽物品"),
        Forced("C1-06", "卖淫嫖娼或淫秽表演", harm=True),
        Forced("C1-07", "吸毒或提供毒品"),
        Forced("C1-08", "赌资较大的赌博"),
        Forced("C1-09", "自杀", harm=True),
        Forced("C1-10", "自残", harm=True),
    ),
    (
        Group(
            "学习与交往",
            (
                _item("C2-01", "学习习惯", (10, "良好"), (6, "一般"), (2, "差")),
                _item("C2-02", "学习成绩", (10, "中上"), (6, "中等"), (2, "差")),
                _item("C2-03", "学校交往", (10, "与师生相处融洽"), (6, "一般"), (2, "孤立或常有冲突")),
                _item("C2-04", "家庭中的行为", (20, "听从教导分担家务"), (16, "偶有顶撞"), (10, "经常对抗")),
                _item("C2-05", "交往对象", (8, "品行良好"), (4, "人员较杂"), (1, "有不良行为的人")),
            ),
        ),
        Group(
            "行为与心理",
            (
                _item("C2-06", "出入场所", (6, "适宜"), (4, "偶去不适宜的场所"), (1, "常去不适宜的场所")),
                _item("C2-07", "网络使用", (10, "有节制"), (6, "时间偏长"), (1, "沉迷")),
                _item("C2-08", "课外活动", (6, "丰富"), (4, "较多"), (2, "较少"), (1, "没有")),
                _item("C2-09", "自我认知", (10, "积极"), (6, "较积极"), (3, "消极"), (0, "否定自己")),
                _item("C2-10", "心理状态", (10, "稳定"), (8, "较稳定"), (6, "有波动"), (3, "异常")),
            ),
        ),
    ),
)  # fmt: skip
"""C: not assessed before school age."""

SCALE: Final = (GUARDIANSHIP, BODY, CONDUCT)

FORCED: Final = tuple(each for dimension in SCALE for each in dimension.forced)

ITEMS: Final = tuple(item for dimension in SCALE for item in dimension.items)

SCHOOL_AGE: Final = COMPULSORY_SCHOOL.start
"""Years: below it the conduct of a child is not assessed."""
