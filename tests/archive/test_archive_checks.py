"""A-01 to A-89: the sound archive has none of the faults, and each fault that is put in is found."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from sound_archive import OFFICE, SCHEME, sound_archive

from govdocs.app.archiving.verifying import Wishes, survey
from govdocs.archive.bags import Digested
from govdocs.archive.checks.model import Check, Examined
from govdocs.archive.checks.registry import CHECKS, LACKING, checked, honesty, outcome
from govdocs.archive.checks.subject import Access, ListSeen, NumberSeen, Subject, Validation
from govdocs.archive.model import Box, Volume, VolumePaper
from govdocs.archive.retention import load_table
from govdocs.layout.free_space import Rect
from govdocs.text.citizen_ids import citizen_id_check

TODAY = date(2026, 4, 1)


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    outcome = sound_archive(tmp_path_factory.mktemp("镇"))
    wishes = Wishes(
        fonds="Z109", office=OFFICE, table=load_table(), report=True, secrets=frozenset({"姓某名"})
    )
    return survey(outcome.root, TODAY, wishes, outcome.root)


VOLUME = Volume(
    "WCN-2025-0007",
    "[WCN-2025-0007困境儿童个案]",
    2025,
    "D30",
    (
        VolumePaper(1, "登记表", OFFICE, "20250304", 2, 1, parts=()),
        VolumePaper(2, "走访记录", OFFICE, "20250910", 3, 3),
    ),
    begun="20250304",
    ended="20250910",
    row="K45",
    reason="K45",
    filed_by="施某远",
    checked_by="何某川",
    filed_on="20260318",
    confirmed_by="施某远",
    fonds="Z109",
    volume_no=1,
    code="Z109-ZY·WCN·2025·D30-001",
)
SEVEN = ("顺序号", "文号", "责任者", "题名", "日期", "页号", "备注")
CONTENTS = ListSeen(
    f"data/{VOLUME.code}/{VOLUME.code}_卷内文件目录.docx",
    "卷内文件目录",
    SEVEN,
    (("1", "", OFFICE, "登记表", "20250304", "1", ""), ("2", "", OFFICE, "走访记录", "20250910", "3-5", "")),
    210.0,
    297.0,
    True,
    (20.0, 15.0, 25.0, 15.0),
)


def ends_with(pages):
    """The list of the volume whose last paper stands on `pages`."""
    return replace(CONTENTS, rows=(CONTENTS.rows[0], (*CONTENTS.rows[1][:5], pages, "")))


def without_drafts(subject, count):
    """The first item issued `count` times, without drafts."""
    first = subject.items[0]
    bare = replace(first, direction="发文", parts=first.parts[:1])
    return year(subject, items=(bare,) * count)


def result(subject, number):
    return outcome(CHECKS[number - 1], subject)


def items(subject, place=0, **facts):
    """The subject with the item at `place` changed."""
    changed = list(subject.items)
    changed[place] = replace(changed[place], **facts)
    return replace(subject, archive=replace(subject.archive, items=tuple(changed)))


def year(subject, **facts):
    return replace(subject, archive=replace(subject.archive, **facts))


def scheme(subject, **facts):
    return year(subject, scheme=replace(subject.scheme, **facts))


def parts(subject, change, place=0):
    return items(subject, place, parts=tuple(change(list(subject.items[place].parts))))


def box(subject, **facts):
    first, *others = subject.boxes
    return year(subject, boxes=(replace(first, **facts), *others))


def volumes(subject, *changed):
    return year(subject, volumes=changed or (VOLUME,))


def paper(place, **facts):
    papers = list(VOLUME.papers)
    papers[place] = replace(papers[place], **facts)
    return replace(VOLUME, papers=tuple(papers))


def lists(subject, change):
    return replace(subject, lists=tuple(map(change, subject.lists)))


def contents(subject, **facts):
    return replace(volumes(subject), lists=(replace(CONTENTS, **facts),))


def first_pdf(subject, **facts):
    """The subject with the PDF of the first item's body changed."""
    item = subject.items[0]
    path = next(path for path in subject.pdfs if f"{item.code}_01_" in path)
    return replace(subject, pdfs={**subject.pdfs, path: replace(subject.pdfs[path], **facts)})


def stamp(subject, **facts):
    seen = next(seen for item, _, seen in subject.seen() if item == subject.items[0])
    return first_pdf(subject, stamps=(replace(seen.stamps[0], **facts),))


def receipt(subject):
    """The subject with a 收文章 on the first page, found before the stamp."""
    seen = next(seen for item, _, seen in subject.seen() if item == subject.items[0])
    other = replace(seen.stamps[0], frame=Rect(20, 40, 70, 60), cells=("收文", "2025", "12"))
    return first_pdf(subject, stamps=(other, *seen.stamps))


def cells(subject, place, text):
    seen = next(seen for item, _, seen in subject.seen() if item == subject.items[0])
    changed = list(seen.stamps[0].cells)
    changed[place] = text
    return stamp(subject, cells=tuple(changed))


def files(subject, change):
    found = dict(subject.files)
    change(found)
    return replace(subject, files=found)


def body_path(subject):
    return next(path for path in subject.files if path.endswith(f"{subject.items[0].code}_01_正文.pdf"))


def catalogue(subject, **facts):
    return replace(subject, catalogue=replace(subject.catalogue, **facts))


def entry(subject, **facts):
    first, *others = subject.catalogue.entries
    return catalogue(subject, entries=(replace(first, **facts), *others))


def prints(subject, words, change):
    found = {path: change(text) if words in path else text for path, text in subject.prints.items()}
    return replace(subject, prints=found)


def renamed(subject, suffix, head):
    """The subject with the first archival file in another format."""
    path = body_path(subject)
    other = path.removesuffix("pdf") + suffix
    stored = replace(subject.items[0].parts[0].stored[0], name=other.rpartition("/")[2], format=suffix)
    changed = parts(subject, lambda p: [replace(p[0], stored=(stored,)), *p[1:]])
    return files(changed, lambda f: f.update({other: replace(f[path], head=head)}))


def metadata(subject, change):
    path, seen = next(iter(subject.metadata.items()))
    return replace(subject, metadata={**subject.metadata, path: change(seen)})


def without(seen, name):
    return replace(seen, values={key: value for key, value in seen.values.items() if key != name})


ID = "11010120000101001" + citizen_id_check("11010120000101001")  # checks, and is nobody's
AREA_OF_NOWHERE = "99010120000101001" + citizen_id_check("99010120000101001")
WRONG_ID = ID[:17] + ("0" if ID[17] != "0" else "1")
CARD = "6222020000000000000"
OUTGOING = {"direction": "发文", "kind": "请示", "answers": "", "note": ""}

FAULTS = [
    (1, "FAIL", lambda s: items(s, 1, code=s.items[0].code)),
    (1, "FAIL", lambda s: replace(s, other_codes=frozenset({s.items[0].code}))),
    (2, "FAIL", lambda s: items(s, code="Z109-WS·2025-D20-DZB-0001")),
    (2, "FAIL", lambda s: volumes(s, replace(VOLUME, code="Z109-ZY·WCN·2025·D30-1"))),
    (3, "FAIL", lambda s: items(s, code="Z109-WS·2025-Y-MZB-0009")),
    (3, "FAIL", lambda s: volumes(s, replace(VOLUME, volume_no=2))),
    (4, "WARN", lambda s: items(s, code=s.items[0].code.replace("·", "•"))),
    (5, "FAIL", lambda s: items(s, fonds="Z110")),
    (5, "FAIL", lambda s: replace(s, fonds="")),
    (6, "FAIL", lambda s: items(s, year=2024)),
    (6, "FAIL", lambda s: cells(s, 1, "2024")),
    (6, "FAIL", lambda s: box(s, year=2024)),
    (7, "FAIL", lambda s: items(s, retention="D20")),
    (8, "FAIL", lambda s: items(s, item_no=2)),
    (8, "FAIL", lambda s: items(s, code=s.items[0].code.replace("0001", "00001"))),
    (9, "WARN", lambda s: items(s, 1, item_no=5)),
    (9, "WARN", lambda s: items(s, 1, item_no=1)),
    (10, "WARN", lambda s: items(s, org="")),
    (11, "WARN", lambda s: items(s, org="XXX")),
    (11, "WARN", lambda s: replace(s, last_scheme=replace(SCHEME, dimension="问题"))),
    (12, "WARN", lambda s: replace(s, last_scheme=replace(SCHEME, order="年度—保管期限—机构（问题）"))),
    (13, "WARN", lambda s: items(s, date="20251231")),
    (14, "FAIL", lambda s: parts(s, lambda p: p[1:])),
    (14, "FAIL", lambda s: parts(s, lambda p: [p[0], *p])),
    (14, "FAIL", lambda s: parts(s, lambda _: [])),
    (15, "WARN", lambda s: parts(s, lambda p: p[::-1])),
    (
        16,
        "WARN",
        lambda s: items(
            s, direction="收文", parts=(s.items[0].parts[0], replace(s.items[0].parts[1], role="文件处理单"))
        ),
    ),
    (17, "WARN", lambda s: parts(s, lambda p: p[:2])),
    (17, "WARN", lambda s: parts(s, lambda p: [p[1], p[0], p[2]])),
    (17, "WARN", lambda s: without_drafts(s, 3)),
    (18, "WARN", lambda s: parts(s, lambda p: [one for one in p if one.number != 2])),
    (19, "WARN", lambda s: items(s, **OUTGOING)),
    (
        20,
        "WARN",
        lambda s: parts(s, lambda p: [replace(p[0], group="来文"), replace(p[1], role="正文", group="复文")]),
    ),
    (20, "WARN", lambda s: parts(s, lambda p: [replace(p[0], group="复文")])),
    (21, "WARN", lambda s: items(s, kind="简报", title="工作简报第3期、第4期")),
    (22, "FAIL", lambda s: parts(items(s, retention="D10"), lambda p: [replace(p[0], retention="Y")])),
    (23, "WARN", lambda s: replace(s, unfiled={s.items[0].code: "拟不归档"})),
    (24, "FAIL", lambda s: items(s, date="2025-03-01")),
    (24, "FAIL", lambda s: items(s, date="20250230")),
    (25, "WARN", lambda s: items(s, date="20241230", year_reason="")),
    (26, "FAIL", lambda s: items(s, filed_on="20250101")),
    (26, "FAIL", lambda s: items(s, filed_on="20270101")),
    (26, "FAIL", lambda s: items(s, filed_on="")),
    (27, "WARN", lambda s: items(s, filed_on="20260701")),
    (30, "FAIL", lambda s: lists(s, lambda one: replace(one, header=one.header[::-1]))),
    (31, "FAIL", lambda s: items(s, title=" ")),
    (31, "FAIL", lambda s: items(s, author="")),
    (31, "FAIL", lambda s: items(s, author="例示县民政局、本镇")),
    (31, "FAIL", lambda s: items(s, author="我局")),
    (32, "WARN", lambda s: items(s, title=f"{OFFICE}关于做好防火值班的通知")),
    (33, "WARN", lambda s: items(s, doc_no="清政发[2025]1号")),
    (33, "WARN", lambda s: items(s, doc_no="清政发〔2025〕9号")),
    (34, "FAIL", lambda s: first_pdf(s, filled=(True, True, True))),
    (35, "FAIL", lambda s: lists(s, lambda one: replace(one, rows=(("2", *one.rows[0][1:]),)))),
    (35, "FAIL", lambda s: lists(s, lambda one: replace(one, rows=one.rows[:1]))),
    (35, "FAIL", lambda s: lists(s, lambda one: replace(one, rows=one.rows[::-1]))),
    (35, "FAIL", lambda s: year(s, items=s.items[1:])),
    (36, "WARN", lambda s: lists(s, lambda one: replace(one, width=210.0, height=297.0))),
    (36, "WARN", lambda s: lists(s, lambda one: replace(one, repeats=False))),
    (37, "FAIL", lambda s: prints(s, "封面", lambda text: text.replace("Z109", ""))),
    (37, "FAIL", lambda s: prints(s, "封面", lambda text: text.replace("永久", "").replace("30年", ""))),
    (37, "FAIL", lambda s: prints(s, "封面", lambda text: re.sub("机构", "", text))),
    (37, "FAIL", lambda s: prints(s, "封面", lambda text: text.replace("30年", "永久"))),
    (37, "FAIL", lambda s: prints(s, "封面", lambda text: text.replace("党政办公室", "财政所"))),
    (
        38,
        "WARN",
        lambda s: files(s, lambda f: [f.pop(p) for p in list(f) if "归档文件目录" in p and ".pdf" in p]),
    ),
    (
        38,
        "WARN",
        lambda s: files(s, lambda f: [f.pop(p) for p in list(f) if "归档文件目录" in p and ".pdf" not in p]),
    ),
    (38, "WARN", lambda s: files(s, lambda f: [f.pop(p) for p in list(f) if "归档文件目录" in p])),
    (39, "FAIL", lambda s: box(s, retention="D10")),
    (39, "FAIL", lambda s: box(s, codes=("没有这件",))),
    (40, "FAIL", lambda s: box(s, last=9)),
    (
        40,
        "FAIL",
        lambda s: year(s, boxes=(*s.boxes, Box(9, 2025, s.boxes[0].retention, 1, 3, 20, s.boxes[0].org))),
    ),
    (40, "FAIL", lambda s: year(s, boxes=s.boxes[1:])),
    (41, "WARN", lambda s: box(s, thickness=25)),
    (41, "WARN", lambda s: prints(s, "脊背", lambda text: text.replace("Z109", ""))),
    (41, "WARN", lambda s: prints(s, "脊背", lambda text: text.replace("清禾镇", ""))),
    (41, "WARN", lambda s: prints(s, "脊背", lambda text: text.replace("0001", "0009"))),
    (42, "WARN", lambda s: box(s, arranged_by="")),
    (42, "WARN", lambda s: box(s, checked_by=s.boxes[0].arranged_by)),
    (42, "WARN", lambda s: box(s, checked_on="20260301")),
    (42, "WARN", lambda s: box(s, checked_on="20260231")),
    (43, "WARN", lambda s: items(s, note="缺第二页，已向印发机关索取复制件，到后补入本件。")),
    (44, "FAIL", lambda s: stamp(s, frame=Rect(82.5, 12, 122.5, 28))),
    (44, "FAIL", lambda s: stamp(s, columns=(0.0, 10.0, 30.0, 45.0))),
    (44, "FAIL", lambda s: stamp(s, rows=(0.0, 16.0))),
    (45, "FAIL", lambda s: cells(s, 0, "Z110")),
    (45, "FAIL", lambda s: cells(s, 2, "0002")),
    (45, "FAIL", lambda s: cells(s, 5, "1")),
    (45, "FAIL", lambda s: stamp(s, cells=())),
    (46, "FAIL", lambda s: first_pdf(s, texts=(Rect(80, 20, 130, 25),))),
    (47, "WARN", lambda s: stamp(s, frame=Rect(20, 12, 65, 28))),
    (47, "WARN", lambda s: stamp(s, frame=Rect(82.5, 250, 127.5, 266))),
    (47, "WARN", lambda s: first_pdf(s, width=297.0, height=210.0)),
    (48, "WARN", lambda s: first_pdf(s, stamps=())),
    (48, "WARN", lambda s: stamp(s, page=2)),
    (49, "WARN", lambda s: first_pdf(s, numbers=())),
    (49, "WARN", lambda s: first_pdf(s, numbers=(NumberSeen(1, 1, 0.1, 0.1), NumberSeen(2, 2, 0.9, 0.1)))),
    (49, "WARN", lambda s: first_pdf(s, numbers=(NumberSeen(1, 1, 0.9, 0.9), NumberSeen(2, 2, 0.9, 0.1)))),
    (49, "WARN", lambda s: first_pdf(s, numbers=(NumberSeen(1, 2, 0.9, 0.1), NumberSeen(2, 2, 0.9, 0.1)))),
    (50, "FAIL", lambda s: contents(s, header=SEVEN[:-1])),
    (51, "FAIL", lambda s: volumes(s, paper(1, first_page=4))),
    (51, "FAIL", lambda s: volumes(s, paper(0, first_page=2))),
    (51, "WARN", lambda s: replace(volumes(s, paper(1, pages=1)), lists=(ends_with("3"),))),
    (51, "FAIL", lambda s: contents(s, rows=(*CONTENTS.rows[:1], ("2", "", "", "", "", "3", "")))),
    (52, "WARN", lambda s: contents(s, margins=(25.0, 15.0, 25.0, 15.0))),
    (53, "FAIL", lambda s: volumes(s, replace(VOLUME, begun="20250101"))),
    (53, "FAIL", lambda s: volumes(s, replace(VOLUME, title=""))),
    (53, "FAIL", lambda s: replace(volumes(s), prints={"卷_封面.pdf": "全宗名称 题名"})),
    (54, "WARN", lambda s: volumes(s, replace(VOLUME, checked_by=""))),
    (54, "WARN", lambda s: volumes(s, replace(VOLUME, filed_on=""))),
    (54, "FAIL", lambda s: replace(volumes(s), prints={"卷_卷内备考表.pdf": "立卷人 检查人"})),
    (
        55,
        "FAIL",
        lambda s: replace(
            s,
            pdfs={
                "卷_卷内备考表.pdf": replace(
                    next(iter(s.pdfs.values())), numbers=(NumberSeen(1, 1, 0.9, 0.04),)
                )
            },
        ),
    ),
    (56, "WARN", volumes),
    (57, "FAIL", lambda s: volumes(s, paper(1, title="走访记录（WCN-2025-0009）"))),
    (57, "FAIL", lambda s: volumes(s, VOLUME, replace(VOLUME, volume_no=2, code="Z109-ZY·WCN·2025·D30-002"))),
    (58, "FAIL", lambda s: files(s, lambda f: f.pop(body_path(s)))),
    (
        58,
        "FAIL",
        lambda s: files(s, lambda f: f.update({body_path(s).replace("_01_", "_77_"): f[body_path(s)]})),
    ),
    (
        58,
        "FAIL",
        lambda s: year(s, items=(*s.items, replace(s.items[0], parts=(), code="Z109-WS·2025-D30-DZB-0099"))),
    ),
    (58, "FAIL", lambda s: year(s, items=(*s.items, s.items[0]))),
    (59, "FAIL", lambda s: files(s, lambda f: f.update({body_path(s): replace(f[body_path(s)], size=1)}))),
    (
        59,
        "FAIL",
        lambda s: files(
            s, lambda f: f.update({body_path(s): replace(f[body_path(s)], digests={"sha256": "0" * 64})})
        ),
    ),
    (59, "FAIL", lambda s: parts(s, lambda p: [replace(p[0], sha256="0" * 64), *p[1:]])),
    (
        59,
        "FAIL",
        lambda s: parts(
            s,
            lambda p: [
                replace(p[0], stored=(replace(p[0].stored[0], format="ofd"), *p[0].stored[1:])),
                *p[1:],
            ],
        ),
    ),
    (
        60,
        "FAIL",
        lambda s: files(s, lambda f: f.update({body_path(s): replace(f[body_path(s)], head=b"MZ")})),
    ),
    (60, "FAIL", lambda s: renamed(s, "docx", b"PK\x03\x04")),
    (60, "FAIL", lambda s: renamed(s, "exe", b"MZ")),
    (61, "WARN", lambda s: first_pdf(s, level="")),
    (61, "WARN", lambda s: first_pdf(s, open_fonts=("SimSun",))),
    (61, "WARN", lambda s: first_pdf(s, active=("脚本",))),
    (61, "WARN", lambda s: first_pdf(s, damaged="文件已损坏，读不出来")),
    (61, "WARN", lambda s: replace(s, validations={body_path(s): Validation("veraPDF", False, "缺少字体")})),
    (
        61,
        "WARN",
        lambda s: parts(s, lambda p: [replace(p[0], stored=p[0].stored[1:], why_not="加了密码"), *p[1:]]),
    ),
    (62, "FAIL", lambda s: metadata(s, lambda seen: without(seen, "开放标识"))),
    (62, "FAIL", lambda s: metadata(s, lambda seen: without(seen, "文件编号"))),
    (
        62,
        "FAIL",
        lambda s: metadata(s, lambda seen: replace(seen, values={**seen.values, "题名": ("别的",)})),
    ),
    (62, "FAIL", lambda s: replace(s, metadata={})),
    (63, "FAIL", lambda s: items(s, security="秘密★10年")),
    (63, "FAIL", lambda s: items(s, security="随便")),
    (64, "FAIL", lambda s: metadata(s, lambda seen: replace(seen, fault="不是格式良好的 XML"))),
    (64, "FAIL", lambda s: items(s, title="有\x07响铃")),
    (64, "FAIL", lambda s: catalogue(s, fault="不是 UTF-8 编码")),
    (64, "FAIL", lambda s: replace(s, data_fault="“归档数据.json”不是完好的 JSON 文件")),
    (65, "FAIL", lambda s: entry(s, folder="Z109/别处")),
    (65, "FAIL", lambda s: entry(s, code="Z109-WS·2025-Y-DZB-0099")),
    (65, "FAIL", lambda s: catalogue(s, entries=s.catalogue.entries[1:])),
    (65, "FAIL", lambda s: catalogue(s, entries=(*s.catalogue.entries, s.catalogue.entries[0]))),
    (65, "FAIL", lambda s: entry(s, files={"没有.pdf": 5})),
    (65, "FAIL", lambda s: catalogue(s, declared={**s.catalogue.declared, "字节数": "1"})),
    (65, "FAIL", lambda s: files(s, lambda f: f.update({"data/Z109/没列的/x.pdf": f[body_path(s)]}))),
    (66, "FAIL", lambda s: first_pdf(s, encrypted=True)),
    (
        66,
        "FAIL",
        lambda s: files(s, lambda f: f.update({"data/包.zip": replace(f[body_path(s)], head=b"PK\x03\x04")})),
    ),
    (
        66,
        "FAIL",
        lambda s: files(s, lambda f: f.update({"data/包.bin": replace(f[body_path(s)], head=b"Rar!")})),
    ),
    (68, "FAIL", lambda s: replace(s, report=False)),
    (75, "FAIL", lambda s: items(s, reason="")),
    (75, "FAIL", lambda s: items(s, row="K99")),
    (75, "FAIL", lambda s: items(year(s, table=""), table="")),
    (76, "FAIL", lambda s: items(s, row="K01", retention="D10")),
    (77, "WARN", lambda s: items(s, confirmed_by="")),
    (78, "WARN", lambda s: items(s, kind="纪要", retention="D30")),
    (78, "WARN", lambda s: items(s, title="2025年度工作总结", retention="D30")),
    (78, "WARN", lambda s: items(s, title="2025年第三季度工作总结", retention="Y", reason="")),
    (79, "FAIL", lambda s: replace(s, open_texts={"表.xlsx": f"张某 {ID}"})),
    (79, "FAIL", lambda s: replace(s, open_texts={"表.xlsx": "电话13800138000"})),
    (79, "FAIL", lambda s: replace(s, open_texts={"表.xlsx": f"卡号{CARD}"})),
    (80, "FAIL", lambda s: replace(s, public_texts={"目录.pdf": "WCN-2025-0007困境儿童个案"})),
    (80, "FAIL", lambda s: replace(s, public_texts={"目录.pdf": "姓 某\n名"})),
    (81, "FAIL", lambda s: replace(s, public_texts={"统计.pdf": "留守儿童：青石村 3人"})),
    (82, "FAIL", lambda s: files(s, lambda f: f.update({"data/姓某名.pdf": f[body_path(s)]}))),
    (82, "FAIL", lambda s: files(s, lambda f: f.update({f"data/{ID}.pdf": f[body_path(s)]}))),
    (82, "FAIL", lambda s: items(s, person="WCN-2025-0007", title="姓某名个案")),
    (83, "FAIL", lambda s: replace(s, open_texts={"表.xlsx": "批注：姓某名"})),
    (84, "FAIL", lambda s: items(s, person="WCN-2025-0007")),
    (84, "FAIL", lambda s: volumes(s, replace(VOLUME, opening="开放"))),
    (85, "WARN", lambda s: replace(s, access=(Access("施某远", "20260401", "", "何某川", "一卷"),))),
    (89, "FAIL", lambda s: items(year(s, synthetic=True), title=f"张某（{ID}）")),
]

RIGHT = [
    (
        14,
        "PASS",
        lambda s: parts(s, lambda p: [*p, replace(p[0], group="来文"), replace(p[1], group="复文")]),
    ),
    (44, "PASS", receipt),
    (45, "PASS", receipt),
    (48, "PASS", receipt),
    (11, "PASS", lambda s: s),
    (12, "PASS", lambda s: replace(s, last_scheme=SCHEME)),
    (13, "PASS", lambda s: items(s, 1, filed_on="20260501", date="20250101")),
    (20, "PASS", lambda s: parts(items(s, note="附来文：请示一份"), lambda p: [replace(p[0], group="复文")])),
    (19, "PASS", lambda s: items(s, **{**OUTGOING, "note": "至今没有批复"})),
    (19, "PASS", lambda s: items(items(s, **OUTGOING), 1, answers=s.items[0].doc_no, kind="批复")),
    (28, "PASS", lambda s: replace(s, today=date(2066, 1, 1))),
    (29, "PASS", lambda s: replace(s, today=date(2066, 1, 1))),
    (32, "PASS", lambda s: items(s, title=s.items[0].title.replace("关于", "[2025年]关于"))),
    (41, "PASS", lambda s: box(s, thickness=25, note="专用盒")),
    (43, "PASS", lambda s: box(items(s, note="*"), note=f"{s.items[0].code} 附图另存")),
    (47, "PASS", lambda s: stamp(first_pdf(s, width=297.0, height=210.0), frame=Rect(270, 82.5, 286, 127.5))),
    (50, "PASS", contents),
    (51, "PASS", contents),
    (51, "PASS", lambda s: replace(volumes(s, paper(1, pages=1)), lists=(ends_with("3—3"),))),
    (52, "PASS", contents),
    (53, "PASS", volumes),
    (54, "PASS", volumes),
    (
        55,
        "PASS",
        lambda s: replace(s, pdfs={"卷_封面.pdf": replace(next(iter(s.pdfs.values())), numbers=())}),
    ),
    (
        56,
        "PASS",
        lambda s: files(
            volumes(s),
            lambda f: f.update(
                {
                    f"data/{VOLUME.code}/{VOLUME.code}_{w}.pdf": Digested(0)
                    for w in ("封面", "卷内文件目录", "卷内备考表")
                }
            ),
        ),
    ),
    (57, "PASS", volumes),
    (
        61,
        "PASS",
        lambda s: replace(
            s, validations={path: Validation("veraPDF", True) for path in s.pdfs if "其他" not in path}
        ),
    ),
    (79, "PASS", lambda s: replace(s, open_texts={"表.xlsx": f"编号{WRONG_ID}，电话0838-8000000"})),
    (80, "PASS", lambda s: replace(s, public_texts={"目录.pdf": "关于防汛的通知"})),
    (81, "PASS", lambda s: replace(s, public_texts={"统计.pdf": "留守儿童<5人，共15人；表彰3名教师"})),
    (83, "PASS", lambda s: replace(s, open_texts={"表.xlsx": "汇总"})),
    (84, "PASS", volumes),
    (85, "PASS", lambda s: replace(s, access=(Access("施某远", "20260401", "核查", "何某川", "一卷"),))),
    (89, "PASS", lambda s: items(year(s, synthetic=True), title=f"张某（{AREA_OF_NOWHERE}）")),
]


def test_there_are_all_checks_from_1_to_89_in_order():
    assert [check.id for check in CHECKS] == [f"A-{number:02}" for number in range(1, 90)]


def test_the_sound_archive_has_no_fault_at_all(sound):
    assert [(one.id, one.evidence) for one in checked(sound) if one.status in {"FAIL", "WARN"}] == []


def test_every_check_that_a_program_does_has_a_fault_that_it_finds():
    told = {number for number, _, _ in FAULTS}
    automatic = {int(check.id[2:]) for check in CHECKS if check.run and check.severity != "I"}
    assert automatic - told <= set(range(69, 75)), "those of the bag are tried in test_archive_bags"


@pytest.mark.parametrize(("number", "status", "put_in"), FAULTS, ids=lambda value: str(value)[:8])
def test_a_fault_that_is_put_in_is_found_and_told(sound, number, status, put_in):
    found = result(put_in(sound), number)
    assert found.status == status, found
    assert found.evidence
    assert all(told for told in found.evidence)


@pytest.mark.parametrize(("number", "status", "right"), RIGHT, ids=lambda value: str(value)[:8])
def test_what_only_looks_like_a_fault_is_none(sound, number, status, right):
    found = result(right(sound), number)
    assert found.status == status, found


def test_expired_and_transferable_items_are_listed_not_condemned(sound):
    later = replace(sound, today=date(2066, 1, 1))
    assert all("鉴定" in told for told in result(later, 28).evidence)
    assert result(later, 28).evidence
    assert result(later, 29).evidence


def test_nothing_passes_where_nothing_was_looked_at():
    found = checked(Subject(TODAY))
    assert {one.status for one in found if one.id != "A-67"} == {"NOT_RUN", "MANUAL"}


def test_nothing_passes_where_there_is_nothing_of_its_kind(sound):
    found = result(sound, 51)
    assert (found.status, found.evidence) == ("NOT_RUN", ("没有可以检测的对象",))


def test_the_same_errors_are_warnings_where_a_rule_is_only_recommended(sound):
    assert result(items(sound, confirmed_by=""), 77).status == "WARN"


def test_without_a_validator_pdf_a_is_not_proven(sound):
    found = result(sound, 61)
    assert found.status == "NOT_RUN"
    assert "外部校验" in found.evidence[0]


def test_without_a_list_of_names_only_numbers_were_looked_for(sound):
    found = result(replace(sound, secrets=None), 82)
    assert found.status == "NOT_RUN"
    assert "姓名未查" in found.evidence[0]


def test_a_check_that_says_pass_without_having_looked_is_found_out(sound):
    assert honesty([replace(result(sound, 1), examined=0)]).faults == ("A-01：没有检测却记为通过",)


def test_what_people_check_says_what_they_look_at():
    manual = [check for check in CHECKS if check.run is None and check.id != "A-67"]
    assert [check.id for check in manual] == ["A-86", "A-87", "A-88"]
    assert all(check.why for check in manual)


def test_evidence_never_repeats_a_personal_number(sound):
    bad = replace(sound, open_texts={"表.xlsx": f"张某 {ID} 13800138000"})
    assert not any(ID in told or "13800138000" in told for told in result(bad, 79).evidence)


def test_a_check_without_objects_is_not_run():
    check = Check("A-99", "E", "没有", ("真实性", "内容"), lambda _: Examined(0))
    assert outcome(check, Subject(TODAY)).status == "NOT_RUN"


@pytest.mark.parametrize(
    ("number", "field"),
    [(int(check.id[2:]), field) for check in CHECKS for field in check.also],
)
def test_what_was_seen_in_part_never_passes(sound, number, field):
    blind = replace(volumes(sound), **{field: None})
    told = result(blind, number)
    assert (told.status, LACKING[field] in told.evidence) == ("NOT_RUN", True)


def test_an_office_that_keeps_no_drafts_is_told_once(sound):
    assert len(result(without_drafts(sound, 2), 17).evidence) == 2
    told = result(without_drafts(sound, 30), 17).evidence
    assert len(told) == 1
    assert "30 件发文中 30 件没有发文稿纸、定稿" in told[0]


def test_a_file_at_the_root_that_nobody_listed_is_for_a_person_to_look_at(sound):
    found = result(files(sound, lambda f: f.update({"note.txt": Digested(1)})), 72)
    assert (found.status, len(found.evidence)) == ("WARN", 1)
    assert "note.txt" in found.evidence[0]
