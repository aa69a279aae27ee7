import io
import zipfile
from datetime import date

from govdocs.writers.package import packed

DAY = date(2025, 4, 10)


def entries(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [(info.filename, info.date_time) for info in package.infolist()]


def test_members_stand_in_a_fixed_order_and_bear_the_day():
    data = packed({"b.xml": b"b", "a.xml": b"a", "[Content_Types].xml": b"c"}, DAY)
    assert entries(data) == [
        (name, (2025, 4, 10, 0, 0, 0)) for name in ("[Content_Types].xml", "a.xml", "b.xml")
    ]


def test_equal_members_give_equal_bytes():
    assert packed({"a": b"1", "b": b"2"}, DAY) == packed({"b": b"2", "a": b"1"}, DAY)


def test_a_day_before_zip_files_is_written_as_their_first_year():
    assert entries(packed({"a": b""}, date(1949, 10, 1))) == [("a", (1980, 10, 1, 0, 0, 0))]
