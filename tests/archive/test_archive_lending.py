"""`archive lend`: a copy leaves the archive with a line in the log, or not at all."""

from __future__ import annotations

import hashlib
import json
import shutil

import pytest
from click.testing import CliRunner
from sound_archive import SCHEME, sound_archive

from govdocs.app.archiving.lending import Use, lend
from govdocs.archive.access import access_of
from govdocs.archive.keeping import dump, load
from govdocs.archive.model import Part, StoredFile, Volume, VolumePaper, YearArchive
from govdocs.archive.places import ACCESS_LOG, DATA, volume_folder
from govdocs.cli.main import main
from govdocs.digests import tree_below
from govdocs.errors import InputError

CODE = "Z109-WS·2025-D30-DZB-0001"
USE = Use("上级核查组", "2026-04-10", "核查防汛方案", "何某川")


@pytest.fixture(scope="module")
def filed(tmp_path_factory):
    return sound_archive(tmp_path_factory.mktemp("镇")).root.parent


@pytest.fixture
def archive(filed, tmp_path):
    return shutil.copytree(filed, tmp_path / "归档")


def logged(archive):
    path = archive / ACCESS_LOG
    return (
        [access_of(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    )


def test_the_copies_are_those_that_are_kept_for_long_and_the_log_says_who_took_them(archive, tmp_path):
    done = lend(archive, CODE, tmp_path / "利用", USE)
    item = next(
        item for item in load((archive / "Z109-2025" / "data" / DATA).read_bytes()).items if item.code == CODE
    )
    wanted = {file.sha256 for part in item.parts for file in part.stored if file.purpose == "archival"}
    assert {hashlib.sha256(path.read_bytes()).hexdigest() for path in done.paths} == wanted
    assert [(line.who, line.why, line.approver, line.what) for line in logged(archive)] == [
        ("上级核查组", "核查防汛方案", "何某川", CODE)
    ]
    assert not done.about_minor


def test_the_archive_itself_stays_as_it_was(archive, tmp_path):
    before = {name: (archive / name).read_bytes() for name in tree_below(archive)[0]}
    lend(archive, CODE, tmp_path / "利用", USE)
    after = {name: (archive / name).read_bytes() for name in tree_below(archive)[0] if name != ACCESS_LOG}
    assert after == before


def test_a_code_with_other_separators_is_understood(archive, tmp_path):
    assert lend(archive, CODE.replace("·", "•").replace("-", "—"), tmp_path / "利用", USE).code == CODE


def test_without_an_approver_nothing_leaves(archive, tmp_path):
    with pytest.raises(InputError, match="批准人"):
        lend(archive, CODE, tmp_path / "利用", Use("某人", "2026-04-10", "看看", " "))
    assert not (tmp_path / "利用").exists()
    assert logged(archive) == []


def test_a_volume_is_said_to_be_about_a_minor_and_a_part_without_copy_gives_its_original(tmp_path):
    file = StoredFile("x_01_正文_原件.ofd", "ofd", 3, hashlib.sha256(b"ofd").hexdigest(), "working")
    part = Part("正文", "x.ofd", file.sha256, 3, "ofd", 1, stored=(file,), why_not="OFD 不能转成 PDF")
    paper = VolumePaper(1, "登记表", "镇", "20250304", 1, 1, parts=(part,))
    code = "Z109-ZY·WCN·2025·D30-001"
    volume = Volume("WCN-2025-0007", "[个案]", 2025, "D30", (paper,), fonds="Z109", volume_no=1, code=code)
    data = tmp_path / "归档" / "Z109-2025" / "data"
    (data / volume_folder(volume)).mkdir(parents=True)
    (data / volume_folder(volume) / file.name).write_bytes(b"ofd")
    (data / DATA).write_bytes(dump(YearArchive(SCHEME, 2025, volumes=(volume,))))
    done = lend(tmp_path / "归档", code, tmp_path / "利用", USE)
    assert (done.about_minor, [path.name for path in done.paths]) == (True, [file.name])
    words = ["archive", "lend", code, "--archive", str(tmp_path / "归档"), "-o", str(tmp_path / "再")]
    told = CliRunner().invoke(main, [*words, "--who", "甲", "--why", "核查", "--approver", "乙"])
    assert "未成年人保护法" in told.output


def test_what_a_run_that_was_killed_left_is_not_lent_from(archive, tmp_path):
    (archive / "Z109-2025").rename(archive / ".govdocs-Z109-2025.new")
    with pytest.raises(InputError, match="没有档号"):
        lend(archive, CODE, tmp_path / "利用", USE)


def test_an_unknown_code_is_told(archive, tmp_path):
    with pytest.raises(InputError, match="没有档号"):
        lend(archive, "Z109-WS·2025-Y-DZB-0099", tmp_path / "利用", USE)


def test_a_file_that_was_changed_is_not_given_out(archive, tmp_path):
    path = next(archive.rglob(f"{CODE}_01_正文.pdf"))
    path.write_bytes(path.read_bytes() + b"%")
    with pytest.raises(InputError, match="不一样"):
        lend(archive, CODE, tmp_path / "利用", USE)
    assert logged(archive) == []


def test_the_command_says_what_it_copied(archive, tmp_path):
    words = ["archive", "lend", CODE, "--archive", str(archive), "-o", str(tmp_path / "利用")]
    words += ["--who", "上级核查组", "--why", "核查", "--approver", "何某川", "--date", "2026-04-10"]
    told = CliRunner().invoke(main, words)
    assert told.exit_code == 0, told.output
    assert f"已复制 {CODE} 的 5 个文件" in told.output
    told = CliRunner().invoke(main, [*words, "--json"])
    assert json.loads(told.stdout)["code"] == CODE
    assert len(logged(archive)) == 2
    assert logged(archive)[0].when == "2026-04-10"


def test_the_command_wants_purpose_and_approver(archive):
    told = CliRunner().invoke(main, ["archive", "lend", CODE, "--archive", str(archive), "--who", "某人"])
    assert told.exit_code == 2
