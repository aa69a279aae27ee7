"""Bad input: each is refused or told in Chinese, with the right exit code, and nothing is left behind."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PIL import Image

FULL = Path("/dev/full")
POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="Windows 没有这种限制的办法")


def left(folder):
    return sorted(path.name for path in folder.iterdir())


def zipped(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf", " \u3000\n\u3000".encode()])
def test_an_empty_source_is_refused(run, write, tmp_path, content):
    result = run("import", write("空.txt", content))
    assert (result.exit_code, left(tmp_path)) == (2, ["空.txt"])
    assert "空" in result.stderr


def test_an_empty_data_file_is_refused(run, write, tmp_path):
    result = run("render", write("空.yaml", ""), "-o", tmp_path / "出")
    assert (result.exit_code, "govdocs new" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0\1\2" * 99, b"%PDF-1.7\n\x00\xff\xfe" * 9, zipped(a=b"x")],
)
@pytest.mark.parametrize("name", ["假.txt", "假.docx"])
def test_a_binary_under_another_name_is_refused(run, write, tmp_path, name, content):
    result = run("import", write(name, content))
    assert (result.exit_code, left(tmp_path)) == (2, [name])
    assert result.stderr.startswith("错误：")


def test_a_binary_data_file_is_refused(run, write, tmp_path):
    result = run("render", write("假.yaml", b"\x89PNG\r\n\0\0"), "-o", tmp_path / "出")
    assert (result.exit_code, "不是文本文件" in result.stderr) == (2, True)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(run, write, tmp_path):
    bomb = zipped(word__document_xml=b"0" * 60_000_000, _Content_Types__xml=b"<x/>")
    assert len(bomb) < 100_000
    result = run("import", write("炸弹.docx", bomb))
    assert (result.exit_code, left(tmp_path)) == (2, ["炸弹.docx"])


@pytest.mark.parametrize("name", ["宏.docm", "宏.docx"])
def test_a_macro_document_is_refused(run, write, tmp_path, name):
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    members = {"[Content_Types].xml": types, "word/document.xml": "<x/>", "word/vbaProject.bin": b"\xd0\xcf"}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    result = run("import", write(name, out.getvalue()))
    assert (result.exit_code, "宏" in result.stderr, left(tmp_path)) == (2, True, [name])


@pytest.mark.parametrize("name", ["旧.doc", "旧.wps", "旧.pdf"])
def test_other_formats_say_how_to_convert(run, write, name):
    result = run("import", write(name, b"x"))
    assert (result.exit_code, "办法：" in result.stderr) == (2, True)


def test_broken_yaml_names_its_line(run, write, tmp_path):
    result = run("render", write("坏.yaml", "文种: 通知\n标题: 甲\n正文: '乙\n"), "-o", tmp_path / "出")
    assert (result.exit_code, "坏.yaml 第 3 行" in result.stderr, (tmp_path / "出").exists()) == (
        2,
        True,
        False,
    )


@pytest.mark.parametrize("depth", [25, 300])
def test_data_nested_too_deep_are_refused(run, write, tmp_path, depth):
    body: list[object] = ["末"]
    for _ in range(depth):
        body = [{"heading": "甲", "body": body}]
    content = json.dumps({"kind": "通知", "title": "甲", "body": body})
    result = run("render", write("深.json", content), "-o", tmp_path / "出")
    assert (result.exit_code, "[D007] 深.json" in result.stderr) == (2, True)


def test_faults_are_told_in_the_order_of_the_lines_even_under_an_unknown_kind(run, write, tmp_path):
    text = "文种: 通只\n成文日期: 明天\n标体: 甲\n正文:\n  - 标题: 乙\n    丙: 丁\n"
    result = run("render", write("错.yaml", text), "-o", tmp_path / "出")
    told = [line for line in result.stderr.splitlines() if line.startswith("  [")]
    assert [line.partition(" 第 ")[2][0] for line in told] == ["1", "2", "3", "6"]
    assert "是否指“通知”？" in result.stderr


def test_too_many_recipients_are_told_what_to_do(run, write, tmp_path):
    recipients = "、".join(f"第{number}村民委员会" for number in range(300))
    file = write("多.yaml", f"文种: 通知\n标题: 甲\n主送机关: {recipients}\n")
    result = run("render", file, "-o", tmp_path / "出")
    assert (result.exit_code, "用统称" in result.stderr) == (2, True)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="需要 /proc")
def test_what_the_system_refuses_is_told_in_chinese(run, notice):
    result = run("render", notice, "-o", "/proc/无")
    assert (result.exit_code, "路径不存在" in result.stderr, "Errno" in result.stderr) == (4, True, False)


def test_an_unknown_field_offers_the_nearest(run, write, tmp_path):
    result = run("render", write("错.yaml", "文种: 通知\n成文时间: 2025年4月10日\n"), "-o", tmp_path / "出")
    assert result.exit_code == 2
    assert "错.yaml 第 2 行：不认识的字段“成文时间”" in result.stderr
    assert "是否指“成文日期”？" in result.stderr


@pytest.mark.parametrize("day", ["2025年2月30日", "2025-13-01", "明天", "20250231"])
def test_a_wrong_date_is_told_with_its_line(run, write, tmp_path, day):
    result = run(
        "render", write("错.yaml", f"文种: 通知\n标题: 甲\n成文日期: {day}\n"), "-o", tmp_path / "出"
    )
    assert (
        result.exit_code,
        f"错.yaml 第 3 行，成文日期：{'不是日期' if day == '明天' else '日期不存在'}" in result.stderr,
    ) == (2, True)


def test_three_megabytes_of_text_are_read_to_the_letter(run, write, tmp_path):
    paragraph = (
        "　　各村要把走访记录写清楚，镇级各部门应当按时报送进展情况，对发现的问题逐项登记、逐项销账。\n"
    )
    text = "清禾镇走访工作方案\n\n" + paragraph * (3_000_000 // len(paragraph.encode("utf-8")))
    file = write("长.txt", text)
    assert file.stat().st_size > 2_900_000
    result = run("import", file)
    assert (result.exit_code, "一字不差" in result.stderr) == (0, True)


def test_a_long_document_renders(run, write, tmp_path):
    paragraph = (
        "  - 各村要把走访记录写清楚，镇级各部门应当按时报送进展情况，对发现的问题逐项登记、逐项销账。\n"
    )
    file = write("长.yaml", "文种: 方案\n标题: 清禾镇走访工作方案\n正文:\n" + paragraph * 700)
    result = run("render", file, "-o", tmp_path / "出", "-f", "pdf")
    assert (result.exit_code, "→ 方案，" in result.stdout) == (0, True)


def test_control_characters_in_a_source_are_set_aside_or_refused(run, write):
    result = run("import", write("控.txt", "关于走访的通知\n\n各村：\n\n　　请\x07走\x0b访。\n"))
    assert result.exit_code in (0, 2)
    assert "U+0007" in result.stderr


def test_lone_surrogates_in_a_source_never_crash(run, write):
    surrogate = "关于走访的通知\n\n　　请走".encode() + b"\xed\xa0\x80" + "访。\n".encode()
    result = run("import", write("代.txt", surrogate))
    assert result.exit_code in (0, 2)
    assert result.stderr


def test_control_characters_in_a_data_file_are_named(run, write, tmp_path):
    result = run("render", write("控.yaml", "文种: 通知\n标题: 甲\x07\n"), "-o", tmp_path / "出")
    assert (result.exit_code, "控.yaml 第 2 行" in result.stderr, "U+0007" in result.stderr) == (
        2,
        True,
        True,
    )


def test_lone_surrogates_in_json_are_named(run, write, tmp_path):
    result = run("render", write("代.json", '{"kind": "通知", "title": "\\ud800"}'), "-o", tmp_path / "出")
    assert (result.exit_code, "代.json，标题" in result.stderr) == (2, True)


@pytest.mark.parametrize("command", ["import", "render"])
def test_a_file_that_is_not_there_or_a_folder(run, tmp_path, command):
    (tmp_path / "夹.yaml").mkdir()
    for name, words in (("无.yaml", "找不到文件"), ("夹.yaml", "是文件夹")):
        result = run(command, tmp_path / name)
        assert (result.exit_code, words in result.stderr) == (2, True)


def test_a_path_that_cannot_be_written(run, notice, source, tmp_path):
    for target in (notice / "里", notice):
        result = run("render", notice, "-o", target)
        assert (result.exit_code, "无法写入" in result.stderr, "办法：" in result.stderr) == (4, True, True)
    assert run("import", source, "-o", notice / "甲.yaml").exit_code == 4
    assert run("new", "通知", "-o", notice / "甲.yaml").exit_code == 4
    assert left(tmp_path) == ["原文.txt", "通知.yaml"]


@POSIX_ONLY
def test_a_folder_without_permission(run, notice, tmp_path):
    (closed := tmp_path / "关").mkdir(mode=0o500)
    result = run("render", notice, "-o", closed)
    if os.geteuid() == 0:
        assert result.exit_code == 0
    else:
        assert (result.exit_code, "没有权限" in result.stderr) == (4, True)


_LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (8000, 8000))
from govdocs.cli.main import main
main(sys.argv[1:])
"""


@POSIX_ONLY
def test_a_disk_that_fills_up_in_mid_write_leaves_nothing_half_written(notice, tmp_path):
    (tmp_path / "出").mkdir()
    arguments = [sys.executable, "-c", _LIMITED, "render", str(notice), "-o", str(tmp_path / "出")]
    done = subprocess.run(arguments, capture_output=True, check=False, encoding="utf-8")
    assert (done.returncode, "没有留下不完整的文件" in done.stderr, left(tmp_path / "出")) == (4, True, [])


@pytest.mark.skipif(not FULL.exists(), reason="需要 /dev/full")
def test_a_full_screen_pipe_does_not_crash_with_a_trace(notice, tmp_path):
    with FULL.open("wb") as full:
        arguments = [sys.executable, "-m", "govdocs", "kinds"]
        done = subprocess.run(arguments, stdout=full, stderr=subprocess.PIPE, check=False, encoding="utf-8")
    assert (done.returncode, "Traceback" in done.stderr) == (4, False)


@POSIX_ONLY
def test_a_broken_pipe_ends_quietly():
    command = f"{sys.executable} -m govdocs kinds | true"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, encoding="utf-8")
    assert done.stderr == ""


def test_a_character_that_no_font_has_is_told_with_its_place(run, write, notice, tmp_path):
    text = notice.read_text(encoding="utf-8").replace("走访一遍", "走访\U0010fffd一遍")
    result = run("render", write("罕.yaml", text), "-o", tmp_path / "出")
    assert (result.exit_code, "U+10FFFD" in result.stderr) == (0, True)
    assert len(left(tmp_path / "出")) == 2


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("无.png", None, "找不到文件"),
        ("坏.png", b"\x89PNG\r\n\x1a\nxxxx", "已损坏"),
        ("坏.jpg", b"\xff\xd8\xff\xe0xxxxxx", "已损坏"),
        ("章.gif", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "不是 PNG 或 JPEG"),
        ("文.png", "甲".encode(), "不是 PNG 或 JPEG"),
    ],
)
def test_a_seal_picture_that_is_none_is_refused(run, write, notice, tmp_path, name, content, words):
    if content is not None:
        write(name, content)
    text = notice.read_text(encoding="utf-8")
    result = run("render", write("章.yaml", f"{text}印章图片: {name}\n"), "-o", tmp_path / "出")
    assert (result.exit_code, words in result.stderr, "[D010]" in result.stderr) == (2, True, True)
    assert not (tmp_path / "出").exists()


def test_a_picture_of_too_many_pixels_is_refused(run, write, notice, tmp_path):
    write("大.png", picture("PNG", (10_000, 5_000)))
    text = notice.read_text(encoding="utf-8")
    result = run("render", write("章.yaml", f"{text}印章图片: 大.png\n"), "-o", tmp_path / "出")
    assert (result.exit_code, "10000×5000" in result.stderr) == (2, True)


def picture(kind, size=(4, 4)):
    out = io.BytesIO()
    Image.new("L" if kind == "PNG" else "RGB", size).save(out, kind)
    return out.getvalue()


def bare_jpeg():
    """A JPEG file without the head that says JFIF."""
    data = picture("JPEG")
    return data[:2] + data[4 + int.from_bytes(data[4:6], "big") :]


@pytest.mark.parametrize(
    "content", [picture("PNG"), picture("JPEG"), bare_jpeg()], ids=["png", "jpeg", "bare"]
)
def test_the_office_s_own_seal_is_drawn(run, write, notice, tmp_path, content):
    write("章.png", content)
    text = notice.read_text(encoding="utf-8") + "印章图片: 章.png\n"
    result = run("render", write("章.yaml", text), "-o", tmp_path / "出")
    assert result.exit_code == 0
    (pdf,) = (tmp_path / "出").glob("*.pdf")
    assert b"/Image" in pdf.read_bytes()
