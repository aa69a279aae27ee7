"""The findings of the use cases, each in one line."""

from __future__ import annotations

CODES: dict[str, str] = {
    "C001": "文件名重复，已加序号",
    "C002": "读入记录与原文的字数不符",
    "C003": "没有表格的公文不生成 Excel",
    "C010": "工作簿里的合计、签名、旁注和隐藏的表没有读入",
    "C011": "工作簿里引用的行找不到，或不止一行",
    "C012": "工作簿的单元格在没有列名的列里",
    "C013": "工作簿没有写明文种",
    "C030": "没有写统计日期，算到运行的这一天",
    "C031": "台账里没有记录",
}
"""Code to its meaning."""
