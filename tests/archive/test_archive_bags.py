"""The bag: valid for the Library of Congress, whose bags are valid for us; both find every damage."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from datetime import date

import bagit
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.app.archiving.verifying import Wishes, verify
from govdocs.archive.bags import (
    Digested,
    bag_info,
    can_digest,
    digest_bytes,
    escaped,
    list_faults,
    payload_algorithms,
    read_bag,
    sm3_works,
    tag_files,
)
from govdocs.digests import digested, tree_below
from govdocs.errors import InputError

DAY = date(2026, 3, 18)
FILES = {
    "data/目录文件.XML": b"<a/>",
    "data/Z109/WS·2025/Z109-WS·2025-Y-0001/Z109-WS·2025-Y-0001_01_正文.pdf": b"%PDF-1.7",
    "data/空.txt": b"",
    "data/两 个 空格.txt": b"x",
}


def written(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def tags(files=FILES, **info):
    payload = {name: digest_bytes(content, payload_algorithms()) for name, content in files.items()}
    return tag_files(payload, {**bag_info("Z109-2025", "例示县清禾镇人民政府", "govdocs 1", DAY), **info})


@pytest.fixture
def ours(tmp_path):
    return written(tmp_path / "Z109-2025", {**FILES, **tags()})


@pytest.fixture
def theirs(tmp_path):
    folder = written(
        tmp_path / "别人的包", {name.removeprefix("data/"): text for name, text in FILES.items()}
    )
    bagit.make_bag(str(folder), {"Contact-Name": "档案室"}, checksums=["sha256", "md5"])
    return folder


def statuses(folder, **wishes):
    report = verify(folder, DAY, Wishes(measured=False, **wishes))
    return {result.id: result.status for result in report.results}


def found_by_us(folder):
    report = verify(folder, DAY, Wishes(measured=False))
    return {result.id for result in report.failed} & {f"A-{number}" for number in range(69, 75)}


def test_the_digests_are_those_of_the_library(ours):
    bag = bagit.Bag(str(ours))
    bag.validate()
    assert sorted(bag.algorithms) == ["sha256", "sha512"]
    assert set(bag.payload_files()) == set(FILES)


def test_bag_info_names_office_fonds_year_and_the_given_day(ours):
    info = bagit.Bag(str(ours)).info
    assert info["External-Identifier"] == "Z109-2025"
    assert info["Bagging-Date"] == "2026-03-18"
    assert info["Source-Organization"] == "例示县清禾镇人民政府"
    assert info["Payload-Oxum"] == f"{sum(map(len, FILES.values()))}.{len(FILES)}"
    assert not {"Contact-Name", "Contact-Phone", "Contact-Email"} & set(info)


def test_our_bag_is_sound_for_us(ours):
    found = statuses(ours)
    assert {found[f"A-{number}"] for number in range(69, 75)} == {"PASS"}


def test_a_bag_of_the_library_is_sound_for_us(theirs):
    found = statuses(theirs)
    assert [found[f"A-{number}"] for number in range(69, 75)] == ["FAIL", *["PASS"] * 4, "NOT_RUN"]
    (theirs / "bagit.txt").write_bytes((theirs / "bagit.txt").read_bytes().replace(b"0.97", b"1.0"))
    (theirs / "tagmanifest-sha256.txt").unlink()
    (theirs / "tagmanifest-md5.txt").unlink()
    assert statuses(theirs)["A-69"] == "PASS"


def test_equal_files_give_equal_bags_with_sorted_lines_in_small_letters():
    assert tags() == tags(dict(reversed(FILES.items())))
    lines = tags()["manifest-sha512.txt"].decode().splitlines()
    paths = [line.partition("  ")[2] for line in lines]
    assert paths == sorted(paths, key=str.encode)
    assert all(
        line == line.partition("  ")[0].lower() + "  " + path for line, path in zip(lines, paths, strict=True)
    )


@pytest.mark.parametrize(
    "name",
    ["data/目录文件.XML", "manifest-sha512.txt", "bag-info.txt", "manifest-sha256.txt", "sm3-payload.txt"],
)
def test_a_changed_byte_is_found_by_both(ours, name):
    path = ours / name
    content = path.read_bytes()
    path.write_bytes(content[:-2] + b"0" + content[-1:])
    assert found_by_us(ours)
    with pytest.raises(bagit.BagError):
        bagit.Bag(str(ours)).validate()


def test_a_missing_file_is_found_by_both(ours):
    (ours / "data/空.txt").unlink()
    assert found_by_us(ours) == {"A-70"}
    with pytest.raises(bagit.BagError):
        bagit.Bag(str(ours)).validate()


def test_a_file_too_many_is_found_by_both(ours):
    (ours / "data/Thumbs.db").write_bytes(b"x")
    assert found_by_us(ours) == {"A-70"}
    with pytest.raises(bagit.BagError):
        bagit.Bag(str(ours)).validate()


def test_a_missing_manifest_is_found(ours):
    for name in ("manifest-sha256.txt", "manifest-sha512.txt"):
        (ours / name).unlink()
    assert found_by_us(ours) == {"A-70", "A-71"}


def test_an_entry_that_stands_twice_is_a_fault(ours):
    path = ours / "manifest-sha256.txt"
    path.write_bytes(path.read_bytes() + path.read_bytes().splitlines(keepends=True)[0])
    assert "A-70" in found_by_us(ours)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "缺少"),
        (b"\xef\xbb\xbfBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "BOM"),
        (b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n", "规定的两行"),
        (b"BagIt-Version: 1.0\nTag-File-Character-Encoding: GBK\n", "规定的两行"),
    ],
)
def test_the_declaration_is_exactly_two_lines(ours, content, told):
    (ours / "bagit.txt").unlink()
    if content:
        (ours / "bagit.txt").write_bytes(content)
    report = verify(ours, DAY, Wishes(measured=False))
    (result,) = [result for result in report.failed if result.id == "A-69"]
    assert told in result.evidence[0]


def test_line_ends_of_windows_are_allowed(ours):
    (ours / "bagit.txt").write_bytes(b"BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\r\n")
    assert statuses(ours)["A-69"] == "PASS"


def test_md5_alone_proves_nothing(tmp_path):
    line = f"{hashlib.md5(b'x', usedforsecurity=False).hexdigest()}  data/a.txt\n".encode()
    declared = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    folder = written(tmp_path / "旧包", {"data/a.txt": b"x", "manifest-md5.txt": line, "bagit.txt": declared})
    assert found_by_us(folder) == {"A-71"}


def test_a_digest_that_this_machine_cannot_count_never_passes(tmp_path):
    files = {"data/a.txt": b"x", "manifest-whirl999.txt": b"00  data/a.txt\n"}
    assert statuses(written(tmp_path / "包", files))["A-70"] == "NOT_RUN"


@pytest.mark.parametrize("path", ["data/../../etc/passwd", "/etc/passwd", "~/x", "data\\x", "C:/x"])
def test_paths_that_lead_out_are_refused(ours, path):
    manifest = ours / "manifest-sha256.txt"
    manifest.write_bytes(manifest.read_bytes() + f"{'0' * 64}  {path}\n".encode())
    assert "A-72" in found_by_us(ours)


def test_names_that_differ_by_case_or_normal_form_only_are_refused(tmp_path):
    folder = written(tmp_path / "包", {"data/A.txt": b"x", "data/a.txt": b"x"})
    assert "A-72" in found_by_us(folder)


def test_links_and_fetch_files_are_refused(ours):
    (ours / "data/链接").symlink_to("/etc")
    (ours / "fetch.txt").write_bytes(b"http://example.org/x - data/x\n")
    report = verify(ours, DAY, Wishes(measured=False))
    told = " ".join(next(result for result in report.failed if result.id == "A-72").evidence)
    assert "链接" in told
    assert "fetch.txt" in told


def test_escaped_names_are_read_and_written():
    path = "data/百分之100%\n.txt"
    manifest = tags({path: b"x"})["manifest-sha512.txt"]
    assert b"100%25%0A.txt" in manifest
    assert read_bag({"manifest-sha512.txt": manifest}).manifests["sha512"][0].path == path


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("%\r\n"), min_size=1))
def test_every_name_comes_back_from_a_manifest(name):
    path = unicodedata.normalize("NFC", f"data/{name}.x")
    line = f"{'0' * 64}  {escaped(path)}\n".encode()
    assert [entry.path for entry in read_bag({"manifest-sha256.txt": line}).manifests["sha256"]] == [path]


def test_a_wrong_oxum_is_told(ours):
    info = ours / "bag-info.txt"
    info.write_bytes(info.read_bytes().replace(b"Payload-Oxum: ", b"Payload-Oxum: 9"))
    assert statuses(ours)["A-73"] == "WARN"


def test_sm3_of_the_two_examples_of_the_standard():
    assert sm3_works()
    known = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert digest_bytes(b"abc", ["sm3"]).digests["sm3"] == known
    known = "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
    assert digest_bytes(b"abcd" * 16, ["sm3"]).digests["sm3"] == known


def test_the_sm3_list_is_a_tag_file_beside_the_manifests(ours):
    assert b"sm3-payload.txt" in (ours / "tagmanifest-sha512.txt").read_bytes()
    assert len((ours / "sm3-payload.txt").read_bytes().splitlines()) == len(FILES)


def test_a_machine_without_sm3_writes_no_list_and_says_that_it_did_not_check(ours, monkeypatch):
    monkeypatch.setattr("govdocs.archive.bags.sm3_works", lambda: False)
    monkeypatch.setattr("govdocs.archive.checks.bagged.sm3_works", lambda: False)
    assert "sm3-payload.txt" not in tags()
    assert not can_digest("sm3")
    assert statuses(ours)["A-74"] == "NOT_RUN"


def test_lines_that_are_no_entries_are_told():
    bag = read_bag(
        {
            "manifest-sha256.txt": b"hello\n\n",
            "bag-info.txt": b"A: 1\n  and more\nnonsense\n\nB: 2",
            "manifest-sha512.txt": b"\xff\xfe",
        }
    )
    assert bag.info == (("A", "1 and more"), ("B", "2"))
    told = " ".join(bag.faults)
    assert "manifest-sha256.txt 第1行" in told
    assert "bag-info.txt 第3行" in told
    assert "manifest-sha512.txt 不是 UTF-8" in told


def test_a_folder_that_is_none_is_said_so(tmp_path):
    with pytest.raises(InputError, match="找不到文件夹"):
        verify(tmp_path / "没有", DAY)


def test_what_cannot_be_read_is_a_fault_not_the_end(ours):
    with pytest.raises(InputError, match="无法读取"):
        digested(ours / "没有", ["sha256"])
    os.mkfifo(ours / "data" / "元数据.xml")
    assert found_by_us(ours) == {"A-70"}


def test_a_file_is_read_once_for_all_digests(tmp_path):
    (tmp_path / "a").write_bytes(b"abc" * 500_000)
    size, digests, head = digested(tmp_path / "a", ["sha256", "sha512"], 4)
    assert (size, head) == (1_500_000, b"abca")
    assert digests["sha256"] == hashlib.sha256(b"abc" * 500_000).hexdigest()


def test_a_tree_tells_files_folders_and_links(tmp_path):
    written(tmp_path, {"a/b.txt": b"", ".hidden": b""})
    (tmp_path / "leer").mkdir()
    (tmp_path / "link").symlink_to("a")
    assert tree_below(tmp_path) == ((".hidden", "a/b.txt"), ("a", "leer"), ("link",))


def test_a_list_is_compared_with_the_digest_of_its_name():
    entry = read_bag({"manifest-sha256.txt": b"00  data/a\n"}).manifests["sha256"]
    told = list(list_faults("manifest-sha256.txt", entry, {"data/a": Digested(1, {"sha256": "11"})}))
    assert told == ["“data/a”已被改动：sha256 与 manifest-sha256.txt 不符"]
