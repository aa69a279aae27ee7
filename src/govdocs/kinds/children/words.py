"""The words of the register of children: nations, classes, grounds, schooling, aid, harm, needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator

from govdocs.kinds.parts.masks import HEALTH
from govdocs.kinds.parts.record_fields import chosen, several, words_of
from govdocs.text.names import split_list

NationWord = Literal[
    "", "汉族", "蒙古族", "回族", "藏族", "维吾尔族", "苗族", "彝族", "壮族", "布依族", "朝鲜族", "满族",
    "侗族", "瑶族", "白族", "土家族", "哈尼族", "哈萨克族", "傣族", "黎族", "傈僳族", "佤族", "畲族",
    "高山族", "拉祜族", "水族", "东乡族", "纳西族", "景颇族", "柯尔克孜族", "土族", "达斡尔族", "仫佬族",
    "羌族", "布朗族", "撒拉族", "毛南族", "仡佬族", "锡伯族", "阿昌族", "普米族", "塔吉克族", "怒族",
    "乌孜别克族", "俄罗斯族", "鄂温克族", "德昂族", "保安族", "裕固族", "京族", "塔塔尔族", "独龙族",
    "鄂伦春族", "赫哲族", "门巴族", "珞巴族", "基诺族", "其他", "外国血统",
]  # fmt: skip
"""The 56 names of GB/T 3304, and what is none of them."""

NATIONS: Final = words_of(NationWord)


def _nation(value: object) -> object:
    """A nation also without 族 behind it."""
    if not isinstance(value, str):
        return value
    text = "".join(value.split())
    return f"{text}族" if f"{text}族" in NATIONS else text


Nation = Annotated[NationWord, BeforeValidator(_nation)]

ClassWord = Literal[
    "农村留守儿童", "孤儿", "事实无人抚养儿童", "父母无力履行监护职责", "监护不当/受侵害", "重病儿童",
    "重残儿童", "非重残残疾儿童", "流浪乞讨", "贫困家庭儿童", "服刑（强戒）人员子女", "流动儿童",
    "失学辍学", "失管闲散", "早婚早育苗头", "涉案未成年人", "无户籍", "离异家庭", "其他",
]  # fmt: skip

CLASSES: Final = words_of(ClassWord)
"""类别: a child may be of several, one of them is the main one."""

LEFT_BEHIND: Final = "农村留守儿童"
UNSUPPORTED: Final = "事实无人抚养儿童"
SEVERELY_DISABLED: Final = "重残儿童"
POOR: Final = "贫困家庭儿童"
NO_HOUSEHOLD: Final = "无户籍"
OTHER: Final = "其他"
NONE: Final = "无"

_CLASS_SHORT = {"监护不当": "监护不当/受侵害", "受侵害": "监护不当/受侵害", "留守儿童": LEFT_BEHIND}


_DETAILED: Final = {POOR: "poverty", "涉案未成年人": "case_role"}
"""Classes behind which clerks write in brackets what a field of its own holds."""


def details_apart(data: object) -> object:
    """The data of a child where 贫困家庭儿童（低保） is the class and, in its own field, 低保."""
    if not isinstance(data, Mapping):
        return data
    found: dict[str, Any] = dict(data)
    for name in ("categories", "primary"):
        value = found.get(name)
        words = split_list(value) if isinstance(value, str) else value
        if isinstance(words, list | tuple) and all(isinstance(word, str) for word in words):
            plain = [_plain(word, found) for word in words]
            found[name] = next(iter(plain), "") if name == "primary" else plain
    return found


def _plain(word: str, found: dict[str, Any]) -> str:
    """`word` without the details behind it, which go to their field where that is still empty."""
    head, _, tail = "".join(word.split()).replace("(", "（").rstrip("）)").partition("（")
    field = _DETAILED.get(head)
    if field is None or not tail:
        return word
    found[field] = found.get(field) or tail
    return head


def _class(value: object) -> object:
    """A class; what stands in brackets behind it belongs to fields of their own."""
    text = "".join(value.split()) if isinstance(value, str) else value
    return _CLASS_SHORT.get(text, text) if isinstance(text, str) else text


def _classes(value: object) -> object:
    read = several(*CLASSES).func(value)  # type: ignore[call-arg]
    return tuple(_CLASS_SHORT.get(each, each) for each in read) if isinstance(read, tuple) else read


Classes = Annotated[tuple[ClassWord, ...], BeforeValidator(_classes)]
MainClass = Annotated[Literal["", ClassWord], chosen(*CLASSES), BeforeValidator(_class)]

PovertyWord = Literal["低保", "特困供养", "低保边缘", "防返贫监测"]
POVERTY: Final = words_of(PovertyWord)
Poverty = Annotated[tuple[PovertyWord, ...], several(*POVERTY)]

GroundWord = Literal[
    "", "死亡", "失踪", "重残", "重病", "服刑在押", "强制隔离戒毒", "被执行其他限制人身自由措施", "失联",
    "被撤销监护资格", "被遣送（驱逐）出境",
]  # fmt: skip
"""What keeps a parent from raising a child (民发〔2019〕62号, 民发〔2020〕125号)."""

GROUNDS: Final = words_of(GroundWord)
GONE_GROUNDS: Final = ("死亡", "失踪")
"""Of these one parent's is enough beside any other of the other one."""
TERM_GROUNDS: Final = ("服刑在押", "强制隔离戒毒", "被执行其他限制人身自由措施", "失联")
"""These count when they last long enough."""
LEAST_TERM_MONTHS: Final = 6
"""How long they must last at least (the same opinions)."""
Ground = Annotated[GroundWord, chosen(*GROUNDS), HEALTH]

HealthWord = Literal["", "健康", "一般或较弱", "慢性病", "重病", "残疾", "其他"]
HEALTHS: Final = words_of(HealthWord)
Health = Annotated[HealthWord, chosen(*HEALTHS), HEALTH]

DisabilityWord = Literal["视力", "听力", "言语", "肢体", "智力", "精神"]
DISABILITIES: Final = words_of(DisabilityWord)
"""残疾类别; 多重 follows where there are two or more and is not chosen."""
Disabilities = Annotated[tuple[DisabilityWord, ...], several(*DISABILITIES), HEALTH]
MULTIPLE: Final = "多重"

DegreeWord = Literal["", "一级", "二级", "三级", "四级"]
DEGREES: Final = words_of(DegreeWord)
"""残疾等级, the gravest first."""
Degree = Annotated[DegreeWord, chosen(*DEGREES), HEALTH]

SchoolingWord = Literal[
    "", "学龄前未入园", "幼儿园", "小学", "初中", "高中", "中职/中专", "特殊教育", "送教上门",
    "辍学（义务教育阶段）", "不在学（14-16岁或已毕业未升学）", "其他",
]  # fmt: skip
SCHOOLINGS: Final = words_of(SchoolingWord)
DROPPED_OUT: Final = "辍学（义务教育阶段）"
NOT_IN_SCHOOL: Final = (DROPPED_OUT, "不在学（14-16岁或已毕业未升学）", "学龄前未入园", "幼儿园")
"""Who of school age is one of these is not in school."""
COMPULSORY: Final = ("小学", "初中")
_SCHOOLING_SHORT = {"中职": "中职/中专", "中专": "中职/中专"}


def _schooling(value: object) -> object:
    read = chosen(*SCHOOLINGS).func(value)  # type: ignore[call-arg]
    return _SCHOOLING_SHORT.get(read, read) if isinstance(read, str) else read


Schooling = Annotated[SchoolingWord, BeforeValidator(_schooling)]

CareReasonWord = Literal["", "父母双方同时外出", "父母一方外出另一方无监护能力", "父母双方无监护能力"]
CARE_REASONS: Final = words_of(CareReasonWord)
CareReason = Annotated[CareReasonWord, chosen(*CARE_REASONS)]

ActualCarerWord = Literal["", "父母一方", "祖父母或外祖父母", "亲戚朋友", "无委托照料人", "机构"]
ACTUAL_CARERS: Final = words_of(ActualCarerWord)
ActualCarer = Annotated[ActualCarerWord, chosen(*ACTUAL_CARERS)]

GuardianGradeWord = Literal["", "较好", "一般", "差"]
GUARDIAN_GRADES: Final = words_of(GuardianGradeWord)
"""监护情况 of the national form of 2016."""
GuardianGrade = Annotated[GuardianGradeWord, chosen(*GUARDIAN_GRADES)]

GuardianTypeWord = Literal["", "无人监护", "父或母无监护能力", "受委托人能力不足", "一般", "较好"]
GUARDIAN_TYPES: Final = words_of(GuardianTypeWord)
"""监护类型 of the national form of 2016."""
GuardianType = Annotated[GuardianTypeWord, chosen(*GUARDIAN_TYPES)]

GuardianStateWord = Literal["", "正常监护", "隔代照料", "委托照护", "无力监护", "监护缺失", "监护侵害"]
GUARDIAN_STATES: Final = words_of(GuardianStateWord)
GuardianState = Annotated[GuardianStateWord, chosen(*GUARDIAN_STATES)]

ParentingWord = Literal["", "溺爱型", "冷漠型", "粗暴型", "朋友型", "专制型"]
PARENTINGS: Final = words_of(ParentingWord)
Parenting = Annotated[ParentingWord, chosen(*PARENTINGS), HEALTH]

FamilyWord = Literal["", "完整", "单亲", "重组", "未婚单亲", "其他"]
FAMILIES: Final = words_of(FamilyWord)
FamilyType = Annotated[FamilyWord, chosen(*FAMILIES)]

HousingWord = Literal["", "自建房", "商品房", "租房", "危房", "其他"]
HOUSINGS: Final = words_of(HousingWord)
Housing = Annotated[HousingWord, chosen(*HOUSINGS)]

IncomeSourceWord = Literal["务工", "种养殖", "政府救助", "亲友接济", "其他"]
INCOME_SOURCES: Final = words_of(IncomeSourceWord)
IncomeSources = Annotated[tuple[IncomeSourceWord, ...], several(*INCOME_SOURCES)]

AidWord = Literal[
    "", "低保", "特困供养", "孤儿基本生活保障", "事实无人抚养儿童补贴", "临时救助", "医疗救助",
    "医保资助参保", "住房救助", "教育资助", "营养改善", "困难残疾人生活补贴", "重度残疾人护理补贴",
    "康复救助", "法律援助", "司法救助", "心理服务", "慈善帮扶", "结对帮扶", "其他", "无",
]  # fmt: skip
AIDS: Final = words_of(AidWord)
AidType = Annotated[AidWord, chosen(*AIDS)]

HarmWord = Literal["无", "家暴", "虐待", "遗弃", "性侵害", "欺凌", "拐卖", "强迫乞讨", "其他"]
HARMS: Final = words_of(HarmWord)
Harms = Annotated[tuple[HarmWord, ...], several(*HARMS), HEALTH]

MisbehaviourWord = Literal[
    "吸烟饮酒", "多次旷课逃学", "夜不归宿离家出走", "沉迷网络", "交往不良人员/参加团伙", "进入不宜场所",
    "赌博或迷信邪教", "接触淫秽暴力等内容", "其他",
]  # fmt: skip
MISBEHAVIOURS: Final = words_of(MisbehaviourWord)
"""The nine of 预防未成年人犯罪法, article 28."""
Misbehaviours = Annotated[tuple[MisbehaviourWord, ...], several(*MISBEHAVIOURS), HEALTH]

NeedWord = Literal["生活", "监护", "教育", "医疗", "康复", "心理", "法律", "安全", "户口", "就业"]
NEEDS: Final = words_of(NeedWord)
Needs = Annotated[tuple[NeedWord, ...], several(*NEEDS)]

StatusWord = Literal["", "在册", "暂离", "已退出"]
STATUSES: Final = words_of(StatusWord)
REGISTERED, AWAY, LEFT = STATUSES
Status = Annotated[StatusWord, chosen(*STATUSES)]

ExitWord = Literal[
    "", "年满18周岁", "年满16周岁（留守）", "父母返乡", "困境消除", "迁出", "死亡", "收养", "重复登记"
]
EXITS: Final = words_of(ExitWord)
ExitReason = Annotated[ExitWord, chosen(*EXITS)]
