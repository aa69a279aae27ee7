"""The last check: nothing that a page shows may lie outside its sheet."""

from __future__ import annotations

from collections.abc import Sequence

from govdocs.diagnostics import error
from govdocs.errors import InvalidDataError
from govdocs.layout.canvas import Canvas
from govdocs.layout.codes import OFF_SHEET
from govdocs.layout.pages import MM_PER_POINT

_SLACK = 0.5  # millimetres: what no eye misses
_HINT = "请精简这一页的内容（名单改用统称或列为附件，表格减少列数）"


def refuse_off_sheet(canvases: Sequence[Canvas]) -> None:
    """Raises an error that lists the pages with something outside the sheet."""
    found = [canvas.page + 1 for canvas in canvases if _reaches_out(canvas)]
    if found:
        faults = tuple(error(OFF_SHEET, "内容超出纸面，印不出来", f"第{page}页", _HINT) for page in found)
        raise InvalidDataError("内容超出纸面，没有生成文件", faults, _HINT)


def _reaches_out(canvas: Canvas) -> bool:
    frame = canvas.frame
    width, height = frame.sheet_width + _SLACK, frame.sheet_height + _SLACK
    for rule in canvas.rules:
        if min(rule.x0, rule.y0) < -_SLACK or rule.x1 > width or rule.y1 > height:
            return True
    for run in canvas.runs:
        if not (-_SLACK < run.x < width and -_SLACK < run.y < height):
            return True
    for line in canvas.lines:
        across = line.x0 >= -_SLACK and line.x1 <= width
        down = line.top >= -_SLACK and line.top + line.size * MM_PER_POINT <= height
        if not (across and down) and line.part != "page_number":
            return True
    return any(
        min(picture.x, picture.y) < -_SLACK
        or picture.x + picture.width > width
        or picture.y + picture.height > height
        for picture in canvas.pictures
    )
