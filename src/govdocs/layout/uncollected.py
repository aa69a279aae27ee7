"""Work that makes very many small values and no garbage: the collector of cycles need not look at it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keeps Python from looking for cycles; what nobody refers to goes at once all the same.

    A table of ten thousand rows is half a million lines, runs and cells: going through all of them again
    and again, as they become more, takes a fifth of the time and finds nothing.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            _age()
            gc.enable()


def _age() -> None:
    """Makes all values old ones at once, without going through them; not where a program has frozen some."""
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
