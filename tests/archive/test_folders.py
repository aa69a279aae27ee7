"""A folder changes as a whole: it is the old one or the new one, whatever happens in between."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from govdocs.digests import tree_below
from govdocs.errors import WriteError
from govdocs.folders import ASIDE, beside, move_files, next_state, restored
from govdocs.resources import write_files

OLD = {"甲/一.txt": b"1", "甲/二.txt": b"2", "丙.txt": b"3"}


def put(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def content(folder):
    return {name: (folder / name).read_bytes() for name in tree_below(folder)[0]}


def alone(folder):
    """Nothing but the folder itself is left where it lies."""
    return [path.name for path in folder.parent.iterdir()] == [folder.name]


@pytest.fixture
def present(tmp_path):
    put(tmp_path / "归档", OLD)
    return tmp_path / "归档"


def test_the_next_state_takes_the_place_of_the_present_one(present):
    with next_state(present) as state:
        state.keep("甲/一.txt")
        write_files(state.folder / "乙", {"新.txt": b"new"})
        assert content(present) == OLD
        state.commit()
    assert content(present) == {"甲/一.txt": b"1", "乙/新.txt": b"new"}
    assert alone(present)


def test_a_first_state_needs_no_present_one(tmp_path):
    with next_state(tmp_path / "深" / "归档") as state:
        write_files(state.folder, {"a.txt": b"a"})
        state.commit()
    assert content(tmp_path / "深" / "归档") == {"a.txt": b"a"}


def test_what_is_not_committed_changes_nothing(present):
    with next_state(present) as state:
        write_files(state.folder, {"a.txt": b"a"})
    assert content(present) == OLD
    assert alone(present)


def test_a_failure_inside_changes_nothing(present):
    with pytest.raises(WriteError), next_state(present) as state:
        write_files(state.folder / "x", {"a\0b": b""})
    assert content(present) == OLD
    assert alone(present)


@pytest.mark.skipif(sys.platform == "win32", reason="inode numbers")
def test_what_is_kept_is_the_same_file_and_costs_no_room(present):
    before = (present / "丙.txt").stat().st_ino
    with next_state(present) as state:
        state.keep("丙.txt")
        state.commit()
    assert (present / "丙.txt").stat().st_ino == before


def test_a_disk_without_hard_links_gets_copies(present, monkeypatch):
    def refuse(*names, **options):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    before = (present / "丙.txt").stat().st_ino
    with next_state(present) as state:
        state.keep("丙.txt")
        state.commit()
    assert content(present) == {"丙.txt": b"3"}
    assert (present / "丙.txt").stat().st_ino != before


def test_a_file_that_is_gone_cannot_be_kept(present):
    with pytest.raises(WriteError, match="路径不存在"), next_state(present) as state:
        state.keep("没有.txt")
    assert content(present) == OLD


def test_killed_while_building_leaves_the_old_state(present):
    put(beside(present, "new"), {"half.txt": b"h"})
    assert restored(present) == "cleared"
    assert content(present) == OLD
    assert alone(present)


def test_killed_between_the_two_renames_gives_the_old_state_back(present):
    put(beside(present, "new"), {"whole.txt": b"w"})
    present.rename(beside(present, "old"))
    assert restored(present) == "went back"
    assert content(present) == OLD
    assert alone(present)


def test_killed_before_the_last_state_was_removed_leaves_the_new_one(present):
    put(beside(present, "old"), {"gone.txt": b"g"})
    assert restored(present) == "finished"
    assert content(present) == OLD
    assert alone(present)


def test_where_nobody_was_killed_there_is_nothing_to_restore(present, tmp_path):
    assert restored(present) == ""
    assert restored(tmp_path / "没有") == ""


def test_the_old_state_comes_back_when_the_new_one_cannot_take_its_place(present, monkeypatch):
    real = Path.rename

    def rename(path, target):
        if path == beside(present, "new"):
            raise OSError(errno.EACCES, "open in another program")
        return real(path, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(WriteError, match="还是原来的样子"), next_state(present) as state:
        state.commit()
    assert content(present) == OLD


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "文件").write_bytes(b"")
    with pytest.raises(WriteError, match="还是原来的样子"), next_state(tmp_path / "文件" / "归档"):
        pass


def test_an_old_state_that_cannot_come_back_is_told(present, monkeypatch):
    present.rename(beside(present, "old"))

    def rename(path, target):
        raise OSError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(WriteError, match="没有权限"):
        restored(present)


def test_what_stands_beside_gets_its_places_and_what_a_killed_run_left_of_it_goes(present):
    waiting = beside(present, ASIDE)
    put(waiting, {"报告.txt": b"r", "目录.txt": b"c"})
    places = {"报告.txt": present.parent / "报告.txt", "目录.txt": present.parent / "公开件" / "目录.txt"}
    move_files(waiting, places)
    assert [path.read_bytes() for path in places.values()] == [b"r", b"c"]
    assert not waiting.exists()
    put(waiting, {"报告.txt": b"old"})
    restored(present)
    assert not waiting.exists()


def test_what_cannot_get_its_place_is_told(present):
    put(waiting := beside(present, ASIDE), {"报告.txt": b"r"})
    with pytest.raises(WriteError, match="无法写入"):
        move_files(waiting, {"报告.txt": present / "丙.txt" / "报告.txt"})
