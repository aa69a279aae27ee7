"""Records of fictional documents, small enough to read in a test."""

from __future__ import annotations

from datetime import date

import pytest

from govdocs.context import Context
from govdocs.kinds.registry import find_kind

TOWN = "例示县清禾镇人民政府"


@pytest.fixture
def context():
    return Context(today=date(2025, 4, 10))


@pytest.fixture
def notice():
    """A notice without a fault, changed by the keywords of a test; None takes a field away."""

    def build(**changes):
        data = {
            "kind": "通知",
            "mark": f"{TOWN}文件",
            "number": "清政发〔2025〕3号",
            "title": f"{TOWN}关于做好入户走访的通知",
            "addressees": "各村（社区），镇直各单位",
            "body": ["请各村于4月底前走访一遍。"],
            "signature": [TOWN],
            "signed_on": "2025年4月10日",
            "imprint": {"printer": "例示县清禾镇党政办公室", "printed_on": "2025年4月11日"},
        } | changes
        return {key: value for key, value in data.items() if value is not None}

    return build


@pytest.fixture
def upward(notice):
    """A report or request without a fault."""

    def build(kind="报告", **changes):
        data = {
            "kind": kind,
            "number": "清政报〔2025〕6号",
            "title": f"{TOWN}关于入户走访情况的{kind}",
            "addressees": "例示县人民政府",
            "signers": ["何某川"],
            "body": ["一季度走访137户。", "特此报告。"],
        }
        return notice(**(data | changes))

    return build


@pytest.fixture
def composed(context):
    """The document of a record given as plain data."""

    def compose(data):
        kind = find_kind(data["kind"])
        return kind.compose(kind.model.model_validate(data), context)

    return compose


@pytest.fixture
def codes():
    """The findings about a record given as plain data: code and severity."""

    def check(data):
        kind = find_kind(data["kind"])
        return [(each.code, each.severity.value) for each in kind.check(kind.model.model_validate(data))]

    return check
