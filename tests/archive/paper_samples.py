"""Archives made by hand for the tests of papers: a township of the map of examples, no real document."""

from __future__ import annotations

from dataclasses import replace

from govdocs.archive.boxes import boxed, boxed_volumes
from govdocs.archive.codes import code_of, volume_code
from govdocs.archive.model import Item, Part, Scheme, Volume, VolumePaper, YearArchive

SCHEME = Scheme(
    fonds="Z109",
    fonds_name="例示县清禾镇人民政府",
    dimension="机构",
    classes={"BGS": "党政办公室", "MZB": "民政和社会事务办公室"},
)
JOINT = "、".join(
    f"例示县{name}"
    for name in (
        "民政局",
        "教育局",
        "公安局",
        "司法局",
        "财政局",
        "卫生健康局",
        "清禾镇人民政府",
        "妇女联合会",
    )
)
LONG = (
    "例示县清禾镇人民政府关于印发《清禾镇2025年度农村留守儿童和困境儿童关爱服务质量提升三年行动"
    "实施方案（2025—2027年）》及配套责任分工表的通知"
)


def part(pages):
    return Part("正文", "a.pdf", "0" * 64, 10, "pdf", pages)


def item(number, scheme=SCHEME, **other):
    facts = {
        "key": str(number),
        "title": f"例示县清禾镇人民政府关于做好第{number}次入户走访工作的通知",
        "author": "例示县清禾镇人民政府",
        "date": f"2025{(number - 1) % 12 + 1:02}{(number * 7) % 28 + 1:02}",
        "year": 2025,
        "retention": "D30",
        "doc_no": f"清政发〔2025〕{number}号",
        "org": "BGS" if scheme.dimension else "",
        "parts": (part(number % 9 + 1),),
        "item_no": number,
        "fonds": scheme.fonds,
        "filed_on": "20260312",
        **other,
    }
    made = Item(**facts)
    return replace(made, code=code_of(made, scheme))


def odd_items(scheme=SCHEME):
    """Items with everything that a catalogue finds hard."""
    return (
        item(1, scheme, retention="Y", title=LONG, doc_no="清政办发〔2025〕123号", note="附件原缺"),
        item(
            2,
            scheme,
            retention="Y",
            author=JOINT,
            doc_no="",
            note="本件附图一张，尺寸较大，另存底图柜第三层。",
        ),
        item(3, scheme, retention="Y", date="[20250410]", doc_no="", title="[清禾镇防汛值班安排]"),
        item(
            4, scheme, retention="Y", title="[WCN-2025-0007困境儿童个案]", person="WCN-2025-0007", doc_no=""
        ),
    )


def volume(number=1, papers=3, **other):
    made = Volume(
        person=f"WCN-2025-{number + 6:04}",
        title=f"[WCN-2025-{number + 6:04}困境儿童个案]",
        year=2025,
        retention="D30",
        papers=tuple(papers_of(papers)),
        begun="20250304",
        ended="20251120",
        filed_by="张某文",
        checked_by="李某芳",
        filed_on="20260310",
        fonds=SCHEME.fonds,
        volume_no=number,
        **other,
    )
    return replace(made, code=volume_code(made, SCHEME))


def papers_of(count):
    page = 1
    for number in range(1, count + 1):
        pages = number % 3 + 1
        title = ("未成年人信息登记表", "关于启动个案服务的审批表（含监护能力评估意见）", "入户走访记录")[
            number % 3
        ]
        yield VolumePaper(
            number, title, "清禾镇民政和社会事务办公室", f"2025{number % 12 + 1:02}15", pages, page
        )
        page += pages


def archive(items=None, volumes=(), scheme=SCHEME, **other):
    items = tuple(
        odd_items(scheme) + tuple(item(n, scheme) for n in range(1, 61)) if items is None else items
    )
    boxes = boxed_volumes(volumes, scheme, boxed(items, scheme, ()))
    facts = {
        "arranged_by": "张某文",
        "arranged_on": "20260312",
        "checked_by": "李某芳",
        "checked_on": "20260315",
        **other,
    }
    return YearArchive(scheme, 2025, items, tuple(volumes), boxes, **facts)
