"""What the papers about entrusted care say, under the names of their tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from govdocs.context import Context
from govdocs.kinds.parts.form_rows import record_values
from govdocs.kinds.parts.form_values import form_values
from govdocs.kinds.parts.persons import ChildRef, Guardian, age_on, with_relation
from govdocs.kinds.parts.wording import BLANK_DAY, BLANK_NAME, printed_date
from govdocs.kinds.visits.care import BANS, BY_PHONE, TO_SCHOOL, TOLD, EntrustedCare, Notice
from govdocs.kinds.visits.care_state import care_state
from govdocs.text.dates import parse_date

Values = dict[str, Any]

_ORDINALS: Final = "一二三四"

_SIGNING_DATE: Final = "年　月　日"
"""Under a signature or a seal, where the record has no date."""


def care_values(care: EntrustedCare, context: Context) -> Sequence[Values]:
    """One sheet of the agreement or of the confirmation."""
    return (_values(care, context.today),)


def _values(care: EntrustedCare, today: date) -> Values:
    signed = parse_date(care.signed_on) or today
    values = record_values(care, signed)
    values["委托人"] = tuple(_person(each, signed) for each in care.principals)
    values["被委托人"] = _person(care.carer, signed)
    values["禁止情形"] = tuple(_bans(values))
    bans = (*(each["全文"] for each in values["禁止情形"]), _said("说明", care.ban_words))
    signed_how = (values["签订方式框"], _said("远程同意", care.consent))
    values |= {
        "委托人姓名": "、".join(filter(None, (each.name for each in care.principals))) or BLANK_NAME,
        "委托人电话": _phones(care),
        "被委托人姓名": care.carer.name or BLANK_NAME,
        "未成年人姓名": care.child.name or BLANK_NAME,
        "委托人联系": _phones(care) or BLANK_NAME,
        "照护人电话": care.carer.phone or BLANK_NAME,
        "关系": care.carer.relation or BLANK_NAME,
        "签名日期": printed_date(care.signed_on) or _SIGNING_DATE,
        "盖章日期": printed_date(care.filed_on) or _SIGNING_DATE,
        "未成年人住处": _home(care.child),
        "起": printed_date(care.begins_on) or BLANK_DAY,
        "止": printed_date(care.ends_on) or BLANK_DAY,
        "因由": care.reason or BLANK_NAME,
        "去处": f"（{care.work_place}）" if care.work_place else "",
        "联系": care.contact_rule.rstrip("。") or "每周至少电话或者视频联系一次",
        "费用": care.fee.rstrip("。") or BLANK_NAME,
        "事项": "、".join(care.duties) or BLANK_NAME,
        "意见": f"{care.child_voice.rstrip('。')}。" if care.child_voice else BLANK_NAME,
        "远程": _remote(care),
        "委托人简况": "、".join(map(with_relation, care.principals)),
        "被委托人简况": with_relation(care.carer) + values["被委托人"]["年龄"],
        "委托期限": _term(care),
        "禁止情形文字": "\n".join(filter(None, bans)),
        "签订方式文字": "\n".join(filter(None, signed_how)),
        "告知情况": "\n".join(map(_told_words, values["书面告知"])),
        "状态": care_state(care, today).words,
        "核查": _checked(values),
    }
    return values


def _phones(care: EntrustedCare) -> str:
    return "、".join(filter(None, (each.phone for each in care.principals)))


def _person(guardian: Guardian, day: date) -> Values:
    values = form_values(guardian)
    age = age_on(guardian.born_on, day)
    called = _said("联系频次", guardian.contact)
    said = (guardian.whereabouts, guardian.work_place, guardian.occupation, called)
    where = "，".join(filter(None, said))
    return values | {"近况": where, "年龄": "" if age is None else f"{age}岁"}


def _home(child: ChildRef) -> str:
    return child.home if child.village in child.home else f"{child.village}{child.home}"


def _bans(values: Values) -> Iterator[Values]:
    for ordinal, (name, words) in zip(_ORDINALS, BANS.items(), strict=True):
        boxes = values[f"{name}_boxes"]
        yield {"全文": f"{boxes}（{ordinal}）{words}"}


def _said(label: str, text: str) -> str:
    return f"{label}：{text}" if text else ""


def _term(care: EntrustedCare) -> str:
    if not (care.begins_on and care.ends_on):
        return ""
    return f"{printed_date(care.begins_on)}至{printed_date(care.ends_on)}"


def _remote(care: EntrustedCare) -> str:
    if care.signing != BY_PHONE:
        return ""
    said = f"：{care.consent.rstrip('。')}" if care.consent else ""
    return f"委托人不在签订现场，以电话、视频方式表示同意{said}。委托人返乡后在本页补签。"


def _told_words(notice: Values) -> str:
    to = "：".join(filter(None, (notice["告知对象"], notice["单位名称"])))
    return "　".join(filter(None, (to, notice["告知日期"], _said("签收", notice["签收人"]))))


def _checked(values: Values) -> str:
    said = (values["能力核查人"], values["能力核查日期"], values["能力核查结果"], values["核查说明"])
    return "；".join(filter(None, said))


def notice_values(care: EntrustedCare, context: Context) -> Sequence[Values]:
    """A sheet for each notice: those that were sent, and those that still must be.

    None where the carer may not be entrusted with the child.
    """
    if care.banned:
        return ()
    common = _values(care, context.today)
    sent = {notice.to for notice in care.notices}
    due = tuple(Notice(to=each) for each in TOLD if each not in sent)
    return tuple(common | _notice(notice) for notice in (*care.notices, *due))


def _notice(notice: Notice) -> Values:
    to_school = notice.to == TO_SCHOOL
    unit = notice.unit or ("＿＿＿＿＿＿学校（幼儿园）" if to_school else "＿＿＿＿＿＿村（居）民委员会")
    wish = (
        "请学校（幼儿园）加强与委托人、被委托人的沟通，发现异常及时告知。"
        if to_school
        else "请协助监督照护情况，发现被委托人缺乏照护能力、怠于照护等情况的，及时告知委托人。"
    )
    return {
        "受告知单位": unit,
        "请求": wish,
        "告知日期": printed_date(notice.sent_on) or BLANK_DAY,
        "签收人": notice.received_by,
    }


def contact_values(care: EntrustedCare, context: Context) -> Sequence[Values]:
    """One sheet of the calls, each with the days since the one before."""
    values = _values(care, context.today)
    values["联系行"] = tuple(_contacts(care, values))
    values["约定"] = care.contact_rule
    return (values,)


def _contacts(care: EntrustedCare, values: Values) -> Iterator[Values]:
    before: date | None = None
    for contact, printed in zip(care.contacts, values["联系记录"], strict=True):
        day = parse_date(contact.on)
        gap = str((day - before).days) if day and before else ""
        yield {**printed, "间隔": gap}
        before = day or before
