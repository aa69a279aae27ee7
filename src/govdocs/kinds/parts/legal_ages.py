"""Ages that the law names, in whole years."""

from __future__ import annotations

from typing import Final

ADULT: Final = 18
"""Of age (民法典 17, 未成年人保护法 2)."""

LIVES_ALONE_FROM: Final = 16
"""Under it no child lives alone (未成年人保护法 21)."""

UNATTENDED_FROM: Final = 8
"""Under it no child is left unattended (未成年人保护法 21)."""

ACTS_FROM: Final = 8
"""From it on a child has limited capacity: it may sign for itself (民法典 19)."""

COMPULSORY_SCHOOL: Final = range(6, 16)
"""Of an age for compulsory education (义务教育法 2, 11: nine years from six on)."""
