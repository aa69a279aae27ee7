"""Files: read, written as a whole or not at all, safely named.

Below the command line only this room and its neighbours touch files.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, BinaryIO

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
        raise write_error(folder, error) from error
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
        raise write_error(folder, error) from error


def append_line(path: Path, line: str, *, synced: bool = True) -> None:
    """Put `line` at the end of a journal: safe from a kill, and where it is `synced` from a power cut too."""
    try:
        with path.open("ab") as file:
            file.write(f"{line}\n".encode())
            if synced:
                file.flush()
                os.fsync(file.fileno())
    except OSError as error:
        raise write_error(path.parent, error) from error


def read_journal(path: Path) -> tuple[tuple[str, ...], bool]:
    """The whole lines of a journal, none where there is no file; and whether a torn one was dropped."""
    try:
        *lines, rest = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return (), False
    return tuple(line.decode("utf-8", "replace") for line in lines), bool(rest)


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


def write_error(folder: Path, error: OSError | ValueError) -> WriteError:
    """What to tell when the system refused to write into `folder`."""
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
