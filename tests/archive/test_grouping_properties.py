"""Whatever files lie in a folder: each belongs to one item, once, and each item has one main document."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.archive.found import Found
from govdocs.archive.grouping import drafts_of
from govdocs.archive.roles import group_of, role_of
from govdocs.archive.titles import read_name

NAMES = st.one_of(
    st.sampled_from(
        [
            "清政发〔2025〕3号 关于值班的通知",
            "清政发〔2025〕3号",
            "清政发〔2025〕3号 定稿",
            "关于值班的通知",
            "关于值班的通知（定稿）",
            "关于转发例民发〔2025〕15号的通知",
            "例民发〔2025〕15号 关于救助的意见",
            "被转发文 意见",
            "来文 例民函〔2025〕2号",
            "复文 清政函〔2025〕3号",
            "附件1 登记表",
            "附件2",
            "登记表",
            "发文稿纸",
            "收文处理单",
            "正文",
            "1",
        ]
    ),
    st.text("清政发〔〕2025号附件定稿（）1 .-_关于的通知", max_size=14),
)
FOLDERS = st.sampled_from(
    ["", "发文/", "收文/", "清政发〔2025〕3号/", "清政发〔2025〕3号/附件/", "往来/", "往来/定稿/"]
)
FORMATS = st.sampled_from(["pdf", "docx", "jpg", "ofd", "xlsx"])
NUMBERS = st.sampled_from(["", "清政发〔2025〕3号", "例民发〔2025〕15号"])


def found(folder, stem, suffix, number, mentions):
    path = f"{folder}{stem}.{suffix}"
    group, rest = group_of(stem)
    name = read_name(rest)
    role = role_of(name.title, tuple(folder.split("/")[:-1]))
    titles = {"清政发〔2025〕3号": "关于转发关于救助的意见的通知", "例民发〔2025〕15号": "关于救助的意见"}
    return Found(
        path,
        path,
        1,
        suffix,
        name,
        role,
        group,
        title=titles.get(number, ""),
        doc_no=number,
        annexes=("登记表", "汇总表") if number else (),
        mentions=tuple(filter(None, (mentions,))),
    )


FILES = st.lists(
    st.builds(found, FOLDERS, NAMES, FORMATS, NUMBERS, NUMBERS),
    max_size=14,
    unique_by=lambda each: each.path,
)


@settings(max_examples=300, deadline=None)
@given(FILES)
def test_each_file_belongs_to_one_item_once(files):
    members = [member.found.path for draft in drafts_of(files) for member in draft.members]
    assert sorted(members) == sorted(each.path for each in files)


@settings(max_examples=150, deadline=None)
@given(FILES)
def test_each_item_has_one_main_document_in_each_group(files):
    for draft in drafts_of(files):
        mains = [member.group for member in draft.members if member.role == "正文" and not member.editable]
        assert len(mains) == len(set(mains)) >= 1
        assert draft.members[0].role == "正文"


@settings(max_examples=60, deadline=None)
@given(FILES, st.randoms(use_true_random=False))
def test_the_order_of_the_files_makes_no_difference(files, chance):
    shuffled = list(files)
    chance.shuffle(shuffled)
    assert drafts_of(shuffled) == drafts_of(files)
