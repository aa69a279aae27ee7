"""Who does what in the words of a plan: remarks, areas, deadlines, tables; what is left out is told."""

from __future__ import annotations

import pytest

from govdocs.errors import InputError
from govdocs.kinds.breakdowns.dues import due_in
from govdocs.kinds.breakdowns.sources import breakdown_of
from govdocs.kinds.plan import Plan
from govdocs.kinds.plans.labels import are_units

HEAD = ["序号", "工作任务", "牵头单位", "配合单位"]


def plan(*body, **fields):
    return Plan.model_validate({"title": "清禾镇关爱行动实施方案", "body": body or ["略。"], **fields})


def tasks(*items):
    """A plan with one section of paragraphs."""
    return plan({"heading": "一、任务", "body": list(items)})


def area(heading, *body):
    return {"heading": heading, "body": list(body)}


def rows_of(made):
    return [(row.task, row.lead_units, row.coop_units, row.due) for row in made.breakdown.rows]


def said(made, *codes):
    return [each.message for each in made.findings if each.code in codes]


# --- remarks --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("remark", "lead", "coop", "due"),
    [
        ("（镇妇联牵头，各学校、卫生院配合）", ("镇妇联",), ("各学校", "卫生院"), ""),
        ("（由镇妇联牵头，各学校参与）", ("镇妇联",), ("各学校",), ""),
        ("（镇妇联、派出所负责，各村（社区）配合）", ("镇妇联", "派出所"), ("各村（社区）",), ""),
        ("（镇妇联牵头负责；派出所落实；6月底前完成）", ("镇妇联",), ("派出所",), "6月底前"),
        ("（镇妇联，派出所牵头）", ("镇妇联", "派出所"), (), ""),
        ("（牵头：镇妇联；配合：各学校）", ("镇妇联",), ("各学校",), ""),
        ("〔牵头单位：镇妇联等〕。", ("镇妇联",), (), ""),
        ("（镇妇联、派出所按职责分工负责）", ("镇妇联", "派出所"), (), ""),
        ("（镇妇联等分别负责）", ("镇妇联",), (), ""),
        ("（镇妇联、派出所）", ("镇妇联", "派出所"), (), ""),
        ("责任单位：镇妇联，完成时限：2026年10月底", ("镇妇联",), (), "2026年10月底"),
        ("由镇妇联牵头，各学校配合。", ("镇妇联",), ("各学校",), ""),
    ],
)
def test_a_remark_says_in_many_ways_who_does_a_task(remark, lead, coop, due):
    made = breakdown_of(tasks({"item": f"1.逐户走访。{remark}"}))
    assert rows_of(made) == [("逐户走访。", lead, coop, due)]


@pytest.mark.parametrize(
    "ending", ["（详见附件，长期坚持）", "（每月不少于1次）", "（注意：责任单位：见附件）", ""]
)
def test_other_brackets_are_no_remark(ending):
    body = {"item": f"1.逐户走访。{ending}"}, {"item": "2.登记。（镇妇联牵头）"}
    assert [row[0] for row in rows_of(breakdown_of(tasks(*body)))] == ["登记。"]


def test_tasks_that_name_only_who_helps_lack_who_leads():
    made = breakdown_of(tasks({"item": "1.走访。（配合单位：各学校）"}))
    assert rows_of(made) == [("走访。", (), ("各学校",), "")]
    assert made.breakdown.lead_word == "责任单位"


def test_a_text_that_fits_no_row_is_refused_in_words():
    with pytest.raises(InputError, match="方案的一项任务不能写进分解表：有 2001 个字"):
        breakdown_of(tasks({"item": f"1.走访。（牵头单位：{'长' * 2001}）"}))


def test_leading_persons_are_kept_as_a_note():
    made = breakdown_of(tasks({"item": "1.走访。（牵头领导：张某川；责任单位：镇妇联；责任人：李某岚）"}))
    (row,) = made.breakdown.rows
    assert (row.lead_units, row.note) == (("镇妇联",), "牵头领导：张某川；责任人：李某岚")


def test_a_remark_behind_a_heading_holds_for_the_tasks_below_it():
    body = {
        "heading": "（一）走访（镇妇联牵头）",
        "body": [{"item": "1.登记；"}, {"item": "2.慰问。（派出所牵头）"}, "另行通知。"],
    }
    made = breakdown_of(tasks(body))
    assert [(row.area, row.task, row.lead_units) for row in made.breakdown.rows] == [
        ("（一）走访", "登记", ("镇妇联",)),
        ("（一）走访", "慰问。", ("派出所",)),
    ]


def test_tasks_beside_them_that_name_no_unit_are_told():
    made = breakdown_of(
        plan(
            {"heading": "一、意义", "body": ["重要。"]},
            area("二、任务", {"item": "（一）走访。（镇妇联牵头）"}, {"item": "（二）没人管的事。"}),
        )
    )
    assert said(made, "D789") == ["没有写明责任单位，未列入分解表：“（二）没人管的事”"]


def test_a_long_task_left_out_is_shortened_in_its_finding():
    made = breakdown_of(tasks({"item": "1.走访。（镇妇联牵头）"}, {"item": f"2.{'长' * 60}。"}))
    (words,) = said(made, "D789")
    assert words == f"没有写明责任单位，未列入分解表：“2.{'长' * 38}…”"


def test_others_meant_by_a_list_are_asked_for():
    made = breakdown_of(tasks({"item": "1.走访。（镇妇联牵头，各学校等配合）"}))
    assert rows_of(made) == [("走访。", ("镇妇联",), ("各学校",), "")]
    assert said(made, "D789") == ["序号1的“各学校等”还有哪些单位没有写明，只列了写明的"]
    made = breakdown_of(plan(area("（一）走访", "牵头单位：镇妇联、派出所等", {"item": "1.登记。"})))
    assert rows_of(made) == [("登记", ("镇妇联", "派出所"), (), "")]
    assert said(made, "D789") == ["“（一）走访”的“镇妇联、派出所等”还有哪些单位没有写明，只列了写明的"]


def test_tasks_of_one_section_may_each_say_it_in_their_own_way():
    made = breakdown_of(
        tasks(
            {"item": "（一）宣传（宣传办牵头）", "body": [{"heading": "1.上课。", "rest": "2.发手册。"}]},
            {
                "heading": "（二）值守",
                "body": ["责任单位：应急办", "责任人：王某平", {"item": "1.值班，7月1日前到位。"}],
            },
            {"heading": "（三）督导。", "rest": "由纪委办牵头，党政办参与，每月一次。"},
            {"heading": "（四）经费。", "rest": "财政所负责落实经费。"},
            {"heading": "（五）其他。", "rest": "大家负责。"},
        )
    )
    assert rows_of(made) == [
        ("上课", ("宣传办",), (), ""),
        ("发手册", ("宣传办",), (), ""),
        ("值班，7月1日前到位。", ("应急办",), (), "7月1日前"),
        ("由纪委办牵头，党政办参与，每月一次。", ("纪委办",), ("党政办",), ""),
        ("财政所负责落实经费。", ("财政所",), (), ""),
    ]
    assert [row.area for row in made.breakdown.rows][-2:] == ["（三）督导", "（四）经费"]
    assert said(made, "D784") == []
    assert said(made, "D789") == ["没有写明责任单位，未列入分解表：“（五）其他。大家负责”"]


def test_lines_of_labels_below_a_task_say_who_does_it():
    made = breakdown_of(
        tasks(
            {
                "item": "1.排查。",
                "body": ["牵头单位：应急办；责任单位：派出所、各村", "完成时限：2025年12月20日"],
            },
            {
                "item": "2.宣传。",
                "body": ["牵头领导：王某平", "牵头单位:宣传办", "配合单位:各学校", "时间要求:长期坚持"],
            },
            {"item": "3.值守。", "body": ["另行通知。"]},
        )
    )
    assert rows_of(made) == [
        ("排查。", ("应急办",), ("派出所", "各村"), "2025年12月20日"),
        ("宣传。", ("宣传办",), ("各学校",), "长期坚持"),
    ]
    assert made.breakdown.rows[1].note == "牵头领导：王某平"
    assert said(made, "D789") == ["没有写明责任单位，未列入分解表：“3.值守”"]


@pytest.mark.parametrize(
    "text", ["派出所", "人力资源和社会保障所、妇联", "镇直各部门（站、所、办）、各村", "教办和团委"]
)
def test_names_of_units_are_known_by_their_ends(text):
    assert are_units(text)


@pytest.mark.parametrize("text", ["", "加强领导", "派出所、落实经费", "：办", "会" * 61])
def test_other_words_are_no_names_of_units(text):
    assert not are_units(text)


# --- areas ----------------------------------------------------------------------------------------

LEAD, HELP = "牵头单位：镇妇联", "责任单位：各学校"


def test_units_only_called_responsible_lead_nothing_where_others_do():
    made = breakdown_of(
        plan(
            area("（一）走访", LEAD, HELP, {"item": "1.登记。"}),
            area("（二）巡查", "牵头单位：", HELP, {"item": "1.巡塘。"}),
            area("（三）保障", HELP, {"item": "1.给钱。"}),
        )
    )
    assert rows_of(made)[1:] == [("巡塘", (), ("各学校",), ""), ("给钱", (), ("各学校",), "")]
    assert (made.breakdown.lead_word, made.breakdown.coop_word) == ("牵头单位", "责任单位")


def test_an_area_that_calls_its_leader_otherwise_is_told():
    made = breakdown_of(
        plan(
            area("（一）走访", LEAD, "配合单位：各村", {"item": "1.登记。"}),
            area("（二）巡查", HELP, "配合单位：各村", {"item": "1.巡塘。"}),
        )
    )
    assert rows_of(made)[1] == ("巡塘", ("各学校",), ("各村",), "")
    assert said(made, "D789") == ["“（二）巡查”写的是“责任单位”，列在“牵头单位”一栏"]


def test_numbers_left_out_within_an_area_are_named_though_rows_are_numbered_anew():
    made = breakdown_of(
        plan(
            area("（一）走访", LEAD, {"item": "1.登记。"}, {"item": "3.慰问。"}),
            area("（二）巡查", LEAD, {"item": "1.巡塘。"}, {"item": "1.巡河。"}),
        )
    )
    assert [row.no for row in made.breakdown.rows] == [1, 2, 3, 4]
    assert said(made, "D770") == ["“（一）走访”的任务序号缺 2（2 行，编到 3）"]
    assert said(made, "D771") == ["“（二）巡查”的任务序号1用了 2 次"]


def test_an_area_without_numbers_has_its_paragraphs_as_tasks():
    made = breakdown_of(plan(area("（一）走访", LEAD, "逐户登记。", "逢节慰问。")))
    assert [row[0] for row in rows_of(made)] == ["逐户登记", "逢节慰问"]


def test_sections_beside_areas_that_name_no_unit_are_told():
    made = breakdown_of(
        plan(
            {"heading": "一、目标", "body": ["无事故。"]},
            {
                "heading": "二、任务",
                "body": [area("（一）走访", LEAD, {"item": "1.登记。"}), {"heading": "（二）无主。"}],
            },
        )
    )
    assert said(made, "D789") == ["没有写明责任单位，未列入分解表：“（二）无主”"]


def test_a_deadline_behind_the_heading_of_a_task_is_kept():
    made = breakdown_of(
        plan(area("（一）走访", LEAD, {"heading": "1.登记。", "rest": "2025年7月1日前完成。"}))
    )
    assert rows_of(made) == [("登记", ("镇妇联",), (), "2025年7月1日前")]


def test_what_an_area_says_of_its_end_and_its_persons_holds_for_its_tasks():
    body = area(
        "（一）走访",
        LEAD,
        "责任领导：王某平",
        "完成时限：6月底",
        {"item": "1.登记。"},
        {"item": "2.慰问，7月5日前完成。"},
    )
    rows = breakdown_of(plan(body)).breakdown.rows
    assert [(row.due, row.note) for row in rows] == [
        ("6月底", "责任领导：王某平"),
        ("7月5日前", "责任领导：王某平"),
    ]


def test_a_heading_may_be_the_unit_whose_duties_follow():
    body = {
        "heading": "一、职责分工",
        "section": "职责",
        "body": [
            {"heading": "（一）宣传办。", "rest": "负责引导，更新宣传栏。"},
            {"heading": "（二）镇派出所", "body": ["负责打击犯罪。", "负责巡逻。"]},
            {"heading": "（三）各村（居）委会。", "rest": "（1）入户走访；（2）建立台账；"},
            {"item": "（四）妇联、团委", "body": [{"item": "1.办课堂。"}]},
            {"heading": "（五）加强领导。", "rest": "各单位要重视。"},
        ],
    }
    made = breakdown_of(plan(body))
    assert rows_of(made) == [
        ("负责引导，更新宣传栏", ("宣传办",), (), ""),
        ("负责打击犯罪", ("镇派出所",), (), ""),
        ("负责巡逻", ("镇派出所",), (), ""),
        ("入户走访", ("各村（居）委会",), (), ""),
        ("建立台账", ("各村（居）委会",), (), ""),
        ("办课堂", ("妇联", "团委"), (), ""),
    ]
    assert said(made, "D789") == ["没有写明责任单位，未列入分解表：“（五）加强领导。各单位要重视”"]


def test_duties_that_begin_with_no_unit_are_told():
    body = {
        "heading": "二、职责",
        "section": "职责",
        "body": [{"item": "1.派出所：巡逻。"}, {"item": "2.其他单位按职责做好工作。"}],
    }
    made = breakdown_of(plan(body))
    assert rows_of(made) == [("巡逻", ("派出所",), (), "")]
    assert said(made, "D789") == ["没有写明责任单位，未列入分解表：“2.其他单位按职责做好工作”"]


def test_sections_that_are_units_are_read_without_a_section_of_duties():
    body = (
        {"heading": "一、宣传办负责以下工作：", "body": [{"item": "1.上课。"}]},
        {"heading": "二、教办", "body": ["主要职责：", {"item": "（1）家访；"}]},
        {"item": "三、派出所：巡逻。"},
        {"item": "四、要求：认真。"},
    )
    for made in (breakdown_of(plan(*body)), breakdown_of(tasks(*body))):
        assert rows_of(made) == [
            ("上课", ("宣传办",), (), ""),
            ("家访", ("教办",), (), ""),
            ("巡逻", ("派出所",), (), ""),
        ]


# --- deadlines ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("于2025年7月1日前完成。", "2025年7月1日前"),
        ("对水域登记造册，6 月 15 日前完成", "6月15日前"),
        ("2025年6月底前建好", "2025年6月底前"),
        ("5月20日完成验收", "5月20日"),
        ("年底前办结", "年底前"),
        ("3月底前摸清，9月底前办完", "3月底前；9月底前"),
        ("每年3月20日前报送", ""),
        ("每月5日前、10日前报送", ""),
        ("2025年3月1日至6月30日前开展", ""),
        ("3月20日、6月20日前报送", ""),
        ("到2026年底，事故为零", ""),
        ("每天两次", ""),
    ],
)
def test_a_day_by_which_a_task_is_to_be_done_is_found_in_its_words(text, due):
    assert due_in(text) == due


# --- several tables -------------------------------------------------------------------------------


def table(*rows, head=HEAD):
    return {"table": {"rows": [head, *rows]}}


def test_tables_of_one_head_become_one_with_their_headings_as_areas():
    made = breakdown_of(
        plan(
            area("一、镇级", table(["1", "排查", "派出所", "妇联"], ["2", "值班", "镇政府", ""])),
            area("二、村级", table(["1", "巡河", "甲山村", ""])),
        )
    )
    assert [(row.no, row.area, row.task) for row in made.breakdown.rows] == [
        (1, "一、镇级", "排查"), (2, "一、镇级", "值班"), (3, "二、村级", "巡河")
    ]  # fmt: skip
    assert said(made, "D779", "D772") == [
        "表头相同的 2 张表（“一、镇级”“二、村级”）连成一张",
        "各张表的序号各自编起，连起来从 1 编到 3",
    ]


def test_a_table_cut_in_two_goes_on_with_its_area_and_its_numbers():
    head = ["序号", "责任内容", "任务", "责任单位"]
    cut = table(["1", "走访", "登记", "妇联"], head=head), table(["2", "", "慰问", "妇联"], head=head)
    made = breakdown_of(plan(*cut))
    assert [(row.no, row.area) for row in made.breakdown.rows] == [(1, "走访"), (2, "走访")]
    assert said(made, "D779", "D772") == ["表头相同的 2 张表连成一张"]


def test_a_table_of_another_head_is_left_out_with_its_place():
    other = table(["1", "巡河", "甲山村"], head=["序号", "任务", "责任单位"])
    body = (
        area("一、镇级", table(["1", "排查", "派出所", ""], ["2", "值班", "妇联", ""])),
        area("二、村级", other),
    )
    made = breakdown_of(plan(*body))
    (finding,) = (each for each in made.findings if each.code == "D784")
    assert finding.severity.value == "warning"
    assert finding.message.startswith("另有“二、村级”下的表（1 行），这里用的是“一、镇级”下的表（2 行）")
    assert finding.hint.startswith("要用它时，把它单独存成一个文件")


@pytest.mark.parametrize(
    ("name", "title", "made"),
    [
        ("清禾镇关爱行动实施方案", "责任分工表", "清禾镇关爱行动责任分工表"),
        ("关于印发《清禾镇关爱行动方案》的通知", "任务分解表", "清禾镇关爱行动任务分解表"),
        ("清禾镇关爱行动实施方案", "暑期安全责任分解表", "暑期安全责任分解表"),
        ("关于值班的通知", "任务清单", "任务清单"),
    ],
)
def test_a_title_that_names_no_work_gets_that_of_the_plan(name, title, made):
    body = [table(["1", "排查", "派出所", ""])]
    found = breakdown_of(plan(title=name, attachments=[{"label": "附件", "title": title, "body": body}]))
    assert found.breakdown.title == made
    told = f"表题“{title}”没有写明是什么工作，标题写作“{made}”"
    assert said(found, "D779") == ([told] if made != title else [])


@pytest.mark.parametrize(
    "word", ["责任领域", "工作领域", "领域", "类别", "任务类别", "工作内容", "项目", "板块"]
)
def test_the_areas_stand_under_many_words(word):
    head = [word, "序号", "具体措施", "责任单位（牵头）", "备注"]
    made = breakdown_of(plan(table(["走访", "1", "登记", "各村\n（社区）\n妇联", "甲"], head=head)))
    (row,) = made.breakdown.rows
    assert (row.area, row.lead_units, row.note) == ("走访", ("各村（社区）", "妇联"), "甲")
    assert (made.breakdown.area_word, made.breakdown.lead_word) == (word, "责任单位（牵头）")


@pytest.mark.parametrize("text", ["-", "——", "/", "无", "（无）", "暂无", "…"])
def test_a_dash_or_none_is_no_unit(text):
    (row,) = breakdown_of(plan(table(["1", "排查", "派出所", text]))).breakdown.rows
    assert row.coop_units == ()
