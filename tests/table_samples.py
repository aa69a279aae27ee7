"""Tables as offices have them, fictional, for the tests of layout, Word and print."""

from govdocs.document.nodes import (
    Cell,
    Column,
    Document,
    Furniture,
    Imprint,
    Masthead,
    PageBreak,
    Paragraph,
    StampArea,
    Table,
)

TOWN = "例示县清禾镇人民政府"
DAY = "2025年4月10日"
HAN = "清禾镇各村组织干部入户走访了解家庭情况登记造册分类施策定期回访形成闭环"
UNITS = (
    "社会事务办公室",
    "派出所",
    "司法所",
    "中心学校",
    "卫生院",
    "镇妇联",
    "镇团委",
    "各村（社区）",
    "市场监督管理所",
    "文化和旅游服务中心",
)
GROUPS = (3, 5, 5, 10, 9, 6, 4, 4)
SIGNED = ("单位负责人：", "复核人：", "填表人：")
AREAS = ("家庭", "学校", "社会", "网络", "政府", "司法", "关爱", "宣传")


def han(count):
    """So many full-width characters without punctuation."""
    return (HAN * (count // len(HAN) + 1))[:count]


def row(*texts):
    """A row of cells; texts become cells of one field."""
    return tuple(text if isinstance(text, Cell) else Cell(str(text)) for text in texts)


def several(number):
    """So many units as a cell lists them."""
    return "、".join(UNITS[(number + more) % len(UNITS)] for more in range(1, 1 + number % 5))


def duties(groups=GROUPS):
    """A breakdown of duties by group, the areas merged."""
    rows = [row("序号", "责任\n内容", "任务分解", "责任\n单位", "配合单位")]
    for place, size in enumerate(groups):
        area = Cell(f"（{place + 1}）{AREAS[place % 8]}保护责任落实", rows=size)
        for member in range(size):
            number = len(rows)
            head = (area,) if not member else ()
            task = han(20 + number * 37 % 120) + "。"
            rows.append(row(number, *head, task, UNITS[number % len(UNITS)], several(number)))
    shares = (6, 16, 48, 14, 16)
    columns = tuple(Column("number" if not i else "text", share=share) for i, share in enumerate(shares))
    above = (f"填报单位（盖章）：{TOWN}", f"填报日期：{DAY}")
    return Table(tuple(rows), columns=columns, above=above, below=SIGNED)


def money(count, ruling="three"):
    """Amounts by village with a total."""
    rows = [row("序号", "村（社区）", "儿童数（人）", "补助金额（元）", "完成时限", "备注")]
    for number in range(1, count + 1):
        remark = "" if number % 3 else "已完成入户走访登记"
        village = f"{'甲乙丙丁'[number % 4]}田村"
        day = f"2025年{number % 12 + 1}月28日"
        rows.append(row(number, village, number * 7 % 120, f"{number * 1350.5:,.2f}", day, remark))
    rows.append(row(Cell("合计", columns=2), 1234, "88,888.00", "", ""))
    holds = ("number", "text", "number", "number", "date", "text")
    columns = tuple(Column(each) for each in holds)
    return Table(
        tuple(rows), columns=columns, footer=1, ruling=ruling, above=("", "单位：元"), below=SIGNED[1:]
    )


def plain(columns, count, length=9):
    """A table of short texts, every fifth column one of dates."""
    body = (
        row(*(DAY if i % 5 == 1 else han(4 + (r * i + r) % length) for i in range(columns)))
        for r in range(count)
    )
    return Table((row(*(f"指标{i}" for i in range(columns))), *body))


def ledger(count, length=40):
    """A ledger of eight columns; `length` is that of its long text."""
    rows = [row("编号", "村（社区）", "姓名", "登记日期", "电话", "走访情况", "责任单位", "备注")]
    for number in range(1, count + 1):
        rows.append(
            row(
                f"ZF-{number:04}",
                f"{'甲乙丙丁'[number % 4]}田村",
                ("何某川", "施某", "欧阳某远")[number % 3],
                f"2025年{number % 12 + 1}月{number % 28 + 1}日",
                f"555-{number:04}",
                han(length + number % 23) + "。",
                several(number),
                "" if number % 4 else "已归档",
            )
        )
    return Table(tuple(rows))


def tall(count=3, length=1500):
    """Rows higher than a page."""
    body = (row(number, han(length + number) + "。", UNITS[number % 10]) for number in range(1, count + 1))
    return Table((row("序号", "工作情况", "责任单位"), *body))


def nested(outer=3, inner=4, size=5):
    """Merges in two columns: groups of groups."""
    rows = [row("类别", "小类", "事项", "责任单位")]
    for group in range(outer):
        for part in range(inner):
            for each in range(size):
                first = (
                    (Cell(f"第{group + 1}类关爱帮扶", rows=inner * size),) if not part and not each else ()
                )
                second = (Cell(f"第{group + 1}.{part + 1}项", rows=size),) if not each else ()
                rows.append(row(*first, *second, han(12 + each * 17) + "。", UNITS[(part + each) % 10]))
    return Table(tuple(rows))


def attachment(label, title, *blocks, **turn):
    """An attachment; `turn` are the fields of its page break."""
    heads = (Paragraph.of(label, "attachment_label"), Paragraph.of(title, "attachment_title"))
    return (PageBreak(**turn), *heads, *blocks)


def notice(*blocks):
    """A notice with `blocks` behind its first lines."""
    opening = (
        Paragraph.of(f"{TOWN}关于开展走访工作的通知", "title"),
        Paragraph.of("各村（社区），镇级各部门：", "addressees"),
        Paragraph.of(han(58) + "。"),
    )
    furniture = Furniture(
        Masthead((TOWN,), "清政发〔2025〕3号"), Imprint("例示县清禾镇党政办公室", DAY, "县委办公室")
    )
    return Document("关于开展走访工作的通知", (*opening, *blocks), furniture, "通知", TOWN)


def attached(*blocks, **turn):
    """A notice with one attachment."""
    return notice(StampArea((TOWN,), DAY), *attachment("附件", "责任内容分解表", *blocks, **turn))


def bare(*blocks):
    """Nothing but `blocks`."""
    return Document("台账", blocks, Furniture())


def samples():
    """Name -> a document with tables, as it is printed."""
    turned = {"orientation": "landscape", "optional": True}
    return {
        "duties": attached(duties(), **turned),
        "three lines": attached(money(60)),
        "totals": notice(Paragraph.of("补助情况如下："), money(33, "grid"), StampArea((TOWN,), DAY)),
        "A3": attached(plain(20, 30, 15), **turned),
        "ledger": bare(PageBreak("landscape", optional=True), Paragraph.of("走访台账", "title"), ledger(60)),
        "tall rows": attached(tall()),
        "nested": attached(nested()),
    }
