"""From the demonstration workbook, through every command: persons stand on the papers, and nowhere else.

What is personal is read from the data files by their labels, without the code that masks.
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from ruamel.yaml import YAML

CASEBOOK = sorted((Path(__file__).resolve().parents[2] / "data" / "casebook").glob("*.yaml"))
NAMES = frozenset(("姓名", "曾用名"))
NUMBERS = frozenset(("证件号码", "学籍号", "残疾证号"))
PHONES = frozenset(("联系电话",))
HOMES = frozenset(("户籍地址", "现住地址", "住址"))
SCHOOLS = frozenset(("就读学校", "学校"))
NUMBER = re.compile(r"[1-9]\d{5}(?:19|20)\d{9}[\dX]|1000000\d{4}|\d{4}\*{2,}")
"""A card number, a telephone of the samples, or what is left of one."""

ABOUT_CHILDREN = [
    "未成年人",
    "走访记录",
    "风险等级评估",
    "委托照护",
    "督促监护令",
    "控辍保学",
    "问题家庭档案",
]


def _facts(data, labels, inside=""):
    """The texts under `labels` in the data of children, their families and carers."""
    if isinstance(data, dict):
        for label, value in data.items():
            if label in labels and isinstance(value, str) and not _official(inside):
                yield value
            yield from _facts(value, labels, label if isinstance(value, dict | list) else inside)
    elif isinstance(data, list):
        for value in data:
            yield from _facts(value, labels, inside)


def _official(inside):
    """True for lists of those who work with the children."""
    return bool(re.search(r"走访人|劝返人|送达人|参与人|见证", inside))


@cache
def facts(*labels):
    """What the demonstration files say under labels, longer than a surname."""
    found = set()
    for path in CASEBOOK:
        data = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        data.pop("入职查询", None)  # persons at work
        found |= set(_facts(data, set().union(*labels)))
    return {fact for fact in found if len(fact) > 2 and fact not in ("无户籍", "不详")}


def pdf_text(content):
    document = pypdfium2.PdfDocument(content)
    return re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in document))


def zip_text(content, only=""):
    package = zipfile.ZipFile(io.BytesIO(content))
    parts = [
        name for name in package.namelist() if name.startswith(only) and name.endswith((".xml", ".rels"))
    ]
    return re.sub(r"<[^>]*>", " ", "".join(package.read(name).decode("utf-8") for name in parts))


def text_of(path):
    content = path.read_bytes()
    return pdf_text(content) if path.suffix == ".pdf" else zip_text(content)


def properties_of(path):
    content = path.read_bytes()
    if path.suffix == ".pdf":
        return "".join(pypdfium2.PdfDocument(content).get_metadata_dict().values())
    return zip_text(content, "docProps/")


def shown(secrets, text):
    return sorted(secret for secret in secrets if secret in text)


@pytest.fixture(autouse=True)
def own_temp(tmp_path, monkeypatch):
    """A folder for temporary files, to be found empty again."""
    (folder := tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.rglob("*")) == []


ALL = facts(NAMES, NUMBERS, PHONES, HOMES)


def test_there_is_something_to_hide():
    assert len(ALL) > 60
    assert {"赵某晨", "999999201205200014", "10000000101", "例示县清禾镇甲山村3组"} <= ALL


@pytest.mark.parametrize("kind", ABOUT_CHILDREN[:4])
def test_printed_forms_name_nobody_but_on_the_paper(run, tmp_path, kind):
    out = tmp_path / "out"
    result = run("batch", kind, *CASEBOOK, "-o", out)
    assert result.exit_code == 0, result.stderr
    assert shown(ALL, result.output) == []
    files = [path for path in out.rglob("*") if path.is_file()]
    assert any(shown(ALL, text_of(path)) for path in files if path.suffix == ".pdf")
    for path in files:
        assert shown(ALL, path.name) == []
        beside = properties_of(path) if path.suffix in (".pdf", ".docx") else path.read_text("utf-8-sig")
        assert shown(ALL, beside) == []


@pytest.mark.parametrize("kind", ABOUT_CHILDREN[:2])
def test_a_full_ledger_names_nobody_outside_its_pages(run, tmp_path, kind):
    out = tmp_path / "out"
    result = run("ledger", kind, *CASEBOOK, "-o", out)
    assert result.exit_code == 0, result.stderr
    assert shown(ALL, result.output) == []
    for path in out.iterdir():
        assert shown(ALL, path.name + properties_of(path)) == []


@pytest.mark.parametrize("kind", ABOUT_CHILDREN)
def test_an_internal_ledger_has_no_number_and_no_telephone(run, tmp_path, kind):
    out = tmp_path / "out"
    result = run("ledger", kind, *CASEBOOK, "-o", out, "--copy", "internal")
    assert result.exit_code == 0, result.stderr
    for path in out.iterdir():
        assert shown(ALL, text_of(path)) == [], path.name


@pytest.mark.parametrize("kind", ABOUT_CHILDREN)
def test_a_public_ledger_points_at_nobody(run, tmp_path, kind):
    out = tmp_path / "out"
    result = run("ledger", kind, *CASEBOOK, "-o", out, "--copy", "public")
    assert result.exit_code == 0, result.stderr
    for path in out.iterdir():
        text = text_of(path)
        assert shown(ALL | facts(SCHOOLS), text) == [], path.name
        assert not NUMBER.search(text), path.name


def test_what_is_hidden_in_a_text_is_masked_or_left_out(run, tmp_path):
    """What the records of children say, written where nobody expects it, with spaces and other digits."""
    text = (CASEBOOK[0].parent / "hazard.yaml").read_text(encoding="utf-8")
    hidden = "赵 某　晨（999999 20120520 0014，１０００００００１０１，甲山村3组12号）家旁，"
    spoilt = tmp_path / "隐患.yaml"
    spoilt.write_text(text.replace("整改措施: ", f"整改措施: {hidden}"), encoding="utf-8")
    children = CASEBOOK[0].parent / "child.yaml"
    out = tmp_path / "out"
    result = run("ledger", "隐患", spoilt, children, "-o", out, "--copy", "internal", "-f", "pdf")
    assert result.exit_code == 0, result.stderr
    told = "".join(text_of(path) for path in out.iterdir())
    assert "赵某某（999999********0014，100****0101，甲山村）家旁" in told
    assert shown(ALL | {"0014，10000000101", "3组12号"}, told) == []
    out = tmp_path / "public"
    result = run("ledger", "隐患", spoilt, children, "-o", out, "--copy", "public", "-f", "pdf,xlsx")
    assert result.exit_code == 0, result.stderr
    for path in out.iterdir():
        assert shown(ALL | {"家旁", "3组12号"}, text_of(path)) == []


def test_a_number_where_all_can_read_it_stops_the_public_copy(run, tmp_path):
    text = (CASEBOOK[0].parent / "child.yaml").read_text(encoding="utf-8")
    spoilt = tmp_path / "未成年人.yaml"
    spoilt.write_text(re.sub("填报单位: .*", "填报单位: 清禾镇10000000101", text, count=1), encoding="utf-8")
    result = run("ledger", "未成年人", spoilt, "-o", tmp_path / "out", "--copy", "public")
    assert (result.exit_code, "[D890]" in result.stderr) == (2, True)
    assert shown(ALL, result.output) == []
    assert not (tmp_path / "out").exists()


def test_what_is_wrong_is_told_without_saying_what_it_was(run, tmp_path):
    """Every line of every file broken in turn would take hours: each personal field once."""
    told = ""
    for number, path in enumerate(CASEBOOK):
        lines = path.read_text(encoding="utf-8").splitlines()
        broken = [re.sub(r"(\S(?:日期|号码|电话)): .*", r"\1: 赵某晨10000000101", line) for line in lines]
        (spoilt := tmp_path / f"{number}.yaml").write_text("\n".join(broken), encoding="utf-8")
        result = run("check", spoilt)
        told += result.output
        assert "程序出错" not in result.output
    assert "错误" in told
    assert shown(ALL, told) == []
