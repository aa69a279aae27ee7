"""Clauses about the record, not the page: a faulty record must be found out before anything is printed."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from clauses.samples import base, prose, request, rows
from generated import TOWN
from govdocs.kinds.registry import find_kind

DOWN = base("关于做好走访工作的通知", "清政发〔2025〕3号")
MARKED = DOWN | {"mark": [f"{TOWN}文件"], "issuers": []}
UP = request()
COPIED_DOWN = {"imprint": UP["imprint"] | {"copies_to": "各村民委员会"}}
REFUSED = "拒收"


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
