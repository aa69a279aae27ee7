"""Where the cells of a form stand, and how far down those reach whose height is open."""

from govdocs.document.form_grids import Place, placed, reach


def test_cells_stand_side_by_side():
    assert placed([[(1, 1), (1, 5)]], 6) == [
        [Place(0, 1, (0, 0), begins=True), Place(1, 5, (0, 1), begins=True)]
    ]


def test_a_cell_over_rows_takes_its_columns_from_the_rows_below():
    rows = placed([[(2, 1), (1, 2)], [(1, 2)], [(1, 3)]], 3)
    assert rows[1] == [Place(0, 1, (0, 0), begins=False), Place(1, 2, (1, 0), begins=True)]
    assert rows[2] == [Place(0, 3, (2, 0), begins=True)]


def test_a_cell_at_the_right_keeps_its_place():
    rows = placed([[(1, 2), (2, 1)], [(1, 2)]], 3)
    assert [place.column for place in rows[1]] == [0, 2]


def test_an_open_cell_reaches_as_far_as_the_rows_leave_its_columns_free():
    spans = [[(1, 1), (1, 5)], [(0, 1), (1, 2), (1, 3)], [(1, 2), (1, 3)], [(1, 5)], [(1, 1), (1, 5)]]
    ends = reach(spans, 6)
    assert ends[1, 0] == 4
    assert ends[4, 0] == 5


def test_an_open_cell_reaches_to_the_end_where_nothing_ends_it():
    assert reach([[(0, 1), (1, 1)], [(1, 1)], [(1, 1)]], 2)[0, 0] == 3


def test_two_open_cells_end_together():
    spans = [[(0, 1), (0, 1), (1, 2)], [(1, 2)], [(1, 4)]]
    ends = reach(spans, 4)
    assert ends[0, 0] == ends[0, 1] == 2
