"""The notices to the guardian of a pupil who left school: stub, seam, notice, seam, receipt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from govdocs.context import Context
from govdocs.document.forms import Box, Form, Grid, Line, Part, Seam, Sign, pair, row
from govdocs.kinds.cases.dropout_papers import case_values
from govdocs.kinds.cases.dropout_record import DropoutCase, ReturnNotice
from govdocs.kinds.parts.wording import missing
from govdocs.text.dates import formal_date, parse_date

ADVICE, RETURN, ORDER = "劝学通知书", "限期返校通知书", "责令改正通知书"

_LAW: Final = "《中华人民共和国义务教育法》"
_DUTY: Final = f"按照{_LAW}第五条、第十一条，父母和其他监护人应当送适龄子女上学，让其读完义务教育。"
_FACTS: Final = (
    "你监护的学生{{ 未成年人.姓名 }}{{ 学生简况 }}自{{ 离校日期 }}起没有到校上课{{ 劝返句 }}，至今没有返校。"
)

_ADVICE_TEXT: Final = (
    f"{_FACTS}{_DUTY}",
    "请你在{{ 限期 }}前送其到校上课。有困难的，可以向班主任或者村（社区）提出，我们一起解决。"
    "逾期没有返校的，学校将书面报告乡镇人民政府和教育部门。",
)
_RETURN_TEXT: Final = (
    f"{_FACTS}{_DUTY}",
    "限你在{{ 限期 }}前送其{{ 返校或入学 }}，并把情况告知学校。家庭确有困难的，可以申请资助和帮扶。",
    f"逾期没有办到的，将依照{_LAW}第五十八条责令改正。",
)
_ORDER_TEXT: Final = (
    f"{_FACTS}此前已经书面通知，你仍没有送其返校。{_DUTY}",
    f"现依照{_LAW}第五十八条，责令你在{{{{ 限期 }}}}前改正，送其返校读完义务教育，并书面报告改正情况。",
    "逾期不改正的，将把有关情况移送公安机关等部门，依照《中华人民共和国未成年人保护法》第一百一十八条处理。",
)


_STUB: Final = Grid(
    (
        row(
            Box("存\n根", 1, 2, "label"),
            pair("文号", "{{ 通知.文号 }}"),
            pair("学生", "{{ 未成年人.姓名 }}"),
            pair("监护人", "{{ 监护人 }}"),
        ),
        row(
            pair("签发", "{{ 通知.签发日期 }}"),
            pair("限期", "{{ 限期 }}"),
            pair("经办人", ""),
        ),
    ),
    (5, 9, 31, 9, 21, 11, 14),
)

_RECEIPT: Final = Grid(
    (
        row(
            Box("送\n达\n回\n证", 1, 3, "label"),
            pair("文书", "{{ 文书名 }}　{{ 通知.文号 }}", 3),
        ),
        row(
            pair("地点", "{{ 通知.送达地点 }}"),
            pair("日期", "{{ 通知.送达日期 }}"),
        ),
        row(
            pair("签收人", "{{ 通知.签收人 }}\n签名："),
            pair("送达人", "{{ 通知.送达人 }}\n签名："),
            height=20,
        ),
    ),
    (5, 11, 43, 11, 30),
)

_SEAM: Final = Seam("骑　缝　　{{ 通知.文号 }}")


def _notice(title: str, texts: tuple[str, ...]) -> Form:
    parts: tuple[Part, ...] = (
        _STUB,
        _SEAM,
        Line("{{ 文书名 }}", "table_title"),
        Line("{{ 通知.文号 }}", "form_number"),
        Line("{{ 称呼 }}：", "form_addressee"),
        *(Line(text, "form_text") for text in texts),
        Sign("{{ 签发单位 }}", "{{ 署名日期 }}"),
        _SEAM,
        _RECEIPT,
    )
    return Form(title, parts, title_shown=False)


ADVICE_FORM: Final = _notice(ADVICE, _ADVICE_TEXT)
"""劝学通知书: the school asks."""

RETURN_FORM: Final = _notice(RETURN, _RETURN_TEXT)
"""限期返校（督促入学）通知书: the township sets a day."""

ORDER_FORM: Final = _notice(ORDER, _ORDER_TEXT)
"""责令改正通知书: the township or the education authority orders."""

_Values = Callable[[DropoutCase, Context], Sequence[Mapping[str, Any]]]


def notice_values(*sorts: str) -> _Values:
    """What gives the values of the notices of these sorts: one mapping a notice."""

    def values(case: DropoutCase, context: Context) -> Sequence[Mapping[str, Any]]:
        (base,) = case_values(case, context)
        pairs = zip(case.notices, base["文书"], strict=True)
        return tuple(_told(case, notice, base, each) for notice, each in pairs if notice.sort in sorts)

    return values


def _told(
    case: DropoutCase, notice: ReturnNotice, base: Mapping[str, Any], shown: Mapping[str, Any]
) -> Mapping[str, Any]:
    facts = [case.child.sex, case.school + case.grade]
    brief = "，".join(filter(None, facts))
    issued = parse_date(notice.issued_on) or date.max
    before = [day for day in map(parse_date, (each.on for each in case.attempts)) if day and day <= issued]
    return {
        **base,
        "通知": shown,
        "文书名": notice.sort,
        "称呼": case.guardian or "　　　　",
        "学生简况": f"（{brief}）" if brief else "",
        "劝返句": f"，经{len(before)}次劝返" if before else "",
        "返校或入学": "入学" if notice.sort == "督促入学通知书" else "返校",
        "限期": formal_date(notice.due) if notice.due else "　　年　　月　　日",
        "签发单位": notice.issuer or missing("签发单位"),
        "署名日期": shown["签发日期"] or "　　年　　月　　日",
    }
