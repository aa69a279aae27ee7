"""A child as the ledgers of a day show it: its level, its visits, its age, who cares for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from govdocs.context import Context
from govdocs.kinds.children.child import Child
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.persons import Guardian, age_words
from govdocs.kinds.parts.risk_levels import NOT_ASSESSED
from govdocs.kinds.parts.wording import printed_day
from govdocs.kinds.visits.schedule import NOT_DUE, VisitState, has_left, visit_state

AT_HOME: Final = "在家"

NOT_YET: Final = "—"
"""Printed where nobody has visited a child yet."""


@dataclass(frozen=True)
class RegisteredChild:
    """A child of the register as its ledgers show it on the day of `context`."""

    child: Child
    casebook: Casebook
    context: Context

    @cached_property
    def visits(self) -> VisitState:
        """Its visits as they stand."""
        return visit_state(self.casebook, self.child.file_no, self.context.today)

    @property
    def level(self) -> str:
        """Its level: of its latest assessment, else as the register says; or that it has none."""
        known: str = self.visits.level if self.child.file_no else self.child.risk_level
        return known or NOT_ASSESSED

    @property
    def age(self) -> str:
        """Its age on the day, or the band that a copy leaves."""
        return age_words(self.child.born_on, self.context.today)

    @cached_property
    def carers(self) -> tuple[Guardian, ...]:
        """Who cares for it: the carer, else the parents at home, else the parents."""
        child = self.child
        if child.carer.name:
            return (child.carer,)
        parents = tuple(parent for parent in (child.father, child.mother) if parent.name)
        return tuple(parent for parent in parents if parent.whereabouts == AT_HOME) or parents

    @property
    def last_visit(self) -> str:
        """The day of the last visit."""
        last = self.visits.last
        return printed_day(last.day) if last else NOT_YET

    @property
    def next_visit(self) -> str:
        """The day of the next visit, and how late it is."""
        state = self.visits
        if has_left(self.child, self.context.today):
            return NOT_DUE
        return state.due_words + (f"\n（逾期{state.overdue}天）" if state.overdue else "")
