"""Two hundred generated documents are valid records."""

from __future__ import annotations

import pytest

import generated
from govdocs.kinds.registry import find_kind


@pytest.mark.parametrize("start", range(0, generated.COUNT, 20))
def test_generated_documents_are_without_fault(start, context):
    for number in range(start, start + 20):
        data = generated.record(number)
        kind = find_kind(data["kind"])
        record = kind.model.model_validate(data)
        errors = [each.code for each in kind.check(record) if each.severity.value == "error"]
        assert (number, errors) == (number, [])
        assert kind.compose(record, context).furniture.masthead.number == data["number"]
