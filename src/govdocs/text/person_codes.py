"""The codes by which minors are called in lists, paths and titles, in the place of their names."""

from __future__ import annotations

import re

PERSON_CODE = re.compile(r"WCN-(?:19|20)\d{2}-\d{4}")
"""WCN, the year and a number of four digits: WCN-2025-0007."""
