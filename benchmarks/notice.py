"""A fictional notice with three and a half pages of text, and as many others like it as are wanted."""

from __future__ import annotations

import random

TOWN = "例示县清禾镇人民政府"
PARTS = (
    "各村要把走访记录写清楚",
    "镇级各部门应当按时报送进展情况",
    "对发现的问题逐项登记、逐项销账",
    "坚持边排查边整改",
    "于2025年6月30日前完成第一轮走访",
    "全镇共登记困境儿童137名",
    "补助标准为每人每月1350.50元",
    "由社会事务办公室牵头、派出所和司法所配合",
    "依据《例示县困境儿童帮扶办法（试行）》执行",
    "做到早发现、早报告、早干预——不留空白",
    "村（社区）儿童主任是第一责任人",
    "雨季到来前排查水库、山塘、河道等危险水域",
)
HEADINGS = ("一、工作目标", "二、走访安排", "三、问题整改", "四、部门职责", "五、工作要求")


def notice(seed: int = 0) -> dict[str, object]:
    """The notice of that number: plain data with English names, as `govdocs render` reads it from JSON."""
    rng = random.Random(seed)
    return {
        "kind": "通知",
        "mark": [f"{TOWN}文件"],
        "issuers": [TOWN],
        "number": f"清政发〔2025〕{seed + 1}号",
        "title": f"{TOWN}关于做好2025年困境儿童春季走访工作的通知",
        "addressees": "各村（社区），镇级各部门",
        "body": [{"heading": heading, "body": [_paragraph(rng) for _ in range(3)]} for heading in HEADINGS],
        "signed_on": "2025年4月10日",
        "imprint": {
            "copies_to": "县民政局，县教育局",
            "printer": "例示县清禾镇党政办公室",
            "printed_on": "2025年4月10日",
        },
    }


def paragraphs(data: dict[str, object]) -> list[str]:
    """The body as a flat list of texts, for programs that know no tree."""
    body: list[dict[str, object]] = data["body"]  # type: ignore[assignment]
    return [text for section in body for text in (section["heading"], *section["body"])]  # type: ignore[misc]


def _paragraph(rng: random.Random) -> str:
    return "，".join(rng.sample(PARTS, 5)) + "。"
