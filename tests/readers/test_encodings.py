"""Files in every encoding that clerks have, and files that are no text at all."""

from __future__ import annotations

import codecs

import pytest

from govdocs.errors import InputError
from govdocs.readers.decode import decode
from govdocs.readers.read import read

TEXT = "清禾镇人民政府关于做好防汛工作的通知\n各村：\n请抓好落实。\n清禾镇人民政府\n2025年6月1日\n"


def title_of(data):
    reading = read(data, "来文.txt")
    assert reading.account.balanced
    return reading.data["title"]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        TEXT.encode("gb18030"),
        TEXT.encode("gbk"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.replace("\n", "\r\n").encode("utf-8"),
        TEXT.replace("\n", "\r").encode("utf-8"),
    ],
    ids=[
        "utf-8",
        "bom",
        "gb18030",
        "gbk",
        "utf-16",
        "utf-16-be",
        "bare le",
        "bare be",
        "utf-32",
        "crlf",
        "cr",
    ],
)
def test_every_encoding_gives_the_same_title(data):
    assert title_of(data) == "清禾镇人民政府关于做好防汛工作的通知"


def test_a_converted_encoding_is_said():
    codes = [finding.code for finding in read(TEXT.encode("gb18030"), "来文.txt").findings]
    assert "R101" in codes
    assert "R101" not in [finding.code for finding in read(TEXT.encode(), "来文.txt").findings]


def test_rare_characters_survive_gb18030():
    data = "关于𬱖䶮同志任职的通知\n各村：\n𬱖䶮任主任。".encode("gb18030")
    reading = read(data, "来文.txt")
    assert (reading.data["title"], reading.data["body"]) == ("关于𬱖䶮同志任职的通知", ["𬱖䶮任主任。"])


def test_control_characters_and_lone_surrogates_are_set_aside_with_their_code_points():
    text = "关于防汛\x07工作的通知\n各村：\n请抓\ud800好落实。\ufffe"
    reading = read(text.encode("utf-8", "surrogatepass"), "来文.txt")
    assert reading.data["title"] == "关于防汛工作的通知"
    assert reading.data["body"] == ["请抓好落实。"]
    assert [(entry.line, entry.text) for entry in reading.account.set_aside] == [
        (1, "U+0007"),
        (3, "U+D800"),
        (3, "U+FFFE"),
    ]
    assert reading.account.balanced
    assert any(finding.code == "R102" for finding in reading.findings)


def test_a_lone_surrogate_in_utf_16_is_set_aside():
    data = codecs.BOM_UTF16_LE + ("关于防汛工作的通知\n各村：\n请抓\ud800好。").encode(
        "utf-16-le", "surrogatepass"
    )
    reading = read(data, "来文.txt")
    assert reading.data["body"] == ["请抓好。"]
    assert [entry.text for entry in reading.account.set_aside] == ["U+D800"]


def test_invisible_marks_are_blank_and_soft_breaks_divide():
    reading = read("关于防汛\u200b工作的通知\n请抓好落实。\u2028请按时报送。".encode(), "来文.txt")
    assert reading.account.total == len("关于防汛工作的通知请抓好落实。请按时报送。")
    assert reading.data["body"] == ["请抓好落实。", "请按时报送。"]


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "来文.txt", "空的"),
        (b" \r\n\t\xef\xbb\xbf", "来文.txt", "空的"),
        (codecs.BOM_UTF16_LE, "来文.txt", "空的"),
        (b"%PDF-1.7 ...", "来文.txt", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 9, "来文.txt", "旧版 Office"),
        (b"PK\x03\x04....", "来文.txt", "压缩包"),
        (b"{\\rtf1\\ansi", "来文.txt", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "来文.txt", "图片"),
        (b"\x7fELF\x02\x01", "来文.txt", "程序文件"),
        ("清禾镇".encode() + b"\x00\x01\x02" * 40, "来文.txt", "不是文本文件"),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08\x0e" * 9, "来文.txt", "不是文本文件"),
        (b"\xff\xfe\x41\x00\x42", "来文.txt", "损坏"),
        (b"\x81\xff\xff\x80\x80" * 30, "来文.txt", "编码"),
        (b"x", "来文.doc", "旧版 Word"),
        (b"x", "来文.WPS", "WPS"),
        (b"x", "来文.pdf", "PDF"),
        (b"x", "来文.ofd", "OFD"),
        (b"x", "来文.rtf", "RTF"),
        (b"x", "来文.html", "网页"),
        (b"x", "名单.xlsx", "电子表格"),
    ],
)
def test_what_is_no_text_is_refused_with_a_way_out(data, name, words):
    with pytest.raises(InputError, match=words) as caught:
        read(data, name)
    assert caught.value.hint
    assert caught.value.exit_code == 2


def test_a_file_beyond_the_limit_is_refused():
    with pytest.raises(InputError, match="太大"):
        read("清".encode() * 7_000_000, "来文.txt")


def test_a_text_of_three_megabytes_is_read():
    lines = "".join(f"（{number}）做好第{number}项工作，各单位要认真落实。\n" for number in range(1, 5000))
    reading = read(f"清禾镇工作方案\n{lines}{'清' * 700_000}。\n".encode(), "来文.txt")
    assert reading.account.balanced
    assert len(reading.data["body"]) > 900


def test_a_text_without_any_structure_is_all_body():
    reading = read("今天天气很好，适合出门散步。".encode(), "来文.txt")
    assert reading.data["body"] == ["今天天气很好，适合出门散步。"]
    assert reading.account.balanced


def test_big5_is_told_from_gb18030_by_its_common_characters():
    text = "清禾鎮人民政府關於做好防汛工作的通知\n各村：\n請抓好落實。\n"
    assert decode(text.encode("big5"), "來文.txt") == (text, "big5")
    assert "R101" in [finding.code for finding in read(text.encode("big5"), "來文.txt").findings]


def test_text_of_rare_characters_only_is_doubted():
    garbled = TEXT.encode("utf-8").decode("gb18030", "ignore").encode("utf-8")
    assert "R103" in [finding.code for finding in read(garbled, "来文.txt").findings]
    assert "R103" not in [finding.code for finding in read(TEXT.encode("gb18030"), "来文.txt").findings]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_a_file_of_blanks_is_refused(encoding):
    with pytest.raises(InputError, match="只有空白"):
        read(" \n\u3000\u3000\n\t".encode(encoding), "来文.txt")
