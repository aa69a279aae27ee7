"""A fictional ledger of visits, of as many rows as are wanted: eight columns whose long texts take two to four lines."""

from __future__ import annotations

import random

from govdocs.document.nodes import Cell, Document, PageBreak, Paragraph, Table

HEAD = ("序号", "村（社区）", "姓名", "出生日期", "登记编号", "走访情况和帮扶措施", "责任单位", "备注")
_VILLAGES = ("甲山村", "乙水村", "丙田村", "丁坪村", "戊岭社区", "己塘村", "庚桥社区", "辛湾村")
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张"
_GIVEN = "一二三四五六七八九十甲乙丙丁戊己庚辛"
_FINDINGS = (
    "父母均在外务工",
    "由祖父母照料",
    "与外祖母同住",
    "父亲每月回家1次",
    "学习成绩中等",
    "近期缺课2天，已由班主任家访",
    "住房安全，饮水达标",
    "家中有水塘，已设围栏",
    "患慢性病，长期服药",
    "每月领取生活补助1350.50元",
    "性格内向，需要心理辅导",
    "视力检查4.6，已配镜",
    "周末由儿童主任接送",
    "手机使用时间偏长",
)
_MEASURES = (
    "落实每月2次入户走访",
    "办理临时救助",
    "联系县医院复查",
    "安排教师结对帮扶",
    "签订委托照护协议",
    "纳入重点关爱名单，于2025年6月30日前复核",
    "发放学习用品1套",
    "由派出所和司法所共同开展法治教育",
)
_UNITS = (
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
_REMARKS = ("", "", "已建档", "已建档", "需复核", "跨村居住", "2025年4月新增")


def ledger(rows: int, seed: int = 0) -> Document:
    """The ledger as a document of turned pages."""
    rng = random.Random(seed)
    table = Table(tuple(tuple(map(Cell, texts)) for texts in (HEAD, *(_row(rng, n + 1) for n in range(rows)))))
    title = "清禾镇困境儿童走访台账"
    return Document(title, (PageBreak("landscape"), Paragraph.of(title, "table_title"), table), kind="台账")


def _row(rng: random.Random, number: int) -> tuple[str, ...]:
    born = f"20{rng.randint(8, 20):02}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    code = f"QH{born.replace('-', '')}{rng.randint(0, 9999):04}"
    name = rng.choice(_SURNAMES) + "某" + rng.choice(_GIVEN)
    text = "，".join([*rng.sample(_FINDINGS, rng.randint(2, 4)), *rng.sample(_MEASURES, rng.randint(1, 2))]) + "。"
    units = "、".join(rng.sample(_UNITS, rng.randint(1, 4)))
    return (str(number), rng.choice(_VILLAGES), name, born, code, text, units, rng.choice(_REMARKS))
