"""The ledger finds what is lost and what stands twice; pieces know where they come from."""

from __future__ import annotations

from govdocs.diagnostics import Severity
from govdocs.readers.findings import proof
from govdocs.readers.ledger import Ledger, plain
from govdocs.readers.source import EMPTY, MADE, Piece, Source, joined, made, text_lines

TEXT = "各村：\n  请抓好 落实。\n完"


def source_and_lines():
    lines = text_lines(TEXT)
    return Source.of(TEXT, lines), [line.piece for line in lines]


def test_a_lost_character_is_set_aside_with_its_line_and_is_an_error():
    source, (first, second, _) = source_and_lines()
    account = Ledger(source).account({"addressees": first, "body": [second]})
    assert not account.balanced
    assert account.lost == 1
    assert [(entry.line, entry.text, entry.kind) for entry in account.set_aside] == [(3, "完", "unplaced")]
    (finding,) = proof(account)
    assert (finding.code, finding.severity) == ("R999", Severity.ERROR)
    assert "丢失 1 字" in finding.message


def test_a_character_that_stands_twice_is_an_error():
    source, (first, second, third) = source_and_lines()
    account = Ledger(source).account({"addressees": first, "body": [first, second, third]})
    assert (account.lost, account.doubled, account.balanced) == (0, 3, False)
    assert proof(account)


def test_marks_and_what_is_set_aside_count_as_placed():
    source, (first, second, third) = source_and_lines()
    ledger = Ledger(source)
    ledger.mark(first.cut(2), "主送机关后的冒号")
    ledger.mark(EMPTY, "没有")
    ledger.set_aside(third, "web page", "网页上的文字")
    account = ledger.account({"addressees": first.cut(0, 2), "body": [second]})
    assert account.balanced
    assert (account.in_data, account.marked, account.aside, account.total) == (8, 1, 1, 10)
    assert not proof(account)


def test_a_piece_keeps_its_places_through_cutting_stripping_and_joining():
    source, (first, second, third) = source_and_lines()
    piece = joined([first, made(" "), second.strip(), third])
    assert piece.text == "各村： 请抓好 落实。完"
    assert source.lines_of(piece) == (1, 2, 3)
    assert source.line_of(piece.cut(4)) == 2
    assert [offset for _, offset in piece.cut(3, 5).offsets()] == [MADE, TEXT.index("请")]
    assert piece.cut(4).divide(3)[1].text == " 落实。完"
    assert second.without_blanks().text == "请抓好落实。"
    assert source.line_of(made(" ")) == 0
    assert len(piece) == len(piece.text)
    assert joined([first, third], "\n").text == "各村：\n完"


def test_plain_data_keeps_what_is_no_piece():
    tree = {"header": 1, "masthead": True, "rows": [[Piece("甲\t乙", ((0, 3),))]], "landscape": None}
    assert plain(tree) == {"header": 1, "masthead": True, "rows": [["甲 乙"]], "landscape": None}


def test_lines_count_as_an_editor_counts_them():
    lines = text_lines("甲\r\n\r\n乙\r丙\x0b丁\x0c戊\n")
    assert [(line.number, line.text) for line in lines] == [
        (1, "甲"),
        (2, ""),
        (3, "乙"),
        (4, "丙"),
        (4, "丁"),
        (4, "戊"),
        (5, ""),
    ]
    assert [line.number for line in lines if line.break_before] == [4]
    assert lines[1].blank
    assert not lines[0].blank
