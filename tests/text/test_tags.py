"""Tags fill names with values and reach nothing else; what is wrong with one is told before it is filled."""

import pytest

from govdocs.text.tags import Blank, TagError, XmlText, evaluated, filled, listed, verbatim
from govdocs.text.tags_examined import ANYTHING, assignment_of, below, faults_in, in_loop, loop_of, used

VALUES = {
    "姓名": "林某安",
    "年龄": 12,
    "监护人": {"姓名": "林某国"},
    "成员": ({"姓名": "周某英"}, {"姓名": "林某国"}),
    "要求": (),
}
NAMES = {
    "姓名": None,
    "年龄": None,
    "监护人": {"姓名": None, "关系": None},
    "成员": {"姓名": None},
    "要求": ANYTHING,
}

HOSTILE = [
    "姓名.__class__",
    "''.__class__.__mro__[1].__subclasses__()",
    "姓名['__class__']",
    "姓名|attr('__class__')",
    "成员|map(attribute='__class__')|join",
    "cycler.__init__.__globals__.os",
    "lipsum.__globals__",
    "request.application",
    "self.__init__",
    "joiner()",
    "namespace(a=1)",
    "dict(a=1)",
    "range(10)",
    "'{0.__class__}'.format(姓名)",
    "姓名.upper()",
    "姓名|pprint",
    "姓名|tojson",
    "姓名|format('%s')",
    "姓名 is mapping",
    "2 ** 9 ** 9",
    "_姓名",
    "config",
    "get_flashed_messages()",
    "(姓名 for 姓名 in 成员)",
]


@pytest.mark.parametrize("expression", HOSTILE)
def test_no_tag_reaches_beyond_the_values(expression):
    assert list(faults_in(expression, NAMES)) != []
    with pytest.raises(TagError):
        filled("{{ " + expression + " }}", VALUES)


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("姓名", "林某安"),
        ("监护人.姓名", "林某国"),
        ("监护人['姓名']", "林某国"),
        ("成员[0].姓名", "周某英"),
        ("成员|length", "2"),
        ("成员|map(attribute='姓名')|join('、')", "周某英、林某国"),
        ("姓名 if 年龄 < 14 else '无'", "林某安"),
        ("年龄 * 2 + 1", "25"),
        ("年龄 % 5", "2"),
        ("姓名 ~ '等'", "林某安等"),
        ("姓名|default('—')", "林某安"),
        ("成员[-1:]|length", "1"),
        ("不在 is defined", "False"),
    ],
)
def test_what_a_tag_may_say_is_printed(expression, printed):
    assert filled("{{ " + expression + " }}", VALUES) == printed


def test_texts_without_a_tag_stay_as_they_are():
    assert filled("第{一}条", VALUES) == "第{一}条"


@pytest.mark.parametrize("expression", ["姓名 * 1000", "'%s' % 姓名", "姓名.长度", "成员.姓名", "成员[9]"])
def test_what_cannot_be_worked_out_is_an_error_and_quotes_no_value(expression):
    with pytest.raises(TagError) as problem:
        filled("{{ " + expression + " }}", VALUES)
    assert "林某" not in str(problem.value)


def test_an_unknown_name_is_an_error_that_names_it():
    with pytest.raises(TagError, match="没有名为“性名”的内容"):
        filled("{{ 性名 }}", VALUES)
    with pytest.raises(TagError, match="没有名为“性命”的内容"):
        filled("{{ 监护人.性命 }}", VALUES)
    with pytest.raises(TagError, match="没有名为“性名”的内容"):
        evaluated("性名", VALUES)


def test_a_statement_that_is_not_closed_is_an_error():
    with pytest.raises(TagError, match="标签写法有误"):
        filled("{% for 项 in 成员 %}", VALUES)


def test_loops_know_their_number():
    text = "{% for 项 in 成员 %}{{ loop.index }}.{{ 项.姓名 }}{{ '' if loop.last else '；' }}{% endfor %}"
    assert filled(text, VALUES) == "1.周某英；2.林某国"


def test_a_list_is_filled_up_with_empty_items():
    text = "{% for 项 in 成员|补足(3) %}[{{ 项.姓名 }}]{% endfor %}"
    assert filled(text, VALUES) == "[周某英][林某国][]"
    assert Blank()["无论什么"] == ""


def test_lists_and_tests_are_worked_out():
    assert listed("成员", VALUES) == VALUES["成员"]
    assert evaluated("年龄 > 11", VALUES) is True


def test_xml_is_escaped_but_for_what_a_writer_made():
    text = XmlText("<w:t>{{ 甲 }}{{ 乙 }}</w:t>", lambda value: value)
    assert (
        text.filled({"甲": "A&B <乙>", "乙": verbatim("<w:br/>")}) == "<w:t>A&amp;B &lt;乙&gt;<w:br/></w:t>"
    )


def test_a_text_of_xml_with_a_broken_tag_is_refused():
    with pytest.raises(TagError, match="标签写法有误"):
        XmlText("{% if %}", str)


def test_what_fails_while_it_is_worked_out_is_an_error():
    with pytest.raises(TagError, match="标签算不出结果"):
        XmlText("{{ 年龄 / 0 }}", str).filled(VALUES)
    with pytest.raises(TagError, match="标签算不出结果"):
        filled("{{ 年龄 / 0 }}", VALUES)
    with pytest.raises(TagError, match="标签算不出结果"):
        evaluated("姓名 + 1", VALUES)
    with pytest.raises(TagError, match="没有名为“甲”的内容"):
        XmlText("{{ 甲 }}", str).filled(VALUES)


@pytest.mark.parametrize(
    ("expression", "words", "near"),
    [
        ("姓明", "没有名为“姓明”的内容", "姓名"),
        ("监护人.关糸", "没有名为“关糸”的内容", "关系"),
        ("姓名.长", "“姓名”是一项文字，没有“长”", ""),
        ("姓名|大写", "没有可用的过滤器“大写”", ""),
        ("姓名 is 空", "没有可用的判断“空”", ""),
        ("姓名 姓名", "标签写法有误", ""),
        ("", "标签写法有误", ""),
    ],
)
def test_a_fault_says_what_is_wrong_and_what_may_be_meant(expression, words, near):
    fault, *_ = faults_in(expression, NAMES)
    assert (fault.words, fault.near) == (words, near)


def test_below_a_name_that_there_is_not_all_is_allowed():
    assert below("没有", NAMES) is ANYTHING
    assert list(faults_in("项.姓名", in_loop(NAMES, "项", "没有"))) == []
    assert list(faults_in("要求[0].内容", NAMES)) == []


def test_items_of_a_list_have_the_names_of_its_records():
    inner = in_loop(NAMES, "项", "成员|补足(3)")
    assert list(faults_in("项.姓名", inner)) == []
    assert [fault.words for fault in faults_in("项.年龄", inner)] == ["没有名为“年龄”的内容"]
    assert list(faults_in("loop.index", inner)) == []
    assert below("成员|map(attribute='姓名')", NAMES) is None
    assert below("成员|length", NAMES) is None
    assert below("成员|first", NAMES) == {"姓名": None}
    assert below("姓名 姓名", NAMES) is None


def test_statements_are_taken_apart():
    assert loop_of("for 项 in 成员|补足(3)") == ("项", "成员|补足(3)")
    assert loop_of("if 成员") is None
    assert assignment_of("set 序 = loop.index") == ("序", "loop.index")
    assert assignment_of("if 序 == 1") is None


def test_the_names_that_a_tag_uses_are_those_that_it_begins_with():
    assert used("监护人.姓名 ~ 姓名") == {"监护人", "姓名"}
    assert used("姓名 姓名") == frozenset()
