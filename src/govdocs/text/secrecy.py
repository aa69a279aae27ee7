"""密级: what a document may say of who may read it, and which words forbid it this machine."""

from __future__ import annotations

CLASSIFIED = ("秘密", "机密", "绝密")
"""The three levels of 保守国家秘密法: no paper of these belongs on an unclassified machine (A-63)."""

OPEN_SECURITY = frozenset({"", "公开", "国内", "内部", "限制", "工作秘密"})
"""What 密级 may say where nothing is classified [D]: GB/T 7156-2003 below 秘密, and what offices write."""
