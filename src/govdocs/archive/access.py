"""利用登记: a line for each time that something is taken out of the archive (A-85).

未成年人网络保护条例 第三十六条 asks for approval and a record of each access.
"""

from __future__ import annotations

import json

from govdocs.archive.checks.subject import Access
from govdocs.errors import InputError

_LABELS = {"利用人": "who", "时间": "when", "目的": "why", "批准人": "approver", "内容": "what"}


def line_of(access: Access) -> str:
    """The line of the log for `access`; one that does not say everything is refused."""
    missing = [label for label, name in _LABELS.items() if not getattr(access, name).strip()]
    if missing:
        raise InputError(
            f"利用登记缺{'、'.join(missing)}", "导出原件要写明谁、何时、为什么、谁批准、什么内容"
        )
    told = {label: " ".join(getattr(access, name).split()) for label, name in _LABELS.items()}
    return json.dumps(told, ensure_ascii=False)


def access_of(line: str) -> Access:
    """What a line of the log says; of a torn line nothing."""
    try:
        told = json.loads(line)
    except ValueError:
        told = {}
    values = (
        {name: str(told.get(label, "")) for label, name in _LABELS.items()} if isinstance(told, dict) else {}
    )
    return Access(**{name: values.get(name, "") for name in _LABELS.values()})
