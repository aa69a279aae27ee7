"""Line ends and marks (clause 9, GB/T 15834)."""

from __future__ import annotations

import re
from itertools import pairwise

from clauses.places import flow
from clauses.registry import Case, Reading, clause, every

NO_START = "，。、；：？！）】》〉〕」』”’…～·％%"
NO_END = "（【《〈〔「『“‘￥"


@clause("G-147", "9", "行首行尾无禁用标点", "layout/typesetting/lines.py")
def kinsoku(case: Case) -> Reading | None:
    return every(
        (line.text[:3] + "…" + line.text[-3:], line.text[0] not in NO_START and line.text[-1] not in NO_END)
        for _, line in flow(case)
    )


@clause("M-62", "9", "数字、日期、单位不分行", "layout/typesetting/lines.py")
def numbers_whole(case: Case) -> Reading | None:
    return every(
        (
            f"{before.text[-3:]}/{after.text[:3]}",
            not (before.text[-1].isdigit() and re.match(r"[\d.%％年月日]", after.text)),
        )
        for (_, before), (_, after) in pairwise(flow(case))
    )


@clause("G-148", "9", "汉字之间不用半角标点", "readers/normalize.py")
def full_width_marks(case: Case) -> Reading | None:
    return every(
        (line.text[:8], not re.search(r"[\u4e00-\u9fff][,;:()][\u4e00-\u9fff]", line.text))
        for _, line in flow(case)
    )
