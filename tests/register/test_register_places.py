"""Where a register may be, and what a clerk is told where it may not."""

from __future__ import annotations

import sqlite3
import subprocess
import sys

import pytest

from govdocs.errors import GovdocsError, InputError, ResourceError, WriteError
from govdocs.register import connecting
from govdocs.register.book import open_register
from govdocs.register.connecting import is_url, shown
from govdocs.register.model import Series, Wish


def failure(place, sort=GovdocsError, **how):
    with pytest.raises(sort) as caught:
        open_register(str(place), **how)
    assert caught.value.hint
    return caught.value.message


@pytest.fixture
def file(tmp_path):
    """A register in a file."""
    path = tmp_path / "登记簿.sqlite"
    open_register(str(path), create=True).close()
    return path


def test_a_new_register_says_so_once(tmp_path):
    place = str(tmp_path / "登 记?簿#1.sqlite")
    assert open_register(place, create=True).new
    assert not open_register(place, create=True).new
    assert [path.name for path in tmp_path.iterdir()] == ["登 记?簿#1.sqlite"]


def test_a_register_that_is_not_there_is_not_made_in_passing(tmp_path):
    assert "没有登记簿" in failure(tmp_path / "登记薄.sqlite", InputError)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_register(tmp_path):
    assert "是文件夹" in failure(tmp_path, InputError)


def test_a_folder_that_is_not_there_is_told(tmp_path):
    assert "打不开文件" in failure(tmp_path / "无" / "登记簿.sqlite", WriteError, create=True)


@pytest.mark.parametrize("how", [{}, {"create": True}])
def test_another_file_is_left_as_it_is(tmp_path, how):
    (path := tmp_path / "登记簿.sqlite").write_bytes("我不是登记簿".encode() * 100)
    before = path.read_bytes()
    assert "不是登记簿" in failure(path, ResourceError, **how)
    assert path.read_bytes() == before


@pytest.mark.parametrize("how", [{}, {"create": True}])
def test_the_database_of_another_program_is_left_as_it_is(tmp_path, how):
    path = tmp_path / "别的.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE people (name TEXT)")
    other.close()
    assert "不是登记簿" in failure(path, InputError, **how)


def test_the_register_of_a_newer_program_is_refused(file):
    with sqlite3.connect(file) as other:
        other.execute("UPDATE govdocs_register SET schema_version = 2")
    other.close()
    assert "较新的 govdocs" in failure(file, ResourceError)
    assert "较新的 govdocs" in failure(file, ResourceError, create=True)


def test_a_damaged_register_is_told(file):
    content = bytearray(file.read_bytes())
    content[100:4096] = b"\xff" * 3996
    file.write_bytes(content)
    assert "损坏" in failure(file, ResourceError)


def test_a_register_that_another_program_holds_is_told(file, desk, monkeypatch):
    monkeypatch.setattr(connecting, "PATIENCE", 0.1)
    register = open_register(str(file))
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(WriteError, match="占用登记簿"):
        register.take(Wish(Series("清政发", 2025)), desk)
    other.rollback()
    other.close()
    assert register.take(Wish(Series("清政发", 2025)), desk).entry.number.sequence == 1


def test_a_full_disk_takes_no_number(file):
    words = (
        "import resource, signal, sys; from datetime import UTC, datetime\n"
        "from govdocs.errors import GovdocsError; from govdocs.register.book import open_register\n"
        "from govdocs.register.model import Desk, Facts, Series, Wish\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "register = open_register(sys.argv[1])\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))\n"
        "try: register.take(Wish(Series('清政发', 2025), Facts('题' * 999)), Desk('x', datetime.now(UTC)))\n"
        "except GovdocsError as problem: print(problem.message, problem.exit_code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", words, str(file)], capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith(" 4\n"), done.stdout
    register = open_register(str(file))
    assert register.numbers() == register.events() == ()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("mysql://a:geheim@h/d", "不能放在“mysql”里"),
        ("http:/geheim", "没有登记簿"),
        ("postgresql://a:geheim@h:端口/d", "地址读不懂"),
        ("post gres://a:geheim@h/d", "地址读不懂"),
    ],
)
def test_addresses_that_are_none_are_refused(tmp_path, monkeypatch, place, words):
    monkeypatch.chdir(tmp_path)
    assert words in failure(place, InputError)


def test_a_server_that_is_not_there_is_told_without_the_password():
    message = failure("postgresql://clerk:geheim@127.0.0.1:9/登记", ResourceError)
    assert message == "登记簿“127.0.0.1 上的数据库 登记”：连不上数据库服务器，或连接中断"


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("postgresql://clerk:geheim@h:5432/d", "h 上的数据库 d"),
        ("postgresql:///d?host=/tmp/x&password=geheim", "/tmp/x 上的数据库 d"),
        ("postgresql:///d", "本机 上的数据库 d"),
        ("sqlite:///a/b.sqlite", "a/b.sqlite"),
        ("post gres://a:geheim@h/d", "post gres://…"),
        ("登记簿.sqlite", "登记簿.sqlite"),
    ],
)
def test_a_place_is_shown_without_a_password(place, told):
    assert shown(place) == told
    assert is_url(place) == ("://" in place)


def test_the_url_of_a_file_is_a_file(tmp_path):
    place = f"sqlite:///{tmp_path}/登记簿.sqlite"
    assert open_register(place, create=True).place == f"{tmp_path}/登记簿.sqlite"


def test_a_machine_without_the_driver_is_told(monkeypatch):
    monkeypatch.setattr(connecting, "_DRIVER", "no_such_driver")
    assert "psycopg" in failure("postgresql://a@h/d", ResourceError)


@pytest.mark.printing
def test_a_server_without_the_database_or_the_user_is_told(server):
    assert "没有这个数据库" in failure(server.replace("/postgres?", "/nowhere?"), ResourceError)
    assert "用户名或密码" in failure(server.replace("govdocs@", "nobody:geheim@"), ResourceError)


@pytest.mark.printing
def test_a_server_without_a_register_is_told(postgres):
    assert "不是登记簿" in failure(postgres, InputError)


@pytest.mark.printing
def test_the_tables_of_another_program_on_a_server_are_left_alone(postgres):
    subprocess.run(["psql", postgres, "-qc", "CREATE TABLE events (id int)"], check=True, capture_output=True)
    assert "别的程序的数据库" in failure(postgres, InputError, create=True)


@pytest.mark.printing
def test_a_server_that_goes_away_is_told(postgres, desk):
    register = open_register(postgres, create=True)
    register.take(Wish(Series("清政发", 2025)), desk)
    others = "WHERE pid <> pg_backend_pid() AND datname = 'postgres'"
    kill = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity {others}"
    subprocess.run(["psql", postgres, "-qc", kill], check=True, capture_output=True)
    with pytest.raises(ResourceError, match="连接中断"):
        register.take(Wish(Series("清政发", 2025)), desk)
    assert register.take(Wish(Series("清政发", 2025)), desk).entry.number.sequence == 2
    register.close()


def test_what_no_one_foresaw_says_no_more_than_its_sort(file, desk):
    register = open_register(str(file))
    with sqlite3.connect(file) as other:
        other.execute("DROP TABLE numbers")
    other.close()
    with pytest.raises(WriteError, match="数据库没有接受"):
        register.take(Wish(Series("清政发", 2025)), desk)
