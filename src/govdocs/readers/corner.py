"""What stands in the corner of 版头: 份号, 密级 and 紧急程度, each a line or a piece of one."""

from __future__ import annotations

import re

COPY_NUMBER = re.compile(r"^(?P<label>(?:份|编)\s*号\s*[:：]?|№|No\.?)?\s*(?P<value>\d{6})$", re.I)
"""份号, six figures, with or without a label."""

SECRECY = re.compile(
    r"^(?:密\s*级\s*[:：]\s*)?(?P<value>(?:绝\s*密|机\s*密|秘\s*密)(?:\s*[★☆*·]\s*\S{0,8})?)(?P<rest>\s+.*)?$"
)
"""密级 and what stands behind it."""

URGENCY = re.compile(r"^(?:紧急程度\s*[:：]\s*)?(?P<value>特\s*急|加\s*急|平\s*急|特\s*提)$")
"""紧急程度."""


def is_corner(text: str) -> bool:
    """True for 份号, 密级 or 紧急程度."""
    return bool(COPY_NUMBER.match(text) or SECRECY.match(text) or URGENCY.match(text))
