"""A-58 to A-66 and A-68: stored files, formats, metadata, the tree that is handed over (DA/T 46, 18, 93)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath

from govdocs.archive.checks.model import Check, Examined, Family, each, when
from govdocs.archive.checks.subject import PdfSeen, Subject, XmlSeen
from govdocs.archive.checks.volumes import AROUND
from govdocs.archive.formats import PACKED, format_fault, suffix_of
from govdocs.archive.metadata import CONTROLS, MANDATORY, printable
from govdocs.archive.model import Item, Part, StoredFile, Volume
from govdocs.archive.places import METADATA, OTHERS, PAYLOAD, item_folder, volume_folder
from govdocs.text.secrecy import OPEN_SECURITY

LASTING = frozenset({"pdf", "ofd"})
"""The formats of what is kept for long (DA/T 47-2009; facts 4.7)."""

NESTED = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
"""How archives of files begin; OOXML and OFD begin like the first."""

_AUTHENTIC: Family = ("真实性", "内容")
_LINKED: Family = ("真实性", "元数据与内容关联")
_METADATA: Family = ("真实性", "元数据准确性")
_REQUIRED: Family = ("完整性", "元数据")
_CONTENT: Family = ("完整性", "内容")
_AMOUNT: Family = ("完整性", "总量")
_USABLE: Family = ("可用性", "内容")
_PACKAGE: Family = ("可用性", "信息包")
_PROCESS: Family = ("安全性", "过程")
_SECRECY: Family = ("安全性", "保密")

_Stored = tuple[str, str, Part, StoredFile]


def every_file_has_a_home(subject: Subject) -> Examined:
    """A-58."""
    files = subject.files or {}
    owners: dict[str, list[str]] = defaultdict(list)
    for code, path, _, _ in subject.stored():
        owners[path].append(code)
    having = Counter(code for codes in owners.values() for code in codes)

    def judge(entry: Item | Volume) -> Iterator[str]:
        yield from when(not having[entry.code], f"{entry.code}：没有内容文件")

    examined = each(subject.entries, judge)
    faults = list(examined.faults)
    faults += [f"{path}：属于几件 {'、'.join(codes)}" for path, codes in owners.items() if len(codes) > 1]
    faults += [f"{path}：不存在" for path in owners if path not in files]
    homes = {f"{PAYLOAD}/{_folder(entry)}" for entry in subject.entries}
    faults += [
        f"{path}：不属于任何一件"
        for path in files
        if (pure := PurePosixPath(path)).parent.as_posix() in homes
        and path not in owners
        and not _of_the_folder(pure.name)
    ]
    return Examined(examined.count, tuple(faults))


def _of_the_folder(name: str) -> bool:
    """Whether a file belongs to the folder itself: metadata, and the papers of a volume."""
    return name == METADATA or any(f"_{paper}." in name for paper in AROUND)


def _folder(entry: Item | Volume) -> str:
    return item_folder(entry) if isinstance(entry, Item) else volume_folder(entry)


def as_recorded(subject: Subject) -> Examined:
    """A-59."""
    files = subject.files or {}

    def judge(told: _Stored) -> Iterator[str]:
        _, path, part, stored = told
        found = files[path]
        if found.size != stored.size:
            yield f"{path}：记为 {stored.size} 字节，实际 {found.size} 字节"
        elif found.digests.get("sha256", stored.sha256) != stored.sha256:
            yield f"{path}：SHA-256 与记录的不同"
        if suffix_of(path) != stored.format.lower():
            yield f"{path}：格式记为 {stored.format}"
        if stored.purpose == "working" and stored.sha256 not in {part.sha256, part.working_sha256}:
            yield f"{path}：不是收集时的原样"

    return each((told for told in subject.stored() if told[1] in files), judge)


def true_format(subject: Subject) -> Examined:
    """A-60."""
    files = subject.files or {}

    def judge(told: _Stored) -> Iterator[str]:
        _, path, _, stored = told
        suffix = suffix_of(path)
        if fault := format_fault(suffix, files[path].head):
            yield f"{path}：{fault}"
        elif stored.purpose == "archival" and suffix not in LASTING:
            yield f"{path}：{suffix} 不是长期保存格式"

    return each((told for told in subject.stored() if told[1] in files), judge)


def lasting_pdf(subject: Subject) -> Examined:
    """A-61: what the file says of itself is no proof; without a validator the check is not complete."""
    pdfs = subject.pdfs or {}
    copies = [path for _, path, _, one in subject.stored() if one.purpose == "archival" and path in pdfs]
    reasons = [
        f"{code}：{part.role}没有 PDF/A 件（{part.why_not or '没有写明原因'}）"
        for code, part in _parts(subject)
        if not any(stored.purpose == "archival" for stored in part.stored)
    ]
    examined = each(copies, lambda path: _pdf_faults(path, pdfs[path]))
    validations = subject.validations or {}
    invalid = [
        f"{path}：{result.tool} 认为不合规：{result.message}"
        for path, result in validations.items()
        if not result.valid
    ]
    unproven = [path for path in copies if path not in validations]
    missing = ""
    if unproven:
        missing = f"结构无误，但 {len(unproven)} 个文件没有外部校验程序（如 veraPDF、PDFBox Preflight）的结果"
    return Examined(examined.count, (*examined.faults, *invalid, *reasons), missing=missing)


def _parts(subject: Subject) -> Iterator[tuple[str, Part]]:
    for item in subject.items:
        yield from ((item.code, part) for part in item.parts)
    for volume in subject.volumes:
        yield from ((volume.code, part) for paper in volume.papers for part in paper.parts)


def _pdf_faults(path: str, seen: PdfSeen) -> Iterator[str]:
    if seen.damaged:
        yield f"{path}：{seen.damaged}"
        return
    yield from when(not seen.level, f"{path}：没有 PDF/A 标识")
    yield from when(bool(seen.open_fonts), f"{path}：没有嵌入字体 {'、'.join(seen.open_fonts)}")
    yield from when(bool(seen.active), f"{path}：含有 {'、'.join(seen.active)}")
    yield from when(seen.encrypted, f"{path}：已加密")


def mandatory_elements(subject: Subject) -> Examined:
    """A-62."""
    metadata = subject.metadata or {}

    def judge(entry: Item | Volume) -> Iterator[str]:
        path = f"{PAYLOAD}/{_folder(entry)}/{METADATA}"
        seen = metadata.get(path)
        if seen is None:
            yield f"{path}：不存在"
            return
        missing = [name for name in MANDATORY if name not in seen.values]
        missing += (
            ["文件编号"] if isinstance(entry, Item) and entry.doc_no and "文件编号" not in seen.values else []
        )
        yield from when(bool(missing), f"{path}：缺{'、'.join(missing)}")
        told = {"档号": entry.code, "题名": entry.title}
        for name, value in told.items():
            if name in seen.values and seen.values[name][0] != printable(value).strip():
                yield f"{path}：{name}与归档数据不同"

    return each(subject.entries, judge)


def not_classified(subject: Subject) -> Examined:
    """A-63."""
    return each(
        subject.items,
        lambda item: when(
            item.security.strip() not in OPEN_SECURITY,
            f"{item.code}：密级“{item.security}”，涉密文件不得在非涉密的程序中处理",
        ),
    )


def clean_metadata(subject: Subject) -> Examined:
    """A-64."""

    def judge(pair: tuple[str, XmlSeen]) -> Iterator[str]:
        yield from when(bool(pair[1].fault), f"{pair[0]}：{pair[1].fault}")

    examined = each((subject.metadata or {}).items(), judge)
    catalogue = subject.catalogue
    others = [f"目录文件：{catalogue.fault}"] if catalogue and catalogue.fault else []
    others += when(bool(subject.data_fault), subject.data_fault)
    texts = [
        f"{item.code}：著录项中有控制字符"
        for item in subject.items
        if any(CONTROLS.search(text) for text in (item.title, item.author, item.doc_no, item.note))
    ]
    return Examined(examined.count, (*examined.faults, *others, *texts))


def tree_agrees(subject: Subject) -> Examined:
    """A-65."""
    catalogue, files = subject.catalogue, subject.files or {}
    if catalogue is None or catalogue.fault:
        return Examined(0)
    faults = [
        f"“{entry.folder}”不是以档号 {entry.code} 命名"
        for entry in catalogue.entries
        if PurePosixPath(entry.folder).name != entry.code
    ]
    homes = Counter(entry.folder for entry in catalogue.entries)
    faults += [f"“{folder}”列了 {times} 次" for folder, times in homes.items() if times > 1]
    leaves = {
        PurePosixPath(path).parent.relative_to(PAYLOAD).as_posix()
        for path in files
        if path.startswith(f"{PAYLOAD}/") and not path.startswith(f"{PAYLOAD}/{OTHERS}/")
    } - {"."}
    faults += [f"“{folder}”没有列入目录文件" for folder in sorted(leaves - homes.keys())]
    faults += [f"目录文件列有“{folder}”，但没有这个文件夹" for folder in sorted(homes.keys() - leaves)]
    for entry in catalogue.entries:
        for name, size in entry.files.items():
            found = files.get(f"{PAYLOAD}/{entry.folder}/{name}")
            faults += when(found is None or found.size != size, f"“{entry.folder}/{name}”不存在或字节数不符")
    known = {entry.code for entry in catalogue.entries}
    faults += [f"{entry.code}：没有列入目录文件" for entry in subject.entries if entry.code not in known]
    return Examined(len(catalogue.entries), (*faults, *_miscounted(subject)))


def _miscounted(subject: Subject) -> Iterator[str]:
    """Counts that 目录文件.XML declares and that are not so."""
    if subject.catalogue is None:
        return
    sizes = [size for entry in subject.catalogue.entries for size in entry.files.values()]
    counted = {
        "件数": len(subject.items),
        "卷数": len(subject.volumes),
        "文件数": len(sizes),
        "字节数": sum(sizes),
    }
    for name, number in counted.items():
        told = subject.catalogue.declared.get(name, "")
        yield from when(told != str(number), f"目录文件申报{name} {told}，实际 {number}")


def open_package(subject: Subject) -> Examined:
    """A-66."""
    files = {path: file for path, file in (subject.files or {}).items() if path.startswith(f"{PAYLOAD}/")}
    locked = [f"{path}：已加密" for path, seen in (subject.pdfs or {}).items() if seen.encrypted]

    def judge(path: str) -> Iterator[str]:
        packed = files[path].head.startswith(NESTED) and bool(format_fault(suffix_of(path), files[path].head))
        yield from when(packed or suffix_of(path) in PACKED, f"{path}：是压缩包")

    examined = each(files, judge)
    return Examined(examined.count, (*examined.faults, *locked))


def report_kept(subject: Subject) -> Examined:
    """A-68."""
    hint = "移动、复制信息包时把报告一起带走；丢失的，用 archive verify --report 补写到信息包旁边"
    return Examined(1, when(not subject.report, f"信息包旁边没有四性检测报告：{hint}"))


_ARCHIVE = ("archive",)
_FILES = (*_ARCHIVE, "files")

CHECKS = (
    Check("A-58", "E", "每件有内容文件，每个文件只属于一件", _CONTENT, every_file_has_a_home, _FILES),
    Check("A-59", "E", "文件的名称、大小、格式、校验值与记录的一致", _AUTHENTIC, as_recorded, _FILES),
    Check("A-60", "E", "文件内容与后缀相符，格式可接收", _USABLE, true_format, _FILES),
    Check(
        "A-61",
        "W",
        "长期保存件是 PDF/A，并附外部校验结果",
        _USABLE,
        lasting_pdf,
        (*_ARCHIVE, "pdfs"),
        "没有装外部校验程序时只查结构，结果记为“未检测”",
    ),
    Check(
        "A-62",
        "E",
        "必著的著录项齐全，元数据与归档数据相同",
        _REQUIRED,
        mandatory_elements,
        (*_ARCHIVE, "metadata"),
    ),
    Check("A-63", "E", "密级为空或在规定的值中，涉密文件不收", _SECRECY, not_classified, _ARCHIVE),
    Check(
        "A-64", "E", "元数据没有控制字符，XML 格式良好、UTF-8 编码", _METADATA, clean_metadata, ("metadata",)
    ),
    Check(
        "A-65",
        "E",
        "目录文件与文件夹一一对应，件数、字节数相符",
        _AMOUNT,
        tree_agrees,
        (*_FILES, "catalogue"),
    ),
    Check("A-66", "E", "没有加密，没有嵌套的压缩包", _PACKAGE, open_package, ("files",), also=("pdfs",)),
    Check("A-68", "E", "四性检测报告存放在信息包旁边", _PROCESS, report_kept, ("report",)),
)
