"""The text of a plan: its lines, and what stands in the sections of a tag."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.kinds.parts.content import Item, Section


def lines_of(body: object, *, headings: bool = True) -> Iterator[str]:
    """Every line of text in `body`; without `headings` what runs on behind them alone."""
    if isinstance(body, str):
        yield body
    elif isinstance(body, tuple):
        for part in body:
            yield from lines_of(part, headings=headings)
    elif isinstance(body, Section):
        if headings or body.rest:
            yield (body.heading if headings else "") + body.rest
        yield from lines_of(body.body, headings=headings)
    elif isinstance(body, Item):
        yield body.item
        yield from lines_of(body.body, headings=headings)


def tagged(body: tuple[object, ...], tag: str) -> tuple[object, ...]:
    """What stands in the sections of that tag, however deep."""
    found: list[object] = []
    for part in body:
        if isinstance(part, Section) and part.section == tag:
            found.extend((*((part.rest,) if part.rest else ()), *part.body))
        elif isinstance(part, Section | Item):
            found.extend(tagged(part.body, tag))
    return tuple(found)
