"""Files that cannot be filed: each is told with its reason, listed as left out, and stops no other."""

from __future__ import annotations

import io
import os
from datetime import date

import pikepdf
import pytest
from collected_papers import BUREAU, OWN, notice, ofd, pdf, picture, put, scan, sheet, word

from govdocs.app.archiving.children_names import codes_of_children
from govdocs.app.archiving.collecting import collect
from govdocs.app.archiving.collecting_contents import contents_of
from govdocs.app.archiving.collecting_files import LARGEST, LOOKED_INTO
from govdocs.app.archiving.collecting_walk import NAMESAKE, Names, files_below, shown_path
from govdocs.app.offices.office import Office, OrganCode
from govdocs.context import Context
from govdocs.diagnostics import Severity

DAY = Context(date(2026, 3, 10))
OFFICE = Office(name=OWN, codes=(OrganCode("清政发", OWN),))
GOOD = pdf(notice("清政发〔2025〕3号", f"{OWN}关于做好入户走访工作的通知"))


def faults(collected):
    return {
        each.where: (each.code, each.message)
        for each in collected.findings
        if each.severity is Severity.ERROR
    }


def gathered(folder, files):
    return collect(put(folder, {"好.pdf": GOOD, **files}), 2025, OFFICE, DAY)


def locked(password):
    out, target = pikepdf.open(io.BytesIO(GOOD)), io.BytesIO()
    out.save(target, encryption=pikepdf.Encryption(user=password, owner="o"))
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "code", "words"),
    [
        ("坏.pdf", b"%PDF-1.4 broken", "A154", "文件已损坏，读不出来"),
        ("密.pdf", locked("x"), "A154", "加了打开密码，读不出来"),
        ("空.docx", b"", "A151", "是空文件"),
        ("假.pdf", picture(), "A155", "扩展名是 pdf，内容是JPEG 图片"),
        ("包.zip", b"PK\x03\x04", "A155", "是压缩包，不能归档"),
        ("坏.docx", b"PK\x03\x04 broken", "A154", "文件已损坏，读不出来"),
        ("表.docx", sheet("其实是表"), "A154", "加了密码，或者不是 Word 文件"),
        ("坏.xlsx", b"PK\x03\x04 broken", "A154", "不是 Excel 工作簿（.xlsx），或者已经损坏"),
        ("坏.ofd", b"PK\x03\x04 broken", "A154", "文件已损坏，读不出来"),
        ("文.ofd", word(["其实是 Word"]), "A154", "不是 OFD 文件"),
    ],
)
def test_a_file_that_cannot_be_kept_is_told_and_left_out(tmp_path, name, content, code, words):
    collected = gathered(tmp_path, {name: content})
    assert faults(collected) == {name: (code, words)}
    assert [item.title for item in collected.record.items] == [f"{OWN}关于做好入户走访工作的通知"]
    left = collected.record.files[-1]
    assert (left.path, left.role, left.note, left.item) == (name, "不归档", words, "")


def test_every_fault_is_told_at_once(tmp_path):
    files = {"a.pdf": b"", "b.pdf": b"%PDF-", "c.rar": b"Rar!"}
    assert sorted(faults(gathered(tmp_path, files))) == ["a.pdf", "b.pdf", "c.rar"]


def test_a_file_of_two_gigabytes_is_refused_before_it_is_read(tmp_path):
    with (tmp_path / "录像.pdf").open("wb") as file:
        file.truncate(2 << 30)
    assert faults(gathered(tmp_path, {})) == {"录像.pdf": ("A153", "有 2048 MB，超过 512 MB")}
    assert LARGEST == 512 << 20


def test_a_large_file_is_filed_without_being_looked_into(tmp_path):
    (tmp_path / "画册.pdf").write_bytes(GOOD)
    os.truncate(tmp_path / "画册.pdf", LOOKED_INTO + 1)
    collected = collect(tmp_path, 2025, OFFICE, DAY)
    assert [item.title for item in collected.record.items] == ["[画册]"]
    assert faults(collected) == {}


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path):
    put(tmp_path, {"锁.pdf": GOOD, "库/1.pdf": GOOD})
    (tmp_path / "锁.pdf").chmod(0)
    (tmp_path / "库").chmod(0)
    try:
        assert faults(collect(tmp_path, 2025, OFFICE, DAY)).keys() == {"锁.pdf", "库"}
    finally:
        (tmp_path / "库").chmod(0o700)


def test_a_pipe_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "管道.pdf")
    assert faults(gathered(tmp_path, {})) == {"管道.pdf": ("A152", "不是普通文件")}


def test_a_link_is_told_and_not_followed(tmp_path):
    (tmp_path / "管道.pdf").symlink_to(tmp_path / "没有.pdf")
    collected = gathered(tmp_path, {})
    assert [(each.code, each.where) for each in collected.findings if each.code == "A165"] == [
        ("A165", "管道.pdf")
    ]


def test_no_link_leads_out_of_the_folder(tmp_path):
    outside = put(tmp_path / "外", {"秘.pdf": scan()})
    inside = put(tmp_path / "内", {"好.pdf": GOOD})
    (inside / "链").symlink_to(outside, target_is_directory=True)
    collected = collect(inside, 2025, OFFICE, DAY)
    assert list(collected.files) == ["好.pdf"]
    assert [each.where for each in collected.findings if each.code == "A165"] == ["链"]


def test_system_and_temporary_files_are_named_and_left_out(tmp_path):
    files = {"Thumbs.db": b"x", "~$好.docx": b"x", ".DS_Store": b"x", ".git/config": b"x", "a.tmp": b"x"}
    collected = gathered(tmp_path, {**files, "~WRL0001.tmp": b"x"})
    assert list(collected.files) == ["好.pdf"]
    (told,) = [each.message for each in collected.findings if each.code == "A150"]
    assert "Thumbs.db" in told
    assert "等 6 个" in told


def test_what_govdocs_keeps_is_no_paper_of_the_year(tmp_path):
    files = {
        "归档清单 2025.xlsx": sheet("清单"),
        "归档清单 2025 补1.xlsx": sheet("清单"),
        "本单位.yaml": b"x",
        "登记簿.sqlite": b"x",
        "数据/通知.yaml": b"x",
        "归档/Z109-2024/bagit.txt": b"x",
        "归档/Z109-2024/data/1.pdf": GOOD,
    }
    collected = gathered(tmp_path, {**files, "关于编制归档清单的通知.pdf": scan()})
    assert set(collected.files) == {"好.pdf", "关于编制归档清单的通知.pdf"}
    told = [each.message for each in collected.findings if each.code == "A150"]
    assert any("归档清单 2025.xlsx" in words and "数据文件" in words for words in told)
    assert "没有收入：bagit.txt、1.pdf（已经归档的文件夹）" in told


def test_awkward_names_are_shown_and_told(tmp_path):
    files = {
        "CON.pdf": pdf(["甲"]),
        "末尾有点..pdf": pdf(["乙"]),
        "反\\斜.pdf": pdf(["丙"]),
        "换\n行.pdf": pdf(["丁"]),
        "名" * 80 + ".pdf": pdf(["戊"]),
    }
    collected = gathered(tmp_path, files)
    assert faults(collected) == {}
    assert len(collected.record.items) == 6
    assert "反\ufffd斜.pdf" in collected.files
    assert "换\ufffd行.pdf" in collected.files
    assert sum(each.code == "A162" for each in collected.findings) >= 3


def test_a_name_that_is_no_text_is_shown_and_found_again(tmp_path):
    put(tmp_path, {"好.pdf": GOOD})
    odd = os.fsencode(tmp_path) + b"/\xff\xfe.pdf"
    with open(odd, "wb") as file:  # noqa: PTH123 - a path that is no text
        file.write(pdf(["某事"]))
    collected = collect(tmp_path, 2025, OFFICE, DAY)
    assert set(collected.files) == {"好.pdf", "\ufffd\ufffd.pdf"}


def test_files_that_would_be_shown_alike_are_told_apart(tmp_path):
    files = {"姓某宁.pdf": pdf(["甲事"]), "姓某安.pdf": pdf(["乙事"]), "姓某宁": b"%PDF-1.4"}
    names = Names({"姓某宁": NAMESAKE, "姓某安": NAMESAKE})
    below = files_below(put(tmp_path, files), names)
    assert set(below.files) == {"某未成年人.pdf", "某未成年人（同名2）.pdf", "某未成年人"}


def test_paths_are_compared_as_composed_text():
    assert shown_path("e\u0301.pdf", Names()) == "\u00e9.pdf"


@pytest.mark.parametrize("mark", ["秘密", "机密", "绝密"])
def test_a_classified_document_is_refused(tmp_path, mark):
    lines = [
        f"{mark}★1年",
        f"{BUREAU}文件",
        "例机发〔2025〕1号",
        "关于某事的通知",
        "正文。",
        BUREAU,
        "2025年1月2日",
    ]
    collected = gathered(tmp_path, {"材料.pdf": pdf(lines)})
    item = next(each for each in collected.record.items if each.doc_no == "例机发〔2025〕1号")
    assert (item.file_it, item.security) == ("否", mark)
    assert "A160" in {code for code, _ in faults(collected).values()}


def test_a_scan_that_is_called_classified_is_refused(tmp_path):
    collected = gathered(tmp_path, {"（机密）材料.pdf": scan(), "保密工作的通知.pdf": scan(3)})
    assert [item.security for item in collected.record.items].count("机密") == 1
    assert list(faults(collected)) == ["（机密）材料.pdf"]


def test_what_cannot_be_read_says_nothing():
    assert contents_of(b"anything", "jpg").text == ""
    assert contents_of(ofd([]), "ofd").title == ""
    assert contents_of(sheet(None, ["甲", "乙"]), "xlsx").title == ""
    assert contents_of(sheet(None), "xlsx").title == ""
    assert contents_of("甲".encode() * 20, "txt").title == ""


def test_a_text_that_the_readers_refuse_says_nothing():
    assert contents_of(b"\xff\xfe\x00\xd8" * 30, "txt").title == ""


def test_the_organs_of_the_head_are_the_author_where_nobody_signed():
    told = contents_of(
        "\n".join([f"{BUREAU}文件", "例民发〔2025〕1号", "关于值班的通知", "各村：", "照办。"]).encode(),
        "txt",
    )
    assert (told.author, told.doc_no, told.kind) == (BUREAU, "例民发〔2025〕1号", "通知")


def test_the_names_of_children_come_from_the_workbook_of_the_office(root):
    sample = root / "data" / "samples" / "child.yaml"
    text = sample.read_text(encoding="utf-8").replace("文种: 未成年人\n", "")
    entries = "\n".join(f"    {line}" if line.strip() else line for line in text.splitlines())
    body = entries.replace("    # ", "# ", 1).replace("    示例数据", "  - 示例数据", 1)
    book = f"文种: 工作簿\n示例数据: 是\n未成年人:\n{body}\n"
    people = codes_of_children([(book.encode(), "数据.yaml")], {"QH-01-2023-0001": "WCN-2023-0001"}, DAY)
    assert people["赵某晨"] == "WCN-2023-0001"
    nobody = codes_of_children([(book.encode(), "数据.yaml")], {}, DAY)
    assert nobody["赵某晨"] == NAMESAKE


def test_an_old_office_file_with_nothing_but_a_head_is_damaged(tmp_path):
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    collected = gathered(tmp_path, {"旧.doc": head + bytes(4096), "短.xls": head})
    assert faults(collected)["旧.doc"] == ("A154", "文件已损坏，读不出来")
    assert set(faults(collected)) == {"旧.doc", "短.xls"}


def test_a_whole_old_office_file_is_none():
    whole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20) + b"\xfe\xff" + bytes(2000)
    assert not contents_of(whole, "doc").fault
    assert not contents_of(b"PK\x03\x04", "wps").fault
