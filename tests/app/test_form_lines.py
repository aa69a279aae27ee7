"""Lists of choices have in Word the lines that they have in the PDF."""

from form_samples import VALUES, laid_out
from govdocs.app.form_lines import with_line_ends
from govdocs.document.forms import Box, Each, Form, Grid, Line, pair, row

CHOICES = "　".join(f"□{word}" for word in ("农村留守儿童", "孤儿", "事实无人抚养儿童", "重病儿童", "其他"))


def form(*rows):
    return Form("表", (Line("一行", "form_text"), Grid(rows, (20, 30, 50))))


def test_a_list_of_choices_is_divided_where_the_layout_divides_it():
    values = {**VALUES, "类别框": CHOICES, "姓名": "林某安"}
    pages = laid_out(
        form(row(pair("类别", "{{ 类别框 }}"), Box("")), row(pair("姓名", "{{ 姓名 }}"), Box(""))), values
    )
    made = with_line_ends(values, pages)
    assert len(made["类别框"].split("\n")) > 1
    assert made["类别框"].replace("\n", "　") == CHOICES
    assert all(line.startswith("□") for line in made["类别框"].split("\n"))
    assert made["姓名"] == "林某安"


def test_lists_inside_items_are_divided_too():
    values = {**VALUES, "成员": ({"姓名": CHOICES}, {"姓名": "□甲"}), "监护人": {"类别": CHOICES}}
    pages = laid_out(form(Each("成员", (row(Box("一"), Box("{{ 项.姓名 }}"), Box("")),))), values)
    made = with_line_ends(values, pages)
    assert "\n" in made["成员"][0]["姓名"]
    assert made["成员"][1] == {"姓名": "□甲"}
    assert made["监护人"]["类别"] == made["成员"][0]["姓名"]


def test_what_stands_on_one_line_stays():
    values = {**VALUES, "类别框": "□甲　☑乙"}
    pages = laid_out(form(row(pair("类别", "{{ 类别框 }}"), Box(""))), values)
    assert with_line_ends(values, pages) == values


def test_a_list_that_stands_in_no_cell_stays():
    values = {**VALUES, "类别框": CHOICES, "别的框": "☑别的　□其他的"}
    pages = laid_out(form(row(pair("类别", "{{ 类别框 }}"), Box(""))), values)
    assert with_line_ends(values, pages)["别的框"] == "☑别的　□其他的"
