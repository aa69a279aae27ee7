"""A year has a list and its supplements: what one does not name another may, and nothing is told twice."""

from __future__ import annotations

from datetime import date

import pytest
from collected_papers import OWN, notice, pdf, put

from govdocs.app.archiving.collecting import Wishes, collect
from govdocs.app.archiving.listing import lists_in, read_lists
from govdocs.app.blank_workbooks import record_workbook
from govdocs.app.offices.office import Office
from govdocs.archive.model import Scheme
from govdocs.context import Context
from govdocs.kinds.registry import find_kind

DAY = Context(date(2026, 3, 10))
OFFICE = Office(name=OWN, scheme=Scheme(fonds="Z109", fonds_name=OWN))
PAPERS = {
    f"{number}.pdf": pdf(notice(f"清政发〔2025〕{number}号", f"{OWN}关于做好第{number}项工作的通知"))
    for number in (1, 2, 3)
}


@pytest.fixture
def home(tmp_path):
    """A folder with three papers, a list of the first and a supplement for the second."""
    put(tmp_path / "文件", PAPERS)
    record = collect(tmp_path / "文件", 2025, OFFICE, DAY).record
    for number, name in (("1", "归档清单 2025.xlsx"), ("2", "归档清单 2025 补1.xlsx")):
        chosen = {
            "confirmed_by": "魏某宁",
            "folder": "文件",
            "items": tuple(item for item in record.items if item.number == number),
            "files": tuple(file for file in record.files if file.item == number),
        }
        content = record_workbook(find_kind("归档清单"), record.model_copy(update=chosen), DAY)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def unlisted(home, paths):
    read = read_lists(paths, None, OFFICE, DAY, Wishes())
    return [finding.message for each in read for finding in each.confirmed.findings if finding.code == "A187"]


def test_a_file_that_no_list_names_is_told_once(home):
    paths = lists_in(home, 2025)
    assert [path.name for path in paths] == ["归档清单 2025.xlsx", "归档清单 2025 补1.xlsx"]
    assert unlisted(home, paths) == ["文件夹里有、清单里没有的文件：“3.pdf”"]


def test_one_list_alone_tells_all_that_it_does_not_name(home):
    (message,) = unlisted(home, lists_in(home, 2025)[:1])
    assert message == "文件夹里有、清单里没有的文件：“2.pdf”、“3.pdf”"


def test_lists_that_name_everything_tell_nothing(home):
    (home / "文件" / "3.pdf").unlink()
    assert unlisted(home, lists_in(home, 2025)) == []
