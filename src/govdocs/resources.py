"""The only room below the command line that touches files: reading, atomic writing, safe names."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import new as new_digest
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, BinaryIO

from govdocs.errors import InputError, ResourceError, WriteError

READ_LIMIT = 64 * 1024 * 1024
"""The largest input file in bytes."""

NAME_LIMIT = 120
"""The longest file name in characters, suffix included."""

NAME_BYTES = 230
"""The longest file name in UTF-8 bytes: file systems stop at 255."""

_TEMPORARY = (".govdocs-", ".tmp")
"""How the name of a file that is not complete begins and ends."""

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]
_FORBIDDEN = re.compile(
    r'[\\/:*?"<>|\x00-\x1f\x7f\ud800-\udfff\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]'
)
_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}
_ELSEWHERE = "用 -o 换一个文件夹再试"
_SYSTEM = {
    errno.ENOSPC: ("磁盘空间不足", "腾出空间后重新运行"),
    errno.EDQUOT: ("磁盘配额不足", "腾出空间后重新运行"),
    errno.EFBIG: ("文件过大", "检查磁盘配额或限制"),
    errno.EACCES: ("没有权限", "文件可能正在其他程序（如 Word、WPS）中打开：关闭它，或用 -o 换一个文件夹"),
    errno.EPERM: ("没有权限", "用 -o 换一个文件夹"),
    errno.EROFS: ("只读的磁盘", "用 -o 换一个文件夹"),
    errno.EISDIR: ("同名的文件夹已存在", "改名或用 -o 换一个文件夹"),
    errno.ENOENT: ("路径不存在", "检查路径，或用 -o 换一个文件夹"),
    errno.ENOTDIR: ("路径中有一段不是文件夹", "用 -o 换一个文件夹"),
    errno.EEXIST: ("同名的文件已存在，无法建立文件夹", "用 -o 换一个文件夹"),
    errno.ENAMETOOLONG: ("路径过长", "用 -o 换一个路径较短的文件夹"),
    errno.EPIPE: ("接收的程序已经结束", "检查管道后面的命令"),
}
"""What the system may answer: the reason in Chinese, and what to do."""


Content = bytes | Callable[[IO[bytes]], object]
"""What a file shall hold, or what writes it."""


def resource_path(*parts: str) -> Path:
    """A file or folder that comes with govdocs: in the wheel inside the package, else in the checkout.

    `parts` begin with "data" or "templates".
    """
    home = _PACKAGE if (_PACKAGE / parts[0]).is_dir() else _CHECKOUT
    path = home.joinpath(*parts)
    if not path.exists():
        raise ResourceError(f"缺少随程序提供的文件：{'/'.join(parts)}", "重新安装 govdocs")
    return path


def list_files(folder: Path) -> tuple[Path, ...]:
    """The files in `folder` by name, hidden ones left out."""
    return tuple(sorted(path for path in folder.iterdir() if path.is_file() and path.name[0] != "."))


def read_bytes(path: Path, limit: int = READ_LIMIT) -> bytes:
    """The content of an input file of at most `limit` bytes."""
    if path.is_dir():
        raise InputError(f"“{path}”是文件夹，不是文件", "给出文件夹里的一个文件")
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise InputError(f"找不到文件“{path}”", "检查路径和文件名") from error
    except (OSError, ValueError) as error:
        raise InputError(
            f"无法读取“{path}”：{system_reason(error)}", "检查文件权限，或把文件复制到别处再试"
        ) from error
    if len(data) > limit:
        raise InputError(f"文件“{path}”超过 {limit // (1024 * 1024)} MB", "这不像一份公文；拆分后再试")
    return data


def write_files(
    folder: Path, files: Mapping[str, Content], inputs: Collection[Path] = ()
) -> tuple[Path, ...]:
    """Write `files` (name to content) into `folder`, all of them or none; give their paths.

    A content that is too long for memory is what writes it into an open file.
    Each is written under a temporary name in the same folder, flushed to the disk and renamed when
    all are complete. A name that is one of `inputs` is refused.
    """
    targets = {folder / name: content for name, content in files.items()}
    temporaries: list[tuple[Path, Path]] = []
    _refuse_impossible(folder, targets)
    try:
        _refuse_inputs(targets, inputs)
        folder.mkdir(parents=True, exist_ok=True)
        for target, content in targets.items():
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, "is a directory", str(target))
            temporaries.append((_temporary(folder, content), target))
        for temporary, target in temporaries:
            temporary.replace(target)
    except OSError as error:
        raise _write_error(folder, error) from error
    finally:
        _remove(temporary for temporary, _ in temporaries)
    return tuple(targets)


def _refuse_impossible(folder: Path, paths: Iterable[Path]) -> None:
    """Raises for paths with characters that no system takes."""
    try:
        for path in paths:
            with contextlib.suppress(OSError):
                path.lstat()
    except ValueError as error:
        raise _write_error(folder, error) from error


def append_line(path: Path, line: str, *, synced: bool = True) -> None:
    """Put `line` at the end of a journal: safe from a kill, and where it is `synced` from a power cut too."""
    try:
        with path.open("ab") as file:
            file.write(f"{line}\n".encode())
            if synced:
                file.flush()
                os.fsync(file.fileno())
    except OSError as error:
        raise _write_error(path.parent, error) from error


def read_journal(path: Path) -> tuple[tuple[str, ...], bool]:
    """The whole lines of a journal, none where there is no file; and whether a torn one was dropped."""
    try:
        *lines, rest = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return (), False
    return tuple(line.decode("utf-8", "replace") for line in lines), bool(rest)


def file_digest(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal digits; "" where it cannot be read."""
    digest = sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()


def digested(path: Path, algorithms: Collection[str], head: int = 0) -> tuple[int, dict[str, str], bytes]:
    """Size, digests in hexadecimal digits and the first `head` bytes of a file, read once from end to end."""
    if path.exists() and not path.is_file():
        raise InputError(f"“{path}”不是普通的文件", "从这个文件夹里移走它")
    digests = {name: new_digest(name) for name in algorithms}
    size, beginning = 0, b""
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                beginning = beginning or piece[:head]
                size += len(piece)
                for digest in digests.values():
                    digest.update(piece)
    except (OSError, ValueError) as error:
        raise InputError(f"无法读取“{path}”：{system_reason(error)}", "检查文件权限和磁盘") from error
    return size, {name: digest.hexdigest() for name, digest in digests.items()}, beginning


def tree_below(folder: Path) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Files, folders and links below `folder` as sorted paths divided by "/", hidden ones too.

    No link is followed.
    """
    files: list[str] = []
    folders: list[str] = []
    links: list[str] = []
    for home, below, names in os.walk(folder, followlinks=False):
        for name in (*below, *names):
            path = Path(home, name)
            found = links if path.is_symlink() else folders if name in below else files
            found.append(path.relative_to(folder).as_posix())
    return tuple(sorted(files)), tuple(sorted(folders)), tuple(sorted(links))


def file_size(path: Path) -> int:
    """The bytes of a file."""
    try:
        return path.stat().st_size
    except (OSError, ValueError) as error:
        raise InputError(f"无法读取“{path}”：{system_reason(error)}", "检查路径和文件权限") from error


@contextlib.contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file at `path`, open for reading: for what is too large for memory."""
    try:
        file = path.open("rb")
    except (OSError, ValueError) as error:
        raise InputError(f"无法读取“{path}”：{system_reason(error)}", "检查路径和文件权限") from error
    with file:
        yield file


def copy_of(path: Path) -> Callable[[IO[bytes]], object]:
    """What writes the content of the file at `path` into an open one, piece by piece."""

    def write(target: IO[bytes]) -> None:
        with opened(path) as source:
            shutil.copyfileobj(source, target, 1 << 20)

    return write


def set_aside(path: Path, digests: Collection[str]) -> Path | None:
    """Give the file at `path` another name beside it where it is none of those in `digests`; its path."""
    found = file_digest(path)
    if not found or found in digests:
        return None
    number = 1
    while (other := path.with_stem(f"{path.stem}（改动{number}）")).exists():
        number += 1
    try:
        path.rename(other)
    except OSError as error:
        raise _write_error(path.parent, error) from error
    return other


def remove_leftovers(folder: Path) -> int:
    """Remove what an earlier run that was killed left half-written in `folder`; give how many files."""
    begin, end = _TEMPORARY
    found = [path for path in folder.glob(f"{begin}*{end}") if path.is_file()]
    _remove(found)
    return len(found)


def remove_files(paths: Iterable[Path], folder: Path | None = None) -> None:
    """Remove files that were only means to an end, then `folder` where it is empty."""
    _remove(paths)
    if folder:
        with contextlib.suppress(OSError):
            folder.rmdir()


@contextlib.contextmanager
def claimed(folder: Path, name: str, work: str = "批量打印") -> Iterator[None]:
    """`folder` for one run of this `work` alone, as long as the file `name` in it is locked.

    The system gives the lock back when a run ends in whatever way; a file that a killed run left
    behind stops nobody. It holds the number of the process.
    """
    path = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = _locked(path)
    except OSError as error:
        raise _write_error(folder, error) from error
    if file is None:
        words = f"另一个{work}正在使用文件夹“{folder}”"
        raise WriteError(words, "等它结束后再运行，或用 -o 换一个文件夹")
    with file:
        try:
            file.write(f"{os.getpid()}\n".encode())
            file.flush()
            yield
        finally:
            _remove([path])


def _locked(path: Path) -> IO[bytes] | None:
    """The open and locked file at `path`; None where another process has locked it."""
    while True:
        file = path.open("ab")
        if not _lock(file):
            file.close()
            return None
        with contextlib.suppress(FileNotFoundError):
            if os.path.samestat(path.stat(), os.fstat(file.fileno())):
                file.truncate(0)
                return file
        file.close()  # its owner removed it between our opening and our locking it


if sys.platform == "win32":  # pragma: no cover - no machine for it here

    def _lock(file: IO[Any]) -> bool:
        import msvcrt  # noqa: PLC0415 - there is none elsewhere

        file.seek(1 << 20)  # what is locked cannot be read by others
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _lock(file: IO[Any]) -> bool:
        import fcntl  # noqa: PLC0415 - there is none on Windows

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def converted_file(command: Sequence[str], names: tuple[str, str], content: bytes, seconds: float) -> bytes:
    """What a program makes of a file, in a folder of its own that is removed at once; b"" for nothing.

    `names` are those of the file and of the one that the program makes; {folder} and {folder_uri} in
    `command` stand for the folder. The program is stopped after so many `seconds`.
    """
    program = Path(command[0]).name
    with tempfile.TemporaryDirectory(prefix="govdocs-") as made:
        folder = Path(made)
        (folder / names[0]).write_bytes(content)
        places = (("{folder_uri}", folder.as_uri()), ("{folder}", str(folder)))
        words = [word.replace(*places[0]).replace(*places[1]) for word in command]
        try:
            subprocess.run(words, check=True, capture_output=True, timeout=seconds, cwd=folder)
        except subprocess.TimeoutExpired as error:
            raise ResourceError(f"“{program}”过了 {seconds:g} 秒还没有做完", "再试一次") from error
        except (OSError, subprocess.CalledProcessError) as error:
            raise ResourceError(f"“{program}”没有运行成功", "检查这个程序能否正常打开文件") from error
        result = folder / names[1]
        return result.read_bytes() if result.is_file() else b""


def converted_files(
    command: Sequence[str],
    files: Mapping[str, bytes],
    made: tuple[str, str],
    patience: float,
    environment: Mapping[str, str],
) -> dict[str, bytes]:
    """What a program makes of many files in one start, by their names; those that it fails at are missing.

    `made` is the folder in the temporary one into which it writes, and the suffix of what it makes.
    {folder} and {folder_uri} in `command` and `environment` stand for the temporary folder. A program that
    makes nothing new for `patience` seconds is stopped; what it has made until then counts.
    """
    with tempfile.TemporaryDirectory(prefix="govdocs-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        for name, content in files.items():
            (folder / name).write_bytes(content)
        target = folder / made[0]
        target.mkdir()
        places = (("{folder_uri}", folder.as_uri()), ("{folder}", temporary))
        words = [word.replace(*places[0]).replace(*places[1]) for word in command]
        added = {key: word.replace(*places[0]).replace(*places[1]) for key, word in environment.items()}
        _run_patiently(words, target, patience, {**os.environ, **added})
        found = {name: target / (Path(name).stem + made[1]) for name in files}
        return {name: path.read_bytes() for name, path in found.items() if path.is_file()}


_TICK = 0.2


def _run_patiently(words: list[str], target: Path, patience: float, environment: dict[str, str]) -> None:
    """Run a program as long as new files come into the folder `target`."""
    idle, known = 0.0, 0
    try:
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=target.parent,
            env=environment,
            start_new_session=True,
        )
    except OSError as error:
        raise ResourceError(f"“{Path(words[0]).name}”没有运行成功", "检查这个程序能否正常打开文件") from error
    with process:
        try:
            while idle < patience:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(_TICK)
                    return
                count = sum(1 for _ in target.iterdir())
                idle, known = (idle + _TICK, known) if count == known else (0.0, count)
        finally:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a program of ours with all that it has started; nothing where it has ended."""
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:  # pragma: no cover - Windows
        process.kill()


def safe_name(text: str, suffix: str = "") -> str:
    """`text` and `suffix` as a file name that Windows, macOS and Linux accept."""
    stem = re.sub(r" +", " ", _FORBIDDEN.sub("", re.sub(r"\s", " ", text))).strip(" .")
    while len(stem + suffix) > NAME_LIMIT or len((stem + suffix).encode()) > NAME_BYTES:
        stem = stem[:-1]
    stem = stem.strip(" .") or "公文"
    if stem.split(".")[0].strip().upper() in _RESERVED:
        stem = f"_{stem}"
    return stem + suffix


def _refuse_inputs(targets: Iterable[Path], inputs: Collection[Path]) -> None:
    originals = {path.resolve() for path in inputs}
    for target in targets:
        if target.resolve() in originals:
            raise WriteError(f"输出会覆盖输入文件“{target}”", "用 -o 换一个文件名或文件夹；原件从不改动")


def _temporary(folder: Path, content: Content) -> Path:
    handle, name = tempfile.mkstemp(_TEMPORARY[1], _TEMPORARY[0], folder)
    try:
        with os.fdopen(handle, "wb") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                content(file)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())
    except BaseException:
        _remove([Path(name)])
        raise
    return Path(name)


def _umask() -> int:
    current = os.umask(0o022)
    os.umask(current)
    return current


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _write_error(folder: Path, error: OSError | ValueError) -> WriteError:
    words = f"无法写入文件夹“{folder}”：{system_reason(error)}；没有留下不完整的文件"
    return WriteError(words, write_hint(error))


def write_hint(error: OSError | ValueError) -> str:
    """What to do where the system refused to write, in Chinese."""
    return _SYSTEM.get(getattr(error, "errno", None) or 0, ("", _ELSEWHERE))[1]


def system_reason(error: OSError | ValueError) -> str:
    """Why the system refused, in Chinese."""
    if isinstance(error, ValueError):
        return "路径中有不能使用的字符"
    number = error.errno or 0
    return _SYSTEM[number][0] if number in _SYSTEM else f"系统错误 {errno.errorcode.get(number, number)}"
