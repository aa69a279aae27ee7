"""Use case: a clerk takes a number for a document that is still to be written."""

from __future__ import annotations

from govdocs.app.registering.opening import Counter
from govdocs.errors import InputError
from govdocs.register.model import RESERVED, Desk, Taken, Wish


def take_number(counter: Counter, wish: Wish, desk: Desk, *, another: bool = False) -> Taken:
    """The next number of a series.

    Where one is reserved for a document of the same title it is named instead, since the run that took
    it may have ended before its clerk saw it; `another` says that this is another document.
    """
    if wish.facts.title and not (wish.claim or another):
        lines = counter.register.numbers(wish.series.code, wish.series.year, (RESERVED,))
        same = [str(each.number) for each in lines if each.facts.title == wish.facts.title]
        if same:
            hint = f"是同一份文件的，就用{same[0]}；是另一份的，加 --another 再取"
            raise InputError(f"同样标题的文件已经预留{'、'.join(same)}", hint)
    return counter.register.take(wish, desk)
