"""Nothing of a person gets out of a batch but onto the paper itself."""

from __future__ import annotations

import random
import re
import zipfile
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from printed_files import names_in, texts_of

from govdocs.app.batch.opening import Order, open_batch, refuse_leaks
from govdocs.app.printing import Options
from govdocs.context import Context
from govdocs.errors import InvalidDataError
from kills import KIND, Trial
from order_records import order

SECRETS = sorted(
    {
        secret
        for number in range(1, 41)
        for person in (order(number)["未成年人"], *order(number)["被督促人"])
        for label in ("姓名", "证件号码", "住址", "联系电话")
        if (secret := person.get(label))
    }
    | {order(number)["查明事实"] for number in range(1, 41)}
)


def told_in(text):
    """What of the persons a text tells, the villages left out."""
    return [secret for secret in SECRETS if secret in text]


def properties_of(path):
    """What a file says of itself."""
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as document:
            marks = [mark.get_title() for mark in document.get_toc()]
            return " ".join([*document.get_metadata_dict().values(), *marks])
    with zipfile.ZipFile(path) as package:
        names = [name for name in package.namelist() if name.startswith("docProps/")]
        return " ".join(package.read(name).decode("utf-8") for name in names)


@pytest.mark.parametrize("options", [(), ("--merge", "合并.pdf", "--duplex"), ("--jobs", "2")])
def test_nothing_personal_stands_in_names_lists_properties_or_words(printed, options):
    result, out = printed(40, *options)
    assert told_in(result.output) == []
    for path in out.rglob("*"):
        assert told_in(str(path)) == []
        if path.suffix in {".pdf", ".docx"}:
            assert told_in(properties_of(path)) == []
        else:
            assert told_in(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("option", [(), ("--skip-bad",), ("--json",)])
def test_nothing_personal_stands_in_the_words_of_errors(printed, option):
    def spoil(orders):
        orders[0]["未成年人"]["证件号码"] = "999999201201010000"
        orders[1]["未成年人"]["出生日期"] = "2031年1月1日"
        orders[2]["被督促人"][0]["联系电话"] = "10000000x"
        orders[3]["查明事实"] = ["不", "是"]

    result, out = printed(6, *option, change=spoil, code=1 if option == ("--skip-bad",) else 2)
    assert "不对" in result.output or "位" in result.output
    listed = (out / "跳过的记录.csv").read_text(encoding="utf-8-sig") if out.exists() else ""
    for text in (result.output, listed):
        assert told_in(text) == []
        assert not re.search(r"999999201201010000|2031|10000000x", text)


@pytest.mark.parametrize("options", [("-f", "pdf"), ("--merge", "合并.pdf")])
def test_what_a_killed_run_leaves_tells_nothing_in_the_open(book, tmp_path, options):
    trial, chance = Trial(book(40), options, latest=0.3), random.Random(7)
    for _ in range(3):
        trial.kill(tmp_path / "断", chance)
    left = [path for path in (tmp_path / "断").rglob("*") if path.is_file() and path.suffix != ".pdf"]
    assert left
    for path in left:
        assert told_in(str(path)) == []
        assert told_in(path.read_bytes().decode("utf-8", "replace")) == []


def test_a_number_that_tells_a_person_names_no_file(printed):
    def rename(orders):
        orders[0]["文号"] = f"监{orders[0]['未成年人']['姓名']}1号"
        orders[1]["文号"] = orders[1]["未成年人"]["证件号码"]

    result, out = printed(3, "-f", "pdf", change=rename)
    assert "C044" in result.output
    assert names_in(out) == [
        "manifest.jsonl",
        "正本 例检未督监〔2025〕3号.pdf",
        "正本 第1条.pdf",
        "正本 第2条.pdf",
        "清单.csv",
    ]
    listed = (out / "清单.csv").read_text(encoding="utf-8-sig")
    assert told_in(listed) == []


def test_a_working_copy_masks_a_number_in_any_text(printed):
    def tell(orders):
        orders[1]["法律依据"] = [f"见{orders[0]['未成年人']['证件号码']}号卷"]

    _, out = printed(3, "-f", "pdf", "--copy", "internal", change=tell)
    text = "".join(texts_of(next(out.glob("*2号*.pdf")))).replace("\r\n", "")
    assert order(1)["未成年人"]["证件号码"] not in text
    assert "号卷" in text


def test_a_working_copy_that_would_still_show_a_number_is_refused(book, tmp_path):
    wish = Order(KIND, (book(3),), tmp_path / "印", Options(("pdf",), papers=("正本",)))
    full = open_batch(wish, Context(date(2025, 4, 10)))
    unmasked = replace(full.loaded, context=replace(full.loaded.context, copy="internal"))
    with pytest.raises(InvalidDataError) as caught:
        refuse_leaks(full.kind, full.jobs, unmasked)
    told = " ".join(f"{each.where}：{each.message}" for each in caught.value.diagnostics)
    assert "例检未督监〔2025〕2号" in told
    assert told_in(told) == []
