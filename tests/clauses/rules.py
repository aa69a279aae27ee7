"""Clauses about the record, not the page: a faulty record must be found out before anything is printed."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from clauses.samples import base, prose, request, rows
from generated import TOWN
from govdocs.kinds.registry import find_kind
from govdocs.readers.read import read

DOWN = base("关于做好走访工作的通知", "清政发〔2025〕3号")
MARKED = DOWN | {"mark": [f"{TOWN}文件"], "issuers": []}
UP = request()
COPIED_DOWN = {"imprint": UP["imprint"] | {"copies_to": "各村民委员会"}}
REFUSED = "拒收"
TEXT = """例示县清禾镇人民政府文件
清政发〔2025〕3号

例示县清禾镇人民政府
关于做好走访工作的通知

各村（社区），镇级各部门：
　　为做好春季走访工作，现将有关事项通知如下。
　　一、工作目标
　　各村要把走访记录写清楚，按时报送进展。
　　（一）摸清底数
　　镇级各部门应当分工负责。
　　1.登记造册
　　做到“一人一档”。
　　二、工作要求
　　请认真组织落实。
　　附件：责任分解表

例示县清禾镇人民政府
2025年4月10日

附件
责任分解表
全镇逐户走访登记。
"""


@dataclass(frozen=True)
class Rule:
    """A check of the fact sheet and a change that makes a good record break it."""

    id: str
    clause: str
    statement: str
    good: dict
    fault: dict

    def codes(self) -> list[str]:
        """The findings that the fault brings."""
        before, after = findings(self.good), findings(self.good | self.fault)
        return sorted({code for code in after if after.count(code) > before.count(code)})


@dataclass(frozen=True)
class TextRule:
    """A check of the fact sheet and a fault in a pasted text that reading it must bring to light."""

    id: str
    clause: str
    statement: str
    right: str
    wrong: str

    def codes(self) -> list[str]:
        """The findings that the fault brings."""
        return sorted(set(read_codes(TEXT.replace(self.right, self.wrong, 1))) - set(read_codes(TEXT)))


def read_codes(text: str) -> list[str]:
    """The codes of what is found in a text on reading it."""
    return [finding.code for finding in read(text.encode(), "公文.txt").findings]


def findings(data: dict) -> list[str]:
    """The codes of what is found in a record."""
    kind = find_kind(data["kind"])
    try:
        record = kind.model.model_validate(data)
    except ValidationError:
        return [REFUSED]
    return [finding.code for finding in kind.check(record)]


RULES = (
    Rule(
        "G-24", "条例 9(2)", "密级为绝密、机密、秘密，期限不超过 30、20、10 年", UP, {"secrecy": "秘密★11年"}
    ),
    Rule("G-27", "条例 9(1)(2)", "有密级必有份号", UP, {"copy_number": ""}),
    Rule("G-45", "条例 9(6)", "上行文有签发人", UP, {"signers": []}),
    Rule("G-45b", "条例 9(6)", "下行文、平行文无签发人", DOWN, {"signers": ["何某川"]}),
    Rule("G-55", "条例 9(7)", "标题以文种结尾", DOWN, {"title": "关于做好走访工作的方案"}),
    Rule("G-56", "惯例", "标题中除书名号等外不用标点", DOWN, {"title": "关于做好走访，巡查工作的通知"}),
    Rule("G-59", "条例 15(1)", "请示只有一个主送机关", UP, {"addressees": "例示县人民政府，例示县民政局"}),
    Rule("G-72", "惯例", "附件名称不整体加书名号", DOWN, {"attachment_notes": ["《责任分解表》"]}),
    Rule("G-86", "条例 9(13)", "署名与发文机关标志一致", MARKED, {"signature": ["例示县民政局"]}),
    Rule(
        "G-93b",
        "条例 9(10)",
        "附件说明与附件数目一致",
        DOWN,
        {
            "attachment_notes": ["责任分解表", "名册"],
            "attachments": [{"label": "附件1", "title": "责任分解表", "body": [rows(2, 3)]}],
        },
    ),
    Rule(
        "G-111",
        "7.4.3",
        "印发日期不早于成文日期",
        DOWN,
        {"imprint": {"printer": "例示县清禾镇党政办公室", "printed_on": "2025年4月9日"}},
    ),
    Rule(
        "G-143",
        "条例 15(4)",
        "报告不夹带请示事项",
        UP | {"kind": "报告", "title": "关于走访工作的报告", "body": [prose(9, 60)]},
        {"body": [prose(9, 60), "妥否，请批示。"]},
    ),
    Rule(
        "G-144",
        "条例 15(1)",
        "上行文不抄送下级机关",
        UP,
        {"imprint": UP["imprint"] | {"copies_to": "各村民委员会"}},
    ),
    Rule("G-145", "条例 15(5)", "上行文不主送个人", UP, {"addressees": "何某川副县长"}),
    Rule("G-37b", "7.2.5", "发文字号的括号或年份写错", DOWN, {"number": "清政发[25]第03号"}),
    Rule("G-75b", "7.3.5.4", "成文日期不存在", DOWN, {"signed_on": "2025年2月30日"}),
)

TEXT_RULES = (
    TextRule("G-66", "7.3.3", "同级序号连续", "二、工作要求", "三、工作要求"),
    TextRule("G-67b", "GB/T 15834", "带括号的序号后不加顿号", "（一）摸清", "（一）、摸清"),
    TextRule("G-67c", "GB/T 15834", "阿拉伯数字序号后用圆点", "1.登记", "1、登记"),
    TextRule("G-71b", "7.3.4", "附件名称后不加标点", "附件：责任分解表", "附件：责任分解表。"),
    TextRule("G-75c", "7.3.5.4", "成文日期的写法", "2025年4月10日", "2025.04.10"),
    TextRule("G-148b", "9", "汉字之间不用半角标点", "清楚，按时", "清楚,按时"),
    TextRule("G-150", "9", "引号、括号成对", "“一人一档”", "“一人一档"),
)
