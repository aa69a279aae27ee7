"""Data files as a clerk writes them."""

from __future__ import annotations

import pytest

from govdocs.app.records import load_record
from govdocs.errors import InvalidDataError

NOTICE = """\
文种: 通知
发文机关标志: 例示县清禾镇人民政府文件
发文字号: 清政发〔2025〕3号
标题: 例示县清禾镇人民政府关于做好入户走访的通知
主送机关: 各村（社区）
正文:
  - 请各村于4月底前走访一遍。
署名: 例示县清禾镇人民政府
成文日期: 2025年4月10日
版记:
  印发机关: 例示县清禾镇党政办公室
  印发日期: 2025年4月11日
"""


@pytest.fixture
def notice_text():
    return NOTICE


@pytest.fixture
def load():
    """The record in a text."""

    def loaded(text, name="通知.yaml"):
        return load_record(text.encode("utf-8") if isinstance(text, str) else text, name)

    return loaded


@pytest.fixture
def faults(load):
    """The faults that a text is refused for."""

    def refused(text, name="通知.yaml"):
        with pytest.raises(InvalidDataError) as caught:
            load(text, name)
        return caught.value.diagnostics

    return refused
