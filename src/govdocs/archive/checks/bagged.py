"""A-69 to A-74: the bag (RFC 8493)."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from govdocs.archive.bags import (
    FETCH,
    PAYLOAD_ALGORITHMS,
    SM3_LIST,
    STRONG,
    Digested,
    can_digest,
    declaration_faults,
    is_tag_file,
    list_faults,
    oxum_of,
    path_faults,
    sm3_works,
)
from govdocs.archive.checks.model import Check, Examined, Family, when
from govdocs.archive.checks.subject import Subject
from govdocs.archive.places import PAYLOAD

_PACKAGE: Family = ("真实性", "信息包")
_SOURCE: Family = ("真实性", "来源")
_AMOUNT: Family = ("完整性", "总量")


def _payload(subject: Subject) -> Mapping[str, Digested]:
    return {path: file for path, file in (subject.files or {}).items() if path.startswith(f"{PAYLOAD}/")}


def declared(subject: Subject) -> Examined:
    """A-69."""
    return Examined(1, tuple(declaration_faults(subject.bag.declaration if subject.bag else None)))


def lists_exact(subject: Subject) -> Examined:
    """A-70: the payload manifests, and the tag manifests for what they list."""
    if subject.bag is None:
        return Examined(0)
    payload, files = _payload(subject), subject.files or {}
    faults = [*subject.bag.faults, *(f"“{path}”无法读取" for path in subject.unreadable)]
    for algorithm, entries in subject.bag.manifests.items():
        faults += list_faults(f"manifest-{algorithm}.txt", entries, payload)
    for algorithm, entries in subject.bag.tag_manifests.items():
        faults += list_faults(f"tagmanifest-{algorithm}.txt", entries, files)
    faults += when(not subject.bag.manifests, "没有任何 manifest")
    unknown = sorted(name for name in subject.bag.manifests if not can_digest(name))
    missing = f"本机不能计算 {'、'.join(unknown)}" if unknown else ""
    return Examined(len(payload) or len(subject.bag.manifests), tuple(faults), missing=missing)


def strong_enough(subject: Subject) -> Examined:
    """A-71."""
    names = set(subject.bag.manifests) if subject.bag else set()
    weak = not names & STRONG
    return Examined(
        1, when(weak, f"只有 {'、'.join(sorted(names)) or '（无）'}，至少要有 SHA-256 或 SHA-512")
    )


def safe_paths(subject: Subject) -> Examined:
    """A-72; a file at the root that no manifest lists is no fault of a bag, but worth a look."""
    if subject.bag is None:
        return Examined(0)
    lists = (*subject.bag.manifests.values(), *subject.bag.tag_manifests.values())
    listed = {entry.path for entries in lists for entry in entries}
    faults = list(path_faults(listed))
    faults += path_faults(_payload(subject))
    faults += [f"“{path}”是链接，不是文件" for path in subject.links]
    strange = [path for path in subject.files or {} if _is_superfluous(path, listed)]
    faults += when(FETCH in (subject.files or {}), f"有 {FETCH}：不得从网上取文件")
    doubts = tuple(f"“{path}”不属于归档的年度，也没有登记：移到别处" for path in sorted(strange))
    return Examined(len(listed), tuple(dict.fromkeys(faults)), doubts)


def _is_superfluous(path: str, listed: Collection[str]) -> bool:
    """Whether a file lies beside the payload without being a tag file (DA/T 70-2018: 没有多余的文件)."""
    return not path.startswith(f"{PAYLOAD}/") and path not in listed and not is_tag_file(path)


def oxum_agrees(subject: Subject) -> Examined:
    """A-73."""
    told = (
        [value for name, value in subject.bag.info if name.casefold() == "payload-oxum"]
        if subject.bag
        else []
    )
    counted = oxum_of(subject.files or {})
    faults = [f"Payload-Oxum 写着 {value}，实际是 {counted}" for value in told if value != counted]
    return Examined(len(told), tuple(faults))


def sm3_list(subject: Subject) -> Examined:
    """A-74."""
    if subject.bag is None or subject.bag.sm3 is None:
        return Examined(0)
    if not sm3_works():
        return Examined(0, missing="本机没有通过标准示例的 SM3 实现")
    payload = _payload(subject)
    return Examined(len(payload), tuple(list_faults(SM3_LIST, subject.bag.sm3, payload)))


_BAG = ("bag", "files")

CHECKS = (
    Check("A-69", "E", "bagit.txt 是规定的两行，没有 BOM", _PACKAGE, declared, _BAG),
    Check("A-70", "E", "各 manifest 与 data 中的文件一一对应，校验值全部相符", _SOURCE, lists_exact, _BAG),
    Check(
        "A-71",
        "E",
        f"至少一份 manifest 用 {'、'.join(sorted(PAYLOAD_ALGORITHMS))}",
        _SOURCE,
        strong_enough,
        _BAG,
    ),
    Check("A-72", "E", "没有不安全或易混的路径，没有 fetch.txt", _PACKAGE, safe_paths, _BAG),
    Check("A-73", "W", "Payload-Oxum 与实际相符", _AMOUNT, oxum_agrees, _BAG),
    Check("A-74", "W", "SM3 清单由通过标准示例的实现产生，且全部相符", _SOURCE, sm3_list, _BAG),
)
