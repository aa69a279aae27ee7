"""A fictional ledger of visits and a table of duties, for programs that set tables.

The ledger has as many rows as are wanted, in eight columns: a number, a village, a name, a date, a code,
a text of two to four lines, a list of units, a remark.
"""

from __future__ import annotations

import random

from govdocs.document.nodes import Cell, Document, PageBreak, Paragraph, Table

TITLE = "清禾镇困境儿童走访台账"
HEAD = ("序号", "村（社区）", "姓名", "出生日期", "登记编号", "走访情况和帮扶措施", "责任单位", "备注")
UNITS = (
    "社会事务办公室",
    "平安法治办公室",
    "派出所",
    "司法所",
    "中心学校",
    "卫生院",
    "财政所",
    "文化服务中心",
    "妇女联合会",
)
_VILLAGES = ("甲山村", "乙水村", "丙田村", "丁坪村", "戊岭社区", "己塘村", "庚桥社区", "辛湾村")
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张"
_GIVEN = "一二三四五六七八九十甲乙丙丁戊己庚辛"
_FINDINGS = (
    "父母均在外务工，每月电话联系1次",
    "由祖父母照料，祖父患慢性病长期服药",
    "与外祖母同住在危房改造后的新居",
    "学习成绩中等，近期缺课2天",
    "家中临近水塘，已设围栏和警示牌",
    "每月领取生活补助1350.50元",
    "性格内向需要心理辅导",
    "周末由儿童主任接送到儿童之家参加活动",
)
_MEASURES = (
    "落实每月2次入户走访",
    "办理临时救助并联系县医院复查",
    "安排教师结对帮扶",
    "签订委托照护协议",
    "纳入重点关爱名单，于2025年6月30日前复核",
    "由派出所和司法所共同开展法治教育",
)
_REMARKS = ("", "", "已建档", "已建档", "需复核", "跨村居住")
_AREAS = (
    "（一）家庭保护",
    "（二）学校保护",
    "（三）社会保护",
    "（四）网络保护",
    "（五）政府保护",
    "（六）司法保护",
)


def texts(rows: int, seed: int = 0) -> list[tuple[str, ...]]:
    """The rows of the ledger without its head."""
    rng = random.Random(seed)
    return [_row(rng, number + 1) for number in range(rows)]


def ledger(rows: int, seed: int = 0) -> Document:
    """The ledger as a document of turned pages."""
    table = Table(tuple(tuple(map(Cell, row)) for row in (HEAD, *texts(rows, seed))))
    return Document(TITLE, (PageBreak("landscape"), Paragraph.of(TITLE, "table_title"), table), kind="台账")


def duties(rows: int = 46, seed: int = 0) -> dict[str, object]:
    """The table of duties as plain data, as `govdocs render` reads it."""
    rng = random.Random(seed)
    return {
        "kind": "责任分解表",
        "title": "清禾镇未成年人保护工作责任分解表",
        "label": "附件",
        "columns": ["完成时限"],
        "rows": [_duty(rng, number, rows) for number in range(rows)],
    }


def _row(rng: random.Random, number: int) -> tuple[str, ...]:
    born = f"20{rng.randint(8, 20):02}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    code = f"QH{born.replace('-', '')}{rng.randint(0, 9999):04}"
    name = rng.choice(_SURNAMES) + "某" + rng.choice(_GIVEN)
    found = "；".join(rng.sample(_FINDINGS, rng.randint(1, 2)))
    text = f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日入户：{found}。{rng.choice(_MEASURES)}。"
    units = "、".join(rng.sample(UNITS, rng.randint(1, 3)))
    return (str(number), rng.choice(_VILLAGES), name, born, code, text, units, rng.choice(_REMARKS))


def _duty(rng: random.Random, number: int, rows: int) -> dict[str, object]:
    units = rng.sample(UNITS, rng.randint(1, 4))
    return {
        "no": number + 1,
        "area": _AREAS[number * len(_AREAS) // rows],
        "task": "；".join(rng.sample(_FINDINGS + _MEASURES, rng.randint(2, 5))) + "。",
        "lead_units": units[:1],
        "coop_units": units[1:],
        "due": rng.choice(["2025年6月30日", "长期坚持", "按季推进"]),
    }
