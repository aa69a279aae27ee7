"""What of a record may be seen outside the inner circle: said once, with the type of each field.

The table of masks: 未成年人保护法 4(3) and 103, 家庭教育促进法 5, 反家庭暴力法 14; counts below the
threshold are a rule of this project.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Secret = Literal["name", "id", "birth", "phone", "address", "school", "health", "story", "reporter"]


@dataclass(frozen=True, slots=True)
class Mask:
    """Marks a field as personal (in the metadata of its type); `secret` says how it is masked."""

    secret: Secret


NAME: Final = Mask("name")
"""Name of a child, of a parent or carer: 姓某某 in both copies."""
ID: Final = Mask("id")
"""公民身份号码: first 6 and last 4; left out of the public copy."""
BIRTH: Final = Mask("birth")
"""Date of birth: the year and the age; an age band in the public copy."""
PHONE: Final = Mask("phone")
"""Telephone: 138****0101; left out of the public copy."""
ADDRESS: Final = Mask("address")
"""Address: the village; the township in the public copy."""
SCHOOL: Final = Mask("school")
"""School and class: the stage (小学, 初中); left out of the public copy."""
HEALTH: Final = Mask("health")
"""Health, offence, harm as a class (a word of a list): kept in the working copy, only counted in public."""
STORY: Final = Mask("story")
"""Free text about a child: without names, numbers and addresses; left out of the public copy."""
REPORTER: Final = Mask("reporter")
"""Who reported harm: sealed in both copies (反家庭暴力法 14)."""

WITHHELD: Final = "＊"
"""Printed where a copy leaves out what the record says."""

LEAST_COUNT: Final = 3
"""Smaller counts are not told to the public: they point at persons."""
