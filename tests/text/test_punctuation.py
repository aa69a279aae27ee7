import pytest

from govdocs.text.punctuation import bracket_faults, normalized

CHANGES = {
    "协调,对于(社区)儿童, 进行培训": "协调，对于（社区）儿童，进行培训",
    '落实"双减"; 2.检查': "落实“双减”；2.检查",
    "规划(2023-2025年)": "规划（2023-2025年）",
    "社会事务办: 负责": "社会事务办：负责",
    "好吗?好!": "好吗？好！",
    "见附件(1)。": "见附件（1）。",
    "（一)组织": "（一）组织",
    "他说...好。。。": "他说……好……",
    "等等…等等": "等等……等等",
    "工作--任务": "工作——任务",
    "任务――要求": "任务——要求",
    "完成.": "完成。",
    "时间8:30,地点": "时间8:30，地点",
}
KEPT = [
    "3,000元",
    "GB/T 9704(2012)",
    "a (b) c, d",
    "http://example.cn/a,b",
    "1.5倍",
    "2023.",
    "2023—2025年",
    "一.总则",
    '5"管',
    "8:30",
    "",
]


@pytest.mark.parametrize(("before", "after"), CHANGES.items())
def test_half_width_marks_between_chinese_become_full_width(before, after):
    text, changes = normalized(before)
    assert text == after
    assert all(before[each.position :].startswith(each.before) for each in changes)
    assert all(each.rule for each in changes)


@pytest.mark.parametrize("text", KEPT)
def test_numbers_and_latin_stay_as_they_are(text):
    assert normalized(text) == (text, ())


def test_what_is_right_is_not_touched_twice():
    for after in CHANGES.values():
        assert normalized(after) == (after, ())


@pytest.mark.parametrize(
    "text", ["《例（一）》", "“甲‘乙’丙”", "1）登记 2）核对", "（一）甲", "don’t", "(a)[b]"]
)
def test_pairs_are_found_whole(text):
    assert bracket_faults(text) == ()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("（甲", [0]),
        ("甲）乙", [1]),
        ("“甲", [0]),
        ("（甲)", [0]),
        ("(甲）", [0]),
        ("《甲（乙》丙", [2]),
        ("《甲】", [0, 2]),
    ],
)
def test_what_has_no_partner_is_found(text, places):
    faults = bracket_faults(text)
    assert [fault.position for fault in faults] == places
    assert all(fault.mark in fault.words for fault in faults)
