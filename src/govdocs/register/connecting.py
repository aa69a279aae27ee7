"""The way to the database of a register: a file beside the office's papers, or a server for several desks.

A file is used with a rollback journal, since the folders of offices lie on network drives where the
write-ahead log of SQLite does not work (sqlite.org, "Write-Ahead Logging", section 1), and every
transaction that writes takes the lock at its beginning, so that none has to be given up half-way.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from govdocs.errors import GovdocsError, InputError, ResourceError, WriteError

PATIENCE = 60.0
"""Seconds that a desk waits for the others."""

_CONNECT_SECONDS = 10
"""A server that does not answer within so many seconds is not there."""

_READS = "govdocs_reads"
_SERVERS = ("postgresql", "postgres", "postgresql+psycopg")
_FILES = ("sqlite", "sqlite+pysqlite")
_DRIVER = "psycopg"
_INSTALL = "请管理员运行：pip install 'govdocs[postgres]'"

_REASONS: tuple[tuple[str, type[GovdocsError], str, str], ...] = (
    (
        r"database is locked|lock timeout|canceling statement due to lock",
        WriteError,
        f"别的窗口占用登记簿超过了 {PATIENCE:.0f} 秒",
        "等它结束后再运行；没有取号，也没有改动",
    ),
    (
        r"not a database|malformed|disk image",
        ResourceError,
        "不是登记簿，或者文件已经损坏",
        "检查路径；损坏的登记簿从备份恢复，不要新建一本接着编号",
    ),
    (
        r"readonly database|read-only|permission denied",
        WriteError,
        "没有写入的权限",
        "请管理员给文件和所在的文件夹写入的权限",
    ),
    (r"disk is full|No space left", WriteError, "磁盘空间不足", "腾出空间后重新运行；没有取号"),
    (r"disk I/O error", WriteError, "磁盘读写出错", "检查磁盘和网络驱动器；没有取号"),
    (r"unable to open database", WriteError, "打不开文件", "检查文件夹是否存在、能否写入"),
    (
        r"password authentication failed|no password supplied|authentication failed|role .* does not exist",
        ResourceError,
        "用户名或密码不对，或没有写密码",
        "检查环境变量 GOVDOCS_REGISTER 中的用户名和密码",
    ),
    (
        r"database \"?[^\"]*\"? does not exist",
        ResourceError,
        "服务器上没有这个数据库",
        "请管理员建立数据库，或改正地址",
    ),
    (
        r"Connection refused|could not (?:connect|translate|receive)|connection (?:failed|timeout|is bad)"
        r"|timeout expired|No such file or directory|server closed|failed to resolve|terminating connection",
        ResourceError,
        "连不上数据库服务器，或连接中断",
        "检查网络和服务器，稍后再运行；没有写完的改动全部作废",
    ),
)
"""What a database may say, and what it means to a clerk."""


def is_url(place: str) -> bool:
    """True where `place` is the URL of a database, not a path."""
    return "://" in place


def shown(place: str) -> str:
    """`place` as messages may show it: never with a password."""
    if not is_url(place):
        return place
    try:
        url = make_url(place)
    except (ArgumentError, ValueError):
        return f"{place.partition('://')[0]}://…"
    if url.drivername in _FILES:
        return url.database or ""
    host = url.host or url.query.get("host") or "本机"
    return f"{host} 上的数据库 {url.database or ''}".rstrip()


def connected(place: str, *, create: bool = False) -> Engine:
    """The engine for `place`, a path or a URL; of a file that is not there only with `create`."""
    url = _url(place)
    if url.drivername in _FILES:
        return _file_engine(url, create=create)
    if importlib.util.find_spec(_DRIVER) is None:
        raise ResourceError("没有安装 PostgreSQL 的驱动程序 psycopg", _INSTALL)
    options = f"-c lock_timeout={int(PATIENCE * 1000)}"
    arguments = {"connect_timeout": _CONNECT_SECONDS, "options": options}
    return create_engine(url.set(drivername="postgresql+psycopg"), connect_args=arguments)


def _url(place: str) -> URL:
    if not is_url(place):
        return URL.create(_FILES[0], database=place)
    try:
        url = make_url(place)
    except (ArgumentError, ValueError) as problem:
        raise InputError("登记簿的地址读不懂", _URL_HINT) from problem
    if url.drivername not in (*_SERVERS, *_FILES):
        raise InputError(f"登记簿不能放在“{url.drivername}”里", _URL_HINT)
    return url


_URL_HINT = "写文件的路径，或 postgresql://用户@服务器/数据库，密码写在环境变量 GOVDOCS_REGISTER 里"


def _file_engine(url: URL, *, create: bool) -> Engine:
    path = Path(url.database or "")
    if path.is_dir():
        raise InputError(f"“{path}”是文件夹，不是登记簿", "写登记簿文件的路径，如 登记簿.sqlite")
    if not create and not path.exists():
        words = "新开一本，先运行 govdocs register start 机关代字 年份；已有登记簿的，检查路径"
        raise InputError(f"没有登记簿“{path}”", words)
    engine = create_engine(URL.create(_FILES[0], database=str(path)), connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _settle)
    event.listen(engine, "begin", _begin)
    return engine


def _settle(connection: Any, record: Any) -> None:
    """What holds for each connection to a file; transactions are begun by `_begin` alone."""
    del record
    connection.isolation_level = None
    for words in ("journal_mode = DELETE", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {words}").close()


def _begin(connection: Connection) -> None:
    reads = connection.get_execution_options().get(_READS)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


@contextmanager
def writing(engine: Engine, place: str) -> Iterator[Connection]:
    """A transaction that writes: all of it or nothing, on the disk when it ends."""
    with _told(place), engine.begin() as connection:
        yield connection


@contextmanager
def reading(engine: Engine, place: str) -> Iterator[Connection]:
    """A transaction that only reads."""
    with _told(place), engine.connect() as plain:
        connection = plain.execution_options(**{_READS: True})
        with connection.begin():
            yield connection


@contextmanager
def _told(place: str) -> Iterator[None]:
    """Tells in Chinese what a database refuses; what it said itself may hold more than may be shown."""
    try:
        yield
    except SQLAlchemyError as problem:
        raise _as_told(problem, place) from None


def _as_told(problem: SQLAlchemyError, place: str) -> GovdocsError:
    said = str(problem.orig) if isinstance(problem, DBAPIError) else str(problem)
    for pattern, sort, words, hint in _REASONS:
        if re.search(pattern, said, re.IGNORECASE):
            return sort(f"登记簿“{shown(place)}”：{words}", hint)
    return WriteError(
        f"登记簿“{shown(place)}”：数据库没有接受（{type(problem).__name__}）", "没有改动；请报告给维护者"
    )
