"""Fictional 督促监护令, as many as are wanted: no two alike, nobody's number."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from govdocs.text.citizen_ids import citizen_id_check

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜"
GIVEN = "晨乐然宁安悦涵泽宇轩琪瑶彤雅欣怡佳颖敏静丽强磊军洋勇艳杰涛明超"
VILLAGES = ("甲山村", "乙水村", "丙原村", "丁河村", "清河社区")
FAULTS = (
    "多次旷课进入网吧，夜间不归",
    "与他人结伙损毁路边设施",
    "长期由祖父照料，缺少管教和陪伴",
    "沉迷网络游戏，拒绝到校上课",
    "在校外多次与同学打架",
)
KNOWN = (
    "监护人常年在外务工，平均每两月回家一次，对孩子的情况知情而没有管教",
    "监护人没有办理委托照护，也没有与学校联系",
    "监护人经村委会劝诫后仍未改正",
)


def citizen_id(birthday: str, serial: int) -> str:
    """A number of area 999999, which is nobody's, with its check character."""
    body = f"999999{birthday}{serial % 1000:03d}"
    return body + citizen_id_check(body)


def order(number: int) -> dict[str, Any]:
    """The data of an order, the same for the same number."""
    chance = random.Random(number)
    surname, village = chance.choice(SURNAMES), chance.choice(VILLAGES)
    year, month, day = chance.randint(2008, 2016), chance.randint(1, 12), chance.randint(1, 28)
    child, parent = (f"{surname}某{chance.choice(GIVEN)}" for _ in range(2))
    home = f"例示县清禾镇{village}{chance.randint(1, 12)}组"
    facts = f"{child}自{chance.randint(2023, 2024)}年{chance.randint(1, 12)}月起{chance.choice(FAULTS)}"
    return {
        "文号": f"例检未督监〔2025〕{number}号",
        "未成年人": {
            "姓名": child,
            "性别": "男",
            "出生日期": f"{year}年{month}月{day}日",
            "证件号码": citizen_id(f"{year}{month:02d}{day:02d}", 2 * number + 1),
            "村社区": village,
            "住址": home,
        },
        "制发机关": "例示县人民检察院",
        "被督促人": [
            {
                "姓名": parent,
                "与儿童关系": "父亲",
                "性别": "男",
                "出生日期": "1986年8月18日",
                "证件号码": citizen_id("19860818", 2 * number + 1),
                "联系电话": f"1000000{number % 10000:04d}",
                "住址": home,
            }
        ],
        "案由": "旷课上网、夜不归宿受到行政处罚",
        "案件阶段": "行政处罚",
        "查明事实": f"{facts}。{parent}{chance.choice(KNOWN)}",
        "存在问题": ["管教不严", "监护缺位"],
        "要求": [
            {"序号": 1, "内容": "办理书面委托照护，并告知学校和村委会", "完成时限": "2025年1月20日"},
            {"序号": 2, "内容": "每周与孩子联系两次以上，每月回家陪伴", "完成时限": "督促期限内"},
            {"序号": 3, "内容": "督促孩子按时到校，夜间二十二时前在家", "完成时限": "督促期限内"},
        ],
        "法律依据": ["《中华人民共和国未成年人保护法》第十五条至第十七条、第一百一十八条"],
        "不履行后果": "无正当理由拒不履行的，将依法予以训诫、责令接受家庭教育指导。",
        "督促期限起": "2025年1月8日",
        "督促期限止": "2025年4月8日",
        "报告要求": "每月",
        "协助单位": ["清禾镇未成年人保护工作站", f"{village}村民委员会"],
        "联系人": "卫某清",
        "联系人电话": "0999-5550108",
        "制发日期": "2025年1月8日",
        "承办人": "卫某清",
        "签发人": "秦某正",
    }


def orders(count: int) -> Iterator[dict[str, Any]]:
    """So many orders."""
    return map(order, range(1, count + 1))


def workbook(count: int) -> dict[str, Any]:
    """A workbook with so many orders."""
    head = {
        "文种": "工作簿",
        "填报单位": "清禾镇未成年人保护工作站",
        "统计日期": "2025年4月10日",
        "示例数据": "是",
    }
    return {**head, "督促监护令": list(orders(count))}
