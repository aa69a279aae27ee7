"""公民身份号码: what makes one check (GB 11643-1999)."""

from __future__ import annotations

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def citizen_id_check(body: str) -> str:
    """The check character of a number whose first 17 digits are `body` (GB 11643-1999, 4.2.4)."""
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True)) % 11]
