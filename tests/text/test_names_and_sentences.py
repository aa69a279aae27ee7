import pytest

from govdocs.text.names import names_itself, pad_name, split_names, unpad_name
from govdocs.text.sentences import ends_sentence, split_first_sentence


@pytest.mark.parametrize(
    ("name", "padded"),
    [
        ("何川", "何　川"),
        ("何 川", "何　川"),
        ("何川（镇）", "何　川（镇）"),
        ("何某川", "何某川"),
        ("欧阳某某", "欧阳某某"),
        ("阿依·古丽", "阿依·古丽"),
        ("Li", "Li"),
        ("𬱖某", "𬱖　某"),
        ("", ""),
        ("（镇）何（", "（镇）何（"),
    ],
)
def test_two_characters_stand_as_wide_as_three(name, padded):
    assert pad_name(name) == padded


def test_padding_is_taken_away_but_latin_names_keep_their_space():
    assert [unpad_name(name) for name in ("何　川", " 何 川（镇）", "John Smith")] == [
        "何川",
        "何川（镇）",
        "John Smith",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("何 川（镇）、施某远、 苗　禾", ("何川（镇）", "施某远", "苗禾")),
        ("何某川 施某远 苗 禾", ("何某川", "施某远", "苗禾")),
        ("苗 禾 （村）", ("苗禾（村）",)),
        ("镇属各部门（民政、司法），何某川", ("镇属各部门（民政、司法）", "何某川")),
        ("何", ("何",)),
        ("", ()),
    ],
)
def test_a_list_of_names_is_divided(text, names):
    assert split_names(text) == names


def test_the_first_sentence_ends_at_a_stop_outside_brackets():
    assert split_first_sentence("加强领导。各村要落实。") == ("加强领导。", "各村要落实。")
    assert split_first_sentence("做到（好。）的。再") == ("做到（好。）的。", "再")
    assert split_first_sentence("“好！”他说。") == ("“好！”", "他说。")
    assert split_first_sentence("加强领导") == ("加强领导", "")


def test_what_ends_as_a_sentence_does():
    assert all(ends_sentence(text) for text in ("好。", "好！”", "如下：", "一项； ", "……", "（好。）"))
    assert not any(ends_sentence(text) for text in ("好", "好，", "完善运行机制、", ""))


@pytest.mark.parametrize("organ", ["本镇", "我局", "本县人民政府", "本单位"])
def test_an_organ_may_be_called_by_what_it_is_to_the_writer(organ):
    assert names_itself(organ)


@pytest.mark.parametrize("organ", ["清禾镇人民政府", "本溪市人民政府", "例示县民政局", ""])
def test_a_name_is_no_such_word(organ):
    assert not names_itself(organ)
