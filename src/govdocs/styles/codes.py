"""The findings about page profiles: code -> what it is about."""

from __future__ import annotations

BAD_PROFILE = "L100"
DEVIATION = "L101"

CODES: dict[str, str] = {
    BAD_PROFILE: "版式文件有误",
    DEVIATION: "版式与 GB/T 9704-2012 不同",
}
