"""Any number of children who do not exist, with their visits and assessments, as plain data.

Deterministic: the same count and seed give the same records. Half of the children are left behind,
the others are of all other classes; each fifth one is not assessed yet.
"""

from __future__ import annotations

import json
import random
from datetime import date, timedelta

from govdocs.kinds.assessments.risk import RiskAssessment, field_of
from govdocs.kinds.assessments.scale import SCALE, SCHOOL_AGE
from govdocs.kinds.children import words
from govdocs.kinds.children.child import Child
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.persons import age_on
from govdocs.kinds.visits.record import Visit
from govdocs.text.citizen_ids import citizen_id_check
from govdocs.text.dates import parse_date

DAY = date(2025, 4, 10)
UNIT = "清禾镇未成年人保护工作站"
VILLAGES = ("甲山村", "乙水村", "丙田村", "丁桥村", "戊岭社区", "己坪村", "庚坝村", "辛河社区")
_SURNAMES = "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜"
_GIVEN = "晨雨禾舟宁乐宇涵轩欣安佳明悦辰彤泽萱浩琪睿妍航诺"
_PLACES = ("浙江省宁波市", "广东省佛山市", "江苏省无锡市", "福建省晋江市", "上海市")
_SCHOOL_AGES = ((15, "高中"), (12, "初中"), (6, "小学"), (3, "幼儿园"), (0, "学龄前未入园"))
_OTHER_CLASSES = (
    "父母无力履行监护职责",
    "监护不当/受侵害",
    "重病儿童",
    "贫困家庭儿童",
    "服刑（强戒）人员子女",
    "流动儿童",
    "失管闲散",
    "离异家庭",
)


def _born(rng: random.Random) -> date:
    """A day of birth of one who is under 18 on DAY."""
    return DAY - timedelta(rng.randrange(1, 17 * 365))


def _age(born: date) -> int:
    return DAY.year - born.year - ((DAY.month, DAY.day) < (born.month, born.day))


def _id_no(born: date, number: int, sex: str) -> str:
    body = f"999999{born:%Y%m%d}{number * 2 % 998 + (sex == '男'):03}"
    return body + citizen_id_check(body)


def _name(rng: random.Random, surname: str = "") -> str:
    return f"{surname or rng.choice(_SURNAMES)}某{rng.choice(_GIVEN)}"


def _phone(number: int) -> str:
    return f"1000000{number % 10000:04}"


def _formal(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _guardian(rng: random.Random, surname: str, relation: str, sex: str, number: int) -> dict:
    """A parent who works elsewhere, or a grandparent at home."""
    old = "祖" in relation
    born = date(rng.randrange(1948, 1962) if old else rng.randrange(1978, 1994), rng.randrange(1, 13), 9)
    data = {
        "name": _name(rng, surname),
        "relation": relation,
        "sex": sex,
        "born_on": _formal(born),
        "id_no": _id_no(born, number, sex),
        "phone": _phone(number),
        "health": "健康",
        "whereabouts": "在家" if old else "外出务工",
        "contact": "同住" if old else "每周一次",
    }
    return data if old else {**data, "work_place": rng.choice(_PLACES)}


def _day_since(rng: random.Random, child: dict, days: int) -> date:
    """A day of the last `days` before DAY on which the child was in the register."""
    registered = parse_date(child["registered_on"])
    return DAY - timedelta(rng.randrange(0, min(days, (DAY - registered).days + 1)))


def _child(rng: random.Random, number: int) -> dict:
    born, sex, village = _born(rng), rng.choice("男女"), rng.choice(VILLAGES)
    age, surname = _age(born), rng.choice(_SURNAMES)
    left_behind = age < 16 and rng.random() < 0.6
    registered = max(born + timedelta(1), DAY - timedelta(rng.randrange(1, 900)))
    schooling = next(word for least, word in _SCHOOL_AGES if age >= least)
    main = words.LEFT_BEHIND if left_behind else rng.choice(_OTHER_CLASSES)
    others = [each for each in rng.sample(_OTHER_CLASSES, 1) if rng.random() < 0.3 and each != main]
    in_school = schooling in ("小学", "初中", "高中")
    data = {
        "file_no": f"QH-{VILLAGES.index(village) + 1:02}-{registered.year}-{number:04}",
        "name": _name(rng, surname),
        "sex": sex,
        "ethnicity": "汉族",
        "born_on": _formal(born),
        "id_no": _id_no(born, number, sex),
        "hukou_state": "已登记",
        "hukou_type": "农村居民" if left_behind else rng.choice(("农村居民", "城镇居民")),
        "hukou_addr": f"例示县清禾镇{village}{number % 9 + 1}组",
        "home": f"例示县清禾镇{village}{number % 9 + 1}组",
        "village": village,
        "phone": _phone(number),
        "categories": [main, *others],
        "primary": main,
        "situation": f"第{number}号例子，家中照料不足",
        "health": "重病"
        if "重病儿童" in (main, *others)
        else rng.choice(("健康", "健康", "一般或较弱", "慢性病")),
        "schooling": schooling,
        "father": _guardian(rng, surname, "父亲", "男", number + 3),
        "mother": _guardian(rng, "", "母亲", "女", number + 5),
        "carer": _guardian(rng, surname, "祖母", "女", number + 7),
        "actual_carer": rng.choice(("祖父母或外祖父母", "亲戚朋友")),
        "guardian_grade": rng.choice(words.GUARDIAN_GRADES),
        "guardianship_state": rng.choice(("正常监护", "隔代照料", "委托照护")),
        "income_source": ["务工"],
        "aids": [{"aid_type": aid} for aid in rng.choice((("无",), ("低保",), ("低保", "医疗救助")))],
        "harm_seen": ["无"],
        "needs": sorted(rng.sample(words.NEEDS, rng.randrange(1, 4))),
        "helper": _name(rng),
        "director": _name(rng),
        "registered_on": _formal(registered),
        "updated_on": _formal(max(registered, DAY - timedelta(rng.randrange(1, 90)))),
        "status": "暂离" if rng.random() < 0.05 else "在册",
    }
    if "重病儿童" in data["categories"]:
        data["disease"] = "先天性心脏病"
    if "贫困家庭儿童" in data["categories"]:
        data["poverty"] = [rng.choice(words.POVERTY)]
    if left_behind:
        data["care_reason"] = rng.choice(words.CARE_REASONS)
    if schooling in words.COMPULSORY:
        data["boarding"] = rng.choice("是否")
    if in_school:
        data |= {"school": f"清禾镇{schooling}", "grade": f"{schooling}{'一二三'[number % 3]}年级"}
    return data


def _assessment(rng: random.Random, number: int, child: dict, day: date) -> dict:
    data: dict = {
        "ra_id": f"RA-{day.year}-{number:04}",
        "child": {"file_no": child["file_no"]},
        "assessed_on": _formal(day),
        "trigger": "定期复评",
        "assessor": "王某丽",
        "reviewer": "何某川",
    }
    grave = rng.random()
    for name, dimension in zip(("guardianship", "body", "conduct"), SCALE, strict=True):
        if name == "conduct" and child["schooling"] in ("幼儿园", "学龄前未入园"):
            continue
        picked = {
            item: rng.choices(item.options, [1 + 4 * grave, *[1] * (len(item.options) - 1)])[0]
            for item in dimension.items
        }
        data[name] = {field_of(item): option.word for item, option in picked.items()}
    if (age_on(child["born_on"], day) or 0) < SCHOOL_AGE:
        data.pop("conduct", None)
    return data


def _visit(rng: random.Random, number: int, child: dict, day: date) -> dict:
    return {
        "visit_id": f"ZF-{day:%Y%m}-{number:04}",
        "child": {"file_no": child["file_no"]},
        "sort": rng.choice(("定期走访", "日常走访", "电话/视频")),
        "visited_at": f"{_formal(day)}{rng.randrange(8, 18)}:30",
        "place": "家中",
        "visitors": ["郑某文（儿童主任）", "王某丽（社工）"],
        "met": ["儿童本人", "照料人"],
        "finding": "生活正常",
    }


def generated_data(count: int, seed: int = 1) -> dict:
    """A workbook of `count` children, with their assessments and visits, as plain data in English."""
    rng = random.Random(seed)
    children = [_child(rng, number) for number in range(1, count + 1)]
    assessments, visits = [], []
    for child in children:
        if rng.random() < 0.8:
            day = _day_since(rng, child, 300)
            assessments.append(_assessment(rng, len(assessments) + 1, child, day))
            found = RiskAssessment.model_validate(assessments[-1])
            child |= {"risk_level": found.level, "assessed_on": found.assessed_on}
        for _ in range(rng.randrange(0, 4)):
            day = _day_since(rng, child, 200)
            visits.append(_visit(rng, len(visits) + 1, child, day))
    return {
        "kind": "工作簿",
        "unit": UNIT,
        "as_of": _formal(DAY),
        "sample": True,
        "child": children,
        "risk_assessment": assessments,
        "visit": visits,
    }


def generated_file(count: int, seed: int = 1) -> bytes:
    """The same as the content of a .json file that load_casebook reads."""
    return json.dumps(generated_data(count, seed), ensure_ascii=False).encode("utf-8")


def generated_casebook(count: int, seed: int = 1) -> Casebook:
    """The same as records."""
    data = generated_data(count, seed)
    models = {"child": Child, "risk_assessment": RiskAssessment, "visit": Visit}
    records = {
        name: tuple(model.model_validate({**each, "sample": True}) for each in data[name])
        for name, model in models.items()
    }
    return Casebook(records, UNIT)
