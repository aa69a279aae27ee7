"""The papers of 社会事务办公室: many of a few sorts, the same at every run."""

from __future__ import annotations

import random
from collections.abc import Iterator

from years.drawing import Paper
from years.office_2023 import CIVIL, DO, TO_ALL

OFFICE = "清禾镇社会事务办公室"
SEED = 20230101
_MATTERS = (
    "开展困境儿童走访",
    "更新留守儿童信息",
    "做好暑期防溺水",
    "核对救助对象",
    "核发儿童福利证件",
    "报送委托照护情况",
    "开展家庭教育指导",
    "检查儿童之家",
    "做好寒潮期间关爱服务",
    "清理沿街无证托管点",
)
_LOOKS = ((), (), (), (), (), ("scan",), ("numbered",), ("top",))


def papers(year: int) -> tuple[Paper, ...]:
    """120 papers of `year`."""
    rng = random.Random(SEED + year)
    return tuple(paper for month in range(1, 13) for paper in _month(rng, year, month))


def _month(rng: random.Random, year: int, month: int) -> Iterator[Paper]:
    days = [f"{year}年{month}月{day}日" for day in sorted(rng.sample(range(1, 28), 10))]
    for step in range(4):
        number, matter = 100 + month * 4 + step, _MATTERS[(month + step) % len(_MATTERS)]
        yield _paper(
            rng,
            f"收文/例民发〔{year}〕{number}号 关于{matter}工作的通知.pdf",
            f"{CIVIL}关于{matter}工作的通知",
            (CIVIL, days.pop(0), f"例民发〔{year}〕{number}号", "各乡镇人民政府"),
        )
    for step in range(3):
        number, matter = month * 3 + step, _MATTERS[(month * 3 + step) % len(_MATTERS)]
        suffix = "jpg" if number == 7 else "docx" if number == 9 and year == 2024 else "pdf"
        yield _paper(
            rng,
            f"发文/清政社〔{year}〕{number}号 关于{matter}有关事项的通知.{suffix}",
            f"关于{matter}有关事项的通知",
            (OFFICE, days.pop(0), f"清政社〔{year}〕{number}号", TO_ALL),
        )
    for file, title in (
        (f"总结/清禾镇{year}年{month}月未成年人保护工作总结", f"清禾镇{year}年{month}月未成年人保护工作总结"),
        (f"简报/未成年人保护工作简报 {year}年第{month}期", f"未成年人保护工作简报{year}年第{month}期"),
        (f"报表/清禾镇{year}年{month}月困境儿童统计月报表", f"清禾镇{year}年{month}月困境儿童统计月报表"),
    ):
        looks = ("landscape",) if "报表" in file else ()
        facts = (OFFICE, days.pop(0), "", "")
        yield _paper(rng, f"{file}.pdf", title, facts, looks)


def _paper(
    rng: random.Random,
    file: str,
    title: str,
    facts: tuple[str, str, str, str],
    looks: tuple[str, ...] | None = None,
) -> Paper:
    author, day, number, addressee = facts
    pages = 1 if file.endswith((".jpg", ".png")) else rng.choice((1, 1, 1, 2, 2, 3))
    looks = rng.choice(_LOOKS) if looks is None else looks
    return Paper(
        f"社会事务办公室/{file}", title, author, day, number, addressee, (f"{title}。", *DO), pages, looks
    )
