"""The papers that the office makes with govdocs itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from govdocs.app.printing import Options, Press, open_press
from govdocs.app.record_papers import print_record
from govdocs.app.records import load_record
from govdocs.context import Context

NOTICE = """\
文种: 通知
发文机关标志: 例示县清禾镇人民政府文件
发文字号: 清政通〔{year}〕{number}号
标题: 例示县清禾镇人民政府关于做好第{number}批困境儿童资料核对工作的通知
主送机关: 各村（社区）
正文:
  - 请各村（社区）于收到通知后七日内核对第{number}批困境儿童的资料，核对结果报社会事务办公室。
署名: 例示县清禾镇人民政府
成文日期: {year}年{month}月15日
版记:
  印发机关: 例示县清禾镇党政办公室
  印发日期: {year}年{month}月15日
"""


@cache
def _press() -> Press:
    return open_press(Options(("docx", "pdf")), Context(date(2025, 1, 1)))


def files(year: int, count: int) -> Mapping[str, bytes]:
    """So many notices of `year` by their paths, each as PDF with the Word file from which it came."""
    found = {}
    for number in range(1, count + 1):
        text = NOTICE.format(year=year, number=number, month=(number - 1) % 12 + 1)
        (printed,) = print_record(load_record(text.encode(), "通知.yaml"), _press(), Path())
        for suffix, content in printed.contents.items():
            found[f"社会事务办公室/发文/{printed.stem}.{suffix}"] = content
    return found
