"""The archive of a year on the disk: what was filed stays, byte for byte, whatever happens."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace

import bagit
import pytest
from filed_samples import SCHEME, item, stored, year

from govdocs.app.archiving.store import building, open_store, read_filed
from govdocs.archive.keeping import dump
from govdocs.archive.order import numbered
from govdocs.archive.places import DATA, item_folder
from govdocs.digests import tree_below
from govdocs.errors import InputError, InvalidDataError, WriteError
from govdocs.folders import beside

NAME = "Z109-2025"
INFO = {"External-Identifier": NAME, "Bagging-Date": "2026-03-18"}


def content(root):
    return {name: (root / name).read_bytes() for name in tree_below(root)[0]}


def filed_item(key, before=()):
    """An item with its one file, numbered after those that were filed `before`."""
    (made,) = numbered([item(key, f"内容{key}")], before, SCHEME)
    data = f"档案{key}".encode()
    file = stored(f"{made.code}_01_正文_原件.txt", data)
    return replace(made, parts=(replace(made.parts[0], stored=(file,)),)), data


def file_one(folder, key):
    """Files one more item in `folder`; gives the archive of the year."""
    with open_store(folder, NAME) as store, building(store) as build:
        before = store.filed.archive.items if store.filed else ()
        made, data = filed_item(key, before)
        archive = year(*before, made)
        build.put({f"{item_folder(made)}/{made.parts[0].stored[0].name}": data, DATA: dump(archive)})
        build.put({"其他/目录/目录.txt": f"{len(archive.items)} 件".encode()})
        build.seal(archive, INFO)
        build.state.commit()
    return archive


@pytest.fixture
def folder(tmp_path):
    """An archive with one item."""
    file_one(tmp_path / "归档", "1")
    return tmp_path / "归档"


def test_a_year_is_a_bag_that_another_program_finds_valid(folder):
    bagit.Bag(str(folder / NAME)).validate()
    assert [path.name for path in folder.iterdir()] == [NAME]


def test_what_was_filed_is_read_again(folder):
    filed = read_filed(folder / NAME)
    assert [each.code for each in filed.archive.items] == ["Z109-WS·2025-D30-DZB-0001"]
    assert set(filed.digests) == {name for name in content(folder / NAME) if name.startswith("data/")}


def test_where_nothing_was_filed_there_is_nothing(tmp_path):
    assert read_filed(tmp_path / NAME) is None
    with open_store(tmp_path / "归档", NAME) as store:
        assert (store.filed, store.restored) == (None, "")


def test_a_second_item_leaves_the_first_as_it_was_and_replaces_the_lists(folder):
    before = content(folder / NAME)
    file_one(folder, "2")
    after = content(folder / NAME)
    first = [name for name in before if "0001" in name]
    assert first
    assert all(after[name] == before[name] for name in first)
    assert after["data/其他/目录/目录.txt"] == "2 件".encode()
    bagit.Bag(str(folder / NAME)).validate()


def test_a_filed_file_that_changed_stops_the_next_run_and_nothing_is_written(folder):
    root = folder / NAME
    (victim,) = (name for name in content(root) if name.endswith("_原件.txt"))
    (root / victim).write_bytes("改过".encode())
    before = content(root)
    with pytest.raises(InvalidDataError) as caught:
        file_one(folder, "2")
    assert [(each.code, victim in each.message) for each in caught.value.diagnostics] == [("A601", True)]
    assert content(root) == before
    assert [path.name for path in folder.iterdir()] == [NAME]


def test_a_filed_file_that_is_gone_stops_the_next_run(folder):
    root = folder / NAME
    (victim,) = (name for name in content(root) if name.endswith("_原件.txt"))
    (root / victim).unlink()
    with pytest.raises(WriteError, match="路径不存在"):
        file_one(folder, "2")


@pytest.mark.parametrize(
    "stranger", ["说明.txt", "data/其他/装盒/签字的备考表.jpg", "data/Z109/WS·2025/DZB/D30/补充.pdf", ".密钥"]
)
def test_what_somebody_else_put_into_the_archive_is_told_and_not_lost(folder, stranger):
    root = folder / NAME
    (root / stranger).parent.mkdir(parents=True, exist_ok=True)
    (root / stranger).write_bytes(b"1")
    before = content(root)
    with pytest.raises(InvalidDataError) as caught:
        file_one(folder, "2")
    assert [(each.code, stranger in each.message) for each in caught.value.diagnostics] == [("A609", True)]
    assert content(root) == before
    (root / stranger).unlink()
    file_one(folder, "2")


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_a_link_in_the_archive_is_told(folder):
    (folder / NAME / "data" / "链接").symlink_to(folder)
    with pytest.raises(InvalidDataError) as caught:
        file_one(folder, "2")
    assert [each.code for each in caught.value.diagnostics] == ["A609"]


@pytest.mark.parametrize("paper", ["data/其他/目录/目录.txt", f"data/{DATA}"])
def test_a_paper_that_was_changed_since_is_not_written_over(folder, paper):
    root = folder / NAME
    (root / paper).write_bytes((root / paper).read_bytes() + b"\n")
    before = content(root)
    with pytest.raises(InvalidDataError) as caught:
        file_one(folder, "2")
    assert [(each.code, paper in each.message) for each in caught.value.diagnostics] == [("A601", True)]
    assert content(root) == before


def test_what_windows_puts_into_folders_hinders_nobody(folder):
    (folder / NAME / "data" / "Thumbs.db").write_bytes(b"1")
    file_one(folder, "2")
    bagit.Bag(str(folder / NAME)).validate()


def test_a_file_that_was_not_written_as_it_should_be_stops_the_run(tmp_path):
    made, _ = filed_item("1")
    with open_store(tmp_path / "归档", NAME) as store, building(store) as build:
        build.put({f"{item_folder(made)}/{made.parts[0].stored[0].name}": b"else"})
        with pytest.raises(InvalidDataError) as caught:
            build.seal(year(made), INFO)
    assert [each.code for each in caught.value.diagnostics] == ["A602"]
    assert not (tmp_path / "归档" / NAME).exists()


def test_a_folder_of_something_else_is_not_touched(tmp_path):
    (mine := tmp_path / "归档" / NAME).mkdir(parents=True)
    (mine / "照片.jpg").write_bytes(b"1")
    with pytest.raises(InputError, match="不是 govdocs 的归档文件夹"), open_store(tmp_path / "归档", NAME):
        pass
    assert content(mine) == {"照片.jpg": b"1"}


def test_two_runs_at_the_same_time_do_not_meet(folder):
    with (
        open_store(folder, NAME),
        pytest.raises(WriteError, match="另一个归档正在使用"),
        open_store(folder, NAME),
    ):
        pass


def test_the_archive_comes_back_when_a_run_was_killed_between_the_renames(folder):
    before = content(folder / NAME)
    shutil.copytree(folder / NAME, beside(folder / NAME, "new"))
    (folder / NAME).rename(beside(folder / NAME, "old"))
    with open_store(folder, NAME) as store:
        assert store.restored == "went back"
        assert len(store.filed.archive.items) == 1
    assert content(folder / NAME) == before


def full_disk():
    """A small disk of its own, where this machine lets us have one."""
    return shutil.which("mount") and os.geteuid() == 0


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 300 KB."""
    if sys.platform != "linux" or not full_disk():
        pytest.skip("needs the right to mount a disk")
    (place := tmp_path / "盘").mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", place], check=False)
    if done.returncode:
        pytest.skip("mounting is not allowed here")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_disk_that_is_full_leaves_the_archive_as_it_was(small_disk):
    folder = small_disk / "归档"
    file_one(folder, "1")
    before = content(folder / NAME)
    with (
        pytest.raises(WriteError, match="磁盘空间不足"),
        open_store(folder, NAME) as store,
        building(store) as build,
    ):
        build.put({"大.bin": b"x" * 400_000})
    assert content(folder / NAME) == before
    assert [path.name for path in folder.iterdir()] == [NAME]
    file_one(folder, "2")
    bagit.Bag(str(folder / NAME)).validate()


LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
from pathlib import Path
from govdocs.app.archiving.store import building, open_store
with open_store(Path(sys.argv[1]), "Z109-2025") as store, building(store) as build:
    build.put({"大.bin": b"x" * 5000})
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of files")
def test_a_file_that_the_system_cuts_off_leaves_the_archive_as_it_was(folder):
    before = content(folder / NAME)
    run = subprocess.run([sys.executable, "-c", LIMITED, folder], capture_output=True, text=True, check=False)
    assert "文件过大" in run.stderr
    assert content(folder / NAME) == before
    assert [path.name for path in folder.iterdir()] == [NAME]


HOLDING = """
import sys, time
from pathlib import Path
from govdocs.app.archiving.store import building, open_store
with open_store(Path(sys.argv[1]), "Z109-2025") as store, building(store) as build:
    build.put({"半.txt": b"half"})
    print("ready", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_run_that_is_killed_stops_nobody(folder):
    before = content(folder / NAME)
    with subprocess.Popen([sys.executable, "-c", HOLDING, folder], stdout=subprocess.PIPE) as run:
        run.stdout.readline()
        assert beside(folder / NAME, "new").exists()
        run.kill()
    time.sleep(0)
    with open_store(folder, NAME) as store:
        assert store.restored == "cleared"
    assert content(folder / NAME) == before
    assert not beside(folder / NAME, "new").exists()


def test_nothing_is_written_through_a_file_that_was_filed(folder):
    (victim,) = (name for name in content(folder / NAME) if name.endswith("_原件.txt"))
    with open_store(folder, NAME) as store, building(store) as build:
        build.put({victim.removeprefix("data/"): b"other"})
    assert (folder / NAME / victim).read_bytes() == "档案1".encode()
