"""Nothing that a cell says of a person stands in a message, whatever is wrong with it."""

from __future__ import annotations

import json
import re

import pytest
from click.testing import CliRunner
from pydantic import Field, ValidationError, model_validator
from workbook_samples import filled

from casebook_samples import CHILDREN, CONTEXT, opened, put, saved
from govdocs.app.blank_workbooks import casebook_workbook
from govdocs.app.casebooks import casebook_kind, form_kinds, read_casebook
from govdocs.app.examples import example_of
from govdocs.app.faults import chinese_fault
from govdocs.app.record_books import book_of
from govdocs.app.yamldump import dump_yaml
from govdocs.cli.main import main
from govdocs.diagnostics import Severity
from govdocs.kinds.parts.fields import Input
from govdocs.kinds.parts.persons import PersonName

MARK = "秘密"
MARKED = re.compile(rf"{MARK}\d*")
HEAD = [("文种", "工作簿"), ("统计日期", "2025年4月10日")]


def sheets_of(kind):
    return [each for each in book_of(casebook_kind()).sheets if each.labels[0] == kind.label]


def marked(number, spoil):
    """A text that says whose it is: as it is, over two lines, with digits, with a control character."""
    return {
        "words": f"{MARK}{number}某",
        "lines": f"{MARK}{number}某\n{MARK}又一行",
        "digits": f"{MARK}{number}13800000000",
        "odd": f"{MARK}{number}\x07",
        "year": f"{MARK}{number}年",
    }[spoil]


def spoilt(kind, spoil):
    """A workbook of a kind in which every cell is wrong in the same way but the numbers of records."""
    sheets = {"填写": HEAD}
    for listed in sheets_of(kind):
        labels = [listed.key_label] * bool(listed.key) + [each.label for each in listed.fields]
        key = listed.key_label or (listed.own_key.label if listed.own_key else "")
        row = ["BH-1" if label == key else marked(at, spoil) for at, label in enumerate(labels)]
        sheets[listed.name] = [labels, [text.replace("\x07", "_x0007_") for text in row]]
    return filled(sheets)


def told(loaded):
    return "\n".join(f"{each.message}|{each.where}|{each.hint}" for each in loaded.findings)


@pytest.mark.parametrize("kind", form_kinds(), ids=lambda kind: kind.name)
@pytest.mark.parametrize("spoil", ["words", "lines", "digits", "odd", "year"])
def test_no_message_quotes_a_cell(kind, spoil):
    loaded = read_casebook([(spoilt(kind, spoil), "甲.xlsx")], CONTEXT)
    assert any(each.severity is Severity.ERROR for each in loaded.findings)
    assert MARKED.findall(told(loaded)) == []


@pytest.mark.parametrize("kind", form_kinds(), ids=lambda kind: kind.name)
def test_no_finding_about_valid_records_quotes_personal_text(kind):
    """Every text of an example is made a secret; rules that find something then must not tell it."""
    base = example_of(kind)
    model = kind.model
    data = {**base, **{name: secret(name, base) for name in personal(model) if name in base}}
    data = {**data, "phone": base["phone"]} if "phone" in base else data
    head = casebook_kind().model.model_validate({kind.name: [model.model_validate(data)], "sample": True})
    loaded = read_casebook([(casebook_workbook(head, CONTEXT, (kind,)), "甲.xlsx")], CONTEXT)
    assert MARKED.findall(told(loaded)) == []


def personal(model):
    """The fields of free text about a person."""
    wanted = ("name", "address", "school", "story", "reporter")
    return [
        name
        for name, info in model.model_fields.items()
        if info.annotation is str and any(getattr(mark, "secret", "") in wanted for mark in info.metadata)
    ]


def secret(name, base):
    return f"{MARK}{len(name)}某{base[name][:1]}"


def test_no_message_quotes_what_stands_where_it_should_not():
    book = opened()
    sheet = book[CHILDREN]
    sheet.cell(5, sheet.max_column + 2).value = f"{MARK}1"
    sheet.insert_rows(1)
    sheet["C1"] = f"{MARK}2的登记"
    book["填写"]["D2"] = f"{MARK}3"
    book["填写"]["A9"], book["填写"]["B9"] = f"{MARK}4", f"{MARK}5"
    book["隐患"].title = f"{MARK}6的隐患"
    book["走访记录"].delete_rows(1)
    for row in range(1, 8):
        book["走访记录"].cell(row, 3).value = f"{MARK}7"
    book.create_sheet(f"{MARK}8").append(["甲"])
    put_row = book["未成年人.享受救助"]
    put_row.cell(2, 1).value = f"{MARK}9某"
    loaded = read_casebook([(saved(book), "甲.xlsx")], CONTEXT)
    assert len([each for each in loaded.findings if each.severity is Severity.ERROR]) >= 4
    assert MARKED.findall(told(loaded)) == []


def test_no_message_about_a_data_file_quotes_a_fault():
    child = {name: f"{MARK}{at}" for at, name in enumerate(("性别", "出生日期", "证件号码", "联系电话"))}
    data = {"文种": "工作簿", "未成年人": [{"档案号": "BH-1", f"{MARK}某": "甲", "父亲": child, **child}]}
    text = dump_yaml(data, {}).encode()
    assert MARKED.findall(told(read_casebook([(text, "甲.yaml")], CONTEXT))) == []


class Parent(Input):
    name: PersonName = Field("", title="姓名")


class Family(Input):
    parents: tuple[Parent, ...] = Field((), title="父母")
    village: str = Field("", title="村社区")

    @model_validator(mode="after")
    def _differ(self):
        names = "、".join(parent.name for parent in self.parents)
        raise ValueError(f"{names}：“{self.parents[0].name}”与{self.village}的人重名")


def test_a_rule_of_a_whole_record_does_not_quote_persons_either():
    data = {"parents": [{"name": f"{MARK}一"}, {"name": f"{MARK}二"}], "village": "甲山村", "none": [1]}
    with pytest.raises(ValidationError) as caught:
        Family.model_validate({key: data[key] for key in ("parents", "village")})
    (details,) = caught.value.errors()
    _, message, _ = chinese_fault({**details, "input": data}, Family, (), private=True)
    assert (MARK in message, "甲山村" in message) == (False, True)


def test_a_lost_date_is_not_told():
    book = opened()
    put(book[CHILDREN], 2, "出生日期", 41049)
    words = told(read_casebook([(saved(book), "甲.xlsx")], CONTEXT))
    assert ("2012" in words, "41049" in words) == (False, False)


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_the_command_tells_nothing_either(tmp_path, options):
    (path := tmp_path / "甲.xlsx").write_bytes(spoilt(form_kinds()[0], "words"))
    result = CliRunner().invoke(main, ["check", str(path), *options])
    assert result.exit_code == 2
    assert MARKED.findall(result.output) == []
    if options:
        assert json.loads(result.stdout)["findings"]
