"""一人一档: a child's volume from the workbook of the demonstration; nobody but the child is named in it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest

from govdocs.app.archiving.personal import (
    VolumeWish,
    children_of,
    chosen_children,
    closing_day,
    late_findings,
    personal_files,
    volume_findings,
)
from govdocs.app.archiving.personal_codes import assigned_codes, dump_codes, load_codes
from govdocs.app.archiving.personal_others import Others, redacted
from govdocs.app.archiving.personal_papers import COVERED
from govdocs.app.casebooks import load_casebook
from govdocs.app.printing import Options, open_press
from govdocs.archive.model import Scheme
from govdocs.archive.order import numbered_volumes
from govdocs.archive.retention import load_table
from govdocs.context import Context
from govdocs.errors import InvalidDataError
from govdocs.kinds.children.child import Child
from govdocs.kinds.parts.persons import ChildRef

DATA = Path(__file__).resolve().parents[2] / "data" / "casebook"
LEFT_CHILD, ADULT = "QH-03-2024-0002", "QH-04-2021-0005"


@cache
def workbook():
    """The records of the demonstration."""
    files = [(path.read_bytes(), path.name) for path in sorted(DATA.glob("*.yaml"))]
    return load_casebook(files, Context(date(2026, 3, 1)))


def changed(kind, change):
    """The workbook with every record of a kind changed."""
    loaded = workbook()
    records = {**loaded.casebook.records}
    records[kind] = tuple(map(change, records[kind]))
    return replace(loaded, casebook=replace(loaded.casebook, records=records))


@cache
def codes():
    return assigned_codes([child.file_no for child in children_of(workbook().casebook)], {}, 2025)


def wish(**more):
    return VolumeWish(2025, codes(), load_table(), **more)


@cache
def press():
    return open_press(Options(), workbook().context)


def filed(loaded=None, **more):
    return list(personal_files(loaded or workbook(), wish(**more), press()))


@cache
def everything():
    return {each.volume.person: each for each in filed(every=True, filed_by="王某文")}


def names():
    return {child.name for child in children_of(workbook().casebook)}


def words_of(pdf):
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return "".join("".join((page.extract_text() or "").split()) for page in document.pages)


def test_a_closed_case_is_filed_in_the_year_in_which_it_ended():
    (one,) = filed()
    volume = one.volume
    assert (volume.person, volume.title) == (codes()[ADULT], f"[{codes()[ADULT]}困境儿童个案]")
    assert (volume.year, volume.retention, volume.row) == (2025, "D30", "K45/其他")
    assert volume.reason == "K45/其他 ← 建议；按结案日期归入 2025 年"
    assert (volume.begun, volume.ended, volume.pages) == ("20210615", "20250408", 8)
    assert (volume.opening, volume.disclosure, volume.note) == ("控制", "不予公开", "20250410结案")
    assert [(paper.title, paper.first_page) for paper in volume.papers] == [
        (f"信息登记表 {codes()[ADULT]}", 1),
        ("风险等级评估表 RA-2024-0031", 3),
        ("走访记录表 ZF-202504-0002", 7),
    ]


def test_cases_that_go_on_are_told_and_filed_only_on_request():
    told = [finding.message for finding in volume_findings(workbook(), wish())]
    assert told == ["还有 9 个个案没有办结，暂不立卷", "“强制报告”有 3 条记录对不上登记的未成年人，没有入卷"]
    assert [each.code for each in volume_findings(workbook(), wish(every=True))] == ["A220"]
    assert len(everything()) == 10
    going_on = everything()[codes()[LEFT_CHILD]].volume
    assert going_on.note == "立卷时个案没有办结"
    assert going_on.reason.endswith("个案没有办结，按立卷的年度归类")
    assert going_on.filed_by == "王某文"


def test_a_grave_case_is_kept_for_ever():
    volume = everything()[codes()[LEFT_CHILD]].volume
    assert (volume.row, volume.retention) == ("K45/重大", "Y")


def test_the_papers_lie_by_section_and_day_and_their_pages_run_on():
    papers = everything()[codes()[LEFT_CHILD]].volume.papers
    assert [paper.section for paper in papers] == sorted(
        (paper.section for paper in papers), key=["登记受理", "决定审批", "服务落实"].index
    )
    assert papers[0].title.startswith("信息登记表")
    for before, after in pairwise(papers):
        assert after.first_page == before.first_page + before.pages


def test_each_paper_has_its_own_day_author_and_number():
    papers = {paper.title: paper for paper in everything()[codes()[LEFT_CHILD]].volume.papers}
    order = papers["督促监护令（正本）"]
    assert (order.doc_no, order.author, order.date) == (
        "例检未督监〔2025〕2号",
        "例示县人民检察院",
        "20250220",
    )
    assert papers["督促监护令（送达回证）"].date == "20250225"
    assert "督促监护令（送达回证）（2）" in papers
    assert papers["劝学通知书 KC-2025-001"].date == "20250221"
    assert papers["限期返校通知书 KC-2025-001"].date == "20250303"
    assert papers["走访记录表 ZF-202502-0007"].author == "清禾镇未成年人保护工作站"
    assert not any("副本" in title or "存根" in title for title in papers)


def test_no_title_path_or_finding_names_a_child():
    for one in everything().values():
        volume = one.volume
        said = [
            volume.title,
            volume.note,
            volume.reason,
            *one.contents,
            *(paper.note for paper in volume.papers),
        ]
        said += [f"{paper.title} {paper.doc_no} {paper.author}" for paper in volume.papers]
        said += [f"{each.message} {each.where} {each.hint}" for each in one.findings]
        assert [text for text in said if any(name in text for name in names())] == []
        assert all(path.startswith(f"{volume.person}/") for path in one.contents)


def test_every_paper_has_its_pdf_and_its_pages():
    one = everything()[codes()[LEFT_CHILD]]
    for paper in one.volume.papers:
        (part,) = paper.parts
        with pdfplumber.open(io.BytesIO(one.contents[part.source])) as document:
            assert len(document.pages) == paper.pages == part.pages
        assert part.size == len(one.contents[part.source])


def test_the_master_keeps_the_true_name_of_its_child():
    one = everything()[codes()[ADULT]]
    name = next(child.name for child in children_of(workbook().casebook) if child.file_no == ADULT)
    assert name in words_of(next(iter(one.contents.values())))


def test_no_paper_of_a_child_names_another_one():
    child = next(each for each in children_of(workbook().casebook) if each.file_no == ADULT)
    others = names() - {child.name}
    for one in filed():
        for pdf in one.contents.values():
            assert [name for name in others if name in words_of(pdf)] == []


def stranger():
    return next(child for child in children_of(workbook().casebook) if child.file_no == LEFT_CHILD)


def test_another_child_in_a_paper_gives_way_to_its_code():
    other = stranger()
    words = f"与{other.name[0]} {other.name[1:]}（{other.id_no}）同住"
    loaded = changed("visit", lambda visit: visit.model_copy(update={"finding": words}))
    (one,) = filed(loaded)
    paper = one.volume.papers[-1]
    told = [finding.message for finding in one.findings]
    code = codes()[LEFT_CHILD]
    assert paper.note == COVERED
    assert told == [f"{codes()[ADULT]} 的《{paper.title}》提到别的未成年人，姓名和号码改用代号"]
    printed = words_of(one.contents[paper.parts[0].source])
    assert other.name not in printed
    assert other.id_no not in printed
    assert f"〔{code}〕" in printed


def test_the_particulars_of_another_child_go_with_its_name():
    other = stranger()
    named = ChildRef(file_no=other.file_no, name=other.name, born_on=other.born_on, home=other.home)
    families = workbook().casebook.records["problem_family"]
    family = families[1].model_copy(update={"others": (named,)})
    others = Others.of(children_of(workbook().casebook), codes())
    shown = redacted(family, others, codes()[family.child.file_no])
    assert (shown.others[0].name, shown.others[0].born_on) == (f"〔{codes()[LEFT_CHILD]}〕", "")
    assert shown.child == family.child


def test_a_grown_up_who_is_called_like_a_child_keeps_the_name():
    other = stranger()
    orders = workbook().casebook.records["guardianship_order"]
    guardian = orders[0].guardians[0].model_copy(update={"name": other.name})
    order = orders[0].model_copy(update={"guardians": (guardian,), "facts": f"{other.name}没有管教"})
    others = Others.of(children_of(workbook().casebook), codes())
    assert redacted(order, others, codes()[order.child.file_no]) == order


def test_an_official_who_is_called_like_a_child_keeps_the_name():
    other = stranger()
    visits = workbook().casebook.records["visit"]
    visit = visits[0].model_copy(update={"visitors": (f"{other.name}（儿童主任）", "王某丽")})
    others = Others.of(children_of(workbook().casebook), codes())
    assert redacted(visit, others, codes()[visit.child.file_no]) == visit


def test_a_child_who_is_said_to_have_harmed_another_is_called_by_its_code():
    other = stranger()
    reports = [each for each in workbook().casebook.records["mandatory_report"] if each.child.file_no]
    report = reports[0].model_copy(update={"suspect": other.name})
    others = Others.of(children_of(workbook().casebook), codes())
    assert redacted(report, others, codes()[report.child.file_no]).suspect == f"〔{codes()[LEFT_CHILD]}〕"


def test_a_paper_that_cannot_be_covered_is_left_out_and_told():
    """What a form reckons (the age) stands in no record; here another child is called like it."""
    namesake = stranger().model_copy(update={"name": "17岁", "file_no": LEFT_CHILD})
    loaded = changed("child", lambda each: namesake if each.file_no == LEFT_CHILD else each)
    (one,) = filed(loaded)
    titles = [paper.title for paper in one.volume.papers]
    assert "走访记录表 ZF-202504-0002" not in titles
    told = [finding.message for finding in one.findings]
    assert f"{codes()[ADULT]} 的《走访记录表 ZF-202504-0002》提到别的未成年人，不能遮盖，没有入卷" in told


def test_a_paper_without_a_day_is_told():
    loaded = changed("visit", lambda visit: visit.model_copy(update={"visited_at": "", "reported_at": ""}))
    (one,) = filed(loaded)
    assert one.volume.papers[-1].date == ""
    assert [(finding.code, finding.where) for finding in one.findings] == [("A218", "未成年人工作簿")]


def test_the_number_of_a_record_that_tells_a_person_stands_nowhere():
    other = stranger()
    loaded = changed("visit", lambda visit: visit.model_copy(update={"visit_id": f"{other.name}1"}))
    (one,) = filed(loaded)
    assert one.volume.papers[-1].title == "走访记录表"


def test_the_last_of_several_assessments_closes_a_case():
    first = workbook().casebook.of_child("risk_assessment", object, ADULT)[0]
    again = first.model_copy(update={"ra_id": "RA-2025-0099", "assessed_on": "2025年4月1日"})
    loaded = workbook()
    records = {**loaded.casebook.records}
    records["risk_assessment"] = (*records["risk_assessment"], again)
    (one,) = filed(replace(loaded, casebook=replace(loaded.casebook, records=records)))
    assert [(paper.section, paper.title) for paper in one.volume.papers][-1] == (
        "结案",
        "风险等级评估表 RA-2025-0099",
    )


def test_papers_after_the_year_are_left_for_a_later_volume():
    later = replace(wish(every=True), year=2024)
    volume = next(each.volume for each in personal_files(workbook(), later, press()) if each.volume.papers)
    assert volume.ended <= "20241231"


def test_a_child_without_papers_of_the_year_is_told():
    early = replace(wish(every=True), year=2020)
    one = next(iter(personal_files(workbook(), early, press())))
    assert one.volume.papers == ()
    assert one.findings[-1].message == f"{one.volume.person} 没有可以入卷的文件"


def test_a_child_that_has_a_volume_is_not_filed_again():
    assert filed(filed=frozenset({codes()[ADULT]})) == []


def test_papers_that_lie_in_a_volume_are_not_filed_again():
    early = replace(wish(every=True), year=2024)
    before = [each.volume for each in personal_files(workbook(), early, press())]
    volumes = numbered_volumes([each for each in before if each.papers], (), Scheme("Z109"))
    later = {each.volume.person: each.volume for each in filed(every=True, volumes=volumes)}
    for volume in volumes:
        own = {(paper.title, paper.date) for paper in volume.papers}
        assert own.isdisjoint((paper.title, paper.date) for paper in later[volume.person].papers)
        assert later[volume.person].note.endswith(f"；以前的文件在 {volume.code}")


def test_papers_that_came_after_their_volume_was_filed_are_told():
    (one,) = filed()
    (volume,) = numbered_volumes([one.volume], (), Scheme("Z109"))
    known = wish(filed=frozenset({volume.person}), volumes=(volume,))
    assert late_findings(workbook(), known, press()) == ()
    loaded = changed("visit", lambda visit: visit.model_copy(update={"visit_id": "ZF-202512-0001"}))
    (told,) = late_findings(loaded, known, press())
    assert told.message == f"{volume.person} 的案卷已经归档，没有入卷的新文件：《走访记录表 ZF-202512-0001》"


def test_who_reported_harm_lies_under_seal():
    reports = [
        paper
        for one in everything().values()
        for paper in one.volume.papers
        if paper.title.startswith("强制报告登记表")
    ]
    assert [paper.note for paper in reports] == ["密封件", "密封件"]


def child(**more):
    return Child.model_construct(**{"file_no": "QH-1", "status": "在册", "born_on": "", **more})


@pytest.mark.parametrize(
    ("known", "day"),
    [
        ({"status": "已退出", "exited_on": "2025年3月1日"}, date(2025, 3, 1)),
        ({"status": "已退出", "exited_on": "", "updated_on": "2025年2月1日"}, date(2025, 2, 1)),
        ({"status": "已退出", "exited_on": "", "updated_on": ""}, date(2025, 12, 31)),
        ({"born_on": "2007年4月10日"}, date(2025, 4, 10)),
        ({"born_on": "2004年2月29日"}, date(2022, 3, 1)),
        ({"born_on": "2008年1月1日"}, None),
        ({}, None),
    ],
)
def test_when_a_case_ended(known, day):
    assert closing_day(child(**known), date(2025, 12, 31)) == day


def test_those_who_came_of_age_are_chosen_though_the_register_has_them_still():
    loaded = changed("child", lambda each: each.model_copy(update={"status": "在册", "exited_on": ""}))
    assert [each.child.file_no for each in chosen_children(loaded, wish())] == [ADULT]


def test_a_child_that_is_not_registered_is_told():
    loaded = changed("child", lambda each: each.model_copy(update={"file_no": ""}))
    told = [finding.message for finding in volume_findings(loaded, wish())]
    assert told[0] == "“未成年人”有 10 条记录对不上登记的未成年人，没有入卷"


def test_volumes_are_numbered_and_coded():
    volumes = numbered_volumes([each.volume for each in everything().values()], (), Scheme("Z109"))
    assert volumes[0].code == "Z109-ZY·WCN·2025·Y-001"
    assert volumes[0].papers[1].code == "Z109-ZY·WCN·2025·Y-001-002"


def test_codes_stay_and_new_children_get_the_next():
    first = assigned_codes(["QH-01-2024-0002", "QH-01-2024-0001", "甲1"], {}, 2025)
    assert first == {
        "QH-01-2024-0001": "WCN-2024-0001",
        "QH-01-2024-0002": "WCN-2024-0002",
        "甲1": "WCN-2025-0001",
    }
    later = assigned_codes(["QH-00-2024-0000", *first], first, 2026)
    assert later == {**first, "QH-00-2024-0000": "WCN-2024-0003"}


def test_a_file_number_that_is_a_code_is_its_own():
    assert assigned_codes(["WCN-2025-0007"], {}, 2026) == {"WCN-2025-0007": "WCN-2025-0007"}


def test_the_table_of_codes_is_read_as_it_was_written():
    table = {"QH-01-2024-0002": "WCN-2024-0002", "QH-01-2024-0001": "WCN-2024-0001"}
    assert load_codes(dump_codes(table)) == table
    assert dump_codes(table) == dump_codes(dict(reversed(table.items())))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "不能读取"),
        (b"[]", "不能读取"),
        (b'{"\xff"', "不能读取"),
        ('{"代号": {"a": "张三"}}'.encode(), "有不合写法的代号"),
        ('{"代号": {"a": "WCN-2025-0001", "b": "WCN-2025-0001"}}'.encode(), "有重复的代号"),
    ],
)
def test_a_damaged_table_of_codes_is_never_made_anew(content, words):
    with pytest.raises(InvalidDataError, match=words):
        load_codes(content)


def test_more_codes_than_a_year_has_are_refused():
    with pytest.raises(InvalidDataError, match="2025 年的未成年人代号已用完"):
        assigned_codes(["新"], {"旧": "WCN-2025-9999"}, 2025)
