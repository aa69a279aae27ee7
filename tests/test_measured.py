"""The clauses of GB/T 9704-2012, measured on our PDF and on LibreOffice's print of our Word files."""

from __future__ import annotations

import re

import pytest

import generated
from clauses.printed import CONTEXT, pages, pdf_cases, source_case, word_cases
from clauses.register import NOT_MEASURED, measured, measured_word
from clauses.registry import CLAUSES, Case
from clauses.rules import RULES, TEXT, TEXT_RULES, findings, read_codes
from govdocs.readers.read import read
from govdocs.styles.gb9704 import GB9704, GB9704_VISUAL
from govdocs.writers.pdf import write_pdf
from measure import BOTTOM, TOP, pitches, sheets, squeezed

# Documents of the generated set that are measured here; all 200 are printed in test_printed.py.
# Clauses about what the source wrote (or left out), not about where it stands.
OF_THE_SOURCE = {"G-37", "G-38", "G-39", "G-67", "G-110", "G-148"}
SOME = range(0, generated.COUNT, 9)
SPECIAL = range(4, generated.COUNT, 18)


@pytest.fixture(scope="module")
def on_pdf(tmp_path_factory):
    return measured(pdf_cases(tmp_path_factory.mktemp("pdf")))


@pytest.fixture(scope="module", params=[GB9704, GB9704_VISUAL], ids=lambda style: style.name)
def on_word(request, tmp_path_factory):
    return measured_word(*word_cases(tmp_path_factory.mktemp("word"), request.param))


@pytest.fixture(scope="module")
def special():
    """Generated letters, orders and minutes as measured cases."""
    made = (generated.letter, generated.order, generated.minutes)
    wanted = {f"{make.__name__} {number}": make(number) for number in SPECIAL for make in made}
    for data in wanted.values():
        data.setdefault("signature", data["issuers"])
    return [Case(name, data, write_pdf(pages(data), CONTEXT)) for name, data in wanted.items()]


@pytest.fixture(scope="module")
def some():
    """Every ninth generated document as a measured case."""
    found = []
    for number in SOME:
        data = generated.record(number)
        data.setdefault("signature", data["issuers"])
        found.append(Case(f"第{number}份", data, write_pdf(pages(data), CONTEXT)))
    return found


@pytest.mark.parametrize("number", CLAUSES)
def test_the_pdf_meets_the_clause(on_pdf, number):
    assert number in on_pdf, "no sample has this element"
    assert on_pdf[number].holds, f"{CLAUSES[number].statement}：{on_pdf[number].value}"


@pytest.mark.printing
@pytest.mark.parametrize("number", CLAUSES)
def test_the_printed_word_file_meets_the_clause(on_word, number):
    if number not in on_word:
        pytest.skip("样张的 Word 文件中量不到这一要素")
    assert on_word[number].holds, f"{CLAUSES[number].statement}：{on_word[number].value}"


@pytest.mark.parametrize("number", CLAUSES)
def test_generated_documents_meet_the_clause(some, number):
    readings = [(case.name, reading) for case in some if (reading := CLAUSES[number].measure(case))]
    wrong = [f"{name}：{reading.value}" for name, reading in readings if not reading.holds]
    assert wrong == [], CLAUSES[number].statement


@pytest.mark.parametrize("number", CLAUSES)
def test_generated_documents_in_the_special_formats_meet_the_clause(special, number):
    readings = [(case.name, reading) for case in special if (reading := CLAUSES[number].measure(case))]
    wrong = [f"{name}：{reading.value}" for name, reading in readings if not reading.holds]
    assert wrong == [], CLAUSES[number].statement


@pytest.mark.parametrize("rule", [*RULES, *TEXT_RULES], ids=lambda rule: rule.id)
def test_a_faulty_record_or_text_is_found_out(rule):
    assert rule.codes(), rule.statement


def test_a_good_record_or_text_has_nothing_to_report():
    assert [findings(rule.good) for rule in RULES] == [[]] * len(RULES)
    assert read_codes(TEXT) == []


@pytest.mark.parametrize("clause", CLAUSES.values(), ids=lambda clause: clause.id)
def test_the_module_that_meets_a_clause_is_there(root, clause):
    assert (root / "src" / "govdocs" / clause.where).is_file()


@pytest.mark.parametrize("lines", range(1, 23))
def test_a_full_page_fills_the_type_area_wherever_the_text_ends(lines):
    """Em top of the first line 37 and em bottom of the last 262 ±0.3 mm, 22 lines, one pitch."""
    body = ["各村要把走访记录写清楚，" * 20 + "逐项登记。"] * 4 + ["镇级各部门按时报送。"] * lines
    _, second, *_ = sheets(write_pdf(pages(generated.record(1) | {"body": body}), CONTEXT))
    text = [line for line in second.body if line.size == 16]
    assert len(text) == 22
    assert abs(text[0].top - TOP) <= 0.3
    assert abs(text[-1].bottom - BOTTOM) <= 0.3
    assert max(pitches(text)) - min(pitches(text)) < 0.05


@pytest.mark.seeds
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_a_seed_stands_where_the_standard_wants_it(seeds, number):
    """Every clause of place and looks; what the source itself writes otherwise is printed as it is."""
    (path,) = seeds.glob(f"{number}_*.txt")
    case = source_case(number, read(path.read_bytes(), path.name).data)
    found = {key: reading for key, reading in measured([case]).items() if key not in OF_THE_SOURCE}
    assert len(found) > 15
    assert [f"{key} {reading.value}" for key, reading in found.items() if not reading.holds] == []


def texts(blocks):
    """Every text of a body outside its tables."""
    for block in blocks:
        if isinstance(block, str):
            yield block
        else:
            yield "".join(block.get(key, "") for key in ("heading", "rest", "item"))
            yield from texts(block.get("body", ()))


def test_every_text_of_the_record_is_painted(some):
    for case in some:
        lines = [line for sheet in case.sheets for line in sheet.lines if line is not sheet.number]
        painted = squeezed("".join(line.text for line in lines))
        wanted = [case.data["title"], case.data["number"], *texts(case.data["body"])]
        assert [text for text in wanted if squeezed(text) not in painted] == []


def test_the_report_lists_every_clause_and_says_what_is_measured(root, on_pdf):
    page = (root / "docs" / "conformance.md").read_text(encoding="utf-8")
    rows = {row[0]: row for row in re.findall(r"^\| ([A-Z]-\w+) \|(.*)\|$", page, re.MULTILINE)}
    rules = (rule.id for rule in (*RULES, *TEXT_RULES))
    assert set(rows) == {*CLAUSES, *NOT_MEASURED, *rules}
    for number, reading in on_pdf.items():
        assert reading.holds or "**不符合**" in rows[number][1]
