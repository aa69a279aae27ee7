"""Widths of columns by shares: numbers alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.layout.tables.columns import ColumnNeed
from govdocs.layout.tables.shares import shared_widths


def need(least, wish=0.0, natural=99.0):
    return ColumnNeed(least, max(wish, least), natural, ())


def test_shares_divide_the_room():
    assert shared_widths([need(1), need(1)], [1, 3], 40, 0.5) == [10, 30]


def test_a_column_that_needs_more_than_its_share_takes_it_from_the_others():
    assert shared_widths([need(9), need(1), need(1)], [1, 1, 3], 40, 1) == [10, 7.5, 22.5]


def test_words_are_whole_where_all_have_room_for_theirs():
    assert shared_widths([need(2, wish=11), need(1)], [1, 3], 40, 1) == [12, 28]


def test_pieces_are_whole_where_words_cannot_be():
    assert shared_widths([need(2, wish=30), need(2, wish=30)], [1, 3], 40, 1) == [10, 30]


def test_a_column_without_a_share_has_room_for_its_words_and_no_more():
    assert shared_widths([need(2, wish=7), need(1)], [0, 1], 40, 1) == [8, 32]
    assert shared_widths([need(2, wish=50), need(5)], [0, 1], 40, 1) == [34, 6]


needs = st.lists(st.tuples(st.floats(1, 9), st.floats(0, 20), st.floats(0, 50)), min_size=1, max_size=9)


@given(needs, st.floats(0, 100))
def test_the_room_is_filled_and_nobody_gets_less_than_he_needs(columns, more):
    given_needs = [need(least, wish) for least, wish, _ in columns]
    shares = [share for _, _, share in columns]
    shares[0] += 1
    room = sum(column.least + 1 for column in given_needs) + more
    widths = shared_widths(given_needs, shares, room, 1)
    assert sum(widths) == pytest.approx(room)
    assert all(width >= column.least + 1 - 1e-5 for width, column in zip(widths, given_needs, strict=True))
