"""What follows from a table of duties, printed by LibreOffice, is our PDF line for line."""

from __future__ import annotations

import pytest

from govdocs.document.numbering import number_headings
from govdocs.kinds.breakdowns.record import DutyBreakdown
from govdocs.kinds.breakdowns.sheets import bound_document, matrix_document
from govdocs.kinds.breakdowns.unit_names import DoubtfulName
from govdocs.kinds.duties import compose
from test_printed import CONTEXT, agree, pairs

pytestmark = pytest.mark.printing

UNITS = ("社会事务办", "派出所", "中心学校", "卫生院", "农业服务中心", "镇关爱工作领导小组有关成员单位")
AREAS = ("家庭监护", "学校教育", "社会关爱", "网络环境", "人身安全", "救助保障", "社会参与", "组织保障")


def rows():
    """24 tasks in eight areas; every unit leads and cooperates."""
    for number in range(1, 25):
        area = AREAS[(number - 1) // 3]
        yield {
            "no": number,
            "area": f"（{'一二三四五六七八'[(number - 1) // 3]}）做好{area}工作",
            "task": f"按月开展{area}情况排查，建立台账，发现问题当日报告，限期办结并回访。"
            * (1 + number % 3),
            "lead_units": [UNITS[number % 5]],
            "coop_units": [] if number % 4 == 0 else [UNITS[(number + 2) % 5], UNITS[5]],
        }


RECORD = DutyBreakdown.model_validate(
    {"title": "清禾镇关爱工作责任分解表", "label": "附件", "rows": list(rows())}
)
DOUBT = DoubtfulName("农服中心", "序号3", "配合单位", "农业服务中心", "“农业服务中心”写了 5 次")
DOCUMENTS = {
    "分解表": compose(RECORD, CONTEXT),
    "分解表竖排": compose(RECORD.model_copy(update={"orientation": "竖排"}), CONTEXT),
    "分解表A3": compose(
        RECORD.model_copy(update={"orientation": "A3", "columns": ("完成时限", "佐证")}), CONTEXT
    ),
    "统计表": matrix_document(RECORD, (DOUBT,)),
    "责任清单": bound_document(RECORD, {}),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    documents = {name: number_headings(document) for name, document in DOCUMENTS.items()}
    return pairs(documents, tmp_path_factory.mktemp("duties") / "print")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_paper_of_the_duties_prints_line_for_line(printed, name):
    agree(printed[name])
