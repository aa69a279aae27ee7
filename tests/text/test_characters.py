from govdocs.text.characters import clean_text, count_nonblank, is_blank, is_han, is_wide, nonblank


def test_han_and_wide_characters():
    assert [is_han(each) for each in "汉〇𬱖㐀，Aあ"] == [True] * 4 + [False] * 3
    assert all(is_wide(each) for each in "汉，（“—…·Ａ￥")
    assert not any(is_wide(each) for each in "Aa1,( ")


def test_blanks_are_spaces_and_what_nobody_sees():
    assert all(is_blank(each) for each in " \t\n\u3000\u00a0\ufeff\u200b\u200d\u00ad\u2060")
    assert nonblank(" 清\u3000禾\u200b镇\n") == "清禾镇"
    assert count_nonblank("\ufeff 一、\u3000总 则") == 4


def test_what_no_document_can_hold_is_taken_out_and_listed():
    clean, removed = clean_text("清\x00禾\ud800镇\ufffe人\x7f民\U0001ffff。\t")
    assert clean == "清禾镇人民。\t"
    assert [each.position for each in removed] == [1, 3, 5, 7, 9]
    assert [each.words for each in removed][:3] == [
        "控制字符 U+0000", "不成对的代理字符 U+D800", "不是字符的编码 U+FFFE",
    ]  # fmt: skip


def test_form_feeds_become_line_ends_and_clean_text_stays():
    assert clean_text("一\x0c二\u2028三\n四") == ("一\n二\n三\n四", ())
