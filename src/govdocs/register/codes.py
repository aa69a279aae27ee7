"""The findings of the register, each in one line."""

from __future__ import annotations

CODES: dict[str, str] = {
    "G101": "登记簿里缺号",
    "G102": "登记簿里的状态与登记的内容不符",
    "G103": "顺序号在后的公文，成文日期却在前",
    "G104": "补录的发文字号与登记簿不符",
    "G105": "这份文件已经取过号，仍用原来的号",
    "G106": "新建了登记簿，或新开了一个年度的编号",
    "G107": "发文字号的年份与今年或成文日期的年份不同",
    "G108": "收文可能重复登记",
    "G109": "登记簿启用以前的号没有补录",
    "G110": "取号以前的检查没有通过",
    "G111": "发文字号没有在登记簿里登记，或登记的是另一份公文",
    "G112": "没有另写带发文字号的数据文件",
}
"""Code to its meaning."""

GAP = "G101"
BAD_STATE = "G102"
DATES_BACK = "G103"
NOT_ENTERED = "G104"
TAKEN_BEFORE = "G105"
BEGUN = "G106"
OTHER_YEAR = "G107"
RECEIVED_BEFORE = "G108"
UNKNOWN_BEFORE = "G109"
NOT_NUMBERED = "G110"
NOT_REGISTERED = "G111"
NO_COPY = "G112"
