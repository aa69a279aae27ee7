"""Two hundred fictional documents that differ in everything a page can differ in, as plain data.

Deterministic: the same number gives the same document. Between them the body ends on each of the
22 lines of a page, titles have 8 to 70 characters, and there are 0 to 6 attachments.
"""

from __future__ import annotations

import random

COUNT = 200
TOWN = "例示县清禾镇人民政府"
CO_ISSUERS = ["例示县民政局", "例示县教育局", "例示县公安局", "共青团例示县委员会"]
UNITS = [
    "社会事务办公室",
    "派出所",
    "司法所",
    "中心学校",
    "卫生院",
    "财政所",
    "文化服务中心",
    "甲山村",
    "乙水村",
]
RARE = ["张䶮", "李𬱖", "王犇", "赵喆", "陈堃", "刘玥", "周镕", "何某川"]
CLAUSES = [
    "各村要把走访记录写清楚",
    "镇级各部门应当按时报送进展情况",
    "对发现的问题逐项登记、逐项销账",
    "坚持边排查边整改",
    "于2025年6月30日前完成第一轮走访",
    "每季度末月20日前汇总一次台账",
    "全镇共登记困境儿童137名",
    "补助标准为每人每月1350.50元",
    "覆盖率达到98.6%以上",
    "由社会事务办公室牵头、派出所和司法所配合",
    "“一人一档”资料要齐全、真实、规范",
    "依据《例示县困境儿童帮扶办法（试行）》执行",
    "做到早发现、早报告、早干预——不留空白",
    "重点看吃饭、穿衣、上学、就医……四个方面",
    "联系人的手机全天畅通",
    "严禁弄虚作假",
    "需要资金的，先列预算再开支",
    "村（社区）儿童主任是第一责任人",
    "学校每学期家访不少于2次",
    "雨季到来前排查水库、山塘、河道等危险水域",
    "将A类、B类问题分别建账",
    "通过WeChat等渠道收到的线索同样登记",
    "按照“谁主管、谁负责”的原则落实到人",
    "结果纳入2025年度综合考核",
]
TOPICS = [
    "春季走访",
    "防溺水工作",
    "困境儿童台账核对",
    "儿童之家规范运行",
    "校园周边环境整治",
    "家庭教育指导服务",
]
LONGER = [
    "进一步做好",
    "认真组织开展",
    "切实加强全镇农村留守儿童和困境儿童",
    "在全镇范围内深入推进",
    "建立健全镇、村、学校三级联动",
]
NAMES = [
    "责任分工表",
    "联络员名册",
    "走访登记表填写说明",
    "困境儿童分类标准及对应帮扶措施一览表（2025年修订）",
    "时间安排",
    "报送格式",
]


def sentence(rng: random.Random, characters: int) -> str:
    """About `characters` characters of prose that ends with a full stop."""
    parts: list[str] = []
    while sum(map(len, parts)) + len(parts) < characters:
        parts.append(rng.choice(CLAUSES))
    return "，".join(parts)[: max(characters - 1, 4)].rstrip("，、（“《—…·") + "。"


def _body(rng: random.Random, lines: int) -> list[object]:
    blocks: list[object] = []
    left = lines
    number = 0
    while left > 0:
        take = min(left, rng.randint(1, 7))
        text = sentence(rng, take * 28 - rng.randint(3, 25))
        left -= take
        match rng.randrange(4):
            case 0:
                number += 1
                heading = f"{_chinese(number)}、{rng.choice(TOPICS)}"
                blocks.append({"heading": heading, "body": [text]})
            case 1:
                blocks.append({"item": f"{rng.randint(1, 9)}.{text}"})
            case _:
                blocks.append(text)
    return blocks


def _chinese(number: int) -> str:
    digits = "一二三四五六七八九"
    if number < 10:
        return digits[number - 1]
    return (
        ("" if number < 20 else digits[number // 10 - 1])
        + "十"
        + (digits[number % 10 - 1] if number % 10 else "")
    )


def _title(rng: random.Random, number: int, kind: str, characters: int) -> str:
    tail = f"的{kind}"
    head = "关于"
    middle = rng.choice(TOPICS)
    while len(head + middle + tail) < characters:
        middle = rng.choice(LONGER) + middle
    if len(head + middle + tail) + len(TOWN) <= characters:
        head = TOWN + head
    return head + middle + tail


def _table(rng: random.Random, rows: int) -> dict[str, object]:
    head = ["序号", "任务", "牵头单位", "完成时限"]
    body = [
        [str(row), sentence(rng, rng.randint(8, 60)), rng.choice(UNITS), f"2025年{row % 12 + 1}月"]
        for row in range(1, rows + 1)
    ]
    return {"table": {"header": 1, "rows": [head, *body]}}


def _attachments(rng: random.Random, count: int) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for index in range(count):
        body: list[object] = [sentence(rng, rng.randint(20, 400))]
        if rng.random() < 0.3:
            body.append(_table(rng, rng.randint(2, 20)))
        label = "附件" if count == 1 else f"附件{index + 1}"
        found.append({"label": label, "title": NAMES[index], "body": body})
    return found


def record(number: int) -> dict[str, object]:
    """The document of that number, 0 to COUNT - 1, as plain data."""
    rng = random.Random(number)
    upward, joint = number % 10 == 3, number % 10 == 5
    kind = (
        ("请示" if number % 20 == 3 else "报告")
        if upward
        else rng.choice(["通知", "通知", "意见", "通报", "决定"])
    )
    issuers = [TOWN, *CO_ISSUERS[: rng.randint(1, 3)]] if joint else [TOWN]
    attachments = _attachments(rng, number % 7 if number % 3 == 0 else 0)
    copies = rng.sample(UNITS, number % 6) if number % 3 else []
    data: dict[str, object] = {
        "kind": kind,
        "issuers": issuers,
        "number": f"清政{'报' if upward else '发'}〔2025〕{number + 1}号",
        "title": _title(rng, number, kind, 8 + number % 63),
        "addressees": "例示县人民政府"
        if upward
        else "各村（社区），镇级各部门" + "、镇属各学校" * (number % 5),
        "body": _body(rng, 1 + number % 45),
        "signed_on": f"2025年{number % 12 + 1}月{number % 28 + 1}日",
        "sealing": "不盖章" if number % 4 == 1 else "盖章",
        "imprint": {
            "copies_to": "" if upward else "、".join(copies),
            "printer": "例示县清禾镇党政办公室",
            "printed_on": f"2025年{number % 12 + 1}月{number % 28 + 1}日",
        },
    }
    if upward:
        data["signers"] = rng.sample(RARE, 1 + number % 3)
        data["note"] = f"（联系人：{rng.choice(RARE)}，电话：0555-1234567）"[1:-1]
    if number % 9 == 0:
        data |= {"copy_number": f"{number + 1:06d}", "secrecy": "秘密★1年", "urgency": "特急"}
    if attachments:
        data["attachment_notes"] = [attachment["title"] for attachment in attachments]
        data["attachments"] = attachments
    if number % 6 == 4:
        data["body"] = [*data["body"], {"group": _group(rng)}]  # type: ignore[misc]
    return data


def letter(number: int) -> dict[str, object]:
    """The document of that number in the format of a letter; none of the upward ones."""
    data = record(number)
    copies = data["imprint"]["copies_to"]  # type: ignore[index]
    return data | {"form": "信函", "imprint": {"copies_to": copies}}


def order(number: int) -> dict[str, object]:
    """An order with the body and the attachments of that number."""
    data = _bare(number) | {"kind": "命令", "form": "命令", "title": "", "sealing": "签名章"}
    mark = {"mark": ["例示县人民政府令"], "number": f"第{number + 1}号", "issuers": ["例示县人民政府"]}
    return data | mark | {"signature": [], "offices": ["县长"]}


def minutes(number: int) -> dict[str, object]:
    """Minutes with the body and the attachments of that number."""
    data = _bare(number) | {"kind": "纪要", "form": "纪要", "mark": ["清禾镇专题会议纪要"], "number": ""}
    people = {"present": ["派出所李某山", "卫生院赵某安"] * (1 + number % 4), "observers": UNITS[-2:]}
    return data | people | {"issue": f"第{number + 1}期", "signature": [], "editor": "清禾镇党政办公室"}


def _bare(number: int) -> dict[str, object]:
    data = record(number)
    left_out = {"addressees", "signers", "note", "copy_number", "secrecy", "urgency"}
    return {key: value for key, value in data.items() if key not in left_out}


def _group(rng: random.Random) -> list[dict[str, object]]:
    people = rng.sample(RARE, 5)
    return [
        {"role": "组　长", "people": people[:1], "tail": ""},
        {"role": "副组长", "people": people[1:], "tail": ""},
        {"role": "成　员", "people": rng.sample(UNITS, 5), "tail": "负责人"},
    ]
