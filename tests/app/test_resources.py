"""Reading and writing: all or nothing, never over an original, names that Windows accepts."""

from __future__ import annotations

import errno
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs import resources
from govdocs.errors import InputError, ResourceError, WriteError
from govdocs.resources import list_files, read_bytes, resource_path, safe_name, write_files


def test_a_file_is_read_up_to_its_limit(tmp_path):
    (file := tmp_path / "甲.txt").write_bytes(b"12345")
    assert read_bytes(file, 5) == b"12345"
    with pytest.raises(InputError, match="超过"):
        read_bytes(file, 4)


def test_what_is_not_there_or_a_folder_is_refused(tmp_path):
    with pytest.raises(InputError, match="找不到"):
        read_bytes(tmp_path / "无.txt")
    with pytest.raises(InputError, match="文件夹"):
        read_bytes(tmp_path)


def test_a_path_that_is_none_is_refused(tmp_path):
    (tmp_path / "甲").write_bytes(b"")
    with pytest.raises(InputError, match="无法读取"):
        read_bytes(tmp_path / "甲" / "乙")


def test_files_are_written_and_replace_older_ones(tmp_path):
    folder = tmp_path / "深" / "层"
    write_files(folder, {"甲.pdf": b"1"})
    paths = write_files(folder, {"甲.pdf": b"2", "乙.pdf": b"3"})
    assert [path.read_bytes() for path in paths] == [b"2", b"3"]
    assert [path.name for path in list_files(folder)] == ["乙.pdf", "甲.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有这种权限位")
def test_new_files_have_the_usual_permissions(tmp_path):
    (path,) = write_files(tmp_path, {"甲": b"1"})
    (usual := tmp_path / "乙").write_bytes(b"")
    assert path.stat().st_mode == usual.stat().st_mode


def test_an_input_is_never_written_over(tmp_path):
    (original := tmp_path / "甲.yaml").write_bytes(b"1")
    with pytest.raises(WriteError, match="覆盖输入文件"):
        write_files(tmp_path / ".." / tmp_path.name, {"甲.yaml": b"2"}, [original])
    assert original.read_bytes() == b"1"


def test_when_one_cannot_be_written_none_is(tmp_path):
    (tmp_path / "乙.pdf").mkdir()
    with pytest.raises(WriteError, match="没有留下不完整的文件"):
        write_files(tmp_path, {"甲.pdf": b"1", "乙.pdf": b"2"})
    assert [path.name for path in tmp_path.iterdir()] == ["乙.pdf"]


def test_a_folder_below_a_file_is_refused_with_a_hint(tmp_path):
    (tmp_path / "甲").write_bytes(b"")
    with pytest.raises(WriteError) as caught:
        write_files(tmp_path / "甲" / "乙", {"丙": b""})
    assert caught.value.hint.endswith("换一个文件夹")


def test_a_name_that_the_system_refuses_is_told(tmp_path):
    with pytest.raises(WriteError, match="无法写入"):
        write_files(tmp_path, {"甲" * 300: b""})
    with pytest.raises(WriteError, match="无法写入"):
        write_files(tmp_path, {"甲\0": b""})


_LIMITED = """
import resource, signal, sys
from pathlib import Path
from govdocs.errors import WriteError
from govdocs.resources import write_files
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_files(Path(sys.argv[1]), {"小.pdf": b"1" * 10, "大.pdf": b"2" * 5000})
except WriteError as error:
    print(error.exit_code, error.message)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有 RLIMIT_FSIZE")
def test_a_disk_that_fills_up_in_mid_write_leaves_nothing(tmp_path):
    (tmp_path / "大.pdf").write_bytes(b"old")
    run = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(tmp_path)], capture_output=True, check=True, encoding="utf-8"
    )
    assert run.stdout.startswith("4 无法写入")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("大.pdf", b"old")]


def test_a_full_disk_is_told_in_words():
    error = resources.write_error(resources.Path("甲"), OSError(errno.ENOSPC, "No space left on device"))
    assert ("磁盘空间不足" in error.message, "腾出空间" in error.hint) == (True, True)


def test_what_comes_with_the_program_is_found():
    assert resource_path("data", "samples", "notice.yaml").is_file()
    with pytest.raises(ResourceError, match="缺少随程序提供的文件"):
        resource_path("data", "没有")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("清政发〔2025〕3号 关于“走访”的通知", "清政发〔2025〕3号 关于“走访”的通知.pdf"),
        ('a\\b/c:d*e?f"g<h>i|j', "abcdefghij.pdf"),
        ("关于\n走访　的\t通知", "关于 走访 的 通知.pdf"),
        ("CON", "_CON.pdf"),
        ("lpt1.x", "_lpt1.x.pdf"),
        ("甲. .", "甲.pdf"),
        ("...", "公文.pdf"),
        ("", "公文.pdf"),
        ("\u202e甲\u200b\ufeff", "甲.pdf"),
    ],
)
def test_names_are_safe_on_windows(text, name):
    assert safe_name(text, ".pdf") == name


@given(st.text())
def test_every_text_gives_a_safe_name(text):
    name = safe_name(text, ".docx")
    assert len(name) <= resources.NAME_LIMIT
    assert len(name.encode("utf-8")) <= resources.NAME_BYTES
    assert not set(name) & set('\\/:*?"<>|\n\0')
    assert name[0] not in " ."
    assert name.removesuffix(".docx")[-1] not in " ."


def test_a_temporary_file_that_cannot_be_finished_is_removed(tmp_path):
    with pytest.raises(TypeError):
        write_files(tmp_path, {"甲": "text, not bytes"})
    assert list(tmp_path.iterdir()) == []


def test_every_answer_of_the_system_has_chinese_words():
    assert resources.system_reason(OSError(errno.ENOENT, "No such file")) == "路径不存在"
    assert resources.system_reason(OSError(errno.ELOOP, "Too many")) == "系统错误 ELOOP"
    assert resources.system_reason(ValueError("embedded null byte")) == "路径中有不能使用的字符"
