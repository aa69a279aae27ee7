"""BagIt 1.0 (RFC 8493): what a bag says of its files, written and read without touching a file."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from govdocs.archive.places import PAYLOAD

DECLARATION = "bagit.txt"
INFO = "bag-info.txt"
FETCH = "fetch.txt"
SM3_LIST = "sm3-payload.txt"
"""A tag file beside the manifests: SM3 (GB/T 32905-2016) of each payload file."""

PAYLOAD_ALGORITHMS = ("sha512", "sha256")
TAG_ALGORITHM = "sha512"
STRONG = frozenset({"sha256", "sha512"})
"""At least one manifest must be of these (RFC 8493, 2.4); MD5 and SHA-1 alone prove nothing."""

_DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_MANIFEST = re.compile(r"(?P<tags>tag)?manifest-(?P<algorithm>[a-z0-9]+)\.txt")
_LINE = re.compile(r"(?P<digest>[0-9A-Fa-f]+)[ \t]+\*?(?P<path>.+)")
_ESCAPES = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_LINE_END = re.compile(r"\r\n|\r|\n")
_ESCAPED = re.compile("%(0D|0A|25)", re.IGNORECASE)
_SM3_VECTORS = (
    (b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
    (b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
)
"""The two examples of GB/T 32905-2016, annex A."""


@dataclass(frozen=True, slots=True)
class Digested:
    """A file as it was read: its size in bytes, digests by algorithm, and how it begins."""

    size: int
    digests: Mapping[str, str] = field(default_factory=dict)
    head: bytes = b""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a manifest: `path` decoded, `digest` in lower case."""

    digest: str
    path: str


@dataclass(frozen=True, slots=True)
class Bag:
    """What the tag files of a bag say; `faults` are lines that could not be read, each naming its file.

    `manifests` and `tag_manifests` are by algorithm, `sm3` is None where there is no such list.
    """

    declaration: bytes | None
    manifests: Mapping[str, tuple[Entry, ...]]
    tag_manifests: Mapping[str, tuple[Entry, ...]]
    info: tuple[tuple[str, str], ...] = ()
    sm3: tuple[Entry, ...] | None = None
    faults: tuple[str, ...] = ()

    @property
    def algorithms(self) -> frozenset[str]:
        """The digests that must be counted to check this bag, as far as this machine knows them."""
        wanted = {*self.manifests, *self.tag_manifests, *(("sm3",) if self.sm3 is not None else ())}
        return frozenset(name for name in wanted if can_digest(name))


@cache
def sm3_works() -> bool:
    """Whether this machine counts SM3 as the two examples of the standard say (A-74)."""
    try:
        return all(hashlib.new("sm3", text).hexdigest() == known for text, known in _SM3_VECTORS)
    except ValueError:
        return False


def can_digest(algorithm: str) -> bool:
    """Whether this machine can count that digest; SM3 only where it counts right."""
    return sm3_works() if algorithm == "sm3" else algorithm in hashlib.algorithms_available


def payload_algorithms() -> tuple[str, ...]:
    """The digests that a new bag needs of each payload file."""
    return (*PAYLOAD_ALGORITHMS, *(("sm3",) if sm3_works() else ()))


def digest_bytes(content: bytes, algorithms: Iterable[str]) -> Digested:
    """`content` as a file that was read."""
    digests = {name: hashlib.new(name, content).hexdigest() for name in algorithms}
    return Digested(len(content), digests, content[:16])


def bag_info(identifier: str, organisation: str, agent: str, day: date) -> dict[str, str]:
    """What bag-info.txt says: the office, 全宗号-年度, the day; no person anywhere."""
    return {
        "Source-Organization": organisation,
        "External-Identifier": identifier,
        "External-Description": "归档文件（govdocs）",
        "Bagging-Date": day.isoformat(),
        "Bag-Software-Agent": agent,
    }


def tag_files(payload: Mapping[str, Digested], info: Mapping[str, str]) -> dict[str, bytes]:
    """All tag files of a bag over `payload` (path from the root of the bag, so data/…, to the file)."""
    ordered = sorted(payload, key=lambda path: path.encode())
    size = sum(file.size for file in payload.values())
    said = {**info, "Payload-Oxum": f"{size}.{len(payload)}"}
    files = {DECLARATION: _DECLARED, INFO: _info_bytes(said)}
    for algorithm in PAYLOAD_ALGORITHMS:
        files[f"manifest-{algorithm}.txt"] = _manifest(ordered, payload, algorithm)
    if sm3_works():
        files[SM3_LIST] = _manifest(ordered, payload, "sm3")
    tags = {name: digest_bytes(content, (TAG_ALGORITHM,)) for name, content in files.items()}
    files[f"tagmanifest-{TAG_ALGORITHM}.txt"] = _manifest(sorted(tags), tags, TAG_ALGORITHM)
    return files


def _manifest(paths: Iterable[str], files: Mapping[str, Digested], algorithm: str) -> bytes:
    lines = (f"{files[path].digests[algorithm]}  {escaped(path)}\n" for path in paths)
    return "".join(lines).encode()


def _info_bytes(info: Mapping[str, str]) -> bytes:
    lines = (f"{name}: {' '.join(value.split())}\n" for name, value in info.items() if value.strip())
    return "".join(lines).encode()


def escaped(path: str) -> str:
    """`path` as it stands in a manifest, NFC (RFC 8493, 2.1.3)."""
    for character, escape in _ESCAPES:
        path = path.replace(character, escape)
    return unicodedata.normalize("NFC", path)


def unescaped(text: str) -> str:
    """The path that stands in a manifest as `text`."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def read_bag(files: Mapping[str, bytes]) -> Bag:
    """The bag whose tag files at its root are `files`; what cannot be read is a fault, never an error."""
    faults: list[str] = []
    manifests: dict[str, tuple[Entry, ...]] = {}
    tag_manifests: dict[str, tuple[Entry, ...]] = {}
    for name in sorted(files):
        if match := _MANIFEST.fullmatch(name):
            target = tag_manifests if match["tags"] else manifests
            target[match["algorithm"]] = tuple(_entries(name, files[name], faults))
    sm3 = tuple(_entries(SM3_LIST, files[SM3_LIST], faults)) if SM3_LIST in files else None
    info = tuple(_info(files[INFO], faults)) if INFO in files else ()
    return Bag(files.get(DECLARATION), manifests, tag_manifests, info, sm3, tuple(faults))


def is_tag_file(name: str) -> bool:
    """Whether a file of that name at the root of a bag is one of those that `tag_files` writes."""
    return name in (DECLARATION, INFO, SM3_LIST) or bool(_MANIFEST.fullmatch(name))


def _entries(name: str, content: bytes, faults: list[str]) -> Iterator[Entry]:
    for number, line in enumerate(_LINE_END.split(_text(name, content, faults)), 1):
        match = _LINE.fullmatch(line)
        if match:
            yield Entry(match["digest"].lower(), unescaped(match["path"]))
        elif line.strip():
            faults.append(f"{name} 第{number}行不是“校验值 路径”")


def _info(content: bytes, faults: list[str]) -> Iterator[tuple[str, str]]:
    label, value = "", ""
    for number, line in enumerate(_LINE_END.split(_text(INFO, content, faults)), 1):
        if label and line[:1] in {" ", "\t"}:
            value = f"{value} {line.strip()}"
            continue
        if label:
            yield label, value
        label, colon, value = (piece.strip() for piece in line.partition(":"))
        if not colon:
            label = ""
            if line.strip():
                faults.append(f"{INFO} 第{number}行不是“名称: 值”")
    if label:
        yield label, value


def _text(name: str, content: bytes, faults: list[str]) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        faults.append(f"{name} 不是 UTF-8 编码")
        return ""


def declaration_faults(declaration: bytes | None) -> Iterator[str]:
    """What is wrong with bagit.txt (A-69)."""
    if declaration is None:
        yield f"缺少 {DECLARATION}"
    elif declaration.startswith(b"\xef\xbb\xbf"):
        yield f"{DECLARATION} 带有字节顺序标记（BOM）"
    elif declaration.replace(b"\r\n", b"\n").rstrip(b"\n") != _DECLARED.rstrip(b"\n"):
        yield f"{DECLARATION} 不是规定的两行（版本 1.0、编码 UTF-8）"


def list_faults(name: str, entries: Iterable[Entry], files: Mapping[str, Digested]) -> Iterator[str]:
    """Where a list of digests and the files that it must list exactly differ (A-70).

    `name` is that of the list, its algorithm stands between "-" and "." or is that of SM3.
    """
    algorithm = "sm3" if name == SM3_LIST else name.rpartition("-")[2].removesuffix(".txt")
    seen: set[str] = set()
    for entry in entries:
        if entry.path in seen:
            yield f"{name} 重复列出“{entry.path}”"
        seen.add(entry.path)
        if entry.path not in files:
            yield f"缺少“{entry.path}”（{name} 列有）"
        elif algorithm in files[entry.path].digests and files[entry.path].digests[algorithm] != entry.digest:
            yield f"“{entry.path}”已被改动：{algorithm} 与 {name} 不符"
    if name == SM3_LIST or name.startswith("manifest-"):
        yield from (f"“{path}”不在 {name} 中" for path in sorted(files.keys() - seen))


def path_faults(paths: Iterable[str]) -> Iterator[str]:
    """Paths that lead out of a bag, or that some systems take for the same (A-72)."""
    seen: dict[str, str] = {}
    for path in sorted(set(paths)):
        if path.startswith(("/", "~")) or "\\" in path or ".." in path.split("/") or path[1:2] == ":":
            yield f"“{path}”是不安全的路径"
        same = unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
        if same in seen:
            yield f"“{path}”与“{seen[same]}”只有大小写或编码形式不同"
        seen[same] = path


def oxum_of(payload: Mapping[str, Digested]) -> str:
    """Payload-Oxum: the bytes and the number of payload files."""
    inside = [file for path, file in payload.items() if path.startswith(f"{PAYLOAD}/")]
    return f"{sum(file.size for file in inside)}.{len(inside)}"
