"""The papers of a request: the letter, the list of evidence, the slip that comes back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from govdocs.context import Context
from govdocs.document.forms import Box, Each, Form, Grid, Line, Seam, Sign, pair, row
from govdocs.kinds.orders.wording import (
    blank,
    born_words,
    child_in_short,
    counted,
    day_or_blank,
    in_brackets,
    more_of,
    sentence,
)
from govdocs.kinds.parts.form_values import form_values
from govdocs.kinds.parts.persons import Guardian
from govdocs.kinds.parts.wording import printed_date
from govdocs.kinds.referrals.record import CARE, CLUE, REVOCATION, GuardianshipReferral, Step

LETTER: Final = Form(
    "监护申请移送书",
    (
        Line("{{ 标题 }}", "title"),
        Line("{{ 编号 }}", "form_number"),
        Line("{{ 受理单位全称 }}：", "form_addressee"),
        Line(
            "现就未成年人{{ 未成年人姓名 }}{{ 未成年人简况 }}的监护问题，向你单位{{ 事由 }}，情况如下：",
            "form_text",
        ),
        Line("未成年人：{{ 未成年人说明 }}", "form_text", test="未成年人说明"),
        Line("监护人：{{ 项.说明 }}", "form_text", each="监护人"),
        Line("查明的事实：{{ 事实全文 }}", "form_text"),
        Line("造成的后果：{{ 危害后果 }}", "form_text", test="危害后果"),
        Line("风险评估：最近一次评估为{{ 风险等级 }}。", "form_text", test="风险等级"),
        Line("已采取的措施：{{ 措施全文 }}", "form_text", test="已采取的措施"),
        Line("符合的情形：{{ 情形 }}。", "form_text", test="情形"),
        Line("{{ 请求全文 }}", "form_text"),
        Line("附：证据目录（{{ 证据|length }}份，共{{ 总页数 }}页）", "form_text", test="证据"),
        Sign("{{ 移送单位全称 }}", "{{ 移送日 }}"),
        Line(
            "（承办人：{{ 承办人 }}{% if 承办人电话 %}，电话：{{ 承办人电话 }}{% endif %}"
            "{% if 批准人 %}；批准人：{{ 批准人 }}{% endif %}）",
            "form_text",
            test="承办人",
        ),
    ),
    title_shown=False,
)
"""申请书 or 移送函."""

EVIDENCE_LIST: Final = Form(
    "证据目录",
    (
        Grid(
            (
                row(
                    Box("序号", look="label"),
                    Box("材料名称", look="label"),
                    Box("种类", look="label"),
                    Box("页数", look="label"),
                    Box("说明", look="label"),
                ),
                Each(
                    "证据",
                    (
                        row(
                            Box("{{ 序 }}", look="label"),
                            Box("{{ 项.材料名称 }}"),
                            Box("{{ 项.种类 }}", look="label"),
                            Box("{{ 项.页数 }}", look="label"),
                            Box("{{ 项.说明 }}"),
                            height=10,
                        ),
                    ),
                    least=8,
                ),
                row(
                    Box("合计", 3, look="label"),
                    Box("{{ 总页数 }}", look="label"),
                    Box("共{{ 证据份数 }}份"),
                ),
            ),
            (0.7, 4, 1.4, 0.9, 2.2),
            header=1,
            above=("编号：{{ 编号 }}", "移送单位：{{ 移送单位 }}"),
            below=("移交人：", "接收人：", "交接日期："),
        ),
    ),
)
"""证据目录: goes with the letter; both sides sign for the pieces."""

SLIP: Final = Form(
    "监护申请移送回执",
    (
        Seam("骑　缝　　{{ 编号 }}"),
        Line("监护申请移送回执", "title"),
        Line("（由受理单位填写后退回移送单位）", "subtitle"),
        Grid(
            (
                row(*pair("编号", "{{ 编号 }}"), *pair("移送日期", "{{ 移送日期 }}")),
                row(*pair("移送单位", "{{ 移送单位 }}", 3)),
                row(*pair("受理单位", "{{ 受理单位 }}", 3)),
                row(*pair("事项", "{{ 事项框 }}", 3)),
                row(*pair("未成年人", "{{ 未成年人.姓名 }}"), *pair("档案号", "{{ 未成年人.档案号 }}")),
                row(*pair("材料", "{{ 证据份数 }}份，共{{ 总页数 }}页", 3)),
                row(*pair("签收人", "{{ 签收人 }}"), *pair("签收日期", "{{ 签收日期 }}"), height=14),
                row(*pair("答复结果", "{{ 答复结果框 }}"), *pair("答复文号", "{{ 答复文号 }}"), height=12),
                row(*pair("说明", "{{ 答复说明 }}", 3), height=24),
                row(
                    Box("受理单位", look="label"),
                    Box("（盖章）\n{{ 答复日 }}", 3, look="stamp"),
                    height=46,
                ),
                row(*pair("备注", "{{ 备注 }}", 3)),
            ),
            (1, 2.2, 1, 2.2),
        ),
    ),
    title_shown=False,
)
"""回执: filled in by the body that was asked."""


def referral_values(referral: GuardianshipReferral, context: Context) -> Sequence[dict[str, Any]]:
    """One sheet of each paper of a request."""
    pages = sum(piece.pages or 0 for piece in referral.evidence)
    values = form_values(referral)
    values |= {
        "标题": title_of(referral),
        "事由": _matter(referral) or blank("", 10),
        "受理单位全称": blank(referral.to_body, 8),
        "移送单位全称": blank(referral.from_unit, 8),
        "未成年人姓名": blank(referral.child.name),
        "未成年人简况": child_in_short(referral.child),
        "未成年人说明": _child_words(referral),
        "监护人": tuple(_guardian(each) for each in referral.guardians),
        "事实全文": sentence(referral.facts) or blank("", 24),
        "危害后果": sentence(referral.harm),
        "措施全文": "".join(map(_step_words, referral.steps)),
        "情形": "；".join((*referral.revocation_grounds, *referral.care_grounds)),
        "请求全文": sentence(referral.request) or blank("", 24),
        "总页数": counted(pages, told=bool(pages)),
        "证据份数": counted(len(referral.evidence), told=bool(referral.evidence)),
        "移送日": day_or_blank(referral.sent_on),
        "答复日": day_or_blank(referral.reply_on),
    }
    return (values,)


def evidence_values(referral: GuardianshipReferral, context: Context) -> Sequence[dict[str, Any]]:
    """The list of evidence; an empty one is printed too, to be written by hand."""
    return referral_values(referral, context)


def title_of(referral: GuardianshipReferral) -> str:
    """The title of the letter, by what is asked."""
    if referral.request_kind == CLUE:
        return "监护侵害线索移送函"
    if referral.request_kind in ("", REVOCATION, CARE):
        return {"": "监护申请移送书", REVOCATION: "撤销监护人资格申请书", CARE: "临时监护请求函"}[
            referral.request_kind
        ]
    return f"关于{_matter(referral)}的函"


def _matter(referral: GuardianshipReferral) -> str:
    """What is asked, without the bracket behind it."""
    matter = referral.request_kind.partition("（")[0]
    return "移送监护侵害线索" if referral.request_kind == CLUE else matter


def _child_words(referral: GuardianshipReferral) -> str:
    child = referral.child
    number = f"证件号码{child.id_no}" if child.id_no else ""
    where = f"住{child.home}" if child.home else child.village
    file_no = f"档案号{child.file_no}" if child.file_no else ""
    told = "，".join(filter(None, (child.name, number, where, file_no)))
    return sentence(told) if number or where or file_no else ""


def _guardian(guardian: Guardian) -> dict[str, Any]:
    """A guardian with all that is known in one sentence."""
    number = f"证件号码{guardian.id_no}" if guardian.id_no else ""
    home = f"住{guardian.home}" if guardian.home else ""
    phone = f"电话{guardian.phone}" if guardian.phone else ""
    name = f"{blank(guardian.name)}{in_brackets((guardian.relation,))}"
    told = "，".join(
        filter(
            None,
            (name, guardian.sex, born_words(guardian.born_on), number, home, phone, more_of((guardian,))),
        )
    )
    return {**form_values(guardian), "说明": sentence(told)}


def _step_words(step: Step) -> str:
    on = printed_date(step.on)
    told = f"{on}{step.step}{in_brackets((step.ref,))}"
    return sentence("，".join(filter(None, (told, step.result.rstrip("。")))))
