"""Fictional documents that between them have every element of the four formats, as plain data.

Plain English keys as the reader gives them; `issuers` and `signature` are always filled, so that a
measurement can look for them.
"""

from __future__ import annotations

import io
import random
from pathlib import Path

from PIL import Image, ImageDraw

from generated import CO_ISSUERS, TOWN, sentence

PRINTER = "例示县清禾镇党政办公室"
DAY = "2025年4月10日"
LEVELS = ("一、", "（一）", "1.", "（1）")


def prose(seed: int, characters: int) -> str:
    return sentence(random.Random(seed), characters)


def plain(seed: int, *lengths: int) -> list[str]:
    return [prose(seed + at, length) for at, length in enumerate(lengths)]


def tree(seed: int) -> list[object]:
    """Headings of four levels, alone and run in, with text below."""
    deepest = {"item": "（1）" + prose(seed, 60)}
    third = {"heading": "1.摸清底数", "rest": "", "body": [prose(seed + 1, 90), deepest]}
    second = {"heading": "（一）加强排查。", "rest": prose(seed + 2, 70), "body": [third]}
    more = {"heading": "（二）跟踪帮扶", "body": plain(seed + 3, 130, 45)}
    return [
        prose(seed + 5, 80),
        {"heading": "一、工作目标", "body": [prose(seed + 6, 120)]},
        {"heading": "二、主要措施", "body": [second, more]},
        {"heading": "三、有关要求", "body": plain(seed + 7, 150, 100)},
    ]


def base(title: str, number: str, **more) -> dict:
    data = {
        "kind": "通知",
        "issuers": [TOWN],
        "signature": [TOWN],
        "number": number,
        "title": title,
        "addressees": "各村（社区），镇级各部门",
        "body": plain(1, 90, 60),
        "signed_on": DAY,
        "imprint": {"copies_to": "县民政局，县教育局", "printer": PRINTER, "printed_on": DAY},
    }
    return data | more


def seal_file(folder: Path, name: str) -> str:
    """A neutral red ring as a picture file: not the imitation of any seal."""
    image = Image.new("RGBA", (420, 420), (255, 255, 255, 0))
    ImageDraw.Draw(image).ellipse((4, 4, 415, 415), outline=(230, 0, 0, 255), width=12)
    out = io.BytesIO()
    image.save(out, "PNG")
    (folder / name).write_bytes(out.getvalue())
    return str(folder / name)


def rows(count: int, columns: int) -> dict:
    head = ["序号", "任务", "牵头单位", "完成时限", "责任人", "联系电话", "备注"][:columns]
    units = ["社会事务办公室", "派出所", "中心学校", "卫生院"]
    lines = []
    for row in range(1, count + 1):
        cells = [str(row), prose(row, 20 + row), units[row % 4], f"2025年{row % 12 + 1}月", "何某川", "", ""]
        lines.append(cells[:columns])
    return {"table": {"header": 1, "rows": [head, *lines]}}


def plan() -> dict:
    """A notice that issues a plan, sealed, with two attachments, one of them a wide table."""
    return base(
        "例示县清禾镇人民政府关于印发《清禾镇2025年困境儿童春季走访工作方案》的通知",
        "清政发〔2025〕3号",
        body=[prose(3, 60), prose(4, 40)],
        attachment_notes=[
            "责任分解表",
            "困境儿童分类标准及对应帮扶措施一览表（2025年修订）以及填写说明和报送要求",
        ],
        note="此件公开发布",
        issued=[
            {
                "title": "清禾镇2025年困境儿童春季走访工作方案",
                "body": [*tree(20), *tree(50), *tree(80), *tree(110)],
            }
        ],
        attachments=[
            {"label": "附件1", "title": "责任分解表", "landscape": True, "body": [rows(24, 7)]},
            {
                "label": "附件2",
                "title": "困境儿童分类标准及对应帮扶措施一览表（2025年修订）以及填写说明和报送要求",
                "body": [*plain(7, 120), rows(9, 4)],
            },
        ],
        imprint={
            "copies_to": "例示县民政局，例示县教育局，例示县公安局，共青团例示县委员会，"
            "例示县妇女联合会，例示县残疾人联合会",
            "printer": PRINTER,
            "printed_on": DAY,
        },
    )


def request() -> dict:
    """An upward document with three signers, classified and urgent."""
    return base(
        "例示县清禾镇人民政府关于解决儿童之家运行经费的请示",
        "清政报〔2025〕12号",
        kind="请示",
        addressees="例示县人民政府",
        copy_number="000017",
        secrecy="秘密★1年",
        urgency="特急",
        signers=["何某川", "张䶮", "李𬱖"],
        body=[*tree(200), "以上请示，请予批复。"],
        note="联系人：王犇，电话：0555-1234567",
        imprint={"copies_to": "", "printer": PRINTER, "printed_on": DAY},
    )


def joint(folder: Path) -> dict:
    """Three organs with a seal each and one attachment."""
    issuers = [TOWN, *CO_ISSUERS[:2]]
    seals = [seal_file(folder, f"seal{at}.png") for at in range(3)]
    return base(
        "关于开展防溺水联合巡查的通知",
        "清政发〔2025〕21号",
        issuers=issuers,
        signature=issuers,
        seals=seals,
        body=plain(300, 100, 160, 80),
        attachment_notes=["巡查责任表"],
        attachments=[{"label": "附件", "title": "巡查责任表", "body": [rows(6, 4)]}],
    )


def sealed(folder: Path) -> dict:
    """One organ whose seal is a picture, and text beyond page 1."""
    return base(
        "例示县清禾镇人民政府关于做好雨季安全防范工作的通知",
        "清政发〔2025〕30号",
        seals=[seal_file(folder, "seal.png")],
        body=plain(400, *[110] * 10),
    )


def unsealed() -> dict:
    return base(
        "关于报送台账的通知",
        "清政办发〔2025〕8号",
        sealing="不盖章",
        note="此件依申请公开",
        body=plain(500, 100, 50),
    )


def unsealed_long() -> dict:
    """Text that ends on page 3, so that the page before 版记 stays blank or 版记 follows at once."""
    return base(
        "例示县清禾镇人民政府关于进一步做好全镇农村留守儿童和困境儿童关爱服务工作的意见",
        "清政发〔2025〕40号",
        kind="意见",
        sealing="不盖章",
        issuers=[TOWN],
        body=plain(600, *[150] * 17),
    )


def stamped() -> dict:
    return base(
        "例示县清禾镇人民政府关于表扬春季走访先进村的决定",
        "清政发〔2025〕2号",
        kind="决定",
        sealing="签名章",
        offices=["镇长"],
        body=plain(700, 140, 90),
    )


def many_addressees() -> dict:
    """主送机关 so many that page 1 would show no text: they move to 版记."""
    return base(
        "例示县清禾镇人民政府关于汇总走访情况的通知",
        "清政发〔2025〕50号",
        addressees="，".join(
            f"清禾镇第{at}{name}村民委员会" for at in range(1, 9) for name in ("甲山", "乙水", "丙林", "丁田")
        ),
        body=plain(800, 130, 120),
    )


def letter() -> dict:
    """A letter of several pages with everything that may stand in its head, and copies."""
    return base(
        "例示县清禾镇人民政府关于商请共同做好跨镇流动儿童关爱服务工作的函",
        "清政函〔2025〕8号",
        kind="函",
        form="信函",
        addressees="例示县白石镇人民政府",
        copy_number="000023",
        secrecy="秘密★1年",
        urgency="加急",
        body=[*tree(900), *tree(930), *plain(960, 120, 80)],
        note="联系人：周某明，电话：0555-1234567",
        imprint={
            "copies_to": "例示县民政局，例示县教育局，例示县公安局，共青团例示县委员会，"
            "例示县妇女联合会，例示县残疾人联合会"
        },
    )


def letter_notice() -> dict:
    """A notice in the format of a letter, of one page, without 版记."""
    data = base(
        "例示县清禾镇人民政府关于核对值班安排的通知",
        "清政函〔2025〕9号",
        form="信函",
        body=plain(1000, 90, 60),
    )
    return data | {"imprint": {}}


def letter_joint() -> dict:
    """A joint letter with copies on an odd page: the mark is the host's alone."""
    issuers = [TOWN, *CO_ISSUERS[:1]]
    return base(
        "关于商请支持流动儿童就近入学的函",
        "清政函〔2025〕10号",
        kind="函",
        form="信函",
        addressees="例示县教育局",
        issuers=issuers,
        signature=issuers,
        body=plain(1100, 110),
        imprint={"copies_to": "例示县财政局"},
    )


def order() -> dict:
    """An order without a title, signed with a stamp."""
    return base(
        "",
        "第12号",
        kind="命令",
        form="命令",
        mark="例示县人民政府令",
        issuers=["例示县人民政府"],
        addressees="",
        signature=[],
        offices=["县长"],
        sealing="签名章",
        body=plain(1200, 100, 70),
    )


def minutes() -> dict:
    """Minutes with attendance, of two pages."""
    return base(
        "关于研究校园周边整治等工作的会议纪要",
        "",
        kind="纪要",
        form="纪要",
        mark="清禾镇联席会议纪要",
        issue="第1期",
        editor=PRINTER,
        addressees="",
        signature=[],
        body=tree(1300),
        present=["镇人民政府何某川、张某宁", "派出所李某山", "中心学校王某平", "农业服务中心陈某禾"],
        on_leave=["司法所孙某林"],
        observers=["各村（社区）儿童主任"],
        imprint={
            "distributed_to": "各参会单位",
            "copies_to": "例示县民政局",
            "printer": PRINTER,
            "printed_on": DAY,
        },
    )


def minutes_untitled() -> dict:
    """Short minutes without a title."""
    return base(
        "",
        "〔2025〕3号",
        kind="纪要",
        form="纪要",
        mark="例示县清禾镇人民政府专题会议纪要",
        addressees="",
        signature=[],
        body=plain(1400, 120, 90),
        present=["镇人民政府何某川"],
    )


def samples(folder: Path) -> dict[str, dict]:
    """Every sample by its name; pictures are made in `folder`."""
    return {
        "印发方案": plan(),
        "请示": request(),
        "联合行文": joint(folder),
        "单一印章": sealed(folder),
        "不盖章": unsealed(),
        "长文": unsealed_long(),
        "签名章": stamped(),
        "主送移入版记": many_addressees(),
        "信函": letter(),
        "信函格式的通知": letter_notice(),
        "联合函": letter_joint(),
        "命令": order(),
        "纪要": minutes(),
        "无标题的纪要": minutes_untitled(),
    }
