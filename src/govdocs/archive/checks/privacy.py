"""A-79 to A-89: minors and personal facts (未成年人保护法 第一百零三条; 个人信息保护法; facts 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from govdocs.archive.checks.model import Check, Examined, Family, each, when
from govdocs.archive.checks.subject import Access, Subject
from govdocs.archive.model import Item, Volume
from govdocs.archive.places import PAYLOAD
from govdocs.text.citizen_ids import citizen_id_check
from govdocs.text.person_codes import PERSON_CODE

_MINORS: Family = ("安全性", "未成年人信息")
_COPIES: Family = ("安全性", "个人信息")
_PROCESS: Family = ("安全性", "过程")

CLOSED = ("控制", "不予公开")
"""开放标识 and 公开属性 of a file about a minor (A-84)."""

_CITIZEN = re.compile(r"(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])")
_CARD = re.compile(r"(?<![0-9A-Za-z])[3-6]\d{15,18}(?![0-9A-Za-z])")
_SMALL_CELL = re.compile(
    r"(?:儿童|未成年|学生|孤儿|留守|困境)[^\d\n]{0,20}(?<![\d.<＜])[1-4]\s?(?:人|名|户|例)(?!次)"
)
_AREAS = frozenset(
    (
        *range(11, 16),
        *range(21, 24),
        *range(31, 38),
        *range(41, 47),
        *range(50, 55),
        *range(61, 66),
        71,
        81,
        82,
        83,
    )
)  # GB/T 2260: the first two digits of areas that exist


def citizen_numbers(text: str) -> list[str]:
    """The numbers in `text` that check as 公民身份号码."""
    numbers = (number.upper() for number in _CITIZEN.findall(text))
    return [number for number in numbers if citizen_id_check(number[:17]) == number[17]]


def _luhn(number: str) -> bool:
    digits = [int(digit) for digit in reversed(number)]
    doubled = (digit * 2 - 9 if digit > 4 else digit * 2 for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _numbers(text: str) -> Iterator[str]:
    """What sort of personal number stands in `text`; the number itself is not told."""
    citizens = citizen_numbers(text)
    yield from when(bool(citizens), f"有 {len(citizens)} 个公民身份号码")
    yield from when(bool(_MOBILE.search(text)), "有手机号码")
    cards = [number for number in _CARD.findall(text) if _luhn(number) and number not in citizens]
    yield from when(bool(cards), "有银行卡号")


def no_numbers(subject: Subject) -> Examined:
    """A-79."""
    texts = {**(subject.open_texts or {}), **(subject.public_texts or {})}
    return each(texts.items(), lambda pair: (f"{pair[0]}：{words}" for words in _numbers(pair[1])))


def no_child_in_public(subject: Subject) -> Examined:
    """A-80: neither a name that is known nor the code of a child."""
    secrets = subject.secrets or frozenset()

    def judge(pair: tuple[str, str]) -> Iterator[str]:
        path, text = pair
        yield from when(bool(PERSON_CODE.search(text)), f"{path}：有儿童的代码，公开件只能有汇总数")
        yield from when(_found(secrets, text), f"{path}：有不得公开的姓名、住址、学校等")

    return each((subject.public_texts or {}).items(), judge)


def small_cells(subject: Subject) -> Examined:
    """A-81."""
    return each(
        (subject.public_texts or {}).items(),
        lambda pair: when(bool(_SMALL_CELL.search(pair[1])), f"{pair[0]}：有 1—4 的人数，应写“<5”"),
    )


def no_name_outside(subject: Subject) -> Examined:
    """A-82: names of files and folders, bag-info.txt, titles, lists, metadata, properties.

    Numbers are found by their digits, names by the list of them. A name in a list or a metadata file may
    be that of a clerk or a common word: a person looks.
    """
    secrets = subject.secrets or frozenset()

    def judge(pair: tuple[str, str]) -> Iterator[str]:
        where, text = pair
        yield from when(bool(citizen_numbers(text)), f"{where}：有公民身份号码")
        yield from when(_found(secrets, text), f"{where}：有儿童的姓名或号码")

    examined = each(_outside(subject), judge)
    told = each(_told_outside(subject), judge)
    missing = "" if subject.secrets is not None else "只查了号码；没有给出姓名清单，姓名未查"
    count = examined.count + told.count
    return Examined(count, examined.faults, doubts=told.faults, missing=missing)


def _outside(subject: Subject) -> Iterator[tuple[str, str]]:
    for number, path in enumerate((*(subject.files or {}), *subject.folders), 1):
        yield f"第{number}个文件或文件夹的名称", path
    info = subject.bag.info if subject.bag else ()
    yield "bag-info.txt", "\n".join(f"{name}: {value}" for name, value in info)
    for volume in subject.volumes:
        yield volume.code, "\n".join((volume.title, volume.note, *(paper.title for paper in volume.papers)))
    for item in subject.items:
        if item.person:
            yield item.code, f"{item.title}\n{item.note}"


def _told_outside(subject: Subject) -> Iterator[tuple[str, str]]:
    """What lists, printed papers, metadata and properties of files say."""
    for seen in subject.lists or ():
        yield seen.path, "\n".join(" ".join(row) for row in seen.rows)
    yield from (subject.prints or {}).items()
    for path, xml in (subject.metadata or {}).items():
        yield path, "\n".join(text for texts in xml.values.values() for text in texts)
    for path, pdf in (subject.pdfs or {}).items():
        yield f"{path} 的文档属性", pdf.title


def no_secret_in_copies(subject: Subject) -> Examined:
    """A-83: hidden sheets, comments and tracked changes are among the texts."""
    texts = {**(subject.open_texts or {}), **(subject.public_texts or {})}
    secrets = subject.secrets or frozenset()
    return each(
        texts.items(), lambda pair: when(_found(secrets, pair[1]), f"{pair[0]}：有限制清单上的姓名或号码")
    )


def _found(secrets: frozenset[str], text: str) -> bool:
    letters = "".join(text.split())
    return any(secret in text or secret in letters for secret in secrets if secret)


def closed_to_all(subject: Subject) -> Examined:
    """A-84."""
    about: list[Item | Volume] = [*subject.volumes, *(item for item in subject.items if item.person)]
    return each(
        about,
        lambda entry: when(
            (entry.opening, entry.disclosure) != CLOSED,
            f"{entry.code}：应是“控制”“不予公开”，写着“{entry.opening}”“{entry.disclosure}”",
        ),
    )


def access_logged(subject: Subject) -> Examined:
    """A-85: each line of the log is whole."""

    def judge(numbered: tuple[int, Access]) -> Iterator[str]:
        number, line = numbered
        told: Mapping[str, str] = {
            "利用人": line.who,
            "时间": line.when,
            "目的": line.why,
            "批准人": line.approver,
            "内容": line.what,
        }
        missing = [name for name, value in told.items() if not value.strip()]
        yield from when(bool(missing), f"利用登记第{number}行缺{'、'.join(missing)}")

    return each(enumerate(subject.access or (), 1), judge)


def synthetic_only(subject: Subject) -> Examined:
    """A-89: in an archive for show no number has the code of an area that exists."""
    if not (subject.archive and subject.archive.synthetic):
        return Examined(0)
    texts = {path: seen.text for path, seen in (subject.pdfs or {}).items()}
    texts[PAYLOAD] = "\n".join(f"{item.title} {item.note}" for item in subject.items)
    return each(
        texts.items(),
        lambda pair: when(
            any(int(number[:2]) in _AREAS for number in citizen_numbers(pair[1])),
            f"{pair[0]}：演示数据中有可能真实的公民身份号码",
        ),
    )


_OPEN = ("open_texts",)
_PUBLIC = ("public_texts",)

CHECKS = (
    Check("A-79", "E", "对外的件中没有完整的身份证号、手机号、银行卡号", _COPIES, no_numbers, _OPEN),
    Check("A-80", "E", "公开件中没有未成年人的逐人信息", _MINORS, no_child_in_public, _PUBLIC),
    Check(
        "A-81",
        "E",
        "公开的人数 1—4 已隐去",
        _MINORS,
        small_cells,
        _PUBLIC,
        "连带可以推算出的数由人看",
    ),
    Check(
        "A-82",
        "E",
        "文件名、文件夹名、包信息、题名中没有未成年人的姓名、号码",
        _MINORS,
        no_name_outside,
        ("files",),
    ),
    Check(
        "A-83",
        "E",
        "限制清单上的姓名不在对外的件中（含批注、修订、隐藏的表）",
        _COPIES,
        no_secret_in_copies,
        (*_OPEN, "secrets"),
    ),
    Check("A-84", "E", "未成年人的档案“控制”“不予公开”", _MINORS, closed_to_all, ("archive",)),
    Check("A-85", "W", "每次导出原件都有目的、批准人的登记", _PROCESS, access_logged, ("access",)),
    Check(
        "A-86",
        "E",
        "代码与儿童的对照表只存于原件，与导出的数据分开",
        _MINORS,
        why="对照表不在归档的文件夹里；它存放在哪里、谁能看到，由保管人核对",
    ),
    Check(
        "A-87",
        "W",
        "不满十四周岁的，记有监护人同意或法定职责",
        _MINORS,
        why="依据写在登记表中，程序不判断其效力，由立卷人核对",
    ),
    Check(
        "A-88",
        "W",
        "处理未成年人信息有影响评估，保存三年以上",
        _MINORS,
        why="评估报告是另一份文件，由负责人核对",
    ),
    Check(
        "A-89",
        "E",
        "演示和样例只用虚构的人",
        _COPIES,
        synthetic_only,
        ("archive",),
        "只在写明是演示数据的归档中检测；随程序的样例由程序的测试检测",
        ("pdfs",),
    ),
)
