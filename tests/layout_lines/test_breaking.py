import pytest

from govdocs.layout.typesetting.breaking import (
    FREE,
    JOINT,
    NEVER,
    SOFT,
    break_codes,
    glue,
    script_changes,
    spans,
)


def free(text, unbreakable=()):
    """The text with a bar where it may break freely."""
    codes = break_codes(text, unbreakable)
    return "".join(
        ("|" if codes[place] == FREE and place else "") + text[place] for place in range(len(text))
    )


@pytest.mark.parametrize(
    "divided",
    [
        "清|禾|镇", "清|禾，|镇", "清|（禾）|镇", "投|入|2,347.00万元|整|改", "自|2025年4月10日|起",
        "覆|盖|98.5%|以|上",
        "清——|禾……|镇", "《清》", "阿·里", "清 |禾", "第3条|规|定", "8:30|开|会",
        "63%～68%|之|间", "1.负|责",
        "清/禾", "二十三个|部|门", "￥300元|整", "[清]", "2023—2025年|间", "周　勇",
    ],
)  # fmt: skip
def test_where_text_breaks_freely(divided):
    assert free(divided.replace("|", "")) == divided


def test_a_mark_and_latin_text_part_only_at_need():
    codes = break_codes("清，Ab（禾")
    assert (codes[2], codes[4], codes[5]) == (SOFT, SOFT, NEVER)


def test_an_address_has_joints():
    codes = break_codes("a.b@example.cn")
    assert [place for place in range(14) if codes[place] == JOINT] == [2, 4, 12]


def test_names_set_in_columns_stay_whole():
    names = "何某川　欧阳某某　苗　禾　施某远　田某某　麦　子"
    divided = "何某川　|欧阳某某　|苗　禾　|施某远　|田某某　|麦　子"
    assert free(names) == divided


def test_names_are_found_the_longest_first():
    names = ("清禾镇", "例示县清禾镇", "何")
    assert spans("例示县清禾镇何清禾镇", names) == ((0, 6), (7, 10))
    assert spans("例示县", ()) == ()
    assert spans("何", ("何",)) == ()


def test_a_span_beyond_the_text_is_cut_to_it():
    assert len(break_codes("清禾", [(0, 9)])) == 3


def test_gaps_inside_words_numbers_and_dashes_do_not_widen():
    assert list(glue("清12禾")) == [0, 1, 1, 2, 3]
    assert list(glue("清——禾")) == [0, 1, 1, 2, 3]
    assert list(glue("清禾")) == [0, 1, 2]


def test_changes_of_script_are_counted():
    assert list(script_changes("清12禾a")) == [0, 1, 1, 2, 3, 3]
    assert list(script_changes("12 3")) == [0] * 5
    assert script_changes("清禾") == ()
